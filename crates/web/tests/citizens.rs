//! The citizens' side over HTTP: from registered to placed to ended, and what never stands on a page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use holdepunkt_casework::{citizens, referrals};
use holdepunkt_testkit::{TestHouse, cpr, engines};

async fn post(visitor: &Visitor, path: &str, pairs: &[(&str, &str)]) -> Answer {
    visitor.post(path, pairs).await
}

/// Follows a redirect and gives the page.
async fn follow(visitor: &Visitor, answer: &Answer) -> Answer {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    visitor.get(answer.location()).await
}

fn whole(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(!answer.body.contains('⟦'), "words are missing: {}", answer.body);
}

async fn registered(t: &TestHouse, caseworker: &Visitor, n: u32) -> String {
    let digits = cpr(n).reveal();
    let mine = t.cast.caseworker.employee.unwrap().to_string();
    let form = [
        ("once", "k1"),
        ("cpr", digits.as_str()),
        ("name", "Karina Bisgaard"),
        ("phone", "20 00 00 00"),
        ("language", "da"),
        ("target_group", "activity_ready"),
        ("caseworker", mine.as_str()),
    ];
    let answer = post(caseworker, "/citizens/new", &form).await;
    let page = follow(caseworker, &answer).await;
    whole(&page);
    assert!(page.body.contains("Karina Bisgaard"));
    assert!(!page.body.contains(&digits) && !page.body.contains(&digits[6..]), "no page shows the number");
    answer.location().split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn citizen_walks_from_registered_to_placed_to_ended() {
    engines(|t| async move {
        let stage = t.stage(1, 2).await;
        let (caseworker, consultant) =
            (Visitor::of(&t, &t.cast.caseworker).await, Visitor::of(&t, &t.cast.consultant).await);
        let citizen = registered(&t, &caseworker, 1).await;
        assert_eq!(consultant.get(&citizen).await.status, StatusCode::NOT_FOUND);
        let sent = post(&caseworker, &format!("{citizen}/refer"), &[("wish", "Ro"), ("once", "k2")]).await;
        whole(&follow(&caseworker, &sent).await);
        let waiting = consultant.get("/waiting").await;
        whole(&waiting);
        assert!(waiting.body.contains("Karina Bisgaard") && waiting.body.contains("Ro"));
        let accept = waiting.body.split("action=\"").find(|p| p.starts_with("/referrals/")).unwrap();
        let accept = accept.split('"').next().unwrap().to_owned();
        whole(&follow(&consultant, &post(&consultant, &accept, &[("version", "1")]).await).await);
        let choose = consultant.get(&format!("{citizen}/place")).await;
        whole(&choose);
        let place = stage.places[0].to_string();
        let terms = consultant.get(&format!("{citizen}/place?place={place}&from=2026-11-24&until=2027-02-26")).await;
        whole(&terms);
        let mentor = stage.mentor.to_string();
        let mut form = vec![
            ("once", "k3"),
            ("place", place.as_str()),
            ("from", "2026-11-24"),
            ("until", "2027-02-26"),
            ("shown_from", "2026-11-24"),
            ("shown_until", "2027-02-26"),
            ("hours", "7,5"),
            ("mentor", mentor.as_str()),
            ("choice", "citizens_wish"),
            ("reason", "Efter en konkret vurdering"),
            ("agreed", "yes"),
        ];
        let refused = post(&consultant, &format!("{citizen}/place"), &form[1..6]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#mentor\"") && refused.body.contains("Udfyld feltet: mentor"));
        let booked = post(&consultant, &format!("{citizen}/place"), &form).await;
        let page = follow(&consultant, &booked).await;
        whole(&page);
        assert!(page.body.contains("<svg class=\"tl\"") && page.body.contains("Karinas vej"));
        // The same place again: the loser is told in a sentence, and nothing is booked.
        form[0] = ("once", "k4");
        let other = t.citizen(2, "Pia Rask").await;
        referrals::send(&t.of(&t.cast.caseworker), other, String::new()).await.unwrap();
        let late = post(&consultant, &format!("/citizens/{other}/place"), &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("En kollega nåede at tage pladsen"), "{}", late.body);
        let placement = page.body.split("href=\"").find(|p| p.starts_with("/placements/")).unwrap();
        let placement = placement.split('"').next().unwrap().to_owned();
        for path in [placement.clone(), format!("{placement}/end-date"), format!("{placement}/end")] {
            whole(&consultant.get(&path).await);
        }
        let end = [("version", "1"), ("ended_on", "2026-11-24"), ("outcome", "education"), ("reason", "moved_on")];
        let ended = post(&consultant, &format!("{placement}/end"), &end).await;
        let page = follow(&consultant, &ended).await;
        whole(&page);
        assert!(page.body.contains("Karina er gået videre: uddannelse."), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn citizen_of_a_teammate_asks_for_a_reason_first() {
    engines(|t| async move {
        let id = t.citizen(1, "Karina Bisgaard").await;
        let teammate = Visitor::of(&t, &t.cast.teammate).await;
        let path = format!("/citizens/{id}");
        let asked = teammate.get(&path).await;
        whole(&asked);
        assert!(!asked.body.contains("Karina"), "nothing is told before the reason");
        assert_eq!(post(&teammate, &path, &[("why", "ok")]).await.status, StatusCode::FORBIDDEN);
        let page = follow(&teammate, &post(&teammate, &path, &[("why", "Bente er syg i dag")]).await).await;
        whole(&page);
        assert!(page.body.contains("Karina Bisgaard") && page.body.contains("Grund: Bente er syg i dag"));
        let stranger = Visitor::of(&t, &t.cast.caseworker_elsewhere).await;
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn citizen_with_protected_name_has_no_name_on_a_teammates_pages() {
    engines(|t| async move {
        let mut p = t.particulars("Karina Bisgaard");
        p.protected = true;
        let id = citizens::register(&t.of(&t.cast.caseworker), cpr(1), p).await.unwrap();
        let teammate = Visitor::of(&t, &t.cast.teammate).await;
        let path = format!("/citizens/{id}");
        post(&teammate, &path, &[("why", "Bente er syg i dag")]).await;
        for page in [path.clone(), format!("{path}/edit"), format!("{path}/refer")] {
            let answer = teammate.get(&page).await;
            whole(&answer);
            assert!(!answer.body.contains("Karina") && !answer.body.contains("Søndergade"), "{page}");
        }
        let found = post(&teammate, "/citizens", &[("find", &cpr(1).reveal())]).await;
        whole(&found);
        assert!(found.body.contains("Beskyttet navn") && !found.body.contains("Karina"));
    })
    .await;
}

#[tokio::test]
async fn citizen_stale_edit_shows_both_versions() {
    engines(|t| async move {
        let caseworker = Visitor::of(&t, &t.cast.caseworker).await;
        let citizen = registered(&t, &caseworker, 1).await;
        let mine = t.cast.caseworker.employee.unwrap().to_string();
        let edit = |name: &'static str| {
            let mine = mine.clone();
            let (caseworker, path) = (caseworker.clone(), format!("{citizen}/edit"));
            async move {
                let form = [
                    ("version", "1"),
                    ("name", name),
                    ("language", "da"),
                    ("target_group", "activity_ready"),
                    ("caseworker", mine.as_str()),
                ];
                post(&caseworker, &path, &form).await
            }
        };
        assert_eq!(edit("Karina Holm").await.status, StatusCode::SEE_OTHER);
        let stale = edit("Karina Bech").await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("<del>Karina Holm</del>") && stale.body.contains("<ins>Karina Bech</ins>"));
        assert_eq!(stale.hidden("version"), "2", "sending again is a choice");
    })
    .await;
}
