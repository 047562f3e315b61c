//! Companies, by CVR number and P number, or by CVR number and address where there is no P number.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    company::{Address, Company, Cvr, PNumber, ProductionUnit, Sector},
    id::*,
    text::{self, LONGEST_NAME},
};
use holdepunkt_store::{companies, exchange};

use super::{
    Written,
    file::{Faults, Picker},
};
use crate::{Error, Work, context::Deed};

#[derive(Debug)]
pub(super) struct Asked {
    cvr: Cvr,
    p_number: Option<PNumber>,
    name: String,
    sector: Sector,
    company_type: Code,
    industry: Code,
    employees: Option<i64>,
    street: String,
    postcode: String,
    town: String,
}

pub(super) fn pick(p: &mut Picker<'_>) -> Option<Asked> {
    let today = p.today();
    let cvr = p.text("cvr", Cvr::parse);
    let p_number = p.text("p_number", PNumber::parse);
    let name = p.text("name", |t| text::line(t, LONGEST_NAME, "name"));
    let sector = p.code("sector", today).and_then(|c| Sector::from_code(c.as_str()));
    let (company_type, industry) = (p.code("company_type", today), p.code("industry", today));
    let employees = p.whole("employees", 0, 100_000);
    let street = p.text("street", |t| text::line(t, LONGEST_NAME, "street"));
    let postcode = p.text("postcode", |t| text::postcode(t, "postcode"));
    let town = p.text("town", |t| text::line(t, LONGEST_NAME, "town"));
    Some(Asked {
        cvr: cvr?,
        name: name?,
        sector: sector?,
        company_type: company_type?,
        industry: industry?,
        street: street?,
        postcode: postcode?,
        town: town?,
        p_number,
        employees,
    })
}

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub make: Vec<Company>,
    pub change: Vec<Company>,
    units: Vec<ProductionUnit>,
    pub same: usize,
}

pub(super) async fn plan(work: &mut Work, rows: Vec<(u32, Asked)>, faults: &mut Faults) -> Result<Plan, Error> {
    let units = exchange::units(&mut work.tx, work.scope).await?;
    let mut by_cvr: HashMap<String, Vec<Company>> = HashMap::new();
    for company in companies::list(&mut work.tx, work.scope).await? {
        by_cvr.entry(company.cvr.as_str().to_owned()).or_default().push(company);
    }
    let (mut plan, mut first) = (Plan::default(), HashMap::new());
    for (line, row) in rows {
        let p_number = row.p_number.as_ref().map(|p| p.as_str().to_owned());
        let key = (row.cvr.as_str().to_owned(), p_number.clone(), address_key(&row.street, &row.postcode));
        if let Some(before) = first.get(&key) {
            faults.on(line, "cvr", row.cvr.as_str(), Refusal::RowTwice { line: i64::from(*before) });
            continue;
        }
        first.insert(key, line);
        let beside = by_cvr.get(row.cvr.as_str()).map(Vec::as_slice).unwrap_or_default();
        let owner = p_number.as_ref().and_then(|p| units.get(p));
        match meant(beside, owner, &row) {
            Ok(there) => plan.add(row, there.cloned(), owner.is_some(), &mut by_cvr),
            Err((field, refusal)) => faults.on(line, field, row.cvr.as_str(), refusal),
        }
    }
    Ok(plan)
}

fn address_key(street: &str, postcode: &str) -> String {
    format!("{} {postcode}", street.to_lowercase())
}

/// The company that a row means: the one that has its P number, or the one at its address, or the only one.
fn meant<'a>(
    beside: &'a [Company],
    owner: Option<&CompanyId>,
    row: &Asked,
) -> Result<Option<&'a Company>, (&'static str, Refusal)> {
    if let Some(owner) = owner {
        let own = beside.iter().find(|c| c.id == *owner);
        return own.map(Some).ok_or(("p_number", Refusal::PNumberOfAnother));
    }
    let here = address_key(&row.street, &row.postcode);
    let at = |c: &&Company| address_key(&c.address.street, &c.address.postcode) == here;
    if let Some(company) = beside.iter().find(at) {
        return Ok(Some(company));
    }
    match beside {
        [] => Ok(None),
        [only] if row.p_number.is_none() || only.name.to_lowercase() == row.name.to_lowercase() => Ok(Some(only)),
        [_] => Ok(None),
        several => {
            let named: Vec<_> = several.iter().filter(|c| c.name.to_lowercase() == row.name.to_lowercase()).collect();
            match named.as_slice() {
                [one] => Ok(Some(one)),
                _ if row.p_number.is_some() => Ok(None),
                _ => Err(("cvr", Refusal::CompanyUnclear)),
            }
        }
    }
}

impl Plan {
    fn add(
        &mut self,
        row: Asked,
        there: Option<Company>,
        unit_there: bool,
        by_cvr: &mut HashMap<String, Vec<Company>>,
    ) {
        let address = Address {
            position: there.as_ref().and_then(|t| t.address.position),
            street: row.street,
            postcode: row.postcode,
            town: row.town,
        };
        let after = Company {
            id: there.as_ref().map_or_else(CompanyId::fresh, |t| t.id),
            cvr: row.cvr,
            name: row.name,
            sector: row.sector,
            company_type: row.company_type,
            industry: row.industry,
            employees: row.employees.or(there.as_ref().map(|t| t.employees)).unwrap_or(0),
            address,
            version: there.as_ref().map_or(1, |t| t.version),
        };
        let new_unit = row.p_number.filter(|_| !unit_there);
        if let Some(p_number) = new_unit.clone() {
            self.units.push(ProductionUnit {
                id: ProductionUnitId::fresh(),
                company: after.id,
                p_number,
                name: after.name.clone(),
                address: after.address.clone(),
            });
        }
        match there {
            None => {
                by_cvr.entry(after.cvr.as_str().to_owned()).or_default().push(after.clone());
                self.make.push(after);
            }
            Some(there) if there == after && new_unit.is_none() => self.same += 1,
            // A company with two production units stands in two rows; its own particulars are the last one's.
            Some(_) => match self.make.iter_mut().chain(&mut self.change).find(|c| c.id == after.id) {
                Some(_) => self.same += 1,
                None => self.change.push(after),
            },
        }
    }

    pub async fn write(self, work: &mut Work, progress: &(dyn Fn(usize) + Sync)) -> Result<Written, Error> {
        exchange::insert_companies(&mut work.tx, work.scope, &self.make).await?;
        progress(self.make.len());
        for company in &self.change {
            if !companies::update(&mut work.tx, work.scope, company).await? {
                return Err(Refusal::Stale.into());
            }
            progress(1);
        }
        exchange::insert_units(&mut work.tx, work.scope, &self.units).await?;
        let made = self.make.iter().map(|c| (Deed::Register, "company", c.id.to_string(), None));
        let changed = self.change.iter().map(|c| (Deed::Correct, "company", c.id.to_string(), None));
        Ok(made.chain(changed).collect())
    }
}
