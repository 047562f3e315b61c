//! XLSX: one workbook a table, by the house's own writer.

use std::{fs::File, io::Write};

use holdepunkt_sheets::{Cell as SheetCell, Column, Sheet};

use super::{Cell, Head, Kind, Rows};

/// Rows that a workbook can hold below its header.
pub const MOST_ROWS: u64 = 1_048_575;

pub struct Xlsx {
    file: File,
    sheet: Sheet,
    kinds: Vec<Kind>,
}

impl Xlsx {
    pub fn new(file: File, name: &str, heads: &[Head]) -> Self {
        let column = |head: &Head| match head.kind {
            Kind::Text => Column::text(head.name),
            Kind::Whole => Column::number(head.name),
            Kind::Kroner => Column::money(head.name),
            Kind::Day => Column::day(head.name),
            Kind::Flag => Column::flag(head.name, "true", "false"),
        };
        let sheet = Sheet::new(name, heads.iter().map(column).collect());
        Self { file, sheet, kinds: heads.iter().map(|h| h.kind).collect() }
    }
}

impl Rows for Xlsx {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), String> {
        let cell = |(kind, cell): (&Kind, &Cell<'_>)| match cell {
            Cell::Text(text) => SheetCell::Text((*text).to_owned()),
            Cell::Whole(n) if *kind == Kind::Kroner => SheetCell::Money(n * 100),
            Cell::Whole(n) => SheetCell::Whole(*n),
            Cell::Day(d) => SheetCell::Day(d.date()),
            Cell::Flag(flag) => SheetCell::Flag(*flag),
            Cell::Empty => SheetCell::Empty,
        };
        self.sheet.rows.push(self.kinds.iter().zip(cells).map(cell).collect());
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<File, String> {
        let bytes = holdepunkt_sheets::xlsx(&self.sheet).map_err(|e| e.to_string())?;
        self.file.write_all(&bytes).map_err(|e| e.to_string())?;
        Ok(self.file)
    }
}
