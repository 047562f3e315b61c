//! A table as CSV or Parquet: read as text, cell by cell. A match has tens of thousands of rows, so whatever a Parquet
//! file holds is written out and read by the same rules as CSV.

use std::{fs, path::Path};

use holdepunkt_settle::{CellFault, Seen, TableFile, seen, separator, shown};
use parquet::errors::ParquetError;

use crate::{
    fault::{Expected, Fault},
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
        let file = TableFile::needed(folder, name)?;
        let mut table = Self { name, columns, cells: Vec::new(), lines: Vec::new() };
        let read = if file.parquet { table.read_parquet(&file) } else { table.read_csv(&file) };
        read.map(|()| table)
    }

    fn read_csv(&mut self, file: &TableFile) -> Result<(), Fault> {
        let bytes = fs::read(&file.path).map_err(|why| file.io(why))?;
        if let Some(seen) = seen(&bytes) {
            return Err(file.no_csv(seen).into());
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let separator = separator(bytes.split(|b| *b == b'\n').next().unwrap_or_default());
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(bytes);
        let header = reader.headers().map_err(|_| file.no_csv(Seen::Binary))?;
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let places = file.places(self.columns.iter().copied(), &header)?;
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).map_err(|why| file.io(why.into()))? {
            let at = self.lines.len();
            self.lines.push(record.position().map_or(0, csv::Position::line));
            if record.len() != header.len() {
                let found = format!("{} ≠ {}", record.len(), header.len());
                return Err(self.row(at).fault("", &found, Expected::Cells));
            }
            for (column, place) in self.columns.iter().zip(&places) {
                let bytes = record.get(*place).unwrap_or_default();
                let no_text = |_| self.row(at).fault(column, &String::from_utf8_lossy(bytes), Expected::Utf8);
                let cell = std::str::from_utf8(bytes).map_err(no_text)?;
                self.cells.push(cell.to_owned());
            }
        }
        Ok(())
    }

    fn read_parquet(&mut self, file: &TableFile) -> Result<(), Fault> {
        let (reader, length) = file.open()?;
        let damaged = |why: ParquetError| file.no_parquet(length, why.to_string());
        let opened = parquet_in::Opened::of(reader).map_err(damaged)?;
        let places = file.places(self.columns.iter().copied(), opened.header())?;
        self.cells = opened.cells(&places).map_err(damaged)?;
        Ok(())
    }

    fn row(&self, at: usize) -> Row<'_> {
        Row { table: self, at }
    }

    /// The rows, in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.cells.len() / self.columns.len().max(1)).map(move |at| self.row(at))
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
        Fault::Cell(CellFault {
            table: self.table.name,
            row: self.at as u64 + 1,
            line: self.table.lines.get(self.at).copied(),
            column: column.to_owned(),
            found: shown(found.as_bytes()),
            expected,
        })
    }
}
