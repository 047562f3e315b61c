//! What a column of a Parquet file holds, and how it becomes what is wanted.

use std::fmt::Display;

use holdepunkt_rules::grants::day::Day;
use parquet::{
    basic::{ConvertedType, LogicalType, TimeUnit, Type as Physical},
    schema::types::ColumnDescriptor,
};

use crate::{
    fault::{Expected, shown},
    table::{Column, Want},
    value,
};

/// The type of a column, for a message.
pub fn named(column: &ColumnDescriptor) -> String {
    match column.logical_type_ref() {
        Some(logical) => format!("{} ({logical:?})", column.physical_type()),
        None if column.converted_type() == ConvertedType::NONE => column.physical_type().to_string(),
        None => format!("{} ({})", column.physical_type(), column.converted_type()),
    }
}

/// How a column's values become what is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum How {
    /// Text.
    Text,
    /// Days from 1970.
    Day,
    /// A moment, of which so many units are a day; only midnights are days.
    Moment(i64),
    /// A floating number, which is as near as this to what was meant.
    Float(f64),
    /// A whole number that is to be multiplied, then divided, to become hundredths (or a count).
    Whole {
        /// Times this.
        times: i64,
        /// By this.
        by: i64,
    },
    /// Nothing of it is read.
    There,
}

pub fn reading(column: &ColumnDescriptor, want: &Want<'_>) -> Option<How> {
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

/// A number, or what was found and what would do.
pub type Cell = Result<i32, (String, Expected)>;

/// A text, by the number that it is given.
#[inline]
pub fn text(bytes: &[u8], column: &Column<'_>) -> Cell {
    column.number(bytes).map_err(|expected| (shown(bytes), expected))
}

/// Hours from a floating number.
#[inline]
pub fn float<F: Copy + Display + Into<f64>>(hours: F, nearness: f64) -> Cell {
    value::hours_of_float(hours.into(), nearness).map_err(|expected| (hours.to_string(), expected))
}

pub fn whole(how: How, n: i64, want: &Want<'_>) -> Cell {
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
        (Some(day), Want::Monday) => value::monday(day).map_err(|e| (Day::numbered(day).to_string(), e)),
        (Some(number), _) => Ok(number),
        (None, want) => Err((n.to_string(), want.expected())),
    }
}
