//! From a company to places that are paid and kept, through the pages; and what the pages refuse.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use holdepunkt_testkit::{TestHouse, cvr, settle_centre};

fn company(cvr: &str) -> Vec<(&'static str, String)> {
    [
        ("name", "Plejehjemmet Svanedammen"),
        ("cvr", cvr),
        ("sector", "public"),
        ("employees", "80"),
        ("company_type", "nursing_home"),
        ("industry", "87"),
        ("street", "Søvej 4"),
        ("postcode", "5500"),
        ("town", "Middelfart"),
        ("position", "55,5062 9,7307"),
        ("contact_name", "Else Brandt"),
        ("contact_phone", "98 00 41 50"),
        ("p_number", "9911223344"),
        ("once", "company-1"),
    ]
    .map(|(n, v)| (n, v.to_owned()))
    .to_vec()
}

async fn post(visitor: &Visitor, path: &str, fields: &[(&str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    visitor.post(path, &fields).await
}

/// Where a deed led, without the message about it.
fn led_to(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().split('?').next().unwrap().to_owned()
}

fn day(name: &str, text: &str) -> Vec<(String, String)> {
    let parts: Vec<&str> = text.split('-').collect();
    [("year", 0), ("month", 1), ("day", 2)].map(|(part, i)| (format!("{name}_{part}"), parts[i].to_owned())).to_vec()
}

fn terms(from: &str, until: &str, places: &str, once: &str) -> Vec<(String, String)> {
    let plain = [
        ("places", places),
        ("mentor_hours", "2,5"),
        ("payment", "per_place_month"),
        ("amount", "1.700"),
        ("once", once),
    ];
    let mut fields: Vec<(String, String)> = plain.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec();
    fields.extend(day("from", from));
    fields.extend(day("until", until));
    fields.extend(day("signed_on", "2026-11-20"));
    fields
}

async fn send(visitor: &Visitor, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    visitor.post(path, &fields).await
}

#[tokio::test]
async fn a_company_becomes_a_centre_with_a_contract_in_both_languages() {
    for language in ["da", "en"] {
        let t = TestHouse::new().await;
        let visitor = Visitor { language, ..Visitor::of(&t, &t.cast.consultant).await };
        let me = t.cast.consultant.employee.unwrap().to_string();
        let made = led_to(&post(&visitor, "/companies/new", &company(&cvr(7))).await);
        assert_eq!(
            led_to(&post(&visitor, "/companies/new", &company(&cvr(7))).await),
            made,
            "a double click makes one"
        );
        let page = visitor.get(&made).await.body;
        assert!(
            page.contains("Else Brandt") && page.contains("9911223344") && page.contains("tel:+4598004150"),
            "{page}"
        );

        let id = made.rsplit('/').next().unwrap().to_owned();
        let offered = visitor.get(&format!("/centres/new?company={id}")).await.body;
        assert!(offered.contains(&format!("value=\"{id}\" selected")), "the company is chosen already");
        let mut centre: Vec<(String, String)> = [
            ("name", "Svanedammen"),
            ("companies", &id),
            ("companies", ""),
            ("model", "1"),
            ("programme", "drift"),
            ("fixed_contact", &me),
            ("generation", "1"),
            ("occupations", "5321 …"),
            ("occupations", "køkkenhjælp"),
            ("accommodations", "lift_5_kg"),
            ("hours_from", "2"),
            ("hours_until", "20"),
            ("once", "centre-1"),
        ]
        .map(|(n, v)| (n.to_owned(), v.to_owned()))
        .to_vec();
        centre.extend(day("since", "2026-11-01"));
        let centre = led_to(&send(&visitor, "/centres/new", &centre).await);

        let signed =
            send(&visitor, &format!("{centre}/contracts/new"), &terms("2026-11-24", "2027-11-23", "4", "contract-1"))
                .await;
        let contract = led_to(&signed);
        let page = visitor.get(&contract).await.body;
        let sum = if language == "da" {
            "4 pladser × 1.700 kr. = 6.800 kr. om måneden"
        } else {
            "4 places × DKK 1,700 = DKK 6,800 a month"
        };
        assert!(page.contains(sum), "{page}");
        let page = visitor.get(&centre).await.body;
        let free = if language == "da" { "4 pladser i dag, 4 er ledige" } else { "4 places today, 4 are vacant" };
        assert!(page.contains(free) && !page.contains('⟦'), "{page}");
    }
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_names_its_fields() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let mut fields = company("12345678");
    fields.retain(|(n, _)| *n != "town");
    let refused = post(&visitor, "/companies/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in [
        "value=\"Plejehjemmet Svanedammen\"",
        "value=\"12345678\"",
        "value=\"Else Brandt\"",
        "href=\"#town\">Udfyld feltet: by",
    ] {
        assert!(refused.body.contains(kept), "{kept}: {}", refused.body);
    }
    let listed = visitor.get("/companies").await.body;
    assert!(!listed.contains("Svanedammen"), "nothing half-written");
}

#[tokio::test]
async fn overlapping_contracts_are_refused_with_their_days() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let centre = settle_centre(&t, 1, 3).await.centre;
    let refused =
        send(&visitor, &format!("/centres/{centre}/contracts/new"), &terms("2026-12-01", "2027-05-31", "2", "c")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("1. januar 2026 til 31. december 2026"), "{}", refused.body);
    assert!(refused.body.contains("id=\"from-error\""), "{}", refused.body);
}

#[tokio::test]
async fn a_stale_change_of_places_shows_both_numbers() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let settled = settle_centre(&t, 1, 3).await;
    let path = format!("/contracts/{}/places", settled.contract);
    let version = visitor.get(&path).await.hidden("version");
    let change = |version: &str, places: &str| {
        let mut fields = vec![("version".to_owned(), version.to_owned()), ("places".to_owned(), places.to_owned())];
        fields.extend(day("from", "2026-12-01"));
        fields
    };
    led_to(&send(&visitor, &path, &change(&version, "4")).await);
    let stale = send(&visitor, &path, &change(&version, "5")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("<del>4</del>") && stale.body.contains("<ins>5</ins>"), "{}", stale.body);
    led_to(&send(&visitor, &path, &change(&stale.hidden("version"), "5")).await);
}

#[tokio::test]
async fn fewer_places_ask_which_go_and_propose_those_that_nobody_has() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let settled = settle_centre(&t, 1, 3).await;
    let path = format!("/contracts/{}/places", settled.contract);
    let form = visitor.get(&path).await;
    assert!(form.body.contains("Plads 3, ledig") && form.body.contains("name=\"gone\""), "{}", form.body);
    let change = |gone: Option<&str>| {
        let mut fields = vec![("version".to_owned(), form.hidden("version")), ("places".to_owned(), "2".to_owned())];
        fields.extend(day("from", "2026-12-01"));
        fields.extend(gone.map(|n| ("gone".to_owned(), n.to_owned())));
        fields
    };
    let asked = send(&visitor, &path, &change(None)).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("Vælg den") && asked.body.contains("value=\"3\" checked"), "{}", asked.body);
    led_to(&send(&visitor, &path, &change(Some("1"))).await);
    let page = visitor.get(&format!("/contracts/{}", settled.contract)).await;
    assert!(page.body.contains("Pladser nr."), "{}", page.body);
}

#[tokio::test]
async fn a_stale_company_shows_both_versions_with_their_words() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let settled = settle_centre(&t, 1, 3).await;
    let path = format!("/companies/{}/edit", settled.company);
    let form = visitor.get(&path).await;
    let mut mine = company(&form.body.split_once("name=\"cvr\"").unwrap().1.split("value=\"").nth(1).unwrap()[..8]);
    mine.push(("version", form.hidden("version")));
    let mut theirs = mine.clone();
    theirs.iter_mut().filter(|(n, _)| *n == "company_type").for_each(|(_, v)| *v = "groceries".to_owned());
    led_to(&post(&visitor, &path, &theirs).await);
    let stale = post(&visitor, &path, &mine).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.body.contains("<del>Dagligvareforretning</del>") && stale.body.contains("<ins>Plejecenter</ins>"),
        "{}",
        stale.body
    );
}

#[tokio::test]
async fn pages_of_another_job_centre_and_nonsense_are_not_there() {
    let t = TestHouse::new().await;
    let settled = settle_centre(&t, 1, 3).await;
    let stranger = Visitor::of(&t, &t.cast.consultant_elsewhere).await;
    let (company, centre, contract) = (settled.company, settled.centre, settled.contract);
    for path in [
        format!("/companies/{company}"),
        format!("/companies/{company}/edit"),
        format!("/centres/{centre}"),
        format!("/centres/{centre}/edit"),
        format!("/centres/{centre}/contracts/new"),
        format!("/contracts/{contract}"),
        format!("/contracts/{contract}/renew"),
        format!("/contracts/{contract}/places"),
        format!("/contracts/{contract}/end"),
        format!("/mentors/{}/edit", settled.mentor),
        "/companies/1".to_owned(),
        "/centres/x%00".to_owned(),
        "/contracts/new".to_owned(),
    ] {
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let caseworker = Visitor::of(&t, &t.cast.caseworker).await;
    let page = caseworker.get(&format!("/centres/{centre}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("1.700"), "a caseworker sees no prices");
    assert_eq!(caseworker.get(&format!("/contracts/{contract}")).await.status, StatusCode::FORBIDDEN);
}
