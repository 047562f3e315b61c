//! The days between the steps, as medians with how many they are of.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::ways::{self, Stretch, Times};
use holdepunkt_rules::steps::Median;
use holdepunkt_wording::Argument;

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// A stretch as a row.
#[derive(Debug, Clone)]
struct Row {
    from: String,
    to: String,
    median: String,
    n: String,
    /// Width of the bar, of 100.
    width: i64,
}

#[derive(Debug, Clone)]
struct Table {
    heading: String,
    n: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "ways/times.html")]
struct TimesPage {
    p: Page,
    lead: String,
    tables: Vec<Table>,
    empty: bool,
}

/// Half days as a number with at most one decimal.
pub fn days(desk: &Desk, median: Median) -> String {
    let whole = desk.words.number(median.half_days / 2);
    let number = if median.half_days % 2 == 0 { whole } else { format!("{whole}{}5", desk.words.say("times-decimal")) };
    desk.words.say_with("times-days", &[("days", Argument::from(number))])
}

fn table(desk: &Desk, times: &Times, longest: i64) -> Table {
    let words = desk.words;
    let few = || words.say("times-few");
    let row = |s: &Stretch| Row {
        from: words.say(&format!("way-step-{}", s.from.code())),
        to: words.say(&format!("way-step-{}", s.to.code())),
        median: s.median.map_or_else(|| "–".to_owned(), |m| days(desk, m)),
        n: s.n.map_or_else(few, |n| words.number(n as i64)),
        width: s.median.map_or(0, |m| 100 * m.half_days / longest.max(1)),
    };
    Table {
        heading: times.model.map_or_else(|| words.say("times-all"), |m| desk.code("referral_models", m.code())),
        n: words.say_with("times-of", &[("n", Argument::from(times.n.map_or_else(few, |n| words.number(n as i64))))]),
        rows: times.stretches.iter().map(row).collect(),
    }
}

/// `GET /referral-times`
///
/// # Errors
/// The database's.
pub async fn times(desk: Desk) -> Result<Response, Failure> {
    let times = ways::times(&desk.context).await?;
    let words = desk.words;
    let medians = times.times.iter().flat_map(|t| &t.stretches).filter_map(|s| s.median);
    let longest = medians.map(|m| m.half_days).max().unwrap_or(1);
    let values = [("from", Argument::from(words.day(times.from))), ("until", Argument::from(words.day(times.until)))];
    html(&TimesPage {
        p: desk.page(),

        lead: words.say_with("times-lead", &values),
        empty: times.times.iter().all(|t| t.stretches.is_empty()),
        tables: times.times.iter().filter(|t| !t.stretches.is_empty()).map(|t| table(&desk, t, longest)).collect(),
    })
}
