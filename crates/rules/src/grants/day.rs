//! Days and weeks as numbers: a settlement of a whole country asks for billions of them, and the calendar's own
//! type answers each with a walk through its units.

use std::fmt;

use jiff::civil::Date;

/// A civil day, counted from 1 January 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// An ISO week (Monday to Sunday), counted from that of 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(i32);

/// Days from 1 March of the year 0 to 1 January 1970.
const TO_1970: i32 = 719_468;
/// Days of 400 years, after which the calendar repeats itself.
const ERA: i32 = 146_097;
/// 1 January 1970 was a Thursday: its Monday lies three days before.
const TO_MONDAY: i32 = 3;

/// Days from 1 March of the year 0, for a month 1 to 12.
fn number_of(year: i32, month: i32, day: i32) -> i32 {
    // Years that begin in March: the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - TO_1970
}

fn days_in(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Day {
    /// The day with a number.
    #[must_use]
    pub const fn numbered(number: i32) -> Self {
        Self(number)
    }

    /// Its number: 0 is 1 January 1970.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// A day of the calendar.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(number_of(date.year().into(), date.month().into(), date.day().into()))
    }

    /// A day by year, month and day; none where there is no such day.
    #[must_use]
    pub fn civil(year: i32, month: i32, day: i32) -> Option<Self> {
        let there_is =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        there_is.then(|| Self(number_of(year, month, day)))
    }

    /// Year, month and day of the month.
    #[must_use]
    pub fn parts(self) -> (i32, i32, i32) {
        let days = self.0.saturating_add(TO_1970);
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i32::from(month <= 2), month, day)
    }

    /// The day of the calendar.
    #[must_use]
    pub fn date(self) -> Date {
        let (year, month, day) = self.parts();
        let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
        match parts {
            (Ok(y), Ok(m), Ok(d)) => Date::new(y, m, d).unwrap_or(Date::MAX),
            _ => Date::MAX,
        }
    }

    /// So many days later; earlier for a negative number.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from an earlier day to this one.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same day of the month so many months later, held inside its month: 31 January and one month are
    /// 28 or 29 February.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.parts();
        let count = year.saturating_mul(12).saturating_add(month - 1).saturating_add(months);
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
        Self(number_of(year, month, day.min(days_in(year, month))))
    }

    /// The first day of its calendar month.
    #[must_use]
    pub fn month_start(self) -> Self {
        let (year, month, _) = self.parts();
        Self(number_of(year, month, 1))
    }

    /// The last day of its calendar month.
    #[must_use]
    pub fn month_end(self) -> Self {
        let (year, month, _) = self.parts();
        Self(number_of(year, month, days_in(year, month)))
    }

    /// Days of its calendar month.
    #[must_use]
    pub fn days_of_month(self) -> i32 {
        let (year, month, _) = self.parts();
        days_in(year, month)
    }

    /// Its ISO week.
    #[must_use]
    pub const fn week(self) -> Week {
        Week(self.0.saturating_add(TO_MONDAY).div_euclid(7))
    }

    /// Is it a Monday?
    #[must_use]
    pub const fn is_monday(self) -> bool {
        self.0.saturating_add(TO_MONDAY).rem_euclid(7) == 0
    }
}

impl Week {
    /// The week with a number.
    #[must_use]
    pub const fn numbered(number: i32) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Its Monday.
    #[must_use]
    pub const fn monday(self) -> Day {
        Day(self.0.saturating_mul(7).saturating_sub(TO_MONDAY))
    }

    /// Its Sunday.
    #[must_use]
    pub const fn sunday(self) -> Day {
        self.monday().plus(6)
    }

    /// So many weeks later; earlier for a negative number.
    #[must_use]
    pub const fn plus(self, weeks: i32) -> Self {
        Self(self.0.saturating_add(weeks))
    }

    /// Weeks from an earlier week to this one.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;
    use crate::period::{monday_of, plus_days};

    #[test]
    fn days_are_the_calendars() {
        let mut day = date(1899, 12, 25);
        while day < date(2101, 1, 10) {
            let number = Day::of(day);
            assert_eq!(number.date(), day);
            assert_eq!(number.to_string(), day.to_string());
            assert_eq!(number.week().monday().date(), monday_of(day), "{day}");
            assert_eq!(number.plus(1).date(), plus_days(day, 1));
            for months in [-13, -1, 0, 1, 2, 3, 11, 24] {
                let later = day.checked_add(i64::from(months).months()).unwrap();
                assert_eq!(number.plus_months(months).date(), later, "{day} {months}");
            }
            assert_eq!(number.month_start().date(), day.first_of_month());
            assert_eq!(number.month_end().date(), day.last_of_month());
            day = plus_days(day, 1);
        }
        assert_eq!(Day::of(date(1970, 1, 1)).number(), 0);
        assert!(Day::of(date(2015, 12, 28)).is_monday() && !Day::of(date(2015, 12, 29)).is_monday());
        assert_eq!(Day::civil(2014, 2, 29), None);
        assert_eq!(Day::civil(2012, 2, 29).map(|d| d.to_string()).as_deref(), Some("2012-02-29"));
    }
}
