//! Days away, resumed here and elsewhere; grants; mentors, workplaces and weeks; hours and what came of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context,
    aftermath::{self, NewAnswer},
    citizens,
    interruptions::{self, NewInterruption},
    invariants::verify,
    own,
    paid_hours::{self, NewHours},
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
    workplaces,
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::{CitizenId, PlacementId},
    interruption::InterruptionKind,
    paid_hours::{AftermathOutcome, PaidKind},
    period::Period,
    placement::{Ending, Outcome, PlacementKind, PlacementState, Standing},
    role::Role,
    week::{Week, WeekDay},
};
use holdepunkt_store::mentors;
use holdepunkt_testkit::{Stage, TestHouse, code, engines, mentor};
use jiff::civil::{Date, date};

fn booking(citizen: CitizenId, stage: &Stage, from: Date, until: Date) -> Booking {
    holdepunkt_testkit::booking(citizen, stage, 0, from, until)
}

/// A citizen who was referred on 1 September.
async fn referred(house: &TestHouse, n: u32, name: &str) -> CitizenId {
    let id = house.citizen(n, name).await;
    let referral = referrals::send(&house.of(&house.cast.caseworker), id, String::new()).await.unwrap();
    house.sent_on(house.cast.job_centre, referral, date(2026, 9, 1)).await;
    id
}

async fn version(context: &Context, id: PlacementId) -> i64 {
    placements::find(context, id).await.unwrap().placed.placement.version
}

fn away(last_day: Date, back: Option<Date>) -> NewInterruption {
    NewInterruption {
        kind: if back.is_some() { InterruptionKind::Pause } else { InterruptionKind::Interruption },
        last_day,
        reason: Code::known("illness"),
        note: String::new(),
        expected_back: back,
    }
}

const FROM: Date = date(2026, 9, 7);
const UNTIL: Date = date(2027, 1, 29);

#[tokio::test]
async fn interruption_is_paused_and_resumed_in_the_same_course() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage, FROM, UNTIL)).await.unwrap();
        let day = |d| away(d, None);
        assert_eq!(code(interruptions::interrupt(&consultant, id, 9, day(date(2026, 11, 15))).await), "stale");
        assert_eq!(
            code(interruptions::interrupt(&consultant, id, 1, day(date(2026, 9, 6))).await),
            "interruption-outside last_day"
        );
        let odd = NewInterruption { reason: Code::known("nonsense"), ..day(date(2026, 11, 15)) };
        assert_eq!(code(interruptions::interrupt(&consultant, id, 1, odd).await), "not-on-the-list reason");
        let stranger = house.of(&house.cast.consultant_elsewhere);
        assert_eq!(code(interruptions::interrupt(&stranger, id, 1, day(date(2026, 11, 15))).await), "not-found");
        // The caseworker hears of it first.
        let caseworker = house.of(&house.cast.caseworker);
        assert_eq!(code(interruptions::interrupt(&caseworker, id, 1, day(date(2026, 11, 15))).await), "ok");
        let page = placements::find(&consultant, id).await.unwrap();
        assert_eq!((page.placed.standing, page.placed.placement.version), (Standing::Paused, 2));
        let clock = page.chain.outlook.as_ref().unwrap().clock.unwrap();
        assert_eq!((clock.day, clock.resume_by), (9, date(2026, 12, 13)));
        assert_eq!(code(interruptions::interrupt(&consultant, id, 2, day(date(2026, 11, 20))).await), "already-away");
        // The seat stays held.
        let pia = referred(&house, 2, "Pia Rask").await;
        let taken = booking(pia, &stage, date(2026, 11, 30), date(2026, 12, 31));
        assert_eq!(code(placements::book(&consultant, taken).await), "place-taken place");
        assert_eq!(
            code(interruptions::resume(&consultant, id, 2, date(2026, 11, 15), false).await),
            "resumed-too-early resumed_on"
        );
        assert_eq!(code(interruptions::resume(&consultant, id, 2, date(2026, 11, 24), false).await), "ok");
        assert_eq!(code(interruptions::resume(&consultant, id, 3, date(2026, 11, 24), false).await), "not-away");
        let page = citizens::find(&consultant, karina).await.unwrap();
        assert_eq!(page.placements[0].standing, Standing::Running);
        assert_eq!(page.chain.courses.len(), 1);
        assert_eq!(page.chain.courses[0].gaps()[0].resumed_on_day, 9);
        let deeds: Vec<String> = page.trail.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect();
        assert!(
            deeds.contains(&"register interruption".to_owned()) && deeds.contains(&"advance interruption".to_owned())
        );
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn resumption_on_day_29_is_another_course_and_said_so() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage, FROM, UNTIL)).await.unwrap();
        interruptions::interrupt(&consultant, id, 1, away(date(2026, 10, 26), None)).await.unwrap();
        let today = house.today(); // day 29
        assert_eq!(code(interruptions::resume(&consultant, id, 2, today, false).await), "new-course new_course");
        assert_eq!(code(interruptions::resume(&consultant, id, 2, today, true).await), "ok");
        let page = citizens::find(&consultant, karina).await.unwrap();
        let days: Vec<i64> = page.chain.courses.iter().map(|c| c.active_days()).collect();
        assert_eq!(days, [50, 1]);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn interruption_is_resumed_at_another_company_and_the_old_place_is_free() {
    engines(|house| async move {
        let (stage, other) = (house.stage(1, 1).await, house.stage(2, 1).await);
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage, FROM, UNTIL)).await.unwrap();
        interruptions::interrupt(&consultant, id, 1, away(date(2026, 11, 10), None)).await.unwrap();
        let open = placements::find(&consultant, id).await.unwrap().open_interruption().unwrap().id;
        let there = |from| Booking { resumes: Some(open), ..booking(karina, &other, from, date(2027, 2, 5)) };
        assert_eq!(code(placements::book(&consultant, there(date(2026, 11, 10))).await), "resumed-too-early from");
        assert_eq!(code(placements::book(&consultant, there(date(2026, 12, 9))).await), "new-course new_course");
        let next = placements::book(&consultant, there(date(2026, 12, 8))).await.unwrap();
        let left = placements::find(&consultant, id).await.unwrap().placed.placement;
        assert_eq!((left.state, left.period.until()), (PlacementState::Ended, Some(date(2026, 11, 10))));
        assert_eq!(left.ending.unwrap().reason, Some(Code::known("moved_centre")));
        let pia = referred(&house, 2, "Pia Rask").await;
        let freed = booking(pia, &stage, date(2026, 11, 30), date(2026, 12, 31));
        assert_eq!(code(placements::book(&consultant, freed).await), "ok", "the seat is free");
        assert_eq!(verify(&house.house).await.unwrap(), []);
        // It came to nothing after all: nobody is back.
        placements::withdraw(&consultant, next, 1).await.unwrap();
        assert!(placements::find(&consultant, id).await.unwrap().open_interruption().is_some());
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn pause_that_is_planned_can_be_called_off_and_an_end_drops_it() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage, FROM, UNTIL)).await.unwrap();
        let christmas = away(date(2026, 12, 22), Some(date(2027, 1, 4)));
        interruptions::interrupt(&consultant, id, 1, christmas.clone()).await.unwrap();
        assert_eq!(placements::find(&consultant, id).await.unwrap().placed.standing, Standing::Running);
        assert_eq!(code(interruptions::call_off(&consultant, id, 2).await), "ok");
        assert_eq!(code(interruptions::call_off(&consultant, id, 3).await), "not-away");
        interruptions::interrupt(&consultant, id, 3, christmas).await.unwrap();
        assert_eq!(
            code(interruptions::expect_back(&consultant, id, 4, Some(date(2027, 1, 30))).await),
            "resumed-after-end expected_back"
        );
        assert_eq!(code(interruptions::expect_back(&consultant, id, 4, Some(date(2027, 1, 11))).await), "ok");
        assert_eq!(code(placements::change_end(&consultant, id, 5, date(2026, 12, 18), "").await), "ok");
        assert!(placements::find(&consultant, id).await.unwrap().interruptions.is_empty());
        let away = away(date(2026, 11, 12), None);
        interruptions::interrupt(&consultant, id, 6, away).await.unwrap();
        let none = |reason| Ending {
            outcome: Outcome::None,
            hours: None,
            place_name: String::new(),
            reason: Some(Code::known(reason)),
        };
        let end = async |day| {
            code(placements::end(&consultant, id, version(&consultant, id).await, day, none("illness")).await)
        };
        assert_eq!(end(date(2026, 11, 20)).await, "ends-while-away ended_on");
        assert_eq!(end(date(2026, 11, 12)).await, "ok");
        assert_eq!(code(interruptions::resume(&consultant, id, 8, date(2026, 11, 20), false).await), "not-away");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn placement_before_its_referral_and_beyond_its_limit_are_explained() {
    engines(|house| async move {
        let stage = house.stage(1, 2).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let early = booking(karina, &stage, date(2026, 8, 31), date(2026, 11, 1));
        assert_eq!(code(placements::book(&consultant, early).await), "before-referral from");
        let ask = |until| Booking { reason: String::new(), ..booking(karina, &stage, date(2026, 11, 30), until) };
        assert_eq!(code(placements::book(&consultant, ask(date(2027, 3, 1))).await), "over-length-limit reason");
        let taster = Booking { kind: PlacementKind::Taster, ..ask(date(2026, 12, 14)) };
        assert_eq!(code(placements::book(&consultant, taster).await), "taster-too-long until");
        let id = placements::book(&consultant, ask(date(2027, 2, 28))).await.unwrap(); // 13 weeks to the day
        let mv = async |until, why: &str| {
            code(placements::change_end(&consultant, id, version(&consultant, id).await, until, why).await)
        };
        assert_eq!(mv(date(2027, 3, 1), "").await, "over-length-limit reason");
        assert_eq!(mv(date(2027, 3, 31), "Hun er tæt på et job").await, "ok");
        assert_eq!(mv(date(2027, 3, 15), "").await, "ok", "who shortens needs no reason");
        assert_eq!(mv(date(2027, 3, 31), "Som bevilget").await, "ok");
        let page = placements::find(&consultant, id).await.unwrap();
        let grants: Vec<(Date, Option<Date>, &str)> =
            page.grants.iter().map(|(g, _)| (g.period.from(), g.period.until(), g.reason.as_str())).collect();
        assert_eq!(
            grants,
            [
                (date(2026, 11, 30), Some(date(2027, 2, 28)), ""),
                (date(2027, 3, 1), Some(date(2027, 3, 31)), "Hun er tæt på et job"),
            ]
        );
        assert_eq!(page.grants[1].1, "Maja Thorup");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn taster_days_are_no_course_days() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let taster =
            Booking { kind: PlacementKind::Taster, ..booking(karina, &stage, date(2026, 11, 16), date(2026, 11, 27)) };
        placements::book(&consultant, taster).await.unwrap();
        let page = citizens::find(&consultant, karina).await.unwrap();
        assert!(page.chain.courses.is_empty());
        assert_eq!(page.placements[0].standing, Standing::EndingSoon);
    })
    .await;
}

#[tokio::test]
async fn former_mentor_sees_the_citizen_for_fourteen_days() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage, FROM, UNTIL)).await.unwrap();
        let new = mentor(stage.company);
        let mut tx = house.house.store.write().await.unwrap();
        mentors::insert(&mut tx, house.cast.job_centre, &new).await.unwrap();
        tx.commit().await.unwrap();
        let whom =
            |mentor| Holder { job_centre: Some(house.cast.job_centre), mentor: Some(mentor), ..Holder::default() };
        let before = house.grant("jytte", Role::CompanyMentor, whom(stage.mentor)).await;
        let after = house.grant("ny", Role::CompanyMentor, whom(new.id)).await;
        let why = || "Barsel".to_owned();
        let change = async |mentor, from| {
            let v = version(&consultant, id).await;
            code(workplaces::change_mentor(&consultant, id, v, mentor, from, why()).await)
        };
        assert_eq!(change(stage.mentor, date(2026, 11, 10)).await, "mentor-unchanged mentor");
        assert_eq!(change(new.id, date(2026, 11, 25)).await, "day-out-of-reach from");
        assert_eq!(change(new.id, date(2026, 11, 11)).await, "ok"); // Jytte until the 10th, 14 days ago
        let sees = async |grant| own::mentored(&house.of(grant)).await.unwrap().seats.len();
        assert_eq!((sees(&before).await, sees(&after).await), (1, 1));
        assert_eq!(change(stage.mentor, date(2026, 11, 10)).await, "day-out-of-reach from");
        let page = placements::find(&consultant, id).await.unwrap();
        assert_eq!((page.former[0].until, page.former[0].reason.as_str()), (date(2026, 11, 10), "Barsel"));
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn former_mentor_of_long_ago_sees_nothing() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage, FROM, UNTIL)).await.unwrap();
        let new = mentor(stage.company);
        let mut tx = house.house.store.write().await.unwrap();
        mentors::insert(&mut tx, house.cast.job_centre, &new).await.unwrap();
        tx.commit().await.unwrap();
        let whom = Holder { job_centre: Some(house.cast.job_centre), mentor: Some(stage.mentor), ..Holder::default() };
        let before = house.grant("jytte", Role::CompanyMentor, whom).await;
        workplaces::change_mentor(&consultant, id, 1, new.id, date(2026, 11, 10), "Barsel".to_owned()).await.unwrap();
        assert!(own::mentored(&house.of(&before)).await.unwrap().seats.is_empty(), "15 days ago");
    })
    .await;
}

#[tokio::test]
async fn week_and_workplace_are_kept_by_date() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage, FROM, UNTIL)).await.unwrap();
        let day = |weekday, activity: &str| WeekDay {
            weekday,
            from: 540,
            until: 720,
            activity: Code::known(activity),
            provider: String::new(),
        };
        let set = async |from, days| {
            let v = version(&consultant, id).await;
            code(workplaces::set_week(&consultant, id, v, Week { from, days }).await)
        };
        assert_eq!(set(FROM, vec![day(1, "exercise")]).await, "week-without-centre week");
        assert_eq!(set(FROM, vec![day(1, "nonsense")]).await, "not-on-the-list week");
        assert_eq!(set(date(2026, 9, 1), vec![day(1, "centre")]).await, "day-out-of-reach from");
        assert_eq!(set(FROM, vec![day(1, "centre"), day(3, "exercise")]).await, "ok");
        assert_eq!(set(FROM, vec![day(2, "centre")]).await, "ok", "the same day is replaced");
        assert_eq!(set(date(2026, 12, 1), vec![day(2, "centre"), day(4, "centre")]).await, "ok");
        let weeks = placements::find(&consultant, id).await.unwrap().weeks;
        assert_eq!(weeks.iter().map(|w| w.days.len()).collect::<Vec<_>>(), [1, 2]);
        let v = version(&consultant, id).await;
        let one = workplaces::set_workplace(&consultant, id, v, FROM, stage.company, None).await;
        assert_eq!(code(one), "not-a-cluster company");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn aftermath_is_asked_once_and_found_in_the_hours() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let short = booking(karina, &stage, date(2026, 9, 24), date(2026, 11, 20));
        let id = placements::book(&consultant, short).await.unwrap();
        let ending = Ending { outcome: Outcome::None, hours: None, place_name: String::new(), reason: None };
        placements::end(&consultant, id, 1, date(2026, 11, 20), ending).await.unwrap();
        assert!(aftermath::questions(&consultant).await.unwrap().is_empty(), "asked later");
        let answer = |outcome| NewAnswer { outcome, hours: None, place_name: String::new(), found: false };
        let early = aftermath::answer(&consultant, id, answer(AftermathOutcome::Education)).await;
        assert_eq!(code(early), "asked-later");
        // Another that ended a good while before: until Tuesday 25 August, 13 weeks ago today.
        let mut old = placements::find(&consultant, id).await.unwrap().placed.placement;
        old.id = PlacementId::fresh();
        old.referral = None;
        old.period = Period::known(date(2026, 6, 1), Some(date(2026, 8, 25)));
        old.agreed_until = date(2026, 8, 25);
        let mut tx = house.house.store.write().await.unwrap();
        holdepunkt_store::placements::insert(&mut tx, house.cast.job_centre, &old).await.unwrap();
        tx.commit().await.unwrap();
        let id = old.id;
        let hours = |from, until, minutes| NewHours {
            period: Period::known(from, Some(until)),
            minutes,
            employer: "Brugsen".to_owned(),
            kind: PaidKind::Ordinary,
        };
        let all = hours(date(2026, 8, 26), date(2026, 11, 24), 91 * 60);
        assert_eq!(code(paid_hours::note(&consultant, karina, all.clone()).await), "ok");
        assert_eq!(code(paid_hours::note(&consultant, karina, all).await), "hours-twice from");
        let questions = aftermath::questions(&consultant).await.unwrap();
        assert_eq!((questions.len(), questions[0].until), (1, date(2026, 8, 25)));
        let found = questions[0].found.unwrap();
        assert_eq!((found.minutes, found.enough, found.a_week), (91 * 60, true, WeeklyHours::whole(7)));
        assert!(aftermath::questions(&house.of(&house.cast.other_consultant)).await.unwrap().is_empty());
        assert_eq!(
            code(aftermath::answer(&consultant, id, answer(AftermathOutcome::OrdinaryJob)).await),
            "outcome-needs-job outcome_hours"
        );
        let job = NewAnswer {
            hours: Some(WeeklyHours::whole(7)),
            place_name: "Brugsen".to_owned(),
            found: true,
            ..answer(AftermathOutcome::OrdinaryJob)
        };
        assert_eq!(code(aftermath::answer(&consultant, id, job.clone()).await), "ok");
        assert_eq!(code(aftermath::answer(&consultant, id, job).await), "answered-already");
        assert!(aftermath::questions(&consultant).await.unwrap().is_empty());
        assert_eq!(citizens::find(&consultant, karina).await.unwrap().aftermath.len(), 1);
        assert_eq!(verify(&house.house).await.unwrap().len(), 1, "only that no contract kept the place so early");
    })
    .await;
}
