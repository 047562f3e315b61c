//! Writing what helps a citizen at work, and, on a page of its own for the caseworker alone, why.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{accommodations, citizens, citizens::Heading};
use holdepunkt_rules::{
    Refusal, Refused,
    accommodation::{Accommodation, LONGEST_WORDS, MOST},
    codes::Code,
    text,
};

use crate::{
    benefits::page::frame,
    citizens::{
        look::first_name,
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    stale::{Conflict, conflict},
};

const LABELS: &[(&str, &str)] = &[("accommodations", "accommodation-what"), ("words", "accommodation-words")];

/// A row of the form: what helps and more about it.
struct Row {
    accommodation: String,
    words: String,
}

#[derive(Template)]
#[template(path = "about/accommodations.html")]
struct AccommodationsPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    choices: Vec<(String, String)>,
    rows: Vec<Row>,
    conflict: Conflict,
}

fn show(list: &[Accommodation]) -> Fields {
    let mut f = Fields::default();
    f.set_all("accommodations", list.iter().map(|a| a.accommodation.to_string()).collect());
    f.set_all("words", list.iter().map(|a| a.words.clone()).collect());
    f
}

/// The two fields of each row stand in the same order.
fn typed(fields: &Fields) -> Vec<(&str, &str)> {
    let words = fields.all("words");
    let codes = fields.all("accommodations").iter().enumerate();
    codes.map(|(i, code)| (code.as_str(), words.get(i).map_or("", String::as_str))).collect()
}

fn read(fields: &Fields) -> Result<Vec<Accommodation>, Vec<Refused>> {
    let mut list = Vec::new();
    for (code, words) in typed(fields) {
        let words = text::optional_line(words, LONGEST_WORDS, "accommodations").map_err(|r| vec![r])?;
        match (code.is_empty(), words.is_empty()) {
            (true, true) => {}
            (true, false) => return Err(vec![Refusal::Missing.on("accommodations")]),
            (false, _) => list.push(Accommodation { accommodation: Code::known(code), words }),
        }
    }
    Ok(list)
}

fn accommodations_page(desk: &Desk, head: &Heading, f: Form, conflict: Conflict) -> AccommodationsPage {
    let words = desk.words;
    let mut rows: Vec<Row> = typed(&f.fields)
        .into_iter()
        .filter(|(code, words)| !code.is_empty() || !words.is_empty())
        .map(|(code, words)| Row { accommodation: code.to_owned(), words: words.to_owned() })
        .collect();
    let wanted = (rows.len() + 2).clamp(4, MOST.max(rows.len()));
    rows.resize_with(wanted, || Row { accommodation: String::new(), words: String::new() });
    AccommodationsPage {
        p: frame(desk, head),
        heading: words.say_with("accommodation-heading", &[("name", first_name(words, &head.name).into())]),
        back: format!("/citizens/{}/about", head.id),
        choices: desk.choices("accommodations"),
        rows,
        conflict,
        f: f.named(LABELS),
    }
}

/// `GET /citizens/{citizen}/accommodations`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match citizens::about(&desk.context, id).await {
        Ok((head, about)) => {
            let f = Form::new(desk.words, show(&about.accommodations)).of_version(head.version);
            html(&accommodations_page(&desk, &head, f, Conflict::none()))
        }
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/accommodations`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn note(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| match citizens::about(&desk.context, id).await {
        Ok((head, _)) => {
            let f = Form::refused(desk.words, fields.clone(), list);
            html_refused(&accommodations_page(&desk, &head, f, Conflict::none()), list)
        }
        Err(error) => or_ask_reason(id, error),
    };
    let list = match read(&fields) {
        Ok(list) => list,
        Err(list) => return again(&list).await,
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match accommodations::note(&desk.context, id, version, &list).await {
        Ok(()) => Ok(desk.done(&format!("/citizens/{id}/about"), "saved")),
        Err(error) if error.is_stale() => {
            let (head, about) = citizens::about(&desk.context, id).await?;
            let name_of =
                |name: &str, value: &str| (name == "accommodations").then(|| desk.code("accommodations", value));
            let theirs = show(&about.accommodations);
            let (f, conflict) = conflict(desk.words, &fields, &theirs, head.version, LABELS, name_of);
            html_refused(&accommodations_page(&desk, &head, f, conflict), &[Refusal::Stale.into()])
        }
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

/// What helps, and the field in which why is written.
struct WhyRow {
    code: String,
    what: String,
    why: String,
}

#[derive(Template)]
#[template(path = "about/why.html")]
struct WhyPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    rows: Vec<WhyRow>,
}

fn field(code: &Code) -> String {
    format!("why_{code}")
}

async fn why_page(desk: &Desk, citizen: &str, form: Option<Form>) -> Result<WhyPage, Failure> {
    let id = citizen_id(citizen)?;
    let (head, list) = accommodations::with_why(&desk.context, id).await?;
    let row = |(a, why): &(Accommodation, String)| WhyRow {
        what: desk.code("accommodations", a.accommodation.as_str()),
        why: form.as_ref().map_or(why.as_str(), |f| f.value(&field(&a.accommodation))).to_owned(),
        code: a.accommodation.to_string(),
    };
    let rows = list.iter().map(row).collect();
    Ok(WhyPage {
        p: frame(desk, &head),
        heading: desk.words.say("accommodation-why"),
        back: format!("/citizens/{id}/about"),
        rows,
        f: form.unwrap_or_else(|| Form::new(desk.words, Fields::default())).of_version(head.version),
    })
}

/// `GET /citizens/{citizen}/accommodations/why`
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but the coordinating caseworker; the database's.
pub async fn why_form(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    html(&why_page(&desk, &citizen, None).await?)
}

/// `POST /citizens/{citizen}/accommodations/why`
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but the coordinating caseworker; the database's; refusals are shown at the form.
pub async fn why(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let (_, known) = accommodations::with_why(&desk.context, id).await?;
    let mut list = Vec::new();
    let mut refusals = Vec::new();
    for (a, _) in &known {
        match text::note(fields.get(&field(&a.accommodation)), "why") {
            Ok(why) => list.push((a.accommodation.clone(), why)),
            Err(refused) => refusals.push(refused),
        }
    }
    let version = fields.get("version").parse().unwrap_or(0);
    let done = match refusals.is_empty() {
        true => accommodations::note_why(&desk.context, id, version, &list).await,
        false => Err(holdepunkt_casework::Error::Refused(refusals)),
    };
    match done {
        Ok(()) => Ok(desk.done(&format!("/citizens/{id}/about"), "saved")),
        Err(error) => {
            let list = refused(error)?;
            let form = Form::refused(desk.words, fields.clone(), &list);
            html_refused(&why_page(&desk, &citizen, Some(form)).await?, &list)
        }
    }
}
