//! One citizen's settlement with every step.

use holdepunkt_rules::grants::{
    day::Day,
    event::Event,
    history::{History, Stay},
    settle::{Settled, settle},
};

use crate::{
    Progress,
    fault::{Fault, shown},
    register::{self, Centre},
    run::{Asked, as_of, gathered},
};

/// A citizen's settlement.
#[derive(Debug)]
pub struct Explained {
    /// The day.
    pub as_of: Day,
    /// The job centres, in the order by which they are numbered.
    pub centres: Vec<Centre>,
    /// The placements, in order of time.
    pub stays: Vec<Stay>,
    /// The steps, in the order in which they were taken.
    pub events: Vec<Event>,
    /// What came out.
    pub settled: Settled,
}

/// Settles one citizen of a register and tells every step.
///
/// # Errors
/// What is wrong with the register; [`Fault::NoCitizen`] when it has no placement of the citizen.
pub fn explain(asked: &Asked<'_>, citizen: &str, progress: &dyn Progress) -> Result<Explained, Fault> {
    let how = register::How {
        folder: asked.register,
        spill_to: asked.register,
        budget: usize::MAX,
        threads: asked.threads(),
        terms: std::slice::from_ref(asked.terms),
        only: Some(citizen),
    };
    let register = register::read(&how, progress)?;
    if register.citizens.is_empty() {
        return Err(Fault::NoCitizen(shown(citizen.as_bytes())));
    }
    let as_of = as_of(asked, &register);
    let weeks = register.weeks.take(0).map_err(|why| Fault::Io { path: asked.register.to_owned(), why })?;
    let mut facts = Vec::new();
    let mut stays = register.stays.get(0).to_vec();
    stays.sort_by_key(|s| (s.from, s.job_centre));
    let history = History { stays: &stays, groups: register.groups.get(0), weeks: gathered(weeks.get(0), &mut facts) };
    let mut events = Vec::new();
    let settled = settle(&history, asked.terms, as_of, &mut events).map_err(Fault::Rule)?;
    Ok(Explained { as_of, centres: register.centres, stays, events, settled })
}
