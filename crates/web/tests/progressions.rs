//! Questions and answers over HTTP: without script, one at a time, and with nothing on a page that its reader may not
//! read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{
    messages::Content as Letter,
    sign_in::Holder,
    store::{
        messages as outbox,
        progressions::{self as rows, RoundFacts, RoundRow},
    },
};
use holdepunkt_rules::{
    id::*,
    message::{MessageKind, MessageState},
    progression::{FormWord, Round, RoundKind},
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

const SIX_OF_ELEVEN: &str = "6 \u{645}\u{646} 11";

/// What of a page is the form: from its own language on.
fn form_of(body: &str) -> &str {
    body.split_once("<div class=\"own own--stack\"").unwrap().1.split("</main>").next().unwrap()
}

#[tokio::test]
async fn citizen_answers_in_arabic_and_everything_around_the_questions_is_arabic_too() {
    engines(|t| async move {
        let s = scene(&t).await;
        let ar = t.house.rulebook.translations()[0].clone();
        let word = |w: FormWord| ar.say(w, &[]).unwrap();
        let path = format!("/rounds/{}/citizen", s.round);
        let begun = s.karina.get(&path).await;
        let offered =
            format!("href=\"{path}?q=progression&#38;at=1&#38;in=ar\" lang=\"ar\" dir=\"rtl\" hreflang=\"ar\">");
        assert!(begun.body.contains(&offered) && begun.body.contains(&ar.own_name), "{}", begun.body);
        assert!(begun.body.contains("in=da\" lang=\"da\" dir=\"ltr\" hreflang=\"da\" aria-current=\"true\">Dansk</a>"));
        assert!(begun.body.contains("class=\"own own--stack\" lang=\"da\" dir=\"ltr\""));

        let page = s.karina.get(&format!("{path}?q=progression&at=6&in=ar")).await;
        assert!(page.body.contains("<html lang=\"da\">"), "the page around it stays");
        let form = form_of(&page.body);
        assert!(form.starts_with(" lang=\"ar\" dir=\"rtl\">"), "{form}");
        assert!(form.contains(SIX_OF_ELEVEN) && form.contains(ar.item("C6").unwrap()), "{form}");
        for said in [FormWord::DontKnow, FormWord::PreferNot, FormWord::Next, FormWord::Later, FormWord::AllAtOnce] {
            assert!(form.contains(&word(said)), "{said}");
        }
        assert!(form.contains(&ar.lead) && form.contains("\u{2068}"), "what it says of itself, and names set apart");
        let danish =
            form.split(['>', '<']).skip(1).step_by(2).filter(|t| t.contains(['æ', 'ø', 'å'])).collect::<Vec<_>>();
        assert!(danish.is_empty(), "{danish:?}");
        assert!(!page.body.contains('⟦') && page.body.contains("<title>Mine spørgsmål"));

        // Each step stays in the language, and so does a refusal.
        let at = |n: &'static str, version: String| {
            [
                ("questionnaire", "progression".to_owned()),
                ("version", version),
                ("at", n.to_owned()),
                ("in", page.hidden("in")),
            ]
        };
        let post = async |fields: &[(&str, String)], more: &[(&str, &str)]| {
            let mut all: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            all.extend(more);
            s.karina.post(&path, &all).await
        };
        let next = post(&at("6", page.hidden("version")), &[("a_C6", "7"), ("go", "next")]).await;
        assert_eq!(next.location(), format!("{path}?q=progression&at=7&in=ar"));
        let seventh = s.karina.get(next.location()).await;
        let early = post(&at("7", seventh.hidden("version")), &[("go", "send")]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        let form = form_of(&early.body);
        let count = ar.say(FormWord::AnswersMissing, &[("count", "9".to_owned())]).unwrap();
        assert!(form.starts_with(" lang=\"ar\" dir=\"rtl\">") && form.contains(&count), "{form}");
        assert!(form.contains(&word(FormWord::AnswerNotOnScale)) && form.contains(&word(FormWord::WayOut)));
        assert!(form.contains("dir=\"auto\"") && early.hidden("in") == "ar", "words are laid out as they are written");
        assert!(early.body.contains("?q=progression&#38;all=1&#38;in=en\""), "another language from here, too");
        let old = post(&at("7", "1".to_owned()), &[("a_C1", "0"), ("go", "next")]).await;
        assert!(old.status == StatusCode::CONFLICT && old.body.contains(&word(FormWord::Stale)));

        // Taken up again, a draft is in the language in which it was begun, unless somebody asks for another.
        assert!(s.karina.get(&path).await.body.contains("own own--stack\" lang=\"ar\" dir=\"rtl\""));
        let danish = s.karina.get(&format!("{path}?in=da")).await;
        assert!(danish.body.contains("own own--stack\" lang=\"da\" dir=\"ltr\"") && danish.hidden("in") == "da");
        assert!(s.karina.get(&format!("{path}?in=xx")).await.body.contains("own own--stack\" lang=\"ar\""));
        let names: Vec<String> = (1..=10).map(|n| format!("a_C{n}")).collect();
        let mut all: Vec<(&str, &str)> = names.iter().map(|n| (n.as_str(), "5")).collect();
        let arabic = "\u{623}\u{633}\u{623}\u{644} \u{627}\u{644}\u{622}\u{646}";
        all.extend([("w_C11", arabic), ("go", "send")]);
        let sent = post(&at("7", early.hidden("version")), &all).await;
        assert_eq!(sent.location(), "/me/progression?done=progression-sent", "{}", sent.body);
        let mut tx = t.house.store.read().await.unwrap();
        let forms = rows::forms_of_round(&mut tx, t.cast.job_centre, s.round).await.unwrap();
        assert_eq!(forms.iter().map(|f| f.language.as_str()).collect::<Vec<_>>(), ["ar"]);
        drop(tx);
        let read = s.consultant.get(&format!("/citizens/{}/progression", s.citizen)).await.body;
        assert!(read.contains("besvaret på arabisk") && read.contains(&format!("<p dir=\"auto\">{arabic}")), "{read}");
    })
    .await;
}

#[tokio::test]
async fn language_is_offered_only_to_those_whom_it_covers_wholly() {
    engines(|t| async move {
        let s = scene(&t).await;
        let mentor = format!("/rounds/{}/mentor", s.round);
        for asked in ["", "?in=ar"] {
            let page = s.jytte.get(&format!("{mentor}{asked}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("class=\"own tongues\"") && !page.body.contains("in=ar"), "{}", page.body);
            assert!(page.body.contains("own own--stack\" lang=\"da\" dir=\"ltr\"") && page.hidden("in").is_empty());
        }
        let employee = s.consultant.get(&format!("/rounds/{}/employee?in=ar", s.round)).await;
        assert!(employee.body.contains("own own--stack\" lang=\"da\"") && !employee.body.contains("in=ar"));

        // Together with the citizen it is there; how it was answered is asked in the language of whoever asks.
        let citizen = format!("/rounds/{}/citizen", s.round);
        let page = s.consultant.get(&format!("{citizen}?in=ar")).await;
        let form = form_of(&page.body);
        assert!(form.contains(
            "<fieldset class=\"ask\" lang=\"da\" dir=\"ltr\"><legend class=\"ask__q\">Hvordan er der svaret?"
        ));
        assert!(form.contains(&t.house.rulebook.translations()[0].say(FormWord::Mine, &[]).unwrap()));
        // What is typed in from paper is in a language that nobody noted, unless they say so.
        let kept = async |how: &str, language: &str, version: &str| {
            let fields = [
                ("questionnaire", "progression"),
                ("version", version),
                ("how", how),
                ("in", language),
                ("go", "later"),
            ];
            let answer = s.consultant.post(&citizen, &fields).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
            let mut tx = t.house.store.read().await.unwrap();
            let forms = rows::forms_of_round(&mut tx, t.cast.job_centre, s.round).await.unwrap();
            forms[0].language.clone()
        };
        assert_eq!(kept("paper", "", "0").await, "");
        assert_eq!(kept("together", "", "2").await, "da");
        assert_eq!(kept("paper", "en", "3").await, "en");
        assert_eq!(kept("together", "ar", "4").await, "ar");
    })
    .await;
}

/// The latest waiting message of a kind, as its value of a name.
async fn written(t: &TestHouse, kind: MessageKind, name: &str) -> String {
    let mut tx = t.house.store.read().await.unwrap();
    let scope = t.cast.job_centre;
    let rows = outbox::list(&mut tx, scope, MessageState::Waiting, 100).await.unwrap();
    let row = rows.into_iter().find(|row| row.kind == kind).expect("a message");
    let content = outbox::content(&mut tx, scope, row.id).await.unwrap().unwrap();
    Letter::of(&content).unwrap().values[name].clone()
}

#[tokio::test]
async fn whoever_does_not_sign_in_is_sent_a_link_and_answers_behind_it() {
    engines(|t| async move {
        let s = scene(&t).await;
        let page = s.consultant.get(&format!("/rounds/{}/citizen", s.round)).await;
        let send = format!("/rounds/{}/citizen/link", s.round);
        assert!(page.body.contains(&format!("href=\"{send}\"")), "{}", page.body);
        assert_eq!(s.karina.get(&send).await.status, StatusCode::FORBIDDEN, "one's own form needs no link");
        let before = s.consultant.get(&send).await;
        assert!(before.body.contains("Der er ikke sendt et link endnu"), "{}", before.body);
        assert_eq!(s.consultant.post(&send, &[("by", "sms")]).await.status, StatusCode::SEE_OTHER);
        let path = written(&t, MessageKind::QuestionsLink, "path").await;

        let nobody = Visitor::nobody(&t);
        let door = nobody.get(&path).await;
        assert!(door.body.contains(&format!("action=\"{path}/code\"")), "{}", door.body);
        assert!(!door.body.contains("Karina") && !door.body.contains("C1"), "nothing is told before the code");
        nobody.post(&format!("{path}/code"), &[]).await;
        let code = written(&t, MessageKind::SignCode, "code").await;
        let wrong = nobody.post(&format!("{path}/open"), &[("code", "12")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let open = nobody.post(&format!("{path}/open"), &[("code", &code)]).await;
        let cookie = open.header("set-cookie").split(';').next().unwrap().to_owned();
        let karina = Visitor { cookie, ..Visitor::nobody(&t) };

        let form = karina.get(&path).await;
        assert_eq!(questions(&form.body), ["C1"]);
        assert!(!form.body.contains("/link\""), "no link from behind a link");
        let step = [("questionnaire", "progression"), ("version", "0"), ("at", "1"), ("a_C1", "7"), ("go", "next")];
        let next = karina.post(&path, &step).await;
        assert_eq!(next.location(), format!("{path}?q=progression&at=2"));
        let second = karina.get(next.location()).await;
        let later = [("questionnaire", "progression"), ("version", &second.hidden("version")), ("go", "later")];
        let kept = karina.post(&path, &later).await;
        assert!(karina.get(kept.location()).await.body.contains("er gemt"));
        // Sent without the rest: what lacks is told at the form, and what was answered stays.
        let all = karina.get(&format!("{path}?all=1")).await;
        let version = all.hidden("version");
        let mut fields = vec![("questionnaire", "progression"), ("version", &version), ("all", "1"), ("go", "send")];
        let lacks = karina.post(&path, &fields).await;
        assert_eq!(lacks.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(lacks.body.contains("error-summary") && lacks.body.contains("value=\"7\" checked"), "{}", lacks.body);
        let items: Vec<String> = (2..=10).map(|n| format!("a_C{n}")).collect();
        fields.extend(items.iter().map(|i| (i.as_str(), "5")));
        fields.push(("w_C11", HOSTILE));
        let version = lacks.hidden("version");
        fields[1].1 = &version;
        let sent = karina.post(&path, &fields).await;
        assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, path.as_str()), "{}", sent.body);
        let thanks = karina.get(&path).await;
        assert!(thanks.body.contains("Tak for dine svar"), "{}", thanks.body);
        assert_eq!(nobody.get(&path).await.status, StatusCode::GONE, "the link is used");
        assert_eq!(nobody.get(&format!("/answer/{}", "f".repeat(64))).await.status, StatusCode::GONE);
        assert_eq!(s.consultant.get(&send).await.status, StatusCode::CONFLICT, "nothing is left to send a link to");
        assert!(s.karina.get("/me/progression").await.body.contains("&#60;script&#62;"));
    })
    .await;
}
