//! Days from need to start in the whole job centre, as medians with how many they are of.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::interventions::{self, StretchTime};
use holdepunkt_wording::Argument;

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
    ways::times::days,
};

struct Row {
    what: String,
    median: String,
    n: String,
}

#[derive(Template)]
#[template(path = "supports/times.html")]
struct TimesPage {
    p: Page,
    lead: String,
    of: String,
    rows: Vec<Row>,
    kinds: Vec<(String, String)>,
    enough: bool,
}

/// `GET /intervention-times`
///
/// # Errors
/// The database's.
pub async fn times(desk: Desk) -> Result<Response, Failure> {
    let times = interventions::times(&desk.context).await?;
    let words = desk.words;
    let few = || words.say("times-few");
    let row = |s: &StretchTime| Row {
        what: words.say(&format!("intervention-stretch-{}", s.stretch.code().replace('_', "-"))),
        median: s.median.map_or_else(|| "–".to_owned(), |m| days(&desk, m)),
        n: s.n.map_or_else(few, |n| words.number(n as i64)),
    };
    let values = [("from", Argument::from(words.day(times.from))), ("until", Argument::from(words.day(times.until)))];
    html(&TimesPage {
        p: desk.page(),
        lead: words.say_with("intervention-times-lead", &values),
        of: words.say_with(
            "intervention-times-of",
            &[("n", Argument::from(times.n.map_or_else(few, |n| words.number(n as i64))))],
        ),
        rows: times.stretches.iter().map(row).collect(),
        kinds: times
            .kinds
            .iter()
            .map(|(k, m)| (desk.code("intervention_kinds", k.as_str()), days(&desk, *m)))
            .collect(),
        enough: times.n.is_some(),
    })
}
