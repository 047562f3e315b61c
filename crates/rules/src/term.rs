//! The words of the field (`rulebook/terms.toml`): one name each, what it means, and with what it
//! is not to be confused. The glossary is made from them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::programme::{Both, Origin, line_of};

/// A word of the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its name in the program.
    pub code: String,
    /// The Danish words for it; the first is the one that we use.
    pub da: Vec<String>,
    /// In English.
    pub en: String,
    /// What it means.
    pub definition: Both,
    /// The document and section that it is taken from.
    pub source: String,
    /// Codes of terms that it is easily taken for.
    pub not_to_be_confused_with: Vec<String>,
    /// Where it stands.
    pub origin: Origin,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<TermFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermFile {
    code: Spanned<String>,
    da: Vec<String>,
    en: String,
    definition_da: String,
    definition_en: String,
    source: String,
    #[serde(default)]
    not_to_be_confused_with: Vec<String>,
}

/// Reads and checks the terms.
///
/// # Errors
/// A sentence for the operator that begins with file and line.
pub fn read(text: &str) -> Result<Vec<Term>, String> {
    let file: File = toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(1, |span| line_of(text, span.start));
        format!("terms.toml:{line}: {}", e.message().replace('\n', " "))
    })?;
    let terms: Vec<Term> = file.term.into_iter().map(|t| term(text, t)).collect::<Result<_, _>>()?;
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for t in &terms {
        if let Some(first) = lines.insert(&t.code, t.origin.line) {
            return Err(format!("{}: `{}` stands twice, first in line {first}", t.origin, t.code));
        }
    }
    for t in &terms {
        if let Some(unknown) = t.not_to_be_confused_with.iter().find(|c| !lines.contains_key(c.as_str())) {
            return Err(format!("{}: `{unknown}` is no term", t.origin));
        }
    }
    Ok(terms)
}

fn term(text: &str, t: TermFile) -> Result<Term, String> {
    let origin = Origin { file: "terms.toml".to_owned(), line: line_of(text, t.code.span().start) };
    let empty = |text: &str| text.trim().is_empty();
    if t.da.is_empty() || t.da.iter().any(|w| empty(w)) || empty(&t.definition_da) {
        return Err(format!("{origin}: lacks Danish"));
    }
    if empty(&t.en) || empty(&t.definition_en) {
        return Err(format!("{origin}: lacks English"));
    }
    Ok(Term {
        code: t.code.into_inner(),
        da: t.da,
        en: t.en,
        definition: Both { da: t.definition_da, en: t.definition_en },
        source: t.source,
        not_to_be_confused_with: t.not_to_be_confused_with,
        origin,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "[[term]]\ncode = \"a\"\nda = [\"a\"]\nen = \"a\"\ndefinition_da = \"d\"\ndefinition_en = \"e\"\nsource = \"Holdepunkt: x\"\nnot_to_be_confused_with = [\"b\"]\n\n[[term]]\ncode = \"b\"\nda = [\"b\"]\nen = \"b\"\ndefinition_da = \"d\"\ndefinition_en = \"e\"\nsource = \"Holdepunkt: x\"\n";

    fn check(from: &str, to: &str, expected: &str) {
        let answer = read(&TWO.replacen(from, to, 1)).unwrap_err();
        assert!(answer.starts_with(expected), "{answer}");
    }

    #[test]
    fn term_faults_name_file_and_line() {
        assert_eq!(read(TWO).unwrap().len(), 2);
        check("code = \"b\"", "code = \"a\"", "terms.toml:11: `a` stands twice, first in line 2");
        check("[\"b\"]", "[\"c\"]", "terms.toml:2: `c` is no term");
        check("da = [\"a\"]", "da = []", "terms.toml:2: lacks Danish");
        check("en = \"b\"", "en = \"\"", "terms.toml:11: lacks English");
        check("en = \"b\"", "uk = \"b\"", "terms.toml:13: unknown field `uk`");
    }
}
