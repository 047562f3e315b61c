//! The ranked lists: the centres for one citizen, the citizens for one free place.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, CitizenNumber},
    feasible::Failed,
    pair::{Pair, pair},
    weights::Weights,
    worth::Worth,
};

/// Who or what fits, and who or what does not.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked<N> {
    /// What fits: the most worth first; what is worth the same in the order of the list.
    pub fits: Vec<(N, Worth)>,
    /// What is ruled out and why, in the order of the list.
    pub ruled_out: Vec<(N, Vec<Failed>)>,
}

/// The centres for one citizen on a start date.
#[must_use]
pub fn centres(citizen: &Citizen, centres: &[Centre], weights: &Weights, start: Date) -> Ranked<CentreNumber> {
    let each = (0..).zip(centres).map(|(n, centre)| {
        let number = CentreNumber(n);
        (number, pair(citizen, number, centre, weights, start))
    });
    rank(each)
}

/// The citizens for one free place of a centre on a start date.
#[must_use]
pub fn citizens(
    number: CentreNumber,
    centre: &Centre,
    citizens: &[Citizen],
    weights: &Weights,
    start: Date,
) -> Ranked<CitizenNumber> {
    rank((0..).zip(citizens).map(|(n, citizen)| (CitizenNumber(n), pair(citizen, number, centre, weights, start))))
}

fn rank<N: Copy + Ord>(pairs: impl Iterator<Item = (N, Pair)>) -> Ranked<N> {
    let mut ranked = Ranked { fits: Vec::new(), ruled_out: Vec::new() };
    for (number, pair) in pairs {
        match pair {
            Pair::Feasible(worth) => ranked.fits.push((number, worth)),
            Pair::RuledOut(failed) => ranked.ruled_out.push((number, failed)),
        }
    }
    ranked.fits.sort_by_key(|(number, worth)| (Reverse(worth.total()), *number));
    ranked
}
