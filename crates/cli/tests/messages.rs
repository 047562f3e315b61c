//! The program is killed between a deed and its message, and between sending the message and noting that it was sent.
//! Whoever is written to has each message, and has it once: the copies are the same by their Message-ID.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    thread,
    time::{Duration, Instant},
};

use holdepunkt_casework::{Who, citizens, messages::outbox, store::Identity, store::values};
use holdepunkt_rules::{
    id::CitizenId,
    message::{MessageState, QuietHours},
};
use holdepunkt_testkit::{
    cpr,
    servers::{self, Hush, Server as MailServer, message_id},
};
use jiff::Zoned;

use crate::support::{Folder, Lot, Server, Settled, databases, form, long, open, send};

/// A house with a citizen who has an e-mail address, and no hours in which nobody is written to.
struct Scene {
    settled: Settled,
    mail: MailServer,
    citizen: CitizenId,
    door: String,
}

impl Scene {
    async fn on(folder: &Folder, url: &str) -> Self {
        let (settled, citizen) = Settled::with(folder, url, async |t| {
            let mut particulars = t.particulars("Ida Holm");
            particulars.email = "ida@example.dk".to_owned();
            outbox::set_quiet_hours(&t.of(&t.cast.administrator), QuietHours::never()).await.unwrap();
            citizens::register(&t.of(&t.cast.caseworker), cpr(1), particulars).await.unwrap()
        })
        .await;
        let door = settled.door(&settled.cast.caseworker).await;
        Self { settled, mail: servers::smtp().await, citizen, door }
    }

    fn start(&self) -> Server {
        let smtp = format!("smtp://{}", self.mail.address);
        let set_up = [("HOLDEPUNKT_SMTP", smtp.as_str()), ("HOLDEPUNKT_MAIL_FROM", "Holdepunkt <post@example.dk>")];
        Server::start_with(&self.settled, &set_up)
    }

    /// Gives the citizen a task; they are written to.
    fn give(&self, server: &Server, n: usize) {
        let due = Zoned::now().date().tomorrow().unwrap();
        let (day, month, year) = (due.day().to_string(), due.month().to_string(), due.year().to_string());
        let once = format!("task-{n}");
        let fields = form(&[
            ("once", &once),
            ("words", "Tag madpakke med"),
            ("doer", "citizen"),
            ("due_on_day", &day),
            ("due_on_month", &month),
            ("due_on_year", &year),
        ]);
        let path = format!("/citizens/{}/tasks", self.citizen);
        let answer = send(&server.address, &self.door, "POST", &path, Some(&fields)).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
    }

    /// Waits until something is so.
    async fn until(&self, what: &str, mut so: impl AsyncFnMut(&Self) -> bool) {
        let began = Instant::now();
        while !so(self).await {
            assert!(began.elapsed() < Duration::from_secs(30), "never: {what}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    async fn in_state(&self, state: MessageState) -> i64 {
        let house = open(&self.settled.url, &self.settled.keys).await;
        let administrator = house.context(Who::Person(self.settled.cast.administrator.clone()));
        let count = outbox::find(&administrator).await.unwrap().count(state);
        house.store.close().await;
        count
    }

    /// The minutes for which whoever died had messages in hand are over. They are put back, not waited for.
    async fn lease_is_over(&self) {
        let house = open(&self.settled.url, &self.settled.keys).await;
        let mut tx = house.store.write().await.unwrap();
        let over = Identity::new("update message set leased_until = made_at where leased_until is not null");
        tx.run(over.bound(values![])).await.unwrap();
        tx.commit().await.unwrap();
        house.store.close().await;
    }

    fn calls(&self) -> usize {
        self.mail.taken.lock().unwrap().calls
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_the_deed_and_the_mail_or_after_it_the_receiver_has_it_once() {
    let folder = Folder::new("killed-mail");
    for url in databases(&folder, "killed-mail.db").await {
        let s = Scene::on(&folder, &url).await;
        // The deed is done, the mail server is called, and the program dies before a word was said.
        s.mail.hush(Some(Hush::BeforeMail));
        let mut server = s.start();
        s.give(&server, 1);
        s.until("the mail server is called", async |s| s.calls() == 1).await;
        server.kill();
        assert_eq!((s.mail.count(), s.in_state(MessageState::Waiting).await), (0, 1), "{url}");
        // It dies with the mail sent and nothing noted.
        s.mail.hush(Some(Hush::AfterMail));
        s.lease_is_over().await;
        let mut server = s.start();
        s.until("the mail is sent", async |s| s.mail.count() == 1).await;
        server.kill();
        assert_eq!(s.in_state(MessageState::Waiting).await, 1, "sent, and nobody knows: {url}");
        // While it may still be in somebody's hands, it is nobody else's.
        s.mail.hush(None);
        let server = s.start();
        s.give(&server, 2);
        s.until("the next mail is sent", async |s| s.mail.count() == 2).await;
        assert_eq!(s.mail.shown(message_id).len(), 2, "the first waits for its time: {url}");
        s.until("the next is noted", async |s| s.in_state(MessageState::Sent).await == 1).await;
        server.stop();
        s.lease_is_over().await;
        let server = s.start();
        s.until("both are sent", async |s| s.in_state(MessageState::Sent).await == 2).await;
        server.stop();
        assert_eq!((s.mail.count(), s.mail.shown(message_id).len()), (3, 2), "one copy, known by its name: {url}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_every_deed_has_its_mail_once() {
    let folder = Folder::new("killed-often");
    for (n, url) in databases(&folder, "killed-often.db").await.into_iter().enumerate() {
        let s = Scene::on(&folder, &url).await;
        let mut lot = Lot::of(2026 + n as u64);
        let kills = if long() { 40 } else { 8 };
        for deed in 0..kills {
            let mut server = s.start();
            s.give(&server, deed);
            thread::sleep(Duration::from_micros(lot.below(12_000)));
            server.kill();
            s.lease_is_over().await;
        }
        let server = s.start();
        s.until("all are sent", async |s| s.in_state(MessageState::Waiting).await == 0).await;
        server.stop();
        assert_eq!(s.in_state(MessageState::Sent).await, kills as i64, "{url}");
        assert_eq!(s.mail.shown(message_id).len(), kills, "each deed's mail, and no other: {url}");
        eprintln!("{kills} kills, {} copies of {kills} mails", s.mail.count());
    }
}
