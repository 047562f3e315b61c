//! Views of lists that people keep under a name.

use crate::{Refusal, Refused, text};

/// Longest name of a view.
pub const LONGEST_NAME: usize = 60;
/// Most views that one account keeps of a list.
pub const MOST: i64 = 30;
/// Longest address of a view.
const LONGEST_QUERY: usize = 2000;

/// The name of a view.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::TooLong`] or [`Refusal::ControlCharacters`] on `view_name`.
pub fn accept_name(name: &str) -> Result<String, Refused> {
    text::line(name, LONGEST_NAME, "view_name")
}

/// A view's address: codes, identifiers and days with the signs between them. A name or a text that somebody typed
/// does not fit in it.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `view_name`.
pub fn accept_query(query: &str) -> Result<(), Refused> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '=' | '&');
    let known = query.split('&').filter(|p| !p.is_empty()).all(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        name.starts_with("f.") || matches!(name, "sort" | "cols" | "size")
    });
    if query.len() <= LONGEST_QUERY && query.chars().all(fits) && known {
        Ok(())
    } else {
        Err(Refusal::NotOnTheList.on("view_name"))
    }
}

/// One more view beside those that are kept.
///
/// # Errors
/// [`Refusal::TooManyViews`] on `view_name`.
pub fn accept_another(kept: i64) -> Result<(), Refused> {
    if kept < MOST { Ok(()) } else { Err(Refusal::TooManyViews { most: MOST }.on("view_name")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_holds_codes_and_days_and_no_texts() {
        for (query, fits) in [
            ("", true),
            ("f.group=activity_ready&f.until.from=2026-11-24&sort=-since&cols=name.group&size=100", true),
            ("f.name=Karina", false),
            ("f.group=a%20b", false),
            ("find=karina", false),
            ("q=010190", false),
            ("f.group=æ", false),
        ] {
            assert_eq!(accept_query(query).is_ok(), fits, "{query}");
        }
        assert!(accept_query(&"f.a=b&".repeat(400)).is_err());
    }

    #[test]
    fn there_are_so_many_views_and_no_more() {
        assert!(accept_another(MOST - 1).is_ok() && accept_another(MOST).is_err());
        assert!(accept_name("  Dem der venter ").is_ok_and(|n| n == "Dem der venter"));
        assert!(accept_name(" ").is_err() && accept_name(&"x".repeat(61)).is_err());
    }
}
