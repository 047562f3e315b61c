//! A settlement that was made before, read back.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Mutex,
};

use holdepunkt_rules::grants::day::Day;
use parquet::{
    file::reader::{FileReader as _, SerializedFileReader},
    record::Field,
    schema::types::Type,
};

use crate::{
    Progress,
    fault::{Amiss, Expected, Fault},
    names::Names,
    out::Format,
    record::{Named, Record, sha256},
    table::{Batch, Column, Table, Want},
};

/// A settlement's folder with what its record says.
#[derive(Debug)]
pub struct Earlier {
    folder: PathBuf,
    /// What it was made by.
    pub record: Record,
    sha256: String,
}

impl Earlier {
    /// Opens the folder of a settlement of a programme, whose tables can be read back.
    ///
    /// # Errors
    /// [`Fault::Earlier`].
    pub fn open(folder: &Path, programme: &str) -> Result<Self, Fault> {
        let (record, sha256) = Record::read(folder)?;
        let earlier = Self { folder: folder.to_owned(), record, sha256 };
        if earlier.record.programme != programme {
            return Err(earlier.amiss(Amiss::OtherProgramme, &earlier.record.programme));
        }
        match Format::from_code(&earlier.record.format) {
            Some(Format::Csv | Format::Parquet) => Ok(earlier),
            _ => Err(earlier.amiss(Amiss::Format, &earlier.record.format)),
        }
    }

    /// What is wrong with it.
    pub fn amiss(&self, amiss: Amiss, detail: &str) -> Fault {
        Fault::Earlier { folder: self.folder.clone(), amiss, detail: detail.to_owned() }
    }

    /// Its day.
    pub fn as_of(&self) -> Day {
        self.record.day().unwrap_or(Day::numbered(0))
    }

    /// As another settlement's record names it.
    pub fn named(&self) -> Named {
        Named { as_of: self.record.as_of.clone(), sha256: self.sha256.clone() }
    }

    /// Reads one of its tables row by row, every cell as text. The file must be the one that was written.
    ///
    /// # Errors
    /// [`Fault::Earlier`].
    pub fn rows<const N: usize>(
        &self,
        table: &'static str,
        columns: [&'static str; N],
        progress: &dyn Progress,
        mut each: impl FnMut([&str; N]) -> Option<()> + Send,
    ) -> Result<(), Fault> {
        let file = format!("{table}.{}", self.record.format);
        let path = self.folder.join(&file);
        let found = sha256(&path).map_err(|why| Fault::Io { path: path.clone(), why })?;
        if self.record.outputs.get(&file) != Some(&found) {
            return Err(self.amiss(Amiss::Changed, &file));
        }
        let read = if self.record.format == Format::Parquet.code() {
            parquet_rows(&path, columns, &mut each)
        } else {
            csv_rows(&self.folder, table, columns, progress, &mut each)
        };
        read.ok_or_else(|| self.amiss(Amiss::Changed, &file))
    }
}

fn csv_rows<const N: usize>(
    folder: &Path,
    table: &'static str,
    columns: [&'static str; N],
    progress: &dyn Progress,
    each: &mut (dyn FnMut([&str; N]) -> Option<()> + Send),
) -> Option<()> {
    let names = Mutex::new(Names::default());
    let text = |text: &[u8]| {
        let number = names.lock().ok().and_then(|mut names| names.number(text));
        number.and_then(|n| i32::try_from(n).ok()).ok_or(Expected::Filled)
    };
    let columns = columns.map(|name| Column::new(name, Want::Text(&text)));
    let (each, whole) = (Mutex::new(each), Mutex::new(true));
    // One thread: the rows come in the order in which they stand.
    let read = Table::find(folder, table).ok()??.read(&columns, 1, progress, &|_, batch: &Batch| {
        let (Ok(names), Ok(mut each), Ok(mut whole)) = (names.lock(), each.lock(), whole.lock()) else { return Ok(()) };
        for at in 0..batch.column(0).len() {
            let mut cells = [""; N];
            for (n, cell) in cells.iter_mut().enumerate() {
                let number = batch.column(n).get(at).and_then(|n| u32::try_from(*n).ok()).unwrap_or_default();
                *cell = std::str::from_utf8(names.get(number)).unwrap_or_default();
            }
            *whole &= each(cells).is_some();
        }
        Ok(())
    });
    (read.is_ok() && whole.into_inner().unwrap_or(false)).then_some(())
}

fn parquet_rows<const N: usize>(
    path: &Path,
    columns: [&'static str; N],
    each: &mut dyn FnMut([&str; N]) -> Option<()>,
) -> Option<()> {
    let reader = SerializedFileReader::new(File::open(path).ok()?).ok()?;
    let schema = reader.metadata().file_metadata().schema();
    let fields = schema.get_fields().iter().filter(|f| columns.contains(&f.name())).cloned().collect();
    let wanted = Type::group_type_builder(schema.name()).with_fields(fields).build().ok()?;
    for row in reader.get_row_iter(Some(wanted)).ok()? {
        let row = row.ok()?;
        let mut cells: [String; N] = std::array::from_fn(|_| String::new());
        for (name, field) in row.get_column_iter() {
            let at = columns.iter().position(|c| c == name)?;
            *cells.get_mut(at)? = match field {
                Field::Null => String::new(),
                Field::Str(text) => text.clone(),
                Field::Long(n) => n.to_string(),
                Field::Date(day) => Day::numbered(*day).to_string(),
                Field::Bool(flag) => flag.to_string(),
                _ => return None,
            };
        }
        each(cells.each_ref().map(String::as_str))?;
    }
    Some(())
}
