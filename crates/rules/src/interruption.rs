//! Interruptions: days away inside a placement. The seat stays held; the 28 days are counted from the
//! last active day (S2, "Økonomi": resumed at the same or another company within four weeks).

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    course::{Away, Clock, CourseTerms},
    id::*,
    period::{Period, plus_days},
    placement::{LATEST_DAYS, Placement, PlacementState},
};

code_enum! {
    /// Agreed beforehand, or come upon.
    InterruptionKind {
        /// Agreed: there is a day to be back.
        Pause = "pause",
        /// The citizen is away; when they are back nobody knows.
        Interruption = "interruption",
    }
}

/// Days away inside a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interruption {
    /// Identifier.
    pub id: InterruptionId,
    /// The placement.
    pub placement: PlacementId,
    /// Agreed beforehand, or come upon.
    pub kind: InterruptionKind,
    /// The last active day.
    pub last_day: Date,
    /// Why (`rulebook/codes/interruption_reasons.toml`); the citizen reads it.
    pub reason: Code,
    /// More of it, for the case.
    pub note: String,
    /// When the citizen is expected back.
    pub expected_back: Option<Date>,
    /// The first active day after: here, or in the placement that resumes this one.
    pub resumed_on: Option<Date>,
    /// Who wrote it down; none for what was brought in from elsewhere.
    pub noted_by: Option<EmployeeId>,
    /// Counts the edits.
    pub version: i64,
}

impl Interruption {
    /// The days away.
    #[must_use]
    pub fn away(&self) -> Away {
        Away { last_day: self.last_day, resumed_on: self.resumed_on }
    }

    /// The days away as they are planned: back on the day expected, if it is still to come.
    #[must_use]
    pub fn planned(&self, today: Date) -> Away {
        let expected = self.expected_back.filter(|back| *back > today);
        Away { last_day: self.last_day, resumed_on: self.resumed_on.or(expected) }
    }

    /// Does it stand open: nobody has said that the citizen is back?
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.resumed_on.is_none()
    }
}

/// The days on which the citizen is away; past the placement's end when nobody is back.
fn days_away(i: &Interruption, placement: &Placement) -> Period {
    let until = i.resumed_on.map_or(placement.period.until(), |r| Some(plus_days(r, -1)));
    Period::known(plus_days(i.last_day, 1), until)
}

/// Accepts that a citizen is away, or will be: from a placement that is agreed, with the last active day
/// inside it and after every earlier interruption. A pause may lie ahead; an interruption has happened.
///
/// # Errors
/// [`Refusal::PlacementState`]; [`Refusal::AlreadyAway`]; [`Refusal::InterruptionOutside`],
/// [`Refusal::InterruptionsOverlap`], [`Refusal::NotYet`] or [`Refusal::DayOutOfReach`] on `last_day`;
/// [`Refusal::ResumedTooEarly`] or [`Refusal::ResumedAfterEnd`] on `expected_back`;
/// [`Refusal::Missing`] on `expected_back` for a pause.
pub fn accept_interruption(
    placement: &Placement,
    earlier: &[Interruption],
    asked: &Interruption,
    today: Date,
) -> Result<(), Refused> {
    if placement.state != PlacementState::Agreed {
        return Err(Refusal::PlacementState { state: placement.state.code().to_owned() }.into());
    }
    if let Some(open) = earlier.iter().find(|i| i.is_open()) {
        return Err(Refusal::AlreadyAway { since: plus_days(open.last_day, 1) }.into());
    }
    let (from, until) = (placement.period.from(), placement.period.until().unwrap_or(placement.agreed_until));
    if asked.last_day < from || asked.last_day >= until {
        return Err(Refusal::InterruptionOutside { from, until: plus_days(until, -1) }.on("last_day"));
    }
    if asked.kind == InterruptionKind::Interruption && asked.last_day > today {
        return Err(Refusal::NotYet { day: asked.last_day }.on("last_day"));
    }
    if asked.last_day < plus_days(today, -LATEST_DAYS) {
        return Err(
            Refusal::DayOutOfReach { from: plus_days(today, -LATEST_DAYS), until: plus_days(until, -1) }.on("last_day")
        );
    }
    if let Some(other) = earlier.iter().find(|i| i.resumed_on.is_some_and(|r| asked.last_day < r)) {
        let days = days_away(other, placement);
        let until = days.until().unwrap_or(days.from());
        return Err(Refusal::InterruptionsOverlap { from: days.from(), until }.on("last_day"));
    }
    accept_expected(asked, until)
}

fn accept_expected(asked: &Interruption, until: Date) -> Result<(), Refused> {
    match asked.expected_back {
        None if asked.kind == InterruptionKind::Pause => Err(Refusal::Missing.on("expected_back")),
        Some(back) if back <= asked.last_day => {
            Err(Refusal::ResumedTooEarly { last_day: asked.last_day }.on("expected_back"))
        }
        Some(back) if back > until => Err(Refusal::ResumedAfterEnd { until }.on("expected_back")),
        _ => Ok(()),
    }
}

/// Accepts that the citizen is back at the same company. On the day after the last that holds the course
/// another course begins, and whoever writes it down says that they know.
///
/// # Errors
/// [`Refusal::NotAway`]; [`Refusal::ResumedTooEarly`], [`Refusal::NotYet`] or [`Refusal::ResumedAfterEnd`]
/// on `resumed_on`; [`Refusal::NewCourse`] on `new_course`.
pub fn accept_resumption(
    placement: &Placement,
    open: &Interruption,
    resumed_on: Date,
    knows_new_course: bool,
    terms: &CourseTerms,
    today: Date,
) -> Result<(), Refused> {
    if placement.state != PlacementState::Agreed || !open.is_open() {
        return Err(Refusal::NotAway.into());
    }
    if resumed_on <= open.last_day {
        return Err(Refusal::ResumedTooEarly { last_day: open.last_day }.on("resumed_on"));
    }
    if resumed_on > today {
        return Err(Refusal::NotYet { day: resumed_on }.on("resumed_on"));
    }
    let until = placement.period.until().unwrap_or(placement.agreed_until);
    if resumed_on > until {
        return Err(Refusal::ResumedAfterEnd { until }.on("resumed_on"));
    }
    accept_course(open.last_day, resumed_on, knows_new_course, terms)
}

/// Accepts a day back after a last active day: within the days that hold the course, or knowingly later.
///
/// # Errors
/// [`Refusal::NewCourse`] on `new_course`.
pub fn accept_course(
    last_day: Date,
    resumed_on: Date,
    knows_new_course: bool,
    terms: &CourseTerms,
) -> Result<(), Refused> {
    match Clock::after(last_day, resumed_on, terms) {
        Some(clock) if !clock.holds() && !knows_new_course => {
            Err(Refusal::NewCourse { last_day, resume_by: clock.resume_by, day: clock.day }.on("new_course"))
        }
        _ => Ok(()),
    }
}

/// Accepts the last day of a placement beside its interruptions: a day on which the citizen was there.
///
/// # Errors
/// [`Refusal::EndsWhileAway`] on `ended_on`, with the last day they were.
pub fn accept_last_day(interruptions: &[Interruption], ended_on: Date) -> Result<(), Refused> {
    match interruptions.iter().find(|i| i.away().contains(ended_on)) {
        Some(i) => Err(Refusal::EndsWhileAway { last_day: i.last_day }.on("ended_on")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
