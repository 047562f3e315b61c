//! Progression: three people's view of the small steps, over time (S2, anchor points 4 and 9).
//!
//! The citizen, the mentor and the employee who follows up answer the same short questions, each for themselves.
//! Their answers stand side by side and are never averaged; "don't know" and "prefer not to answer" are answers of
//! their own and never a number. Nothing here is a ground for a sanction.

pub mod disclosure;
pub mod form_word;
pub mod given;
pub mod goals;
pub mod many;
pub mod pairs;
pub mod questionnaire;
pub mod reading;
pub mod release;
pub mod round;
pub mod translation;

use crate::{Refusal, Refused};

pub use form_word::FormWord;
pub use given::Given;
pub use questionnaire::{Anchor, Item, ItemKind, Questionnaire};
pub use round::{Rhythm, Round, RoundKind};
pub use translation::{Direction, Translation};

code_enum! {
    /// Who answers.
    Respondent {
        /// The citizen, about themselves.
        Citizen = "citizen",
        /// The mentor at the workplace.
        Mentor = "mentor",
        /// The employee of the job centre who follows up.
        Employee = "employee",
    }
}

code_enum! {
    /// How an answer was given.
    AnsweredBy {
        /// By the respondent, on their own screen.
        Themselves = "themselves",
        /// Filled in together on one screen.
        Together = "together",
        /// On paper, and typed in later.
        Paper = "paper",
    }
}

code_enum! {
    /// How it stands with a form.
    FormState {
        /// Half filled; nobody reads it but whoever fills it in.
        Draft = "draft",
        /// Sent, and it holds.
        Holds = "holds",
        /// Sent, and corrected by another.
        Replaced = "replaced",
    }
}

/// An answer on the scale, or one of the two that are no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Answer {
    /// 0 to 10.
    Value(u8),
    /// Don't know, or it doesn't fit.
    DontKnow,
    /// Prefer not to answer.
    PreferNot,
}

/// The highest value of the scale.
pub const HIGHEST: u8 = 10;

impl Answer {
    /// As it is stored and sent: `0` to `10`, `dont_know`, `prefer_not`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Value(value) => value.to_string(),
            Self::DontKnow => "dont_know".to_owned(),
            Self::PreferNot => "prefer_not".to_owned(),
        }
    }

    /// Reads an answer: exactly as [`Answer::code`] writes it.
    ///
    /// # Errors
    /// [`Refusal::AnswerNotOnScale`].
    pub fn parse(text: &str) -> Result<Self, Refused> {
        match text {
            "dont_know" => Ok(Self::DontKnow),
            "prefer_not" => Ok(Self::PreferNot),
            _ => {
                let value: Option<u8> = text.parse().ok().filter(|v: &u8| *v <= HIGHEST && v.to_string() == text);
                value.map(Self::Value).ok_or_else(|| Refusal::AnswerNotOnScale.into())
            }
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn value(self) -> Option<u8> {
        match self {
            Self::Value(value) => Some(value),
            Self::DontKnow | Self::PreferNot => None,
        }
    }
}

#[cfg(test)]
mod tests;
