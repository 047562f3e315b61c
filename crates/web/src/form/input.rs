//! A field of a form.

use askama::Template;

use super::Form;

/// A field of a form, in the design system's markup.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/input.html")]
pub struct Input<'a> {
    form: &'a Form,
    name: &'a str,
    label: String,
    kind: &'static str,
    hint: Option<String>,
    none: Option<String>,
    chars: Option<&'static str>,
    suffix: Option<String>,
    numeric: bool,
    optional: bool,
    wide: bool,
    secret: bool,
    complete: &'static str,
    options: &'a [(String, String)],
}

impl<'a> Input<'a> {
    pub(super) fn new(form: &'a Form, name: &'a str, label: String, kind: &'static str) -> Self {
        Self {
            form,
            name,
            label,
            kind,
            hint: None,
            none: None,
            chars: None,
            suffix: None,
            numeric: false,
            optional: false,
            wide: false,
            secret: false,
            complete: "off",
            options: &[],
        }
    }

    /// What is to choose among, as (value, words).
    pub(super) fn among(self, options: &'a [(String, String)]) -> Self {
        Self { options, ..self }
    }

    /// What choosing nothing means, by its key: the first option of a select.
    #[must_use]
    pub fn none(mut self, key: &str) -> Self {
        self.none = Some(self.form.words.say(key));
        self
    }

    /// A hint under the label, by its key.
    #[must_use]
    pub fn hint(mut self, key: &str) -> Self {
        self.hint = Some(self.form.words.say(key));
        self
    }

    /// Width in characters: "2" … "40".
    #[must_use]
    pub fn chars(mut self, chars: &'static str) -> Self {
        self.chars = Some(chars);
        self
    }

    /// A unit behind the field, by its key.
    #[must_use]
    pub fn suffix(mut self, key: &str) -> Self {
        self.suffix = Some(self.form.words.say(key));
        self
    }

    /// Digits: a phone shows its number keys.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    /// May be left empty; the label says so.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Takes the whole row.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// A password.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// What the browser may fill in (`autocomplete`).
    #[must_use]
    pub fn complete(mut self, kind: &'static str) -> Self {
        self.complete = kind;
        self
    }

    fn say(&self, key: &str) -> String {
        self.form.words.say(key)
    }

    fn value(&self) -> &str {
        self.form.value(self.name)
    }

    fn part(&self, part: &str) -> &str {
        self.form.value(&format!("{}_{part}", self.name))
    }

    fn error(&self) -> Option<&str> {
        self.form.error(self.name)
    }

    fn is_chosen(&self, value: &str) -> bool {
        self.form.chosen(self.name, value)
    }

    fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.error().map(|_| format!("{}-error", self.name));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}

impl askama::filters::HtmlSafe for Input<'_> {}
