//! Citizens: the people placed.

use jiff::civil::Date;

use crate::{codes::Code, cpr::Cpr, id::*, period::age_on};

/// A citizen as the job centre knows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Citizen {
    /// Identifier.
    pub id: CitizenId,
    /// CPR number; prints itself masked.
    pub cpr: Cpr,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Street, postcode and town in one line; empty when not needed.
    pub address: String,
    /// Language the citizen prefers.
    pub language: Code,
    /// Target or match group (`rulebook/codes/target_groups.toml`).
    pub target_group: Code,
    /// Coordinating caseworker: every citizen has one (S2, anchor point 4).
    pub caseworker: EmployeeId,
    /// Job consultant, when there is one.
    pub consultant: Option<EmployeeId>,
    /// Name and address are protected: shown only to who must have them.
    pub protected: bool,
    /// Counts the edits.
    pub version: i64,
}

impl Citizen {
    /// Age in whole years on a day.
    #[must_use]
    pub fn age_on(&self, day: Date) -> i16 {
        age_on(self.cpr.born(), day)
    }
}

/// "Under 30" as the programme counts it: on the day the course starts (S1, section 2).
#[must_use]
pub fn under_30(born: Date, start: Date) -> bool {
    age_on(born, start) < 30
}

/// First name and initial, as on the board: "Karina B."
#[must_use]
pub fn short_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    match words.next_back().and_then(|last| last.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first.to_owned(),
    }
}

/// Initials, as on a print for a wall: "KB".
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|w| w.chars().next());
    let last = words.next_back().and_then(|w| w.chars().next());
    first.into_iter().chain(last).collect()
}

/// Does a name answer to what somebody looks for? Each word looked for begins a word of the name, in
/// any order and whatever the case: "bis kar" finds Karina Bisgaard, "østergaard" Østergaard.
#[must_use]
pub fn answers_to(name: &str, looked_for: &str) -> bool {
    let fold = |text: &str| text.to_lowercase();
    let name = fold(name);
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty()).collect();
    let looked_for = fold(looked_for);
    let mut wanted = looked_for.split(|c: char| c.is_whitespace() || c == '-').filter(|w| !w.is_empty()).peekable();
    wanted.peek().is_some() && wanted.all(|w| words.iter().any(|word| word.starts_with(w)))
}

/// Do two names speak for one person? The same words in any order, whatever the case.
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let mut words: Vec<String> =
            name.to_lowercase().split(|c: char| c.is_whitespace() || c == '-').map(str::to_owned).collect();
        words.retain(|w| !w.is_empty());
        words.sort();
        words
    };
    let (one, other) = (words(one), words(other));
    !one.is_empty() && one == other
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn citizen_under_30_is_counted_on_the_day_the_course_starts() {
        assert!(under_30(date(1980, 4, 2), date(2010, 4, 1)));
        assert!(!under_30(date(1980, 4, 1), date(2010, 4, 1)));
        assert!(under_30(date(1980, 2, 29), date(2010, 2, 28)));
        assert!(!under_30(date(1980, 2, 29), date(2010, 3, 1)));
    }

    #[test]
    fn citizen_names_are_shortened_for_the_board() {
        for (name, short, letters) in [
            ("Karina Bisgaard", "Karina B.", "KB"),
            ("Åse Marie Øster Ærø", "Åse Æ.", "ÅÆ"),
            ("Cher", "Cher", "C"),
            ("", "", ""),
        ] {
            assert_eq!((short_name(name).as_str(), initials(name).as_str()), (short, letters), "{name}");
        }
    }

    #[test]
    fn citizen_name_search_takes_word_beginnings_in_any_order() {
        for (name, looked_for, expected) in [
            ("Karina Bisgaard", "karina", true),
            ("Karina Bisgaard", "bis kar", true),
            ("Karina Bisgaard", "gaard", false),
            ("Karina Bisgaard", "karina b", true),
            ("Karina Bisgaard", "karina n", false),
            ("Åse Østergaard", "ØST", true),
            ("Åse Østergaard", "åse", true),
            ("Anne-Mette Krogh", "mette", true),
            ("Anne-Mette Krogh", "anne-m", true),
            ("Anne-Mette Krogh", "  ", false),
        ] {
            assert_eq!(answers_to(name, looked_for), expected, "{name} / {looked_for}");
        }
    }
}
