//! Companies with their production units and contacts.

use holdepunkt_rules::{
    company::{Address, Company, Contact, Cvr, ProductionUnit},
    id::*,
};

use crate::{
    Row, Scoped, StoreError, Tx, Value, sort_key, values,
    words::{self, Thing},
};

pub(crate) const INSERT: Scoped = Scoped::new(
    "insert into company (job_centre, id, cvr, name, sort_key, sector, company_type, industry, employees, street, \
     postcode, town, latitude, longitude, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update company set cvr = $3, name = $4, sort_key = $5, sector = $6, company_type = $7, industry = $8, \
     employees = $9, street = $10, postcode = $11, town = $12, latitude = $13, longitude = $14, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $15",
);
const FIND: Scoped = Scoped::new("select * from company where job_centre = $1 and id = $2");
const LIST: Scoped =
    Scoped::new("select * from company where job_centre = $1 and merged_into is null order by sort_key, id");
const BY_CVR: Scoped = Scoped::new(
    "select * from company where job_centre = $1 and cvr = $2 and merged_into is null order by sort_key, id",
);
pub(crate) const INSERT_UNIT: Scoped = Scoped::new(
    "insert into production_unit (job_centre, id, company, p_number, name, street, postcode, town, latitude, longitude) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
const UNITS: Scoped =
    Scoped::new("select * from production_unit where job_centre = $1 and company = $2 order by p_number");
const INSERT_CONTACT: Scoped = Scoped::new(
    "insert into contact (job_centre, id, company, name, title, phone, email) values ($1, $2, $3, $4, $5, $6, $7)",
);
const CONTACTS: Scoped = Scoped::new("select * from contact where job_centre = $1 and company = $2 order by id");
const REMOVE_CONTACT: Scoped = Scoped::new("delete from contact where job_centre = $1 and company = $2 and id = $3");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    FIND.text(),
    LIST.text(),
    BY_CVR.text(),
    INSERT_UNIT.text(),
    UNITS.text(),
    INSERT_CONTACT.text(),
    CONTACTS.text(),
    REMOVE_CONTACT.text(),
];

fn read_address(r: &Row) -> Result<Address, StoreError> {
    let latitude: Option<i64> = r.get("latitude")?;
    let longitude: Option<i64> = r.get("longitude")?;
    Ok(Address {
        street: r.get("street")?,
        postcode: r.get("postcode")?,
        town: r.get("town")?,
        position: latitude.zip(longitude),
    })
}

pub(crate) fn read(r: &Row) -> Result<Company, StoreError> {
    Ok(Company {
        id: r.get("id")?,
        cvr: r.get("cvr")?,
        name: r.get("name")?,
        sector: r.get("sector")?,
        company_type: r.get("company_type")?,
        industry: r.get("industry")?,
        employees: r.get("employees")?,
        address: read_address(r)?,
        version: r.get("version")?,
    })
}

pub(crate) fn read_unit(r: &Row) -> Result<ProductionUnit, StoreError> {
    Ok(ProductionUnit {
        id: r.get("id")?,
        company: r.get("company")?,
        p_number: r.get("p_number")?,
        name: r.get("name")?,
        address: read_address(r)?,
    })
}

fn read_contact(r: &Row) -> Result<Contact, StoreError> {
    Ok(Contact {
        id: r.get("id")?,
        company: r.get("company")?,
        name: r.get("name")?,
        phone: r.get("phone")?,
        email: r.get("email")?,
        title: r.get("title")?,
    })
}

/// A row as [`INSERT`] wants it, after the job centre.
pub(crate) fn row(c: &Company) -> Vec<Value> {
    let at = c.address.position;
    values![
        c.id,
        c.cvr.as_str(),
        &c.name,
        sort_key(&c.name),
        c.sector,
        &c.company_type,
        &c.industry,
        c.employees,
        &c.address.street,
        &c.address.postcode,
        &c.address.town,
        at.map(|p| p.0),
        at.map(|p| p.1)
    ]
}

/// Adds a company.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, c: &Company) -> Result<(), StoreError> {
    let values = row(c);
    tx.run(INSERT.within(scope, values)).await?;
    words::keep(tx, scope, Thing::Company, c.id, &words::of_company(c)).await
}

/// Changes a company. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, c: &Company) -> Result<bool, StoreError> {
    let at = c.address.position;
    let values = values![
        c.id,
        c.cvr.as_str(),
        &c.name,
        sort_key(&c.name),
        c.sector,
        &c.company_type,
        &c.industry,
        c.employees,
        &c.address.street,
        &c.address.postcode,
        &c.address.town,
        at.map(|p| p.0),
        at.map(|p| p.1),
        c.version
    ];
    let saved = tx.run(UPDATE.within(scope, values)).await? == 1;
    if saved {
        words::keep(tx, scope, Thing::Company, c.id, &words::of_company(c)).await?;
    }
    Ok(saved)
}

/// One company.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: CompanyId) -> Result<Option<Company>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The companies of a job centre, in Danish order of their names.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Company>, StoreError> {
    tx.all(LIST.within(scope, values![]), read).await
}

/// The companies with a CVR number: several when a job centre keeps a large company's
/// workplaces apart, each with its own address and people.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn by_cvr(tx: &mut Tx, scope: JobCentreId, cvr: &Cvr) -> Result<Vec<Company>, StoreError> {
    tx.all(BY_CVR.within(scope, values![cvr.as_str()]), read).await
}

/// A production unit as [`INSERT_UNIT`] wants it, after the job centre.
pub(crate) fn unit_row(u: &ProductionUnit) -> Vec<Value> {
    let at = u.address.position;
    values![
        u.id,
        u.company,
        u.p_number.as_str(),
        &u.name,
        &u.address.street,
        &u.address.postcode,
        &u.address.town,
        at.map(|p| p.0),
        at.map(|p| p.1)
    ]
}

/// Adds a production unit.
///
/// # Errors
/// [`crate::Constraint::PNumberOnce`] when the P number is registered in the job centre.
pub async fn insert_production_unit(tx: &mut Tx, scope: JobCentreId, u: &ProductionUnit) -> Result<(), StoreError> {
    let values = unit_row(u);
    tx.run(INSERT_UNIT.within(scope, values)).await?;
    Ok(())
}

/// A company's production units.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn production_units(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
) -> Result<Vec<ProductionUnit>, StoreError> {
    tx.all(UNITS.within(scope, values![company]), read_unit).await
}

/// Adds a contact.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_contact(tx: &mut Tx, scope: JobCentreId, c: &Contact) -> Result<(), StoreError> {
    let values = values![c.id, c.company, &c.name, &c.title, &c.phone, &c.email];
    tx.run(INSERT_CONTACT.within(scope, values)).await?;
    Ok(())
}

/// A company's contacts, the first one first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn contacts(tx: &mut Tx, scope: JobCentreId, company: CompanyId) -> Result<Vec<Contact>, StoreError> {
    tx.all(CONTACTS.within(scope, values![company]), read_contact).await
}

/// Removes a contact of a company. `false`: it was gone already.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove_contact(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
    id: ContactId,
) -> Result<bool, StoreError> {
    Ok(tx.run(REMOVE_CONTACT.within(scope, values![company, id])).await? == 1)
}
