//! What helps a citizen at work, in words that a workplace may hear; and why, sealed, for the coordinating
//! caseworker alone.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    accommodation::{Accommodation, accept_accommodations},
    codes::Code,
    id::CitizenId,
};
use holdepunkt_store::accommodations;

use crate::{
    Action, Context, Error, Work,
    citizens::{Heading, admit, heading, touch},
    context::Deed,
    policy::Relation,
};

/// Beginnings of words that tell of health, in both languages.
pub(crate) fn of_health(context: &Context) -> Vec<String> {
    let list = context.house.rulebook.list("health_words").entries();
    list.iter().flat_map(|e| [e.da.to_lowercase(), e.en.to_lowercase()]).collect()
}

/// Writes what helps a citizen, in place of what was there.
///
/// # Errors
/// [`Refusal::TooManyChoices`], [`Refusal::ChosenTwice`], [`Refusal::TellsOfHealth`] and [`Refusal::NotOnTheList`]
/// on `accommodations`; [`Refusal::Stale`] when somebody else saved first; the policy's, or the database's.
pub async fn note(context: &Context, citizen: CitizenId, version: i64, list: &[Accommodation]) -> Result<(), Error> {
    let mut work = context.begin(Action::EditAbout).await?;
    admit(&mut work, citizen).await?;
    let words = of_health(context);
    accept_accommodations(list, &words.iter().map(String::as_str).collect::<Vec<_>>())?;
    let codes = list.iter().map(|a| ("accommodations", &a.accommodation, "accommodations"));
    work.context.house.rulebook.accept(work.today(), codes)?;
    touch(&mut work, citizen, version).await?;
    accommodations::replace(&mut work.tx, work.scope, citizen, list).await?;
    work.done(Deed::Correct, "accommodation", citizen, Some(citizen)).await
}

/// Why is for the coordinating caseworker, not for the team, whatever the reason.
fn accept_reader(relation: &Relation) -> Result<(), Error> {
    if relation.caseworker { Ok(()) } else { Err(Refusal::NotFound.into()) }
}

/// What helps, each with why, as far as it is written.
pub type WithWhy = Vec<(Accommodation, String)>;

/// What helps a citizen, each with why.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but the coordinating caseworker; the database's.
pub async fn with_why(context: &Context, citizen: CitizenId) -> Result<(Heading, WithWhy), Error> {
    let mut work = context.begin(Action::SeeWhy).await?;
    let relation = admit(&mut work, citizen).await?;
    accept_reader(&relation)?;
    let heading = heading(&mut work, citizen, relation).await?;
    let known = why_of(&mut work, citizen).await?;
    let list = accommodations::of_citizen(&mut work.tx, work.scope, citizen).await?;
    work.done(Deed::Read, "accommodation_why", citizen, Some(citizen)).await?;
    let why = |a: &Accommodation| known.get(&a.accommodation).cloned().unwrap_or_default();
    Ok((heading, list.into_iter().map(|a| (a.clone(), why(&a))).collect()))
}

async fn why_of(work: &mut Work, citizen: CitizenId) -> Result<BTreeMap<Code, String>, Error> {
    Ok(accommodations::why(&mut work.tx, work.scope, citizen).await?.into_iter().collect())
}

/// Writes why something helps, sealed. What isn't among the citizen's accommodations is refused.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but the coordinating caseworker; [`Refusal::NotOnTheList`] on `why`;
/// [`Refusal::Stale`]; the database's.
pub async fn note_why(
    context: &Context,
    citizen: CitizenId,
    version: i64,
    why: &[(Code, String)],
) -> Result<(), Error> {
    let mut work = context.begin(Action::SeeWhy).await?;
    let relation = admit(&mut work, citizen).await?;
    accept_reader(&relation)?;
    if let Some(on) = relation.moved_on {
        return Err(Refusal::MovedAway { on }.into());
    }
    let list = accommodations::of_citizen(&mut work.tx, work.scope, citizen).await?;
    if why.iter().any(|(code, _)| !list.iter().any(|a| a.accommodation == *code)) {
        return Err(Refusal::NotOnTheList.on("why").into());
    }
    touch(&mut work, citizen, version).await?;
    accommodations::replace_why(&mut work.tx, work.scope, citizen, why).await?;
    work.done(Deed::Correct, "accommodation_why", citizen, Some(citizen)).await
}
