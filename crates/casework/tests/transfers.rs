//! A citizen moves: what goes along, what stays, who may, and what the old job centre can still do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Error, accommodations,
    benefits::{self, Days},
    citizens,
    invariants::verify,
    referrals, transfers,
};
use holdepunkt_rules::{accommodation::Accommodation, codes::Code, period::Period};
use holdepunkt_testkit::engines;
use jiff::civil::date;

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn transfer_is_offered_taken_and_what_was_stays_to_be_read() {
    engines(|house| async move {
        let cast = &house.cast;
        let (own, there) = (house.of(&cast.caseworker), house.of(&cast.caseworker_elsewhere));
        let id = house.citizen(1, "Karina Bisgaard").await;
        let cash = Days { benefit: Code::known("cash_assistance"), period: Period::known(date(2024, 1, 1), None) };
        benefits::register(&own, id, cash.clone()).await.unwrap();
        let help =
            vec![Accommodation { accommodation: Code::known("quiet_place"), words: "Gerne et hjørne".to_owned() }];
        accommodations::note(&own, id, 1, &help).await.unwrap();
        accommodations::note_why(&own, id, 2, &[(Code::known("quiet_place"), "Bliver her".to_owned())]).await.unwrap();
        let referral = referrals::send(&own, id, String::new()).await.unwrap();

        let offer = async |version, to| code(transfers::offer(&own, id, version, to).await);
        assert_eq!(offer(3, cast.job_centre).await, "not-on-the-list to");
        assert_eq!(offer(3, cast.elsewhere).await, "end-first ");
        referrals::withdraw(&own, referral, 1, Some(Code::known("moved_away"))).await.unwrap();
        assert_eq!(offer(1, cast.elsewhere).await, "stale ");
        let version = citizens::find(&own, id).await.unwrap().citizen.version;
        assert_eq!(offer(version, cast.elsewhere).await, "ok");
        assert_eq!(offer(version + 1, cast.elsewhere).await, "transfer-offered ");
        assert!(transfers::incoming(&own).await.unwrap().is_empty());
        let begun = code(referrals::send(&own, id, String::new()).await);
        assert_eq!(begun, "move-on-offer ", "nothing new begins while an answer is waited for");
        let arrivals = transfers::incoming(&there).await.unwrap();
        assert_eq!((arrivals.len(), arrivals[0].package.name.as_str()), (1, "Karina Bisgaard"));
        let transfer = arrivals[0].id;
        assert_eq!(code(transfers::find(&own, transfer).await), "not-found ", "the sender answers nothing");
        assert_eq!(code(transfers::take(&own, transfer, cast.caseworker.employee).await), "not-found ");
        assert_eq!(code(transfers::find(&house.of(&cast.consultant_elsewhere), transfer).await), "not-allowed ");
        let mine = cast.caseworker.employee;
        assert_eq!(code(transfers::take(&there, transfer, mine).await), "caseworker-missing caseworker");
        let arrived = transfers::take(&there, transfer, cast.caseworker_elsewhere.employee).await.unwrap();
        assert_eq!(
            code(transfers::take(&there, transfer, cast.caseworker_elsewhere.employee).await),
            "transfer-answered "
        );
        assert_eq!(code(transfers::refuse(&there, transfer).await), "transfer-answered ");

        let page = citizens::find(&there, arrived).await.unwrap();
        assert_eq!(page.citizen.name, "Karina Bisgaard");
        assert_eq!(page.about.accommodations, help);
        assert_eq!(page.about.benefits.unwrap().0.len(), 1);
        let (_, known) = accommodations::with_why(&there, arrived).await.unwrap();
        assert_eq!(known[0].1, "", "why stays");
        assert!(page.referrals.is_empty() && page.placements.is_empty());

        let page = citizens::find(&own, id).await.unwrap();
        assert_eq!(page.relation.moved_on, Some(house.today()));
        assert_eq!(code(referrals::send(&own, id, String::new()).await), "moved-away ");
        assert_eq!(code(benefits::register(&own, id, cash).await), "moved-away ");
        assert_eq!(code(citizens::find(&there, id).await), "not-found ");
        assert_eq!(verify(&house.house).await.unwrap(), []);

        // And back again: the old row is taken up, not made twice.
        let version = citizens::find(&there, arrived).await.unwrap().citizen.version;
        assert_eq!(code(transfers::offer(&there, arrived, version - 1, cast.job_centre).await), "stale ");
        transfers::offer(&there, arrived, version, cast.job_centre).await.unwrap();
        let back = transfers::incoming(&own).await.unwrap()[0].id;
        assert_eq!(transfers::take(&own, back, mine).await.unwrap(), id);
        let page = citizens::find(&own, id).await.unwrap();
        assert_eq!((page.relation.moved_on, page.referrals.len()), (None, 1));
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn transfer_refused_or_withdrawn_changes_nothing() {
    engines(|house| async move {
        let cast = &house.cast;
        let (own, there) = (house.of(&cast.caseworker), house.of(&cast.caseworker_elsewhere));
        let id = house.citizen(1, "Karina Bisgaard").await;
        assert_eq!(code(transfers::withdraw(&own, id).await), "transfer-answered ");
        transfers::offer(&own, id, 1, cast.elsewhere).await.unwrap();
        assert_eq!(code(transfers::withdraw(&own, id).await), "ok");
        assert!(transfers::incoming(&there).await.unwrap().is_empty());
        transfers::offer(&own, id, 2, cast.elsewhere).await.unwrap();
        let transfer = transfers::incoming(&there).await.unwrap()[0].id;
        assert_eq!(code(transfers::refuse(&there, transfer).await), "ok");
        let page = citizens::find(&own, id).await.unwrap();
        assert_eq!(page.relation.moved_on, None);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}
