//! Sheets in and out: what people open in Excel, and what Excel saves.
//!
//! [`Sheet`] is written by [`csv`] and [`xlsx`]; [`read`] takes both in, row by row and within
//! [`Limits`], so that a hostile file costs seconds and megabytes rather than the machine. What a
//! cell says is read by [`Value`]. Nothing here knows what a column means, and nothing here holds a
//! word that somebody sees.

mod archive;
mod encoding;
mod pack;
mod read_csv;
mod read_xlsx;
mod reader;
pub mod sheet;
mod styles;
mod value;
mod write_csv;
mod write_xlsx;
mod xml;

pub use archive::Archive;
pub use pack::Packer;
pub use reader::{How, Limits, Row, Unreadable, read};
pub use sheet::{Cell, Column, Kind, Sheet};
pub use value::{Slip, Value};
pub use write_csv::{begins_formula, csv, neutral};
pub use write_xlsx::{Unwritable, workbook, xlsx};
