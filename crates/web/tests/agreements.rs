//! Pages of the work agreement: written without script, sent, signed by each, changed, and read by those alone who may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use axum::http::StatusCode;
use holdepunkt_casework::{
    agreements,
    sign_in::Holder,
    store::{Scoped, values},
};
use holdepunkt_rules::{agreement::Content, id::PlacementId, role::Role};
use holdepunkt_testkit::TestHouse;
use jiff::civil::date;

use crate::support::{Answer, Visitor};

fn has(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(answer.body.contains(part), "lacks {part}:\n{}", answer.body);
    }
}

fn lacks(answer: &Answer, parts: &[&str]) {
    for part in parts {
        assert!(!answer.body.contains(part), "has {part}");
    }
}

struct Scene {
    t: TestHouse,
    placement: PlacementId,
    consultant: Visitor,
    caseworker: Visitor,
    karina: Visitor,
    jytte: Visitor,
}

async fn scene() -> Scene {
    let t = TestHouse::new().await;
    let stage = t.stage(1, 1).await;
    let (citizen, placement) = t.placed(&stage, 1, date(2026, 11, 16), date(2027, 1, 29)).await;
    let job_centre = Some(t.cast.job_centre);
    let own = Holder { job_centre, citizen: Some(citizen), ..Holder::default() };
    let karina = t.grant("karina", Role::Citizen, own).await;
    let mentor = Holder { job_centre, mentor: Some(stage.mentor), ..Holder::default() };
    let jytte = t.grant("jytte", Role::CompanyMentor, mentor).await;
    Scene {
        consultant: Visitor::of(&t, &t.cast.consultant).await,
        caseworker: Visitor::of(&t, &t.cast.caseworker).await,
        karina: Visitor::of(&t, &karina).await,
        jytte: Visitor::of(&t, &jytte).await,
        placement,
        t,
    }
}

impl Scene {
    fn path(&self, rest: &str) -> String {
        format!("/placements/{}/agreement{rest}", self.placement)
    }

    /// What the form of a draft sends: what is proposed, and what only people know.
    async fn fields(&self) -> Vec<(String, String)> {
        let page = self.consultant.get(&self.path("/edit")).await;
        let mut fields = vec![("once".to_owned(), page.hidden("once")), ("version".to_owned(), page.hidden("version"))];
        let own = [
            ("long_term_goal", "Job med ældre"),
            ("goal_rows", "2"),
            ("g1_text", "Klarer frokosten"),
            ("g2_text", "Dækker op"),
            ("g2_step", "yes"),
            ("paid_none", "yes"),
            ("rung_rows", "2"),
            ("r1_d1_from", "9"),
            ("r1_d1_until", "12"),
            ("r1_tasks", "Dækker op\nHenter post"),
            ("r2_from_day", "14"),
            ("r2_from_month", "12"),
            ("r2_from_year", "2026"),
            ("r2_d1_from", "9"),
            ("r2_d1_until", "13.30"),
            ("r2_tasks", "Dækker op"),
            ("mentor_role", "Tager imod hver morgen"),
            ("mentor_hours", "2"),
            ("meeting_days", "7"),
        ];
        fields.extend(own.map(|(n, v)| (n.to_owned(), v.to_owned())));
        let contact = self.t.cast.consultant.employee.unwrap();
        fields.push(("contact".to_owned(), contact.to_string()));
        fields
    }

    async fn post(&self, who: &Visitor, rest: &str, fields: &[(String, String)]) -> Answer {
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        who.post(&self.path(rest), &pairs).await
    }

    async fn send(&self) {
        let page = self.consultant.get(&self.path("")).await;
        let version = page.hidden("version");
        let answer = self.consultant.post(&self.path("/send"), &[("version", &version)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    async fn open(&self) -> String {
        let page = agreements::find(&self.t.of(&self.t.cast.consultant), self.placement).await.unwrap();
        page.around.open().unwrap().id.to_string()
    }
}

fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(n, _)| n != name);
    fields.push((name.to_owned(), value.to_owned()));
}

#[tokio::test]
async fn steps_are_added_and_taken_away_and_everything_typed_stays() {
    let s = scene().await;
    let mut fields = s.fields().await;
    set(&mut fields, "do", "add_rung");
    let page = s.post(&s.consultant, "/edit", &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    has(
        &page,
        &[
            "Job med ældre",
            "id=\"r3\"",
            "name=\"r3_d1_until\" value=\"13.30\"",
            "4,5 timer om ugen",
            "<svg class=\"stair stair--3\"",
        ],
    );
    set(&mut fields, "do", "remove_rung_2");
    let page = s.post(&s.consultant, "/edit", &fields).await;
    lacks(&page, &["id=\"r2\"", "4,5 timer om ugen"]);
    has(&page, &["3 timer om ugen", "Klarer frokosten"]);
    // A time that can't be read stands at its step, with what was typed.
    set(&mut fields, "do", "save");
    set(&mut fields, "r2_d1_until", "8");
    let page = s.post(&s.consultant, "/edit", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&page, &["id=\"r2-error\"", "name=\"r2_d1_until\" value=\"8\"", "Job med ældre"]);
    let context = s.t.of(&s.t.cast.consultant);
    assert!(agreements::find(&context, s.placement).await.unwrap().around.versions.is_empty(), "nothing was kept");
}

#[tokio::test]
async fn what_is_missing_leads_to_its_field_and_a_whole_one_is_sent_and_signed() {
    let s = scene().await;
    let mut half = s.fields().await;
    set(&mut half, "long_term_goal", "");
    set(&mut half, "contact", "");
    assert_eq!(s.post(&s.consultant, "/edit", &half).await.status, StatusCode::SEE_OTHER);
    let page = s.consultant.get(&s.path("")).await;
    has(&page, &["/agreement/edit#long_term_goal", "/agreement/edit#contact"]);
    lacks(&page, &["/agreement/send"]);
    assert_eq!(s.post(&s.consultant, "/edit", &s.fields().await).await.status, StatusCode::SEE_OTHER);
    // A workplace is shown nothing yet, and one's own page says that it is being written.
    let page = s.jytte.get(&s.path("")).await;
    lacks(&page, &["Job med ældre"]);
    s.send().await;
    let page = s.karina.get(&s.path("")).await;
    has(&page, &["Der vil jeg hen", "Job med ældre", "Jeg vil spørge først", "lang=\"da\""]);
    lacks(&page, &["CPR"]);
    let (read, once) = (page.hidden("agreement"), page.hidden("once"));
    let refused = s.karina.post(&s.path("/sign"), &[("agreement", &read), ("once", &once)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "without the tick");
    let fields = [("agreement", read.as_str()), ("once", once.as_str()), ("read", "yes")];
    let first = s.karina.post(&s.path("/sign"), &fields).await;
    let second = s.karina.post(&s.path("/sign"), &fields).await;
    assert_eq!((first.status, first.location()), (second.status, second.location()), "a double click");
    let page = s.jytte.get(&s.path("")).await;
    has(&page, &["Karina Bisgaard", "Mangler at skrive under"]);
    let fields = [("agreement", read.as_str()), ("once", "b"), ("read", "yes")];
    assert_eq!(s.jytte.post(&s.path("/sign"), &fields).await.status, StatusCode::SEE_OTHER);
    let page = s.jytte.get(&s.path("")).await;
    has(&page, &["Vi venter på de andre"]);
    let fields = [("agreement", read.as_str()), ("once", "c"), ("read", "yes")];
    assert!(s.caseworker.post(&s.path("/sign"), &fields).await.location().contains("done=agreement-in-force"));
}

#[tokio::test]
async fn an_old_version_is_never_signed_and_both_are_shown() {
    let s = scene().await;
    s.post(&s.consultant, "/edit", &s.fields().await).await;
    s.send().await;
    let old = s.open().await;
    let page = s.consultant.get(&s.path("")).await;
    let version = page.body.split("/agreement/take-back").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let version = version.split('"').next().unwrap();
    let answer = s.consultant.post(&s.path("/take-back"), &[("version", version)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let mut fields = s.fields().await;
    set(&mut fields, "mentor_role", "Tager imod hver onsdag");
    s.post(&s.consultant, "/edit", &fields).await;
    s.send().await;
    for rest in ["/sign", "/talk"] {
        let answer =
            s.karina.post(&s.path(rest), &[("agreement", &old), ("once", "a"), ("read", "yes"), ("words", "")]).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{rest}");
        has(&answer, &["Intet er skrevet under", "<del>morgen</del>", "<ins>onsdag</ins>"]);
    }
    let fields = [("agreement", old.as_str()), ("once", "x"), ("read", "yes"), ("party", "citizen")];
    assert_eq!(s.consultant.post(&s.path("/table"), &fields).await.status, StatusCode::CONFLICT);
    let page = s.consultant.get(&s.path("/versions?from=1&to=2")).await;
    has(&page, &["<del>morgen</del>", "<ins>onsdag</ins>", "borgeren og virksomheden"]);
    // The workplace is not shown what was taken back.
    assert_eq!(s.jytte.get(&s.path("?number=1")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_later_of_two_writers_sees_both_and_chooses() {
    let s = scene().await;
    s.post(&s.consultant, "/edit", &s.fields().await).await;
    let (mine, theirs) = (s.fields().await, s.fields().await);
    let (mut mine, mut theirs) = (mine, theirs);
    set(&mut theirs, "mentor_role", "Skrevet af den første");
    set(&mut mine, "mentor_role", "Skrevet af den anden");
    assert_eq!(s.post(&s.consultant, "/edit", &theirs).await.status, StatusCode::SEE_OTHER);
    let answer = s.post(&s.caseworker, "/edit", &mine).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    has(&answer, &["id=\"conflict-h\"", "<del>første</del>", "<ins>anden</ins>"]);
    // Keeping one's own is a choice: the form now holds the version that stands.
    set(&mut mine, "version", &answer.hidden("version"));
    set(&mut mine, "once", &answer.hidden("once"));
    assert_eq!(s.post(&s.caseworker, "/edit", &mine).await.status, StatusCode::SEE_OTHER);
    // Two who begin at once: the later is shown the draft that there is now.
    let mut begun = s.fields().await;
    set(&mut begun, "version", "0");
    set(&mut begun, "once", "en anden nøgle");
    set(&mut begun, "mentor_role", "Begyndt forfra");
    let answer = s.post(&s.caseworker, "/edit", &begun).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    has(&answer, &["id=\"conflict-h\"", "Begyndt forfra"]);
}

#[tokio::test]
async fn the_citizen_writes_goals_and_the_words_are_theirs() {
    let s = scene().await;
    let page = s.karina.get("/me").await;
    has(&page, &["/agreement/goals"]);
    let page = s.karina.get(&s.path("/goals")).await;
    let once = page.hidden("once");
    let fields = [("once", once.as_str()), ("version", "0"), ("goal_rows", "4"), ("g1_text", "Turde sige fra")];
    let answer = s.karina.post(&s.path("/goals"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    has(&s.consultant.get(&s.path("")).await, &["Turde sige fra", "Karinas egne ord"]);
    has(&s.karina.get(&s.path("")).await, &["Turde sige fra", "mine ord"]);
    let stale = [("once", "anden"), ("version", "9"), ("goal_rows", "4"), ("g1_text", "Noget andet")];
    let answer = s.karina.post(&s.path("/goals"), &stale).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    has(&answer, &["Turde sige fra", "Noget andet"]);
}

#[tokio::test]
async fn on_behalf_of_somebody_has_a_reason_that_stands_on_it() {
    let s = scene().await;
    s.post(&s.consultant, "/edit", &s.fields().await).await;
    s.send().await;
    let page = s.consultant.get(&s.path("/on-behalf")).await;
    let read = page.hidden("agreement");
    let fields = [("agreement", read.as_str()), ("once", "a"), ("party", "citizen"), ("said_yes", "yes")];
    let answer = s.consultant.post(&s.path("/on-behalf"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&answer, &["id=\"reason-error\""]);
    let fields = [&fields[..], &[("reason", "said_yes_by_phone")]].concat();
    assert_eq!(s.consultant.post(&s.path("/on-behalf"), &fields).await.status, StatusCode::SEE_OTHER);
    has(&s.consultant.get(&s.path("/print")).await, &["Sagde ja i telefonen", "Maja Thorup"]);
}

#[tokio::test]
async fn a_mentor_says_yes_once_before_anybody_is_shown() {
    let s = scene().await;
    let forget = Scoped::new("update mentor set confidential_since = null where job_centre = $1");
    let mut tx = s.t.house.store.write().await.unwrap();
    tx.run(forget.within(s.t.cast.job_centre, values![])).await.unwrap();
    tx.commit().await.unwrap();
    for path in ["/mentored".to_owned(), s.path(""), s.path("/print")] {
        let answer = s.jytte.get(&path).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/mentored/confidentiality"), "{path}");
    }
    let page = s.jytte.get("/mentored/confidentiality").await;
    has(&page, &["Ja, det bliver hos mig"]);
    lacks(&page, &["Karina"]);
    let answer = s.jytte.post("/mentored/confidentiality", &[]).await;
    assert!(answer.location().starts_with("/mentored?done="));
    has(&s.jytte.get("/mentored").await, &["Karina Bisgaard"]);
}

#[tokio::test]
async fn pages_of_a_draft_are_the_same_in_english() {
    let mut s = scene().await;
    s.post(&s.consultant, "/edit", &s.fields().await).await;
    s.send().await;
    s.karina.language = "en";
    has(&s.karina.get(&s.path("")).await, &["Where I want to go", "I want to ask first", "Monday 9:00–12:00"]);
    let context = s.t.of(&s.t.cast.consultant);
    let page = agreements::find(&context, s.placement).await.unwrap();
    assert_ne!(page.around.open().unwrap().content, Content::default());
}
