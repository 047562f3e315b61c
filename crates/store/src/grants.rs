//! Grants of placements: the periods for which the municipality has granted them.

use holdepunkt_rules::{id::*, length::Grant, period::Period};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, Value, values};

pub(crate) const INSERT: Scoped = Scoped::new(
    "insert into placement_grant (job_centre, id, placement, from_day, until_day, granted_on, granted_by, reason) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const OF_PLACEMENT: Scoped = Scoped::new(
    "select g.*, e.name as granted_by_name from placement_grant g left join employee e on e.id = g.granted_by \
     where g.job_centre = $1 and g.placement = $2 order by g.from_day",
);
const ALL: Scoped =
    Scoped::new("select placement, from_day, until_day from placement_grant where job_centre = $1 order by from_day");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), OF_PLACEMENT.text(), ALL.text()];

/// A row as [`INSERT`] wants it, after the job centre.
pub(crate) fn row(placement: PlacementId, g: &Grant) -> Vec<Value> {
    let until = g.period.until().unwrap_or(g.period.from());
    values![g.id, placement, g.period.from(), until, g.granted_on, g.granted_by, &g.reason]
}

/// Adds a grant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, placement: PlacementId, g: &Grant) -> Result<(), StoreError> {
    tx.run(INSERT.within(scope, row(placement, g))).await?;
    Ok(())
}

/// The grants of a placement in order, each with the name of who gave it; the name is empty for what was
/// brought in from elsewhere.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
) -> Result<Vec<(Grant, String)>, StoreError> {
    let read = |r: &Row| {
        let grant = Grant {
            id: r.get("id")?,
            period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
            granted_on: r.get("granted_on")?,
            granted_by: r.get("granted_by")?,
            reason: r.get("reason")?,
        };
        Ok((grant, r.get::<Option<String>>("granted_by_name")?.unwrap_or_default()))
    };
    tx.all(OF_PLACEMENT.within(scope, values![placement]), read).await
}

/// The days of every grant, in order of their first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn all_days(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(PlacementId, Date, Date)>, StoreError> {
    let read = |r: &Row| Ok((r.get("placement")?, r.get("from_day")?, r.get("until_day")?));
    tx.all(ALL.within(scope, values![]), read).await
}
