//! Who reads and signs, what exactly they sign, and who hears that they are asked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, House, agreements, citizens,
    invariants::verify,
    messages::{Content as Letter, delivery},
    own,
    sign_in::Holder,
};
use holdepunkt_rules::{
    agreement::{Content, Party},
    codes::Code,
    id::*,
    message::{MessageKind, MessageState},
    role::Role,
};
use holdepunkt_store::{Scoped, mentors, messages as outbox, values};
use holdepunkt_testkit::{code, engines};

use super::{grant, placed, scene};

#[tokio::test]
async fn nobody_else_reads_writes_or_signs() {
    engines(|house| async move {
        let s = scene(house).await;
        let (other, _) = placed(&s.house, &s.stage, 2, "Bo Kjær", 1).await;
        let h = &s.house;
        let elsewhere = h.stage(2, 1).await;
        let bo = grant(h, "bo", Role::Citizen, Holder { citizen: Some(other), ..Holder::default() }).await;
        let stranger = grant(
            h,
            "fremmed-mentor",
            Role::CompanyMentor,
            Holder { mentor: Some(elsewhere.mentor), ..Holder::default() },
        )
        .await;
        let contact = grant(
            h,
            "fremmed-kontakt",
            Role::CompanyContact,
            Holder { company: Some(elsewhere.company), ..Holder::default() },
        )
        .await;
        let read = s.sent().await;
        for who in [&bo, &stranger, &contact, &h.cast.consultant_elsewhere, &h.cast.caseworker_elsewhere] {
            let who = h.of(who);
            assert_eq!(code(agreements::find(&who, s.placement).await), "not-found", "{:?}", who.who.role());
            assert_eq!(code(agreements::sign(&who, s.placement, read).await), "not-found");
        }
        // A colleague's: with a reason only.
        let colleague = h.of(&h.cast.teammate);
        assert_eq!(code(agreements::find(&colleague, s.placement).await), "state-your-reason why");
        let why = Context { why: Some("Vikar i dag".to_owned()), ..colleague };
        assert_eq!(code(agreements::find(&why, s.placement).await), "ok");
        // Roles that have no business here.
        for who in [&h.cast.project_lead, &h.cast.administrator] {
            assert_eq!(code(agreements::find(&h.of(who), s.placement).await), "not-allowed");
        }
        for who in [&s.karina, &s.jytte, &s.else_] {
            assert_eq!(code(agreements::write(who, s.placement, 1, Content::default()).await), "not-allowed");
            assert_eq!(code(agreements::send(who, s.placement, 1).await), "not-allowed");
            let at_table = agreements::sign_at_table(who, s.placement, read, Party::Citizen, String::new()).await;
            assert_eq!(code(at_table), "not-allowed");
            let paper = Code::known("on_paper");
            assert_eq!(code(agreements::sign_for(who, s.placement, read, Party::Citizen, paper).await), "not-allowed");
        }
        for who in [&s.jytte, &s.else_, &s.consultant] {
            assert_eq!(code(agreements::write_own_goals(who, s.placement, 1, Vec::new()).await), "not-allowed");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_read_is_what_is_signed_and_two_writers_overwrite_nothing() {
    engines(|house| async move {
        let s = scene(house).await;
        let content = s.content().await;
        s.write(content.clone()).await.unwrap();
        // Two editors of the same draft: the later is told.
        let version = s.page().await.around.open().unwrap().version;
        let mine = Content { long_term_goal: "Mit".to_owned(), ..content.clone() };
        let theirs = Content { long_term_goal: "Deres".to_owned(), ..content.clone() };
        assert_eq!(code(agreements::write(&s.consultant, s.placement, version, mine).await), "ok");
        assert_eq!(code(agreements::write(&s.caseworker, s.placement, version, theirs.clone()).await), "stale");
        assert_eq!(code(agreements::write(&s.caseworker, s.placement, 0, theirs).await), "agreement-open");
        assert_eq!(s.page().await.around.open().unwrap().content.long_term_goal, "Mit");
        s.send().await.unwrap();
        let old = s.open().await;
        agreements::sign(&s.karina, s.placement, old).await.unwrap();
        // Sent is not written in; taken back it is a copy, and what was signed stays as it was read.
        let version = s.page().await.around.open().unwrap().version;
        assert_eq!(
            code(agreements::write(&s.consultant, s.placement, version, content.clone()).await),
            "agreement-state"
        );
        assert_eq!(code(agreements::take_back(&s.consultant, s.placement, version + 1).await), "stale");
        agreements::take_back(&s.consultant, s.placement, version).await.unwrap();
        assert_eq!(s.states().await, "withdrawn draft");
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, old).await), "signed-other");
        let page = s.page().await;
        let kept = page.around.numbered(1).unwrap();
        assert_eq!((kept.signatures.len(), kept.content.long_term_goal.as_str()), (1, "Mit"));
        assert_eq!(page.around.open().unwrap().signatures, []);
        s.write(content).await.unwrap();
        s.send().await.unwrap();
        assert_eq!(code(agreements::sign(&s.karina, s.placement, old).await), "signed-other");
        assert_eq!(code(agreements::ask_first(&s.karina, s.placement, old, String::new()).await), "signed-other");
        let odd = AgreementId::fresh();
        assert_eq!(code(agreements::sign(&s.karina, s.placement, odd).await), "not-found");
        let version = s.page().await.around.open().unwrap().version;
        agreements::discard(&s.consultant, s.placement, version).await.unwrap();
        assert_eq!(s.states().await, "withdrawn withdrawn");
        assert_eq!(code(agreements::discard(&s.consultant, s.placement, version).await), "stale");
    })
    .await;
}

#[tokio::test]
async fn three_sign_around_a_table_and_on_behalf_with_a_reason() {
    engines(|house| async move {
        let s = scene(house).await;
        let read = s.sent().await;
        let table = async |party, company: &str| {
            agreements::sign_at_table(&s.consultant, s.placement, read, party, company.to_owned()).await
        };
        assert_eq!(code(table(Party::Company, "").await), "missing company");
        assert!(!table(Party::Company, "Else Brandt").await.unwrap());
        assert_eq!(code(table(Party::Company, "Else Brandt").await), "already-signed");
        assert!(!table(Party::JobCentre, "").await.unwrap());
        let behalf = async |party, reason: &str| {
            agreements::sign_for(&s.consultant, s.placement, read, party, Code::known(reason)).await
        };
        assert_eq!(code(behalf(Party::JobCentre, "on_paper").await), "not-allowed");
        assert_eq!(code(behalf(Party::Citizen, "because").await), "not-on-the-list reason");
        assert!(behalf(Party::Citizen, "said_yes_by_phone").await.unwrap());
        let page = s.page().await;
        let told: Vec<String> = page
            .around
            .in_force()
            .unwrap()
            .signatures
            .iter()
            .map(|s| format!("{} {} {:?}", s.party.code(), s.name, s.how))
            .collect();
        let phone = Code::known("said_yes_by_phone");
        assert!(told.contains(&"company Else Brandt Tablet".to_owned()), "{told:?}");
        assert!(told.contains(&"job_centre Maja Thorup Tablet".to_owned()), "{told:?}");
        assert!(told.contains(&format!("citizen Maja Thorup OnBehalf({phone:?})")), "{told:?}");
        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        assert_eq!(lines.iter().filter(|l| l.line.noun == "agreement_signature").count(), 3);
    })
    .await;
}

#[tokio::test]
async fn somebody_who_would_rather_talk_first_is_heard_and_can_sign_later() {
    engines(|house| async move {
        let s = scene(house).await;
        let read = s.sent().await;
        let ask = async |words: &str| agreements::ask_first(&s.karina, s.placement, read, words.to_owned()).await;
        assert_eq!(code(ask("").await), "ok");
        assert_eq!(code(ask("Om onsdagen").await), "ok");
        let talks = s.page().await.around.open().unwrap().talks.clone();
        assert_eq!(
            talks.iter().map(|t| (t.party, t.words.as_str())).collect::<Vec<_>>(),
            [(Party::Citizen, "Om onsdagen")]
        );
        agreements::sign(&s.karina, s.placement, read).await.unwrap();
        assert_eq!(s.page().await.around.open().unwrap().talks, []);
        assert_eq!(code(ask("").await), "already-signed");
    })
    .await;
}

#[tokio::test]
async fn a_mentor_is_shown_nobody_before_they_say_that_it_stays_with_them() {
    engines(|house| async move {
        let s = scene(house).await;
        // The testkit's mentors have said so; this one takes it back, as one who never did.
        let mut tx = s.house.house.store.write().await.unwrap();
        let forget = Scoped::new("update mentor set confidential_since = null where job_centre = $1");
        tx.run(forget.within(s.house.cast.job_centre, Vec::new())).await.unwrap();
        tx.commit().await.unwrap();
        let read = s.sent().await;
        assert_eq!(code(own::mentored(&s.jytte).await), "confidentiality-first");
        assert_eq!(code(agreements::find(&s.jytte, s.placement).await), "confidentiality-first");
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, read).await), "confidentiality-first");
        assert_eq!(code(own::confirm_confidentiality(&s.karina).await), "not-allowed");
        own::confirm_confidentiality(&s.jytte).await.unwrap();
        own::confirm_confidentiality(&s.jytte).await.unwrap();
        let mut tx = s.house.house.store.read().await.unwrap();
        let since = mentors::confidential_since(&mut tx, s.house.cast.job_centre, s.stage.mentor).await.unwrap();
        assert_eq!(since, Some(s.house.today()));
        drop(tx);
        assert_eq!(own::mentored(&s.jytte).await.unwrap().seats.len(), 1);
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, read).await), "ok");
    })
    .await;
}

/// What waits to leave the house about an agreement that was sent: to whom, and what its words are made of.
async fn told(house: &House, scope: JobCentreId) -> Vec<(String, Letter)> {
    let mut tx = house.store.read().await.unwrap();
    let rows = outbox::list(&mut tx, scope, MessageState::Waiting, 100).await.unwrap();
    let mut told = Vec::new();
    for row in rows.into_iter().filter(|r| r.kind == MessageKind::News && r.once.ends_with(":sent")) {
        let content = outbox::content(&mut tx, scope, row.id).await.unwrap().unwrap();
        told.push((row.receiver.code().to_owned(), Letter::of(&content).unwrap()));
    }
    told.sort_by(|a, b| a.0.cmp(&b.0));
    told
}

#[tokio::test]
async fn whoever_is_asked_to_sign_hears_of_it_and_whoever_has_signed_does_not() {
    engines(|house| async move {
        let s = scene(house).await;
        let scope = s.house.cast.job_centre;
        let whom = async || told(&s.house.house, scope).await.into_iter().map(|(who, _)| who).collect::<Vec<_>>();
        s.write(s.content().await).await.unwrap();
        assert_eq!(whom().await, Vec::<String>::new(), "a draft is nobody's news");
        // Whoever sends it and is the one to call knows already.
        s.send().await.unwrap();
        assert_eq!(whom().await, ["citizen", "mentor"]);
        for (_, letter) in told(&s.house.house, scope).await {
            let path = format!("/placements/{}/agreement", s.placement);
            assert_eq!(letter.values.into_iter().collect::<Vec<_>>(), [("path".to_owned(), path)], "nothing else");
        }
        // Signed before it left the house: not sent.
        let read = s.open().await;
        agreements::sign(&s.karina, s.placement, read).await.unwrap();
        let mut gone = Vec::new();
        while let Some(it) = delivery::take_next(&s.house.house).await.unwrap() {
            gone.push(format!("{} {}", it.row.kind, it.row.receiver.code()));
        }
        assert_eq!(gone, ["news mentor"]);
        // Taken back and sent again, by a colleague: the one to call hears of it as well. What is in hand stays so.
        let version = s.page().await.around.open().unwrap().version;
        agreements::take_back(&s.consultant, s.placement, version).await.unwrap();
        let version = s.page().await.around.open().unwrap().version;
        agreements::send(&s.caseworker, s.placement, version).await.unwrap();
        assert_eq!(whom().await, ["citizen", "employee", "mentor", "mentor"]);
    })
    .await;
}

#[tokio::test]
async fn a_text_that_was_changed_behind_its_signatures_is_found() {
    engines(|house| async move {
        let s = scene(house).await;
        s.in_force().await;
        let found = async || {
            let all = verify(&s.house.house).await.unwrap();
            all.into_iter().map(|f| (f.code, f.subject)).collect::<Vec<_>>()
        };
        assert_eq!(found().await, []);
        let run = async |text: &'static str| {
            let mut tx = s.house.house.store.write().await.unwrap();
            tx.run(Scoped::new(text).within(s.house.cast.job_centre, values![])).await.unwrap();
            tx.commit().await.unwrap();
        };
        let id = s.page().await.around.in_force().unwrap().id.to_string();
        let changes = [
            (
                "update agreement set paid_minutes = 60 where job_centre = $1",
                "update agreement set paid_minutes = 0 where job_centre = $1",
            ),
            (
                "update agreement_rung set tasks = tasks || '.' where job_centre = $1",
                "update agreement_rung set tasks = 'Dækker op' where job_centre = $1",
            ),
            (
                "update agreement_goal set by_citizen = true where job_centre = $1",
                "update agreement_goal set by_citizen = false where job_centre = $1",
            ),
        ];
        for (change, back) in changes {
            run(change).await;
            assert_eq!(found().await, [("signed-another-text".to_owned(), id.clone())], "{change}");
            run(back).await;
            assert_eq!(found().await, [], "{back}");
        }
    })
    .await;
}
