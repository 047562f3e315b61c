//! What makes a pair possible: seven tests, each a function that says why it failed.

use jiff::civil::Date;

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, Industry, Tag},
    point::NOTHING_KM,
};
use crate::centre::Generation;

code_enum! {
    /// The tests, in the order in which they are told.
    Test {
        /// The contract runs on the start date, and a place is free long enough.
        Open = "open",
        /// Complex problems need a centre of generation 2.
        Generation = "generation",
        /// The centre's fewest hours are no more than the citizen can start with.
        Hours = "hours",
        /// Every accommodation that is needed is offered.
        Accommodation = "accommodation",
        /// The way is no longer than the citizen can travel.
        Distance = "distance",
        /// The industry is none that the citizen has declined.
        Industry = "industry",
        /// The centre is not barred for the citizen.
        Conflict = "conflict",
    }
}

/// Why a centre is not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// The contract begins only on that day.
    NotBegun(Date),
    /// The contract ended on that day.
    Over(Date),
    /// No place is free long enough.
    Full,
}

/// A test that failed, with what it failed by.
#[derive(Debug, Clone, PartialEq)]
pub enum Failed {
    /// `open`.
    Open(Closed),
    /// `generation`.
    Generation,
    /// `hours`, in hundredths.
    Hours {
        /// The centre's fewest.
        from: u32,
        /// What the citizen can start with.
        hours: u32,
    },
    /// `accommodation`: those needed that are not offered, in the order of the citizen's needs; never none.
    Accommodation(Vec<Tag>),
    /// `distance`, in kilometres.
    Distance {
        /// How far it is.
        km: f64,
        /// How far the citizen can travel.
        travel_km: f64,
    },
    /// `industry`: those of the centre that were declined; never none.
    Industry(Vec<Industry>),
    /// `conflict`.
    Conflict,
}

impl Failed {
    /// Which test it was.
    #[must_use]
    pub const fn test(&self) -> Test {
        match self {
            Self::Open(_) => Test::Open,
            Self::Generation => Test::Generation,
            Self::Hours { .. } => Test::Hours,
            Self::Accommodation(_) => Test::Accommodation,
            Self::Distance { .. } => Test::Distance,
            Self::Industry(_) => Test::Industry,
            Self::Conflict => Test::Conflict,
        }
    }
}

/// **`open`**: the centre's contract runs on the start date, and at least one place is free from then on.
///
/// # Errors
/// Why it is closed.
pub fn open(centre: &Centre, start: Date) -> Result<(), Closed> {
    match centre.contract_to {
        _ if start < centre.contract_from => Err(Closed::NotBegun(centre.contract_from)),
        Some(to) if to < start => Err(Closed::Over(to)),
        _ if centre.free_places == 0 => Err(Closed::Full),
        _ => Ok(()),
    }
}

/// **`generation`**: a citizen with complex problems is only placed at a centre of generation 2.
///
/// Source: Projektbeskrivelse VCG2, "Målgruppe".
#[must_use]
pub fn generation(complex: bool, generation: Generation) -> bool {
    !complex || generation == Generation::Second
}

/// **`hours`**: the centre's fewest hours ≤ the weekly hours that the citizen can start with, both in hundredths.
#[must_use]
pub const fn hours(from: u32, hours: u32) -> bool {
    from <= hours
}

/// **`accommodation`**: the needs that are not offered; the test holds when there is none.
pub fn lacking<'n>(needs: &'n [Tag], offered: &'n [Tag]) -> impl Iterator<Item = Tag> + 'n {
    needs.iter().copied().filter(|need| !offered.contains(need))
}

/// **`distance`**: the way ≤ `travel_km`, to a micrometre.
#[must_use]
pub fn distance(km: f64, travel_km: f64) -> bool {
    km <= travel_km + NOTHING_KM
}

/// **`industry`**: the centre's industries that the citizen has declined; the test holds when there is none.
pub fn unwanted<'c>(industries: &'c [Industry], declined: &'c [Industry]) -> impl Iterator<Item = Industry> + 'c {
    industries.iter().copied().filter(|industry| declined.contains(industry))
}

/// **`conflict`**: the centre is none that is barred for this citizen.
#[must_use]
pub fn conflict(centre: CentreNumber, barred: &[CentreNumber]) -> bool {
    !barred.contains(&centre)
}

/// Every test that fails, in order; none for a feasible pair. `km` is the way from the citizen's home.
#[must_use]
pub fn failed(citizen: &Citizen, number: CentreNumber, centre: &Centre, km: f64, start: Date) -> Vec<Failed> {
    let lacking: Vec<Tag> = lacking(&citizen.needs, &centre.accommodations).collect();
    let unwanted: Vec<Industry> = unwanted(&centre.industries, &citizen.declined).collect();
    let (from, travel_km) = (centre.hours_from, citizen.travel_km);
    let tests = [
        open(centre, start).err().map(Failed::Open),
        (!generation(citizen.complex, centre.generation)).then_some(Failed::Generation),
        (!hours(from, citizen.hours)).then_some(Failed::Hours { from, hours: citizen.hours }),
        (!lacking.is_empty()).then_some(Failed::Accommodation(lacking)),
        (!distance(km, travel_km)).then_some(Failed::Distance { km, travel_km }),
        (!unwanted.is_empty()).then_some(Failed::Industry(unwanted)),
        (!conflict(number, &citizen.barred)).then_some(Failed::Conflict),
    ];
    tests.into_iter().flatten().collect()
}

/// Do all tests hold? The same as [`failed`] without the reasons, for many pairs.
#[must_use]
pub fn holds(citizen: &Citizen, number: CentreNumber, centre: &Centre, km: f64, start: Date) -> bool {
    distance(km, citizen.travel_km) && holds_wherever(citizen, number, centre, start)
}

/// Do all tests hold but `distance`, which takes longest?
#[must_use]
pub fn holds_wherever(citizen: &Citizen, number: CentreNumber, centre: &Centre, start: Date) -> bool {
    hours(centre.hours_from, citizen.hours)
        && generation(citizen.complex, centre.generation)
        && open(centre, start).is_ok()
        && unwanted(&centre.industries, &citizen.declined).next().is_none()
        && conflict(number, &citizen.barred)
        && lacking(&citizen.needs, &centre.accommodations).next().is_none()
}
