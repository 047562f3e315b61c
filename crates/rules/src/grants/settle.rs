//! A citizen's settlement: S1 to S7 in order.

use super::{
    active::{Interval, Known, clipped, s1_active_days},
    activity::s4_activity,
    course::{Course, s2_courses},
    day::Day,
    event::{Event, Listener},
    history::{History, JobCentre},
    line::{Grant, Line, Reason, Unearned},
    place::{Turn, s7_month, s7_turns},
    result::{s6_opening, s6_result},
    target::{Standing, cash_runs, s5_target_group},
    terms::{ResultAfterReading, Terms},
};
use crate::Refusal;

/// What a citizen earned, what not, and whose participant they were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Lines: the months of each course, then results.
    pub lines: Vec<Line>,
    /// Courses that earned nothing, then the nearest miss of a result.
    pub unearned: Vec<Unearned>,
    /// The job centres that had them on an active day of a counting course, each once.
    pub participant_of: Vec<JobCentre>,
}

/// Room that a settlement works in.
#[derive(Debug, Clone, Default)]
pub struct Room {
    stays: Vec<Known>,
    intervals: Vec<Interval>,
    turns: Vec<Turn>,
    runs: Vec<(Day, Day)>,
}

/// Settles a citizen by what is known on `as_of`. The one function behind the command, the page and the forecast;
/// `listener` hears each step.
///
/// # Errors
/// [`Refusal::OutsideCoverage`] when a parameter has no value on a day that needs one.
pub fn settle(
    history: &History<'_>,
    terms: &Terms,
    as_of: Day,
    listener: &mut impl Listener,
) -> Result<Settled, Refusal> {
    let mut settled = Settled::default();
    settle_into(history, terms, as_of, listener, &mut Room::default(), &mut settled)?;
    Ok(settled)
}

/// As [`settle`], with room that is used again from citizen to citizen.
///
/// # Errors
/// As [`settle`].
pub fn settle_into(
    history: &History<'_>,
    terms: &Terms,
    as_of: Day,
    listener: &mut impl Listener,
    room: &mut Room,
    settled: &mut Settled,
) -> Result<(), Refusal> {
    settled.lines.clear();
    settled.unearned.clear();
    settled.participant_of.clear();
    clipped(history.stays, terms, as_of, &mut room.stays);
    if room.stays.is_empty() {
        return Ok(());
    }
    s1_active_days(&room.stays, &mut room.intervals);
    room.intervals.iter().for_each(|interval| listener.note(|| Event::Active { interval: *interval }));
    s7_turns(&room.stays, &mut room.turns);
    cash_runs(history.groups, as_of, &mut room.runs);
    let mut courses = Vec::new();
    s2_courses(&room.intervals, terms, listener, &mut courses)?;

    let mut opening: Vec<Course<'_>> = Vec::new();
    for course in &courses {
        let (number, from, to) = (course.number, course.first(), course.last());
        listener.note(|| Event::Course { number, from, to });
        let standing = s5_target_group(history.groups, &room.runs, from, as_of, terms)?;
        listener.note(|| Event::Target { course: number, on: from, standing });
        let unearned =
            |reason| Unearned { job_centre: s7_month(&room.turns, from), grant: Grant::Activity, from, to, reason };
        if !standing.counts() {
            let cash = match standing {
                Standing::TooShort { since, full_on } => Some((since, full_on)),
                _ => None,
            };
            refuse(settled, listener, unearned(Reason::NotInTargetGroup { cash }));
            continue;
        }
        participants(course, &room.turns, &mut settled.participant_of);
        let earned = s4_activity(course, &room.turns, terms, listener, &mut settled.lines)?;
        if !earned {
            refuse(settled, listener, unearned(too_short(course, terms)?));
        }
        if earned || terms.readings.result_after != ResultAfterReading::QualifyingCourse {
            opening.push(*course);
        }
    }
    if let Some(opens) = s6_opening(&opening, terms) {
        listener.note(|| Event::Opens { week: opens.week, because_of: opens.because_of });
        let days: Vec<Interval> = opening.iter().flat_map(|c| c.intervals).copied().collect();
        let weeks = history.weeks.by(as_of);
        let miss = s6_result(&opens, &days, &weeks, &room.turns, terms, listener, &mut settled.lines)?;
        if let Some(miss) = miss {
            refuse(settled, listener, miss);
        }
    }
    Ok(())
}

fn too_short(course: &Course<'_>, terms: &Terms) -> Result<Reason, Refusal> {
    let (first, active_days) = (course.first(), course.active_days());
    let minimum = terms.minimum_months.count_on(first)?;
    Ok(Reason::TooShort {
        months: super::course::s3_months(first, active_days),
        minimum,
        active_days,
        needed: super::course::days_of_months(first, minimum),
    })
}

fn refuse(settled: &mut Settled, listener: &mut impl Listener, unearned: Unearned) {
    listener.note(|| Event::Unearned(unearned));
    settled.unearned.push(unearned);
}

/// The job centres whose day (S7) one of a counting course's active days is.
fn participants(course: &Course<'_>, turns: &[Turn], into: &mut Vec<JobCentre>) {
    for turn in turns {
        let meets = course.intervals.iter().any(|i| i.from <= turn.days.to && turn.days.from <= i.to);
        if meets && !into.contains(&turn.job_centre) {
            into.push(turn.job_centre);
        }
    }
}
