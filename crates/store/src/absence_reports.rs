//! What citizens say beforehand: that they can't come.

use holdepunkt_rules::{absence::AbsenceReport, id::*};
use jiff::{Timestamp, civil::Date};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into absence_report (job_centre, id, placement, from_day, until_day, reason, at, withdrawn_at) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const WITHDRAW: Scoped = Scoped::new(
    "update absence_report set withdrawn_at = $3 where job_centre = $1 and id = $2 and withdrawn_at is null",
);
const FIND: Scoped = Scoped::new("select * from absence_report where job_centre = $1 and id = $2");
const OF_PLACEMENT: Scoped = Scoped::new(
    "select * from absence_report where job_centre = $1 and placement = $2 and withdrawn_at is null \
     order by from_day, at",
);
const BETWEEN: Scoped = Scoped::new(
    "select * from absence_report where job_centre = $1 and withdrawn_at is null and from_day <= $3 \
     and until_day >= $2 order by placement, from_day",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), WITHDRAW.text(), FIND.text(), OF_PLACEMENT.text(), BETWEEN.text()];

fn read(r: &Row) -> Result<AbsenceReport, StoreError> {
    Ok(AbsenceReport {
        id: r.get("id")?,
        placement: r.get("placement")?,
        from: r.get("from_day")?,
        until: r.get("until_day")?,
        reason: r.get("reason")?,
        at: r.get("at")?,
        withdrawn_at: r.get("withdrawn_at")?,
    })
}

/// Adds a report.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, r: &AbsenceReport) -> Result<(), StoreError> {
    let values = values![r.id, r.placement, r.from, r.until, &r.reason, r.at, r.withdrawn_at];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Takes a report back. `false`: it was taken back already.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn withdraw(tx: &mut Tx, scope: JobCentreId, id: AbsenceReportId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(WITHDRAW.within(scope, values![id, at])).await? == 1)
}

/// One report.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: AbsenceReportId) -> Result<Option<AbsenceReport>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The reports of a placement that stand, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
) -> Result<Vec<AbsenceReport>, StoreError> {
    tx.all(OF_PLACEMENT.within(scope, values![placement]), read).await
}

/// The reports of the whole job centre that stand and touch the days between two, by placement.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn between(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
) -> Result<Vec<AbsenceReport>, StoreError> {
    tx.all(BETWEEN.within(scope, values![from, until]), read).await
}
