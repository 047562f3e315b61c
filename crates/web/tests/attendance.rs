//! The page of today: one tap, swapped or led back; a known telephone opens it and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::Arc;

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{
    known_phones,
    sign_in::Holder,
    store::{accounts::RoleGrant, placements},
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::{Period, plus_days},
    placement::{Placement, PlacementKind, PlacementState},
    role::Role,
};
use holdepunkt_testkit::TestHouse;
use holdepunkt_web::{App, routes};

/// Somebody who is with a mentor, and the mentor.
async fn placed(t: &TestHouse) -> (PlacementId, RoleGrant) {
    let stage = t.stage(1, 1).await;
    let citizen = t.citizen(1, "Tove Holm").await;
    let last = plus_days(t.today(), 30);
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen,
        place: stage.places[0],
        referral: None,
        mentor: stage.mentor,
        state: PlacementState::Agreed,
        period: Period::known(plus_days(t.today(), -30), Some(last)),
        agreed_until: last,
        hours: WeeklyHours::whole(15),
        choice: Code::known("citizens_wish"),
        ending: None,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    };
    let mut tx = t.house.store.write().await.unwrap();
    placements::insert(&mut tx, t.cast.job_centre, &placement).await.unwrap();
    tx.commit().await.unwrap();
    let whom = Holder { job_centre: Some(t.cast.job_centre), mentor: Some(stage.mentor), ..Holder::default() };
    (placement.id, t.grant("jytte", Role::CompanyMentor, whom).await)
}

#[tokio::test]
async fn one_tap_leads_back_to_its_card_and_a_second_counts_once() {
    let t = TestHouse::new().await;
    let (placement, mentor) = placed(&t).await;
    let mentor = Visitor::of(&t, &mentor).await;
    let page = mentor.get("/attendance").await.body;
    assert!(page.contains("Tove er her") && page.contains("En kommer i dag"), "{page}");
    let path = format!("/attendance/{placement}/{}", t.today());
    let tap = [("mark", "here"), ("client_key", "k1"), ("from", "today")];
    for _ in 0..2 {
        let answer = mentor.post(&path, &tap).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, format!("/attendance#p-{placement}").as_str())
        );
    }
    let page = mentor.get("/attendance").await.body;
    assert!(page.contains("Her, 3 timer") && page.contains("Fortryd"), "{page}");
    // Somebody else's tap is told whose stands, on the page and at the card.
    let other = mentor.post(&path, &[("mark", "ill"), ("client_key", "k2"), ("from", "today")]).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(other.body.contains("jytte nåede det først") && other.body.contains("role=\"alert\""), "{}", other.body);
    // What no day holds, and what is no answer.
    let long = [("mark", "here"), ("client_key", "k3"), ("hours", "14")];
    let answer = mentor.post(&path, &long).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("En dag kan højst rumme 13 timer"), "{}", answer.body);
    let answer = mentor.post(&path, &[("mark", "asleep"), ("client_key", "k4")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_known_telephone_opens_its_pages_and_no_others() {
    let t = TestHouse::new().await;
    let (placement, grant) = placed(&t).await;
    let known = known_phones::keep(&t.of(&grant)).await.unwrap();
    let phone = Visitor { cookie: format!("hp_phone={}", known.token), ..Visitor::nobody(&t) };
    assert_eq!(phone.get("/attendance").await.status, StatusCode::OK);
    assert_eq!(phone.get(&format!("/attendance/{placement}/{}", t.today())).await.status, StatusCode::OK);
    for path in ["/", "/mentored", "/known-phones", &format!("/placements/{placement}/attendance")] {
        let answer = phone.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.location().starts_with("/sign-in"), "{path}");
    }
    assert!(phone.post("/attendance/phone", &[]).await.location().starts_with("/sign-in"), "no second one");
    let made_up = Visitor { cookie: format!("hp_phone={}", "0".repeat(64)), ..Visitor::nobody(&t) };
    assert_eq!(made_up.get("/attendance").await.status, StatusCode::SEE_OTHER);
    // Leaving forgets it.
    assert_eq!(phone.post("/attendance/leave", &[]).await.location(), "/sign-in");
    assert_eq!(phone.get("/attendance").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn signing_out_forgets_the_telephone_too() {
    let t = TestHouse::new().await;
    let (_, grant) = placed(&t).await;
    let signed_in = Visitor::of(&t, &grant).await;
    let known = known_phones::keep(&t.of(&grant)).await.unwrap();
    let both = Visitor { cookie: format!("{}; hp_phone={}", signed_in.cookie, known.token), ..Visitor::nobody(&t) };
    both.post("/sign-out", &[]).await;
    assert_eq!(both.get("/attendance").await.status, StatusCode::SEE_OTHER);
}

#[test]
fn only_what_a_known_telephone_may_do_is_on_its_routes() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let t = runtime.block_on(TestHouse::new());
    let app = App { house: t.house.clone(), demo: false, secure_cookies: false, behind_proxy: false };
    let (_, declared) = routes::routes(&Arc::new(app));
    let mut found = 0;
    for route in declared {
        if let routes::Permission::KnownPhone(action) = route.permission {
            assert!(action.on_known_phone(), "{} {}", route.method, route.path);
            found += 1;
        }
    }
    assert_eq!(found, 10);
}
