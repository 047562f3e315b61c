//! Sheets in and out: what people open in Excel, and what Excel saves.
//!
//! [`Sheet`] is written by [`csv`] and [`xlsx`]; [`read`] takes both in, within [`Limits`]. Nothing
//! here knows what a column means, and nothing here holds a word that somebody sees.

pub mod sheet;
mod write_csv;
mod write_xlsx;

pub use sheet::{Cell, Column, Kind, Sheet};
pub use write_csv::{csv, neutral};
pub use write_xlsx::{Unwritable, workbook, xlsx};
