//! Follow-ups, tasks and exit strategies: their life, what is refused, who sees what, and what stands on the trail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod life;
mod readers;
mod tasks;

use holdepunkt_casework::{
    follow_ups::{Held, NewTask, Plan},
    placements, referrals,
    sign_in::Holder,
};
use holdepunkt_rules::{
    follow_up::{FollowUpKind, Guest, When},
    id::*,
    role::Role,
    task::Doer,
};
use holdepunkt_store::accounts::RoleGrant;
use holdepunkt_testkit::{Stage, TestHouse, booking};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 24);

/// A citizen placed with the stage's mentor from 7 September to 29 January.
async fn placed(house: &TestHouse, stage: &Stage, n: u32, name: &str) -> (CitizenId, PlacementId) {
    let citizen = house.citizen(n, name).await;
    let referral = referrals::send(&house.of(&house.cast.caseworker), citizen, String::new()).await.unwrap();
    house.sent_on(house.cast.job_centre, referral, date(2026, 9, 1)).await;
    let booking = booking(citizen, stage, 0, date(2026, 9, 7), date(2027, 1, 29));
    let placement = placements::book(&house.of(&house.cast.consultant), booking).await.unwrap();
    (citizen, placement)
}

fn at(on: Date) -> When {
    When { on, from: 780, until: 825 }
}

fn visit(house: &TestHouse, stage: &Stage, placement: PlacementId, on: Date) -> Plan {
    Plan {
        placement: Some(placement),
        kind: FollowUpKind::Company,
        when: at(on),
        place: "Svanedammen".to_owned(),
        held_by: house.cast.consultant.employee.unwrap(),
        guests: vec![Guest::Citizen, Guest::Mentor(stage.mentor)],
        without_citizen: String::new(),
    }
}

fn held(on: Date) -> Held {
    Held {
        held_on: on,
        minutes: "Karina er glad for køkkenet".to_owned(),
        decisions: vec!["15 timer fra mandag".to_owned()],
        tasks: vec![NewTask { words: "Ring til Jytte".to_owned(), doer: Doer::Citizen, due_on: date(2026, 11, 27) }],
        next: None,
    }
}

async fn holder(house: &TestHouse, login: &str, role: Role, change: impl FnOnce(&mut Holder)) -> RoleGrant {
    let mut whom = Holder { job_centre: Some(house.cast.job_centre), ..Holder::default() };
    change(&mut whom);
    house.grant(login, role, whom).await
}
