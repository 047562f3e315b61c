//! Tables and rows in a form that belongs to neither engine: texts, whole numbers, bytes and nothing.

use std::{
    fmt::Write as _,
    io::{self, Read, Write},
};

use sha2::{Digest, Sha256};

use super::BackupError;
use crate::{
    Engine, Identity, Row, Store, StoreError, Tx,
    db::{Cell, PlainRow},
    seal::hex,
    values,
};

/// Rows in one statement or message while they are laid in.
const AT_ONCE: usize = 200;
/// The longest text or bytes that one value may have: far above any form's limit.
const LONGEST: usize = 256 * 1024 * 1024;

/// One record of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Record {
    /// The key file.
    Keys(String),
    /// A table begins: its name and columns.
    Table(String, Vec<String>),
    /// A row of it.
    Row(PlainRow),
    /// The end: how many rows there were.
    End(u64),
}

fn put_text(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&u32::try_from(bytes.len()).map_err(|_| io::Error::other("too long"))?.to_be_bytes())?;
    to.write_all(bytes)
}

pub(super) fn write_record(to: &mut impl Write, record: &Record) -> Result<(), BackupError> {
    match record {
        Record::Keys(text) => {
            to.write_all(b"K")?;
            put_text(to, text.as_bytes())?;
        }
        Record::Table(name, columns) => {
            to.write_all(b"T")?;
            put_text(to, name.as_bytes())?;
            to.write_all(&u32::try_from(columns.len()).unwrap_or(0).to_be_bytes())?;
            columns.iter().try_for_each(|c| put_text(to, c.as_bytes()))?;
        }
        Record::Row(cells) => {
            to.write_all(b"R")?;
            to.write_all(&u32::try_from(cells.len()).unwrap_or(0).to_be_bytes())?;
            for cell in cells {
                match cell {
                    Cell::Nothing => to.write_all(&[0])?,
                    Cell::Text(text) => {
                        to.write_all(&[1])?;
                        put_text(to, text.as_bytes())?;
                    }
                    Cell::Whole(n) => {
                        to.write_all(&[2])?;
                        to.write_all(&n.to_be_bytes())?;
                    }
                    Cell::Bytes(bytes) => {
                        to.write_all(&[3])?;
                        put_text(to, bytes)?;
                    }
                }
            }
        }
        Record::End(rows) => {
            to.write_all(b"Z")?;
            to.write_all(&rows.to_be_bytes())?;
        }
    }
    Ok(())
}

fn take<const N: usize>(from: &mut impl Read) -> Result<[u8; N], BackupError> {
    let mut bytes = [0_u8; N];
    from.read_exact(&mut bytes).map_err(|_| BackupError::Damaged)?;
    Ok(bytes)
}

fn take_bytes(from: &mut impl Read) -> Result<Vec<u8>, BackupError> {
    let length = u32::from_be_bytes(take(from)?) as usize;
    if length > LONGEST {
        return Err(BackupError::Damaged);
    }
    let mut bytes = vec![0_u8; length];
    from.read_exact(&mut bytes).map_err(|_| BackupError::Damaged)?;
    Ok(bytes)
}

fn take_text(from: &mut impl Read) -> Result<String, BackupError> {
    String::from_utf8(take_bytes(from)?).map_err(|_| BackupError::Damaged)
}

pub(super) fn read_record(from: &mut impl Read) -> Result<Record, BackupError> {
    let [kind] = take(from)?;
    Ok(match kind {
        b'K' => Record::Keys(take_text(from)?),
        b'T' => {
            let name = take_text(from)?;
            let columns = u32::from_be_bytes(take(from)?);
            Record::Table(name, (0..columns).map(|_| take_text(from)).collect::<Result<_, _>>()?)
        }
        b'R' => {
            let cells = u32::from_be_bytes(take(from)?);
            let cell = |_| {
                let [kind] = take(from)?;
                Ok(match kind {
                    0 => Cell::Nothing,
                    1 => Cell::Text(take_text(from)?),
                    2 => Cell::Whole(i64::from_be_bytes(take(from)?)),
                    3 => Cell::Bytes(take_bytes(from)?),
                    _ => return Err(BackupError::Damaged),
                })
            };
            Record::Row((0..cells).map(cell).collect::<Result<_, _>>()?)
        }
        b'Z' => Record::End(u64::from_be_bytes(take(from)?)),
        _ => return Err(BackupError::Damaged),
    })
}

const SQLITE_TABLES: Identity = Identity::new(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
);
const POSTGRES_TABLES: Identity = Identity::new(
    "select table_name::text as name from information_schema.tables \
     where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name",
);
const SQLITE_COLUMNS: Identity =
    Identity::new("select name, lower(type) as type from pragma_table_info($1) order by cid");
const POSTGRES_COLUMNS: Identity = Identity::new(
    "select column_name::text as name, data_type::text as type from information_schema.columns \
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position",
);
const REFERENCES: Identity = Identity::new(
    "select conname::text as name, (conrelid::regclass)::text as place from pg_constraint \
     where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid, conname",
);

/// The tables that there are.
pub(crate) async fn tables(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    let sql = if tx.engine() == Engine::Sqlite { SQLITE_TABLES } else { POSTGRES_TABLES };
    tx.all(sql.bound(values![]), |r| r.get::<String>("name")).await
}

pub(super) async fn is_empty(store: &Store) -> Result<bool, StoreError> {
    let mut tx = store.write().await?;
    Ok(tables(&mut tx).await?.is_empty())
}

async fn columns(tx: &mut Tx, table: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = if tx.engine() == Engine::Sqlite { SQLITE_COLUMNS } else { POSTGRES_COLUMNS };
    tx.all(sql.bound(values![table]), |r: &Row| Ok((r.get::<String>("name")?, r.get::<String>("type")?))).await
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A column as text, whole number or bytes; moments in the one form that SQLite keeps.
fn plain(name: &str, kind: &str, engine: Engine) -> String {
    let name = quoted(name);
    match (engine, kind) {
        (Engine::Sqlite, _) | (Engine::Postgres, "text" | "bigint" | "bytea") => name,
        (Engine::Postgres, "boolean") => format!("cast(cast({name} as int) as bigint)"),
        (Engine::Postgres, "date") => format!("to_char({name}, 'YYYY-MM-DD')"),
        (Engine::Postgres, "timestamp with time zone") => {
            format!("to_char({name} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        }
        (Engine::Postgres, _) => format!("cast({name} as text)"),
    }
}

/// Writes a table with all its rows; says how many.
pub(super) async fn write_table(tx: &mut Tx, table: &str, to: &mut impl Write) -> Result<u64, BackupError> {
    let columns = columns(tx, table).await?;
    let engine = tx.engine();
    let list: Vec<String> = columns.iter().map(|(name, kind)| plain(name, kind, engine)).collect();
    let sql = format!("select {} from {}", list.join(", "), quoted(table));
    write_record(to, &Record::Table(table.to_owned(), columns.into_iter().map(|(name, _)| name).collect()))?;
    let mut rows = 0;
    let mut failed = None;
    tx.each_plain(sql, |cells| {
        rows += 1;
        if failed.is_none() {
            failed = write_record(to, &Record::Row(cells)).err();
        }
        failed.is_none()
    })
    .await?;
    failed.map_or(Ok(rows), Err)
}

/// Hands over every row of a table that `rest` (a condition, or nothing) lets through, with the named columns in
/// that order, until `take` has enough. Rows come by their first column, so that a file is the same each time.
pub(crate) async fn each(
    tx: &mut Tx,
    table: &str,
    named: &[&str],
    rest: &str,
    take: impl FnMut(PlainRow) -> bool,
) -> Result<(), StoreError> {
    let engine = tx.engine();
    let columns = columns(tx, table).await?;
    let kind = |name: &str| columns.iter().find(|(n, _)| n == name).map_or("", |(_, kind)| kind.as_str());
    let list: Vec<String> = named.iter().map(|name| plain(name, kind(name), engine)).collect();
    let order = if named.contains(&"id") { " order by id" } else { "" };
    tx.each_plain(format!("select {} from {}{rest}{order}", list.join(", "), quoted(table)), take).await
}

/// The columns (all, or those named), the number of rows, and the SHA-256 of the rows' own digests in order.
pub(super) async fn digest(
    tx: &mut Tx,
    table: &str,
    named: Option<&[String]>,
) -> Result<(Vec<String>, u64, String), BackupError> {
    let engine = tx.engine();
    let mut columns = columns(tx, table).await?;
    columns.retain(|(name, _)| named.is_none_or(|named| named.contains(name)));
    columns.sort();
    let list: Vec<String> = columns.iter().map(|(name, kind)| plain(name, kind, engine)).collect();
    let mut sums: Vec<[u8; 32]> = Vec::new();
    let sql = format!("select {} from {}", list.join(", "), quoted(table));
    tx.each_plain(sql, |cells| {
        let mut bytes = Vec::new();
        let written = write_record(&mut bytes, &Record::Row(cells)).is_ok();
        sums.push(Sha256::digest(&bytes).into());
        written
    })
    .await?;
    sums.sort_unstable();
    let names = columns.into_iter().map(|(name, _)| name).collect();
    Ok((names, sums.len() as u64, hex(&Sha256::digest(sums.concat()))))
}

/// Lets references wait until all rows are there, or holds them to their word again.
pub(crate) async fn defer_references(tx: &mut Tx, defer: bool) -> Result<(), StoreError> {
    if tx.engine() == Engine::Sqlite {
        // Lasts until the commit, which checks them.
        return tx.script("pragma defer_foreign_keys = on;").await;
    }
    if !defer {
        tx.script("set constraints all immediate;").await?;
    }
    let references =
        tx.all(REFERENCES.bound(values![]), |r| Ok((r.get::<String>("name")?, r.get::<String>("place")?))).await?;
    let word = if defer { "deferrable initially deferred" } else { "not deferrable" };
    let mut text = String::new();
    for (name, place) in references {
        let _ = writeln!(text, "alter table {place} alter constraint {} {word};", quoted(&name));
    }
    tx.script(&text).await
}

/// Lays every table's rows in.
pub(super) async fn read_tables(tx: &mut Tx, from: &mut impl Read) -> Result<(), BackupError> {
    let known = tables(tx).await?;
    let mut table: Option<(String, Vec<String>)> = None;
    let mut waiting: Vec<PlainRow> = Vec::with_capacity(AT_ONCE);
    loop {
        let record = read_record(from)?;
        if let Some((name, columns)) = &table
            && (waiting.len() == AT_ONCE || !matches!(record, Record::Row(_)))
        {
            lay(tx, name, columns, std::mem::take(&mut waiting)).await?;
        }
        match record {
            Record::Keys(_) => {}
            Record::Table(name, columns) => {
                if !known.contains(&name) {
                    return Err(BackupError::Damaged);
                }
                // What the schema itself put in stands in the backup too.
                tx.script(&format!("delete from {};", quoted(&name))).await?;
                table = Some((name, columns));
            }
            Record::Row(cells) => waiting.push(cells),
            Record::End(_) => return Ok(()),
        }
    }
}

/// Lays some rows of a table in.
pub(crate) async fn lay(tx: &mut Tx, table: &str, columns: &[String], rows: Vec<PlainRow>) -> Result<(), BackupError> {
    if rows.is_empty() {
        return Ok(());
    }
    if rows.iter().any(|r| r.len() != columns.len()) {
        return Err(BackupError::Damaged);
    }
    let names = columns.iter().map(|c| quoted(c)).collect::<Vec<_>>().join(", ");
    match tx.engine() {
        Engine::Sqlite => {
            let mut n = 0;
            let mut row = || {
                let places = columns.iter().map(|_| {
                    n += 1;
                    format!("${n}")
                });
                format!("({})", places.collect::<Vec<_>>().join(", "))
            };
            let all = rows.iter().map(|_| row()).collect::<Vec<_>>().join(", ");
            tx.insert_plain(format!("insert into {} ({names}) values {all}", quoted(table)), rows).await?;
        }
        Engine::Postgres => {
            let mut text = String::new();
            for row in &rows {
                copy_line(&mut text, row);
            }
            tx.copy_in(&format!("copy {} ({names}) from stdin", quoted(table)), text.into_bytes()).await?;
        }
    }
    Ok(())
}

/// A row in the text form of PostgreSQL's `copy`.
fn copy_line(text: &mut String, row: &PlainRow) {
    for (n, cell) in row.iter().enumerate() {
        if n > 0 {
            text.push('\t');
        }
        match cell {
            Cell::Nothing => text.push_str("\\N"),
            Cell::Whole(n) => {
                let _ = write!(text, "{n}");
            }
            Cell::Bytes(bytes) => {
                text.push_str("\\\\x");
                text.push_str(&hex(bytes));
            }
            Cell::Text(words) => {
                for c in words.chars() {
                    match c {
                        '\\' => text.push_str("\\\\"),
                        '\n' => text.push_str("\\n"),
                        '\r' => text.push_str("\\r"),
                        '\t' => text.push_str("\\t"),
                        other => text.push(other),
                    }
                }
            }
        }
    }
    text.push('\n');
}
