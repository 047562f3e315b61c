//! Tables out: CSV, JSON, Parquet, XLSX.

mod csv;
mod json;
mod parquet;
mod xlsx;

use std::{fs::File, io::Write, path::Path};

use holdepunkt_rules::{code_enum, grants::day::Day};

use crate::fault::Fault;

code_enum! {
    /// How tables are written.
    Format {
        /// UTF-8, comma, header.
        Csv = "csv",
        /// Parquet.
        Parquet = "parquet",
        /// A list of objects.
        Json = "json",
        /// A workbook.
        Xlsx = "xlsx",
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Whole,
    /// Whole kroner.
    Kroner,
    /// A day.
    Day,
    /// Yes or no.
    Flag,
}

/// A column of a table that is written.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// May a cell be empty?
    pub optional: bool,
}

impl Head {
    /// A column in which every row has something.
    pub const fn of(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, optional: false }
    }

    /// A column in which cells may be empty.
    pub const fn or_empty(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, optional: true }
    }
}

/// A cell.
#[derive(Debug, Clone, Copy)]
pub enum Cell<'c> {
    /// Text.
    Text(&'c str),
    /// A number.
    Whole(i64),
    /// A day.
    Day(Day),
    /// Yes or no.
    Flag(bool),
    /// Nothing.
    Empty,
}

/// A table that is being written, row by row.
pub trait Rows {
    /// Writes a row.
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), String>;

    /// Ends the table: gives the file once everything was handed to it.
    fn finish(self: Box<Self>) -> Result<File, String>;
}

/// Writes a table into a folder, and lets go of it only when it lies on the disk.
pub fn table(
    folder: &Path,
    name: &'static str,
    heads: &'static [Head],
    format: Format,
    rows: u64,
    fill: impl FnOnce(&mut dyn Rows) -> Result<(), String>,
) -> Result<(), Fault> {
    if format == Format::Xlsx && rows > xlsx::MOST_ROWS {
        return Err(Fault::TooManyRows { table: name, rows });
    }
    let path = folder.join(format!("{name}.{format}"));
    let io = |why| Fault::Io { path: path.clone(), why };
    let file = File::create_new(&path).map_err(io)?;
    let unwritable = |why: String| Fault::Unwritable(format!("{}: {why}", path.display()));
    let mut writer: Box<dyn Rows> = match format {
        Format::Csv => Box::new(csv::Csv::new(file, heads).map_err(unwritable)?),
        Format::Json => Box::new(json::Json::new(file, heads).map_err(unwritable)?),
        Format::Parquet => Box::new(parquet::Parquet::new(file, heads).map_err(unwritable)?),
        Format::Xlsx => Box::new(xlsx::Xlsx::new(file, name, heads)),
    };
    fill(writer.as_mut()).map_err(unwritable)?;
    let file = writer.finish().map_err(unwritable)?;
    file.sync_all().map_err(io)
}

/// Writes a small file and sees it to the disk.
pub fn whole(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let io = |why| Fault::Io { path: path.to_owned(), why };
    let mut file = File::create_new(path).map_err(io)?;
    file.write_all(bytes).map_err(io)?;
    file.sync_all().map_err(io)
}

/// A day's ten letters.
fn day(day: Day) -> [u8; 10] {
    let (year, month, of_month) = day.parts();
    let mut text = *b"0000-00-00";
    let mut put = |at: usize, n: i32| {
        if let Some(place) = text.get_mut(at) {
            *place = b'0' + u8::try_from(n.rem_euclid(10)).unwrap_or(0);
        }
    };
    for (at, n) in [(0, year / 1000), (1, year / 100), (2, year / 10), (3, year)] {
        put(at, n);
    }
    for (at, n) in [(5, month / 10), (6, month), (8, of_month / 10), (9, of_month)] {
        put(at, n);
    }
    text
}

/// A number's digits.
fn digits(n: i64, into: &mut Vec<u8>) {
    if n < 0 {
        into.push(b'-');
    }
    let mut left = n.unsigned_abs();
    let begins = into.len();
    loop {
        into.push(b'0' + u8::try_from(left % 10).unwrap_or(0));
        left /= 10;
        if left == 0 {
            break;
        }
    }
    into.get_mut(begins..).unwrap_or_default().reverse();
}
