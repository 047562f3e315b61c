//! Programmes: the frame a job centre works in, as dated data from `rulebook/programmes/*.toml`.
//!
//! Everything is checked when the program starts; a fault names file and line, for the operator.
//! A value outside its dates is no value: [`Programme::number_on`] refuses, it never takes the latest.

mod read;

use jiff::civil::Date;

pub use read::line_of;

use crate::{Refusal, codes::Code, period::Period};

/// A text in the two languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// In Danish.
    pub da: String,
    /// In English.
    pub en: String,
}

/// Where something stands in the rulebook, for the operator's message and for the auditor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file, from the rulebook's folder: `programmes/vcg2.toml`.
    pub file: String,
    /// The line on which the entry begins, from 1.
    pub line: usize,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// What a parameter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterValue {
    /// A whole number in the parameter's unit.
    Number(i64),
    /// Which of several readings of a text applies (unit `reading`).
    Reading(String),
}

/// An amount, a limit or a reading, with the days it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name: `follow_up.interval_days`.
    pub code: String,
    /// What it says.
    pub value: ParameterValue,
    /// Unit (`rulebook/codes/units.toml`).
    pub unit: Code,
    /// The days it applies.
    pub period: Period,
    /// The document and section that says so.
    pub source: String,
    /// What a reader should know.
    pub note: Option<Both>,
    /// Where it stands.
    pub origin: Origin,
}

/// Whom a programme is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetGroup {
    /// Code (`rulebook/codes/target_groups.toml`).
    pub code: Code,
    /// The days it applies.
    pub period: Period,
    /// Name.
    pub name: Both,
    /// Who belongs to it.
    pub definition: Both,
    /// Only places at a centre of generation 2.
    pub complex: bool,
    /// The document and section that says so.
    pub source: String,
    /// Where it stands.
    pub origin: Origin,
}

code_enum! {
    /// Who reaches a goal together.
    GoalScope {
        /// All job centres of the programme.
        Programme = "programme",
        /// Each job centre.
        JobCentre = "job_centre",
    }
}

/// What is to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Code (`rulebook/codes/goals.toml`).
    pub code: Code,
    /// Who reaches it together.
    pub scope: GoalScope,
    /// At least so many.
    pub at_least: i64,
    /// Unit (`rulebook/codes/units.toml`).
    pub unit: Code,
    /// The days it applies.
    pub period: Period,
    /// The document and section that says so.
    pub source: String,
    /// Where it stands.
    pub origin: Origin,
}

/// What is to be reached by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Code (`rulebook/codes/goals.toml`).
    pub code: Code,
    /// The day.
    pub on: Date,
    /// At least so many.
    pub at_least: i64,
    /// Unit (`rulebook/codes/units.toml`).
    pub unit: Code,
    /// The municipality's code, where one job centre planned it; none for the whole programme.
    pub job_centre: Option<Code>,
    /// The document and section that says so.
    pub source: String,
    /// Where it stands.
    pub origin: Origin,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Code: `virksomhedsindsats`.
    pub code: Code,
    /// Name.
    pub name: Both,
    /// Which edition of the file.
    pub version: String,
    /// Its days; ordinary operation has no end.
    pub period: Period,
    /// The document and section that says so.
    pub source: String,
    /// What it is for.
    pub purpose: Both,
    /// Amounts and limits.
    pub parameters: Vec<Parameter>,
    /// Whom it is for.
    pub target_groups: Vec<TargetGroup>,
    /// What is to be reached.
    pub goals: Vec<Goal>,
    /// What is to be reached by a day.
    pub milestones: Vec<Milestone>,
    /// Where it stands.
    pub origin: Origin,
}

impl Programme {
    /// Reads and checks a programme from its file's text; `name` is the file's name without ending.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(name: &str, toml: &str) -> Result<Self, String> {
        read::programme(name, toml)
    }

    fn parameter_on(&self, code: &str, day: Date) -> Result<&Parameter, Refusal> {
        self.parameters
            .iter()
            .find(|p| p.code == code && p.period.contains(day))
            .ok_or_else(|| Refusal::OutsideCoverage { parameter: code.to_owned(), day })
    }

    /// What a parameter says on a day, in its unit.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] when it says nothing for that day: never 0, never the latest.
    pub fn number_on(&self, code: &str, day: Date) -> Result<i64, Refusal> {
        match self.parameter_on(code, day)?.value {
            ParameterValue::Number(number) => Ok(number),
            ParameterValue::Reading(_) => Err(Refusal::OutsideCoverage { parameter: code.to_owned(), day }),
        }
    }

    /// Which reading applies on a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] when none is told for that day.
    pub fn reading_on(&self, code: &str, day: Date) -> Result<&str, Refusal> {
        match &self.parameter_on(code, day)?.value {
            ParameterValue::Reading(text) => Ok(text),
            ParameterValue::Number(_) => Err(Refusal::OutsideCoverage { parameter: code.to_owned(), day }),
        }
    }

    /// The target groups on a day, in the file's order.
    pub fn target_groups_on(&self, day: Date) -> impl Iterator<Item = &TargetGroup> {
        self.target_groups.iter().filter(move |g| g.period.contains(day))
    }

    /// The goals of a scope on a day.
    pub fn goals_on(&self, scope: GoalScope, day: Date) -> impl Iterator<Item = &Goal> {
        self.goals.iter().filter(move |g| g.scope == scope && g.period.contains(day))
    }
}

/// A job centre's part in a programme, with its own days and goals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Identifier.
    pub id: crate::id::MembershipId,
    /// The programme.
    pub programme: Code,
    /// The job centre's own days in it.
    pub period: Period,
    /// The day its action plan was made, if it has one.
    pub action_plan_on: Option<Date>,
    /// Its own goals: code and at least so many. They stand before the programme's.
    pub goals: Vec<(Code, i64)>,
}

#[cfg(test)]
mod tests;
