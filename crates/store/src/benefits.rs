//! Benefits of citizens, by days.

use holdepunkt_rules::{
    benefit::Benefit,
    codes::Code,
    id::{BenefitId, CitizenId, JobCentreId},
    period::Period,
};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into benefit (job_centre, id, citizen, benefit, from_day, until_day, source, version) \
     values ($1, $2, $3, $4, $5, $6, $7, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update benefit set benefit = $3, from_day = $4, until_day = $5, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $6",
);
const REMOVE: Scoped = Scoped::new("delete from benefit where job_centre = $1 and id = $2 and version = $3");
const FIND: Scoped = Scoped::new("select * from benefit where job_centre = $1 and id = $2");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from benefit where job_centre = $1 and citizen = $2 order by from_day, benefit, id");
const BY_START: Scoped =
    Scoped::new("select * from benefit where job_centre = $1 and citizen = $2 and benefit = $3 and from_day = $4");
const OF_THE_LIVING: Scoped = Scoped::new(
    "select b.citizen, b.benefit, b.from_day, b.until_day from benefit b join citizen c on c.id = b.citizen \
     where b.job_centre = $1 and c.merged_into is null and c.moved_on is null order by b.citizen, b.from_day, b.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    REMOVE.text(),
    FIND.text(),
    OF_CITIZEN.text(),
    BY_START.text(),
    OF_THE_LIVING.text(),
];

fn read(r: &Row) -> Result<Benefit, StoreError> {
    Ok(Benefit {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        benefit: r.get("benefit")?,
        period: Period::known(r.get("from_day")?, r.get("until_day")?),
        source: r.get("source")?,
        version: r.get("version")?,
    })
}

/// Adds a benefit.
///
/// # Errors
/// [`crate::Constraint::BenefitOnce`] when the same benefit begins on the same day.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, b: &Benefit) -> Result<(), StoreError> {
    let values = values![b.id, b.citizen, &b.benefit, b.period.from(), b.period.until(), b.source];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes a benefit. `false`: somebody else saved first.
///
/// # Errors
/// [`crate::Constraint::BenefitOnce`], or the engine's.
pub async fn update(tx: &mut Tx, scope: JobCentreId, b: &Benefit) -> Result<bool, StoreError> {
    let values = values![b.id, &b.benefit, b.period.from(), b.period.until(), b.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// Takes a benefit away that was a mistake. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove(tx: &mut Tx, scope: JobCentreId, id: BenefitId, version: i64) -> Result<bool, StoreError> {
    Ok(tx.run(REMOVE.within(scope, values![id, version])).await? == 1)
}

/// One benefit.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: BenefitId) -> Result<Option<Benefit>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// A citizen's benefits, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Benefit>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// The benefit of a citizen that begins on a day: what a file means when it names the same one again.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn by_start(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    benefit: &Code,
    from: jiff::civil::Date,
) -> Result<Option<Benefit>, StoreError> {
    tx.first(BY_START.within(scope, values![citizen, benefit, from]), read).await
}

/// The days of benefit of everybody whose case is here, citizen by citizen: for a test over all of them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_everybody(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, Code, Period)>, StoreError> {
    tx.all(OF_THE_LIVING.within(scope, values![]), |r| {
        Ok((r.get("citizen")?, r.get("benefit")?, Period::known(r.get("from_day")?, r.get("until_day")?)))
    })
    .await
}
