//! The job centre's people: employees, units, who steps in for whom.

use holdepunkt_rules::{
    Refusal,
    id::*,
    job_centre::{Employee, JobCentre, Unit},
    referral::ReferralModel,
    role::Role,
    text::{LONGEST_NAME, line},
};
use holdepunkt_store::job_centres as rows;

use jiff::civil::Date;

use crate::{Action, Context, Error, House, Who, context::Deed, sign_in::Holder};

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
        job_centre: rows::find_on(&mut work.tx, work.scope, context.today).await?.ok_or(Refusal::NotFound)?,
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

/// What the job centre is called, from which day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The name it was founded with.
    pub founded: String,
    /// The dated ones, in order of time.
    pub dated: Vec<(Date, String)>,
}

/// The job centre's names over time.
///
/// # Errors
/// The policy's, or the database's.
pub async fn names(context: &Context) -> Result<Names, Error> {
    let mut work = context.look(Action::EditJobCentre).await?;
    let founded = rows::find(&mut work.tx, work.scope).await?.ok_or(Refusal::NotFound)?.name;
    Ok(Names { founded, dated: rows::names(&mut work.tx, work.scope).await? })
}

/// Gives the job centre a name from a day on; on a day that has one, it corrects it. What is dated before keeps
/// the name of its day.
///
/// # Errors
/// [`Refusal::Missing`] on `name`; the policy's, or the database's.
pub async fn set_name(context: &Context, from: Date, name: &str) -> Result<(), Error> {
    let name = line(name, LONGEST_NAME, "name")?;
    let mut work = context.begin(Action::EditJobCentre).await?;
    let scope = work.scope;
    rows::set_name(&mut work.tx, scope, from, &name).await?;
    work.done(Deed::Correct, "job_centre", scope, None).await
}

/// Sets the way that a unit's caseworkers refer by, unless they choose another; `was` is what the page showed.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `model` for a way that nobody chooses; [`Refusal::Stale`]; [`Refusal::NotFound`].
pub async fn set_model(context: &Context, unit: UnitId, was: ReferralModel, model: ReferralModel) -> Result<(), Error> {
    let mut work = context.begin(Action::EditPeople).await?;
    if !ReferralModel::CHOSEN.contains(&model) {
        return Err(Refusal::NotOnTheList.on("model").into());
    }
    if !rows::set_model(&mut work.tx, work.scope, unit, was, model).await? {
        let there = rows::units(&mut work.tx, work.scope).await?.iter().any(|u| u.id == unit);
        return Err(if there { Refusal::Stale } else { Refusal::NotFound }.into());
    }
    work.done(Deed::Correct, "unit", unit, None).await
}

/// Every job centre of the house, in Danish order: for the operator and for national roles.
///
/// # Errors
/// The database's.
pub async fn every(house: &House) -> Result<Vec<JobCentre>, Error> {
    let mut tx = house.store.read().await?;
    Ok(rows::every(&mut tx).await?)
}

/// The job centre of a municipality code or a name.
///
/// # Errors
/// [`Refusal::UnknownJobCentre`], or the database's.
pub async fn named(house: &House, text: &str) -> Result<JobCentre, Error> {
    let all = every(house).await?;
    let lower = text.trim().to_lowercase();
    let is = |j: &JobCentre| {
        let name = j.name.to_lowercase();
        let town = name.split_once(' ').map(|(_, town)| town.to_owned());
        j.municipality.as_str() == lower || name == lower || town.as_deref() == Some(lower.as_str())
    };
    let found = all.into_iter().find(is);
    found.ok_or_else(|| Refusal::UnknownJobCentre { job_centre: text.to_owned() }.into())
}

/// Founds a job centre with its units, from the operator's command line.
///
/// # Errors
/// [`Refusal::NotOnTheList`] for an unknown municipality, or the database's.
pub async fn found(
    house: &House,
    municipality: &str,
    name: &str,
    phone: &str,
    open_hours: &str,
    units: &[String],
) -> Result<JobCentreId, Error> {
    let municipality = house.rulebook.list("municipalities").parse(municipality, house.today(), "municipality")?;
    let name = line(name, LONGEST_NAME, "name")?;
    let job_centre = JobCentre {
        id: JobCentreId::fresh(),
        municipality,
        name,
        phone: phone.to_owned(),
        open_hours: open_hours.to_owned(),
    };
    let mut work = house.context(Who::Operator(Some(job_centre.id))).begin(Action::EditPeople).await?;
    rows::insert(&mut work.tx, &job_centre).await?;
    for unit in units {
        let name = line(unit, LONGEST_NAME, "unit")?;
        let unit = Unit { id: UnitId::fresh(), name, model: ReferralModel::Direct };
        rows::insert_unit(&mut work.tx, job_centre.id, &unit).await?;
    }
    work.made("job_centre", job_centre.id, None).await
}

/// Whom a new account in a job centre stands for: the employee of that name, who is registered if new.
///
/// # Errors
/// [`Refusal::UnknownJobCentre`], [`Refusal::NotOnTheList`] for an unknown unit, or the database's.
pub async fn holder(house: &House, job_centre: &str, unit: Option<&str>, name: &str) -> Result<Holder, Error> {
    let job_centre = named(house, job_centre).await?;
    let name = line(name, LONGEST_NAME, "name")?;
    let mut work = house.context(Who::Operator(Some(job_centre.id))).begin(Action::EditPeople).await?;
    let units = rows::units(&mut work.tx, work.scope).await?;
    let unit = match unit {
        None => units.first().map(|u| u.id),
        Some(text) => Some(units.iter().find(|u| u.name == text).ok_or(Refusal::NotOnTheList.on("unit"))?.id),
    };
    let employees = rows::employees(&mut work.tx, work.scope).await?;
    let known = employees.into_iter().find(|e| e.name == name && !e.left);
    let holder = |employee: EmployeeId, unit| Holder {
        job_centre: Some(job_centre.id),
        unit,
        employee: Some(employee),
        ..Holder::default()
    };
    if let Some(employee) = known {
        return Ok(holder(employee.id, employee.unit.or(unit)));
    }
    let employee = Employee {
        id: EmployeeId::fresh(),
        unit,
        name,
        phone: String::new(),
        email: String::new(),
        hours: String::new(),
        substitute: None,
        left: false,
        version: 1,
    };
    rows::insert_employee(&mut work.tx, work.scope, &employee).await?;
    work.done(Deed::Register, "employee", employee.id, None).await?;
    Ok(holder(employee.id, unit))
}
