//! Parallel interventions: what goes on beside the placement so that it can succeed, such as treatment, debt or
//! housing (S2, anchor point 4; Projektplan Middelfart: "parallelle, ikke serielle indsatser"). The whole life is
//! one table, and the path from need to start is timed.
//!
//! What it is about is the caseworker's and the citizen's. A job consultant knows that there is one, how it
//! stands and for how many days; a workplace knows nothing of it.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    agreement::{Times, ladder::accept_times},
    codes::Code,
    id::*,
    period::{days_between, plus_days},
    role::Role,
    transition::{Transition, find},
};

code_enum! {
    /// Where an intervention is.
    InterventionState {
        /// The need is seen; nobody has been asked yet.
        Needed = "needed",
        /// Asked for at whoever gives it.
        Referred = "referred",
        /// It has begun.
        Started = "started",
        /// It is over.
        Ended = "ended",
        /// It never came to be.
        Declined = "declined",
    }
}

code_enum! {
    /// What can be done with it.
    InterventionStep {
        /// Ask for it at whoever gives it.
        Refer = "refer",
        /// It has begun.
        Start = "start",
        /// It is over.
        End = "end",
        /// It comes to nothing: the citizen or the provider said no.
        Decline = "decline",
    }
}

use InterventionState::{Declined, Ended, Needed, Referred, Started};
use InterventionStep::{Decline, End, Refer, Start};

/// The coordinating caseworker starts parallel efforts (Projektplan Middelfart: 4).
const CASEWORKER: &[Role] = &[Role::Caseworker];

/// Its whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<InterventionState, InterventionStep>] = &[
    Transition::new(Needed,   Refer,   Referred, CASEWORKER),
    Transition::new(Needed,   Decline, Declined, CASEWORKER).with_reason(),
    Transition::new(Referred, Start,   Started,  CASEWORKER),
    Transition::new(Referred, Decline, Declined, CASEWORKER).with_reason(),
    Transition::new(Started,  End,     Ended,    CASEWORKER),
];

impl InterventionState {
    /// Is it under way: needed, asked for or begun?
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Needed | Referred | Started)
    }

    /// The steps that can be taken from here, in the table's order.
    #[must_use]
    pub fn steps(self) -> Vec<InterventionStep> {
        TRANSITIONS.iter().filter(|t| t.from == self).map(|t| t.step).collect()
    }
}

/// Where a step taken by a role leads; some steps want to know why.
///
/// # Errors
/// [`Refusal::InterventionState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when another
/// role takes it, [`Refusal::ReasonMissing`] on `why`.
pub fn take(
    from: InterventionState,
    step: InterventionStep,
    role: Role,
    why: &str,
) -> Result<InterventionState, Refused> {
    let line = find(TRANSITIONS, from, step, |state| Refusal::InterventionState { state })?;
    Ok(line.taken_by(role)?.told_why(!why.trim().is_empty(), "why")?.to)
}

/// An intervention beside the placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intervention {
    /// Identifier.
    pub id: InterventionId,
    /// For whom.
    pub citizen: CitizenId,
    /// What kind (`rulebook/codes/intervention_kinds.toml`).
    pub kind: Code,
    /// Who gives it; may be empty as long as nobody is asked.
    pub provider: String,
    /// Where it is.
    pub state: InterventionState,
    /// The day on which the need was seen.
    pub needed_on: Date,
    /// The day on which it was asked for.
    pub referred_on: Option<Date>,
    /// The day on which it began.
    pub started_on: Option<Date>,
    /// The day on which it was over, or came to nothing.
    pub ended_on: Option<Date>,
    /// The caseworker whose move it is.
    pub owner: EmployeeId,
    /// What it is about, for the case; kept sealed.
    pub note: String,
    /// How it ended, or why it came to nothing; the citizen reads it.
    pub why_ended: String,
    /// When in the week it takes place, as long as it runs: a combination course's other days (S1, 4.2).
    pub times: Vec<Times>,
    /// Counts the edits.
    pub version: i64,
}

code_enum! {
    /// A stretch of the path from need to start.
    Stretch {
        /// From the need to the day it was asked for.
        ToReferral = "to_referral",
        /// From then to the day it began.
        ToStart = "to_start",
        /// From the need to the day it began.
        NeedToStart = "need_to_start",
    }
}

impl Intervention {
    /// Days that a stretch took; none while it is not over.
    #[must_use]
    pub fn days(&self, stretch: Stretch) -> Option<i64> {
        let (from, to) = match stretch {
            Stretch::ToReferral => (Some(self.needed_on), self.referred_on),
            Stretch::ToStart => (self.referred_on, self.started_on),
            Stretch::NeedToStart => (Some(self.needed_on), self.started_on),
        };
        from.zip(to).map(|(from, to)| days_between(from, to))
    }

    /// Days since the need was seen, as long as it has not begun.
    #[must_use]
    pub fn days_waited(&self, today: Date) -> Option<i64> {
        matches!(self.state, Needed | Referred).then(|| days_between(self.needed_on, today))
    }

    /// The intervention after a step that was taken on a day.
    #[must_use]
    pub fn after(self, step: InterventionStep, to: InterventionState, on: Date, why: String) -> Self {
        let state = to;
        match step {
            Refer => Self { state, referred_on: Some(on), ..self },
            Start => Self { state, started_on: Some(on), ..self },
            End | Decline => Self { state, ended_on: Some(on), why_ended: why, ..self },
        }
    }
}

/// The state that an intervention has by the days it has come to, when it is first written down.
#[must_use]
pub fn state_of(referred_on: Option<Date>, started_on: Option<Date>) -> InterventionState {
    match (referred_on, started_on) {
        (_, Some(_)) => Started,
        (Some(_), None) => Referred,
        (None, None) => Needed,
    }
}

/// Days back that a need can be written down: ten years, since some have waited that long.
pub const FURTHEST_BACK: i64 = 3653;

/// Accepts the days of a path: in order, none of them to come. What has begun was asked for on a day.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `needed_on`, `referred_on`, `started_on` or `ended_on`, with the days that can be;
/// [`Refusal::Missing`] on `referred_on`.
pub fn accept_days(i: &Intervention, today: Date) -> Result<(), Refused> {
    if i.started_on.is_some() && i.referred_on.is_none() {
        return Err(Refusal::Missing.on("referred_on"));
    }
    let path = [
        (Some(i.needed_on), "needed_on"),
        (i.referred_on, "referred_on"),
        (i.started_on, "started_on"),
        (i.ended_on, "ended_on"),
    ];
    let mut least = plus_days(today, -FURTHEST_BACK);
    for (day, field) in path.into_iter().filter_map(|(day, field)| day.map(|d| (d, field))) {
        if day < least || day > today {
            return Err(Refusal::DayOutOfReach { from: least, until: today }.on(field));
        }
        least = day;
    }
    Ok(())
}

/// Accepts what is written of an intervention: its days, who gives it once somebody was asked, its times in the week.
///
/// # Errors
/// As [`accept_days`]; [`Refusal::Missing`] on `provider`; [`Refusal::TimesTurnedAround`] or
/// [`Refusal::WeekOverlaps`] on `times`.
pub fn accept_intervention(i: &Intervention, today: Date) -> Result<(), Refused> {
    accept_days(i, today)?;
    if i.provider.is_empty() && i.referred_on.is_some() {
        return Err(Refusal::Missing.on("provider"));
    }
    accept_times(&i.times, "times")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const STEPS: &[(InterventionState, InterventionStep, InterventionState)] = &[
        (Needed, Refer, Referred),
        (Needed, Decline, Declined),
        (Referred, Start, Started),
        (Referred, Decline, Declined),
        (Started, End, Ended),
    ];

    #[test]
    fn every_role_times_state_times_step() {
        for role in Role::ALL {
            for state in InterventionState::ALL {
                for step in InterventionStep::ALL {
                    let answer = take(*state, *step, *role, "Fordi").map_err(|r| r.refusal.code());
                    let known = STEPS.iter().find(|(from, s, _)| from == state && s == step);
                    let expected = match known {
                        None => Err("intervention-state"),
                        Some(_) if *role != Role::Caseworker => Err("not-allowed"),
                        Some((.., to)) => Ok(*to),
                    };
                    assert_eq!(answer, expected, "{role} {state} {step}");
                }
            }
        }
    }

    #[test]
    fn what_comes_to_nothing_says_why() {
        let check = |from, step| take(from, step, Role::Caseworker, " ").map_err(|r| r.field);
        assert_eq!(check(Needed, Decline), Err(Some("why")));
        assert_eq!(check(Referred, Decline), Err(Some("why")));
        assert_eq!(check(Started, End), Ok(Ended));
    }

    #[test]
    fn states_that_are_over_lead_nowhere() {
        for state in InterventionState::ALL {
            assert_eq!(state.is_open(), !state.steps().is_empty(), "{state}");
        }
    }

    #[test]
    fn state_follows_the_days() {
        let day = Some(date(2026, 11, 2));
        assert_eq!(state_of(None, None), Needed);
        assert_eq!(state_of(day, None), Referred);
        assert_eq!(state_of(day, day), Started);
    }
}
