//! The one door in: by its first bytes a file is a workbook, a text or neither.

use std::ops::ControlFlow;

use crate::{Value, read_csv, read_xlsx};

/// How much a file may be, so that no file costs more than some seconds and 256 megabytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file.
    pub file: usize,
    /// Bytes of a workbook's sheet when unpacked.
    pub unpacked: u64,
    /// Bytes of the texts that a workbook's cells share, and of its styles.
    pub shared: u64,
    /// Rows, the header among them.
    pub rows: u32,
    /// Columns.
    pub columns: usize,
    /// Bytes of one cell.
    pub cell: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 100_000_000,
            unpacked: 400_000_000,
            shared: 64_000_000,
            rows: 1_000_001,
            columns: 500,
            cell: 10_000,
        }
    }
}

/// Why a file was not taken in. Never holds more of the file than what is named here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("larger than {most} bytes")]
    TooLarge { most: u64 },
    #[error("there is nothing in it")]
    Empty,
    /// A picture, a document, a programme: neither a workbook nor text.
    #[error("neither a workbook nor text")]
    NotASheet,
    /// An `.xls` of before 2007, or a workbook with a password.
    #[error("an old workbook, or one with a password")]
    OldOrLocked,
    /// Letters were lost before the file came here; `seen` is the word, as it stands in the file.
    #[error("letters are broken in line {line}")]
    BrokenLetters { line: u32, seen: String },
    /// Not all of the file is in one encoding, or in one that can be told.
    #[error("the encoding can't be told in line {line}")]
    UnknownEncoding { line: u32, seen: String },
    /// Unpacks to more than it may, or is packed as no spreadsheet packs.
    #[error("unpacks to more than it may")]
    Bomb,
    /// Cut off, changed, or not what it says it is.
    #[error("damaged")]
    Damaged,
    /// Names of paths out of the archive.
    #[error("names of paths")]
    PathNames,
    /// A workbook that declares entities or a document type.
    #[error("entities")]
    Entities,
    #[error("more than {most} rows")]
    TooManyRows { most: u32 },
    #[error("more than {most} columns in line {line}")]
    TooManyColumns { line: u32, most: usize },
    #[error("a cell of more than {most} bytes in line {line}")]
    CellTooLong { line: u32, column: usize, most: usize },
}

/// How a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    Workbook,
    Utf8,
    Utf16,
    /// With some of the words that this decides, so that somebody can look whether they are right.
    Windows1252 {
        words: Vec<String>,
    },
}

/// A row that holds something. The first one is the header.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The number that Excel shows beside the row; in a text, of the line.
    pub line: u32,
    /// Ends with the last cell that holds something.
    pub cells: Vec<Value>,
}

/// Reads a workbook's first visible sheet, or a text. Rows without anything in them are left out.
/// `take` may break off, which is no error.
///
/// # Errors
/// [`Unreadable`]; rows that came before it have been given to `take`.
pub fn read(bytes: &[u8], limits: &Limits, take: &mut dyn FnMut(Row) -> ControlFlow<()>) -> Result<How, Unreadable> {
    if bytes.len() > limits.file {
        return Err(Unreadable::TooLarge { most: limits.file as u64 });
    }
    match bytes {
        [] => Err(Unreadable::Empty),
        [b'P', b'K', 3, 4, ..] => read_xlsx::read(bytes, limits, take).map(|()| How::Workbook),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Unreadable::OldOrLocked),
        _ if is_other(bytes) => Err(Unreadable::NotASheet),
        _ => read_csv::read(bytes, limits, take),
    }
}

/// Kinds of file that begin like a text: a web page called `.xls`, a document, a script's mark.
fn is_other(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().take(64).map(u8::to_ascii_lowercase).collect();
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    [
        b"%pdf".as_slice(),
        b"<html",
        b"<!doctype",
        b"<?xml",
        b"<table",
        b"{\\rtf",
        b"par1",
        b"\x1f\x8b",
        b"7z\xbc",
        b"rar!",
    ]
    .iter()
    .any(|begin| text.starts_with(begin))
}
