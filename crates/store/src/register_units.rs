//! What the company register says of production units, kept beside them.

use holdepunkt_rules::{company::ProductionUnit, id::*, register::Band, register::Listed};

use crate::{
    Row, Scoped, StoreError, Tx,
    companies::{read_unit, unit_row},
    many::insert_many,
    values,
};

const WRITE: Scoped = Scoped::new(
    "insert into register_unit (job_centre, unit, industry, municipality, employees_least, employees_most, closed_on, \
     read_on) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (unit) do update set industry = excluded.industry, \
     municipality = excluded.municipality, employees_least = excluded.employees_least, \
     employees_most = excluded.employees_most, closed_on = excluded.closed_on, read_on = excluded.read_on",
);
const EVERY: Scoped = Scoped::new("select * from register_unit where job_centre = $1");
const OF_COMPANY: Scoped = Scoped::new(
    "select r.* from register_unit r join production_unit u on u.id = r.unit where r.job_centre = $1 and u.company = $2",
);
const UNITS: Scoped = Scoped::new("select * from production_unit where job_centre = $1");
const UPDATE_UNIT: Scoped = Scoped::new(
    "update production_unit set name = $3, street = $4, postcode = $5, town = $6, latitude = $7, longitude = $8 \
     where job_centre = $1 and id = $2",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[WRITE.text(), EVERY.text(), OF_COMPANY.text(), UNITS.text(), UPDATE_UNIT.text()];

fn read(r: &Row) -> Result<Listed, StoreError> {
    let least: Option<i64> = r.get("employees_least")?;
    let most = r.get("employees_most")?;
    Ok(Listed {
        unit: r.get("unit")?,
        industry: r.get("industry")?,
        municipality: r.get("municipality")?,
        employees: least.map(|least| Band { least, most }),
        closed_on: r.get("closed_on")?,
        read_on: r.get("read_on")?,
    })
}

/// What the register says of the production units of a job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn every(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Listed>, StoreError> {
    tx.all(EVERY.within(scope, values![]), read).await
}

/// What the register says of a company's production units.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_company(tx: &mut Tx, scope: JobCentreId, company: CompanyId) -> Result<Vec<Listed>, StoreError> {
    tx.all(OF_COMPANY.within(scope, values![company]), read).await
}

/// Every production unit of a job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn every_unit(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<ProductionUnit>, StoreError> {
    tx.all(UNITS.within(scope, values![]), read_unit).await
}

/// Writes what the register says, in place of what it said before.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn write(tx: &mut Tx, scope: JobCentreId, all: &[Listed]) -> Result<(), StoreError> {
    let row = |l: &Listed| {
        values![
            l.unit,
            l.industry.as_str(),
            l.municipality.as_ref(),
            l.employees.map(|b| b.least),
            l.employees.and_then(|b| b.most),
            l.closed_on,
            l.read_on
        ]
    };
    insert_many(tx, scope, WRITE, all.iter().map(row).collect(), &|_| {}).await
}

/// Changes a production unit's name and address.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update_unit(tx: &mut Tx, scope: JobCentreId, u: &ProductionUnit) -> Result<(), StoreError> {
    let all = unit_row(u); // id, company, P number, name, address
    let (id, rest) = (all.first().cloned(), all.get(3..).unwrap_or_default().to_vec());
    tx.run(UPDATE_UNIT.within(scope, id.into_iter().chain(rest).collect())).await?;
    Ok(())
}
