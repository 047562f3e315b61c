//! Words as they are looked for: whatever the case, the accents and the way of writing Danish letters.
//!
//! The ring letter and a double a are the same word, as in Danish name books; the two other letters are written
//! out, so that they are also found from a keyboard without them.

/// Most words that somebody looks for at once.
pub const MOST_WORDS: usize = 8;

/// The words that somebody looks for, the longest first, since they part the most.
#[must_use]
pub fn looked_for(text: &str) -> Vec<String> {
    let mut found = words(text);
    found.truncate(MOST_WORDS);
    found.sort_by_key(|w| std::cmp::Reverse(w.len()));
    found
}

/// The words of a text, folded: lower case, letters without accents, Danish letters written out. Whatever is
/// neither letter nor digit parts two words. Each word once, in order.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if ('\u{300}'..='\u{36f}').contains(&c) {
            combine(&mut word, c);
        } else if c.is_alphanumeric() {
            fold(&mut word, c);
        } else if !word.is_empty() {
            let whole = std::mem::take(&mut word);
            if !found.contains(&whole) {
                found.push(whole);
            }
        }
    }
    found
}

/// Does each word looked for begin a word of the text, in any order? Nothing looked for finds nothing.
#[must_use]
pub fn answers(text: &[String], looked_for: &[String]) -> bool {
    !looked_for.is_empty() && looked_for.iter().all(|w| text.iter().any(|word| word.starts_with(w.as_str())))
}

/// An accent that follows its letter: a ring makes the Danish letter, two dots write it out, others fall away.
fn combine(word: &mut String, mark: char) {
    match (word.chars().next_back(), mark) {
        (Some('a'), '\u{30a}') => word.push('a'),
        (Some('a' | 'o'), '\u{308}') => word.push('e'),
        _ => {}
    }
}

fn fold(word: &mut String, c: char) {
    for c in c.to_lowercase() {
        let plain = match c {
            '\u{e5}' => "aa",
            '\u{e6}' | '\u{e4}' | '\u{1fd}' => "ae",
            '\u{f8}' | '\u{f6}' | '\u{153}' | '\u{1ff}' => "oe",
            '\u{df}' => "ss",
            '\u{fe}' => "th",
            '\u{e0}'..='\u{e3}' | '\u{101}' | '\u{103}' | '\u{105}' => "a",
            '\u{e7}' | '\u{107}' | '\u{109}' | '\u{10b}' | '\u{10d}' => "c",
            '\u{f0}' | '\u{10f}' | '\u{111}' => "d",
            '\u{e8}'..='\u{eb}' | '\u{113}' | '\u{115}' | '\u{117}' | '\u{119}' | '\u{11b}' => "e",
            '\u{11d}' | '\u{11f}' | '\u{121}' | '\u{123}' => "g",
            '\u{125}' | '\u{127}' => "h",
            '\u{ec}'..='\u{ef}' | '\u{129}' | '\u{12b}' | '\u{12d}' | '\u{12f}' | '\u{131}' => "i",
            '\u{135}' => "j",
            '\u{137}' => "k",
            '\u{13a}' | '\u{13c}' | '\u{13e}' | '\u{140}' | '\u{142}' => "l",
            '\u{f1}' | '\u{144}' | '\u{146}' | '\u{148}' | '\u{14b}' => "n",
            '\u{f2}'..='\u{f5}' | '\u{14d}' | '\u{14f}' | '\u{151}' => "o",
            '\u{155}' | '\u{157}' | '\u{159}' => "r",
            '\u{15b}' | '\u{15d}' | '\u{15f}' | '\u{161}' | '\u{219}' => "s",
            '\u{163}' | '\u{165}' | '\u{167}' | '\u{21b}' => "t",
            '\u{f9}'..='\u{fc}' | '\u{169}' | '\u{16b}' | '\u{16d}' | '\u{16f}' | '\u{171}' | '\u{173}' => "u",
            '\u{175}' => "w",
            '\u{fd}' | '\u{ff}' | '\u{177}' => "y",
            '\u{17a}' | '\u{17c}' | '\u{17e}' => "z",
            '\u{300}'..='\u{36f}' => "", // what a capital with a dot becomes in lower case
            other => {
                word.push(other);
                continue;
            }
        };
        word.push_str(plain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_as_a_name_book_folds_them() {
        for (text, folded) in [
            ("Åse Østergaard", "aase oestergaard"),
            ("AASE  østergård", "aase oestergaard"),
            ("A\u{30a}se", "aase"),
            ("Ærlig-Ågesen, Anne", "aerlig aagesen anne"),
            ("Zoë Müller O'Brien", "zoe muller o brien"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("İpek Şahin", "ipek sahin"),
            ("Anna Anna", "anna"),
            ("  – ", ""),
            ("Иван 2", "иван 2"),
        ] {
            assert_eq!(words(text).join(" "), folded, "{text}");
        }
    }

    #[test]
    fn a_name_answers_to_beginnings_in_any_order() {
        let name = words("Karina Bisgaard");
        for (looked_for, found) in
            [("bis kar", true), ("bisgård", true), ("KARINA", true), ("gaard", false), ("kar x", false), ("", false)]
        {
            assert_eq!(answers(&name, &words(looked_for)), found, "{looked_for}");
        }
    }

    #[test]
    fn few_words_are_looked_for_at_once() {
        let long: String = (0..1000).map(|n| format!("w{n} ")).collect();
        assert_eq!(words(&long).len(), 1000);
        assert_eq!(looked_for(&long).len(), MOST_WORDS);
    }
}
