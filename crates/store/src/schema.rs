//! The schema as its own text tells it: tables, columns, what they are about, whether they are personal and
//! how long they are kept. The export and its description stand on it.

use crate::migrate::MIGRATIONS;

/// What a column holds, in the migrations' own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A text, a code or an identifier.
    Text,
    /// A whole number.
    Whole,
    /// Yes (1) or no (0).
    Flag,
    /// A day: `2026-11-24`.
    Day,
    /// A moment in UTC.
    Moment,
    /// Bytes.
    Bytes,
}

impl Holds {
    fn of_word(word: &str) -> Option<Self> {
        Some(match word.trim_end_matches(',') {
            "TEXT" => Self::Text,
            "WHOLE" => Self::Whole,
            "FLAG" => Self::Flag,
            "DAY" => Self::Day,
            "MOMENT" => Self::Moment,
            "BYTES" => Self::Bytes,
            _ => return None,
        })
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// May it hold nothing?
    pub optional: bool,
    /// The table whose rows it names.
    pub references: Option<String>,
    /// `none`, `ordinary`, `confidential` or `special` personal data.
    pub class: String,
    /// How long it is kept: `always`, `case`, `account` or `log`.
    pub kept: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What it is for, where the migration says so.
    pub about: String,
    /// Its columns, in the order in which they came.
    pub columns: Vec<TableColumn>,
}

impl Table {
    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&TableColumn> {
        self.columns.iter().find(|c| c.name == name)
    }
}

fn column(line: &str) -> Option<TableColumn> {
    let (code, note) = line.split_once("--").unwrap_or((line, ""));
    let words: Vec<&str> = code.split_whitespace().collect();
    let (name, holds) = (*words.first()?, Holds::of_word(words.get(1)?)?);
    let (class, kept) = note.trim().split_once(", ").unwrap_or(("", ""));
    let after = |word: &str| words.iter().position(|w| *w == word).and_then(|at| words.get(at + 1));
    let is_key = words.contains(&"primary");
    Some(TableColumn {
        name: name.to_owned(),
        holds,
        optional: !is_key && !code.contains("not null"),
        references: after("references").map(|t| t.trim_end_matches([',', ';']).to_owned()),
        class: class.to_owned(),
        kept: kept.to_owned(),
    })
}

/// The tables after so many migrations, by name.
#[must_use]
pub fn tables(migrations: usize) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut open: Option<Table> = None;
    let mut said: Vec<&str> = Vec::new();
    for line in MIGRATIONS.iter().take(migrations).flat_map(|(_, text)| text.lines()) {
        if let Some(mut table) = open.take() {
            if line == ");" {
                tables.push(table);
            } else {
                table.columns.extend(column(line));
                open = Some(table);
            }
        } else if let Some(name) = line.strip_prefix("create table ") {
            let name = name.trim_end_matches(" (").to_owned();
            open = Some(Table { name, about: said.join(" "), columns: Vec::new() });
        } else if let Some((name, added)) = line.strip_prefix("alter table ").and_then(|l| l.split_once(" add column "))
            && let Some(table) = tables.iter_mut().find(|t| t.name == name)
        {
            table.columns.extend(column(added));
        } else if let Some(name) = line.strip_prefix("drop table ") {
            tables.retain(|t| t.name != name.trim_end_matches(';'));
        }
        match line.strip_prefix("-- ") {
            Some(words) => said.push(words),
            None => said.clear(),
        }
    }
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    tables
}
