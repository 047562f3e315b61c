//! The locale files, loaded once, and the values that their messages take.

use std::{borrow::Cow, collections::BTreeSet, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use holdepunkt_rules::{Refusal, codes::Entry, refusal::Value};
use rust_embed::RustEmbed;
use unic_langid::{LanguageIdentifier, langid};

use crate::Language;

#[derive(RustEmbed)]
#[folder = "../../locales"]
#[include = "*.ftl"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

fn load(language: Language) -> Bundle {
    let tag: LanguageIdentifier = match language {
        Language::Danish => langid!("da"),
        Language::English => langid!("en-GB"),
    };
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    for path in Files::iter().filter(|p| p.split('/').next() == Some(language.code())) {
        let Some(file) = Files::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        // A malformed line is left out here and found by the test `every_locale_file_is_sound`.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// A short day ends with a full stop of its own ("11. dec."); a sentence that ends with it needs no other.
fn one_stop(said: String, values: &[(&str, Argument<'_>)]) -> String {
    values.iter().fold(said, |said, (_, value)| match value {
        Argument::Text(text) if text.ends_with('.') => said.replace(&format!("{text}."), text),
        _ => said,
    })
}

/// Sentences in a row, each with one full stop, also those that end with a short day's; what is empty is left out.
#[must_use]
pub fn sentences(parts: impl IntoIterator<Item = String>) -> String {
    let ended = |part: String| if part.ends_with(['.', '!', '?', '…']) { part } else { format!("{part}.") };
    parts.into_iter().filter(|p| !p.is_empty()).map(ended).collect::<Vec<_>>().join(" ")
}

static DANISH: LazyLock<Bundle> = LazyLock::new(|| load(Language::Danish));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| load(Language::English));

/// A value for a message: a text, or a number that also chooses between forms.
#[derive(Debug, Clone)]
pub enum Argument<'a> {
    /// Text as it is.
    Text(Cow<'a, str>),
    /// A number: chooses the plural form and is shown grouped ("12.000").
    Number(i64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}
impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
impl From<i64> for Argument<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<&i64> for Argument<'_> {
    fn from(number: &i64) -> Self {
        Self::Number(*number)
    }
}
impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<&usize> for Argument<'_> {
    fn from(number: &usize) -> Self {
        Self::from(*number)
    }
}

/// The words of one language. Copied freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Which language.
    pub language: Language,
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    fn bundle(self) -> &'static Bundle {
        match self.language {
            Language::Danish => &DANISH,
            Language::English => &ENGLISH,
        }
    }

    /// The message of a key without values. A missing key shows itself as `⟦key⟧`; tests look for it.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The message of a key with values.
    #[must_use]
    pub fn say_with(self, key: &str, values: &[(&str, Argument<'_>)]) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else { return format!("⟦{key}⟧") };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value {
                Argument::Text(text) => args.set(*name, text.as_ref()),
                Argument::Number(number) => {
                    // The number chooses the form; its grouped text is there as `$name-text`.
                    args.set(*name, FluentValue::from(*number));
                    args.set(format!("{name}-text"), self.number(*number));
                }
            }
        }
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        one_stop(said, values)
    }

    /// Is there a message of that key?
    #[must_use]
    pub fn has(self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    /// A refusal in words.
    #[must_use]
    pub fn refusal(self, refusal: &Refusal) -> String {
        let values: Vec<(&str, Argument<'_>)> = refusal
            .values()
            .into_iter()
            .map(|(name, value)| {
                let argument = match value {
                    Value::Day(day) if day == jiff::civil::Date::MAX => Argument::from(self.say("time-no-end")),
                    Value::Day(day) => Argument::from(self.day_long(day)),
                    Value::Number(number) => Argument::Number(number),
                    Value::Text(text) => Argument::from(self.state_or_text(text)),
                };
                (name, argument)
            })
            .collect();
        self.say_with(refusal.code(), &values)
    }

    /// A state's code is worded where there are words for it ("state-accepted"); any other text stands as typed.
    fn state_or_text(self, text: String) -> String {
        let key = format!("state-{text}");
        if text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && self.has(&key) { self.say(&key) } else { text }
    }

    /// The words of a code list's entry.
    #[must_use]
    pub fn entry(self, entry: &Entry) -> &str {
        match self.language {
            Language::Danish => &entry.da,
            Language::English => &entry.en,
        }
    }
}

/// Every key of a language's files, for tests.
#[must_use]
pub fn keys(language: Language) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for path in Files::iter().filter(|p| p.split('/').next() == Some(language.code())) {
        let Some(file) = Files::get(&path) else { continue };
        for line in String::from_utf8_lossy(&file.data).lines() {
            let key = line.split(" =").next().unwrap_or_default();
            if line.contains(" =") && key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(' ') {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use holdepunkt_rules::message::MessageKind;

    use super::*;

    #[test]
    fn a_sentence_that_ends_with_a_short_day_has_one_full_stop() {
        let say = |day: &str| Words::of(Language::Danish).say_with("fill-free-from", &[("from", day.into())]);
        assert!(say("20. dec.").ends_with("20. dec."), "{}", say("20. dec."));
        assert!(say("20. juni").ends_with("20. juni."), "{}", say("20. juni"));
    }

    #[test]
    fn sentences_in_a_row_have_one_full_stop_each() {
        let parts = ["Begyndte 7. sep.", "", "83 aktive dage"].map(String::from);
        assert_eq!(sentences(parts), "Begyndte 7. sep. 83 aktive dage.");
    }

    #[test]
    fn every_locale_file_is_sound() {
        for path in Files::iter() {
            let file = Files::get(&path).unwrap();
            let text = std::str::from_utf8(&file.data).unwrap().to_owned();
            if let Err((_, errors)) = FluentResource::try_new(text) {
                panic!("{path}: {errors:?}");
            }
        }
    }

    #[test]
    fn a_key_stands_once_in_a_language() {
        for language in Language::ALL {
            let mut seen = BTreeSet::new();
            for path in Files::iter().filter(|p| p.starts_with(language.code())) {
                for line in String::from_utf8_lossy(&Files::get(&path).unwrap().data).lines() {
                    if line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(" =") {
                        let key = line.split(" =").next().unwrap().to_owned();
                        assert!(seen.insert(key.clone()), "{path}: {key} stands twice");
                    }
                }
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (danish, english) = (keys(Language::Danish), keys(Language::English));
        let missing: Vec<_> = danish.symmetric_difference(&english).collect();
        assert!(missing.is_empty(), "in one language only: {missing:?}");
    }

    #[test]
    fn every_kind_of_message_has_its_words() {
        for words in Language::ALL.iter().map(|l| Words::of(*l)) {
            for kind in MessageKind::ALL.iter().map(|k| k.code().replace('_', "-")) {
                for part in ["name", "subject", "body", "sms"] {
                    let key = format!("message-{kind}-{part}");
                    assert!(words.has(&key), "{} {key}", words.language);
                }
                let subject = words.say(&format!("message-{kind}-subject"));
                assert!(!subject.contains(['{', '\n']) && subject.chars().count() <= 60, "{kind}: {subject}");
            }
        }
    }

    #[test]
    fn every_refusal_has_its_words() {
        for language in Language::ALL {
            let words = Words::of(*language);
            let missing: Vec<_> = Refusal::CODES.iter().filter(|code| !words.has(code)).collect();
            assert!(missing.is_empty(), "{language}: {missing:?}");
        }
    }
}
