//! From where to where: a citizen's answers at the zero point of the latest course and the latest since, question by
//! question. What many are read by is counted from these.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Answer, RoundKind};

/// An answer on the scale, in a round of the citizen's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The round's day.
    pub on: Date,
    /// Why the round was held.
    pub kind: RoundKind,
    /// The question, as [`super::questionnaire::root`] names it.
    pub item: String,
    /// The answer.
    pub answer: Answer,
}

/// Where somebody stood at the zero point and where they stand now, on one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The answer at the zero point; none where it was not given.
    pub first: Option<Answer>,
    /// The latest answer after the zero point; none where there is none yet.
    pub latest: Option<Answer>,
    /// The day of the latest answer of the two.
    pub on: Date,
}

/// The first day of the latest course that a zero point was asked for.
#[must_use]
pub fn zero_point(answers: &[Dated]) -> Option<Date> {
    answers.iter().filter(|a| a.kind == RoundKind::ZeroPoint).map(|a| a.on).max()
}

/// A citizen's pairs, by question. Answers before the latest zero point belong to an earlier course and are left out;
/// without any zero point nobody knows where it began, and every answer counts as later. The order does not matter:
/// in a question the round's day decides.
#[must_use]
pub fn pairs(answers: &[Dated]) -> BTreeMap<String, Pair> {
    let begin = zero_point(answers);
    let mut pairs: BTreeMap<String, Pair> = BTreeMap::new();
    let mut in_order: Vec<&Dated> = answers.iter().filter(|a| begin.is_none_or(|b| a.on >= b)).collect();
    in_order.sort_by_key(|a| a.on);
    for a in in_order {
        let pair = pairs.entry(a.item.clone()).or_insert(Pair { first: None, latest: None, on: a.on });
        if Some(a.on) == begin {
            pair.first = Some(a.answer);
        } else {
            pair.latest = Some(a.answer);
        }
        pair.on = a.on;
    }
    pairs
}
