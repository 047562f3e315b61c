//! The worked cases of follow-ups and exit strategies in `rulebook/cases/follow_ups`, by the figures of
//! `rulebook/follow_ups.toml`.

use holdepunkt_rules::{
    codes::Code,
    exit_strategy::ExitStrategy,
    figures::Figures,
    follow_up::{Rhythm, due},
    id::*,
};
use jiff::civil::Date;
use serde::Deserialize;

use crate::support::{cases, rulebook};

fn number(code: &str, day: Date) -> i64 {
    Figures::read("follow_ups.toml", &rulebook("follow_ups.toml")).unwrap().number_on(code, None, day).unwrap()
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
    let walked = cases::<DueCase>("follow_ups", "due");
    assert!(walked.len() >= 4);
    for c in walked {
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
    let walked = cases::<StrategyCase>("follow_ups", "strategies");
    assert!(walked.len() >= 4);
    for c in walked {
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
