//! Telephones that an account has asked to be known on. The token itself is never stored.

use holdepunkt_rules::id::*;
use jiff::Timestamp;

use crate::{
    Identity, Row, StoreError, Tx,
    accounts::{RoleGrant, read_grant},
    seal::token_hash,
    values,
};

const INSERT: Identity = Identity::new(
    "insert into known_phone (id, grant_id, token_hash, made_at, seen_at, until) values ($1, $2, $3, $4, $4, $5)",
);
const FIND: Identity = Identity::new(
    "select g.*, a.name, k.id as phone, k.made_at, k.seen_at, k.until from known_phone k \
     join role_grant g on g.id = k.grant_id join account a on a.id = g.account where k.token_hash = $1 and a.active",
);
const SEEN: Identity = Identity::new("update known_phone set seen_at = $2 where id = $1");
const OF_GRANT: Identity = Identity::new(
    "select g.*, a.name, k.id as phone, k.made_at, k.seen_at, k.until from known_phone k \
     join role_grant g on g.id = k.grant_id join account a on a.id = g.account where k.grant_id = $1 \
     order by k.made_at, k.id",
);
const OF_JOB_CENTRE: Identity = Identity::new(
    "select g.*, a.name, k.id as phone, k.made_at, k.seen_at, k.until from known_phone k \
     join role_grant g on g.id = k.grant_id join account a on a.id = g.account where g.job_centre = $1 \
     order by a.name, k.made_at, k.id",
);
const DELETE: Identity = Identity::new("delete from known_phone where id = $1");
const DELETE_TOKEN: Identity = Identity::new("delete from known_phone where token_hash = $1");
const DELETE_OF_ACCOUNT: Identity =
    Identity::new("delete from known_phone where grant_id in (select id from role_grant where account = $1)");
const SWEEP: Identity = Identity::new("delete from known_phone where until < $1");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    FIND.text(),
    SEEN.text(),
    OF_GRANT.text(),
    OF_JOB_CENTRE.text(),
    DELETE.text(),
    DELETE_TOKEN.text(),
    DELETE_OF_ACCOUNT.text(),
    SWEEP.text(),
];

/// A telephone with the role that it opens the page of attendance for.
#[derive(Debug, Clone)]
pub struct KnownPhone {
    /// Identifier.
    pub id: KnownPhoneId,
    /// The role.
    pub grant: RoleGrant,
    /// Since when it is known.
    pub made_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// Until when.
    pub until: Timestamp,
}

fn read(r: &Row) -> Result<KnownPhone, StoreError> {
    Ok(KnownPhone {
        id: r.get("phone")?,
        grant: read_grant(r)?,
        made_at: r.get("made_at")?,
        seen_at: r.get("seen_at")?,
        until: r.get("until")?,
    })
}

/// Makes a telephone known.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(
    tx: &mut Tx,
    id: KnownPhoneId,
    token: &str,
    grant: RoleGrantId,
    now: Timestamp,
    until: Timestamp,
) -> Result<(), StoreError> {
    tx.run(INSERT.bound(values![id, grant, token_hash(token), now, until])).await?;
    Ok(())
}

/// The telephone of a token, however old: the caller decides whether it still counts.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, token: &str) -> Result<Option<KnownPhone>, StoreError> {
    tx.first(FIND.bound(values![token_hash(token)]), read).await
}

/// Notes that a telephone was used.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn seen(tx: &mut Tx, id: KnownPhoneId, now: Timestamp) -> Result<(), StoreError> {
    tx.run(SEEN.bound(values![id, now])).await?;
    Ok(())
}

/// The telephones known for a role.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_grant(tx: &mut Tx, grant: RoleGrantId) -> Result<Vec<KnownPhone>, StoreError> {
    tx.all(OF_GRANT.bound(values![grant]), read).await
}

/// Every telephone known in a job centre, for its administrator.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_job_centre(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<KnownPhone>, StoreError> {
    tx.all(OF_JOB_CENTRE.bound(values![scope]), read).await
}

/// Forgets a telephone.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn delete(tx: &mut Tx, id: KnownPhoneId) -> Result<(), StoreError> {
    tx.run(DELETE.bound(values![id])).await?;
    Ok(())
}

/// Forgets the telephone of a token.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn delete_token(tx: &mut Tx, token: &str) -> Result<(), StoreError> {
    tx.run(DELETE_TOKEN.bound(values![token_hash(token)])).await?;
    Ok(())
}

/// Forgets every telephone of an account: its password was changed, or it was closed.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn delete_of_account(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    tx.run(DELETE_OF_ACCOUNT.bound(values![account])).await?;
    Ok(())
}

/// Forgets those whose time is over.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    tx.run(SWEEP.bound(values![now])).await
}
