//! Projekt Virksomhedsindsats: the grant for the action plan and the one for places, by how far they are filled.
//!
//! Source: Midtvejsstatus 2010, "1 Indledning": 240 000 kr. per job centre to free a member of staff for an action
//! plan; up to 260 000 kr. for 26 places over 15 months, "Beløbet reguleres efter, hvor meget pladserne er besat af
//! ledige fra målgruppen".

use super::{active::Interval, company_payment::nearest, day::Day, terms::Dated};
use crate::{Refusal, money::Ore, programme::Programme};

/// The scheme's dated parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupancyTerms {
    /// Kroner for the action plan; the day it was made.
    pub action_plan: Dated,
    /// Kroner for the places, all of them filled all the time; the first day.
    pub places_at_most: Dated,
    /// How many places that is for; the first day.
    pub places: Dated,
    /// How many months that is for; the first day.
    pub months: Dated,
}

impl OccupancyTerms {
    /// The terms of a programme.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let dated = |code| Dated::of(programme, code);
        Self {
            action_plan: dated("grant.action_plan"),
            places_at_most: dated("grant.places_at_most"),
            places: dated("grant.places"),
            months: dated("grant.months"),
        }
    }
}

/// What a job centre has earned by the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occupancy {
    /// For the action plan.
    pub action_plan: Ore,
    /// For the places, to the nearest øre.
    pub places: Ore,
    /// The days that are paid for, from the first to the last of the months.
    pub days: Interval,
    /// Places filled by the target group, summed over the days; on no day more than are paid for.
    pub filled: i64,
    /// What that sum would be with every place filled every day.
    pub full: i64,
}

/// The grant of a job centre whose months begin on a day, by what is known on `as_of`. It is linear by day: each day
/// earns its part of the amount by how many of the places citizens of the target group hold on it. `placements` are
/// their days, one for each place that is held; those of others, or at centres outside the programme, are left out by
/// the caller.
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn occupancy_grant(
    placements: &[Interval],
    action_plan_on: Option<Day>,
    begins: Day,
    as_of: Day,
    terms: &OccupancyTerms,
) -> Result<Occupancy, Refusal> {
    let action_plan = match action_plan_on.filter(|day| *day <= as_of) {
        Some(day) => terms.action_plan.on(day)?,
        None => 0,
    };
    let (most, places) = (terms.places_at_most.on(begins)?, terms.places.on(begins)?);
    let days = Interval { from: begins, to: begins.plus_months(terms.months.count_on(begins)?).plus(-1) };
    let known_to = days.to.min(as_of);
    // A placement adds one from its first day and takes it away on the day after its last.
    let mut changes: Vec<(Day, i64)> = Vec::new();
    for placement in placements {
        let (from, to) = (placement.from.max(days.from), placement.to.min(known_to));
        if from <= to {
            changes.extend([(from, 1), (to.plus(1), -1)]);
        }
    }
    changes.sort_unstable();
    let (mut filled, mut held, mut since) = (0, 0, days.from);
    for (day, change) in changes {
        filled += i64::from(day.since(since)) * i64::min(held, places);
        (held, since) = (held + change, day);
    }
    let full = i64::from(days.days()) * places;
    let amount = if full > 0 { nearest(most * 100 * filled, full) } else { 0 };
    Ok(Occupancy { action_plan: Ore::kroner(action_plan), places: Ore(amount), days, filled, full })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    fn terms() -> OccupancyTerms {
        let text = include_str!("../../../../rulebook/programmes/virksomhedsindsats.toml");
        OccupancyTerms::of(&Programme::read("virksomhedsindsats", text).unwrap())
    }

    fn stay(from: Date, to: Date) -> Interval {
        Interval { from: Day::of(from), to: Day::of(to) }
    }

    fn grant(placements: &[Interval], as_of: Date) -> Occupancy {
        let plan = Some(Day::of(date(2009, 8, 31)));
        occupancy_grant(placements, plan, Day::of(date(2009, 9, 1)), Day::of(as_of), &terms()).unwrap()
    }

    const FIRST: Date = date(2009, 9, 1);
    const LAST: Date = date(2010, 11, 30);
    const AFTER: Date = date(2010, 12, 31);

    #[test]
    fn every_place_filled_every_day_is_the_whole_amount() {
        let full = grant(&[stay(FIRST, LAST); 26], AFTER);
        assert_eq!((full.days.days(), full.filled, full.full), (456, 11_856, 11_856));
        assert_eq!((full.action_plan, full.places), (Ore::kroner(240_000), Ore::kroner(260_000)));
    }

    #[test]
    fn more_than_the_places_earns_no_more_and_never_makes_up_for_an_empty_day() {
        assert_eq!(grant(&[stay(FIRST, LAST); 40], AFTER).places, Ore::kroner(260_000));
        let half = [stay(FIRST, date(2010, 4, 15)); 52];
        assert_eq!(grant(&half, AFTER).filled, 26 * 227);
    }

    #[test]
    fn it_is_linear_by_day() {
        let one_day = grant(&[stay(FIRST, FIRST)], AFTER);
        assert_eq!((one_day.filled, one_day.places), (1, Ore(2193)), "260 000 kr. by 11 856 days");
        assert_eq!(grant(&[stay(FIRST, LAST); 13], AFTER).places, Ore::kroner(130_000));
        let touching = [stay(FIRST, date(2010, 1, 31)), stay(date(2010, 2, 1), LAST)];
        assert_eq!(grant(&touching, AFTER), grant(&[stay(FIRST, LAST)], AFTER));
        let outside = [stay(date(2009, 4, 1), date(2009, 8, 31)), stay(date(2010, 12, 1), AFTER)];
        assert_eq!(grant(&outside, AFTER).places, Ore(0));
    }

    #[test]
    fn what_has_not_come_is_not_earned() {
        let running = [stay(date(2009, 1, 1), date(2011, 12, 31)); 26];
        assert_eq!(grant(&running, date(2010, 4, 15)).filled, 26 * 227);
        assert_eq!(grant(&running, date(2009, 8, 30)).action_plan, Ore(0));
        assert_eq!(grant(&running, date(2009, 8, 31)).action_plan, Ore::kroner(240_000));
        let early = occupancy_grant(&[], None, Day::of(date(2008, 1, 1)), Day::of(AFTER), &terms());
        assert_eq!(early.unwrap_err().code(), "outside-coverage");
    }
}
