//! Pages of acute calls. Telephone numbers stand first: a page never stands between somebody and help.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::calls::{self, CallPage, Ringing};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CallId, PlacementId},
    signal::acute::Whom,
};

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// Somebody to telephone, in order.
struct Line {
    name: String,
    what: String,
    phone: String,
}

#[derive(Template)]
#[template(path = "calls/ring.html")]
struct RingPage {
    p: Page,
    f: Form,
    heading: String,
    lines: Vec<Line>,
    open: bool,
    answered: String,
    rung: Vec<String>,
    back: &'static str,
}

fn placement(text: &str) -> Result<PlacementId, Failure> {
    PlacementId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

fn lines(p: &Page, page: &CallPage) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(h) = &page.contact {
        let of = |e: &holdepunkt_rules::job_centre::Employee, what: &str| Line {
            name: e.name.clone(),
            what: p.t(what),
            phone: e.phone.clone(),
        };
        lines.push(of(&h.employee, "call-whom-contact"));
        lines.extend(h.substitute.iter().map(|s| of(s, "call-whom-substitute")));
    }
    let (name, phone) = page.main.clone();
    lines.push(Line { name, what: p.t("call-whom-main"), phone });
    lines.retain(|l| !l.phone.is_empty());
    lines
}

fn ring_page(desk: &Desk, page: &CallPage, f: Form) -> RingPage {
    let p = desk.page();
    let rung = page.rings.iter().map(|r| {
        let whom = match (&r.name, r.whom) {
            (Some(name), _) => name.clone(),
            (None, Whom::Main) => page.main.0.clone(),
            (None, _) => p.t("call-whom-contact"),
        };
        p.t2("call-rung", "name", whom, "at", p.moment(&r.at))
    });
    let rung = rung.collect();
    let answered = page.call.as_ref().and_then(|c| c.answered_name.clone()).unwrap_or_default();
    let back = match desk.shell.role {
        holdepunkt_rules::role::Role::CompanyContact => "/our-company",
        _ => "/mentored",
    };
    RingPage {
        heading: p.t1("call-heading", "name", page.citizen_name.split_whitespace().next().unwrap_or_default()),
        lines: lines(&p, page),
        open: page.call.is_some(),
        answered,
        rung,
        back,
        f,
        p,
    }
}

/// `GET /calls/{placement}`: whom to telephone, and the button that rings through.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn ring(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    let page = calls::page(&desk.context, placement(&id)?).await?;
    let form = Form::new(desk.words, Fields::default());
    html(&ring_page(&desk, &page, form))
}

/// `POST /calls/{placement}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn call(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = placement(&id)?;
    let again = async |list: &[Refused], fields: Fields| {
        let page = calls::page(&desk.context, id).await?;
        html_refused(&ring_page(&desk, &page, Form::refused(desk.words, fields, list)), list)
    };
    let mut r = Reader::of(&fields);
    let words = r.note("words");
    if let Err(list) = r.finish() {
        return again(&list, fields).await;
    }
    match calls::call(&desk.once(fields.get("once")), id, words).await {
        Ok(_) => Ok(desk.done(&format!("/calls/{id}"), "call-made")),
        Err(error) => again(&refused(error)?, fields).await,
    }
}

#[derive(Template)]
#[template(path = "calls/answered.html")]
struct AnsweredPage {
    p: Page,
    f: Form,
    call: Ringing,
    called: String,
}

fn call_id(text: &str) -> Result<CallId, Failure> {
    CallId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

/// `POST /acute/{call}/answer`
///
/// # Errors
/// [`Refusal::CallAnswered`], [`Refusal::CallClosed`], [`Refusal::NotFound`], or the database's.
pub async fn answer(desk: Desk, Path(call): Path<String>) -> Result<Response, Failure> {
    let id = call_id(&call)?;
    calls::answer(&desk.context, id).await?;
    Ok(desk.done(&format!("/acute/{id}"), "call-answered"))
}

fn answered_page(desk: &Desk, call: Ringing, f: Form) -> AnsweredPage {
    let p = desk.page();
    let called = p.moment(&call.called_at);
    AnsweredPage { f: f.named(&[("outcome", "call-outcome")]), called, call, p }
}

/// `GET /acute/{call}`: a call that one has answered, with whom it is about.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn answered(desk: Desk, Path(call): Path<String>) -> Result<Response, Failure> {
    let call = calls::mine(&desk.context, call_id(&call)?).await?;
    let form = Form::new(desk.words, Fields::default()).of_version(call.version);
    html(&answered_page(&desk, call, form))
}

/// `POST /acute/{call}/close`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn close(desk: Desk, Path(call): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = call_id(&call)?;
    let again = async |list: &[Refused], fields: Fields| {
        let call = calls::mine(&desk.context, id).await?;
        html_refused(&answered_page(&desk, call, Form::refused(desk.words, fields, list)), list)
    };
    let mut r = Reader::of(&fields);
    let (outcome, version) = (r.note("outcome"), r.version());
    if let Err(list) = r.finish() {
        return again(&list, fields).await;
    }
    match calls::close(&desk.context, id, version, outcome).await {
        Ok(()) => Ok(desk.done("/", "call-closed")),
        Err(error) => again(&refused(error)?, fields).await,
    }
}
