//! S1: active days.

use super::{
    account::s9_known,
    day::Day,
    history::{JobCentre, Stay},
    terms::Terms,
};

/// Days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Interval {
    /// How many days.
    #[must_use]
    pub const fn days(&self) -> i32 {
        self.to.since(self.from) + 1
    }

    /// Is the day one of them?
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A placement's days inside the period, with the day it really began: who began first may have begun before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Whose placement it is.
    pub job_centre: JobCentre,
    /// The day it began.
    pub began: Day,
    /// Its days inside the period.
    pub days: Interval,
}

/// Placements as they are known (S9) and clipped to the period (S1), those that began first before the others, of
/// them the smaller job-centre code (S7).
pub fn clipped(stays: &[Stay], terms: &Terms, as_of: Day, into: &mut Vec<Known>) {
    into.clear();
    for stay in stays {
        let Some(known) = s9_known(stay.from, stay.to, as_of) else { continue };
        let days = Interval { from: known.from.max(terms.from), to: known.to.min(terms.until) };
        if days.from <= days.to {
            into.push(Known { job_centre: stay.job_centre, began: stay.from, days });
        }
    }
    into.sort_unstable_by_key(|k| (k.began, k.job_centre, k.days.to));
}

/// **S1 Active days**: the union of the placements' days, clipped to the period, as maximal runs of consecutive days.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "i aktivt forløb på en virksomhed".
/// The placements come in order of the day they began.
pub fn s1_active_days(stays: &[Known], into: &mut Vec<Interval>) {
    into.clear();
    for stay in stays {
        match into.last_mut() {
            Some(run) if stay.days.from <= run.to.plus(1) => run.to = run.to.max(stay.days.to),
            _ => into.push(stay.days),
        }
    }
}
