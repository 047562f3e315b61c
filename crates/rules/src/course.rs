//! Courses: the chain of a citizen's active days at companies, broken where somebody was away too long.
//!
//! Source: S2, section "Økonomi": a course is interrupted and resumed, at the same or another company,
//! within four weeks, and what counts is the whole. Read here as in the programme's settlement:
//!
//! * **Active days** are the days of placements, less the days of a pause or an interruption. Days that
//!   two placements share count once. A run of them without a hole is an *interval*.
//! * **A course** is a chain of intervals in which each begins at most `resume_within_days` after the last
//!   active day of the one before: last day 31 January, 28 days, so day 28 is 28 February. On day 29
//!   another course begins. Company and job centre may change inside a course.
//! * **Months**: with `f` the first day and `D` the number of active days, a course has reached as many
//!   months as whole calendar months fit between `f` and `f + D days`; `f + k months` is held inside its
//!   month (31 January + 1 month = 28 or 29 February). Days away count nothing. Month *k* is reached on
//!   the active day number `days between f and f + k months`; the first active day is number 1.
//!
//! Which placements give active days: only [`crate::placement::PlacementKind::Placement`]. Taster days and
//! days in the centre beside a pre-course come before the course and are none of its days, since S2 pays
//! for being "in active course at a company", and S1 keeps the pre-course apart from it.
//!
//! A day more at the end, or inside a gap, never takes a month away. A day more *before* the first one may:
//! it moves `f`, and three months from another `f` may be up to three days longer.

use jiff::{ToSpan, civil::Date};

use crate::period::{Period, days_between, plus_days};

mod terms;

pub use terms::{CourseTerms, CourseTermsOn};

/// Days away inside a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// The last active day: day 0 of the count.
    pub last_day: Date,
    /// The first active day after, once there is one.
    pub resumed_on: Option<Date>,
}

impl Away {
    /// Is the day one of the days away?
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.last_day < day && self.resumed_on.is_none_or(|r| day < r)
    }

    /// The days away, if there is at least one before the day on which it was resumed.
    #[must_use]
    pub fn days(&self) -> Option<Period> {
        let from = plus_days(self.last_day, 1);
        match self.resumed_on {
            Some(resumed) if resumed <= from => None,
            resumed => Some(Period::known(from, resumed.map(|r| plus_days(r, -1)))),
        }
    }
}

/// A placement's days and the days away in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// First and last day; without a last day it goes on.
    pub period: Period,
    /// The days away, in any order.
    pub away: Vec<Away>,
}

/// The active intervals of stays up to a day, in order: a union, so that neither the order of the stays
/// nor days told twice change anything, and stays that touch are one interval.
#[must_use]
pub fn active_intervals(stays: &[Stay], up_to: Date) -> Vec<Period> {
    let mut pieces: Vec<(Date, Date)> = Vec::new();
    for stay in stays {
        let last = stay.period.until().map_or(up_to, |u| u.min(up_to));
        let mut open = vec![(stay.period.from(), last)];
        for away in stay.away.iter().filter_map(Away::days) {
            let until = away.until().unwrap_or(Date::MAX);
            open = open
                .into_iter()
                .flat_map(|(from, last)| {
                    let before = (from, last.min(plus_days(away.from(), -1)));
                    let after = (if until == Date::MAX { Date::MAX } else { from.max(plus_days(until, 1)) }, last);
                    if away.from() > last || until < from { vec![(from, last)] } else { vec![before, after] }
                })
                .filter(|(from, last)| from <= last)
                .collect();
        }
        pieces.extend(open.into_iter().filter(|(from, last)| from <= last));
    }
    joined(pieces)
}

/// Runs of days that overlap or touch, joined.
fn joined(mut pieces: Vec<(Date, Date)>) -> Vec<Period> {
    pieces.sort_unstable();
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for (from, last) in pieces {
        match runs.last_mut() {
            Some((_, end)) if from <= plus_days(*end, 1) => *end = (*end).max(last),
            _ => runs.push((from, last)),
        }
    }
    runs.into_iter().map(|(from, last)| Period::known(from, Some(last))).collect()
}

/// Days between two intervals of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The days away; both ends belong to it.
    pub period: Period,
    /// The day of the count on which the course was resumed: 27, 28.
    pub resumed_on_day: i64,
}

/// A month that a course has reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// 1, 2, 3.
    pub number: i64,
    /// The active day on which it was reached.
    pub reached_on: Date,
    /// The first day of its basis: the course's first day, then the day after the month before was reached.
    pub basis_from: Date,
}

/// No course is counted beyond a hundred years: its months would have no end at the calendar's.
const LONGEST_MONTHS: i64 = 1200;

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    intervals: Vec<(Date, Date)>,
}

impl Course {
    /// The first day.
    #[must_use]
    pub fn first(&self) -> Date {
        self.intervals.first().map_or(Date::ZERO, |(from, _)| *from)
    }

    /// The last active day so far.
    #[must_use]
    pub fn last(&self) -> Date {
        self.intervals.last().map_or(Date::ZERO, |(_, last)| *last)
    }

    /// Its intervals, in order.
    #[must_use]
    pub fn intervals(&self) -> Vec<Period> {
        self.intervals.iter().map(|(from, last)| Period::known(*from, Some(*last))).collect()
    }

    /// The days between the intervals, in order.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let pairs = self.intervals.iter().zip(self.intervals.iter().skip(1));
        pairs
            .map(|((_, last), (next, _))| Gap {
                period: Period::known(plus_days(*last, 1), Some(plus_days(*next, -1))),
                resumed_on_day: days_between(*last, *next),
            })
            .collect()
    }

    /// How many active days it has.
    #[must_use]
    pub fn active_days(&self) -> i64 {
        self.intervals.iter().map(|(from, last)| days_between(*from, *last) + 1).sum()
    }

    /// The active day with a number, from 1.
    #[must_use]
    pub fn active_day(&self, number: i64) -> Option<Date> {
        let mut left = number - 1;
        for (from, last) in &self.intervals {
            let days = days_between(*from, *last) + 1;
            if (0..days).contains(&left) {
                return Some(plus_days(*from, left));
            }
            left -= days;
        }
        None
    }

    /// How many active days so many months of this course are: `days between f and f + k months`.
    #[must_use]
    pub fn days_of_months(&self, months: i64) -> i64 {
        let first = self.first();
        let after = first.checked_add(months.months()).unwrap_or(Date::MAX); // the day held inside its month
        days_between(first, after)
    }

    /// The months reached, in order.
    #[must_use]
    pub fn months(&self) -> Vec<Month> {
        let mut months = Vec::new();
        let mut basis_from = self.first();
        for number in 1..LONGEST_MONTHS {
            let needed = self.days_of_months(number);
            match self.active_day(needed) {
                Some(reached_on) => {
                    months.push(Month { number, reached_on, basis_from });
                    basis_from = plus_days(reached_on, 1);
                }
                None => break,
            }
        }
        months
    }

    /// The day on which the course was long enough, if it is.
    #[must_use]
    pub fn long_enough_on(&self, terms: &CourseTerms) -> Option<Date> {
        self.active_day(self.days_of_months(terms.minimum_months))
    }

    /// Active days that are missing until it is long enough; 0 once it is.
    #[must_use]
    pub fn days_missing(&self, terms: &CourseTerms) -> i64 {
        (self.days_of_months(terms.minimum_months) - self.active_days()).max(0)
    }

    /// The last day on which it can be resumed after its last active day.
    #[must_use]
    pub fn resume_by(&self, terms: &CourseTerms) -> Date {
        plus_days(self.last(), terms.resume_within_days)
    }

    /// Is the day one of the course's, a gap included?
    #[must_use]
    pub fn spans(&self, day: Date) -> bool {
        self.first() <= day && day <= self.last()
    }
}

/// The chain of courses that active intervals make, in order of time.
#[must_use]
pub fn courses(intervals: &[Period], terms: &CourseTerms) -> Vec<Course> {
    let pieces = intervals.iter().filter_map(|p| Some((p.from(), p.until()?))).collect();
    let mut courses: Vec<Course> = Vec::new();
    for run in joined(pieces) {
        let Some(last) = run.until() else { continue };
        match courses.last_mut() {
            Some(course) if days_between(course.last(), run.from()) <= terms.resume_within_days => {
                course.intervals.push((run.from(), last));
            }
            _ => courses.push(Course { intervals: vec![(run.from(), last)] }),
        }
    }
    courses
}

/// Where a count of days away stands: "day 9 of 28".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day of the count: 1 on the first day away.
    pub day: i64,
    /// The last day of the count that holds the course.
    pub of: i64,
    /// That day.
    pub resume_by: Date,
}

impl Clock {
    /// The count after a last active day, as it stands on a day; none before it has begun.
    #[must_use]
    pub fn after(last_day: Date, today: Date, terms: &CourseTerms) -> Option<Self> {
        let day = days_between(last_day, today);
        (day > 0).then(|| Self {
            day,
            of: terms.resume_within_days,
            resume_by: plus_days(last_day, terms.resume_within_days),
        })
    }

    /// Would somebody who is back on the day of the count be in the same course?
    #[must_use]
    pub fn holds(&self) -> bool {
        self.day <= self.of
    }
}

/// How the latest course stands on a day, with what is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The course by today.
    pub course: Course,
    /// Months reached by today.
    pub months: i64,
    /// The day it was long enough.
    pub reached_on: Option<Date>,
    /// The day it will be long enough if it goes as planned, when it isn't yet.
    pub reached_if_planned: Option<Date>,
    /// The count of days away, when nobody is there today.
    pub clock: Option<Clock>,
    /// Which course of the citizen's it is, from 1.
    pub number: i64,
}

impl Outlook {
    /// Can the course still go on: it runs, or can be resumed?
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.clock.is_none_or(|c| c.holds())
    }
}

/// How the latest course stands on a day; none before the first active day. `stays` hold what is planned
/// too: a placement with days to come, an interruption without a day back.
#[must_use]
pub fn outlook(stays: &[Stay], today: Date, terms: &CourseTerms) -> Option<Outlook> {
    let so_far = courses(&active_intervals(stays, today), terms);
    let course = so_far.last()?.clone();
    let planned = courses(&active_intervals(stays, Date::MAX), terms);
    let whole = planned.iter().find(|c| c.first() == course.first());
    Some(Outlook {
        months: i64::try_from(course.months().len()).unwrap_or(0),
        reached_on: course.long_enough_on(terms),
        reached_if_planned: whole.and_then(|c| c.long_enough_on(terms)).filter(|day| *day > today),
        clock: Clock::after(course.last(), today, terms),
        number: i64::try_from(so_far.len()).unwrap_or(0),
        course,
    })
}

#[cfg(test)]
mod tests;
