//! Matching: the right place for one citizen, the citizens for one free place, and a plan for everyone who waits. The
//! program proposes and says why; a person decides, and nothing is booked before they say so.

pub mod field;
pub mod one;
pub mod plan;
pub mod seat;

use holdepunkt_rules::{Refusal, matching::weights::Weights, period::monday_of, period::plus_days};
use holdepunkt_store::memberships;
use jiff::civil::Date;

use crate::{Error, Work};

pub use field::{Field, Somebody, Somewhere};

/// The day on which somebody can begin who is matched today: the Monday after the next, so that there is time to meet.
#[must_use]
pub fn usual_start(today: Date) -> Date {
    plus_days(monday_of(today), 14)
}

/// Most days ahead that can be matched for.
pub const MOST_DAYS_AHEAD: i64 = 366;

/// A start that can be matched for: today or later, within a year.
pub(crate) fn accept_start(start: Date, today: Date) -> Result<(), Error> {
    let until = plus_days(today, MOST_DAYS_AHEAD);
    if (today..=until).contains(&start) {
        Ok(())
    } else {
        Err(Refusal::DayOutOfReach { from: today, until }.on("start").into())
    }
}

/// What points are given for on a day: those of the programme that the job centre takes part in.
pub(crate) async fn weights(work: &mut Work, start: Date) -> Result<Weights, Error> {
    let rulebook = work.context.house.rulebook.clone();
    let mut missing = None;
    for membership in memberships::list(&mut work.tx, work.scope).await? {
        if !membership.period.contains(start) {
            continue;
        }
        let Ok(programme) = rulebook.programme(membership.programme.as_str()) else { continue };
        match Weights::of(programme, start) {
            Ok(weights) => return Ok(weights),
            Err(refusal) => missing = Some(refusal),
        }
    }
    let none = || Refusal::OutsideCoverage { parameter: "matching.minimum_weeks".to_owned(), day: start };
    Err(missing.unwrap_or_else(none).into())
}
