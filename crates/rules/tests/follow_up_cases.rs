//! The worked cases of follow-ups and exit strategies in `rulebook/cases/follow_ups`, by the figures of
//! `rulebook/follow_ups.toml`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{fs, path::Path};

use holdepunkt_rules::{
    codes::Code,
    exit_strategy::ExitStrategy,
    figures::Figures,
    follow_up::{Rhythm, due},
    id::*,
};
use jiff::civil::Date;
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
struct File<C> {
    case: Vec<C>,
}

fn read(name: &str) -> String {
    let rulebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    fs::read_to_string(rulebook.join(name)).unwrap()
}

fn cases<C: DeserializeOwned>(name: &str) -> Vec<C> {
    let file: File<C> = toml::from_str(&read(&format!("cases/follow_ups/{name}.toml"))).unwrap();
    assert!(file.case.len() >= 4, "{name}");
    file.case
}

fn number(code: &str, day: Date) -> i64 {
    Figures::read("follow_ups.toml", &read("follow_ups.toml")).unwrap().number_on(code, None, day).unwrap()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DueCase {
    name: String,
    start: Date,
    last: Option<Date>,
    days: i64,
    today: Date,
    due: Date,
    by_law: Date,
    overdue_since: Option<Date>,
    #[serde(default)]
    days_late: i64,
}

#[test]
fn follow_ups_are_due_as_the_worked_cases_say() {
    for c in cases::<DueCase>("due") {
        let rhythm = Rhythm { days: c.days, months: number("follow_up.months_by_law", c.today) };
        let answer = due(c.start, c.last, rhythm, c.today);
        assert_eq!((answer.on, answer.by_law), (c.due, c.by_law), "{}", c.name);
        assert_eq!(answer.overdue_since, c.overdue_since, "{}", c.name);
        assert_eq!(answer.days_late(c.today), c.days_late, "{}", c.name);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StrategyCase {
    name: String,
    discussed_on: Date,
    today: Date,
    overdue_since: Option<Date>,
}

#[test]
fn strategies_are_discussed_again_as_the_worked_cases_say() {
    for c in cases::<StrategyCase>("strategies") {
        let strategy = ExitStrategy {
            id: ExitStrategyId::fresh(),
            citizen: CitizenId::fresh(),
            aim: Code::known("ordinary_job"),
            words: String::new(),
            steps: vec!["Løntimer".to_owned()],
            written_on: c.discussed_on,
            written_by: None,
            discussed_on: c.discussed_on,
            holds: true,
        };
        let days = number("exit_strategy.discuss_days", c.today);
        assert_eq!(strategy.overdue_since(days, c.today), c.overdue_since, "{}", c.name);
    }
}
