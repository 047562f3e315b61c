//! Placements: one citizen in one place for a period.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::{Period, days_between, plus_days},
};

code_enum! {
    /// Where a placement is. Whether it runs today follows from its days.
    PlacementState {
        /// The place is held for the citizen; the start is not agreed with all yet.
        Reserved = "reserved",
        /// Agreed: running, or to begin.
        Agreed = "agreed",
        /// Over, with an outcome.
        Ended = "ended",
        /// Never began.
        Withdrawn = "withdrawn",
    }
}

code_enum! {
    /// What came of it (S1, section 2: the outcome table).
    Outcome {
        /// Ordinært job.
        OrdinaryJob = "ordinary_job",
        /// Uddannelse.
        Education = "education",
        /// Fleksjob.
        FlexiJob = "flexi_job",
        /// Løntilskudsjob.
        WageSubsidisedJob = "wage_subsidised_job",
        /// Individuel praktik.
        IndividualPlacement = "individual_placement",
        /// None of these, so far.
        None = "none",
    }
}

impl Outcome {
    /// Is the outcome a job that is told with hours and workplace?
    #[must_use]
    pub fn is_job(self) -> bool {
        matches!(self, Self::OrdinaryJob | Self::FlexiJob | Self::WageSubsidisedJob)
    }
}

/// How a placement ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The outcome.
    pub outcome: Outcome,
    /// Hours a week of the job, if it is one.
    pub hours: Option<WeeklyHours>,
    /// Where: company, school.
    pub place_name: String,
    /// Why it ended before the agreed day, if it did (`rulebook/codes/ending_reasons.toml`).
    pub reason: Option<Code>,
}

/// A placement.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Identifier.
    pub id: PlacementId,
    /// Who.
    pub citizen: CitizenId,
    /// Which seat.
    pub place: PlaceId,
    /// The referral that led here.
    pub referral: Option<ReferralId>,
    /// The mentor at the workplace.
    pub mentor: MentorId,
    /// Where it is.
    pub state: PlacementState,
    /// First and last day; after an end, the day it ended.
    pub period: Period,
    /// The last day that was agreed at the start.
    pub agreed_until: Date,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// Why this place: the citizen's wish or else (`rulebook/codes/placement_reasons.toml`).
    pub choice: Code,
    /// How it ended.
    pub ending: Option<Ending>,
    /// Counts the edits.
    pub version: i64,
}

code_enum! {
    /// How a placement looks on a day: the words and marks of the board.
    Standing {
        /// The place is held.
        Reserved = "reserved",
        /// Agreed, not begun.
        Coming = "coming",
        /// Under way.
        Running = "running",
        /// Under way, with 28 days or fewer to go.
        EndingSoon = "ending_soon",
        /// The agreed days are over and nobody has told what came of it.
        Overdue = "overdue",
        /// Over.
        Ended = "ended",
        /// Never began.
        Withdrawn = "withdrawn",
    }
}

/// Days before the end from which it is marked, so that what comes next can be found in time.
pub const ENDING_SOON_DAYS: i64 = 28;

/// How a placement stands on a day.
#[must_use]
pub fn standing(state: PlacementState, period: &Period, today: Date) -> Standing {
    match state {
        PlacementState::Withdrawn => Standing::Withdrawn,
        PlacementState::Ended => Standing::Ended,
        PlacementState::Reserved => Standing::Reserved,
        PlacementState::Agreed if today < period.from() => Standing::Coming,
        PlacementState::Agreed => match period.until() {
            Some(until) if until < today => Standing::Overdue,
            Some(until) if days_between(today, until) <= ENDING_SOON_DAYS => Standing::EndingSoon,
            _ => Standing::Running,
        },
    }
}

/// Longest placement that can be agreed in one go: two years, the length of the programme (S2).
pub const LONGEST_DAYS: i64 = 731;

/// Accepts the days of a placement: an end, in order, not absurdly long.
///
/// # Errors
/// [`Refusal::EndsBeforeItBegins`] or [`Refusal::DayOutOfReach`] on `until`.
pub fn accept_period(from: Date, until: Date) -> Result<Period, Refused> {
    let period = Period::new(from, Some(until))?;
    if days_between(from, until) >= LONGEST_DAYS {
        return Err(Refusal::DayOutOfReach { from, until: plus_days(from, LONGEST_DAYS - 1) }.on("until"));
    }
    Ok(period)
}

/// A citizen is placed in one place at a time.
///
/// # Errors
/// [`Refusal::CitizenAlreadyPlaced`] with the other placement's days, on `from`.
pub fn accept_citizen_free(others: &[Period], asked: &Period) -> Result<(), Refused> {
    match others.iter().find(|o| o.overlaps(asked)) {
        None => Ok(()),
        Some(o) => {
            Err(Refusal::CitizenAlreadyPlaced { from: o.from(), until: o.until().unwrap_or(Date::MAX) }.on("from"))
        }
    }
}

code_enum! {
    /// What can be done with a placement.
    PlacementStep { Agree = "agree", End = "end", Withdraw = "withdraw" }
}

/// Where a step leads: reserved → agreed → ended; what has not begun can be withdrawn.
///
/// # Errors
/// [`Refusal::PlacementState`] when the step isn't possible from there.
pub fn take(state: PlacementState, step: PlacementStep) -> Result<PlacementState, Refused> {
    use PlacementState::{Agreed, Ended, Reserved, Withdrawn};
    match (state, step) {
        (Reserved, PlacementStep::Agree) => Ok(Agreed),
        (Reserved | Agreed, PlacementStep::Withdraw) => Ok(Withdrawn),
        (Agreed, PlacementStep::End) => Ok(Ended),
        (Reserved | Agreed | Ended | Withdrawn, _) => Err(Refusal::PlacementState { state: state.code().to_owned() }.into()),
    }
}

/// Accepts the end of a placement: on a day of it, not in the future, with hours when it became a job.
///
/// # Errors
/// [`Refusal::PlacementState`]; [`Refusal::EndsOutsidePlacement`] or [`Refusal::NotYet`] on `ended_on`;
/// [`Refusal::OutcomeNeedsJob`] on `outcome_hours`; [`Refusal::ReasonMissing`] on `reason` when it ends
/// early without an outcome.
pub fn accept_end(placement: &Placement, ended_on: Date, ending: &Ending, today: Date) -> Result<PlacementState, Refused> {
    let to = take(placement.state, PlacementStep::End)?;
    if ended_on > today {
        return Err(Refusal::NotYet { day: ended_on }.on("ended_on"));
    }
    if !placement.period.contains(ended_on) {
        return Err(Refusal::EndsOutsidePlacement {
            from: placement.period.from(),
            until: placement.period.until().unwrap_or(Date::MAX),
        }
        .on("ended_on"));
    }
    if ending.outcome.is_job() && (ending.hours.is_none() || ending.place_name.is_empty()) {
        return Err(Refusal::OutcomeNeedsJob.on("outcome_hours"));
    }
    if ending.outcome == Outcome::None && ended_on < placement.agreed_until && ending.reason.is_none() {
        return Err(Refusal::ReasonMissing.on("reason"));
    }
    Ok(to)
}
