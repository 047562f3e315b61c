//! Days away in the status report: how each pause and interruption stood on the day, and why.

use jiff::civil::Date;

use crate::{codes::Code, interruption::InterruptionKind, period::days_between, placement::PlacementState};

code_enum! {
    /// How a pause or an interruption stood on a day.
    AbsenceStanding {
        /// On a pause that was agreed beforehand; the course can still be resumed.
        Paused = "paused",
        /// Interrupted; the course can still be resumed.
        Interrupted = "interrupted",
        /// Back in time: the same course goes on.
        Resumed = "resumed",
        /// Not back in time: the course was lost, and whoever comes back begins a new one.
        Lost = "lost",
        /// The placement ended instead.
        Ended = "ended",
    }
}

/// A pause or an interruption of a course in the programme.
#[derive(Debug, Clone, PartialEq)]
pub struct AbsenceFact {
    /// Agreed beforehand, or come upon.
    pub kind: InterruptionKind,
    /// The last active day.
    pub last_day: Date,
    /// The day the citizen was back, here or at another company.
    pub resumed_on: Option<Date>,
    /// Why.
    pub reason: Code,
    /// Where the placement is.
    pub state: PlacementState,
    /// Its last day; after an end, the day it ended.
    pub until: Date,
}

impl AbsenceFact {
    /// How it stood on a day, when a gap of so many days after the last active day keeps the course; nothing while it
    /// had not begun.
    #[must_use]
    pub fn standing_on(&self, as_of: Date, resume_within_days: i64) -> Option<AbsenceStanding> {
        if self.last_day >= as_of {
            return None;
        }
        let held = |day| days_between(self.last_day, day) <= resume_within_days;
        let resumed = self.resumed_on.filter(|day| *day <= as_of);
        let ended = self.state == PlacementState::Ended && self.until <= as_of;
        Some(match (resumed, self.kind) {
            (Some(day), _) if held(day) => AbsenceStanding::Resumed,
            (Some(_), _) => AbsenceStanding::Lost,
            (None, _) if ended => AbsenceStanding::Ended,
            (None, _) if !held(as_of) => AbsenceStanding::Lost,
            (None, InterruptionKind::Pause) => AbsenceStanding::Paused,
            (None, InterruptionKind::Interruption) => AbsenceStanding::Interrupted,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::period::plus_days;

    const LAST: Date = date(2026, 10, 26);

    fn absence(kind: InterruptionKind, resumed_after: Option<i64>, ended_after: Option<i64>) -> AbsenceFact {
        AbsenceFact {
            kind,
            last_day: LAST,
            resumed_on: resumed_after.map(|n| plus_days(LAST, n)),
            reason: Code::known("illness"),
            state: if ended_after.is_some() { PlacementState::Ended } else { PlacementState::Agreed },
            until: plus_days(LAST, ended_after.unwrap_or(100)),
        }
    }

    #[test]
    fn an_absence_stands_by_the_28_days() {
        use AbsenceStanding::{Ended, Interrupted, Lost, Paused, Resumed};
        use InterruptionKind::{Interruption, Pause};
        for (kind, resumed, ended, day, expected) in [
            (Interruption, None, None, 0, None),
            (Interruption, None, None, 1, Some(Interrupted)),
            (Pause, None, None, 1, Some(Paused)),
            (Interruption, None, None, 28, Some(Interrupted)),
            (Interruption, None, None, 29, Some(Lost)),
            (Pause, None, None, 29, Some(Lost)),
            (Interruption, Some(27), None, 26, Some(Interrupted)),
            (Interruption, Some(27), None, 27, Some(Resumed)),
            (Interruption, Some(28), None, 60, Some(Resumed)),
            (Interruption, Some(29), None, 28, Some(Interrupted)),
            (Interruption, Some(29), None, 29, Some(Lost)),
            (Interruption, None, Some(0), 1, Some(Ended)),
            (Interruption, None, Some(10), 9, Some(Interrupted)),
            (Interruption, None, Some(10), 40, Some(Ended)),
            (Interruption, Some(20), Some(0), 30, Some(Resumed)), // at another company
        ] {
            let stood = absence(kind, resumed, ended).standing_on(plus_days(LAST, day), 28);
            assert_eq!(stood, expected, "{kind} resumed {resumed:?} ended {ended:?} on day {day}");
        }
    }
}
