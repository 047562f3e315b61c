//! Answering behind a personal link: for a citizen and a mentor who have no account.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::{Arc, Mutex};

use holdepunkt_casework::{
    Context, House,
    answering_links::{self, Asked},
    citizens,
    invariants::verify,
    messages::{Content as Letter, delivery},
    personal_links::{self, Door},
    progressions::{
        answer::{self, Filled, FormPage},
        board,
        rounds::open_and_remind,
    },
    sign_in::Holder,
    signing_links,
    store::{
        messages::{self as outbox, MessageRow},
        progressions as rows,
    },
};
use holdepunkt_rules::{
    id::*,
    message::{Channel, MessageKind, MessageState},
    progression::{AnsweredBy, FormState, Given, Respondent, round::Stands},
    role::Role,
};
use holdepunkt_testkit::{TestHouse, code, engines, with_moved_clock};
use jiff::{SignedDuration, Timestamp, civil::date};

const FROM: &str = "203.0.113.9";

/// A citizen who began yesterday, with a mentor; neither of them signs in.
struct Scene {
    house: TestHouse,
    now: Arc<Mutex<Timestamp>>,
    citizen: CitizenId,
    mentor: MentorId,
    consultant: Context,
    round: RoundId,
}

async fn scene(t: TestHouse) -> Scene {
    let (house, now) = with_moved_clock(t);
    let stage = house.stage(1, 3).await;
    let (citizen, _) = house.placed(&stage, 1, date(2026, 11, 23), date(2027, 5, 21)).await;
    open_and_remind(&house.house).await.unwrap();
    let mut tx = house.house.store.read().await.unwrap();
    let rounds = rows::of_citizen(&mut tx, house.cast.job_centre, citizen).await.unwrap();
    drop(tx);
    let consultant = house.of(&house.cast.consultant);
    Scene { consultant, round: rounds[0].round.id, mentor: stage.mentor, citizen, now, house }
}

impl Scene {
    fn house(&self) -> &House {
        &self.house.house
    }

    fn later(&self, by: SignedDuration) {
        *self.now.lock().unwrap() += by;
    }

    async fn letters(&self, state: MessageState, kind: MessageKind) -> Vec<(MessageRow, Option<Letter>)> {
        let mut tx = self.house().store.read().await.unwrap();
        let scope = self.house.cast.job_centre;
        let mut letters = Vec::new();
        for row in outbox::list(&mut tx, scope, state, 100).await.unwrap() {
            let content = outbox::content(&mut tx, scope, row.id).await.unwrap();
            letters.push((row, content.and_then(|c| Letter::of(&c))));
        }
        letters.retain(|(row, _)| row.kind == kind);
        letters
    }

    /// The token of the link that somebody was written, the latest first.
    async fn token(&self, respondent: Respondent) -> String {
        let all = self.letters(MessageState::Waiting, MessageKind::QuestionsLink).await;
        let to = if respondent == Respondent::Citizen { "citizen" } else { "mentor" };
        let (_, letter) = all.into_iter().find(|(row, _)| row.receiver.code() == to).expect("a letter");
        letter.unwrap().values["path"].strip_prefix("/answer/").unwrap().to_owned()
    }

    async fn pass(&self, token: &str) -> String {
        personal_links::ask_code(self.house(), token, FROM).await.unwrap();
        let codes = self.letters(MessageState::Waiting, MessageKind::SignCode).await;
        let code = codes[0].1.as_ref().unwrap().values["code"].clone();
        personal_links::enter_code(self.house(), token, &code, FROM).await.unwrap()
    }

    async fn door(&self, token: &str, pass: Option<&str>) -> &'static str {
        match personal_links::look(self.house(), token, pass).await.unwrap() {
            Door::Closed => "closed",
            Door::Ask => "ask",
            Door::Code { .. } => "code",
            Door::Confirm => "confirm",
            Door::Open(opened) => match answering_links::open(self.house(), &opened, None).await {
                Ok(Asked::Form(_)) => "form",
                Ok(Asked::Thanks) => "thanks",
                Err(_) => "gone",
            },
        }
    }

    async fn form(&self, token: &str, pass: &str) -> FormPage {
        let Door::Open(opened) = personal_links::look(self.house(), token, Some(pass)).await.unwrap() else { panic!() };
        let Asked::Form(page) = answering_links::open(self.house(), &opened, None).await.unwrap() else { panic!() };
        *page
    }

    async fn fill(&self, token: &str, pass: &str, given: Vec<Given>, version: i64, send: bool) -> String {
        code(answering_links::fill(self.house(), token, Some(pass), filled(given, version, send)).await)
    }

    async fn stands(&self) -> Vec<Stands> {
        let waiting = board::waiting(&self.consultant).await.unwrap();
        waiting.first().map(|w| w.each.iter().map(|(_, s)| *s).collect()).unwrap_or_default()
    }
}

fn filled(given: Vec<Given>, version: i64, send: bool) -> Filled {
    Filled {
        questionnaire: "progression".to_owned(),
        version,
        how: AnsweredBy::Together,
        language: "da".to_owned(),
        given,
        send,
    }
}

/// Every question that a form asks, with one answer to all of it.
fn all(page: &FormPage, answer: &str) -> Vec<Given> {
    let asked = page.questionnaire.asked(page.respondent, page.short);
    asked
        .map(|item| Given {
            item: item.id.clone(),
            answer: if item.kind.on_scale() { answer.to_owned() } else { String::new() },
            words: if item.kind.on_scale() { String::new() } else { "Det går".to_owned() },
            ..Given::default()
        })
        .collect()
}

#[tokio::test]
async fn whoever_does_not_sign_in_answers_behind_a_link_half_now_and_half_later() {
    engines(|t| async move {
        let s = scene(t).await;
        assert!(s.letters(MessageState::Waiting, MessageKind::Questions).await.len() == 1, "the employee signs in");
        let token = s.token(Respondent::Citizen).await;
        assert_eq!(s.door(&token, None).await, "ask");
        assert_eq!(
            code(answering_links::fill(s.house(), &token, None, filled(Vec::new(), 0, false)).await),
            "pass-over"
        );
        let pass = s.pass(&token).await;
        assert_eq!((s.door(&token, None).await, s.door(&token, Some(&pass)).await), ("ask", "form"));
        let page = s.form(&token, &pass).await;
        assert_eq!((page.name.as_str(), page.oneself, page.given.len()), ("Karina Bisgaard", true, 0));
        let half: Vec<Given> = all(&page, "7").into_iter().take(4).collect();
        assert_eq!(s.fill(&token, &pass, half, 0, false).await, "ok");
        // The page stood open for too long: the code is asked for anew, and what was answered is still there.
        s.later(SignedDuration::from_mins(31));
        assert_eq!(s.door(&token, Some(&pass)).await, "ask");
        assert_eq!(s.fill(&token, &pass, Vec::new(), 2, true).await, "pass-over");
        let pass = s.pass(&token).await;
        let page = s.form(&token, &pass).await;
        assert_eq!((page.given.len(), page.version()), (4, 2));
        assert_eq!(s.fill(&token, &pass, Vec::new(), 2, true).await, "answers-missing");
        assert_eq!(s.fill(&token, &pass, all(&page, "7"), 2, true).await, "ok");
        assert_eq!((s.door(&token, Some(&pass)).await, s.door(&token, None).await), ("thanks", "closed"));
        assert_eq!(s.fill(&token, &pass, all(&page, "2"), 0, true).await, "nothing-to-answer", "nobody undoes it");

        let mut tx = s.house().store.read().await.unwrap();
        let forms = rows::forms_of_round(&mut tx, s.house.cast.job_centre, s.round).await.unwrap();
        drop(tx);
        assert_eq!(forms.len(), 1);
        let form = &forms[0];
        assert_eq!((form.state, form.how, form.account), (FormState::Holds, AnsweredBy::Themselves, None));
        assert_eq!(s.stands().await, [Stands::Answered, Stands::Open, Stands::Open]);
        let trail = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        let deeds: Vec<String> = trail.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect();
        for line in ["advance answering_link", "advance progression_form", "register progression_form"] {
            assert!(deeds.contains(&line.to_owned()), "{line}: {deeds:?}");
        }
        assert!(verify(s.house()).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_mentor_first_says_that_it_stays_with_them_and_another_mentors_link_is_closed() {
    engines(|t| async move {
        let s = scene(t).await;
        let token = s.token(Respondent::Mentor).await;
        let pass = s.pass(&token).await;
        assert_eq!(s.door(&token, Some(&pass)).await, "confirm");
        assert_eq!(s.fill(&token, &pass, Vec::new(), 0, false).await, "confidentiality-first");
        personal_links::confirm(s.house(), &token, Some(&pass)).await.unwrap();
        let page = s.form(&token, &pass).await;
        assert_eq!(page.respondent, Respondent::Mentor);
        assert_eq!(s.fill(&token, &pass, all(&page, "5"), 0, true).await, "ok");
        assert_eq!(s.door(&token, Some(&pass)).await, "thanks");

        // What leads to questions signs nothing, and the other way round.
        assert_eq!(code(signing_links::sign(s.house(), &token, Some(&pass)).await), "not-found");
        // Answered together meanwhile: the citizen's link has nothing left to open.
        let citizens = s.token(Respondent::Citizen).await;
        assert_eq!(s.door(&citizens, None).await, "ask");
        let own = answer::open(&s.consultant, s.round, Respondent::Citizen, None).await.unwrap();
        let together = filled(all(&own, "4"), 0, true);
        answer::fill(&s.consultant, s.round, Respondent::Citizen, together).await.unwrap();
        assert_eq!(s.door(&citizens, None).await, "closed");
        // And the message that had not left stays at home.
        while let Some(it) = delivery::take_next(s.house()).await.unwrap() {
            delivery::delivered(s.house(), &it, "").await.unwrap();
        }
        assert_eq!(s.letters(MessageState::Dropped, MessageKind::QuestionsLink).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn links_are_sent_read_out_and_sent_anew_and_whoever_signs_in_gets_none() {
    engines(|t| async move {
        let s = scene(t).await;
        let send = async |who| code(answering_links::send(&s.consultant, s.round, who, Some(Channel::Sms)).await);
        let find = async |who| answering_links::find(&s.consultant, s.round, who).await;
        let page = find(Respondent::Mentor).await.unwrap();
        assert!(page.works && page.latest.is_some() && !page.name.is_empty());
        assert_eq!(send(Respondent::Employee).await, "not-allowed", "an employee has a desk");
        assert_eq!(send(Respondent::Citizen).await, "ok");
        let token = s.token(Respondent::Citizen).await;
        let read = answering_links::read_out(&s.consultant, s.round, Respondent::Citizen).await.unwrap();
        for _ in 0..2 {
            let tried = personal_links::enter_code(s.house(), &token, "000000x", FROM).await;
            assert!(code(tried).starts_with("code-wrong"));
        }
        let pass = personal_links::enter_code(s.house(), &token, &read, FROM).await.unwrap();
        assert_eq!(s.door(&token, Some(&pass)).await, "form");

        // The link runs out; the old one gets a new one, once a day, and only to the address that is known.
        s.later(SignedDuration::from_hours(24 * 30));
        assert_eq!(s.door(&token, None).await, "closed");
        let before = s.letters(MessageState::Waiting, MessageKind::QuestionsLink).await.len();
        personal_links::renew(s.house(), &token, FROM).await.unwrap();
        personal_links::renew(s.house(), &token, FROM).await.unwrap();
        let after = s.letters(MessageState::Waiting, MessageKind::QuestionsLink).await.len();
        assert_eq!(after, before + 1);

        // An account makes links needless.
        let job_centre = Some(s.house.cast.job_centre);
        let own = Holder { job_centre, citizen: Some(s.citizen), ..Holder::default() };
        s.house.grant("karina", Role::Citizen, own).await;
        let mentor = Holder { job_centre, mentor: Some(s.mentor), ..Holder::default() };
        s.house.grant("jytte", Role::CompanyMentor, mentor).await;
        // Four weeks on there is a short form, for the mentor alone.
        assert_eq!(open_and_remind(s.house()).await.unwrap().opened, 1);
        let asked = s.letters(MessageState::Waiting, MessageKind::Questions).await;
        let short = asked.iter().filter(|(row, _)| row.receiver.code() == "mentor").count();
        assert_eq!((short, s.letters(MessageState::Waiting, MessageKind::QuestionsLink).await.len()), (1, after));

        // Who has no business with the citizen sends nothing.
        let teammate = s.house.of(&s.house.cast.project_lead);
        let sent = answering_links::send(&teammate, s.round, Respondent::Citizen, None).await;
        assert_eq!(code(sent), "not-allowed");
        assert!(verify(s.house()).await.unwrap().is_empty());
    })
    .await;
}
