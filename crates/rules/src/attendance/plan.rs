//! What is agreed for a day: by the agreement in force, else by the placement's week, else by its hours alone.

use jiff::civil::Date;

use crate::{
    agreement::{
        Agreement, AgreementState, Rung,
        ladder::{planned_on, rung_on},
    },
    hours::WeeklyHours,
    period::Period,
    week::{Week, week_on},
};

/// What a day's plan is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The work agreement that was in force: days and times are agreed by all three.
    Agreement,
    /// The placement's week: days and times that the job centre wrote down.
    Week,
    /// Only hours a week are known. They are spread evenly over Monday to Friday, and the page says that days and
    /// times are not agreed yet: a share of a week, no appointment.
    Spread,
    /// Outside the placement.
    None,
}

/// What is agreed for one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayPlan {
    /// The day.
    pub day: Date,
    /// Minutes.
    pub minutes: i64,
    /// From and until, in minutes after midnight by the clock on the wall; none where only hours are known.
    pub times: Vec<(i64, i64)>,
    /// What the citizen does; may be empty.
    pub tasks: String,
    /// What it is taken from.
    pub basis: Basis,
}

impl DayPlan {
    fn nothing(day: Date, basis: Basis) -> Self {
        Self { day, minutes: 0, times: Vec::new(), tasks: String::new(), basis }
    }

    /// Is somebody expected? Where only hours are known, nobody can say for a day.
    #[must_use]
    pub fn is_expected(&self) -> bool {
        self.minutes > 0
    }
}

/// Working days that hours without agreed days are spread over.
const SPREAD_DAYS: i64 = 5;

/// Everything that says what is agreed for a placement's days.
#[derive(Debug, Clone)]
pub struct Plans {
    /// The placement's days.
    pub period: Period,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// Hours plans, each with the day from which it was in force, the first first.
    pub ladders: Vec<(Date, Vec<Rung>)>,
    /// The placement's weeks.
    pub weeks: Vec<Week>,
}

impl Plans {
    /// From a placement's agreements: the versions that came into force, each for its days. The first holds for the
    /// days before it too, since an agreement is often signed after the start and says what was done from it.
    #[must_use]
    pub fn of(period: Period, hours: WeeklyHours, agreements: &[Agreement], weeks: Vec<Week>) -> Self {
        let was_in_force =
            |s: AgreementState| matches!(s, AgreementState::InForce | AgreementState::Replaced | AgreementState::Ended);
        let held = agreements.iter().filter(|a| was_in_force(a.state) && !a.content.ladder.is_empty());
        let mut ladders: Vec<_> = held.filter_map(|a| Some((a.in_force_on?, a.content.ladder.clone()))).collect();
        ladders.sort_by_key(|(from, _)| *from);
        Self { period, hours, ladders, weeks }
    }

    fn ladder_on(&self, day: Date) -> Option<&[Rung]> {
        let began = self.ladders.iter().rev().find(|(from, _)| *from <= day);
        began.or_else(|| self.ladders.first()).map(|(_, ladder)| ladder.as_slice())
    }

    /// What is agreed for a day. By the clock on the wall: nights on which clocks are put on or back change nothing.
    #[must_use]
    pub fn on(&self, day: Date) -> DayPlan {
        if !self.period.contains(day) {
            return DayPlan::nothing(day, Basis::None);
        }
        let weekday = i64::from(day.weekday().to_monday_one_offset());
        if let Some(ladder) = self.ladder_on(day) {
            let rung = rung_on(ladder, day);
            let of_day = rung.map_or(&[][..], |r| r.times.as_slice()).iter().filter(|t| t.weekday == weekday);
            let mut times: Vec<_> = of_day.map(|t| (t.from, t.until)).collect();
            times.sort_unstable();
            return DayPlan {
                day,
                minutes: planned_on(ladder, &self.period, day),
                times,
                tasks: rung.map(|r| r.tasks.clone()).unwrap_or_default(),
                basis: Basis::Agreement,
            };
        }
        if let Some(week) = week_on(&self.weeks, day) {
            let of_day = week.days.iter().filter(|d| d.weekday == weekday && d.in_centre());
            let mut times: Vec<_> = of_day.map(|d| (d.from, d.until)).collect();
            times.sort_unstable();
            let minutes = times.iter().map(|(from, until)| until - from).sum();
            return DayPlan { day, minutes, times, tasks: String::new(), basis: Basis::Week };
        }
        let share = if weekday <= SPREAD_DAYS { self.hours.minutes() / SPREAD_DAYS } else { 0 };
        DayPlan { minutes: share, ..DayPlan::nothing(day, Basis::Spread) }
    }
}
