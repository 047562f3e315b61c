//! What can be wrong with a register, or on the way: as codes with values, worded by whoever asked.

use std::path::PathBuf;

use holdepunkt_rules::{Refusal, code_enum};

use crate::value::is_cpr;

code_enum! {
    /// What a cell may hold.
    Expected {
        /// A date, as `2014-02-01`.
        Date = "date",
        /// A date, or nothing.
        DateOrEmpty = "date-or-empty",
        /// A date that is a Monday.
        Monday = "monday",
        /// Hours, 0 to 168, with two decimals at the most.
        Hours = "hours",
        /// A whole number, 0 or more.
        Count = "count",
        /// The code of a job centre of the table `job_centres`.
        JobCentre = "job-centre",
        /// A job centre that does not stand there already.
        OtherJobCentre = "other-job-centre",
        /// `resource_course` or `cash_assistance`.
        Group = "group",
        /// `ordinary` or `flexi`.
        Kind = "kind",
        /// A text that is not empty.
        Filled = "filled",
        /// A pseudonym; never a CPR number.
        Pseudonym = "pseudonym",
        /// A last day no earlier than the first.
        NotBefore = "not-before",
        /// Text in UTF-8.
        Utf8 = "utf8",
        /// As many cells as the header has.
        Cells = "cells",
    }
}

code_enum! {
    /// What a file turned out to be.
    Seen {
        /// A workbook of Excel.
        Workbook = "workbook",
        /// A Parquet file under another name.
        Parquet = "parquet",
        /// Something compressed.
        Compressed = "compressed",
        /// Text in UTF-16.
        Utf16 = "utf16",
        /// Bytes that are no text.
        Binary = "binary",
        /// Nothing at all.
        Empty = "empty",
        /// A row without an end: most often a quotation mark that isn't closed.
        Endless = "endless",
        /// Not a Parquet file, or a damaged one.
        NotParquet = "not-parquet",
    }
}

code_enum! {
    /// What is wrong with a settlement that was made before.
    Amiss {
        /// There is none in the folder.
        NotThere = "not-there",
        /// Its record is none.
        Unreadable = "unreadable",
        /// It is of another programme.
        OtherProgramme = "other-programme",
        /// Its day is not earlier.
        NotEarlier = "not-earlier",
        /// Its tables are written in a way that isn't read back.
        Format = "format",
        /// A table is not the one that was written.
        Changed = "changed",
        /// The rulebook says something else than it did.
        OtherRulebook = "other-rulebook",
        /// It builds on another settlement that must be given too.
        Needs = "needs",
        /// The settlement that was given is not the one it builds on.
        OtherSettlement = "other-settlement",
    }
}

/// A cell that can't be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row in its batch, from 0.
    pub at: usize,
    /// The column.
    pub column: &'static str,
    /// What stands there, shortened.
    pub found: String,
    /// What may stand there.
    pub expected: Expected,
}

/// A cell that can't be, by where it stands in a table; `E` lists what cells may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault<E> {
    /// The table.
    pub table: &'static str,
    /// The row, from 1; the header is none.
    pub row: u64,
    /// The line of the file, from 1, where it has lines.
    pub line: Option<u64>,
    /// The column; empty where the row as a whole is wrong.
    pub column: String,
    /// What stands there, shortened.
    pub found: String,
    /// What may stand there.
    pub expected: E,
}

/// Why nothing was settled.
#[derive(Debug)]
pub enum Fault {
    /// A cell that can't be.
    Cell(CellFault<Expected>),
    /// A column that must be there.
    NoColumn {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The columns there are.
        found: String,
    },
    /// A column of a Parquet file with a type that can't hold what it should.
    ColumnType {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The type it has.
        found: String,
        /// What it should hold.
        expected: Expected,
    },
    /// A table that must be there.
    NoTable {
        /// The table.
        table: &'static str,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// A table that is there as CSV and as Parquet.
    TwoTables {
        /// The table.
        table: &'static str,
    },
    /// A file that is not what its name says.
    NotATable {
        /// The table.
        table: &'static str,
        /// What it seems to be.
        seen: Seen,
        /// More of it, where the reader tells.
        detail: String,
    },
    /// The output folder is there already, with something in it.
    OutThere(PathBuf),
    /// The output folder is a file system of its own, so nothing can be moved onto it in one step.
    OutMounted(PathBuf),
    /// Something is wrong with a settlement that was made before.
    Earlier {
        /// Its folder.
        folder: PathBuf,
        /// What.
        amiss: Amiss,
        /// More of it: a table, a programme, a format.
        detail: String,
    },
    /// More rows than a workbook can hold.
    TooManyRows {
        /// The table.
        table: &'static str,
        /// How many there are.
        rows: u64,
    },
    /// A parameter without a value on a day that needs one.
    Rule(Refusal),
    /// The citizen that was asked for has no row.
    NoCitizen(String),
    /// A file that can't be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// Something that can't be written.
    Unwritable(String),
}

/// What stands in a cell, short enough for a message. A CPR number, alone or in a list, is told to be one, and not which.
#[must_use]
pub fn shown(bytes: &[u8]) -> String {
    if bytes.split(|b| *b == b';').any(|part| is_cpr(part.trim_ascii())) {
        return "••••••-••••".to_owned();
    }
    let text = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes));
    let mut short: String = text.chars().take(60).map(|c| if c.is_control() { '?' } else { c }).collect();
    if text.chars().count() > 60 || bytes.len() > 200 {
        short.push('…');
    }
    short
}
