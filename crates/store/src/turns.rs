//! Who meets new applicants, in turn.

use holdepunkt_rules::id::{EmployeeId, JobCentreId};
use jiff::Timestamp;

use crate::{Row, Scoped, StoreError, Tx, values};

const LIST: Scoped = Scoped::new(
    "select t.employee, t.given_at, e.name, e.left_service from turn t join employee e on e.id = t.employee \
     where t.job_centre = $1 order by t.position, t.employee",
);
const REMOVE: Scoped = Scoped::new("delete from turn where job_centre = $1 and employee = $2");
const SET: Scoped = Scoped::new(
    "insert into turn (job_centre, employee, position, given_at) values ($1, $2, $3, null) \
     on conflict (job_centre, employee) do update set position = excluded.position",
);
const GIVEN: Scoped = Scoped::new("update turn set given_at = $3 where job_centre = $1 and employee = $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[LIST.text(), REMOVE.text(), SET.text(), GIVEN.text()];

/// Somebody who takes turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who.
    pub employee: EmployeeId,
    /// Name.
    pub name: String,
    /// When they were last given somebody.
    pub given_at: Option<Timestamp>,
    /// Have they left?
    pub left: bool,
}

/// Those who take turns, in the list's order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Turn>, StoreError> {
    let read = |r: &Row| {
        Ok(Turn {
            employee: r.get("employee")?,
            name: r.get("name")?,
            given_at: r.get("given_at")?,
            left: r.get("left_service")?,
        })
    };
    tx.all(LIST.within(scope, values![]), read).await
}

/// Writes who takes turns, in order. Who stays keeps when they were last given somebody.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace(tx: &mut Tx, scope: JobCentreId, employees: &[EmployeeId]) -> Result<(), StoreError> {
    for turn in list(tx, scope).await? {
        if !employees.contains(&turn.employee) {
            tx.run(REMOVE.within(scope, values![turn.employee])).await?;
        }
    }
    for (position, employee) in (1_i64..).zip(employees) {
        tx.run(SET.within(scope, values![*employee, position])).await?;
    }
    Ok(())
}

/// Somebody was given a new applicant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn given(tx: &mut Tx, scope: JobCentreId, employee: EmployeeId, at: Timestamp) -> Result<(), StoreError> {
    tx.run(GIVEN.within(scope, values![employee, at])).await?;
    Ok(())
}
