//! Job centres with units, memberships and employees, and the accounts that enter as them.

use holdepunkt_rules::{
    codes::Code,
    id::*,
    job_centre,
    period::Period,
    programme::{Membership, line_of},
    referral::ReferralModel,
    role::Role,
    text,
};
use holdepunkt_store::{accounts, job_centres, memberships};

use super::{
    DemoError, Filling, rows,
    sheet::{self, At},
};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let file = format!("{world}/job_centres.toml");
    let toml = sheet::text(world, "job_centres.toml")?.unwrap_or_default();
    let read: rows::JobCentres = toml::from_str(&toml).map_err(|e| {
        let line = e.span().map_or(1, |s| line_of(&toml, s.start));
        DemoError::File(format!("{file}:{line}: {}", e.message()))
    })?;
    for row in read.job_centre {
        let at = At::new(&file, line_of(&toml, row.span().start));
        job_centre(f, &at, row.into_inner()).await?;
    }
    employees(f, world).await
}

async fn job_centre(f: &mut Filling<'_>, at: &At, row: rows::JobCentre) -> Result<(), DemoError> {
    let id = JobCentreId::fresh();
    let municipality = f.known_code(at, "municipalities", &row.municipality)?;
    let phone = at.nobodys_phone(&row.phone)?;
    let j = job_centre::JobCentre { id, municipality, name: row.name, phone, open_hours: row.hours };
    job_centres::insert(&mut f.tx, &j).await?;
    f.keys.job_centres.insert(row.municipality, id);
    f.filled.job_centres += 1;
    for unit in row.unit {
        let u = job_centre::Unit { id: UnitId::fresh(), name: unit.name, model: ReferralModel::Direct };
        job_centres::insert_unit(&mut f.tx, id, &u).await?;
        f.keys.units.insert(unit.key, u.id);
    }
    for m in row.membership {
        let m = membership(f, at, m)?;
        memberships::insert(&mut f.tx, id, &m).await?;
    }
    Ok(())
}

fn membership(f: &Filling<'_>, at: &At, m: rows::Membership) -> Result<Membership, DemoError> {
    let programme =
        f.rulebook.programme(&m.programme).map_err(|_| at.fault(&format!("no programme `{}`", m.programme)))?;
    let from = f.days.day(at, &m.from)?;
    let until = m.until.as_deref().map(|u| f.days.day(at, u)).transpose()?;
    let goals = m.goal.iter().map(|g| Ok((f.known_code(at, "goals", &g.code)?, g.at_least)));
    Ok(Membership {
        id: MembershipId::fresh(),
        programme: programme.code.clone(),
        period: Period::new(from, until).map_err(|r| at.refused("membership", &m.programme, &r))?,
        action_plan_on: m.action_plan_on.as_deref().map(|d| f.days.day(at, d)).transpose()?,
        goals: goals.collect::<Result<_, DemoError>>()?,
    })
}

async fn employees(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let rows = sheet::read::<rows::Employee>(world, "employees.csv")?;
    let mut with_substitute = Vec::new();
    for (at, row) in rows {
        let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
        let unit = at.optional(&row.unit, |k| f.keys.units.get(k).copied(), "unit")?;
        let employee = job_centre::Employee {
            id: EmployeeId::fresh(),
            unit,
            name: at.accept("name", &row.name, text::line(&row.name, text::LONGEST_NAME, "name"))?,
            phone: at.nobodys_phone(&row.phone)?,
            email: at.nobodys_email(&row.email)?,
            hours: row.hours,
            substitute: None,
            left: false,
            version: 1,
        };
        job_centres::insert_employee(&mut f.tx, scope, &employee).await?;
        f.keys.employees.insert(row.key, (scope, employee.id));
        f.filled.employees += 1;
        if !row.substitute.is_empty() {
            with_substitute.push((at, scope, employee, row.substitute));
        }
    }
    // Two who step in for each other: the second exists only now.
    for (at, scope, employee, substitute) in with_substitute {
        let (_, substitute) = *at.known(f.keys.employees.get(&substitute), "employee", &substitute)?;
        let employee = job_centre::Employee { substitute: Some(substitute), ..employee };
        job_centres::update_employee(&mut f.tx, scope, &employee).await?;
    }
    Ok(())
}

/// The accounts of the start page's cards.
pub(super) async fn fill_cards(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read::<rows::Account>(world, "accounts.csv")? {
        let role = at.known(Role::from_code(&row.role), "role", &row.role)?;
        let account = match f.keys.accounts.get(&row.login) {
            Some(id) => *id,
            None => account(f, &row.login, &row.name).await?,
        };
        let keys = &f.keys;
        let grant = accounts::RoleGrant {
            id: RoleGrantId::fresh(),
            account,
            name: row.name,
            role,
            job_centre: at.optional(&row.job_centre, |k| keys.job_centres.get(k).copied(), "job centre")?,
            unit: at.optional(&row.unit, |k| keys.units.get(k).copied(), "unit")?,
            employee: at.optional(&row.employee, |k| keys.employees.get(k).map(|e| e.1), "employee")?,
            mentor: at.optional(&row.mentor, |k| keys.mentors.get(k).map(|m| m.1), "mentor")?,
            company: at.optional(&row.company, |k| keys.companies.get(k).map(|c| c.1), "company")?,
            citizen: at.optional(&row.citizen, |k| keys.citizens.get(k).map(|c| c.1), "citizen")?,
            from: f.days.day(&at, &row.from)?,
            until: f.days.optional(&at, &row.until)?,
        };
        if role.is_national() != grant.job_centre.is_none() {
            return Err(at.fault("a role has a job centre, unless it looks across them"));
        }
        accounts::insert_grant(&mut f.tx, &grant).await?;
        f.filled.cards += 1;
        // Whoever enters as an employee is found as that one below.
        f.keys.accounts.insert(row.employee.clone(), account);
    }
    Ok(())
}

async fn account(f: &mut Filling<'_>, login: &str, name: &str) -> Result<AccountId, DemoError> {
    let id = AccountId::fresh();
    let a = accounts::Account { id, login: login.to_owned(), name: name.to_owned(), password_hash: None, active: true };
    accounts::insert(&mut f.tx, &a).await?;
    f.keys.accounts.insert(login.to_owned(), id);
    Ok(id)
}

/// Every employee in their roles, so that a citizen can be given to any of them; nobody can sign in
/// as them, since they have no password and no card.
pub(super) async fn fill_other_accounts(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let held: Vec<_> = accounts::grants(&mut f.tx).await?.into_iter().map(|g| (g.employee, g.role)).collect();
    for (at, row) in sheet::read::<rows::Employee>(world, "employees.csv")? {
        let (scope, employee) = *at.known(f.keys.employees.get(&row.key), "employee", &row.key)?;
        let unit = f.keys.units.get(&row.unit).copied();
        let account = match f.keys.accounts.get(&row.key) {
            Some(id) => *id,
            None => account(f, &row.email, &row.name).await?,
        };
        for role in sheet::list(&row.roles) {
            let role = at.known(Role::from_code(role), "role", role)?;
            if held.contains(&(Some(employee), role)) {
                continue;
            }
            let grant = accounts::RoleGrant {
                id: RoleGrantId::fresh(),
                account,
                name: row.name.clone(),
                role,
                job_centre: Some(scope),
                unit,
                employee: Some(employee),
                mentor: None,
                company: None,
                citizen: None,
                from: f.days.today(),
                until: None,
            };
            accounts::insert_grant(&mut f.tx, &grant).await?;
        }
    }
    Ok(())
}

impl At {
    /// What a key stands for; empty is none.
    pub(super) fn optional<T>(
        &self,
        key: &str,
        find: impl Fn(&str) -> Option<T>,
        what: &str,
    ) -> Result<Option<T>, DemoError> {
        if key.is_empty() { Ok(None) } else { self.known(find(key), what, key).map(Some) }
    }

    /// A telephone number that is nobody's: it begins with 98 00.
    pub(super) fn nobodys_phone(&self, phone: &str) -> Result<String, DemoError> {
        if !phone.is_empty() && !phone.starts_with("98 00") {
            return Err(self.fault("a telephone number in the demo begins with 98 00"));
        }
        self.accept("phone", phone, text::phone(phone, "phone"))
    }

    /// An e-mail address that nobody can own: it ends in `.example`.
    pub(super) fn nobodys_email(&self, email: &str) -> Result<String, DemoError> {
        if !email.is_empty() && !email.ends_with(".example") {
            return Err(self.fault("an e-mail address in the demo ends in .example"));
        }
        self.accept("email", email, text::email(email, "email"))
    }

    /// What a rule accepts; its refusal with where it happened.
    pub(super) fn accept<T>(
        &self,
        what: &str,
        text: &str,
        answer: Result<T, holdepunkt_rules::Refused>,
    ) -> Result<T, DemoError> {
        answer.map_err(|r| self.refused(what, text, &r))
    }

    /// A code on one of the program's closed lists.
    pub(super) fn one_of<T>(&self, found: Option<T>, column: &str, text: &str) -> Result<T, DemoError> {
        found.ok_or_else(|| self.fault(&format!("`{text}` is no {column}")))
    }
}

/// An optional code as a value.
pub(super) fn code_or_none(
    code: &str,
    read: impl Fn(&str) -> Result<Code, DemoError>,
) -> Result<Option<Code>, DemoError> {
    if code.is_empty() { Ok(None) } else { read(code).map(Some) }
}
