//! Matching: the right place for one citizen, the citizens for one free place, and a plan for everyone who waits. The
//! program proposes and says why; a person decides, and nothing is booked before they say so.

pub mod field;
pub mod one;
pub mod plan;
pub mod seat;

use holdepunkt_rules::{Refusal, matching::weights::Weights, period::monday_of, period::plus_days};
use holdepunkt_store::{job_centres, matches as rows, memberships, placements as placement_rows};
use jiff::civil::Date;

use crate::{Error, House, Who, Work, placements};

pub use field::{Field, Record, Somebody, Somewhere};

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

/// What points are given for on a day: those of the programme that the job centre takes part in; where it takes part in
/// none, those of ordinary operation, whatever has no end.
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
    let ordinary = rulebook.programmes().iter().filter(|p| p.period.until().is_none());
    if let Some(weights) = ordinary.filter_map(|p| Weights::of(p, start).ok()).next() {
        return Ok(weights);
    }
    let none = || Refusal::OutsideCoverage { parameter: "matching.minimum_weeks".to_owned(), day: start };
    Err(missing.unwrap_or_else(none).into())
}

/// Gives back the places that were held and that nobody agreed to in time. Who was to have one waits again, with the
/// days they have waited. Returns how many.
///
/// # Errors
/// The database's.
pub async fn release(house: &House) -> Result<usize, Error> {
    let (today, mut released) = (house.today(), 0);
    let mut tx = house.store.read().await?;
    let job_centres = job_centres::every(&mut tx).await?;
    let mut due = Vec::new();
    for job_centre in job_centres {
        for id in rows::held_too_long(&mut tx, job_centre.id, today).await? {
            let placement = placement_rows::find(&mut tx, job_centre.id, id).await?;
            due.extend(placement.map(|p| (job_centre.id, id, p.version)));
        }
    }
    drop(tx);
    for (scope, id, version) in due {
        let context = house.context(Who::Operator(Some(scope)));
        match placements::withdraw(&context, id, version).await {
            Ok(_) => released += 1,
            // Somebody agreed to it, or gave it back, in this very moment: theirs is the last word.
            Err(Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(released)
}
