//! What can be wrong with the tables, or on the way: as codes with values, worded by whoever asked.

use std::path::PathBuf;

use holdepunkt_rules::{Refusal, code_enum};
use holdepunkt_settle::Seen;

code_enum! {
    /// What a cell may hold.
    Expected {
        /// A text that is not empty.
        Filled = "filled",
        /// A pseudonym; never a CPR number.
        Pseudonym = "pseudonym",
        /// One that does not stand there already.
        Other = "other",
        /// A centre of the table `centres`.
        Centre = "centre",
        /// `true` or `false`.
        Flag = "flag",
        /// A date, as `2014-02-01`.
        Date = "date",
        /// A date, or nothing.
        DateOrEmpty = "date-or-empty",
        /// A last day no earlier than the first.
        NotBefore = "not-before",
        /// Hours, 0 to 168, with two decimals at the most.
        Hours = "hours",
        /// Kilometres, 0 or more.
        Kilometres = "kilometres",
        /// Degrees from -90 to 90.
        Latitude = "latitude",
        /// Degrees from -180 to 180.
        Longitude = "longitude",
        /// A whole number, 0 or more.
        Count = "count",
        /// 1 or 2.
        Generation = "generation",
        /// Occupations by DISCO-08, four digits each.
        Occupations = "occupations",
        /// Text in UTF-8.
        Utf8 = "utf8",
        /// As many cells as the header has.
        Cells = "cells",
    }
}

/// Why nothing was matched.
#[derive(Debug)]
pub enum Fault {
    /// A cell that can't be.
    Cell {
        /// The table.
        table: &'static str,
        /// The row, from 1; the header is none.
        row: u64,
        /// The line of the file, from 1, where it has lines.
        line: Option<u64>,
        /// The column; empty where the row as a whole is wrong.
        column: &'static str,
        /// What stands there, shortened.
        found: String,
        /// What may stand there.
        expected: Expected,
    },
    /// A column that must be there.
    NoColumn {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The columns there are.
        found: String,
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
    /// A file that can't be read.
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// A parameter without a value on the start date.
    Rule(Refusal),
    /// The output can't be written.
    Out(holdepunkt_settle::Fault),
}

impl From<holdepunkt_settle::Fault> for Fault {
    fn from(fault: holdepunkt_settle::Fault) -> Self {
        Self::Out(fault)
    }
}

/// What stands in a cell, short enough for a message.
pub fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(60).map(|c| if c.is_control() { '?' } else { c }).collect();
    if text.chars().count() > 60 {
        short.push('…');
    }
    short
}
