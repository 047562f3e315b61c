//! Migrations: run at start, append-only; an older program refuses a newer database.

use sha2::{Digest, Sha256};

use crate::{
    db::{Identity, Store, StoreError, Tx},
    dialect::translate,
    names,
    seal::{Keys, hex},
    values, words,
};

/// Every migration, oldest first. One that was released is never edited.
pub const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_house", include_str!("../migrations/0001_house.sql")),
    ("0002_citizens", include_str!("../migrations/0002_citizens.sql")),
    ("0003_referrals", include_str!("../migrations/0003_referrals.sql")),
    ("0004_courses", include_str!("../migrations/0004_courses.sql")),
    ("0005_companies", include_str!("../migrations/0005_companies.sql")),
    ("0006_lists", include_str!("../migrations/0006_lists.sql")),
    ("0007_exchange", include_str!("../migrations/0007_exchange.sql")),
    ("0008_operation", include_str!("../migrations/0008_operation.sql")),
    ("0009_seats", include_str!("../migrations/0009_seats.sql")),
    ("0010_register", include_str!("../migrations/0010_register.sql")),
    ("0011_speed", include_str!("../migrations/0011_speed.sql")),
    ("0012_agreements", include_str!("../migrations/0012_agreements.sql")),
    ("0013_messages", include_str!("../migrations/0013_messages.sql")),
    ("0014_attendance", include_str!("../migrations/0014_attendance.sql")),
    ("0015_follow_ups", include_str!("../migrations/0015_follow_ups.sql")),
    ("0016_interventions", include_str!("../migrations/0016_interventions.sql")),
    ("0017_signals", include_str!("../migrations/0017_signals.sql")),
    ("0018_certificates", include_str!("../migrations/0018_certificates.sql")),
    ("0019_progression", include_str!("../migrations/0019_progression.sql")),
    ("0020_settlement", include_str!("../migrations/0020_settlement.sql")),
    ("0021_matching", include_str!("../migrations/0021_matching.sql")),
    ("0022_answer_language", include_str!("../migrations/0022_answer_language.sql")),
    ("0023_releases", include_str!("../migrations/0023_releases.sql")),
    ("0024_personal_links", include_str!("../migrations/0024_personal_links.sql")),
    ("0025_counting", include_str!("../migrations/0025_counting.sql")),
];

const TABLE: &str =
    "create table if not exists migration (number bigint primary key, name text not null, hash text not null);";
const APPLIED: Identity = Identity::new("select number, hash from migration order by number");
const RECORD: Identity = Identity::new("insert into migration (number, name, hash) values ($1, $2, $3)");
const KEYS: Identity = Identity::new("select fact from house where name = 'keys'");
const RECORD_KEYS: Identity = Identity::new("insert into house (name, fact) values ('keys', $1)");

/// Brings the schema to what this program knows and checks that the keys are the database's.
/// Returns how many migrations were run.
///
/// # Errors
/// [`StoreError::NewerSchema`], [`StoreError::OtherSchema`], [`StoreError::OtherKeys`], or what the engine says.
pub async fn migrate(store: &Store) -> Result<usize, StoreError> {
    let mut tx = store.write().await?;
    tx.script(TABLE).await?;
    let before = check_applied(&mut tx, store.keys()).await?;
    let mut run = 0;
    for (number, (name, text)) in (1_i64..).zip(MIGRATIONS).skip(before) {
        tx.script(&translate(text, store.engine())).await?;
        tx.run(RECORD.bound(values![number, *name, hash(text)])).await?;
        run += 1;
    }
    if before == 0 {
        tx.run(RECORD_KEYS.bound(values![store.keys().fingerprint()])).await?;
    }
    if run > 0 {
        names::rebuild(&mut tx).await?; // citizens from before there were words
        words::rebuild(&mut tx).await?;
    }
    tx.commit().await?;
    Ok(run)
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Holds what a database has seen against what this program knows, and its keys against ours.
/// Returns how many migrations it has seen.
pub(crate) async fn check_applied(tx: &mut Tx, keys: &Keys) -> Result<usize, StoreError> {
    let applied = tx.all(APPLIED.bound(values![]), |r| Ok((r.get::<i64>("number")?, r.get::<String>("hash")?))).await?;
    let known = MIGRATIONS.len() as i64;
    if let Some((found, _)) = applied.last().filter(|(found, _)| *found > known) {
        return Err(StoreError::NewerSchema { found: *found, known });
    }
    for ((number, theirs), (expected, (_, text))) in applied.iter().zip((1_i64..).zip(MIGRATIONS)) {
        if *number != expected || *theirs != hash(text) {
            return Err(StoreError::OtherSchema(*number));
        }
    }
    if !applied.is_empty() {
        let theirs = tx.first(KEYS.bound(values![]), |r| r.get::<String>("fact")).await?;
        if theirs.is_some_and(|t| t != keys.fingerprint()) {
            return Err(StoreError::OtherKeys);
        }
    }
    Ok(applied.len())
}

/// How many migrations a database has seen.
pub(crate) async fn schema_of(tx: &mut Tx) -> Result<i64, StoreError> {
    Ok(tx.all(APPLIED.bound(values![]), |r| r.get::<i64>("number")).await?.last().copied().unwrap_or(0))
}

/// Makes the tables of a time, empty: for rows that come with their own list of migrations.
pub(crate) async fn lay_schema(tx: &mut Tx, schema: i64) -> Result<(), StoreError> {
    let known = MIGRATIONS.len() as i64;
    if schema > known {
        return Err(StoreError::NewerSchema { found: schema, known });
    }
    tx.script(TABLE).await?;
    for (_, text) in MIGRATIONS.iter().take(usize::try_from(schema).unwrap_or(0)) {
        tx.script(&translate(text, tx.engine())).await?;
    }
    Ok(())
}

/// Says of a schema that [`lay_schema`] made what a migration would have said, for rows that come without it.
pub(crate) async fn record_laid(tx: &mut Tx, schema: i64, keys: &Keys) -> Result<(), StoreError> {
    for (number, (name, text)) in (1..=schema).zip(MIGRATIONS) {
        tx.run(RECORD.bound(values![number, *name, hash(text)])).await?;
    }
    tx.run(RECORD_KEYS.bound(values![keys.fingerprint()])).await?;
    Ok(())
}

/// Is the schema the one that this program knows?
///
/// # Errors
/// What the engine says.
pub async fn is_current(tx: &mut Tx) -> Result<bool, StoreError> {
    let applied = tx.all(APPLIED.bound(values![]), |r| r.get::<i64>("number")).await?;
    Ok(applied.last() == Some(&(MIGRATIONS.len() as i64)))
}

/// The fingerprint of the keys that a database was sealed with; `None` before its first migration.
///
/// # Errors
/// What the engine says; a database without a schema is no error.
pub async fn sealed_with(store: &Store) -> Result<Option<String>, StoreError> {
    let mut tx = store.write().await?;
    tx.script(TABLE).await?;
    if tx.all(APPLIED.bound(values![]), |r| r.get::<i64>("number")).await?.is_empty() {
        return Ok(None);
    }
    tx.first(KEYS.bound(values![]), |r| r.get::<String>("fact")).await
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails loudly

    use super::*;

    /// A link that was sent before there were others opens after it.
    #[tokio::test]
    async fn links_to_sign_are_personal_links_with_everything_that_they_had() {
        let store = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
        let mut tx = store.write().await.unwrap();
        let at = MIGRATIONS.iter().position(|(name, _)| *name == "0024_personal_links").unwrap();
        for (_, text) in &MIGRATIONS[..at] {
            tx.script(&translate(text, store.engine())).await.unwrap();
        }
        // What a link hangs on is left out: nothing of this is committed.
        tx.script(
            "pragma defer_foreign_keys = on; insert into signing_link (job_centre, id, agreement, party, person, \
             token_hash, code_hash, code_until, wrong_codes, pass_hash, pass_until, made_at, until, used_at) values \
             ('j', 'l1', 'a1', 'citizen', 'citizen:c', x'01', null, null, 0, null, null, 'made', 'until', null), \
             ('j', 'l2', 'a1', 'company', 'mentor:m', x'02', x'03', 'code', 2, x'04', 'pass', 'made', 'until', 'used');",
        )
        .await
        .unwrap();
        tx.script(&translate(MIGRATIONS[at].1, store.engine())).await.unwrap();
        let all = Identity::new(
            "select id || ' ' || agreement || ' ' || party || ' ' || coalesce(round, '-') || ' ' || person || ' ' || \
             hex(token_hash) || ' ' || hex(coalesce(code_hash, '')) || ' ' || coalesce(code_until, '-') || ' ' || \
             wrong_codes || ' ' || coalesce(pass_until, '-') || ' ' || until || ' ' || coalesce(used_at, '-') as link \
             from personal_link order by id",
        );
        let links = tx.all(all.bound(values![]), |r| r.get::<String>("link")).await.unwrap();
        assert_eq!(
            links,
            ["l1 a1 citizen - citizen:c 01  - 0 - until -", "l2 a1 company - mentor:m 02 03 code 2 pass until used"]
        );
    }
}
