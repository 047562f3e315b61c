//! CVs of citizens.

use holdepunkt_rules::{
    cv::CvEntry,
    id::{CitizenId, CvEntryId, JobCentreId},
};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into cv_entry (job_centre, id, citizen, kind, title, place, from_day, until_day, note, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update cv_entry set kind = $3, title = $4, place = $5, from_day = $6, until_day = $7, note = $8, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $9",
);
const REMOVE: Scoped = Scoped::new("delete from cv_entry where job_centre = $1 and id = $2 and version = $3");
const FIND: Scoped = Scoped::new("select * from cv_entry where job_centre = $1 and id = $2");
const OF_CITIZEN: Scoped = Scoped::new(
    "select * from cv_entry where job_centre = $1 and citizen = $2 \
     order by coalesce(until_day, from_day) desc, from_day desc, title, id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), UPDATE.text(), REMOVE.text(), FIND.text(), OF_CITIZEN.text()];

fn read(r: &Row) -> Result<CvEntry, StoreError> {
    Ok(CvEntry {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        kind: r.get("kind")?,
        title: r.get("title")?,
        place: r.get("place")?,
        from: r.get("from_day")?,
        until: r.get("until_day")?,
        note: r.get("note")?,
        version: r.get("version")?,
    })
}

/// Adds an entry.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, e: &CvEntry) -> Result<(), StoreError> {
    let values = values![e.id, e.citizen, e.kind, &e.title, &e.place, e.from, e.until, &e.note];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes an entry. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, e: &CvEntry) -> Result<bool, StoreError> {
    let values = values![e.id, e.kind, &e.title, &e.place, e.from, e.until, &e.note, e.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// Takes an entry away. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove(tx: &mut Tx, scope: JobCentreId, id: CvEntryId, version: i64) -> Result<bool, StoreError> {
    Ok(tx.run(REMOVE.within(scope, values![id, version])).await? == 1)
}

/// One entry.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: CvEntryId) -> Result<Option<CvEntry>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// A citizen's CV, the latest first; what has no days last.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<CvEntry>, StoreError> {
    let mut all = tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await?;
    // The engines put rows without days at different ends.
    all.sort_by_key(|e| std::cmp::Reverse(e.until.or(e.from)));
    Ok(all)
}
