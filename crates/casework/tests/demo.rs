//! The demo fills an empty database, once, with people who are nobody.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    demo::{self, DemoError},
    invariants,
};
use holdepunkt_rules::role::Role;
use holdepunkt_testkit::empty_engines;

#[tokio::test]
async fn demo_fills_an_empty_house_once() {
    empty_engines(|house| async move {
        assert!(demo::is_empty(&house).await.unwrap());
        let filled = demo::fill(&house).await.unwrap();
        assert_eq!((filled.job_centres, filled.centres, filled.companies), (8, 68, 81), "{filled:?}");
        assert_eq!((filled.citizens, filled.placements), (539, 426), "{filled:?}");
        assert!(!demo::is_empty(&house).await.unwrap());
        assert!(matches!(demo::fill(&house).await, Err(DemoError::NotEmpty)));
        assert_eq!(invariants::verify(&house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn demo_offers_a_card_for_every_role_in_order() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let cards = demo::cards(&house).await.unwrap();
        assert_eq!(cards.first().unwrap().grant.role, Role::JobConsultant);
        for role in Role::ALL {
            assert!(cards.iter().any(|c| c.grant.role == *role), "{role}");
        }
        assert!(cards.iter().all(|c| !c.about.da.is_empty() && !c.about.en.is_empty()));
        assert!(cards.iter().all(|c| c.grant.role.is_national() == c.job_centre.is_empty()));
    })
    .await;
}
