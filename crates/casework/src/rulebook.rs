//! The rulebook as the program carries it: code lists, programmes and terms from
//! `rulebook/`, loaded and checked when the program starts.

use std::collections::BTreeMap;

use holdepunkt_rules::codes::CodeList;
use rust_embed::RustEmbed;

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

    /// A code list by its file's name. A list that a use case asks for is checked to be there by a test.
    #[must_use]
    pub fn list(&self, name: &str) -> &CodeList {
        static EMPTY: std::sync::LazyLock<CodeList> = std::sync::LazyLock::new(|| CodeList::empty("missing"));
        self.lists.get(name).unwrap_or(&EMPTY)
    }
}
