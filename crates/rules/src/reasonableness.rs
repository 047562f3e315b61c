//! How many a workplace can take: persons in placement, wage subsidy and utility work beside ordinary staff.
//!
//! The order on active employment effort, par. 65: 1 for every 5 ordinary employees up to 50, always at least 1,
//! and beyond that 1 for every 10; counted as full-time persons; ordinary staff as the average of the last four
//! months before the placement. The numbers are dated data (`rulebook/codes/reasonableness.toml`); the arithmetic is
//! exact: staff in hundredths of a full-time person, averages in four hundredths, hours in minutes.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::{CodeList, Entry},
    id::*,
    period::days_between,
};

/// The numbers that apply on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Ordinary employees for each one, in the first part.
    pub one_per_small: i64,
    /// How far the first part goes, in full-time persons.
    pub small_until: i64,
    /// Ordinary employees for each one, beyond it.
    pub one_per_large: i64,
    /// So many may always be there.
    pub at_least: i64,
    /// Minutes a week of one full-time person.
    pub full_time_minutes: i64,
    /// Days after which a statement no longer tells of the last four months.
    pub valid_days: i64,
}

/// The code of the entry.
const CEILING: &str = "ceiling";

impl Terms {
    /// The numbers of a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] when the rulebook has none for the day, or an unsound one.
    pub fn on(list: &CodeList, day: Date) -> Result<Self, Refusal> {
        let entry = list.in_use_on(day).find(|e| e.code == CEILING);
        entry.and_then(Self::read).ok_or_else(|| Refusal::OutsideCoverage { parameter: list.name.clone(), day })
    }

    fn read(entry: &Entry) -> Option<Self> {
        let number = |key: &str| entry.more.get(key).and_then(toml::Value::as_integer).filter(|n| *n > 0);
        // Another rounding is another rule: better no answer than a wrong one.
        entry.text("rounding").filter(|r| *r == "down")?;
        Some(Self {
            one_per_small: number("one_per_small")?,
            small_until: number("small_until")?,
            one_per_large: number("one_per_large")?,
            at_least: number("at_least")?,
            full_time_minutes: number("full_time_minutes")?,
            valid_days: number("valid_days")?,
        })
    }
}

code_enum! {
    /// What the employees' representative says (par. 65, 6: employer and representative, in writing, beforehand).
    RepresentativeSays {
        /// Agrees that the condition is met.
        Agrees = "agrees",
        /// Does not.
        Disagrees = "disagrees",
        /// There is no representative at the workplace.
        Nobody = "nobody",
    }
}

/// What a workplace says of its staff.
#[derive(Debug, Clone, PartialEq)]
pub struct Staffing {
    /// Identifier.
    pub id: StaffingId,
    /// The company.
    pub company: CompanyId,
    /// The production unit that it is counted for.
    pub unit: Option<ProductionUnitId>,
    /// The day it was stated.
    pub stated_on: Date,
    /// Ordinary staff in the four months before, the latest first, in hundredths of a full-time person.
    pub months: [i64; 4],
    /// Others who count: wage subsidy, utility work, placements by other job centres; in hundredths.
    pub others: i64,
    /// The representative's name; empty when there is none.
    pub representative: String,
    /// What the representative says.
    pub says: RepresentativeSays,
    /// Who wrote it down.
    pub noted_by: EmployeeId,
}

impl Staffing {
    /// Has it grown too old for a placement that begins on a day?
    #[must_use]
    pub fn is_old(&self, terms: &Terms, day: Date) -> bool {
        days_between(self.stated_on, day) > terms.valid_days
    }
}

/// Most ordinary staff that can be stated, in hundredths: a slip of the finger is caught.
pub const MOST_STAFF: i64 = 100_000 * 100;

/// Reads full-time persons as people write them: `12`, `12,5`, `12.25`; in hundredths.
///
/// # Errors
/// [`Refusal::NotFullTimePersons`] on `field`.
pub fn full_time_persons(text: &str, field: &'static str) -> Result<i64, Refused> {
    let refused = || Refusal::NotFullTimePersons.on(field);
    let (whole, part) = text.trim().split_once([',', '.']).unwrap_or((text.trim(), "0"));
    let digits = |t: &str, most: usize| !t.is_empty() && t.len() <= most && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 6) || !digits(part, 2) {
        return Err(refused());
    }
    let number = |t: &str| t.parse::<i64>().map_err(|_| refused());
    let hundredths = number(whole)? * 100 + number(&format!("{part:0<2}"))?;
    if hundredths <= MOST_STAFF { Ok(hundredths) } else { Err(refused()) }
}

/// A statement is made by today, names the representative unless there is none, and stays within bounds.
///
/// # Errors
/// [`Refusal::NotYet`] on `stated_on`; [`Refusal::Missing`] on `representative`.
pub fn accept_staffing(s: &Staffing, today: Date) -> Result<(), Refused> {
    if s.stated_on > today {
        return Err(Refusal::NotYet { day: s.stated_on }.on("stated_on"));
    }
    if s.says != RepresentativeSays::Nobody && s.representative.is_empty() {
        return Err(Refusal::Missing.on("representative"));
    }
    Ok(())
}

/// The ceiling with each step of its arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    /// Ordinary staff of four months together, in hundredths: four times the average.
    pub four_months: i64,
    /// How many the first part gives.
    pub small: i64,
    /// How many the part beyond gives.
    pub large: i64,
    /// How many there may be: full-time persons.
    pub allowed: i64,
}

impl Ceiling {
    /// The average, in hundredths of a full-time person, rounded down for reading; the arithmetic uses the exact one.
    #[must_use]
    pub fn average(&self) -> i64 {
        self.four_months / 4
    }

    /// Does the least apply, since the parts give less?
    #[must_use]
    pub fn by_least(&self) -> bool {
        self.small + self.large < self.allowed
    }
}

/// The ceiling of a workplace. Each part is rounded down to whole persons: *one for every five* is reached at five.
#[must_use]
pub fn ceiling(terms: &Terms, months: &[i64; 4]) -> Ceiling {
    // Four months in hundredths of a person: 400 of them are one person on average.
    const ONE: i64 = 400;
    let four_months = months.iter().fold(0_i64, |sum, m| sum.saturating_add((*m).max(0)));
    let border = terms.small_until * ONE;
    let small = four_months.min(border) / (terms.one_per_small * ONE);
    let large = (four_months - border).max(0) / (terms.one_per_large * ONE);
    Ceiling { four_months, small, large, allowed: (small + large).max(terms.at_least) }
}

/// The ceiling held against who is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighing {
    /// The ceiling.
    pub ceiling: Ceiling,
    /// Hours a week of those placed there by this job centre, in minutes.
    pub minutes: i64,
    /// The same as full-time persons, in hundredths, rounded up: never fewer than there are.
    pub placed: i64,
    /// Others who count, in hundredths.
    pub others: i64,
}

impl Weighing {
    /// All who count, in hundredths.
    #[must_use]
    pub fn used(&self) -> i64 {
        self.placed + self.others
    }

    /// What is left, in hundredths; below zero when it is passed.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.ceiling.allowed * 100 - self.used()
    }

    /// Are there more than there may be?
    #[must_use]
    pub fn is_passed(&self) -> bool {
        self.left() < 0
    }

    /// Hours a week that are left, in whole minutes; none when it is passed.
    #[must_use]
    pub fn minutes_left(&self, terms: &Terms) -> i64 {
        (self.left().max(0) * terms.full_time_minutes) / 100
    }
}

/// Weighs a workplace: its statement against the minutes a week of those placed there.
#[must_use]
pub fn weigh(terms: &Terms, s: &Staffing, minutes: i64) -> Weighing {
    let full = terms.full_time_minutes;
    let placed = (minutes.max(0).saturating_mul(100) + full - 1) / full;
    Weighing { ceiling: ceiling(terms, &s.months), minutes, placed, others: s.others }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TERMS: Terms = Terms {
        one_per_small: 5,
        small_until: 50,
        one_per_large: 10,
        at_least: 1,
        full_time_minutes: 2220,
        valid_days: 122,
    };

    #[test]
    fn full_time_persons_are_read_as_people_write_them() {
        let read = |t| full_time_persons(t, "month_1").ok();
        assert_eq!(
            [read("12"), read("12,5"), read("12.25"), read(" 0 ")],
            [Some(1200), Some(1250), Some(1225), Some(0)]
        );
        assert_eq!([read(""), read("-1"), read("1,234"), read("a"), read("1000001"), read("100001")], [None; 6]);
    }

    proptest! {
        #[test]
        fn ceiling_never_falls_when_staff_grows(a in 0_i64..200_000, more in 0_i64..50_000) {
            let of = |n| ceiling(&TERMS, &[n; 4]).allowed;
            prop_assert!(of(a) <= of(a + more));
            prop_assert!(of(a) >= 1);
            // Never more than one for five, and one for ten beyond fifty.
            let exact = a.min(5000) * 2 + (a - 5000).max(0);
            prop_assert!(of(a) == 1 || of(a) * 1000 <= exact);
        }

        #[test]
        fn weighing_counts_nobody_away(minutes in 0_i64..100_000, others in 0_i64..10_000) {
            let staffing = Staffing {
                id: StaffingId::fresh(), company: CompanyId::fresh(), unit: None, stated_on: Date::MIN, months: [1000; 4],
                others, representative: String::new(), says: RepresentativeSays::Nobody, noted_by: EmployeeId::fresh(),
            };
            let w = weigh(&TERMS, &staffing, minutes);
            prop_assert!(w.placed * 2220 >= minutes * 100 && (w.placed - 1) * 2220 < minutes * 100);
            prop_assert_eq!(w.is_passed(), w.used() > 200);
            prop_assert_eq!(w.minutes_left(&TERMS) > 0, w.left() > 0);
        }
    }
}
