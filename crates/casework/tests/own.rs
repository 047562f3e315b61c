//! One's own page: each reads what concerns them and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use holdepunkt_casework::{
    own, search,
    sign_in::Holder,
    store::{accounts::RoleGrant, citizens, placements, trail},
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::{Period, plus_days},
    placement::{Ending, Outcome, Placement, PlacementKind, PlacementState, Standing},
    role::Role,
};
use holdepunkt_testkit::{Stage, TestHouse, engines};

async fn seat(h: &TestHouse, s: &Stage, place: usize, citizen: CitizenId, from: i64, until: i64) {
    let last = plus_days(h.today(), until);
    let over = until < 0;
    let ending = Ending { outcome: Outcome::None, hours: None, place_name: String::new(), reason: None };
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen,
        place: s.places[place],
        referral: None,
        mentor: s.mentor,
        state: if over { PlacementState::Ended } else { PlacementState::Agreed },
        period: Period::known(plus_days(h.today(), from), Some(last)),
        agreed_until: last,
        hours: WeeklyHours::whole(12),
        choice: Code::known("citizens_wish"),
        ending: over.then_some(ending),
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    };
    let mut tx = h.house.store.write().await.unwrap();
    placements::insert(&mut tx, h.cast.job_centre, &placement).await.unwrap();
    tx.commit().await.unwrap();
}

async fn grant(h: &TestHouse, login: &str, role: Role, whom: Holder) -> RoleGrant {
    h.grant(login, role, Holder { job_centre: Some(h.cast.job_centre), ..whom }).await
}

#[tokio::test]
async fn own_page_of_a_citizen_tells_who_looked() {
    engines(|h| async move {
        let s = h.stage(1, 2).await;
        let karina = h.citizen(1, "Karina Bisgaard").await;
        seat(&h, &s, 0, karina, -20, 60).await;
        let me = grant(&h, "karina", Role::Citizen, Holder { citizen: Some(karina), ..Holder::default() }).await;
        own::my_way(&h.of(&me)).await.unwrap();
        let way = own::my_way(&h.of(&me)).await.unwrap();
        let seat = way.current().unwrap();
        assert_eq!((seat.standing, seat.seat.mentor_name.as_str()), (Standing::Running, "Jytte Halkjær"));
        assert_eq!(way.caseworker.unwrap().employee.name, "Bente Lauridsen");
        assert!(way.looked.iter().all(|l| l.who == "Bente Lauridsen"), "not one's own looks: {:?}", way.looked);
        assert!(own::my_way(&h.of(&h.cast.caseworker)).await.unwrap_err().is("not-allowed"));
    })
    .await;
}

#[tokio::test]
async fn own_page_of_a_mentor_holds_fourteen_days_and_no_stranger() {
    engines(|h| async move {
        let (s, other) = (h.stage(1, 3).await, h.stage(2, 1).await);
        for (n, name) in [(1, "Karina Bisgaard"), (2, "Bo Kjær"), (3, "Gitte Poulsen"), (4, "Ole Dam")] {
            let citizen = h.citizen(n, name).await;
            match n {
                1 => seat(&h, &s, 0, citizen, -20, 60).await,
                2 => seat(&h, &s, 1, citizen, -60, -14).await,
                3 => seat(&h, &s, 2, citizen, -60, -15).await,
                _ => seat(&h, &other, 0, citizen, -60, 30).await,
            }
        }
        let me = grant(&h, "jytte", Role::CompanyMentor, Holder { mentor: Some(s.mentor), ..Holder::default() }).await;
        let page = own::mentored(&h.of(&me)).await.unwrap();
        let names: Vec<&str> = page.seats.iter().map(|s| s.seat.citizen_name.as_str()).collect();
        assert_eq!(names, ["Bo Kjær", "Karina Bisgaard"]);
        assert_eq!(page.seats[0].contact.as_ref().unwrap().employee.name, "Maja Thorup", "the centre's fixed contact");
        let mut tx = h.house.store.read().await.unwrap();
        let lines = trail::about_citizen(&mut tx, h.cast.job_centre, page.seats[0].seat.citizen, 1).await.unwrap();
        assert_eq!((lines[0].who.as_str(), lines[0].line.noun.as_str()), ("jytte", "mentored"));
    })
    .await;
}

#[tokio::test]
async fn own_page_of_a_company_and_of_a_personal_mentor() {
    engines(|h| async move {
        let (s, other) = (h.stage(1, 3).await, h.stage(2, 1).await);
        let (karina, ole) = (h.citizen(1, "Karina Bisgaard").await, h.citizen(4, "Ole Dam").await);
        seat(&h, &s, 0, karina, -20, 60).await;
        seat(&h, &other, 0, ole, -20, 60).await;
        let me =
            grant(&h, "birger", Role::CompanyContact, Holder { company: Some(s.company), ..Holder::default() }).await;
        let page = own::our_company(&h.of(&me)).await.unwrap();
        assert_eq!((page.name.as_str(), page.centres.len()), ("Købmand 1", 1));
        let centre = &page.centres[0];
        assert_eq!((centre.places.len(), centre.contracts.len(), centre.seats.len()), (3, 1, 1));
        assert_eq!(centre.on(1).next().unwrap().seat.citizen_name, "Karina Bisgaard");

        let employee = h.cast.teammate.employee;
        let helper = grant(&h, "hjælper", Role::PersonalMentor, Holder { employee, ..Holder::default() }).await;
        assert!(own::granted(&h.of(&helper)).await.unwrap().is_empty());
        let mut tx = h.house.store.write().await.unwrap();
        citizens::grant(&mut tx, h.cast.job_centre, ole, employee.unwrap(), h.today(), None).await.unwrap();
        tx.commit().await.unwrap();
        let list = own::granted(&h.of(&helper)).await.unwrap();
        assert_eq!((list.len(), list[0].name.as_str(), list[0].seat.is_some()), (1, "Ole Dam", true));
    })
    .await;
}

#[tokio::test]
async fn search_finds_companies_centres_mentors_and_colleagues() {
    engines(|h| async move {
        h.stage(1, 1).await;
        h.citizen(1, "Karina Bisgaard").await;
        let found = async |text: &str| {
            let f = search::search(&h.of(&h.cast.consultant), text).await.unwrap();
            (f.companies.len(), f.centres.len(), f.mentors.len(), f.employees.len())
        };
        assert_eq!(found("købmand").await, (1, 1, 0, 0));
        assert_eq!(found("  ALGADE middelfart ").await, (1, 0, 0, 0));
        assert_eq!(found("jytte").await, (0, 0, 1, 0));
        assert_eq!(found("lauridsen bente").await, (0, 0, 0, 1));
        assert_eq!(found("karina").await, (0, 0, 0, 0));
        let places = async |text: &str| search::search(&h.of(&h.cast.consultant), text).await.unwrap().places.len();
        assert_eq!(places("købmand 1").await, 1);
        assert_eq!(places("1 købmand").await, 1);
        assert_eq!(places("købmand 2").await, 0, "there is one place");
        assert_eq!((places("1").await, places("netto 1").await), (0, 0));
        assert_eq!(found(" ").await, (0, 0, 0, 0));
        let elsewhere = search::search(&h.of(&h.cast.consultant_elsewhere), "købmand").await.unwrap();
        assert!(elsewhere.is_empty());
    })
    .await;
}
