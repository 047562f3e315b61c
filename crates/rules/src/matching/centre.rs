//! A company centre with its free places, as far as a match asks.

use jiff::civil::Date;

use super::{
    citizen::{Industry, Occupation, Tag},
    point::Point,
};
use crate::centre::Generation;

/// A company centre.
#[derive(Debug, Clone, PartialEq)]
pub struct Centre {
    /// Its generation on the start date.
    pub generation: Generation,
    /// First day of its contract.
    pub contract_from: Date,
    /// Last day of its contract; none while it goes on.
    pub contract_to: Option<Date>,
    /// Places that are free for the minimum weeks from the start date.
    pub free_places: u32,
    /// Fewest hours a week, in hundredths.
    pub hours_from: u32,
    /// The accommodations that it offers.
    pub accommodations: Vec<Tag>,
    /// Where it lies.
    pub place: Point,
    /// Its industries: one, or several in a cluster.
    pub industries: Vec<Industry>,
    /// The occupations that it offers.
    pub occupations: Vec<Occupation>,
    /// A mentor there has done the mentor course.
    pub mentor_trained: bool,
    /// The accommodations that a mentor there has experience with.
    pub mentor_experience: Vec<Tag>,
}
