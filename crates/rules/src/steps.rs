//! Days between each step on the way to a place: for one citizen as a stair, for a job centre as medians.

use jiff::civil::Date;

use crate::period::days_between;

code_enum! {
    /// A step on the way to a place, in order.
    WayStep {
        /// The caseworker asked for a project or pre-course.
        Asked = "asked",
        /// The citizen began there.
        Begun = "begun",
        /// The citizen was ready, or was drawn out.
        Ready = "ready",
        /// The referral was sent.
        Sent = "sent",
        /// A consultant took it.
        Accepted = "accepted",
        /// The citizen got a place.
        Placed = "placed",
        /// The citizen started there.
        Started = "started",
    }
}

code_enum! {
    /// Where somebody stands who waits for a place.
    Stage {
        /// Invited to an information meeting.
        Invited = "invited",
        /// Came to the meeting; the talk is to come.
        Talk = "talk",
        /// A start is agreed; the referral is to be sent.
        StartAgreed = "start_agreed",
        /// Asked for a project or pre-course.
        Asked = "asked",
        /// In a project.
        InProject = "in_project",
        /// In a pre-course.
        InPreCourse = "in_pre_course",
        /// Referred; no consultant has taken it.
        Sent = "sent",
        /// A consultant looks for a place.
        Accepted = "accepted",
    }
}

code_enum! {
    /// Whose move it is.
    Mover {
        /// Who holds the meeting.
        Host = "host",
        /// The coordinating caseworker.
        Caseworker = "caseworker",
        /// Who leads the project.
        Lead = "lead",
        /// The job consultants together.
        AnyConsultant = "any_consultant",
        /// The consultant who has the referral.
        Consultant = "consultant",
    }
}

impl Stage {
    /// Whose move it is from here.
    #[must_use]
    pub fn mover(self) -> Mover {
        match self {
            Self::Invited | Self::Talk => Mover::Host,
            Self::StartAgreed => Mover::Caseworker,
            Self::Asked | Self::InProject | Self::InPreCourse => Mover::Lead,
            Self::Sent => Mover::AnyConsultant,
            Self::Accepted => Mover::Consultant,
        }
    }
}

/// The days on which the steps were taken; those that were not taken, or not yet, are absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    days: [Option<Date>; 7],
}

/// A step that was taken, with the days since the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// The step.
    pub step: WayStep,
    /// Its day.
    pub on: Date,
    /// The step before it, and the days between.
    pub since: Option<(WayStep, i64)>,
}

impl Way {
    /// The day of a step.
    #[must_use]
    pub fn on(&self, step: WayStep) -> Option<Date> {
        self.days.get(step as usize).copied().flatten()
    }

    /// The way with the day of a step.
    #[must_use]
    pub fn with(mut self, step: WayStep, day: Option<Date>) -> Self {
        if let Some(slot) = self.days.get_mut(step as usize) {
            *slot = day;
        }
        self
    }

    /// The steps taken, in order, each with the days since the one before it.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken> {
        let mut out: Vec<Taken> = Vec::new();
        for step in WayStep::ALL {
            if let Some(on) = self.on(*step) {
                let since = out.last().map(|b| (b.step, days_between(b.on, on).max(0)));
                out.push(Taken { step: *step, on, since });
            }
        }
        out
    }

    /// Days from the first step taken to the last.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let taken = self.taken();
        Some(days_between(taken.first()?.on, taken.last()?.on).max(0))
    }
}

/// How long a stretch takes in the middle, and of how many that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Median {
    /// How many.
    pub n: usize,
    /// The median in half days, so that the middle of two whole numbers is exact.
    pub half_days: i64,
}

/// The median of days; none of nobody.
#[must_use]
pub fn median(mut days: Vec<i64>) -> Option<Median> {
    days.sort_unstable();
    let n = days.len();
    let upper = days.get(n / 2)?;
    let lower = if n.is_multiple_of(2) { days.get((n / 2).checked_sub(1)?)? } else { upper };
    Some(Median { n, half_days: lower + upper })
}

/// The days of each stretch between two steps that follow each other, over many ways.
#[must_use]
pub fn stretches(ways: &[Way]) -> Vec<(WayStep, WayStep, Vec<i64>)> {
    let mut out: Vec<(WayStep, WayStep, Vec<i64>)> = Vec::new();
    for way in ways {
        for taken in way.taken() {
            let Some((from, days)) = taken.since else { continue };
            match out.iter_mut().find(|(a, b, _)| (*a, *b) == (from, taken.step)) {
                Some((_, _, list)) => list.push(days),
                None => out.push((from, taken.step, vec![days])),
            }
        }
    }
    out.sort_by_key(|(a, b, _)| (*a, *b));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn median_of_even_and_odd() {
        let half = |days: &[i64]| median(days.to_vec()).map(|m| (m.n, m.half_days));
        assert_eq!(half(&[]), None);
        assert_eq!(half(&[3]), Some((1, 6)));
        assert_eq!(half(&[9, 4]), Some((2, 13)));
        assert_eq!(half(&[9, 1, 4]), Some((3, 8)));
    }
}
