//! Interruptions: the days away inside placements.

use holdepunkt_rules::{course::Away, id::*, interruption::Interruption};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into interruption (job_centre, id, placement, kind, last_day, reason, note, expected_back, resumed_on, \
     noted_by, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update interruption set expected_back = $3, resumed_on = $4, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $5",
);
const DELETE: Scoped = Scoped::new("delete from interruption where job_centre = $1 and id = $2");
const FIND: Scoped = Scoped::new("select * from interruption where job_centre = $1 and id = $2");
const OF_PLACEMENT: Scoped =
    Scoped::new("select * from interruption where job_centre = $1 and placement = $2 order by last_day");
const OF_CITIZEN: Scoped = Scoped::new(
    "select i.* from interruption i join placement p on p.id = i.placement \
     where i.job_centre = $1 and p.citizen = $2 order by i.last_day",
);
const OF_CENTRE: Scoped = Scoped::new(
    "select i.* from interruption i join placement p on p.id = i.placement join place s on s.id = p.place \
     where i.job_centre = $1 and s.centre = $2 order by i.last_day",
);
const ALL: Scoped = Scoped::new("select * from interruption where job_centre = $1 order by placement, last_day");
const AWAY_ON: Scoped = Scoped::new(
    "select distinct p.citizen from interruption i join placement p on p.id = i.placement \
     where i.job_centre = $1 and p.state = 'agreed' and p.until_day >= $2 and i.last_day < $2 \
     and (i.resumed_on is null or i.resumed_on > $2)",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    DELETE.text(),
    FIND.text(),
    OF_PLACEMENT.text(),
    OF_CITIZEN.text(),
    OF_CENTRE.text(),
    ALL.text(),
    AWAY_ON.text(),
];

fn read(r: &Row) -> Result<Interruption, StoreError> {
    Ok(Interruption {
        id: r.get("id")?,
        placement: r.get("placement")?,
        kind: r.get("kind")?,
        last_day: r.get("last_day")?,
        reason: r.get("reason")?,
        note: r.get("note")?,
        expected_back: r.get("expected_back")?,
        resumed_on: r.get("resumed_on")?,
        noted_by: r.get("noted_by")?,
        version: r.get("version")?,
    })
}

/// The open days away of a joined row, under the name `away_since`.
///
/// # Errors
/// [`StoreError`] from the engine.
pub(crate) fn read_away(r: &Row) -> Result<Option<Away>, StoreError> {
    Ok(r.get::<Option<Date>>("away_since")?.map(|last_day| Away { last_day, resumed_on: None }))
}

/// Adds an interruption.
///
/// # Errors
/// [`crate::Constraint::OneOpenInterruption`] or [`crate::Constraint::InterruptionOnce`] when somebody
/// wrote it down first.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, i: &Interruption) -> Result<(), StoreError> {
    let values =
        values![i.id, i.placement, i.kind, i.last_day, &i.reason, &i.note, i.expected_back, i.resumed_on, i.noted_by];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes when the citizen is expected back, or was back. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, i: &Interruption) -> Result<bool, StoreError> {
    let values = values![i.id, i.expected_back, i.resumed_on, i.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// Takes away an interruption that never came to be.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn delete(tx: &mut Tx, scope: JobCentreId, id: InterruptionId) -> Result<(), StoreError> {
    tx.run(DELETE.within(scope, values![id])).await?;
    Ok(())
}

/// One interruption.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: InterruptionId) -> Result<Option<Interruption>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The interruptions of a placement, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
) -> Result<Vec<Interruption>, StoreError> {
    tx.all(OF_PLACEMENT.within(scope, values![placement]), read).await
}

/// The interruptions in all placements of a citizen, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Interruption>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// The interruptions in all placements of a centre, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_centre(tx: &mut Tx, scope: JobCentreId, centre: CentreId) -> Result<Vec<Interruption>, StoreError> {
    tx.all(OF_CENTRE.within(scope, values![centre]), read).await
}

/// Every interruption of the job centre, by placement and in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn all(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Interruption>, StoreError> {
    tx.all(ALL.within(scope, values![]), read).await
}

/// The citizens who are away on a day from a placement that runs.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn away_on(tx: &mut Tx, scope: JobCentreId, day: Date) -> Result<Vec<CitizenId>, StoreError> {
    tx.all(AWAY_ON.within(scope, values![day]), |r| r.get("citizen")).await
}
