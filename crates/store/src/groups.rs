//! Groups of citizens over time. `citizen.target_group` is the latest of them.

use holdepunkt_rules::{
    codes::Code,
    group::GroupStep,
    id::{CitizenId, JobCentreId},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const SET: Scoped = Scoped::new(
    "insert into citizen_group (job_centre, citizen, from_day, target_group) values ($1, $2, $3, $4) \
     on conflict (citizen, from_day) do update set target_group = excluded.target_group",
);
const OF_CITIZEN: Scoped = Scoped::new(
    "select from_day, target_group from citizen_group where job_centre = $1 and citizen = $2 order by from_day",
);
const OF_EVERYBODY: Scoped = Scoped::new(
    "select citizen, from_day, target_group from citizen_group where job_centre = $1 order by citizen, from_day",
);
const CLEAR: Scoped = Scoped::new("delete from citizen_group where job_centre = $1 and citizen = $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[SET.text(), OF_CITIZEN.text(), OF_EVERYBODY.text(), CLEAR.text()];

/// Writes a citizen's group from a day on; on a day that has one, in its place. Whoever calls sees to it that
/// `citizen.target_group` stays the latest.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    from: Date,
    group: &Code,
) -> Result<(), StoreError> {
    tx.run(SET.within(scope, values![citizen, from, group])).await?;
    Ok(())
}

/// A citizen's groups, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<GroupStep>, StoreError> {
    let read = |r: &Row| Ok(GroupStep { from: r.get("from_day")?, group: r.get("target_group")? });
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Everybody's groups, citizen by citizen in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_everybody(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, GroupStep)>, StoreError> {
    let read = |r: &Row| Ok((r.get("citizen")?, GroupStep { from: r.get("from_day")?, group: r.get("target_group")? }));
    tx.all(OF_EVERYBODY.within(scope, values![]), read).await
}

/// Writes a citizen's whole history of groups, in place of what was there: when two histories become one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    steps: &[GroupStep],
) -> Result<(), StoreError> {
    tx.run(CLEAR.within(scope, values![citizen])).await?;
    for step in steps {
        set(tx, scope, citizen, step.from, &step.group).await?;
    }
    Ok(())
}
