//! Who is missing what, since when.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::progressions::board::{self, Waiting};
use holdepunkt_rules::{period::days_between, progression::round::Stands};

use super::words::round_name;
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// One who is asked in a round.
struct Cell {
    stands: &'static str,
    words: String,
    href: String,
}

struct Row {
    href: String,
    name: String,
    round: String,
    days: i64,
    late: bool,
    cells: Vec<Option<Cell>>,
}

#[derive(Template)]
#[template(path = "progressions/board.html")]
struct BoardPage {
    p: Page,
    rows: Vec<Row>,
    late: usize,
}

/// `GET /progression/rounds`
///
/// # Errors
/// The database's.
pub async fn show(desk: Desk) -> Result<Response, Failure> {
    let waiting = board::waiting(&desk.context).await?;
    let (words, today) = (desk.words, desk.context.today);
    let cell = |w: &Waiting, who| {
        let (respondent, stands) = w.each.iter().find(|(r, _)| *r == who)?;
        let key = match stands {
            Stands::Answered => "progression-stands-answered",
            Stands::Open => "progression-stands-open",
            Stands::Remind | Stands::RemindAgain => "progression-stands-reminded",
            Stands::Task => "progression-stands-task",
        };
        let look = match stands {
            Stands::Answered => "ok",
            Stands::Task => "bad",
            _ => "quiet",
        };
        Some(Cell { stands: look, words: words.say(key), href: format!("/rounds/{}/{respondent}", w.round.id) })
    };
    let row = |w: &Waiting| Row {
        href: format!("/citizens/{}/progression", w.round.citizen),
        name: name_or_protected(words, &w.name),
        round: round_name(words, &w.round, today),
        days: days_between(w.round.on, today),
        late: w.is_late(),
        cells: holdepunkt_rules::progression::Respondent::ALL.iter().map(|r| cell(w, *r)).collect(),
    };
    let late = waiting.iter().filter(|w| w.is_late()).count();
    html(&BoardPage { p: desk.page(), rows: waiting.iter().map(row).collect(), late })
}
