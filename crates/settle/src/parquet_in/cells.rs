//! A column of a row group that is being read.

use std::sync::Arc;

use parquet::{
    basic::Encoding,
    column::{
        page::PageReader,
        reader::{ColumnReader, ColumnReaderImpl, get_column_reader},
    },
    data_type::{ByteArray, ByteArrayType, DataType, DoubleType, FloatType, Int32Type, Int64Type},
    schema::types::ColumnDescriptor,
};

use super::{
    Bad, Spans, cell,
    holds::{Cell, How, float, text, whole},
    pages::{Form, Pages},
};
use crate::{
    table::{Column, Want},
    value,
};

/// Straight from the pages where they are plain or by dictionary; other encodings, and days that may be missing, by way
/// of the crate's own reader.
pub enum Cells {
    Pages(Box<Pages>),
    Texts(Box<ColumnReaderImpl<ByteArrayType>>, bool),
    Int32(How, Box<ColumnReaderImpl<Int32Type>>, bool),
    Int64(How, Box<ColumnReaderImpl<Int64Type>>, bool),
    Float(f64, Box<ColumnReaderImpl<FloatType>>, bool),
    Double(f64, Box<ColumnReaderImpl<DoubleType>>, bool),
    There,
    Unreadable,
}

impl Cells {
    pub fn new(
        how: How,
        encodings: &[Encoding],
        column: &Arc<ColumnDescriptor>,
        pages: Box<dyn PageReader>,
        want: &Want<'_>,
    ) -> Self {
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
        if plain
            && !matches!(want, Want::DayOrEmpty)
            && let Some(form) = Form::of(how, column.physical_type())
        {
            return Self::Pages(Box::new(Pages::new(pages, form, optional)));
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

    /// Passes over so many rows.
    pub fn skip(&mut self, wanted: usize, column: &Column<'_>) -> Result<(), Bad> {
        match self {
            Self::There | Self::Unreadable => {}
            Self::Pages(pages) => pages.skip(wanted, column)?,
            Self::Texts(reader, _) => _ = reader.skip_records(wanted)?,
            Self::Int32(_, reader, _) => _ = reader.skip_records(wanted)?,
            Self::Int64(_, reader, _) => _ = reader.skip_records(wanted)?,
            Self::Float(_, reader, _) => _ = reader.skip_records(wanted)?,
            Self::Double(_, reader, _) => _ = reader.skip_records(wanted)?,
        }
        Ok(())
    }

    /// Reads so many rows. Gives how many there were.
    pub fn read(&mut self, wanted: usize, column: &Column<'_>, out: &mut Vec<i32>) -> Result<usize, Bad> {
        match self {
            Self::There => {
                out.resize(wanted, 0);
                Ok(wanted)
            }
            Self::Unreadable => Err(Bad::File(column.name.to_owned())),
            Self::Pages(pages) => pages.read(wanted, column, out),
            Self::Texts(reader, optional) => {
                typed(reader, *optional, wanted, column, out, |bytes: &ByteArray| text(bytes.data(), column))
            }
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
                typed(reader, *optional, wanted, column, out, |x| float(*x, near))
            }
            Self::Double(near, reader, optional) => {
                let near = *near;
                typed(reader, *optional, wanted, column, out, |x| float(*x, near))
            }
        }
    }

    /// Reads so many rows and keeps those whose number is 0 or more. Gives how many there were.
    pub fn choose(
        &mut self,
        wanted: usize,
        column: &Column<'_>,
        out: &mut Vec<i32>,
        spans: &mut Spans,
    ) -> Result<usize, Bad> {
        if let Self::Pages(pages) = self {
            return pages.choose(wanted, column, out, spans);
        }
        let mut all = Vec::with_capacity(wanted);
        let read = self.read(wanted, column, &mut all);
        for (row, number) in all.into_iter().enumerate().filter(|(_, number)| *number >= 0) {
            out.push(number);
            spans.add(row, 1);
        }
        read
    }

    /// Reads so many rows and keeps those of the spans. Gives how many there were.
    pub fn select(
        &mut self,
        wanted: usize,
        column: &Column<'_>,
        out: &mut Vec<i32>,
        spans: &Spans,
    ) -> Result<usize, Bad> {
        if let Self::Pages(pages) = self {
            return pages.select(wanted, column, out, spans);
        }
        let mut all = Vec::with_capacity(wanted);
        let read = self.read(wanted, column, &mut all);
        column.higher(&all);
        let mut spans = spans.cursor();
        while let Some((from, to)) = spans.within(all.len()) {
            out.extend_from_slice(all.get(from..to).unwrap_or_default());
        }
        read
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
) -> Result<usize, Bad> {
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
    if !optional || values.len() == got {
        for (row, v) in values.iter().enumerate() {
            out.push(number(v).map_err(|why| cell(row, column, why))?);
        }
        return Ok(values.len());
    }
    let mut values = values.iter();
    for (row, level) in levels.iter().enumerate() {
        if *level > 0 {
            let Some(v) = values.next() else { return Ok(row) };
            out.push(number(v).map_err(|why| cell(row, column, why))?);
        } else if matches!(column.want, Want::DayOrEmpty) {
            out.push(value::NONE);
        } else {
            return Err(cell(row, column, (String::new(), column.want.expected())));
        }
    }
    Ok(levels.len())
}
