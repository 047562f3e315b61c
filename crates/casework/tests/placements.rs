//! Placements: booked on a free seat, agreed, moved, withdrawn, ended.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use holdepunkt_casework::{
    Error, citizens,
    placements::{self, Booking},
    recents, referrals,
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::{CitizenId, MentorId, PlacementId},
    placement::{Ending, Outcome, PlacementKind, PlacementState},
    referral::ReferralState,
};
use holdepunkt_testkit::{Stage, TestHouse, engines};
use jiff::civil::{Date, date};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            format!("{}{}", list[0].refusal.code(), list[0].field.map(|f| format!(" {f}")).unwrap_or_default())
        }
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

const FROM: Date = date(2026, 11, 30);
const UNTIL: Date = date(2027, 2, 28);

fn booking(citizen: CitizenId, stage: &Stage) -> Booking {
    Booking {
        citizen,
        place: stage.places[0],
        from: FROM,
        until: UNTIL,
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
    }
}

async fn referred(house: &TestHouse, n: u32, name: &str) -> CitizenId {
    let id = house.citizen(n, name).await;
    let referral = referrals::send(&house.of(&house.cast.caseworker), id, String::new()).await.unwrap();
    house.sent_on(house.cast.job_centre, referral, date(2026, 9, 1)).await;
    id
}

fn ending(outcome: Outcome) -> Ending {
    Ending { outcome, hours: None, place_name: String::new(), reason: None }
}

async fn version(house: &TestHouse, id: PlacementId) -> i64 {
    placements::find(&house.of(&house.cast.consultant), id).await.unwrap().placed.placement.version
}

#[tokio::test]
async fn placement_books_a_seat_and_places_the_referral() {
    engines(|house| async move {
        let stage = house.stage(1, 2).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        assert_eq!(
            code(placements::book(&house.of(&house.cast.caseworker), booking(karina, &stage)).await),
            "not-allowed"
        );
        let mut once = consultant.clone();
        once.once = Some("k".to_owned());
        let id = placements::book(&once, booking(karina, &stage)).await.unwrap();
        assert_eq!(placements::book(&once, booking(karina, &stage)).await.unwrap(), id, "a double click books one");
        let page = citizens::find(&consultant, karina).await.unwrap();
        assert_eq!(page.referrals[0].state, ReferralState::Placed);
        assert_eq!(page.referrals[0].closed_on, Some(house.today()));
        assert_eq!(page.consultant.unwrap().employee.name, "Maja Thorup");
        assert_eq!((page.placements.len(), page.placements[0].number), (1, 1));
        let deeds: Vec<String> = page.trail.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect();
        assert!(deeds.contains(&"register placement".to_owned()) && deeds.contains(&"advance referral".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn placement_is_refused_with_the_reason() {
    engines(|house| async move {
        let (stage, other) = (house.stage(1, 2).await, house.stage(2, 1).await);
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let pia = referred(&house, 2, "Pia Rask").await;
        let never = house.citizen(3, "Never Referred").await;
        let consultant = house.of(&house.cast.consultant);
        placements::book(&consultant, booking(karina, &stage)).await.unwrap();
        let ask = booking(pia, &stage);
        let check = async |b: Booking| code(placements::book(&consultant, b).await);
        assert_eq!(check(ask.clone()).await, "place-taken place");
        assert_eq!(check(Booking { offered: true, ..ask.clone() }).await, "place-just-taken place");
        assert_eq!(check(Booking { from: UNTIL, until: UNTIL, ..ask.clone() }).await, "place-taken place");
        let free = Booking { place: stage.places[1], ..ask.clone() };
        assert_eq!(check(Booking { mentor: other.mentor, ..free.clone() }).await, "mentor-not-of-centre mentor");
        assert_eq!(check(Booking { mentor: MentorId::fresh(), ..free.clone() }).await, "mentor-not-of-centre mentor");
        assert_eq!(check(Booking { until: date(2028, 11, 1), ..free.clone() }).await, "place-not-contracted place");
        assert_eq!(check(Booking { until: date(2026, 11, 29), ..free.clone() }).await, "ends-before-it-begins until");
        assert_eq!(check(Booking { from: date(2026, 1, 1), ..free.clone() }).await, "day-out-of-reach from");
        assert_eq!(check(Booking { choice: Code::known("nonsense"), ..free.clone() }).await, "not-on-the-list choice");
        assert_eq!(
            check(Booking { citizen: never, ..free.clone() }).await,
            "not-found",
            "nobody's but the caseworker's"
        );
        let elsewhere = Booking { citizen: karina, place: other.places[0], mentor: other.mentor, ..ask.clone() };
        assert_eq!(check(elsewhere).await, "citizen-already-placed from");
        assert_eq!(check(free).await, "ok");
        let stranger = house.of(&house.cast.consultant_elsewhere);
        assert_eq!(code(placements::book(&stranger, ask).await), "not-found");
    })
    .await;
}

#[tokio::test]
async fn placement_held_is_agreed_or_withdrawn_and_the_citizen_waits_again() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let pia = referred(&house, 2, "Pia Rask").await;
        let consultant = house.of(&house.cast.consultant);
        let held = Booking { agreed: false, ..booking(karina, &stage) };
        let id = placements::book(&consultant, held).await.unwrap();
        assert_eq!(code(placements::agree(&consultant, id, 9).await), "stale");
        assert_eq!(code(placements::agree(&consultant, id, 1).await), "ok");
        assert_eq!(code(placements::agree(&consultant, id, 2).await), "placement-state");
        assert_eq!(code(placements::withdraw(&consultant, id, 2).await), "ok");
        let page = citizens::find(&consultant, karina).await.unwrap();
        assert_eq!(page.open_referral().unwrap().state, ReferralState::Accepted);
        assert_eq!(page.placements[0].placement.state, PlacementState::Withdrawn);
        assert_eq!(code(placements::book(&consultant, booking(pia, &stage)).await), "ok", "the seat is free again");
    })
    .await;
}

#[tokio::test]
async fn placement_end_day_moves_within_the_seat() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let pia = referred(&house, 2, "Pia Rask").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage)).await.unwrap();
        let next = Booking { from: date(2027, 3, 15), until: date(2027, 6, 30), ..booking(pia, &stage) };
        placements::book(&consultant, next).await.unwrap();
        let page = placements::find(&consultant, id).await.unwrap();
        assert_eq!(page.free_until, Some(date(2027, 3, 14)));
        let mv = async |until| {
            code(placements::change_end(&consultant, id, version(&house, id).await, until, "Mere tid").await)
        };
        assert_eq!(mv(date(2027, 3, 15)).await, "place-taken until");
        assert_eq!(mv(date(2027, 3, 14)).await, "ok");
        assert_eq!(mv(date(2027, 1, 31)).await, "ok");
        assert_eq!(mv(date(2026, 11, 23)).await, "ends-before-it-begins until");
        assert_eq!(mv(date(2029, 12, 31)).await, "day-out-of-reach until");
        assert_eq!(code(placements::change_end(&consultant, id, 1, date(2027, 2, 1), "").await), "stale");
    })
    .await;
}

#[tokio::test]
async fn placement_ends_with_what_came_of_it() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let running = Booking { from: date(2026, 9, 7), until: date(2027, 1, 31), ..booking(karina, &stage) };
        let id = placements::book(&consultant, running).await.unwrap();
        let end = async |on, e| code(placements::end(&consultant, id, 1, on, e).await);
        let on = date(2026, 11, 20);
        assert_eq!(code(placements::withdraw(&consultant, id, 1).await), "already-begun");
        assert_eq!(end(date(2026, 11, 25), ending(Outcome::Education)).await, "not-yet ended_on");
        assert_eq!(end(date(2026, 9, 6), ending(Outcome::Education)).await, "ends-outside-placement ended_on");
        assert_eq!(end(on, ending(Outcome::OrdinaryJob)).await, "outcome-needs-job outcome_hours");
        assert_eq!(end(on, ending(Outcome::None)).await, "reason-missing reason");
        let odd = Ending { reason: Some(Code::known("nonsense")), ..ending(Outcome::None) };
        assert_eq!(end(on, odd).await, "not-on-the-list reason");
        let job = Ending {
            outcome: Outcome::OrdinaryJob,
            hours: Some(WeeklyHours::whole(15)),
            place_name: "Plejehjemmet Svanedammen".to_owned(),
            reason: Some(Code::known("moved_on")),
        };
        assert_eq!(end(on, job.clone()).await, "ok");
        let page = placements::find(&consultant, id).await.unwrap();
        let p = page.placed.placement;
        assert_eq!((p.state, p.period.until(), p.agreed_until), (PlacementState::Ended, Some(on), date(2027, 1, 31)));
        assert_eq!(p.ending, Some(job.clone()));
        assert_eq!(code(placements::end(&consultant, id, 2, on, job).await), "placement-state");
        // The consultant's own citizen can have a new place, and the seat is free from the day after.
        let again = Booking { from: date(2026, 11, 21), ..booking(karina, &stage) };
        assert_eq!(code(placements::book(&consultant, again).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn placement_openings_say_what_is_free_and_why_not() {
    engines(|house| async move {
        let stage = house.stage(1, 2).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let pia = referred(&house, 2, "Pia Rask").await;
        let consultant = house.of(&house.cast.consultant);
        placements::book(&consultant, booking(karina, &stage)).await.unwrap();
        let seen = placements::openings(&consultant, pia, FROM, UNTIL).await.unwrap();
        assert_eq!((seen.name.as_str(), seen.refusal.is_none()), ("Pia Rask", true));
        let free: Vec<i64> = seen.free.iter().map(|o| o.number).collect();
        assert_eq!((free, seen.free[0].mentors.len()), (vec![2], 1));
        assert_eq!(seen.others[0].refusal.as_ref().unwrap().code(), "place-taken");
        let own = placements::openings(&consultant, karina, FROM, UNTIL).await.unwrap();
        assert_eq!(own.refusal.unwrap().code(), "citizen-already-placed");
        let late = placements::openings(&consultant, pia, date(2028, 10, 1), date(2028, 11, 1)).await.unwrap();
        assert!(late.free.is_empty() && late.others.is_empty(), "no contract on any of the days");
    })
    .await;
}

#[tokio::test]
async fn placement_opened_lately_is_named_after_its_citizen_by_those_who_reach_them() {
    engines(|house| async move {
        let stage = house.stage(1, 2).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = placements::book(&consultant, booking(karina, &stage)).await.unwrap();
        recents::opened(&consultant, recents::Noun::Placement, id).await.unwrap();
        let lately = recents::latest(&consultant).await.unwrap();
        assert_eq!((lately.len(), lately[0].noun), (1, recents::Noun::Placement));
        assert_eq!((lately[0].name.as_str(), lately[0].id.clone()), ("Karina Bisgaard", id.to_string()));
        assert!(recents::latest(&house.of(&house.cast.caseworker)).await.unwrap().is_empty());
    })
    .await;
}
