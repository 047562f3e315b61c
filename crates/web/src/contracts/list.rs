//! All contracts: those that end soon first, each held against the job centre's norm.

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::contracts::{self, ContractRow};
use holdepunkt_rules::contract::{Contract, ContractStanding};
use jiff::civil::Date;
use serde::Deserialize;

use super::{payment, pill_of, told_for};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    markup::Markup,
    norms,
    page::Page,
};

/// What the list is narrowed to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
}

/// The narrowings that one can choose, with their words' key.
const SHOWS: [(&str, &str); 5] = [
    ("open", "contract-show-open"),
    ("ending", "contract-show-ending"),
    ("deviating", "contract-show-deviating"),
    ("section", "contract-show-section"),
    ("ended", "contract-show-ended"),
];

struct Row {
    row: ContractRow,
    pill: Markup,
    payment: String,
    places: i64,
    deviation: Option<String>,
    over: bool,
}

#[derive(Template)]
#[template(path = "contracts/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    keys: Vec<(&'static str, String, usize, bool)>,
    all: usize,
    places: i64,
    in_force: usize,
}

/// What stands first: what ends soon by its last day, then what is in force, what comes, what is over.
fn order(c: &Contract, today: Date) -> (i8, Date) {
    let until = c.period.until().unwrap_or(Date::MAX);
    match c.standing_on(today) {
        ContractStanding::EndingSoon => (0, until),
        ContractStanding::Ending => (1, until),
        ContractStanding::Running => (2, until),
        ContractStanding::Coming => (3, c.period.from()),
        ContractStanding::Ended => (4, Date::MIN),
    }
}

fn takes(show: &str, r: &ContractRow, today: Date) -> bool {
    let ended = r.contract.standing_on(today) == ContractStanding::Ended;
    match show {
        "ending" => r.contract.standing_on(today) == ContractStanding::EndingSoon,
        "deviating" => !ended && r.deviation.is_some_and(|d| d.is_any()),
        "section" => r.lacks_section,
        "ended" => ended,
        _ => !ended,
    }
}

/// `GET /contracts`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (words, today) = (desk.words, desk.context.today);
    let mut found = contracts::list(&desk.context).await?;
    found.sort_by_key(|r| order(&r.contract, today));
    let shown = SHOWS.iter().find(|(code, _)| *code == asked.show).map_or("open", |(code, _)| *code);
    let key = |(code, key): &(&'static str, &str)| {
        (*code, words.say(key), found.iter().filter(|r| takes(code, r, today)).count(), *code == shown)
    };
    let keys = SHOWS.iter().map(key).collect();
    let running: Vec<&ContractRow> = found.iter().filter(|r| r.contract.period.contains(today)).collect();
    let (in_force, places) = (running.len(), running.iter().map(|r| r.contract.places_on(today)).sum());
    let all = found.len();
    let row = |row: ContractRow| {
        let day = told_for(&row.contract, today);
        Row {
            pill: pill_of(words, &row.contract, today),
            payment: payment(words, &row.contract, day),
            places: row.contract.places_on(day),
            deviation: row.deviation.as_ref().map(|d| norms::told(words, d)),
            over: row.contract.standing_on(today) == ContractStanding::Ended,
            row,
        }
    };
    let rows = found.into_iter().filter(|r| takes(shown, r, today)).map(row).collect();
    html(&ListPage { p: desk.page(), rows, keys, all, places, in_force })
}
