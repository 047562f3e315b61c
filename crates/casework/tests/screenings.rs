//! Reviews: whom they take in, who decides, what they show to whom; and new applicants in turn.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Error,
    benefits::{self, Days},
    citizens,
    invariants::verify,
    screenings, turns,
};
use holdepunkt_rules::{codes::Code, id::CitizenId, period::Period, screening::ScreeningKind};
use holdepunkt_testkit::{TestHouse, cpr, engines};
use jiff::civil::{Date, date};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

async fn on_cash(house: &TestHouse, citizen: CitizenId, from: Date) {
    let days = Days { benefit: Code::known("cash_assistance"), period: Period::known(from, None) };
    benefits::register(&house.of(&house.cast.caseworker), citizen, days).await.unwrap();
}

#[tokio::test]
async fn screening_takes_in_everybody_with_two_years_and_is_gone_through() {
    engines(|house| async move {
        let cast = &house.cast;
        let (lead, own) = (house.of(&cast.project_lead), house.of(&cast.caseworker));
        let long = house.citizen(1, "Karina Bisgaard").await;
        let longer = house.citizen(2, "Pia Rask").await;
        let short = house.citizen(3, "Ole Holm").await;
        for (citizen, from) in [(long, date(2024, 11, 24)), (longer, date(2020, 1, 1)), (short, date(2024, 11, 25))] {
            on_cash(&house, citizen, from).await;
        }
        assert_eq!(code(screenings::open(&own, ScreeningKind::TwoYears, "Efterår").await), "not-allowed ");
        assert_eq!(code(screenings::open(&lead, ScreeningKind::TwoYears, " ").await), "missing name");
        let id = screenings::open(&lead, ScreeningKind::TwoYears, "Efterår").await.unwrap();
        assert_eq!(code(screenings::open(&lead, ScreeningKind::TwoYears, "Igen").await), "screening-open kind");

        let figures = screenings::find(&lead, id).await.unwrap();
        assert!(figures.own.is_empty(), "figures and nobody's name");
        assert_eq!((figures.whole.cases, figures.whole.decided), (2, 0));
        let page = screenings::find(&own, id).await.unwrap();
        let names: Vec<&str> = page.own.iter().map(|c| c.listed.name.as_str()).collect();
        assert_eq!(names, ["Pia Rask", "Karina Bisgaard"], "the longest first");
        assert_eq!(page.own[0].since, Some(date(2020, 1, 1)));
        assert!(screenings::find(&house.of(&cast.teammate), id).await.unwrap().own.is_empty());

        let first = page.next().unwrap();
        let decide = async |decision: &str, day, version| {
            code(screenings::decide(&own, first, version, decision, String::new(), day).await)
        };
        assert_eq!(decide("later", None, 1).await, "review-day-missing review_on");
        assert_eq!(decide("perhaps", None, 1).await, "not-on-the-list decision");
        assert_eq!(decide("later", Some(date(2027, 1, 4)), 1).await, "ok");
        assert_eq!(decide("declined", None, 1).await, "stale ");
        let page = screenings::find(&own, id).await.unwrap();
        let second = page.next().unwrap();
        let case = screenings::case(&own, second).await.unwrap();
        assert_eq!((case.left, case.next), (1, None));
        let other = house.of(&cast.caseworker_elsewhere);
        assert_eq!(code(screenings::case(&other, second).await), "not-found ");
        assert_eq!(code(screenings::case(&house.of(&cast.teammate), second).await), "state-your-reason why");
        let done = screenings::decide(&own, second, 1, "refer_now", "Klar".to_owned(), None).await.unwrap();
        assert!(done.refer && done.citizen == long);
        let figures = screenings::find(&lead, id).await.unwrap();
        assert_eq!((figures.whole.cases, figures.whole.decided, figures.progress.len()), (2, 2, 1));
        assert_eq!(code(screenings::close(&lead, id, 1).await), "ok");
        assert_eq!(code(screenings::close(&lead, id, 2).await), "screening-closed ");
        assert_eq!(decide("declined", None, 2).await, "screening-closed ");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn new_applicants_go_in_turn_and_into_the_open_review() {
    engines(|house| async move {
        let cast = &house.cast;
        let (lead, own) = (house.of(&cast.project_lead), house.of(&cast.caseworker));
        let (bente, peter) = (cast.caseworker.employee.unwrap(), cast.teammate.employee.unwrap());
        let consultant = cast.consultant.employee.unwrap();
        assert_eq!(code(turns::replace(&own, &[], &[bente]).await), "not-allowed ");
        assert_eq!(code(turns::replace(&lead, &[], &[consultant]).await), "caseworker-missing employees");
        assert_eq!(code(turns::replace(&lead, &[], &[bente, bente]).await), "chosen-twice employees");
        let register = async |n: u32| {
            let p = house.particulars("Ny Borger");
            citizens::register_in_turn(&own, cpr(n), p).await.unwrap()
        };
        register(1).await;
        turns::replace(&lead, &[], &[peter, bente]).await.unwrap();
        assert_eq!(code(turns::replace(&lead, &[], &[bente]).await), "stale ", "somebody wrote the list meanwhile");
        let id = screenings::open(&lead, ScreeningKind::NewApplicants, "Nye").await.unwrap();
        assert_eq!(turns::list(&own).await.unwrap().1, Some(peter));
        register(2).await;
        assert_eq!(turns::list(&own).await.unwrap().1, Some(bente));
        register(3).await;
        let page = screenings::find(&lead, id).await.unwrap();
        let each: Vec<(String, i64)> = page.progress.iter().map(|p| (p.reviewer.clone(), p.cases)).collect();
        assert_eq!(each, [("Bente Lauridsen".to_owned(), 2), ("Peter Nygaard".to_owned(), 1)]);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}
