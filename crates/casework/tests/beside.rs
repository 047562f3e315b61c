//! Taster days and days in a centre out of a pre-course (model C): who books them, where they lie, and that they are
//! over when the pre-course is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error, citizens, invariants, placements,
    placements::{Booking, book_beside, end_beside, openings_beside, withdraw_beside},
    preparations::{self, Asking},
    projects, referrals, ways,
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::plus_days,
    placement::{PlacementKind, PlacementState},
    preparation::{Plan, Project, ProjectKind},
};
use holdepunkt_store::accounts::RoleGrant;
use holdepunkt_testkit::{Stage, TestHouse, engines};
use jiff::civil::{Date, date};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or("")).trim().to_owned()
        }
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

fn plan(t: &TestHouse) -> Plan {
    let from = plus_days(t.today(), -7);
    Plan { from, until: Some(plus_days(from, 27)), centre_days: 0, centre: None, over_length_reason: String::new() }
}

/// A citizen who is in a pre-course that the other consultant leads, since 17 November until 14 December.
async fn in_pre_course(t: &TestHouse, lead: &RoleGrant) -> (CitizenId, PreparationId, ProjectId) {
    let project = Project {
        id: ProjectId::fresh(),
        name: "Forløbet".to_owned(),
        kind: ProjectKind::PreCourse,
        lead: lead.employee.unwrap(),
        provider: String::new(),
        closed_on: None,
        version: 1,
    };
    let project = projects::register(&t.of(&t.cast.consultant), project).await.unwrap();
    let citizen = t.citizen(1, "Karina Bisgaard").await;
    let asking = Asking { citizen, project, plan: plan(t), wish: String::new() };
    let stay = preparations::ask(&t.of(&t.cast.caseworker), asking).await.unwrap();
    preparations::begin(&t.of(lead), stay, 1, plan(t)).await.unwrap();
    (citizen, stay, project)
}

fn days(stage: &Stage, kind: PlacementKind, from: Date, until: Date) -> Booking {
    Booking {
        citizen: CitizenId::fresh(), // whoever is in the stay, whatever is sent
        place: stage.places[0],
        from,
        until,
        hours: WeeklyHours::whole(6),
        mentor: stage.mentor,
        choice: Code::known("citizens_wish"),
        kind,
        resumes: None,
        new_course: false,
        reason: String::new(),
        over_ceiling: String::new(),
        agreed: true,
        offered: false,
    }
}

async fn clean(t: &TestHouse) {
    assert_eq!(invariants::verify(&t.house).await.unwrap(), []);
}

#[tokio::test]
async fn taster_days_are_booked_out_of_a_pre_course_by_who_leads_it_and_by_a_consultant() {
    engines(|t| async move {
        let lead = &t.cast.other_consultant;
        let (citizen, stay, project) = in_pre_course(&t, lead).await;
        let stage = t.stage(1, 2).await;
        let (runs, finds) = (t.of(lead), t.of(&t.cast.consultant));
        let taster = |from, until| days(&stage, PlacementKind::Taster, from, until);
        let ask = async |c: &Context, b| code(book_beside(c, stay, b, 0).await);
        let (from, until) = (date(2026, 11, 23), date(2026, 12, 4));
        assert_eq!(ask(&t.of(&t.cast.caseworker), taster(from, until)).await, "not-allowed");
        assert_eq!(ask(&t.of(&t.cast.consultant_elsewhere), taster(from, until)).await, "not-found");
        assert_eq!(ask(&runs, taster(date(2026, 11, 16), until)).await, "before-preparation from");
        assert_eq!(ask(&runs, taster(date(2026, 12, 7), date(2026, 12, 15))).await, "after-preparation until");
        assert_eq!(ask(&runs, taster(date(2026, 11, 23), date(2026, 12, 7))).await, "taster-too-long until");
        assert_eq!(ask(&runs, days(&stage, PlacementKind::Placement, from, until)).await, "not-on-the-list kind");
        assert_eq!(openings_beside(&runs, stay, from, until).await.unwrap().free.len(), 2);
        let id = book_beside(&runs, stay, taster(from, until), 0).await.unwrap();
        assert_eq!(ask(&finds, taster(from, until)).await, "place-taken place");
        let other_seat = Booking { place: stage.places[1], ..taster(from, until) };
        assert_eq!(ask(&finds, other_seat).await, "citizen-already-placed from");
        assert_eq!(openings_beside(&finds, stay, from, until).await.unwrap().free.len(), 1);

        let page = projects::find(&finds, project).await.unwrap();
        assert_eq!(page.stays[0].beside.len(), 1);
        assert_eq!(page.stays[0].beside[0].placement.id, id);
        assert_eq!(ways::find(&runs, citizen).await.unwrap().beside.len(), 1);
        let seen = citizens::find(&t.of(&t.cast.caseworker), citizen).await.unwrap();
        assert_eq!((seen.placements[0].placement.kind, seen.consultant.is_none()), (PlacementKind::Taster, true));
        assert!(seen.chain.courses.is_empty(), "none of a course's days");
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn one_or_two_days_a_week_stand_in_the_plan() {
    engines(|t| async move {
        let (_, stay, project) = in_pre_course(&t, &t.cast.other_consultant).await;
        let stage = t.stage(1, 1).await;
        let finds = t.of(&t.cast.consultant);
        let ask = days(&stage, PlacementKind::CentreDays, date(2026, 11, 23), date(2026, 12, 14));
        assert_eq!(code(book_beside(&finds, stay, ask.clone(), 0).await), "missing centre_days");
        assert_eq!(code(book_beside(&finds, stay, ask.clone(), 3).await), "too-many-centre-days centre_days");
        assert_eq!(code(book_beside(&finds, stay, ask, 2).await), "ok");
        let page = projects::find(&finds, project).await.unwrap();
        let p = &page.stays[0].stay.preparation;
        assert_eq!((p.centre_days, p.centre), (2, Some(stage.centre)));
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn days_beside_are_ended_or_taken_back_by_hand() {
    engines(|t| async move {
        let (citizen, stay, _) = in_pre_course(&t, &t.cast.other_consultant).await;
        let stage = t.stage(1, 1).await;
        let finds = t.of(&t.cast.consultant);
        let now = days(&stage, PlacementKind::Taster, date(2026, 11, 18), date(2026, 11, 27));
        let id = book_beside(&finds, stay, now, 0).await.unwrap();
        assert_eq!(code(withdraw_beside(&finds, stay, id, 1).await), "already-begun");
        let end =
            async |day, reason: Option<&str>| code(end_beside(&finds, stay, id, 1, day, reason.map(Code::known)).await);
        assert_eq!(end(date(2026, 11, 25), Some("citizens_wish")).await, "not-yet ended_on");
        assert_eq!(end(date(2026, 11, 24), None).await, "reason-missing reason");
        assert_eq!(end(date(2026, 11, 24), Some("no such")).await, "not-on-the-list reason");
        assert_eq!(end(date(2026, 11, 20), Some("citizens_wish")).await, "ok");
        assert_eq!(end(date(2026, 11, 20), Some("citizens_wish")).await, "stale");
        let later = days(&stage, PlacementKind::Taster, date(2026, 11, 30), date(2026, 12, 4));
        let later = book_beside(&finds, stay, later, 0).await.unwrap();
        assert_eq!(code(end_beside(&finds, stay, later, 1, t.today(), None).await), "ends-outside-placement ended_on");
        assert_eq!(code(withdraw_beside(&finds, stay, later, 1).await), "ok");
        let preparations_of_another = PreparationId::fresh();
        assert_eq!(code(withdraw_beside(&finds, preparations_of_another, later, 2).await), "not-found");
        let seen = citizens::find(&t.of(&t.cast.caseworker), citizen).await.unwrap();
        assert_eq!(
            seen.placements.iter().map(|p| p.placement.state).collect::<Vec<_>>(),
            [PlacementState::Ended, PlacementState::Withdrawn]
        );
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_booked_beside_ends_with_the_pre_course_and_a_place_can_be_booked_at_once() {
    engines(|t| async move {
        let lead = &t.cast.other_consultant;
        let (citizen, stay, _) = in_pre_course(&t, lead).await;
        let stage = t.stage(1, 2).await;
        let (runs, finds) = (t.of(lead), t.of(&t.cast.consultant));
        let taster = days(&stage, PlacementKind::Taster, date(2026, 11, 23), date(2026, 12, 4));
        let now = book_beside(&runs, stay, taster.clone(), 0).await.unwrap();
        let later = Booking {
            place: stage.places[1],
            from: date(2026, 12, 7),
            until: date(2026, 12, 11),
            agreed: false,
            ..taster.clone()
        };
        let later = book_beside(&runs, stay, later, 0).await.unwrap();
        preparations::ready(&runs, stay, 2, "Butik".to_owned()).await.unwrap();
        let seen = citizens::find(&t.of(&t.cast.caseworker), citizen).await.unwrap();
        let of = |id| seen.placements.iter().find(|p| p.placement.id == id).unwrap().placement.clone();
        assert_eq!(of(now).state, PlacementState::Ended);
        assert_eq!(of(now).period.until(), Some(t.today()));
        assert_eq!(of(now).ending.unwrap().reason, Some(Code::known("stay_ended")));
        assert_eq!(of(later).state, PlacementState::Withdrawn);
        assert_eq!(code(book_beside(&runs, stay, taster.clone(), 0).await), "preparation-state");

        let referral = seen.open_referral().unwrap().id;
        referrals::accept(&finds, referral, 1).await.unwrap();
        let place = Booking {
            citizen,
            kind: PlacementKind::Placement,
            from: date(2026, 11, 30),
            until: date(2027, 2, 26),
            ..taster
        };
        let id = placements::book(&finds, place).await.unwrap();
        assert_eq!(placements::find(&finds, id).await.unwrap().placed.placement.referral, Some(referral));
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn who_only_tastes_a_place_waits_for_one_still() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let citizen = t.citizen(1, "Karina Bisgaard").await;
        let (knows, finds) = (t.of(&t.cast.caseworker), t.of(&t.cast.consultant));
        let referral = referrals::send(&knows, citizen, String::new()).await.unwrap();
        referrals::accept(&finds, referral, 1).await.unwrap();
        let taster = days(&stage, PlacementKind::Taster, date(2026, 11, 30), date(2026, 12, 4));
        placements::book(&finds, Booking { citizen, ..taster.clone() }).await.unwrap();
        let seen = citizens::find(&knows, citizen).await.unwrap();
        assert_eq!(seen.open_referral().map(|r| r.id), Some(referral));
        let place = Booking {
            citizen,
            kind: PlacementKind::Placement,
            from: date(2026, 12, 7),
            until: date(2027, 2, 26),
            ..taster
        };
        assert_eq!(code(placements::book(&finds, place).await), "ok");
        clean(&t).await;
    })
    .await;
}
