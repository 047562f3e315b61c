//! Forms: what was typed, read field by field, kept when it is refused.
//!
//! A handler reads with a [`Reader`], which gathers every refusal instead of stopping at the
//! first; the page shows a [`Form`], which knows what was typed, what was refused and why.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use holdepunkt_casework::Error;
use holdepunkt_rules::{
    Refusal, Refused,
    codes::{Code, CodeList},
    hours::WeeklyHours,
    money::Ore,
    text,
};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    failure::Failure,
    markup::{Markup, render},
};

/// What a form sent: each name with its values, in order.
#[derive(Debug, Clone, Default)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// From the body of a request.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body).unwrap_or_default();
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.0.entry(name).or_default().push(value);
        }
        fields
    }

    /// The first value of a name; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }

    /// Every value of a name.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Sets a name to a value.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), vec![value.into()]);
    }

    /// Sets a name to several values.
    pub fn set_all(&mut self, name: &str, values: Vec<String>) {
        self.0.insert(name.to_owned(), values);
    }

    /// Sets the three fields of a day.
    pub fn set_day(&mut self, name: &str, day: Date) {
        self.set(&format!("{name}_day"), day.day().to_string());
        self.set(&format!("{name}_month"), day.month().to_string());
        self.set(&format!("{name}_year"), day.year().to_string());
    }

    /// Every name with its values, for sending again.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |v| (name.as_str(), v.as_str())))
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        use axum::response::IntoResponse;
        let body = Bytes::from_request(request, state).await.map_err(|_| {
            let mut answer = axum::http::StatusCode::PAYLOAD_TOO_LARGE.into_response();
            answer.headers_mut().remove("content-type");
            answer
        })?;
        Ok(Self::parse(&body))
    }
}

/// Days that somebody can mean: a year further away is a slip of the finger.
const EARLIEST: (i16, i8, i8) = (1990, 1, 1);
const LATEST: (i16, i8, i8) = (2100, 12, 31);

/// A time of day: "9.30", "09:30", "9" as minutes after midnight.
fn minute(text: &str, name: &'static str) -> Result<i64, Refused> {
    let text = text.trim();
    let refused = || Refusal::NotATime.on(name);
    if text.is_empty() {
        return Err(Refusal::Missing.on(name));
    }
    let (hours, minutes) = text.split_once(['.', ':']).unwrap_or((text, "00"));
    let digits = |part: &str, most: i64| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i64>().ok().filter(|n| fits && (0..=most).contains(n)).ok_or_else(refused)
    };
    if minutes.len() != 2 {
        return Err(refused());
    }
    Ok(60 * digits(hours, 23)? + digits(minutes, 59)?)
}

/// Reads fields, gathering refusals.
#[derive(Debug)]
pub struct Reader<'f> {
    fields: &'f Fields,
    refused: Vec<Refused>,
}

impl<'f> Reader<'f> {
    /// A reader of what was sent.
    #[must_use]
    pub fn of(fields: &'f Fields) -> Self {
        Self { fields, refused: Vec::new() }
    }

    /// Keeps a refusal; gives the value when there is none.
    pub fn keep<T>(&mut self, result: Result<T, Refused>) -> Option<T> {
        result.map_err(|refused| self.refused.push(refused)).ok()
    }

    /// Refuses a field.
    pub fn refuse(&mut self, refused: Refused) {
        self.refused.push(refused);
    }

    /// A line that must be filled.
    pub fn line(&mut self, name: &'static str, longest: usize) -> String {
        let result = text::line(self.fields.get(name), longest, name);
        self.keep(result).unwrap_or_default()
    }

    /// A line that may be empty.
    pub fn optional_line(&mut self, name: &'static str, longest: usize) -> String {
        let result = text::optional_line(self.fields.get(name), longest, name);
        self.keep(result).unwrap_or_default()
    }

    /// Several lines.
    pub fn note(&mut self, name: &'static str) -> String {
        let result = text::note(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// A telephone number, or nothing.
    pub fn phone(&mut self, name: &'static str) -> String {
        let result = text::phone(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// An e-mail address, or nothing.
    pub fn email(&mut self, name: &'static str) -> String {
        let result = text::email(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// A whole number between two bounds.
    pub fn whole(&mut self, name: &'static str, least: i64, most: i64) -> i64 {
        let digits: String = self.fields.get(name).trim().chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        match digits.parse::<i64>() {
            Ok(n) if (least..=most).contains(&n) => n,
            _ if digits.is_empty() => {
                self.refuse(Refusal::Missing.on(name));
                least
            }
            _ => {
                self.refuse(Refusal::NotANumber { least, most }.on(name));
                least
            }
        }
    }

    /// Hours a week.
    pub fn hours(&mut self, name: &'static str) -> WeeklyHours {
        let result = WeeklyHours::parse(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// Hours a week, or nothing.
    pub fn optional_hours(&mut self, name: &'static str) -> Option<WeeklyHours> {
        if self.fields.get(name).trim().is_empty() { None } else { Some(self.hours(name)) }
    }

    /// An amount of kroner; nothing is zero.
    pub fn kroner(&mut self, name: &'static str) -> Ore {
        if self.fields.get(name).trim().is_empty() {
            return Ore::default();
        }
        let result = Ore::parse(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// A day from its three fields (`<name>_day`, `<name>_month`, `<name>_year`) or from one (`2026-11-30`).
    pub fn optional_day(&mut self, name: &'static str) -> Option<Date> {
        let part = |end: &str| self.fields.get(&format!("{name}_{end}")).trim().to_owned();
        let (day, month, year, whole) = (part("day"), part("month"), part("year"), self.fields.get(name).trim());
        if day.is_empty() && month.is_empty() && year.is_empty() && whole.is_empty() {
            return None;
        }
        let read = || -> Option<Date> {
            if !whole.is_empty() {
                return whole.parse().ok();
            }
            let year: i16 = if year.len() == 2 { format!("20{year}") } else { year }.parse().ok()?;
            Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
        };
        let bound = |(y, m, d): (i16, i8, i8)| Date::new(y, m, d).unwrap_or(Date::MAX);
        let (from, until) = (bound(EARLIEST), bound(LATEST));
        match read() {
            Some(day) if day < from || day > until => {
                self.refuse(Refusal::DayOutOfReach { from, until }.on(name));
                None
            }
            Some(day) => Some(day),
            None => {
                self.refuse(Refusal::NotADay.on(name));
                None
            }
        }
    }

    /// A day that must be filled.
    pub fn day(&mut self, name: &'static str) -> Option<Date> {
        let before = self.refused.len();
        let day = self.optional_day(name);
        if day.is_none() && self.refused.len() == before {
            self.refuse(Refusal::Missing.on(name));
        }
        day
    }

    /// A time of day: "9.30", "09:30", "9" as minutes after midnight.
    pub fn minute(&mut self, name: &'static str) -> Option<i64> {
        let result = minute(self.fields.get(name), name);
        self.keep(result)
    }

    /// A choice on a code list.
    pub fn code(&mut self, name: &'static str, list: &CodeList, today: Date) -> Option<Code> {
        let result = list.parse(self.fields.get(name), today, name);
        self.keep(result)
    }

    /// A choice on a code list, or nothing.
    pub fn optional_code(&mut self, name: &'static str, list: &CodeList, today: Date) -> Option<Code> {
        if self.fields.get(name).trim().is_empty() { None } else { self.code(name, list, today) }
    }

    /// A choice that must be made, read by its own parser (an id, a closed list).
    pub fn choice<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.fields.get(name);
        if text.is_empty() {
            self.refuse(Refusal::Missing.on(name));
            return None;
        }
        let result = parse(text).ok_or_else(|| Refusal::NotOnTheList.on(name));
        self.keep(result)
    }

    /// A choice that may be left out.
    pub fn optional_choice<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.fields.get(name).is_empty() { None } else { self.choice(name, parse) }
    }

    /// A tick.
    #[must_use]
    pub fn tick(&self, name: &str) -> bool {
        !self.fields.get(name).is_empty()
    }

    /// The version that the form was made from.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.fields.get("version").parse().unwrap_or(0)
    }

    /// What was refused, if anything; call it before using what was read.
    ///
    /// # Errors
    /// Every refusal gathered.
    pub fn finish(self) -> Result<(), Vec<Refused>> {
        if self.refused.is_empty() { Ok(()) } else { Err(self.refused) }
    }
}

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
        Input { options, ..Input::new(self, name, self.words.say(label), "select") }
    }

    /// A choice among few that all show.
    #[must_use]
    pub fn radios<'a>(&'a self, name: &'a str, label: &str, options: &'a [(String, String)]) -> Input<'a> {
        Input { options, ..Input::new(self, name, self.words.say(label), "radios") }
    }

    /// Several choices among few.
    #[must_use]
    pub fn ticks<'a>(&'a self, name: &'a str, label: &str, options: &'a [(String, String)]) -> Input<'a> {
        Input { options, ..Input::new(self, name, self.words.say(label), "ticks") }
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
    fn new(form: &'a Form, name: &'a str, label: String, kind: &'static str) -> Self {
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

/// What a use case refused, or a failure that no form can show.
pub fn refused(error: Error) -> Result<Vec<Refused>, Failure> {
    match error {
        Error::Refused(list) if !list.iter().any(|r| matches!(r.refusal, Refusal::NotFound | Refusal::NotAllowed)) => {
            Ok(list)
        }
        other => Err(other.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        for (text, expected) in [("9.30", 570), ("09:30", 570), ("9", 540), ("0.00", 0), ("23.59", 1439)] {
            assert_eq!(minute(text, "time").ok(), Some(expected), "{text}");
        }
        for text in ["", "24.00", "9.60", "9.3", "9.300", "-1", "half past", "9,30", "+9.30"] {
            assert!(minute(text, "time").is_err(), "{text}");
        }
    }
}
