//! The job centre's own norms: set by the lead, dated, and what contracts deviate from; slips put right.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{Error, centres, companies, contracts, norms};
use holdepunkt_rules::{
    centre::{Generation, GenerationStep},
    contract::{Contract, Correction, PaymentModel},
    hours::WeeklyHours,
    money::Ore,
    norm::Norm,
};
use holdepunkt_testkit::{centre, company, contract, engines, settle_centre};
use jiff::civil::date;

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()).trim().to_owned()
        }
        Err(other) => panic!("{other}"),
    }
}

fn norm(kroner: i64, hours: i64) -> Norm {
    Norm {
        payment: PaymentModel::PerPlaceMonth,
        from: date(2025, 1, 1),
        amount: Ore::kroner(kroner),
        mentor_hours: WeeklyHours::whole(hours),
    }
}

#[tokio::test]
async fn norms_are_the_leads_and_contracts_are_held_against_them() {
    engines(|t| async move {
        let (lead, me) = (t.of(&t.cast.project_lead), t.of(&t.cast.consultant));
        let stage = settle_centre(&t, 1, 4).await;
        assert_eq!(contracts::find(&me, stage.contract).await.unwrap().deviation, None, "no norm, no deviation");
        assert_eq!(code(norms::set(&me, norm(1700, 2)).await), "not-allowed");
        assert_eq!(code(norms::set(&lead, norm(0, 2)).await), "payment-needs-amount amount");
        norms::set(&lead, norm(1400, 2)).await.unwrap();
        let found = contracts::find(&me, stage.contract).await.unwrap().deviation.unwrap();
        assert_eq!((found.amount, found.minutes), (30_000, 0), "300 kroner above");
        norms::set(&lead, norm(1700, 2)).await.expect("the same day again, in its place");
        let page = norms::list(&me).await.unwrap();
        assert_eq!(page.norms, [norm(1700, 2)]);
        let standing = page.standing[&PaymentModel::PerPlaceMonth];
        assert_eq!((standing.contracts, standing.deviate, standing.without_norm), (1, 0, 0));
        let stranger = t.of(&t.cast.consultant_elsewhere);
        assert!(norms::list(&stranger).await.unwrap().norms.is_empty());
        norms::remove(&lead, PaymentModel::PerPlaceMonth, date(2025, 1, 1)).await.unwrap();
        assert_eq!(code(norms::remove(&lead, PaymentModel::PerPlaceMonth, date(2025, 1, 1)).await), "not-found");
        assert_eq!(norms::list(&me).await.unwrap().standing[&PaymentModel::PerPlaceMonth].without_norm, 1);
    })
    .await;
}

#[tokio::test]
async fn contract_slips_are_put_right_with_a_reason() {
    engines(|t| async move {
        let mut me = t.of(&t.cast.consultant);
        let stage = settle_centre(&t, 1, 4).await;
        let now = contracts::find(&me, stage.contract).await.unwrap().contract;
        let right = Correction {
            signed_on: date(2025, 12, 18),
            payment: now.payment,
            amount: Ore::kroner(1750),
            mentor_hours: now.mentor_hours,
            complex_section: true,
        };
        assert_eq!(code(contracts::correct(&me, now.id, now.version, right).await), "missing why");
        me.why = Some("Tastet forkert".to_owned());
        assert_eq!(code(contracts::correct(&me, now.id, now.version + 1, right).await), "stale");
        contracts::correct(&me, now.id, now.version, right).await.unwrap();
        assert_eq!(code(contracts::correct(&me, now.id, now.version + 1, right).await), "nothing-changed");
        let after = contracts::find(&me, now.id).await.unwrap().contract;
        let expected = Contract {
            signed_on: date(2025, 12, 18),
            amount: Ore::kroner(1750),
            complex_section: true,
            version: now.version + 1,
            ..now
        };
        assert_eq!(after, expected);
    })
    .await;
}

#[tokio::test]
async fn contract_of_a_centre_of_generation_2_lacks_its_section_until_it_has_it() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let company = companies::register(&me, company(1), None, None).await.unwrap();
        let mut second = centre(&[company], t.cast.consultant.employee.unwrap());
        second.generations = vec![GenerationStep { from: date(2026, 1, 1), generation: Generation::Second }];
        let centre = centres::register(&me, second).await.unwrap();
        let old = contracts::sign(&me, contract(centre, date(2026, 1, 1), Some(date(2026, 12, 31)), 4)).await.unwrap();
        assert!(contracts::find(&me, old).await.unwrap().lacks_section);
        let version = contracts::find(&me, old).await.unwrap().contract.version;
        let renewed = Contract { complex_section: true, ..contract(centre, date(2027, 1, 1), None, 4) };
        let new = contracts::renew(&me, old, version, renewed).await.unwrap();
        assert!(!contracts::find(&me, new).await.unwrap().lacks_section);
        let rows = contracts::list(&me).await.unwrap();
        assert_eq!(rows.iter().filter(|r| r.lacks_section).count(), 1);
    })
    .await;
}
