#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

//! Files as they come, and as somebody bends them: some four hundred, made from tables and a seed. Each is read as
//! what it says, letter by letter, or refused; none is read as something else. What each costs is metered.

mod support;

use holdepunkt_sheets::{Cell, Column, Row, Sheet, Slip, Value, xlsx};
use jiff::civil::{Date, date};
use support::{MOST_MEMORY, book_of, cell, metered, within_limits, zip};

/// What must become of a file.
enum Must {
    Refuse,
    /// Read as these rows.
    Say(Vec<Vec<String>>),
    /// Read as these rows, or refused: what was bent need not matter.
    SayOrRefuse(Vec<Vec<String>>),
    Day(Result<Date, Slip>),
    Hundredths(Result<i64, Slip>),
}
use Must::{Day, Hundredths, Refuse, Say, SayOrRefuse};

/// Cells of a sheet, row by row.
type Cells = Vec<Vec<String>>;

struct Corpus {
    cases: usize,
    wrong: Vec<String>,
    /// Texts, with what they say: the control reads them as a careless reader does.
    texts: Vec<(Vec<u8>, Option<Cells>)>,
}

fn shown(rows: &[Row]) -> Vec<Vec<String>> {
    rows.iter().map(|r| r.cells.iter().map(Value::shown).collect()).collect()
}

impl Corpus {
    fn new() -> Self {
        Self { cases: 0, wrong: Vec::new(), texts: Vec::new() }
    }

    fn case(&mut self, what: &str, bytes: &[u8], must: Must) {
        self.cases += 1;
        let read = within_limits(what, bytes);
        let value = |read: &Result<Vec<Row>, _>| match read {
            Ok(rows) => rows.last().and_then(|r| r.cells.first()).cloned().unwrap_or(Value::Empty),
            Err(_) => Value::Failed("refused".to_owned()),
        };
        let right = match (&must, &read) {
            (Refuse | SayOrRefuse(_), Err(_)) => true,
            (Say(rows) | SayOrRefuse(rows), Ok(read)) => shown(read) == *rows,
            (Day(day), _) => value(&read).as_day() == *day,
            (Hundredths(n), _) => value(&read).as_hundredths() == *n,
            _ => false,
        };
        if !right {
            self.wrong.push(format!("{what}: {:?}", read.map(|r| shown(&r))));
        }
        if bytes.len() < 10_000 && !bytes.starts_with(b"PK") {
            match must {
                Say(rows) => self.texts.push((bytes.to_vec(), Some(rows))),
                Refuse => self.texts.push((bytes.to_vec(), None)),
                _ => {}
            }
        }
    }

    #[track_caller]
    fn done(&self, least: usize) {
        assert_eq!(self.wrong, [] as [&str; 0], "{} of {}", self.wrong.len(), self.cases);
        assert!(self.cases >= least, "{} cases", self.cases);
        eprintln!("{} cases", self.cases);
    }
}

fn own(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect()
}

/// Bytes of Windows-1252, which are those of ISO-8859-1 for Danish letters.
fn western(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

fn wide(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff_u16).into_iter().chain(text.encode_utf16());
    units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
}

/// The bytes of Danish letters in DOS's code page 850 and on an old Macintosh.
fn other_page(text: &str, page: &[(char, u8)]) -> Vec<u8> {
    let byte = |c: char| page.iter().find(|(own, _)| *own == c).map_or_else(|| u8::try_from(c).unwrap(), |(_, b)| *b);
    text.chars().map(byte).collect()
}

const DOS: &[(char, u8)] = &[('æ', 0x91), ('ø', 0x9b), ('å', 0x86), ('Æ', 0x92), ('Ø', 0x9d), ('Å', 0x8f), ('ö', 0x94)];
const MACINTOSH: &[(char, u8)] =
    &[('æ', 0xbe), ('ø', 0xbf), ('å', 0x8c), ('Æ', 0xae), ('Ø', 0xaf), ('Å', 0x81), ('ö', 0x9a)];

const NAMES: [&str; 10] = [
    "Søren Bæk",
    "Åse Nørgaard",
    "Ærtebjerg",
    "Karen Ø",
    "Jørgen Å. Bo",
    "Mærsk, Pia",
    "Inger Vråby",
    "Bjørn",
    "LÆSØ",
    "Gitte Grønnegård",
];

#[test]
fn letters_in_every_encoding_separator_and_line() {
    let mut corpus = Corpus::new();
    let rows: &[&[&str]] = &[
        &["Navn", "By", "Beløb"],
        &["Søren Ærø Åse", "Århus; Øst", "12,5"],
        &["Camilla \"Mi\" Møller", "Køge", "=1+1"],
    ];
    for separator in [";", ",", "\t"] {
        for end in ["\r\n", "\n", "\r"] {
            let line = |cells: &[&str]| {
                let cells: Vec<String> = cells.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
                cells.join(separator) + end
            };
            let text: String = rows.iter().map(|r| line(r)).collect();
            let marked = format!("\u{feff}{text}");
            for (encoding, bytes) in [
                ("UTF-8", text.as_bytes().to_vec()),
                ("UTF-8 with its mark", marked.as_bytes().to_vec()),
                ("UTF-16 LE", wide(&text, true, false)),
                ("UTF-16 BE", wide(&text, true, true)),
                ("Windows-1252", western(&text)),
            ] {
                corpus.case(&format!("{encoding} {separator:?} {end:?}"), &bytes, Say(own(rows)));
            }
        }
    }
    for name in NAMES {
        let text = format!("Navn;By\n{name};Hobro\n");
        let said = own(&[&["Navn", "By"], &[name, "Hobro"]]);
        corpus.case("UTF-8", text.as_bytes(), Say(said.clone()));
        corpus.case("Windows-1252", &western(&text), Say(said));
        corpus.case(&format!("{name}: UTF-16 LE without its mark"), &wide(&text, false, false), Refuse);
        corpus.case(&format!("{name}: UTF-16 BE without its mark"), &wide(&text, false, true), Refuse);
        corpus.case(&format!("{name}: UTF-16, an odd byte"), &[wide(&text, true, false), vec![65]].concat(), Refuse);
        corpus.case(&format!("{name}: code page 850"), &other_page(&text, DOS), Refuse);
        corpus.case(&format!("{name}: Mac Roman"), &other_page(&text, MACINTOSH), Refuse);
        let utf32: Vec<u8> = format!("\u{feff}{text}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        corpus.case(&format!("{name}: UTF-32"), &utf32, Refuse);
        // Read once in the wrong letters, and saved so.
        let mojibake: String = text.bytes().map(char::from).collect();
        corpus.case(&format!("{name}: UTF-8 twice"), mojibake.as_bytes(), Refuse);
        corpus.case(&format!("{name}: UTF-8 twice, with its mark"), format!("\u{feff}{mojibake}").as_bytes(), Refuse);
        corpus.case(&format!("{name}: UTF-8 twice, as UTF-16"), &wide(&mojibake, true, false), Refuse);
        let lost = text.replace(|c: char| !c.is_ascii(), "\u{fffd}");
        corpus.case(&format!("{name}: letters lost"), lost.as_bytes(), Refuse);
        // Half of the lines in each: whichever comes first.
        for both in [
            [text.as_bytes(), &western("Bjørn;Æbeltoft\n")].concat(),
            [western(&text), "Bjørn;Æbeltoft\n".as_bytes().to_vec()].concat(),
        ] {
            corpus.case(&format!("{name}: two encodings"), &both, Refuse);
        }
        // Cut in the middle of a letter.
        let at = text.char_indices().rfind(|(_, c)| !c.is_ascii()).unwrap().0;
        corpus.case(&format!("{name}: cut in a letter"), &text.as_bytes()[..=at], Refuse);
    }
    for name in ["Bjørk", "Sören Bäck"] {
        let text = format!("Navn\n{name}\n");
        corpus.case("code page 850", &other_page(&text.replace('ä', "ø"), DOS), Refuse);
    }
    for control in (0..32).filter(|b| ![9, 10, 13].contains(b)) {
        corpus.case(&format!("control {control}"), &[b"Navn\nS", &[control][..], b"ren\n"].concat(), Refuse);
    }
    // A careless reader, which takes whatever comes as UTF-8 with semicolons: the corpus catches it.
    let careless = |bytes: &[u8]| -> Vec<Vec<String>> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        text.lines().map(|l| l.split(';').map(|c| c.trim_matches('"').to_owned()).collect()).collect()
    };
    let caught = corpus.texts.iter().filter(|(bytes, said)| said.as_ref() != Some(&careless(bytes))).count();
    assert!(caught > 100, "{caught}");
    corpus.done(200);
}

/// A workbook of one cell under a header, with the styles that make a number a day.
fn one_cell(inside: &str, from_1904: bool) -> Vec<u8> {
    let book = format!(
        r#"<workbook><workbookPr date1904="{}"/><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#,
        u8::from(from_1904)
    );
    let sheet = format!(
        r#"<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Fra</t></is></c></row><row r="2">{inside}</row></sheetData></worksheet>"#
    );
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    zip(
        &[
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", support::RELATED.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ("xl/styles.xml", styles.as_bytes()),
        ],
        |n| n,
    )
}

#[test]
fn days_and_numbers_as_people_and_excel_write_them() {
    let mut corpus = Corpus::new();
    for (serial, since_1900, since_1904) in [
        ("0", None, Some(date(1904, 1, 1))),
        ("1", Some(date(1900, 1, 1)), Some(date(1904, 1, 2))),
        ("59", Some(date(1900, 2, 28)), Some(date(1904, 2, 29))),
        ("60", None, Some(date(1904, 3, 1))), // the day that Excel believes in and that never was
        ("61", Some(date(1900, 3, 1)), Some(date(1904, 3, 2))),
        ("1462", Some(date(1904, 1, 1)), Some(date(1908, 1, 2))),
        ("44888", Some(date(2022, 11, 23)), Some(date(2026, 11, 24))),
        ("46350", Some(date(2026, 11, 24)), Some(date(2030, 11, 25))),
        ("46350.999", Some(date(2026, 11, 24)), Some(date(2030, 11, 25))),
        ("-1", None, None),
        ("1e300", None, None),
    ] {
        for (from_1904, day) in [(false, since_1900), (true, since_1904)] {
            for style in [0, 1] {
                let bytes = one_cell(&format!("<c s=\"{style}\"><v>{serial}</v></c>"), from_1904);
                corpus.case(&format!("{serial} {from_1904} {style}"), &bytes, Day(day.ok_or(Slip::NotADay)));
            }
        }
    }
    let iso = one_cell("<c t=\"d\"><v>2026-11-24T00:00:00</v></c>", false);
    corpus.case("a day of ISO", &iso, Day(Ok(date(2026, 11, 24))));
    for (typed, day) in [
        ("24-11-2026", Ok(date(2026, 11, 24))),
        ("24.11.2026", Ok(date(2026, 11, 24))),
        ("24/11/2026", Ok(date(2026, 11, 24))),
        ("4.1.2026", Ok(date(2026, 1, 4))),
        ("2026-11-24", Ok(date(2026, 11, 24))),
        ("24-11-2026 00:00", Ok(date(2026, 11, 24))),
        ("24-11-26", Err(Slip::TwoDigitYear)),
        ("01.02.03", Err(Slip::TwoDigitYear)),
        ("1/2/99", Err(Slip::TwoDigitYear)),
        ("11/24/2026", Err(Slip::NotADay)),
        ("31-02-2026", Err(Slip::NotADay)),
        ("29-02-2025", Err(Slip::NotADay)),
        ("24. november 2026", Err(Slip::NotADay)),
        ("46350", Err(Slip::NotADay)),
        ("i går", Err(Slip::NotADay)),
    ] {
        corpus.case(typed, format!("Fra\n{typed}\n").as_bytes(), Day(day));
    }
    for (typed, n) in [
        ("12", Ok(1200)),
        ("12,5", Ok(1250)),
        ("-12,50", Ok(-1250)),
        ("1.234,50", Ok(123_450)),
        ("1 234,50", Ok(123_450)),
        ("1.234", Ok(123_400)),
        ("12.5", Err(Slip::DotForComma)),
        ("1700.50", Err(Slip::DotForComma)),
        ("1,234.50", Err(Slip::NotANumber)),
        ("12,345", Err(Slip::TooPrecise)),
        ("1e5", Err(Slip::NotANumber)),
        ("=1+1", Err(Slip::NotANumber)),
        ("NaN", Err(Slip::NotANumber)),
    ] {
        corpus.case(typed, format!("Timer\n\"{typed}\"\n").as_bytes(), Hundredths(n));
    }
    for (inside, n) in [
        ("<c><v>12.5</v></c>", Ok(1250)),
        ("<c><f>1+1</f><v>2</v></c>", Ok(200)), // the value that stands with a formula, never the formula
        ("<c><f>[1]Ark!A1</f><v>7</v></c>", Ok(700)),
        ("<c><f>cmd|' /c calc'!A1</f></c>", Err(Slip::NotANumber)),
        ("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", Err(Slip::FailedFormula)),
        ("<c t=\"b\"><v>1</v></c>", Err(Slip::NotANumber)),
        ("<c><v>0.30000000000000004</v></c>", Ok(30)),
        ("<c t=\"str\"><v>12,5</v></c>", Ok(1250)),
    ] {
        corpus.case(inside, &one_cell(inside, false), Hundredths(n));
    }
    corpus.done(75);
}

/// Numbers that a seed decides.
fn lot(seed: &mut u64, end: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize % end
}

#[test]
fn bent_workbooks_say_what_they_said_or_nothing() {
    let mut corpus = Corpus::new();
    let mut sheet = Sheet::new("Ark", vec![Column::text("Navn"), Column::number("Antal")]);
    for n in 0..20 {
        sheet.rows.push(vec![Cell::Text(format!("Søren Ærø {n}")), Cell::Whole(n)]);
    }
    let whole = xlsx(&sheet).unwrap();
    let said = shown(&within_limits("whole", &whole).unwrap());
    assert_eq!(said.len(), 21);
    let mut seed = 2026;
    for n in 0..150 {
        let mut bent = whole.clone();
        let at = lot(&mut seed, bent.len());
        bent[at] ^= 1 << lot(&mut seed, 8);
        corpus.case(&format!("{n}: byte {at}"), &bent, SayOrRefuse(said.clone()));
    }
    for n in 0..40 {
        let cut = lot(&mut seed, whole.len());
        corpus.case(&format!("{n}: cut at {cut}"), &whole[..cut], Refuse);
    }
    for (what, front, back) in
        [("before", &b"MZ\x90\0"[..], &b""[..]), ("behind", b"", b"<html>"), ("twice", b"", &whole)]
    {
        corpus.case(what, &[front, &whole, back].concat(), SayOrRefuse(said.clone()));
    }
    corpus.done(190);
}

#[test]
fn names_kinds_and_entities() {
    let mut corpus = Corpus::new();
    for name in [
        "../x",
        "..\\x",
        "xl/../../x",
        "/etc/passwd",
        "//server/x",
        "C:\\x",
        "C:x",
        "a/..",
        "..",
        "xl\\workbook.xml",
        "x\0y",
        "file:///etc/passwd",
        "xl/worksheets/../../../x",
    ] {
        let bytes = book_of(&cell("<c><v>1</v></c>"), &[(name, b"x")]);
        corpus.case(&format!("a name {name:?}"), &bytes, Refuse);
    }
    // The part that is asked for by a path out of the archive is none.
    for target in ["../../etc/passwd", "/../x", "file:///etc/passwd", "http://example.org/x", "\\\\server\\x"] {
        let related =
            format!(r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="{target}"/></Relationships>"#);
        let bytes = zip(
            &[("xl/workbook.xml", support::WORKBOOK.as_bytes()), ("xl/_rels/workbook.xml.rels", related.as_bytes())],
            |n| n,
        );
        corpus.case(&format!("a part {target}"), &bytes, Refuse);
    }
    for (kind, begin) in [
        ("PDF", &b"%PDF-1.7\n"[..]),
        ("PNG", b"\x89PNG\r\n\x1a\n"),
        ("JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("GIF", b"GIF89a\x01\0\x01\0"),
        ("program", b"MZ\x90\0\x03"),
        ("program", b"\x7fELF\x02\x01\x01\0"),
        ("class", b"\xca\xfe\xba\xbe\0\0"),
        ("gzip", b"\x1f\x8b\x08\0"),
        ("bzip2", b"BZh91AY&SY\0"),
        ("xz", b"\xfd7zXZ\0"),
        ("7z", b"7z\xbc\xaf\x27\x1c"),
        ("RAR", b"Rar!\x1a\x07\0"),
        ("zstd", b"\x28\xb5\x2f\xfd\0"),
        ("Parquet", b"PAR1\x15\x04\x15\xff\xff\xff\xff\x0f"),
        ("old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("RTF", b"{\\rtf1 CPR"),
        ("web page", b"<html><table><tr><td>CPR"),
        ("web page", b"<!DOCTYPE html><p>CPR"),
        ("web page", b" \r\n<TABLE><tr><td>CPR"),
        ("XML", b"<?xml version=\"1.0\"?><Workbook>"),
        ("SQLite", b"SQLite format 3\0"),
        ("empty archive", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        ("tar", b"CPR;Navn\0\0\0\0\0\0\0\0"),
        ("EBCDIC", b"\xc3\xd7\xd9\x5e\xd5\x81\xa5\x95\x25"),
    ] {
        corpus.case(kind, begin, Refuse);
        // The same with a text behind it that would be a sheet.
        corpus.case(&format!("{kind} and a sheet"), &[begin, b"\nCPR;Navn\n1;A\n"].concat(), Refuse);
    }
    for (what, head) in [
        ("a type", "<!DOCTYPE a>"),
        ("laughs", "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"),
        ("a file of the machine", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
        ("somebody's address", "<!DOCTYPE a SYSTEM \"http://example.org/x.dtd\">"),
        ("a parameter", "<!DOCTYPE a [<!ENTITY % p SYSTEM \"x\"> %p;]>"),
    ] {
        for part in ["sheet", "strings", "styles", "workbook"] {
            let plain = cell("<c t=\"s\"><v>0</v></c>");
            let strings = "<sst><si><t>x</t></si></sst>";
            let with = |own: &str, text: &str| if part == own { format!("{head}{text}") } else { text.to_owned() };
            let (sheet, strings) = (with("sheet", &plain), with("strings", strings));
            let styles = with("styles", "<styleSheet/>");
            let book = with("workbook", support::WORKBOOK);
            let bytes = zip(
                &[
                    ("xl/workbook.xml", book.as_bytes()),
                    ("xl/_rels/workbook.xml.rels", support::RELATED.as_bytes()),
                    ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
                    ("xl/sharedStrings.xml", strings.as_bytes()),
                    ("xl/styles.xml", styles.as_bytes()),
                ],
                |n| n,
            );
            corpus.case(&format!("{what} in the {part}"), &bytes, Refuse);
        }
    }
    corpus.done(80);
}

#[test]
fn much_in_little() {
    let mut corpus = Corpus::new();
    let zeros = vec![b' '; 40_000_000];
    let spaces = std::str::from_utf8(&zeros).unwrap();
    for (what, sheet) in [
        ("blanks", spaces.to_owned()),
        ("a long attribute", format!("<worksheet x=\"{spaces}\"/>")),
        ("a long text", format!("<worksheet><sheetData><row><c><v>{spaces}</v></c></row></sheetData></worksheet>")),
        ("a long comment", format!("<worksheet><!--{spaces}--></worksheet>")),
        ("a long section", format!("<worksheet><![CDATA[{spaces}]]></worksheet>")),
    ] {
        corpus.case(what, &book_of(&sheet, &[]), Refuse);
    }
    // Each below what one part may be, and packed as a spreadsheet packs: texts that differ.
    let mut seed = 7;
    let mut noise = |n: usize| -> String { (0..n).map(|_| char::from(b'a' + lot(&mut seed, 26) as u8)).collect() };
    let texts: String = (0..80_000).map(|_| format!("<si><t>{}</t></si>", noise(3))).collect();
    let sst = format!("<sst>{}</sst>", texts.repeat(45));
    corpus.case(
        "shared texts",
        &book_of(&cell("<c t=\"s\"><v>0</v></c>"), &[("xl/sharedStrings.xml", sst.as_bytes())]),
        Refuse,
    );
    for columns in [501_usize, 16_384, 16_385, 1_000_000] {
        let cells = "<c><v>1</v></c>".repeat(columns);
        corpus.case(&format!("{columns} columns"), &book_of(&cell(&cells), &[]), Refuse);
        for separator in [";", ",", "\t"] {
            let line = vec!["1"; columns].join(separator);
            corpus.case(&format!("{columns} columns {separator:?}"), format!("{line}\n{line}\n").as_bytes(), Refuse);
        }
    }
    for at in ["XFD1", "XFE1", "ZZZ1", "AAAA1", "1", "é1"] {
        corpus.case(&format!("a cell at {at}"), &book_of(&cell(&format!("<c r=\"{at}\"><v>1</v></c>")), &[]), Refuse);
    }
    let far = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c><v>1</v></c></row></sheetData></worksheet>";
    corpus.case("a size that it says it has", &book_of(far, &[]), Say(own(&[&["1"]])));
    let last = "<worksheet><sheetData><row r=\"4294967295\"><c><v>1</v></c></row></sheetData></worksheet>";
    corpus.case("a row far down", &book_of(last, &[]), Refuse);
    // An archive in an archive in an archive.
    let mut inner = book_of(&cell("<c><v>1</v></c>"), &[]);
    for n in 0..10 {
        inner = zip(&[("x.zip", &inner)], |n| n);
        corpus.case(&format!("{n} deep"), &inner, Refuse);
    }
    corpus.done(35);
    let ((), _, grown) = metered(|| drop(std::hint::black_box(vec![1_u8; 300_000_000])));
    assert!(grown > MOST_MEMORY, "the meter sees {grown} MB of 300");
}
