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

/// A place as a change of a contract would leave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The days it would be kept, by all contracts together.
    pub spans: Vec<Period>,
    /// The days citizens have it, or had it.
    pub taken: Vec<Period>,
}

/// Would every citizen still have their place on all their days?
///
/// # Errors
/// [`Refusal::PlacesInUse`] on `field`: how many would lose days, and until when they have their places.
pub fn accept_still_kept(seats: &[Seat], field: &'static str) -> Result<(), Refused> {
    let loses = |seat: &Seat| {
        let kept = joined(&seat.spans);
        seat.taken.iter().copied().filter(|t| !kept.iter().any(|k| k.covers(t))).collect::<Vec<_>>()
    };
    let lost: Vec<Period> = seats.iter().flat_map(loses).collect();
    match lost.iter().map(|t| t.until().unwrap_or(Date::MAX)).max() {
        None => Ok(()),
        Some(until) => Err(Refusal::PlacesInUse { placed: lost.len() as i64, until }.on(field)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn run(from: Date, until: Date) -> Period {
        Period::known(from, Some(until))
    }

    #[test]
    fn place_kept_by_contracts_that_follow_each_other_is_kept_throughout() {
        let (first, second) = (run(date(2026, 1, 1), date(2026, 6, 30)), run(date(2026, 7, 1), date(2026, 12, 31)));
        let across = run(date(2026, 6, 1), date(2026, 8, 1));
        assert!(accept_contracted(&[second, first], &across).is_ok());
        let gap = run(date(2026, 7, 2), date(2026, 12, 31));
        let refused = accept_contracted(&[first, gap], &across).unwrap_err();
        assert_eq!(refused.refusal, Refusal::PlaceNotContracted { from: across.from(), until: date(2026, 8, 1) });
        let open = Period::known(date(2026, 1, 1), None);
        assert!(accept_contracted(&[open], &across).is_ok());
        assert!(accept_contracted(&[first], &Period::known(date(2026, 2, 1), None)).is_err());
    }

    #[test]
    fn place_is_free_from_the_day_after() {
        let taken = [run(date(2026, 9, 1), date(2026, 12, 11))];
        assert!(accept_free(&taken, &run(date(2026, 12, 12), date(2027, 1, 1))).is_ok());
        let refused = accept_free(&taken, &run(date(2026, 12, 11), date(2027, 1, 1))).unwrap_err();
        assert_eq!(refused.refusal, Refusal::PlaceTaken { from: date(2026, 9, 1), until: date(2026, 12, 11) });
        assert_eq!(refused.field, Some("place"));
    }

    #[test]
    fn place_stands_empty_between_what_is_taken() {
        let spans = [run(date(2026, 1, 1), date(2026, 12, 31))];
        let taken = [run(date(2026, 3, 1), date(2026, 5, 31)), run(date(2026, 6, 1), date(2026, 11, 8))];
        let empty: Vec<Period> = vacancies(&spans, &taken).iter().map(|v| v.period).collect();
        assert_eq!(empty, [run(date(2026, 1, 1), date(2026, 2, 28)), run(date(2026, 11, 9), date(2026, 12, 31))]);
        assert!(vacancies(&spans, &spans).is_empty());
        let last = vacancies(&spans, &taken).pop().unwrap();
        assert_eq!(last.days_empty(date(2026, 11, 24)), 16);
        assert_eq!(last.days_empty(date(2026, 11, 1)), 0);
    }

    fn days(from: i64, until: i64) -> Period {
        let start = date(2026, 1, 1);
        Period::known(plus_days(start, from), Some(plus_days(start, until)))
    }

    #[test]
    fn who_would_lose_days_is_counted() {
        let kept = Seat { spans: vec![days(0, 30), days(31, 60)], taken: vec![days(10, 50)] };
        assert_eq!(accept_still_kept(std::slice::from_ref(&kept), "from"), Ok(()), "a renewal joins on");
        let cut = Seat { spans: vec![days(0, 30)], taken: vec![days(0, 9), days(20, 40), days(41, 55)] };
        let gone = Seat { spans: vec![], taken: vec![days(5, 20)] };
        let refused = Refusal::PlacesInUse { placed: 3, until: plus_days(date(2026, 1, 1), 55) }.on("from");
        assert_eq!(accept_still_kept(&[kept, cut, gone], "from"), Err(refused));
    }

    #[test]
    fn days_empty_count_from_the_first_free_day() {
        let vacancy = Vacancy { period: days(0, 30) };
        assert_eq!(vacancy.days_empty(date(2025, 12, 31)), 0);
        assert_eq!(vacancy.days_empty(date(2026, 1, 1)), 1);
        assert_eq!(vacancy.days_empty(date(2026, 1, 16)), 16);
    }

    fn any_periods(most: usize) -> impl Strategy<Value = Vec<Period>> {
        proptest::collection::vec((0_i64..120, 0_i64..40, any::<bool>()), 0..most).prop_map(|list| {
            let one = |(from, length, endless)| {
                let p = days(from, from + length);
                if endless && length > 36 { Period::known(p.from(), None) } else { p }
            };
            list.into_iter().map(one).collect()
        })
    }

    proptest! {
        #[test]
        fn a_kept_day_is_either_taken_or_vacant_and_never_both(spans in any_periods(5), taken in any_periods(6), probe in -5_i64..170) {
            let day = plus_days(date(2026, 1, 1), probe);
            let within = |list: &[Period]| list.iter().any(|p| p.contains(day));
            let free = vacancies(&spans, &taken).iter().filter(|v| v.period.contains(day)).count();
            prop_assert_eq!(free, usize::from(within(&spans) && !within(&taken)));
        }

        #[test]
        fn joining_changes_no_day(spans in any_periods(6), probe in -5_i64..170) {
            let day = plus_days(date(2026, 1, 1), probe);
            let within = |list: &[Period]| list.iter().any(|p| p.contains(day));
            prop_assert_eq!(within(&joined(&spans)), within(&spans));
        }
    }
}
