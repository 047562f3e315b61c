//! How long a placement may be granted: dated data from `rulebook/placement_lengths.toml` (LAB § 61).
//! Beyond a limit the program says so and asks why; it never bars, since the assessment is a person's.

use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    Refusal, Refused,
    codes::Code,
    period::{Period, plus_days},
    programme::Origin,
};

/// How long a placement may be granted for somebody on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// Weeks in all of the first grant.
    pub first_weeks: i64,
    /// Weeks in all after a concrete assessment.
    pub extended_weeks: Option<i64>,
    /// Weeks at a time beyond that, with a very special need.
    pub further_weeks: Option<i64>,
}

impl Length {
    /// The limit that a period goes beyond: weeks, and the last day inside it.
    #[must_use]
    pub fn limit_passed(&self, period: &Period) -> Option<(i64, Date)> {
        let days = period.days()?;
        let passed = |weeks: i64| days > weeks * 7;
        let weeks = self.extended_weeks.filter(|w| passed(*w)).or(Some(self.first_weeks).filter(|w| passed(*w)))?;
        Some((weeks, plus_days(period.from(), weeks * 7 - 1)))
    }

    /// Accepts the days of a placement: within the limits, or beyond them with a reason.
    ///
    /// # Errors
    /// [`Refusal::OverLengthLimit`] on `reason`.
    pub fn accept(&self, period: &Period, reason: &str) -> Result<(), Refused> {
        match self.limit_passed(period) {
            Some((weeks, until)) if reason.trim().is_empty() => {
                Err(Refusal::OverLengthLimit { weeks, until }.on("reason"))
            }
            _ => Ok(()),
        }
    }
}

/// Every limit with the groups and days for which it holds.
#[derive(Debug, Clone)]
pub struct Lengths(Vec<Entry>);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    group: String,
    from: Date,
    until: Option<Date>,
    first_weeks: i64,
    extended_weeks: Option<i64>,
    further_weeks: Option<i64>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    length: Vec<Entry>,
}

/// The group of an entry that holds for every group not named.
const ANY: &str = "*";

impl Lengths {
    /// No limit on any day.
    #[must_use]
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    /// Reads `rulebook/placement_lengths.toml`.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| format!("placement_lengths.toml: {e}"))?;
        let odd = |e: &&Entry| e.first_weeks < 1 || e.extended_weeks.is_some_and(|w| w <= e.first_weeks);
        match file.length.iter().find(odd) {
            Some(e) => Err(format!("placement_lengths.toml: the weeks of `{}` from {} can't be", e.group, e.from)),
            None => Ok(Self(file.length)),
        }
    }

    /// The groups and sources that the entries name.
    pub fn named(&self) -> impl Iterator<Item = (Option<&str>, &str, Origin)> {
        let origin = || Origin { file: "placement_lengths.toml".to_owned(), line: 1 };
        self.0.iter().map(move |e| ((e.group != ANY).then_some(e.group.as_str()), e.source.as_str(), origin()))
    }

    /// The limit for a group on a day; none on days before any is known.
    #[must_use]
    pub fn of(&self, group: &Code, day: Date) -> Option<Length> {
        let holds = |e: &&Entry| e.from <= day && e.until.is_none_or(|u| day <= u);
        let named = self.0.iter().filter(holds).find(|e| e.group == group.as_str());
        let entry = named.or_else(|| self.0.iter().filter(holds).find(|e| e.group == ANY))?;
        Some(Length {
            first_weeks: entry.first_weeks,
            extended_weeks: entry.extended_weeks,
            further_weeks: entry.further_weeks,
        })
    }
}

/// The municipality's grant of a placement for a period; an extension is another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Identifier.
    pub id: crate::id::GrantId,
    /// First and last day.
    pub period: Period,
    /// When it was given.
    pub granted_on: Date,
    /// By whom; none for what was brought in from elsewhere.
    pub granted_by: Option<crate::id::EmployeeId>,
    /// Why it is longer than the group's limit, if it is; else empty.
    pub reason: String,
}

/// The last day that the grants keep, counted without a hole from the first day of a placement.
#[must_use]
pub fn granted_until(grants: &[Grant], from: Date) -> Option<Date> {
    let mut sorted: Vec<(Date, Date)> =
        grants.iter().filter_map(|g| Some((g.period.from(), g.period.until()?))).collect();
    sorted.sort_unstable();
    let mut until: Option<Date> = None;
    for (first, last) in sorted {
        let follows = until.map_or(first <= from, |u| first <= plus_days(u, 1));
        if follows {
            until = Some(until.map_or(last, |u| u.max(last)));
        }
    }
    until.filter(|u| *u >= from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::GrantId;
    use jiff::civil::date;

    const LENGTH: Length = Length { first_weeks: 13, extended_weeks: Some(26), further_weeks: Some(13) };

    fn weeks(n: i64, more: i64) -> Period {
        let from = date(2026, 11, 30);
        Period::known(from, Some(plus_days(from, n * 7 - 1 + more)))
    }

    #[test]
    fn length_asks_for_a_reason_beyond_each_limit() {
        assert_eq!(LENGTH.limit_passed(&weeks(13, 0)), None);
        assert_eq!(LENGTH.limit_passed(&weeks(13, 1)), Some((13, date(2027, 2, 28))));
        assert_eq!(LENGTH.limit_passed(&weeks(26, 0)).map(|l| l.0), Some(13));
        assert_eq!(LENGTH.limit_passed(&weeks(26, 1)).map(|l| l.0), Some(26));
        assert!(LENGTH.accept(&weeks(13, 1), "  ").is_err());
        assert!(LENGTH.accept(&weeks(13, 1), "Konkret vurdering").is_ok());
        let short = Length { first_weeks: 4, extended_weeks: None, further_weeks: None };
        assert_eq!(short.limit_passed(&weeks(30, 0)).map(|l| l.0), Some(4));
    }

    #[test]
    fn length_of_the_rulebook_is_dated_and_by_group() {
        let lengths = Lengths::read(include_str!("../../../rulebook/placement_lengths.toml")).unwrap();
        let of = |group: &str, day| lengths.of(&Code::known(group), day).map(|l| l.first_weeks);
        assert_eq!(of("job_ready", date(2026, 11, 24)), Some(4));
        assert_eq!(of("activity_ready", date(2026, 11, 24)), Some(13));
        assert_eq!(of("education_assistance_ready", date(2025, 6, 30)), Some(4));
        assert_eq!(of("education_assistance_ready", date(2025, 7, 1)), Some(13));
        assert_eq!(of("match_4", date(2010, 1, 1)), None);
    }

    #[test]
    fn grants_keep_a_placement_without_a_hole() {
        let grant = |from, until| Grant {
            id: GrantId::fresh(),
            period: Period::known(from, Some(until)),
            granted_on: from,
            granted_by: None,
            reason: String::new(),
        };
        let first = grant(date(2026, 9, 1), date(2026, 11, 30));
        let more = grant(date(2026, 12, 1), date(2027, 2, 28));
        let late = grant(date(2027, 3, 2), date(2027, 4, 1));
        let from = date(2026, 9, 1);
        assert_eq!(granted_until(&[more.clone(), first.clone()], from), Some(date(2027, 2, 28)));
        assert_eq!(granted_until(&[first.clone(), more, late], from), Some(date(2027, 2, 28)));
        assert_eq!(granted_until(&[first], date(2026, 8, 31)), None);
    }
}
