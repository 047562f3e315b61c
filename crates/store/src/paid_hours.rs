//! Hours paid with ordinary wages: typed by hand, or brought in from elsewhere.

use holdepunkt_rules::{id::*, paid_hours::PaidHours, period::Period};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into paid_hours (job_centre, id, citizen, from_day, until_day, minutes, employer, kind, source) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
const FIND: Scoped = Scoped::new("select * from paid_hours where job_centre = $1 and id = $2");
const DELETE: Scoped = Scoped::new("delete from paid_hours where job_centre = $1 and id = $2");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from paid_hours where job_centre = $1 and citizen = $2 order by from_day, employer");
const ALL: Scoped = Scoped::new("select * from paid_hours where job_centre = $1 order by citizen, from_day, employer");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), FIND.text(), DELETE.text(), OF_CITIZEN.text(), ALL.text()];

fn read(r: &Row) -> Result<PaidHours, StoreError> {
    Ok(PaidHours {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
        minutes: r.get("minutes")?,
        employer: r.get("employer")?,
        kind: r.get("kind")?,
        source: r.get("source")?,
    })
}

/// Adds a period's hours.
///
/// # Errors
/// [`crate::Constraint::PaidHoursOnce`] when the employer's hours from that day are there already.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, h: &PaidHours) -> Result<(), StoreError> {
    let until = h.period.until().unwrap_or(h.period.from());
    let values = values![h.id, h.citizen, h.period.from(), until, h.minutes, &h.employer, h.kind, h.source];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// One row.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: PaidHoursId) -> Result<Option<PaidHours>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// Takes a row away.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn delete(tx: &mut Tx, scope: JobCentreId, id: PaidHoursId) -> Result<(), StoreError> {
    tx.run(DELETE.within(scope, values![id])).await?;
    Ok(())
}

/// A citizen's hours, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<PaidHours>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Every row of the job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn all(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<PaidHours>, StoreError> {
    tx.all(ALL.within(scope, values![]), read).await
}
