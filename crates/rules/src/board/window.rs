//! The days that the board shows, cut into columns.

use jiff::civil::Date;

use crate::period::{Period, days_between, monday_of, plus_days};

code_enum! {
    /// How far away one stands. A column is a day in `Day`, a week otherwise.
    Zoom {
        /// Four weeks, day by day.
        Day = "day",
        /// Sixteen weeks.
        Week = "week",
        /// A year, named by months.
        Month = "month",
        /// Two years, named by quarters.
        Quarter = "quarter",
    }
}

impl Zoom {
    /// Number of columns.
    #[must_use]
    pub fn columns(self) -> i64 {
        match self {
            Self::Day => 28,
            Self::Week => 16,
            Self::Month => 52,
            Self::Quarter => 104,
        }
    }

    /// Days in a column.
    #[must_use]
    pub fn column_days(self) -> i64 {
        if self == Self::Day { 1 } else { 7 }
    }

    /// Weeks shown before this week when one opens the board.
    fn weeks_before_today(self) -> i64 {
        match self {
            Self::Day => 1,
            Self::Week => 4,
            Self::Month => 8,
            Self::Quarter => 52,
        }
    }

    /// Weeks that one step earlier or later moves: half of what is seen.
    fn step_weeks(self) -> i64 {
        match self {
            Self::Day => 2,
            Self::Week => 8,
            Self::Month => 26,
            Self::Quarter => 52,
        }
    }
}

/// A part of the calendar: from a Monday, so many columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    zoom: Zoom,
    from: Date,
}

/// A heading over one or several columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Columns it stands over.
    pub columns: i64,
    /// Its days inside the picture.
    pub period: Period,
    /// The day that names it (its week, month or quarter) and on which, unless today lies in it, its
    /// places are counted: the middle one, in a week Thursday, by which ISO 8601 gives weeks to years.
    pub middle: Date,
}

/// First and last Monday that can be asked for; beyond it is a slip.
const EARLIEST: Date = Date::constant(2000, 1, 3);
const LATEST: Date = Date::constant(2098, 12, 29);

impl Window {
    /// From the Monday of a day's week.
    #[must_use]
    pub fn from(zoom: Zoom, day: Date) -> Self {
        Self { zoom, from: monday_of(day.clamp(EARLIEST, LATEST)) }
    }

    /// With a day in the picture: some of what was, more of what comes.
    #[must_use]
    pub fn around(zoom: Zoom, day: Date) -> Self {
        Self::from(zoom, plus_days(day, -7 * zoom.weeks_before_today()))
    }

    /// How far away one stands.
    #[must_use]
    pub fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// The first day, a Monday.
    #[must_use]
    pub fn first(&self) -> Date {
        self.from
    }

    /// The last day, a Sunday.
    #[must_use]
    pub fn last(&self) -> Date {
        plus_days(self.from, self.days() - 1)
    }

    /// All of it.
    #[must_use]
    pub fn period(&self) -> Period {
        Period::known(self.from, Some(self.last()))
    }

    /// Number of days.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.zoom.columns() * self.zoom.column_days()
    }

    /// Days from the first one to a day: 0 for the first, negative before it.
    #[must_use]
    pub fn offset(&self, day: Date) -> i64 {
        days_between(self.from, day)
    }

    /// The column (from 0) of a number of days after the first.
    #[must_use]
    pub(super) fn column(&self, offset: i64) -> i64 {
        offset / self.zoom.column_days()
    }

    /// Is the day in the picture?
    #[must_use]
    pub fn shows(&self, day: Date) -> bool {
        self.period().contains(day)
    }

    /// One step back in time.
    #[must_use]
    pub fn earlier(&self) -> Self {
        Self::from(self.zoom, plus_days(self.from, -7 * self.zoom.step_weeks()))
    }

    /// One step on in time.
    #[must_use]
    pub fn later(&self) -> Self {
        Self::from(self.zoom, plus_days(self.from, 7 * self.zoom.step_weeks()))
    }

    /// The headings: a day each, a week each, or a month or a quarter over its weeks (a week belongs
    /// where its Thursday lies). They cover every column.
    #[must_use]
    pub fn heads(&self) -> Vec<Head> {
        let step = self.zoom.column_days();
        let columns = (0..self.zoom.columns()).map(|i| {
            let from = plus_days(self.from, i * step);
            (from, plus_days(from, step - 1), plus_days(from, step / 2))
        });
        let mut heads: Vec<Head> = Vec::new();
        for (from, until, middle) in columns {
            match heads.last_mut() {
                Some(head) if self.same_head(head.middle, middle) => {
                    head.columns += 1;
                    head.period = Period::known(head.period.from(), Some(until));
                }
                _ => heads.push(Head { columns: 1, period: Period::known(from, Some(until)), middle }),
            }
        }
        for head in &mut heads {
            head.middle = plus_days(head.period.from(), head.columns * step / 2);
        }
        heads
    }

    fn same_head(&self, a: Date, b: Date) -> bool {
        let quarter = |d: Date| (d.month() - 1) / 3;
        match self.zoom {
            Zoom::Day | Zoom::Week => false,
            Zoom::Month => (a.year(), a.month()) == (b.year(), b.month()),
            Zoom::Quarter => (a.year(), quarter(a)) == (b.year(), quarter(b)),
        }
    }
}
