//! CSV: read in blocks of whole records, each parsed by whoever is free.

use std::{
    fs::File,
    io::Read,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{
    fault::{Expected, Problem, Seen, shown},
    table::{Batch, Picked, Rows, Want},
    value,
};

/// Bytes of a block.
const BLOCK: usize = 1 << 21;
/// No record is longer: what has no end by then has none.
const LONGEST: usize = 1 << 24;

/// Records in a row, whole.
#[derive(Debug, Default)]
pub struct Block {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The line of the first.
    pub first_line: u64,
}

/// How the file is written.
#[derive(Debug, Clone)]
pub struct Dialect {
    /// Between cells.
    pub separator: u8,
    /// The names in the header.
    pub header: Vec<String>,
}

/// A file of records.
#[derive(Debug)]
pub struct Blocks {
    file: File,
    carried: Vec<u8>,
    line: u64,
    done: bool,
    /// Bytes read so far.
    pub read: u64,
}

/// What the first of its bytes say that a file is, if it is no CSV.
#[must_use]
pub fn seen(bytes: &[u8]) -> Option<Seen> {
    let head = bytes.get(..4096).unwrap_or(bytes);
    match head {
        [] => Some(Seen::Empty),
        [b'P', b'A', b'R', b'1', ..] => Some(Seen::Parquet),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Seen::Workbook),
        [0x1f, 0x8b, ..] | [0x28, 0xb5, 0x2f, 0xfd, ..] | [b'B', b'Z', b'h', ..] => Some(Seen::Compressed),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Seen::Utf16),
        _ => head.iter().any(|b| *b < 32 && !matches!(b, b'\t' | b'\r' | b'\n')).then_some(Seen::Binary),
    }
}

/// What stands between cells, by the header.
#[must_use]
pub fn separator(header: &[u8]) -> u8 {
    // Danish Excel writes semicolons; no column's name has a comma.
    if header.contains(&b';') && !header.contains(&b',') { b';' } else { b',' }
}

impl Blocks {
    /// Begins to read: gives the dialect by the header.
    pub fn open(file: File) -> std::io::Result<Result<(Self, Dialect), Seen>> {
        let mut blocks = Self { file, carried: Vec::new(), line: 1, done: false, read: 0 };
        blocks.fill(BLOCK)?;
        if let Some(seen) = seen(&blocks.carried) {
            return Ok(Err(seen));
        }
        let end = memchr::memchr(b'\n', &blocks.carried).map_or(blocks.carried.len(), |at| at + 1);
        let line: Vec<u8> = blocks.carried.drain(..end).collect();
        blocks.line = 2;
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end_matches(['\n', '\r']);
        let separator = separator(line.as_bytes());
        let header = line.split(char::from(separator)).map(|name| name.trim().trim_matches('"').to_owned()).collect();
        Ok(Ok((blocks, Dialect { separator, header })))
    }

    fn fill(&mut self, most: usize) -> std::io::Result<()> {
        let before = self.carried.len();
        let wanted = u64::try_from(most).unwrap_or(u64::MAX);
        let got = (&mut self.file).take(wanted).read_to_end(&mut self.carried)?;
        self.read += got as u64;
        self.done = self.carried.len() == before || got < most;
        Ok(())
    }

    /// The next block; none at the end.
    pub fn next(&mut self) -> std::io::Result<Option<Block>> {
        loop {
            if self.done {
                let bytes = std::mem::take(&mut self.carried);
                return Ok((!bytes.is_empty()).then_some(Block { bytes, first_line: self.line }));
            }
            let wanted = BLOCK.saturating_sub(self.carried.len()).max(BLOCK / 2);
            self.fill(wanted)?;
            let Some(end) = whole(&self.carried) else {
                if self.carried.len() > LONGEST {
                    return Err(std::io::ErrorKind::InvalidData.into());
                }
                continue;
            };
            let rest = self.carried.split_off(end);
            let bytes = std::mem::replace(&mut self.carried, rest);
            let block = Block { first_line: self.line, bytes };
            self.line += memchr::memchr_iter(b'\n', &block.bytes).count() as u64;
            return Ok(Some(block));
        }
    }
}

/// The end of the last whole record.
fn whole(bytes: &[u8]) -> Option<usize> {
    if memchr::memchr(b'"', bytes).is_none() {
        return memchr::memrchr(b'\n', bytes).map(|at| at + 1);
    }
    let (mut quoted, mut end) = (false, None);
    for at in memchr::memchr2_iter(b'"', b'\n', bytes) {
        if bytes.get(at) == Some(&b'"') {
            quoted = !quoted;
        } else if !quoted {
            end = Some(at + 1);
        }
    }
    end
}

/// A cell: where it lies in the block, or in the room for those that had quotation marks.
#[derive(Clone, Copy)]
struct Cell {
    from: usize,
    to: usize,
    unquoted: bool,
}

/// Parses a block. `places` says for each wanted column which of the header's it is.
pub fn parse(
    block: &Block,
    dialect: &Dialect,
    picked: Picked<'_>,
    places: &[usize],
    commas: &AtomicBool,
    batch: &mut Batch,
) -> Result<(), (u64, Problem)> {
    batch.clear(picked.columns.len());
    if let Err(why) = std::str::from_utf8(&block.bytes) {
        return Err(not_utf8(block, dialect, why.valid_up_to()));
    }
    let (mut at, mut line) = (0, block.first_line);
    let mut cells: Vec<Cell> = Vec::with_capacity(dialect.header.len());
    let mut room: Vec<u8> = Vec::new();
    let quoted = memchr::memchr(b'"', &block.bytes).is_some();
    let mut ends = memchr::memchr2_iter(dialect.separator, b'\n', &block.bytes);
    // Each column with its place, and the text before and its number: a register lies often by citizen, and kinds are
    // few.
    let with_place = |(column, place): (_, &usize)| (column, *place, (&b""[..], 0));
    let mut columns: Vec<_> = picked.columns.iter().zip(places).map(with_place).collect();
    while at < block.bytes.len() {
        let began = line;
        cells.clear();
        at = if quoted {
            room.clear();
            record(&block.bytes, at, dialect.separator, &mut cells, &mut room, &mut line)
        } else {
            record_without_quotes(&block.bytes, at, &mut ends, &mut cells, &mut line)
        };
        if let [only] = cells.as_slice()
            && only.from == only.to
            && !only.unquoted
        {
            continue; // an empty line
        }
        let problem = |column: &'static str, found: String, expected| {
            (began, Problem { at: batch.lines.len(), column, found, expected })
        };
        if cells.len() != dialect.header.len() {
            return Err(problem("", format!("{} ≠ {}", cells.len(), dialect.header.len()), Expected::Cells));
        }
        for ((column, place, before), out) in columns.iter_mut().zip(&mut batch.columns) {
            let Some(cell) = cells.get(*place) else { continue };
            let from = if cell.unquoted { &room } else { &block.bytes };
            let text = from.get(cell.from..cell.to).unwrap_or_default();
            let remembered = !quoted && matches!(column.want, Want::Text(_));
            if remembered && !text.is_empty() && before.0 == text {
                out.push(before.1);
                continue;
            }
            match read(&column.want, text, commas) {
                Ok(number) => {
                    if column.is_higher(number) {
                        column.higher(&[number]);
                    }
                    out.push(number);
                    if remembered && let Some(text) = block.bytes.get(cell.from..cell.to) {
                        *before = (text, number);
                    }
                }
                Err(expected) => return Err(problem(column.name, shown(text), expected)),
            }
        }
        if picked.rows == Rows::Chosen && batch.columns.first().and_then(|first| first.last()).is_some_and(|n| *n < 0) {
            let before = batch.lines.len();
            batch.columns.iter_mut().for_each(|column| column.truncate(before));
        } else {
            batch.lines.push(began);
        }
    }
    Ok(())
}

/// Reads one record of a block without quotation marks; gives where the next begins. `ends` has the places where cells
/// end.
fn record_without_quotes(
    bytes: &[u8],
    mut at: usize,
    ends: &mut impl Iterator<Item = usize>,
    cells: &mut Vec<Cell>,
    line: &mut u64,
) -> usize {
    loop {
        let end = ends.next().unwrap_or(bytes.len());
        let last = bytes.get(end).is_none_or(|b| *b == b'\n');
        let carriage = last && end > at && bytes.get(end - 1) == Some(&b'\r');
        cells.push(Cell { from: at, to: end - usize::from(carriage), unquoted: false });
        if last {
            *line += u64::from(end < bytes.len());
            return (end + 1).min(bytes.len());
        }
        at = end + 1;
    }
}

/// Reads one record; gives where the next begins.
fn record(
    bytes: &[u8],
    from: usize,
    separator: u8,
    cells: &mut Vec<Cell>,
    room: &mut Vec<u8>,
    line: &mut u64,
) -> usize {
    let mut at = from;
    loop {
        if bytes.get(at) == Some(&b'"') {
            let begins = room.len();
            at += 1;
            let mut closed = false;
            while let Some(byte) = bytes.get(at) {
                at += 1;
                if *byte == b'"' {
                    if bytes.get(at) != Some(&b'"') {
                        closed = true;
                        break;
                    }
                    at += 1;
                }
                *line += u64::from(*byte == b'\n');
                room.push(*byte);
            }
            cells.push(Cell { from: begins, to: room.len(), unquoted: true });
            // What stands between the closing mark and the separator belongs to no cell: it is one too many, and so is
            // what has no closing mark.
            let behind = at;
            while bytes.get(at).is_some_and(|b| *b != separator && *b != b'\n') {
                at += 1;
            }
            if !closed || !matches!(bytes.get(behind..at), Some(b"" | b"\r")) {
                cells.push(Cell { from: behind, to: at, unquoted: false });
            }
        } else {
            let rest = bytes.get(at..).unwrap_or_default();
            let length = rest.iter().position(|b| *b == separator || *b == b'\n').unwrap_or(rest.len());
            let mut to = at + length;
            let ends = bytes.get(to).is_none_or(|b| *b == b'\n');
            at = to;
            let begins = at - length;
            if ends && to > begins && bytes.get(to - 1) == Some(&b'\r') {
                to -= 1;
            }
            cells.push(Cell { from: begins, to, unquoted: false });
        }
        match bytes.get(at) {
            Some(byte) if *byte == separator => at += 1,
            Some(_) => {
                *line += 1;
                return at + 1;
            }
            None => return at,
        }
    }
}

fn read(want: &Want<'_>, text: &[u8], commas: &AtomicBool) -> Result<i32, Expected> {
    match want {
        Want::Text(number) => number(text),
        Want::Day => value::day(text),
        Want::DayOrEmpty => value::day_or_none(text),
        Want::Monday => value::day(text).and_then(value::monday),
        Want::Hours => value::hours(text).map(|(hours, comma)| {
            if comma {
                commas.store(true, Ordering::Relaxed);
            }
            hours
        }),
        Want::Count => value::count(text),
        Want::There => Ok(0),
    }
}

/// The line of a byte that is not UTF-8, with what stands around it.
fn not_utf8(block: &Block, dialect: &Dialect, at: usize) -> (u64, Problem) {
    let before = block.bytes.get(..at).unwrap_or_default();
    let line = block.first_line + memchr::memchr_iter(b'\n', before).count() as u64;
    let begins = memchr::memrchr(b'\n', before).map_or(0, |n| n + 1);
    let cell = before.get(begins..).unwrap_or_default().iter().filter(|b| **b == dialect.separator).count();
    let from = memchr::memrchr2(b'\n', dialect.separator, before).map_or(0, |n| n + 1);
    let rest = block.bytes.get(from..).unwrap_or_default();
    let length = rest.iter().position(|b| *b == dialect.separator || *b == b'\n').unwrap_or(rest.len());
    // As Windows-1252 would have it, so that the reader knows the word again.
    let found: String = rest.iter().take(length.min(60)).map(|b| char::from(*b)).collect();
    let problem = Problem { at: cell, column: "", found: shown(found.as_bytes()), expected: Expected::Utf8 };
    (line, problem)
}
