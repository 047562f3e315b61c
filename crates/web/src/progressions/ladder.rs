//! A question as it is answered: the scale as a ladder of five rungs with their words, or what else it is answered by.

use askama::Template;
use holdepunkt_rules::progression::{FormWord, Given, HIGHEST, Item, ItemKind, questionnaire::Anchor};
use holdepunkt_wording::Words;

use super::tongue::Tongue;
use crate::{
    form::Fields,
    markup::{Markup, render},
};

/// A number on a rung.
struct Number {
    value: u8,
    /// The rung's words are said of this number, and not only of one beside it.
    anchored: bool,
    says: String,
}

/// A rung: words, and the numbers that belong to them.
struct Rung {
    words: String,
    numbers: Vec<Number>,
}

#[derive(Template)]
#[template(path = "progressions/question.html")]
struct Question<'a> {
    t: Tongue<'a>,
    id: &'a str,
    kind: ItemKind,
    count: String,
    text: &'a str,
    rungs: Vec<Rung>,
    answer: String,
    hours: String,
    words: String,
    error: Option<String>,
}

impl Question<'_> {
    fn on_scale(&self) -> bool {
        self.kind.on_scale()
    }

    fn with_hours(&self) -> bool {
        self.kind == ItemKind::ScaleHours
    }

    fn yes_no(&self) -> bool {
        self.kind == ItemKind::YesNoWhich
    }

    fn is(&self, value: &str) -> bool {
        self.answer == value
    }

    fn chose(&self, value: &u8) -> bool {
        self.answer == value.to_string()
    }
}

/// The anchor whose rung a number stands on: its own, else the nearest, and between two the one that has fewer numbers
/// of its own.
fn rung_of(anchors: &[Anchor], value: u8) -> usize {
    let distance = |a: &Anchor| match value {
        v if v < a.from => a.from - v,
        v if v > a.until => v - a.until,
        _ => 0,
    };
    let nearest = anchors.iter().enumerate().min_by_key(|(at, a)| (distance(a), a.until - a.from, *at));
    nearest.map_or(0, |(at, _)| at)
}

fn rungs(tongue: Tongue<'_>, item: &Item) -> Vec<Rung> {
    let anchors = &item.anchors;
    let rung = |a: &Anchor| Rung { words: tongue.anchor(item, a).to_owned(), numbers: Vec::new() };
    let mut rungs: Vec<Rung> = anchors.iter().map(rung).collect();
    for value in 0..=HIGHEST {
        let at = rung_of(anchors, value);
        let (Some(rung), Some(anchor)) = (rungs.get_mut(at), anchors.get(at)) else { continue };
        let word = match value {
            v if v < anchor.from => FormWord::NumberUnder,
            v if v > anchor.until => FormWord::NumberOver,
            _ => FormWord::Number,
        };
        let said = [("value", i64::from(value).into()), ("words", rung.words.to_lowercase().into())];
        let says = tongue.say_with(word, &said);
        rung.numbers.push(Number { value, anchored: word == FormWord::Number, says });
    }
    rungs
}

/// A question with what was answered, as a group of a form.
pub fn question(tongue: Tongue<'_>, item: &Item, place: (usize, usize), said: &Said, error: Option<String>) -> Markup {
    render(&Question {
        t: tongue,
        id: &item.id,
        kind: item.kind,
        count: tongue.say_with(FormWord::Count, &[("n", place.0.into()), ("of", place.1.into())]),
        text: tongue.item(item),
        rungs: rungs(tongue, item),
        answer: said.answer.clone(),
        hours: said.hours.clone(),
        words: said.words.clone(),
        error,
    })
}

/// What stands in a question's fields.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The answer's code.
    pub answer: String,
    /// Hours as they are typed.
    pub hours: String,
    /// Words.
    pub words: String,
}

impl Said {
    /// What was kept.
    pub fn of(words: Words, given: Option<&Given>) -> Self {
        let Some(g) = given else { return Self::default() };
        let hours = g.minutes.map(|m| words.hours(holdepunkt_rules::hours::WeeklyHours::from_minutes(m)));
        Self { answer: g.answer.clone(), hours: hours.unwrap_or_default(), words: g.words.clone() }
    }

    /// What was typed.
    pub fn typed(fields: &Fields, id: &str) -> Self {
        let get = |part: &str| fields.get(&format!("{part}_{id}")).to_owned();
        Self { answer: get("a"), hours: get("h"), words: get("w") }
    }
}

#[cfg(test)]
mod tests {
    use holdepunkt_rules::programme::Both;

    use super::*;

    #[test]
    fn numbers_between_two_anchors_stand_where_there_is_room() {
        let anchor = |(from, until)| Anchor { from, until, words: Both { da: String::new(), en: String::new() } };
        let anchors: Vec<Anchor> = [(0, 0), (2, 3), (5, 5), (7, 8), (10, 10)].into_iter().map(anchor).collect();
        let at: Vec<usize> = (0..=10).map(|v| rung_of(&anchors, v)).collect();
        assert_eq!(at, [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4]);
    }
}
