//! Signing behind a personal link, and being reminded to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::{Arc, Mutex};

use holdepunkt_casework::{
    Context, Error, House, agreements, citizens,
    invariants::verify,
    jobs::do_what_is_due,
    messages::{Content as Letter, delivery},
    personal_links::{self, Door},
    signals,
    signing_links::{self, Stands},
    signing_reminders,
};
use holdepunkt_rules::{
    agreement::{AgreementState, How, Party},
    id::*,
    message::{Channel, MessageKind, MessageState},
    signal::SignalRule,
};
use holdepunkt_store::messages::{self as outbox, MessageRow};
use holdepunkt_testkit::{TestHouse, code, days, engines, with_moved_clock};
use jiff::{SignedDuration, Timestamp, civil::date};

/// A placement whose agreement was sent, in a house whose clock the test moves.
struct Scene {
    house: TestHouse,
    now: Arc<Mutex<Timestamp>>,
    citizen: CitizenId,
    placement: PlacementId,
}

const FROM: &str = "203.0.113.7";

async fn scene(t: TestHouse) -> Scene {
    let (house, now) = with_moved_clock(t);
    let stage = house.stage(1, 1).await;
    let (citizen, placement) = house.placed(&stage, 1, date(2026, 11, 16), date(2027, 2, 26)).await;
    house.agreement_sent(placement, "Job med ældre").await;
    Scene { house, now, citizen, placement }
}

impl Scene {
    fn house(&self) -> &House {
        &self.house.house
    }

    fn consultant(&self) -> Context {
        self.house.of(&self.house.cast.consultant)
    }

    fn later(&self, by: SignedDuration) {
        *self.now.lock().unwrap() += by;
    }

    async fn version(&self) -> i64 {
        let page = agreements::find(&self.consultant(), self.placement).await.unwrap();
        page.around.open().unwrap().version
    }

    async fn waiting(&self) -> Vec<(MessageRow, Letter)> {
        let mut tx = self.house().store.read().await.unwrap();
        let scope = self.house.cast.job_centre;
        let rows = outbox::list(&mut tx, scope, MessageState::Waiting, 100).await.unwrap();
        let mut letters = Vec::new();
        for row in rows {
            let content = outbox::content(&mut tx, scope, row.id).await.unwrap().unwrap();
            letters.push((row, Letter::of(&content).unwrap()));
        }
        letters
    }

    /// The latest message of a kind that waits.
    async fn letter(&self, kind: MessageKind) -> Letter {
        let waiting = self.waiting().await;
        waiting.into_iter().find(|(row, _)| row.kind == kind).expect("a message").1
    }

    async fn token(&self, kind: MessageKind) -> String {
        self.letter(kind).await.values["path"].strip_prefix("/sign/").unwrap().to_owned()
    }

    /// Sends a party a link; its token.
    async fn link(&self, party: Party) -> String {
        signing_links::send(&self.consultant(), self.placement, party, None).await.unwrap();
        self.token(MessageKind::SignLink).await
    }

    async fn code(&self, token: &str) -> String {
        personal_links::ask_code(self.house(), token, FROM).await.unwrap();
        self.letter(MessageKind::SignCode).await.values["code"].clone()
    }

    /// Opens a link; its pass.
    async fn pass(&self, token: &str) -> String {
        let code = self.code(token).await;
        personal_links::enter_code(self.house(), token, &code, FROM).await.unwrap()
    }

    async fn door(&self, token: &str, pass: Option<&str>) -> String {
        match personal_links::look(self.house(), token, pass).await.unwrap() {
            Door::Closed => "closed".to_owned(),
            Door::Ask => "ask".to_owned(),
            Door::Code { by, ends, .. } => format!("code {} {ends}", by.map_or("", Channel::code)),
            Door::Confirm => "confirm".to_owned(),
            Door::Open(opened) => format!("{:?}", signing_links::read(self.house(), &opened).await.unwrap().stands),
        }
    }
}

#[tokio::test]
async fn the_citizen_and_the_company_sign_behind_their_links_without_a_sign_in() {
    engines(|t| async move {
        let s = scene(t).await;
        let read = agreements::find(&s.consultant(), s.placement).await.unwrap().around.open().unwrap().id;
        let token = s.link(Party::Citizen).await;
        assert_eq!(s.door(&token, None).await, "ask");
        let pass = s.pass(&token).await;
        assert_eq!(s.door(&token, None).await, "ask", "without the pass there is nothing to see");
        let Door::Open(opened) = personal_links::look(s.house(), &token, Some(&pass)).await.unwrap() else { panic!() };
        let reading = signing_links::read(s.house(), &opened).await.unwrap();
        assert_eq!((reading.name.as_str(), reading.stands), ("Karina Bisgaard", Stands::ToSign));
        assert!(!signing_links::sign(s.house(), &token, Some(&pass)).await.unwrap());
        assert_eq!(s.door(&token, Some(&pass)).await, "Signed");
        assert_eq!(s.door(&token, None).await, "closed", "it works once");
        assert_eq!(code(signing_links::sign(s.house(), &token, Some(&pass)).await), "already-signed");

        let token = s.link(Party::Company).await;
        let pass = s.pass(&token).await;
        // No mentor is shown a citizen before they have said that it stays with them.
        assert_eq!(s.door(&token, Some(&pass)).await, "confirm");
        let sign = async || code(signing_links::sign(s.house(), &token, Some(&pass)).await);
        assert_eq!(sign().await, "confidentiality-first");
        personal_links::confirm(s.house(), &token, Some(&pass)).await.unwrap();
        assert_eq!(s.door(&token, Some(&pass)).await, "ToSign");
        assert_eq!(sign().await, "ok");
        agreements::sign(&s.consultant(), s.placement, read).await.unwrap();
        assert_eq!(s.door(&token, Some(&pass)).await, "InForce");

        let page = agreements::find(&s.consultant(), s.placement).await.unwrap();
        let version = page.around.in_force().unwrap();
        assert_eq!(version.state, AgreementState::InForce);
        let by_link = |p: Party| version.signed_by(p).is_some_and(|s| s.how == How::Link && s.account.is_none());
        assert!(by_link(Party::Citizen) && by_link(Party::Company));
        let trail = citizens::find(&s.consultant(), s.citizen).await.unwrap().trail;
        let deeds: Vec<String> = trail.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect();
        for line in ["register signing_link", "advance signing_link", "register message", "advance agreement_signature"]
        {
            assert!(deeds.contains(&line.to_owned()), "{line}: {deeds:?}");
        }
        assert!(verify(s.house()).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_last_signature_behind_a_link_resolves_the_signal_that_it_is_missing() {
    engines(|t| async move {
        let s = scene(t).await;
        let read = agreements::find(&s.consultant(), s.placement).await.unwrap().around.open().unwrap().id;
        s.later(days(14));
        signals::look_at_everybody(s.house()).await.unwrap();
        let unsigned = async || {
            let alive = signals::mine(&s.consultant()).await.unwrap().alive;
            alive.iter().filter(|l| l.rule == SignalRule::AgreementUnsigned).count()
        };
        assert_eq!(unsigned().await, 1);
        agreements::sign(&s.consultant(), s.placement, read).await.unwrap();
        for party in [Party::Citizen, Party::Company] {
            assert_eq!(unsigned().await, 1, "{party} has not signed");
            let token = s.link(party).await;
            let pass = s.pass(&token).await;
            if party == Party::Company {
                personal_links::confirm(s.house(), &token, Some(&pass)).await.unwrap();
            }
            signing_links::sign(s.house(), &token, Some(&pass)).await.unwrap();
        }
        assert_eq!(unsigned().await, 0, "with the deed, not with the look of tomorrow");
    })
    .await;
}

#[tokio::test]
async fn a_code_is_guessed_at_five_times_and_then_a_new_link_is_needed() {
    engines(|t| async move {
        let s = scene(t).await;
        let token = s.link(Party::Citizen).await;
        assert_eq!(code(personal_links::enter_code(s.house(), &token, "123456", FROM).await), "code-old code");
        let right = s.code(&token).await;
        assert_eq!(right.len(), 6);
        assert_eq!(s.door(&token, None).await, "code sms 00");
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for left in (1..5).rev() {
            let Err(Error::Refused(list)) = personal_links::enter_code(s.house(), &token, wrong, FROM).await else {
                panic!()
            };
            assert_eq!(list[0].refusal, holdepunkt_rules::Refusal::CodeWrong { left });
        }
        assert_eq!(code(personal_links::enter_code(s.house(), &token, wrong, FROM).await), "code-too-often");
        assert_eq!(code(personal_links::enter_code(s.house(), &token, &right, FROM).await), "link-closed");
        assert_eq!(s.door(&token, None).await, "closed");
        assert_eq!(code(personal_links::ask_code(s.house(), &token, FROM).await), "link-closed");
        // In place: tomorrow a new one comes, today the answer is the same and nothing is sent.
        let links = async || s.waiting().await.iter().filter(|(r, _)| r.kind == MessageKind::SignLink).count();
        assert_eq!(links().await, 1);
        personal_links::renew(s.house(), &token, FROM).await.unwrap();
        assert_eq!(links().await, 1);
        s.later(SignedDuration::from_hours(24));
        personal_links::renew(s.house(), &token, FROM).await.unwrap();
        personal_links::renew(s.house(), &token, FROM).await.unwrap();
        assert_eq!(links().await, 2, "once a day");
        let fresh = s.token(MessageKind::SignLink).await;
        assert_ne!(fresh, token);
        assert_eq!(s.door(&fresh, None).await, "ask");
    })
    .await;
}

#[tokio::test]
async fn a_code_works_for_ten_minutes_once_and_a_pass_for_half_an_hour() {
    engines(|t| async move {
        let s = scene(t).await;
        let token = s.link(Party::Citizen).await;
        let first = s.code(&token).await;
        s.later(SignedDuration::from_mins(10));
        assert_eq!(code(personal_links::enter_code(s.house(), &token, &first, FROM).await), "code-old code");
        let second = s.code(&token).await;
        let spaced = format!(" {} {} ", &second[..3], &second[3..]);
        let pass = personal_links::enter_code(s.house(), &token, &spaced, FROM).await.unwrap();
        assert_eq!(code(personal_links::enter_code(s.house(), &token, &second, FROM).await), "code-old code", "once");
        s.later(SignedDuration::from_mins(29));
        assert_eq!(s.door(&token, Some(&pass)).await, "ToSign");
        s.later(SignedDuration::from_mins(1));
        assert_eq!(s.door(&token, Some(&pass)).await, "ask");
        assert_eq!(code(signing_links::sign(s.house(), &token, Some(&pass)).await), "pass-over");
        assert_eq!(code(signing_links::sign(s.house(), &token, Some(&"0".repeat(64))).await), "pass-over");
        assert_eq!(code(signing_links::sign(s.house(), &token, None).await), "pass-over");
        s.later(SignedDuration::from_hours(24 * 7));
        assert_eq!(s.door(&token, None).await, "closed", "seven days");
    })
    .await;
}

#[tokio::test]
async fn unknown_and_used_links_answer_alike_and_guesses_are_slowed_down() {
    engines(|t| async move {
        let s = scene(t).await;
        let used = s.link(Party::Citizen).await;
        let pass = s.pass(&used).await;
        signing_links::sign(s.house(), &used, Some(&pass)).await.unwrap();
        let before = s.waiting().await.len();
        for token in [used.as_str(), &"f".repeat(64), "", "../x"] {
            assert_eq!(s.door(token, None).await, "closed");
            assert_eq!(code(personal_links::ask_code(s.house(), token, FROM).await), "link-closed");
            assert_eq!(code(personal_links::enter_code(s.house(), token, "123456", FROM).await), "link-closed");
            assert_eq!(code(personal_links::renew(s.house(), token, FROM).await), "ok");
        }
        assert_eq!(s.waiting().await.len(), before, "nobody is written to");
        for _ in 0..30 {
            let _ = personal_links::ask_code(s.house(), "guess", FROM).await;
        }
        assert_eq!(code(personal_links::ask_code(s.house(), "guess", FROM).await), "sign-in-paused");
        assert_eq!(code(personal_links::renew(s.house(), "guess", FROM).await), "sign-in-paused");
        assert_eq!(code(personal_links::ask_code(s.house(), "guess", "198.51.100.1").await), "link-closed");
        // Nobody's telephone is filled with codes, from however many addresses.
        let token = s.link(Party::Company).await;
        for n in 0..5 {
            personal_links::ask_code(s.house(), &token, &format!("192.0.2.{n}")).await.unwrap();
            s.later(SignedDuration::from_secs(1));
        }
        assert_eq!(code(personal_links::ask_code(s.house(), &token, "192.0.2.9").await), "sign-in-paused");
    })
    .await;
}

#[tokio::test]
async fn a_version_that_was_taken_back_is_told_of_and_a_link_to_the_new_one_comes() {
    engines(|t| async move {
        let s = scene(t).await;
        let token = s.link(Party::Citizen).await;
        let pass = s.pass(&token).await;
        assert_eq!(s.door(&token, Some(&pass)).await, "ToSign");
        agreements::take_back(&s.consultant(), s.placement, s.version().await).await.unwrap();
        assert_eq!(s.door(&token, Some(&pass)).await, "Changed");
        assert_eq!(s.door(&token, None).await, "closed");
        assert_ne!(code(signing_links::sign(s.house(), &token, Some(&pass)).await), "ok");
        // What waited to be sent about the old version is not sent any more.
        s.house.agreement_sent(s.placement, "Job på lager").await;
        while delivery::take_next(s.house()).await.unwrap().is_some() {}
        personal_links::renew(s.house(), &token, FROM).await.unwrap();
        let fresh = s.token(MessageKind::SignLink).await;
        assert_ne!(fresh, token);
        let pass = s.pass(&fresh).await;
        let Door::Open(opened) = personal_links::look(s.house(), &fresh, Some(&pass)).await.unwrap() else { panic!() };
        let reading = signing_links::read(s.house(), &opened).await.unwrap();
        assert_eq!(reading.version().unwrap().content.long_term_goal, "Job på lager");
    })
    .await;
}

#[tokio::test]
async fn somebody_would_rather_talk_first_and_may_sign_afterwards() {
    engines(|t| async move {
        let s = scene(t).await;
        let token = s.link(Party::Citizen).await;
        let pass = s.pass(&token).await;
        signing_links::talk_first(s.house(), &token, Some(&pass), String::new()).await.unwrap();
        assert_eq!(s.door(&token, Some(&pass)).await, "TalksFirst");
        let page = agreements::find(&s.consultant(), s.placement).await.unwrap();
        assert_eq!(page.around.open().unwrap().talks.len(), 1);
        signing_links::sign(s.house(), &token, Some(&pass)).await.unwrap();
        assert_eq!(s.door(&token, Some(&pass)).await, "Signed");
        assert_eq!(
            code(signing_links::talk_first(s.house(), &token, Some(&pass), String::new()).await),
            "already-signed"
        );
    })
    .await;
}

#[tokio::test]
async fn a_code_is_read_out_to_whoever_can_get_none() {
    engines(|t| async move {
        let s = scene(t).await;
        assert_eq!(code(signing_links::read_out(&s.consultant(), s.placement, Party::Citizen).await), "link-closed");
        let token = s.link(Party::Citizen).await;
        let code_read = signing_links::read_out(&s.consultant(), s.placement, Party::Citizen).await.unwrap();
        assert!(s.waiting().await.iter().all(|(r, _)| r.kind != MessageKind::SignCode), "it goes nowhere else");
        let pass = personal_links::enter_code(s.house(), &token, &code_read, FROM).await.unwrap();
        assert_eq!(s.door(&token, Some(&pass)).await, "ToSign");
    })
    .await;
}

#[tokio::test]
async fn links_are_sent_by_the_job_centres_people_to_those_who_have_not_signed() {
    engines(|t| async move {
        let s = scene(t).await;
        let send = async |who: &Context, party, by| code(signing_links::send(who, s.placement, party, by).await);
        let consultant = s.consultant();
        assert_eq!(send(&consultant, Party::JobCentre, None).await, "not-allowed");
        assert_eq!(send(&consultant, Party::Citizen, Some(Channel::Email)).await, "no-way-to-reach");
        assert_eq!(send(&consultant, Party::Citizen, Some(Channel::Sms)).await, "ok");
        let elsewhere = s.house.of(&s.house.cast.consultant_elsewhere);
        assert_eq!(send(&elsewhere, Party::Citizen, None).await, "not-found");
        let admin = s.house.of(&s.house.cast.administrator);
        assert_eq!(send(&admin, Party::Citizen, None).await, "not-allowed");
        let page = signing_links::find(&consultant, s.placement).await.unwrap();
        let told: Vec<String> =
            page.lines.iter().map(|l| format!("{} {} {}", l.party, l.works, l.ways.len())).collect();
        assert_eq!(told[0], "citizen true 1");
        let token = s.token(MessageKind::SignLink).await;
        let pass = s.pass(&token).await;
        signing_links::sign(s.house(), &token, Some(&pass)).await.unwrap();
        assert_eq!(send(&consultant, Party::Citizen, None).await, "already-signed");
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_is_reminded_on_few_days_and_whoever_is_done_is_not() {
    engines(|t| async move {
        let s = scene(t).await;
        let reminded = async || {
            let all = s.waiting().await;
            all.iter().filter(|(r, _)| r.kind == MessageKind::SignReminder).count()
        };
        do_what_is_due(s.house()).await.unwrap();
        assert_eq!(reminded().await, 0, "not on the day it was sent");
        s.later(SignedDuration::from_hours(48));
        do_what_is_due(s.house()).await.unwrap();
        let first = reminded().await;
        assert_eq!(first, 3, "the citizen, the company and the job centre's contact");
        s.later(SignedDuration::from_hours(7));
        do_what_is_due(s.house()).await.unwrap();
        assert_eq!(reminded().await, first, "once a day");
        let remind = async |party| code(signing_reminders::remind_now(&s.consultant(), s.placement, party).await);
        assert_eq!(remind(Party::Citizen).await, "reminded-today");
        // The citizen signs behind the reminder's link before the others are written to again.
        let citizens = s.waiting().await.into_iter().find(|(r, _)| r.receiver.code() == "citizen").unwrap().1;
        let token = citizens.values["path"].strip_prefix("/sign/").unwrap().to_owned();
        let pass = s.pass(&token).await;
        signing_links::sign(s.house(), &token, Some(&pass)).await.unwrap();
        assert_eq!(remind(Party::Citizen).await, "already-signed");
        // Not sent before it was signed: not sent at all.
        let mut kinds = Vec::new();
        s.later(SignedDuration::from_hours(15));
        while let Some(it) = delivery::take_next(s.house()).await.unwrap() {
            kinds.push(format!("{} {}", it.row.kind, it.row.receiver.code()));
        }
        assert!(!kinds.contains(&"sign_reminder citizen".to_owned()), "{kinds:?}");
        assert!(kinds.contains(&"sign_reminder mentor".to_owned()), "{kinds:?}");
        s.later(SignedDuration::from_hours(24));
        assert_eq!(remind(Party::Company).await, "ok");
        assert_eq!(remind(Party::Company).await, "reminded-today");
        let page = agreements::find(&s.consultant(), s.placement).await.unwrap();
        let open = page.around.open().unwrap();
        assert!(open.reminded.iter().any(|(p, day)| *p == Party::Company && *day == s.house().today()));
        // Taken back: nobody is reminded any more.
        agreements::take_back(&s.consultant(), s.placement, s.version().await).await.unwrap();
        assert_eq!(remind(Party::Company).await, "signature-not-asked");
    })
    .await;
}
