//! A copy of the whole database as one encrypted file, made while the program runs, and the way back.
//!
//! The copy is one snapshot of a reading transaction, row by row in a form that belongs to neither engine:
//! what was taken from SQLite can be laid into PostgreSQL, and the other way round. No other program is
//! needed. Restoring makes the schema of that time, lays the rows in, and lets the migrations bring it up;
//! all of it in one transaction of an empty database.

mod chunks;
mod envelope;
pub(crate) mod rows;

use std::{
    fs::{self, File, OpenOptions},
    io::{BufReader, BufWriter, Read, Write},
    path::Path,
};

use jiff::Timestamp;

use crate::{
    Keys, Store, StoreError,
    backup::{
        chunks::{Opener, Sealer},
        envelope::Envelope,
        rows::{Record, read_record, write_record},
    },
    migrate,
    seal::{KeyError, hex, random},
};

/// Why a backup could not be made or laid back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file, the disk or the folder.
    #[error("the file can't be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// There is a file of that name already.
    #[error("the file is there already")]
    FileIsThere,
    /// The file is no backup of ours, or of a later form.
    #[error("the file is no backup that this program knows")]
    NotABackup,
    /// The file was cut short or changed: nothing of it is to be trusted.
    #[error("the file was cut short or changed")]
    Damaged,
    /// Neither the keys nor the passphrase open it.
    #[error("the keys or the passphrase don't open the file")]
    WrongKey,
    /// There are tables in the database that it should be laid into.
    #[error("the database is not empty")]
    NotEmpty,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<KeyError> for BackupError {
    fn from(error: KeyError) -> Self {
        Self::Store(error.into())
    }
}

/// What a backup holds.
#[derive(Debug, Clone)]
pub struct Held {
    /// When it was made.
    pub made: Timestamp,
    /// How many migrations its database had seen.
    pub schema: i64,
    /// Tables with their rows.
    pub tables: Vec<(String, u64)>,
    /// The key file, when the backup was made with a passphrase.
    pub keys: Option<Keys>,
}

impl Held {
    /// Rows in all.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, n)| n).sum()
    }
}

/// Makes a backup of everything that was committed before now. With a passphrase it can also be opened
/// without the key file, which then lies inside. The file appears under its name only when it is whole.
///
/// # Errors
/// [`BackupError::FileIsThere`], or what the disk and the database say; then no file is left behind.
pub async fn write(store: &Store, passphrase: Option<&str>, path: &Path, made: Timestamp) -> Result<Held, BackupError> {
    if path.exists() {
        return Err(BackupError::FileIsThere);
    }
    let mut name = path.file_name().ok_or(BackupError::NotABackup)?.to_owned();
    // A name of its own: what a copy left that was cut off stands in nobody's way, and two at once don't meet.
    name.push(format!(".{}.part", hex(&random::<6>()?)));
    let part = path.with_file_name(name);
    let done = write_part(store, passphrase, &part, made).await;
    if done.is_err() {
        drop(fs::remove_file(&part));
        return done;
    }
    if path.exists() {
        fs::remove_file(&part)?;
        return Err(BackupError::FileIsThere);
    }
    fs::rename(&part, path)?;
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    done
}

async fn write_part(
    store: &Store,
    passphrase: Option<&str>,
    part: &Path,
    made: Timestamp,
) -> Result<Held, BackupError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = BufWriter::with_capacity(1 << 20, options.open(part)?);
    let mut tx = store.snapshot().await?;
    let schema = migrate::schema_of(&mut tx).await?;
    let (envelope, data_key) = Envelope::seal(store.keys(), passphrase, made, schema)?;
    let head = envelope.bytes();
    file.write_all(&head)?;
    let mut out = Sealer::new(file, &data_key, envelope.prefix, &head);
    let keys = passphrase.map(|_| store.keys().clone());
    if let Some(keys) = &keys {
        write_record(&mut out, &Record::Keys(keys.text()))?;
    }
    let mut held = Held { made, schema, tables: Vec::new(), keys };
    for table in rows::tables(&mut tx).await? {
        let n = rows::write_table(&mut tx, &table, &mut out).await?;
        held.tables.push((table, n));
    }
    write_record(&mut out, &Record::End(held.rows()))?;
    let file = out.finish()?;
    file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    Ok(held)
}

/// How somebody opens a backup.
#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    /// With the key file of the database.
    Keys(&'a Keys),
    /// With the passphrase that it was made with.
    Passphrase(&'a str),
}

type Opened = Opener<BufReader<File>>;

fn open(path: &Path, unlock: Unlock<'_>) -> Result<(Envelope, Opened), BackupError> {
    let mut file = BufReader::with_capacity(1 << 20, File::open(path)?);
    let (envelope, head) = Envelope::read(&mut file)?;
    let data_key = envelope.open(unlock)?;
    let opener = Opener::new(file, &data_key, envelope.prefix, &head);
    Ok((envelope, opener))
}

/// Reads a backup from its first byte to its last without laying it anywhere.
///
/// # Errors
/// [`BackupError`]: not a backup, the wrong key, damaged.
pub fn check(path: &Path, unlock: Unlock<'_>) -> Result<Held, BackupError> {
    let (envelope, mut from) = open(path, unlock)?;
    let mut held = Held { made: envelope.made, schema: envelope.schema, tables: Vec::new(), keys: None };
    loop {
        match read_record(&mut from)? {
            Record::Keys(text) => held.keys = Some(Keys::of_text(&text)?),
            Record::Table(name, _) => held.tables.push((name, 0)),
            Record::Row(_) => held.tables.last_mut().ok_or(BackupError::Damaged)?.1 += 1,
            Record::End(rows) if rows == held.rows() => break,
            Record::End(_) => return Err(BackupError::Damaged),
        }
    }
    // The last chunk says that it is the last; anything after it is somebody else's.
    let mut rest = [0_u8; 1];
    if from.read(&mut rest)? != 0 {
        return Err(BackupError::Damaged);
    }
    Ok(held)
}

/// Lays a backup into an empty database, all or nothing, and brings its schema up to this program's.
/// The store must have been opened with the keys of the backup: [`check`] tells them.
///
/// # Errors
/// [`BackupError`]; then the database is as empty as before.
pub async fn restore(path: &Path, unlock: Unlock<'_>, store: &Store) -> Result<Held, BackupError> {
    let held = check(path, unlock)?;
    let (_, mut from) = open(path, unlock)?;
    if !rows::is_empty(store).await? {
        return Err(BackupError::NotEmpty);
    }
    let mut tx = store.write().await?;
    migrate::lay_schema(&mut tx, held.schema).await?;
    rows::defer_references(&mut tx, true).await?;
    rows::read_tables(&mut tx, &mut from).await?;
    rows::defer_references(&mut tx, false).await?;
    migrate::check_applied(&mut tx, store.keys()).await?;
    tx.commit().await?;
    migrate::migrate(store).await?;
    Ok(held)
}

/// The keys that a passphrase makes, with salt: they seal what leaves in an export.
///
/// # Errors
/// [`BackupError::NotABackup`] when the passphrase can't be worked with.
pub fn keys_of_passphrase(passphrase: &str, salt: [u8; 16]) -> Result<Keys, BackupError> {
    Ok(Keys::of_secret(envelope::of_passphrase(passphrase, salt)?))
}

/// A table, its columns, its rows and the SHA-256 of all its values, whatever their order.
pub type Digest = (String, Vec<String>, u64, String);

/// Tells every table's contents in one figure each, to hold two databases against each other, of either
/// engine: all columns of all tables, or those named.
///
/// # Errors
/// [`BackupError::Store`].
pub async fn digest(store: &Store, of: Option<&[(String, Vec<String>)]>) -> Result<Vec<Digest>, BackupError> {
    let mut tx = store.snapshot().await?;
    let mut all = Vec::new();
    let tables = match of {
        Some(named) => named.iter().map(|(name, _)| name.clone()).collect(),
        None => rows::tables(&mut tx).await?,
    };
    for table in tables {
        let columns = of.and_then(|named| named.iter().find(|(name, _)| *name == table)).map(|(_, columns)| columns);
        let (columns, rows, sum) = rows::digest(&mut tx, &table, columns.map(Vec::as_slice)).await?;
        all.push((table, columns, rows, sum));
    }
    Ok(all)
}
