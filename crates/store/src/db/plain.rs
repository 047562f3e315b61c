//! Rows in a form that belongs to neither engine.

/// One value in a form that belongs to neither engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing.
    Nothing,
    /// A text, a day or a moment.
    Text(String),
    /// A whole number, a yes or a no.
    Whole(i64),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A row of such values.
pub(crate) type PlainRow = Vec<Cell>;

/// A value as it lies in a row, by what the engine calls its type.
macro_rules! plain_row {
    ($row:expr) => {{
        use sqlx::{TypeInfo as _, ValueRef as _};
        let row = $row;
        let cell = |n: usize| -> Result<Cell, sqlx::Error> {
            let raw = row.try_get_raw(n)?;
            let kind = raw.type_info().name().to_owned();
            Ok(match (raw.is_null(), kind.as_str()) {
                (true, _) => Cell::Nothing,
                (false, "INTEGER" | "INT8" | "BOOLEAN") => Cell::Whole(row.try_get(n)?),
                (false, "BLOB" | "BYTEA") => Cell::Bytes(row.try_get(n)?),
                (false, _) => Cell::Text(row.try_get(n)?),
            })
        };
        (0..row.columns().len()).map(cell).collect::<Result<PlainRow, sqlx::Error>>()
    }};
}

pub(super) use plain_row;
