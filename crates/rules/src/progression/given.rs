//! What somebody says to a question, and what a form still lacks.

use super::{Answer, Item, ItemKind, Questionnaire, Respondent};
use crate::{Refusal, Refused, hours::WeeklyHours, text};

/// The answers to a question of yes or no.
pub const YES: &str = "yes";
/// The other.
pub const NO: &str = "no";
/// Longest "which".
const LONGEST_WHICH: usize = 200;

/// What somebody said to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// The question's identifier.
    pub item: String,
    /// A number of the scale or one of the two answers that are none, as [`Answer::code`] writes it; `yes` or `no`;
    /// empty where only words are asked for.
    pub answer: String,
    /// Minutes a week beside it.
    pub minutes: Option<i64>,
    /// Words: all of it, or which; may be empty.
    pub words: String,
}

impl Given {
    /// The answer on the scale; none to another kind of question.
    #[must_use]
    pub fn on_scale(&self) -> Option<Answer> {
        Answer::parse(&self.answer).ok()
    }
}

/// Accepts what somebody said to a question.
///
/// # Errors
/// [`Refusal::AnswerNotOnScale`] on `answer`; [`Refusal::NotHours`] on `hours`; as [`text::note`] on `words`.
pub fn accept_given(item: &Item, given: Given) -> Result<Given, Refused> {
    let no_number = matches!(given.on_scale(), Some(Answer::DontKnow | Answer::PreferNot));
    let answer = match item.kind {
        ItemKind::Scale | ItemKind::ScaleHours => {
            Answer::parse(&given.answer).map_err(|r| r.refusal.on("answer"))?.code()
        }
        ItemKind::YesNoWhich if no_number || [YES, NO].contains(&given.answer.as_str()) => given.answer,
        ItemKind::YesNoWhich => return Err(Refusal::AnswerNotOnScale.on("answer")),
        ItemKind::Text => String::new(),
    };
    let minutes = given.minutes.filter(|_| item.kind == ItemKind::ScaleHours);
    let most = WeeklyHours::MOST;
    if minutes.is_some_and(|m| !(0..=most * 60).contains(&m)) {
        return Err(Refusal::NotHours { most }.on("hours"));
    }
    let words = match item.kind {
        ItemKind::Text => text::note(&given.words, "words")?,
        ItemKind::YesNoWhich if answer == YES => text::optional_line(&given.words, LONGEST_WHICH, "words")?,
        _ => String::new(),
    };
    Ok(Given { item: given.item, answer, minutes, words })
}

/// The questions that a form lacks an answer to, in order: "don't know" is an answer, and words may be left out.
#[must_use]
pub fn missing<'q>(
    questionnaire: &'q Questionnaire,
    respondent: Respondent,
    short: bool,
    given: &[Given],
) -> Vec<&'q Item> {
    let lacks = |item: &&Item| item.kind != ItemKind::Text && !given.iter().any(|g| g.item == item.id);
    questionnaire.asked(respondent, short).filter(lacks).collect()
}
