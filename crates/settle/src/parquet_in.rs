//! Parquet: row groups read by whoever is free, text through its dictionary.
//!
//! Pages come from the `parquet` crate: metadata, checks and decompression. Text columns are turned into numbers here,
//! straight from the pages, since a hundred million owned strings would cost more than everything else.

use std::{
    fs::File,
    io::{BufReader, Read},
    os::unix::fs::FileExt,
    sync::Arc,
};

use bytes::Bytes;
use parquet::{
    basic::{ConvertedType, Encoding, LogicalType, TimeUnit, Type as Physical},
    column::{
        page::{Page, PageReader},
        reader::{ColumnReader, ColumnReaderImpl, get_column_reader},
    },
    data_type::{ByteArray, ByteArrayType, DataType},
    errors::{ParquetError, Result as Read_},
    file::{
        metadata::ParquetMetaData,
        reader::{ChunkReader, FileReader, Length, SerializedFileReader},
    },
    schema::types::ColumnDescriptor,
};

use crate::{
    fault::{Expected, Problem, shown},
    table::{Batch, Column, Want},
    value,
};

/// Rows of a batch.
const ROWS: usize = 1 << 15;

/// A file that many threads read at once, each where it wants.
struct Shared {
    file: Arc<File>,
    length: u64,
}

struct From {
    file: Arc<File>,
    at: u64,
}

impl Read for From {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let got = self.file.read_at(into, self.at)?;
        self.at += got as u64;
        Ok(got)
    }
}

impl Length for Shared {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Shared {
    type T = BufReader<From>;

    fn get_read(&self, start: u64) -> Read_<Self::T> {
        Ok(BufReader::with_capacity(512, From { file: Arc::clone(&self.file), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Read_<Bytes> {
        // A length that lies would ask for memory that isn't there.
        if start.checked_add(length as u64).is_none_or(|end| end > self.length) {
            return Err(ParquetError::EOF("past the end of the file".to_owned()));
        }
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, start)?;
        Ok(Bytes::from(bytes))
    }
}

/// A Parquet file.
pub struct Tables {
    reader: SerializedFileReader<Shared>,
}

impl std::fmt::Debug for Tables {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tables")
    }
}

/// Why a row group could not be read.
#[derive(Debug)]
pub enum Bad {
    /// A cell; the row counted in the row group.
    Cell(u64, Problem),
    /// The file.
    File(String),
}

impl std::convert::From<ParquetError> for Bad {
    fn from(e: ParquetError) -> Self {
        Self::File(e.to_string())
    }
}

impl Tables {
    /// Opens a file.
    pub fn open(file: File, length: u64) -> Result<Self, String> {
        let shared = Shared { file: Arc::new(file), length };
        SerializedFileReader::new(shared).map(|reader| Self { reader }).map_err(|e| e.to_string())
    }

    fn metadata(&self) -> &ParquetMetaData {
        self.reader.metadata()
    }

    /// The names of its columns; those inside others by their whole path, so that none is taken for a column.
    pub fn names(&self) -> Vec<String> {
        self.metadata().file_metadata().schema_descr().columns().iter().map(|c| c.path().string()).collect()
    }

    /// How many row groups, with their rows.
    pub fn groups(&self) -> Vec<u64> {
        self.metadata().row_groups().iter().map(|g| u64::try_from(g.num_rows()).unwrap_or(0)).collect()
    }

    /// The type of a column when it can't hold what is wanted.
    pub fn misfit(&self, at: usize, want: &Want<'_>) -> Option<String> {
        let columns = self.metadata().file_metadata().schema_descr().columns();
        let column = columns.get(at)?;
        let flat = column.max_rep_level() == 0 && column.max_def_level() <= 1;
        if flat && reading(column, want).is_some() { None } else { Some(named(column)) }
    }

    /// Reads a row group, batch by batch. `each` gets the number of the batch's first row in the group.
    pub fn read(
        &self,
        group: usize,
        columns: &[Column<'_>],
        places: &[usize],
        each: &mut dyn FnMut(u64, &mut Batch) -> Result<(), Problem>,
    ) -> Result<(), Bad> {
        let group = self.reader.get_row_group(group)?;
        let rows = u64::try_from(group.metadata().num_rows()).unwrap_or(0);
        let mut readers = Vec::new();
        for (column, place) in columns.iter().zip(places) {
            let descriptor = group.metadata().column(*place).column_descr_ptr();
            let how = reading(&descriptor, &column.want).ok_or_else(|| Bad::File(named(&descriptor)))?;
            let encodings: Vec<Encoding> = group.metadata().column(*place).encodings().collect();
            let pages = group.get_column_page_reader(*place)?;
            readers.push(Cells::new(how, &encodings, &descriptor, pages));
        }
        let mut batch = Batch::default();
        let mut begins = 0_u64;
        while begins < rows {
            let wanted = usize::try_from(rows - begins).unwrap_or(ROWS).min(ROWS);
            batch.clear(columns.len());
            for ((cells, column), out) in readers.iter_mut().zip(columns).zip(&mut batch.columns) {
                match cells.read(wanted, column, out) {
                    Ok(()) if out.len() == wanted => {}
                    Ok(()) => return Err(Bad::File(format!("{}: fewer values than rows", column.name))),
                    Err(Bad::Cell(_, problem)) => return Err(Bad::Cell(begins + problem.at as u64, problem)),
                    Err(bad) => return Err(bad),
                }
            }
            each(begins, &mut batch).map_err(|problem| Bad::Cell(begins + problem.at as u64, problem))?;
            begins += wanted as u64;
        }
        Ok(())
    }
}

/// The type of a column, for a message.
fn named(column: &ColumnDescriptor) -> String {
    match column.logical_type_ref() {
        Some(logical) => format!("{} ({logical:?})", column.physical_type()),
        None if column.converted_type() == ConvertedType::NONE => column.physical_type().to_string(),
        None => format!("{} ({})", column.physical_type(), column.converted_type()),
    }
}

/// How a column's values become what is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
enum How {
    Text,
    /// Days from 1970.
    Day,
    /// A moment, of which so many units are a day; only midnights are days.
    Moment(i64),
    /// A floating number, which is as near as this to what was meant.
    Float(f64),
    /// A whole number that is to be multiplied, then divided, to become hundredths (or a count).
    Whole {
        times: i64,
        by: i64,
    },
    /// Nothing of it is read.
    There,
}

fn reading(column: &ColumnDescriptor, want: &Want<'_>) -> Option<How> {
    let physical = column.physical_type();
    let logical = column.logical_type_ref();
    let scale = u32::try_from(column.type_scale().max(0)).unwrap_or(0);
    let decimal =
        matches!(logical, Some(LogicalType::Decimal { .. })) || column.converted_type() == ConvertedType::DECIMAL;
    let whole = matches!(physical, Physical::INT32 | Physical::INT64);
    match want {
        Want::There => Some(How::There),
        Want::Text(_) => {
            let other = matches!(logical, Some(l) if !matches!(l, LogicalType::String | LogicalType::Enum));
            (physical == Physical::BYTE_ARRAY && !other).then_some(How::Text)
        }
        Want::Day | Want::DayOrEmpty | Want::Monday => match (physical, logical) {
            (Physical::INT32, Some(LogicalType::Date)) => Some(How::Day),
            (Physical::INT32, None) if column.converted_type() == ConvertedType::DATE => Some(How::Day),
            (Physical::INT64, Some(LogicalType::Timestamp(moment))) => Some(How::Moment(match moment.unit {
                TimeUnit::MILLIS => 86_400_000,
                TimeUnit::MICROS => 86_400_000_000,
                TimeUnit::NANOS => 86_400_000_000_000,
            })),
            _ => None,
        },
        Want::Hours => match physical {
            Physical::DOUBLE => Some(How::Float(1e-6)),
            // Nearer than this a number of 32 bits below 168 does not come.
            Physical::FLOAT => Some(How::Float(2e-3)),
            _ if whole && decimal && scale <= 2 => Some(How::Whole { times: 10_i64.pow(2 - scale), by: 1 }),
            _ if whole && decimal && scale <= 9 => Some(How::Whole { times: 1, by: 10_i64.pow(scale - 2) }),
            _ if whole && is_number(column) => Some(How::Whole { times: 100, by: 1 }),
            _ => None,
        },
        Want::Count => (whole && !decimal && is_number(column)).then_some(How::Whole { times: 1, by: 1 }),
    }
}

/// A whole number that is nothing else, as a date or a moment.
fn is_number(column: &ColumnDescriptor) -> bool {
    match column.logical_type_ref() {
        Some(LogicalType::Integer { .. }) => true,
        Some(_) => false,
        None => !matches!(
            column.converted_type(),
            ConvertedType::DATE
                | ConvertedType::TIME_MILLIS
                | ConvertedType::TIME_MICROS
                | ConvertedType::TIMESTAMP_MILLIS
                | ConvertedType::TIMESTAMP_MICROS
        ),
    }
}

/// A column of a row group that is being read.
enum Cells {
    /// Text straight from the pages.
    Pages(Box<TextPages>),
    /// Text in an encoding that is left to the crate.
    Texts(Box<ColumnReaderImpl<ByteArrayType>>, bool),
    Int32(How, Box<ColumnReaderImpl<parquet::data_type::Int32Type>>, bool),
    Int64(How, Box<ColumnReaderImpl<parquet::data_type::Int64Type>>, bool),
    Float(f64, Box<ColumnReaderImpl<parquet::data_type::FloatType>>, bool),
    Double(f64, Box<ColumnReaderImpl<parquet::data_type::DoubleType>>, bool),
    There,
    Unreadable,
}

impl Cells {
    fn new(how: How, encodings: &[Encoding], column: &Arc<ColumnDescriptor>, pages: Box<dyn PageReader>) -> Self {
        let optional = column.max_def_level() > 0;
        #[allow(deprecated)] // old writers name them
        let plain = encodings.iter().all(|e| {
            matches!(
                e,
                Encoding::PLAIN
                    | Encoding::RLE
                    | Encoding::RLE_DICTIONARY
                    | Encoding::PLAIN_DICTIONARY
                    | Encoding::BIT_PACKED
            )
        });
        if how == How::There {
            return Self::There;
        }
        if how == How::Text && plain {
            return Self::Pages(Box::new(TextPages::new(pages, optional)));
        }
        match (how, get_column_reader(Arc::clone(column), pages)) {
            (How::Text, ColumnReader::ByteArrayColumnReader(r)) => Self::Texts(Box::new(r), optional),
            (how, ColumnReader::Int32ColumnReader(r)) => Self::Int32(how, Box::new(r), optional),
            (how, ColumnReader::Int64ColumnReader(r)) => Self::Int64(how, Box::new(r), optional),
            (How::Float(near), ColumnReader::FloatColumnReader(r)) => Self::Float(near, Box::new(r), optional),
            (How::Float(near), ColumnReader::DoubleColumnReader(r)) => Self::Double(near, Box::new(r), optional),
            _ => Self::Unreadable,
        }
    }

    fn read(&mut self, wanted: usize, column: &Column<'_>, out: &mut Vec<i32>) -> Result<(), Bad> {
        match self {
            Self::There => {
                out.resize(wanted, 0);
                Ok(())
            }
            Self::Unreadable => Err(Bad::File(column.name.to_owned())),
            Self::Pages(pages) => pages.read(wanted, column, out),
            Self::Texts(reader, optional) => typed(reader, *optional, wanted, column, out, |text: &ByteArray| {
                let text = text.data();
                column.number(text).map_err(|expected| (shown(text), expected))
            }),
            Self::Int32(how, reader, optional) => {
                let how = *how;
                typed(reader, *optional, wanted, column, out, |n| whole(how, i64::from(*n), &column.want))
            }
            Self::Int64(how, reader, optional) => {
                let how = *how;
                typed(reader, *optional, wanted, column, out, |n| whole(how, *n, &column.want))
            }
            Self::Float(near, reader, optional) => {
                let near = *near;
                typed(reader, *optional, wanted, column, out, |x: &f32| {
                    value::hours_of_float(f64::from(*x), near).map_err(|e| (x.to_string(), e))
                })
            }
            Self::Double(near, reader, optional) => {
                let near = *near;
                typed(reader, *optional, wanted, column, out, |x: &f64| {
                    value::hours_of_float(*x, near).map_err(|e| (x.to_string(), e))
                })
            }
        }
    }
}

type Cell = Result<i32, (String, Expected)>;

fn whole(how: How, n: i64, want: &Want<'_>) -> Cell {
    let number = match how {
        How::Day => value::day_of(n),
        How::Moment(of_day) => (n.rem_euclid(of_day) == 0).then(|| value::day_of(n.div_euclid(of_day))).flatten(),
        How::Whole { times, by } => {
            let n = n.checked_mul(times).filter(|n| n % by == 0).map(|n| n / by);
            match want {
                Want::Hours => n.and_then(|n| value::hours_of(n).ok()),
                _ => n.and_then(|n| i32::try_from(n).ok()).filter(|n| *n >= 0),
            }
        }
        _ => None,
    };
    match (number, want) {
        (Some(day), Want::Monday) => {
            value::monday(day).map_err(|e| (holdepunkt_rules::grants::day::Day::numbered(day).to_string(), e))
        }
        (Some(number), _) => Ok(number),
        (None, want) => Err((n.to_string(), want.expected())),
    }
}

/// Reads values of one type and makes numbers of them; a missing one is no day, or refused.
fn typed<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    optional: bool,
    wanted: usize,
    column: &Column<'_>,
    out: &mut Vec<i32>,
    mut number: impl FnMut(&T::T) -> Cell,
) -> Result<(), Bad> {
    let mut values: Vec<T::T> = Vec::with_capacity(wanted);
    let mut levels: Vec<i16> = Vec::new();
    let mut got = 0;
    while got < wanted {
        let (records, _, _) = reader.read_records(wanted - got, optional.then_some(&mut levels), None, &mut values)?;
        if records == 0 {
            break;
        }
        got += records;
    }
    let problem =
        |at: usize, found: String, expected| Bad::Cell(0, Problem { at, column: column.name, found, expected });
    if !optional || values.len() == got {
        for (at, v) in values.iter().enumerate() {
            out.push(number(v).map_err(|(found, expected)| problem(at, found, expected))?);
        }
        return Ok(());
    }
    let mut values = values.iter();
    for (at, level) in levels.iter().enumerate() {
        if *level > 0 {
            let Some(v) = values.next() else { break };
            out.push(number(v).map_err(|(found, expected)| problem(at, found, expected))?);
        } else if matches!(column.want, Want::DayOrEmpty) {
            out.push(value::NONE);
        } else {
            return Err(problem(at, String::new(), column.want.expected()));
        }
    }
    Ok(())
}

/// The values of a page that are still to be read.
enum Left {
    Plain { bytes: Bytes, at: usize },
    Indices(Rle),
}

/// A text column, page by page.
struct TextPages {
    pages: Box<dyn PageReader>,
    optional: bool,
    dictionary: Vec<Bytes>,
    /// What each entry of the dictionary is as a number, once it was asked for.
    numbers: Vec<i32>,
    left: Left,
    /// Values that the page still has.
    rows: usize,
    /// The text before, and its number: a register lies often by citizen.
    before: (Bytes, i32),
    room: Vec<u32>,
}

/// An entry that has not been asked for.
const UNASKED: i32 = i32::MIN + 1;

fn broken(what: &str) -> Bad {
    Bad::File(what.to_owned())
}

impl TextPages {
    fn new(pages: Box<dyn PageReader>, optional: bool) -> Self {
        let left = Left::Plain { bytes: Bytes::new(), at: 0 };
        let before = (Bytes::new(), UNASKED);
        Self { pages, optional, dictionary: Vec::new(), numbers: Vec::new(), left, rows: 0, before, room: Vec::new() }
    }

    fn read(&mut self, wanted: usize, column: &Column<'_>, out: &mut Vec<i32>) -> Result<(), Bad> {
        while out.len() < wanted {
            if self.rows == 0 {
                let Some(page) = self.pages.get_next_page()? else { return Ok(()) };
                self.turn(page, column, out.len())?;
                continue;
            }
            let take = (wanted - out.len()).min(self.rows);
            self.rows -= take;
            match &mut self.left {
                Left::Plain { bytes, at } => {
                    for _ in 0..take {
                        let text = plain(bytes, at).ok_or_else(|| broken("a text past the end of its page"))?;
                        let number = if self.before.1 != UNASKED && self.before.0 == text {
                            self.before.1
                        } else {
                            let number = column.number(&text).map_err(|e| cell(out.len(), column, &text, e))?;
                            self.before = (text, number);
                            number
                        };
                        out.push(number);
                    }
                }
                Left::Indices(rle) => {
                    self.room.clear();
                    rle.read(take, &mut self.room).ok_or_else(|| broken("fewer indices than values"))?;
                    for index in &self.room {
                        let number = self.numbers.get_mut(*index as usize);
                        let number = number.ok_or_else(|| broken("an index past the end of the dictionary"))?;
                        if *number == UNASKED {
                            let text = self.dictionary.get(*index as usize).cloned().unwrap_or_default();
                            *number = column.number(&text).map_err(|e| cell(out.len(), column, &text, e))?;
                        }
                        out.push(*number);
                    }
                }
            }
        }
        Ok(())
    }

    /// Goes on to a page. Every text must be there: a missing one is refused.
    fn turn(&mut self, page: Page, column: &Column<'_>, read: usize) -> Result<(), Bad> {
        let missing = |at: usize| cell(read + at, column, b"", Expected::Filled);
        let (bytes, rows, encoding) = match page {
            Page::DictionaryPage { buf, num_values, .. } => {
                let mut at = 0;
                let entries = (0..num_values).map_while(|_| plain(&buf, &mut at));
                self.dictionary = entries.collect();
                if self.dictionary.len() != num_values as usize {
                    return Err(broken("a dictionary shorter than it says"));
                }
                self.numbers = vec![UNASKED; self.dictionary.len()];
                return Ok(());
            }
            Page::DataPage { buf, num_values, encoding, .. } => {
                let mut bytes = buf;
                let rows = num_values as usize;
                if self.optional {
                    let length: [u8; 4] = bytes
                        .get(..4)
                        .and_then(|b| b.try_into().ok())
                        .ok_or_else(|| broken("a page without levels"))?;
                    let end = 4 + u32::from_le_bytes(length) as usize;
                    if bytes.len() < end {
                        return Err(broken("levels past the end of their page"));
                    }
                    let levels = bytes.slice(4..end);
                    if let Some(at) = first_missing(levels, rows).ok_or_else(|| broken("fewer levels than values"))? {
                        return Err(missing(at));
                    }
                    bytes = bytes.slice(end..);
                }
                (bytes, rows, encoding)
            }
            Page::DataPageV2 { buf, num_values, encoding, def_levels_byte_len, rep_levels_byte_len, .. } => {
                let (rep, def) = (rep_levels_byte_len as usize, def_levels_byte_len as usize);
                let rows = num_values as usize;
                if buf.len() < rep + def {
                    return Err(broken("levels past the end of their page"));
                }
                if self.optional {
                    let levels = buf.slice(rep..rep + def);
                    if let Some(at) = first_missing(levels, rows).ok_or_else(|| broken("fewer levels than values"))? {
                        return Err(missing(at));
                    }
                }
                (buf.slice(rep + def..), rows, encoding)
            }
        };
        self.rows = rows;
        #[allow(deprecated)] // old writers name it
        let by_dictionary = matches!(encoding, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY);
        self.left = if by_dictionary {
            let width = bytes.first().copied().filter(|w| *w <= 32).ok_or_else(|| broken("no width of indices"))?;
            Left::Indices(Rle::new(bytes.slice(1..), u32::from(width)))
        } else {
            Left::Plain { bytes, at: 0 }
        };
        Ok(())
    }
}

fn cell(at: usize, column: &Column<'_>, text: &[u8], expected: Expected) -> Bad {
    Bad::Cell(0, Problem { at, column: column.name, found: shown(text), expected })
}

/// A text with its length in front.
fn plain(bytes: &Bytes, at: &mut usize) -> Option<Bytes> {
    let length: [u8; 4] = bytes.get(*at..at.checked_add(4)?)?.try_into().ok()?;
    let from = *at + 4;
    let to = from.checked_add(u32::from_le_bytes(length) as usize)?;
    if to > bytes.len() {
        return None;
    }
    *at = to;
    Some(bytes.slice(from..to))
}

/// Where the first value is missing, by the levels of a page; none when there are too few of them.
fn first_missing(levels: Bytes, rows: usize) -> Option<Option<usize>> {
    let mut rle = Rle::new(levels, 1);
    let mut seen = 0;
    // The usual page says in one run that nothing is missing.
    while seen < rows {
        let (value, run) = rle.run(rows - seen)?;
        match value {
            Some(0) => return Some(Some(seen)),
            Some(_) => seen += run,
            None => {
                let mut bits = Vec::with_capacity(run);
                rle.read(run, &mut bits)?;
                if let Some(at) = bits.iter().position(|b| *b == 0) {
                    return Some(Some(seen + at));
                }
                seen += run;
            }
        }
    }
    Some(None)
}

/// Numbers in runs and in packs of bits, as Parquet has them.
struct Rle {
    bytes: Bytes,
    at: usize,
    width: u32,
    /// What is left of a run: its value and length.
    run: (u32, usize),
    /// What is left of a pack: the bit at which the next number begins, and how many there are.
    pack: (usize, usize),
}

impl Rle {
    const fn new(bytes: Bytes, width: u32) -> Self {
        Self { bytes, at: 0, width, run: (0, 0), pack: (0, 0) }
    }

    fn header(&mut self) -> Option<()> {
        let (mut header, mut shift) = (0_u64, 0);
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            header |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
            if shift > 35 {
                return None;
            }
        }
        let count = usize::try_from(header >> 1).ok()?;
        if header & 1 == 1 {
            let bytes = count.checked_mul(self.width as usize)?;
            self.pack = (self.at * 8, count.checked_mul(8)?);
            self.at = self.at.checked_add(bytes)?;
        } else {
            let length = (self.width as usize).div_ceil(8);
            let value = self.bytes.get(self.at..self.at + length)?;
            let value = value.iter().rev().fold(0_u32, |v, b| v << 8 | u32::from(*b));
            self.at += length;
            self.run = (value, count);
        }
        Some(())
    }

    /// What comes next: a run's value with at most so many of it taken, or none and how many of a pack there are.
    fn run(&mut self, most: usize) -> Option<(Option<u32>, usize)> {
        loop {
            if self.run.1 > 0 {
                let taken = self.run.1.min(most);
                self.run.1 -= taken;
                return Some((Some(self.run.0), taken));
            }
            if self.pack.1 > 0 {
                return Some((None, self.pack.1.min(most)));
            }
            self.header()?;
        }
    }

    fn read(&mut self, mut wanted: usize, out: &mut Vec<u32>) -> Option<()> {
        while wanted > 0 {
            match self.run(wanted)? {
                (Some(value), taken) => {
                    out.resize(out.len() + taken, value);
                    wanted -= taken;
                }
                (None, taken) => {
                    self.unpack(taken, out)?;
                    wanted -= taken;
                }
            }
        }
        Some(())
    }

    /// Takes so many numbers out of the pack.
    fn unpack(&mut self, count: usize, out: &mut Vec<u32>) -> Option<()> {
        let width = self.width as usize;
        let (mut bit, left) = self.pack;
        if width == 0 {
            out.resize(out.len() + count, 0);
        } else {
            let mask = if width == 32 { u64::from(u32::MAX) } else { (1 << width) - 1 };
            let last = self.bytes.len();
            for _ in 0..count {
                let from = bit / 8;
                // Eight bytes hold any number of 32 bits that begins inside the first.
                let word = match self.bytes.get(from..from + 8) {
                    Some(eight) => u64::from_le_bytes(eight.try_into().ok()?),
                    // A pack may be cut where its last numbers are none; what was cut reads as 0.
                    None => {
                        let rest = self.bytes.get(from.min(last)..).unwrap_or_default();
                        rest.iter().rev().fold(0_u64, |w, b| w << 8 | u64::from(*b))
                    }
                };
                if (bit + width).div_ceil(8) > last {
                    return None;
                }
                #[allow(clippy::cast_possible_truncation)] // at most 32 bits are left
                out.push(((word >> (bit % 8)) & mask) as u32);
                bit += width;
            }
        }
        self.pack = (bit, left - count);
        Some(())
    }
}
