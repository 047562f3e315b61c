//! Which seats a contract keeps, where it isn't the lowest numbers: when the number of places goes down, somebody
//! chooses which go, and the others keep their numbers and who sits there.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::{Refusal, Refused, contract::PlaceStep, period::Period};

/// The numbers of the seats that a contract keeps.
pub type Numbers = BTreeSet<i64>;

/// The seats that are kept from a day on, where somebody chose them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The day of the step.
    pub from: Date,
    /// The seats.
    pub seats: Numbers,
}

/// The seats after a step when nobody chooses: more are the lowest numbers that are missing; fewer lose the highest.
#[must_use]
pub fn by_number(before: &Numbers, places: i64) -> Numbers {
    let mut seats = before.clone();
    let count = |seats: &Numbers| i64::try_from(seats.len()).unwrap_or(i64::MAX);
    let mut next = 1;
    while count(&seats) < places {
        seats.insert(next);
        next += 1;
    }
    while count(&seats) > places.max(0) {
        seats.pop_last();
    }
    seats
}

/// The seats that are kept from each step on.
#[must_use]
pub fn by_step(steps: &[PlaceStep], chosen: &[Chosen]) -> Vec<(Date, Numbers)> {
    let mut before = Numbers::new();
    let mut all = Vec::with_capacity(steps.len());
    for step in steps {
        let picked = chosen.iter().find(|c| c.from == step.from && c.seats.len() as i64 == step.places);
        before = picked.map_or_else(|| by_number(&before, step.places), |c| c.seats.clone());
        all.push((step.from, before.clone()));
    }
    all
}

/// What has to be remembered of the seats of each step: those that nobody would guess by number.
#[must_use]
pub fn remembered(by_step: &[(Date, Numbers)]) -> Vec<Chosen> {
    let mut before = Numbers::new();
    let mut chosen = Vec::new();
    for (from, seats) in by_step {
        if by_number(&before, seats.len() as i64) != *seats {
            chosen.push(Chosen { from: *from, seats: seats.clone() });
        }
        before.clone_from(seats);
    }
    chosen
}

/// The seats that are kept on a day of the contract.
#[must_use]
pub fn on(by_step: &[(Date, Numbers)], day: Date) -> Numbers {
    by_step.iter().rev().find(|(from, _)| *from <= day).map(|(_, seats)| seats.clone()).unwrap_or_default()
}

/// The seats that stay when the number goes to `places` and these `go`. Nobody chooses where none has to go.
///
/// # Errors
/// [`Refusal::ChooseSeats`] on `gone`, with how many have to go, when others were chosen, too few or too many.
pub fn accept_gone(before: &Numbers, places: i64, gone: &Numbers) -> Result<Numbers, Refused> {
    let fewer = before.len() as i64 - places;
    if fewer <= 0 {
        return Ok(by_number(before, places));
    }
    if gone.len() as i64 != fewer || !gone.is_subset(before) {
        return Err(Refusal::ChooseSeats { count: fewer }.on("gone"));
    }
    Ok(before.difference(gone).copied().collect())
}

/// Which seats to let go of when so many have to: the free ones, the highest numbers first; fewer where fewer are free.
#[must_use]
pub fn proposed(free: &Numbers, count: i64) -> Numbers {
    free.iter().rev().take(usize::try_from(count).unwrap_or(0)).copied().collect()
}

/// The seats of a contract that takes over from another with `before`: more are the lowest numbers that are missing;
/// of fewer, those that are `free` go first, the highest numbers first.
#[must_use]
pub fn taken_over(before: &Numbers, places: i64, free: &Numbers) -> Numbers {
    let gone = proposed(&before.intersection(free).copied().collect(), before.len() as i64 - places);
    by_number(&before.difference(&gone).copied().collect(), places)
}

/// The days on which a seat is kept, of a contract with these seats by step.
#[must_use]
pub fn days_of(period: &Period, by_step: &[(Date, Numbers)], number: i64) -> Vec<Period> {
    let mut spans: Vec<Period> = Vec::new();
    for (i, (from, seats)) in by_step.iter().enumerate() {
        if !seats.contains(&number) {
            continue;
        }
        let next = by_step.get(i + 1).map(|(day, _)| crate::period::plus_days(*day, -1));
        let until = match (next, period.until()) {
            (None, u) | (u, None) => u,
            (Some(a), Some(b)) => Some(a.min(b)),
        };
        let span = Period::known((*from).max(period.from()), until);
        match spans.last_mut() {
            Some(last) if last.until().is_some_and(|u| crate::period::plus_days(u, 1) == span.from()) => {
                *last = Period::known(last.from(), span.until());
            }
            _ => spans.push(span),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn set(numbers: &[i64]) -> Numbers {
        numbers.iter().copied().collect()
    }

    const JAN: Date = date(2026, 1, 1);
    const JUN: Date = date(2026, 6, 1);
    const SEP: Date = date(2026, 9, 1);

    fn step(from: Date, places: i64) -> PlaceStep {
        PlaceStep { from, places }
    }

    #[test]
    fn seats_go_and_come_by_number_when_nobody_chooses() {
        assert_eq!(by_number(&set(&[]), 3), set(&[1, 2, 3]));
        assert_eq!(by_number(&set(&[1, 3]), 3), set(&[1, 2, 3]));
        assert_eq!(by_number(&set(&[2, 4]), 1), set(&[2]));
        assert_eq!(by_number(&set(&[2, 4]), 0), set(&[]));
        let steps = [step(JAN, 4), step(JUN, 2), step(SEP, 3)];
        assert_eq!(by_step(&steps, &[]), [(JAN, set(&[1, 2, 3, 4])), (JUN, set(&[1, 2])), (SEP, set(&[1, 2, 3]))]);
        assert!(remembered(&by_step(&steps, &[])).is_empty());
    }

    #[test]
    fn those_that_go_are_chosen_and_the_others_keep_their_numbers() {
        let steps = [step(JAN, 4), step(JUN, 2), step(SEP, 3)];
        let chosen = [Chosen { from: JUN, seats: set(&[2, 4]) }];
        let seats = by_step(&steps, &chosen);
        assert_eq!(seats, [(JAN, set(&[1, 2, 3, 4])), (JUN, set(&[2, 4])), (SEP, set(&[1, 2, 4]))]);
        assert_eq!(remembered(&seats), chosen);
        assert_eq!((on(&seats, date(2026, 5, 31)).len(), on(&seats, JUN)), (4, set(&[2, 4])));
        let year = Period::known(JAN, Some(date(2026, 12, 31)));
        let until = |day| Period::known(JAN, Some(day));
        assert_eq!(days_of(&year, &seats, 3), [until(date(2026, 5, 31))]);
        assert_eq!(days_of(&year, &seats, 4), [until(date(2026, 12, 31))]);
        assert_eq!(days_of(&year, &seats, 1), [until(date(2026, 5, 31)), Period::known(SEP, year.until())]);
        let odd = [Chosen { from: JUN, seats: set(&[1]) }];
        assert_eq!(by_step(&steps, &odd), by_step(&steps, &[]), "a choice of another number is none");
    }

    #[test]
    fn as_many_are_chosen_as_have_to_go() {
        let before = set(&[1, 2, 3, 4]);
        let ask = |places, gone: &[i64]| accept_gone(&before, places, &set(gone));
        let missing = |count| Err(Refusal::ChooseSeats { count }.on("gone"));
        assert_eq!(ask(2, &[]), missing(2));
        assert_eq!(ask(2, &[1]), missing(2));
        assert_eq!(ask(2, &[1, 2, 3]), missing(2));
        assert_eq!(ask(3, &[7]), missing(1));
        assert_eq!(ask(2, &[1, 3]), Ok(set(&[2, 4])));
        assert_eq!(ask(0, &[1, 2, 3, 4]), Ok(set(&[])));
        assert_eq!(ask(4, &[1]), Ok(before.clone()), "none has to go");
        assert_eq!(ask(5, &[]), Ok(set(&[1, 2, 3, 4, 5])));
    }

    #[test]
    fn a_renewal_takes_free_seats_away_first() {
        let before = set(&[2, 4, 5]);
        assert_eq!(taken_over(&before, 3, &set(&[4])), before);
        assert_eq!(taken_over(&before, 4, &set(&[])), set(&[1, 2, 4, 5]));
        assert_eq!(taken_over(&before, 2, &set(&[2, 4])), set(&[2, 5]));
        assert_eq!(taken_over(&before, 1, &set(&[4])), set(&[2]), "the highest number where none is free");
    }

    proptest! {
        #[test]
        fn what_is_remembered_gives_the_same_seats(places in prop::collection::vec(0_i64..8, 1..6), picks in prop::collection::vec(prop::collection::btree_set(1_i64..12, 0..8), 6)) {
            let steps: Vec<PlaceStep> = places
                .iter()
                .enumerate()
                .map(|(i, n)| step(crate::period::plus_days(JAN, i as i64 * 30), *n))
                .collect();
            let chosen: Vec<Chosen> =
                steps.iter().zip(picks).map(|(s, seats)| Chosen { from: s.from, seats }).collect();
            let seats = by_step(&steps, &chosen);
            for (s, (_, kept)) in steps.iter().zip(&seats) {
                prop_assert_eq!(kept.len() as i64, s.places);
            }
            prop_assert_eq!(by_step(&steps, &remembered(&seats)), seats);
        }
    }
}
