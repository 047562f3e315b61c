//! A signal's life: taken, answered, snoozed with a reason, handed over, or closed by the facts. Never silently gone:
//! every step is kept.

use crate::{
    Refusal, Refused,
    role::Role,
    transition::{Transition, find},
};

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

use SignalState::{Answered, Open, Resolved, Snoozed, Taken};
use SignalStep::{Answer, Escalate, HandOver, Move, RaiseAgain, Resolve, Snooze, Take, Wake};

const OWNERS: &[Role] = &[Role::JobConsultant, Role::Caseworker, Role::MentorCoordinator];
const FOLLOWS: &[Role] = &[];

/// The whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<SignalState, SignalStep>] = &[
    Transition::new(Open,     Take,       Taken,    OWNERS),
    Transition::new(Open,     Answer,     Answered, OWNERS),
    Transition::new(Open,     Snooze,     Snoozed,  OWNERS),
    Transition::new(Open,     HandOver,   Open,     OWNERS),
    Transition::new(Open,     Escalate,   Open,     FOLLOWS),
    Transition::new(Open,     Move,       Open,     FOLLOWS),
    Transition::new(Open,     Resolve,    Resolved, FOLLOWS),
    Transition::new(Taken,    Answer,     Answered, OWNERS),
    Transition::new(Taken,    Snooze,     Snoozed,  OWNERS),
    Transition::new(Taken,    HandOver,   Open,     OWNERS),
    Transition::new(Taken,    Escalate,   Taken,    FOLLOWS),
    Transition::new(Taken,    Move,       Open,     FOLLOWS),
    Transition::new(Taken,    Resolve,    Resolved, FOLLOWS),
    Transition::new(Snoozed,  Take,       Taken,    OWNERS),
    Transition::new(Snoozed,  Answer,     Answered, OWNERS),
    Transition::new(Snoozed,  HandOver,   Open,     OWNERS),
    Transition::new(Snoozed,  Escalate,   Open,     FOLLOWS),
    Transition::new(Snoozed,  Wake,       Open,     FOLLOWS),
    Transition::new(Snoozed,  Move,       Open,     FOLLOWS),
    Transition::new(Snoozed,  Resolve,    Resolved, FOLLOWS),
    Transition::new(Answered, RaiseAgain, Open,     FOLLOWS),
    Transition::new(Resolved, RaiseAgain, Open,     FOLLOWS),
];

impl SignalState {
    /// Does it still ask for something?
    #[must_use]
    pub fn is_alive(self) -> bool {
        matches!(self, Open | Taken | Snoozed)
    }
}

fn line(from: SignalState, step: SignalStep) -> Result<&'static Transition<SignalState, SignalStep>, Refused> {
    find(TRANSITIONS, from, step, |state| Refusal::SignalState { state })
}

/// Where a step taken by a role leads.
///
/// # Errors
/// [`Refusal::SignalState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when another takes it.
pub fn take(from: SignalState, step: SignalStep, role: Role) -> Result<SignalState, Refused> {
    Ok(line(from, step)?.taken_by(role)?.to)
}

/// Where a step leads that the facts take.
///
/// # Errors
/// [`Refusal::SignalState`] when it isn't possible from there, [`Refusal::NotAllowed`] when it is somebody's step.
pub fn follow(from: SignalState, step: SignalStep) -> Result<SignalState, Refused> {
    Ok(line(from, step)?.followed()?.to)
}
