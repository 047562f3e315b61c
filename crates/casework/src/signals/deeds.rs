//! What an owner does with a signal: takes it, answers it, puts it off, gives it to a colleague.

use holdepunkt_rules::{
    Refusal,
    id::*,
    period::plus_days,
    role::Role,
    signal::{SignalState, SignalStep, life},
};
use holdepunkt_store::{
    citizens,
    signals::{self as rows, Signal, Step},
};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, context::Deed, referrals::role_of};

/// So many days a signal can be put off at the most: after that it is an answer.
pub const LONGEST_SNOOZE: i64 = 28;

/// Begins a deed on one's own signal. Not one's own and not there are the same.
async fn open(context: &Context, id: SignalId, version: i64, step: SignalStep) -> Result<(Work, Signal), Error> {
    let mut work = context.begin(Action::AnswerSignals).await?;
    let signal = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if signal.owner.is_none() || signal.owner != context.who.employee() {
        return Err(Refusal::NotFound.into());
    }
    if signal.version != version {
        return Err(Refusal::Stale.into());
    }
    let state = life::take(signal.state, step, role_of(&work)?)?;
    Ok((work, Signal { state, ..signal }))
}

async fn finish(mut work: Work, after: Signal, step: SignalStep, words: String) -> Result<(), Error> {
    if !rows::update(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    let step = Step { step, at: work.context.now, employee: work.context.who.employee(), words };
    rows::add_steps(&mut work.tx, work.scope, &[(after.id, step)]).await?;
    let deed = if after.state.is_alive() { Deed::Advance } else { Deed::Close };
    work.done(deed, "signal", after.id, after.citizen).await
}

/// Takes a signal: one has it in hand.
///
/// # Errors
/// [`Refusal::SignalState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn take(context: &Context, id: SignalId, version: i64) -> Result<(), Error> {
    let (work, signal) = open(context, id, version, SignalStep::Take).await?;
    let after = Signal { taken_at: Some(context.now), snoozed_until: None, ..signal };
    finish(work, after, SignalStep::Take, String::new()).await
}

/// Answers a signal, in words.
///
/// # Errors
/// [`Refusal::Missing`] on `words`; [`Refusal::SignalState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn answer(context: &Context, id: SignalId, version: i64, words: String) -> Result<(), Error> {
    if words.trim().is_empty() {
        return Err(Refusal::Missing.on("words").into());
    }
    let (work, signal) = open(context, id, version, SignalStep::Answer).await?;
    let after = Signal { closed_at: Some(context.now), snoozed_until: None, ..signal };
    finish(work, after, SignalStep::Answer, words).await
}

/// Puts a signal off until a day, with a reason.
///
/// # Errors
/// [`Refusal::Missing`] on `reason`; [`Refusal::DayOutOfReach`] on `until`; [`Refusal::SignalState`],
/// [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn snooze(context: &Context, id: SignalId, version: i64, until: Date, reason: String) -> Result<(), Error> {
    if reason.trim().is_empty() {
        return Err(Refusal::Missing.on("reason").into());
    }
    let (first, last) = (plus_days(context.today, 1), plus_days(context.today, LONGEST_SNOOZE));
    if until < first || until > last {
        return Err(Refusal::DayOutOfReach { from: first, until: last }.on("until").into());
    }
    let (work, signal) = open(context, id, version, SignalStep::Snooze).await?;
    let after = Signal { snoozed_until: Some(until), taken_at: None, ..signal };
    finish(work, after, SignalStep::Snooze, reason).await
}

/// Who can be given a signal: whoever has the role that it is told to, and is the citizen's, or sits in one's unit.
pub(super) async fn colleagues(work: &mut Work, signal: &Signal) -> Result<Vec<(EmployeeId, String)>, Error> {
    let (scope, today) = (work.scope, work.today());
    let own = match signal.citizen {
        Some(citizen) => citizens::people(&mut work.tx, scope, citizen).await?,
        None => None,
    };
    let theirs: Vec<EmployeeId> =
        own.map_or_else(Vec::new, |p| std::iter::once(p.caseworker).chain(p.consultant).collect());
    let me = work.context.who.employee();
    let unit = work.context.who.person().and_then(|g| g.unit);
    let mine = holdepunkt_store::job_centres::employees_of(&mut work.tx, scope, unit).await?;
    let mut all: Vec<(EmployeeId, String)> = Vec::new();
    for role in [Role::JobConsultant, Role::Caseworker, Role::MentorCoordinator] {
        if !signal.rule.is_told_to(role) {
            continue;
        }
        for (id, name) in rows::colleagues(&mut work.tx, scope, role, today).await? {
            let near = theirs.contains(&id) || mine.contains(&id) || role == Role::MentorCoordinator;
            if near && Some(id) != me && !all.iter().any(|(other, _)| *other == id) {
                all.push((id, name));
            }
        }
    }
    Ok(all)
}

/// Gives a signal to a colleague, who must take it.
///
/// # Errors
/// [`Refusal::NotAColleague`] on `to`; [`Refusal::SignalState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn hand_over(
    context: &Context,
    id: SignalId,
    version: i64,
    to: EmployeeId,
    words: String,
) -> Result<(), Error> {
    let (mut work, signal) = open(context, id, version, SignalStep::HandOver).await?;
    let all = colleagues(&mut work, &signal).await?;
    let (_, name) = all.into_iter().find(|(id, _)| *id == to).ok_or(Refusal::NotAColleague.on("to"))?;
    let words = if words.trim().is_empty() { name } else { format!("{name}: {words}") };
    debug_assert_eq!(signal.state, SignalState::Open);
    let after = Signal { owner: Some(to), handed: true, taken_at: None, snoozed_until: None, ..signal };
    finish(work, after, SignalStep::HandOver, words).await
}
