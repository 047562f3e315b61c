//! Interruptions: a citizen is away from a placement and comes back. The seat stays held.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::*,
    interruption::{Interruption, InterruptionKind, accept_interruption, accept_resumption},
    period::plus_days,
    placement::Placement,
};
use holdepunkt_store::interruptions as rows;
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    context::Deed,
    placements::{open, save},
    signals::look_again,
};

/// What somebody writes down of days away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInterruption {
    /// Agreed beforehand, or come upon.
    pub kind: InterruptionKind,
    /// The last active day.
    pub last_day: Date,
    /// Why.
    pub reason: Code,
    /// More of it; may be empty.
    pub note: String,
    /// When the citizen is expected back.
    pub expected_back: Option<Date>,
}

/// Writes down that a citizen is away, or will be.
///
/// # Errors
/// As [`accept_interruption`]; [`Refusal::NotOnTheList`] on `reason`; [`Refusal::Stale`],
/// [`Refusal::NotFound`].
pub async fn interrupt(
    context: &Context,
    placement: PlacementId,
    version: i64,
    new: NewInterruption,
) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Interrupt, placement, version).await?;
    let asked = Interruption {
        id: InterruptionId::fresh(),
        placement,
        kind: new.kind,
        last_day: new.last_day,
        reason: new.reason,
        note: new.note,
        expected_back: new.expected_back,
        resumed_on: None,
        noted_by: work.context.who.employee(),
        version: 1,
    };
    let list = work.context.house.rulebook.list("interruption_reasons");
    list.parse(asked.reason.as_str(), context.today, "reason")?;
    let earlier = rows::of_placement(&mut work.tx, work.scope, placement).await?;
    accept_interruption(&before, &earlier, &asked, context.today)?;
    rows::insert(&mut work.tx, work.scope, &asked).await?;
    finish(work, &before, Deed::Register, asked.id).await
}

/// Writes down that the citizen is back at the same company.
///
/// # Errors
/// As [`accept_resumption`]; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn resume(
    context: &Context,
    placement: PlacementId,
    version: i64,
    resumed_on: Date,
    knows_new_course: bool,
) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Interrupt, placement, version).await?;
    let open = open_of(&mut work, placement).await?;
    let terms = context.house.rulebook.course_terms(resumed_on)?;
    // Days that don't count toward a course have none to lose.
    let knows = knows_new_course || !before.kind.is_course();
    accept_resumption(&before, &open, resumed_on, knows, &terms, context.today)?;
    let id = open.id;
    change(&mut work, &Interruption { resumed_on: Some(resumed_on), ..open }).await?;
    finish(work, &before, Deed::Advance, id).await
}

/// Says when the citizen is expected back, or that nobody knows.
///
/// # Errors
/// [`Refusal::NotAway`]; [`Refusal::ResumedTooEarly`] or [`Refusal::ResumedAfterEnd`] on `expected_back`;
/// [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn expect_back(
    context: &Context,
    placement: PlacementId,
    version: i64,
    expected_back: Option<Date>,
) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Interrupt, placement, version).await?;
    let open = open_of(&mut work, placement).await?;
    let until = before.period.until().unwrap_or(before.agreed_until);
    match expected_back {
        Some(back) if back <= open.last_day => {
            return Err(Refusal::ResumedTooEarly { last_day: open.last_day }.on("expected_back").into());
        }
        Some(back) if back > until => return Err(Refusal::ResumedAfterEnd { until }.on("expected_back").into()),
        _ => {}
    }
    let id = open.id;
    change(&mut work, &Interruption { expected_back, ..open }).await?;
    finish(work, &before, Deed::Correct, id).await
}

/// Calls off a pause that has not begun.
///
/// # Errors
/// [`Refusal::NotAway`], [`Refusal::PauseBegun`]; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn call_off(context: &Context, placement: PlacementId, version: i64) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Interrupt, placement, version).await?;
    let open = open_of(&mut work, placement).await?;
    if open.last_day < context.today {
        return Err(Refusal::PauseBegun { on: plus_days(open.last_day, 1) }.into());
    }
    rows::delete(&mut work.tx, work.scope, open.id).await?;
    finish(work, &before, Deed::Withdraw, open.id).await
}

async fn open_of(work: &mut Work, placement: PlacementId) -> Result<Interruption, Error> {
    let all = rows::of_placement(&mut work.tx, work.scope, placement).await?;
    all.into_iter().find(Interruption::is_open).ok_or_else(|| Refusal::NotAway.into())
}

async fn change(work: &mut Work, after: &Interruption) -> Result<(), Error> {
    if rows::update(&mut work.tx, work.scope, after).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// The placement's version counts these too, so that of two who write at once one sees the other's.
async fn finish(mut work: Work, before: &Placement, deed: Deed, id: InterruptionId) -> Result<CitizenId, Error> {
    let citizen = before.citizen;
    save(&mut work, before).await?;
    look_again(&mut work, citizen).await?;
    work.done(deed, "interruption", id, Some(citizen)).await?;
    Ok(citizen)
}
