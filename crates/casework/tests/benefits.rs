//! Benefits by days and the two-year test on them: who may, what is refused, what it says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error,
    benefits::{self, Days},
    invariants::verify,
};
use holdepunkt_rules::{codes::Code, id::CitizenId, period::Period, two_years::Standing};
use holdepunkt_store::trail;
use holdepunkt_testkit::{TestHouse, engines};
use jiff::civil::{Date, date};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

fn days(benefit: &str, from: Date, until: Option<Date>) -> Days {
    Days { benefit: Code::known(benefit), period: Period::known(from, until) }
}

async fn deeds(house: &TestHouse, citizen: CitizenId) -> Vec<String> {
    let mut tx = house.house.store.read().await.unwrap();
    let lines = trail::about_citizen(&mut tx, house.cast.job_centre, citizen, 50).await.unwrap();
    lines.into_iter().map(|l| format!("{} {} {}", l.line.deed, l.line.noun, l.line.why)).collect()
}

#[tokio::test]
async fn benefit_is_written_corrected_and_taken_away_with_a_reason() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let once = Context { once: Some("b1".to_owned()), ..own.clone() };
        let cash = days("cash_assistance", date(2024, 11, 24), None);
        let first = benefits::register(&once, id, cash.clone()).await.unwrap();
        assert_eq!(benefits::register(&once, id, cash.clone()).await.unwrap(), first, "a double click makes one");
        let check = async |d: Days| code(benefits::register(&own, id, d).await);
        assert_eq!(check(cash.clone()).await, "benefit-overlaps from");
        assert_eq!(check(days("education_assistance", date(2025, 7, 1), None)).await, "code-not-in-use benefit");
        assert_eq!(check(days("lottery", date(2025, 7, 1), None)).await, "not-on-the-list benefit");
        assert_eq!(check(days("sickness_benefit", date(2027, 7, 1), None)).await, "day-out-of-reach from");
        assert_eq!(check(days("sickness_benefit", date(2025, 7, 1), Some(date(2025, 8, 1)))).await, "ok");

        let page = benefits::list(&own, id).await.unwrap();
        assert_eq!(page.benefits.len(), 2);
        assert!(matches!(page.two_years.standing, Standing::Full { full_on, .. } if full_on == house.today()));
        let before = benefits::on_day(&own, id, date(2026, 11, 23)).await.unwrap();
        assert!(matches!(before.two_years.standing, Standing::Under { missing: 1, .. }));
        assert_eq!(code(benefits::on_day(&own, id, date(2013, 8, 15)).await), "outside-coverage day");

        let ended = days("cash_assistance", date(2024, 11, 24), Some(date(2026, 11, 23)));
        assert_eq!(code(benefits::correct(&own, first, 1, ended.clone()).await), "ok");
        assert_eq!(code(benefits::correct(&own, first, 1, ended).await), "stale ");
        let page = benefits::list(&own, id).await.unwrap();
        assert!(matches!(page.two_years.standing, Standing::NotNow { last: Some(_) }));
        assert_eq!(code(benefits::remove(&own, first, 2, "  ").await), "missing reason");
        assert_eq!(code(benefits::remove(&own, first, 1, "Forkert borger").await), "stale ");
        assert_eq!(code(benefits::remove(&own, first, 2, "Forkert borger").await), "ok");
        assert_eq!(benefits::list(&own, id).await.unwrap().benefits.len(), 1);
        assert!(deeds(&house, id).await.contains(&"withdraw benefit Forkert borger".to_owned()));
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn benefit_is_the_caseworkers_business_alone() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let cast = &house.cast;
        let cash = days("cash_assistance", date(2024, 11, 24), None);
        let made = benefits::register(&house.of(&cast.caseworker), id, cash.clone()).await.unwrap();
        let look = async |context: Context| code(benefits::list(&context, id).await);
        assert_eq!(look(house.of(&cast.teammate)).await, "state-your-reason why");
        let because = Context { why: Some("Bente er syg i dag".to_owned()), ..house.of(&cast.teammate) };
        assert_eq!(look(because).await, "ok");
        assert_eq!(look(house.of(&cast.consultant)).await, "not-allowed ");
        assert_eq!(look(house.of(&cast.caseworker_elsewhere)).await, "not-found ");
        let elsewhere = house.of(&cast.caseworker_elsewhere);
        assert_eq!(code(benefits::register(&elsewhere, id, cash).await), "not-found ");
        assert_eq!(code(benefits::remove(&elsewhere, made, 1, "Min nu").await), "not-found ");
        assert_eq!(code(benefits::find(&elsewhere, made).await), "not-found ");
    })
    .await;
}
