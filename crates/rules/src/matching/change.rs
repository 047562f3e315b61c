//! What would have to change: the centres that only one thing keeps from fitting, and how much is missing.

use std::collections::BTreeMap;

use super::{
    citizen::{CentreNumber, Industry, Tag},
    feasible::{Closed, Failed},
};

/// Centres that one test alone rules out for a citizen, by the test. Within each, what takes the least comes first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// So many kilometres further than the citizen can travel.
    pub further: Vec<(f64, CentreNumber)>,
    /// So many hours a week more than the citizen can start with, in hundredths.
    pub longer: Vec<(u32, CentreNumber)>,
    /// Without these accommodations, or with a workplace that can offer them.
    pub without: BTreeMap<Vec<Tag>, Vec<CentreNumber>>,
    /// With these industries that were declined.
    pub industry: BTreeMap<Vec<Industry>, Vec<CentreNumber>>,
    /// Of generation 1.
    pub generation: Vec<CentreNumber>,
    /// Not open on the start date.
    pub closed: Vec<(Closed, CentreNumber)>,
    /// Barred for the citizen.
    pub barred: Vec<CentreNumber>,
}

impl Changes {
    /// Looks through what was ruled out for a citizen.
    #[must_use]
    pub fn of(ruled_out: &[(CentreNumber, Vec<Failed>)]) -> Self {
        let mut changes = Self::default();
        for (centre, failed) in ruled_out {
            if let [only] = failed.as_slice() {
                changes.add(*centre, only);
            }
        }
        changes.further.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        changes.longer.sort_unstable();
        changes
    }

    fn add(&mut self, centre: CentreNumber, only: &Failed) {
        match only {
            Failed::Open(closed) => self.closed.push((*closed, centre)),
            Failed::Generation => self.generation.push(centre),
            Failed::Hours { from, hours } => self.longer.push((from.saturating_sub(*hours), centre)),
            Failed::Accommodation(lacking) => {
                let mut lacking = lacking.clone();
                lacking.sort_unstable();
                self.without.entry(lacking).or_default().push(centre);
            }
            Failed::Distance { km, travel_km } => self.further.push((km - travel_km, centre)),
            Failed::Industry(declined) => {
                let mut declined = declined.clone();
                declined.sort_unstable();
                self.industry.entry(declined).or_default().push(centre);
            }
            Failed::Conflict => self.barred.push(centre),
        }
    }

    /// The centres that fit when the citizen can travel so many kilometres more.
    pub fn with_km_more(&self, km: f64) -> impl Iterator<Item = CentreNumber> {
        self.further.iter().take_while(move |(missing, _)| *missing <= km).map(|(_, centre)| *centre)
    }

    /// The centres that fit when the citizen can start with so many hours more, in hundredths.
    pub fn with_hours_more(&self, hours: u32) -> impl Iterator<Item = CentreNumber> {
        self.longer.iter().take_while(move |(missing, _)| *missing <= hours).map(|(_, centre)| *centre)
    }

    /// Whole kilometres further that make so many centres more fit, or all there are when they are fewer: "with 12 km
    /// further three more fit". None when no centre is kept out by the way alone.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to half the way around the Earth
    pub fn km_for(&self, centres: usize) -> Option<(u32, usize)> {
        let (missing, _) = self.further.get(centres.saturating_sub(1).min(self.further.len().checked_sub(1)?))?;
        let km = missing.ceil().max(1.0);
        Some((km as u32, self.with_km_more(km).count()))
    }
}
