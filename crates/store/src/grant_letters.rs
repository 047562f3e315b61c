//! Letters that grant a job centre money.

use holdepunkt_rules::{id::*, period::Period, settlement::GrantLetter};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into grant_letter (job_centre, id, programme, reference, received_on, from_day, until_day, \
     expected_participants, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update grant_letter set reference = $3, received_on = $4, from_day = $5, until_day = $6, \
     expected_participants = $7, version = version + 1 where job_centre = $1 and id = $2 and version = $8",
);
const FIND: Scoped = Scoped::new("select * from grant_letter where job_centre = $1 and id = $2");
const LIST: Scoped = Scoped::new("select * from grant_letter where job_centre = $1 order by from_day desc, id desc");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), UPDATE.text(), FIND.text(), LIST.text()];

fn read(r: &Row) -> Result<GrantLetter, StoreError> {
    Ok(GrantLetter {
        id: r.get("id")?,
        programme: r.get("programme")?,
        reference: r.get("reference")?,
        received_on: r.get("received_on")?,
        period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
        expected_participants: r.get("expected_participants")?,
        version: r.get("version")?,
    })
}

/// Adds a letter.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, l: &GrantLetter) -> Result<(), StoreError> {
    let (from, until) = (l.period.from(), l.period.until().unwrap_or(l.period.from()));
    let values = values![l.id, &l.programme, &l.reference, l.received_on, from, until, l.expected_participants];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Corrects a letter. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, l: &GrantLetter) -> Result<bool, StoreError> {
    let (from, until) = (l.period.from(), l.period.until().unwrap_or(l.period.from()));
    let values = values![l.id, &l.reference, l.received_on, from, until, l.expected_participants, l.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// One letter.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: GrantLetterId) -> Result<Option<GrantLetter>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The letters of a job centre, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<GrantLetter>, StoreError> {
    tx.all(LIST.within(scope, values![]), read).await
}
