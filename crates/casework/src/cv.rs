//! CVs of citizens, entry by entry.

use holdepunkt_rules::{
    Refusal,
    cv::{CvEntry, accept_cv_entry},
    id::{CitizenId, CvEntryId},
};
use holdepunkt_store::cv;

use crate::{
    Action, Context, Error,
    citizens::{Heading, admit, heading},
    context::Deed,
};

/// The head of the page where an entry is written.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn begin(context: &Context, citizen: CitizenId) -> Result<Heading, Error> {
    let mut work = context.begin(Action::EditAbout).await?;
    let relation = admit(&mut work, citizen).await?;
    let heading = heading(&mut work, citizen, relation).await?;
    work.done(Deed::Read, "cv", citizen, Some(citizen)).await?;
    Ok(heading)
}

/// One entry with whose it is.
///
/// # Errors
/// As [`begin`].
pub async fn find(context: &Context, id: CvEntryId) -> Result<(Heading, CvEntry), Error> {
    let mut work = context.begin(Action::EditAbout).await?;
    let entry = cv::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let relation = admit(&mut work, entry.citizen).await?;
    let heading = heading(&mut work, entry.citizen, relation).await?;
    work.done(Deed::Read, "cv", entry.citizen, Some(entry.citizen)).await?;
    Ok((heading, entry))
}

/// Adds an entry to a citizen's CV.
///
/// # Errors
/// [`Refusal::EndsBeforeItBegins`] on `until`, [`Refusal::NotYet`] on `from`; the policy's, or the database's.
pub async fn register(context: &Context, entry: CvEntry) -> Result<CvEntryId, Error> {
    let mut work = context.begin(Action::EditAbout).await?;
    if let Some(before) = work.made_before(CvEntryId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, entry.citizen).await?;
    accept_cv_entry(&entry, work.today())?;
    cv::insert(&mut work.tx, work.scope, &entry).await?;
    work.made("cv", entry.id, Some(entry.citizen)).await
}

/// Changes an entry; the citizen stays. Returns whose it is.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; else as [`register`].
pub async fn correct(context: &Context, entry: CvEntry) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::EditAbout).await?;
    let citizen = cv::find(&mut work.tx, work.scope, entry.id).await?.ok_or(Refusal::NotFound)?.citizen;
    admit(&mut work, citizen).await?;
    accept_cv_entry(&entry, work.today())?;
    if !cv::update(&mut work.tx, work.scope, &entry).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "cv", entry.id, Some(citizen)).await?;
    Ok(citizen)
}

/// Takes an entry away. Returns whose it was.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; the policy's, or the database's.
pub async fn remove(context: &Context, id: CvEntryId, version: i64) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::EditAbout).await?;
    let citizen = cv::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?.citizen;
    admit(&mut work, citizen).await?;
    if !cv::remove(&mut work.tx, work.scope, id, version).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Withdraw, "cv", id, Some(citizen)).await?;
    Ok(citizen)
}
