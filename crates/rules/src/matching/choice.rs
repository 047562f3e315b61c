//! What a person's choice costs the whole.

use jiff::civil::Date;

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, CitizenNumber},
    proposal::{Amiss, Locks, Proposal, propose},
    weights::Weights,
};

/// Something that a person settles in a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// This citizen has a place at this centre.
    Lock(CitizenNumber, CentreNumber),
    /// This citizen has no place at this centre.
    Forbid(CitizenNumber, CentreNumber),
    /// This citizen starts on this day.
    Start(CitizenNumber, Date),
}

/// What the best plan loses by a choice; below 0 where it gains (another start can open a centre).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// Citizens who are not placed because of it.
    pub count: i64,
    /// Worth in all.
    pub worth: i64,
}

impl Locks {
    /// These and one choice more.
    #[must_use]
    pub fn with(&self, choice: Choice) -> Self {
        let mut locks = self.without(choice);
        match choice {
            Choice::Lock(citizen, centre) => locks.locked.push((citizen, centre)),
            Choice::Forbid(citizen, centre) => locks.forbidden.push((citizen, centre)),
            Choice::Start(citizen, day) => locks.starts.push((citizen, day)),
        }
        locks
    }

    /// These but for one choice.
    #[must_use]
    pub fn without(&self, choice: Choice) -> Self {
        let mut locks = self.clone();
        match choice {
            Choice::Lock(citizen, centre) => locks.locked.retain(|pair| *pair != (citizen, centre)),
            Choice::Forbid(citizen, centre) => locks.forbidden.retain(|pair| *pair != (citizen, centre)),
            Choice::Start(citizen, _) => locks.starts.retain(|(c, _)| *c != citizen),
        }
        locks
    }

    /// Each of the choices.
    pub fn choices(&self) -> impl Iterator<Item = Choice> {
        let locked = self.locked.iter().map(|(citizen, centre)| Choice::Lock(*citizen, *centre));
        let forbidden = self.forbidden.iter().map(|(citizen, centre)| Choice::Forbid(*citizen, *centre));
        locked.chain(forbidden).chain(self.starts.iter().map(|(citizen, day)| Choice::Start(*citizen, *day)))
    }
}

impl Cost {
    /// The difference of two proposals.
    #[must_use]
    pub fn between(without: &Proposal, with: &Proposal) -> Self {
        let count = |p: &Proposal| i64::try_from(p.count).unwrap_or(i64::MAX);
        Self { count: count(without) - count(with), worth: without.worth - with.worth }
    }
}

/// What a choice costs the whole, beside everything else that is settled: the best plan without it less the best plan
/// with it, whether it is among the locks or not.
///
/// # Errors
/// What can't be locked.
pub fn cost(
    citizens: &[Citizen],
    centres: &[Centre],
    weights: &Weights,
    start: Date,
    locks: &Locks,
    choice: Choice,
) -> Result<Cost, Vec<Amiss>> {
    let proposed = |locks: &Locks| propose(citizens, centres, weights, start, locks);
    // A choice that stands against another is told before one that only the others leave no room for.
    let with = proposed(&locks.with(choice))?;
    Ok(Cost::between(&proposed(&locks.without(choice))?, &with))
}
