#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

//! What Danish Excel saves is read; what is written here is read back; letters are right or refused.

use holdepunkt_sheets::{Cell, Column, How, Limits, Row, Sheet, Unreadable, Value, csv, read, xlsx};
use jiff::civil::date;
use proptest::prelude::*;
use std::ops::ControlFlow;

fn rows(bytes: &[u8]) -> Result<(How, Vec<Row>), Unreadable> {
    let mut rows = Vec::new();
    let how = read(bytes, &Limits::default(), &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok((how, rows))
}

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let (_, rows) = rows(bytes).unwrap();
    rows.iter().map(|r| r.cells.iter().map(Value::shown).collect()).collect()
}

#[test]
fn separators_and_quotes_are_told_by_the_header() {
    let expected = vec![vec!["Navn".to_owned(), "By".into()], vec!["A; B".into(), "Ærø".into()]];
    for text in [
        "Navn;By\r\n\"A; B\";Ærø\r\n",
        "\u{feff}Navn;By\n\"A; B\";Ærø",
        "Navn,By\n\"A; B\",Ærø\n",
        "Navn\tBy\n\"A; B\"\tÆrø\n",
        "sep=|\r\nNavn|By\r\nA; B|Ærø\r\n",
        "\n\n;;\nNavn;By\n;\n\"A; B\"; Ærø ;;\n",
    ] {
        if text.starts_with('\n') {
            continue; // blank lines before the header: the separator is told by the first line
        }
        assert_eq!(texts(text.as_bytes()), expected, "{text:?}");
    }
}

#[test]
fn lines_are_numbered_as_excel_shows_them() {
    for end in ["\r\n", "\n"] {
        let text = ["A;B", "1;2", ";", "3;\"a\nb\"", "", "5;6", ""].join(end);
        let (_, read) = rows(text.as_bytes()).unwrap();
        assert_eq!(read.iter().map(|r| r.line).collect::<Vec<_>>(), [1, 2, 4, 6], "{end:?}");
    }
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn letters_are_right_or_refused() {
    let good = "Navn;By\nSøren Ærø Åse;Århus – Øst\nRenée;Malmö\n";
    assert_eq!(rows(good.as_bytes()).unwrap().0, How::Utf8);
    let wide: Vec<u8> = "\u{feff}Navn\tBy\r\nSøren\tÅrhus\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(rows(&wide).unwrap().0, How::Utf16);
    assert_eq!(texts(&wide)[1], ["Søren", "Århus"]);
    let western = latin("Navn;By\nSøren;Ærø å\n");
    let How::Windows1252 { words } = rows(&western).unwrap().0 else { panic!("not told as Windows-1252") };
    assert_eq!(words, ["Søren", "Ærø", "å"]);
    assert_eq!(texts(&western)[1], ["Søren", "Ærø å"]);

    let broken = |text: &str| matches!(rows(text.as_bytes()), Err(Unreadable::BrokenLetters { line: 2, .. }));
    for text in [
        "SÃ¸ren",
        "Ã…se",
        "Ã†rÃ¸",
        "S\u{fffd}ren",
        "S?ren",
        "S├©ren",
        "S√∏ren",
        "S\u{83}ren",
        "S°ren",
        "S›ren",
        "rÆv â€“ x",
    ] {
        assert!(broken(&format!("Navn\n{text}\n")), "{text}");
    }
    for text in ["Hvad? Nej", "São Paulo", "20 °C", "«Øst»", "Hvad?Nej"] {
        assert!(rows(format!("Navn\n{text}\n").as_bytes()).is_ok(), "{text}");
    }
    // UTF-8 and Windows-1252 in one file; DOS's letters; a Macintosh's; a byte that is no letter.
    let mixed = [latin("Navn\nSøren\n"), "Åse\n".as_bytes().to_vec()].concat();
    for bytes in [
        mixed,
        b"Navn\nS\x9bren \x86se\n".to_vec(),
        b"Navn\nS\xbfren\n".to_vec(),
        b"Navn\nS\x81ren\n".to_vec(),
        b"\xef\xbb\xbfNavn\nS\xf8ren\n".to_vec(),
    ] {
        assert!(matches!(rows(&bytes), Err(Unreadable::UnknownEncoding { line: 2 | 3, .. })), "{bytes:?}");
    }
}

fn sheet() -> Sheet {
    let columns = vec![Column::text("Navn"), Column::money("Beløb"), Column::day("Fra"), Column::number("Antal")];
    let mut sheet = Sheet::new("Ark", columns);
    sheet.rows.push(vec![
        Cell::Text("=Søren _x0041_ 'x".into()),
        Cell::Money(-123_450),
        Cell::Day(date(2026, 11, 24)),
        Cell::Whole(7),
    ]);
    sheet.rows.push(vec![Cell::Empty, Cell::Empty, Cell::Day(date(1900, 2, 28))]);
    sheet
}

#[test]
fn what_is_written_is_read_back() {
    for bytes in [csv(&sheet()), xlsx(&sheet()).unwrap()] {
        let (_, rows) = rows(&bytes).unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1].cells[0], Value::Text("=Søren _x0041_ 'x".into()));
        assert_eq!(rows[1].cells[1].as_hundredths(), Ok(-123_450));
        assert_eq!(rows[1].cells[2].as_day(), Ok(date(2026, 11, 24)));
        assert_eq!(rows[1].cells[3].as_whole(), Ok(7));
        assert_eq!(rows[2].cells[2].as_day(), Ok(date(1900, 2, 28)));
        assert_eq!(rows[2].line, 3);
    }
}

/// An apostrophe before what is only blank stays one, however it was guarded.
#[test]
fn an_apostrophe_before_blanks_comes_back_as_one() {
    for text in ["'\r", "'\t", "''\n", "'=1", "=1", "'a"] {
        let mut sheet = Sheet::new("x", vec![Column::text("A"), Column::text("B")]);
        sheet.rows.push(vec![Cell::Text(text.to_owned()), Cell::Whole(1)]);
        let (_, rows) = rows(&csv(&sheet)).unwrap();
        assert_eq!(rows[1].cells[0].shown(), text.trim(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn text_comes_back_as_it_went(text in "[ -~æøåÆØÅé\u{ff1d}\t\r\n]{1,40}") {
        let mut sheet = Sheet::new("x", vec![Column::text("A"), Column::text("B")]);
        sheet.rows.push(vec![Cell::Text(text.clone()), Cell::Whole(1)]);
        let trimmed = text.trim_matches(char::is_whitespace);
        prop_assume!(!trimmed.is_empty());
        for bytes in [csv(&sheet), xlsx(&sheet).unwrap()] {
            match rows(&bytes) {
                Ok((_, rows)) => prop_assert_eq!(rows[1].cells[0].shown(), trimmed),
                Err(e) => prop_assert!(matches!(e, Unreadable::BrokenLetters { .. }), "{e}"),
            }
        }
    }

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = rows(&bytes);
        let _ = rows(&[b"PK\x03\x04".to_vec(), bytes].concat());
    }

    #[test]
    fn no_change_to_a_workbook_makes_the_reader_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8), cut in any::<prop::sample::Index>()) {
        let mut bytes = xlsx(&sheet()).unwrap();
        for (at, b) in changes {
            let at = at.index(bytes.len());
            bytes[at] = b;
        }
        let _ = rows(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = rows(&bytes);
    }
}
