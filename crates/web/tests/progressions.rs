//! Questions and answers over HTTP: without script, one at a time, and with nothing on a page that its reader may not
//! read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{
    sign_in::Holder,
    store::progressions::{self as rows, RoundFacts, RoundRow},
};
use holdepunkt_rules::{
    id::*,
    progression::{Round, RoundKind},
    role::Role,
};
use holdepunkt_testkit::{TestHouse, engines};
use jiff::civil::date;

struct Scene {
    citizen: CitizenId,
    round: RoundId,
    karina: Visitor,
    jytte: Visitor,
    consultant: Visitor,
}

async fn scene(t: &TestHouse) -> Scene {
    let stage = t.stage(1, 2).await;
    let (citizen, placement) = t.placed(&stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
    let job_centre = Some(t.cast.job_centre);
    let own = Holder { job_centre, citizen: Some(citizen), ..Holder::default() };
    let mentor = Holder { job_centre, mentor: Some(stage.mentor), ..Holder::default() };
    let round = Round { id: RoundId::fresh(), citizen, placement, kind: RoundKind::Quarter, on: date(2026, 11, 23) };
    let id = round.id;
    let mut tx = t.house.store.write().await.unwrap();
    let row = RoundRow { round, facts: RoundFacts::default(), shared: false };
    assert!(rows::insert_round(&mut tx, t.cast.job_centre, &row).await.unwrap());
    tx.commit().await.unwrap();
    Scene {
        citizen,
        round: id,
        karina: Visitor::of(t, &t.grant("karina", Role::Citizen, own).await).await,
        jytte: Visitor::of(t, &t.grant("jytte", Role::CompanyMentor, mentor).await).await,
        consultant: Visitor::of(t, &t.cast.consultant).await,
    }
}

/// The identifiers of the questions on a page.
fn questions(body: &str) -> Vec<String> {
    let asks = body.split("<fieldset class=\"ask").skip(1);
    asks.filter_map(|a| a.split_once(" id=\"")?.1.split('"').next().map(str::to_owned)).collect()
}

const HOSTILE: &str = "<script>alert('x')</script> og \"citat\"";

#[tokio::test]
async fn citizen_answers_step_by_step_and_takes_it_up_where_it_was_left() {
    engines(|t| async move {
        let s = scene(&t).await;
        let path = format!("/rounds/{}/citizen", s.round);
        let page = s.karina.get(&path).await;
        assert_eq!((page.status, questions(&page.body)), (StatusCode::OK, vec!["C1".to_owned()]));
        // Without an answer one goes on, too: nothing is demanded before it is sent.
        let step = |version: String, at: &'static str, more: Vec<(&'static str, &'static str)>| {
            let mut all =
                vec![("questionnaire", "progression".to_owned()), ("version", version), ("at", at.to_owned())];
            all.extend(more.into_iter().map(|(n, v)| (n, v.to_owned())));
            all
        };
        let post = async |fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            s.karina.post(&path, &fields).await
        };
        let next = post(step(page.hidden("version"), "1", vec![("a_C1", "7"), ("go", "next")])).await;
        assert_eq!(next.location(), format!("{path}?q=progression&at=2"));
        let second = s.karina.get(next.location()).await;
        assert_eq!(questions(&second.body), ["C2"]);
        let later = post(step(second.hidden("version"), "2", vec![("go", "later")])).await;
        assert_eq!(later.location(), "/me/progression?done=progression-kept");
        let again = s.karina.get(&path).await;
        assert_eq!(questions(&again.body), ["C2"], "the first that lacks an answer");
        // Sent too early: all of it is shown, what lacks an answer is named, and what was given stays.
        let early = post(step(again.hidden("version"), "2", vec![("a_C2", "4"), ("go", "send")])).await;
        assert_eq!((early.status, questions(&early.body).len()), (StatusCode::UNPROCESSABLE_ENTITY, 11));
        assert!(early.body.contains("href=\"#C3\"") && !early.body.contains("href=\"#C2\""), "{}", early.body);
        assert!(early.body.contains("name=\"a_C1\" value=\"7\" checked"), "what was answered stays");
        // A form from before is told, and overwrites nothing.
        let old = post(step("1".to_owned(), "3", vec![("a_C1", "0"), ("go", "next")])).await;
        assert_eq!(old.status, StatusCode::CONFLICT);
        let mut all: Vec<(&str, String)> =
            vec![("questionnaire", "progression".to_owned()), ("version", early.hidden("version"))];
        let names: Vec<String> = (3..=10).map(|n| format!("a_C{n}")).collect();
        all.extend(names.iter().map(|n| (n.as_str(), "dont_know".to_owned())));
        all.extend([("w_C11", HOSTILE.to_owned()), ("go", "send".to_owned())]);
        let fields: Vec<(&str, &str)> = all.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let sent = s.karina.post(&path, &fields).await;
        assert_eq!(
            (sent.status, sent.location()),
            (StatusCode::SEE_OTHER, "/me/progression?done=progression-sent"),
            "{}",
            sent.body
        );
        let mine = s.karina.get("/me/progression").await;
        assert!(mine.body.contains("&#60;script&#62;") && !mine.body.contains("<script>alert"), "{}", mine.body);
        let paper = s.karina.get("/me/progression.pdf?language=en").await;
        assert_eq!((paper.status, &paper.bytes[..5]), (StatusCode::OK, &b"%PDF-"[..]));
    })
    .await;
}

#[tokio::test]
async fn mentor_reads_what_is_shared_and_nothing_else_of_the_others() {
    engines(|t| async move {
        let s = scene(&t).await;
        let fill = async |visitor: &Visitor, who: &str, items: Vec<String>, words: (&str, &str), how: &str| {
            let path = format!("/rounds/{}/{who}", s.round);
            let page = visitor.get(&path).await;
            let version = page.hidden("version");
            let mut fields =
                vec![("questionnaire", "progression"), ("version", &version), ("how", how), ("go", "send")];
            fields.extend(items.iter().map(|i| (i.as_str(), "3")));
            fields.push(words);
            let sent = visitor.post(&path, &fields).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        };
        let names = |letter: char, until: u32| (1..=until).map(|n| format!("a_{letter}{n}")).collect::<Vec<_>>();
        fill(&s.karina, "citizen", names('C', 10), ("w_C11", "Mine egne ord"), "").await;
        fill(&s.consultant, "employee", names('K', 10), ("a_K11", "no"), "").await;
        let read = async |visitor: &Visitor| visitor.get(&format!("/citizens/{}/progression", s.citizen)).await;
        assert!(read(&s.consultant).await.body.contains("Mine egne ord"));
        let hidden = read(&s.jytte).await;
        assert_eq!(hidden.status, StatusCode::OK);
        assert!(!hidden.body.contains("Mine egne ord") && !hidden.body.contains("pg--wheel"), "{}", hidden.body);
        let share = format!("/rounds/{}/share", s.round);
        assert_eq!(s.jytte.post(&share, &[("shared", "yes")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(s.karina.post(&share, &[("shared", "yes")]).await.status, StatusCode::SEE_OTHER);
        let shown = read(&s.jytte).await.body;
        assert!(shown.contains("Mine egne ord") && shown.contains("pg--wheel"), "{shown}");
        s.karina.post(&share, &[("shared", "no")]).await;
        assert!(!read(&s.jytte).await.body.contains("Mine egne ord"));
        // Nobody fills in somebody else's form unseen, and the mentor not the citizen's at all.
        assert_eq!(s.jytte.get(&format!("/rounds/{}/citizen", s.round)).await.status, StatusCode::NOT_FOUND);
        let silent = [("questionnaire", "progression"), ("version", "0"), ("a_M1", "3"), ("go", "later")];
        let quiet = s.consultant.post(&format!("/rounds/{}/mentor", s.round), &silent).await;
        assert_eq!(quiet.status, StatusCode::UNPROCESSABLE_ENTITY, "how it was answered is missing");
        // What is read stands in English, too.
        let english = Visitor { language: "en", ..s.karina.clone() };
        assert!(english.get("/me/progression").await.body.contains("My progress"));
    })
    .await;
}
