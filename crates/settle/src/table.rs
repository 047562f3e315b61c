//! Tables of a register: found as CSV or Parquet, read in batches by many at once.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicI32, AtomicU64, AtomicUsize, Ordering},
    },
};

use crate::{
    Progress,
    csv_in::{self, Blocks},
    fault::{CellFault, Expected, Fault, Problem, Seen, shown},
    parquet_in::{Bad, ParquetFile},
    threads,
};

/// What is wanted of a column. Everything becomes a number.
pub enum Want<'w> {
    /// A text, by the number that it is given.
    Text(&'w (dyn Fn(&[u8]) -> Result<i32, Expected> + Sync)),
    /// Days from 1970.
    Day,
    /// Days from 1970, or [`crate::value::NONE`].
    DayOrEmpty,
    /// The day of a Monday.
    Monday,
    /// Hundredths of hours.
    Hours,
    /// A whole number.
    Count,
    /// Only that it is there.
    There,
}

impl std::fmt::Debug for Want<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.expected().code())
    }
}

impl Want<'_> {
    /// What may stand in such a column.
    #[must_use]
    pub const fn expected(&self) -> Expected {
        match self {
            Self::Text(_) | Self::There => Expected::Filled,
            Self::Day => Expected::Date,
            Self::DayOrEmpty => Expected::DateOrEmpty,
            Self::Monday => Expected::Monday,
            Self::Hours => Expected::Hours,
            Self::Count => Expected::Count,
        }
    }
}

/// Which rows are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// All.
    All,
    /// Those whose first column is 0 or more. The others are held to what can be, and their values go nowhere.
    Chosen,
}

/// A column that is wanted.
#[derive(Debug)]
pub struct Column<'w> {
    /// Its name.
    pub name: &'static str,
    /// What is wanted of it.
    pub want: Want<'w>,
    /// Hears the highest number in any row, whether the row is wanted or not.
    highest: Option<&'w AtomicI32>,
}

impl<'w> Column<'w> {
    /// A column by name.
    #[must_use]
    pub const fn new(name: &'static str, want: Want<'w>) -> Self {
        Self { name, want, highest: None }
    }

    /// The same, and its highest number is told.
    #[must_use]
    pub const fn telling(self, highest: &'w AtomicI32) -> Self {
        Self { highest: Some(highest), ..self }
    }

    /// Is a number higher than any that was told?
    #[inline]
    #[must_use]
    pub fn is_higher(&self, number: i32) -> bool {
        self.highest.is_some_and(|highest| number > highest.load(Ordering::Relaxed))
    }

    /// Tells numbers that stand in rows.
    pub fn higher(&self, numbers: &[i32]) {
        if let (Some(highest), Some(most)) = (self.highest, numbers.iter().max()) {
            highest.fetch_max(*most, Ordering::Relaxed);
        }
    }

    /// The number of a text.
    pub fn number(&self, text: &[u8]) -> Result<i32, Expected> {
        match &self.want {
            Want::Text(number) => number(text),
            _ => Err(self.want.expected()),
        }
    }
}

/// What is wanted of a table.
#[derive(Debug, Clone, Copy)]
pub struct Picked<'w> {
    /// The columns.
    pub columns: &'w [Column<'w>],
    /// The rows.
    pub rows: Rows,
}

/// Rows in a row, by column.
#[derive(Debug, Default)]
pub struct Batch {
    /// The columns, in the order in which they were wanted.
    pub columns: Vec<Vec<i32>>,
    /// The line of each row, for CSV of which all rows are wanted.
    pub lines: Vec<u64>,
}

impl Batch {
    /// Empties it.
    pub fn clear(&mut self, columns: usize) {
        self.columns.resize_with(columns, Vec::new);
        self.columns.iter_mut().for_each(Vec::clear);
        self.lines.clear();
    }

    /// A column; an empty one where there is none.
    #[must_use]
    pub fn column(&self, at: usize) -> &[i32] {
        self.columns.get(at).map(Vec::as_slice).unwrap_or_default()
    }
}

/// A table as a file.
#[derive(Debug)]
pub struct Table {
    /// The table's name.
    pub name: &'static str,
    /// Where it lies.
    pub path: PathBuf,
    /// Is it Parquet? Otherwise it is CSV.
    pub parquet: bool,
}

/// What was noticed while reading.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Noticed {
    /// Semicolons between the cells.
    pub semicolons: bool,
    /// Decimals after a comma.
    pub commas: bool,
}

/// How a table is read: what of it, by how many threads, who hears how far it has come, and who gets the rows.
#[derive(Clone, Copy)]
struct Reading<'r> {
    picked: Picked<'r>,
    threads: usize,
    progress: &'r dyn Progress,
    each: &'r (dyn Fn(usize, &Batch) -> Result<(), Problem> + Sync),
}

/// The first fault of those that threads come upon, with the line or the row that it stands in.
struct First<F>(Mutex<Option<(u64, F)>>);

impl<F> First<F> {
    fn none() -> Self {
        Self(Mutex::new(None))
    }

    /// Is there one before a line or row? What begins there need not be looked at then.
    fn is_before(&self, at: u64) -> bool {
        self.0.lock().is_ok_and(|first| first.as_ref().is_some_and(|(known, _)| *known < at))
    }

    fn note(&self, at: u64, fault: F) {
        if let Ok(mut first) = self.0.lock()
            && first.as_ref().is_none_or(|(known, _)| at < *known)
        {
            *first = Some((at, fault));
        }
    }

    fn found(self) -> Option<(u64, F)> {
        self.0.into_inner().ok().flatten()
    }
}

impl Table {
    /// Finds a table in a folder.
    ///
    /// # Errors
    /// [`Fault::TwoTables`].
    pub fn find(folder: &Path, name: &'static str) -> Result<Option<Self>, Fault> {
        let (csv, parquet) = (folder.join(format!("{name}.csv")), folder.join(format!("{name}.parquet")));
        // What can't be opened is there too: a link that leads nowhere is no empty table.
        let there = |path: &Path| path.symlink_metadata().is_ok();
        match (there(&csv), there(&parquet)) {
            (true, true) => Err(Fault::TwoTables { table: name }),
            (true, false) => Ok(Some(Self { name, path: csv, parquet: false })),
            (false, true) => Ok(Some(Self { name, path: parquet, parquet: true })),
            (false, false) => Ok(None),
        }
    }

    /// Finds a table that must be there.
    ///
    /// # Errors
    /// [`Fault::NoTable`]; as [`Table::find`].
    pub fn needed(folder: &Path, name: &'static str) -> Result<Self, Fault> {
        Self::find(folder, name)?.ok_or_else(|| Fault::NoTable { table: name, folder: folder.to_owned() })
    }

    /// Opens the file; gives its length too.
    ///
    /// # Errors
    /// [`Fault::Io`].
    pub fn open(&self) -> Result<(File, u64), Fault> {
        let file = File::open(&self.path).map_err(|e| self.io(e))?;
        let length = file.metadata().map_err(|e| self.io(e))?.len();
        Ok((file, length))
    }

    /// What kept the file from being read.
    #[must_use]
    pub fn io(&self, why: std::io::Error) -> Fault {
        Fault::Io { path: self.path.clone(), why }
    }

    /// What the file is instead of CSV.
    #[must_use]
    pub fn no_csv(&self, seen: Seen) -> Fault {
        Fault::NotATable { table: self.name, seen, detail: String::new() }
    }

    /// What a file of this length is instead of Parquet, with what the reader tells of it.
    #[must_use]
    pub fn no_parquet(&self, length: u64, detail: String) -> Fault {
        let seen = if length == 0 { Seen::Empty } else { Seen::NotParquet };
        Fault::NotATable { table: self.name, seen, detail }
    }

    /// Which of the file's columns are those wanted.
    ///
    /// # Errors
    /// [`Fault::NoColumn`].
    pub fn places(&self, columns: impl Iterator<Item = &'static str>, header: &[String]) -> Result<Vec<usize>, Fault> {
        let place = |column: &'static str| {
            let no_column = || Fault::NoColumn { table: self.name, column, found: shown(header.join(", ").as_bytes()) };
            header.iter().position(|h| h == column).ok_or_else(no_column)
        };
        columns.map(place).collect()
    }

    /// Reads the table with so many threads. `each` is told which thread it is on. Whatever the number of threads, the
    /// fault that is told is that of the first row.
    ///
    /// # Errors
    /// What is wrong with the file or with a cell.
    pub(crate) fn read(
        &self,
        columns: &[Column<'_>],
        threads: usize,
        progress: &dyn Progress,
        each: &(dyn Fn(usize, &Batch) -> Result<(), Problem> + Sync),
    ) -> Result<Noticed, Fault> {
        self.read_rows(Reading { picked: Picked { columns, rows: Rows::All }, threads, progress, each })
    }

    /// As [`Table::read`], of those rows whose first column is 0 or more. `each` finds no fault with them.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub(crate) fn read_chosen(
        &self,
        columns: &[Column<'_>],
        threads: usize,
        progress: &dyn Progress,
        each: &(dyn Fn(usize, &Batch) + Sync),
    ) -> Result<Noticed, Fault> {
        let each = |worker: usize, batch: &Batch| -> Result<(), Problem> {
            each(worker, batch);
            Ok(())
        };
        self.read_rows(Reading { picked: Picked { columns, rows: Rows::Chosen }, threads, progress, each: &each })
    }

    fn read_rows(&self, how: Reading<'_>) -> Result<Noticed, Fault> {
        let (file, length) = self.open()?;
        if self.parquet { self.read_parquet(file, length, how) } else { self.read_csv(file, length, how) }
    }

    fn read_csv(&self, file: File, length: u64, how: Reading<'_>) -> Result<Noticed, Fault> {
        let (blocks, dialect) = match Blocks::open(file).map_err(|e| self.io(e))? {
            Ok(opened) => opened,
            Err(seen) => return Err(self.no_csv(seen)),
        };
        let places = self.places(how.picked.columns.iter().map(|c| c.name), &dialect.header)?;
        let commas = AtomicBool::new(false);
        let blocks = Mutex::new(Ok(blocks));
        let first: First<Problem> = First::none();
        let work = |worker: usize| {
            let mut batch = Batch::default();
            loop {
                let Ok(mut reading) = blocks.lock() else { return };
                let Ok(open) = reading.as_mut() else { return };
                let (next, read) = (open.next(), open.read);
                let block = match next {
                    Ok(Some(block)) => block,
                    Ok(None) => return,
                    Err(why) => {
                        *reading = Err(why);
                        return;
                    }
                };
                drop(reading);
                how.progress.at(self.name, read, length);
                if first.is_before(block.first_line) {
                    return;
                }
                let parsed = csv_in::parse(&block, &dialect, how.picked, &places, &commas, &mut batch);
                if let Err(problem) = (how.each)(worker, &batch) {
                    first.note(batch.lines.get(problem.at).copied().unwrap_or(block.first_line), problem);
                } else if let Err((line, problem)) = parsed {
                    first.note(line, problem);
                }
            }
        };
        threads::each(how.threads, work);
        match blocks.into_inner() {
            Ok(Err(why)) if why.kind() == std::io::ErrorKind::InvalidData => return Err(self.no_csv(Seen::Endless)),
            Ok(Err(why)) => return Err(self.io(why)),
            _ => {}
        }
        let Some((line, problem)) = first.found() else {
            return Ok(Noticed { semicolons: dialect.separator == b';', commas: commas.load(Ordering::Relaxed) });
        };
        // A byte that is no UTF-8 is told by the number of its cell.
        let column = match problem.expected {
            Expected::Utf8 if problem.column.is_empty() => dialect.header.get(problem.at).cloned().unwrap_or_default(),
            _ => problem.column.to_owned(),
        };
        Err(self.cell(line - 1, Some(line), column, problem))
    }

    fn cell(&self, row: u64, line: Option<u64>, column: String, problem: Problem) -> Fault {
        let Problem { found, expected, .. } = problem;
        Fault::Cell(CellFault { table: self.name, row, line, column, found, expected })
    }

    fn read_parquet(&self, file: File, length: u64, how: Reading<'_>) -> Result<Noticed, Fault> {
        let opened = ParquetFile::open(file, length).map_err(|why| self.no_parquet(length, why))?;
        let places = self.places(how.picked.columns.iter().map(|c| c.name), &opened.names())?;
        for (column, place) in how.picked.columns.iter().zip(&places) {
            if let Some(found) = opened.misfit(*place, &column.want) {
                let expected = column.want.expected();
                return Err(Fault::ColumnType { table: self.name, column: column.name, found, expected });
            }
        }
        let pieces = opened.pieces(how.threads);
        let rows_in_all = pieces.iter().map(|piece| piece.rows).sum();
        let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
        let first: First<Bad> = First::none();
        let work = |worker: usize| {
            loop {
                let Some(piece) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) else { return };
                let begins = piece.begins + piece.skip;
                if first.is_before(begins) {
                    return;
                }
                let told = opened.read(*piece, how.picked, &places, &mut |there, batch| {
                    how.progress.at(self.name, done.fetch_add(there, Ordering::Relaxed) + there, rows_in_all);
                    (how.each)(worker, batch)
                });
                if let Err(bad) = told {
                    let row = match &bad {
                        Bad::Cell(row, _) => piece.begins + row,
                        Bad::File(_) => begins,
                    };
                    first.note(row, bad);
                }
            }
        };
        threads::each(how.threads, work);
        match first.found() {
            Some((row, Bad::Cell(_, problem))) => Err(self.cell(row + 1, None, problem.column.to_owned(), problem)),
            Some((_, Bad::File(why))) => Err(self.no_parquet(length, why)),
            None => Ok(Noticed::default()),
        }
    }
}
