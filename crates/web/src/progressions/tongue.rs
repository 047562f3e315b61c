//! The language that a form is answered in: one of the page's two, or a translation of its questionnaire.

use std::borrow::Borrow;

use holdepunkt_casework::{Rulebook, progressions::answer::FormPage};
use holdepunkt_rules::{
    Refusal,
    progression::{Direction, FormState, FormWord, Item, Questionnaire, Translation, questionnaire::Anchor},
};
use holdepunkt_wording::{Argument, Language, Words};

/// What a form says, in the language that it is answered in.
#[derive(Clone, Copy)]
pub struct Tongue<'t> {
    /// The page's words; another of the two than the page around it speaks, if that was asked for.
    words: Words,
    /// Instead of them: a translation.
    translation: Option<&'t Translation>,
    /// Was it asked for? Then it stands in each address from here on.
    asked: bool,
}

/// A language that a form can be answered in.
pub struct Offer {
    /// Its tag.
    pub tag: String,
    /// What it calls itself.
    pub name: String,
    /// Which way it is written.
    pub direction: Direction,
    /// Is it the one that the form is in?
    pub here: bool,
}

impl Tongue<'static> {
    /// The page's own language.
    pub fn of_page(words: Words) -> Self {
        Self { words, translation: None, asked: false }
    }
}

impl<'t> Tongue<'t> {
    /// The language that was asked for; else the translation that a draft was begun in; else the page's. One that the
    /// form isn't there in is passed over.
    pub fn of(rulebook: &'t Rulebook, words: Words, f: &FormPage, asked: Option<&str>) -> Self {
        let all: Vec<&Translation> = rulebook.translations_for(&f.questionnaire, f.respondent).collect();
        let translated = |tag: &str| all.iter().find(|t| t.language == tag).copied();
        let page: Self = Tongue::of_page(words);
        if let Some(tag) = asked {
            if let Some(language) = Language::from_code(tag) {
                return Self { asked: true, ..Tongue::of_page(Words::of(language)) };
            }
            if let Some(translation) = translated(tag) {
                return Self { translation: Some(translation), asked: true, ..page };
            }
        }
        let draft = f.form.as_ref().filter(|form| form.state == FormState::Draft);
        match draft.and_then(|form| translated(&form.language)) {
            Some(translation) => Self { translation: Some(translation), asked: true, ..page },
            None => page,
        }
    }

    /// The languages that the form can be answered in; none where it stands in the page's two only, between which one
    /// chooses at the top of the page.
    pub fn offers(&self, rulebook: &Rulebook, f: &FormPage) -> Vec<Offer> {
        let here = self.tag();
        let translated: Vec<Offer> = rulebook
            .translations_for(&f.questionnaire, f.respondent)
            .map(|t| Offer {
                tag: t.language.clone(),
                name: t.own_name.clone(),
                direction: t.direction,
                here: t.language == here,
            })
            .collect();
        if translated.is_empty() {
            return translated;
        }
        let own = Language::ALL.iter().map(|language| Offer {
            tag: language.code().to_owned(),
            name: Words::of(*language).say("progression-this-language"),
            direction: Direction::LeftToRight,
            here: language.code() == here,
        });
        own.chain(translated).collect()
    }

    /// The language's tag, for `lang` and to keep with the form.
    pub fn tag(&self) -> &str {
        self.translation.map_or(self.words.language.code(), |t| &t.language)
    }

    /// Which way it is written, for `dir`.
    pub fn direction(&self) -> Direction {
        self.translation.map_or(Direction::LeftToRight, |t| t.direction)
    }

    /// The tag, where it stays in the addresses; empty where the form follows the page.
    pub fn kept(&self) -> &str {
        if self.asked { self.tag() } else { "" }
    }

    /// What an address says to stay in the language: `&in=ar`, or nothing.
    pub fn in_address(&self) -> String {
        if self.asked { format!("&in={}", self.tag()) } else { String::new() }
    }

    /// Is it a translation?
    pub fn is_translation(&self) -> bool {
        self.translation.is_some()
    }

    /// The page's words in the language, or beside it where it is a translation: for days, hours and names.
    pub fn words(&self) -> Words {
        self.words
    }

    /// A word around the questions.
    pub fn say(&self, word: impl Borrow<FormWord>) -> String {
        self.say_with(*word.borrow(), &[])
    }

    /// A word around the questions, with values. A word that the translation can't have, since nobody whom it covers
    /// should meet it, is said in the page's language rather than not at all.
    pub fn say_with(&self, word: FormWord, values: &[(&str, Argument<'_>)]) -> String {
        let text = |value: &Argument<'_>| match value {
            Argument::Text(text) => text.to_string(),
            Argument::Number(number) => number.to_string(),
        };
        let translated = self.translation.and_then(|t| {
            let values: Vec<(&str, String)> = values.iter().map(|(name, value)| (*name, text(value))).collect();
            t.say(word, &values)
        });
        translated.unwrap_or_else(|| self.words.say_with(&key(word), values))
    }

    /// A question.
    pub fn item<'a>(&self, item: &'a Item) -> &'a str
    where
        't: 'a,
    {
        self.translation.and_then(|t| t.item(&item.id)).unwrap_or_else(|| self.words.both(&item.words))
    }

    /// The words beside a number of a question's scale.
    pub fn anchor<'a>(&self, item: &Item, anchor: &'a Anchor) -> &'a str
    where
        't: 'a,
    {
        let translated = self.translation.and_then(|t| t.anchor(item, anchor.from));
        translated.unwrap_or_else(|| self.words.both(&anchor.words))
    }

    /// What a questionnaire is called, if it is there in the language.
    pub fn name(&self, rulebook: &Rulebook, q: &Questionnaire) -> String {
        let translations = rulebook.translations().iter();
        let mut of_it = translations.filter(|t| t.questionnaire == q.code && t.version == q.version);
        let translated = self.translation.and_then(|own| of_it.find(|t| t.language == own.language));
        translated.map_or_else(|| self.words.both(&q.name).to_owned(), |t| t.name.clone())
    }

    /// What somebody reads before they answer.
    pub fn lead(&self, q: &Questionnaire) -> String {
        self.translation.map_or_else(|| self.words.both(&q.lead).to_owned(), |t| t.lead.clone())
    }

    /// A refusal. One that a form doesn't meet as it is filled in on its page stays in the page's language.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let (word, value) = match refusal {
            Refusal::AnswersMissing { count } => (FormWord::AnswersMissing, Some(("count", *count))),
            Refusal::AnswerNotOnScale => (FormWord::AnswerNotOnScale, None),
            Refusal::TooLong { longest } => (FormWord::TooLong, Some(("longest", *longest))),
            Refusal::ControlCharacters => (FormWord::ControlCharacters, None),
            Refusal::NotHours { most } => (FormWord::NotHours, Some(("most", *most))),
            Refusal::Stale => (FormWord::Stale, None),
            _ => return self.words.refusal(refusal),
        };
        let values: Vec<(&str, String)> = value.into_iter().map(|(name, n)| (name, n.to_string())).collect();
        let translated = self.translation.and_then(|t| t.say(word, &values));
        translated.unwrap_or_else(|| self.words.refusal(refusal))
    }
}

/// Where a word stands in the locale files: a refusal under its own key, the others with progression's.
fn key(word: FormWord) -> String {
    let code = word.code().replace('_', "-");
    match word {
        FormWord::AnswersMissing
        | FormWord::AnswerNotOnScale
        | FormWord::TooLong
        | FormWord::ControlCharacters
        | FormWord::NotHours
        | FormWord::Stale => code,
        _ => format!("progression-{code}"),
    }
}

#[cfg(test)]
mod tests {
    use holdepunkt_wording::keys;

    use super::*;

    #[test]
    fn every_word_of_a_form_stands_in_both_languages_of_the_page() {
        for language in Language::ALL {
            let known = keys(*language);
            let bare: Vec<String> = FormWord::ALL.iter().map(|w| key(*w)).filter(|k| !known.contains(k)).collect();
            assert!(bare.is_empty(), "{language}: {bare:?}");
        }
    }

    /// What a translator is asked to put into a sentence is what the page puts into it.
    #[test]
    fn every_value_of_a_word_is_said_by_the_page_too() {
        for language in Language::ALL {
            for word in FormWord::ALL {
                let number = |name: &str| matches!(name, "n" | "of" | "count" | "longest" | "most" | "value");
                let value = |name: &'static str| if number(name) { Argument::from(7_i64) } else { "Zz".into() };
                // A heading's form is chosen by how many questions there are, whether it says the number or not.
                let mut values = vec![("count", Argument::from(7_i64))];
                values.extend(word.values().iter().map(|name| (*name, value(name))));
                let said = Words::of(*language).say_with(&key(*word), &values);
                assert!(!said.contains(['{', '⟦']), "{word}: {said}");
                let there = word.values().iter().filter(|name| **name != "count");
                assert!(there.clone().count() == 0 || said.contains('7') || said.contains("Zz"), "{word}: {said}");
            }
        }
    }
}
