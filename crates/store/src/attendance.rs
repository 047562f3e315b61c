//! Attendance: registrations of days. None is ever changed in what it says; only whether it holds.

use holdepunkt_rules::{attendance::Attendance, id::*, period::Period};
use jiff::{Timestamp, civil::Date};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into attendance (job_centre, id, placement, on_day, mark, planned_minutes, minutes, source, account, \
     at, client_key, corrects, holds, withdrawn_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
     $14)",
);
const SET_HOLDS: Scoped = Scoped::new("update attendance set holds = $3 where job_centre = $1 and id = $2");
const WITHDRAW: Scoped =
    Scoped::new("update attendance set holds = $4, withdrawn_at = $3 where job_centre = $1 and id = $2");
const FIND: Scoped = Scoped::new("select * from attendance where job_centre = $1 and id = $2");
const BY_KEY: Scoped =
    Scoped::new("select * from attendance where job_centre = $1 and placement = $2 and client_key = $3");
const OF_DAY: Scoped =
    Scoped::new("select * from attendance where job_centre = $1 and placement = $2 and on_day = $3 order by at, id");
const OF_PLACEMENT: Scoped = Scoped::new(
    "select * from attendance where job_centre = $1 and placement = $2 and on_day between $3 and $4 \
     order by on_day, at, id",
);
const STANDING: Scoped = Scoped::new(
    "select * from attendance where job_centre = $1 and holds and on_day between $2 and $3 \
     order by placement, on_day",
);
const UNANNOUNCED: Scoped = Scoped::new(
    "select a.* from attendance a where a.job_centre = $1 and a.placement = $2 and a.holds \
     and a.mark = 'away_unannounced' order by a.on_day",
);
const BY_WHOM: Scoped = Scoped::new(
    "select c.name from attendance a join account c on c.id = a.account where a.job_centre = $1 and a.id = $2",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    SET_HOLDS.text(),
    WITHDRAW.text(),
    FIND.text(),
    BY_KEY.text(),
    OF_DAY.text(),
    OF_PLACEMENT.text(),
    STANDING.text(),
    UNANNOUNCED.text(),
    BY_WHOM.text(),
];

fn read(r: &Row) -> Result<Attendance, StoreError> {
    Ok(Attendance {
        id: r.get("id")?,
        placement: r.get("placement")?,
        day: r.get("on_day")?,
        mark: r.get("mark")?,
        planned: r.get("planned_minutes")?,
        minutes: r.get("minutes")?,
        source: r.get("source")?,
        account: r.get("account")?,
        at: r.get("at")?,
        client_key: r.get("client_key")?,
        corrects: r.get("corrects")?,
        holds: r.get("holds")?,
        withdrawn_at: r.get("withdrawn_at")?,
    })
}

/// Adds a registration.
///
/// # Errors
/// [`crate::Constraint::AttendanceOnce`] when another holds for the day; [`crate::Constraint::AttendanceKey`] when
/// the same one was sent before.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, a: &Attendance) -> Result<(), StoreError> {
    let values = values![
        a.id,
        a.placement,
        a.day,
        a.mark,
        a.planned,
        a.minutes,
        a.source,
        a.account,
        a.at,
        &a.client_key,
        a.corrects,
        a.holds,
        a.withdrawn_at,
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Says whether a registration holds.
///
/// # Errors
/// [`crate::Constraint::AttendanceOnce`] when another holds for the day.
pub async fn set_holds(tx: &mut Tx, scope: JobCentreId, id: AttendanceId, holds: bool) -> Result<(), StoreError> {
    tx.run(SET_HOLDS.within(scope, values![id, holds])).await?;
    Ok(())
}

/// Takes a registration back.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn withdraw(tx: &mut Tx, scope: JobCentreId, id: AttendanceId, at: Timestamp) -> Result<(), StoreError> {
    tx.run(WITHDRAW.within(scope, values![id, at, false])).await?;
    Ok(())
}

/// One registration.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: AttendanceId) -> Result<Option<Attendance>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The registration that was made with a key.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn by_key(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
    key: &str,
) -> Result<Option<Attendance>, StoreError> {
    tx.first(BY_KEY.within(scope, values![placement, key]), read).await
}

/// Every registration of a day, those that don't hold among them, in the order in which they were made.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_day(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
    day: Date,
) -> Result<Vec<Attendance>, StoreError> {
    tx.all(OF_DAY.within(scope, values![placement, day]), read).await
}

/// Every registration of a placement's days in a period, those that don't hold among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
    days: &Period,
) -> Result<Vec<Attendance>, StoreError> {
    let until = days.until().unwrap_or(Date::MAX);
    tx.all(OF_PLACEMENT.within(scope, values![placement, days.from(), until]), read).await
}

/// What holds in the whole job centre between two days, by placement: for signals and for lists.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn standing(tx: &mut Tx, scope: JobCentreId, from: Date, until: Date) -> Result<Vec<Attendance>, StoreError> {
    tx.all(STANDING.within(scope, values![from, until]), read).await
}

/// The days of a placement on which somebody did not come and nobody had heard.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn unannounced(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
) -> Result<Vec<Attendance>, StoreError> {
    tx.all(UNANNOUNCED.within(scope, values![placement]), read).await
}

/// The name of whoever made a registration; none for what was brought in.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn by_whom(tx: &mut Tx, scope: JobCentreId, id: AttendanceId) -> Result<Option<String>, StoreError> {
    tx.first(BY_WHOM.within(scope, values![id]), |r| r.get("name")).await
}
