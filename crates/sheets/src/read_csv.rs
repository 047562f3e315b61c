//! Text with columns: semicolons, commas or tabs, whichever the header has most of.

use std::{io::BufReader, ops::ControlFlow};

use crate::{
    How, Limits, Row, Unreadable, Value,
    encoding::{tell, text},
    write_csv::plain,
};

pub(crate) fn read(
    bytes: &[u8],
    limits: &Limits,
    take: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<How, Unreadable> {
    let (encoding, how, bytes) = tell(bytes)?;
    let mut first = [0_u8; 64 * 1024];
    let head = fill(&mut *text(bytes, &encoding), &mut first);
    let (delimiter, skip) = separator(head);
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(BufReader::new(text(bytes, &encoding)));
    let mut record = csv::ByteRecord::new();
    let mut numbering = Numbering::of(head);
    let (mut seen, mut any) = (0_u32, false);
    loop {
        match rows.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(Unreadable::Damaged),
        }
        seen += 1;
        if seen > limits.rows {
            return Err(Unreadable::TooManyRows { most: limits.rows });
        }
        let line = numbering.next(&record, rows.position().line());
        if seen == 1 && skip {
            continue;
        }
        let row = Row { line, cells: cells(&record, line, limits)? };
        if !row.cells.is_empty() {
            any = true;
            if take(row).is_break() {
                break;
            }
        }
    }
    if any { Ok(how) } else { Err(Unreadable::Empty) }
}

/// The number that Excel shows beside a row: empty lines count, breaks inside a cell don't.
struct Numbering {
    /// Lines end with CR LF: the reader takes the LF together with the record that follows.
    crlf: bool,
    /// Breaks inside cells so far.
    inside: u64,
    last: u64,
}

impl Numbering {
    fn of(head: &[u8]) -> Self {
        let at = head.iter().position(|b| *b == b'\n');
        let before = at.and_then(|i| i.checked_sub(1)).and_then(|i| head.get(i));
        Self { crlf: before == Some(&b'\r'), inside: 0, last: 0 }
    }

    /// The number of a record, after which the reader stands in line `after`.
    fn next(&mut self, record: &csv::ByteRecord, after: u64) -> u32 {
        self.inside += record.iter().map(|f| f.iter().filter(|b| **b == b'\n').count() as u64).sum::<u64>();
        let told = after.saturating_sub(self.inside + u64::from(!self.crlf));
        self.last = told.max(self.last + 1); // the last line may have no end
        u32::try_from(self.last).unwrap_or(u32::MAX)
    }
}

fn fill<'b>(from: &mut dyn std::io::Read, into: &'b mut [u8]) -> &'b [u8] {
    let mut full = 0;
    while let Some(room) = into.get_mut(full..).filter(|r| r.len() >= 4) {
        match from.read(room) {
            Ok(n) if n > 0 => full += n,
            _ => break,
        }
    }
    into.get(..full).unwrap_or_default()
}

/// The separator of a text, by its first line, and whether that line only names it (`sep=;`, as Excel writes).
fn separator(head: &[u8]) -> (u8, bool) {
    let end = head.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(head.len());
    let line = head.get(..end).unwrap_or_default();
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', named] = line {
        return (*named, true);
    }
    let mut counts = [(b';', 0_usize), (b'\t', 0), (b',', 0)];
    let mut quoted = false;
    for b in line {
        quoted ^= *b == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && b == separator);
        }
    }
    // The first of equals wins: a semicolon is what Danish Excel writes.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    (best.map_or(b';', |(separator, _)| *separator), false)
}

fn cells(record: &csv::ByteRecord, line: u32, limits: &Limits) -> Result<Vec<Value>, Unreadable> {
    let mut cells = Vec::with_capacity(record.len().min(limits.columns));
    let mut last = 0;
    for (i, field) in record.iter().enumerate() {
        if field.trim_ascii().is_empty() {
            if i < limits.columns {
                cells.push(Value::Empty);
            }
            continue;
        }
        if i >= limits.columns {
            return Err(Unreadable::TooManyColumns { line, most: limits.columns });
        }
        if field.trim_ascii().len() > limits.cell {
            return Err(Unreadable::CellTooLong { line, column: i + 1, most: limits.cell });
        }
        let text = std::str::from_utf8(field).map_err(|_| Unreadable::Damaged)?;
        // The apostrophe comes off first: what made it necessary may be blank.
        cells.push(Value::text(plain(text).trim_ascii()));
        last = i + 1;
    }
    cells.truncate(last);
    Ok(cells)
}
