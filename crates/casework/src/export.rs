//! Everything of a job centre, or of the house, as a zip of CSV files, and the way back into an empty database.
//!
//! `docs/export.md` describes every file and column. What is sealed in the database leaves only sealed again
//! under a passphrase; an export without one can be read, but not brought back, and says so.

mod bring_in;
mod field;
mod manifest;

use std::{
    fs::{self, File, OpenOptions},
    io::BufWriter,
    path::Path,
};

use holdepunkt_rules::id::JobCentreId;
use holdepunkt_sheets::{Packer, Unreadable};
use holdepunkt_store::{
    Keys, StoreError,
    backup::{BackupError, keys_of_passphrase},
    export::{Look, Reseal, tables},
    job_centres,
    schema::Table,
    seal::{KeyError, file_hash, hex, random},
    trail,
};
use jiff::Timestamp;

pub use bring_in::bring_in;
use manifest::{Entry, Manifest, Sealed};

use crate::{House, context::Deed};

/// Why an export could not be made or brought in.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file, the disk or the folder.
    #[error("the file can't be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// There is a file of that name already.
    #[error("the file is there already")]
    FileIsThere,
    /// The file is no export, or of a later form.
    #[error("the file is no export that this program knows")]
    NotAnExport,
    /// The file was cut short or changed; the name is of the file inside it.
    #[error("{0} was cut short or changed")]
    Damaged(String),
    /// It was made without a passphrase, so what is sealed is not in it.
    #[error("the export was made without a passphrase: what is sealed is not in it")]
    WithoutSealed,
    /// The passphrase is missing or another one.
    #[error("the passphrase doesn't open the export")]
    WrongPassphrase,
    /// There are tables in the database that it should be laid into.
    #[error("the database is not empty")]
    NotEmpty,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<BackupError> for ExportError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Io(why) => Self::Io(why),
            BackupError::FileIsThere => Self::FileIsThere,
            BackupError::NotABackup => Self::NotAnExport,
            BackupError::Damaged => Self::Damaged(String::new()),
            BackupError::WrongKey => Self::WrongPassphrase,
            BackupError::NotEmpty => Self::NotEmpty,
            BackupError::Store(why) => Self::Store(why),
        }
    }
}

impl From<KeyError> for ExportError {
    fn from(error: KeyError) -> Self {
        Self::Store(error.into())
    }
}

impl From<Unreadable> for ExportError {
    fn from(_: Unreadable) -> Self {
        Self::NotAnExport
    }
}

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// When it was made.
    pub made: Timestamp,
    /// Files with their rows.
    pub tables: Vec<(String, u64)>,
    /// Can it be brought back?
    pub comes_back: bool,
}

impl Exported {
    /// Rows in all.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, n)| n).sum()
    }
}

/// Writes everything of a job centre, or of the whole house, as one file. It appears under its name only when it
/// is whole, and only its owner can read it. The line on the trail is written first: it stands in the file too.
///
/// # Errors
/// [`ExportError::FileIsThere`], or what the disk and the database say; then no file is left behind.
pub async fn write(
    house: &House,
    scope: Option<JobCentreId>,
    passphrase: Option<&str>,
    path: &Path,
) -> Result<Exported, ExportError> {
    if path.exists() {
        return Err(ExportError::FileIsThere);
    }
    let mut name = path.file_name().ok_or(ExportError::NotAnExport)?.to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(&part)?;
    let done = write_part(house, scope, passphrase, file).await;
    if done.is_err() || path.exists() {
        drop(fs::remove_file(&part));
        return done.and(Err(ExportError::FileIsThere));
    }
    fs::rename(&part, path)?;
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    done
}

async fn write_part(
    house: &House,
    scope: Option<JobCentreId>,
    passphrase: Option<&str>,
    file: File,
) -> Result<Exported, ExportError> {
    let lock = match passphrase {
        None => None,
        Some(passphrase) => {
            let salt = random()?;
            Some((salt, keys_of_passphrase(passphrase, salt)?))
        }
    };
    note(house, scope).await?;
    let mut look = Look::begin(&house.store).await?;
    let sealed = lock.as_ref().map(|(salt, keys)| Sealed { salt: hex(salt), check: keys.fingerprint() });
    let mut manifest = Manifest::of(look.schema, house.now(), scope, sealed);
    let reseal = lock.as_ref().map(|(_, to)| Reseal { from: house.store.keys(), to });
    let mut packer = Packer::new(BufWriter::with_capacity(1 << 20, file));
    let schema = usize::try_from(look.schema).unwrap_or(0);
    for table in tables(schema, scope.is_none(), lock.is_some()) {
        let (rows, text) = sheet(&mut look, &table, scope, reseal.as_ref()).await?;
        let entry = Entry { name: table.name.clone(), rows, sha256: hex(&file_hash(&text)) };
        packer.entry(&entry.path(), &text)?;
        manifest.table.push(entry);
    }
    packer.entry(manifest::NAME, manifest.text()?.as_bytes())?;
    let file = packer.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(manifest.exported())
}

/// A table as CSV: UTF-8 with a mark, semicolons, CR LF.
async fn sheet(
    look: &mut Look,
    table: &Table,
    scope: Option<JobCentreId>,
    reseal: Option<&Reseal<'_>>,
) -> Result<(u64, Vec<u8>), ExportError> {
    let text = field::MARK.to_vec();
    let mut out = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(text);
    let told = |e: csv::Error| ExportError::Io(std::io::Error::other(e));
    out.write_record(table.columns.iter().map(|c| c.name.as_str())).map_err(told)?;
    let rows = look
        .each(table, scope, reseal, |row| {
            let fields = table.columns.iter().zip(&row).map(|(c, value)| field::written(c.holds, value.as_deref()));
            out.write_record(fields.map(std::borrow::Cow::into_owned)).map_err(told)
        })
        .await?;
    let text = out.into_inner().map_err(|e| ExportError::Io(std::io::Error::other(e.to_string())))?;
    Ok((rows, text))
}

/// Says on the trail of every job centre concerned that everything of it leaves.
async fn note(house: &House, scope: Option<JobCentreId>) -> Result<(), ExportError> {
    let mut tx = house.store.write().await?;
    for job_centre in job_centres::every(&mut tx).await? {
        if scope.is_some_and(|only| only != job_centre.id) {
            continue;
        }
        let line = trail::Line {
            at: house.now(),
            account: None,
            role: trail::role_text(None),
            deed: Deed::Export.code().to_owned(),
            noun: "everything".to_owned(),
            subject: job_centre.id.to_string(),
            citizen: None,
            why: String::new(),
        };
        trail::write(&mut tx, Some(job_centre.id), &line).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The keys that a passphrase makes, if they are those that the export was sealed with.
fn opened(sealed: &Sealed, passphrase: &str) -> Result<Keys, ExportError> {
    let salt = holdepunkt_store::seal::from_hex(&sealed.salt).and_then(|s| s.try_into().ok());
    let keys = keys_of_passphrase(passphrase, salt.ok_or(ExportError::NotAnExport)?)?;
    (keys.fingerprint() == sealed.check).then_some(keys).ok_or(ExportError::WrongPassphrase)
}
