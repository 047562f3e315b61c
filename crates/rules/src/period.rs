//! Days and periods. Both ends of a period are days that belong to it.

use jiff::{ToSpan, civil::Date};

use crate::{Refusal, Refused};

/// A period from a day to a day, both included; without an end it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    from: Date,
    until: Option<Date>,
}

impl Period {
    /// A period; refused when it ends before it begins.
    ///
    /// # Errors
    /// [`Refusal::EndsBeforeItBegins`] on the field `until`.
    pub fn new(from: Date, until: Option<Date>) -> Result<Self, Refused> {
        match until {
            Some(until) if until < from => Err(Refusal::EndsBeforeItBegins { from, until }.on("until")),
            _ => Ok(Self { from, until }),
        }
    }

    /// A period known to be in order (from the database, where a constraint holds it).
    #[must_use]
    pub fn known(from: Date, until: Option<Date>) -> Self {
        Self { from, until: until.map(|u| u.max(from)) }
    }

    /// The first day.
    #[must_use]
    pub fn from(&self) -> Date {
        self.from
    }

    /// The last day, if there is one.
    #[must_use]
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// Is the day one of the period's?
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|u| day <= u)
    }

    /// Does the other period lie wholly inside this one?
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.from <= other.from
            && match (self.until, other.until) {
                (None, _) => true,
                (Some(_), None) => false,
                (Some(mine), Some(theirs)) => theirs <= mine,
            }
    }

    /// Do the two share a day?
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        other.until.is_none_or(|u| self.from <= u) && self.until.is_none_or(|u| other.from <= u)
    }

    /// The days both have, if any.
    #[must_use]
    pub fn shared(&self, other: &Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            from: self.from.max(other.from),
            until: match (self.until, other.until) {
                (None, u) | (u, None) => u,
                (Some(a), Some(b)) => Some(a.min(b)),
            },
        })
    }

    /// Number of days, counting both ends; `None` without an end.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        self.until.map(|u| days_between(self.from, u) + 1)
    }
}

/// Days from one day to another: 0 for the same day, negative backwards.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    day_number(to) - day_number(from)
}

/// A day as a number, counted from 1 March of the year 0. The board asks tens of thousands of times a page.
fn day_number(day: Date) -> i64 {
    let (year, month) = (i64::from(day.year()), i64::from(day.month()));
    // Years that begin in March: the leap day is the last of its year.
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day.day()) - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

/// The day so many days later (earlier for negative numbers), held inside the calendar.
#[must_use]
pub fn plus_days(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// The Monday of a day's ISO week.
#[must_use]
pub fn monday_of(day: Date) -> Date {
    plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// Whole years of age on a day, for somebody born on `born`. Who is born on 29 February
/// becomes a year older on 1 March in other years.
#[must_use]
pub fn age_on(born: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i16::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_day() -> impl Strategy<Value = Date> {
        (-9999_i16..=9999, 1_i8..=12, 1_i8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d).ok())
    }

    proptest! {
        #[test]
        fn days_between_counts_as_the_calendar_does(a in any_day(), b in any_day()) {
            let span = a.until(b).unwrap();
            prop_assert_eq!(days_between(a, b), i64::from(span.get_days()));
        }
    }
}
