//! Views of lists that somebody has kept: filters, order and columns as an address, under a name.

use holdepunkt_rules::id::*;

use crate::{Row, Scoped, StoreError, Tx, values};

/// A view that is kept. It holds codes, identifiers and days, never what somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Identifier.
    pub id: SavedViewId,
    /// Whose it is.
    pub account: AccountId,
    /// Of which list.
    pub list: String,
    /// Its name.
    pub name: String,
    /// The address's query.
    pub query: String,
    /// The whole job centre sees it.
    pub shared: bool,
    /// The list begins with it, for the reader.
    pub preferred: bool,
}

const INSERT: Scoped = Scoped::new(
    "insert into saved_view (job_centre, id, account, list, name, query, shared) values ($1, $2, $3, $4, $5, $6, $7)",
);
const REPLACE: Scoped = Scoped::new(
    "update saved_view set query = $5, shared = $6 where job_centre = $1 and account = $2 and list = $3 and name = $4",
);
const OF_LIST: Scoped = Scoped::new(
    "select v.*, coalesce(p.saved_view, '') as preferred from saved_view v left join preferred_view p \
     on p.saved_view = v.id and p.account = $2 and p.job_centre = v.job_centre \
     where v.job_centre = $1 and v.list = $3 and (v.account = $2 or v.shared) order by v.shared, v.name, v.id",
);
const FIND: Scoped = Scoped::new("select v.*, '' as preferred from saved_view v where v.job_centre = $1 and v.id = $2");
const COUNT: Scoped =
    Scoped::new("select count(*) as n from saved_view where job_centre = $1 and account = $2 and list = $3");
const UNPREFER: Scoped = Scoped::new("delete from preferred_view where job_centre = $1 and account = $2 and list = $3");
const PREFER: Scoped =
    Scoped::new("insert into preferred_view (job_centre, account, list, saved_view) values ($1, $2, $3, $4)");
const UNPREFER_ALL: Scoped = Scoped::new("delete from preferred_view where job_centre = $1 and saved_view = $2");
const REMOVE: Scoped = Scoped::new("delete from saved_view where job_centre = $1 and id = $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    REPLACE.text(),
    OF_LIST.text(),
    FIND.text(),
    COUNT.text(),
    UNPREFER.text(),
    PREFER.text(),
    UNPREFER_ALL.text(),
    REMOVE.text(),
];

fn read(r: &Row) -> Result<SavedView, StoreError> {
    Ok(SavedView {
        id: r.get("id")?,
        account: r.get("account")?,
        list: r.get("list")?,
        name: r.get("name")?,
        query: r.get("query")?,
        shared: r.get("shared")?,
        preferred: !r.get::<String>("preferred")?.is_empty(),
    })
}

/// The views of a list that an account sees: its own, and those shared with the job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_list(
    tx: &mut Tx,
    scope: JobCentreId,
    account: AccountId,
    list: &str,
) -> Result<Vec<SavedView>, StoreError> {
    tx.all(OF_LIST.within(scope, values![account, list]), read).await
}

/// One view.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: SavedViewId) -> Result<Option<SavedView>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// How many views an account keeps of a list.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn count(tx: &mut Tx, scope: JobCentreId, account: AccountId, list: &str) -> Result<i64, StoreError> {
    Ok(tx.first(COUNT.within(scope, values![account, list]), |r| r.get("n")).await?.unwrap_or(0))
}

/// Keeps a view; the same name again replaces what it was.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn keep(tx: &mut Tx, scope: JobCentreId, v: &SavedView) -> Result<(), StoreError> {
    let again = values![v.account, &v.list, &v.name, &v.query, v.shared];
    if tx.run(REPLACE.within(scope, again)).await? == 0 {
        let new = values![v.id, v.account, &v.list, &v.name, &v.query, v.shared];
        tx.run(INSERT.within(scope, new)).await?;
    }
    Ok(())
}

/// Takes a view away, also as the one that anybody's list begins with.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove(tx: &mut Tx, scope: JobCentreId, id: SavedViewId) -> Result<(), StoreError> {
    tx.run(UNPREFER_ALL.within(scope, values![id])).await?;
    tx.run(REMOVE.within(scope, values![id])).await?;
    Ok(())
}

/// The view that a list begins with for an account; none: the list as it is.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn prefer(
    tx: &mut Tx,
    scope: JobCentreId,
    account: AccountId,
    list: &str,
    view: Option<SavedViewId>,
) -> Result<(), StoreError> {
    tx.run(UNPREFER.within(scope, values![account, list])).await?;
    if let Some(view) = view {
        tx.run(PREFER.within(scope, values![account, list, view])).await?;
    }
    Ok(())
}
