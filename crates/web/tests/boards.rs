//! The board, home, one's own pages and search, over HTTP.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use crate::support::Visitor;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use holdepunkt_casework::{
    referrals,
    sign_in::Holder,
    signals,
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
use holdepunkt_testkit::{Stage, TestHouse};

/// A citizen on a seat from some days before today to some days after.
async fn seat(t: &TestHouse, s: &Stage, place: usize, citizen: CitizenId, from: i64, until: i64) -> PlacementId {
    let last = plus_days(t.today(), until);
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen,
        place: s.places[place],
        referral: None,
        mentor: s.mentor,
        state: PlacementState::Agreed,
        period: Period::known(plus_days(t.today(), from), Some(last)),
        agreed_until: last,
        hours: WeeklyHours::whole(12),
        choice: Code::known("citizens_wish"),
        ending: None,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    };
    let mut tx = t.house.store.write().await.unwrap();
    placements::insert(&mut tx, t.cast.job_centre, &placement).await.unwrap();
    tx.commit().await.unwrap();
    placement.id
}

async fn grant(t: &TestHouse, login: &str, role: Role, whom: Holder) -> RoleGrant {
    t.grant(login, role, Holder { job_centre: Some(t.cast.job_centre), ..whom }).await
}

fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
}

fn lacks(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(!page.contains(part), "{part} stands in {page}");
    }
}

#[tokio::test]
async fn the_board_shows_who_sits_where_to_whom_it_may() {
    let t = TestHouse::new().await;
    let s = t.stage(1, 3).await;
    let karina = t.citizen(1, "Karina Bisgaard").await;
    let id = seat(&t, &s, 0, karina, -50, 10).await;
    let consultant = Visitor::of(&t, &t.cast.consultant).await;
    let page = consultant.get("/places").await;
    assert_eq!(page.status, StatusCode::OK);
    has(&page.body, &["Karina B.", "1 af 3 pladser er optaget", "Find borger", "slutter snart", "zoom-week cols-16"]);
    lacks(&page.body, &["Bisgaard", "⟦", "style="]);
    for zoom in ["day", "month", "quarter"] {
        let page = consultant.get(&format!("/places?zoom={zoom}&status=ending_soon")).await.body;
        has(&page, &["Karina B.", "aria-current=\"true\""]);
        lacks(&page, &["⟦"]);
    }
    has(&consultant.get("/places?status=reserved").await.body, &["Ingen pladser passer"]);
    has(&consultant.get("/places?from=9999-99-99&zoom=no&hours=x&selected=x").await.body, &["Karina B."]);

    let lead = Visitor::of(&t, &t.cast.project_lead).await.get(&format!("/places?selected={id}")).await.body;
    has(&lead, &["Optaget"]);
    lacks(&lead, &["Karina", "Find borger"]);

    // Another job centre: nothing, and three steps to a first place.
    let elsewhere = Visitor::of(&t, &t.cast.consultant_elsewhere).await;
    has(&elsewhere.get("/places").await.body, &["Der er ingen pladser endnu"]);
    assert_eq!(elsewhere.get(&format!("/places?selected={id}")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_panel_stands_in_the_page_or_comes_alone() {
    let t = TestHouse::new().await;
    let s = t.stage(1, 2).await;
    let karina = t.citizen(1, "Karina Bisgaard").await;
    let id = seat(&t, &s, 0, karina, -50, 40).await;
    let visitor = Visitor { language: "en", ..Visitor::of(&t, &t.cast.caseworker).await };
    let path = format!("/places?zoom=week&selected={id}");
    let page = visitor.get(&path).await.body;
    has(&page, &["<!doctype html>", "Karina Bisgaard", "week 8 of 13", "Jytte Halkj", &format!("/citizens/{karina}")]);
    let part = async |extra: &str| {
        let request = Request::builder().uri(&path).header("host", "localhost").header("cookie", &visitor.cookie);
        let request = request.header("hx-request", "true").header("accept-language", "en");
        let request = if extra.is_empty() { request } else { request.header(extra, "true") };
        visitor.send(request.body(Body::empty()).unwrap()).await.body
    };
    let panel = part("").await;
    has(&panel, &["Karina Bisgaard", "selected-h"]);
    lacks(&panel, &["<!doctype html>"]);
    has(&part("hx-history-restore-request").await, &["<!doctype html>"]);
    let vacant = visitor.get(&format!("/places?selected=place-{}", s.places[1])).await.body;
    has(&vacant, &["Vacant place"]);
}

#[tokio::test]
async fn a_vacant_place_meets_those_who_wait() {
    let t = TestHouse::new().await;
    let s = t.stage(1, 1).await;
    let bo = t.citizen(2, "Bo Kjeldsen").await;
    referrals::send(&t.of(&t.cast.caseworker), bo, "Gerne udendørs".to_owned()).await.unwrap();
    let consultant = Visitor::of(&t, &t.cast.consultant).await;
    let page = consultant.get(&format!("/places/{}/fill?from=2026-12-01", s.places[0])).await.body;
    has(
        &page,
        &["Bo Kjeldsen", "Gerne udend", &format!("/citizens/{bo}/place?place={}&amp;from=2026-12-01", s.places[0])],
    );
    let caseworker = Visitor::of(&t, &t.cast.caseworker).await;
    assert_eq!(caseworker.get(&format!("/places/{}/fill", s.places[0])).await.status, StatusCode::FORBIDDEN);
    assert_eq!(consultant.get("/places/not-a-place/fill").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn home_says_what_today_asks_or_leads_to_ones_own_page() {
    let t = TestHouse::new().await;
    let s = t.stage(1, 2).await;
    let karina = t.citizen(1, "Karina Bisgaard").await;
    let id = seat(&t, &s, 0, karina, -50, -3).await;
    referrals::send(&t.of(&t.cast.caseworker), t.citizen(2, "Bo Kjeldsen").await, String::new()).await.unwrap();
    signals::look_at_everybody(&t.house).await.unwrap();
    let consultant = Visitor::of(&t, &t.cast.consultant).await.get("/").await.body;
    has(&consultant, &["Godmorgen, Maja", "Tirsdag 24. november, uge 48", "Én ny visitation", "Bo K."]);
    lacks(&consultant, &["Karina", "⟦"]);
    let caseworker = Visitor::of(&t, &t.cast.caseworker).await.get("/").await.body;
    has(&caseworker, &["Karina B.", "De aftalte dage sluttede 21. nov."]);
    lacks(&caseworker, &[&format!("/placements/{id}")]);
    let lead = Visitor { language: "en", ..Visitor::of(&t, &t.cast.project_lead).await }.get("/").await.body;
    has(&lead, &["Good morning, Rikke", "Bente Lauridsen"]);
    lacks(&lead, &["Karina", "Bo K", "⟦"]);
    for (role, whom, to) in [
        (Role::Citizen, Holder { citizen: Some(karina), ..Holder::default() }, "/me"),
        (Role::CompanyMentor, Holder { mentor: Some(s.mentor), ..Holder::default() }, "/attendance"),
        (Role::CompanyContact, Holder { company: Some(s.company), ..Holder::default() }, "/our-company"),
    ] {
        let visitor = Visitor::of(&t, &grant(&t, role.code(), role, whom).await).await;
        assert_eq!(visitor.get("/").await.location(), to);
    }
    for role in [Role::Auditor, Role::ActivationStaff, Role::MentorCoordinator] {
        let employee = t.cast.teammate.employee;
        let visitor =
            Visitor::of(&t, &grant(&t, role.code(), role, Holder { employee, ..Holder::default() }).await).await;
        let page = visitor.get("/").await;
        assert_eq!(page.status, StatusCode::OK);
        lacks(&page.body, &["Karina", "⟦"]);
    }
}

#[tokio::test]
async fn own_pages_speak_plainly_and_keep_to_what_concerns_the_reader() {
    let t = TestHouse::new().await;
    let s = t.stage(1, 2).await;
    let karina = t.citizen(1, "Karina Bisgaard").await;
    seat(&t, &s, 0, karina, -50, 60).await;
    let cpr = "020361"; // how the first citizen's number begins, as `cpr(1)` makes it
    for (role, whom, path, parts) in [
        (
            Role::Citizen,
            Holder { citizen: Some(karina), ..Holder::default() },
            "/me",
            ["Her er du nu", "Købmanden", "Bente Lauridsen"],
        ),
        (
            Role::CompanyMentor,
            Holder { mentor: Some(s.mentor), ..Holder::default() },
            "/mentored",
            ["Karina Bisgaard", "12 timer om ugen", "Maja Thorup"],
        ),
        (
            Role::CompanyContact,
            Holder { company: Some(s.company), ..Holder::default() },
            "/our-company",
            ["Karina Bisgaard", "Aftale om 2 pladser", "Ledig"],
        ),
    ] {
        let visitor = Visitor::of(&t, &grant(&t, role.code(), role, whom).await).await;
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        has(&page.body, &parts);
        lacks(&page.body, &[cpr, "⟦", "Søndergade 1", "Aktivitetsparat"]);
        let english = Visitor { language: "en", ..visitor }.get(path).await.body;
        lacks(&english, &["⟦", "timer om ugen"]);
    }
}

#[tokio::test]
async fn search_keeps_names_out_of_addresses() {
    let t = TestHouse::new().await;
    t.stage(1, 1).await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    let page = visitor.post("/search", &[("q", "købmand")]).await.body;
    has(&page, &["Købmand 1", "name=\"q\" type=\"search\" value=\"købmand\""]);
    has(&visitor.post("/search", &[("q", "<b>intet</b>")]).await.body, &["Intet passer", "&#60;b&#62;intet"]);
    has(&visitor.get("/search?q=k%C3%B8bmand").await.body, &["action=\"/search\""]);
    lacks(&visitor.get("/search?q=k%C3%B8bmand").await.body, &["Købmand 1"]);
    let lead = Visitor::of(&t, &t.cast.project_lead).await;
    lacks(&lead.post("/search", &[("q", "købmand")]).await.body, &["/citizens/search"]);
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    assert_eq!(admin.post("/search", &[("q", "købmand")]).await.status, StatusCode::FORBIDDEN);
}
