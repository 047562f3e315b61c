//! Messages out of the house: written with the deed, once, sealed, in nobody's night.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Action, citizens,
    context::Deed,
    messages::{Content, NewMessage, queue},
};
use holdepunkt_rules::{
    codes::Code,
    id::CitizenId,
    message::{Channel, Failure, MessageKind, MessageState, Receiver},
};
use holdepunkt_store::messages::{self as rows, MessageRow};
use holdepunkt_testkit::{TestHouse, cpr, engines};

fn news(receiver: Receiver, once: &str) -> NewMessage {
    NewMessage {
        kind: MessageKind::News,
        receiver,
        once: once.to_owned(),
        urgent: false,
        not_before: None,
        values: vec![("path", "/me".to_owned())],
    }
}

/// Writes a message beside a deed of the caseworker's.
async fn written(t: &TestHouse, new: NewMessage) -> bool {
    let mut work = t.of(&t.cast.caseworker).begin(Action::EditCitizen).await.unwrap();
    let written = queue(&mut work, new).await.unwrap();
    work.done(Deed::Correct, "citizen", "x", None).await.unwrap();
    written
}

async fn all(t: &TestHouse, state: MessageState) -> Vec<MessageRow> {
    let mut tx = t.house.store.read().await.unwrap();
    rows::list(&mut tx, t.cast.job_centre, state, 100).await.unwrap()
}

/// A citizen with an e-mail address, who prefers a language.
async fn reachable(t: &TestHouse, n: u32, email: &str, phone: &str, language: &str) -> CitizenId {
    let mut particulars = t.particulars("Ida Holm");
    particulars.email = email.to_owned();
    particulars.phone = phone.to_owned();
    particulars.language = Code::known(language);
    citizens::register(&t.of(&t.cast.caseworker), cpr(n), particulars).await.unwrap()
}

#[tokio::test]
async fn a_message_goes_the_receivers_way_in_the_receivers_language() {
    engines(|t| async move {
        for (n, email, phone, language, way) in [
            (1, "ida@example.dk", "20 00 00 01", "da", "email da"),
            (2, "", "20 00 00 02", "en", "sms en"),
            (3, "", "20 00 00 03", "ar", "sms da"),
        ] {
            let citizen = reachable(&t, n, email, phone, language).await;
            assert!(written(&t, news(Receiver::Citizen(citizen), &format!("x:{citizen}"))).await);
            let waiting = all(&t, MessageState::Waiting).await;
            let m = waiting.iter().find(|m| m.receiver == Receiver::Citizen(citizen)).unwrap();
            assert_eq!(format!("{} {}", m.channel, m.language), way);
            let mut tx = t.house.store.read().await.unwrap();
            let content = rows::content(&mut tx, t.cast.job_centre, m.id).await.unwrap().unwrap();
            let content = Content::of(&content).unwrap();
            assert_eq!(content.address, if m.channel == Channel::Email { email } else { phone });
            assert_eq!(content.values["path"], "/me");
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_key_is_never_two_messages() {
    engines(|t| async move {
        let citizen = reachable(&t, 1, "ida@example.dk", "", "da").await;
        assert!(written(&t, news(Receiver::Citizen(citizen), "thing:1")).await);
        assert!(!written(&t, news(Receiver::Citizen(citizen), "thing:1")).await);
        assert!(written(&t, news(Receiver::Citizen(citizen), "thing:2")).await);
        assert_eq!(all(&t, MessageState::Waiting).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_address_stands_on_the_administrators_page() {
    engines(|t| async move {
        let citizen = reachable(&t, 1, "", "", "da").await;
        assert!(!written(&t, news(Receiver::Citizen(citizen), "thing:1")).await);
        let dead = all(&t, MessageState::Dead).await;
        assert_eq!(dead[0].failure, Some(Failure::NoAddress));
    })
    .await;
}

#[tokio::test]
async fn a_deed_that_comes_to_nothing_sends_nothing() {
    engines(|t| async move {
        let citizen = reachable(&t, 1, "ida@example.dk", "", "da").await;
        let mut work = t.of(&t.cast.caseworker).begin(Action::EditCitizen).await.unwrap();
        assert!(queue(&mut work, news(Receiver::Citizen(citizen), "thing:1")).await.unwrap());
        drop(work);
        assert_eq!(all(&t, MessageState::Waiting).await, []);
    })
    .await;
}
