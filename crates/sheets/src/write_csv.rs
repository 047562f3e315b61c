//! CSV as Danish Excel opens it by a double click: UTF-8 with a byte order mark, semicolons, decimal
//! comma, lines ended by CR LF, no thousand dots.
//!
//! Days are written as `2026-11-24`: Excel takes that for a date whatever the language of the
//! computer, and no other programme can mistake the month for the day.

use crate::{Cell, Sheet};

/// The bytes that tell Excel that what follows is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The sheet as a file.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 + sheet.rows.len() * sheet.columns.len() * 12);
    out.extend_from_slice(MARK);
    line(&mut out, sheet.columns.iter().map(|c| neutral(&c.title)));
    for row in &sheet.rows {
        line(
            &mut out,
            sheet.columns.iter().enumerate().map(|(i, column)| match row.get(i).unwrap_or(&Cell::Empty) {
                Cell::Text(text) => neutral(text),
                Cell::Whole(n) => n.to_string(),
                Cell::Decimal(n) | Cell::Money(n) => hundredths(*n),
                Cell::Day(day) => day.to_string(),
                Cell::Flag(flag) => neutral(column.flag_word(*flag)),
                Cell::Empty => String::new(),
            }),
        );
    }
    out
}

/// `-1250` as `-12,50`.
fn hundredths(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let n = n.unsigned_abs();
    format!("{sign}{},{:02}", n / 100, n % 100)
}

fn line(out: &mut Vec<u8>, fields: impl Iterator<Item = String>) {
    for (i, field) in fields.enumerate() {
        if i > 0 {
            out.push(b';');
        }
        if field.contains([';', '"', '\t', '\r', '\n', '\'']) || field.starts_with(' ') || field.ends_with(' ') {
            out.push(b'"');
            out.extend_from_slice(field.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(field.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

/// Text that no spreadsheet takes for a formula: what could begin one gets an apostrophe before it.
///
/// Beginnings are `= + - @`, their full-width forms, and control characters (a tab or a line break
/// is skipped by Excel before it looks), also after blanks. An apostrophe that already stands
/// before such a beginning is doubled, so that [`read`](crate::read) gives back what was written.
pub fn neutral(text: &str) -> String {
    let text = text.replace('\0', "");
    if begins_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text }
}

/// What [`neutral`] wrote, as it was.
pub(crate) fn plain(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// Could a spreadsheet take this text for a formula?
pub fn begins_formula(text: &str) -> bool {
    let control = text.chars().next().is_some_and(char::is_control);
    let first = text.chars().find(|c| !c.is_whitespace() && !c.is_control());
    control
        || matches!(
            first,
            Some('=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' | '\u{2212}' | '\u{fe63}')
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;
    use jiff::civil::date;

    #[test]
    fn danish_excel_reads_it() {
        let columns = vec![
            Column::text("Navn"),
            Column::money("Pris"),
            Column::day("Fra"),
            Column::flag("Aktiv", "ja", "nej"),
            Column::number("Antal"),
        ];
        let mut sheet = Sheet::new("x", columns);
        sheet.rows.push(vec![
            Cell::Text("Bager; \"Sprød\"".into()),
            Cell::Money(-123450),
            Cell::Day(date(2026, 11, 24)),
            Cell::Flag(true),
            Cell::Whole(-3),
        ]);
        sheet.rows.push(vec![Cell::Text("Æble".into()), Cell::Decimal(5)]);
        let text = String::from_utf8(csv(&sheet)).unwrap();
        assert_eq!(
            text,
            "\u{feff}Navn;Pris;Fra;Aktiv;Antal\r\n\
             \"Bager; \"\"Sprød\"\"\";-1234,50;2026-11-24;ja;-3\r\n\
             Æble;0,05;;;\r\n"
        );
    }

    #[test]
    fn nothing_begins_a_formula() {
        for begin in ["=", "+", "-", "@", "\t=", "\r=", "\n=", "\0=", " =", "＝", "＋", "－", "＠", "\t", "\r", "'="]
        {
            let text = format!("{begin}cmd|' /C calc'!A0");
            let written = neutral(&text);
            assert!(written.starts_with('\''), "{begin:?} became {written:?}");
            assert_eq!(plain(&written), text.replace('\0', ""));
        }
        for as_is in ["Søren", "12", "'tis", "a=b", "", "'"] {
            assert_eq!(neutral(as_is), as_is);
            assert_eq!(plain(as_is), as_is);
        }
    }
}
