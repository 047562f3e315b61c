//! Mentors: who at a workplace takes care of the citizens.

use holdepunkt_rules::{
    Refusal,
    centre::Mentor,
    id::*,
    placement::{Placement, PlacementState},
};
use holdepunkt_store::{companies, mentors, tallies};

use jiff::civil::Date;

use crate::{Action, Context, Error, context::Deed, signals::mentor_again};

/// A mentor in the list.
#[derive(Debug, Clone)]
pub struct MentorRow {
    /// The mentor.
    pub mentor: Mentor,
    /// Where they work.
    pub company: String,
    /// The centres of their company.
    pub centres: Vec<(CentreId, String)>,
    /// How many citizens they have today.
    pub citizens: i64,
}

/// Citizens who sit with somebody on the day of the list: agreed, or ended on a later day.
pub(crate) fn sits(placement: &Placement) -> bool {
    matches!(placement.state, PlacementState::Agreed | PlacementState::Ended)
}

/// The mentors of the job centre in Danish order, those who have left last.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<MentorRow>, Error> {
    let mut work = context.look(Action::SeeMentors).await?;
    let (scope, today) = (work.scope, work.today());
    let names = tallies::companies(&mut work.tx, scope).await?;
    let all = tallies::centres(&mut work.tx, scope).await?;
    let citizens = tallies::mentored(&mut work.tx, scope, today).await?;
    let row = |mentor: Mentor| MentorRow {
        company: names.get(&mentor.company).cloned().unwrap_or_default(),
        centres: all.get(&mentor.company).cloned().unwrap_or_default(),
        citizens: citizens.get(&mentor.id).copied().unwrap_or_default(),
        mentor,
    };
    let mut rows: Vec<MentorRow> = mentors::list(&mut work.tx, scope).await?.into_iter().map(row).collect();
    rows.sort_by_key(|r| r.mentor.left);
    Ok(rows)
}

/// One mentor.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: MentorId) -> Result<Mentor, Error> {
    let mut work = context.look(Action::SeeMentors).await?;
    Ok(mentors::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?)
}

/// The companies a mentor can work at.
///
/// # Errors
/// The policy's, or the database's.
pub async fn workplaces(context: &Context) -> Result<Vec<(CompanyId, String)>, Error> {
    let mut work = context.look(Action::SeeMentors).await?;
    let all = companies::list(&mut work.tx, work.scope).await?;
    Ok(all.into_iter().map(|c| (c.id, c.name)).collect())
}

/// Registers a mentor.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `company`; the policy's, or the database's.
pub async fn register(context: &Context, mentor: Mentor) -> Result<MentorId, Error> {
    let mut work = context.begin(Action::EditMentors).await?;
    if let Some(made) = work.made_before(MentorId::parse).await? {
        return Ok(made);
    }
    companies::find(&mut work.tx, work.scope, mentor.company).await?.ok_or(Refusal::NotOnTheList.on("company"))?;
    mentors::insert(&mut work.tx, work.scope, &mentor).await?;
    work.made("mentor", mentor.id, None).await
}

/// Changes a mentor, or says that they no longer are one.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; as [`register`].
pub async fn correct(context: &Context, mentor: Mentor) -> Result<(), Error> {
    let mut work = context.begin(Action::EditMentors).await?;
    mentors::find(&mut work.tx, work.scope, mentor.id).await?.ok_or(Refusal::NotFound)?;
    companies::find(&mut work.tx, work.scope, mentor.company).await?.ok_or(Refusal::NotOnTheList.on("company"))?;
    if !mentors::update(&mut work.tx, work.scope, &mentor).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "mentor", mentor.id, None).await
}

/// The day of a mentor's latest course; none when they have been on none.
///
/// # Errors
/// The policy's, or the database's.
pub async fn trained_on(context: &Context, id: MentorId) -> Result<Option<Date>, Error> {
    let mut work = context.look(Action::SeeMentors).await?;
    Ok(mentors::trained_on(&mut work.tx, work.scope, id).await?)
}

/// Notes that a mentor has been on a course (S2, anchor point 7).
///
/// # Errors
/// [`Refusal::NotYet`] on `trained_on`; [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn note_training(context: &Context, id: MentorId, on: Date) -> Result<(), Error> {
    let mut work = context.begin(Action::EditMentors).await?;
    mentors::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if on > work.today() {
        return Err(Refusal::NotYet { day: on }.on("trained_on").into());
    }
    mentors::set_trained(&mut work.tx, work.scope, id, on).await?;
    mentor_again(&mut work, id).await?;
    work.done(Deed::Correct, "mentor", id, None).await
}
