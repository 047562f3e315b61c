//! Booking: a seat for a citizen, the first grant of it, and the referral or interruption that it answers.

use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    hours::WeeklyHours,
    id::*,
    interruption::{Interruption, accept_course},
    period::{Period, plus_days},
    place::{accept_contracted, accept_free},
    placement::{
        Ending, Outcome, Placement, PlacementKind, PlacementState, accept_after_referral, accept_citizen_free,
        accept_kind, accept_period, accept_start,
    },
    referral::{Referral, ReferralStep, take},
};
use holdepunkt_store::{citizens, interruptions, matches, mentors, placements, places, referrals};
use jiff::civil::Date;

use super::{save, update_referral};
use crate::{
    Action, Context, Error, Work,
    citizens::admit,
    context::Deed,
    referrals::role_of,
    staffings::{self, Warning},
    transfers::accept_not_offered,
};

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
    /// What kind of stay.
    pub kind: PlacementKind,
    /// The interruption elsewhere that it resumes; the placement there ends.
    pub resumes: Option<InterruptionId>,
    /// Whoever books knows that what is resumed so late is another course.
    pub new_course: bool,
    /// Why it is longer than the group's limit; may be empty when it isn't.
    pub reason: String,
    /// Why it is booked although the company would have more than it may; may be empty when it wouldn't.
    pub over_ceiling: String,
    /// Agreed with everybody, or only held.
    pub agreed: bool,
    /// The seat was shown as free on these very days, so if it is taken now, it was taken just now.
    pub offered: bool,
}

/// Days for which a place is held that nobody has agreed to; then it is free again by itself.
pub const HELD_DAYS: i64 = 14;

/// Books a seat for a citizen; the citizen's open referral is placed in the same stroke, and who
/// books is the citizen's consultant from then on.
///
/// # Errors
/// [`Refusal::PlaceTaken`], [`Refusal::PlaceJustTaken`] or [`Refusal::PlaceNotContracted`] on `place`;
/// [`Refusal::CitizenAlreadyPlaced`] or [`Refusal::BeforeReferral`] on `from`;
/// [`Refusal::MentorNotOfCentre`] on `mentor`; days out of order or reach; [`Refusal::OverLengthLimit`] on
/// `reason`; [`Refusal::OverCeiling`] on `over_ceiling`; [`Refusal::TasterTooLong`] on `until`; what [`accept_course`] refuses of a resumption;
/// [`Refusal::NotReferred`] for a citizen who was never referred; [`Refusal::MoveOnOffer`]; [`Refusal::NotFound`].
pub async fn book(context: &Context, b: Booking) -> Result<PlacementId, Error> {
    let mut work = context.begin(Action::Place).await?;
    if let Some(before) = work.made_before(PlacementId::parse).await? {
        return Ok(before);
    }
    let id = book_within(&mut work, &b).await?;
    work.made("placement", id, Some(b.citizen)).await
}

/// As [`book`], inside work that books several.
pub(crate) async fn book_within(work: &mut Work, b: &Booking) -> Result<PlacementId, Error> {
    admit(work, b.citizen).await?;
    let role = role_of(work)?;
    if let Some(interruption) = b.resumes {
        leave_for(work, interruption, b).await?;
    }
    let period = accept_booking(work, b).await?;
    accept_ceiling(work, b).await?;
    let referral = referrals::open_of(&mut work.tx, work.scope, b.citizen).await?;
    let earlier = placements::of_citizen(&mut work.tx, work.scope, b.citizen).await?;
    if referral.is_none() && earlier.iter().all(|p| p.state == PlacementState::Withdrawn) {
        return Err(Refusal::NotReferred.into());
    }
    // Who only tastes a place waits for one still: the referral is answered by a placement.
    let referral = referral.filter(|_| b.kind.is_course());
    if let Some(open) = &referral {
        accept_after_referral(b.from, open.sent_on)?;
        let line = take(open.state, ReferralStep::Place, role, None)?;
        let placed = Referral { state: line.to, closed_on: Some(work.today()), ..open.clone() };
        update_referral(work, &placed).await?;
        work.also(Deed::Advance, "referral", open.id, Some(b.citizen)).await?;
    }
    // Place, referral, citizen: everybody takes the rows in this order, so that nobody waits in a ring.
    let me = work.employee()?;
    citizens::set_consultant(&mut work.tx, work.scope, b.citizen, Some(me)).await?;
    accept_not_offered(work, b.citizen).await?;
    let id = insert(work, b, period, referral.map(|r| r.id), me).await?;
    if !b.agreed {
        let until = plus_days(work.today(), HELD_DAYS);
        matches::hold(&mut work.tx, work.scope, id, until).await?;
    }
    crate::signals::look_again(work, b.citizen).await?;
    Ok(id)
}

pub(super) async fn insert(
    work: &mut Work,
    b: &Booking,
    period: Period,
    referral: Option<ReferralId>,
    me: EmployeeId,
) -> Result<PlacementId, Error> {
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen: b.citizen,
        place: b.place,
        referral,
        mentor: b.mentor,
        state: if b.agreed { PlacementState::Agreed } else { PlacementState::Reserved },
        period,
        agreed_until: b.until,
        hours: b.hours,
        choice: b.choice.clone(),
        ending: None,
        kind: b.kind,
        resumes: b.resumes,
        version: 1,
    };
    let today = work.today();
    placements::insert_granted(&mut work.tx, work.scope, &placement, today, Some(me), &b.reason).await?;
    Ok(placement.id)
}

pub(super) async fn accept_booking(work: &mut Work, b: &Booking) -> Result<Period, Error> {
    accept_start(b.from, work.today())?;
    let period = accept_period(b.from, b.until)?;
    let terms = work.context.house.rulebook.course_terms(b.from)?;
    accept_kind(b.kind, &period, &terms)?;
    if b.kind.is_course() {
        accept_length(work, b.citizen, &period, &b.reason).await?;
    }
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

/// The placement that is interrupted ends on its last active day, since the citizen goes on elsewhere; its
/// seat is free from the next day.
async fn leave_for(work: &mut Work, id: InterruptionId, b: &Booking) -> Result<(), Error> {
    let open = interruptions::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let left = placements::find(&mut work.tx, work.scope, open.placement).await?.ok_or(Refusal::NotFound)?;
    if left.citizen != b.citizen {
        return Err(Refusal::NotFound.into());
    }
    if !open.is_open() || left.state != PlacementState::Agreed || open.last_day > work.today() {
        return Err(Refusal::NotAway.into());
    }
    if b.from <= open.last_day {
        return Err(Refusal::ResumedTooEarly { last_day: open.last_day }.on("from").into());
    }
    let terms = work.context.house.rulebook.course_terms(b.from)?;
    if b.kind.is_course() && left.kind.is_course() {
        accept_course(open.last_day, b.from, b.new_course, &terms)?;
    }
    let ending =
        Ending { outcome: Outcome::None, hours: None, place_name: String::new(), reason: Some(Code::known(MOVED)) };
    let period = Period::known(left.period.from(), Some(open.last_day));
    let closed = Interruption { resumed_on: Some(b.from), ..open };
    if !interruptions::update(&mut work.tx, work.scope, &closed).await? {
        return Err(Refusal::Stale.into());
    }
    let ended = Placement { state: PlacementState::Ended, period, ending: Some(ending), ..left };
    save(work, &ended).await?;
    crate::agreements::end(work, ended.id, ended.citizen).await?;
    work.also(Deed::Close, "placement", ended.id, Some(ended.citizen)).await
}

/// Why a placement ended whose citizen goes on at another centre (`rulebook/codes/ending_reasons.toml`).
const MOVED: &str = "moved_centre";

/// Within what the citizen's group may be granted, or with a reason.
pub(super) async fn accept_length(
    work: &mut Work,
    citizen: CitizenId,
    period: &Period,
    reason: &str,
) -> Result<(), Error> {
    let person = citizens::find(&mut work.tx, work.scope, citizen).await?.ok_or(Refusal::NotFound)?;
    if let Some(length) = work.context.house.rulebook.lengths().of(&person.target_group, period.from()) {
        length.accept(period, reason)?;
    }
    Ok(())
}

/// Within what the company may have in work placements and wage subsidy, or with a reason, which stands on the trail
/// beside the booking. That nobody stated the staff, or long ago, is told on the page and stops nothing.
pub(super) async fn accept_ceiling(work: &mut Work, b: &Booking) -> Result<(), Error> {
    let Some(Warning::Passed(w)) = staffings::before_placing(work, b.mentor, b.from, b.hours).await? else {
        return Ok(());
    };
    let reason = b.over_ceiling.trim();
    if reason.is_empty() {
        return Err(Refusal::OverCeiling { allowed: w.ceiling.allowed }.on("over_ceiling").into());
    }
    let stated = work.context.why.take().filter(|why| !why.trim().is_empty());
    work.context.why = Some(stated.map_or_else(|| reason.to_owned(), |why| format!("{why}. {reason}")));
    Ok(())
}

fn is_taken(refused: &Refused) -> bool {
    matches!(refused.refusal, Refusal::PlaceTaken { .. })
}

/// The seat is kept by contracts and nobody else's in the whole period.
pub(super) async fn accept_seat(
    work: &mut Work,
    place: PlaceId,
    period: &Period,
    but: Option<PlacementId>,
) -> Result<(), Error> {
    places::hold(&mut work.tx, work.scope, place).await?; // whoever changes its contract waits, and sees who got it
    let seat = places::find(&mut work.tx, work.scope, place).await?.ok_or(Refusal::NotFound)?;
    accept_contracted(&seat.spans, period)?;
    let others = placements::of_place(&mut work.tx, work.scope, place).await?;
    accept_free(&periods_but(&others, but), period)?;
    Ok(())
}

pub(super) async fn accept_free_citizen(
    work: &mut Work,
    citizen: CitizenId,
    period: &Period,
    but: Option<PlacementId>,
) -> Result<(), Error> {
    let others = placements::of_citizen(&mut work.tx, work.scope, citizen).await?;
    accept_citizen_free(&periods_but(&others, but), period)?;
    Ok(())
}

pub(super) fn periods_but(placements: &[Placement], but: Option<PlacementId>) -> Vec<Period> {
    let counts = |p: &&Placement| p.state != PlacementState::Withdrawn && Some(p.id) != but;
    placements.iter().filter(counts).map(|p| p.period).collect()
}
