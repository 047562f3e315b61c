//! XLSX: text as text, days as days, the header bold and in sight while scrolling.

use crate::{Cell, Kind, Sheet};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};

/// A sheet that can't be a workbook's: too many rows (1 048 575) or columns (16 384), or a text
/// longer than a cell holds (32 767 characters).
#[derive(Debug, thiserror::Error)]
#[error("this can't be written as a workbook: {0}")]
pub struct Unwritable(#[from] XlsxError);

/// Characters that a column is at least and at most wide.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;
/// Rows that are looked at to find a column's width.
const LOOKED_AT: usize = 500;

/// The sheet as a workbook of one tab.
///
/// # Errors
/// What a workbook can't hold.
pub fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, Unwritable> {
    workbook(std::slice::from_ref(sheet))
}

/// Several sheets, one tab each. The same sheets give the same bytes.
///
/// # Errors
/// What a workbook can't hold.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    // The program would put today's time here; a file should not differ by when it was made.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let formats = Formats::new();
    for (i, sheet) in sheets.iter().enumerate() {
        let tab = book.add_worksheet();
        tab.set_name(tab_name(&sheet.name, i + 1))?;
        fill(tab, sheet, &formats)?;
    }
    Ok(book.save_to_buffer()?)
}

struct Formats {
    header: Format,
    text: Format,
    whole: Format,
    decimal: Format,
    money: Format,
    day: Format,
}

impl Formats {
    fn new() -> Formats {
        Formats {
            header: Format::new().set_bold().set_border_bottom(FormatBorder::Thin),
            // "@" keeps a text a text when somebody edits the cell: a CPR number its leading zero.
            text: Format::new().set_num_format("@"),
            whole: Format::new().set_num_format("0"),
            decimal: Format::new().set_num_format("0.00"),
            money: Format::new().set_num_format("#,##0.00"),
            day: Format::new().set_num_format("dd-mm-yyyy"),
        }
    }
}

fn fill(tab: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    tab.set_freeze_panes(1, 0)?;
    for (i, column) in sheet.columns.iter().enumerate() {
        let i = column_number(i)?;
        tab.write_string_with_format(0, i, &column.title, &formats.header)?;
        tab.set_column_width(i, width(sheet, i.into()))?;
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        let row = u32::try_from(row + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (i, (column, cell)) in sheet.columns.iter().zip(cells).enumerate() {
            let i = column_number(i)?;
            match cell {
                Cell::Text(text) => tab.write_string_with_format(row, i, text, &formats.text)?,
                Cell::Whole(n) => number(tab, row, i, *n, &n.to_string(), 1.0, formats, &formats.whole)?,
                Cell::Decimal(n) => number(tab, row, i, *n, "", 100.0, formats, &formats.decimal)?,
                Cell::Money(n) => number(tab, row, i, *n, "", 100.0, formats, &formats.money)?,
                Cell::Day(day) if day.year() >= 1900 => {
                    let (year, month, day) = (day.year().unsigned_abs(), day.month(), day.day());
                    let at = ExcelDateTime::from_ymd(year, month.unsigned_abs(), day.unsigned_abs())?;
                    tab.write_datetime_with_format(row, i, &at, &formats.day)?
                }
                // Excel knows no day before 1900.
                Cell::Day(day) => tab.write_string_with_format(row, i, day.to_string(), &formats.text)?,
                Cell::Flag(flag) => tab.write_string_with_format(row, i, column.flag_word(*flag), &formats.text)?,
                Cell::Empty => continue,
            };
        }
    }
    Ok(())
}

/// A number as a number, unless Excel's fifteen digits would round it: then its digits as text.
#[allow(clippy::too_many_arguments, clippy::cast_precision_loss)] // looked at: below 10^15
fn number<'a>(
    tab: &'a mut Worksheet,
    row: u32,
    column: u16,
    n: i64,
    digits: &str,
    parts: f64,
    formats: &Formats,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    if n.unsigned_abs() < 1_000_000_000_000_000 {
        return tab.write_number_with_format(row, column, n as f64 / parts, format);
    }
    let sign = if n < 0 { "-" } else { "" };
    let whole = format!("{sign}{},{:02}", n.unsigned_abs() / 100, n.unsigned_abs() % 100);
    tab.write_string_with_format(row, column, if digits.is_empty() { &whole } else { digits }, &formats.text)
}

fn column_number(i: usize) -> Result<u16, XlsxError> {
    u16::try_from(i).map_err(|_| XlsxError::RowColumnLimitError)
}

#[allow(clippy::cast_precision_loss)] // at most 60
fn width(sheet: &Sheet, column: usize) -> f64 {
    let Some(head) = sheet.columns.get(column) else { return NARROWEST as f64 };
    let widest = sheet.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(column)).map(|cell| match cell {
        Cell::Text(text) => text.lines().map(|l| l.chars().count()).max().unwrap_or(0),
        Cell::Whole(n) | Cell::Decimal(n) | Cell::Money(n) => n.to_string().len() + 3,
        Cell::Day(_) => 10,
        Cell::Flag(_) | Cell::Empty => 3,
    });
    let least = if matches!(head.kind, Kind::Day) { 11 } else { NARROWEST };
    (widest.max().unwrap_or(0).max(head.title.chars().count()) + 2).clamp(least, WIDEST) as f64
}

/// What Excel allows as a tab's name: 31 characters, none of `[ ] : * ? / \`, no apostrophe at the ends.
fn tab_name(name: &str, number: usize) -> String {
    let clean: String = name.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let short: String = clean.trim_matches(['\'', ' ']).chars().take(31).collect();
    let short = short.trim_matches(['\'', ' ']);
    if short.is_empty() { number.to_string() } else { short.to_owned() }
}
