//! Two who are one: found, refused where they clash, and merged with everything that is theirs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Error, accommodations,
    benefits::{self, Days},
    citizens, duplicates,
    invariants::verify,
    referrals,
};
use holdepunkt_rules::{accommodation::Accommodation, codes::Code, cpr::Cpr, id::CitizenId, period::Period};
use holdepunkt_testkit::{TestHouse, cpr, engines};
use jiff::civil::{Date, date};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

/// The replacement number of somebody born as the n-th: the day with 60 added.
fn replacement(n: u32) -> Cpr {
    let digits = cpr(n).reveal();
    let tens = digits[..1].parse::<u32>().unwrap() + 6;
    Cpr::parse(&format!("{tens}{}", &digits[1..])).unwrap()
}

async fn on_cash(house: &TestHouse, citizen: CitizenId, from: Date, until: Option<Date>) {
    let days = Days { benefit: Code::known("cash_assistance"), period: Period::known(from, until) };
    benefits::register(&house.of(&house.cast.caseworker), citizen, days).await.unwrap();
}

#[tokio::test]
async fn duplicates_are_found_and_become_one_with_everything() {
    engines(|house| async move {
        let own = house.of(&house.cast.caseworker);
        let old = citizens::register(&own, replacement(1), house.particulars("Amina Warsame")).await.unwrap();
        let new = citizens::register(&own, cpr(1), house.particulars("Amina W. Yusuf")).await.unwrap();
        house.citizen(2, "Pia Rask").await;
        let pairs = duplicates::list(&own).await.unwrap();
        assert_eq!((pairs.len(), pairs[0].replacement), (1, true));
        assert!(duplicates::list(&house.of(&house.cast.teammate)).await.unwrap().is_empty());

        on_cash(&house, old, date(2024, 1, 1), Some(date(2025, 6, 30))).await;
        on_cash(&house, new, date(2025, 6, 1), None).await;
        let help = vec![Accommodation { accommodation: Code::known("quiet_place"), words: String::new() }];
        accommodations::note(&own, old, 1, &help).await.unwrap();
        let why = [(Code::known("quiet_place"), "Det ved kun vi".to_owned())];
        accommodations::note_why(&own, old, 2, &why).await.unwrap();
        let referral = referrals::send(&own, old, String::new()).await.unwrap();
        let other = referrals::send(&own, new, String::new()).await.unwrap();

        let merge = async |version, reason: &str| code(duplicates::merge(&own, old, version, new, reason).await);
        assert_eq!(merge(3, " ").await, "missing reason");
        assert_eq!(merge(3, "Har fået CPR-nummer").await, "both-referred ");
        referrals::withdraw(&own, other, 1, Some(Code::known("other"))).await.unwrap();
        assert_eq!(merge(1, "Har fået CPR-nummer").await, "stale ");
        assert_eq!(code(duplicates::merge(&own, old, 3, old, "x").await), "same-citizen ");
        let elsewhere = house.of(&house.cast.caseworker_elsewhere);
        assert_eq!(code(duplicates::merge(&elsewhere, old, 3, new, "Mine nu").await), "not-found ");
        assert_eq!(merge(3, "Har fået CPR-nummer").await, "ok");

        assert_eq!(code(citizens::find(&own, old).await), "not-found ");
        assert_eq!(duplicates::survivor(&own, old).await.unwrap(), new);
        assert_eq!(code(duplicates::survivor(&elsewhere, old).await), "not-found ");
        let page = citizens::find(&own, new).await.unwrap();
        assert_eq!(page.open_referral().map(|r| r.id), Some(referral));
        let (list, answer) = page.about.benefits.unwrap();
        assert_eq!(list.len(), 1, "the same benefit on shared days is one");
        assert_eq!(answer.standing.since(), Some(date(2024, 1, 1)));
        let (_, known) = accommodations::with_why(&own, new).await.unwrap();
        assert_eq!(known[0].1, "Det ved kun vi", "sealed to its citizen, and still readable");
        assert_eq!(page.citizen.name, "Amina W. Yusuf");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}
