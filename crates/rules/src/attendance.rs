//! Attendance: who came, and for how long. The workplace registers it with one tap; a registration is never
//! changed, a correction is another that names the one it takes the place of (S4: the mentor calls the job centre
//! when somebody is absent; S2, anchor point 4: close contact).
//!
//! On a day of a placement at most one registration holds. Undone, the one it corrected holds again.

pub mod parameters;
pub mod plan;
pub mod weeks;

use jiff::{Timestamp, civil::Date};

use crate::{
    Refusal, Refused,
    course::Away,
    id::*,
    period::{Period, plus_days},
    placement::PlacementState,
    role::Role,
};

pub use parameters::AttendanceRules;
pub use plan::{Basis, DayPlan, Plans};
pub use weeks::{DayLine, WeekLine, weeks};

code_enum! {
    /// What somebody says of a day: the six buttons.
    Mark {
        /// Came.
        Here = "here",
        /// Came, later than agreed.
        Late = "late",
        /// Came, and left before the agreed time.
        LeftEarly = "left_early",
        /// Did not come, and had said so.
        AwayNotified = "away_notified",
        /// Did not come, and nobody has heard why. Nothing is presumed by it: somebody calls.
        AwayUnannounced = "away_unannounced",
        /// Ill. That it was illness is what the workplace was told; it says nothing more.
        Ill = "ill",
    }
}

impl Mark {
    /// Was the citizen there?
    #[must_use]
    pub fn is_present(self) -> bool {
        matches!(self, Self::Here | Self::Late | Self::LeftEarly)
    }
}

code_enum! {
    /// Who says so.
    Source {
        /// The mentor at the workplace.
        Mentor = "mentor",
        /// The company's contact.
        Company = "company",
        /// The citizen.
        Citizen = "citizen",
        /// The job centre, which was told on the telephone or was there.
        JobCentre = "job_centre",
    }
}

impl Source {
    /// As whom a role registers; none for roles that register nothing.
    #[must_use]
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::CompanyMentor => Some(Self::Mentor),
            Role::CompanyContact => Some(Self::Company),
            Role::JobConsultant | Role::Caseworker => Some(Self::JobCentre),
            _ => None,
        }
    }
}

/// A registration of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Identifier.
    pub id: AttendanceId,
    /// The placement.
    pub placement: PlacementId,
    /// The day it is about.
    pub day: Date,
    /// What is said of it.
    pub mark: Mark,
    /// Minutes that were agreed on the day, as the plan said when it was registered.
    pub planned: i64,
    /// Minutes that it became.
    pub minutes: i64,
    /// Who says so.
    pub source: Source,
    /// The account that registered it; none for what was brought in.
    pub account: Option<AccountId>,
    /// When it reached the server.
    pub at: Timestamp,
    /// The key made with the button: sent again, it is the same registration.
    pub client_key: String,
    /// The registration whose place it took.
    pub corrects: Option<AttendanceId>,
    /// Does it hold? Undone or corrected, it doesn't.
    pub holds: bool,
    /// When it was undone.
    pub withdrawn_at: Option<Timestamp>,
}

/// What becomes of a day that is registered: the minutes of the plan, or the one number that was given, which is
/// always how long the citizen was there. Whoever is away was there for no time.
///
/// # Errors
/// On `hours`: [`Refusal::AwayWithHours`]; [`Refusal::NoDayHolds`] for none, less, or more than `most` minutes;
/// [`Refusal::LeftEarlyWithMore`] for more than planned when somebody left early. [`Refusal::HoursNeeded`] where a
/// day without a plan gives no number to go by. On `mark`: [`Refusal::NothingPlanned`] when somebody is said to be
/// away on a day on which nothing was agreed.
pub fn minutes_of(mark: Mark, plan: &DayPlan, given: Option<i64>, most: i64) -> Result<i64, Refused> {
    if !mark.is_present() {
        if given.is_some_and(|minutes| minutes != 0) {
            return Err(Refusal::AwayWithHours.on("hours"));
        }
        return if plan.minutes > 0 { Ok(0) } else { Err(Refusal::NothingPlanned { day: plan.day }.on("mark")) };
    }
    match given {
        Some(minutes) if minutes < 1 || minutes > most => Err(Refusal::NoDayHolds { most: most / 60 }.on("hours")),
        Some(minutes) if mark == Mark::LeftEarly && plan.minutes > 0 && minutes > plan.minutes => {
            Err(Refusal::LeftEarlyWithMore.on("hours"))
        }
        Some(minutes) => Ok(minutes),
        None if plan.minutes > 0 => Ok(plan.minutes),
        None => Err(Refusal::HoursNeeded { day: plan.day }.on("hours")),
    }
}

/// The days of a placement that can be registered. Any day inside it, planned or not, since people swap days; that
/// nothing was agreed on a day is said on the page and decides what can be registered of it ([`minutes_of`]).
#[derive(Debug, Clone)]
pub struct Window<'a> {
    /// Where the placement is.
    pub state: PlacementState,
    /// Its days.
    pub period: Period,
    /// Its days away.
    pub away: &'a [Away],
    /// Days back that somebody in this role registers.
    pub days_back: i64,
}

impl Window<'_> {
    /// Accepts a day: from the placement's first day to its last, not to come, not longer ago than the window, not
    /// while the citizen is away by agreement.
    ///
    /// # Errors
    /// [`Refusal::PlacementState`]; on `day`: [`Refusal::BeforeTheStart`], [`Refusal::AfterTheEnd`],
    /// [`Refusal::NotYet`], [`Refusal::AfterTheWindow`], [`Refusal::PausedThatDay`].
    pub fn accept(&self, day: Date, today: Date) -> Result<(), Refused> {
        if !matches!(self.state, PlacementState::Agreed | PlacementState::Ended) {
            return Err(Refusal::PlacementState { state: self.state.code().to_owned() }.into());
        }
        if day < self.period.from() {
            return Err(Refusal::BeforeTheStart { from: self.period.from() }.on("day"));
        }
        if let Some(until) = self.period.until().filter(|until| *until < day) {
            return Err(Refusal::AfterTheEnd { until }.on("day"));
        }
        if day > today {
            return Err(Refusal::NotYet { day }.on("day"));
        }
        let earliest = plus_days(today, -self.days_back);
        if day < earliest {
            return Err(Refusal::AfterTheWindow { day, from: earliest }.on("day"));
        }
        match self.away.iter().find(|a| a.contains(day)) {
            Some(a) => Err(Refusal::PausedThatDay { since: plus_days(a.last_day, 1) }.on("day")),
            None => Ok(()),
        }
    }
}

/// The registration that holds among those of a day.
#[must_use]
pub fn standing(of_day: &[Attendance]) -> Option<&Attendance> {
    of_day.iter().find(|a| a.holds)
}

/// Accepts that a day is registered, or that a registration is corrected: nothing stands, or exactly what is
/// corrected does.
///
/// # Errors
/// The registration that stands instead, so that whoever comes second is told what is there and by whom;
/// `Err(None)`: what should be corrected doesn't stand any more, and nothing does.
pub fn accept_place(of_day: &[Attendance], corrects: Option<AttendanceId>) -> Result<(), Option<&Attendance>> {
    match (standing(of_day), corrects) {
        (None, None) => Ok(()),
        (Some(stands), Some(id)) if stands.id == id => Ok(()),
        (stands, _) => Err(stands),
    }
}

/// What undoing does: one registration is taken back, and the one it corrected holds again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undo {
    /// Taken back.
    pub withdraws: AttendanceId,
    /// Holds again.
    pub restores: Option<AttendanceId>,
}

/// Undoes a registration, on the Danish day on which it was made; later it is corrected instead.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Stale`] when another stands by now; [`Refusal::UndoTooLate`].
pub fn undo(
    of_day: &[Attendance],
    id: AttendanceId,
    today: Date,
    day_of: impl Fn(Timestamp) -> Date,
) -> Result<Undo, Refused> {
    let asked = of_day.iter().find(|a| a.id == id).ok_or(Refusal::NotFound)?;
    if !asked.holds {
        return Err(Refusal::Stale.into());
    }
    if day_of(asked.at) != today {
        return Err(Refusal::UndoTooLate { on: day_of(asked.at) }.into());
    }
    Ok(Undo { withdraws: id, restores: asked.corrects })
}

#[cfg(test)]
mod tests;
