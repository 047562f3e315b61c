//! Writing: the draft, the citizen's own goals in it, sending it, taking it back, throwing it away.

use holdepunkt_rules::{
    Refusal,
    accommodation::tells_of_health,
    agreement::{
        Agreement, AgreementState, AgreementStep, Content, Goal, accept_goals, follow, ladder::accept_ladder, missing,
        needed, take, with_own_goals,
    },
    id::*,
    placement::{Placement, PlacementState},
};
use holdepunkt_store::agreements;

use super::{enter, proposal, save, sign::into_force, tell};
use crate::{Action, Context, Error, Work, context::Deed, referrals::role_of, signals::look_again};

/// The version on its way, of the edit that the form was made from.
async fn open_version(work: &mut Work, id: PlacementId, version: i64) -> Result<Agreement, Error> {
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    let open = versions.into_iter().find(|a| a.state.is_open()).ok_or(Refusal::Stale)?;
    if open.version == version { Ok(open) } else { Err(Refusal::Stale.into()) }
}

/// The next version of a placement, as a draft that nobody has been asked to sign.
fn draft(placement: PlacementId, before: Option<&Agreement>, content: Content, today: jiff::civil::Date) -> Agreement {
    Agreement {
        id: AgreementId::fresh(),
        placement,
        number: before.map_or(1, |a| a.number + 1),
        state: AgreementState::Draft,
        content,
        needs: Vec::new(),
        signatures: Vec::new(),
        talks: Vec::new(),
        reminded: Vec::new(),
        made_on: today,
        sent_on: None,
        in_force_on: None,
        version: 1,
    }
}

fn accept(context: &Context, content: &Content, placement: &Placement) -> Result<(), Error> {
    accept_goals(&content.goals)?;
    accept_ladder(&content.ladder, &placement.period)?;
    let words = crate::accommodations::of_health(context);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let told = [(&content.considerations, "considerations"), (&content.mentor_role, "mentor_role")];
    match told.into_iter().find(|(text, _)| tells_of_health(text, &words)) {
        Some((_, field)) => Err(Refusal::TellsOfHealth.on(field).into()),
        None => Ok(()),
    }
}

/// May a first or another version be begun?
fn accept_beginning(versions: &[Agreement], placement: &Placement) -> Result<(), Error> {
    if versions.iter().any(|a| a.state.is_open()) {
        return Err(Refusal::AgreementOpen.into());
    }
    if !matches!(placement.state, PlacementState::Reserved | PlacementState::Agreed) {
        return Err(Refusal::PlacementState { state: placement.state.code().to_owned() }.into());
    }
    Ok(())
}

/// Writes the draft: the first version, or a new one beside the version in force. `version` is that of the draft
/// that stands, and 0 where there is none.
///
/// # Errors
/// As [`accept_goals`] and [`accept_ladder`]; [`Refusal::TellsOfHealth`] on `considerations` or `mentor_role`;
/// [`Refusal::AgreementOpen`], [`Refusal::AgreementState`], [`Refusal::PlacementState`], [`Refusal::Stale`],
/// [`Refusal::NotFound`].
pub async fn write(context: &Context, id: PlacementId, version: i64, content: Content) -> Result<AgreementId, Error> {
    let (mut work, placement) = enter(context.begin(Action::WriteAgreement).await?, id).await?;
    if let Some(before) = work.made_before(AgreementId::parse).await? {
        return Ok(before);
    }
    let (role, citizen) = (role_of(&work)?, Some(placement.citizen));
    if version > 0 {
        let open = open_version(&mut work, id, version).await?;
        let state = take(open.state, AgreementStep::Write, role)?;
        accept(context, &content, &placement)?;
        let after = Agreement { state, content, ..open };
        save(&mut work, &after).await?;
        work.done(Deed::Correct, "agreement", after.id, citizen).await?;
        return Ok(after.id);
    }
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    accept_beginning(&versions, &placement)?;
    if let Some(in_force) = versions.iter().find(|a| a.state == AgreementState::InForce) {
        take(in_force.state, AgreementStep::Amend, role)?;
    }
    accept(context, &content, &placement)?;
    let agreement = draft(id, versions.last(), content, work.today());
    let me = work.employee().ok();
    agreements::insert(&mut work.tx, work.scope, &agreement, me).await?;
    look_again(&mut work, placement.citizen).await?;
    work.made("agreement", agreement.id, citizen).await
}

/// The citizen writes their own goals into the draft, in place of those that were theirs; where there is none, into
/// a new one made of what is in force, or of what the house knows. Nothing else of it changes, and nobody is asked
/// to sign before the consultant sends it.
///
/// # Errors
/// As [`accept_goals`]; [`Refusal::Missing`] on `goals` where a draft would be begun for none;
/// [`Refusal::AgreementState`] while it is sent to be signed; [`Refusal::PlacementState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn write_own_goals(
    context: &Context,
    id: PlacementId,
    version: i64,
    own: Vec<Goal>,
) -> Result<AgreementId, Error> {
    let (mut work, placement) = enter(context.begin(Action::WriteOwnGoals).await?, id).await?;
    if let Some(before) = work.made_before(AgreementId::parse).await? {
        return Ok(before);
    }
    accept_goals(&own)?;
    let (role, citizen) = (role_of(&work)?, Some(placement.citizen));
    if version > 0 {
        let open = open_version(&mut work, id, version).await?;
        let state = take(open.state, AgreementStep::OwnGoals, role)?;
        let goals = with_own_goals(&open.content.goals, own);
        accept_goals(&goals)?;
        let after = Agreement { state, content: Content { goals, ..open.content.clone() }, ..open };
        save(&mut work, &after).await?;
        work.done(Deed::Correct, "agreement_goals", after.id, citizen).await?;
        return Ok(after.id);
    }
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    accept_beginning(&versions, &placement)?;
    if own.is_empty() {
        return Err(Refusal::Missing.on("goals").into());
    }
    let in_force = versions.iter().find(|a| a.state == AgreementState::InForce);
    let content = match in_force {
        Some(in_force) => {
            take(in_force.state, AgreementStep::OwnGoals, role)?;
            in_force.content.clone()
        }
        None => proposal::content(&mut work, &placement, &versions).await?,
    };
    let goals = with_own_goals(&content.goals, own);
    accept_goals(&goals)?;
    let agreement = draft(id, versions.last(), Content { goals, ..content }, work.today());
    agreements::insert(&mut work.tx, work.scope, &agreement, None).await?;
    work.made("agreement_goals", agreement.id, citizen).await
}

/// Sends the draft to whom it concerns. Where its changes concern nobody, it is in force at once.
///
/// # Errors
/// [`Refusal::AgreementIncomplete`], [`Refusal::AgreementUnchanged`], [`Refusal::AgreementState`],
/// [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn send(context: &Context, id: PlacementId, version: i64) -> Result<(), Error> {
    let (mut work, placement) = enter(context.begin(Action::WriteAgreement).await?, id).await?;
    let draft = open_version(&mut work, id, version).await?;
    let state = take(draft.state, AgreementStep::Send, role_of(&work)?)?;
    if !missing(&draft.content).is_empty() {
        return Err(Refusal::AgreementIncomplete.into());
    }
    accept(context, &draft.content, &placement)?; // the placement may have been moved since it was written
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    let before = versions.iter().find(|a| a.state == AgreementState::InForce).map(|a| &a.content);
    if before.is_some_and(|b| *b == draft.content) {
        return Err(Refusal::AgreementUnchanged.into());
    }
    let needs = needed(before, &draft.content);
    let sent = Agreement { state, needs, sent_on: Some(work.today()), ..draft };
    save(&mut work, &sent).await?;
    let sent = Agreement { version: sent.version + 1, ..sent };
    match sent.waits_for().is_empty() {
        true => into_force(&mut work, sent.clone()).await?,
        false => tell::sent(&mut work, &placement, &sent).await?,
    }
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Advance, "agreement", sent.id, Some(placement.citizen)).await
}

/// Takes back what was sent, to write on in a copy of it. What was sent stays as it was read and signed, and is void.
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn take_back(context: &Context, id: PlacementId, version: i64) -> Result<(), Error> {
    let (mut work, placement) = enter(context.begin(Action::WriteAgreement).await?, id).await?;
    let sent = open_version(&mut work, id, version).await?;
    let state = take(sent.state, AgreementStep::TakeBack, role_of(&work)?)?;
    save(&mut work, &Agreement { state, ..sent.clone() }).await?;
    let copy = draft(id, Some(&sent), sent.content.clone(), work.today());
    let me = work.employee().ok();
    agreements::insert(&mut work.tx, work.scope, &copy, me).await?;
    work.also(Deed::Register, "agreement", copy.id, Some(placement.citizen)).await?;
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Withdraw, "agreement", sent.id, Some(placement.citizen)).await
}

/// Throws away a version that never came into force.
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn discard(context: &Context, id: PlacementId, version: i64) -> Result<(), Error> {
    let (mut work, placement) = enter(context.begin(Action::WriteAgreement).await?, id).await?;
    let open = open_version(&mut work, id, version).await?;
    let state = take(open.state, AgreementStep::Discard, role_of(&work)?)?;
    let gone = Agreement { state, ..open };
    save(&mut work, &gone).await?;
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Close, "agreement", gone.id, Some(placement.citizen)).await
}

/// The placement is over, or never began: so is its agreement.
///
/// # Errors
/// The database's.
pub(crate) async fn end(work: &mut Work, placement: PlacementId, citizen: CitizenId) -> Result<(), Error> {
    for a in agreements::of_placement(&mut work.tx, work.scope, placement).await? {
        if let Ok(state) = follow(a.state, AgreementStep::End) {
            let over = Agreement { state, ..a };
            save(work, &over).await?;
            work.also(Deed::Close, "agreement", over.id, Some(citizen)).await?;
        }
    }
    Ok(())
}
