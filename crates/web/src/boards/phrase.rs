//! Words that stand hundreds of times on one page: fetched once, filled many times.

use std::{cell::RefCell, collections::HashMap};

use holdepunkt_rules::{
    board::{Kind, LATE_DAYS},
    hours::WeeklyHours,
    period::{Period, days_between},
};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

/// A message with holes, which takes texts only.
#[derive(Debug)]
pub struct Phrase {
    first: String,
    /// The number of a hole, and the text behind it.
    rest: Vec<(usize, String)>,
}

const HOLES: [char; 2] = ['\u{1}', '\u{2}'];

impl Phrase {
    /// The message of a key; its values by name, in the order in which they are filled.
    pub fn of(words: Words, key: &str, names: &[&str]) -> Self {
        let marks = HOLES.map(String::from);
        let holes: Vec<(&str, Argument<'_>)> = names.iter().zip(&marks).map(|(n, h)| (*n, Argument::from(h))).collect();
        let text = words.say_with(key, &holes);
        let mut rest: Vec<(usize, String)> = Vec::new();
        let mut first = String::new();
        for c in text.chars() {
            match (HOLES.iter().position(|h| *h == c), rest.last_mut()) {
                (Some(hole), _) => rest.push((hole, String::new())),
                (None, Some((_, behind))) => behind.push(c),
                (None, None) => first.push(c),
            }
        }
        Self { first, rest }
    }

    /// With its values.
    pub fn fill(&self, values: &[&str]) -> String {
        let mut text = String::with_capacity(64);
        text.push_str(&self.first);
        for (hole, behind) in &self.rest {
            text.push_str(values.get(*hole).copied().unwrap_or_default());
            text.push_str(behind);
        }
        text
    }
}

/// The board's words.
#[derive(Debug)]
pub struct BoardWords {
    words: Words,
    today: Date,
    days: RefCell<HashMap<Date, String>>,
    counts: RefCell<HashMap<(&'static str, i64), String>>,
    from_until: Phrase,
    hours: Phrase,
    kinds: Vec<(Kind, String)>,
    /// "fra 14. dec."
    pub from: Phrase,
    /// "Ledig siden 9. nov."
    pub free_since: Phrase,
    /// "Ledig fra 7. dec."
    pub free_from: Phrase,
    /// "Stod ledig 1. okt. til 8. okt."
    pub was_free: Phrase,
    /// "Aftalen udløb 31. okt."
    pub contract_ended: Phrase,
    /// "Aftalen udløber 31. dec."
    pub contract_ends: Phrase,
    /// "Aftalen begyndte 1. jan."
    pub contract_began: Phrase,
    /// "Aftalen begynder 1. jan."
    pub contract_begins: Phrase,
    /// "Ingen aftale"
    pub no_contract: String,
    /// " til Føtex Hobro, plads 4"
    pub find_to: Phrase,
    /// "Optaget"
    pub taken: String,
    /// "Reserveret"
    pub held: String,
    /// "Tidligere"
    pub former: String,
    /// "Derefter Pernille S."
    pub then: Phrase,
    /// "Fra 30. nov.: Fatima O."
    pub comes: Phrase,
    /// "til 29. jan."
    pub until: Phrase,
    /// "slutter 11. dec."
    pub ends: Phrase,
    /// "sluttede 11. dec."
    pub ended: Phrase,
    /// "Siden 9. nov."
    pub since: Phrase,
    /// "dag 9 af 28"
    pub day_of: Phrase,
}

impl BoardWords {
    /// The board's words in a language, seen from a day.
    pub fn of(words: Words, today: Date) -> Self {
        let day = |key| Phrase::of(words, key, &["day"]);
        Self {
            words,
            today,
            days: RefCell::default(),
            counts: RefCell::default(),
            from_until: Phrase::of(words, "time-from-until", &["from", "until"]),
            hours: Phrase::of(words, "board-hours", &["hours"]),
            kinds: Kind::ALL
                .iter()
                .map(|k| (*k, words.say(&format!("board-is-{}", k.code().replace('_', "-")))))
                .collect(),
            from: day("board-from"),
            free_since: day("board-free-since"),
            free_from: day("board-free-from"),
            was_free: Phrase::of(words, "board-was-free", &["period"]),
            contract_ended: day("board-contract-ended"),
            contract_ends: day("board-contract-ends"),
            contract_began: day("board-contract-began"),
            contract_begins: day("board-contract-begins"),
            no_contract: words.say("board-no-contract"),
            find_to: Phrase::of(words, "board-find-to", &["centre", "number"]),
            taken: words.say("board-taken"),
            held: words.say("board-held"),
            former: words.say("board-former"),
            then: Phrase::of(words, "board-then", &["name"]),
            comes: Phrase::of(words, "board-comes", &["day", "name"]),
            until: day("board-until"),
            ends: day("board-ends"),
            ended: day("board-ended"),
            since: day("board-since"),
            day_of: Phrase::of(words, "board-day-of", &["day", "of"]),
        }
    }

    /// A day; without its year where it is this year's or within the next twelve months, since bars are short.
    pub fn day(&self, day: Date) -> String {
        let soon = (0..365).contains(&days_between(self.today, day));
        let say = || if soon { self.words.day_short(day) } else { self.words.day_near(day, self.today) };
        self.days.borrow_mut().entry(day).or_insert_with(say).clone()
    }

    /// A period: "14. sep. til 11. dec.".
    pub fn period(&self, period: &Period) -> String {
        let from = self.day(period.from());
        match period.until() {
            Some(until) => self.from_until.fill(&[&from, &self.day(until)]),
            None => self.from.fill(&[&from]),
        }
    }

    /// "12 t".
    pub fn hours(&self, hours: WeeklyHours) -> String {
        self.hours.fill(&[&self.words.hours(hours)])
    }

    /// The words of a key with a number in it: "16 dage", "om 17 dage".
    pub fn count(&self, key: &'static str, days: i64) -> String {
        let mut known = self.counts.borrow_mut();
        known.entry((key, days)).or_insert_with(|| self.words.say_with(key, &[("days", Argument::from(days))])).clone()
    }

    /// What a kind of bar is called for those who hear the page.
    pub fn kind(&self, kind: Kind) -> &str {
        self.kinds.iter().find(|(k, _)| *k == kind).map_or("", |(_, text)| text)
    }

    /// Has a place stood empty longer than it may without being told?
    pub fn is_late(days: i64) -> bool {
        days > LATE_DAYS
    }
}
