//! Danish order of names (æ ø å last, aa as å), written beside each name, so that both
//! engines page through a list in the same order.

use std::sync::OnceLock;

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

fn danish() -> Option<&'static CollatorBorrowed<'static>> {
    static COLLATOR: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    COLLATOR.get_or_init(|| Collator::try_new(locale!("da").into(), CollatorOptions::default()).ok()).as_ref()
}

/// The key under which a name sorts, as hexadecimal text.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let mut bytes: Vec<u8> = Vec::new();
    if let Some(collator) = danish() {
        let Ok(()) = collator.write_sort_key_to(name, &mut bytes);
    }
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn danish_letters_come_last_and_double_a_counts_as_aa_ring() {
        let mut names = ["Årslev", "Østerbro", "Aabenraa", "Anna", "Ærø", "Zealand", "anders", "Århus"];
        names.sort_by_key(|n| sort_key(n));
        assert_eq!(names, ["anders", "Anna", "Zealand", "Ærø", "Østerbro", "Aabenraa", "Århus", "Årslev"]);
    }
}
