//! Citizens: registered, corrected, found, looked at; and every look on the trail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use holdepunkt_casework::{Context, Error, citizens};
use holdepunkt_rules::id::CitizenId;
use holdepunkt_store::{accounts::RoleGrant, trail};
use holdepunkt_testkit::{TestHouse, cpr, engines};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => list[0].refusal.code().to_owned(),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

fn because(house: &TestHouse, who: &RoleGrant, why: &str) -> Context {
    Context { why: Some(why.to_owned()), ..house.of(who) }
}

async fn trail_of(house: &TestHouse, citizen: CitizenId) -> Vec<String> {
    let mut tx = house.house.store.read().await.unwrap();
    let lines = trail::about_citizen(&mut tx, house.cast.job_centre, citizen, 50).await.unwrap();
    lines.into_iter().map(|l| format!("{} {} {} {}", l.who, l.line.deed, l.line.noun, l.line.why)).collect()
}

#[tokio::test]
async fn citizen_is_registered_once_per_cpr_and_once_per_form() {
    engines(|house| async move {
        let mut context = house.of(&house.cast.caseworker);
        context.once = Some("k1".to_owned());
        let first = citizens::register(&context, cpr(1), house.particulars("Karina Bisgaard")).await.unwrap();
        let again = citizens::register(&context, cpr(1), house.particulars("Karina Bisgaard")).await.unwrap();
        assert_eq!(first, again, "a double click makes one");
        context.once = None;
        assert_eq!(code(citizens::register(&context, cpr(1), house.particulars("Somebody")).await), "cpr-taken");
        // The other job centre has its own register.
        let mut elsewhere = house.particulars("Karina Bisgaard");
        elsewhere.caseworker = house.cast.caseworker_elsewhere.employee;
        let context = house.of(&house.cast.caseworker_elsewhere);
        assert_eq!(code(citizens::register(&context, cpr(1), elsewhere).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn citizen_has_a_caseworker_and_a_group_of_today() {
    engines(|house| async move {
        let context = house.of(&house.cast.caseworker);
        let mut p = house.particulars("Karina Bisgaard");
        p.caseworker = None;
        assert_eq!(code(citizens::register(&context, cpr(1), p.clone()).await), "caseworker-missing");
        p.caseworker = house.cast.consultant.employee;
        assert_eq!(code(citizens::register(&context, cpr(1), p.clone()).await), "caseworker-missing");
        p.caseworker = house.cast.caseworker_elsewhere.employee;
        assert_eq!(code(citizens::register(&context, cpr(1), p.clone()).await), "caseworker-missing");
        p = house.particulars("Karina Bisgaard");
        p.target_group = holdepunkt_rules::codes::Code::known("match_4");
        assert_eq!(code(citizens::register(&context, cpr(1), p).await), "code-not-in-use");
        let consultant = house.of(&house.cast.consultant);
        assert_eq!(code(citizens::register(&consultant, cpr(1), house.particulars("K B")).await), "not-allowed");
    })
    .await;
}

#[tokio::test]
async fn citizen_page_opens_for_who_has_the_citizen_and_every_look_is_kept() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let cast = &house.cast;
        let look = async |context: Context| code(citizens::find(&context, id).await);
        assert_eq!(look(house.of(&cast.caseworker)).await, "ok");
        assert_eq!(look(house.of(&cast.teammate)).await, "state-your-reason");
        assert_eq!(look(because(&house, &cast.teammate, "ok")).await, "state-your-reason", "too short");
        assert_eq!(look(house.of(&cast.consultant)).await, "not-found", "not referred yet");
        assert_eq!(look(house.of(&cast.caseworker_elsewhere)).await, "not-found");
        assert_eq!(look(because(&house, &cast.caseworker_elsewhere, "I want to see")).await, "not-found");
        assert_eq!(look(house.of(&cast.project_lead)).await, "not-allowed");
        assert_eq!(look(because(&house, &cast.teammate, "Bente er syg i dag")).await, "ok");
        assert_eq!(look(house.of(&cast.teammate)).await, "ok", "a reason holds for the day");
        let page = citizens::find(&house.of(&cast.caseworker), id).await.unwrap();
        assert_eq!(page.caseworker.unwrap().employee.name, "Bente Lauridsen");
        assert_eq!(page.trail.len(), 5, "this look is among them");
        assert_eq!(
            trail_of(&house, id).await,
            [
                "Bente Lauridsen read citizen ",
                "Peter Nygaard read citizen Bente er syg i dag",
                "Peter Nygaard read citizen Bente er syg i dag",
                "Bente Lauridsen read citizen ",
                "Bente Lauridsen register citizen ",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn citizen_with_protected_name_is_shown_only_to_who_has_the_citizen() {
    engines(|house| async move {
        let own = house.of(&house.cast.caseworker);
        let mut p = house.particulars("Karina Bisgaard");
        p.protected = true;
        let id = citizens::register(&own, cpr(1), p.clone()).await.unwrap();
        let page = citizens::find(&own, id).await.unwrap();
        assert_eq!((page.citizen.name.as_str(), page.hidden), ("Karina Bisgaard", false));
        let teammate = because(&house, &house.cast.teammate, "Bente er syg i dag");
        let page = citizens::find(&teammate, id).await.unwrap();
        assert_eq!((page.citizen.name.as_str(), page.citizen.address.as_str(), page.hidden), ("", "", true));
        assert!(citizens::search(&teammate, "karina").await.unwrap().is_empty(), "a hit would tell the name");
        let by_cpr = citizens::search(&teammate, &cpr(1).reveal()).await.unwrap();
        assert_eq!(by_cpr.len(), 1);
        assert_eq!(by_cpr[0].listed.citizen.name, "");
        // Who doesn't see the name can't overwrite it.
        p.name = "Beskyttet navn".to_owned();
        p.protected = false;
        p.phone = "20 20 20 20".to_owned();
        citizens::correct(&teammate, id, 1, p).await.unwrap();
        let page = citizens::find(&own, id).await.unwrap();
        assert_eq!((page.citizen.name.as_str(), page.citizen.protected), ("Karina Bisgaard", true));
        assert_eq!(page.citizen.phone, "20 20 20 20");
    })
    .await;
}

#[tokio::test]
async fn citizen_stale_edit_is_refused() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let context = house.of(&house.cast.caseworker);
        citizens::correct(&context, id, 1, house.particulars("Karina Bisgaard Holm")).await.unwrap();
        assert_eq!(code(citizens::correct(&context, id, 1, house.particulars("Other")).await), "stale");
        assert_eq!(citizens::find(&context, id).await.unwrap().citizen.name, "Karina Bisgaard Holm");
    })
    .await;
}

#[tokio::test]
async fn citizen_search_finds_danish_names_and_cpr_within_reach() {
    engines(|house| async move {
        house.citizen(1, "Karina Bisgaard").await;
        house.citizen(2, "Åse Østergaard").await;
        house.citizen(3, "Ærlig Ågesen").await;
        let cast = &house.cast;
        let find = async |who: &RoleGrant, q: &str| {
            let found = citizens::search(&house.of(who), q).await.unwrap();
            found.into_iter().map(|f| (f.listed.citizen.name, f.asks_reason)).collect::<Vec<_>>()
        };
        assert_eq!(find(&cast.caseworker, "ØST").await, [("Åse Østergaard".to_owned(), false)]);
        assert_eq!(find(&cast.caseworker, "å").await.len(), 2);
        assert_eq!(find(&cast.teammate, "karina").await, [("Karina Bisgaard".to_owned(), true)]);
        assert_eq!(find(&cast.teammate, &cpr(1).reveal()).await.len(), 1);
        assert!(find(&cast.consultant, "karina").await.is_empty(), "not referred to anybody");
        assert!(find(&cast.caseworker_elsewhere, &cpr(1).reveal()).await.is_empty());
        assert_eq!(code(citizens::search(&house.of(&cast.caseworker), "  ").await), "missing");
        let own: Vec<String> =
            citizens::list(&house.of(&cast.caseworker)).await.unwrap().into_iter().map(|c| c.citizen.name).collect();
        assert_eq!(own, ["Karina Bisgaard", "Ærlig Ågesen", "Åse Østergaard"], "æ ø å last");
        assert!(citizens::list(&house.of(&cast.teammate)).await.unwrap().is_empty());
    })
    .await;
}
