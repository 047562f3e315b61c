//! The best assignment of citizens to centres: as many as can be placed, then the largest worth in all, then the one
//! that the order of citizens and centres settles.
//!
//! Exact, in four steps, with memory that is linear in the pairs:
//!
//! 1. [`cardinality`]: how many can be placed (Hopcroft and Karp).
//! 2. [`parts`]: which pairs any such assignment can use (Dulmage and Mendelsohn). Where citizens compete, every place
//!    is taken; elsewhere every citizen is placed. So the number is settled, and only worth is left.
//! 3. [`transport`]: the largest worth in each part, by shortest paths from the side that has no choice about being
//!    used, with prices that prove the optimum.
//! 4. [`ties`]: among all optima, the one in which the first citizen has the first possible centre, and so on.

mod adjacency;
mod cardinality;
mod components;
mod parts;
mod ties;
mod transport;

use super::{citizen::CentreNumber, pairs::Pairs};

/// Nobody, nowhere.
const NONE: u32 = u32::MAX;

/// What is settled: the centre of each citizen who is placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// By citizen.
    pub placed: Vec<Option<CentreNumber>>,
    /// How many are placed.
    pub count: usize,
    /// What their places are worth together.
    pub worth: i64,
}

/// The best assignment of the citizens of these pairs, with so many places at each centre.
///
/// Equal optima are settled so: the first citizen has the first centre that some optimum gives them, the next one the
/// first that some optimum gives them when the first has theirs, and so on; to be left without a place comes last.
#[must_use]
pub fn solve(pairs: &Pairs, places: &[u32]) -> Solution {
    let by_citizen = adjacency::Adjacency::of(pairs, places);
    let by_centre = by_citizen.turned(places.len());
    // More places than pairs at a centre are no use.
    let rooms: Vec<u32> = (0..).zip(places).map(|(centre, p)| by_centre.degree(centre).min(*p)).collect();
    let most = cardinality::most(&by_citizen, &rooms);
    let parts = parts::Parts::of(&by_citizen, &by_centre, &rooms, &most);
    let contested = by_centre.only(|centre, citizen| parts.contested(centre, citizen));
    let settled = by_citizen.only(|citizen, centre| parts.settled(citizen, centre));
    drop(by_centre);
    let places_choose = transport::cheapest(&contested, &parts.contested_supply(&rooms), &vec![1; pairs.citizens()]);
    let citizens_choose = transport::cheapest(&settled, &parts.settled_supply(), &parts.settled_rooms(&rooms));
    let mut ties = ties::Ties::new(pairs.citizens(), &rooms);
    ties.contested(&contested, &places_choose);
    ties.settled(&settled, &citizens_choose);
    let placed = ties.settle();
    let worth = (0..).zip(&placed).filter_map(|(citizen, centre)| by_citizen.worth(citizen, *centre)).sum();
    let placed: Vec<_> = placed.into_iter().map(|c| (c != NONE).then_some(CentreNumber(c))).collect();
    Solution { count: placed.iter().flatten().count(), worth, placed }
}

#[cfg(test)]
mod tests;
