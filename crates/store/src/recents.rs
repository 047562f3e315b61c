//! What somebody opened lately: kind and identifier only. Names are looked up when it is shown.

use holdepunkt_rules::id::*;
use jiff::Timestamp;

use crate::{Scoped, StoreError, Tx, values};

/// How many things are kept for a role.
pub const KEPT: i64 = 10;

const AGAIN: Scoped = Scoped::new(
    "insert into recent (job_centre, grant_id, noun, subject, at) values ($1, $2, $3, $4, $5) \
     on conflict (grant_id, noun, subject) do update set at = excluded.at",
);
const TRIM: Scoped = Scoped::new(
    "delete from recent where job_centre = $1 and grant_id = $2 and at < (select min(at) from (select at from recent \
     where grant_id = $2 order by at desc limit $3) latest)",
);
const LATEST: Scoped = Scoped::new(
    "select noun, subject from recent where job_centre = $1 and grant_id = $2 order by at desc, noun, subject limit $3",
);
const FORGET: Scoped =
    Scoped::new("delete from recent where job_centre = $1 and grant_id = $2 and noun = $3 and subject = $4");

const CITIZENS: Scoped = Scoped::new(
    "select c.id, c.name, c.protected from recent t join citizen c on c.id = t.subject \
     where t.job_centre = $1 and c.job_centre = $1 and t.grant_id = $2 and t.noun = 'citizen'",
);
const OTHERS: Scoped = Scoped::new(
    "select t.noun, t.subject, c.name from recent t join company c on c.id = t.subject \
     where t.job_centre = $1 and c.job_centre = $1 and t.grant_id = $2 and t.noun = 'company' \
     union all select t.noun, t.subject, n.name from recent t join centre n on n.id = t.subject \
     where t.job_centre = $1 and n.job_centre = $1 and t.grant_id = $2 and t.noun = 'centre'",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[AGAIN.text(), TRIM.text(), LATEST.text(), FORGET.text(), CITIZENS.text(), OTHERS.text()];

/// Notes that something was opened. What is older than the last ten falls away.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn note(
    tx: &mut Tx,
    scope: JobCentreId,
    grant: RoleGrantId,
    noun: &str,
    subject: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.run(AGAIN.within(scope, values![grant, noun, subject, at])).await?;
    tx.run(TRIM.within(scope, values![grant, KEPT])).await?;
    Ok(())
}

/// What was opened lately, newest first: (noun, identifier).
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn latest(tx: &mut Tx, scope: JobCentreId, grant: RoleGrantId) -> Result<Vec<(String, String)>, StoreError> {
    tx.all(LATEST.within(scope, values![grant, KEPT]), |r| Ok((r.get("noun")?, r.get("subject")?))).await
}

/// Forgets one: it is no longer there, or no longer the reader's to see.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn forget(
    tx: &mut Tx,
    scope: JobCentreId,
    grant: RoleGrantId,
    noun: &str,
    subject: &str,
) -> Result<(), StoreError> {
    tx.run(FORGET.within(scope, values![grant, noun, subject])).await?;
    Ok(())
}

/// The citizens among what was opened lately: identifier, name, is the name protected.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn citizens(
    tx: &mut Tx,
    scope: JobCentreId,
    grant: RoleGrantId,
) -> Result<Vec<(CitizenId, String, bool)>, StoreError> {
    let read = |r: &crate::Row| Ok((r.get("id")?, r.get("name")?, r.get("protected")?));
    tx.all(CITIZENS.within(scope, values![grant]), read).await
}

/// The companies and centres among what was opened lately: noun, identifier, name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn others(
    tx: &mut Tx,
    scope: JobCentreId,
    grant: RoleGrantId,
) -> Result<Vec<(String, String, String)>, StoreError> {
    let read = |r: &crate::Row| Ok((r.get("noun")?, r.get("subject")?, r.get("name")?));
    tx.all(OTHERS.within(scope, values![grant]), read).await
}
