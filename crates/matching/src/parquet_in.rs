//! Parquet: each cell as the text that would stand in a CSV file.

use std::fs::File;

use jiff::{SignedDuration, civil::date};
use parquet::{
    errors::ParquetError,
    file::reader::{FileReader, SerializedFileReader},
    record::Field,
};

/// A file whose columns are known.
pub struct Opened {
    reader: SerializedFileReader<File>,
    header: Vec<String>,
}

impl Opened {
    /// Reads what the file says of itself.
    pub fn of(file: File) -> Result<Self, ParquetError> {
        let reader = SerializedFileReader::new(file)?;
        let schema = reader.metadata().file_metadata().schema();
        let header = schema.get_fields().iter().map(|field| field.name().to_owned()).collect();
        Ok(Self { reader, header })
    }

    /// The names of its columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The cells of some columns, row by row.
    pub fn cells(&self, places: &[usize]) -> Result<Vec<String>, ParquetError> {
        let mut cells = Vec::new();
        for row in self.reader.get_row_iter(None)? {
            let row = row?;
            let fields: Vec<&Field> = row.get_column_iter().map(|(_, field)| field).collect();
            cells.extend(places.iter().map(|place| fields.get(*place).map(|field| text(field)).unwrap_or_default()));
        }
        Ok(cells)
    }
}

/// A value as text: a day as a date, a number without needless decimals, a list with semicolons.
fn text(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        Field::Bool(flag) => flag.to_string(),
        Field::Float(n) => n.to_string(),
        Field::Double(n) => n.to_string(),
        Field::Date(days) => day(i64::from(*days) * 86_400),
        Field::TimestampMillis(at) => moment(at.div_euclid(1000), at.rem_euclid(1000)),
        Field::TimestampMicros(at) => moment(at.div_euclid(1_000_000), at.rem_euclid(1_000_000)),
        Field::ListInternal(list) => list.elements().iter().map(text).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

fn day(seconds: i64) -> String {
    date(1970, 1, 1).saturating_add(SignedDuration::from_secs(seconds)).to_string()
}

/// A moment is a day when it is midnight; otherwise it is told as it is, and refused as a day.
fn moment(seconds: i64, part: i64) -> String {
    if part == 0 && seconds.rem_euclid(86_400) == 0 { day(seconds) } else { format!("{seconds} s") }
}
