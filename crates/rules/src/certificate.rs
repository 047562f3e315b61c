//! The certificate at the end of a course: sub-goals worked on, tasks learned, hours reached (S3: a certificate
//! with the sub-goals that were worked on, for the citizen to keep).

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    agreement::{Agreement, Rung},
    id::*,
    period::{Period, plus_days},
    placement::{Placement, PlacementState},
};

/// What somebody takes with them from a workplace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Identifier.
    pub id: CertificateId,
    /// The placement it tells of.
    pub placement: PlacementId,
    /// Sub-goals worked on, in order.
    pub goals: Vec<String>,
    /// Tasks learned, in order.
    pub tasks: Vec<String>,
    /// What the mentor says; may be empty.
    pub quote: String,
    /// The day that stands on it.
    pub issued_on: Date,
    /// Counts the edits.
    pub version: i64,
}

/// Days before the last one from which a certificate can be made, so that it is there on the day.
pub const EARLY_DAYS: i64 = 28;
/// Most goals, and most tasks: more do not fit on one page that somebody hangs on the wall.
pub const MOST_LINES: usize = 8;
/// Longest goal or task.
pub const LONGEST_LINE: usize = 120;
/// Longest sentence of the mentor's.
pub const LONGEST_QUOTE: usize = 240;

/// Accepts a certificate.
///
/// # Errors
/// [`Refusal::PlacementState`] for a placement that never began; [`Refusal::CertificateEarly`];
/// [`Refusal::Missing`] or [`Refusal::TooManyChoices`] on `goals`, [`Refusal::TooManyChoices`] on `tasks`.
pub fn accept_certificate(certificate: &Certificate, placement: &Placement, today: Date) -> Result<(), Refused> {
    accept_time(placement, today)?;
    let most = i64::try_from(MOST_LINES).unwrap_or(i64::MAX);
    for (list, field) in [(&certificate.goals, "goals"), (&certificate.tasks, "tasks")] {
        if list.len() > MOST_LINES {
            return Err(Refusal::TooManyChoices { most }.on(field));
        }
    }
    if certificate.goals.is_empty() && certificate.tasks.is_empty() {
        return Err(Refusal::Missing.on("goals"));
    }
    Ok(())
}

/// Is it time for a certificate?
///
/// # Errors
/// [`Refusal::PlacementState`] for a placement that never began; [`Refusal::CertificateEarly`].
pub fn accept_time(placement: &Placement, today: Date) -> Result<(), Refused> {
    let began = placement.state == PlacementState::Ended
        || (placement.state == PlacementState::Agreed && placement.period.from() <= today);
    if !began {
        return Err(Refusal::PlacementState { state: placement.state.code().to_owned() }.into());
    }
    let last = placement.period.until().unwrap_or(placement.agreed_until);
    let from = plus_days(last, -EARLY_DAYS).max(placement.period.from());
    if placement.state == PlacementState::Agreed && today < from {
        return Err(Refusal::CertificateEarly { from }.into());
    }
    Ok(())
}

/// What the agreements suggest: each goal and each task that was in force once, the latest version's first.
#[must_use]
pub fn proposed(versions: &[Agreement]) -> (Vec<String>, Vec<String>) {
    let held = || versions.iter().rev().filter(|a| a.in_force_on.is_some());
    let goals = held().flat_map(|a| a.content.goals.iter().map(|g| g.text.clone()));
    let tasks = held().flat_map(|a| a.content.ladder.iter().flat_map(|r| r.tasks.lines().map(str::to_owned)));
    (each_once(goals), each_once(tasks))
}

fn each_once(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        let line = line.trim();
        if !line.is_empty() && !kept.iter().any(|k| k.to_lowercase() == line.to_lowercase()) {
            kept.push(line.to_owned());
        }
    }
    kept.truncate(MOST_LINES);
    kept
}

/// The steps of the ladder that were reached by a day: of each version what began while it was in force, and of
/// the one in force what has begun since. A step that only repeats the hours before it is none.
#[must_use]
pub fn reached(versions: &[Agreement], placement: &Period, by: Date) -> Vec<Rung> {
    let last = placement.until().map_or(by, |until| until.min(by));
    let mut held: Vec<(Date, &Agreement)> = versions.iter().filter_map(|a| a.in_force_on.map(|on| (on, a))).collect();
    held.sort_by_key(|(on, a)| (*on, a.number));
    let mut steps: Vec<Rung> = Vec::new();
    for (n, (on, version)) in held.iter().enumerate() {
        // The first version tells of the time before it was signed as well: people begin, and then sign.
        let from = if n == 0 { placement.from() } else { *on };
        let until = held.get(n + 1).map_or(last, |(next, _)| plus_days(*next, -1).min(last));
        let running = version.content.ladder.iter().rfind(|r| r.from <= from);
        let later = version.content.ladder.iter().filter(|r| from < r.from && r.from <= until);
        for rung in running.into_iter().chain(later).filter(|_| from <= until) {
            if steps.last().is_none_or(|before| before.minutes() != rung.minutes()) {
                steps.push(Rung { from: rung.from.max(from), ..rung.clone() });
            }
        }
    }
    steps
}

#[cfg(test)]
mod tests;
