//! Vacant places as a page, as text and as files.

use askama::Template;
use axum::{
    extract::Query,
    http::header,
    response::{IntoResponse, Response},
};
use holdepunkt_casework::vacancies::{self, CentreVacancies};
use holdepunkt_rules::{centre::Offer, codes::Code, vacancy::Coming};
use holdepunkt_wording::Argument;
use serde::Deserialize;

use super::letter::letter;
use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// Weeks looked ahead unless another number is asked for.
const WEEKS: i64 = 6;
/// The numbers of weeks to choose from.
const CHOICES: [i64; 5] = [0, 2, 6, 13, 26];

/// How far ahead, and as which file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    weeks: Option<i64>,
    kind: String,
}

impl Asked {
    fn weeks(&self) -> i64 {
        self.weeks.filter(|w| (0..=holdepunkt_rules::vacancy::MOST_WEEKS).contains(w)).unwrap_or(WEEKS)
    }
}

/// A centre as the page, the room and the letter show it.
#[derive(Debug, Clone)]
pub struct CentreRow {
    /// The centre's page.
    pub href: String,
    /// Name.
    pub name: String,
    /// "2 ledige nu".
    pub now: String,
    /// Is any free today?
    pub any_now: bool,
    /// Each seat with its days.
    pub seats: Vec<String>,
    /// What there is to do.
    pub tasks: String,
    /// Hours a week.
    pub hours: String,
    /// What the workplace can make allowance for.
    pub helps: String,
    /// Whom to ask.
    pub contact: String,
    /// Their number.
    pub phone: String,
}

fn codes(desk: &Desk, list: &str, codes: &[Code]) -> String {
    codes.iter().map(|c| desk.code(list, c.as_str())).collect::<Vec<_>>().join(", ")
}

fn hours(desk: &Desk, offer: &Offer) -> String {
    let words = desk.words;
    let (from, until) = (offer.hours_from.map(|h| words.hours(h)), offer.hours_until.map(|h| words.hours(h)));
    match (from, until) {
        (Some(from), Some(until)) => {
            words.say_with("vacancies-hours-of", &[("from", Argument::from(from)), ("until", Argument::from(until))])
        }
        (Some(from), None) => words.say_with("vacancies-hours-from", &[("from", Argument::from(from))]),
        (None, Some(until)) => words.say_with("vacancies-hours-until", &[("until", Argument::from(until))]),
        (None, None) => words.say("vacancies-hours-any"),
    }
}

fn seat(desk: &Desk, number: i64, c: &Coming) -> String {
    let words = desk.words;
    let near = |d| words.day_near(d, desk.context.today);
    let values =
        [("day", Argument::from(near(c.from))), ("until", Argument::from(c.until.map(near).unwrap_or_default()))];
    let key = match (c.now, c.until.is_some()) {
        (true, true) => "vacancies-now-until",
        (true, false) => "vacancies-now-on",
        (false, true) => "vacancies-from-until",
        (false, false) => "vacancies-from",
    };
    let when = words.say_with(key, &values);
    words.say_with("vacancies-place", &[("number", Argument::from(number)), ("when", Argument::from(when))])
}

/// A centre in words.
pub fn centre_row(desk: &Desk, c: &CentreVacancies) -> CentreRow {
    let words = desk.words;
    CentreRow {
        href: format!("/centres/{}", c.centre.id),
        name: c.centre.name.clone(),
        now: words.say_with("vacancies-now", &[("count", Argument::from(c.now()))]),
        any_now: c.now() > 0,
        seats: c.seats.iter().map(|(n, coming)| seat(desk, *n, coming)).collect(),
        tasks: codes(desk, "occupations", &c.centre.offer.occupations),
        hours: hours(desk, &c.centre.offer),
        helps: codes(desk, "accommodations", &c.centre.offer.accommodations),
        contact: c.contact.as_ref().map(|e| e.name.clone()).unwrap_or_default(),
        phone: c.contact.as_ref().map(|e| e.phone.clone()).unwrap_or_default(),
    }
}

#[derive(Template)]
#[template(path = "vacancies/list.html")]
struct ListPage {
    p: Page,
    lead: String,
    weeks: i64,
    choices: [i64; 5],
    centres: Vec<CentreRow>,
    may_see_centres: bool,
}

/// `GET /vacancies`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let letter = vacancies::letter(&desk.context, asked.weeks()).await?;
    let now: usize = letter.centres.iter().map(CentreVacancies::now).sum();
    let all: usize = letter.centres.iter().map(|c| c.seats.len()).sum();
    let values =
        [("now", Argument::from(now)), ("soon", Argument::from(all - now)), ("weeks", Argument::from(letter.weeks))];
    html(&ListPage {
        p: desk.page(),

        lead: desk.words.say_with("vacancies-lead", &values),
        weeks: letter.weeks,
        choices: CHOICES,
        centres: letter.centres.iter().map(|c| centre_row(&desk, c)).collect(),
        may_see_centres: desk.context.may(holdepunkt_casework::Action::SeeCentres),
    })
}

#[derive(Template)]
#[template(path = "vacancies/text.html")]
struct TextPage {
    p: Page,
    weeks: i64,
    text: String,
    rows: usize,
}

/// `GET /vacancies/text`: the letter as text to paste into an e-mail.
///
/// # Errors
/// The database's.
pub async fn text(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let found = vacancies::letter(&desk.context, asked.weeks()).await?;
    let text = letter(&desk, &found);
    let p = desk.page().under("/vacancies", desk.words.say("nav-vacancies"));
    html(&TextPage { p, weeks: found.weeks, rows: text.lines().count().clamp(12, 40), text })
}

#[derive(Template)]
#[template(path = "vacancies/file.html")]
struct FilePage {
    lang: &'static str,
    title: String,
    begin: String,
    lead: String,
    end: String,
    job_centre: String,
    phone: String,
    labels: [String; 5],
    centres: Vec<CentreRow>,
}

/// `GET /vacancies/file?kind=txt|html`: the letter as a file that stands by itself.
///
/// # Errors
/// The database's.
pub async fn file(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let found = vacancies::letter(&desk.context, asked.weeks()).await?;
    let words = desk.words;
    let name = words.say_with("vacancies-file", &[("day", Argument::from(desk.context.today.to_string()))]);
    let (kind, ending, body) = if asked.kind == "html" {
        let day = words.day_long(desk.context.today);
        let page = FilePage {
            lang: words.language.code(),
            title: words.say_with("vacancies-letter-subject", &[("day", Argument::from(day))]),
            begin: words.say("vacancies-letter-begin"),
            lead: if found.centres.is_empty() {
                words.say("vacancies-empty")
            } else {
                words.say_with("vacancies-letter-lead", &[("weeks", Argument::from(found.weeks))])
            },
            end: words.say("vacancies-letter-end"),
            job_centre: found.job_centre.as_ref().map(|j| j.name.clone()).unwrap_or_default(),
            phone: found.job_centre.as_ref().map(|j| j.phone.clone()).unwrap_or_default(),
            labels: ["seats", "tasks", "hours", "helps", "contact"].map(|k| words.say(&format!("vacancies-{k}"))),
            centres: found.centres.iter().map(|c| centre_row(&desk, c)).collect(),
        };
        ("text/html; charset=utf-8", "html", page.render()?)
    } else {
        // The mark at the beginning makes the programs of an office read the letters as they are.
        ("text/plain; charset=utf-8", "txt", format!("\u{FEFF}{}", letter(&desk, &found).replace('\n', "\r\n")))
    };
    let disposition = format!("attachment; filename=\"{name}.{ending}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], body).into_response())
}
