//! Weeks of a placement: what was agreed, what it became, and which days were absence.

use jiff::civil::Date;

use super::{Attendance, Basis, Mark, Plans};
use crate::{
    absence::AbsenceReport,
    course::Away,
    period::{Period, monday_of, plus_days},
};

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayLine {
    /// The day.
    pub day: Date,
    /// Minutes agreed: as the registration kept them, else as the plan says. None while the citizen is away by
    /// agreement.
    pub planned: i64,
    /// What the plan is taken from.
    pub basis: Basis,
    /// What is registered.
    pub mark: Option<Mark>,
    /// Minutes it became.
    pub minutes: i64,
    /// The citizen has said that they can't come.
    pub reported: bool,
    /// Away by agreement.
    pub paused: bool,
}

impl DayLine {
    /// Is it a day of absence: registered so, or told by the citizen and nobody has registered anything else?
    #[must_use]
    pub fn is_absence(&self) -> bool {
        match self.mark {
            Some(mark) => !mark.is_present(),
            None => self.reported && self.planned > 0,
        }
    }
}

/// One week, from Monday to Sunday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekLine {
    /// Its Monday.
    pub monday: Date,
    /// Its days inside the placement and inside what was asked for.
    pub days: Vec<DayLine>,
    /// Minutes agreed for these days.
    pub planned: i64,
    /// Minutes agreed for those of them that have come, today included.
    pub planned_so_far: i64,
    /// Minutes it became.
    pub minutes: i64,
    /// Days of absence that the workplace or the job centre knew of, illness among them.
    pub notified: usize,
    /// Days of absence that nobody had announced.
    pub unannounced: usize,
    /// Days before today on which somebody was expected and nothing is registered.
    pub missing: usize,
}

/// The weeks of a placement between two days. Days to come are planned only.
#[must_use]
pub fn weeks(
    plans: &Plans,
    attendances: &[Attendance],
    reports: &[AbsenceReport],
    away: &[Away],
    asked: &Period,
    today: Date,
) -> Vec<WeekLine> {
    let Some(shared) = plans.period.shared(asked) else { return Vec::new() };
    let until = shared.until().unwrap_or(today);
    let mut list: Vec<WeekLine> = Vec::new();
    let mut day = shared.from();
    while day <= until {
        let line = of_day(plans, attendances, reports, away, day);
        let monday = monday_of(day);
        if list.last().is_none_or(|w| w.monday != monday) {
            list.push(WeekLine::empty(monday));
        }
        list.last_mut().map(|w| w.take(line, today)).unwrap_or_default();
        let next = plus_days(day, 1);
        if next == day {
            break; // the calendar's last day
        }
        day = next;
    }
    list
}

fn of_day(plans: &Plans, attendances: &[Attendance], reports: &[AbsenceReport], away: &[Away], day: Date) -> DayLine {
    let stands = attendances.iter().find(|a| a.holds && a.day == day);
    let paused = away.iter().any(|a| a.contains(day));
    let plan = plans.on(day);
    let planned = match stands {
        Some(a) => a.planned,
        None if paused => 0,
        None => plan.minutes,
    };
    DayLine {
        day,
        planned,
        basis: plan.basis,
        mark: stands.map(|a| a.mark),
        minutes: stands.map_or(0, |a| a.minutes),
        reported: reports.iter().any(|r| r.is_absence_on(day)),
        paused,
    }
}

impl WeekLine {
    fn empty(monday: Date) -> Self {
        Self {
            monday,
            days: Vec::new(),
            planned: 0,
            planned_so_far: 0,
            minutes: 0,
            notified: 0,
            unannounced: 0,
            missing: 0,
        }
    }

    fn take(&mut self, line: DayLine, today: Date) {
        self.planned += line.planned;
        self.minutes += line.minutes;
        if line.day <= today {
            self.planned_so_far += line.planned;
        }
        let unannounced = line.mark == Some(Mark::AwayUnannounced);
        self.unannounced += usize::from(unannounced);
        self.notified += usize::from(line.is_absence() && !unannounced);
        let missing = line.mark.is_none() && !line.reported && line.planned > 0 && line.day < today;
        // Where only hours are known nobody can say that a day is missing.
        self.missing += usize::from(missing && line.basis != Basis::Spread);
        self.days.push(line);
    }
}
