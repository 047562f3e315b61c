//! The life of a thing as a table: where it is, what is done, where it comes to, who does it, and whether it must be
//! said why.

use std::fmt::Display;

use crate::{Refusal, Refused, role::Role};

/// One line of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition<S: 'static, T: 'static> {
    /// Where it is.
    pub from: S,
    /// What is done.
    pub step: T,
    /// Where it comes to.
    pub to: S,
    /// Who may do it; nobody: it follows from something else.
    pub by: &'static [Role],
    /// Must it be said why?
    pub reason: bool,
}

impl<S: Copy, T: Copy> Transition<S, T> {
    pub(crate) const fn new(from: S, step: T, to: S, by: &'static [Role]) -> Self {
        Self { from, step, to, by, reason: false }
    }

    pub(crate) const fn with_reason(self) -> Self {
        Self { reason: true, ..self }
    }

    /// The line when a role takes the step.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] when another takes it.
    pub(crate) fn taken_by(&self, role: Role) -> Result<&Self, Refused> {
        if self.by.contains(&role) { Ok(self) } else { Err(Refusal::NotAllowed.into()) }
    }

    /// The line when it is said why, or needn't be.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`] on the field.
    pub(crate) fn told_why(&self, said: bool, field: &'static str) -> Result<&Self, Refused> {
        if self.reason && !said { Err(Refusal::ReasonMissing.on(field)) } else { Ok(self) }
    }

    /// The line when the step follows from something else.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] when it is somebody's step.
    pub(crate) fn followed(&self) -> Result<&Self, Refused> {
        if self.by.is_empty() { Ok(self) } else { Err(Refusal::NotAllowed.into()) }
    }
}

/// The line of a step from a state; what `refused` makes of the state's code, when the step isn't possible from there.
pub(crate) fn find<S: Copy + PartialEq + Display, T: Copy + PartialEq, R: Into<Refused>>(
    table: &'static [Transition<S, T>],
    from: S,
    step: T,
    refused: impl FnOnce(String) -> R,
) -> Result<&'static Transition<S, T>, Refused> {
    table.iter().find(|t| t.from == from && t.step == step).ok_or_else(|| refused(from.to_string()).into())
}

/// The steps that a role can take from a state, in the table's order: what a page offers.
pub(crate) fn steps_for<S: Copy + PartialEq, T: Copy>(
    table: &'static [Transition<S, T>],
    from: S,
    role: Role,
) -> impl Iterator<Item = T> {
    table.iter().filter(move |t| t.from == from && t.by.contains(&role)).map(|t| t.step)
}
