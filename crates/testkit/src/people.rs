//! People and numbers that are valid by default and nobody's.
#![allow(clippy::expect_used, clippy::panic)] // a test that can't get its people fails at once

use holdepunkt_casework::{
    House,
    sign_in::{self, Holder},
};
use holdepunkt_rules::{
    codes::Code,
    cpr::Cpr,
    id::*,
    job_centre::{Employee, JobCentre, Unit},
    period::plus_days,
    preparation::{Preparation, PreparationState},
    referral::ReferralModel,
    role::Role,
};
use holdepunkt_store::{
    accounts::{self, RoleGrant},
    job_centres, mentors,
};
use jiff::civil::Date;

/// A citizen's stay in a project that runs from a day on, asked for ten days before.
#[must_use]
pub fn preparation(citizen: CitizenId, project: ProjectId, asked_by: EmployeeId, from: Date) -> Preparation {
    Preparation {
        id: PreparationId::fresh(),
        citizen,
        project,
        state: PreparationState::Running,
        asked_on: plus_days(from, -10),
        asked_by,
        from: Some(from),
        planned_until: None,
        until: None,
        centre_days: 0,
        centre: None,
        after_placement: None,
        reason: None,
        over_length_reason: String::new(),
        wish: String::new(),
        version: 1,
    }
}

/// The n-th fictional CPR number: a real date, and modulus 11 not fulfilled.
#[must_use]
pub fn cpr(n: u32) -> Cpr {
    let (day, month) = (2 + n % 26, 2 + n % 10);
    (0..10)
        .map(|last| format!("{day:02}{month:02}{:02}{:03}{last}", 60 + n % 39, n % 400))
        .filter_map(|text| Cpr::parse(&text).ok())
        .find(|c| !c.fulfils_modulus_11())
        .expect("one of ten fails modulus 11")
}

/// The n-th fictional CVR number, beginning with 99 and fulfilling modulus 11.
#[must_use]
pub fn cvr(n: u32) -> String {
    (0..10)
        .map(|last| format!("99{:05}{last}", n % 100_000))
        .find(|text| holdepunkt_rules::company::Cvr::parse(text).is_ok())
        .unwrap_or_else(|| cvr(n + 1))
}

/// Two job centres and somebody in each role.
#[derive(Debug)]
pub struct Cast {
    /// The job centre where the test happens.
    pub job_centre: JobCentreId,
    /// Another job centre, whose people must never see the first one's.
    pub elsewhere: JobCentreId,
    /// The unit of caseworker and consultant.
    pub unit: UnitId,
    /// Caseworker.
    pub caseworker: RoleGrant,
    /// Another caseworker of the same unit.
    pub teammate: RoleGrant,
    /// Job consultant.
    pub consultant: RoleGrant,
    /// Another job consultant of the same unit.
    pub other_consultant: RoleGrant,
    /// Project lead.
    pub project_lead: RoleGrant,
    /// Administrator.
    pub administrator: RoleGrant,
    /// A caseworker in the other job centre.
    pub caseworker_elsewhere: RoleGrant,
    /// A consultant in the other job centre.
    pub consultant_elsewhere: RoleGrant,
    /// The state agency.
    pub agency: RoleGrant,
}

impl Cast {
    /// Settles the cast in a house.
    pub async fn settle(house: &House) -> Self {
        let (job_centre, unit) = found_job_centre(house, "410", "Jobcenter Middelfart").await;
        let (elsewhere, unit_elsewhere) = found_job_centre(house, "846", "Jobcenter Mariagerfjord").await;
        let person =
            |login: &'static str, name: &'static str, role: Role, jc, unit| person(house, login, name, role, jc, unit);
        Self {
            job_centre,
            elsewhere,
            unit,
            caseworker: person("sagsbehandler", "Bente Lauridsen", Role::Caseworker, job_centre, unit).await,
            teammate: person("kollega", "Peter Nygaard", Role::Caseworker, job_centre, unit).await,
            consultant: person("konsulent", "Maja Thorup", Role::JobConsultant, job_centre, unit).await,
            other_consultant: person("konsulent2", "Jonas Friis", Role::JobConsultant, job_centre, unit).await,
            project_lead: person("projektleder", "Rikke Damgaard", Role::ProjectLead, job_centre, unit).await,
            administrator: person("admin", "Sune Holt", Role::Administrator, job_centre, unit).await,
            caseworker_elsewhere: person("fremmed", "Lone Bak", Role::Caseworker, elsewhere, unit_elsewhere).await,
            consultant_elsewhere: person("fremmed2", "Erik Juhl", Role::JobConsultant, elsewhere, unit_elsewhere).await,
            agency: grant(house, "styrelsen", "Styrelsen", Role::Agency, Holder::default()).await,
        }
    }

    /// Adds somebody in a role.
    pub async fn grant(&self, house: &House, login: &str, role: Role, whom: Holder) -> RoleGrant {
        if let (Role::CompanyMentor, Some(mentor), Some(scope)) = (role, whom.mentor, whom.job_centre) {
            confirmed(house, scope, mentor).await;
        }
        grant(house, login, login, role, whom).await
    }
}

/// A mentor has said that what they hear of citizens stays with them.
async fn confirmed(house: &House, scope: JobCentreId, mentor: MentorId) {
    let mut tx = house.store.write().await.expect("a transaction");
    mentors::confirm_confidentiality(&mut tx, scope, mentor, house.today()).await.expect("a word kept");
    tx.commit().await.expect("a commit");
}

async fn found_job_centre(house: &House, municipality: &str, name: &str) -> (JobCentreId, UnitId) {
    let job_centre = JobCentre {
        id: JobCentreId::fresh(),
        municipality: Code::known(municipality),
        name: name.to_owned(),
        phone: "98 00 00 00".to_owned(),
        open_hours: "man–fre 9–15".to_owned(),
    };
    let unit = Unit { id: UnitId::fresh(), name: "Jobteamet".to_owned(), model: ReferralModel::Direct };
    let mut tx = house.store.write().await.expect("a transaction");
    job_centres::insert(&mut tx, &job_centre).await.expect("a job centre");
    job_centres::insert_unit(&mut tx, job_centre.id, &unit).await.expect("a unit");
    tx.commit().await.expect("a commit");
    (job_centre.id, unit.id)
}

async fn person(
    house: &House,
    login: &str,
    name: &str,
    role: Role,
    job_centre: JobCentreId,
    unit: UnitId,
) -> RoleGrant {
    let employee = Employee {
        id: EmployeeId::fresh(),
        unit: Some(unit),
        name: name.to_owned(),
        phone: "98 00 00 01".to_owned(),
        email: String::new(),
        hours: "man–tors 8–15".to_owned(),
        substitute: None,
        left: false,
        version: 1,
    };
    let mut tx = house.store.write().await.expect("a transaction");
    job_centres::insert_employee(&mut tx, job_centre, &employee).await.expect("an employee");
    tx.commit().await.expect("a commit");
    let whom =
        Holder { job_centre: Some(job_centre), unit: Some(unit), employee: Some(employee.id), ..Holder::default() };
    grant(house, login, name, role, whom).await
}

async fn grant(house: &House, login: &str, name: &str, role: Role, whom: Holder) -> RoleGrant {
    let account = sign_in::add_account(house, login, name, None, role, whom).await.expect("an account");
    let mut tx = house.store.read().await.expect("a transaction");
    accounts::grants_of(&mut tx, account, house.today()).await.expect("grants").remove(0)
}
