//! Companies: registered and corrected, with production units and the people one talks with.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    centre::{CompanyCentre, Mentor},
    codes::Code,
    company::{self, Company, Contact, ProductionUnit},
    id::*,
    register::{Listed, closed_on},
};
use holdepunkt_store::{centres, companies, contracts, mentors, register_units, tallies};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, context::Deed};

/// A company in the list.
#[derive(Debug, Clone)]
pub struct CompanyRow {
    /// The company.
    pub company: Company,
    /// Its centres.
    pub centres: Vec<(CentreId, String)>,
    /// Places that its centres keep today; a centre shared with others counts in full.
    pub places: i64,
    /// The day on which it closed by the company register.
    pub closed_on: Option<Date>,
}

/// A company with everything that hangs on it.
#[derive(Debug, Clone)]
pub struct CompanyPage {
    /// The company.
    pub company: Company,
    /// Its places of work.
    pub units: Vec<ProductionUnit>,
    /// Whom one talks with.
    pub contacts: Vec<Contact>,
    /// Its centres, with the places they keep today.
    pub centres: Vec<(CompanyCentre, i64)>,
    /// Its mentors, those who have left last.
    pub mentors: Vec<Mentor>,
    /// What the company register says of its places of work.
    pub listed: Vec<Listed>,
    /// The day on which it closed by the company register.
    pub closed_on: Option<Date>,
}

type Choice<'a> = (&'static str, &'a Code, &'static str);

fn choices(c: &Company) -> [Choice<'_>; 2] {
    [("company_types", &c.company_type, "company_type"), ("industries", &c.industry, "industry")]
}

/// The companies of the job centre, in Danish order.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<CompanyRow>, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    let (scope, today) = (work.scope, work.today());
    let places = tallies::kept(&mut work.tx, scope, today).await?;
    let mut all = tallies::centres(&mut work.tx, scope).await?;
    let closed = closed(&mut work).await?;
    let row = |company: Company| {
        let centres = all.remove(&company.id).unwrap_or_default();
        let places = centres.iter().filter_map(|(id, _)| places.get(id)).sum();
        CompanyRow { places, centres, closed_on: closed.get(&company.id).copied(), company }
    };
    Ok(companies::list(&mut work.tx, scope).await?.into_iter().map(row).collect())
}

/// When companies closed by the company register.
async fn closed(work: &mut Work) -> Result<HashMap<CompanyId, Date>, Error> {
    let mut listed: HashMap<ProductionUnitId, Listed> = HashMap::new();
    for l in register_units::every(&mut work.tx, work.scope).await? {
        listed.insert(l.unit, l);
    }
    if listed.is_empty() {
        return Ok(HashMap::new());
    }
    let mut units: HashMap<CompanyId, Vec<ProductionUnitId>> = HashMap::new();
    for unit in register_units::every_unit(&mut work.tx, work.scope).await? {
        units.entry(unit.company).or_default().push(unit.id);
    }
    let of = |(company, units): (CompanyId, Vec<ProductionUnitId>)| {
        let own: Vec<Listed> = units.iter().filter_map(|u| listed.get(u)).cloned().collect();
        closed_on(units.len(), &own).map(|day| (company, day))
    };
    Ok(units.into_iter().filter_map(of).collect())
}

/// One company.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: CompanyId) -> Result<CompanyPage, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    let (scope, today) = (work.scope, work.today());
    let company = companies::find(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let mut own = Vec::new();
    let centres = tallies::centres_of(&mut work.tx, scope, id).await?;
    for centre in centres::these(&mut work.tx, scope, &centres).await? {
        let kept = contracts::of_centre(&mut work.tx, scope, centre.id).await?;
        own.push((centre, kept.iter().map(|c| c.places_on(today)).sum()));
    }
    let mut mentors = mentors::of_company(&mut work.tx, scope, id).await?;
    mentors.sort_by_key(|m| m.left);
    let units = companies::production_units(&mut work.tx, scope, id).await?;
    let listed = register_units::of_company(&mut work.tx, scope, id).await?;
    Ok(CompanyPage {
        closed_on: closed_on(units.len(), &listed),
        listed,
        units,
        contacts: companies::contacts(&mut work.tx, scope, id).await?,
        centres: own,
        mentors,
        company,
    })
}

/// Registers a company, with its first production unit and contact when they are known.
///
/// # Errors
/// [`Refusal::CvrTaken`] when the workplace stands there already, [`Refusal::PNumberTaken`]; refusals of the
/// codes on their fields; the policy's, or the database's.
pub async fn register(
    context: &Context,
    c: Company,
    unit: Option<ProductionUnit>,
    contact: Option<Contact>,
) -> Result<CompanyId, Error> {
    let mut work = context.begin(Action::EditCompanies).await?;
    if let Some(made) = work.made_before(CompanyId::parse).await? {
        return Ok(made);
    }
    context.house.rulebook.accept(work.today(), choices(&c))?;
    let others = companies::by_cvr(&mut work.tx, work.scope, &c.cvr).await?;
    company::accept_beside(&c.name, &c.address, &others)?;
    companies::insert(&mut work.tx, work.scope, &c).await?;
    if let Some(unit) = unit {
        companies::insert_production_unit(&mut work.tx, work.scope, &ProductionUnit { company: c.id, ..unit }).await?;
    }
    if let Some(contact) = contact {
        companies::insert_contact(&mut work.tx, work.scope, &Contact { company: c.id, ..contact }).await?;
    }
    work.made("company", c.id, None).await
}

/// Changes a company. A code that stood there already may stay after its days.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; as [`register`].
pub async fn correct(context: &Context, c: Company) -> Result<(), Error> {
    let mut work = context.begin(Action::EditCompanies).await?;
    let old = companies::find(&mut work.tx, work.scope, c.id).await?.ok_or(Refusal::NotFound)?;
    let changed = choices(&c).into_iter().zip(choices(&old)).filter(|((_, new, _), (_, old, _))| new != old);
    context.house.rulebook.accept(work.today(), changed.map(|(new, _)| new))?;
    let mut others = companies::by_cvr(&mut work.tx, work.scope, &c.cvr).await?;
    others.retain(|o| o.id != c.id);
    company::accept_beside(&c.name, &c.address, &others)?;
    if !companies::update(&mut work.tx, work.scope, &c).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "company", c.id, None).await
}

/// Adds a production unit to a company.
///
/// # Errors
/// [`Refusal::PNumberTaken`] on `p_number`, [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn register_unit(context: &Context, unit: ProductionUnit) -> Result<ProductionUnitId, Error> {
    let mut work = context.begin(Action::EditCompanies).await?;
    if let Some(made) = work.made_before(ProductionUnitId::parse).await? {
        return Ok(made);
    }
    companies::find(&mut work.tx, work.scope, unit.company).await?.ok_or(Refusal::NotFound)?;
    companies::insert_production_unit(&mut work.tx, work.scope, &unit).await?;
    work.made("production_unit", unit.id, None).await
}

/// Adds a contact to a company.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn register_contact(context: &Context, contact: Contact) -> Result<ContactId, Error> {
    let mut work = context.begin(Action::EditCompanies).await?;
    if let Some(made) = work.made_before(ContactId::parse).await? {
        return Ok(made);
    }
    companies::find(&mut work.tx, work.scope, contact.company).await?.ok_or(Refusal::NotFound)?;
    companies::insert_contact(&mut work.tx, work.scope, &contact).await?;
    work.made("contact", contact.id, None).await
}

/// Removes a contact of a company.
///
/// # Errors
/// [`Refusal::NotFound`] when it is gone, or another company's; the policy's, or the database's.
pub async fn withdraw_contact(context: &Context, company: CompanyId, contact: ContactId) -> Result<(), Error> {
    let mut work = context.begin(Action::EditCompanies).await?;
    if !companies::remove_contact(&mut work.tx, work.scope, company, contact).await? {
        return Err(Refusal::NotFound.into());
    }
    work.done(Deed::Withdraw, "contact", contact, None).await
}
