//! Accommodations: what helps at work, in words that a workplace may hear; and, apart from it, why.

use crate::{Refusal, Refused, codes::Code, wish::accept_list};

/// What helps, as a workplace may hear it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accommodation {
    /// Which (`rulebook/codes/accommodations.toml`).
    pub accommodation: Code,
    /// More about it, in words for the workplace; may be empty. Never why.
    pub words: String,
}

/// Accommodations that a citizen can have: more is no longer something a mentor keeps in mind.
pub const MOST: usize = 8;
/// Characters in the words.
pub const LONGEST_WORDS: usize = 200;

/// Does a text for the workplace tell of health? What helps can be said without, and a workplace must not
/// hear it. `of_health` are beginnings of words in small letters (`rulebook/codes/health_words.toml`).
#[must_use]
pub fn tells_of_health(text: &str, of_health: &[&str]) -> bool {
    let text = text.to_lowercase();
    let begins = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
    of_health.iter().any(|word| text.match_indices(word).any(|(at, _)| begins(at)))
}

/// Can these be somebody's accommodations?
///
/// # Errors
/// [`Refusal::TooManyChoices`], [`Refusal::ChosenTwice`] and [`Refusal::TellsOfHealth`] on `accommodations`.
pub fn accept_accommodations(list: &[Accommodation], of_health: &[&str]) -> Result<(), Refused> {
    let codes: Vec<&Code> = list.iter().map(|a| &a.accommodation).collect();
    match accept_list(&codes, MOST, "accommodations") {
        Some(refused) => Err(refused),
        None if list.iter().any(|a| tells_of_health(&a.words, of_health)) => {
            Err(Refusal::TellsOfHealth.on("accommodations"))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_a_workplace_say_what_helps_and_not_why() {
        for (words, tells) in [
            ("Sidder ned det meste af tiden", false),
            ("En pause hver time, gerne udenfor", false),
            ("Har angst for mange mennesker", true),
            ("På grund af en DIAGNOSE", true),
            ("Langt fra angstfri", true),
            ("Vil gerne gå langsomt", false),
            ("Har ikke lyst til at sige om det er gigt.", true),
            ("", false),
        ] {
            assert_eq!(tells_of_health(words, &["angst", "diagnos", "gigt", "lang tid"]), tells, "{words}");
        }
    }
}
