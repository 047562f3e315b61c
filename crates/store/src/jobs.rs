//! Work that the program does by itself: one row per kind, claimed before it is done, so that
//! two processes on one database don't do it twice.

use jiff::Timestamp;

use crate::{Identity, StoreError, Tx, values};

const ENSURE: Identity =
    Identity::new("insert into job (kind, due_at, failure) values ($1, $2, '') on conflict (kind) do nothing");
const CLAIM: Identity =
    Identity::new("update job set started_at = $2, due_at = $3, done_at = null where kind = $1 and due_at <= $2");
const DONE: Identity = Identity::new("update job set done_at = $2, failure = $3 where kind = $1");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[ENSURE.text(), CLAIM.text(), DONE.text()];

/// Makes sure that a kind of work has its row, first due at `due_at`.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn ensure(tx: &mut Tx, kind: &str, due_at: Timestamp) -> Result<(), StoreError> {
    tx.run(ENSURE.bound(values![kind, due_at])).await?;
    Ok(())
}

/// Claims a kind of work that is due, and says when it is due next. `false`: not due, or another process has it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn claim(tx: &mut Tx, kind: &str, now: Timestamp, next: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(CLAIM.bound(values![kind, now, next])).await? == 1)
}

/// Notes how it went; an empty failure is success.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn done(tx: &mut Tx, kind: &str, now: Timestamp, failure: &str) -> Result<(), StoreError> {
    tx.run(DONE.bound(values![kind, now, failure])).await?;
    Ok(())
}
