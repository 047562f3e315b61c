//! What can be brought in from a file: for each kind its columns, as data in `rulebook/imports/*.toml`.

use serde::Deserialize;

use crate::programme::line_of;

code_enum! {
    /// A kind of file.
    ImportKind {
        /// Citizens, by CPR number.
        Citizens = "citizens",
        /// Companies, by CVR number and P number.
        Companies = "companies",
        /// An extract of the company register, by P number.
        Register = "register",
        /// Contracts, by centre and first day.
        Contracts = "contracts",
        /// Placements, by CPR number, centre, place and first day.
        Placements = "placements",
        /// Benefits, by CPR number, benefit and first day.
        Benefits = "benefits",
        /// Hours paid with ordinary wages, by CPR number, employer and first day.
        Hours = "hours",
    }
}

impl ImportKind {
    /// Is every row about a person?
    #[must_use]
    pub fn of_persons(self) -> bool {
        !matches!(self, Self::Companies | Self::Register | Self::Contracts)
    }
}

/// One column that a kind of file can have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportColumn {
    /// Its name in the program and on the command line (`--map "Column=field"`).
    pub field: String,
    /// In Danish, as it stands in the template.
    pub da: String,
    /// In English.
    pub en: String,
    /// What it is called elsewhere.
    #[serde(default)]
    pub also: Vec<String>,
    /// Without it no row can be read.
    #[serde(default)]
    pub required: bool,
    /// The code list that its cells choose from, by code or by word.
    pub list: Option<String>,
    /// What a cell may look like, for the template.
    pub example: String,
}

impl ImportColumn {
    /// Does a header mean this column? Case, blanks and signs don't matter.
    #[must_use]
    pub fn answers_to(&self, header: &str) -> bool {
        let asked = bare(header);
        !asked.is_empty()
            && [&self.field, &self.da, &self.en].into_iter().chain(&self.also).any(|name| bare(name) == asked)
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A kind of file with its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSheet {
    /// The kind.
    pub kind: ImportKind,
    /// Where the columns are taken from.
    pub source: String,
    /// The columns, in the template's order.
    pub columns: Vec<ImportColumn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: String,
    source: String,
    column: Vec<toml::Spanned<ImportColumn>>,
}

impl ImportSheet {
    /// Reads and checks a file of the rulebook.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let fault = |byte: usize, what: &str| format!("imports/{name}.toml:{}: {what}", line_of(text, byte));
        let file: File = toml::from_str(text)
            .map_err(|e| fault(e.span().map_or(0, |s| s.start), &e.message().replace('\n', " ")))?;
        let kind = ImportKind::from_code(&file.kind).filter(|k| k.code() == name);
        let kind = kind.ok_or_else(|| fault(0, &format!("`{}` is not the kind `{name}`", file.kind)))?;
        let mut columns: Vec<ImportColumn> = Vec::new();
        for spanned in file.column {
            let at = spanned.span().start;
            let column = spanned.into_inner();
            let names = [&column.field, &column.da, &column.en].into_iter().chain(&column.also);
            if let Some(twice) = names.into_iter().find(|n| columns.iter().any(|c| c.answers_to(n))) {
                return Err(fault(at, &format!("`{twice}` means two columns")));
            }
            columns.push(column);
        }
        Ok(Self { kind, source: file.source, columns })
    }

    /// A column by its field.
    #[must_use]
    pub fn column(&self, field: &str) -> Option<&ImportColumn> {
        self.columns.iter().find(|c| c.field == field)
    }

    /// For each header of a file the column that it means, each column once.
    #[must_use]
    pub fn propose(&self, headers: &[String]) -> Vec<Option<&ImportColumn>> {
        let mut taken: Vec<&str> = Vec::new();
        let mut proposed = Vec::with_capacity(headers.len());
        for header in headers {
            let meant = self.columns.iter().find(|c| c.answers_to(header) && !taken.contains(&c.field.as_str()));
            taken.extend(meant.map(|c| c.field.as_str()));
            proposed.push(meant);
        }
        proposed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "kind = \"hours\"\nsource = \"Holdepunkt: x\"\n[[column]]\nfield = \"cpr\"\nda = \"CPR-nummer\"\nen = \"CPR number\"\nalso = [\"cpr-nr.\"]\nrequired = true\nexample = \"x\"\n\n[[column]]\nfield = \"from\"\nda = \"Fra dato\"\nen = \"From\"\nexample = \"x\"\n";

    #[test]
    fn headers_are_known_whatever_their_case_and_signs() {
        let sheet = ImportSheet::read("hours", FILE).unwrap();
        let headers = ["CPRnr", "cpr", "  FRA-dato ", "Note", ""].map(String::from);
        let proposed: Vec<_> = sheet.propose(&headers).into_iter().map(|c| c.map(|c| c.field.as_str())).collect();
        assert_eq!(proposed, [Some("cpr"), None, Some("from"), None, None]);
    }

    #[test]
    fn faults_name_file_and_line() {
        let check = |from: &str, to: &str, expected: &str| {
            let answer = ImportSheet::read("hours", &FILE.replacen(from, to, 1)).unwrap_err();
            assert!(answer.starts_with(expected), "{answer}");
        };
        check("\"hours\"", "\"days\"", "imports/hours.toml:1: `days` is not the kind");
        check("\"Fra dato\"", "\"CPR nr\"", "imports/hours.toml:11: `CPR nr` means two columns");
        check("example = \"x\"\n\n", "\n", "imports/hours.toml:3: ");
    }
}
