//! Code lists: dated data from `rulebook/codes/*.toml`, checked when the program starts.

use std::{collections::BTreeMap, fmt};

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::{Refusal, Refused, period::Period, programme::line_of};

/// A code on one of the lists, such as `groceries` or `5223`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(String);

impl Code {
    /// A code as it stands in the database; the door has checked it against its list.
    #[must_use]
    pub fn known(code: impl Into<String>) -> Self {
        Self(code.into())
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One entry of a code list with its words and the days it is in use.
#[derive(Debug, Clone, Deserialize)]
pub struct Entry {
    /// The code.
    pub code: String,
    /// In Danish.
    pub da: String,
    /// In English.
    pub en: String,
    /// First day in use; always, when absent.
    pub from: Option<Date>,
    /// Last day in use; still, when absent.
    pub until: Option<Date>,
    /// Whatever else the list says of the entry (bounds, parents, notes).
    #[serde(flatten)]
    pub more: BTreeMap<String, toml::Value>,
}

impl Entry {
    /// Is the code in use on the day?
    #[must_use]
    pub fn in_use_on(&self, day: Date) -> bool {
        self.from.is_none_or(|f| f <= day) && self.until.is_none_or(|u| day <= u)
    }

    /// A text beside the words ("region", "note").
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.more.get(key).and_then(toml::Value::as_str)
    }
}

/// A list of codes.
#[derive(Debug, Clone)]
pub struct CodeList {
    /// The file's name without ending: `company_types`.
    pub name: String,
    /// The documents and sections that it is taken from.
    pub source: String,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct File {
    list: Spanned<String>,
    source: String,
    code: Vec<Spanned<Entry>>,
}

impl CodeList {
    /// A list without entries: every choice on it is refused.
    #[must_use]
    pub fn empty(name: &str) -> Self {
        Self { name: name.to_owned(), source: String::new(), entries: Vec::new() }
    }

    /// Reads and checks a list.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let fault = |byte: usize, what: &str| format!("codes/{name}.toml:{}: {what}", line_of(text, byte));
        let file: File = toml::from_str(text)
            .map_err(|e| fault(e.span().map_or(0, |s| s.start), &e.message().replace('\n', " ")))?;
        if file.list.get_ref() != name {
            return Err(fault(
                file.list.span().start,
                &format!("the list is `{}`, the file `{name}`", file.list.get_ref()),
            ));
        }
        let mut seen: BTreeMap<&str, Vec<Period>> = BTreeMap::new();
        for spanned in &file.code {
            let (entry, at) = (spanned.get_ref(), spanned.span().start);
            if entry.da.trim().is_empty() || entry.en.trim().is_empty() {
                return Err(fault(at, &format!("`{}` lacks a language", entry.code)));
            }
            let period = Period::new(entry.from.unwrap_or(Date::MIN), entry.until)
                .map_err(|_| fault(at, &format!("`{}` ends before it begins", entry.code)))?;
            let before = seen.entry(&entry.code).or_default();
            if before.iter().any(|p| p.overlaps(&period)) {
                return Err(fault(at, &format!("`{}` stands twice for the same days", entry.code)));
            }
            before.push(period);
        }
        let entries = file.code.into_iter().map(Spanned::into_inner).collect();
        Ok(Self { name: name.to_owned(), source: file.source, entries })
    }

    /// Every entry, in the list's order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries in use on a day.
    pub fn in_use_on(&self, day: Date) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |e| e.in_use_on(day))
    }

    /// The newest entry of a code, whenever it was in use (for showing what was chosen then).
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|e| e.code == code)
    }

    /// Reads a choice made on a day.
    ///
    /// # Errors
    /// [`Refusal::Missing`], [`Refusal::NotOnTheList`] or [`Refusal::CodeNotInUse`] on `field`.
    pub fn parse(&self, text: &str, day: Date, field: &'static str) -> Result<Code, Refused> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::Missing.on(field));
        }
        let mut entries = self.entries.iter().filter(|e| e.code == text).peekable();
        if entries.peek().is_none() {
            return Err(Refusal::NotOnTheList.on(field));
        }
        if entries.any(|e| e.in_use_on(day)) {
            Ok(Code(text.to_owned()))
        } else {
            Err(Refusal::CodeNotInUse { day }.on(field))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "list = \"trial\"\nsource = \"Holdepunkt: x\"\ncode = [\n  { code = \"a\", da = \"A\", en = \"A\" },\n  { code = \"b\", da = \"B\", en = \"B\", from = \"2020-01-01\" },\n]\n";

    fn check(from: &str, to: &str, expected: &str) {
        let answer = CodeList::read("trial", &LIST.replacen(from, to, 1)).unwrap_err();
        assert!(answer.starts_with(expected), "{answer}");
    }

    #[test]
    fn code_list_faults_name_file_and_line() {
        assert_eq!(CodeList::read("trial", LIST).unwrap().entries().len(), 2);
        check("en = \"A\" ", "", "codes/trial.toml:4: ");
        check("da = \"B\"", "da = \"\"", "codes/trial.toml:5: `b` lacks a language");
        check("code = \"b\"", "code = \"a\"", "codes/trial.toml:5: `a` stands twice for the same days");
        check("2020-01-01", "2020-13-01", "codes/trial.toml:5: ");
        check("2020-01-01\"", "2020-01-01\", until = \"2019-01-01\"", "codes/trial.toml:5: `b` ends before it begins");
        check("\"trial\"", "\"trail\"", "codes/trial.toml:1: the list is");
    }
}
