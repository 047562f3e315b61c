//! A table as CSV or Parquet: found, and read as text, cell by cell. A match has tens of thousands of rows, so whatever a
//! Parquet file holds is written out and read by the same rules as CSV.

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use holdepunkt_settle::{Seen, seen};

use crate::{
    fault::{Expected, Fault, shown},
    parquet_in,
};

/// A table that was read whole.
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    columns: &'static [&'static str],
    /// Cells, row by row, in the order of the columns that were asked for.
    cells: Vec<String>,
    /// The line of each row, for CSV.
    lines: Vec<u64>,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    at: usize,
}

impl Table {
    /// Finds a table in a folder and reads it.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(folder: &Path, name: &'static str, columns: &'static [&'static str]) -> Result<Self, Fault> {
        let (csv, parquet) = (folder.join(format!("{name}.csv")), folder.join(format!("{name}.parquet")));
        // What can't be opened is there too: a link that leads nowhere is no empty table.
        let there = |path: &Path| path.symlink_metadata().is_ok();
        match (there(&csv), there(&parquet)) {
            (true, true) => Err(Fault::TwoTables { table: name }),
            (true, false) => Reading { name, columns, path: csv }.csv(),
            (false, true) => Reading { name, columns, path: parquet }.parquet(),
            (false, false) => Err(Fault::NoTable { table: name, folder: folder.to_owned() }),
        }
    }

    /// The rows, in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.cells.len() / self.columns.len().max(1)).map(|at| Row { table: self, at })
    }
}

impl<'t> Row<'t> {
    /// A cell, as text.
    pub fn text(&self, column: &'static str) -> &'t str {
        let of = self.table.columns.iter().position(|c| *c == column).unwrap_or(usize::MAX);
        let at = self.at.saturating_mul(self.table.columns.len()).saturating_add(of);
        self.table.cells.get(at).map_or("", |cell| cell.trim())
    }

    /// A cell, read.
    ///
    /// # Errors
    /// The cell, with what it may hold.
    pub fn read<T>(&self, column: &'static str, read: impl FnOnce(&'t str) -> Result<T, Expected>) -> Result<T, Fault> {
        read(self.text(column)).map_err(|expected| self.fault(column, self.text(column), expected))
    }

    /// What is wrong with a cell.
    pub fn fault(&self, column: &'static str, found: &str, expected: Expected) -> Fault {
        Fault::Cell {
            table: self.table.name,
            row: self.at as u64 + 1,
            line: self.table.lines.get(self.at).copied(),
            column,
            found: shown(found),
            expected,
        }
    }
}

struct Reading {
    name: &'static str,
    columns: &'static [&'static str],
    path: PathBuf,
}

impl Reading {
    fn io(&self, why: std::io::Error) -> Fault {
        Fault::Io { path: self.path.clone(), why }
    }

    fn not_a_table(&self, seen: Seen, detail: String) -> Fault {
        Fault::NotATable { table: self.name, seen, detail }
    }

    /// Which of the file's columns are those wanted.
    fn places(&self, header: &[String]) -> Result<Vec<usize>, Fault> {
        let place = |column: &&'static str| {
            let no_column = || Fault::NoColumn { table: self.name, column, found: shown(&header.join(", ")) };
            header.iter().position(|h| h == column).ok_or_else(no_column)
        };
        self.columns.iter().map(place).collect()
    }

    fn csv(&self) -> Result<Table, Fault> {
        let mut bytes = Vec::new();
        File::open(&self.path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(|e| self.io(e))?;
        if let Some(seen) = seen(bytes.get(..4096).unwrap_or(&bytes)) {
            return Err(self.not_a_table(seen, String::new()));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let head = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
        // Danish Excel writes semicolons; no column's name has a comma.
        let separator = if head.contains(&b';') && !head.contains(&b',') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(bytes);
        let no_utf8 = || self.not_a_table(Seen::Binary, String::new());
        let header: Vec<String> =
            reader.headers().map_err(|_| no_utf8())?.iter().map(|name| name.trim().to_owned()).collect();
        let places = self.places(&header)?;
        let mut table = Table { name: self.name, columns: self.columns, cells: Vec::new(), lines: Vec::new() };
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).map_err(|e| self.io(e.into()))? {
            let line = record.position().map_or(0, csv::Position::line);
            let row = table.lines.len() as u64 + 1;
            let fault = |column, found: &[u8], expected| Fault::Cell {
                table: self.name,
                row,
                line: Some(line),
                column,
                found: shown(&String::from_utf8_lossy(found)),
                expected,
            };
            if record.len() != header.len() {
                let found = format!("{} ≠ {}", record.len(), header.len());
                return Err(fault("", found.as_bytes(), Expected::Cells));
            }
            for (column, place) in self.columns.iter().zip(&places) {
                let bytes = record.get(*place).unwrap_or_default();
                let cell = std::str::from_utf8(bytes).map_err(|_| fault(column, bytes, Expected::Utf8))?;
                table.cells.push(cell.to_owned());
            }
            table.lines.push(line);
        }
        Ok(table)
    }

    fn parquet(&self) -> Result<Table, Fault> {
        let file = File::open(&self.path).map_err(|e| self.io(e))?;
        let empty = file.metadata().map_err(|e| self.io(e))?.len() == 0;
        let seen = if empty { Seen::Empty } else { Seen::NotParquet };
        let damaged = |e: parquet::errors::ParquetError| self.not_a_table(seen, e.to_string());
        let opened = parquet_in::Opened::of(file).map_err(damaged)?;
        let places = self.places(opened.header())?;
        let cells = opened.cells(&places).map_err(damaged)?;
        Ok(Table { name: self.name, columns: self.columns, cells, lines: Vec::new() })
    }
}
