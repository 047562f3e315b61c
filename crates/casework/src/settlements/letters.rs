//! Grant letters: written down when they come, corrected when they were misread.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::*,
    period::Period,
    programme::Programme,
    settlement::{GrantLetter, accept_letter},
    text,
};
use holdepunkt_store::grant_letters as rows;
use jiff::civil::Date;

use super::occupancy::pays_by_place;
use crate::{Action, Context, Error, Work, context::Deed};

/// What is written of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The programme whose rates it goes by.
    pub programme: Code,
    /// The agency's number of the case.
    pub reference: String,
    /// When it came.
    pub received_on: Date,
    /// The days that it covers.
    pub period: Period,
    /// How many citizens were expected.
    pub expected_participants: i64,
}

/// The programmes that grant money.
#[must_use]
pub fn programmes(context: &Context) -> Vec<&Programme> {
    let grants = |p: &&Programme| pays_by_place(p) || p.parameters.iter().any(|x| x.code == "fixed_grant");
    context.house.rulebook.programmes().iter().filter(grants).collect()
}

/// The letters of one's own job centre, newest first.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<GrantLetter>, Error> {
    let mut work = context.look(Action::EditGrantLetters).await?;
    Ok(rows::list(&mut work.tx, work.scope).await?)
}

/// One letter, for the form that corrects it.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: GrantLetterId) -> Result<GrantLetter, Error> {
    let mut work = context.look(Action::EditGrantLetters).await?;
    Ok(rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?)
}

async fn accept(work: &mut Work, letter: &GrantLetter) -> Result<(), Error> {
    let rulebook = work.context.house.rulebook.clone();
    let programme = rulebook.programme(letter.programme.as_str()).map_err(|r| r.on("programme"))?;
    accept_letter(letter, &programme.period)?;
    if letter.received_on > work.today() {
        return Err(Refusal::NotYet { day: letter.received_on }.on("received_on").into());
    }
    let others = rows::list(&mut work.tx, work.scope).await?;
    let same =
        |l: &&GrantLetter| l.id != letter.id && l.programme == letter.programme && l.period.overlaps(&letter.period);
    match others.iter().find(same) {
        Some(l) => {
            let until = l.period.until().unwrap_or(l.period.from());
            Err(Refusal::GrantLetterOverlaps { from: l.period.from(), until }.on("from").into())
        }
        None => Ok(()),
    }
}

fn letter(id: GrantLetterId, version: i64, w: Written) -> Result<GrantLetter, Error> {
    Ok(GrantLetter {
        id,
        programme: w.programme,
        reference: text::line(&w.reference, 60, "reference")?,
        received_on: w.received_on,
        period: w.period,
        expected_participants: w.expected_participants,
        version,
    })
}

/// Writes down a letter.
///
/// # Errors
/// As [`accept_letter`]; [`Refusal::GrantLetterOverlaps`] on `from`; the policy's, or the database's.
pub async fn register(context: &Context, written: Written) -> Result<GrantLetterId, Error> {
    let mut work = context.begin(Action::EditGrantLetters).await?;
    if let Some(before) = work.made_before(GrantLetterId::parse).await? {
        return Ok(before);
    }
    let letter = letter(GrantLetterId::fresh(), 1, written)?;
    accept(&mut work, &letter).await?;
    rows::insert(&mut work.tx, work.scope, &letter).await?;
    work.made("grant_letter", letter.id, None).await
}

/// Corrects a letter. What was kept by it stays as it was.
///
/// # Errors
/// As [`register`]; [`Refusal::Stale`] when somebody else saved first.
pub async fn correct(context: &Context, id: GrantLetterId, version: i64, written: Written) -> Result<(), Error> {
    let mut work = context.begin(Action::EditGrantLetters).await?;
    let before = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let letter = letter(id, version, Written { programme: before.programme, ..written })?;
    accept(&mut work, &letter).await?;
    if !rows::update(&mut work.tx, work.scope, &letter).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "grant_letter", id, None).await
}
