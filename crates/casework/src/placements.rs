//! Placements: booked on a free seat, agreed, moved, withdrawn, ended.
//!
//! The rules look first, so that the refusal says why; the schema looks last, so that of two who
//! book the same seat at the same moment one gets it and the other a sentence.

mod beside;
mod booking;
mod list;
mod openings;

use holdepunkt_rules::{
    Refusal,
    agreement::Rung,
    codes::Code,
    id::*,
    interruption::{Interruption, accept_last_day},
    length::{Grant, Length, granted_until},
    period::{Period, plus_days},
    placement::{self, Ending, Placement, PlacementStep, accept_end, accept_kind, accept_new_end, accept_withdrawal},
    referral::{Referral, ReferralState, ReferralStep, take},
    role::Role,
    week::Week,
};
use holdepunkt_store::{
    agreements::{self, Glance},
    citizens, grants, interruptions, matches, placements, places, preparations, referrals,
    workplaces::{self, FormerMentor, Workplace},
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    citizens::{PlacedAt, admit},
    context::Deed,
    courses::{Chain, chain},
    signals::look_again,
    supports::{self, Support},
};

use booking::{accept_free_citizen, accept_length, accept_seat, periods_but};

pub(crate) use beside::{beside_of, close_beside};
pub use beside::{book_beside, end_beside, openings_beside, withdraw_beside};
pub(crate) use booking::book_within;
pub use booking::{Booking, HELD_DAYS, book};
pub use list::{PlacementRow, list};
pub use openings::{Opening, Openings, openings};

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
    /// Until when it is held, if nobody has agreed to it yet.
    pub held_until: Option<Date>,
    /// Its interruptions, in order.
    pub interruptions: Vec<Interruption>,
    /// Its grants with who gave each, in order.
    pub grants: Vec<(Grant, String)>,
    /// The last day that is granted.
    pub granted_until: Option<Date>,
    /// How long it may be granted for the citizen's group; none where no limit is known.
    pub length: Option<Length>,
    /// The citizen's courses.
    pub chain: Chain,
    /// The mentors before.
    pub former: Vec<FormerMentor>,
    /// Where in a cluster the citizen works, in order of time.
    pub workplaces: Vec<Workplace>,
    /// Its weeks, in order of time.
    pub weeks: Vec<Week>,
    /// The work agreement's ladder, as it is in force; empty where none is.
    pub agreed: Vec<Rung>,
    /// What goes on beside, as far as the reader may see it.
    pub support: Support,
    /// Is the centre on several companies?
    pub cluster: bool,
    /// How its work agreement stands.
    pub agreement: Glance,
}

impl PlacementPage {
    /// The interruption that stands open.
    #[must_use]
    pub fn open_interruption(&self) -> Option<&Interruption> {
        self.interruptions.iter().find(|i| i.is_open())
    }
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
    let chain = chain(&mut work, placement.citizen).await?;
    let length = context.house.rulebook.lengths().of(&citizen.target_group, placement.period.from());
    let (placed, centre) = crate::citizens::placed_at(&mut work, placement).await?;
    let support = supports::load(&mut work, placed.placement.citizen, &relation).await?;
    let (tx, scope) = (&mut work.tx, work.scope);
    let grants = grants::of_placement(tx, scope, id).await?;
    let given: Vec<Grant> = grants.iter().map(|(g, _)| g.clone()).collect();
    let page = PlacementPage {
        name,
        free_until,
        held_until: matches::held_until(tx, scope, id).await?,
        interruptions: interruptions::of_placement(tx, scope, id).await?,
        granted_until: granted_until(&given, placed.placement.period.from()),
        grants,
        length: length.filter(|_| placed.placement.kind.is_course()),
        chain,
        former: workplaces::former(tx, scope, id).await?,
        workplaces: workplaces::workplaces(tx, scope, id).await?,
        weeks: workplaces::weeks(tx, scope, id).await?,
        agreed: agreements::ladders(tx, scope, &[id]).await?.remove(&id).unwrap_or_default(),
        support,
        cluster: centre.companies.len() > 1,
        agreement: agreements::glance(tx, scope, id).await?,
        placed,
    };
    work.done(Deed::Read, "placement", id, Some(page.placed.placement.citizen)).await?;
    Ok(page)
}

async fn free_until(work: &mut Work, p: &Placement) -> Result<Option<Date>, Error> {
    let place = places::find(&mut work.tx, work.scope, p.place).await?.ok_or(Refusal::NotFound)?;
    let others = placements::of_place(&mut work.tx, work.scope, p.place).await?;
    let vacancies = holdepunkt_rules::place::vacancies(&place.spans, &periods_but(&others, Some(p.id)));
    let run = vacancies.into_iter().find(|v| v.period.contains(p.period.from()));
    Ok(run.and_then(|v| v.period.until()))
}

/// Begins a deed on a placement of a version.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], and what admits to the citizen.
pub(crate) async fn open(
    context: &Context,
    action: Action,
    id: PlacementId,
    version: i64,
) -> Result<(Work, Placement), Error> {
    let mut work = context.begin(action).await?;
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, placement.citizen).await?;
    if placement.version != version {
        return Err(Refusal::Stale.into());
    }
    Ok((work, placement))
}

pub(crate) async fn save(work: &mut Work, after: &Placement) -> Result<(), Error> {
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
    look_again(&mut work, citizen).await?;
    work.done(Deed::Advance, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Withdraws a placement that never began. The citizen waits again, unless they are on another way by then: a
/// newer referral, or a stay in a project or pre-course. Then the referral is given back.
///
/// # Errors
/// [`Refusal::PlacementState`], [`Refusal::AlreadyBegun`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn withdraw(context: &Context, id: PlacementId, version: i64) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    let citizen = before.citizen;
    let state = accept_withdrawal(&before, context.today)?;
    let referral = before.referral;
    // The interruption elsewhere that it was to resume goes on.
    if let Some(left) = before.resumes
        && let Some(open) = interruptions::find(&mut work.tx, work.scope, left).await?
    {
        interruptions::update(&mut work.tx, work.scope, &Interruption { resumed_on: None, ..open }).await?;
    }
    never_begins(&mut work, Placement { state, ..before }).await?;
    if let Some(referral) = referral {
        reopen(&mut work, referral, citizen).await?;
    }
    look_again(&mut work, citizen).await?;
    work.done(Deed::Withdraw, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Keeps a placement that never begins; a pause or a meeting that was planned in it never comes.
async fn never_begins(work: &mut Work, withdrawn: Placement) -> Result<(), Error> {
    for pause in interruptions::of_placement(&mut work.tx, work.scope, withdrawn.id).await? {
        interruptions::delete(&mut work.tx, work.scope, pause.id).await?;
    }
    save(work, &withdrawn).await?;
    crate::follow_ups::end_with(work, withdrawn.id, None).await?;
    crate::agreements::end(work, withdrawn.id, withdrawn.citizen).await
}

/// Why a referral is given back whose placement never began, when its citizen is on another way by then
/// (`rulebook/codes/hand_back_reasons.toml`).
const ON_ANOTHER_WAY: &str = "other_effort_first";

async fn reopen(work: &mut Work, id: ReferralId, citizen: CitizenId) -> Result<(), Error> {
    let newer = referrals::open_of(&mut work.tx, work.scope, citizen).await?;
    let stay = preparations::open_of(&mut work.tx, work.scope, citizen).await?;
    let referral = referrals::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if referral.state != ReferralState::Placed {
        return Ok(());
    }
    // The program gives a place back that nobody agreed to in time; it does so for the consultant.
    let role = work.context.who.role().unwrap_or(Role::JobConsultant);
    let line = take(referral.state, ReferralStep::Reopen, role, None)?;
    if newer.is_some() || stay.is_some() {
        // On one way at a time: it would wait beside the other, so it is given back in the same stroke.
        let reason = Some(Code::known(ON_ANOTHER_WAY));
        let line = take(line.to, ReferralStep::HandBack, role, reason.as_ref())?;
        let back = Referral { state: line.to, closed_on: Some(work.today()), reason, ..referral };
        update_referral(work, &back).await?;
        return work.also(Deed::Withdraw, "referral", id, Some(citizen)).await;
    }
    let consultant = citizens::people(&mut work.tx, work.scope, citizen).await?.and_then(|p| p.consultant);
    let accepted_by = referral.accepted_by.or(work.context.who.employee()).or(consultant);
    let accepted_on = referral.accepted_on.or(Some(work.today()));
    let waits = Referral { state: line.to, closed_on: None, accepted_by, accepted_on, ..referral };
    update_referral(work, &waits).await?;
    work.also(Deed::Advance, "referral", id, Some(citizen)).await
}

/// Moves the last day, later or earlier. Beyond what is granted it is another grant; beyond what the
/// citizen's group may be granted, with a reason.
///
/// # Errors
/// As [`accept_new_end`]; [`Refusal::OverLengthLimit`] on `reason`; [`Refusal::EndsWhileAway`] on `until`;
/// [`Refusal::PlaceTaken`], [`Refusal::PlaceNotContracted`] and [`Refusal::CitizenAlreadyPlaced`] on
/// `until`; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn change_end(
    context: &Context,
    id: PlacementId,
    version: i64,
    until: Date,
    reason: &str,
) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    let citizen = before.citizen;
    let period = accept_new_end(&before, until, context.today)?;
    accept_kind(before.kind, &period, &context.house.rulebook.course_terms(period.from())?)?;
    // Who shortens needs nothing of anybody.
    if before.period.until().is_none_or(|u| u < until) {
        if before.kind.is_course() {
            accept_length(&mut work, citizen, &period, reason).await?;
        }
        accept_seat(&mut work, before.place, &period, Some(id)).await.map_err(on_until)?;
        accept_free_citizen(&mut work, citizen, &period, Some(id)).await.map_err(on_until)?;
        extend_grant(&mut work, &before, until, reason).await?;
    } else {
        accept_shorter(&mut work, id, until).await?;
    }
    save(&mut work, &Placement { period, agreed_until: until, ..before }).await.map_err(on_until)?;
    look_again(&mut work, citizen).await?;
    work.done(Deed::Correct, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Another grant, from the day after the last that is granted; nothing while the old one reaches far enough.
async fn extend_grant(work: &mut Work, p: &Placement, until: Date, reason: &str) -> Result<(), Error> {
    let given: Vec<Grant> =
        grants::of_placement(&mut work.tx, work.scope, p.id).await?.into_iter().map(|(g, _)| g).collect();
    let kept = granted_until(&given, p.period.from());
    if kept.is_some_and(|k| until <= k) {
        return Ok(());
    }
    let from = kept.map_or(p.period.from(), |k| plus_days(k, 1));
    let grant = Grant {
        id: GrantId::fresh(),
        period: Period::known(from, Some(until)),
        granted_on: work.today(),
        granted_by: work.context.who.employee(),
        reason: reason.to_owned(),
    };
    Ok(grants::insert(&mut work.tx, work.scope, p.id, &grant).await?)
}

/// An earlier last day leaves no days away behind it: a pause that has not begun is called off, one that
/// has must lie before.
async fn accept_shorter(work: &mut Work, id: PlacementId, until: Date) -> Result<(), Error> {
    for i in interruptions::of_placement(&mut work.tx, work.scope, id).await? {
        if i.last_day >= until && i.last_day >= work.today() {
            interruptions::delete(&mut work.tx, work.scope, i.id).await?;
        } else if i.last_day >= until || i.resumed_on.is_some_and(|r| r > until) {
            return Err(Refusal::EndsWhileAway { last_day: i.last_day }.on("until").into());
        } else if i.is_open() && i.expected_back.is_some_and(|b| b > until) {
            let open = Interruption { expected_back: None, ..i };
            interruptions::update(&mut work.tx, work.scope, &open).await?;
        }
    }
    Ok(())
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
    over(&mut work, before, ended_on, ending).await?;
    look_again(&mut work, citizen).await?;
    work.done(Deed::Close, "placement", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Ends a placement on its last day with what came of it; a pause or a meeting that was planned for later is called
/// off.
async fn over(work: &mut Work, before: Placement, ended_on: Date, ending: Ending) -> Result<(), Error> {
    let today = work.today();
    let state = accept_end(&before, ended_on, &ending, today)?;
    if let Some(reason) = &ending.reason {
        work.context.house.rulebook.list("ending_reasons").parse(reason.as_str(), today, "reason")?;
    }
    let away = interruptions::of_placement(&mut work.tx, work.scope, before.id).await?;
    accept_last_day(&away, ended_on)?;
    for i in away {
        if i.last_day > ended_on {
            // The citizen was there after that day; only a pause that was planned can still be called off.
            if i.resumed_on.is_some() || i.last_day <= today {
                let until = before.period.until().unwrap_or(ended_on);
                return Err(Refusal::EndsOutsidePlacement { from: i.last_day, until }.on("ended_on").into());
            }
            interruptions::delete(&mut work.tx, work.scope, i.id).await?;
        }
    }
    let period = Period::known(before.period.from(), Some(ended_on));
    let (id, citizen) = (before.id, before.citizen);
    save(work, &Placement { state, period, ending: Some(ending), ..before }).await?;
    crate::follow_ups::end_with(work, id, Some(ended_on)).await?;
    crate::agreements::end(work, id, citizen).await
}
