//! An acute call from a workplace: whom it rings, in which order, and when it passes on (S0, info sheet 5: a fixed
//! contact who can be reached in the company's own hours, in acute situations too).

use jiff::{SignedDuration, Timestamp};

use crate::{Refusal, figures::Figures, id::EmployeeId};

code_enum! {
    /// Whom a call rings.
    Whom {
        /// The fixed contact.
        Contact = "contact",
        /// Who steps in.
        Substitute = "substitute",
        /// The job centre: its main number, and everybody who may take it.
        Main = "main",
    }
}

/// Whom a call rings, in order: the contact, who steps in if there is one, the job centre.
#[must_use]
pub fn order(contact: Option<EmployeeId>, substitute: Option<EmployeeId>) -> Vec<(Whom, Option<EmployeeId>)> {
    let mut order = Vec::new();
    order.extend(contact.map(|c| (Whom::Contact, Some(c))));
    order.extend(substitute.filter(|s| Some(*s) != contact).map(|s| (Whom::Substitute, Some(s))));
    order.push((Whom::Main, None));
    order
}

/// Minutes until a call that nobody has answered passes on to the next.
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn pass_on_after(figures: &Figures, day: jiff::civil::Date) -> Result<SignedDuration, Refusal> {
    Ok(SignedDuration::from_mins(figures.number_on("acute_call.pass_on_minutes", None, day)?))
}

/// Does a call that was last put through at a moment pass on now?
#[must_use]
pub fn passes_on(last_ring: Timestamp, now: Timestamp, after: SignedDuration) -> bool {
    now.duration_since(last_ring) >= after
}

/// Seconds until somebody answered: the middle, and what nine of ten were within. Nothing of nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AnswerTimes {
    /// How many calls were answered.
    pub n: i64,
    /// The middle one, the later of two in the middle.
    pub median: Option<i64>,
    /// Nine of ten were answered within.
    pub p90: Option<i64>,
    /// How many nobody has answered.
    pub unanswered: i64,
}

/// Counts the times of calls: seconds to the answer, none for a call that nobody has answered.
#[must_use]
pub fn answer_times(calls: &[Option<i64>]) -> AnswerTimes {
    let mut answered: Vec<i64> = calls.iter().copied().flatten().collect();
    answered.sort_unstable();
    let rank = |percent: usize| {
        let at = (answered.len() * percent).div_ceil(100).max(1);
        answered.get(at - 1).copied()
    };
    AnswerTimes {
        n: i64::try_from(answered.len()).unwrap_or(i64::MAX),
        median: answered.get(answered.len() / 2).copied(),
        p90: rank(90),
        unanswered: i64::try_from(calls.len() - answered.len()).unwrap_or(i64::MAX),
    }
}
