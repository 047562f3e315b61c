//! Job centres, their units and their people.

use crate::{codes::Code, id::*};

/// A municipality's job centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobCentre {
    /// Identifier; every other row carries it.
    pub id: JobCentreId,
    /// Municipality code ("846").
    pub municipality: Code,
    /// Name ("Jobcenter Mariagerfjord").
    pub name: String,
    /// Main number.
    pub phone: String,
    /// When somebody answers, in the job centre's own words.
    pub open_hours: String,
}

/// A unit (team) of a job centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// Name.
    pub name: String,
    /// The way its caseworkers refer by, unless they choose another.
    pub model: crate::referral::ReferralModel,
}

/// An employee: caseworker, job consultant, project lead …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employee {
    /// Identifier.
    pub id: EmployeeId,
    /// The unit they sit in.
    pub unit: Option<UnitId>,
    /// Name.
    pub name: String,
    /// Direct number.
    pub phone: String,
    /// E-mail at work.
    pub email: String,
    /// When they can be reached ("man–tors 8–15"): a company meets a person in its own hours (S2, anchor point 5).
    pub hours: String,
    /// Who steps in.
    pub substitute: Option<EmployeeId>,
    /// No longer employed.
    pub left: bool,
    /// Counts the edits.
    pub version: i64,
}
