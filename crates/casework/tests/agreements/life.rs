//! An agreement from what is proposed to its end with the placement.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, House, agreements, citizens, duplicates, invariants::verify, own, placements, sign_in::Holder,
};
use holdepunkt_rules::{
    agreement::{AgreementState, Content, Part, Party, Rung, Times},
    codes::Code,
    hours::WeeklyHours,
    period::plus_days,
    placement::{Ending, Outcome},
    role::Role,
};
use holdepunkt_store::agreements as rows;
use holdepunkt_testkit::{code, days, engines, goal, later};
use jiff::civil::date;

use super::{FROM, UNTIL, grant, placed, scene};

#[tokio::test]
async fn an_agreement_is_made_from_what_is_known_signed_by_three_and_in_force() {
    engines(|house| async move {
        let s = scene(house).await;
        let page = s.page().await;
        assert!(page.around.versions.is_empty());
        let proposed = page.proposed;
        assert_eq!(proposed.mentor_hours, Some(WeeklyHours::whole(2)), "the contract's");
        assert_eq!(proposed.contact, s.house.cast.consultant.employee, "the centre's fixed contact");
        assert_eq!(proposed.meeting_days, 7);
        let minutes: Vec<i64> = proposed.ladder.iter().map(Rung::minutes).collect();
        assert_eq!(minutes, [540, 720, 900, 1200], "it begins with the hours booked, and grows");
        assert_eq!(proposed.ladder[0].from, FROM);

        let half = s.write(proposed).await.unwrap();
        let page = s.page().await;
        let lacks: Vec<&str> = page.missing.iter().map(|m| m.code()).collect();
        assert_eq!(lacks, ["long_term_goal", "goals", "paid_hours", "tasks", "mentor_role"]);
        assert_eq!(page.needs, Party::ALL);
        assert_eq!(code(s.send().await), "agreement-incomplete");
        // A workplace sees no draft, nor can it sign one; the citizen sees it.
        for who in [&s.jytte, &s.else_] {
            let seen = agreements::find(who, s.placement).await.unwrap();
            assert!(seen.around.versions.is_empty());
            assert_eq!(code(agreements::sign(who, s.placement, half).await), "agreement-state");
        }
        assert_eq!(agreements::find(&s.karina, s.placement).await.unwrap().around.versions.len(), 1);

        assert_eq!(s.write(s.content().await).await.unwrap(), half);
        s.send().await.unwrap();
        let page = agreements::find(&s.jytte, s.placement).await.unwrap();
        assert_eq!(page.asks_reader().map(|a| a.id), Some(half));
        assert_eq!(page.proposed, Content::default(), "a workplace is shown no proposal");
        assert_eq!(code(agreements::sign(&s.karina, s.placement, half).await), "ok");
        assert_eq!(code(agreements::sign(&s.karina, s.placement, half).await), "already-signed");
        assert!(!agreements::sign(&s.else_, s.placement, half).await.unwrap());
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, half).await), "already-signed", "the company has");
        assert!(agreements::sign(&s.caseworker, s.placement, half).await.unwrap(), "the last");
        let page = s.page().await;
        let a = page.around.in_force().unwrap();
        assert_eq!((a.state, a.in_force_on), (AgreementState::InForce, Some(s.house.today())));
        let told: Vec<String> =
            a.signatures.iter().map(|s| format!("{} {} {}", s.party.code(), s.name, s.how.code())).collect();
        assert_eq!(
            told,
            ["citizen karina signed_in", "company else signed_in", "job_centre Bente Lauridsen signed_in"]
        );
        assert!(a.signatures.iter().all(|s| s.hash.len() == 64 && s.hash == a.signatures[0].hash));
        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        let deeds: Vec<String> = lines.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect();
        for line in ["register agreement", "correct agreement", "advance agreement", "register agreement_signature"] {
            assert!(deeds.contains(&line.to_owned()), "{line}: {deeds:?}");
        }
        assert!(verify(&s.house.house).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_change_asks_only_those_whom_it_concerns_and_a_foreseen_step_nobody() {
    engines(|house| async move {
        let s = scene(house).await;
        let before = s.in_force().await;
        assert_eq!(code(s.send().await), "stale", "there is nothing to send");
        s.write(before.clone()).await.unwrap();
        assert_eq!(code(s.send().await), "agreement-unchanged");
        // Another to call: told, and in force at once.
        let other = s.house.cast.other_consultant.employee;
        s.write(Content { contact: other, ..before.clone() }).await.unwrap();
        s.send().await.unwrap();
        assert_eq!(s.states().await, "replaced in_force");
        assert_eq!(s.page().await.around.in_force().unwrap().signatures, []);
        // What the mentor does: the citizen and the company.
        let role = "Tager imod hver morgen og spiser med".to_owned();
        s.write(Content { contact: other, mentor_role: role.clone(), ..before.clone() }).await.unwrap();
        let page = s.page().await;
        assert_eq!((page.changes, page.needs), (vec![Part::MentorRole], vec![Party::Citizen, Party::Company]));
        s.send().await.unwrap();
        let read = s.open().await;
        assert_eq!(code(agreements::sign(&s.consultant, s.placement, read).await), "signature-not-asked");
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, read).await), "ok");
        assert_eq!(s.states().await, "replaced in_force sent", "the one before holds until the last has signed");
        assert!(agreements::sign(&s.karina, s.placement, read).await.unwrap());
        assert_eq!(s.states().await, "replaced replaced in_force");
        // The ladder's own later step changes nothing and asks nobody: the same version holds on its day.
        let page = s.page().await;
        let ladder = &page.around.in_force().unwrap().content.ladder;
        let period = page.around.placed.placement.period;
        let planned = |day| holdepunkt_rules::agreement::ladder::planned_in_week(ladder, &period, day);
        assert_eq!(
            [planned(date(2026, 11, 16)), planned(date(2026, 12, 14)), planned(date(2027, 1, 11))],
            [540, 720, 900]
        );
    })
    .await;
}

#[tokio::test]
async fn at_the_next_placement_the_company_types_nothing() {
    engines(|house| async move {
        let s = scene(house).await;
        let first = s.in_force().await;
        let (_, next) = placed(&s.house, &s.stage, 2, "Bo Kjær", 1).await;
        let proposed = agreements::find(&s.consultant, next).await.unwrap().proposed;
        assert_eq!(proposed.mentor_role, first.mentor_role);
        assert_eq!((proposed.mentor_hours, proposed.meeting_days), (first.mentor_hours, first.meeting_days));
        assert_eq!(proposed.ladder, first.ladder, "the same hours, the same days: the same ladder");
        assert!(proposed.goals.is_empty() && proposed.long_term_goal.is_empty(), "another's goals are theirs");
        assert!(proposed.considerations.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_no_week_holds_is_refused() {
    engines(|house| async move {
        let s = scene(house).await;
        let content = s.content().await;
        let ladder = async |change: &dyn Fn(&mut Vec<Rung>)| {
            let mut other = content.clone();
            change(&mut other.ladder);
            code(s.write(other).await)
        };
        assert_eq!(ladder(&|l| l[0].from = plus_days(FROM, 1)).await, "ladder-begins-elsewhere ladder");
        assert_eq!(ladder(&|l| l[2].from = l[1].from).await, "ladder-out-of-order ladder");
        assert_eq!(ladder(&|l| l[3].from = plus_days(UNTIL, 1)).await, "ladder-outside-placement ladder");
        assert_eq!(ladder(&|l| l[1].times.clear()).await, "ladder-without-times ladder");
        let day = Times { weekday: 1, from: 0, until: 1440 };
        assert_eq!(
            ladder(&|l| l[1].times = (1..=2).map(|weekday| Times { weekday, ..day }).collect()).await,
            "not-hours ladder"
        );
        let told = Content { considerations: "Har en depression".to_owned(), ..content.clone() };
        assert_eq!(code(s.write(told).await), "tells-of-health considerations");
        let told = Content { mentor_role: "Hjælper, da hun har angst".to_owned(), ..content.clone() };
        assert_eq!(code(s.write(told).await), "tells-of-health mentor_role");
        let many = Content { goals: vec![goal("Mål", false); 21], ..content };
        assert_eq!(code(s.write(many).await), "too-many-goals goals");
        assert!(s.page().await.around.versions.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_made_once_by_one_form() {
    engines(|house| async move {
        let s = scene(house).await;
        let content = s.content().await;
        let once = Context { once: Some("formularens nøgle".to_owned()), ..s.consultant.clone() };
        let first = agreements::write(&once, s.placement, 0, content.clone()).await.unwrap();
        assert_eq!(agreements::write(&once, s.placement, 0, content).await.unwrap(), first);
        s.send().await.unwrap();
        let once = Context { once: Some("underskriftens nøgle".to_owned()), ..s.karina.clone() };
        assert!(!agreements::sign(&once, s.placement, first).await.unwrap());
        assert!(!agreements::sign(&once, s.placement, first).await.unwrap());
        assert_eq!(s.page().await.around.open().unwrap().signatures.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_agreement_ends_with_its_placement_and_is_read_for_fourteen_days() {
    engines(|house| async move {
        let s = scene(house).await;
        let before = s.in_force().await;
        s.write(Content { meeting_days: 14, ..before.clone() }).await.unwrap();
        let version = placements::find(&s.consultant, s.placement).await.unwrap().placed.placement.version;
        let ending = Ending {
            outcome: Outcome::None,
            hours: None,
            place_name: String::new(),
            reason: Some(Code::known("agreement_not_kept")),
        };
        placements::end(&s.consultant, s.placement, version, s.house.today(), ending).await.unwrap();
        assert_eq!(s.states().await, "ended withdrawn");
        assert_eq!(code(s.write(before).await), "placement-state");
        assert_eq!(code(agreements::write_own_goals(&s.karina, s.placement, 0, Vec::new()).await), "placement-state");
        let seen = agreements::find(&s.jytte, s.placement).await.unwrap();
        assert_eq!(seen.around.versions.iter().map(|a| a.state).collect::<Vec<_>>(), [AgreementState::Ended]);
    })
    .await;
}

#[tokio::test]
async fn pages_that_lead_to_it_tell_how_it_stands() {
    engines(|house| async move {
        let s = scene(house).await;
        let missing = async || {
            let list = agreements::without(&s.consultant, 14).await.unwrap();
            list.iter().map(|w| format!("{} {:?}", w.name, w.open.map(|o| o.code()))).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(missing().await, "Karina Bisgaard None");
        s.write(s.content().await).await.unwrap();
        assert_eq!(missing().await, "Karina Bisgaard Some(\"draft\")");
        s.send().await.unwrap();
        let way = own::my_way(&s.karina).await.unwrap();
        assert_eq!(way.current().unwrap().agreement.waits_for, Party::ALL);
        let read = s.open().await;
        agreements::sign(&s.karina, s.placement, read).await.unwrap();
        let seat = own::mentored(&s.jytte).await.unwrap().seats[0].agreement.clone();
        assert_eq!((seat.open, seat.waits_for), (Some(AgreementState::Sent), vec![Party::Company, Party::JobCentre]));
        for who in [&s.jytte, &s.consultant] {
            agreements::sign(who, s.placement, read).await.unwrap();
        }
        assert_eq!(missing().await, "");
        let mut tx = s.house.house.store.read().await.unwrap();
        let glance = rows::glance(&mut tx, s.house.cast.job_centre, s.placement).await.unwrap();
        assert_eq!(glance, rows::Glance { open: None, waits_for: Vec::new(), in_force: true });
    })
    .await;
}

#[tokio::test]
async fn own_pages_show_the_hours_of_the_step_that_holds() {
    engines(|house| async move {
        let s = scene(house).await;
        let shown = async |house: &House| {
            let of = |c: &Context| house.context(c.who.clone());
            let way = own::my_way(&of(&s.karina)).await.unwrap();
            let mentored = own::mentored(&of(&s.jytte)).await.unwrap();
            let company = own::our_company(&of(&s.else_)).await.unwrap();
            let seen = [&way.current().unwrap().clone(), &mentored.seats[0], &company.centres[0].seats[0]]
                .map(|seat| seat.hours.minutes());
            assert!(seen.iter().all(|m| *m == seen[0]), "{seen:?}");
            seen[0]
        };
        assert_eq!(shown(&s.house.house).await, 540, "without an agreement: the hours booked");
        let mut content = s.content().await;
        content.ladder[0].times = vec![Times { weekday: 1, from: 540, until: 840 }];
        s.write(content).await.unwrap();
        s.send().await.unwrap();
        assert_eq!(shown(&s.house.house).await, 540, "nobody has signed it");
        let read = s.open().await;
        for who in [&s.karina, &s.jytte, &s.caseworker] {
            agreements::sign(who, s.placement, read).await.unwrap();
        }
        assert_eq!(shown(&s.house.house).await, 300, "the first step");
        // The second step begins on 14 December.
        assert_eq!(shown(&later(&s.house.house, days(19))).await, 300);
        assert_eq!(shown(&later(&s.house.house, days(20))).await, 720);
    })
    .await;
}

#[tokio::test]
async fn how_often_one_meets_begins_as_the_rulebook_says() {
    engines(|house| async move {
        let s = scene(house).await;
        let weekly = s.house.house.rulebook.follow_ups().number_on("follow_up.days", None, s.house.today()).unwrap();
        assert_eq!(s.page().await.proposed.meeting_days, weekly);
    })
    .await;
}

#[tokio::test]
async fn two_who_are_one_keep_their_agreement_and_its_signatures() {
    engines(|house| async move {
        let s = scene(house).await;
        s.in_force().await;
        let before = s.page().await.around.in_force().unwrap().clone();
        let twin = s.house.citizen(2, "Karina B. Holm").await;
        let version = citizens::find(&s.caseworker, s.citizen).await.unwrap().citizen.version;
        duplicates::merge(&s.caseworker, s.citizen, version, twin, "Oprettet to gange").await.unwrap();
        let page = s.page().await;
        let after = page.around.in_force().unwrap();
        assert_eq!((after.id, &after.content, &after.signatures), (before.id, &before.content, &before.signatures));
        assert_eq!((page.around.name.as_str(), page.around.placed.placement.citizen), ("Karina B. Holm", twin));
        // Whoever signs the next version signs as the one they are now.
        s.write(Content { meeting_days: 14, ..before.content }).await.unwrap();
        s.send().await.unwrap();
        let read = s.open().await;
        let own = Holder { citizen: Some(twin), ..Holder::default() };
        let one = s.house.of(&grant(&s.house, "karina-b", Role::Citizen, own).await);
        assert_eq!(code(agreements::sign(&one, s.placement, read).await), "ok");
        assert!(verify(&s.house.house).await.unwrap().is_empty());
    })
    .await;
}
