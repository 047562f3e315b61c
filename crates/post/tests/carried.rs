//! From the outbox to the receiver: once each, whatever happens in between.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::{Arc, Mutex};

use holdepunkt_casework::{
    Action, House, citizens,
    context::Deed,
    messages::{NewMessage, delivery, outbox, queue},
};
use holdepunkt_post::{Carrier, Post, deliver::deliver_due, folder::Folder, gateway::Gateway, smtp};
use holdepunkt_rules::{
    codes::Code,
    id::CitizenId,
    message::{Failure, MOST_ATTEMPTS, MessageKind, MessageState, QuietHours, Receiver, back_off},
};
use holdepunkt_store::messages::{self as rows, MessageRow};
use holdepunkt_testkit::{
    TestHouse, cpr, engines,
    servers::{self, Server},
    with_moved_clock,
};
use jiff::{SignedDuration, Timestamp};

/// A house whose clock the test moves.
struct Timed {
    t: TestHouse,
    now: Arc<Mutex<Timestamp>>,
}

impl Timed {
    fn of(t: TestHouse) -> Self {
        let (t, now) = with_moved_clock(t);
        Self { t, now }
    }

    fn house(&self) -> &House {
        &self.t.house
    }

    fn later(&self, by: SignedDuration) {
        let mut now = self.now.lock().unwrap();
        *now += by;
    }

    fn at(&self, moment: &str) {
        *self.now.lock().unwrap() = moment.parse().unwrap();
    }

    async fn citizen(&self, n: u32, email: &str, phone: &str) -> CitizenId {
        self.reader(n, email, phone, "da").await
    }

    /// Somebody who prefers a language.
    async fn reader(&self, n: u32, email: &str, phone: &str, language: &str) -> CitizenId {
        let mut particulars = self.t.particulars("Ida Æblegrød\u{2028}Holm");
        particulars.name = "Ida Holm".to_owned();
        (particulars.email, particulars.phone) = (email.to_owned(), phone.to_owned());
        particulars.language = Code::known(language);
        citizens::register(&self.t.of(&self.t.cast.caseworker), cpr(n), particulars).await.unwrap()
    }

    async fn write(&self, citizen: CitizenId, once: &str, kind: MessageKind, urgent: bool) -> bool {
        let new = NewMessage {
            kind,
            receiver: Receiver::Citizen(citizen),
            once: once.to_owned(),
            urgent,
            not_before: None,
            values: [("path", "/me"), ("code", "123456"), ("minutes", "10"), ("until", "2026-12-08")]
                .map(|(name, value)| (name, value.to_owned()))
                .to_vec(),
        };
        let mut work = self.t.of(&self.t.cast.caseworker).begin(Action::EditCitizen).await.unwrap();
        let written = queue(&mut work, new).await.unwrap();
        work.done(Deed::Correct, "citizen", "x", None).await.unwrap();
        written
    }

    async fn rows(&self, state: MessageState) -> Vec<MessageRow> {
        let mut tx = self.house().store.read().await.unwrap();
        rows::list(&mut tx, self.t.cast.job_centre, state, 100).await.unwrap()
    }

    async fn only(&self, state: MessageState) -> MessageRow {
        let rows = self.rows(state).await;
        assert_eq!(rows.len(), 1, "{state}");
        rows[0].clone()
    }
}

fn mail_to(server: &Server) -> Arc<dyn Carrier> {
    let server = smtp::Server {
        url: format!("smtp://{}", server.address),
        user: None,
        password: None,
        from: "Holdepunkt <post@example.dk>".to_owned(),
    };
    Arc::new(smtp::Smtp::new(&server).unwrap())
}

fn text_to(server: &Server) -> Arc<dyn Carrier> {
    Arc::new(Gateway::new(&format!("http://{}/mobile/single", server.address), "secret", "Holdepunkt").unwrap())
}

fn post(mail: &Server, text: &Server) -> Post {
    Post { mail: Some(mail_to(mail)), text: Some(text_to(text)), site: "https://holdepunkt.example.dk".to_owned() }
}

#[tokio::test]
async fn mail_and_text_messages_reach_real_servers_with_their_words() {
    engines(|t| async move {
        let (t, mail, text) = (Timed::of(t), servers::smtp().await, servers::provider().await);
        let post = post(&mail, &text);
        let (a, b) = (t.citizen(1, "ida@example.dk", "20 00 00 41").await, t.citizen(2, "", "20 00 00 42").await);
        assert!(t.write(a, "a:1", MessageKind::News, false).await);
        assert!(t.write(b, "b:1", MessageKind::SignCode, true).await);
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 2);
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 0);
        let got = mail.taken.lock().unwrap().all[0].clone();
        assert!(got.contains("To: ida@example.dk") && got.contains("From: Holdepunkt <post@example.dk>"), "{got}");
        assert!(!got.contains("Ida") && !got.contains("Holm"), "no name leaves the house: {got}");
        let sms = text.taken.lock().unwrap().all[0].clone();
        assert!(sms.contains("\"recipient\":4520000042") && sms.contains("123456"), "{sms}");
        assert!(sms.to_lowercase().contains("authorization: token secret") && sms.contains("\"expiration\":\"PT10M\""));
        for row in t.rows(MessageState::Sent).await {
            let mut tx = t.house().store.read().await.unwrap();
            let content = rows::content(&mut tx, t.t.cast.job_centre, row.id).await.unwrap();
            assert_eq!(content, None, "what was sent is emptied");
        }
    })
    .await;
}

#[tokio::test]
async fn a_day_to_answer_by_stands_in_the_receivers_words_by_either_way() {
    engines(|t| async move {
        let t = Timed::of(t);
        for (n, email, language, said) in [
            (1, "ida@example.dk", "da", "Svar senest 8. december 2026"),
            (2, "", "da", "Svar senest 8. december 2026"),
            (3, "ida@example.dk", "en", "Answer by 8 December 2026"),
            (4, "", "en", "Answer by 8 December 2026"),
        ] {
            let phone = format!("20 00 00 4{n}");
            let whom = t.reader(n, email, if email.is_empty() { &phone } else { "" }, language).await;
            assert!(t.write(whom, &format!("x:{n}"), MessageKind::Hearing, false).await);
            let it = delivery::take_next(t.house()).await.unwrap().unwrap();
            let letter = holdepunkt_post::Letter::of(&it, "https://holdepunkt.example.dk", t.house().zone());
            assert!(letter.text.contains(said) && !letter.text.contains("2026-12-08"), "{}", letter.text);
        }
    })
    .await;
}

#[tokio::test]
async fn killed_before_or_after_sending_each_receiver_has_it_once() {
    engines(|t| async move {
        let (t, mail, text) = (Timed::of(t), servers::smtp().await, servers::provider().await);
        let post = post(&mail, &text);
        let (a, b) = (t.citizen(1, "ida@example.dk", "").await, t.citizen(2, "", "20 00 00 42").await);
        t.write(a, "a:1", MessageKind::News, false).await;
        t.write(b, "b:1", MessageKind::News, false).await;
        // Killed with both in hand, before anything was sent: nobody may touch them until the lease is over.
        assert!(delivery::take_next(t.house()).await.unwrap().is_some());
        assert!(delivery::take_next(t.house()).await.unwrap().is_some());
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 0);
        t.later(delivery::LEASE + SignedDuration::from_secs(1));
        // Killed after sending, before it was noted.
        for _ in 0..2 {
            let it = delivery::take_next(t.house()).await.unwrap().unwrap();
            let letter = holdepunkt_post::Letter::of(&it, &post.site, t.house().zone());
            post.carrier(it.row.channel).unwrap().carry(&letter).await.unwrap();
        }
        t.later(delivery::LEASE + SignedDuration::from_secs(1));
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 2);
        assert_eq!((mail.count(), text.count()), (2, 2), "at least once on the line");
        assert_eq!(mail.shown(servers::message_id).len(), 1, "once for the receiver");
        assert_eq!(text.shown(servers::key).len(), 1, "once for the receiver");
        assert_eq!(t.rows(MessageState::Sent).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_lost_the_lease_says_nothing_any_more() {
    engines(|t| async move {
        let t = Timed::of(t);
        let a = t.citizen(1, "ida@example.dk", "").await;
        t.write(a, "a:1", MessageKind::News, false).await;
        let slow = delivery::take_next(t.house()).await.unwrap().unwrap();
        t.later(delivery::LEASE + SignedDuration::from_secs(1));
        let quick = delivery::take_next(t.house()).await.unwrap().unwrap();
        delivery::not_delivered(t.house(), &slow, Failure::Refused).await.unwrap();
        assert_eq!(t.only(MessageState::Waiting).await.attempts, 2);
        delivery::delivered(t.house(), &quick, "x").await.unwrap();
        delivery::not_delivered(t.house(), &slow, Failure::Refused).await.unwrap();
        assert_eq!(t.only(MessageState::Sent).await.provider_id, "x");
    })
    .await;
}

#[tokio::test]
async fn what_fails_is_tried_later_and_later_then_given_up_then_sent_again() {
    engines(|t| async move {
        let (t, mail, text) = (Timed::of(t), servers::smtp().await, servers::provider().await);
        let post = post(&mail, &text);
        let a = t.citizen(1, "ida@example.dk", "").await;
        t.write(a, "a:1", MessageKind::News, false).await;
        // No night between the attempts, and a mail server that asks to wait.
        let admin = t.t.cast.administrator.clone();
        outbox::set_quiet_hours(&t.t.of(&admin), QuietHours::never()).await.unwrap();
        mail.refuse(Some("450 later"));
        for attempt in 1..MOST_ATTEMPTS {
            assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 0);
            let row = t.only(MessageState::Waiting).await;
            assert_eq!((row.attempts, row.failure), (attempt, Some(Failure::Unreachable)));
            assert_eq!(row.due_at, t.house().now() + back_off(attempt));
            t.later(back_off(attempt) - SignedDuration::from_secs(1));
            assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 0, "not before its time");
            assert_eq!(t.only(MessageState::Waiting).await.attempts, attempt);
            t.later(SignedDuration::from_secs(1));
        }
        deliver_due(t.house(), &post).await.unwrap();
        let dead = t.only(MessageState::Dead).await;
        assert_eq!(dead.attempts, MOST_ATTEMPTS);
        t.later(SignedDuration::from_hours(48));
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 0, "not by itself");
        // The administrator has it sent again, when the server is back.
        mail.refuse(None);
        outbox::again(&t.t.of(&admin), dead.id).await.unwrap();
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 1);
        assert_eq!(mail.count(), 1);
        let gone = outbox::again(&t.t.of(&admin), dead.id).await.unwrap_err();
        assert!(gone.is("message-gone"), "{gone}");
    })
    .await;
}

#[tokio::test]
async fn what_is_refused_for_good_is_given_up_at_once_and_taken_out() {
    engines(|t| async move {
        let (t, mail, text) = (Timed::of(t), servers::smtp().await, servers::provider().await);
        let post = post(&mail, &text);
        let (a, b) = (t.citizen(1, "nobody@example.dk", "").await, t.citizen(2, "", "20 00 00 42").await);
        mail.refuse(Some("550 no such user"));
        text.refuse(Some("403 Forbidden"));
        t.write(a, "a:1", MessageKind::News, false).await;
        t.write(b, "b:1", MessageKind::News, false).await;
        deliver_due(t.house(), &post).await.unwrap();
        let dead = t.only(MessageState::Dead).await;
        assert_eq!((dead.attempts, dead.failure), (1, Some(Failure::Refused)));
        assert_eq!(t.only(MessageState::Waiting).await.failure, Some(Failure::NotAuthorised), "a key can be mended");
        let admin = t.t.of(&t.t.cast.administrator);
        outbox::take_out(&admin, dead.id).await.unwrap();
        assert_eq!(t.only(MessageState::Dropped).await.failure, Some(Failure::TakenOut));
        assert!(outbox::take_out(&admin, dead.id).await.unwrap_err().is("message-gone"));
        // Somebody without the role, and a message of nobody.
        let caseworker = t.t.of(&t.t.cast.caseworker);
        assert!(outbox::find(&caseworker).await.unwrap_err().is("not-allowed"));
        assert!(outbox::take_out(&caseworker, dead.id).await.unwrap_err().is("not-allowed"));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_woken_but_by_what_is_urgent() {
    engines(|t| async move {
        let (t, mail, text) = (Timed::of(t), servers::smtp().await, servers::provider().await);
        let post = post(&mail, &text);
        let (a, b) = (t.citizen(1, "ida@example.dk", "").await, t.citizen(2, "", "20 00 00 42").await);
        // The night of 25 October 2026 is an hour longer: quiet from 21 (UTC 19) until 7 (UTC 6).
        t.at("2026-10-24T20:00:00Z");
        t.write(a, "a:1", MessageKind::News, false).await;
        t.write(b, "b:1", MessageKind::AcuteCall, true).await;
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 1);
        assert_eq!((mail.count(), text.count()), (0, 1));
        let waits = t.only(MessageState::Waiting).await;
        assert_eq!(waits.due_at, "2026-10-25T06:00:00Z".parse::<Timestamp>().unwrap());
        assert_eq!(delivery::late(t.house()).await.unwrap(), None, "a quiet night is no alarm");
        // Hours set after it was written hold too.
        let admin = t.t.of(&t.t.cast.administrator);
        outbox::set_quiet_hours(&admin, QuietHours::new(21 * 60, 8 * 60).unwrap()).await.unwrap();
        t.at("2026-10-25T06:00:00Z");
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 0);
        let waits = t.only(MessageState::Waiting).await;
        assert_eq!((waits.attempts, waits.due_at), (0, "2026-10-25T07:00:00Z".parse().unwrap()));
        t.at("2026-10-25T07:00:00Z");
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn when_nobody_carries_messages_any_more_somebody_is_told() {
    engines(|t| async move {
        let t = Timed::of(t);
        let a = t.citizen(1, "ida@example.dk", "").await;
        t.write(a, "a:1", MessageKind::News, false).await;
        assert_eq!(delivery::late(t.house()).await.unwrap(), None);
        t.later(SignedDuration::from_mins(16));
        assert_eq!(delivery::late(t.house()).await.unwrap(), Some(SignedDuration::from_mins(16)));
        let admin = t.t.of(&t.t.cast.administrator);
        assert_eq!(outbox::find(&admin).await.unwrap().late, Some(SignedDuration::from_mins(16)));
        delivery::tell_metrics(t.house()).await.unwrap();
        let figures = holdepunkt_store::measure::text();
        assert!(figures.contains("holdepunkt_message_late_seconds 960"), "{figures}");
        // A way out that isn't set up is as bad as one that died.
        let none = Post { mail: None, text: None, site: String::new() };
        deliver_due(t.house(), &none).await.unwrap();
        assert!(delivery::late(t.house()).await.unwrap().is_some(), "trying is not sending");
        assert_eq!(t.only(MessageState::Waiting).await.failure, Some(Failure::NotSetUp));
    })
    .await;
}

#[tokio::test]
async fn a_code_that_comes_too_late_is_not_sent() {
    engines(|t| async move {
        let (t, mail, text) = (Timed::of(t), servers::smtp().await, servers::provider().await);
        let a = t.citizen(1, "", "20 00 00 42").await;
        t.write(a, "a:1", MessageKind::SignCode, true).await;
        t.later(SignedDuration::from_mins(11));
        assert_eq!(deliver_due(t.house(), &post(&mail, &text)).await.unwrap(), 0);
        assert_eq!(t.only(MessageState::Dead).await.failure, Some(Failure::TooLate));
        assert_eq!(text.count(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_was_corrected_is_used_when_it_is_sent_again() {
    engines(|t| async move {
        let (t, mail, text) = (Timed::of(t), servers::smtp().await, servers::provider().await);
        let post = post(&mail, &text);
        let a = t.citizen(1, "", "").await;
        assert!(!t.write(a, "a:1", MessageKind::News, false).await);
        let dead = t.only(MessageState::Dead).await;
        let admin = t.t.of(&t.t.cast.administrator);
        assert!(outbox::again(&admin, dead.id).await.unwrap_err().is("no-way-to-reach"));
        let mut tx = t.house().store.write().await.unwrap();
        let mut citizen = holdepunkt_store::citizens::find(&mut tx, t.t.cast.job_centre, a).await.unwrap().unwrap();
        citizen.phone = "20 00 00 43".to_owned();
        assert!(holdepunkt_store::citizens::update(&mut tx, t.t.cast.job_centre, &citizen).await.unwrap());
        tx.commit().await.unwrap();
        outbox::again(&admin, dead.id).await.unwrap();
        assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 1);
        assert!(text.taken.lock().unwrap().all[0].contains("4520000043"));
    })
    .await;
}

#[tokio::test]
async fn a_folder_holds_one_file_for_each_message() {
    let t = Timed::of(TestHouse::new().await);
    let path = std::env::temp_dir().join(format!("holdepunkt-post-{}", holdepunkt_rules::id::MessageId::fresh()));
    let folder: Arc<dyn Carrier> = Arc::new(Folder::at(&path).unwrap());
    let post = Post { mail: Some(Arc::clone(&folder)), text: Some(folder), site: "http://127.0.0.1:8080/".to_owned() };
    let (a, b) = (t.citizen(1, "ida@example.dk", "").await, t.citizen(2, "", "20 00 00 42").await);
    t.write(a, "a:1", MessageKind::News, false).await;
    t.write(b, "b:1", MessageKind::News, false).await;
    assert_eq!(deliver_due(t.house(), &post).await.unwrap(), 2);
    let mut texts: Vec<String> =
        std::fs::read_dir(&path).unwrap().map(|f| std::fs::read_to_string(f.unwrap().path()).unwrap()).collect();
    texts.sort();
    assert_eq!(texts.len(), 2);
    assert!(texts[0].starts_with("To: 20 00 00 42\n\n") && texts[1].starts_with("To: ida@example.dk\nSubject: "));
    assert!(texts.iter().all(|t| t.contains("http://127.0.0.1:8080/me")), "{texts:?}");
    std::fs::remove_dir_all(path).unwrap();
}
