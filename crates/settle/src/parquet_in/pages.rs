//! A column straight from its pages: values become numbers once for each entry of a dictionary, and what stands in rows
//! that nobody wants is passed over without being unpacked.

use bytes::Bytes;
use parquet::{
    basic::{Encoding, Type as Physical},
    column::page::{Page, PageReader},
};

use super::{
    Bad, Spans, broken, cell,
    holds::{Cell, How, float, text, whole},
    rle::{Next, Rle, first_missing},
};
use crate::table::Column;

/// What stands in the pages.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    Text,
    Int32(How),
    Int64(How),
    Float(f64),
    Double(f64),
}

impl Form {
    pub const fn of(how: How, physical: Physical) -> Option<Self> {
        match (how, physical) {
            (How::Text, Physical::BYTE_ARRAY) => Some(Self::Text),
            (How::Float(near), Physical::FLOAT) => Some(Self::Float(near)),
            (How::Float(near), Physical::DOUBLE) => Some(Self::Double(near)),
            (How::Day | How::Moment(_) | How::Whole { .. }, Physical::INT32) => Some(Self::Int32(how)),
            (How::Day | How::Moment(_) | How::Whole { .. }, Physical::INT64) => Some(Self::Int64(how)),
            _ => None,
        }
    }

    /// Where the value lies that begins at a place; the next begins where it ends.
    fn value(self, bytes: &[u8], at: usize) -> Option<(usize, usize)> {
        let (from, length) = match self {
            Self::Text => {
                let length: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
                (at + 4, u32::from_le_bytes(length) as usize)
            }
            Self::Int32(_) | Self::Float(_) => (at, 4),
            Self::Int64(_) | Self::Double(_) => (at, 8),
        };
        let to = from.checked_add(length)?;
        (to <= bytes.len()).then_some((from, to))
    }

    /// The number of a value.
    fn number(self, bytes: &[u8], column: &Column<'_>) -> Cell {
        let four = || bytes.try_into().unwrap_or([0; 4]);
        let eight = || bytes.try_into().unwrap_or([0; 8]);
        match self {
            Self::Text => text(bytes, column),
            Self::Int32(how) => whole(how, i32::from_le_bytes(four()).into(), &column.want),
            Self::Int64(how) => whole(how, i64::from_le_bytes(eight()), &column.want),
            Self::Float(near) => float(f32::from_le_bytes(four()), near),
            Self::Double(near) => float(f64::from_le_bytes(eight()), near),
        }
    }
}

/// An entry that has not been asked for, or that can't be.
const UNASKED: i32 = i32::MIN + 1;

/// The different values of a column.
#[derive(Debug, Default)]
struct Dictionary {
    bytes: Bytes,
    places: Vec<(usize, usize)>,
    /// What each is as a number, once it was asked for.
    numbers: Vec<i32>,
    /// When all were asked for: the largest number, and whether each can be.
    known: Option<(i32, bool)>,
}

impl Dictionary {
    fn of(bytes: Bytes, entries: usize, form: Form) -> Option<Self> {
        let mut places = Vec::with_capacity(entries.min(bytes.len()));
        let mut at = 0;
        for _ in 0..entries {
            let place = form.value(&bytes, at)?;
            at = place.1;
            places.push(place);
        }
        Some(Self { numbers: vec![UNASKED; places.len()], bytes, places, known: None })
    }

    /// The number of an entry that stands in a row.
    #[inline]
    fn number(&mut self, index: u32, form: Form, column: &Column<'_>, row: usize) -> Result<i32, Bad> {
        match self.numbers.get(index as usize) {
            Some(number) if *number != UNASKED => Ok(*number),
            _ => self.ask(index, form, column, row),
        }
    }

    /// The numbers of entries that stand in rows from one on.
    fn numbers(
        &mut self,
        indices: &[u32],
        form: Form,
        column: &Column<'_>,
        row: usize,
        out: &mut Vec<i32>,
    ) -> Result<(), Bad> {
        let begins = out.len();
        let mut asked = true;
        out.extend(indices.iter().map(|index| {
            let number = self.numbers.get(*index as usize).copied().unwrap_or(UNASKED);
            asked &= number != UNASKED;
            number
        }));
        if !asked {
            out.truncate(begins);
            for (row, index) in (row..).zip(indices) {
                out.push(self.number(*index, form, column, row)?);
            }
        }
        Ok(())
    }

    #[cold]
    fn ask(&mut self, index: u32, form: Form, column: &Column<'_>, row: usize) -> Result<i32, Bad> {
        let place = self.places.get(index as usize);
        let (from, to) = *place.ok_or_else(|| broken("an index past the end of the dictionary"))?;
        let value = self.bytes.get(from..to).unwrap_or_default();
        let number = form.number(value, column).map_err(|why| cell(row, column, why))?;
        if let Some(known) = self.numbers.get_mut(index as usize) {
            *known = number;
        }
        Ok(number)
    }

    /// Asks for all entries, also for those that stand in no row: what can't be is none's yet.
    fn know(&mut self, form: Form, column: &Column<'_>) -> (i32, bool) {
        if let Some(known) = self.known {
            return known;
        }
        let (mut highest, mut sound) = (i32::MIN, true);
        for (number, (from, to)) in self.numbers.iter_mut().zip(&self.places) {
            match form.number(self.bytes.get(*from..*to).unwrap_or_default(), column) {
                Ok(n) => {
                    *number = n;
                    highest = highest.max(n);
                }
                Err(_) => sound = false,
            }
        }
        *self.known.insert((highest, sound))
    }
}

/// The values of a page that are still to be read.
#[derive(Debug)]
enum Left {
    Plain { bytes: Bytes, at: usize },
    Indices(Rle),
}

/// A column, page by page.
pub struct Pages {
    pages: Box<dyn PageReader>,
    form: Form,
    optional: bool,
    dictionary: Dictionary,
    left: Left,
    /// Values that the page still has before its end, or before one that is missing.
    rows: usize,
    missing: bool,
    /// The text before, and its number: a register lies often by citizen.
    before: (Bytes, i32),
    indices: Vec<u32>,
    values: Vec<i32>,
}

impl Pages {
    pub fn new(pages: Box<dyn PageReader>, form: Form, optional: bool) -> Self {
        Self {
            pages,
            form,
            optional,
            dictionary: Dictionary::default(),
            left: Left::Plain { bytes: Bytes::new(), at: 0 },
            rows: 0,
            missing: false,
            before: (Bytes::new(), UNASKED),
            indices: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Passes over so many rows, and over whole pages without a look at them.
    pub fn skip(&mut self, wanted: usize, column: &Column<'_>) -> Result<(), Bad> {
        let mut row = 0;
        while row < wanted {
            if self.rows == 0
                && !self.missing
                && let Some(next) = self.pages.peek_next_page()?
                && let Some(rows) = next.num_rows.or(next.num_levels)
                && !next.is_dict
                && rows <= wanted - row
            {
                self.pages.skip_next_page()?;
                row += rows;
                continue;
            }
            let Some(take) = self.page(wanted - row, column, row)? else { break };
            match &mut self.left {
                Left::Plain { bytes, at } => {
                    for _ in 0..take {
                        *at = self.form.value(bytes, *at).ok_or_else(past)?.1;
                    }
                }
                Left::Indices(rle) => rle.skip(take).ok_or_else(fewer)?,
            }
            row += take;
        }
        Ok(())
    }

    /// Reads so many rows; fewer only at the end of the column.
    pub fn read(&mut self, wanted: usize, column: &Column<'_>, out: &mut Vec<i32>) -> Result<usize, Bad> {
        let mut row = 0;
        while row < wanted {
            let Some(take) = self.page(wanted - row, column, row)? else { break };
            self.values(take, column, row, out)?;
            row += take;
        }
        Ok(row)
    }

    /// Reads so many rows and keeps those whose number is 0 or more.
    pub fn choose(
        &mut self,
        wanted: usize,
        column: &Column<'_>,
        out: &mut Vec<i32>,
        spans: &mut Spans,
    ) -> Result<usize, Bad> {
        let mut keep = |row: usize, count: usize, number: i32| {
            if number >= 0 {
                out.resize(out.len() + count, number);
                spans.add(row, count);
            }
        };
        let mut row = 0;
        while row < wanted {
            let Some(take) = self.page(wanted - row, column, row)? else { break };
            let end = row + take;
            if let Left::Indices(rle) = &mut self.left {
                while row < end {
                    match rle.next(end - row).ok_or_else(fewer)? {
                        Next::Run(index, count) => {
                            keep(row, count, self.dictionary.number(index, self.form, column, row)?);
                            row += count;
                        }
                        Next::Pack(count) => {
                            self.indices.clear();
                            rle.unpack(count, &mut self.indices).ok_or_else(fewer)?;
                            for index in &self.indices {
                                keep(row, 1, self.dictionary.number(*index, self.form, column, row)?);
                                row += 1;
                            }
                        }
                    }
                }
            } else {
                let mut values = std::mem::take(&mut self.values);
                values.clear();
                let read = self.values(take, column, row, &mut values);
                values.iter().for_each(|number| {
                    keep(row, 1, *number);
                    row += 1;
                });
                self.values = values;
                read?;
            }
        }
        Ok(row)
    }

    /// Reads so many rows and keeps those of the spans; the others are held to what can be all the same.
    pub fn select(
        &mut self,
        wanted: usize,
        column: &Column<'_>,
        out: &mut Vec<i32>,
        spans: &Spans,
    ) -> Result<usize, Bad> {
        let mut row = 0;
        let mut spans = spans.cursor();
        while row < wanted {
            let Some(take) = self.page(wanted - row, column, row)? else { break };
            let end = row + take;
            if self.passes(column)
                && let Left::Indices(rle) = &mut self.left
            {
                while let Some((from, to)) = spans.within(end) {
                    rle.skip(from - row).ok_or_else(fewer)?;
                    self.indices.clear();
                    rle.read(to - from, &mut self.indices).ok_or_else(fewer)?;
                    self.dictionary.numbers(&self.indices, self.form, column, from, out)?;
                    row = to;
                }
                rle.skip(end - row).ok_or_else(fewer)?;
            } else {
                let mut values = std::mem::take(&mut self.values);
                values.clear();
                let read = self.values(take, column, row, &mut values);
                column.higher(&values);
                while let Some((from, to)) = spans.within(end) {
                    out.extend_from_slice(values.get(from - row..to - row).unwrap_or_default());
                }
                self.values = values;
                read?;
            }
            row = end;
        }
        Ok(row)
    }

    /// Can rows that nobody wants be passed over? When whatever may stand in them can be, and is nothing new.
    fn passes(&mut self, column: &Column<'_>) -> bool {
        if !matches!(self.left, Left::Indices(_)) {
            return false;
        }
        let (highest, sound) = self.dictionary.know(self.form, column);
        sound && !column.is_higher(highest)
    }

    /// Goes on to the page with the next values, and says how many of them there are, at most so many; none at the end.
    fn page(&mut self, most: usize, column: &Column<'_>, row: usize) -> Result<Option<usize>, Bad> {
        while self.rows == 0 {
            if self.missing {
                return Err(cell(row, column, (String::new(), column.want.expected())));
            }
            let Some(page) = self.pages.get_next_page()? else { return Ok(None) };
            self.turn(page)?;
        }
        let take = most.min(self.rows);
        self.rows -= take;
        Ok(Some(take))
    }

    /// Adds so many values of the page.
    fn values(&mut self, take: usize, column: &Column<'_>, row: usize, out: &mut Vec<i32>) -> Result<(), Bad> {
        let form = self.form;
        match &mut self.left {
            Left::Plain { bytes, at } => {
                for row in row..row + take {
                    let (from, to) = form.value(bytes, *at).ok_or_else(past)?;
                    *at = to;
                    let value = bytes.get(from..to).unwrap_or_default();
                    let number = if self.before.1 != UNASKED && self.before.0 == value {
                        self.before.1
                    } else {
                        let number = form.number(value, column).map_err(|why| cell(row, column, why))?;
                        if matches!(form, Form::Text) {
                            self.before = (bytes.slice(from..to), number);
                        }
                        number
                    };
                    out.push(number);
                }
            }
            Left::Indices(rle) => {
                self.indices.clear();
                rle.read(take, &mut self.indices).ok_or_else(fewer)?;
                self.dictionary.numbers(&self.indices, form, column, row, out)?;
            }
        }
        Ok(())
    }

    /// Goes on to a page. Every value must be there: rows are counted up to one that is missing.
    fn turn(&mut self, page: Page) -> Result<(), Bad> {
        let (bytes, rows, encoding, levels) = match page {
            Page::DictionaryPage { buf, num_values, .. } => {
                self.dictionary = Dictionary::of(buf, num_values as usize, self.form)
                    .ok_or_else(|| broken("a dictionary shorter than it says"))?;
                return Ok(());
            }
            Page::DataPage { buf, num_values, encoding, .. } => {
                let (levels, bytes) = if self.optional {
                    let length: Option<[u8; 4]> = buf.get(..4).and_then(|b| b.try_into().ok());
                    let length = length.ok_or_else(|| broken("a page without levels"))?;
                    let end = 4 + u32::from_le_bytes(length) as usize;
                    if buf.len() < end {
                        return Err(broken("levels past the end of their page"));
                    }
                    (buf.slice(4..end), buf.slice(end..))
                } else {
                    (Bytes::new(), buf)
                };
                (bytes, num_values as usize, encoding, levels)
            }
            Page::DataPageV2 { buf, num_values, encoding, def_levels_byte_len, rep_levels_byte_len, .. } => {
                let (rep, def) = (rep_levels_byte_len as usize, def_levels_byte_len as usize);
                if buf.len() < rep + def {
                    return Err(broken("levels past the end of their page"));
                }
                (buf.slice(rep + def..), num_values as usize, encoding, buf.slice(rep..rep + def))
            }
        };
        (self.rows, self.missing) = (rows, false);
        if self.optional
            && let Some(at) = first_missing(levels, rows).ok_or_else(|| broken("fewer levels than values"))?
        {
            (self.rows, self.missing) = (at, true);
        }
        #[allow(deprecated)] // old writers name it
        let by_dictionary = matches!(encoding, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY);
        self.left = if by_dictionary && self.rows > 0 {
            let width = bytes.first().copied().filter(|w| *w <= 32).ok_or_else(|| broken("no width of indices"))?;
            Left::Indices(Rle::new(bytes.slice(1..), u32::from(width)))
        } else {
            Left::Plain { bytes, at: 0 }
        };
        Ok(())
    }
}

fn past() -> Bad {
    broken("a value past the end of its page")
}

fn fewer() -> Bad {
    broken("fewer indices than values")
}
