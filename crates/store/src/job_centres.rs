//! Job centres, units, employees.

use holdepunkt_rules::{
    id::*,
    job_centre::{Employee, JobCentre, Unit},
};

use jiff::civil::Date;

use crate::{
    Identity, Row, Scoped, StoreError, Tx, sort_key, values,
    words::{self, Thing},
};

const INSERT: Scoped = Scoped::new(
    "insert into job_centre (job_centre, municipality, name, phone, open_hours, sort_key) values ($1, $2, $3, $4, $5, $6)",
);
const FIND: Scoped = Scoped::new("select * from job_centre where job_centre = $1");
// The name of a day; before the first dated one it is the one the job centre was founded with.
const FIND_ON: Scoped = Scoped::new(
    "select j.job_centre, j.municipality, j.phone, j.open_hours, coalesce((select n.name from job_centre_name n \
     where n.job_centre = j.job_centre and n.from_day <= $2 order by n.from_day desc limit 1), j.name) as name \
     from job_centre j where j.job_centre = $1",
);
const NAMES: Scoped = Scoped::new("select from_day, name from job_centre_name where job_centre = $1 order by from_day");
const SET_NAME: Scoped = Scoped::new(
    "insert into job_centre_name (job_centre, from_day, name) values ($1, $2, $3) \
     on conflict (job_centre, from_day) do update set name = excluded.name",
);
const EVERY: Identity = Identity::new("select * from job_centre order by sort_key");
const INSERT_UNIT: Scoped = Scoped::new("insert into unit (job_centre, id, name, model) values ($1, $2, $3, $4)");
const SET_MODEL: Scoped = Scoped::new("update unit set model = $4 where job_centre = $1 and id = $2 and model = $3");
const UNITS: Scoped = Scoped::new("select * from unit where job_centre = $1 order by name");
const INSERT_EMPLOYEE: Scoped = Scoped::new(
    "insert into employee (job_centre, id, unit, name, sort_key, phone, email, hours, substitute, left_service, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
);
const UPDATE_EMPLOYEE: Scoped = Scoped::new(
    "update employee set unit = $3, name = $4, sort_key = $5, phone = $6, email = $7, hours = $8, substitute = $9, \
     left_service = $10, version = version + 1 where job_centre = $1 and id = $2 and version = $11",
);
const EMPLOYEES: Scoped = Scoped::new("select * from employee where job_centre = $1 order by sort_key");
const OF_UNIT: Scoped = Scoped::new("select id from employee where job_centre = $1 and unit = $2 and not left_service");
const EMPLOYEE: Scoped = Scoped::new("select * from employee where job_centre = $1 and id = $2");
const IN_ROLE: Scoped = Scoped::new(
    "select e.* from employee e where e.job_centre = $1 and not e.left_service and exists (select 1 from role_grant g \
     join account a on a.id = g.account where g.employee = e.id and g.role = $2 and a.active) order by e.sort_key",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    FIND.text(),
    FIND_ON.text(),
    NAMES.text(),
    SET_NAME.text(),
    EVERY.text(),
    INSERT_UNIT.text(),
    UNITS.text(),
    SET_MODEL.text(),
    INSERT_EMPLOYEE.text(),
    UPDATE_EMPLOYEE.text(),
    EMPLOYEES.text(),
    OF_UNIT.text(),
    EMPLOYEE.text(),
    IN_ROLE.text(),
];

fn read(r: &Row) -> Result<JobCentre, StoreError> {
    Ok(JobCentre {
        id: r.get("job_centre")?,
        municipality: r.get("municipality")?,
        name: r.get("name")?,
        phone: r.get("phone")?,
        open_hours: r.get("open_hours")?,
    })
}

pub(crate) fn read_employee(r: &Row) -> Result<Employee, StoreError> {
    Ok(Employee {
        id: r.get("id")?,
        unit: r.get("unit")?,
        name: r.get("name")?,
        phone: r.get("phone")?,
        email: r.get("email")?,
        hours: r.get("hours")?,
        substitute: r.get("substitute")?,
        left: r.get("left_service")?,
        version: r.get("version")?,
    })
}

/// Adds a job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, j: &JobCentre) -> Result<(), StoreError> {
    let values = values![&j.municipality, &j.name, &j.phone, &j.open_hours, sort_key(&j.name)];
    tx.run(INSERT.within(j.id, values)).await?;
    Ok(())
}

/// The job centre of a scope.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId) -> Result<Option<JobCentre>, StoreError> {
    tx.first(FIND.within(scope, values![]), read).await
}

/// The job centre of a scope, with the name it has on a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find_on(tx: &mut Tx, scope: JobCentreId, day: Date) -> Result<Option<JobCentre>, StoreError> {
    tx.first(FIND_ON.within(scope, values![day]), read).await
}

/// The job centre's dated names, in order of time; before the first of them it has the one it was founded with.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn names(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(Date, String)>, StoreError> {
    tx.all(NAMES.within(scope, values![]), |r| Ok((r.get("from_day")?, r.get("name")?))).await
}

/// Writes what the job centre is called from a day on; on a day that has a name, in its place.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_name(tx: &mut Tx, scope: JobCentreId, from: Date, name: &str) -> Result<(), StoreError> {
    tx.run(SET_NAME.within(scope, values![from, name])).await?;
    Ok(())
}

/// Every job centre, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn every(tx: &mut Tx) -> Result<Vec<JobCentre>, StoreError> {
    tx.all(EVERY.bound(values![]), read).await
}

/// Adds a unit.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_unit(tx: &mut Tx, scope: JobCentreId, unit: &Unit) -> Result<(), StoreError> {
    tx.run(INSERT_UNIT.within(scope, values![unit.id, &unit.name, unit.model])).await?;
    Ok(())
}

/// The units of a job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn units(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Unit>, StoreError> {
    tx.all(UNITS.within(scope, values![]), |r| {
        Ok(Unit { id: r.get("id")?, name: r.get("name")?, model: r.get("model")? })
    })
    .await
}

/// Sets the way that a unit refers by. `false`: there is no such unit here.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_model(
    tx: &mut Tx,
    scope: JobCentreId,
    unit: UnitId,
    was: holdepunkt_rules::referral::ReferralModel,
    model: holdepunkt_rules::referral::ReferralModel,
) -> Result<bool, StoreError> {
    Ok(tx.run(SET_MODEL.within(scope, values![unit, was, model])).await? == 1)
}

/// Adds an employee.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_employee(tx: &mut Tx, scope: JobCentreId, e: &Employee) -> Result<(), StoreError> {
    let values = values![e.id, e.unit, &e.name, sort_key(&e.name), &e.phone, &e.email, &e.hours, e.substitute, e.left];
    tx.run(INSERT_EMPLOYEE.within(scope, values)).await?;
    words::keep(tx, scope, Thing::Employee, e.id, &e.name).await
}

/// Changes an employee. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update_employee(tx: &mut Tx, scope: JobCentreId, e: &Employee) -> Result<bool, StoreError> {
    let values = values![
        e.id,
        e.unit,
        &e.name,
        sort_key(&e.name),
        &e.phone,
        &e.email,
        &e.hours,
        e.substitute,
        e.left,
        e.version
    ];
    let saved = tx.run(UPDATE_EMPLOYEE.within(scope, values)).await? == 1;
    if saved {
        words::keep(tx, scope, Thing::Employee, e.id, &e.name).await?;
    }
    Ok(saved)
}

/// The employees of a job centre, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn employees(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Employee>, StoreError> {
    tx.all(EMPLOYEES.within(scope, values![]), read_employee).await
}

/// The employees of a unit; nobody for none.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn employees_of(
    tx: &mut Tx,
    scope: JobCentreId,
    unit: Option<UnitId>,
) -> Result<Vec<EmployeeId>, StoreError> {
    tx.all(OF_UNIT.within(scope, values![unit]), |r| r.get("id")).await
}

/// One employee.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn employee(tx: &mut Tx, scope: JobCentreId, id: EmployeeId) -> Result<Option<Employee>, StoreError> {
    tx.first(EMPLOYEE.within(scope, values![id]), read_employee).await
}

/// The employees who hold a role: whom a citizen can be given as caseworker or consultant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn in_role(
    tx: &mut Tx,
    scope: JobCentreId,
    role: holdepunkt_rules::role::Role,
) -> Result<Vec<Employee>, StoreError> {
    tx.all(IN_ROLE.within(scope, values![role]), read_employee).await
}
