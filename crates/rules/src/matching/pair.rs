//! One pair, explained in full.

use jiff::civil::Date;

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen},
    feasible::{self, Failed},
    weights::Weights,
    worth::{Urgency, Worth, worth},
};

/// A citizen and a centre held against each other.
#[derive(Debug, Clone, PartialEq)]
pub enum Pair {
    /// They fit, and are worth so much.
    Feasible(Worth),
    /// They don't, for these reasons; never none.
    RuledOut(Vec<Failed>),
}

/// Holds a citizen against a centre on a start date.
#[must_use]
pub fn pair(citizen: &Citizen, number: CentreNumber, centre: &Centre, weights: &Weights, start: Date) -> Pair {
    let km = citizen.home.km_to(&centre.place);
    let failed = feasible::failed(citizen, number, centre, km, start);
    if failed.is_empty() {
        let urgency = Urgency::of(citizen, start, weights);
        Pair::Feasible(worth(citizen, &urgency, number, centre, km, weights))
    } else {
        Pair::RuledOut(failed)
    }
}
