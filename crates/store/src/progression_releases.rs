//! Releases: what is told of progression across job centres, as it was counted, and since when it stands.

use holdepunkt_rules::progression::release::{Measure, ReleaseTable};
use jiff::civil::Date;

use crate::{Identity, Row, StoreError, Tx, values};

const LATEST: Identity = Identity::new("select max(taken_on) as taken_on from progression_release");
const INSERT: Identity = Identity::new(
    "insert into progression_release (taken_on, item, table_kind, counted_on) values ($1, $2, $3, $4) \
     on conflict do nothing",
);
const INSERT_COUNT: Identity = Identity::new(
    "insert into progression_release_count (item, table_kind, counted_on, grouped, measure, cell, n) \
     values ($1, $2, $3, $4, $5, $6, $7)",
);
const OF_RELEASE: Identity =
    Identity::new("select item, table_kind, counted_on from progression_release where taken_on = $1");
const OF_KIND: Identity = Identity::new(
    "select c.* from progression_release r join progression_release_count c on c.item = r.item \
     and c.table_kind = r.table_kind and c.counted_on = r.counted_on where r.taken_on = $1 and r.table_kind = $2",
);
const OF_TABLE: Identity =
    Identity::new("select * from progression_release_count where item = $1 and table_kind = $2 and counted_on = $3");
const EVER_OF_ITEM: Identity =
    Identity::new("select distinct item, table_kind, counted_on from progression_release where item = $1");
const COUNTS_OF_ITEM: Identity = Identity::new("select * from progression_release_count where item = $1");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    LATEST.text(),
    INSERT.text(),
    INSERT_COUNT.text(),
    OF_RELEASE.text(),
    OF_KIND.text(),
    OF_TABLE.text(),
    EVER_OF_ITEM.text(),
    COUNTS_OF_ITEM.text(),
];

/// A table of a question, and the day that it was counted on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// The question.
    pub item: String,
    /// The table.
    pub table: ReleaseTable,
    /// The day.
    pub on: Date,
}

/// A number of a table as it was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Of which table.
    pub of: Counted,
    /// The group, as its code; empty of everybody.
    pub group: String,
    /// In what they are told apart.
    pub measure: Measure,
    /// The band, or the change.
    pub cell: i64,
    /// How many.
    pub n: u64,
}

fn read_counted(r: &Row) -> Result<Counted, StoreError> {
    Ok(Counted { item: r.get("item")?, table: r.get("table_kind")?, on: r.get("counted_on")? })
}

fn read_cell(r: &Row) -> Result<Cell, StoreError> {
    Ok(Cell {
        of: read_counted(r)?,
        group: r.get("grouped")?,
        measure: r.get("measure")?,
        cell: r.get("cell")?,
        n: r.get::<i64>("n")?.unsigned_abs(),
    })
}

/// The day of the latest release.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn latest(tx: &mut Tx) -> Result<Option<Date>, StoreError> {
    Ok(tx.first(LATEST.bound(values![]), |r| r.get("taken_on")).await?.flatten())
}

/// Says of a release which count of a table stands in it. `false`: somebody has taken a release on that day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, taken_on: Date, counted: &Counted) -> Result<bool, StoreError> {
    let values = values![taken_on, &counted.item, counted.table, counted.on];
    Ok(tx.run(INSERT.bound(values)).await? == 1)
}

/// Keeps what was counted.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_cell(tx: &mut Tx, cell: &Cell) -> Result<(), StoreError> {
    let of = &cell.of;
    let n = i64::try_from(cell.n).unwrap_or(i64::MAX);
    let values = values![&of.item, of.table, of.on, &cell.group, cell.measure, cell.cell, n];
    tx.run(INSERT_COUNT.bound(values)).await?;
    Ok(())
}

/// The tables of a release, and the day that each was counted on.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_release(tx: &mut Tx, taken_on: Date) -> Result<Vec<Counted>, StoreError> {
    tx.all(OF_RELEASE.bound(values![taken_on]), read_counted).await
}

/// The numbers of a kind of table in a release, of every question.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_kind(tx: &mut Tx, taken_on: Date, table: ReleaseTable) -> Result<Vec<Cell>, StoreError> {
    tx.all(OF_KIND.bound(values![taken_on, table]), read_cell).await
}

/// The numbers of one table.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_table(tx: &mut Tx, counted: &Counted) -> Result<Vec<Cell>, StoreError> {
    tx.all(OF_TABLE.bound(values![&counted.item, counted.table, counted.on]), read_cell).await
}

/// Every table that was ever told of a question, also those of nobody, and the numbers of all of them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn ever(tx: &mut Tx, item: &str) -> Result<(Vec<Counted>, Vec<Cell>), StoreError> {
    let told = tx.all(EVER_OF_ITEM.bound(values![item]), read_counted).await?;
    Ok((told, tx.all(COUNTS_OF_ITEM.bound(values![item]), read_cell).await?))
}
