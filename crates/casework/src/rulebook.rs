//! The rulebook as the program carries it: code lists, programmes and terms from
//! `rulebook/`, loaded and checked when the program starts.

use std::collections::BTreeMap;

use holdepunkt_rules::codes::{Code, CodeList};
use jiff::civil::Date;
use rust_embed::RustEmbed;

use crate::Error;

#[derive(RustEmbed)]
#[folder = "../../rulebook"]
#[include = "*.toml"]
struct Files;

/// Everything in `rulebook/`.
#[derive(Debug)]
pub struct Rulebook {
    lists: BTreeMap<String, CodeList>,
}

impl Rulebook {
    /// Loads and checks the rulebook that the program carries.
    ///
    /// # Errors
    /// A sentence with file and line for the operator.
    pub fn load() -> Result<Self, String> {
        let mut lists = BTreeMap::new();
        for path in Files::iter() {
            let file = Files::get(&path).ok_or_else(|| format!("{path}: gone"))?;
            let text = std::str::from_utf8(&file.data).map_err(|_| format!("{path}: not UTF-8"))?;
            if let Some(name) = path.strip_prefix("codes/").and_then(|p| p.strip_suffix(".toml")) {
                lists.insert(name.to_owned(), CodeList::read(name, text)?);
            }
        }
        Ok(Self { lists })
    }

    /// Checks choices made on a day, each against its list; every wrong one is named.
    ///
    /// # Errors
    /// [`holdepunkt_rules::Refusal::NotOnTheList`] or [`holdepunkt_rules::Refusal::CodeNotInUse`] on each field.
    pub fn accept<'a>(
        &self, day: Date, choices: impl IntoIterator<Item = (&'a str, &'a Code, &'static str)>,
    ) -> Result<(), Error> {
        let refused = |(list, code, field): (&str, &Code, _)| self.list(list).parse(code.as_str(), day, field).err();
        let refused: Vec<_> = choices.into_iter().filter_map(refused).collect();
        if refused.is_empty() { Ok(()) } else { Err(Error::Refused(refused)) }
    }

    /// A code list by its file's name. A list that a use case asks for is checked to be there by a test.
    #[must_use]
    pub fn list(&self, name: &str) -> &CodeList {
        static EMPTY: std::sync::LazyLock<CodeList> = std::sync::LazyLock::new(|| CodeList::empty("missing"));
        self.lists.get(name).unwrap_or(&EMPTY)
    }
}
