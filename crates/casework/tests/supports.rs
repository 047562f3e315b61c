//! Beside the placement: interventions, small grants by competence, personal mentors; and who may know what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod interventions;
mod personal_mentors;
mod readers;
mod small_grants;

use holdepunkt_casework::{
    Context,
    interventions::{NewIntervention, NewStep},
    personal_mentors::NewMentorGrant,
    referrals,
    sign_in::Holder,
    small_grants::NewSmallGrant,
    store::{self, accounts::RoleGrant, trail},
    supports::{self, Support},
};
use holdepunkt_rules::{
    agreement::Times, codes::Code, id::*, intervention::InterventionStep, money::Ore, period::Period,
    personal_mentor::PersonalMentorKind, role::Role,
};
use holdepunkt_testkit::TestHouse;
use jiff::civil::{Date, date};

/// A word for each field that must not wander.
const KIND: &str = "substance_support";
const PROVIDER: &str = "Kanarie Udbyder";
const NOTE: &str = "Kanarie Notat";
const WHY: &str = "Kanarie Slutning";
const TASKS: &str = "Kanarie Opgaver";
const LOGGED: &str = "Kanarie Logbog";

fn need(house: &TestHouse) -> NewIntervention {
    NewIntervention {
        kind: Code::known(KIND),
        provider: PROVIDER.to_owned(),
        owner: house.cast.caseworker.employee.unwrap(),
        needed_on: date(2026, 11, 2),
        referred_on: None,
        started_on: None,
        note: NOTE.to_owned(),
        times: vec![Times { weekday: 2, from: 600, until: 660 }],
    }
}

fn taken(step: InterventionStep, on: Date, why: &str) -> NewStep {
    NewStep { step, on, provider: String::new(), why: why.to_owned() }
}

/// A citizen of the first caseworker, taken by the first consultant.
async fn referred(house: &TestHouse, n: u32, name: &str) -> CitizenId {
    let citizen = house.citizen(n, name).await;
    let id = referrals::send(&house.of(&house.cast.caseworker), citizen, "Ro".to_owned()).await.unwrap();
    referrals::accept(&house.of(&house.cast.consultant), id, 1).await.unwrap();
    citizen
}

async fn somebody(house: &TestHouse, login: &'static str, role: Role) -> RoleGrant {
    let cast = &house.cast;
    let employee = holdepunkt_rules::job_centre::Employee {
        id: EmployeeId::fresh(),
        unit: None,
        name: login.to_owned(),
        phone: String::new(),
        email: String::new(),
        hours: String::new(),
        substitute: None,
        left: false,
        version: 1,
    };
    let mut tx = house.house.store.write().await.unwrap();
    store::job_centres::insert_employee(&mut tx, cast.job_centre, &employee).await.unwrap();
    tx.commit().await.unwrap();
    let whom = Holder { job_centre: Some(cast.job_centre), employee: Some(employee.id), ..Holder::default() };
    house.grant(login, role, whom).await
}

async fn trail_of(house: &TestHouse, citizen: CitizenId) -> Vec<String> {
    let mut tx = house.house.store.read().await.unwrap();
    let lines = trail::about_citizen(&mut tx, house.cast.job_centre, citizen, 60).await.unwrap();
    lines.into_iter().rev().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect()
}

async fn support(context: &Context, citizen: CitizenId) -> Support {
    supports::find(context, citizen).await.unwrap().support
}

fn shoes(ore: i64, at_once: bool) -> NewSmallGrant {
    NewSmallGrant { kind: Code::known("safety_shoes"), words: "Sko til lageret".to_owned(), amount: Ore(ore), at_once }
}

fn ask_mentor(employee: EmployeeId, from: Date, until: Option<Date>) -> NewMentorGrant {
    NewMentorGrant {
        employee,
        kind: PersonalMentorKind::Volunteer,
        period: Period::known(from, until),
        minutes: 120,
        tasks: TASKS.to_owned(),
    }
}
