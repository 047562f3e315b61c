//! Registering and correcting a citizen.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{citizens, turns};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CitizenId, EmployeeId},
};

use super::{
    form,
    page::{id, or_ask_reason},
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    stale::{Conflict, conflict},
};

#[derive(Template)]
#[template(path = "citizens/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    languages: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    caseworkers: Vec<(String, String)>,
    is_new: bool,
    in_turn: String,
    conflict: Conflict,
}

async fn edit_page(desk: &Desk, f: Form, id: Option<CitizenId>, conflict: Conflict) -> Result<EditPage, Failure> {
    let caseworkers = citizens::caseworkers(&desk.context).await?;
    let mut groups = desk.choices("target_groups");
    let now = f.value("target_group").to_owned();
    if !now.is_empty() && !groups.iter().any(|(code, _)| *code == now) {
        groups.push((now.clone(), desk.code("target_groups", &now)));
    }
    let in_turn = if id.is_none() { whose_turn(desk).await? } else { String::new() };
    Ok(EditPage {
        in_turn,
        p: desk.page().under_key("/citizens", "nav-citizens"),
        f,
        heading: desk.words.say(if id.is_some() { "citizen-edit" } else { "citizen-new" }),
        back: id.map_or_else(|| "/citizens".to_owned(), |id| format!("/citizens/{id}")),
        languages: desk.choices("languages"),
        groups,
        caseworkers: caseworkers.into_iter().map(|e| (e.id.to_string(), e.name)).collect(),
        is_new: id.is_none(),
        conflict,
    })
}

/// The name of whose turn it is to meet a new applicant; empty where nobody takes turns.
async fn whose_turn(desk: &Desk) -> Result<String, Failure> {
    let (turns, next) = turns::list(&desk.context).await?;
    Ok(turns.into_iter().find(|t| Some(t.employee) == next).map(|t| t.name).unwrap_or_default())
}

/// `GET /citizens/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set("language", "da");
    fields.set("caseworker", desk.context.who.employee().map(|e| e.to_string()).unwrap_or_default());
    html(&edit_page(&desk, Form::new(desk.words, fields), None, Conflict::none()).await?)
}

/// `POST /citizens/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn register(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, None, Conflict::none()).await?, list)
    };
    let (cpr, particulars) = match form::read_new(&desk, &fields) {
        Ok(read) => read,
        Err(list) => return again(&list).await,
    };
    let context = desk.once(fields.get("once"));
    let registered = match fields.get("in_turn").is_empty() {
        true => citizens::register(&context, cpr, particulars).await,
        false => citizens::register_in_turn(&context, cpr, particulars).await,
    };
    match registered {
        // Whose turn it was has the citizen now: the page opens for them, and for the team with a reason.
        Ok(_) if !fields.get("in_turn").is_empty() => Ok(desk.done("/citizens", "registered")),
        Ok(id) => Ok(desk.done(&format!("/citizens/{id}"), "registered")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `GET /citizens/{citizen}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = id(&citizen)?;
    match citizens::find(&desk.context, id).await {
        Ok(page) => {
            let fields = form::show(&page.citizen, page.hidden);
            let form = Form::new(desk.words, fields).of_version(page.citizen.version);
            html(&edit_page(&desk, form, Some(id), Conflict::none()).await?)
        }
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&citizen)?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, Some(id), Conflict::none()).await?, list)
    };
    let particulars = match form::read(&desk, &fields) {
        Ok(particulars) => particulars,
        Err(list) => return again(&list).await,
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match citizens::correct(&desk.context, id, version, particulars).await {
        Ok(()) => Ok(desk.done(&format!("/citizens/{id}"), "saved")),
        Err(error) if error.is_stale() => stale(&desk, id, &fields).await,
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

async fn stale(desk: &Desk, id: CitizenId, fields: &Fields) -> Result<Response, Failure> {
    let now = citizens::find(&desk.context, id).await?;
    let caseworkers = citizens::caseworkers(&desk.context).await?;
    let name_of = |name: &str, value: &str| match name {
        "language" => Some(desk.code("languages", value)),
        "target_group" => Some(desk.code("target_groups", value)),
        "caseworker" => {
            EmployeeId::parse(value).and_then(|e| caseworkers.iter().find(|c| c.id == e)).map(|c| c.name.clone())
        }
        "protected" => Some(desk.words.say("citizen-yes")),
        _ => None,
    };
    let theirs = form::show(&now.citizen, now.hidden);
    let (form, conflict) = conflict(desk.words, fields, &theirs, now.citizen.version, form::LABELS, name_of);
    html_refused(&edit_page(desk, form, Some(id), conflict).await?, &[Refusal::Stale.into()])
}
