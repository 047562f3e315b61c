//! Referral, model A: from the caseworker to a job consultant, and the waiting list.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use holdepunkt_casework::{Error, citizens, referrals};
use holdepunkt_rules::{codes::Code, referral::ReferralState};
use holdepunkt_testkit::engines;

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => list[0].refusal.code().to_owned(),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn referral_is_sent_once_and_opens_the_page_for_consultants() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let (caseworker, consultant) = (house.of(&house.cast.caseworker), house.of(&house.cast.consultant));
        assert_eq!(code(referrals::send(&consultant, id, String::new()).await), "not-allowed");
        assert_eq!(
            code(referrals::send(&house.of(&house.cast.teammate), id, String::new()).await),
            "state-your-reason"
        );
        assert_eq!(code(referrals::send(&caseworker, id, "Vil gerne arbejde med ældre".to_owned()).await), "ok");
        assert_eq!(code(referrals::send(&caseworker, id, String::new()).await), "already-referred");
        assert_eq!(code(citizens::find(&consultant, id).await), "ok", "the citizen waits for a consultant");
        assert_eq!(code(citizens::find(&house.of(&house.cast.other_consultant), id).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn referral_taken_by_one_consultant_closes_to_the_others() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let cast = &house.cast;
        let referral = referrals::send(&house.of(&cast.caseworker), id, String::new()).await.unwrap();
        let (mine, other) = (house.of(&cast.consultant), house.of(&cast.other_consultant));
        assert_eq!(code(referrals::accept(&house.of(&cast.caseworker), referral, 1).await), "not-allowed");
        assert_eq!(code(referrals::accept(&mine, referral, 1).await), "ok");
        assert_eq!(code(referrals::accept(&mine, referral, 2).await), "referral-state");
        assert_eq!(code(referrals::accept(&other, referral, 1).await), "state-your-reason");
        assert_eq!(code(citizens::find(&other, id).await), "state-your-reason");
        let page = citizens::find(&mine, id).await.unwrap();
        assert_eq!(page.consultant.as_ref().unwrap().employee.name, "Maja Thorup");
        assert_eq!(page.open_referral().unwrap().state, ReferralState::Accepted);
    })
    .await;
}

#[tokio::test]
async fn referral_handed_back_needs_a_reason_and_ends_the_relation() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let (caseworker, mine) = (house.of(&house.cast.caseworker), house.of(&house.cast.consultant));
        let referral = referrals::send(&caseworker, id, String::new()).await.unwrap();
        referrals::accept(&mine, referral, 1).await.unwrap();
        let reason = |code: &str| Some(Code::known(code));
        assert_eq!(code(referrals::hand_back(&mine, referral, 2, None).await), "reason-missing");
        assert_eq!(code(referrals::hand_back(&mine, referral, 2, reason("nonsense")).await), "not-on-the-list");
        assert_eq!(code(referrals::hand_back(&mine, referral, 1, reason("not_now")).await), "stale");
        assert_eq!(code(referrals::hand_back(&mine, referral, 2, reason("not_now")).await), "ok");
        assert_eq!(code(citizens::find(&mine, id).await), "not-found");
        assert_eq!(code(referrals::withdraw(&caseworker, referral, 3, reason("not_now")).await), "referral-state");
        let again = referrals::send(&caseworker, id, String::new()).await.unwrap();
        assert_eq!(code(referrals::withdraw(&caseworker, again, 1, reason("found_job")).await), "ok");
        let page = citizens::find(&caseworker, id).await.unwrap();
        let states: Vec<ReferralState> = page.referrals.iter().map(|r| r.state).collect();
        assert_eq!(states, [ReferralState::HandedBack, ReferralState::Withdrawn]);
        assert!(page.open_referral().is_none());
    })
    .await;
}

#[tokio::test]
async fn referral_waiting_list_shows_each_reader_theirs() {
    engines(|house| async move {
        let cast = &house.cast;
        for (n, name) in [(1, "Karina Bisgaard"), (2, "Pia Rask")] {
            let id = house.citizen(n, name).await;
            referrals::send(&house.of(&cast.caseworker), id, "Ro og faste rammer".to_owned()).await.unwrap();
        }
        let waiting = async |who| referrals::waiting(&house.of(who)).await.unwrap();
        assert_eq!(waiting(&cast.caseworker).await.len(), 2);
        assert!(waiting(&cast.teammate).await.is_empty());
        let seen = waiting(&cast.consultant).await;
        assert_eq!((seen[0].waiting.name.as_str(), seen[0].days), ("Karina Bisgaard", 0));
        referrals::accept(&house.of(&cast.consultant), seen[0].waiting.referral.id, 1).await.unwrap();
        assert_eq!(waiting(&cast.consultant).await.len(), 2);
        assert_eq!(waiting(&cast.other_consultant).await.len(), 1, "taken by another");
        let figures = waiting(&cast.project_lead).await;
        assert_eq!(figures.len(), 2);
        assert!(
            figures.iter().all(|w| w.figure_only && w.waiting.name.is_empty() && w.waiting.referral.wish.is_empty())
        );
        assert!(waiting(&cast.consultant_elsewhere).await.is_empty());
        assert_eq!(code(referrals::waiting(&house.of(&cast.administrator)).await), "not-allowed");
    })
    .await;
}
