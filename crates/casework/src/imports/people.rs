//! The persons that rows are about: found by CPR number, all at once.

use std::collections::HashMap;

use holdepunkt_rules::{Refusal, cpr::Cpr, id::CitizenId};
use holdepunkt_store::exchange::{self, KnownCitizen};

use super::file::Faults;
use crate::{Error, Work};

/// The look-up hash of a number.
pub(super) fn hash(work: &Work, cpr: &Cpr) -> Vec<u8> {
    work.context.house.store.keys().index("cpr", &cpr.reveal())
}

/// Rows with the citizen each is about; a row about nobody here is a slip.
pub(super) async fn with_citizens<T>(
    work: &mut Work,
    rows: Vec<(u32, (Cpr, T))>,
    faults: &mut Faults,
) -> Result<Vec<(u32, CitizenId, T)>, Error> {
    let hashes: Vec<Vec<u8>> = rows.iter().map(|(_, (cpr, _))| hash(work, cpr)).collect();
    let known: HashMap<Vec<u8>, KnownCitizen> = exchange::by_index(&mut work.tx, work.scope, &hashes).await?;
    let mut found = Vec::with_capacity(rows.len());
    for ((line, (cpr, row)), hash) in rows.into_iter().zip(hashes) {
        match known.get(&hash) {
            Some(citizen) if !citizen.gone => found.push((line, citizen.id, row)),
            Some(_) => faults.on(line, "cpr", cpr.reveal(), Refusal::CitizenGone),
            None => faults.on(line, "cpr", cpr.reveal(), Refusal::CprUnknown),
        }
    }
    Ok(found)
}

/// The first row of each key; a later one with the same key is a slip that names the first.
pub(super) fn once<K: std::hash::Hash + Eq, T>(
    rows: Vec<(u32, CitizenId, T)>,
    field: &str,
    faults: &mut Faults,
    key: impl Fn(CitizenId, &T) -> K,
) -> Vec<(u32, CitizenId, T)> {
    let mut seen: HashMap<K, u32> = HashMap::with_capacity(rows.len());
    let mut kept = Vec::with_capacity(rows.len());
    for (line, citizen, row) in rows {
        match seen.entry(key(citizen, &row)) {
            std::collections::hash_map::Entry::Occupied(first) => {
                faults.on(line, field, "", Refusal::RowTwice { line: (*first.get()).into() });
            }
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(line);
                kept.push((line, citizen, row));
            }
        }
    }
    kept
}
