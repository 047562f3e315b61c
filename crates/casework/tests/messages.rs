//! Messages out of the house: written with the deed, once, sealed, in nobody's night.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Action, House, citizens,
    context::Deed,
    follow_ups::{self, Plan},
    mentors,
    messages::{Content, NewMessage, delivery, queue},
};
use holdepunkt_rules::{
    centre::Mentor,
    codes::Code,
    follow_up::{FollowUpKind, Guest, When},
    id::CitizenId,
    message::{Channel, Failure, MessageKind, MessageState, Receiver},
};
use holdepunkt_store::messages::{self as rows, MessageRow};
use holdepunkt_testkit::{TestHouse, cpr, engines, later};
use jiff::{SignedDuration, civil::date};

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

#[tokio::test]
async fn a_mentor_has_mail_in_the_language_that_the_job_centre_noted() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let consultant = t.of(&t.cast.consultant);
        let way = async |key: &str| {
            assert!(written(&t, news(Receiver::Mentor(stage.mentor), key)).await);
            let all = all(&t, MessageState::Waiting).await;
            let m = all.iter().find(|m| m.once == key).unwrap();
            format!("{} {}", m.channel, m.language)
        };
        assert_eq!(way("x:1").await, "sms da", "a telephone is known, and nothing else");
        let mentor = mentors::find(&consultant, stage.mentor).await.unwrap();
        let changed = Mentor { email: "jytte@example.dk".to_owned(), language: Code::known("en"), ..mentor };
        mentors::correct(&consultant, changed.clone()).await.unwrap();
        assert_eq!(way("x:2").await, "email en");
        let kept = mentors::find(&consultant, stage.mentor).await.unwrap();
        assert_eq!(kept, Mentor { version: changed.version + 1, ..changed });
    })
    .await;
}

/// What leaves the house at a moment: kinds and receivers, sorted.
async fn carried(house: &House) -> Vec<String> {
    let mut carried = Vec::new();
    while let Some(it) = delivery::take_next(house).await.unwrap() {
        carried.push(format!("{} {}", it.row.kind, it.row.receiver.code()));
        delivery::delivered(house, &it, "x").await.unwrap();
    }
    carried.sort();
    carried
}

#[tokio::test]
async fn what_waited_for_the_morning_is_true_when_the_morning_comes() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, placement) = t.placed(&stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
        let plan = Plan {
            placement: Some(placement),
            kind: FollowUpKind::Company,
            when: When { on: date(2026, 12, 1), from: 780, until: 825 },
            place: "Svanedammen".to_owned(),
            held_by: t.cast.consultant.employee.unwrap(),
            guests: vec![Guest::Citizen, Guest::Mentor(stage.mentor)],
            without_citizen: String::new(),
        };
        // At ten in the evening three meetings are planned; one is moved and one called off before anybody hears.
        let evening = later(&t.house, SignedDuration::from_hours(13));
        carried(&evening).await;
        let consultant = evening.context(t.of(&t.cast.consultant).who);
        let on = |day: i8| Plan { when: When { on: date(2026, 12, day), ..plan.when }, ..plan.clone() };
        follow_ups::plan(&consultant, citizen, on(1)).await.unwrap();
        let moved = follow_ups::plan(&consultant, citizen, on(2)).await.unwrap();
        let off = follow_ups::plan(&consultant, citizen, on(3)).await.unwrap();
        let alone = Plan { guests: vec![Guest::Citizen], ..on(4) };
        follow_ups::move_to(&consultant, moved, 1, alone).await.unwrap();
        follow_ups::cancel(&consultant, off, 1, "Mentor er syg".to_owned()).await.unwrap();
        assert_eq!(carried(&evening).await, [] as [&str; 0], "nobody is woken");
        let morning = later(&evening, SignedDuration::from_hours(9));
        let expected = [
            "meeting_cancelled citizen",
            "meeting_cancelled mentor",
            "meeting_cancelled mentor",
            "meeting_invited citizen",
            "meeting_invited mentor",
            "meeting_moved citizen",
        ];
        assert_eq!(carried(&morning).await, expected);
        let dropped = all(&t, MessageState::Dropped).await;
        assert_eq!(dropped.len(), 4, "two invitations each to what was moved and to what was called off");
        assert!(dropped.iter().all(|m| m.failure == Some(Failure::NotWanted)));
    })
    .await;
}
