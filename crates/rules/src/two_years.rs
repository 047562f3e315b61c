//! The two-year test: has somebody received cash benefit without a break for two years on a day (S2)?
//!
//! A pure function from days to an answer that explains itself: since when, which break started the clock
//! anew and how long it was, on which day the two years are full, how many days are missing. What counts and
//! how long a break may be are data (`rulebook/two_years.toml`).
//!
//! The first day of benefit is a day of the two years, so they are full, and the test fulfilled, from the same
//! date two years on. Somebody whose first day was 29 February has them full on 1 March, as with a birthday.

mod read;

use jiff::civil::Date;

use crate::{
    codes::Code,
    period::{Period, days_between, plus_days},
};

pub use read::TwoYearRules;

/// A benefit's days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    /// Which benefit.
    pub benefit: Code,
    /// Its days; without an end it goes on.
    pub period: Period,
}

/// The rule as it applies on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Months that must have passed: 24.
    pub months: i64,
    /// Days without benefit that are no break: 0.
    pub longest_break: i64,
    /// Which benefits count, on which days.
    pub counts: Vec<(Code, Period)>,
}

/// Days in a row on which a benefit that counts was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// First day.
    pub from: Date,
    /// Last day, the day of the test at the latest.
    pub until: Date,
}

impl Run {
    /// How many days.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_between(self.from, self.until) + 1
    }
}

/// Days between two runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// First day without.
    pub from: Date,
    /// Last day without.
    pub until: Date,
    /// What was received instead, in order of time; nothing when nothing is known.
    pub instead: Vec<Code>,
    /// Did it start the clock anew?
    pub restarts: bool,
}

impl Break {
    /// How many days.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_between(self.from, self.until) + 1
    }
}

/// How it stands on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Fulfilled: received on the day and, without a break, for two years before.
    Full {
        /// First day of the time without a break.
        since: Date,
        /// First day on which the two years were full.
        full_on: Date,
    },
    /// Received on the day, but not yet for two years.
    Under {
        /// First day of the time without a break.
        since: Date,
        /// The day on which the two years are full if it goes on.
        full_on: Date,
        /// Days until then.
        missing: i64,
    },
    /// Not received on the day.
    NotNow {
        /// The last day on which it was; none when it never was.
        last: Option<Date>,
    },
}

impl Standing {
    /// Is the test fulfilled?
    #[must_use]
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Full { .. })
    }

    /// First day of the time without a break that goes on on the day.
    #[must_use]
    pub fn since(&self) -> Option<Date> {
        match self {
            Self::Full { since, .. } | Self::Under { since, .. } => Some(*since),
            Self::NotNow { .. } => None,
        }
    }
}

/// The answer with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoYears {
    /// The day of the test.
    pub day: Date,
    /// How it stands.
    pub standing: Standing,
    /// Every run up to the day, in order of time.
    pub runs: Vec<Run>,
    /// Every break between two runs, and after the last one when nothing is received on the day.
    pub breaks: Vec<Break>,
    /// The months that must have passed.
    pub months: i64,
}

impl TwoYears {
    /// The break that started the clock which runs on the day; none when there was none before.
    #[must_use]
    pub fn restarted_by(&self) -> Option<&Break> {
        let since = self.standing.since()?;
        self.breaks.iter().rev().find(|b| b.restarts && b.until < since)
    }

    /// Days received since the clock started, the day of the test among them; breaks that are none don't count.
    #[must_use]
    pub fn days_received(&self) -> i64 {
        let since = self.standing.since().unwrap_or(Date::MAX);
        self.runs.iter().filter(|r| r.from >= since).map(Run::days).sum()
    }

    /// Whole months, and days above, from the clock's start up to the day.
    #[must_use]
    pub fn passed(&self) -> Option<(i64, i64)> {
        let since = self.standing.since()?;
        let mut months = 0;
        while after_months(since, months + 1) <= self.day {
            months += 1;
        }
        Some((months, days_between(after_months(since, months), self.day)))
    }
}

/// Holds spells against the rule on a day. Spells may touch, overlap, be open, and stand in any order.
#[must_use]
pub fn two_years(spells: &[Spell], day: Date, rule: &Rule) -> TwoYears {
    let runs = runs(spells, day, rule);
    let mut breaks: Vec<Break> = runs
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(between(plus_days(a.until, 1), plus_days(b.from, -1), spells, rule)),
            _ => None,
        })
        .collect();
    let last = runs.last().map(|r| r.until);
    let standing = if last == Some(day) {
        let after = breaks.iter().rev().find(|b| b.restarts).map_or(Date::MIN, |b| b.until);
        let since = runs.iter().map(|r| r.from).find(|from| *from > after).unwrap_or(day);
        let full_on = after_months(since, rule.months);
        if full_on <= day {
            Standing::Full { since, full_on }
        } else {
            Standing::Under { since, full_on, missing: days_between(day, full_on) }
        }
    } else {
        breaks.extend(last.map(|l| between(plus_days(l, 1), day, spells, rule)));
        Standing::NotNow { last }
    };
    TwoYears { day, standing, runs, breaks, months: rule.months }
}

/// The days that count, up to the day, joined where they touch.
fn runs(spells: &[Spell], day: Date, rule: &Rule) -> Vec<Run> {
    let counted = |s: &Spell| {
        let of = rule.counts.iter().filter(|(benefit, _)| *benefit == s.benefit).map(|(_, days)| *days);
        of.filter_map(|days| s.period.shared(&days)).collect::<Vec<_>>()
    };
    let mut days: Vec<Run> = spells
        .iter()
        .flat_map(counted)
        .filter(|p| p.from() <= day)
        .map(|p| Run { from: p.from(), until: p.until().unwrap_or(day).min(day) })
        .collect();
    days.sort_by_key(|r| (r.from, r.until));
    let mut runs: Vec<Run> = Vec::new();
    for next in days {
        match runs.last_mut() {
            Some(run) if next.from <= plus_days(run.until, 1) => run.until = run.until.max(next.until),
            _ => runs.push(next),
        }
    }
    runs
}

fn between(from: Date, until: Date, spells: &[Spell], rule: &Rule) -> Break {
    let gap = Period::known(from, Some(until));
    let mut others: Vec<&Spell> = spells.iter().filter(|s| s.period.overlaps(&gap)).collect();
    others.sort_by_key(|s| s.period.from());
    let mut instead: Vec<Code> = Vec::new();
    for other in others {
        if !instead.contains(&other.benefit) {
            instead.push(other.benefit.clone());
        }
    }
    Break { from, until, instead, restarts: days_between(from, until) + 1 > rule.longest_break }
}

/// The same date so many months later; the first of the next month where there is no such date.
#[must_use]
pub fn after_months(day: Date, months: i64) -> Date {
    let count = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let first = |count: i64| {
        let year = i16::try_from(count.div_euclid(12)).ok()?;
        Date::new(year, i8::try_from(count.rem_euclid(12) + 1).ok()?, 1).ok()
    };
    let same = || Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, day.day()).ok();
    same().or_else(|| first(count + 1)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests;
