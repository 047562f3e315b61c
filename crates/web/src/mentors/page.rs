//! Pages of mentors.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::mentors;
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CompanyId, MentorId},
};
use holdepunkt_wording::Language;
use serde::Deserialize;

use super::form;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    stale::{Conflict, conflict},
};

#[derive(Template)]
#[template(path = "mentors/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    conflict: Conflict,
    heading: String,
    companies: Vec<(String, String)>,
    languages: Vec<(String, String)>,
    is_new: bool,
    /// The form of the latest course; none for a mentor who is being registered.
    trained: Option<(MentorId, Form)>,
}

async fn edit_page(desk: &Desk, f: Form, is_new: bool, conflict: Conflict) -> Result<EditPage, Failure> {
    let companies = mentors::workplaces(&desk.context).await?;
    Ok(EditPage {
        p: desk.page().under_key("/mentors", "nav-mentors"),
        f,
        conflict,
        heading: desk.words.say(if is_new { "mentor-new" } else { "mentor-edit" }),
        companies: companies.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        languages: languages(desk),
        is_new,
        trained: None,
    })
}

/// The languages in which messages are written.
fn languages(desk: &Desk) -> Vec<(String, String)> {
    Language::ALL.iter().map(|l| (l.code().to_owned(), desk.code("languages", l.code()))).collect()
}

/// The page of a mentor with their latest course.
async fn with_course(desk: &Desk, mut page: EditPage, id: MentorId) -> Result<EditPage, Failure> {
    let mut fields = Fields::default();
    if let Some(day) = mentors::trained_on(&desk.context, id).await? {
        fields.set_day("trained_on", day);
    }
    page.trained = Some((id, Form::new(desk.words, fields)));
    Ok(page)
}

async fn again(desk: &Desk, fields: &Fields, is_new: bool, list: &[Refused]) -> Result<Response, Failure> {
    let form = Form::refused(desk.words, fields.clone(), list).named(LABELS);
    html_refused(&edit_page(desk, form, is_new, Conflict::none()).await?, list)
}

/// Where a new mentor works, when one comes from the company's page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct At {
    company: String,
}

/// `GET /mentors/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk, Query(at): Query<At>) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set("company", at.company);
    fields.set("language", Language::Danish.code());
    html(&edit_page(&desk, Form::new(desk.words, fields), true, Conflict::none()).await?)
}

/// `POST /mentors/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn register(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let mentor = match form::read(&fields, MentorId::fresh()) {
        Ok(mentor) => mentor,
        Err(list) => return again(&desk, &fields, true, &list).await,
    };
    let company = mentor.company;
    match mentors::register(&desk.once(fields.get("once")), mentor).await {
        Ok(_) => Ok(desk.done(&format!("/companies/{company}"), "registered")),
        Err(error) => again(&desk, &fields, true, &refused(error)?).await,
    }
}

/// `GET /mentors/{mentor}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(mentor): Path<String>) -> Result<Response, Failure> {
    let mentor = mentors::find(&desk.context, id(&mentor)?).await?;
    let form = Form::new(desk.words, form::show(desk.words, &mentor)).of_version(mentor.version);
    let page = edit_page(&desk, form, false, Conflict::none()).await?;
    html(&with_course(&desk, page, mentor.id).await?)
}

/// `POST /mentors/{mentor}/trained`: the latest course of a mentor.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn trained(desk: Desk, Path(mentor): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let mentor = mentors::find(&desk.context, id(&mentor)?).await?;
    let mut r = Reader::of(&fields);
    let day = r.day("trained_on");
    let list = match (r.finish(), day) {
        (Ok(()), Some(day)) => match mentors::note_training(&desk.context, mentor.id, day).await {
            Ok(()) => return Ok(desk.done(&format!("/mentors/{}/edit", mentor.id), "saved")),
            Err(error) => refused(error)?,
        },
        (list, _) => list.err().unwrap_or_default(),
    };
    let form = Form::new(desk.words, form::show(desk.words, &mentor)).of_version(mentor.version);
    let mut page = edit_page(&desk, form, false, Conflict::none()).await?;
    let named = Form::refused(desk.words, fields, &list).named(&[("trained_on", "mentor-trained-on")]);
    page.trained = Some((mentor.id, named));
    html_refused(&page, &list)
}

const LABELS: &[(&str, &str)] = &[
    ("name", "mentor-name"),
    ("company", "mentor-company"),
    ("phone", "mentor-phone"),
    ("email", "mentor-email"),
    ("language", "mentor-language"),
    ("hours", "mentor-hours"),
    ("left", "mentor-left"),
];

/// `POST /mentors/{mentor}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form, a stale edit with both versions.
pub async fn correct(desk: Desk, Path(mentor): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&mentor)?;
    mentors::find(&desk.context, id).await?; // not there, or another job centre's
    let mentor = match form::read(&fields, id) {
        Ok(mentor) => mentor,
        Err(list) => return again(&desk, &fields, false, &list).await,
    };
    match mentors::correct(&desk.context, mentor).await {
        Ok(()) => Ok(desk.done("/mentors", "saved")),
        Err(error) if error.is_stale() => {
            let theirs = mentors::find(&desk.context, id).await?;
            let companies = mentors::workplaces(&desk.context).await?;
            let named = |name: &str, value: &str| match name {
                "company" => {
                    companies.iter().find(|(c, _)| Some(*c) == CompanyId::parse(value)).map(|(_, n)| n.clone())
                }
                "language" => Some(desk.code("languages", value)),
                "left" => Some(desk.words.say("mentor-has-left")),
                _ => None,
            };
            let shown = form::show(desk.words, &theirs);
            let (form, conflict) = conflict(desk.words, &fields, &shown, theirs.version, LABELS, named);
            html_refused(&edit_page(&desk, form, false, conflict).await?, &[Refusal::Stale.into()])
        }
        Err(error) => again(&desk, &fields, false, &refused(error)?).await,
    }
}

fn id(text: &str) -> Result<MentorId, Failure> {
    MentorId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
