//! Reading one citizen's answers: a line per domain and respondent, what moved, and what to talk about.

use super::{Answer, Respondent};

/// A change of at least so much is a change; less, and not nothing, is a small step.
pub const CHANGE: i64 = 2;
/// Two respondents so far apart on the same domain in the same round have something to talk about.
pub const APART: i64 = 3;

code_enum! {
    /// What happened between two answers.
    Moved {
        /// At least two up.
        Up = "up",
        /// One up: a small step.
        SmallStepUp = "small_step_up",
        /// The same.
        Same = "same",
        /// One down.
        SmallStepDown = "small_step_down",
        /// At least two down: harder right now.
        Down = "down",
    }
}

/// What happened between two answers; nothing to say when either is no number.
#[must_use]
pub fn moved(before: Answer, now: Answer) -> Option<Moved> {
    let difference = i64::from(now.value()?) - i64::from(before.value()?);
    Some(match difference {
        d if d >= CHANGE => Moved::Up,
        d if d <= -CHANGE => Moved::Down,
        1 => Moved::SmallStepUp,
        -1 => Moved::SmallStepDown,
        _ => Moved::Same,
    })
}

/// Is there something to talk about: is the citizen's own answer far from another's on the same domain?
#[must_use]
pub fn talk_about(answers: &[(Respondent, Answer)]) -> bool {
    let own = answers.iter().find(|(r, _)| *r == Respondent::Citizen).and_then(|(_, a)| a.value());
    let others = answers.iter().filter(|(r, _)| *r != Respondent::Citizen).filter_map(|(_, a)| a.value());
    own.is_some_and(|own| others.into_iter().any(|other| (i64::from(own) - i64::from(other)).abs() >= APART))
}
