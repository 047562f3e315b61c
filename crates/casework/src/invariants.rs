//! What must always be true and no constraint can hold. `holdepunkt verify` runs it, a job runs it
//! daily, and tests run it at their end.

use std::collections::HashMap;

use holdepunkt_rules::{
    contract::{Contract, spans_of_place},
    id::*,
    length::{Grant, granted_until},
    period::Period,
    place::{Place, accept_contracted, joined},
    placement::PlacementState,
};
use holdepunkt_store::{Tx, agreements, contracts, grants, invariants, job_centres, names, placements, places, words};
use jiff::civil::Date;

use crate::{Error, House, agreements::sign::hash, progressions::sound, settlements};

/// Something that is not as it must be. It names rows by their ids, never persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub code: String,
    /// Where: an id, or how many.
    pub subject: String,
}

impl Finding {
    fn new(code: &str, subject: impl ToString) -> Self {
        Self { code: code.to_owned(), subject: subject.to_string() }
    }
}

/// Checks every job centre. An empty list is good.
///
/// # Errors
/// The database's.
pub async fn verify(house: &House) -> Result<Vec<Finding>, Error> {
    let mut tx = house.store.read().await?;
    let counted = invariants::counted(&mut tx).await?;
    let mut found: Vec<Finding> = counted.iter().map(|(code, n)| Finding::new(code, n)).collect();
    for job_centre in job_centres::every(&mut tx).await? {
        if house.rulebook.list("municipalities").find(job_centre.municipality.as_str()).is_none() {
            found.push(Finding::new("unknown-municipality", job_centre.id));
        }
        verify_job_centre(&mut tx, job_centre.id, house.today(), &mut found).await?;
        let unsound = sound::unsound(&mut tx, job_centre.id, house.rulebook.questionnaires()).await?;
        found.extend(unsound.into_iter().map(|id| Finding::new("progression-not-as-answered", id)));
        let unsound = settlements::sound::unsound(house, &mut tx, job_centre.id).await?;
        found.extend(unsound.into_iter().map(|id| Finding::new("settlement-not-as-kept", id)));
    }
    Ok(found)
}

async fn verify_job_centre(
    tx: &mut Tx,
    scope: JobCentreId,
    today: Date,
    found: &mut Vec<Finding>,
) -> Result<(), Error> {
    let numbers = invariants::unsound_numbers(tx, scope).await?;
    found.extend(numbers.into_iter().map(|id| Finding::new("number-does-not-open", id)));

    let unsound = names::unsound(tx, scope).await?;
    found.extend(unsound.into_iter().map(|id| Finding::new("name-not-found-by-its-words", id)));

    let unfound = words::unsound(tx, scope).await?;
    found.extend(unfound.into_iter().map(|id| Finding::new("not-found-by-its-words", id)));

    for version in agreements::signed(tx, scope).await? {
        let says = hash(&version.content);
        if version.signatures.iter().any(|s| s.hash != says) {
            found.push(Finding::new("signed-another-text", version.id));
        }
    }

    let mut contracts: HashMap<CentreId, Vec<Contract>> = HashMap::new();
    for contract in contracts::list(tx, scope).await? {
        contracts.entry(contract.centre).or_default().push(contract);
    }
    let places: HashMap<PlaceId, Place> = places::list(tx, scope).await?.into_iter().map(|p| (p.id, p)).collect();
    for place in places.values() {
        let of_centre = contracts.get(&place.centre).map_or(&[][..], Vec::as_slice);
        let kept: Vec<Period> = of_centre.iter().flat_map(|c| spans_of_place(c, place.number)).collect();
        if joined(&kept) != joined(&place.spans) {
            found.push(Finding::new("place-not-as-contracted", place.id));
        }
    }
    let mut granted: HashMap<PlacementId, Vec<Grant>> = HashMap::new();
    for (placement, from, until) in grants::all_days(tx, scope).await? {
        let period = Period::known(from, Some(until));
        let grant = Grant { id: GrantId::fresh(), period, granted_on: from, granted_by: None, reason: String::new() };
        granted.entry(placement).or_default().push(grant);
    }
    for placement in placements::in_period(tx, scope, Date::MIN, Date::MAX).await? {
        if placement.state == PlacementState::Withdrawn {
            continue;
        }
        let grants = granted.remove(&placement.id).unwrap_or_default();
        if granted_until(&grants, placement.period.from()) < placement.period.until() {
            found.push(Finding::new("placement-outside-its-grants", placement.id));
        }
        let Some(place) = places.get(&placement.place) else {
            found.push(Finding::new("placement-without-place", placement.id));
            continue;
        };
        if accept_contracted(&place.spans, &placement.period).is_err() {
            found.push(Finding::new("placement-outside-contract", placement.id));
        }
        if placement.state == PlacementState::Ended && placement.period.until().is_none_or(|u| u > today) {
            found.push(Finding::new("ended-in-the-future", placement.id));
        }
    }
    Ok(())
}
