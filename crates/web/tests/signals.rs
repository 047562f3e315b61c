//! Signals over HTTP: the deed of each rule, and the citizen's page for each of the two who have them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{
    interruptions::{self, NewInterruption},
    sign_in::Holder,
    store::{
        accounts::RoleGrant,
        signals::{self, Signal},
    },
};
use holdepunkt_rules::{
    codes::Code,
    id::*,
    interruption::InterruptionKind,
    role::Role,
    signal::{Level, SignalRule, SignalState},
};
use holdepunkt_testkit::{Stage, TestHouse};
use jiff::civil::date;

/// Values for every sentence.
const VALUES: &str = r#"{"day":"s:2026-11-10","ago":"s:2026-11-23","first":"d:2026-11-23","days":"n:2","window":"n:10",
"last":"d:2026-11-23","of":"n:28","resume_by":"d:2026-12-08","last_day":"d:2026-11-10","until":"d:2026-12-04",
"reply_by":"d:2026-11-26","percent":"n:40","minutes":"n:300","planned":"n:500","due":"d:2026-11-16","interval":"n:7",
"from":"d:2026-09-07","weeks":"w:2026-08-20","since":"d:2026-08-20","missing":"u:2026-12-10","on":"d:2026-10-26","by":"d:2026-12-01"}"#;

/// Somebody whom a rule is told to, with a signal of theirs.
async fn told(t: &TestHouse, rule: SignalRule, owner: &RoleGrant, (s, citizen, placement): &Scene) -> SignalId {
    let of_mentor = rule == SignalRule::MentorUntrained;
    let signal = Signal {
        id: SignalId::fresh(),
        citizen: (!of_mentor).then_some(*citizen),
        placement: (!of_mentor).then_some(*placement),
        mentor: of_mentor.then_some(s.mentor),
        rule,
        about: format!("{rule}:{}", owner.id),
        facts: VALUES.to_owned(),
        level: Level::Soon,
        state: SignalState::Open,
        owner: owner.employee,
        handed: false,
        raised_at: t.house.now(),
        taken_at: None,
        snoozed_until: None,
        closed_at: None,
        version: 1,
    };
    let mut tx = t.house.store.write().await.unwrap();
    signals::insert(&mut tx, t.cast.job_centre, std::slice::from_ref(&signal)).await.unwrap();
    tx.commit().await.unwrap();
    signal.id
}

type Scene = (Stage, CitizenId, PlacementId);

/// A citizen who is away from a placement.
async fn scene(t: &TestHouse) -> Scene {
    let stage = t.stage(1, 1).await;
    let (citizen, placement) = t.placed(&stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
    let away = NewInterruption {
        kind: InterruptionKind::Interruption,
        last_day: date(2026, 11, 20),
        reason: Code::known("illness"),
        note: String::new(),
        expected_back: None,
    };
    interruptions::interrupt(&t.of(&t.cast.consultant), placement, 1, away).await.unwrap();
    (stage, citizen, placement)
}

fn deed(page: &str) -> &str {
    let (_, rest) = page.split_once(r#"<a class="button button-primary" href=""#).expect("a deed");
    rest.split('"').next().unwrap()
}

#[tokio::test]
async fn deed_of_each_rule_leads_to_a_page_that_whoever_is_told_of_it_may_open() {
    let t = TestHouse::new().await;
    let scene = scene(&t).await;
    let (_, citizen, placement) = &scene;
    let whom = Holder {
        job_centre: Some(t.cast.job_centre),
        employee: t.cast.project_lead.employee,
        unit: Some(t.cast.unit),
        ..Holder::default()
    };
    let coordinator = t.grant("koordinator", Role::MentorCoordinator, whom).await;
    for rule in SignalRule::ALL {
        let mut opened = 0;
        for owner in [&t.cast.consultant, &t.cast.caseworker, &coordinator] {
            if !rule.is_told_to(owner.role) {
                continue;
            }
            let id = told(&t, *rule, owner, &scene).await;
            let visitor = Visitor::of(&t, owner).await;
            for language in ["da", "en"] {
                let page = Visitor { language, ..visitor.clone() }.get(&format!("/signals/{id}")).await;
                assert_eq!(page.status, StatusCode::OK, "{rule} {}", owner.role);
                assert!(!page.body.contains('⟦'), "{rule} lacks words: {}", page.body);
                let deed = deed(&page.body);
                if deed.starts_with("tel:") {
                    continue;
                }
                let answer = visitor.get(deed).await;
                assert_eq!(answer.status, StatusCode::OK, "{rule} {}: {deed}", owner.role);
                let end = match rule {
                    SignalRule::HoursUnderLadder | SignalRule::AgreementUnsigned | SignalRule::AgreementNotReviewed => {
                        format!("/placements/{placement}/agreement")
                    }
                    SignalRule::HearingDue => format!("/placements/{placement}/hearing"),
                    SignalRule::PersonalMentorEnds => format!("/citizens/{citizen}/support"),
                    _ => continue,
                };
                assert_eq!(deed, end, "{rule} {}", owner.role);
            }
            opened += 1;
        }
        assert!(opened > 0, "{rule}");
    }
}

#[tokio::test]
async fn caseworker_and_consultant_see_a_citizens_signals_and_a_hearing_is_the_caseworkers_alone() {
    let t = TestHouse::new().await;
    let scene = scene(&t).await;
    let page = format!("/citizens/{}", scene.1);
    let of_work = told(&t, SignalRule::HoursUnderLadder, &t.cast.consultant, &scene).await;
    let of_case = told(&t, SignalRule::CaseworkerChanged, &t.cast.caseworker, &scene).await;
    let hearing = told(&t, SignalRule::HearingDue, &t.cast.caseworker, &scene).await;
    let has = |body: &str, id: SignalId| body.contains(&format!("/signals/{id}"));
    let caseworker = Visitor::of(&t, &t.cast.caseworker).await.get(&page).await.body;
    assert!([of_work, of_case, hearing].iter().all(|id| has(&caseworker, *id)), "{caseworker}");
    let consultant = Visitor::of(&t, &t.cast.consultant).await.get(&page).await.body;
    assert!(has(&consultant, of_work) && has(&consultant, of_case) && !has(&consultant, hearing), "{consultant}");
}
