//! Forms: what was typed, read field by field, kept when it is refused.
//!
//! A handler reads with a [`Reader`], which gathers every refusal instead of stopping at the
//! first; the page shows a [`Form`], which knows what was typed, what was refused and why.

mod fields;
mod input;
mod reader;

use askama::Template;
use holdepunkt_casework::Error;
use holdepunkt_rules::{Refusal, Refused};
use holdepunkt_wording::{Argument, Words};
use uuid::Uuid;

pub use fields::{Fields, typed_time};
pub use input::Input;
pub use reader::Reader;

use crate::{
    failure::Failure,
    markup::{Markup, render},
};

/// What a form shows: what was typed, and what was refused.
#[derive(Debug, Clone)]
pub struct Form {
    words: Words,
    /// What was typed, or what stands now.
    pub fields: Fields,
    errors: Vec<(Option<&'static str>, String)>,
    /// The fields refused by a sentence that fits any field.
    nameless: Vec<&'static str>,
    labels: &'static [(&'static str, &'static str)],
    once: String,
    version: i64,
}

/// Refusals whose sentence fits any field; in the summary the field's label stands before it.
const FITS_ANY_FIELD: [&str; 7] =
    ["missing", "too-long", "control-characters", "not-a-day", "not-a-number", "not-on-the-list", "code-not-in-use"];

impl Form {
    /// A fresh form.
    #[must_use]
    pub fn new(words: Words, fields: Fields) -> Self {
        Self::refused(words, fields, &[])
    }

    /// A form for changing what has a version.
    #[must_use]
    pub fn of_version(mut self, version: i64) -> Self {
        self.version = version;
        self
    }

    /// A form that was refused: what was typed stays, and each refusal stands at its field.
    #[must_use]
    pub fn refused(words: Words, fields: Fields, refused: &[Refused]) -> Self {
        let once = fields.get("once").to_owned();
        let version = fields.get("version").parse().unwrap_or(0);
        let errors = refused.iter().map(|r| (r.field, sentence(words, r))).collect();
        let once = if once.is_empty() { Uuid::new_v4().simple().to_string() } else { once };
        let nameless = |r: &&Refused| FITS_ANY_FIELD.contains(&r.refusal.code()) && !names_its_field(words, r);
        let nameless = refused.iter().filter(nameless).filter_map(|r| r.field).collect();
        Self { words, fields, errors, nameless, labels: &[], once, version }
    }

    /// A form that names its fields in the summary: each field with the key of its label.
    #[must_use]
    pub fn named(mut self, labels: &'static [(&'static str, &'static str)]) -> Self {
        self.labels = labels;
        self
    }

    /// A refusal as the summary tells it.
    fn told(&self, field: Option<&'static str>, sentence: &str) -> (Option<&'static str>, String) {
        let label =
            field.filter(|f| self.nameless.contains(f)).and_then(|f| self.labels.iter().find(|(name, _)| *name == f));
        let told = label.map_or_else(|| sentence.to_owned(), |(_, key)| format!("{}: {sentence}", self.words.say(key)));
        (field, told)
    }

    /// What was typed in a field.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// Is the value among those chosen?
    #[must_use]
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.fields.all(name).iter().any(|v| v == value)
    }

    /// The sentence at a field, if it was refused.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|(field, _)| *field == Some(name)).map(|(_, sentence)| sentence.as_str())
    }

    /// The hidden fields that every form begins with: its key and its version.
    #[must_use]
    pub fn start(&self) -> Markup {
        Markup(format!(
            "<input type=\"hidden\" name=\"once\" value=\"{}\"><input type=\"hidden\" name=\"version\" value=\"{}\">",
            self.once.chars().filter(char::is_ascii_alphanumeric).collect::<String>(),
            self.version
        ))
    }

    /// The list of refusals above the form, with links to the fields.
    #[must_use]
    pub fn summary(&self) -> Markup {
        if self.errors.is_empty() {
            return Markup::default();
        }
        let heading = self.words.say_with("form-summary", &[("count", Argument::from(self.errors.len()))]);
        let errors: Vec<_> = self.errors.iter().map(|(field, sentence)| self.told(*field, sentence)).collect();
        render(&Summary { heading, errors: &errors })
    }

    /// A field of one line. Set more with the methods of [`Input`].
    #[must_use]
    pub fn input<'a>(&'a self, name: &'a str, label: &str) -> Input<'a> {
        Input::new(self, name, self.words.say(label), "text")
    }

    /// Several lines.
    #[must_use]
    pub fn area<'a>(&'a self, name: &'a str, label: &str) -> Input<'a> {
        Input::new(self, name, self.words.say(label), "area")
    }

    /// A day in three fields.
    #[must_use]
    pub fn date<'a>(&'a self, name: &'a str, label: &str) -> Input<'a> {
        Input::new(self, name, self.words.say(label), "date")
    }

    /// A choice from a list that opens. `options` are (value, words).
    #[must_use]
    pub fn select<'a>(&'a self, name: &'a str, label: &str, options: &'a [(String, String)]) -> Input<'a> {
        Input::new(self, name, self.words.say(label), "select").among(options)
    }

    /// A choice among few that all show.
    #[must_use]
    pub fn radios<'a>(&'a self, name: &'a str, label: &str, options: &'a [(String, String)]) -> Input<'a> {
        Input::new(self, name, self.words.say(label), "radios").among(options)
    }

    /// Several choices among few.
    #[must_use]
    pub fn ticks<'a>(&'a self, name: &'a str, label: &str, options: &'a [(String, String)]) -> Input<'a> {
        Input::new(self, name, self.words.say(label), "ticks").among(options)
    }

    /// One tick.
    #[must_use]
    pub fn tick<'a>(&'a self, name: &'a str, label: &str) -> Input<'a> {
        Input::new(self, name, self.words.say(label), "tick")
    }
}

fn field_key(field: &str) -> String {
    format!("field-{}", field.replace('_', "-"))
}

/// Is the field's own name part of the sentence?
fn names_its_field(words: Words, refused: &Refused) -> bool {
    refused.refusal == Refusal::Missing && refused.field.is_some_and(|field| words.has(&field_key(field)))
}

/// A refusal in words. "This field is empty" says nothing in the list above a form, so an empty field is
/// named there where its name is known.
fn sentence(words: Words, refused: &Refused) -> String {
    let name = refused.field.map(field_key).filter(|key| words.has(key));
    match (&refused.refusal, name) {
        (Refusal::Missing, Some(key)) => words.say_with("missing-field", &[("field", Argument::from(words.say(&key)))]),
        (refusal, _) => words.refusal(refusal),
    }
}

#[derive(Template)]
#[template(path = "parts/summary.html")]
struct Summary<'a> {
    heading: String,
    errors: &'a [(Option<&'static str>, String)],
}

/// What a use case refused, or a failure that no form can show.
pub fn refused(error: Error) -> Result<Vec<Refused>, Failure> {
    match error {
        Error::Refused(list) if !list.iter().any(|r| matches!(r.refusal, Refusal::NotFound | Refusal::NotAllowed)) => {
            Ok(list)
        }
        other => Err(other.into()),
    }
}
