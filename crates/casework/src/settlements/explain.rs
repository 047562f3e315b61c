//! Why a citizen earned what they earned, step by step.

use holdepunkt_rules::{
    Refusal,
    grants::{
        day::Day,
        event::Event,
        outlook::Next,
        settle::{Settled, settle},
        terms::Terms,
    },
    id::*,
    settlement::{GrantLetter, SettlementSource},
};
use holdepunkt_store::{settled_facts::PersonFacts, settlements as rows};
use jiff::civil::Date;

use super::{
    SettlementRow,
    facts::{Facts, those},
    keep::{self, Kept},
    letter_of,
    now::{ahead_of, horizon},
    occupancy, terms_of, terms_then,
};
use crate::{
    Action, Context, Error, Work,
    citizens::{Heading, admit, heading},
    context::Deed,
};

/// A citizen's settlement with its steps.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The letter that it goes by.
    pub letter: GrantLetter,
    /// The terms.
    pub terms: Terms,
    /// The day by which something must be known.
    pub as_of: Date,
    /// Under which name settlements have them.
    pub pseudonym: String,
    /// What is known of them.
    pub facts: Facts,
    /// The steps.
    pub steps: Vec<Event>,
    /// What was earned and what not.
    pub settled: Settled,
    /// What comes next; nothing in a kept settlement.
    pub next: Vec<Next>,
}

fn explained(
    (letter, terms): (GrantLetter, Terms),
    as_of: Date,
    pseudonym: String,
    facts: Facts,
    next: Vec<Next>,
) -> Result<Explained, Refusal> {
    let mut steps = Vec::new();
    let settled = settle(&facts.history().read(), &terms, Day::of(as_of), &mut steps)?;
    Ok(Explained { letter, terms, as_of, pseudonym, facts, steps, settled, next })
}

/// One's own citizen's settlement today; none when nothing grants money now.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn of_citizen(context: &Context, id: CitizenId) -> Result<(Heading, Option<Explained>), Error> {
    let mut work = context.begin(Action::SeeCitizenSettlement).await?;
    let relation = admit(&mut work, id).await?;
    let heading = heading(&mut work, id, relation).await?;
    let explained = today(&mut work, |_, who| who.citizen == id).await?;
    work.done(Deed::Read, "citizen_settlement", id, Some(id)).await?;
    Ok((heading, explained.map(|(_, e)| e)))
}

/// A citizen's settlement today under their pseudonym, for who follows the money.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn of_pseudonym(context: &Context, pseudonym: &str) -> Result<Explained, Error> {
    let mut work = context.begin(Action::SeeEconomy).await?;
    let (citizen, explained) = today(&mut work, |p, _| p == pseudonym).await?.ok_or(Refusal::NotFound)?;
    work.done(Deed::Read, "citizen_settlement", pseudonym, Some(citizen)).await?;
    Ok(explained)
}

async fn today(
    work: &mut Work,
    is: impl Fn(&str, &PersonFacts) -> bool,
) -> Result<Option<(CitizenId, Explained)>, Error> {
    let context = work.context.clone();
    let (_, Some(letter)) = letter_of(work, None).await? else { return Ok(None) };
    if occupancy::pays_by_place(context.house.rulebook.programme(letter.programme.as_str())?) {
        return Ok(None);
    }
    let terms = terms_of(&context, &letter, None)?;
    let Some(person) = those(work, &terms, horizon(&terms), is).await?.pop() else { return Ok(None) };
    let next = ahead_of(&context, &person.facts, &terms)?.next;
    let explained = explained((letter, terms), context.today, person.pseudonym, person.facts, next)?;
    Ok(Some((person.who.citizen, explained)))
}

/// The evidence of a citizen in a kept settlement: what was known then, and the steps from it.
///
/// # Errors
/// [`Refusal::NotFound`], also for a settlement of a register, whose evidence is the register; the policy's, or the
/// database's.
pub async fn of_kept(
    context: &Context,
    id: SettlementId,
    pseudonym: &str,
) -> Result<(SettlementRow, Explained), Error> {
    let mut work = context.begin(Action::SeeSettlements).await?;
    let (row, letter) = keep::enter(&mut work, id).await?;
    let keys = context.house.store.keys().clone();
    if row.source != SettlementSource::Own {
        return Err(Refusal::NotFound.into());
    }
    let case = rows::case(&mut work.tx, work.scope, &keys, id, pseudonym).await?.ok_or(Refusal::NotFound)?;
    let terms = terms_then(context, &letter, &row)?;
    let facts = Facts::of_text(&case.facts)?;
    let explained = explained((letter, terms), row.as_of, case.pseudonym, facts, Vec::new())?;
    work.done(Deed::Read, "settlement_case", format!("{id} {pseudonym}"), Some(case.citizen)).await?;
    Ok((row, explained))
}

/// A kept settlement that leaves the house as a file, with everybody's steps. A register's has none.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn take_out(context: &Context, id: SettlementId) -> Result<(Kept, Vec<Explained>), Error> {
    let mut work = context.begin(Action::ExportSettlement).await?;
    let kept = keep::read(&mut work, id).await?;
    let keys = context.house.store.keys().clone();
    let terms = terms_then(context, &kept.letter, &kept.row)?;
    let mut all = Vec::new();
    for case in rows::cases(&mut work.tx, work.scope, &keys, id).await? {
        let facts = Facts::of_text(&case.facts)?;
        let by = (kept.letter.clone(), terms.clone());
        all.push(explained(by, kept.row.as_of, case.pseudonym, facts, Vec::new())?);
    }
    work.done(Deed::Export, "settlement", id, None).await?;
    Ok((kept, all))
}
