//! A file as typed rows: each cell read as its column should hold, each slip kept with its row and column.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::ControlFlow,
};

use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    cpr::Cpr,
    import::{ImportColumn, ImportSheet},
    period::Period,
};
use holdepunkt_sheets::{How, Limits, Row, Slip, Unreadable, Value, read};
use jiff::civil::Date;

use crate::{Error, Rulebook};

/// Slips that are kept; the rest is counted.
const MOST_FAULTS: usize = 10_000;

/// One slip: which row and column, what was seen there, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The number that Excel shows beside the row.
    pub line: u32,
    /// The column's header; empty when it is about the whole row.
    pub header: String,
    /// What stands there; of a CPR number only as much as may be shown.
    pub seen: String,
    /// What is wrong; its words say what to do.
    pub refusal: Refusal,
}

/// Which column of the file means which field: header to field. Empty means: by the headers' names.
pub type Mapping = BTreeMap<String, String>;

/// A file's header, and which of its columns means what.
#[derive(Debug, Clone)]
pub struct Header {
    /// The headers in the file's order; empty where there is none.
    pub names: Vec<String>,
    /// For each of them the field that it means.
    pub fields: Vec<Option<String>>,
}

/// The slips of a file.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    /// Those that are kept, by row.
    pub list: Vec<Fault>,
    lines: BTreeSet<u32>,
    headers: HashMap<String, (usize, String)>,
}

impl Faults {
    /// Rows with at least one slip.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Is the row one of them?
    #[must_use]
    pub fn has(&self, line: u32) -> bool {
        self.lines.contains(&line)
    }

    /// Keeps a slip on a field of a row.
    pub(super) fn on(&mut self, line: u32, field: &str, seen: impl Into<String>, refusal: Refusal) {
        self.lines.insert(line);
        if self.list.len() < MOST_FAULTS {
            let header = self.headers.get(field).map(|(_, name)| name.clone()).unwrap_or_default();
            self.list.push(Fault { line, header, seen: masked(field, seen.into()), refusal });
        }
    }
}

/// Of what stands in a column of CPR numbers, no more is shown than of a CPR number: the birth date.
fn masked(field: &str, seen: String) -> String {
    if field != "cpr" {
        return seen.chars().take(80).collect();
    }
    let mut digits = 0;
    let hide = |c: char| {
        digits += usize::from(c.is_ascii_digit());
        if c.is_ascii_digit() && digits > 6 { '\u{2022}' } else { c }
    };
    seen.chars().take(20).map(hide).collect()
}

/// What a file held.
#[derive(Debug)]
pub(super) struct Picked<T> {
    pub rows: Vec<(u32, T)>,
    pub faults: Faults,
    pub seen: usize,
    pub how: How,
    /// CPR numbers to which the zero was given back that Excel took from their beginning.
    pub restored: usize,
}

/// A refusal for a file that was not taken in.
pub(crate) fn refused(why: Unreadable) -> Error {
    match why {
        Unreadable::TooLarge { most } => {
            Refusal::FileTooLarge { most: i64::try_from(most / 1_000_000).unwrap_or(i64::MAX) }
        }
        Unreadable::Empty => Refusal::FileEmpty,
        Unreadable::NotASheet => Refusal::FileNotASheet,
        Unreadable::OldOrLocked => Refusal::FileOldOrLocked,
        Unreadable::BrokenLetters { line, seen } => Refusal::FileBrokenLetters { line: line.into(), seen },
        Unreadable::UnknownEncoding { line, seen } => Refusal::FileUnknownLetters { line: line.into(), seen },
        Unreadable::Bomb | Unreadable::PathNames | Unreadable::Entities => Refusal::FileHostile,
        Unreadable::Damaged => Refusal::FileDamaged,
        Unreadable::TooManyRows { most } => Refusal::FileTooManyRows { most: i64::from(most) - 1 },
        Unreadable::TooManyColumns { most, .. } => {
            Refusal::FileTooManyColumns { most: i64::try_from(most).unwrap_or(i64::MAX) }
        }
        Unreadable::CellTooLong { line, .. } => Refusal::FileCellTooLong { line: line.into() },
    }
    .on("file")
    .into()
}

/// A file's header alone, with what its columns mean.
pub(super) fn header(sheet: &ImportSheet, bytes: &[u8], mapping: &Mapping) -> Result<Header, Error> {
    let mut found = None;
    read(bytes, &Limits::default(), &mut |row| {
        found = Some(row);
        ControlFlow::Break(())
    })
    .map_err(refused)?;
    let row = found.ok_or_else(|| Refusal::FileEmpty.on("file"))?;
    header_of(sheet, &row, mapping)
}

fn header_of(sheet: &ImportSheet, row: &Row, mapping: &Mapping) -> Result<Header, Error> {
    let names: Vec<String> = row.cells.iter().map(Value::shown).collect();
    if mapping.is_empty() {
        let proposed = sheet.propose(&names).into_iter().map(|c| c.map(|c| c.field.clone()));
        return Ok(Header { fields: proposed.collect(), names });
    }
    if let Some(column) = mapping.keys().find(|k| !names.contains(k)) {
        return Err(Refusal::ColumnUnknown { column: column.clone() }.on("mapping").into());
    }
    let known = |field: &String| sheet.column(field).is_some();
    if let Some(column) = mapping.values().find(|f| !f.is_empty() && !known(f)) {
        return Err(Refusal::ColumnUnknown { column: column.clone() }.on("mapping").into());
    }
    let fields = names.iter().map(|n| mapping.get(n).filter(|f| !f.is_empty()).cloned()).collect();
    Ok(Header { names, fields })
}

/// Every required column is there, and none twice.
pub(super) fn accept_header(sheet: &ImportSheet, header: &Header) -> Result<(), Error> {
    let mut wrong: Vec<Refused> = Vec::new();
    for column in &sheet.columns {
        let times = header.fields.iter().flatten().filter(|f| **f == column.field).count();
        let named = || column.da.clone();
        if times > 1 {
            wrong.push(Refusal::ColumnTwice { column: named() }.on("mapping"));
        } else if times == 0 && column.required {
            wrong.push(Refusal::ColumnMissing { column: named() }.on("mapping"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Error::Refused(wrong)) }
}

/// What reading needs to know.
pub(super) struct Reading<'a> {
    pub sheet: &'a ImportSheet,
    pub rulebook: &'a Rulebook,
    pub today: Date,
    pub mapping: &'a Mapping,
}

/// Reads every row.
pub(super) fn pick<T>(
    reading: &Reading<'_>,
    bytes: &[u8],
    progress: &(dyn Fn(usize) + Sync),
    parse: impl Fn(&mut Picker<'_>) -> Option<T>,
) -> Result<Picked<T>, Error> {
    let words = Words::of(reading);
    let mut picked = Picked { rows: Vec::new(), faults: Faults::default(), seen: 0, how: How::Utf8, restored: 0 };
    let mut at: Option<HashMap<String, usize>> = None;
    let mut failed = None;
    let how = read(bytes, &Limits::default(), &mut |row| {
        let Some(columns) = &at else {
            let header = header_of(reading.sheet, &row, reading.mapping);
            match header.and_then(|h| accept_header(reading.sheet, &h).map(|()| h)) {
                Ok(header) => {
                    let named = header.fields.iter().zip(&header.names).enumerate();
                    let named = named.filter_map(|(i, (f, n))| f.as_ref().map(|f| (f.clone(), (i, n.clone()))));
                    picked.faults.headers = named.collect();
                    at = Some(picked.faults.headers.iter().map(|(f, (i, _))| (f.clone(), *i)).collect());
                    return ControlFlow::Continue(());
                }
                Err(error) => {
                    failed = Some(error);
                    return ControlFlow::Break(());
                }
            }
        };
        picked.seen += 1;
        if picked.seen.is_multiple_of(1_000) {
            progress(picked.seen);
        }
        let mut picker = Picker {
            reading,
            words: &words,
            columns,
            row: &row,
            faults: &mut picked.faults,
            wrong: false,
            restored: &mut picked.restored,
        };
        let parsed = parse(&mut picker);
        if let (Some(parsed), false) = (parsed, picker.wrong) {
            picked.rows.push((row.line, parsed));
        }
        ControlFlow::Continue(())
    });
    picked.how = how.map_err(refused)?;
    progress(picked.seen);
    match failed {
        Some(error) => Err(error),
        None if picked.seen == 0 => Err(Refusal::FileEmpty.on("file").into()),
        None => Ok(picked),
    }
}

/// The words of the code lists that columns choose from: to their codes, whatever the case.
struct Words(HashMap<String, HashMap<String, String>>);

impl Words {
    fn of(reading: &Reading<'_>) -> Self {
        let listed = reading.sheet.columns.iter().filter_map(|c| Some((c.field.clone(), c.list.as_ref()?)));
        let of_list = |name: &String| {
            let entries = reading.rulebook.list(name).entries();
            let words =
                entries.iter().flat_map(|e| [&e.da, &e.en, &e.code].map(|w| (w.to_lowercase(), e.code.clone())));
            words.collect()
        };
        Self(listed.map(|(field, name)| (field, of_list(name))).collect())
    }
}

/// Goes through a row cell by cell and gathers what is wrong.
pub(super) struct Picker<'a> {
    reading: &'a Reading<'a>,
    words: &'a Words,
    columns: &'a HashMap<String, usize>,
    row: &'a Row,
    faults: &'a mut Faults,
    wrong: bool,
    restored: &'a mut usize,
}

impl Picker<'_> {
    fn column(&self, field: &str) -> Option<&ImportColumn> {
        self.reading.sheet.column(field)
    }

    pub fn today(&self) -> Date {
        self.reading.today
    }

    /// The cell, if something stands in it; a required one that is empty is a slip.
    fn cell(&mut self, field: &str) -> Option<Value> {
        let cell = self.columns.get(field).and_then(|i| self.row.cells.get(*i)).filter(|v| **v != Value::Empty);
        if cell.is_none() && self.column(field).is_some_and(|c| c.required) {
            self.fault(field, String::new(), Refusal::Missing);
        }
        cell.cloned()
    }

    /// Has the file a column for the field?
    pub fn has(&self, field: &str) -> bool {
        self.columns.contains_key(field)
    }

    /// Was anything wrong with the row so far?
    pub fn is_wrong(&self) -> bool {
        self.wrong
    }

    pub fn fault(&mut self, field: &str, seen: String, refusal: Refusal) {
        self.wrong = true;
        self.faults.on(self.row.line, field, seen, refusal);
    }

    /// Reads a cell; nothing when it is empty or wrong.
    pub fn read<T>(&mut self, field: &str, parse: impl FnOnce(&Value) -> Result<T, Refusal>) -> Option<T> {
        let value = self.cell(field)?;
        match parse(&value) {
            Ok(read) => Some(read),
            Err(refusal) => {
                self.fault(field, value.shown(), refusal);
                None
            }
        }
    }

    /// A text that one of the rules reads.
    pub fn text<T>(&mut self, field: &str, parse: impl FnOnce(&str) -> Result<T, Refused>) -> Option<T> {
        self.read(field, |v| parse(&v.as_text().map_err(slip)?).map_err(|r| r.refusal))
    }

    pub fn day(&mut self, field: &str) -> Option<Date> {
        let (first, last) = (Date::constant(1900, 1, 1), Date::constant(2200, 12, 31));
        self.read(field, |v| {
            let day = v.as_day().map_err(slip)?;
            let within = first <= day && day <= last;
            if within { Ok(day) } else { Err(Refusal::DayOutOfReach { from: first, until: last }) }
        })
    }

    /// First and last day, in order. The last may be missing unless its column must be there.
    pub fn period(&mut self) -> Option<Period> {
        let (from, until) = (self.day("from"), self.day("until"));
        match Period::new(from?, until) {
            Ok(period) => Some(period),
            Err(refused) => {
                self.fault("until", until.map(|d| d.to_string()).unwrap_or_default(), refused.refusal);
                None
            }
        }
    }

    pub fn whole(&mut self, field: &str, least: i64, most: i64) -> Option<i64> {
        self.read(field, |v| {
            let n = v.as_whole().map_err(|s| match s {
                Slip::NotANumber | Slip::TooPrecise => Refusal::NotANumber { least, most },
                other => slip(other),
            })?;
            if (least..=most).contains(&n) { Ok(n) } else { Err(Refusal::NotANumber { least, most }) }
        })
    }

    /// A code by itself or by its word in either language, in use on a day.
    pub fn code(&mut self, field: &'static str, day: Date) -> Option<Code> {
        self.code_as(field, day, str::to_lowercase)
    }

    /// The same, of what `bare` leaves of the cell, in small letters.
    pub fn code_as(&mut self, field: &'static str, day: Date, bare: impl Fn(&str) -> String) -> Option<Code> {
        let name = self.column(field)?.list.clone()?;
        let (words, rulebook) = (self.words, self.reading.rulebook);
        self.text(field, |text| {
            let code = words.0.get(field).and_then(|w| w.get(&bare(text)));
            rulebook.list(&name).parse(code.map_or(text, String::as_str), day, field)
        })
    }

    pub fn flag(&mut self, field: &str) -> Option<bool> {
        let words = |words: [&str; 6]| words.map(String::from);
        let (yes, no) = (words(["ja", "j", "yes", "y", "x", "1"]), words(["nej", "n", "no", "0", "-", "false"]));
        self.read(field, |v| v.as_flag(&yes, &no).map_err(slip))
    }

    /// A CPR number. Excel takes the zero from the beginning of a number: nine digits get it back, and that is said.
    pub fn cpr(&mut self) -> Option<Cpr> {
        let restored = std::cell::Cell::new(false);
        let cpr = self.text("cpr", |text| {
            if text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit()) {
                restored.set(true);
                return Cpr::parse(&format!("0{text}"));
            }
            Cpr::parse(text)
        });
        *self.restored += usize::from(restored.get() && cpr.is_some());
        cpr
    }
}

/// What a slip of a cell is called.
pub(super) fn slip(slip: Slip) -> Refusal {
    match slip {
        Slip::NotADay => Refusal::NotADay,
        Slip::TwoDigitYear => Refusal::TwoDigitYear,
        Slip::NotANumber | Slip::TooPrecise => Refusal::NotAnAmount,
        Slip::DotForComma => Refusal::DotForComma,
        Slip::NotAFlag => Refusal::NotYesOrNo,
        Slip::FailedFormula => Refusal::FailedFormula,
    }
}
