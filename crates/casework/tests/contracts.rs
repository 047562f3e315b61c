//! Contracts: places over time, renewal, change, end; nobody loses a place unseen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{Error, centres, contracts, store::citizens, store::placements};
use holdepunkt_rules::{
    Refusal,
    citizen::Citizen,
    codes::Code,
    contract::{Contract, PaymentModel, PlaceStep},
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::Period,
    placement::{Placement, PlacementKind, PlacementState},
    seats::Numbers,
};
use holdepunkt_testkit::{Stage, TestHouse, contract, cpr, engines, settle_centre};
use jiff::civil::{Date, date};

fn refused(result: Result<impl std::fmt::Debug, Error>) -> (Refusal, Option<&'static str>) {
    match result.unwrap_err() {
        Error::Refused(list) => (list[0].refusal.clone(), list[0].field),
        other => panic!("{other}"),
    }
}

/// Puts a citizen on a place, straight into the store.
async fn place(t: &TestHouse, settled: &Stage, seat: usize, from: Date, until: Date) {
    let citizen = Citizen {
        id: CitizenId::fresh(),
        cpr: cpr(seat as u32 + 1),
        name: format!("Borger {seat}"),
        phone: String::new(),
        email: String::new(),
        address: String::new(),
        language: Code::known("da"),
        target_group: Code::known("activity_ready"),
        caseworker: t.cast.caseworker.employee.unwrap(),
        consultant: None,
        protected: false,
        version: 1,
    };
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen: citizen.id,
        place: settled.places[seat],
        referral: None,
        mentor: settled.mentor,
        state: PlacementState::Agreed,
        period: Period::known(from, Some(until)),
        agreed_until: until,
        hours: WeeklyHours::whole(10),
        choice: Code::known("wish"),
        ending: None,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    };
    let mut tx = t.house.store.write().await.unwrap();
    citizens::insert(&mut tx, t.cast.job_centre, &citizen, holdepunkt_rules::period::plus_days(t.today(), -30))
        .await
        .unwrap();
    placements::insert(&mut tx, t.cast.job_centre, &placement).await.unwrap();
    tx.commit().await.unwrap();
}

async fn spans(t: &TestHouse, centre: CentreId) -> Vec<(i64, Vec<Period>)> {
    let mut tx = t.house.store.read().await.unwrap();
    let places = holdepunkt_casework::store::places::of_centre(&mut tx, t.cast.job_centre, centre).await.unwrap();
    places.into_iter().map(|p| (p.number, p.spans)).collect()
}

fn run(from: Date, until: Date) -> Period {
    Period::known(from, Some(until))
}

fn none() -> Numbers {
    Numbers::new()
}

const FIRST: Date = date(2026, 1, 1);
const LAST: Date = date(2026, 12, 31);

#[tokio::test]
async fn contracts_keep_places_over_time() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 2).await;
        contracts::change_places(&me, settled.contract, 1, date(2026, 9, 1), 3, &none()).await.unwrap();
        let kept = spans(&t, settled.centre).await;
        assert_eq!(
            kept,
            [(1, vec![run(FIRST, LAST)]), (2, vec![run(FIRST, LAST)]), (3, vec![run(date(2026, 9, 1), LAST)])]
        );
        let page = contracts::find(&me, settled.contract).await.unwrap();
        assert_eq!(page.contract.payment_on(t.today()), Ore::kroner(5100));
        assert_eq!(page.companies, ["Købmand 1"]);
        let stale = contracts::change_places(&me, settled.contract, 1, date(2026, 10, 1), 4, &none()).await;
        assert_eq!(refused(stale).0, Refusal::Stale);
        let stranger = t.of(&t.cast.consultant_elsewhere);
        assert_eq!(refused(contracts::find(&stranger, settled.contract).await).0, Refusal::NotFound);
        assert_eq!(refused(contracts::list(&t.of(&t.cast.caseworker)).await).0, Refusal::NotAllowed);
    })
    .await;
}

#[tokio::test]
async fn contracts_of_a_centre_share_no_day() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 2).await;
        let again = contracts::sign(&me, contract(settled.centre, LAST, None, 2)).await;
        assert_eq!(refused(again), (Refusal::ContractsOverlap { from: FIRST, until: LAST }, Some("from")));
        contracts::sign(&me, contract(settled.centre, date(2027, 1, 1), None, 2)).await.unwrap();
        let page = centres::find(&me, settled.centre).await.unwrap();
        assert_eq!(page.contracts.len(), 2);
        assert_eq!(page.capacity, [PlaceStep { from: FIRST, places: 2 }], "they follow each other");
    })
    .await;
}

#[tokio::test]
async fn contracts_refuse_terms_that_make_no_sense() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 2).await;
        let fresh = || contract(settled.centre, date(2027, 1, 1), None, 2);
        let check = async |c: Contract| {
            let (refusal, field) = refused(contracts::sign(&me, c).await);
            (refusal.code(), field.unwrap())
        };
        assert_eq!(check(Contract { amount: Ore(0), ..fresh() }).await, ("payment-needs-amount", "amount"));
        assert_eq!(check(Contract { steps: vec![], ..fresh() }).await, ("contract-without-places", "places"));
        assert_eq!(check(Contract { signed_on: date(2026, 11, 25), ..fresh() }).await, ("not-yet", "signed_on"));
        let id = contracts::sign(&me, Contract { payment: PaymentModel::None, ..fresh() }).await.unwrap();
        assert_eq!(contracts::find(&me, id).await.unwrap().contract.amount, Ore(0), "nothing is paid");
    })
    .await;
}

#[tokio::test]
async fn contracts_take_no_place_from_somebody_who_sits_on_it() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 3).await;
        place(&t, &settled, 2, date(2026, 9, 7), date(2026, 12, 18)).await;
        let fewer = contracts::change_places(&me, settled.contract, 1, date(2026, 12, 1), 2, &[3].into()).await;
        assert_eq!(refused(fewer), (Refusal::PlacesInUse { placed: 1, until: date(2026, 12, 18) }, Some("gone")));
        contracts::change_places(&me, settled.contract, 1, date(2026, 12, 19), 2, &[3].into())
            .await
            .expect("the day after is fine");
        assert_eq!(spans(&t, settled.centre).await[2].1, [run(FIRST, date(2026, 12, 18))]);
    })
    .await;
}

#[tokio::test]
async fn contracts_end_with_a_reason_and_not_under_somebody() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 3).await;
        place(&t, &settled, 0, date(2026, 9, 7), date(2026, 12, 18)).await;
        place(&t, &settled, 1, date(2026, 10, 5), date(2026, 11, 29)).await;
        let end = async |version, day, reason: &str| {
            contracts::end(&me, settled.contract, version, day, Code::known(reason)).await
        };
        let too_soon = end(1, date(2026, 11, 28), "company_no_work").await;
        assert_eq!(
            refused(too_soon),
            (Refusal::PlacesInUse { placed: 2, until: date(2026, 12, 18) }, Some("ended_on"))
        );
        assert_eq!(refused(end(1, date(2026, 12, 20), "boredom").await), (Refusal::NotOnTheList, Some("reason")));
        assert_eq!(
            refused(end(1, date(2027, 1, 1), "company_no_work").await),
            (Refusal::AfterContract { until: LAST }, Some("ended_on"))
        );
        end(1, date(2026, 12, 18), "company_no_work").await.unwrap();
        let told = Refusal::ContractEnded { on: date(2026, 12, 18) };
        assert_eq!(refused(end(2, date(2026, 12, 18), "other").await).0, told);
        assert_eq!(
            refused(contracts::change_places(&me, settled.contract, 2, date(2026, 12, 1), 5, &none()).await).0,
            told
        );
        let renewal = contract(settled.centre, date(2027, 1, 1), None, 3);
        assert_eq!(refused(contracts::renew(&me, settled.contract, 2, renewal).await).0, told);
    })
    .await;
}

#[tokio::test]
async fn contracts_are_renewed_under_those_who_sit_there() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 2).await;
        place(&t, &settled, 0, date(2026, 11, 2), date(2026, 12, 18)).await;
        place(&t, &settled, 1, date(2026, 11, 2), date(2026, 12, 31)).await;
        let terms = |places| Contract {
            amount: Ore::kroner(2000),
            ..contract(settled.centre, date(2026, 12, 1), Some(date(2027, 11, 30)), places)
        };
        let fewer = contracts::renew(&me, settled.contract, 1, terms(1)).await;
        assert_eq!(refused(fewer), (Refusal::PlacesInUse { placed: 1, until: LAST }, Some("places")));
        let old = contracts::find(&me, settled.contract).await.unwrap().contract;
        assert_eq!(old.period.until(), Some(LAST), "a refused renewal leaves the old one as it was");
        let id = contracts::renew(&me, settled.contract, 1, terms(2)).await.unwrap();
        let old = contracts::find(&me, settled.contract).await.unwrap();
        assert_eq!(old.contract.period.until(), Some(date(2026, 11, 30)));
        assert_eq!(old.contract.ending_reason, Some(Code::known("renewed")));
        assert_eq!(old.renewed_by, Some(id));
        let new = contracts::find(&me, id).await.unwrap().contract;
        assert_eq!((new.renews, new.amount), (Some(settled.contract), Ore::kroner(2000)));
        assert_eq!(contracts::list(&me).await.unwrap()[0].contract.id, id, "newest first");
    })
    .await;
}

#[tokio::test]
async fn contracts_lose_the_seats_that_somebody_chose_and_a_renewal_keeps_the_others() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 4).await;
        place(&t, &settled, 3, date(2026, 9, 7), date(2026, 12, 18)).await;
        let fewer = async |version, number, gone: &[i64]| {
            let gone = gone.iter().copied().collect();
            contracts::change_places(&me, settled.contract, version, date(2026, 12, 1), number, &gone).await
        };
        assert_eq!(refused(fewer(1, 2, &[]).await), (Refusal::ChooseSeats { count: 2 }, Some("gone")));
        assert_eq!(refused(fewer(1, 2, &[1, 7]).await), (Refusal::ChooseSeats { count: 2 }, Some("gone")));
        assert_eq!(
            refused(fewer(1, 2, &[3, 4]).await),
            (Refusal::PlacesInUse { placed: 1, until: date(2026, 12, 18) }, Some("gone"))
        );
        let page = contracts::find(&me, settled.contract).await.unwrap();
        assert_eq!(page.seats, [(1, None), (2, None), (3, None), (4, Some(date(2026, 12, 18)))]);
        fewer(1, 2, &[1, 3]).await.unwrap();
        let whole = || vec![run(FIRST, LAST)];
        let cut = || vec![run(FIRST, date(2026, 11, 30))];
        assert_eq!(spans(&t, settled.centre).await, [(1, cut()), (2, whole()), (3, cut()), (4, whole())]);
        let until_the_old_day = contracts::find(&me, settled.contract).await.unwrap();
        assert_eq!(until_the_old_day.contract.seats_on(date(2026, 12, 1)), [2, 4].into());

        let next = contract(settled.centre, date(2026, 12, 10), Some(date(2027, 11, 30)), 1);
        let id = contracts::renew(&me, settled.contract, 2, next).await.unwrap();
        let renewed = contracts::find(&me, id).await.unwrap().contract;
        assert_eq!(renewed.seats_on(date(2027, 1, 1)), [4].into(), "the one where somebody sits");
        contracts::change_places(&me, id, 1, date(2027, 3, 1), 3, &none()).await.unwrap();
        let more = contracts::find(&me, id).await.unwrap().contract;
        assert_eq!(more.seats_on(date(2027, 3, 1)), [1, 2, 4].into());
        assert_eq!(holdepunkt_casework::invariants::verify(&t.house).await.unwrap(), []);
    })
    .await;
}
