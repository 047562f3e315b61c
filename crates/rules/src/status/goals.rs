//! Goals held against what has been reached.

use jiff::civil::Date;

use super::Counts;
use crate::{
    codes::Code,
    programme::{GoalScope, Membership, Programme},
};

/// A goal and how far one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldAgainst {
    /// The goal (`rulebook/codes/goals.toml`).
    pub goal: Code,
    /// At least so many.
    pub at_least: i64,
    /// How far one is; none where it is not counted here.
    pub now: Measured,
    /// Where the goal comes from; none for the job centre's own.
    pub source: Option<String>,
}

/// How far one is with a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// So many.
    Now(i64),
    /// The cases don't tell yet.
    NotCounted,
}

impl HeldAgainst {
    /// Is it reached?
    #[must_use]
    pub fn reached(&self) -> bool {
        matches!(self.now, Measured::Now(n) if n >= self.at_least)
    }

    /// How many are missing; 0 when it is reached or not counted.
    #[must_use]
    pub fn missing(&self) -> i64 {
        match self.now {
            Measured::Now(n) => (self.at_least - n).max(0),
            Measured::NotCounted => 0,
        }
    }
}

fn measure(counts: &Counts, goal: &str) -> Measured {
    match goal {
        "action_plans" => Measured::Now(counts.action_plans),
        "company_centres" => Measured::Now(counts.company_centres),
        "places" => Measured::Now(counts.places),
        "citizens_started" => Measured::Now(counts.started.all),
        _ => Measured::NotCounted,
    }
}

/// The goals of a job centre (its own stand before the programme's) or, without a membership, those
/// of the whole programme, held against the counts.
#[must_use]
pub fn hold_against(programme: &Programme, own: Option<&Membership>, as_of: Date, counts: &Counts) -> Vec<HeldAgainst> {
    let scope = if own.is_some() { GoalScope::JobCentre } else { GoalScope::Programme };
    let agreed: &[(Code, i64)] = own.map_or(&[], |m| m.goals.as_slice());
    let held = |goal: &Code, at_least, source| HeldAgainst {
        now: measure(counts, goal.as_str()),
        goal: goal.clone(),
        at_least,
        source,
    };
    let theirs = programme.goals_on(scope, as_of).map(|g| {
        // The same number agreed locally is still the programme's goal.
        match agreed.iter().find(|(code, _)| *code == g.code) {
            Some((_, at_least)) if *at_least != g.at_least => held(&g.code, *at_least, None),
            _ => held(&g.code, g.at_least, Some(g.source.clone())),
        }
    });
    let mut all: Vec<HeldAgainst> = theirs.collect();
    for (code, at_least) in agreed {
        if !all.iter().any(|h| h.goal == *code) {
            all.push(held(code, *at_least, None));
        }
    }
    all
}
