//! Writing, correcting and taking away a citizen's benefit.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{benefits, citizens::Heading};
use holdepunkt_rules::{Refusal, Refused, id::BenefitId};

use super::form;
use crate::{
    citizens::{
        look::{name_or_protected, whose},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    stale::{Conflict, conflict},
};

/// The frame of a page under a citizen's.
pub fn frame(desk: &Desk, citizen: &Heading) -> Page {
    let name = name_or_protected(desk.words, &citizen.name);
    desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{}", citizen.id), name)
}

#[derive(Template)]
#[template(path = "benefits/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    remove: String,
    choices: Vec<(String, String)>,
    conflict: Conflict,
}

/// Every benefit there has been: which of them were in use depends on the first day, so it is said beside each.
fn choices(desk: &Desk) -> Vec<(String, String)> {
    let words = desk.words;
    let said = |e: &holdepunkt_rules::codes::Entry| {
        let name = words.entry(e).to_owned();
        match (e.from, e.until) {
            (_, Some(until)) => {
                words.say_with("benefit-choice-until", &[("name", name.into()), ("day", words.day(until).into())])
            }
            _ => name,
        }
    };
    desk.context.house.rulebook.list("benefits").entries().iter().map(|e| (e.code.clone(), said(e))).collect()
}

fn edit_page(desk: &Desk, citizen: &Heading, f: Form, id: Option<BenefitId>, conflict: Conflict) -> EditPage {
    let owner = whose(desk.words, &citizen.name);
    let key = if id.is_some() { "benefit-correct" } else { "benefit-new" };
    EditPage {
        p: frame(desk, citizen),
        f: f.named(form::LABELS),
        heading: desk.words.say_with(key, &[("whose", owner.into())]),
        back: format!("/citizens/{}/two-years", citizen.id),
        remove: id.map(|id| format!("/benefits/{id}/remove")).unwrap_or_default(),
        choices: choices(desk),
        conflict,
    }
}

/// `GET /citizens/{citizen}/benefits/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match benefits::list(&desk.context, id).await {
        Ok(page) => {
            let f = Form::new(desk.words, Fields::default());
            html(&edit_page(&desk, &page.citizen, f, None, Conflict::none()))
        }
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/benefits/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn register(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| match benefits::list(&desk.context, id).await {
        Ok(page) => {
            let f = Form::refused(desk.words, fields.clone(), list);
            html_refused(&edit_page(&desk, &page.citizen, f, None, Conflict::none()), list)
        }
        Err(error) => or_ask_reason(id, error),
    };
    let days = match form::read(&fields) {
        Ok(days) => days,
        Err(list) => return again(&list).await,
    };
    match benefits::register(&desk.once(fields.get("once")), id, days).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{id}/two-years"), "benefit-registered")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `GET /benefits/{benefit}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(benefit): Path<String>) -> Result<Response, Failure> {
    let id = benefit_id(&benefit)?;
    let (citizen, benefit) = benefits::find(&desk.context, id).await?;
    let f = Form::new(desk.words, form::show(&benefit)).of_version(benefit.version);
    html(&edit_page(&desk, &citizen, f, Some(id), Conflict::none()))
}

/// `POST /benefits/{benefit}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(benefit): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = benefit_id(&benefit)?;
    let again = async |list: &[Refused]| {
        let (citizen, _) = benefits::find(&desk.context, id).await?;
        let f = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, &citizen, f, Some(id), Conflict::none()), list)
    };
    let days = match form::read(&fields) {
        Ok(days) => days,
        Err(list) => return again(&list).await,
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match benefits::correct(&desk.context, id, version, days).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}/two-years"), "saved")),
        Err(error) if error.is_stale() => {
            let (citizen, now) = benefits::find(&desk.context, id).await?;
            let name_of = |name: &str, value: &str| (name == "benefit").then(|| desk.code("benefits", value));
            let theirs = form::show(&now);
            let (f, conflict) = conflict(desk.words, &fields, &theirs, now.version, form::LABELS, name_of);
            html_refused(&edit_page(&desk, &citizen, f, Some(id), conflict), &[Refusal::Stale.into()])
        }
        Err(error) => again(&refused(error)?).await,
    }
}

#[derive(Template)]
#[template(path = "benefits/remove.html")]
struct RemovePage {
    p: Page,
    f: Form,
    heading: String,
    what: String,
    back: String,
}

async fn remove_page(desk: &Desk, id: BenefitId, form: Option<Form>) -> Result<RemovePage, Failure> {
    let (citizen, b) = benefits::find(&desk.context, id).await?;
    Ok(RemovePage {
        p: frame(desk, &citizen),
        f: form.unwrap_or_else(|| Form::new(desk.words, Fields::default()).of_version(b.version)),
        heading: desk.words.say("benefit-remove"),
        what: desk.words.say_with(
            "benefit-line",
            &[
                ("name", desk.code("benefits", b.benefit.as_str()).into()),
                ("days", desk.words.period(&b.period).into()),
            ],
        ),
        back: format!("/citizens/{}/two-years", citizen.id),
    })
}

/// `GET /benefits/{benefit}/remove`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn remove_form(desk: Desk, Path(benefit): Path<String>) -> Result<Response, Failure> {
    html(&remove_page(&desk, benefit_id(&benefit)?, None).await?)
}

/// `POST /benefits/{benefit}/remove`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn remove(desk: Desk, Path(benefit): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = benefit_id(&benefit)?;
    let version = fields.get("version").parse().unwrap_or(0);
    match benefits::remove(&desk.context, id, version, fields.get("reason")).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}/two-years"), "benefit-removed")),
        Err(error) => {
            let list = refused(error)?;
            let form = Form::refused(desk.words, fields.clone(), &list);
            html_refused(&remove_page(&desk, id, Some(form)).await?, &list)
        }
    }
}

fn benefit_id(text: &str) -> Result<BenefitId, Failure> {
    BenefitId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
