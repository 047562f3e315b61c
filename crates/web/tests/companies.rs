//! Companies won and kept, through the pages: the road, the door, the ceiling, the norms, the map, two made one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use holdepunkt_casework::companies;
use holdepunkt_testkit::{TestHouse, company, settle_centre};

fn led_to(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().split('?').next().unwrap().to_owned()
}

fn day(name: &str, day: &str) -> Vec<(String, String)> {
    let parts: Vec<&str> = day.split('-').collect();
    [("year", 0), ("month", 1), ("day", 2)].map(|(part, i)| (format!("{name}_{part}"), parts[i].to_owned())).to_vec()
}

async fn send(visitor: &Visitor, path: &str, plain: &[(&str, &str)], days: &[(&str, &str)]) -> Answer {
    let mut fields: Vec<(String, String)> = plain.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    fields.extend(days.iter().flat_map(|(name, text)| day(name, text)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    visitor.post(path, &fields).await
}

#[tokio::test]
async fn a_road_is_opened_noted_and_shown_late_in_both_languages() {
    for (language, late) in [("da", "Over tid"), ("en", "Late")] {
        let t = TestHouse::new().await;
        let visitor = Visitor { language, ..Visitor::of(&t, &t.cast.consultant).await };
        let me = t.cast.consultant.employee.unwrap().to_string();
        let id = companies::register(&t.of(&t.cast.consultant), company(1), None, None).await.unwrap().to_string();
        let empty = visitor.get("/outreach").await;
        assert!(empty.body.contains("empty__say"), "{}", empty.body);
        let new = [("company", id.as_str()), ("owner", me.as_str()), ("next_step", "Ring til Else")];
        let refused = send(&visitor, "/outreach/new", &new, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a step without a day");
        let road = led_to(&send(&visitor, "/outreach/new", &new, &[("next_on", "2026-11-24")]).await);
        let page = visitor.get(&road).await;
        let version = page.hidden("version");
        let noted = [
            ("note", "Talte med Else <b>"),
            ("step", "approach"),
            ("owner", me.as_str()),
            ("next_step", "Besøg"),
            ("version", version.as_str()),
        ];
        led_to(&send(&visitor, &road, &noted, &[("day", "2026-11-24"), ("next_on", "2026-11-25")]).await);
        let stale = send(&visitor, &road, &noted, &[("day", "2026-11-24"), ("next_on", "2026-11-25")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let page = visitor.get(&road).await;
        assert!(page.body.contains("Talte med Else &#60;b&#62;") && !page.body.contains("Else <b>"));
        let board = visitor.get("/outreach").await.body;
        assert!(board.contains("Købmand 1") && board.contains("Besøg") && !board.contains(late));
        assert!(visitor.get(&format!("/companies/{id}")).await.body.contains(&road));
    }
}

#[tokio::test]
async fn the_ceiling_is_told_in_sentences_and_warned_of() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let stage = settle_centre(&t, 1, 2).await;
    let path = format!("/companies/{}/staffing", stage.company);
    assert!(visitor.get(&path).await.body.contains("Ingen har opgjort de ansatte endnu"));
    assert!(visitor.get(&format!("/contracts/{}", stage.contract)).await.body.contains("Få tal fra arbejdsgiver"));
    let months = [("month_1", "12"), ("month_2", "12,5"), ("month_3", "11"), ("month_4", "12")];
    let told = [&months[..], &[("says", "agrees"), ("representative", "Hanne Lund")]].concat();
    let wrong = [&told[1..], &[("month_1", "tolv")]].concat();
    let refused = send(&visitor, &path, &wrong, &[("stated_on", "2026-11-20")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"tolv\"") && refused.body.contains("Seneste måned"));
    led_to(&send(&visitor, &path, &told, &[("stated_on", "2026-11-20")]).await);
    let page = visitor.get(&path).await.body;
    assert!(page.contains("(12 + 12,5 + 11 + 12) : 4 = 11,87."), "{page}");
    assert!(page.contains("0 af 2 fuldtidspladser er i brug"), "{page}");
    assert!(!visitor.get(&format!("/contracts/{}", stage.contract)).await.body.contains("Få tal fra arbejdsgiver"));
}

#[tokio::test]
async fn norms_show_on_contracts_and_slips_are_put_right() {
    let t = TestHouse::new().await;
    let (lead, me) = (Visitor::of(&t, &t.cast.project_lead).await, Visitor::of(&t, &t.cast.consultant).await);
    let stage = settle_centre(&t, 1, 4).await;
    let norm = [("payment", "per_place_month"), ("amount", "1.400"), ("mentor_hours", "2,5")];
    led_to(&send(&lead, "/norms", &norm, &[("from", "2025-01-01")]).await);
    let list = me.get("/contracts").await.body;
    assert!(list.contains("300 kr. over normen, 0,5 timer under normen"), "{list}");
    assert!(me.get("/norms").await.body.contains("Én aftale, én afviger"));
    let path = format!("/contracts/{}/correct", stage.contract);
    let version = me.get(&path).await.hidden("version");
    let right = [
        ("payment", "per_place_month"),
        ("amount", "1400"),
        ("mentor_hours", "2,5"),
        ("complex_section", "yes"),
        ("version", version.as_str()),
    ];
    let refused = send(&me, &path, &right, &[("signed_on", "2026-01-01")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no reason");
    let right = [&right[..], &[("why", "Tastet forkert")]].concat();
    led_to(&send(&me, &path, &right, &[("signed_on", "2026-01-01")]).await);
    let page = me.get(&format!("/contracts/{}", stage.contract)).await.body;
    assert!(page.contains("Som normen") && page.contains("Aftalen har afsnittet"), "{page}");
    let stale = send(&me, &path, &right, &[("signed_on", "2026-01-01")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn two_registrations_become_one_and_the_old_address_leads_on() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let context = t.of(&t.cast.consultant);
    let stays = companies::register(&context, company(1), None, None).await.unwrap();
    let mut twin = company(1);
    twin.name = "Købmanden 1".to_owned();
    twin.address.street = "Algade 11".to_owned();
    // The form warns before a second one is made, and makes it when one is sure.
    let cvr = twin.cvr.to_string();
    let form = [
        ("name", "Købmanden 1"),
        ("cvr", cvr.as_str()),
        ("sector", "private"),
        ("employees", "32"),
        ("company_type", "groceries"),
        ("industry", "47"),
        ("street", "Algade 11"),
        ("postcode", "5500"),
        ("town", "Middelfart"),
        ("once", "twin-1"),
    ];
    let warned = send(&visitor, "/companies/new", &form, &[]).await;
    assert!(warned.status == StatusCode::OK && warned.body.contains("Er det en, der allerede er her?"));
    let goes = led_to(&send(&visitor, "/companies/new", &[&form[..], &[("sure", "yes")]].concat(), &[]).await);
    assert!(visitor.get("/companies/duplicates").await.body.contains("Samme CVR-nummer og postnummer"));
    let goes_id = goes.rsplit('/').next().unwrap();
    let page = visitor.get(&format!("/companies/{stays}/merge?with={goes_id}")).await;
    assert!(page.body.contains("Gør dem til én"), "{}", page.body);
    led_to(&send(&visitor, &format!("/companies/{stays}/merge"), &[("with", goes_id)], &[]).await);
    assert_eq!(led_to(&visitor.get(&goes).await), format!("/companies/{stays}"));
}

#[tokio::test]
async fn the_map_and_coverage_are_drawn_here_and_ask_nobody() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    assert!(visitor.get("/map").await.body.contains("Her er ingen virksomheder endnu"));
    settle_centre(&t, 1, 2).await;
    companies::register(&t.of(&t.cast.consultant), company(2), None, None).await.unwrap();
    let page = visitor.get("/map").await.body;
    assert!(page.contains("land--own") && page.contains("2 af 2") && page.contains("Uden center"), "{page}");
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing from elsewhere");
    let whole = visitor.get("/map?area=all").await.body;
    assert!(whole.matches("class=\"land").count() > 95 && whole.len() < 160_000, "{}", whole.len());
    assert!(visitor.get("/map?area=%22%3E%3Cscript%3E").await.status.is_success());
    let coverage = visitor.get("/coverage").await.body;
    assert!(coverage.contains("Ledigt, ingen ønsker det"), "{coverage}");
    let caseworker = Visitor::of(&t, &t.cast.caseworker).await;
    assert_eq!(caseworker.get("/norms").await.status, StatusCode::FORBIDDEN);
}
