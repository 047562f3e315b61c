//! Citizens: the people placed.

use jiff::civil::Date;

use crate::{codes::Code, cpr::Cpr, id::*, period::age_on};

/// A citizen as the job centre knows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Citizen {
    /// Identifier.
    pub id: CitizenId,
    /// CPR number; prints itself masked.
    pub cpr: Cpr,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Street, postcode and town in one line; empty when not needed.
    pub address: String,
    /// Language the citizen prefers.
    pub language: Code,
    /// Target or match group (`rulebook/codes/target_groups.toml`).
    pub target_group: Code,
    /// Coordinating caseworker: every citizen has one (S2, anchor point 4).
    pub caseworker: EmployeeId,
    /// Job consultant, when there is one.
    pub consultant: Option<EmployeeId>,
    /// Name and address are protected: shown only to who must have them.
    pub protected: bool,
    /// Counts the edits.
    pub version: i64,
}

impl Citizen {
    /// Age in whole years on a day.
    #[must_use]
    pub fn age_on(&self, day: Date) -> i16 {
        age_on(self.cpr.born(), day)
    }
}

/// "Under 30" as the programme counts it: on the day the course starts (S1, section 2).
#[must_use]
pub fn under_30(born: Date, start: Date) -> bool {
    age_on(born, start) < 30
}

/// First name and initial, as on the board: "Karina B."
#[must_use]
pub fn short_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    match words.next_back().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first.to_owned(),
    }
}

/// Initials, as on a print for a wall: "KB".
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|w| w.chars().next());
    let last = words.next_back().and_then(|w| w.chars().next());
    first.into_iter().chain(last).collect()
}
