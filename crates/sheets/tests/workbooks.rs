#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

//! What is written as a workbook, read by somebody else's reader.

use calamine::{Data, DataType, Reader, Xlsx};
use holdepunkt_sheets::{Cell, Column, Sheet, xlsx};
use jiff::civil::date;
use std::io::Cursor;

const HOSTILE: [&str; 18] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://x\")",
    "http://example.invalid",
    "DDE(\"a\";\"b\")",
    "_x000A_",
    "'=1",
];

#[test]
fn text_is_text_and_never_a_formula() {
    let mut sheet = Sheet::new("a/b:c*d[e]", vec![Column::text("=1+1"), Column::text("B")]);
    sheet.rows = HOSTILE.iter().map(|t| vec![Cell::Text((*t).into()), Cell::text("")]).collect();
    let mut book = Xlsx::new(Cursor::new(xlsx(&sheet).unwrap())).unwrap();
    let tab = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&tab).unwrap();
    assert_eq!(formulas.used_cells().filter(|(_, _, f)| !f.is_empty()).count(), 0);
    let cells = book.worksheet_range(&tab).unwrap();
    assert_eq!(cells.get_value((0, 0)), Some(&Data::String("=1+1".into())));
    for (i, text) in HOSTILE.iter().enumerate() {
        let read = cells.get_value((u32::try_from(i).unwrap() + 1, 0)).unwrap();
        assert_eq!(read, &Data::String((*text).into()), "{text:?}");
    }
}

#[test]
fn numbers_and_days_are_themselves() {
    let mut sheet =
        Sheet::new("Tal", vec![Column::number("a"), Column::money("b"), Column::day("c"), Column::text("d")]);
    sheet.rows.push(vec![
        Cell::Whole(-7),
        Cell::Money(-123_450),
        Cell::Day(date(2026, 11, 24)),
        Cell::Whole(1_234_567_890_123_456_789),
    ]);
    let bytes = xlsx(&sheet).unwrap();
    assert_eq!(bytes, xlsx(&sheet).unwrap(), "the same sheet gives the same bytes");
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let cells = book.worksheet_range("Tal").unwrap();
    assert_eq!(cells.get_value((1, 0)), Some(&Data::Float(-7.0)));
    assert_eq!(cells.get_value((1, 1)), Some(&Data::Float(-1234.5)));
    let day = cells.get_value((1, 2)).unwrap();
    assert!(day.is_datetime() && day.get_datetime().unwrap().to_ymd_hms_milli().0 == 2026);
    assert_eq!(cells.get_value((1, 3)), Some(&Data::String("1234567890123456789".into())));
}
