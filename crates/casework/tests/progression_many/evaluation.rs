//! What leaves for an evaluation: answers under pseudonyms, and nothing that names anybody.

use std::collections::BTreeSet;

use holdepunkt_casework::{Context, House, Who, progressions::evaluation};
use holdepunkt_rules::{period::plus_days, progression::Respondent, role::Role};
use holdepunkt_testkit::{code, days, engines, later};

use super::{
    seed,
    seeded::{NAME, WORDS},
};

#[tokio::test]
async fn progression_answers_leave_without_name_number_day_or_word() {
    engines(|house| async move {
        let scene = seed(&house, 20, 17).await;
        let lead = house.of(&house.cast.project_lead);
        let (from, until) = (plus_days(house.today(), -900), house.today());
        let found = evaluation::export(&lead, from, until).await.unwrap();
        let said: usize = scene.said.iter().map(Vec::len).sum();
        assert_eq!(found.rows.len(), said, "every answer that holds, and no other");
        let people: BTreeSet<&str> = found.rows.iter().map(|r| r.citizen.as_str()).collect();
        assert_eq!(people.len(), 20);
        let rounds: BTreeSet<&str> = found.rows.iter().map(|r| r.round.as_str()).collect();
        assert!(rounds.len() > 20 && rounds.is_disjoint(&people));

        // A pseudonym is twenty digits of chance, in which any six may stand; so they are looked at by themselves.
        assert!(people.iter().chain(&rounds).all(|p| p.len() == 20 && p.bytes().all(|b| b.is_ascii_hexdigit())));
        let ids = scene.people.iter().map(|id| id.to_string().replace('-', ""));
        assert!(ids.into_iter().all(|id| !people.iter().any(|p| id.contains(p))));
        let bare = found.rows.iter().cloned().map(|r| evaluation::EvaluationRow {
            citizen: String::new(),
            round: String::new(),
            ..r
        });
        let text = format!("{:?}", bare.collect::<Vec<_>>());
        let mut canaries = [NAME, WORDS, "anarie", "2024", "2025", "2026"].map(str::to_owned).to_vec();
        canaries.extend(scene.people.iter().map(ToString::to_string));
        for number in &scene.numbers {
            let digits = number.reveal();
            canaries.extend([number.born().to_string(), digits[..6].to_owned(), digits]);
        }
        for canary in canaries {
            assert!(!text.contains(&canary), "{canary} left the house");
        }
        // The days count from each citizen's own first round, whatever the calendar says.
        for person in &people {
            let of = found.rows.iter().filter(|r| r.citizen == *person);
            assert_eq!(of.map(|r| r.day).min(), Some(0));
        }
        assert_eq!(found.questionnaires.len(), 1);
        let codes: BTreeSet<&str> = found.rows.iter().map(|r| r.answer.as_str()).collect();
        assert!(codes.contains("dont_know") && codes.contains("prefer_not") && codes.contains("10"));
        assert!(found.rows.iter().any(|r| r.respondent == Respondent::Mentor));

        // The same pseudonyms tomorrow, in this house; others in another.
        let tomorrow = later(&house.house, days(1));
        let again = evaluation::export(&in_house(&tomorrow, &lead), from, until).await.unwrap();
        assert_eq!(again.rows, found.rows);
        let few = evaluation::export(&lead, plus_days(until, -120), until).await.unwrap();
        assert!(few.rows.len() < found.rows.len());
        assert!(few.rows.iter().all(|r| people.contains(r.citizen.as_str())));
    })
    .await;
}

fn in_house(house: &House, who: &Context) -> Context {
    house.context(who.who.clone())
}

#[tokio::test]
async fn progression_answers_are_taken_out_by_whoever_may_and_it_stands_on_the_trail() {
    engines(|house| async move {
        seed(&house, 3, 19).await;
        let (from, until) = (plus_days(house.today(), -900), house.today());
        let cast = &house.cast;
        for who in [&cast.consultant, &cast.caseworker, &cast.administrator, &cast.agency] {
            assert_eq!(code(evaluation::export(&house.of(who), from, until).await), "not-allowed");
            assert_eq!(code(evaluation::questionnaires(&house.of(who)).await), "not-allowed");
        }
        let lead = house.of(&cast.project_lead);
        assert_eq!(code(evaluation::export(&lead, until, from).await), "ends-before-it-begins until");
        let n = evaluation::export(&lead, from, until).await.unwrap().rows.len();
        let mut tx = house.house.store.read().await.unwrap();
        let lines = holdepunkt_store::trail::latest(&mut tx, cast.job_centre, 50).await.unwrap();
        let line = &lines.iter().find(|l| l.line.noun == "progression_answers").unwrap().line;
        assert_eq!((line.deed.as_str(), line.subject.clone(), line.citizen), ("export", n.to_string(), None));
        drop(tx);
        let elsewhere = house.grant("leder2", Role::ProjectLead, holder(&house)).await;
        let nothing = evaluation::export(&house.of(&elsewhere), from, until).await.unwrap();
        assert!(nothing.rows.is_empty() && nothing.questionnaires.is_empty());
        assert!(matches!(lead.who, Who::Person(_)));
        assert_eq!(evaluation::questionnaires(&lead).await.unwrap().len(), 1);
    })
    .await;
}

fn holder(house: &holdepunkt_testkit::TestHouse) -> holdepunkt_casework::sign_in::Holder {
    let employee = house.cast.consultant_elsewhere.employee;
    holdepunkt_casework::sign_in::Holder { job_centre: Some(house.cast.elsewhere), employee, ..Default::default() }
}
