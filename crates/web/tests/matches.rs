//! The pages of matching: what fits, the plan, its choices and its booking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use holdepunkt_casework::{citizens, citizens::Particulars, matches::usual_start, referrals, store::places};
use holdepunkt_rules::{codes::Code, id::*, period::plus_days};

use holdepunkt_testkit::{TestHouse, cpr, engines};

/// Two who wait for one place.
async fn waiting(house: &TestHouse) -> (Vec<CitizenId>, CentreId, PlaceId) {
    house.stage(1, 1).await;
    let caseworker = house.of(&house.cast.caseworker);
    let mut people = Vec::new();
    for (n, name) in [(1, "Karina Bisgaard"), (2, "Ole Fuglsbjerg")] {
        let who = Particulars {
            address: "Søndergade 1, 5500 Middelfart".to_owned(),
            target_group: Code::known("job_ready"),
            ..house.particulars(name)
        };
        let citizen = citizens::register(&caseworker, cpr(n), who).await.unwrap();
        let referral = referrals::send(&caseworker, citizen, String::new()).await.unwrap();
        house.sent_on(house.cast.job_centre, referral, plus_days(house.today(), -60 + i64::from(n))).await;
        people.push(citizen);
    }
    let mut tx = house.house.store.read().await.unwrap();
    let place = places::list(&mut tx, house.cast.job_centre).await.unwrap()[0].clone();
    (people, place.centre, place.id)
}

fn whole(page: &Answer, what: &str) {
    assert_eq!(page.status, StatusCode::OK, "{what}");
    assert!(!page.body.contains('⟦') && !page.body.contains("style="), "{what}: a word is missing");
}

#[tokio::test]
async fn matches_are_told_in_both_languages_with_their_reasons() {
    engines(|house| async move {
        let (people, _, place) = waiting(&house).await;
        for language in ["da", "en"] {
            let consultant = Visitor { language, ..Visitor::of(&house, &house.cast.consultant).await };
            let page = consultant.get(&format!("/citizens/{}/matches", people[0])).await;
            whole(&page, "one");
            assert!(page.body.contains("<svg viewBox=\"0 0 760") && page.body.contains("class=\"why"));
            let page = consultant.get(&format!("/places/{place}/matches")).await;
            whole(&page, "seat");
            assert!(page.body.contains("Karina Bisgaard") && page.body.contains("Ole Fuglsbjerg"));
            let page = consultant.get("/matches").await;
            whole(&page, "plan");
            assert!(page.body.contains("Karina Bisgaard → ") || page.body.contains("Karina Bisgaard</b></a> → "));
            for path in ["/matches?start=nonsense", "/matches?start=1999-01-01"] {
                let status = consultant.get(path).await.status;
                assert!(status.is_client_error(), "{path}");
            }
            let lead = Visitor { language, ..Visitor::of(&house, &house.cast.project_lead).await };
            assert_eq!(lead.get("/matches").await.status, StatusCode::FORBIDDEN);
        }
    })
    .await;
}

#[tokio::test]
async fn what_can_be_begun_with_is_written_and_a_centre_barred_by_the_forms() {
    engines(|house| async move {
        let (people, centre, _) = waiting(&house).await;
        let consultant = Visitor::of(&house, &house.cast.consultant).await;
        let path = format!("/citizens/{}", people[0]);
        let page = consultant.get(&format!("{path}/matches")).await;
        let version = page.hidden("version");
        let reach = [("version", version.as_str()), ("hours", "6,5"), ("travel_km", "20")];
        assert_eq!(consultant.post(&format!("{path}/reach"), &reach).await.status, StatusCode::SEE_OTHER);
        assert_eq!(consultant.post(&format!("{path}/reach"), &reach).await.status, StatusCode::CONFLICT);
        let wrong = [("version", version.as_str()), ("travel_km", "langt")];
        assert_eq!(consultant.post(&format!("{path}/reach"), &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let centre = centre.to_string();
        let bar = [("centre", centre.as_str()), ("why", "Familie")];
        assert_eq!(
            consultant.post(&format!("{path}/barred"), &bar[..1]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(consultant.post(&format!("{path}/barred"), &bar).await.status, StatusCode::SEE_OTHER);
        let page = consultant.get(&format!("{path}/matches")).await;
        assert!(page.body.contains("Centret er udelukket for borgeren") && page.body.contains("Familie"));
        let plan = consultant.get("/matches").await;
        assert!(!plan.body.contains("Familie"), "why is for the case");
        assert_eq!(consultant.post(&format!("{path}/barred/remove"), &bar[..1]).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_changed_and_booked_by_its_form() {
    engines(|house| async move {
        let (people, centre, _) = waiting(&house).await;
        let consultant = Visitor::of(&house, &house.cast.consultant).await;
        let start = usual_start(house.today()).to_string();
        let lock = format!("lock|{}|{centre}", people[1]);
        let fields = [("start", start.as_str()), ("choice", lock.as_str())];
        assert_eq!(consultant.post("/matches/choose", &fields).await.status, StatusCode::SEE_OTHER);
        let page = consultant.get("/matches").await;
        assert!(page.body.contains("Låst") && page.body.contains("Koster ikke de andre noget"));
        assert_eq!(
            consultant.post("/matches/choose", &[("choice", "lock|nobody|")]).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(consultant.post("/matches/unchoose", &fields).await.status, StatusCode::SEE_OTHER);
        let nothing = consultant.post("/matches/book", &[("start", start.as_str())]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let wrong = format!("{}|{centre}", people[1]);
        let answer = consultant.post("/matches/book", &[("start", start.as_str()), ("accept", &wrong)]).await;
        assert!(answer.status.is_client_error() && answer.body.contains("Planen har ændret sig"), "{}", answer.status);
        let right = format!("{}|{centre}", people[0]);
        let answer = consultant.post("/matches/book", &[("start", start.as_str()), ("accept", &right)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let page = consultant.get("/matches").await;
        assert!(page.body.contains("Ole Fuglsbjerg") && !page.body.contains("Karina Bisgaard</b></a> →"));
    })
    .await;
}
