//! How many a workplace can take: stated, weighed against who is there, and warned of.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Error,
    placements::{self, Booking},
    referrals,
    staffings::{self, Warning},
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::plus_days,
    placement::PlacementKind,
    reasonableness::{RepresentativeSays, Staffing},
};
use holdepunkt_store::trail;
use holdepunkt_testkit::{Stage, TestHouse, engines};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()).trim().to_owned()
        }
        Err(other) => panic!("{other}"),
    }
}

fn staffing(t: &TestHouse, company: CompanyId, staff: i64) -> Staffing {
    Staffing {
        id: StaffingId::fresh(),
        company,
        unit: None,
        stated_on: t.today(),
        months: [staff; 4],
        others: 0,
        representative: "Hanne Lund".to_owned(),
        says: RepresentativeSays::Agrees,
        noted_by: EmployeeId::fresh(),
    }
}

async fn place(t: &TestHouse, stage: &Stage, n: u32, hours: i64) {
    let booking = ready(t, stage, n, hours).await;
    placements::book(&t.of(&t.cast.consultant), booking).await.unwrap();
}

/// A citizen who can be placed, and the booking of so many hours.
async fn ready(t: &TestHouse, stage: &Stage, n: u32, hours: i64) -> Booking {
    let (knows, finds) = (t.of(&t.cast.caseworker), t.of(&t.cast.consultant));
    let citizen = t.citizen(n, "Placeret Borger").await;
    let referral = referrals::send(&knows, citizen, "Gerne butik".to_owned()).await.unwrap();
    referrals::accept(&finds, referral, 1).await.unwrap();
    t.sent_on(t.cast.job_centre, referral, plus_days(t.today(), -20)).await;
    Booking {
        citizen,
        place: stage.places[n as usize],
        from: plus_days(t.today(), -7),
        until: plus_days(t.today(), 60),
        hours: WeeklyHours::whole(hours),
        mentor: stage.mentor,
        choice: Code::known("citizens_wish"),
        kind: PlacementKind::Placement,
        resumes: None,
        new_course: false,
        over_ceiling: String::new(),
        reason: String::new(),
        agreed: true,
        offered: true,
    }
}

#[tokio::test]
async fn staffing_is_weighed_against_who_is_there() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let stage = t.stage(1, 4).await;
        assert_eq!(staffings::standing(&me, stage.company).await.unwrap(), Some(Warning::NotStated));
        staffings::note(&me, staffing(&t, stage.company, 499)).await.unwrap();
        place(&t, &stage, 0, 20).await;
        place(&t, &stage, 1, 10).await;
        let page = staffings::find(&me, stage.company).await.unwrap();
        assert_eq!(page.citizens, 2);
        let w = page.weighed[0].weighing;
        assert_eq!((w.ceiling.allowed, w.minutes, w.placed, w.left()), (1, 1800, 82, 18));
        assert_eq!(staffings::standing(&me, stage.company).await.unwrap(), None);
        let more = async |hours| {
            staffings::warning_for(&me, stage.mentor, t.today(), WeeklyHours::whole(hours)).await.unwrap()
        };
        assert_eq!(more(6).await, None, "36 of 37 hours");
        assert!(matches!(more(8).await, Some(Warning::Passed(w)) if w.left() < 0));
        // The latest statement counts, and the earlier one stays.
        staffings::note(&me, Staffing { others: 50, ..staffing(&t, stage.company, 1000) }).await.unwrap();
        let page = staffings::find(&me, stage.company).await.unwrap();
        assert_eq!((page.weighed.len(), page.history.len()), (1, 2));
        assert_eq!(page.weighed[0].weighing.left(), 200 - 82 - 50);
    })
    .await;
}

#[tokio::test]
async fn staffing_warns_of_an_old_statement_and_of_a_representative_who_disagrees() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let stage = t.stage(1, 4).await;
        let old = Staffing { stated_on: plus_days(t.today(), -123), ..staffing(&t, stage.company, 1000) };
        staffings::note(&me, old.clone()).await.unwrap();
        assert_eq!(staffings::standing(&me, stage.company).await.unwrap(), Some(Warning::Old(old.stated_on)));
        let no = Staffing { says: RepresentativeSays::Disagrees, ..staffing(&t, stage.company, 1000) };
        staffings::note(&me, no).await.unwrap();
        assert_eq!(staffings::standing(&me, stage.company).await.unwrap(), Some(Warning::Disagrees));
    })
    .await;
}

#[tokio::test]
async fn staffing_refuses_what_can_not_be() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let (stage, other) = (t.stage(1, 2).await, t.stage(2, 2).await);
        let good = staffing(&t, stage.company, 1000);
        let check = async |s: Staffing| code(staffings::note(&me, s).await);
        assert_eq!(check(Staffing { stated_on: plus_days(t.today(), 1), ..good.clone() }).await, "not-yet stated_on");
        assert_eq!(check(Staffing { representative: String::new(), ..good.clone() }).await, "missing representative");
        assert_eq!(
            check(Staffing { unit: Some(ProductionUnitId::fresh()), ..good.clone() }).await,
            "not-on-the-list unit"
        );
        assert_eq!(check(Staffing { company: CompanyId::fresh(), ..good.clone() }).await, "not-found");
        let stranger = t.of(&t.cast.consultant_elsewhere);
        assert_eq!(code(staffings::note(&stranger, good.clone()).await), "not-found");
        assert_eq!(code(staffings::find(&stranger, other.company).await), "not-found");
        assert_eq!(code(staffings::note(&t.of(&t.cast.caseworker), good).await), "not-allowed");
    })
    .await;
}

#[tokio::test]
async fn booking_beyond_the_ceiling_asks_why_and_the_answer_stands_on_the_trail() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let stage = t.stage(1, 4).await;
        staffings::note(&me, staffing(&t, stage.company, 499)).await.unwrap(); // one full-time person
        place(&t, &stage, 0, 30).await;
        let more = ready(&t, &stage, 1, 20).await;
        let asked = async |b: Booking| code(placements::book(&me, b).await);
        assert_eq!(asked(more.clone()).await, "over-ceiling over_ceiling");
        assert_eq!(asked(Booking { over_ceiling: "  ".to_owned(), ..more.clone() }).await, "over-ceiling over_ceiling");
        assert_eq!(asked(Booking { over_ceiling: "Ny afdeling fra mandag".to_owned(), ..more.clone() }).await, "ok");
        let mut tx = t.house.store.read().await.unwrap();
        let lines = trail::about_citizen(&mut tx, t.cast.job_centre, more.citizen, 50).await.unwrap();
        let why = |noun: &str| lines.iter().any(|l| l.line.noun == noun && l.line.why == "Ny afdeling fra mandag");
        assert!(why("placement"));
    })
    .await;
}
