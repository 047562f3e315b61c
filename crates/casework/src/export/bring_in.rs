//! An export on its way into an empty database: looked through, then laid in, all or nothing.

use std::{collections::BTreeSet, io::Read as _, path::Path};

use holdepunkt_sheets::Archive;
use holdepunkt_store::{
    Store, StoreError,
    export::{Field, Laying, Reseal, tables},
    migrate::MIGRATIONS,
    schema::Table,
    seal::{file_hash, hex},
};

use super::{
    ExportError, Exported, field,
    manifest::{self, Entry, Manifest},
    opened,
};

/// Bytes of the file: it is read in one piece.
const MOST_PACKED: u64 = 1_000_000_000;
/// Bytes of one table when it is unpacked.
const MOST_UNPACKED: u64 = 2_000_000_000;
/// Bytes of the manifest.
const MOST_MANIFEST: u64 = 1_000_000;
/// Rows that are laid in at once.
const AT_ONCE: usize = 200;

/// Brings an export into an empty database, all or nothing, and its schema up to this program's.
///
/// # Errors
/// [`ExportError`]; then the database is as empty as before.
pub async fn bring_in(store: &Store, path: &Path, passphrase: Option<&str>) -> Result<Exported, ExportError> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST_PACKED + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_PACKED {
        return Err(ExportError::NotAnExport);
    }
    let archive = Archive::open(&bytes)?;
    let manifest = archive.whole(manifest::NAME, MOST_MANIFEST)?.ok_or(ExportError::NotAnExport)?;
    let manifest = Manifest::of_bytes(&manifest)?;
    let known = MIGRATIONS.len() as i64;
    if manifest.migrations > known {
        return Err(StoreError::NewerSchema { found: manifest.migrations, known }.into());
    }
    let sealed = manifest.sealed.as_ref().ok_or(ExportError::WithoutSealed)?;
    let theirs = opened(sealed, passphrase.ok_or(ExportError::WrongPassphrase)?)?;
    let reseal = Reseal { from: &theirs, to: store.keys() };
    let files = files(&archive, &manifest)?;
    let mut laying = Laying::begin(store, manifest.migrations).await?;
    for (table, entry) in files {
        let damaged = || ExportError::Damaged(entry.path());
        let text = archive.whole(&entry.path(), MOST_UNPACKED).map_err(|_| damaged())?.ok_or_else(damaged)?;
        if hex(&file_hash(&text)) != entry.sha256 {
            return Err(damaged());
        }
        lay(&mut laying, &table, entry, &text, &reseal).await.map_err(|e| match e {
            ExportError::Damaged(_) => damaged(),
            other => other,
        })?;
    }
    laying.finish().await?;
    Ok(manifest.exported())
}

/// The tables of that time, each with its file; no table without, no file besides.
fn files<'m>(archive: &Archive<'_>, manifest: &'m Manifest) -> Result<Vec<(Table, &'m Entry)>, ExportError> {
    let schema = usize::try_from(manifest.migrations).map_err(|_| ExportError::NotAnExport)?;
    let tables = tables(schema, manifest.job_centre.is_none(), true);
    let mut expected: BTreeSet<String> = BTreeSet::from([manifest::NAME.to_owned()]);
    let mut files = Vec::with_capacity(tables.len());
    for table in tables {
        let mut of_table = manifest.table.iter().filter(|e| e.name == table.name);
        let (Some(entry), None) = (of_table.next(), of_table.next()) else {
            return Err(ExportError::Damaged(manifest::NAME.to_owned()));
        };
        expected.insert(entry.path());
        files.push((table, entry));
    }
    let there: BTreeSet<String> = archive.names().map(str::to_owned).collect();
    if let Some(other) = there.symmetric_difference(&expected).next() {
        return Err(ExportError::Damaged(other.clone()));
    }
    if manifest.table.len() != files.len() {
        return Err(ExportError::Damaged(manifest::NAME.to_owned()));
    }
    Ok(files)
}

async fn lay(
    laying: &mut Laying<'_>,
    table: &Table,
    entry: &Entry,
    text: &[u8],
    reseal: &Reseal<'_>,
) -> Result<(), ExportError> {
    let damaged = || ExportError::Damaged(entry.path());
    let text = text.strip_prefix(field::MARK).unwrap_or(text);
    let mut from = csv::ReaderBuilder::new().delimiter(b';').from_reader(text);
    let header = from.headers().map_err(|_| damaged())?;
    if !header.iter().eq(table.columns.iter().map(|c| c.name.as_str())) {
        return Err(damaged());
    }
    let (mut rows, mut waiting): (u64, Vec<Vec<Field>>) = (0, Vec::with_capacity(AT_ONCE));
    for record in from.records() {
        let record = record.map_err(|_| damaged())?;
        waiting.push(table.columns.iter().zip(&record).map(|(c, text)| field::read(c.holds, text)).collect());
        rows += 1;
        if waiting.len() == AT_ONCE {
            laying.lay(table, std::mem::take(&mut waiting), reseal).await?;
        }
    }
    if rows != entry.rows {
        return Err(damaged());
    }
    Ok(laying.lay(table, waiting, reseal).await?)
}
