//! Interests: which consultants would like to have which citizens, for which centre.

use holdepunkt_rules::id::*;
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into interest (job_centre, id, citizen, employee, centre, noted_on, note, withdrawn_on) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const WITHDRAW: Scoped =
    Scoped::new("update interest set withdrawn_on = $3 where job_centre = $1 and id = $2 and withdrawn_on is null");
const FIND: Scoped = Scoped::new(
    "select i.*, e.name as employee_name, k.name as centre_name from interest i join employee e on e.id = i.employee \
     left join centre k on k.id = i.centre where i.job_centre = $1 and i.id = $2",
);
const OPEN: Scoped = Scoped::new(
    "select i.*, e.name as employee_name, k.name as centre_name from interest i join employee e on e.id = i.employee \
     left join centre k on k.id = i.centre where i.job_centre = $1 and i.withdrawn_on is null \
     order by i.noted_on, i.id",
);
const OPEN_OF: Scoped = Scoped::new(
    "select i.*, e.name as employee_name, k.name as centre_name from interest i join employee e on e.id = i.employee \
     left join centre k on k.id = i.centre where i.job_centre = $1 and i.citizen = $2 and i.withdrawn_on is null \
     order by i.noted_on, i.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), WITHDRAW.text(), FIND.text(), OPEN.text(), OPEN_OF.text()];

/// An interest with the names in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// Identifier.
    pub id: InterestId,
    /// In whom.
    pub citizen: CitizenId,
    /// Whose.
    pub employee: EmployeeId,
    /// Their name.
    pub employee_name: String,
    /// For which centre, when it is for one.
    pub centre: Option<CentreId>,
    /// The centre's name.
    pub centre_name: Option<String>,
    /// Since when.
    pub noted_on: Date,
    /// What for.
    pub note: String,
    /// The day it was taken back.
    pub withdrawn_on: Option<Date>,
}

fn read(r: &Row) -> Result<Interest, StoreError> {
    Ok(Interest {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        employee: r.get("employee")?,
        employee_name: r.get("employee_name")?,
        centre: r.get("centre")?,
        centre_name: r.get("centre_name")?,
        noted_on: r.get("noted_on")?,
        note: r.get("note")?,
        withdrawn_on: r.get("withdrawn_on")?,
    })
}

/// Adds an interest; the names are not written.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, i: &Interest) -> Result<(), StoreError> {
    let values = values![i.id, i.citizen, i.employee, i.centre, i.noted_on, &i.note, i.withdrawn_on];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Takes an interest back. `false`: it was already.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn withdraw(tx: &mut Tx, scope: JobCentreId, id: InterestId, day: Date) -> Result<bool, StoreError> {
    Ok(tx.run(WITHDRAW.within(scope, values![id, day])).await? == 1)
}

/// One interest.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: InterestId) -> Result<Option<Interest>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// Every interest that stands, the earliest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Interest>, StoreError> {
    tx.all(OPEN.within(scope, values![]), read).await
}

/// The interests in one citizen that stand, the earliest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open_of(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Interest>, StoreError> {
    tx.all(OPEN_OF.within(scope, values![citizen]), read).await
}
