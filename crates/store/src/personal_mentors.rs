//! Grants of personal mentors, and what the mentors log; their words are sealed.

use holdepunkt_rules::{
    id::*,
    period::Period,
    personal_mentor::{MentorGrant, MentorLog},
};
use jiff::civil::Date;

use crate::{Keys, Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into personal_mentor_grant (job_centre, citizen, employee, from_day, until_day, minutes, tasks, kind, \
     granted_by, granted_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
const END: Scoped = Scoped::new(
    "update personal_mentor_grant set until_day = $5 where job_centre = $1 and citizen = $2 and employee = $3 \
     and from_day = $4 and coalesce(until_day, $6) = $6",
);
const REMOVE: Scoped = Scoped::new(
    "delete from personal_mentor_grant where job_centre = $1 and citizen = $2 and employee = $3 and from_day = $4",
);
const OF_CITIZEN: Scoped = Scoped::new(
    "select g.*, e.name from personal_mentor_grant g join employee e on e.id = g.employee \
     where g.job_centre = $1 and g.citizen = $2 order by g.from_day desc, e.sort_key, e.id",
);
const INSERT_LOG: Scoped = Scoped::new(
    "insert into mentor_log (job_centre, id, citizen, employee, on_day, minutes, words_sealed) \
     values ($1, $2, $3, $4, $5, $6, $7)",
);
const FIND_LOG: Scoped = Scoped::new(
    "select l.*, e.name from mentor_log l join employee e on e.id = l.employee where l.job_centre = $1 and l.id = $2",
);
const DELETE_LOG: Scoped = Scoped::new("delete from mentor_log where job_centre = $1 and id = $2");
const LOG_OF_CITIZEN: Scoped = Scoped::new(
    "select l.*, e.name from mentor_log l join employee e on e.id = l.employee \
     where l.job_centre = $1 and l.citizen = $2 order by l.on_day desc, l.id desc",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    END.text(),
    REMOVE.text(),
    OF_CITIZEN.text(),
    INSERT_LOG.text(),
    FIND_LOG.text(),
    DELETE_LOG.text(),
    LOG_OF_CITIZEN.text(),
];

fn read(r: &Row) -> Result<(String, MentorGrant), StoreError> {
    let grant = MentorGrant {
        citizen: r.get("citizen")?,
        employee: r.get("employee")?,
        period: Period::known(r.get("from_day")?, r.get("until_day")?),
        minutes: r.get("minutes")?,
        tasks: r.get("tasks")?,
        kind: r.get("kind")?,
        granted_by: r.get("granted_by")?,
        granted_on: r.get("granted_on")?,
    };
    Ok((r.get("name")?, grant))
}

/// Adds a grant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, g: &MentorGrant) -> Result<(), StoreError> {
    let values = values![
        g.citizen,
        g.employee,
        g.period.from(),
        g.period.until(),
        g.minutes,
        &g.tasks,
        g.kind,
        g.granted_by,
        g.granted_on
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Gives a grant another last day. `false`: it has another than it was read with.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn end(tx: &mut Tx, scope: JobCentreId, g: &MentorGrant, on: Date) -> Result<bool, StoreError> {
    let was = g.period.until().unwrap_or(on);
    let values = values![g.citizen, g.employee, g.period.from(), on, was];
    Ok(tx.run(END.within(scope, values)).await? == 1)
}

/// Takes away a grant that never began.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove(tx: &mut Tx, scope: JobCentreId, g: &MentorGrant) -> Result<(), StoreError> {
    tx.run(REMOVE.within(scope, values![g.citizen, g.employee, g.period.from()])).await?;
    Ok(())
}

/// A citizen's grants, each with the mentor's name, the latest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
) -> Result<Vec<(String, MentorGrant)>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

fn bound_to(id: MentorLogId) -> String {
    format!("mentor_log.words:{id}")
}

fn read_log(keys: &Keys, r: &Row) -> Result<(String, MentorLog), StoreError> {
    let id: MentorLogId = r.get("id")?;
    let words = String::from_utf8(keys.open(&r.get::<Vec<u8>>("words_sealed")?, &bound_to(id))?);
    let unreadable = |_| StoreError::Unreadable { column: "words_sealed".to_owned(), why: "not text".to_owned() };
    let log = MentorLog {
        id,
        citizen: r.get("citizen")?,
        employee: r.get("employee")?,
        on: r.get("on_day")?,
        minutes: r.get("minutes")?,
        words: words.map_err(unreadable)?,
    };
    Ok((r.get("name")?, log))
}

/// Adds a line to a mentor's log.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn insert_log(tx: &mut Tx, scope: JobCentreId, l: &MentorLog) -> Result<(), StoreError> {
    let sealed = tx.keys.seal(l.words.as_bytes(), &bound_to(l.id))?;
    tx.run(INSERT_LOG.within(scope, values![l.id, l.citizen, l.employee, l.on, l.minutes, sealed])).await?;
    Ok(())
}

/// One line of a log.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn find_log(tx: &mut Tx, scope: JobCentreId, id: MentorLogId) -> Result<Option<MentorLog>, StoreError> {
    let keys = tx.keys.clone();
    Ok(tx.first(FIND_LOG.within(scope, values![id]), |r| read_log(&keys, r)).await?.map(|(_, log)| log))
}

/// Takes a line away that was written by mistake.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn delete_log(tx: &mut Tx, scope: JobCentreId, id: MentorLogId) -> Result<(), StoreError> {
    tx.run(DELETE_LOG.within(scope, values![id])).await?;
    Ok(())
}

/// The log of all of a citizen's mentors, each line with the mentor's name, the latest first.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn log_of_citizen(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
) -> Result<Vec<(String, MentorLog)>, StoreError> {
    let keys = tx.keys.clone();
    tx.all(LOG_OF_CITIZEN.within(scope, values![citizen]), |r| read_log(&keys, r)).await
}
