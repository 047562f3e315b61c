//! The pages of many's progression, and what leaves for an evaluation.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::ops::ControlFlow;

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{
    progressions::answer::{self, Filled},
    store::progressions::{self as rows, RoundFacts, RoundRow},
};
use holdepunkt_rules::{
    id::*,
    period::plus_days,
    progression::{AnsweredBy, Given, Respondent, Round, RoundKind},
};
use holdepunkt_sheets::{Limits, read};
use holdepunkt_testkit::{TestHouse, cpr, engines};

const WORDS: &str = "kanariefugl i kaffestuen";

/// A citizen who answered at the zero point and 30 days later.
async fn answered(house: &TestHouse) {
    let stage = house.stage(1, 1).await;
    let day = plus_days(house.today(), -60);
    let (citizen, placement) = house.placed(&stage, 1, day, plus_days(day, 200)).await;
    let consultant = house.of(&house.cast.consultant);
    for (on, kind, said) in [(day, RoundKind::ZeroPoint, "3"), (plus_days(day, 30), RoundKind::Quarter, "8")] {
        let round = Round { id: RoundId::fresh(), citizen, placement, kind, on };
        let id = round.id;
        let mut tx = house.house.store.write().await.unwrap();
        let row = RoundRow { round, facts: RoundFacts::default(), shared: false };
        assert!(rows::insert_round(&mut tx, house.cast.job_centre, &row).await.unwrap());
        tx.commit().await.unwrap();
        let mut given: Vec<Given> = (1..=10)
            .map(|n| Given {
                item: format!("C{n}"),
                answer: if n == 9 { "dont_know" } else { said }.to_owned(),
                ..Given::default()
            })
            .collect();
        given.push(Given { item: "C11".to_owned(), words: WORDS.to_owned(), ..Given::default() });
        let filled = Filled {
            questionnaire: "progression".to_owned(),
            version: 0,
            how: AnsweredBy::Paper,
            language: if kind == RoundKind::Quarter { "ar" } else { "" }.to_owned(),
            given,
            send: true,
        };
        answer::fill(&consultant, id, Respondent::Citizen, filled).await.unwrap();
    }
}

#[tokio::test]
async fn progression_of_many_is_told_in_both_languages_and_says_what_it_is_not_for() {
    engines(|house| async move {
        answered(&house).await;
        for (language, no_sanction, moved) in [
            ("da", "De er aldrig grund til en sanktion", "1 (100,0\u{a0}%)"),
            ("en", "They are never a ground for a sanction", "1 (100.0%)"),
        ] {
            let lead = Visitor { language, ..Visitor::of(&house, &house.cast.project_lead).await };
            for by in
                ["", "?by=target_group", "?by=age", "?by=model", "?by=weeks&item=progression+v1+C3", "?by=nothing"]
            {
                let page = lead.get(&format!("/progression/many{by}")).await;
                assert_eq!(page.status, StatusCode::OK, "{by}");
                assert!(!page.body.contains('⟦'), "{language} {by}: a word is missing");
                assert!(page.body.contains(no_sanction) && page.body.contains(moved) && page.body.contains("+5"));
                assert!(page.body.contains("<title id=\"b-C1-t\">") && !page.body.contains("style="));
            }
            assert_eq!(lead.get("/progression/many?questionnaire=nothing").await.status, StatusCode::NOT_FOUND);
            assert_eq!(lead.get("/progression/national").await.status, StatusCode::FORBIDDEN);

            let agency = Visitor { language, ..Visitor::of(&house, &house.cast.agency).await };
            let page = agency.get("/progression/national?by=age").await;
            assert_eq!(page.status, StatusCode::OK);
            let hidden = if language == "da" { ">skjult<" } else { ">hidden<" };
            assert!(page.body.contains(hidden) && !page.body.contains(moved), "one alone is not told");
            let as_of = if language == "da" { "Tallene er fra 24. nov. 2026" } else { "as of 24 Nov 2026" };
            assert!(page.body.contains(as_of), "{language}: the day of the release");
            assert!(!page.body.contains('⟦') && !page.body.contains("h-complete") && !page.body.contains("+5"));
            assert_eq!(agency.get("/progression/many").await.status, StatusCode::FORBIDDEN);
        }
    })
    .await;
}

fn cells(bytes: &[u8]) -> String {
    let mut text = String::new();
    let how = read(bytes, &Limits::default(), &mut |row| {
        text.extend(row.cells.iter().map(|c| c.shown() + ";"));
        text.push('\n');
        ControlFlow::Continue(())
    });
    assert!(how.is_ok());
    text
}

#[tokio::test]
async fn progression_answers_leave_as_files_in_which_nobody_is_named() {
    engines(|house| async move {
        answered(&house).await;
        let lead = Visitor::of(&house, &house.cast.project_lead).await;
        let page = lead.get("/progression/answers").await;
        assert!(page.status == StatusCode::OK && !page.body.contains('⟦') && page.body.contains("data-many"));
        let days = [
            ("from_day", "1"), ("from_month", "1"), ("from_year", "2026"),
            ("until_day", "24"), ("until_month", "11"), ("until_year", "2026"),
        ];
        let taken = async |kind: &str| {
            let file = lead.post("/progression/answers", &[&days[..], &[("file", kind)]].concat()).await;
            assert_eq!(file.status, StatusCode::OK, "{}", file.body);
            file
        };
        let (csv, xlsx) = (taken("csv").await, taken("xlsx").await);
        assert!(csv.header("content-disposition").contains("svar.csv"), "{}", csv.header("content-disposition"));
        let book = lead.get("/progression/answers/codebook").await;
        assert!(book.header("content-type").starts_with("text/csv"));
        let (answers, sheet, book) = (cells(&csv.bytes), cells(&xlsx.bytes), cells(&book.bytes));
        assert_eq!(answers.lines().count(), 21, "{answers}");
        assert_eq!(answers, sheet);
        assert!(answers.starts_with("citizen;round;kind;day;respondent;how;language;questionnaire;late;item;answer;minutes;under_30;target_group;"));
        assert!(answers.contains(";zero_point;0;citizen;paper;;progression v1;1;C9;dont_know;;0;activity_ready;"), "{answers}");
        assert!(answers.contains(";quarter;30;citizen;paper;ar;progression v1;1;C1;8;;0;activity_ready;"), "{answers}");
        // The workbook's second sheet is packed; what it says is what the codebook says.
        for file in [&answers, &sheet, &String::from_utf8_lossy(&xlsx.bytes).into_owned()] {
            for canary in ["Karina", "Bisgaard", "anarie", "2026-", "20 00 00 00", "Middelfart"] {
                assert!(!file.contains(canary), "{canary} left the house");
            }
        }
        let number = cpr(1).reveal();
        assert!(!answers.contains(&number) && !answers.contains(&number[..6]));
        for part in ["C3;progression v1;Det går godt for mig at arbejde sammen med kolleger.;I get on well working with colleagues.;", "dont_know;;Ved ikke", "activity_ready", "K11", "C1 2 to 3", "under_30", "language;ar;;Arabisk;Arabic;", "language;;;"] {
            assert!(book.contains(part), "{part}: {book}");
        }
        let wrong = lead.post("/progression/answers", &[("from_day", "31"), ("from_month", "2"), ("from_year", "2026")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("error-summary") && wrong.body.contains("value=\"31\""));
        let consultant = Visitor::of(&house, &house.cast.consultant).await;
        assert_eq!(consultant.get("/progression/answers").await.status, StatusCode::FORBIDDEN);
        assert_eq!(consultant.post("/progression/answers", &days).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}
