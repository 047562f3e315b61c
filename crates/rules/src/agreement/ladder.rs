//! The hours plan: a ladder of steps, each with weekdays, times and tasks, so that hours rise inside one
//! placement. Hours a week are what the times add up to, so the two can't disagree.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    hours::WeeklyHours,
    period::{Period, plus_days},
};

/// Times on a weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Times {
    /// 1 is Monday.
    pub weekday: i64,
    /// Minutes after midnight by the clock on the wall.
    pub from: i64,
    /// Minutes after midnight by the clock on the wall.
    pub until: i64,
}

impl Times {
    /// How long, in minutes.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.until - self.from
    }
}

/// A step of the ladder: what holds from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// The first day on which it holds.
    pub from: Date,
    /// When in the week, in order.
    pub times: Vec<Times>,
    /// What the citizen does: a task a line.
    pub tasks: String,
}

/// Most steps of a ladder.
pub const MOST_RUNGS: usize = 12;

impl Rung {
    /// Minutes a week.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.times.iter().map(Times::minutes).sum()
    }

    /// The tasks, one by one.
    pub fn task_list(&self) -> impl Iterator<Item = &str> {
        self.tasks.lines().map(str::trim).filter(|t| !t.is_empty())
    }

    /// Hours a week.
    #[must_use]
    pub fn hours(&self) -> WeeklyHours {
        WeeklyHours::from_minutes(self.minutes())
    }
}

/// Accepts the ladder of a placement: it begins on the first day, goes forward, stays inside the placement, and
/// each step has times that a week holds.
///
/// # Errors
/// On `ladder`: [`Refusal::LadderBeginsElsewhere`], [`Refusal::LadderOutOfOrder`],
/// [`Refusal::LadderOutsidePlacement`], [`Refusal::LadderWithoutTimes`], [`Refusal::TimesTurnedAround`],
/// [`Refusal::WeekOverlaps`], [`Refusal::NotHours`].
pub fn accept_ladder(ladder: &[Rung], placement: &Period) -> Result<(), Refused> {
    if ladder.first().is_some_and(|r| r.from != placement.from()) {
        return Err(Refusal::LadderBeginsElsewhere { from: placement.from() }.on("ladder"));
    }
    if let Some((before, _)) = ladder.iter().zip(ladder.iter().skip(1)).find(|(a, b)| b.from <= a.from) {
        return Err(Refusal::LadderOutOfOrder { day: before.from }.on("ladder"));
    }
    if let Some(outside) = ladder.iter().find(|r| !placement.contains(r.from)) {
        let until = placement.until().unwrap_or(Date::MAX);
        return Err(Refusal::LadderOutsidePlacement { day: outside.from, until }.on("ladder"));
    }
    ladder.iter().try_for_each(accept_rung)
}

fn accept_rung(rung: &Rung) -> Result<(), Refused> {
    if rung.times.is_empty() {
        return Err(Refusal::LadderWithoutTimes { day: rung.from }.on("ladder"));
    }
    accept_times(&rung.times, "ladder")?;
    if rung.minutes() > WeeklyHours::MOST * 60 {
        return Err(Refusal::NotHours { most: WeeklyHours::MOST }.on("ladder"));
    }
    Ok(())
}

/// Accepts times of a week: each in order, no two at once.
///
/// # Errors
/// [`Refusal::TimesTurnedAround`], [`Refusal::WeekOverlaps`], on `field`.
pub fn accept_times(times: &[Times], field: &'static str) -> Result<(), Refused> {
    let in_order = |t: &Times| (1..=7).contains(&t.weekday) && 0 <= t.from && t.from < t.until && t.until <= 1440;
    if !times.iter().all(in_order) {
        return Err(Refusal::TimesTurnedAround.on(field));
    }
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let clash = sorted.iter().zip(sorted.iter().skip(1)).find(|(a, b)| a.weekday == b.weekday && b.from < a.until);
    match clash {
        Some((a, _)) => Err(Refusal::WeekOverlaps { day: a.weekday }.on(field)),
        None => Ok(()),
    }
}

/// The step that holds on a day: the latest that has begun.
#[must_use]
pub fn rung_on(ladder: &[Rung], day: Date) -> Option<&Rung> {
    ladder.iter().filter(|r| r.from <= day).max_by_key(|r| r.from)
}

/// Minutes agreed on a day of the placement; none outside it. By the clock on the wall, so the nights on which
/// clocks are put on or back change nothing.
#[must_use]
pub fn planned_on(ladder: &[Rung], placement: &Period, day: Date) -> i64 {
    if !placement.contains(day) {
        return 0;
    }
    let weekday = i64::from(day.weekday().to_monday_one_offset());
    let times = rung_on(ladder, day).map_or(&[][..], |r| r.times.as_slice());
    times.iter().filter(|t| t.weekday == weekday).map(Times::minutes).sum()
}

/// Minutes agreed in the week that begins on a Monday: day by day, so that a step may change in the middle of it.
#[must_use]
pub fn planned_in_week(ladder: &[Rung], placement: &Period, monday: Date) -> i64 {
    (0..7).map(|n| planned_on(ladder, placement, plus_days(monday, n))).sum()
}
