//! A row of a list and its cells: what shows, what it sorts by, what stands in a file.

use askama::Template;
use holdepunkt_casework::store::sort_key;
use holdepunkt_rules::fold;
use jiff::civil::Date;

use crate::{
    markup::{Markup, render},
    page::dialled,
};

/// What a cell says without its looks: what it sorts by, and what stands in a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Hundredths of a unit: hours of 15 minutes, kroner with oere.
    Hundredths(i64),
    /// A day.
    Day(Date),
}

/// What a row sorts by. What says nothing comes last, whichever way round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A number or a day.
    Number(i64),
    /// A text in Danish order.
    Text(String),
    /// Nothing.
    None,
}

#[derive(Template)]
#[template(
    source = "{% if href.is_empty() %}{{ text }}{% else %}<a href=\"{{ href }}\">{{ text }}</a>{% endif %}",
    ext = "html"
)]
struct Linked<'a> {
    href: &'a str,
    text: &'a str,
}

#[derive(Template)]
#[template(
    source = "<span>{% for (href, text) in links %}<a href=\"{{ href }}\">{{ text }}</a>{% if !loop.last %}, {% endif %}{% endfor %}</span>",
    ext = "html"
)]
struct Links<'a> {
    links: &'a [(String, String)],
}

/// How a cell is drawn: only the rows of the page that is shown are.
#[derive(Debug, Clone)]
enum Drawing {
    /// Words, which lead somewhere unless the address is empty.
    Linked(String, String),
    /// Several that lead somewhere each.
    Links(Vec<(String, String)>),
    /// Ready markup.
    Ready(Markup),
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell {
    drawing: Drawing,
    /// What it says without its looks.
    pub plain: Plain,
    /// What it sorts by, where that is not what it says.
    order: Option<i64>,
}

impl Cell {
    fn linked(href: &str, text: &str, plain: Plain) -> Self {
        Self { drawing: Drawing::Linked(href.to_owned(), text.to_owned()), plain, order: None }
    }

    /// What shows.
    pub fn shown(&self) -> Markup {
        match &self.drawing {
            Drawing::Linked(href, text) => render(&Linked { href, text }),
            Drawing::Links(links) => render(&Links { links }),
            Drawing::Ready(markup) => markup.clone(),
        }
    }

    /// Words; they sort in Danish order.
    pub fn text(text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        let plain = if text.is_empty() { Plain::Empty } else { Plain::Text(text.to_owned()) };
        Self::linked("", text, plain)
    }

    /// Words that lead somewhere.
    pub fn link(href: &str, text: &str) -> Self {
        Self::linked(href, text, Plain::Text(text.to_owned()))
    }

    /// Several that lead somewhere each.
    pub fn links(links: &[(String, String)]) -> Self {
        if links.is_empty() {
            return Self::text("");
        }
        let all = links.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(", ");
        Self { drawing: Drawing::Links(links.to_vec()), plain: Plain::Text(all), order: None }
    }

    /// A telephone number that can be dialled.
    pub fn phone(phone: &str) -> Self {
        if phone.is_empty() { Self::text("") } else { Self::link(&format!("tel:{}", dialled(phone)), phone) }
    }

    /// A number, in words.
    pub fn whole(n: i64, shown: &str) -> Self {
        Self::linked("", shown, Plain::Whole(n))
    }

    /// Hundredths, in words.
    pub fn hundredths(n: i64, shown: &str) -> Self {
        Self::linked("", shown, Plain::Hundredths(n))
    }

    /// A day, in words.
    pub fn day(day: Option<Date>, shown: &str) -> Self {
        Self::linked("", shown, day.map_or(Plain::Empty, Plain::Day))
    }

    /// Ready markup, and what it says.
    pub fn markup(shown: Markup, says: &str) -> Self {
        Self { drawing: Drawing::Ready(shown), ..Self::text(says) }
    }

    /// Sorts by a number in place of what it says.
    pub fn ordered(mut self, order: i64) -> Self {
        self.order = Some(order);
        self
    }

    pub(super) fn key(&self) -> Key {
        match (&self.plain, self.order) {
            (_, Some(n)) => Key::Number(n),
            (Plain::Empty, _) => Key::None,
            (Plain::Text(text), _) => Key::Text(sort_key(text)),
            (Plain::Whole(n) | Plain::Hundredths(n), _) => Key::Number(*n),
            (Plain::Day(day), _) => Key::Number(day_order(Some(*day))),
        }
    }
}

/// A row: one cell for each column of the list's shape, in its order.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it leads; nowhere when empty.
    pub href: String,
    /// A line under the name.
    pub note: String,
    /// It is over: grey.
    pub over: bool,
    /// The cells.
    pub cells: Vec<Cell>,
    /// What it is, for the filters: (filter's key, value).
    pub facts: Vec<(&'static str, String)>,
    /// Its days, for the filters of days.
    pub days: Vec<(&'static str, Date)>,
    /// What stands in a file in place of the name, when the name must not leave the house.
    pub in_files: Option<String>,
    /// The words that it is found by.
    pub words: Vec<String>,
}

impl Row {
    /// A row that leads somewhere.
    pub fn new(href: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self {
            href: href.into(),
            note: String::new(),
            over: false,
            cells,
            facts: Vec::new(),
            days: Vec::new(),
            in_files: None,
            words: Vec::new(),
        }
    }

    /// A line under the name.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// It is over.
    pub fn over(mut self, over: bool) -> Self {
        self.over = over;
        self
    }

    /// Its name must not leave the house: these words stand in its place in a file.
    pub fn kept_out_of_files(mut self, words: String) -> Self {
        self.in_files = Some(words);
        self
    }

    /// A filter's value that takes it in.
    pub fn is(mut self, filter: &'static str, value: impl Into<String>) -> Self {
        self.facts.push((filter, value.into()));
        self
    }

    /// As [`Row::is`], when it is so.
    pub fn when(self, so: bool, filter: &'static str, value: &str) -> Self {
        if so { self.is(filter, value) } else { self }
    }

    /// A day that a filter of days looks at.
    pub fn on(mut self, filter: &'static str, day: Option<Date>) -> Self {
        self.days.extend(day.map(|d| (filter, d)));
        self
    }

    /// The texts that it is found by.
    pub fn found_by(mut self, texts: &[&str]) -> Self {
        self.words = fold::words(&texts.join(" "));
        self
    }
}

/// The order of a day; none comes after every day.
pub fn day_order(day: Option<Date>) -> i64 {
    day.map_or(i64::MAX, |d| holdepunkt_rules::period::days_between(Date::ZERO, d))
}

/// The words of ready markup, without its tags: for a file.
pub fn words_of(markup: &Markup) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in markup.0.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let entities = [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")];
    entities.iter().fold(text, |t, (from, to)| t.replace(from, to)).trim().to_owned()
}
