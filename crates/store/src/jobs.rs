//! Work that the program does by itself: one row per kind, claimed before it is done, so that
//! two processes on one database don't do it twice.

use jiff::Timestamp;

use crate::{Engine, Identity, Row, StoreError, Tx, values};

const ENSURE: Identity =
    Identity::new("insert into job (kind, due_at, failure) values ($1, $2, '') on conflict (kind) do nothing");
// The claim is also the lease: a process that dies leaves the job due again at `$3`.
const CLAIM: Identity = Identity::new(
    "update job set started_at = $2, due_at = $3, done_at = null where kind = $1 and due_at <= $2 and attempts < $4",
);
// `started_at` fences: whoever lost the lease says nothing any more.
const DONE: Identity = Identity::new(
    "update job set done_at = $2, well_at = $2, due_at = $3, failure = '', attempts = 0, done_times = done_times + 1 \
     where kind = $1 and started_at = $4",
);
const FAILED: Identity = Identity::new(
    "update job set done_at = $2, due_at = $3, failure = $5, attempts = attempts + 1 where kind = $1 and started_at = $4",
);
const ALL: Identity = Identity::new("select * from job order by kind");
const FIND: Identity = Identity::new("select * from job where kind = $1");
const AGAIN: Identity = Identity::new("update job set due_at = $2, attempts = 0 where kind = $1");
const SWEEP_DRAFTS: Identity = Identity::new("delete from import_draft where at < $1");
const SWEEP_RECENT: Identity = Identity::new("delete from recent where at < $1");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    ENSURE.text(),
    CLAIM.text(),
    DONE.text(),
    FAILED.text(),
    ALL.text(),
    FIND.text(),
    AGAIN.text(),
    SWEEP_DRAFTS.text(),
    SWEEP_RECENT.text(),
];

/// How one kind of work stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Its kind.
    pub kind: String,
    /// When it is to be done next; while it runs, when another process may take it over.
    pub due_at: Timestamp,
    /// When it last began.
    pub started_at: Option<Timestamp>,
    /// When it last ended, well or not; nothing while it runs.
    pub done_at: Option<Timestamp>,
    /// When it last ended well.
    pub well_at: Option<Timestamp>,
    /// What went wrong the last time; empty when nothing did. Names tables and codes, never persons.
    pub failure: String,
    /// Attempts in a row that failed.
    pub attempts: i64,
    /// How often it ended well.
    pub done_times: i64,
}

fn read(r: &Row) -> Result<JobRow, StoreError> {
    Ok(JobRow {
        kind: r.get("kind")?,
        due_at: r.get("due_at")?,
        started_at: r.get("started_at")?,
        done_at: r.get("done_at")?,
        well_at: r.get("well_at")?,
        failure: r.get("failure")?,
        attempts: r.get("attempts")?,
        done_times: r.get("done_times")?,
    })
}

/// Makes sure that a kind of work has its row, first due at `due_at`.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn ensure(tx: &mut Tx, kind: &str, due_at: Timestamp) -> Result<(), StoreError> {
    tx.run(ENSURE.bound(values![kind, due_at])).await?;
    Ok(())
}

/// Claims a kind of work that is due, unless it failed `most` times in a row; another process may take
/// it over at `lease_until`. `false`: not due, given up, or another process has it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn claim(
    tx: &mut Tx,
    kind: &str,
    now: Timestamp,
    lease_until: Timestamp,
    most: i64,
) -> Result<bool, StoreError> {
    Ok(tx.run(CLAIM.bound(values![kind, now, lease_until, most])).await? == 1)
}

/// Notes that the work begun at `started` ended well and when it is due next. `false`: somebody else has it by now.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn done(
    tx: &mut Tx,
    kind: &str,
    started: Timestamp,
    now: Timestamp,
    next: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(DONE.bound(values![kind, now, next, started])).await? == 1)
}

/// Notes that the work begun at `started` failed, why, and when it is tried again. `false`: somebody else has it by now.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn failed(
    tx: &mut Tx,
    kind: &str,
    started: Timestamp,
    now: Timestamp,
    next: Timestamp,
    why: &str,
) -> Result<bool, StoreError> {
    Ok(tx.run(FAILED.bound(values![kind, now, next, started, why])).await? == 1)
}

/// Every kind of work.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn all(tx: &mut Tx) -> Result<Vec<JobRow>, StoreError> {
    tx.all(ALL.bound(values![]), read).await
}

/// One kind of work.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, kind: &str) -> Result<Option<JobRow>, StoreError> {
    tx.first(FIND.bound(values![kind]), read).await
}

/// Makes a kind of work due now, whatever failed before. `false`: there is no such kind.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn again(tx: &mut Tx, kind: &str, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(AGAIN.bound(values![kind, now])).await? == 1)
}

/// Deletes files that were looked at and never brought in.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sweep_drafts(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run(SWEEP_DRAFTS.bound(values![before])).await
}

/// Deletes what somebody opened so long ago that it isn't recent.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sweep_recent(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run(SWEEP_RECENT.bound(values![before])).await
}

/// Has the engine look at how its tables are filled, so that it chooses good ways through them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn analyse(tx: &mut Tx) -> Result<(), StoreError> {
    // SQLite would read every row of a large table; a thousand of each index tell enough.
    if tx.engine() == Engine::Sqlite {
        tx.script("pragma analysis_limit = 1000;").await?;
    }
    tx.script("analyze;").await
}
