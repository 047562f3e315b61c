//! What came of a course: the list of questions, and the form that answers one.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::aftermath::{self, NewAnswer, Question};
use holdepunkt_rules::{
    Refused,
    paid_hours::{AftermathOutcome, Found},
};
use holdepunkt_wording::Argument;

use crate::{
    citizens::look::{name_or_protected, whose},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::id,
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] = &[
    ("outcome", "aftermath-outcome"),
    ("outcome_hours", "placement-outcome-hours"),
    ("outcome_place", "placement-outcome-place"),
];

struct Row {
    href: String,
    name: String,
    centre: String,
    ended: String,
    found: String,
}

#[derive(Template)]
#[template(path = "aftermath/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
}

/// The hours that were found, with their arithmetic: "8,5 timer om ugen i gennemsnit: 110,5 timer på 13
/// uger, og 7 timer om ugen er 91".
pub fn found_words(desk: &Desk, found: &Found) -> String {
    let words = desk.words;
    let hours = |minutes: i64| words.hours(holdepunkt_rules::hours::WeeklyHours::from_minutes(minutes));
    words.say_with(
        if found.enough { "aftermath-found-enough" } else { "aftermath-found" },
        &[
            ("average", Argument::from(words.hours(found.a_week))),
            ("hours", Argument::from(hours(found.minutes))),
            ("weeks", Argument::from(found.weeks)),
            ("a_week", Argument::from(hours(found.needed / found.weeks.max(1)))),
            ("needed", Argument::from(hours(found.needed))),
        ],
    )
}

/// `GET /aftermath`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let questions = aftermath::questions(&desk.context).await?;
    let row = |q: &Question| Row {
        href: format!("/aftermath/{}", q.placement),
        name: name_or_protected(desk.words, &q.name),
        centre: q.centre_name.clone(),
        ended: desk.words.day_near(q.until, desk.context.today),
        found: q.found.as_ref().map(|f| found_words(&desk, f)).unwrap_or_default(),
    };
    html(&ListPage { rows: questions.iter().map(row).collect(), p: desk.page() })
}

#[derive(Template)]
#[template(path = "aftermath/one.html")]
struct OnePage {
    p: Page,
    q: Question,
    f: Form,
    whose: String,
    ended: String,
    found: String,
    outcomes: Vec<(String, String)>,
}

fn one_page(desk: &Desk, q: Question, f: Form) -> OnePage {
    OnePage {
        p: desk.page().under_key("/aftermath", "aftermath-title"),
        whose: whose(desk.words, &q.name),
        ended: desk.words.day_near(q.until, desk.context.today),
        found: q.found.as_ref().map(|f| found_words(desk, f)).unwrap_or_default(),
        outcomes: AftermathOutcome::ALL
            .iter()
            .map(|o| (o.code().to_owned(), desk.code("aftermath_outcomes", o.code())))
            .collect(),
        f: f.named(LABELS),
        q,
    }
}

/// `GET /aftermath/{placement}`
///
/// # Errors
/// `NotFound`, `AnsweredAlready`, or the database's.
pub async fn one(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let q = aftermath::question(&desk.context, id(&placement)?).await?;
    let mut fields = Fields::default();
    if let Some(found) = &q.found {
        let outcome = if found.flexi_job { AftermathOutcome::FlexiJob } else { AftermathOutcome::OrdinaryJob };
        fields.set("outcome", outcome.code());
        fields.set("outcome_hours", desk.words.hours(found.a_week));
        fields.set("found", "yes");
    }
    let form = Form::new(desk.words, fields);
    html(&one_page(&desk, q, form))
}

fn read(fields: &Fields) -> Result<NewAnswer, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let outcome = r.choice("outcome", AftermathOutcome::from_code);
    let hours = r.optional_hours("outcome_hours");
    let place_name = r.optional_line("outcome_place", 120);
    let found = r.tick("found");
    r.finish()?;
    let outcome = outcome.ok_or_else(Vec::new)?;
    let hours = hours.filter(|_| outcome.is_job());
    Ok(NewAnswer { outcome, hours, place_name, found: found && outcome.is_job() })
}

/// `POST /aftermath/{placement}`
///
/// # Errors
/// `NotFound`, `AnsweredAlready`, or the database's; refusals are shown at the form.
pub async fn answer(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let q = aftermath::question(&desk.context, id).await?;
        html_refused(&one_page(&desk, q, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let new = match read(&fields) {
        Ok(new) => new,
        Err(list) => return again(&list).await,
    };
    match aftermath::answer(&desk.context, id, new).await {
        Ok(_) => Ok(desk.done("/aftermath", "aftermath-answered")),
        Err(error) => again(&refused(error)?).await,
    }
}
