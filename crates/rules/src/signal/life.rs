//! A signal's life: taken, answered, snoozed with a reason, handed over, or closed by the facts. Never silently gone:
//! every step is kept.

use crate::{Refusal, Refused, role::Role};

code_enum! {
    /// Where a signal is.
    SignalState {
        /// Waits for its owner.
        Open = "open",
        /// The owner has it in hand.
        Taken = "taken",
        /// Put off until a day.
        Snoozed = "snoozed",
        /// Answered by its owner.
        Answered = "answered",
        /// What it was about is no longer so.
        Resolved = "resolved",
    }
}

code_enum! {
    /// What happens to it.
    SignalStep {
        /// A rule saw it.
        Raise = "raise",
        /// Its owner takes it.
        Take = "take",
        /// Its owner answers it, in words.
        Answer = "answer",
        /// Its owner puts it off until a day, with a reason.
        Snooze = "snooze",
        /// Its owner gives it to a colleague.
        HandOver = "hand_over",
        /// It is more urgent than it was.
        Escalate = "escalate",
        /// The day that it was put off to has come.
        Wake = "wake",
        /// Somebody else is the citizen's now.
        Move = "move",
        /// The facts changed: it is no longer so.
        Resolve = "resolve",
        /// It is so again, or still, some time after it was closed.
        RaiseAgain = "raise_again",
    }
}

/// One line of the table: from, step, to, and who takes it; nobody: the daily look does.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    /// Where it is.
    pub from: SignalState,
    /// What happens.
    pub step: SignalStep,
    /// Where it comes to.
    pub to: SignalState,
    /// Who does it.
    pub by: &'static [Role],
}

use SignalState::{Answered, Open, Resolved, Snoozed, Taken};
use SignalStep::{Answer, Escalate, HandOver, Move, RaiseAgain, Resolve, Snooze, Take, Wake};

const OWNERS: &[Role] = &[Role::JobConsultant, Role::Caseworker, Role::MentorCoordinator];
const FOLLOWS: &[Role] = &[];

/// The whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition] = &[
    Transition { from: Open,     step: Take,       to: Taken,    by: OWNERS },
    Transition { from: Open,     step: Answer,     to: Answered, by: OWNERS },
    Transition { from: Open,     step: Snooze,     to: Snoozed,  by: OWNERS },
    Transition { from: Open,     step: HandOver,   to: Open,     by: OWNERS },
    Transition { from: Open,     step: Escalate,   to: Open,     by: FOLLOWS },
    Transition { from: Open,     step: Move,       to: Open,     by: FOLLOWS },
    Transition { from: Open,     step: Resolve,    to: Resolved, by: FOLLOWS },
    Transition { from: Taken,    step: Answer,     to: Answered, by: OWNERS },
    Transition { from: Taken,    step: Snooze,     to: Snoozed,  by: OWNERS },
    Transition { from: Taken,    step: HandOver,   to: Open,     by: OWNERS },
    Transition { from: Taken,    step: Escalate,   to: Taken,    by: FOLLOWS },
    Transition { from: Taken,    step: Move,       to: Open,     by: FOLLOWS },
    Transition { from: Taken,    step: Resolve,    to: Resolved, by: FOLLOWS },
    Transition { from: Snoozed,  step: Take,       to: Taken,    by: OWNERS },
    Transition { from: Snoozed,  step: Answer,     to: Answered, by: OWNERS },
    Transition { from: Snoozed,  step: HandOver,   to: Open,     by: OWNERS },
    Transition { from: Snoozed,  step: Escalate,   to: Open,     by: FOLLOWS },
    Transition { from: Snoozed,  step: Wake,       to: Open,     by: FOLLOWS },
    Transition { from: Snoozed,  step: Move,       to: Open,     by: FOLLOWS },
    Transition { from: Snoozed,  step: Resolve,    to: Resolved, by: FOLLOWS },
    Transition { from: Answered, step: RaiseAgain, to: Open,     by: FOLLOWS },
    Transition { from: Resolved, step: RaiseAgain, to: Open,     by: FOLLOWS },
];

impl SignalState {
    /// Does it still ask for something?
    #[must_use]
    pub fn is_alive(self) -> bool {
        matches!(self, Open | Taken | Snoozed)
    }
}

fn line(from: SignalState, step: SignalStep) -> Result<&'static Transition, Refused> {
    let line = TRANSITIONS.iter().find(|t| t.from == from && t.step == step);
    line.ok_or_else(|| Refusal::SignalState { state: from.code().to_owned() }.into())
}

/// Where a step taken by a role leads.
///
/// # Errors
/// [`Refusal::SignalState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when another takes it.
pub fn take(from: SignalState, step: SignalStep, role: Role) -> Result<SignalState, Refused> {
    let line = line(from, step)?;
    if line.by.contains(&role) { Ok(line.to) } else { Err(Refusal::NotAllowed.into()) }
}

/// Where a step leads that the facts take.
///
/// # Errors
/// [`Refusal::SignalState`] when it isn't possible from there, [`Refusal::NotAllowed`] when it is somebody's step.
pub fn follow(from: SignalState, step: SignalStep) -> Result<SignalState, Refused> {
    let line = line(from, step)?;
    if line.by.is_empty() { Ok(line.to) } else { Err(Refusal::NotAllowed.into()) }
}
