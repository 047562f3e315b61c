//! Parquet: text through dictionaries, days as dates, compressed with Snappy, which everybody reads.

use std::{fs::File, sync::Arc};

use bytes::Bytes;
use parquet::{
    basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical},
    data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::types::Type,
};

use super::{Cell, Head, Kind, Rows};

/// Rows of a row group.
const ROWS: usize = 1 << 19;

enum Values {
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Day(Vec<i32>),
    Flag(Vec<bool>),
}

struct Column {
    values: Values,
    levels: Vec<i16>,
    optional: bool,
    /// The text before: rows of one job centre and citizen follow each other.
    before: Bytes,
}

pub struct Parquet {
    writer: SerializedFileWriter<File>,
    columns: Vec<Column>,
    rows: usize,
}

fn told(e: ParquetError) -> String {
    e.to_string()
}

fn field(head: &Head) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical, converted) = match head.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), ConvertedType::UTF8),
        Kind::Whole | Kind::Kroner => (Physical::INT64, None, ConvertedType::NONE),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date), ConvertedType::DATE),
        Kind::Flag => (Physical::BOOLEAN, None, ConvertedType::NONE),
    };
    let repetition = if head.optional { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    let field = Type::primitive_type_builder(head.name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical)
        .with_converted_type(converted);
    field.build().map(Arc::new)
}

impl Parquet {
    pub fn new(file: File, heads: &[Head]) -> Result<Self, String> {
        let fields = heads.iter().map(field).collect::<Result<Vec<_>, _>>().map_err(told)?;
        let schema = Type::group_type_builder("settlement").with_fields(fields).build().map_err(told)?;
        // No version of ours in it: the same settlement gives the same bytes.
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("holdepunkt".to_owned())
            .build();
        let writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)).map_err(told)?;
        let column = |head: &Head| Column {
            values: match head.kind {
                Kind::Text => Values::Text(Vec::new()),
                Kind::Whole | Kind::Kroner => Values::Whole(Vec::new()),
                Kind::Day => Values::Day(Vec::new()),
                Kind::Flag => Values::Flag(Vec::new()),
            },
            levels: Vec::new(),
            optional: head.optional,
            before: Bytes::new(),
        };
        Ok(Self { writer, columns: heads.iter().map(column).collect(), rows: 0 })
    }

    fn flush(&mut self) -> Result<(), String> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(told)?;
        for column in &mut self.columns {
            let levels = column.optional.then_some(column.levels.as_slice());
            match &mut column.values {
                Values::Text(v) => written::<ByteArrayType>(&mut group, v, levels)?,
                Values::Whole(v) => written::<Int64Type>(&mut group, v, levels)?,
                Values::Day(v) => written::<Int32Type>(&mut group, v, levels)?,
                Values::Flag(v) => written::<BoolType>(&mut group, v, levels)?,
            }
            column.levels.clear();
        }
        self.rows = 0;
        group.close().map(drop).map_err(told)
    }
}

fn written<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, File>,
    values: &mut Vec<T::T>,
    levels: Option<&[i16]>,
) -> Result<(), String> {
    let Some(mut column) = group.next_column().map_err(told)? else { return Err("too many columns".to_owned()) };
    column.typed::<T>().write_batch(values, levels, None).map_err(told)?;
    values.clear();
    column.close().map_err(told)
}

impl Rows for Parquet {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), String> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            match (&mut column.values, cell) {
                (Values::Text(v), Cell::Text(text)) => {
                    if column.before != text.as_bytes() {
                        column.before = Bytes::copy_from_slice(text.as_bytes());
                    }
                    v.push(ByteArray::from(column.before.clone()));
                }
                (Values::Whole(v), Cell::Whole(n)) => v.push(*n),
                (Values::Day(v), Cell::Day(d)) => v.push(d.number()),
                (Values::Flag(v), Cell::Flag(flag)) => v.push(*flag),
                (_, Cell::Empty) if column.optional => {
                    column.levels.push(0);
                    continue;
                }
                _ => return Err("a cell of another kind than its column".to_owned()),
            }
            column.levels.push(1);
        }
        self.rows += 1;
        if self.rows == ROWS { self.flush() } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> Result<File, String> {
        self.flush()?;
        self.writer.into_inner().map_err(told)
    }
}
