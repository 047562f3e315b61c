//! Pages of a placement under way: paused and resumed, the week, another mentor, paid hours, 13 weeks after.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use axum::http::StatusCode;
use holdepunkt_casework::{
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
    store::mentors,
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::{CitizenId, PlacementId},
    placement::PlacementKind,
    role::Role,
};

use crate::support::{Answer, Visitor};
use holdepunkt_testkit::{Stage, TestHouse, mentor};
use jiff::civil::date;

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

/// A citizen who has been at work since 7 September.
async fn placed(t: &TestHouse) -> (Stage, CitizenId, PlacementId) {
    let stage = t.stage(1, 1).await;
    let karina = t.citizen(1, "Karina Bisgaard").await;
    let referral = referrals::send(&t.of(&t.cast.caseworker), karina, String::new()).await.unwrap();
    t.sent_on(t.cast.job_centre, referral, date(2026, 9, 1)).await;
    let booking = Booking {
        citizen: karina,
        place: stage.places[0],
        from: date(2026, 9, 7),
        until: date(2027, 1, 29),
        hours: WeeklyHours::whole(12),
        mentor: stage.mentor,
        choice: Code::known("citizens_wish"),
        kind: PlacementKind::Placement,
        resumes: None,
        new_course: false,
        over_ceiling: String::new(),
        reason: "Efter en konkret vurdering".to_owned(),
        agreed: true,
        offered: false,
    };
    let id = placements::book(&t.of(&t.cast.consultant), booking).await.unwrap();
    (stage, karina, id)
}

fn day<'a>(name: &'a str, parts: [&'a str; 3]) -> Vec<(String, &'a str)> {
    ["day", "month", "year"].iter().zip(parts).map(|(p, v)| (format!("{name}_{p}"), v)).collect()
}

/// Sends a form as it was shown, with what is typed into it.
async fn fill(v: &Visitor, path: &str, typed: &[(String, &str)]) -> Answer {
    let form = v.get(path).await;
    assert_eq!(form.status, StatusCode::OK, "{path}: {}", form.body);
    let (once, version) = (form.hidden("once"), form.hidden("version"));
    let mut fields = vec![("once", once.as_str()), ("version", version.as_str())];
    fields.extend(typed.iter().map(|(n, v)| (n.as_str(), *v)));
    v.post(path, &fields).await
}

#[tokio::test]
async fn pause_is_told_everywhere_with_its_day_of_28() {
    let t = TestHouse::new().await;
    let (_, karina, id) = placed(&t).await;
    let v = Visitor::of(&t, &t.cast.consultant).await;
    let one = format!("/placements/{id}");
    has(&v.get(&one).await, &[&format!("{one}/interrupt"), "Bevillinger", "Efter en konkret vurdering", "Maja Thorup"]);
    let mut typed = day("last_day", ["15", "11", "2026"]);
    let refused = fill(&v, &format!("{one}/interrupt"), &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&refused, &["Hvad er sket?", "Hvorfor"]);
    typed.extend([("kind".to_owned(), "interruption"), ("reason".to_owned(), "illness")]);
    let noted = fill(&v, &format!("{one}/interrupt"), &typed).await;
    assert_eq!((noted.status, noted.location()), (StatusCode::SEE_OTHER, &*format!("{one}?done=interruption-noted")));
    has(&v.get(&one).await, &["Pausen er på dag 9 af 28", "Sygdom", &format!("{one}/resume")]);
    has(&v.get(&format!("/citizens/{karina}")).await, &["Pausen er på dag 9 af 28", "class=\"pau\"", "Begynd igen"]);
    has(&v.get("/places").await, &["bar--pau", "dag 9 af 28"]);
    has(&v.get(&format!("/places?selected={id}")).await, &["Pausen er på dag 9 af 28"]);
    has(&v.get("/").await, &["Pausen er på dag 9 af 28"]);
    let english = Visitor { language: "en", ..v.clone() };
    has(&english.get(&one).await, &["The pause is on day 9 of 28"]);
    // In kind words to the citizen.
    let whom = Holder { job_centre: Some(t.cast.job_centre), citizen: Some(karina), ..Holder::default() };
    let me = t.grant("karina", Role::Citizen, whom).await;
    let mine = Visitor::of(&t, &me).await.get("/me").await;
    has(&mine, &["Din plads venter på dig", "fortsætter du, hvor du slap"]);
    lacks(&mine, &["Sygdom"]);
    // Back today.
    let back = fill(&v, &format!("{one}/resume"), &day("resumed_on", ["24", "11", "2026"])).await;
    assert_eq!(back.location(), &*format!("{one}?done=interruption-resumed"));
    has(&v.get(&one).await, &["tilbage på dag 9"]);
}

#[tokio::test]
async fn resumption_on_day_29_says_that_it_is_a_new_course() {
    let t = TestHouse::new().await;
    let (_, karina, id) = placed(&t).await;
    let v = Visitor::of(&t, &t.cast.consultant).await;
    let one = format!("/placements/{id}");
    let mut typed = day("last_day", ["26", "10", "2026"]);
    typed.extend([("kind".to_owned(), "interruption"), ("reason".to_owned(), "stayed_away")]);
    fill(&v, &format!("{one}/interrupt"), &typed).await;
    has(&v.get(&format!("{one}/resume")).await, &["nyt forløb"]);
    let mut back = day("resumed_on", ["24", "11", "2026"]);
    let refused = fill(&v, &format!("{one}/resume"), &back).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    has(&refused, &["på dag 29 begynder et nyt forløb", "name=\"new_course\""]);
    back.push(("new_course".to_owned(), "yes"));
    let done = fill(&v, &format!("{one}/resume"), &back).await;
    assert_eq!(done.location(), &*format!("{one}?done=interruption-new-course"));
    has(&v.get(&format!("/citizens/{karina}")).await, &["et nyt forløb, fordi der gik mere end 28 dage"]);
}

#[tokio::test]
async fn resumption_elsewhere_is_booked_from_the_pause() {
    let t = TestHouse::new().await;
    let (_, karina, id) = placed(&t).await;
    let other = t.stage(2, 1).await;
    let v = Visitor::of(&t, &t.cast.consultant).await;
    let one = format!("/placements/{id}");
    let mut typed = day("last_day", ["10", "11", "2026"]);
    typed.extend([("kind".to_owned(), "interruption"), ("reason".to_owned(), "company_closed")]);
    fill(&v, &format!("{one}/interrupt"), &typed).await;
    let path = format!("/citizens/{karina}/place?place={}&from=2026-11-30&until=2027-02-26", other.places[0]);
    let form = v.get(&path).await;
    has(&form, &["er på pause og begynder igen her", "Begynder borgeren på dag 20, er det samme forløb"]);
    let resumes = form.hidden("resumes");
    let place = other.places[0].to_string();
    let mentor = other.mentor.to_string();
    let once = form.hidden("once");
    let mut fields = vec![
        ("once", once.as_str()),
        ("place", &place),
        ("resumes", &resumes),
        ("hours", "12"),
        ("mentor", &mentor),
        ("choice", "citizens_wish"),
        ("kind", "placement"),
        ("agreed", "yes"),
    ];
    let (from, until) = (day("from", ["30", "11", "2026"]), day("until", ["26", "2", "2027"]));
    fields.extend(from.iter().chain(&until).map(|(n, v)| (n.as_str(), *v)));
    let booked = v.post(&format!("/citizens/{karina}/place"), &fields).await;
    assert_eq!(booked.location(), &*format!("/citizens/{karina}?done=placement-booked"), "{}", booked.body);
    has(&v.get(&one).await, &["Sluttede"]);
}

#[tokio::test]
async fn week_mentor_and_hours_have_their_pages() {
    let t = TestHouse::new().await;
    let (stage, karina, id) = placed(&t).await;
    let v = Visitor::of(&t, &t.cast.consultant).await;
    let one = format!("/placements/{id}");
    let line = |n: usize, weekday, from, until, activity| {
        let field = |part: &str| format!("d{n}_{part}");
        [(field("weekday"), weekday), (field("from"), from), (field("until"), until), (field("activity"), activity)]
    };
    let mut typed = day("from", ["24", "11", "2026"]);
    typed.extend(line(1, "1", "9", "12.30", "centre"));
    typed.extend(line(2, "3", "10", "ti", "exercise"));
    let refused = fill(&v, &format!("{one}/week"), &typed).await;
    has(&refused, &["Skriv klokkeslæt som 9 eller 9.30", "value=\"ti\""]);
    let typed: Vec<_> = typed.into_iter().map(|(n, v)| (n, if v == "ti" { "11" } else { v })).collect();
    let set = fill(&v, &format!("{one}/week"), &typed).await;
    assert_eq!(set.location(), &*format!("{one}?done=week-set"));
    has(&v.get(&one).await, &["9.00–12.30", "Motion og træning", "Én dag i centret"]);
    // The mentor reads the centre only.
    let whom = Holder { job_centre: Some(t.cast.job_centre), mentor: Some(stage.mentor), ..Holder::default() };
    let jytte = t.grant("jytte", Role::CompanyMentor, whom).await;
    let theirs = Visitor::of(&t, &jytte).await;
    let page = theirs.get("/mentored").await;
    has(&page, &["I virksomhedscentret", "Andet tilbud"]);
    lacks(&page, &["Motion"]);
    assert_eq!(theirs.get(&format!("{one}/week")).await.status, StatusCode::FORBIDDEN);

    let new = mentor(stage.company);
    has(&v.get(&format!("{one}/mentor")).await, &["Der er ingen anden mentor på centret"]);
    let mut tx = t.house.store.write().await.unwrap();
    mentors::insert(&mut tx, t.cast.job_centre, &new).await.unwrap();
    tx.commit().await.unwrap();
    let mentor = new.id.to_string();
    let mut typed = day("from", ["24", "11", "2026"]);
    typed.extend([("mentor".to_owned(), mentor.as_str()), ("reason".to_owned(), "Barsel")]);
    let changed = fill(&v, &format!("{one}/mentor"), &typed).await;
    assert_eq!(changed.location(), &*format!("{one}?done=workplace-mentor"));
    has(&v.get(&one).await, &["Mentor før", "Barsel"]);

    let hours = format!("/citizens/{karina}/hours");
    has(&v.get(&hours).await, &["Der er ingen timer med løn endnu"]);
    let mut typed = day("from", ["1", "10", "2026"]);
    typed.extend(day("until", ["31", "10", "2026"]));
    typed.extend([("hours".to_owned(), "31"), ("employer".to_owned(), "Brugsen"), ("kind".to_owned(), "ordinary")]);
    let noted = fill(&v, &hours, &typed).await;
    assert_eq!(noted.location(), &*format!("{hours}?done=hours-noted"), "{}", noted.body);
    has(&v.get(&hours).await, &["Brugsen", "Slet"]);
    has(&v.get(&format!("/citizens/{karina}")).await, &["class=\"paid\"", "Brugsen"]);
    has(&fill(&v, &hours, &typed).await, &["står her allerede"]);
    has(&v.get("/aftermath").await, &["Der er ikke noget at svare på"]);
    has(&v.get(&format!("/aftermath/{id}")).await, &["findes ikke"]);
}

#[tokio::test]
async fn longer_than_the_group_gets_asks_why() {
    let t = TestHouse::new().await;
    let (_, _, id) = placed(&t).await;
    let v = Visitor::of(&t, &t.cast.consultant).await;
    let one = format!("/placements/{id}/end-date");
    let mut typed = day("until", ["31", "3", "2027"]);
    let refused = fill(&v, &one, &typed).await;
    has(&refused, &["Gruppen kan få 26 uger", "skriv hvorfor"]);
    typed.push(("reason".to_owned(), "Tæt på et job"));
    let moved = fill(&v, &one, &typed).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
    has(&v.get(&format!("/placements/{id}")).await, &["Tæt på et job", "Længere end de 26 uger"]);
}
