//! The certificate: when it can be made, by whom, what it begins with, and who may see it for how long.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, House,
    certificates::{self, Worded},
    citizens,
    invariants::verify,
    placements,
    sign_in::Holder,
};
use holdepunkt_rules::{
    codes::Code,
    id::*,
    period::plus_days,
    placement::{Ending, Outcome},
    role::Role,
};
use holdepunkt_testkit::{TestHouse, code, days, engines, later};
use jiff::civil::{Date, date};

struct Scene {
    house: TestHouse,
    citizen: CitizenId,
    placement: PlacementId,
    consultant: Context,
    karina: Context,
    jytte: Context,
}

const FROM: Date = date(2026, 9, 7);

/// A placement until a day, with an agreement in force.
async fn scene(house: TestHouse, until: Date) -> Scene {
    let stage = house.stage(1, 1).await;
    let (citizen, placement) = house.placed(&stage, 1, FROM, until).await;
    house.agreement_in_force(placement).await;
    let job_centre = Some(house.cast.job_centre);
    let own = Holder { job_centre, citizen: Some(citizen), ..Holder::default() };
    let mentor = Holder { job_centre, mentor: Some(stage.mentor), ..Holder::default() };
    Scene {
        karina: house.of(&house.grant("karina", Role::Citizen, own).await),
        jytte: house.of(&house.grant("jytte", Role::CompanyMentor, mentor).await),
        consultant: house.of(&house.cast.consultant),
        citizen,
        placement,
        house,
    }
}

fn worded(goal: &str) -> Worded {
    Worded {
        goals: vec![goal.to_owned()],
        tasks: vec!["Dækker op".to_owned()],
        quote: String::new(),
        issued_on: date(2026, 12, 18),
    }
}

impl Scene {
    async fn write(&self, who: &Context, version: i64, words: Worded) -> String {
        code(certificates::write(who, self.placement, version, words).await)
    }

    async fn see(&self, who: &Context) -> String {
        code(certificates::find(who, self.placement).await)
    }
}

#[tokio::test]
async fn a_certificate_is_made_from_four_weeks_before_the_last_day() {
    engines(|house| async move {
        let s = scene(house, date(2026, 12, 23)).await;
        let page = certificates::find(&s.consultant, s.placement).await.unwrap();
        assert_eq!((page.early, page.may_write), (Some(date(2026, 11, 25)), false), "tomorrow");
        assert_eq!(s.write(&s.consultant, 0, worded("Møder til tiden")).await, "certificate-early");
        let tomorrow = later(&s.house.house, days(1)).context(s.consultant.who.clone());
        let page = certificates::find(&tomorrow, s.placement).await.unwrap();
        assert_eq!((page.early, page.may_write), (None, true));
        assert_eq!(page.goals, ["Klarer frokosten alene", "Dækker op"], "what the agreement in force says");
        assert_eq!(page.tasks, ["Dækker op"]);
        assert_eq!(s.write(&tomorrow, 0, worded("Møder til tiden")).await, "ok");
    })
    .await;
}

#[tokio::test]
async fn it_is_made_once_worded_anew_and_stands_on_the_trail() {
    engines(|house| async move {
        let s = scene(house, date(2026, 12, 18)).await;
        let nothing = Worded { goals: Vec::new(), tasks: Vec::new(), ..worded("") };
        assert_eq!(s.write(&s.consultant, 0, nothing).await, "missing goals");
        let many = Worded { tasks: vec!["En opgave".to_owned(); 9], ..worded("Møder til tiden") };
        assert_eq!(s.write(&s.consultant, 0, many).await, "too-many-choices tasks");
        assert!(certificates::find(&s.karina, s.placement).await.unwrap().certificate.is_none());

        let once = Context { once: Some("formularens nøgle".to_owned()), ..s.consultant.clone() };
        assert_eq!(s.write(&once, 0, worded("Møder til tiden")).await, "ok");
        assert_eq!(s.write(&once, 0, worded("Møder til tiden")).await, "ok", "a double click");
        assert_eq!(s.write(&s.consultant, 0, worded("En anden")).await, "stale", "there is one by now");
        assert_eq!(s.write(&s.consultant, 1, worded("Ringer selv")).await, "ok");
        assert_eq!(s.write(&s.consultant, 1, worded("For sent")).await, "stale");
        let made = certificates::find(&s.karina, s.placement).await.unwrap().certificate.unwrap();
        assert_eq!((made.goals.as_slice(), made.version), (&["Ringer selv".to_owned()][..], 2));

        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        let told = |deed: &str| lines.iter().filter(|l| l.line.noun == "certificate" && l.line.deed == deed).count();
        assert_eq!((told("register"), told("correct"), told("read")), (1, 1, 2));
        assert!(verify(&s.house.house).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_else_makes_or_sees_it_and_the_mentor_sees_it_for_fourteen_days() {
    engines(|house| async move {
        let s = scene(house, date(2026, 12, 18)).await;
        assert_eq!(s.write(&s.consultant, 0, worded("Møder til tiden")).await, "ok");
        let cast = &s.house.cast;
        for who in [&cast.consultant_elsewhere, &cast.caseworker_elsewhere] {
            let who = s.house.of(who);
            assert_eq!(s.see(&who).await, "not-found");
            assert_eq!(s.write(&who, 1, worded("Fremmed")).await, "not-found");
        }
        assert_eq!(s.see(&s.house.of(&cast.teammate)).await, "state-your-reason why");
        for who in [&cast.project_lead, &cast.administrator] {
            assert_eq!(s.see(&s.house.of(who)).await, "not-allowed");
        }
        let bo = s.house.citizen(2, "Bo Kjær").await;
        let own = Holder { job_centre: Some(cast.job_centre), citizen: Some(bo), ..Holder::default() };
        let bo = s.house.of(&s.house.grant("bo", Role::Citizen, own).await);
        assert_eq!(s.see(&bo).await, "not-found");
        for who in [&s.karina, &s.jytte] {
            assert_eq!(s.see(who).await, "ok");
            assert_eq!(s.write(who, 1, worded("Selv")).await, "not-allowed");
        }

        let version = placements::find(&s.consultant, s.placement).await.unwrap().placed.placement.version;
        let reason = Some(Code::known("agreement_not_kept"));
        let ending = Ending { outcome: Outcome::None, hours: None, place_name: String::new(), reason };
        let today = s.house.today();
        placements::end(&s.consultant, s.placement, version, today, ending).await.unwrap();
        let then = |house: &House, who: &Context| house.context(who.who.clone());
        let (last, over) = (later(&s.house.house, days(14)), later(&s.house.house, days(15)));
        assert_eq!(last.today(), plus_days(today, 14));
        assert_eq!(s.see(&then(&last, &s.jytte)).await, "ok");
        assert_eq!(s.see(&then(&over, &s.jytte)).await, "not-found");
        assert_eq!(s.see(&then(&over, &s.karina)).await, "ok", "it is the citizen's to keep");
    })
    .await;
}
