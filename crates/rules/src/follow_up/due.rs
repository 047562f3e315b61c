//! The rhythm of follow-ups: as often as is agreed for the placement, and never later than the law says.

use jiff::civil::Date;

use crate::{
    deadline::months_after,
    period::{days_between, plus_days},
};

/// How often one meets about a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// Days from one meeting to the next, as the work agreement says (S2: each week at the company).
    pub days: i64,
    /// Months that the law lets pass at most, by what applies on the day (S1, 4.4).
    pub months: i64,
}

/// When the next meeting is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last day on which it is in time.
    pub on: Date,
    /// The day on which the law says so; never earlier than `on`.
    pub by_law: Date,
    /// The first day too late, once it is.
    pub overdue_since: Option<Date>,
}

impl Due {
    /// Days too late; 0 while it is in time.
    #[must_use]
    pub fn days_late(&self, today: Date) -> i64 {
        self.overdue_since.map_or(0, |since| days_between(since, today) + 1)
    }
}

/// When the next meeting is due: counted from the last that was held about the placement, or else from its first
/// day. A meeting before the first day counts as one on it.
#[must_use]
pub fn due(start: Date, last_held: Option<Date>, rhythm: Rhythm, today: Date) -> Due {
    let since = last_held.map_or(start, |held| held.max(start));
    let by_law = months_after(since, rhythm.months);
    let on = plus_days(since, rhythm.days).min(by_law);
    Due { on, by_law, overdue_since: (on < today).then(|| plus_days(on, 1)) }
}
