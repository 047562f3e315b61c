//! Placements: booked on a free seat, agreed, moved, withdrawn, ended.
//!
//! The rules look first, so that the refusal says why; the schema looks last, so that of two who
//! book the same seat at the same moment one gets it and the other a sentence.

mod list;
mod openings;

use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::Period,
    place::{accept_contracted, accept_free},
    placement::{
        self, Ending, Placement, PlacementState, PlacementStep, accept_citizen_free, accept_end, accept_new_end,
        accept_period, accept_start, accept_withdrawal,
    },
    referral::{Referral, ReferralState, ReferralStep, take},
};
use holdepunkt_store::{citizens, mentors, placements, places, referrals};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    citizens::{PlacedAt, admit},
    context::Deed,
    referrals::role_of,
};

pub use list::{PlacementRow, list};
pub use openings::{Opening, Openings, openings};

/// What a booking asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Who.
    pub citizen: CitizenId,
    /// Which seat.
    pub place: PlaceId,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// The mentor at the workplace.
    pub mentor: MentorId,
    /// Why this place.
    pub choice: Code,
    /// Agreed with everybody, or only held.
    pub agreed: bool,
    /// The seat was shown as free on these very days, so if it is taken now, it was taken just now.
    pub offered: bool,
}

/// Books a seat for a citizen; the citizen's open referral is placed in the same stroke, and who
/// books is the citizen's consultant from then on.
///
/// # Errors
/// [`Refusal::PlaceTaken`], [`Refusal::PlaceJustTaken`] or [`Refusal::PlaceNotContracted`] on `place`;
/// [`Refusal::CitizenAlreadyPlaced`] on `from`; [`Refusal::MentorNotOfCentre`] on `mentor`; days out of
/// order or reach; [`Refusal::NotReferred`] for a citizen who was never referred; [`Refusal::NotFound`].
pub async fn book(context: &Context, b: Booking) -> Result<PlacementId, Error> {
    let mut work = context.begin(Action::Place).await?;
    if let Some(before) = work.made_before(PlacementId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, b.citizen).await?;
    let role = role_of(&work)?;
    let period = accept_booking(&mut work, &b).await?;
    let referral = referrals::open_of(&mut work.tx, work.scope, b.citizen).await?;
    let earlier = placements::of_citizen(&mut work.tx, work.scope, b.citizen).await?;
    if referral.is_none() && earlier.iter().all(|p| p.state == PlacementState::Withdrawn) {
        return Err(Refusal::NotReferred.into());
    }
    if let Some(open) = &referral {
        let line = take(open.state, ReferralStep::Place, role, None)?;
        let placed = Referral { state: line.to, closed_on: Some(context.today), ..open.clone() };
        update_referral(&mut work, &placed).await?;
        work.also(Deed::Advance, "referral", open.id, Some(b.citizen)).await?;
    }
    // Place, referral, citizen: everybody takes the rows in this order, so that nobody waits in a ring.
    let me = work.employee()?;
    citizens::set_consultant(&mut work.tx, work.scope, b.citizen, Some(me)).await?;
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen: b.citizen,
        place: b.place,
        referral: referral.map(|r| r.id),
        mentor: b.mentor,
        state: if b.agreed { PlacementState::Agreed } else { PlacementState::Reserved },
        period,
        agreed_until: b.until,
        hours: b.hours,
        choice: b.choice,
        ending: None,
        version: 1,
    };
    placements::insert(&mut work.tx, work.scope, &placement).await?;
    work.made("placement", placement.id, Some(b.citizen)).await
}

async fn accept_booking(work: &mut Work, b: &Booking) -> Result<Period, Error> {
    accept_start(b.from, work.today())?;
    let period = accept_period(b.from, b.until)?;
    work.context.house.rulebook.list("placement_reasons").parse(b.choice.as_str(), work.today(), "choice")?;
    let place = places::find(&mut work.tx, work.scope, b.place).await?.ok_or(Refusal::NotFound)?;
    let mentors = mentors::of_centre(&mut work.tx, work.scope, place.centre).await?;
    if !mentors.iter().any(|m| m.id == b.mentor) {
        return Err(Refusal::MentorNotOfCentre.on("mentor").into());
    }
    accept_seat(work, b.place, &period, None).await.map_err(|error| match error {
        Error::Refused(list) if b.offered && list.iter().any(is_taken) => Refusal::PlaceJustTaken.on("place").into(),
        other => other,
    })?;
    accept_free_citizen(work, b.citizen, &period, None).await?;
    Ok(period)
}

fn is_taken(refused: &Refused) -> bool {
    matches!(refused.refusal, Refusal::PlaceTaken { .. })
}

/// The seat is kept by contracts and nobody else's in the whole period.
async fn accept_seat(work: &mut Work, place: PlaceId, period: &Period, but: Option<PlacementId>) -> Result<(), Error> {
    places::hold(&mut work.tx, work.scope, place).await?; // whoever changes its contract waits, and sees who got it
    let seat = places::find(&mut work.tx, work.scope, place).await?.ok_or(Refusal::NotFound)?;
    accept_contracted(&seat.spans, period)?;
    let others = placements::of_place(&mut work.tx, work.scope, place).await?;
    accept_free(&periods_but(&others, but), period)?;
    Ok(())
}

async fn accept_free_citizen(
    work: &mut Work,
    citizen: CitizenId,
    period: &Period,
    but: Option<PlacementId>,
) -> Result<(), Error> {
    let others = placements::of_citizen(&mut work.tx, work.scope, citizen).await?;
    accept_citizen_free(&periods_but(&others, but), period)?;
    Ok(())
}

fn periods_but(placements: &[Placement], but: Option<PlacementId>) -> Vec<Period> {
    let counts = |p: &&Placement| p.state != PlacementState::Withdrawn && Some(p.id) != but;
    placements.iter().filter(counts).map(|p| p.period).collect()
}

async fn update_referral(work: &mut Work, referral: &Referral) -> Result<(), Error> {
    if referrals::update(&mut work.tx, work.scope, referral).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// A placement's page.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacementPage {
    /// The placement with its place.
    pub placed: PlacedAt,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The last day to which the end can be moved on this seat: before the next citizen, inside the contract.
    pub free_until: Option<Date>,
}

/// Opens a placement.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn find(context: &Context, id: PlacementId) -> Result<PlacementPage, Error> {
    let mut work = context.begin(Action::SeeCitizen).await?;
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let relation = admit(&mut work, placement.citizen).await?;
    let citizen = citizens::find(&mut work.tx, work.scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let hidden = citizen.protected && !crate::citizens::sees_protected(work.reach, &relation);
    let name = if hidden { String::new() } else { citizen.name };
    let free_until = free_until(&mut work, &placement).await?;
    let (placed, _) = crate::citizens::placed_at(&mut work, placement).await?;
    work.done(Deed::Read, "placement", id, Some(placed.placement.citizen)).await?;
    Ok(PlacementPage { placed, name, free_until })
}

async fn free_until(work: &mut Work, p: &Placement) -> Result<Option<Date>, Error> {
    let place = places::find(&mut work.tx, work.scope, p.place).await?.ok_or(Refusal::NotFound)?;
    let others = placements::of_place(&mut work.tx, work.scope, p.place).await?;
    let vacancies = holdepunkt_rules::place::vacancies(&place.spans, &periods_but(&others, Some(p.id)));
    let run = vacancies.into_iter().find(|v| v.period.contains(p.period.from()));
    Ok(run.and_then(|v| v.period.until()))
}

async fn open(context: &Context, action: Action, id: PlacementId, version: i64) -> Result<(Work, Placement), Error> {
    let mut work = context.begin(action).await?;
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, placement.citizen).await?;
    if placement.version != version {
        return Err(Refusal::Stale.into());
    }
    Ok((work, placement))
}

async fn save(work: &mut Work, after: &Placement) -> Result<(), Error> {
    if placements::update(&mut work.tx, work.scope, after).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// Agrees a placement that was held.
///
/// # Errors
/// [`Refusal::PlacementState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn agree(context: &Context, id: PlacementId, version: i64) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    let citizen = before.citizen;
    let state = placement::take(before.state, PlacementStep::Agree)?;
    save(&mut work, &Placement { state, ..before }).await?;
    work.done(Deed::Advance, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Withdraws a placement that never began. The citizen waits again, unless a newer referral is under way.
///
/// # Errors
/// [`Refusal::PlacementState`], [`Refusal::AlreadyBegun`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn withdraw(context: &Context, id: PlacementId, version: i64) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    let citizen = before.citizen;
    let state = accept_withdrawal(&before, context.today)?;
    let referral = before.referral;
    save(&mut work, &Placement { state, ..before }).await?;
    if let Some(referral) = referral {
        reopen(&mut work, referral, citizen).await?;
    }
    work.done(Deed::Withdraw, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}

async fn reopen(work: &mut Work, id: ReferralId, citizen: CitizenId) -> Result<(), Error> {
    let newer = referrals::open_of(&mut work.tx, work.scope, citizen).await?;
    let referral = referrals::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if newer.is_some() || referral.state != ReferralState::Placed {
        return Ok(());
    }
    let line = take(referral.state, ReferralStep::Reopen, role_of(work)?, None)?;
    let me = work.employee()?;
    let accepted_by = referral.accepted_by.or(Some(me));
    let accepted_on = referral.accepted_on.or(Some(work.today()));
    let waits = Referral { state: line.to, closed_on: None, accepted_by, accepted_on, ..referral };
    update_referral(work, &waits).await?;
    work.also(Deed::Advance, "referral", id, Some(citizen)).await
}

/// Moves the last day, later or earlier.
///
/// # Errors
/// As [`accept_new_end`]; [`Refusal::PlaceTaken`] or [`Refusal::PlaceNotContracted`] on `place`,
/// [`Refusal::CitizenAlreadyPlaced`] on `from`; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn change_end(context: &Context, id: PlacementId, version: i64, until: Date) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    let citizen = before.citizen;
    let period = accept_new_end(&before, until, context.today)?;
    // Who shortens needs nothing of anybody.
    if before.period.until().is_none_or(|u| u < until) {
        accept_seat(&mut work, before.place, &period, Some(id)).await.map_err(on_until)?;
        accept_free_citizen(&mut work, citizen, &period, Some(id)).await.map_err(on_until)?;
    }
    save(&mut work, &Placement { period, agreed_until: until, ..before }).await.map_err(on_until)?;
    work.done(Deed::Correct, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}

/// A form with one day points every refusal about days to it.
fn on_until(error: Error) -> Error {
    match error {
        Error::Refused(list) => Error::Refused(
            list.into_iter().map(|r| if r.field.is_some() { r.refusal.on("until") } else { r }).collect(),
        ),
        other => other,
    }
}

/// Ends a placement on the last day it really had, with what came of it.
///
/// # Errors
/// As [`accept_end`]; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn end(
    context: &Context,
    id: PlacementId,
    version: i64,
    ended_on: Date,
    ending: Ending,
) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::EndPlacement, id, version).await?;
    let citizen = before.citizen;
    let state = accept_end(&before, ended_on, &ending, context.today)?;
    if let Some(reason) = &ending.reason {
        work.context.house.rulebook.list("ending_reasons").parse(reason.as_str(), context.today, "reason")?;
    }
    let period = Period::known(before.period.from(), Some(ended_on));
    save(&mut work, &Placement { state, period, ending: Some(ending), ..before }).await?;
    work.done(Deed::Close, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}
