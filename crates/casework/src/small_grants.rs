//! Grants of small things: somebody asks, whoever has the competence decides, the citizen reads it.

use std::collections::HashSet;

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::*,
    message::{MessageKind, Receiver},
    money::Ore,
    placement::PlacementState,
    role::Role,
    small_grant::{Competence, SmallGrant, SmallGrantState, SmallGrantStep, accept_asked, accept_decider, take},
};
use holdepunkt_store::{job_centres, placements, small_grants as rows};

use crate::{
    Action, Context, Error, Work,
    citizens::admit,
    context::Deed,
    messages::{NewMessage, queue},
    referrals::role_of,
};

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSmallGrant {
    /// What.
    pub kind: Code,
    /// What it is for; the citizen reads it.
    pub words: String,
    /// How much.
    pub amount: Ore,
    /// Give it at once, since one has the competence.
    pub at_once: bool,
}

/// The roles in which a competence is used: those who have the citizens.
pub(crate) const DECIDERS: [Role; 2] = [Role::Caseworker, Role::JobConsultant];

/// The competences that can be used today: of those who work here in a role that decides.
pub(crate) async fn usable(work: &mut Work) -> Result<Vec<(String, Competence)>, Error> {
    let mut able: HashSet<EmployeeId> = HashSet::new();
    for role in DECIDERS {
        able.extend(job_centres::in_role(&mut work.tx, work.scope, role).await?.iter().map(|e| e.id));
    }
    let all = rows::competences(&mut work.tx, work.scope).await?;
    Ok(all.into_iter().filter(|(_, c)| able.contains(&c.employee)).collect())
}

/// The placement that it makes possible: under way, else the next to come.
async fn placement_now(work: &mut Work, citizen: CitizenId) -> Result<Option<PlacementId>, Error> {
    let today = work.today();
    let all = placements::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let open = |state| matches!(state, PlacementState::Reserved | PlacementState::Agreed);
    let now = all.iter().find(|p| open(p.state) && p.period.until().is_none_or(|u| u >= today));
    Ok(now.map(|p| p.id))
}

/// Asks for something small, or gives it at once.
///
/// # Errors
/// As [`accept_asked`], and for what is given at once as [`accept_decider`]; [`Refusal::NotOnTheList`] or
/// [`Refusal::CodeNotInUse`] on `kind`; [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn ask(context: &Context, citizen: CitizenId, new: NewSmallGrant) -> Result<SmallGrantId, Error> {
    let mut work = context.begin(Action::AskSmallGrant).await?;
    if let Some(before) = work.made_before(SmallGrantId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    work.context.house.rulebook.list("small_grant_kinds").parse(new.kind.as_str(), context.today, "kind")?;
    accept_asked(&new.words, new.amount)?;
    let me = work.employee()?;
    let asked = SmallGrant {
        id: SmallGrantId::fresh(),
        citizen,
        placement: placement_now(&mut work, citizen).await?,
        kind: new.kind,
        words: new.words,
        amount: new.amount,
        state: SmallGrantState::Asked,
        asked_on: context.today,
        asked_by: Some(me),
        decided_on: None,
        decided_by: None,
        reason: String::new(),
        version: 1,
    };
    rows::insert(&mut work.tx, work.scope, &asked).await?;
    let id = asked.id;
    if new.at_once {
        decided(&mut work, asked, SmallGrantStep::Grant, String::new()).await?;
        work.also(Deed::Advance, "small_grant", id, Some(citizen)).await?;
    }
    work.made("small_grant", id, Some(citizen)).await
}

/// Decides inside a piece of work whose reader has been let in.
async fn decided(work: &mut Work, before: SmallGrant, step: SmallGrantStep, reason: String) -> Result<(), Error> {
    let state = take(before.state, step, role_of(work)?, &reason)?;
    let me = work.employee()?;
    accept_decider(&usable(work).await?, me, &before.kind, before.amount)?;
    let (decided_on, decided_by) = (Some(work.today()), Some(me));
    let after = SmallGrant { state, decided_on, decided_by, reason, ..before };
    if !rows::decide(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    tell(work, &after).await
}

/// Tells the citizen that there is an answer, not which.
async fn tell(work: &mut Work, g: &SmallGrant) -> Result<(), Error> {
    let message = NewMessage {
        kind: MessageKind::News,
        receiver: Receiver::Citizen(g.citizen),
        once: format!("small_grant:{}", g.id),
        urgent: false,
        not_before: None,
        values: vec![("path", "/me".to_owned())],
    };
    queue(work, message).await?;
    Ok(())
}

/// Decides a grant that was asked for: gives it, or refuses it with a reason.
///
/// # Errors
/// As [`take`] and [`accept_decider`]; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn decide(
    context: &Context,
    id: SmallGrantId,
    version: i64,
    step: SmallGrantStep,
    reason: String,
) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::DecideSmallGrant).await?;
    let before = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, before.citizen).await?;
    let citizen = before.citizen;
    if step == SmallGrantStep::Withdraw {
        return Err(Refusal::NotAllowed.into()); // taken back by whoever has the citizen, not by who decides
    }
    decided(&mut work, SmallGrant { version, ..before }, step, reason).await?;
    work.done(Deed::Advance, "small_grant", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Takes back what was asked for.
///
/// # Errors
/// As [`take`]; [`Refusal::Stale`], [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn withdraw(context: &Context, id: SmallGrantId, version: i64) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::AskSmallGrant).await?;
    let before = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, before.citizen).await?;
    let state = take(before.state, SmallGrantStep::Withdraw, role_of(&work)?, "")?;
    let (decided_on, decided_by) = (Some(context.today), work.employee().ok());
    let after = SmallGrant { state, decided_on, decided_by, version, ..before };
    if !rows::decide(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Withdraw, "small_grant", id, Some(after.citizen)).await?;
    Ok(after.citizen)
}

/// A grant that waits for one's decision, with no more of the citizen than the decision needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The grant.
    pub grant: SmallGrant,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// Does the reader have the citizen, so that their page opens?
    pub theirs: bool,
    /// Who asked.
    pub asked_by: String,
}

async fn waiting(work: &mut Work) -> Result<Vec<Waiting>, Error> {
    let me = work.employee()?;
    let usable = usable(work).await?;
    let names = job_centres::employees(&mut work.tx, work.scope).await?;
    let name = |id: Option<EmployeeId>| names.iter().find(|e| Some(e.id) == id).map(|e| e.name.clone());
    let all = rows::asked(&mut work.tx, work.scope).await?;
    let mine = all.into_iter().filter(|a| accept_decider(&usable, me, &a.grant.kind, a.grant.amount).is_ok());
    let seen = |a: rows::Asked| {
        let theirs = a.caseworker == me || a.consultant == Some(me);
        Waiting {
            name: if a.protected && !theirs { String::new() } else { a.name },
            theirs,
            asked_by: name(a.grant.asked_by).unwrap_or_default(),
            grant: a.grant,
        }
    };
    Ok(mine.map(seen).collect())
}

/// What waits for one's decision, the oldest first.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn to_decide(context: &Context) -> Result<Vec<Waiting>, Error> {
    let mut work = context.begin(Action::DecideSmallGrant).await?;
    let list = waiting(&mut work).await?;
    for w in &list {
        work.also(Deed::Read, "small_grant", w.grant.id, Some(w.grant.citizen)).await?;
    }
    work.tx.commit().await?;
    Ok(list)
}

/// One of those that wait for one's decision.
///
/// # Errors
/// [`Refusal::NotFound`], also for one that is decided or that others decide; the policy's, or the database's.
pub async fn find_to_decide(context: &Context, id: SmallGrantId) -> Result<Waiting, Error> {
    let mut work = context.begin(Action::DecideSmallGrant).await?;
    let found = waiting(&mut work).await?.into_iter().find(|w| w.grant.id == id).ok_or(Refusal::NotFound)?;
    work.done(Deed::Read, "small_grant", id, Some(found.grant.citizen)).await?;
    Ok(found)
}

/// What one may grant oneself: kind and limit.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn mine(context: &Context) -> Result<Vec<Competence>, Error> {
    let mut work = context.look(Action::DecideSmallGrant).await?;
    let me = work.employee()?;
    let usable = usable(&mut work).await?;
    Ok(usable.into_iter().filter(|(_, c)| c.employee == me).map(|(_, c)| c).collect())
}
