//! The steps of a settlement as data, for whoever asks why. The same functions that settle tell them.

use super::{
    active::Interval,
    activity::Month,
    day::{Day, Week},
    history::JobCentre,
    line::{Unearned, Way},
    target::Standing,
};

/// What a window of weeks held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// Its first week.
    pub first: Week,
    /// Its last week.
    pub last: Week,
    /// The way looked at.
    pub way: Way,
    /// Weeks in a job, or in education.
    pub weeks: i32,
    /// Weeks it needs.
    pub needed_weeks: i32,
    /// Hundredths of hours of the work rows; 0 for education.
    pub hundredths: i64,
    /// Hundredths of hours it needs; 0 for education.
    pub needed_hundredths: i64,
    /// Weeks with other support; 0 for work.
    pub supported: i32,
    /// Does it begin after the period?
    pub late: bool,
}

impl Tried {
    /// Is nothing missing?
    #[must_use]
    pub const fn qualifies(&self) -> bool {
        self.weeks >= self.needed_weeks
            && self.hundredths >= self.needed_hundredths
            && self.supported == 0
            && !self.late
    }
}

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// S1: active days in a row.
    Active {
        /// The days.
        interval: Interval,
    },
    /// S2: days away between two runs.
    Gap {
        /// Last active day before.
        after: Day,
        /// First active day after.
        resumed_on: Day,
        /// Days from the one to the other.
        days: i32,
        /// The most that keeps the course.
        limit: i32,
        /// Is it the same course?
        same: bool,
    },
    /// S2: a course.
    Course {
        /// Its number, from 1.
        number: u32,
        /// First day.
        from: Day,
        /// Last active day.
        to: Day,
    },
    /// S5: how the citizen stood on the course's first day.
    Target {
        /// The course's number.
        course: u32,
        /// Its first day.
        on: Day,
        /// How.
        standing: Standing,
    },
    /// S3: how long the course is.
    Length {
        /// The course's number.
        course: u32,
        /// Active days.
        active_days: i32,
        /// Months they make.
        months: i32,
        /// Months that earn.
        minimum: i32,
        /// Active days that make those.
        needed: i32,
    },
    /// S4, S7: a month that was earned.
    Month {
        /// The course's number.
        course: u32,
        /// The month.
        month: Month,
        /// The number of the active day on which it was earned.
        day_number: i32,
    },
    /// S6: from which week on a window may begin.
    Opens {
        /// The first such week.
        week: Week,
        /// The active day that it follows from: the last of an interval, or the first of a course.
        because_of: Day,
    },
    /// S6: a window that was looked at.
    Window(Tried),
    /// S6, S7: a window that earned a result.
    Result {
        /// The window.
        window: Tried,
        /// Has it a flexi-job week?
        flexi: bool,
        /// Whose result it is.
        job_centre: JobCentre,
    },
    /// What earned nothing, with the reason.
    Unearned(Unearned),
}

/// Whoever wants to know the steps. `note` is given what makes the step, so that nobody who settles a country pays
/// for sentences that are not read.
pub trait Listener {
    /// A step was taken.
    fn note(&mut self, event: impl FnOnce() -> Event);
}

/// Nobody listens.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Listener for Silent {
    fn note(&mut self, _: impl FnOnce() -> Event) {}
}

impl Listener for Vec<Event> {
    fn note(&mut self, event: impl FnOnce() -> Event) {
        self.push(event());
    }
}
