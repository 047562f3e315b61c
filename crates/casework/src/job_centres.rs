//! The job centre's people: employees, units, who steps in for whom.

use holdepunkt_rules::{
    Refusal,
    id::*,
    job_centre::{Employee, JobCentre, Unit},
    role::Role,
};
use holdepunkt_store::job_centres as rows;

use crate::{Action, Context, Error, context::Deed};

/// The people of a job centre.
#[derive(Debug, Clone)]
pub struct People {
    /// The job centre.
    pub job_centre: JobCentre,
    /// Its units.
    pub units: Vec<Unit>,
    /// Its employees, in Danish order.
    pub employees: Vec<Employee>,
}

impl People {
    /// One employee.
    #[must_use]
    pub fn find(&self, id: EmployeeId) -> Option<&Employee> {
        self.employees.iter().find(|e| e.id == id)
    }

    /// The name of a unit; empty when it is not there.
    #[must_use]
    pub fn unit_name(&self, id: UnitId) -> String {
        self.units.iter().find(|u| u.id == id).map(|u| u.name.clone()).unwrap_or_default()
    }

    /// The name of the unit an employee sits in.
    #[must_use]
    pub fn unit_of(&self, employee: &Employee) -> String {
        employee.unit.map(|u| self.unit_name(u)).unwrap_or_default()
    }

    /// The name of who steps in for an employee.
    #[must_use]
    pub fn substitute_of(&self, employee: &Employee) -> String {
        employee.substitute.and_then(|s| self.find(s)).map(|e| e.name.clone()).unwrap_or_default()
    }
}

/// The people of one's own job centre.
///
/// # Errors
/// The policy's, or the database's.
pub async fn people(context: &Context) -> Result<People, Error> {
    let mut work = context.look(Action::SeePeople).await?;
    Ok(People {
        job_centre: rows::find(&mut work.tx, work.scope).await?.ok_or(Refusal::NotFound)?,
        units: rows::units(&mut work.tx, work.scope).await?,
        employees: rows::employees(&mut work.tx, work.scope).await?,
    })
}

/// The employees who hold a role: whom a citizen can be given.
///
/// # Errors
/// The policy's, or the database's.
pub async fn in_role(context: &Context, role: Role) -> Result<Vec<Employee>, Error> {
    let mut work = context.look(Action::SeePeople).await?;
    Ok(rows::in_role(&mut work.tx, work.scope, role).await?)
}

/// Registers an employee.
///
/// # Errors
/// The policy's, or the database's.
pub async fn register_employee(context: &Context, employee: Employee) -> Result<EmployeeId, Error> {
    let mut work = context.begin(Action::EditPeople).await?;
    if let Some(made) = work.made_before(EmployeeId::parse).await? {
        return Ok(made);
    }
    rows::insert_employee(&mut work.tx, work.scope, &employee).await?;
    work.made("employee", employee.id, None).await
}

/// Changes an employee.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; the policy's, or the database's.
pub async fn correct_employee(context: &Context, employee: Employee) -> Result<(), Error> {
    let mut work = context.begin(Action::EditPeople).await?;
    rows::employee(&mut work.tx, work.scope, employee.id).await?.ok_or(Refusal::NotFound)?;
    if !rows::update_employee(&mut work.tx, work.scope, &employee).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "employee", employee.id, None).await
}
