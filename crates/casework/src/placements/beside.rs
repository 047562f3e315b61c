//! Taster days, and a day or two a week in a centre, booked out of a running project or pre-course.
//!
//! No referral leads to them and none is answered; the citizen has no job consultant by them. Who leads the project
//! and every consultant who may draw the citizen out books and ends them, and they are over when the stay is.

use holdepunkt_rules::{
    Refusal,
    beside::{Closing, accept_beside, accept_days_a_week, closing, is_beside},
    codes::Code,
    id::*,
    period::Period,
    placement::{Ending, Outcome, Placement, PlacementKind, PlacementState, accept_withdrawal},
    preparation::Preparation,
};
use holdepunkt_store::{
    interruptions,
    placements::{self, Beside},
    places, preparations as rows,
};
use jiff::civil::Date;

use super::{
    Booking, Openings,
    booking::{accept_booking, accept_ceiling, insert},
    never_begins,
    openings::look,
    over,
};
use crate::{
    Action, Context, Error, Work,
    context::Deed,
    preparations::{self, is_theirs},
};

/// Why a stay ends when the project or pre-course beside it does, if it ends before its day.
const STAY_ENDED: &str = "stay_ended";

/// The seats for days beside a preparation.
///
/// # Errors
/// [`Refusal::PreparationState`] when the stay isn't running; days out of order or reach; [`Refusal::NotFound`].
pub async fn openings_beside(
    context: &Context,
    preparation: PreparationId,
    from: Date,
    until: Date,
) -> Result<Openings, Error> {
    let (mut work, stay, _, relation) = preparations::open(context, Action::PlaceBeside, preparation).await?;
    let openings = look(&mut work, stay.citizen, !is_theirs(&relation), from, until).await?;
    work.done(Deed::Read, "preparation", preparation, Some(stay.citizen)).await?;
    Ok(openings)
}

/// Books taster days, or `days_a_week` in a centre, beside a preparation that runs. Days in a centre stand in its plan
/// from then on.
///
/// # Errors
/// As [`accept_beside`] and [`accept_days_a_week`]; what the ordinary booking refuses of seat, days, mentor, reason and ceiling;
/// [`Refusal::NotFound`].
pub async fn book_beside(
    context: &Context,
    preparation: PreparationId,
    b: Booking,
    days_a_week: i64,
) -> Result<PlacementId, Error> {
    let (mut work, stay, project, _) = preparations::open(context, Action::PlaceBeside, preparation).await?;
    if let Some(before) = work.made_before(PlacementId::parse).await? {
        return Ok(before);
    }
    let b = Booking { citizen: stay.citizen, resumes: None, new_course: false, reason: String::new(), ..b };
    accept_beside(&stay, b.kind, &Period::new(b.from, Some(b.until))?)?;
    let limits = context.house.rulebook.referral_rules().limits_on(context.today)?;
    accept_days_a_week(b.kind, project.kind, days_a_week, &limits)?;
    let period = accept_booking(&mut work, &b).await?;
    accept_ceiling(&mut work, &b).await?;
    if b.kind == PlacementKind::CentreDays {
        let place = places::find(&mut work.tx, work.scope, b.place).await?.ok_or(Refusal::NotFound)?;
        let planned = Preparation { centre_days: days_a_week, centre: Some(place.centre), ..stay.clone() };
        if !rows::update(&mut work.tx, work.scope, &planned).await? {
            return Err(Refusal::Stale.into());
        }
        work.also(Deed::Correct, "preparation", preparation, Some(stay.citizen)).await?;
    }
    let me = work.employee()?;
    let id = insert(&mut work, &b, period, None, me).await?;
    work.made("placement", id, Some(stay.citizen)).await
}

/// A stay that is booked beside a preparation, in the version that the reader saw.
async fn take_beside(
    context: &Context,
    preparation: PreparationId,
    placement: PlacementId,
    version: i64,
) -> Result<(Work, Placement), Error> {
    let (mut work, stay, ..) = preparations::open(context, Action::PlaceBeside, preparation).await?;
    let found = placements::find(&mut work.tx, work.scope, placement).await?;
    let p = found.filter(|p| is_beside(p, &stay)).ok_or(Refusal::NotFound)?;
    if p.version == version { Ok((work, p)) } else { Err(Refusal::Stale.into()) }
}

/// Takes back days that have not begun; what was only held is taken back at any time.
///
/// # Errors
/// [`Refusal::PlacementState`], [`Refusal::AlreadyBegun`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn withdraw_beside(
    context: &Context,
    preparation: PreparationId,
    placement: PlacementId,
    version: i64,
) -> Result<(), Error> {
    let (mut work, p) = take_beside(context, preparation, placement, version).await?;
    let (state, citizen) = (accept_withdrawal(&p, context.today)?, p.citizen);
    never_begins(&mut work, Placement { state, ..p }).await?;
    work.done(Deed::Withdraw, "placement", placement, Some(citizen)).await
}

/// Ends days beside a preparation on the last day they really had.
///
/// # Errors
/// As [`super::end`] refuses of day and reason; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn end_beside(
    context: &Context,
    preparation: PreparationId,
    placement: PlacementId,
    version: i64,
    ended_on: Date,
    reason: Option<Code>,
) -> Result<(), Error> {
    let (mut work, p) = take_beside(context, preparation, placement, version).await?;
    let citizen = p.citizen;
    over(&mut work, p, ended_on, without_outcome(reason)).await?;
    work.done(Deed::Close, "placement", placement, Some(citizen)).await
}

/// Nobody asks what came of days beside a stay: the stay goes on.
fn without_outcome(reason: Option<Code>) -> Ending {
    Ending { outcome: Outcome::None, hours: None, place_name: String::new(), reason }
}

/// What is booked beside a preparation, in order of time.
pub(crate) async fn beside_of(work: &mut Work, preparation: &Preparation) -> Result<Vec<Beside>, Error> {
    let mut booked = placements::beside(&mut work.tx, work.scope, Some(preparation.citizen)).await?;
    booked.retain(|b| is_beside(&b.placement, preparation));
    Ok(booked)
}

/// A preparation ends today: what is booked beside it ends with it, or never begins.
pub(crate) async fn close_beside(work: &mut Work, preparation: &Preparation) -> Result<(), Error> {
    let today = work.today();
    for Beside { placement: p, .. } in beside_of(work, preparation).await? {
        let away = interruptions::of_placement(&mut work.tx, work.scope, p.id).await?;
        let last_active = away.iter().find(|i| i.is_open() && i.last_day <= today).map(|i| i.last_day);
        match closing(&p, last_active, today) {
            Closing::Stands => {}
            Closing::Withdrawn => {
                never_begins(work, Placement { state: PlacementState::Withdrawn, ..p.clone() }).await?;
                work.also(Deed::Withdraw, "placement", p.id, Some(p.citizen)).await?;
            }
            Closing::Ends(on) => {
                let reason = (on < p.agreed_until).then(|| Code::known(STAY_ENDED));
                over(work, p.clone(), on, without_outcome(reason)).await?;
                work.also(Deed::Close, "placement", p.id, Some(p.citizen)).await?;
            }
        }
    }
    Ok(())
}
