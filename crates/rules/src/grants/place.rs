//! S7: which job centre.

use super::{
    active::{Interval, Known},
    day::Day,
    history::JobCentre,
};

/// Days in a row that are one job centre's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// The job centre.
    pub job_centre: JobCentre,
    /// Its days.
    pub days: Interval,
}

/// **S7 Which job centre**: every active day is the job centre's whose placement runs on it; where several run, that of
/// the placement that started first, then the smaller job-centre code. Here as turns over all active days.
///
/// Source: our reading; Projektbeskrivelse VCG2 gives each job centre its own grant and lets a course go on "på samme
/// eller anden virksomhed", so that one may end at another job centre than it began.
///
/// The placements come in order of the day they began, then of the code.
pub fn s7_turns(stays: &[Known], into: &mut Vec<Turn>) {
    into.clear();
    let mut next = Day::numbered(i32::MIN);
    // Whoever began first holds a day until their own last one, so nobody who began later comes before then.
    for stay in stays.iter().filter(|s| s.days.from <= s.days.to) {
        let from = stay.days.from.max(next);
        if from <= stay.days.to {
            into.push(Turn { job_centre: stay.job_centre, days: Interval { from, to: stay.days.to } });
            next = stay.days.to.plus(1);
        }
    }
}

/// **S7 Which job centre**, for a month: that of the placement that runs on the day the month is earned.
#[must_use]
pub fn s7_month(turns: &[Turn], earned_on: Day) -> JobCentre {
    let at = turns.partition_point(|t| t.days.to < earned_on);
    turns.get(at).map_or(JobCentre(0), |t| t.job_centre)
}

/// **S7 Which job centre**, for a result: that of the placement that runs on the latest active day, of a course that
/// opens the way (S6), on or before the Sunday of the window's first week.
#[must_use]
pub fn s7_result(turns: &[Turn], opening: &[Interval], sunday: Day) -> JobCentre {
    let day = opening.iter().filter(|i| i.from <= sunday).map(|i| i.to.min(sunday)).max();
    day.map_or(JobCentre(0), |day| s7_month(turns, day))
}
