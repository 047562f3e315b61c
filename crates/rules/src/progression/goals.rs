//! Sub-goals of a course: in whose words, and the day on which one was reached.

use jiff::civil::Date;

use crate::{Refusal, Refused, agreement::Goal, id::*, placement::Placement};

/// A goal or a step that was reached. A goal is known by its words: a version that words it anew has another goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    /// The placement whose agreement it stands in.
    pub placement: PlacementId,
    /// The goal, word for word.
    pub text: String,
    /// The day.
    pub on: Date,
}

/// A goal of a course as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The goal.
    pub goal: Goal,
    /// The day on which it was reached, if it was.
    pub reached_on: Option<Date>,
}

/// The goals of an agreement as they stand, in order.
#[must_use]
pub fn standing(goals: &[Goal], reached: &[Reached]) -> Vec<Standing> {
    let on = |g: &Goal| reached.iter().find(|r| r.text == g.text).map(|r| r.on);
    goals.iter().map(|g| Standing { goal: g.clone(), reached_on: on(g) }).collect()
}

/// Accepts that a goal was reached on a day.
///
/// # Errors
/// [`Refusal::NotOnTheList`] for words that are no goal of the agreement; [`Refusal::DayOutOfReach`] for a day before
/// the placement or after today.
pub fn accept_reached(goals: &[Goal], text: &str, on: Date, placement: &Placement, today: Date) -> Result<(), Refused> {
    if !goals.iter().any(|g| g.text == text) {
        return Err(Refusal::NotOnTheList.on("goal"));
    }
    let from = placement.period.from();
    if on < from || on > today {
        return Err(Refusal::DayOutOfReach { from, until: today }.on("reached_on"));
    }
    Ok(())
}
