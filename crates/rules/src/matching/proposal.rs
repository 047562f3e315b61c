//! The proposal for everyone who waits: as many placed as can be, then the most worth; around what a person has settled
//! already. Nothing is booked by it.

use jiff::civil::Date;

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, CitizenNumber},
    feasible::{self, Failed, Test},
    pair::Pair,
    pairs::{Field, Pairs},
    point::{chord_of_km, km_of_chord},
    solve::solve,
    weights::Weights,
};

/// What a person has settled before the rest is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locks {
    /// Pairs that are in, accepted or locked.
    pub locked: Vec<(CitizenNumber, CentreNumber)>,
    /// Pairs that are out.
    pub forbidden: Vec<(CitizenNumber, CentreNumber)>,
    /// Citizens who start on a day of their own.
    pub starts: Vec<(CitizenNumber, Date)>,
}

/// What can't be locked.
#[derive(Debug, Clone, PartialEq)]
pub enum Amiss {
    /// The number is no citizen's or no centre's.
    Unknown(CitizenNumber, CentreNumber),
    /// The pair is not feasible.
    RuledOut(CitizenNumber, CentreNumber, Vec<Failed>),
    /// The citizen is locked to another centre too.
    LockedTwice(CitizenNumber),
    /// The pair is locked and forbidden.
    LockedAndForbidden(CitizenNumber, CentreNumber),
    /// More citizens are locked to the centre than it has places.
    NoPlaceLeft(CentreNumber),
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The centre of each citizen who is placed.
    pub placed: Vec<Option<CentreNumber>>,
    /// How many are placed.
    pub count: usize,
    /// What their places are worth together.
    pub worth: i64,
}

impl Proposal {
    /// The citizens without a place.
    pub fn left(&self) -> impl Iterator<Item = CitizenNumber> {
        (0..).zip(&self.placed).filter(|(_, centre)| centre.is_none()).map(|(n, _)| CitizenNumber(n))
    }
}

/// Why a citizen is left without a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unplaced {
    /// No centre is feasible: at how many centres each test failed, in the order of [`Test::ALL`].
    NoCentre([u32; Test::ALL.len()]),
    /// Every feasible centre was forbidden.
    Forbidden,
    /// Others have the places: the best centre that the citizen could have had, and what it is worth.
    Outbid {
        /// The centre.
        centre: CentreNumber,
        /// Its worth.
        worth: i32,
    },
}

/// Proposes a place for everyone who waits.
///
/// # Errors
/// Everything that can't be locked.
pub fn propose(
    citizens: &[Citizen],
    centres: &[Centre],
    weights: &Weights,
    start: Date,
    locks: &Locks,
) -> Result<Proposal, Vec<Amiss>> {
    let field = Field::new(citizens, centres, weights, start).starting(&locks.starts);
    propose_among(&field, &field.pairs(), locks)
}

/// The same among pairs that are known already: those of the field, its own starting days in it.
///
/// # Errors
/// As [`propose`].
pub fn propose_among(field: &Field<'_>, pairs: &Pairs, locks: &Locks) -> Result<Proposal, Vec<Amiss>> {
    let mut places: Vec<u32> = field.centres.iter().map(|c| c.free_places).collect();
    let locked = accept_locks(field, locks, &mut places)?;
    let mut forbidden = locks.forbidden.clone();
    forbidden.sort_unstable();
    let free = |citizen: CitizenNumber| locked.get(citizen.at()).is_some_and(Option::is_none);
    let solved = if locked.iter().all(Option::is_none) && forbidden.is_empty() {
        solve(pairs, &places)
    } else {
        let stays = |citizen, centre| free(citizen) && forbidden.binary_search(&(citizen, centre)).is_err();
        solve(&pairs.only(stays), &places)
    };
    let placed: Vec<_> = solved.placed.into_iter().zip(&locked).map(|(free, locked)| locked.or(free)).collect();
    let of_locked = (0..).zip(&locked).filter_map(|(n, centre)| pairs.worth(CitizenNumber(n), (*centre)?));
    Ok(Proposal {
        count: placed.iter().flatten().count(),
        worth: solved.worth + of_locked.map(i64::from).sum::<i64>(),
        placed,
    })
}

/// Can these pairs be locked? Takes their places.
fn accept_locks(field: &Field<'_>, locks: &Locks, places: &mut [u32]) -> Result<Vec<Option<CentreNumber>>, Vec<Amiss>> {
    let (mut locked, mut amiss) = (vec![None; field.citizens.len()], Vec::new());
    for &(citizen, centre) in &locks.locked {
        let known = field.pair(citizen, centre).zip(locked.get_mut(citizen.at()));
        let (Some((pair, lock)), Some(left)) = (known, places.get_mut(centre.at())) else {
            amiss.push(Amiss::Unknown(citizen, centre));
            continue;
        };
        match pair {
            Pair::RuledOut(failed) => amiss.push(Amiss::RuledOut(citizen, centre, failed)),
            Pair::Feasible(_) if *lock == Some(centre) => {} // said twice
            Pair::Feasible(_) if lock.is_some() => amiss.push(Amiss::LockedTwice(citizen)),
            Pair::Feasible(_) if locks.forbidden.contains(&(citizen, centre)) => {
                amiss.push(Amiss::LockedAndForbidden(citizen, centre));
            }
            Pair::Feasible(_) if *left == 0 => amiss.push(Amiss::NoPlaceLeft(centre)),
            Pair::Feasible(_) => {
                *lock = Some(centre);
                *left -= 1;
            }
        }
    }
    if amiss.is_empty() { Ok(locked) } else { Err(amiss) }
}

/// Those who are left without a place, and why.
#[must_use]
pub fn unplaced(
    field: &Field<'_>,
    pairs: &Pairs,
    locks: &Locks,
    proposal: &Proposal,
) -> Vec<(CitizenNumber, Unplaced)> {
    proposal.left().map(|citizen| (citizen, why_unplaced(field, pairs, locks, citizen))).collect()
}

/// Why one citizen is left without a place.
#[must_use]
pub fn why_unplaced(field: &Field<'_>, pairs: &Pairs, locks: &Locks, citizen: CitizenNumber) -> Unplaced {
    if pairs.range(citizen.at()).is_empty() {
        return Unplaced::NoCentre(failed_at(field, citizen));
    }
    let allowed = pairs.of(citizen).filter(|(centre, _)| !locks.forbidden.contains(&(citizen, *centre)));
    // Of those worth the same, the first.
    let best = allowed.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.map_or(Unplaced::Forbidden, |(centre, worth)| Unplaced::Outbid { centre, worth })
}

/// At how many centres each test fails for a citizen, in the order of [`Test::ALL`]: as [`feasible::failed`] would tell
/// of each, without what they failed by.
#[must_use]
pub fn failed_at(field: &Field<'_>, number: CitizenNumber) -> [u32; Test::ALL.len()] {
    let mut at = [0; Test::ALL.len()];
    let Some(citizen) = field.citizens.get(number.at()) else { return at };
    let (start, most) = (field.start_of(number), chord_of_km(citizen.travel_km));
    for (n, centre) in (0..).zip(field.centres) {
        let chord = citizen.home.chord_squared(&centre.place);
        let fails = [
            feasible::open(centre, start).is_err(),
            !feasible::generation(citizen.complex, centre.generation),
            !feasible::hours(centre.hours_from, citizen.hours),
            feasible::lacking(&citizen.needs, &centre.accommodations).next().is_some(),
            chord > most || !feasible::distance(km_of_chord(chord), citizen.travel_km),
            feasible::unwanted(&centre.industries, &citizen.declined).next().is_some(),
            !feasible::conflict(CentreNumber(n), &citizen.barred),
        ];
        at.iter_mut().zip(fails).for_each(|(count, fails)| *count += u32::from(fails));
    }
    at
}
