//! What citizens who wait wish for and aim at: figures, never who.

use holdepunkt_rules::{codes::Code, id::JobCentreId};

use crate::{Row, Scoped, StoreError, Tx, values};

const WISHES: Scoped = Scoped::new(
    "select w.code as code, count(distinct w.citizen) as n from wish w where w.job_centre = $1 and w.kind = 'industry' \
     and exists (select 1 from referral r where r.job_centre = $1 and r.citizen = w.citizen and r.closed_on is null) \
     group by w.code order by w.code",
);
const GOALS: Scoped = Scoped::new(
    "select g.occupation as code, count(distinct g.citizen) as n from job_goal g where g.job_centre = $1 \
     and exists (select 1 from referral r where r.job_centre = $1 and r.citizen = g.citizen and r.closed_on is null) \
     group by g.occupation order by g.occupation",
);
const WAITING: Scoped =
    Scoped::new("select count(distinct citizen) as n from referral where job_centre = $1 and closed_on is null");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[WISHES.text(), GOALS.text(), WAITING.text()];

fn read(r: &Row) -> Result<(Code, i64), StoreError> {
    Ok((r.get("code")?, r.get("n")?))
}

/// Industries that waiting citizens wish for, and how many wish for each.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn wishes(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(Code, i64)>, StoreError> {
    tx.all(WISHES.within(scope, values![]), read).await
}

/// Occupations that waiting citizens aim at, and how many aim at each.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn goals(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(Code, i64)>, StoreError> {
    tx.all(GOALS.within(scope, values![]), read).await
}

/// How many citizens wait.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn waiting(tx: &mut Tx, scope: JobCentreId) -> Result<i64, StoreError> {
    Ok(tx.first(WAITING.within(scope, values![]), |r| r.get("n")).await?.unwrap_or(0))
}
