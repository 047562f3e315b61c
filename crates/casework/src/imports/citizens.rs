//! Citizens, by CPR number. An empty cell changes nothing; a file never takes anything away.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    citizen::Citizen,
    codes::Code,
    cpr::Cpr,
    id::*,
    job_centre::Employee,
    role::Role,
    text::{self, LONGEST_NAME},
};
use holdepunkt_store::{
    citizens,
    exchange::{self, KnownCitizen},
    job_centres,
};

use super::{
    Written,
    file::{Faults, Picker},
    people::hash,
};
use crate::{Error, Work, context::Deed};

/// A row, as the file says it.
#[derive(Debug)]
pub(super) struct Asked {
    cpr: Cpr,
    name: String,
    phone: Option<String>,
    email: Option<String>,
    address: Option<String>,
    language: Option<Code>,
    target_group: Code,
    caseworker: String,
    consultant: Option<String>,
    protected: Option<bool>,
}

pub(super) fn pick(p: &mut Picker<'_>) -> Option<Asked> {
    let today = p.today();
    let (cpr, name) = (p.cpr(), p.text("name", |t| text::line(t, LONGEST_NAME, "name")));
    let phone = p.text("phone", |t| text::phone(t, "phone"));
    let email = p.text("email", |t| text::email(t, "email"));
    let address = p.text("address", |t| text::optional_line(t, 200, "address"));
    let language = p.code("language", today);
    let target_group = p.code("target_group", today);
    let caseworker = p.text("caseworker", |t| text::line(t, LONGEST_NAME, "caseworker"));
    let consultant = p.text("consultant", |t| text::line(t, LONGEST_NAME, "consultant"));
    let protected = p.flag("protected");
    Some(Asked {
        cpr: cpr?,
        name: name?,
        target_group: target_group?,
        caseworker: caseworker?,
        phone,
        email,
        address,
        language,
        consultant,
        protected,
    })
}

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub make: Vec<Citizen>,
    pub change: Vec<Citizen>,
    groups: Vec<CitizenId>,
    pub same: usize,
}

pub(super) async fn plan(work: &mut Work, rows: Vec<(u32, Asked)>, faults: &mut Faults) -> Result<Plan, Error> {
    let (tx, scope) = (&mut work.tx, work.scope);
    let caseworkers = Named::of(job_centres::in_role(tx, scope, Role::Caseworker).await?);
    let consultants = Named::of(job_centres::in_role(tx, scope, Role::JobConsultant).await?);
    let hashes: Vec<Vec<u8>> = rows.iter().map(|(_, r)| hash(work, &r.cpr)).collect();
    let known = exchange::by_index(&mut work.tx, work.scope, &hashes).await?;
    let mut first: HashMap<Vec<u8>, u32> = HashMap::with_capacity(rows.len());
    let mut plan = Plan::default();
    for ((line, row), hash) in rows.into_iter().zip(hashes) {
        if let Some(before) = first.get(&hash) {
            faults.on(line, "cpr", row.cpr.reveal(), Refusal::RowTwice { line: (*before).into() });
            continue;
        }
        let caseworker =
            caseworkers.find(&row.caseworker).map_err(|r| faults.on(line, "caseworker", &row.caseworker, r));
        let consultant = match &row.consultant {
            None => Ok(None),
            Some(name) => consultants.find(name).map(Some).map_err(|r| faults.on(line, "consultant", name, r)),
        };
        let (Ok(caseworker), Ok(consultant)) = (caseworker, consultant) else { continue };
        match known.get(&hash) {
            Some(there) if there.gone => faults.on(line, "cpr", row.cpr.reveal(), Refusal::CitizenGone),
            there => plan.add(row, there, caseworker, consultant),
        }
        first.insert(hash, line);
    }
    Ok(plan)
}

impl Plan {
    fn add(
        &mut self,
        row: Asked,
        there: Option<&KnownCitizen>,
        caseworker: EmployeeId,
        consultant: Option<EmployeeId>,
    ) {
        let old = |text: fn(&KnownCitizen) -> &String| there.map(text).cloned().unwrap_or_default();
        let after = Citizen {
            id: there.map_or_else(CitizenId::fresh, |t| t.id),
            cpr: row.cpr,
            name: row.name,
            phone: row.phone.unwrap_or_else(|| old(|t| &t.phone)),
            email: row.email.unwrap_or_else(|| old(|t| &t.email)),
            address: row.address.unwrap_or_else(|| old(|t| &t.address)),
            language: row.language.or_else(|| there.map(|t| t.language.clone())).unwrap_or(Code::known("da")),
            target_group: row.target_group,
            caseworker,
            consultant: consultant.or(there.and_then(|t| t.consultant)),
            protected: row.protected.or(there.map(|t| t.protected)).unwrap_or(false),
            version: there.map_or(1, |t| t.version),
        };
        match there {
            None => self.make.push(after),
            Some(there) if is_so(there, &after) => self.same += 1,
            Some(there) => {
                if there.target_group != after.target_group {
                    self.groups.push(after.id);
                }
                self.change.push(after);
            }
        }
    }

    pub async fn write(self, work: &mut Work, progress: &(dyn Fn(usize) + Sync)) -> Result<Written, Error> {
        let today = work.today();
        exchange::insert_citizens(&mut work.tx, work.scope, &self.make, today, progress).await?;
        for citizen in &self.change {
            if !citizens::update(&mut work.tx, work.scope, citizen).await? {
                return Err(Refusal::Stale.into());
            }
            progress(1);
        }
        let moved = self.change.iter().filter(|c| self.groups.contains(&c.id));
        let groups: Vec<_> = moved.map(|c| (c.id, today, c.target_group.clone())).collect();
        exchange::insert_groups(&mut work.tx, work.scope, &groups).await?;
        let made = self.make.iter().map(|c| (Deed::Register, "citizen", c.id.to_string(), Some(c.id)));
        let changed = self.change.iter().map(|c| (Deed::Correct, "citizen", c.id.to_string(), Some(c.id)));
        Ok(made.chain(changed).collect())
    }
}

fn is_so(there: &KnownCitizen, after: &Citizen) -> bool {
    there.name == after.name
        && there.phone == after.phone
        && there.email == after.email
        && there.address == after.address
        && there.language == after.language
        && there.target_group == after.target_group
        && there.caseworker == after.caseworker
        && there.consultant == after.consultant
        && there.protected == after.protected
}

/// Employees by name or e-mail address.
struct Named(HashMap<String, Vec<EmployeeId>>);

impl Named {
    fn of(employees: Vec<Employee>) -> Self {
        let mut named: HashMap<String, Vec<EmployeeId>> = HashMap::new();
        for e in employees {
            for key in [&e.name, &e.email].into_iter().filter(|k| !k.is_empty()) {
                named.entry(key.to_lowercase()).or_default().push(e.id);
            }
        }
        Self(named)
    }

    fn find(&self, name: &str) -> Result<EmployeeId, Refusal> {
        match self.0.get(&name.to_lowercase()).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some([_, ..]) => Err(Refusal::NameTwice),
            _ => Err(Refusal::EmployeeUnknown),
        }
    }
}
