//! Parallel interventions, with their times in the week; the note is sealed.

use std::collections::HashMap;

use holdepunkt_rules::{agreement::Times, id::*, intervention::Intervention};
use jiff::civil::Date;

use crate::{Keys, Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into intervention (job_centre, id, citizen, kind, provider, state, needed_on, referred_on, started_on, \
     ended_on, owner, note_sealed, why_ended, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update intervention set kind = $3, provider = $4, state = $5, needed_on = $6, referred_on = $7, started_on = $8, \
     ended_on = $9, owner = $10, note_sealed = $11, why_ended = $12, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $13",
);
const FIND: Scoped = Scoped::new("select * from intervention where job_centre = $1 and id = $2");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from intervention where job_centre = $1 and citizen = $2 order by needed_on desc, id desc");
const NEEDED_BETWEEN: Scoped = Scoped::new(
    "select kind, needed_on, referred_on, started_on from intervention where job_centre = $1 and needed_on >= $2 \
     and needed_on <= $3 order by needed_on, id",
);
const CLEAR_TIMES: Scoped = Scoped::new("delete from intervention_time where job_centre = $1 and intervention = $2");
const INSERT_TIME: Scoped = Scoped::new(
    "insert into intervention_time (job_centre, intervention, weekday, minute_from, minute_until) \
     values ($1, $2, $3, $4, $5)",
);
const TIMES: Scoped = Scoped::new(
    "select * from intervention_time where job_centre = $1 and intervention = $2 order by weekday, minute_from",
);
const TIMES_OF_CITIZEN: Scoped = Scoped::new(
    "select t.* from intervention_time t join intervention i on i.id = t.intervention \
     where t.job_centre = $1 and i.citizen = $2 order by t.weekday, t.minute_from",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    FIND.text(),
    OF_CITIZEN.text(),
    NEEDED_BETWEEN.text(),
    CLEAR_TIMES.text(),
    INSERT_TIME.text(),
    TIMES.text(),
    TIMES_OF_CITIZEN.text(),
];

fn bound_to(id: InterventionId) -> String {
    format!("intervention.note:{id}")
}

/// Sealed also when it is empty, so that whether there is a note is nobody's to see.
fn seal(keys: &Keys, id: InterventionId, note: &str) -> Result<Vec<u8>, StoreError> {
    Ok(keys.seal(note.as_bytes(), &bound_to(id))?)
}

fn open(keys: &Keys, id: InterventionId, sealed: &[u8]) -> Result<String, StoreError> {
    let unreadable = |_| StoreError::Unreadable { column: "note_sealed".to_owned(), why: "not text".to_owned() };
    String::from_utf8(keys.open(sealed, &bound_to(id))?).map_err(unreadable)
}

fn read(keys: &Keys, r: &Row) -> Result<Intervention, StoreError> {
    let id: InterventionId = r.get("id")?;
    Ok(Intervention {
        id,
        citizen: r.get("citizen")?,
        kind: r.get("kind")?,
        provider: r.get("provider")?,
        state: r.get("state")?,
        needed_on: r.get("needed_on")?,
        referred_on: r.get("referred_on")?,
        started_on: r.get("started_on")?,
        ended_on: r.get("ended_on")?,
        owner: r.get("owner")?,
        note: open(keys, id, &r.get::<Vec<u8>>("note_sealed")?)?,
        why_ended: r.get("why_ended")?,
        times: Vec::new(),
        version: r.get("version")?,
    })
}

fn read_time(r: &Row) -> Result<(InterventionId, Times), StoreError> {
    let times = Times { weekday: r.get("weekday")?, from: r.get("minute_from")?, until: r.get("minute_until")? };
    Ok((r.get("intervention")?, times))
}

async fn write_times(tx: &mut Tx, scope: JobCentreId, i: &Intervention) -> Result<(), StoreError> {
    tx.run(CLEAR_TIMES.within(scope, values![i.id])).await?;
    for t in &i.times {
        tx.run(INSERT_TIME.within(scope, values![i.id, t.weekday, t.from, t.until])).await?;
    }
    Ok(())
}

/// Adds an intervention with its times.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, i: &Intervention) -> Result<(), StoreError> {
    let note = seal(&tx.keys, i.id, &i.note)?;
    let values = values![
        i.id,
        i.citizen,
        &i.kind,
        &i.provider,
        i.state,
        i.needed_on,
        i.referred_on,
        i.started_on,
        i.ended_on,
        i.owner,
        note,
        &i.why_ended
    ];
    tx.run(INSERT.within(scope, values)).await?;
    write_times(tx, scope, i).await
}

/// Changes an intervention with its times. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn update(tx: &mut Tx, scope: JobCentreId, i: &Intervention) -> Result<bool, StoreError> {
    let note = seal(&tx.keys, i.id, &i.note)?;
    let values = values![
        i.id,
        &i.kind,
        &i.provider,
        i.state,
        i.needed_on,
        i.referred_on,
        i.started_on,
        i.ended_on,
        i.owner,
        note,
        &i.why_ended,
        i.version
    ];
    let saved = tx.run(UPDATE.within(scope, values)).await? == 1;
    if saved {
        write_times(tx, scope, i).await?;
    }
    Ok(saved)
}

/// One intervention.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: InterventionId) -> Result<Option<Intervention>, StoreError> {
    let keys = tx.keys.clone();
    let Some(found) = tx.first(FIND.within(scope, values![id]), |r| read(&keys, r)).await? else { return Ok(None) };
    let times = tx.all(TIMES.within(scope, values![id]), read_time).await?;
    Ok(Some(Intervention { times: times.into_iter().map(|(_, t)| t).collect(), ..found }))
}

/// A citizen's interventions, the latest need first.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Intervention>, StoreError> {
    let keys = tx.keys.clone();
    let mut list = tx.all(OF_CITIZEN.within(scope, values![citizen]), |r| read(&keys, r)).await?;
    if list.is_empty() {
        return Ok(list);
    }
    let mut times: HashMap<InterventionId, Vec<Times>> = HashMap::new();
    for (id, t) in tx.all(TIMES_OF_CITIZEN.within(scope, values![citizen]), read_time).await? {
        times.entry(id).or_default().push(t);
    }
    for i in &mut list {
        i.times = times.remove(&i.id).unwrap_or_default();
    }
    Ok(list)
}

/// The days of an intervention, for figures: of nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathDays {
    /// What kind.
    pub kind: holdepunkt_rules::codes::Code,
    /// When the need was seen.
    pub needed_on: Date,
    /// When it was asked for.
    pub referred_on: Option<Date>,
    /// When it began.
    pub started_on: Option<Date>,
}

/// The days of the interventions whose need was seen between two days, for figures.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn needed_between(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
) -> Result<Vec<PathDays>, StoreError> {
    let read = |r: &Row| {
        Ok(PathDays {
            kind: r.get("kind")?,
            needed_on: r.get("needed_on")?,
            referred_on: r.get("referred_on")?,
            started_on: r.get("started_on")?,
        })
    };
    tx.all(NEEDED_BETWEEN.within(scope, values![from, until]), read).await
}
