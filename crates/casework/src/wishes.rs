//! What a citizen wants and would rather not, and the jobs they aim at.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::{CentreId, CitizenId},
    wish::{MOST, Wishes, accept_list, accept_wishes},
};
use holdepunkt_store::{centres, wishes};

use crate::{
    Action, Context, Error, Work,
    citizens::{admit, touch},
    context::Deed,
};

/// Every choice is on its list, every centre in the job centre's own register.
async fn accept(work: &mut Work, w: &Wishes, goals: &[Code], before: &Wishes) -> Result<(), Error> {
    let mut refused = accept_wishes(w).err().unwrap_or_default();
    refused.extend(accept_list(goals, MOST, "goals"));
    for centre in &w.centres {
        if centres::find(&mut work.tx, work.scope, *centre).await?.is_none() {
            refused.push(Refusal::NotOnTheList.on("centres"));
        }
    }
    let (rulebook, today) = (&work.context.house.rulebook, work.today());
    for (list, codes, kept, field) in [
        ("industries", &w.industries, &before.industries, "industries"),
        ("occupations", &w.tasks, &before.tasks, "tasks"),
        ("industries", &w.not_industries, &before.not_industries, "not_industries"),
        ("occupations", &w.not_tasks, &before.not_tasks, "not_tasks"),
        ("occupations", &goals.to_vec(), &Vec::new(), "goals"),
    ] {
        // What was wished before may have gone out of use since.
        let wrong = |c: &&Code| !kept.contains(c) && rulebook.list(list).parse(c.as_str(), today, field).is_err();
        refused.extend(codes.iter().find(wrong).map(|_| Refusal::NotOnTheList.on(field)));
    }
    if refused.is_empty() { Ok(()) } else { Err(Error::Refused(refused)) }
}

/// Writes what a citizen wants and would rather not, and the jobs they aim at, in place of what was there.
///
/// # Errors
/// [`Refusal::TooManyChoices`], [`Refusal::ChosenTwice`], [`Refusal::WantedAndNot`], [`Refusal::NotOnTheList`] on
/// the fields; [`Refusal::Stale`] when somebody else saved first; the policy's, or the database's.
pub async fn note(
    context: &Context,
    citizen: CitizenId,
    version: i64,
    w: &Wishes,
    goals: &[Code],
) -> Result<(), Error> {
    let mut work = context.begin(Action::EditAbout).await?;
    admit(&mut work, citizen).await?;
    let (scope, today) = (work.scope, work.today());
    let before = wishes::of_citizen(&mut work.tx, scope, citizen).await?;
    accept(&mut work, w, goals, &before).await?;
    touch(&mut work, citizen, version).await?;
    wishes::replace(&mut work.tx, scope, citizen, w, today).await?;
    wishes::replace_goals(&mut work.tx, scope, citizen, goals, today).await?;
    work.done(Deed::Correct, "wish", citizen, Some(citizen)).await
}

/// Notes the centres a citizen wishes for inside another piece of work about them: at an information meeting.
/// Whoever calls has let the reader in to the citizen.
///
/// # Errors
/// [`Refusal::TooManyChoices`], [`Refusal::ChosenTwice`], [`Refusal::NotOnTheList`] on `centres`; the database's.
pub async fn note_centres(work: &mut Work, citizen: CitizenId, chosen: &[CentreId]) -> Result<(), Error> {
    let (scope, today) = (work.scope, work.today());
    let wishes_now = Wishes { centres: chosen.to_vec(), ..Wishes::default() };
    accept_wishes(&wishes_now).map_err(Error::Refused)?;
    for centre in chosen {
        let known = centres::find(&mut work.tx, scope, *centre).await?.is_some();
        known.then_some(()).ok_or_else(|| Refusal::NotOnTheList.on("centres"))?;
    }
    wishes::replace_centres(&mut work.tx, scope, citizen, chosen, today).await?;
    Ok(())
}
