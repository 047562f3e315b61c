//! Attendance: one tap, undone, corrected, by two at once; absence told beforehand; hearings; known telephones.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error, House, absences,
    attendance::{self, NewAttendance},
    citizens, hearings,
    invariants::verify,
    known_phones, mornings, own,
    sign_in::{self, Holder},
    signals::{self, Looked},
    store::{accounts::RoleGrant, agreements, attendance as rows, messages, placements},
};
use holdepunkt_rules::{
    agreement::{Agreement, AgreementState, Content, Rung, Times},
    attendance::{Basis, Mark, Source},
    codes::Code,
    hours::WeeklyHours,
    id::*,
    message::MessageState,
    period::{Period, monday_of, plus_days},
    placement::{Placement, PlacementKind, PlacementState},
    role::Role,
    signal::SignalRule,
};
use holdepunkt_testkit::{Stage, TestHouse, code, days, engines, later};
use jiff::civil::{Date, date};

/// A citizen who has been placed for twelve weeks, every weekday from nine to twelve, with everybody around.
struct Scene {
    citizen: CitizenId,
    placement: PlacementId,
    stage: Stage,
    me: Context,
    mentor: Context,
    contact: Context,
}

/// The first day: a Monday.
const START: Date = date(2026, 8, 31);
/// The test house's day: a Tuesday.
const TODAY: Date = date(2026, 11, 24);

async fn seat(h: &TestHouse, s: &Stage, place: usize, citizen: CitizenId) -> PlacementId {
    let period = Period::known(START, Some(date(2026, 12, 18)));
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen,
        place: s.places[place],
        referral: None,
        mentor: s.mentor,
        state: PlacementState::Agreed,
        period,
        agreed_until: date(2026, 12, 18),
        hours: WeeklyHours::whole(15),
        choice: Code::known("citizens_wish"),
        ending: None,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    };
    let mut tx = h.house.store.write().await.unwrap();
    placements::insert(&mut tx, h.cast.job_centre, &placement).await.unwrap();
    tx.commit().await.unwrap();
    placement.id
}

async fn agree(h: &TestHouse, placement: PlacementId) {
    let times = (1..=5).map(|weekday| Times { weekday, from: 540, until: 720 }).collect();
    let ladder = vec![Rung { from: START, times, tasks: "Prisskilte og varer".to_owned() }];
    let agreement = Agreement {
        id: AgreementId::fresh(),
        placement,
        number: 1,
        state: AgreementState::InForce,
        content: Content { ladder, meeting_days: 7, contact: h.cast.other_consultant.employee, ..Content::default() },
        needs: Vec::new(),
        talks: Vec::new(),
        reminded: Vec::new(),
        made_on: START,
        signatures: Vec::new(),
        sent_on: Some(START),
        in_force_on: Some(START),
        version: 1,
    };
    let mut tx = h.house.store.write().await.unwrap();
    agreements::insert(&mut tx, h.cast.job_centre, &agreement, None).await.unwrap();
    agreements::update(&mut tx, h.cast.job_centre, &agreement).await.unwrap();
    tx.commit().await.unwrap();
}

async fn grant(h: &TestHouse, login: &str, role: Role, whom: Holder) -> RoleGrant {
    h.grant(login, role, Holder { job_centre: Some(h.cast.job_centre), ..whom }).await
}

async fn scene(h: &TestHouse) -> Scene {
    let stage = h.stage(1, 3).await;
    let citizen = h.citizen(1, "Tove Holm").await;
    let placement = seat(h, &stage, 0, citizen).await;
    agree(h, placement).await;
    let me = grant(h, "tove", Role::Citizen, Holder { citizen: Some(citizen), ..Holder::default() }).await;
    let mentor = Holder { mentor: Some(stage.mentor), ..Holder::default() };
    let mentor = grant(h, "jytte", Role::CompanyMentor, mentor).await;
    let contact = Holder { company: Some(stage.company), ..Holder::default() };
    let contact = grant(h, "kontakt", Role::CompanyContact, contact).await;
    Scene { citizen, placement, stage, me: h.of(&me), mentor: h.of(&mentor), contact: h.of(&contact) }
}

fn tap(day: Date, mark: Mark, key: &str) -> NewAttendance {
    NewAttendance { day, mark, minutes: None, client_key: key.to_owned(), corrects: None }
}

#[tokio::test]
async fn attendance_is_one_tap_undone_and_corrected() {
    engines(|h| async move {
        let s = scene(&h).await;
        let page = attendance::today(&s.mentor).await.unwrap();
        let tove = &page.expected[0];
        assert_eq!((page.expected.len(), page.here()), (1, 0));
        assert_eq!((tove.plan.minutes, tove.plan.times.as_slice()), (180, &[(540, 720)][..]));
        assert_eq!(tove.plan.tasks, "Prisskilte og varer");
        assert_eq!(tove.contact.as_ref().unwrap().employee.name, "Jonas Friis", "the agreement's contact");
        let register = async |new: NewAttendance| attendance::register(&s.mentor, s.placement, &new).await;

        let here = register(tap(TODAY, Mark::Here, "a")).await.unwrap();
        assert_eq!(register(tap(TODAY, Mark::Here, "a")).await.unwrap(), here, "sent again it is the same");
        assert_eq!(code(register(tap(TODAY, Mark::Ill, "b")).await), "registered-by");
        let page = attendance::today(&s.mentor).await.unwrap();
        let stands = page.expected[0].stands.as_ref().unwrap();
        assert_eq!(
            (stands.attendance.minutes, stands.by.as_str(), stands.may_undo, page.here()),
            (180, "jytte", true, 1)
        );

        let late = NewAttendance { minutes: Some(90), corrects: Some(here), ..tap(TODAY, Mark::Late, "c") };
        let late = register(late).await.unwrap();
        let undone = attendance::undo(&s.mentor, late).await.unwrap();
        assert_eq!(undone, (s.placement, TODAY));
        let page = attendance::today(&s.mentor).await.unwrap();
        assert_eq!(page.expected[0].stands.as_ref().unwrap().attendance.id, here, "what it corrected holds again");
        assert_eq!(code(attendance::undo(&s.mentor, late).await), "stale");
        attendance::undo(&s.mentor, here).await.unwrap();
        assert!(attendance::today(&s.mentor).await.unwrap().expected[0].stands.is_none());

        // Sent again after it was undone, it is still the same tap: nothing is registered.
        register(tap(TODAY, Mark::Here, "a")).await.unwrap();
        assert!(attendance::today(&s.mentor).await.unwrap().expected[0].stands.is_none());

        let page = attendance::of_placement(&h.of(&h.cast.caseworker), s.placement).await.unwrap();
        assert_eq!(page.changes.len(), 2, "what was undone is kept");
        let way = own::my_way(&s.me).await.unwrap();
        let deeds: Vec<String> = way.looked.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect();
        for deed in ["register attendance", "correct attendance", "withdraw attendance", "read attendance"] {
            assert!(deeds.iter().any(|d| d == deed), "{deed} in {deeds:?}");
        }
        assert_eq!(verify(&h.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn attendance_refuses_in_a_clear_sentence() {
    engines(|h| async move {
        let s = scene(&h).await;
        let by = async |who: &Context, new: NewAttendance| code(attendance::register(who, s.placement, &new).await);
        let mentor = async |new: NewAttendance| by(&s.mentor, new).await;
        let consultant = h.of(&h.cast.caseworker);
        assert_eq!(mentor(tap(plus_days(TODAY, 1), Mark::Here, "1")).await, "not-yet day");
        assert_eq!(mentor(tap(plus_days(TODAY, -15), Mark::Here, "2")).await, "after-the-window day");
        assert_eq!(by(&consultant, tap(plus_days(TODAY, -15), Mark::Here, "3")).await, "ok");
        assert_eq!(by(&consultant, tap(plus_days(START, -1), Mark::Here, "4")).await, "before-the-start day");
        assert_eq!(mentor(tap(date(2026, 11, 22), Mark::Ill, "5")).await, "nothing-planned mark");
        assert_eq!(mentor(tap(date(2026, 11, 22), Mark::Here, "6")).await, "hours-needed hours");
        let long = NewAttendance { minutes: Some(781), ..tap(TODAY, Mark::Here, "7") };
        assert_eq!(mentor(long).await, "no-day-holds hours");
        let away = NewAttendance { minutes: Some(60), ..tap(TODAY, Mark::Ill, "8") };
        assert_eq!(mentor(away).await, "away-with-hours hours");
        assert_eq!(mentor(tap(TODAY, Mark::Here, "")).await, "missing client_key");
        let gone = NewAttendance { corrects: Some(AttendanceId::fresh()), ..tap(TODAY, Mark::Here, "9") };
        assert_eq!(mentor(gone).await, "stale");

        // Somebody else's citizen: another mentor, another company, another job centre, a caseworker elsewhere.
        let other = h.stage(2, 1).await;
        let whom = Holder { mentor: Some(other.mentor), ..Holder::default() };
        let stranger = h.of(&grant(&h, "fremmed_mentor", Role::CompanyMentor, whom).await);
        assert_eq!(by(&stranger, tap(TODAY, Mark::Here, "10")).await, "not-found");
        let whom = Holder { company: Some(other.company), ..Holder::default() };
        let stranger = h.of(&grant(&h, "fremmed_kontakt", Role::CompanyContact, whom).await);
        assert_eq!(by(&stranger, tap(TODAY, Mark::Here, "11")).await, "not-found");
        assert_eq!(by(&h.of(&h.cast.caseworker_elsewhere), tap(TODAY, Mark::Here, "12")).await, "not-found");
        assert_eq!(by(&h.of(&h.cast.teammate), tap(TODAY, Mark::Here, "13")).await, "state-your-reason why");
        assert_eq!(by(&s.me, tap(TODAY, Mark::Here, "14")).await, "not-allowed");
        // The company's contact may, and it says who.
        assert_eq!(by(&s.contact, tap(TODAY, Mark::Here, "15")).await, "ok");
        let page = attendance::today(&s.contact).await.unwrap();
        assert_eq!(page.expected[0].stands.as_ref().unwrap().attendance.source, Source::Company);
        // Another placement of the same citizen is not the mentor's.
        let elsewhere = h.citizen(2, "Ole Dam").await;
        let placement = seat(&h, &other, 0, elsewhere).await;
        let answer = attendance::register(&s.mentor, placement, &tap(TODAY, Mark::Here, "16")).await;
        assert_eq!(code(answer), "not-found");
    })
    .await;
}

#[tokio::test]
async fn two_telephones_at_once_leave_one_answer_and_the_other_is_told_whose() {
    engines(|h| async move {
        let s = scene(&h).await;
        for n in 0..20 {
            let day = plus_days(monday_of(TODAY), -7 + n % 7);
            if n % 7 > 4 || day > TODAY {
                continue;
            }
            let (one, other) = (tap(day, Mark::Here, &format!("a{n}")), tap(day, Mark::Late, &format!("b{n}")));
            let (a, b) = tokio::join!(
                attendance::register(&s.mentor, s.placement, &one),
                attendance::register(&s.contact, s.placement, &other)
            );
            let (won, lost) = if a.is_ok() { (a, b) } else { (b, a) };
            if let Ok(id) = &won {
                let mut tx = h.house.store.read().await.unwrap();
                let first = rows::of_day(&mut tx, h.cast.job_centre, s.placement, day).await.unwrap();
                assert_eq!(first.iter().filter(|a| a.holds).map(|a| a.id).collect::<Vec<_>>(), [*id]);
            }
            let Err(Error::Refused(list)) = lost else { panic!("two won {day}") };
            assert_eq!(list[0].refusal.code(), "registered-by");
            let by = format!("{:?}", list[0].refusal.values());
            assert!(by.contains("jytte") || by.contains("kontakt"), "{by}");
        }
        // The same tap, sent twice at once over a line that comes and goes.
        let same = tap(TODAY, Mark::Here, "same");
        let day = NewAttendance { day: date(2026, 11, 13), ..same };
        let (a, b) = tokio::join!(
            attendance::register(&s.mentor, s.placement, &day),
            attendance::register(&s.mentor, s.placement, &day)
        );
        assert_eq!(a.unwrap(), b.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_week_is_registered_at_once_or_not_at_all() {
    engines(|h| async move {
        let s = scene(&h).await;
        let day = |n: i64, mark, key: &str| tap(plus_days(date(2026, 11, 16), n), mark, key);
        let bad = [day(0, Mark::Here, "1"), day(5, Mark::Ill, "2")];
        assert_eq!(code(attendance::register_week(&s.mentor, s.placement, &bad).await), "nothing-planned day_6");
        let good = [day(0, Mark::Here, "1"), day(1, Mark::Ill, "2"), day(4, Mark::AwayUnannounced, "3")];
        assert_eq!(attendance::register_week(&s.mentor, s.placement, &good).await.unwrap(), 3);
        assert_eq!(attendance::register_week(&s.mentor, s.placement, &good).await.unwrap(), 0, "sent again");
        let page = attendance::of_placement(&s.mentor, s.placement).await.unwrap();
        let week = page.weeks.iter().find(|w| w.monday == date(2026, 11, 16)).unwrap();
        assert_eq!((week.planned, week.minutes, week.notified, week.unannounced, week.missing), (900, 180, 1, 1, 2));
        assert_eq!(page.unheard, [], "a mentor opens no hearings");
    })
    .await;
}

#[tokio::test]
async fn absence_is_told_beforehand_and_nobody_at_work_reads_why() {
    engines(|h| async move {
        let s = scene(&h).await;
        let report = async |from, until, why: &str| absences::report(&s.me, from, until, Code::known(why)).await;
        assert_eq!(code(report(TODAY, TODAY, "diagnosis").await), "not-on-the-list reason");
        assert_eq!(code(report(plus_days(TODAY, -1), TODAY, "ill").await), "day-out-of-reach from");
        let id = report(TODAY, plus_days(TODAY, 1), "ill").await.unwrap();
        let told = attendance::today(&s.mentor).await.unwrap().expected[0].told.unwrap();
        assert_eq!((told.later, told.until), (false, plus_days(TODAY, 1)));
        let unfair = attendance::register(&s.mentor, s.placement, &tap(TODAY, Mark::AwayUnannounced, "1")).await;
        assert_eq!(code(unfair), "was-reported mark");

        let seen = async |who: &Context| {
            let page = attendance::of_placement(who, s.placement).await.unwrap();
            (page.reports.len(), page.sees_reasons)
        };
        assert_eq!(seen(&s.mentor).await, (1, false));
        assert_eq!(seen(&h.of(&h.cast.caseworker)).await, (1, true));
        assert_eq!(seen(&s.me).await, (1, true));

        let thanks = absences::thanks(&s.me, id).await.unwrap();
        assert_eq!(thanks.next, Some((plus_days(TODAY, 2), Some(540))));
        assert_eq!(thanks.absent.contact.unwrap().employee.name, "Jonas Friis");
        let whom = Holder { citizen: Some(h.citizen(2, "En Anden").await), ..Holder::default() };
        let other = h.of(&grant(&h, "anden", Role::Citizen, whom).await);
        assert_eq!(code(absences::withdraw(&other, id).await), "not-found");
        assert_eq!(code(absences::form(&other).await), "no-placement-now");
        absences::withdraw(&s.me, id).await.unwrap();
        assert_eq!(code(absences::withdraw(&s.me, id).await), "stale");
        assert!(attendance::today(&s.mentor).await.unwrap().expected[0].told.is_none());
        // A day that was told of and that nobody registers counts as absence with notice.
        report(TODAY, TODAY, "other").await.unwrap();
        let page = attendance::of_placement(&s.me, s.placement).await.unwrap();
        assert_eq!((page.weeks[0].notified, page.weeks[0].unannounced), (1, 0));
    })
    .await;
}

/// What was written to be sent: kinds and receivers, sorted.
async fn told(h: &TestHouse) -> Vec<String> {
    let mut tx = h.house.store.read().await.unwrap();
    let mut told = Vec::new();
    for state in MessageState::ALL {
        let rows = messages::list(&mut tx, h.cast.job_centre, *state, 100).await.unwrap();
        told.extend(rows.iter().map(|m| format!("{} {}", m.kind.code(), m.receiver.code())));
    }
    told.sort();
    told
}

#[tokio::test]
async fn unannounced_absence_tells_the_contact_and_the_caseworker_once() {
    engines(|h| async move {
        let s = scene(&h).await;
        let id = attendance::register(&s.mentor, s.placement, &tap(TODAY, Mark::AwayUnannounced, "1")).await.unwrap();
        assert_eq!(told(&h).await, ["absence employee", "absence employee"]);
        attendance::undo(&s.mentor, id).await.unwrap();
        attendance::register(&s.mentor, s.placement, &tap(TODAY, Mark::AwayUnannounced, "2")).await.unwrap();
        assert_eq!(told(&h).await.len(), 2, "once a day");
        let report =
            absences::report(&s.me, plus_days(TODAY, 1), plus_days(TODAY, 1), Code::known("ill")).await.unwrap();
        let now = told(&h).await;
        assert_eq!(now.iter().filter(|t| *t == "absence_reported mentor").count(), 1, "{now:?}");
        assert_eq!(now.iter().filter(|t| *t == "news employee").count(), 2, "{now:?}");
        absences::withdraw(&s.me, report).await.unwrap();
        assert_eq!(told(&h).await.iter().filter(|t| *t == "news mentor").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn each_deed_is_seen_by_the_signals_at_once() {
    engines(|h| async move {
        let s = scene(&h).await;
        let (caseworker, by) = (h.of(&h.cast.caseworker), plus_days(TODAY, 8));
        let look = async |house: &House| signals::look_at_everybody(house).await.unwrap();
        look(&h.house).await;
        let alive = async |house: &House, rule| {
            let found = citizens::find(&house.context(caseworker.who.clone()), s.citizen).await.unwrap().signals;
            found.iter().filter(|l| l.rule == rule).count()
        };
        // What a deed left for the daily look to find is a deed that the signals did not hear of.
        let heard = async |house: &House, rule, count| {
            assert_eq!((alive(house, rule).await, look(house).await), (count, Looked::default()), "{rule}");
        };
        let away = SignalRule::UnannouncedAbsence;
        let tap = |key: &str, mark| tap(plus_days(TODAY, -1), mark, key);
        let id = attendance::register(&s.mentor, s.placement, &tap("1", Mark::AwayUnannounced)).await.unwrap();
        heard(&h.house, away, 1).await;
        attendance::undo(&s.mentor, id).await.unwrap();
        heard(&h.house, away, 0).await;
        attendance::register_week(&s.mentor, s.placement, &[tap("2", Mark::AwayUnannounced)]).await.unwrap();
        heard(&h.house, away, 1).await;
        let mut tx = h.house.store.read().await.unwrap();
        let day = plus_days(TODAY, -1);
        let stands =
            rows::of_day(&mut tx, h.cast.job_centre, s.placement, day).await.unwrap().into_iter().find(|a| a.holds);
        drop(tx);
        let corrects = stands.map(|a| a.id);
        let wrong = NewAttendance { corrects, ..tap("3", Mark::Here) };
        let here = attendance::register(&s.mentor, s.placement, &wrong).await.unwrap();
        heard(&h.house, away, 0).await;
        let right = NewAttendance { corrects: Some(here), ..tap("4", Mark::AwayUnannounced) };
        attendance::register(&s.mentor, s.placement, &right).await.unwrap();
        heard(&h.house, away, 1).await;
        // Absence told beforehand, and taken back.
        let report = absences::report(&s.me, TODAY, TODAY, Code::known("ill")).await.unwrap();
        heard(&h.house, away, 1).await;
        absences::withdraw(&s.me, report).await.unwrap();
        heard(&h.house, away, 1).await;
        // A hearing asks about it; two days before its last day it asks for attention, until there is an answer.
        let hearing = hearings::open(&caseworker, s.placement, "Hvad skete der?".to_owned(), by).await.unwrap();
        heard(&h.house, SignalRule::HearingDue, 0).await;
        let late = later(&h.house, days(9));
        look(&late).await;
        assert_eq!(alive(&late, SignalRule::HearingDue).await, 1);
        hearings::answer(&late.context(s.me.who.clone()), hearing, "Min bus kom ikke.").await.unwrap();
        assert_eq!(look(&late).await, Looked::default());
        let closes = late.context(caseworker.who.clone());
        hearings::close(&closes, hearing, 2, Code::known("good_reason")).await.unwrap();
        heard(&late, SignalRule::HearingDue, 0).await;
    })
    .await;
}

#[tokio::test]
async fn the_link_in_the_morning_comes_once_and_only_to_whoever_asked() {
    engines(|h| async move {
        let s = scene(&h).await;
        mornings::send(&h.house).await.unwrap();
        assert!(told(&h).await.is_empty());
        // It is nine in the morning.
        known_phones::set_morning(&s.mentor, Some(541)).await.unwrap();
        mornings::send(&h.house).await.unwrap();
        assert!(told(&h).await.is_empty(), "a minute too early");
        known_phones::set_morning(&s.mentor, Some(540)).await.unwrap();
        mornings::send(&h.house).await.unwrap();
        mornings::send(&h.house).await.unwrap();
        assert_eq!(told(&h).await, ["phone_link mentor"]);
        assert_eq!(code(known_phones::set_morning(&s.mentor, Some(1440)).await), "times-turned-around morning");
        assert_eq!(code(known_phones::set_morning(&s.contact, Some(540)).await), "not-allowed");
    })
    .await;
}

#[tokio::test]
async fn a_hearing_is_opened_answered_and_closed_and_the_answer_is_sealed() {
    engines(|h| async move {
        let s = scene(&h).await;
        let caseworker = h.of(&h.cast.caseworker);
        let by = plus_days(TODAY, 10);
        let open = async |who: &Context, by| hearings::open(who, s.placement, "Hvad skete der?".to_owned(), by).await;
        assert_eq!(code(open(&caseworker, by).await), "hearing-without-absence");
        let monday = plus_days(TODAY, -1);
        attendance::register(&s.mentor, s.placement, &tap(monday, Mark::AwayUnannounced, "1")).await.unwrap();
        let page = hearings::of_placement(&caseworker, s.placement).await.unwrap();
        assert_eq!((page.unheard.as_slice(), page.proposed), (&[monday][..], by));
        assert_eq!(code(open(&caseworker, plus_days(TODAY, 6)).await), "hearing-too-short reply_by");
        assert_eq!(code(open(&h.of(&h.cast.consultant), by).await), "not-allowed");
        assert_eq!(code(open(&s.mentor, by).await), "not-allowed");
        let id = open(&caseworker, by).await.unwrap();
        assert_eq!(code(open(&caseworker, by).await), "hearing-open");

        let close =
            async |version, outcome: &str| hearings::close(&caseworker, id, version, Code::known(outcome)).await;
        assert_eq!(code(close(1, "good_reason").await), "hearing-awaited outcome");
        assert_eq!(code(close(1, "nonsense").await), "not-on-the-list outcome");
        assert_eq!(hearings::mine(&s.me, id).await.unwrap().hearing.about, "Hvad skete der?");
        hearings::answer(&s.me, id, "Min bus kom ikke, og telefonen var død.").await.unwrap();
        assert_eq!(code(hearings::answer(&s.me, id, "Igen").await), "answered-already");
        let page = hearings::of_placement(&caseworker, s.placement).await.unwrap();
        assert_eq!(page.answer.as_deref(), Some("Min bus kom ikke, og telefonen var død."));
        assert_eq!(code(close(1, "good_reason").await), "stale");
        close(2, "good_reason").await.unwrap();
        assert_eq!(code(close(3, "good_reason").await), "hearing-closed");
        // What was asked about is not asked about again.
        assert_eq!(code(open(&caseworker, by).await), "hearing-without-absence");
        assert_eq!(verify(&h.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn without_an_agreement_the_page_says_that_times_are_not_agreed() {
    engines(|h| async move {
        let s = scene(&h).await;
        let bo = h.citizen(2, "Bo Kjær").await;
        seat(&h, &s.stage, 1, bo).await;
        let page = attendance::today(&s.mentor).await.unwrap();
        let told: Vec<_> = page.expected.iter().map(|e| (e.seat.citizen_name.as_str(), e.plan.basis)).collect();
        assert_eq!(told, [("Tove Holm", Basis::Agreement), ("Bo Kjær", Basis::Spread)]);
        assert_eq!(page.expected[1].plan.minutes, 180);
        let _ = s.citizen;
    })
    .await;
}

#[tokio::test]
async fn a_known_telephone_opens_the_page_of_today_and_nothing_else() {
    engines(|h| async move {
        let s = scene(&h).await;
        assert_eq!(code(known_phones::keep(&h.of(&h.cast.caseworker)).await), "not-allowed");
        let known = known_phones::keep(&s.mentor).await.unwrap();
        assert_eq!(known.seconds, 90 * 24 * 3600);
        let (grant, name) = known_phones::arrival(&h.house, &known.token).await.unwrap().unwrap();
        assert_eq!(name, "Jobcenter Middelfart");
        let by_phone = Context { known_phone: true, ..h.of(&grant) };
        assert_eq!(code(attendance::today(&by_phone).await), "ok");
        let answer = attendance::register(&by_phone, s.placement, &tap(TODAY, Mark::Here, "1")).await;
        assert_eq!(code(answer), "ok");
        assert_eq!(code(own::mentored(&by_phone).await), "not-allowed");
        assert_eq!(code(attendance::of_placement(&by_phone, s.placement).await), "not-allowed");
        assert_eq!(code(known_phones::keep(&by_phone).await), "not-allowed", "a known one makes no other known");

        let mine = known_phones::mine(&by_phone).await.unwrap();
        assert_eq!(code(known_phones::forget(&s.contact, mine[0].id).await), "not-found");
        known_phones::forget(&by_phone, mine[0].id).await.unwrap();
        assert!(known_phones::arrival(&h.house, &known.token).await.unwrap().is_none());

        // The administrator takes one back; a new password takes back all.
        let known = known_phones::keep(&s.mentor).await.unwrap();
        let administrator = h.of(&h.cast.administrator);
        let all = known_phones::all(&administrator).await.unwrap();
        assert_eq!(all.iter().map(|k| k.grant.name.as_str()).collect::<Vec<_>>(), ["jytte"]);
        known_phones::forget(&administrator, all[0].id).await.unwrap();
        assert!(known_phones::arrival(&h.house, &known.token).await.unwrap().is_none());
        let known = known_phones::keep(&s.mentor).await.unwrap();
        sign_in::set_password(&h.house, "jytte", "en-lang-sætning-her").await.unwrap();
        assert!(known_phones::arrival(&h.house, &known.token).await.unwrap().is_none());
        let known = known_phones::keep(&s.mentor).await.unwrap();
        sign_in::close_account(&h.house, "jytte").await.unwrap();
        assert!(known_phones::arrival(&h.house, &known.token).await.unwrap().is_none());
        assert!(known_phones::arrival(&h.house, "nonsense").await.unwrap().is_none());
    })
    .await;
}
