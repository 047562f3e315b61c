//! Places: seats in a centre over time, and whether one is free.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    id::*,
    period::{Period, days_between, plus_days},
};

/// A seat in a centre with the days on which a contract keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Identifier.
    pub id: PlaceId,
    /// The centre it belongs to.
    pub centre: CentreId,
    /// Its number in the centre, from 1.
    pub number: i64,
    /// The days it is kept, in order, one run per contract.
    pub spans: Vec<Period>,
}

/// Runs of days that follow each other (a renewed contract) are one run.
#[must_use]
pub fn joined(spans: &[Period]) -> Vec<Period> {
    let mut sorted = spans.to_vec();
    sorted.sort_by_key(Period::from);
    let mut out: Vec<Period> = Vec::new();
    for span in sorted {
        match out.last_mut() {
            Some(last) if last.until().is_none_or(|u| span.from() <= plus_days(u, 1)) => {
                let until = match (last.until(), span.until()) {
                    (None, _) | (_, None) => None,
                    (Some(a), Some(b)) => Some(a.max(b)),
                };
                *last = Period::known(last.from(), until);
            }
            _ => out.push(span),
        }
    }
    out
}

/// Is the place kept in the whole period?
///
/// # Errors
/// [`Refusal::PlaceNotContracted`] with the period asked for, on `place`.
pub fn accept_contracted(spans: &[Period], asked: &Period) -> Result<(), Refused> {
    if joined(spans).iter().any(|s| s.covers(asked)) {
        Ok(())
    } else {
        Err(Refusal::PlaceNotContracted { from: asked.from(), until: asked.until().unwrap_or(Date::MAX) }.on("place"))
    }
}

/// Is the place free in the whole period?
///
/// # Errors
/// [`Refusal::PlaceTaken`] with the days it is taken, on `place`.
pub fn accept_free(taken: &[Period], asked: &Period) -> Result<(), Refused> {
    match taken.iter().find(|t| t.overlaps(asked)) {
        None => Ok(()),
        Some(t) => Err(Refusal::PlaceTaken { from: t.from(), until: t.until().unwrap_or(Date::MAX) }.on("place")),
    }
}

/// A run of days on which a kept place has nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vacancy {
    /// The free days.
    pub period: Period,
}

impl Vacancy {
    /// Days it has stood empty on the day, counting that day: 0 before it begins.
    #[must_use]
    pub fn days_empty(&self, today: Date) -> i64 {
        (days_between(self.period.from(), today) + 1).max(0)
    }
}

/// The runs of free days of a place: its spans less what is taken.
#[must_use]
pub fn vacancies(spans: &[Period], taken: &[Period]) -> Vec<Vacancy> {
    let mut taken: Vec<Period> = taken.to_vec();
    taken.sort_by_key(Period::from);
    let mut out = Vec::new();
    for span in joined(spans) {
        let mut from = Some(span.from());
        for t in taken.iter().filter(|t| t.overlaps(&span)) {
            let Some(day) = from else { break };
            if day < t.from() {
                out.push(Vacancy { period: Period::known(day, Some(plus_days(t.from(), -1))) });
            }
            from = t.until().map(|u| plus_days(u, 1).max(day));
        }
        if let Some(day) = from
            && span.until().is_none_or(|u| day <= u)
        {
            out.push(Vacancy { period: Period::known(day, span.until()) });
        }
    }
    out
}
