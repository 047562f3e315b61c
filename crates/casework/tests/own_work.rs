//! The program's own work, and what `verify` must find when somebody bends the rows behind its back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    invariants::verify,
    jobs::{Job, do_what_is_due},
    store::{Identity, values},
};
use holdepunkt_testkit::{TestHouse, engines};

#[tokio::test]
async fn work_is_done_once_when_it_is_due() {
    engines(|t| async move {
        assert_eq!(do_what_is_due(&t.house).await.unwrap(), Job::ALL);
        assert_eq!(do_what_is_due(&t.house).await.unwrap(), [], "nothing is due again yet");
    })
    .await;
}

/// Plants a fault with a statement; says what `verify` finds.
async fn found(t: &TestHouse, fault: &'static str) -> Vec<String> {
    let mut tx = t.house.store.write().await.unwrap();
    if fault.contains("citizen set id") {
        tx.run(Identity::new("delete from name_word").bound(values![])).await.unwrap(); // they point to the citizen
    }
    tx.run(Identity::new(fault).bound(values![])).await.unwrap();
    tx.commit().await.unwrap();
    verify(&t.house).await.unwrap().into_iter().map(|f| f.code).collect()
}

#[tokio::test]
async fn verify_finds_every_planted_fault() {
    for (fault, code) in [
        ("delete from place_span", "place-not-as-contracted"),
        ("update citizen set born = '1950-05-05'", "number-does-not-open"),
        ("update citizen set cpr_sealed = cpr_index", "number-does-not-open"),
        ("delete from citizen_group", "group-not-the-latest"),
        ("update citizen_group set target_group = 'job_ready'", "group-not-the-latest"),
        ("update citizen set moved_on = (select sent_on from referral)", "moved-citizen-with-open-case"),
        ("update referral set state = 'placed'", "referral-placed-without-placement"),
        ("update referral set state = 'accepted', accepted_by = null", "referral-accepted-by-nobody"),
        (
            "update citizen set job_centre = (select job_centre from job_centre where municipality = '846')",
            "parent-elsewhere citizen.caseworker",
        ),
        ("delete from name_word", "name-not-found-by-its-words"),
        ("delete from search_word where kind = 'company'", "not-found-by-its-words"),
        ("update job_centre set municipality = '999' where municipality = '410'", "unknown-municipality"),
    ] {
        let t = TestHouse::new().await;
        t.stage(1, 2).await;
        let citizen = t.citizen(1, "Ida Holm").await;
        let context = t.of(&t.cast.caseworker);
        if fault.contains("referral") {
            holdepunkt_casework::referrals::send(&context, citizen, String::new()).await.unwrap();
        }
        assert_eq!(verify(&t.house).await.unwrap(), [], "sound before: {fault}");
        let found = found(&t, fault).await;
        assert!(found.iter().any(|f| f == code), "{fault} gave {found:?}");
    }
}
