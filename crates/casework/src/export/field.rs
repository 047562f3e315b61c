//! One value in a CSV file: what is nothing, what is an empty text, and what no spreadsheet takes for a formula.

use std::borrow::Cow;

use holdepunkt_sheets::begins_formula;
use holdepunkt_store::{export::Field, schema::Holds};

/// The bytes that tell Excel that what follows is UTF-8.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// Does a text need an apostrophe before it? Whatever apostrophes it has already don't change the answer, so
/// that taking one away is always right.
fn needs_mark(text: &str) -> bool {
    let rest = text.trim_start_matches('\'');
    rest.is_empty() || begins_formula(rest)
}

/// A value as it is written: nothing is an empty field, an empty text an apostrophe, and an apostrophe stands
/// before what could begin a formula. Numbers, days and moments stand as they are.
pub(super) fn written(holds: Holds, value: Option<&str>) -> Cow<'_, str> {
    match value {
        None => Cow::Borrowed(""),
        Some(text) if holds == Holds::Text && needs_mark(text) => Cow::Owned(format!("'{text}")),
        Some(text) => Cow::Borrowed(text),
    }
}

/// What [`written`] wrote, as it was.
pub(super) fn read(holds: Holds, text: &str) -> Field {
    if text.is_empty() {
        return None;
    }
    let plain = match text.strip_prefix('\'') {
        Some(rest) if holds == Holds::Text && needs_mark(rest) => rest,
        _ => text,
    };
    Some(plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "['=+\\-@ \ta\u{ff1d}\r\n;\"æ]{0,6}") {
            let shown = written(Holds::Text, Some(&text)).into_owned();
            prop_assert!(!begins_formula(&shown) || shown.starts_with('\''));
            prop_assert_eq!(read(Holds::Text, &shown), Some(text));
        }
    }

    #[test]
    fn nothing_and_an_empty_text_are_two_things() {
        assert_eq!(read(Holds::Text, &written(Holds::Text, None)), None);
        assert_eq!(read(Holds::Text, &written(Holds::Text, Some(""))), Some(String::new()));
        assert_eq!(written(Holds::Text, Some("=1+1")), "'=1+1");
        assert_eq!(written(Holds::Whole, Some("-12")), "-12");
    }
}
