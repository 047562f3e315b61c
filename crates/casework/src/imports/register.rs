//! An extract of the company register: names, addresses and closing days of the workplaces that are known, and those
//! that are new. It never makes a centre, and what it would change of a known company is told before it is done.

use std::collections::{BTreeSet, HashMap};

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    company::{Address, Company, Cvr, PNumber, ProductionUnit, Sector},
    id::*,
    register::{Band, Listed, industry},
    text::{self, LONGEST_NAME},
};
use holdepunkt_store::{companies, exchange, register_units};
use jiff::civil::Date;

use super::{
    Change, Changed, Written,
    file::{Faults, Picker},
};
use crate::{Error, Rulebook, Work, context::Deed};

#[derive(Debug)]
pub(super) struct Asked {
    cvr: Cvr,
    p_number: PNumber,
    name: String,
    street: String,
    postcode: String,
    town: String,
    industry: String,
    municipality: Option<Code>,
    form: String,
    employees: Option<Band>,
    closed_on: Option<Date>,
    /// Has the file the column? Without it nothing closes, and nothing opens again.
    tells_closing: bool,
}

pub(super) fn pick(p: &mut Picker<'_>) -> Option<Asked> {
    let today = p.today();
    let cvr = p.text("cvr", Cvr::parse);
    let p_number = p.text("p_number", PNumber::parse);
    let name = p.text("name", |t| text::line(t, LONGEST_NAME, "name"));
    let street = p.text("street", |t| text::line(t, LONGEST_NAME, "street"));
    let house = p.text("house_number", |t| text::line(t, 20, "house_number"));
    let postcode = p.text("postcode", |t| text::postcode(t, "postcode"));
    let town = p.text("town", |t| text::line(t, LONGEST_NAME, "town"));
    let municipality = p.code_as("municipality", today, |t| {
        let name = t.trim().to_lowercase();
        name.strip_suffix(" kommune").unwrap_or(&name).trim_start_matches('0').to_owned()
    });
    let industry = p.text("industry", industry);
    let form = p.text("form", |t| text::line(t, LONGEST_NAME, "form"));
    let employees = p.text("employees", Band::parse);
    let closed_on = p.day("closed_on");
    let street = match (street?, house) {
        (street, Some(number)) => format!("{street} {number}"),
        (street, None) => street,
    };
    Some(Asked {
        cvr: cvr?,
        p_number: p_number?,
        name: name?,
        street,
        postcode: postcode?,
        town: town?,
        industry: industry?,
        municipality,
        form: form.unwrap_or_default(),
        employees,
        closed_on,
        tells_closing: p.has("closed_on"),
    })
}

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub make: Vec<Company>,
    pub changed: usize,
    pub same: usize,
    pub changes: Vec<Change>,
    change: HashMap<CompanyId, Company>,
    new_units: Vec<ProductionUnit>,
    units: Vec<ProductionUnit>,
    listed: Vec<Listed>,
}

/// What stands here, as the rows are held against it. An extract has a hundred thousand rows: each looks only at what is
/// its own.
#[derive(Default)]
struct Here {
    companies: HashMap<CompanyId, Company>,
    /// The companies of a CVR number, in the order in which they came.
    of_cvr: HashMap<String, Vec<CompanyId>>,
    units: HashMap<String, ProductionUnit>,
    /// How many production units a company has.
    units_of: HashMap<CompanyId, usize>,
    listed: HashMap<ProductionUnitId, Listed>,
}

impl Here {
    fn take_in(&mut self, company: Company) {
        let of_cvr = self.of_cvr.entry(company.cvr.as_str().to_owned()).or_default();
        if !of_cvr.contains(&company.id) {
            of_cvr.push(company.id);
        }
        self.companies.insert(company.id, company);
    }

    fn take_in_unit(&mut self, unit: ProductionUnit) {
        let company = unit.company;
        if self.units.insert(unit.p_number.as_str().to_owned(), unit).is_none() {
            *self.units_of.entry(company).or_default() += 1;
        }
    }

    fn with_cvr(&self, cvr: &Cvr) -> impl Iterator<Item = &Company> {
        // Under its former number too: whoever reads looks whether it is still theirs.
        let ids = self.of_cvr.get(cvr.as_str()).into_iter().flatten();
        ids.filter_map(|id| self.companies.get(id)).filter(move |c| c.cvr == *cvr)
    }
}

pub(super) async fn plan(work: &mut Work, rows: Vec<(u32, Asked)>, faults: &mut Faults) -> Result<Plan, Error> {
    let mut here = Here::default();
    companies::list(&mut work.tx, work.scope).await?.into_iter().for_each(|c| here.take_in(c));
    register_units::every_unit(&mut work.tx, work.scope).await?.into_iter().for_each(|u| here.take_in_unit(u));
    here.listed = register_units::every(&mut work.tx, work.scope).await?.into_iter().map(|l| (l.unit, l)).collect();
    let rulebook = &work.context.house.rulebook;
    let (mut plan, mut first) = (Plan::default(), HashMap::new());
    for (line, row) in rows {
        let p_number = row.p_number.as_str().to_owned();
        if let Some(before) = first.insert(p_number.clone(), line) {
            faults.on(line, "p_number", p_number, Refusal::RowTwice { line: i64::from(before) });
            continue;
        }
        if let Err((field, seen, refusal)) = plan.add(line, row, &mut here, rulebook, work.context.today) {
            faults.on(line, field, seen, refusal);
        }
    }
    Ok(plan)
}

fn address(row: &Asked, before: Option<&Address>) -> Address {
    let after =
        Address { street: row.street.clone(), postcode: row.postcode.clone(), town: row.town.clone(), position: None };
    let same = |b: &&Address| same_place(b, &after);
    let position = before.filter(same).and_then(|b| b.position);
    Address { position, ..after }
}

fn same_place(a: &Address, b: &Address) -> bool {
    a.street.to_lowercase() == b.street.to_lowercase() && a.postcode == b.postcode
}

fn told(a: &Address) -> String {
    format!("{}, {} {}", a.street, a.postcode, a.town)
}

type Fault = (&'static str, String, Refusal);

impl Plan {
    fn add(&mut self, line: u32, row: Asked, here: &mut Here, rulebook: &Rulebook, today: Date) -> Result<(), Fault> {
        let before = self.changes.len();
        let known = here.units.get(row.p_number.as_str()).cloned();
        let made = match known {
            Some(unit) => {
                self.known(line, &row, &unit, here, rulebook)?;
                false
            }
            None if row.closed_on.is_some() => {
                self.same += 1; // what has closed and was never here is none of ours
                return Ok(());
            }
            None => self.unknown(line, &row, here, rulebook)?,
        };
        self.list(line, &row, here, today);
        match (made, self.changes.len() > before) {
            (true, _) => {}
            (false, true) => self.changed += 1,
            (false, false) => self.same += 1,
        }
        Ok(())
    }

    fn note(&mut self, line: u32, name: &str, what: Changed, before: impl Into<String>, after: impl Into<String>) {
        let (before, after) = (before.into(), after.into());
        if before != after {
            self.changes.push(Change { line, name: name.to_owned(), what, before, after });
        }
    }

    /// A production unit that stands here: its name and address, and its company's where it is the only one.
    fn known(
        &mut self,
        line: u32,
        row: &Asked,
        unit: &ProductionUnit,
        here: &mut Here,
        rulebook: &Rulebook,
    ) -> Result<(), Fault> {
        let only = here.units_of.get(&unit.company) == Some(&1);
        let Some(company) = here.companies.get(&unit.company).cloned() else { return Ok(()) };
        if company.cvr != row.cvr && !only {
            return Err(("p_number", row.p_number.to_string(), Refusal::PNumberOfAnother));
        }
        let after =
            ProductionUnit { name: row.name.clone(), address: address(row, Some(&unit.address)), ..unit.clone() };
        self.note(line, &unit.name, Changed::Name, &unit.name, &after.name);
        self.note(line, &unit.name, Changed::Address, told(&unit.address), told(&after.address));
        if only {
            self.company(line, row, &company, here, rulebook);
        }
        if after != *unit {
            here.take_in_unit(after.clone());
            self.units.push(after);
        }
        Ok(())
    }

    fn company(&mut self, line: u32, row: &Asked, company: &Company, here: &mut Here, rulebook: &Rulebook) {
        let is_ours = |code: &str| rulebook.list("industries").find(code).is_some();
        let after = Company {
            cvr: row.cvr.clone(),
            name: row.name.clone(),
            industry: rulebook.register().industry(&row.industry, is_ours).unwrap_or_else(|| company.industry.clone()),
            employees: row.employees.map_or(company.employees, |band| band.keep(company.employees)),
            address: address(row, Some(&company.address)),
            ..company.clone()
        };
        let name = company.name.as_str();
        self.note(line, name, Changed::Cvr, company.cvr.as_str(), after.cvr.as_str());
        // The same name or address stands in the line of its production unit already.
        if !self.told_so(line, Changed::Name, &after.name) {
            self.note(line, name, Changed::CompanyName, name, &after.name);
        }
        if !self.told_so(line, Changed::Address, &told(&after.address)) {
            self.note(line, name, Changed::CompanyAddress, told(&company.address), told(&after.address));
        }
        self.note(line, name, Changed::Industry, company.industry.as_str(), after.industry.as_str());
        self.note(line, name, Changed::Employees, company.employees.to_string(), after.employees.to_string());
        if after != *company {
            here.take_in(after.clone());
            self.change.insert(after.id, after);
        }
    }

    fn told_so(&self, line: u32, what: Changed, after: &str) -> bool {
        self.changes.iter().rev().take_while(|c| c.line == line).any(|c| c.what == what && c.after == after)
    }

    /// A production unit that is new: of the company at its address or of its name, or of one that is made. Says
    /// whether one was.
    fn unknown(&mut self, line: u32, row: &Asked, here: &mut Here, rulebook: &Rulebook) -> Result<bool, Fault> {
        let at = address(row, None);
        let beside = |c: &&Company| same_place(&c.address, &at) || c.name.to_lowercase() == row.name.to_lowercase();
        let there = here.with_cvr(&row.cvr).find(beside).cloned();
        let made = there.is_none();
        let company = match there {
            Some(company) => {
                self.note(line, &company.name, Changed::Unit, "", row.p_number.as_str());
                company
            }
            None => {
                let is_ours = |code: &str| rulebook.list("industries").find(code).is_some();
                let rules = rulebook.register();
                let industry = rules.industry(&row.industry, is_ours);
                let industry = industry.ok_or(("industry", row.industry.clone(), Refusal::NotOnTheList))?;
                let sector = match rules.sector(&row.form) {
                    Sector::Private => rules.sector(&row.name),
                    public => public,
                };
                let company = Company {
                    id: CompanyId::fresh(),
                    cvr: row.cvr.clone(),
                    name: row.name.clone(),
                    sector,
                    company_type: rules.company_type(&row.industry),
                    industry,
                    employees: row.employees.map_or(0, |band| band.least),
                    address: at.clone(),
                    version: 1,
                };
                here.take_in(company.clone());
                self.make.push(company.clone());
                company
            }
        };
        let unit = ProductionUnit {
            id: ProductionUnitId::fresh(),
            company: company.id,
            p_number: row.p_number.clone(),
            name: row.name.clone(),
            address: at,
        };
        here.take_in_unit(unit.clone());
        self.new_units.push(unit);
        Ok(made)
    }

    /// What the register says of the production unit, kept beside it.
    fn list(&mut self, line: u32, row: &Asked, here: &mut Here, today: Date) {
        let Some(unit) = here.units.get(row.p_number.as_str()) else { return };
        let (id, name) = (unit.id, unit.name.clone());
        let before = here.listed.get(&id);
        let known_closed = before.and_then(|b| b.closed_on);
        let after = Listed {
            unit: id,
            industry: row.industry.clone(),
            municipality: row.municipality.clone().or_else(|| before.and_then(|b| b.municipality.clone())),
            employees: row.employees.or_else(|| before.and_then(|b| b.employees)),
            closed_on: if row.tells_closing { row.closed_on } else { known_closed },
            read_on: today,
        };
        if before.is_some_and(|b| b.says_as(&after)) {
            return;
        }
        let day = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
        let closed_before = day(known_closed);
        let known_before = before.is_some();
        self.note(line, &name, Changed::Closed, closed_before, day(after.closed_on));
        let quiet = self.changes.last().is_none_or(|c| c.line != line);
        if quiet && known_before {
            self.note(line, &name, Changed::Register, "", row.industry.as_str());
        }
        here.listed.insert(id, after.clone());
        self.listed.push(after);
    }

    pub async fn write(self, work: &mut Work, progress: &(dyn Fn(usize) + Sync)) -> Result<Written, Error> {
        let (scope, made) = (work.scope, self.make.len());
        exchange::insert_companies(&mut work.tx, scope, &self.make).await?;
        progress(made);
        for company in self.change.values() {
            if !companies::update(&mut work.tx, scope, company).await? {
                return Err(Refusal::Stale.into());
            }
        }
        exchange::insert_units(&mut work.tx, scope, &self.new_units).await?;
        for unit in &self.units {
            register_units::update_unit(&mut work.tx, scope, unit).await?;
        }
        register_units::write(&mut work.tx, scope, &self.listed).await?;
        progress(self.changed);
        let mut touched: BTreeSet<CompanyId> = self.change.into_keys().collect();
        touched.extend(self.units.iter().chain(&self.new_units).map(|u| u.company));
        for made in &self.make {
            touched.remove(&made.id);
        }
        let made = self.make.iter().map(|c| (Deed::Register, "company", c.id.to_string(), None));
        let changed = touched.into_iter().map(|id| (Deed::Correct, "company", id.to_string(), None));
        Ok(made.chain(changed).collect())
    }
}
