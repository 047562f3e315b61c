//! Sessions, attempts to sign in, parked forms and creating posts that were done.

use holdepunkt_rules::id::*;
use jiff::Timestamp;

use crate::{
    Identity, StoreError, Tx,
    accounts::{RoleGrant, read_grant},
    seal::token_hash,
    values,
};

const INSERT: Identity =
    Identity::new("insert into session (token_hash, grant_id, made_at, seen_at) values ($1, $2, $3, $3)");
const FIND: Identity = Identity::new(
    "select g.*, a.name, s.made_at, s.seen_at from session s join role_grant g on g.id = s.grant_id \
     join account a on a.id = g.account where s.token_hash = $1 and a.active",
);
const SEEN: Identity = Identity::new("update session set seen_at = $2 where token_hash = $1");
const DELETE: Identity = Identity::new("delete from session where token_hash = $1");
const DELETE_OF_ACCOUNT: Identity =
    Identity::new("delete from session where grant_id in (select id from role_grant where account = $1)");
const SWEEP: Identity = Identity::new("delete from session where seen_at < $1 or made_at < $2");
const ATTEMPT: Identity = Identity::new("insert into sign_in_attempt (key_hash, at) values ($1, $2)");
const ATTEMPTS: Identity = Identity::new("select count(*) as n from sign_in_attempt where key_hash = $1 and at >= $2");
const SWEEP_ATTEMPTS: Identity = Identity::new("delete from sign_in_attempt where at < $1");
const PARK: Identity =
    Identity::new("insert into parked_form (token_hash, account, path, body_sealed, at) values ($1, $2, $3, $4, $5)");
const PARKED: Identity = Identity::new("select * from parked_form where token_hash = $1 and account = $2");
const UNPARK: Identity = Identity::new("delete from parked_form where token_hash = $1");
const SWEEP_PARKED: Identity = Identity::new("delete from parked_form where at < $1");
const CLAIM_ONCE: Identity =
    Identity::new("insert into once (key, account, result, at) values ($1, $2, '', $3) on conflict (key) do nothing");
const ONCE: Identity = Identity::new("select result from once where key = $1 and account = $2");
const FULFIL_ONCE: Identity = Identity::new("update once set result = $2 where key = $1");
const SWEEP_ONCE: Identity = Identity::new("delete from once where at < $1");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    FIND.text(),
    SEEN.text(),
    DELETE.text(),
    DELETE_OF_ACCOUNT.text(),
    SWEEP.text(),
    ATTEMPT.text(),
    ATTEMPTS.text(),
    SWEEP_ATTEMPTS.text(),
    PARK.text(),
    PARKED.text(),
    UNPARK.text(),
    SWEEP_PARKED.text(),
    CLAIM_ONCE.text(),
    ONCE.text(),
    FULFIL_ONCE.text(),
    SWEEP_ONCE.text(),
];

/// A session with the role it is in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The role.
    pub grant: RoleGrant,
    /// When it began.
    pub made_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

/// Begins a session. The token itself is never stored.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn begin(tx: &mut Tx, token: &str, grant: RoleGrantId, now: Timestamp) -> Result<(), StoreError> {
    tx.run(INSERT.bound(values![token_hash(token), grant, now])).await?;
    Ok(())
}

/// The session of a token, however old: the caller decides whether it still counts.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, token: &str) -> Result<Option<Session>, StoreError> {
    tx.first(FIND.bound(values![token_hash(token)]), |r| {
        Ok(Session { grant: read_grant(r)?, made_at: r.get("made_at")?, seen_at: r.get("seen_at")? })
    })
    .await
}

/// Notes that a session was used.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn seen(tx: &mut Tx, token: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.run(SEEN.bound(values![token_hash(token), now])).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn end(tx: &mut Tx, token: &str) -> Result<(), StoreError> {
    tx.run(DELETE.bound(values![token_hash(token)])).await?;
    Ok(())
}

/// Ends every session of an account.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn end_all_of(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    tx.run(DELETE_OF_ACCOUNT.bound(values![account])).await?;
    Ok(())
}

/// Notes a failed attempt to sign in.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn note_attempt(tx: &mut Tx, key: &str, now: Timestamp) -> Result<(), StoreError> {
    let hash = tx.keys.index("sign-in", key);
    tx.run(ATTEMPT.bound(values![hash, now])).await?;
    Ok(())
}

/// Failed attempts since a moment.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn attempts_since(tx: &mut Tx, key: &str, since: Timestamp) -> Result<i64, StoreError> {
    let hash = tx.keys.index("sign-in", key);
    Ok(tx.first(ATTEMPTS.bound(values![hash, since]), |r| r.get("n")).await?.unwrap_or(0))
}

/// Keeps what somebody was sending when the session ran out, sealed.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn park(
    tx: &mut Tx,
    token: &str,
    account: AccountId,
    path: &str,
    body: &[u8],
    now: Timestamp,
) -> Result<(), StoreError> {
    let hash = token_hash(token);
    let sealed = tx.keys.seal(body, "parked_form")?;
    tx.run(PARK.bound(values![hash, account, path, sealed, now])).await?;
    Ok(())
}

/// What was parked under a token by the same account: path and body.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn parked(tx: &mut Tx, token: &str, account: AccountId) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    let row = tx
        .first(PARKED.bound(values![token_hash(token), account]), |r| {
            Ok((r.get::<String>("path")?, r.get::<Vec<u8>>("body_sealed")?))
        })
        .await?;
    row.map(|(path, sealed)| Ok((path, tx.keys.open(&sealed, "parked_form")?))).transpose()
}

/// Forgets a parked form.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn unpark(tx: &mut Tx, token: &str) -> Result<(), StoreError> {
    tx.run(UNPARK.bound(values![token_hash(token)])).await?;
    Ok(())
}

/// Claims the key of a creating post. `None`: it is ours to do. `Some(result)`: it was done before.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn claim_once(
    tx: &mut Tx,
    key: &str,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    if tx.run(CLAIM_ONCE.bound(values![key, account, now])).await? == 1 {
        return Ok(None);
    }
    let done = tx.first(ONCE.bound(values![key, account]), |r| r.get::<String>("result")).await?;
    Ok(Some(done.unwrap_or_default()))
}

/// Notes what a creating post made.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn fulfil_once(tx: &mut Tx, key: &str, result: &str) -> Result<(), StoreError> {
    tx.run(FULFIL_ONCE.bound(values![key, result])).await?;
    Ok(())
}

/// Deletes what is past its time. `idle` and `absolute` bound sessions, `day_ago` the rest.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sweep(tx: &mut Tx, idle: Timestamp, absolute: Timestamp, day_ago: Timestamp) -> Result<u64, StoreError> {
    Ok(tx.run(SWEEP.bound(values![idle, absolute])).await?
        + tx.run(SWEEP_ATTEMPTS.bound(values![day_ago])).await?
        + tx.run(SWEEP_PARKED.bound(values![day_ago])).await?
        + tx.run(SWEEP_ONCE.bound(values![day_ago])).await?)
}
