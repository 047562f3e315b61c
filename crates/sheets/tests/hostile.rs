#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

//! Hostile files: each refused in ten seconds and within 256 megabytes, by what is wrong with it.

mod support;

use holdepunkt_sheets::{Limits, Unreadable};
use support::{RELATED, WORKBOOK, book_of, cell, within_limits, zip};

#[track_caller]
fn refused(what: &str, bytes: &[u8]) -> Unreadable {
    within_limits(what, bytes).expect_err(what)
}

#[test]
fn bombs() {
    let long: String = (0..1_100_000_u64).map(|i| format!("<row><c><v>{}</v></c></row>", i * 7919 % 999_983)).collect();
    let sheet = format!("<worksheet><sheetData>{long}</sheetData></worksheet>");
    assert_eq!(refused("many rows", &book_of(&sheet, &[])), Unreadable::TooManyRows { most: 1_000_001 });
    let zeros = vec![b' '; 90_000_000];
    assert_eq!(refused("a ratio", &book_of(std::str::from_utf8(&zeros).unwrap(), &[])), Unreadable::Bomb);
    let lying = zip(
        &[
            ("xl/workbook.xml", WORKBOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELATED.as_bytes()),
            ("xl/worksheets/sheet1.xml", &zeros),
        ],
        |n| n.min(10_000),
    );
    assert_eq!(refused("a size that lies", &lying), Unreadable::Bomb);
    let xfs = "<xf numFmtId=\"14\"/>".repeat(1_000_000);
    let styles = format!("<styleSheet><cellXfs>{xfs}</cellXfs></styleSheet>");
    let plain = cell("<c><v>1</v></c>");
    assert_eq!(refused("styles", &book_of(&plain, &[("xl/styles.xml", styles.as_bytes())])), Unreadable::Bomb);
    let mut strings = String::from("<sst uniqueCount=\"999999999999999\">");
    (0..3_100_000).for_each(|_| strings.push_str("<si/>"));
    assert_eq!(refused("texts", &book_of(&plain, &[("xl/sharedStrings.xml", strings.as_bytes())])), Unreadable::Bomb);
    let open = format!("<worksheet {}", "x=\"".repeat(200_000));
    assert!(matches!(refused("a tag without end", &book_of(&open, &[])), Unreadable::Bomb | Unreadable::Damaged));
    let deep = "<a>".repeat(5_000_000);
    assert!(matches!(refused("depth", &book_of(&deep, &[])), Unreadable::Bomb | Unreadable::Empty));
    let many: Vec<(String, Vec<u8>)> = (0..5_000).map(|i| (format!("a{i}"), Vec::new())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, c)| (n.as_str(), c.as_slice())).collect();
    assert_eq!(refused("entries", &zip(&many, |n| n)), Unreadable::Bomb);
}

#[test]
fn entities_path_names_and_nested_archives() {
    let laughs = format!("<!DOCTYPE a [<!ENTITY b \"bbbb\">]>{}", cell("<c t=\"inlineStr\"><is><t>&b;</t></is></c>"));
    assert_eq!(refused("a document type", &book_of(&laughs, &[])), Unreadable::Entities);
    let named = cell("<c t=\"inlineStr\"><is><t>&b;</t></is></c>");
    assert_eq!(refused("an entity", &book_of(&named, &[])), Unreadable::Entities);
    for name in ["../../etc/passwd", "/etc/passwd", "a\\b", "C:x"] {
        assert_eq!(refused(name, &book_of(&cell(""), &[(name, b"x")])), Unreadable::PathNames);
    }
    let inner = zip(&[("a.csv", b"x")], |n| n);
    assert_eq!(refused("an archive in an archive", &zip(&[("a.zip", &inner)], |n| n)), Unreadable::NotASheet);
    assert_eq!(refused("a document", &zip(&[("word/document.xml", b"<a/>")], |n| n)), Unreadable::NotASheet);
    assert_eq!(refused("twice one name", &book_of(&cell(""), &[("xl/workbook.xml", b"x")])), Unreadable::Damaged);
}

#[test]
fn damaged_workbooks() {
    let whole = book_of(&cell("<c><v>1</v></c>"), &[]);
    for cut in [4, 30, whole.len() / 2, whole.len() - 1] {
        assert_eq!(refused("cut off", &whole[..cut]), Unreadable::Damaged);
    }
    assert_eq!(refused("something behind", &[&whole[..], b"<html>"].concat()), Unreadable::Damaged);
    let mut changed = whole.clone();
    let at = changed.windows(4).position(|w| w == b"PK\x01\x02").unwrap() + 16;
    changed[at] ^= 1;
    assert_eq!(refused("another checksum", &changed), Unreadable::Damaged);
    for inside in [
        "<c><v>x</v></c>",
        "<c t=\"s\"><v>9</v></c>",
        "<c><v>inf</v></c>",
        "<c r=\"ZZZZ1\"><v>1</v></c>",
        "<c r=\"B1\"/><c r=\"A1\"/>",
    ] {
        assert_eq!(refused(inside, &book_of(&cell(inside), &[])), Unreadable::Damaged);
    }
    let back = "<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>";
    assert_eq!(refused("rows backwards", &book_of(back, &[])), Unreadable::Damaged);
    assert_eq!(refused("nothing in it", &book_of(&cell(""), &[])), Unreadable::Empty);
}

#[test]
fn other_kinds_of_file() {
    for (bytes, expected) in [
        (b"".to_vec(), Unreadable::Empty),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Unreadable::OldOrLocked),
        (b"%PDF-1.7\n".to_vec(), Unreadable::NotASheet),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Unreadable::NotASheet),
        (b"GIF89a/*\0*/".to_vec(), Unreadable::NotASheet),
        (b"  <HTML><table><tr><td>CPR".to_vec(), Unreadable::NotASheet),
        (b"PAR1\x15\x04".to_vec(), Unreadable::NotASheet),
        (b"\x1f\x8b\x08\0".to_vec(), Unreadable::NotASheet),
        (b"MZ\x90\0\x03\0".to_vec(), Unreadable::NotASheet),
        (b"A;B\n1;\x002\n".to_vec(), Unreadable::NotASheet),
        (b"A;B\n1;\x1b[31m\n".to_vec(), Unreadable::NotASheet),
        (b"\n;;;\n\"\";\n".to_vec(), Unreadable::Empty),
        (b"\xff\xfeA".to_vec(), Unreadable::Damaged),
    ] {
        assert_eq!(refused("another kind", &bytes), expected, "{bytes:?}");
    }
    // A text that is also an archive: it begins as a text, so it is one, and a text has no zeros.
    let polyglot = [b"CPR;Navn\n".to_vec(), book_of(&cell("<c><v>1</v></c>"), &[])].concat();
    assert_eq!(refused("a polyglot", &polyglot), Unreadable::NotASheet);
}

#[test]
fn texts_that_are_too_much() {
    let most = Limits::default();
    let wide = ["a;".repeat(1_000_000), "\n".into()].concat();
    assert_eq!(
        refused("a million columns", wide.as_bytes()),
        Unreadable::TooManyColumns { line: 1, most: most.columns }
    );
    let long = "a;b\n1;2\n".repeat(1_100_000);
    assert_eq!(refused("too many rows", long.as_bytes()), Unreadable::TooManyRows { most: most.rows });
    let never_closed = ["a;b\n\"".to_owned(), "x\n".repeat(40_000_000)].concat();
    assert!(matches!(refused("a quote without end", never_closed.as_bytes()), Unreadable::CellTooLong { line: 2, .. }));
    let cell = format!("a\n{}\n", "x".repeat(10_001));
    assert_eq!(
        refused("a long cell", cell.as_bytes()),
        Unreadable::CellTooLong { line: 2, column: 1, most: most.cell }
    );
    let huge = vec![b'a'; most.file + 1];
    assert_eq!(refused("a large file", &huge), Unreadable::TooLarge { most: most.file as u64 });
}
