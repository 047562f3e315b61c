//! Company centres: what hangs on companies, what it offers, and who answers for it.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    centre::{self, CompanyCentre, GenerationStep, Mentor, Offer},
    codes::Code,
    company::{Company, Contact},
    contract::{self, Contract, ContractStanding, PlaceStep},
    id::*,
    job_centre::Employee,
    period::Period,
};
use holdepunkt_store::{centres, companies, contracts, job_centres, mentors, placements, tallies};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, context::Deed, mentors::sits};

/// A centre in the list.
#[derive(Debug, Clone)]
pub struct CentreRow {
    /// The centre.
    pub centre: CompanyCentre,
    /// The names of its companies.
    pub companies: Vec<String>,
    /// The name of its fixed contact in the job centre.
    pub fixed_contact: String,
    /// Places kept today.
    pub places: i64,
    /// Of those, how many citizens sit on.
    pub occupied: i64,
    /// How its contract stands, with its days; none when it never had one.
    pub contract: Option<(ContractStanding, Period)>,
}

/// A centre with everything that hangs on it.
#[derive(Debug, Clone)]
pub struct CentrePage {
    /// The centre.
    pub centre: CompanyCentre,
    /// Its companies with the people one talks with there.
    pub companies: Vec<(Company, Vec<Contact>)>,
    /// Their mentors, less those who have left.
    pub mentors: Vec<Mentor>,
    /// The job centre's fixed contact for the companies.
    pub fixed_contact: Option<Employee>,
    /// Who steps in.
    pub substitute: Option<Employee>,
    /// Number of places over time.
    pub capacity: Vec<PlaceStep>,
    /// Its contracts, newest first; empty for who may not see contracts.
    pub contracts: Vec<Contract>,
    /// Places on which citizens sit today.
    pub occupied: i64,
}

/// What a centre can be given: for the form.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The job centre's companies.
    pub companies: Vec<Company>,
    /// Its mentors, less those who have left.
    pub mentors: Vec<Mentor>,
    /// Its employees, less those who have left.
    pub employees: Vec<Employee>,
}

/// The contract that counts on a day: the one in force, else the next, else the last.
#[must_use]
pub fn current(contracts: &[Contract], today: Date) -> Option<&Contract> {
    let in_force = contracts.iter().find(|c| c.period.contains(today));
    let next = || contracts.iter().filter(|c| c.period.from() > today).min_by_key(|c| c.period.from());
    in_force.or_else(next).or_else(|| contracts.iter().max_by_key(|c| c.period.from()))
}

/// The centres of the job centre, in Danish order.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<CentreRow>, Error> {
    let mut work = context.look(Action::SeeCentres).await?;
    let (scope, today) = (work.scope, work.today());
    let names = tallies::companies(&mut work.tx, scope).await?;
    let people: HashMap<EmployeeId, String> =
        job_centres::employees(&mut work.tx, scope).await?.into_iter().map(|e| (e.id, e.name)).collect();
    let occupied = tallies::occupied(&mut work.tx, scope, today).await?;
    let mut signed: HashMap<CentreId, Vec<Contract>> = HashMap::new();
    for contract in contracts::list(&mut work.tx, scope).await? {
        signed.entry(contract.centre).or_default().push(contract);
    }
    let row = |centre: CompanyCentre| {
        let own = signed.remove(&centre.id).unwrap_or_default();
        CentreRow {
            companies: centre.companies.iter().filter_map(|c| names.get(c).cloned()).collect(),
            fixed_contact: people.get(&centre.fixed_contact).cloned().unwrap_or_default(),
            places: own.iter().map(|c| c.places_on(today)).sum(),
            occupied: occupied.get(&centre.id).copied().unwrap_or_default(),
            contract: current(&own, today).map(|c| (c.standing_on(today), c.period)),
            centre,
        }
    };
    Ok(centres::list(&mut work.tx, scope).await?.into_iter().map(row).collect())
}

/// One centre.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: CentreId) -> Result<CentrePage, Error> {
    let mut work = context.look(Action::SeeCentres).await?;
    let (scope, today) = (work.scope, work.today());
    let centre = centres::find(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let mut own = Vec::new();
    for company in &centre.companies {
        if let Some(found) = companies::find(&mut work.tx, scope, *company).await? {
            own.push((found, companies::contacts(&mut work.tx, scope, *company).await?));
        }
    }
    let fixed_contact = job_centres::employee(&mut work.tx, scope, centre.fixed_contact).await?;
    let substitute = match fixed_contact.as_ref().and_then(|e| e.substitute) {
        Some(other) => job_centres::employee(&mut work.tx, scope, other).await?,
        None => None,
    };
    let mut signed = contracts::of_centre(&mut work.tx, scope, id).await?;
    let capacity = contract::capacity(&signed);
    signed.reverse();
    let placed = placements::of_centre(&mut work.tx, scope, id).await?;
    Ok(CentrePage {
        companies: own,
        mentors: mentors::of_centre(&mut work.tx, scope, id).await?,
        fixed_contact,
        substitute,
        capacity,
        contracts: if context.may(Action::SeeContracts) { signed } else { Vec::new() },
        occupied: placed.iter().filter(|p| sits(p) && p.period.contains(today)).count() as i64,
        centre,
    })
}

/// What a centre can be given.
///
/// # Errors
/// The policy's, or the database's.
pub async fn choices(context: &Context) -> Result<Choices, Error> {
    let mut work = context.look(Action::EditCentres).await?;
    let mut mentors = mentors::list(&mut work.tx, work.scope).await?;
    mentors.retain(|m| !m.left);
    let mut employees = job_centres::employees(&mut work.tx, work.scope).await?;
    employees.retain(|e| !e.left);
    Ok(Choices { companies: companies::list(&mut work.tx, work.scope).await?, mentors, employees })
}

/// Everything an offer names, each with its list and the field of the form.
fn offered(offer: &Offer) -> Vec<(&'static str, &Code, &'static str)> {
    let lists = [
        ("occupations", &offer.occupations),
        ("accommodations", &offer.accommodations),
        ("industries", &offer.industries),
    ];
    lists.into_iter().flat_map(|(name, codes)| codes.iter().map(move |code| (name, code, name))).collect()
}

/// Checks a centre against its rules and against what the job centre has; `old` is what it was.
async fn accept(work: &mut Work, mut c: CompanyCentre, old: Option<&CompanyCentre>) -> Result<CompanyCentre, Error> {
    let (scope, today) = (work.scope, work.today());
    let before: Vec<_> = old.map(|o| offered(&o.offer)).unwrap_or_default();
    let chosen = offered(&c.offer).into_iter().filter(|choice| !before.contains(choice));
    work.context.house.rulebook.accept(today, chosen)?;
    if work.context.house.rulebook.programme(c.programme.as_str()).is_err() {
        return Err(Refusal::NotOnTheList.on("programme").into());
    }
    centre::accept_hours(&c.offer)?;
    c.companies.sort();
    c.companies.dedup();
    centre::accept(c.model, &c.companies)?;
    for company in &c.companies {
        companies::find(&mut work.tx, scope, *company).await?.ok_or(Refusal::NotOnTheList.on("companies"))?;
    }
    let contact = job_centres::employee(&mut work.tx, scope, c.fixed_contact).await?;
    let stays = old.is_some_and(|o| o.fixed_contact == c.fixed_contact);
    if !contact.is_some_and(|e| stays || !e.left) {
        return Err(Refusal::NotOnTheList.on("fixed_contact").into());
    }
    let known = mentors::list(&mut work.tx, scope).await?;
    c.coordinating_mentor = centre::accept_coordinator(c.model, &c.companies, c.coordinating_mentor, &known)?;
    Ok(c)
}

/// Makes a company centre.
///
/// # Errors
/// As the rules in [`centre`]; [`Refusal::NotOnTheList`] on what the job centre doesn't have; the policy's,
/// or the database's.
pub async fn register(context: &Context, c: CompanyCentre) -> Result<CentreId, Error> {
    let mut work = context.begin(Action::EditCentres).await?;
    if let Some(made) = work.made_before(CentreId::parse).await? {
        return Ok(made);
    }
    let c = accept(&mut work, c, None).await?;
    centres::insert(&mut work.tx, work.scope, &c).await?;
    work.made("centre", c.id, None).await
}

/// Changes a company centre; its generation has a door of its own.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; as [`register`].
pub async fn correct(context: &Context, c: CompanyCentre) -> Result<(), Error> {
    let mut work = context.begin(Action::EditCentres).await?;
    let old = centres::find(&mut work.tx, work.scope, c.id).await?.ok_or(Refusal::NotFound)?;
    let c = accept(&mut work, c, Some(&old)).await?;
    if !centres::update(&mut work.tx, work.scope, &c).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "centre", c.id, None).await
}

/// Says of which generation a centre is from a day on (requirement 129).
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn set_generation(context: &Context, id: CentreId, step: GenerationStep) -> Result<(), Error> {
    let mut work = context.begin(Action::EditCentres).await?;
    centres::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    centres::set_generation(&mut work.tx, work.scope, id, step).await?;
    work.done(Deed::Advance, "centre", id, None).await
}
