//! The door: sessions, headers, cross-site requests, lost sessions, stale edits, hostile input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{House, job_centres, sign_in};
use holdepunkt_rules::role::Role;
use holdepunkt_testkit::{NOW, TestHouse};
use jiff::{SignedDuration, Timestamp};

#[tokio::test]
async fn a_page_asks_for_sign_in_and_comes_back_to_itself() {
    let t = TestHouse::new().await;
    let answer = Visitor::nobody(&t).get("/people").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/sign-in?next=%2Fpeople"));
    let made_up = Visitor { cookie: format!("hp_session={}", "0".repeat(64)), ..Visitor::nobody(&t) };
    assert_eq!(made_up.get("/people").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn every_answer_has_its_headers() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    for path in ["/people", "/no-such-page", "/sign-in", "/health"] {
        let answer = visitor.get(path).await;
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert!(!answer.header("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    for (path, kind) in [("/static/css/base.css", "text/css"), ("/static/speak.js", "text/javascript")] {
        let file = visitor.get(path).await;
        assert_eq!(
            file.headers.get_all("content-type").iter().collect::<Vec<_>>(),
            [kind],
            "{path}: one kind, its own"
        );
    }
    let page = visitor.get("/people").await.body;
    assert!(!page.contains("style=\"") && !page.contains("<script>") && !page.contains(" onclick"), "nothing inline");
}

#[tokio::test]
async fn another_site_changes_nothing() {
    let t = TestHouse::new().await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
    ] {
        let answer = admin.post_from("/sign-out", &headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        assert!(answer.body.contains("<h1>"), "a page with a way on");
    }
    assert_eq!(admin.get("/people").await.status, StatusCode::OK, "still signed in");
    assert_eq!(admin.post_from("/sign-out", &[("origin", "http://localhost")]).await.location(), "/sign-in");
    assert_eq!(admin.get("/people").await.status, StatusCode::SEE_OTHER, "signed out, the old cookie is dead");
}

#[tokio::test]
async fn a_password_opens_and_guessing_pauses() {
    let t = TestHouse::new().await;
    let whom = sign_in::Holder { job_centre: Some(t.cast.job_centre), ..Default::default() };
    sign_in::add_account(&t.house, "karen", "Karen", Some("en lang adgangskode"), Role::Management, whom)
        .await
        .unwrap();
    let visitor = Visitor::nobody(&t);
    let wrong = visitor.post("/sign-in", &[("login", "karen"), ("password", "forkert")]).await;
    let unknown = visitor.post("/sign-in", &[("login", "ukendt"), ("password", "forkert")]).await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    assert_eq!(wrong.body.replace("karen", "ukendt"), unknown.body, "the answer tells nothing of the login");
    assert!(!wrong.body.contains("forkert"), "a password is never sent back");
    let right = visitor.post("/sign-in", &[("login", "karen"), ("password", "en lang adgangskode")]).await;
    assert!(right.header("set-cookie").contains("HttpOnly; SameSite=Lax"), "{:?}", right.headers);
    for _ in 0..sign_in::ATTEMPTS {
        visitor.post("/sign-in", &[("login", "karen"), ("password", "gæt")]).await;
    }
    let paused = visitor.post("/sign-in", &[("login", "karen"), ("password", "en lang adgangskode")]).await;
    assert_eq!(paused.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn cards_open_the_demo_only() {
    let t = TestHouse::new().await;
    let id = t.cast.consultant.id.to_string();
    assert_eq!(Visitor::nobody(&t).post("/enter", &[("as", &id)]).await.status, StatusCode::NOT_FOUND);
}

/// A house whose clock can be moved.
fn moving(t: &TestHouse) -> (TestHouseClock, House) {
    let minutes = Arc::new(AtomicI64::new(0));
    let start: Timestamp = NOW.parse().unwrap();
    let shared = Arc::clone(&minutes);
    let clock = move || start + SignedDuration::from_mins(shared.load(Ordering::SeqCst));
    let house = House::with_clock(t.house.store.clone(), Arc::clone(&t.house.rulebook), clock);
    (TestHouseClock(minutes), house)
}

struct TestHouseClock(Arc<AtomicI64>);

impl TestHouseClock {
    fn forward(&self, minutes: i64) {
        self.0.fetch_add(minutes, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn a_session_ends_and_what_was_being_sent_is_still_there() {
    let t = TestHouse::new().await;
    let (clock, house) = moving(&t);
    let t = TestHouse { house, cast: t.cast };
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    clock.forward(29);
    assert_eq!(admin.get("/people").await.status, StatusCode::OK);
    clock.forward(31);
    let sent = [("once", "abc"), ("version", "0"), ("name", "Ny Kollega <b>"), ("phone", "98000011")];
    let lost = admin.post("/people/new", &sent).await;
    assert_eq!(lost.location(), "/sign-in?next=%2Fresume");
    let parked = lost.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(parked.starts_with("hp_parked="), "{parked}");

    // Somebody else on the same machine gets nothing of it.
    let other = Visitor::of(&t, &t.cast.consultant).await;
    let other = Visitor { cookie: format!("{}; {parked}", other.cookie), ..other };
    assert_eq!(other.get("/resume").await.location(), "/");

    let again = Visitor::of(&t, &t.cast.administrator).await;
    let again = Visitor { cookie: format!("{}; {parked}", again.cookie), ..again };
    let page = again.get("/resume").await;
    assert!(
        page.body.contains("action=\"/people/new\"") && page.body.contains("Ny Kollega &#60;b&#62;"),
        "{}",
        page.body
    );
    let made = again.post("/people/new", &sent).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    assert!(again.get(made.location()).await.body.contains("Ny Kollega"));
    assert_eq!(again.get("/resume").await.location(), "/", "it is given back once");
}

#[tokio::test]
async fn a_double_click_makes_one() {
    let t = TestHouse::new().await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    let once = admin.get("/people/new").await.hidden("once");
    let fields = [("once", once.as_str()), ("name", "Dobbelt Klik")];
    let (one, two) = tokio::join!(admin.post("/people/new", &fields), admin.post("/people/new", &fields));
    assert_eq!(one.location(), two.location());
    let people = job_centres::people(&t.of(&t.cast.administrator)).await.unwrap();
    assert_eq!(people.employees.iter().filter(|e| e.name == "Dobbelt Klik").count(), 1);
}

#[tokio::test]
async fn a_stale_edit_shows_both_versions() {
    let t = TestHouse::new().await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    let person = t.cast.caseworker.employee.unwrap();
    let path = format!("/people/{person}/edit");
    let version = admin.get(&path).await.hidden("version");
    let mine = |name: &'static str| vec![("version", version.clone()), ("name", name.to_owned())];
    let send = async |fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        admin.post(&path, &fields).await
    };
    assert_eq!(send(mine("Bente Først")).await.status, StatusCode::SEE_OTHER);
    let stale = send(mine("Bente Senere")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(
        stale.body.contains("<del>Bente Først</del>") && stale.body.contains("<ins>Bente Senere</ins>"),
        "{}",
        stale.body
    );
    let knowing = vec![("version", stale.hidden("version")), ("name", "Bente Senere".to_owned())];
    assert_eq!(send(knowing).await.status, StatusCode::SEE_OTHER, "a choice made with both in sight");
}

#[tokio::test]
async fn hostile_input_is_refused_at_its_field() {
    let t = TestHouse::new().await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    let large = "x".repeat(2 * 1024 * 1024);
    for (name, value) in [
        ("name", large.as_str()),
        ("name", "a\u{0}b"),
        ("name", "\u{202E}omvendt"),
        ("name", ""),
        ("phone", "ring til mig"),
        ("email", "a@b"),
    ] {
        let mut fields = vec![("name", "Gyldigt Navn"), ("phone", ""), ("email", "")];
        fields.retain(|(n, _)| *n != name);
        fields.push((name, value));
        let answer = admin.post("/people/new", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.body.contains(&format!("id=\"{name}-error\"")), "{name}");
        assert!(answer.body.contains(&format!("href=\"#{name}\"")), "{name}");
    }
    let huge = "x".repeat(5 * 1024 * 1024);
    let answer = admin.post("/people/new", &[("name", &huge)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("<h1>"), "a page with a way on");
    for path in ["/people/not-an-id", "/people/00000000-0000-7000-8000-000000000000", "/people/%2e%2e%2f"] {
        assert_eq!(admin.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_database_that_is_gone_is_503_with_a_way_on() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    t.house.store.close().await;
    let answer = visitor.get("/people").await;
    assert_eq!((answer.status, answer.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
    assert!(answer.body.contains("databasen") && answer.body.contains("href=\"/\""), "{}", answer.body);
    assert_eq!(visitor.get("/health").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn pages_speak_the_readers_language() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.consultant).await;
    assert!(visitor.get("/people").await.body.contains("lang=\"da\""));
    let english = Visitor { language: "en-GB,en;q=0.9", ..visitor.clone() };
    assert!(english.get("/people").await.body.contains("<h1>Staff</h1>"));
    let chosen = Visitor { cookie: format!("{}; hp_language=en", visitor.cookie), ..visitor };
    assert!(chosen.get("/people").await.body.contains("<h1>Staff</h1>"), "the choice beats the browser");
}
