//! Parquet: row groups read by whoever is free.
//!
//! Pages come from the `parquet` crate: metadata, checks and decompression. What stands in them is turned into numbers
//! here, straight from the pages, since a hundred million owned values would cost more than everything else.

mod cells;
mod file;
mod holds;
mod pages;
mod rle;

use std::{fs::File, sync::Arc};

use parquet::{
    basic::Encoding,
    column::page::PageReader,
    errors::ParquetError,
    file::{
        metadata::{ColumnChunkMetaData, ParquetMetaData},
        reader::{ChunkReader, FileReader, RowGroupReader, SerializedFileReader},
        serialized_reader::SerializedPageReader,
    },
};

use self::{
    cells::Cells,
    file::{Chunk, Shared},
    holds::{How, named, reading},
};
use crate::{
    fault::{Expected, Problem},
    table::{Batch, Column, Picked, Rows, Want},
};

/// Rows of a batch.
const ROWS: usize = 1 << 15;
/// Rows of the smallest part of a row group that is worth a thread of its own.
const SMALLEST_PIECE: u64 = 1 << 16;
/// A column of a row group that is read at once is no larger than this.
const LARGEST_CHUNK: u64 = 1 << 25;

/// Rows of a batch that are wanted, as runs in order.
#[derive(Debug, Default)]
struct Spans(Vec<(usize, usize)>);

impl Spans {
    /// Adds rows, which stand behind those that were added before.
    fn add(&mut self, from: usize, count: usize) {
        match self.0.last_mut() {
            Some((_, to)) if *to == from => *to += count,
            _ => self.0.push((from, from + count)),
        }
    }

    fn cursor(&self) -> Cursor<'_> {
        Cursor { spans: &self.0, at: 0 }
    }
}

/// Goes through spans, piece by piece.
struct Cursor<'s> {
    spans: &'s [(usize, usize)],
    /// The row up to which they were gone through.
    at: usize,
}

impl Cursor<'_> {
    /// The next piece of a span that ends at a row or before it; none when there is no more.
    fn within(&mut self, end: usize) -> Option<(usize, usize)> {
        loop {
            let (from, to) = *self.spans.first()?;
            if to <= self.at {
                self.spans = self.spans.get(1..)?;
                continue;
            }
            let piece = (from.max(self.at), to.min(end));
            if piece.0 >= piece.1 {
                return None;
            }
            self.at = piece.1;
            return Some(piece);
        }
    }
}

/// Rows of a row group that are read by one thread.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    group: usize,
    /// The row of the table that the row group begins with.
    pub begins: u64,
    /// Rows of the group before it.
    pub skip: u64,
    /// Its rows.
    pub rows: u64,
}

/// A Parquet file.
pub struct ParquetFile {
    reader: SerializedFileReader<Shared>,
    shared: Shared,
}

impl std::fmt::Debug for ParquetFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ParquetFile")
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

impl From<ParquetError> for Bad {
    fn from(e: ParquetError) -> Self {
        Self::File(e.to_string())
    }
}

fn broken(what: &str) -> Bad {
    Bad::File(what.to_owned())
}

/// A cell that can't be, by its row in the batch.
fn cell(row: usize, column: &Column<'_>, (found, expected): (String, Expected)) -> Bad {
    Bad::Cell(row as u64, Problem { at: row, column: column.name, found, expected })
}

impl ParquetFile {
    /// Opens a file.
    pub fn open(file: File, length: u64) -> Result<Self, String> {
        let shared = Shared { file: Arc::new(file), length };
        let reader = SerializedFileReader::new(shared.clone()).map_err(|e| e.to_string())?;
        Ok(Self { reader, shared })
    }

    fn metadata(&self) -> &ParquetMetaData {
        self.reader.metadata()
    }

    /// The names of its columns; those inside others by their whole path, so that none is taken for a column.
    pub fn names(&self) -> Vec<String> {
        self.metadata().file_metadata().schema_descr().columns().iter().map(|c| c.path().string()).collect()
    }

    /// What so many threads take one after the other: row groups, and of a file that has fewer of them than there are
    /// threads parts of each. Whoever skips rows skips whole pages; but some writers lay all rows into one, which each
    /// part must decompress for itself, so there are no more parts than it takes.
    pub fn pieces(&self, threads: usize) -> Vec<Piece> {
        let groups = self.metadata().row_groups();
        let parts = threads.div_ceil(groups.len().max(1)).max(1) as u64;
        let mut pieces = Vec::new();
        let mut begins = 0;
        for (group, metadata) in groups.iter().enumerate() {
            let rows = u64::try_from(metadata.num_rows()).unwrap_or(0);
            let part = rows.div_ceil(parts).max(SMALLEST_PIECE);
            let mut skip = 0;
            while skip < rows {
                pieces.push(Piece { group, begins, skip, rows: part.min(rows - skip) });
                skip += part;
            }
            begins += rows;
        }
        pieces
    }

    /// The type of a column when it can't hold what is wanted.
    pub fn misfit(&self, at: usize, want: &Want<'_>) -> Option<String> {
        let columns = self.metadata().file_metadata().schema_descr().columns();
        let column = columns.get(at)?;
        let flat = column.max_rep_level() == 0 && column.max_def_level() <= 1;
        if flat && reading(column, want).is_some() { None } else { Some(named(column)) }
    }

    /// The pages of a column, which is read at once unless it is large.
    fn pages(&self, group: &dyn RowGroupReader, place: usize) -> Result<Box<dyn PageReader>, ParquetError> {
        let column: &ColumnChunkMetaData = group.metadata().column(place);
        let begins = column.dictionary_page_offset().unwrap_or_else(|| column.data_page_offset());
        let begins = u64::try_from(begins);
        let length = u64::try_from(column.compressed_size()).ok().filter(|length| *length <= LARGEST_CHUNK);
        if let (Ok(begins), Some(Ok(length)), Ok(rows)) =
            (begins, length.map(usize::try_from), usize::try_from(group.metadata().num_rows()))
        {
            let chunk = Chunk::new(begins, self.shared.get_bytes(begins, length)?);
            return Ok(Box::new(SerializedPageReader::new(Arc::new(chunk), column, rows, None)?));
        }
        group.get_column_page_reader(place)
    }

    /// Reads a piece, batch by batch. `each` gets the rows there were and those of them that are wanted.
    pub fn read(
        &self,
        piece: Piece,
        picked: Picked<'_>,
        places: &[usize],
        each: &mut dyn FnMut(u64, &Batch) -> Result<(), Problem>,
    ) -> Result<(), Bad> {
        let (columns, all) = (picked.columns, picked.rows == Rows::All);
        let group = self.reader.get_row_group(piece.group)?;
        let skip = usize::try_from(piece.skip).map_err(|_| broken("too many rows"))?;
        let mut readers = Vec::new();
        for (column, place) in columns.iter().zip(places) {
            let descriptor = group.metadata().column(*place).column_descr_ptr();
            let how = reading(&descriptor, &column.want).ok_or_else(|| Bad::File(named(&descriptor)))?;
            if how == How::There {
                readers.push(Cells::There);
                continue;
            }
            let encodings: Vec<Encoding> = group.metadata().column(*place).encodings().collect();
            let pages = self.pages(group.as_ref(), *place)?;
            let mut cells = Cells::new(how, &encodings, &descriptor, pages, &column.want);
            cells.skip(skip, column)?;
            readers.push(cells);
        }
        let (mut batch, mut spans) = (Batch::default(), Spans::default());
        let (mut begins, end) = (piece.skip, piece.skip + piece.rows);
        while begins < end {
            let count = usize::try_from(end - begins).unwrap_or(ROWS).min(ROWS);
            batch.clear(columns.len());
            spans.0.clear();
            // The first row that can't be; of one row the first column.
            let mut fault: Option<(u64, Problem)> = None;
            for (at, ((cells, column), out)) in readers.iter_mut().zip(columns).zip(&mut batch.columns).enumerate() {
                let read = match (picked.rows, at) {
                    (Rows::All, _) => cells.read(count, column, out),
                    (Rows::Chosen, 0) => cells.choose(count, column, out, &mut spans),
                    (Rows::Chosen, _) => cells.select(count, column, out, &spans),
                };
                match read {
                    Ok(read) if read == count => {}
                    Ok(_) => return Err(Bad::File(format!("{}: fewer values than rows", column.name))),
                    Err(Bad::Cell(row, problem)) if fault.as_ref().is_none_or(|(known, _)| row < *known) => {
                        fault = Some((row, problem));
                    }
                    Err(Bad::Cell(..)) => {}
                    Err(bad) => return Err(bad),
                }
            }
            if let Some((row, _)) = &fault {
                // What rows before it say together may be no better. Chosen rows say nothing together.
                let before = if all { usize::try_from(*row).unwrap_or(0) } else { 0 };
                batch.columns.iter_mut().for_each(|column| column.truncate(before));
            } else if all {
                columns.iter().zip(&batch.columns).for_each(|(column, out)| column.higher(out));
            }
            each(count as u64, &batch).map_err(|problem| Bad::Cell(begins + problem.at as u64, problem))?;
            if let Some((row, problem)) = fault {
                return Err(Bad::Cell(begins + row, problem));
            }
            begins += count as u64;
        }
        Ok(())
    }
}
