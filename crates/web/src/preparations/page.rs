//! Pages that take a step in a stay.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, Error,
    preparations::{self, DRAWING_OUT, PreparationPage, REASONS},
};
use holdepunkt_rules::{Refusal, Refused, id::PreparationId};
use holdepunkt_wording::Argument;

use super::{
    form::{self, Stay},
    look::{wanted, warning_pill},
};
use crate::{
    citizens::look::first_name,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
};

/// A step as a page: what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Begin,
    Plan,
    Ready,
    Return,
    Withdraw,
    DrawOut,
}

impl Step {
    fn action(self) -> Action {
        match self {
            Self::Withdraw => Action::Refer,
            Self::DrawOut => Action::DrawOut,
            Self::Begin | Self::Plan | Self::Ready | Self::Return => Action::RunPreparation,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Begin => "preparation-begin",
            Self::Plan => "preparation-plan",
            Self::Ready => "preparation-ready",
            Self::Return => "preparation-return",
            Self::Withdraw => "preparation-withdraw",
            Self::DrawOut => "preparation-draw-out",
        }
    }

    fn reasons(self) -> Option<&'static str> {
        match self {
            Self::Return | Self::Withdraw => Some(REASONS),
            Self::DrawOut => Some(DRAWING_OUT),
            Self::Begin | Self::Plan | Self::Ready => None,
        }
    }

    fn has_plan(self) -> bool {
        matches!(self, Self::Begin | Self::Plan)
    }

    fn has_wish(self) -> bool {
        matches!(self, Self::Ready | Self::DrawOut)
    }
}

#[derive(Template)]
#[template(path = "preparations/step.html")]
struct StepPage {
    p: Page,
    f: Form,
    heading: String,
    lead: String,
    button: String,
    back: String,
    has_from: bool,
    has_plan: bool,
    has_wish: bool,
    stay: Stay,
    reasons: Option<Vec<(String, String)>>,
    warning: Option<Markup>,
    wanted: Vec<String>,
    wanted_heading: String,
}

async fn step_page(desk: &Desk, step: Step, page: &PreparationPage, f: Form) -> Result<StepPage, Failure> {
    let (words, key) = (desk.words, step.key());
    let first = first_name(words, &page.name);
    let project = &page.project;
    let values = [("name", Argument::from(first.as_str())), ("project", Argument::from(project.name.as_str()))];
    let back = format!("/projects/{}", project.id);
    let p = desk.page().under_key("/projects", "nav-projects").under(back.clone(), project.name.clone());
    Ok(StepPage {
        p,
        f,
        heading: words.say_with(&format!("{key}-heading"), &values),
        lead: words.say_with(&format!("{key}-lead"), &values),
        button: words.say_with(&format!("{key}-do"), &values),
        back,
        has_from: step == Step::Begin,
        has_plan: step.has_plan(),
        has_wish: step.has_wish(),
        stay: if step.has_plan() { form::stay(desk).await? } else { Stay::default() },
        reasons: step.reasons().map(|list| desk.choices(list)),
        warning: page.warning.map(|w| warning_pill(words, w)),
        wanted: if step == Step::DrawOut || step == Step::Ready {
            page.interests.iter().map(|i| wanted(desk, i)).collect()
        } else {
            Vec::new()
        },
        wanted_heading: words.say_with("preparation-draw-out-wanted", &values),
    })
}

/// What the fields show at first.
fn fields_of(desk: &Desk, step: Step, page: &PreparationPage) -> Fields {
    let mut fields = Fields::default();
    if step.has_plan() {
        fields = form::show(&page.preparation, desk.context.today);
    }
    if step.has_wish() {
        fields.set("wish", &page.preparation.wish);
    }
    fields
}

async fn show(desk: &Desk, id: &str, step: Step) -> Result<Response, Failure> {
    let page = preparations::find(&desk.context, step.action(), parse(id)?).await?;
    let form = Form::new(desk.words, fields_of(desk, step, &page)).of_version(page.preparation.version);
    html(&step_page(desk, step, &page, form).await?)
}

async fn take(desk: &Desk, id: &str, step: Step, fields: &Fields) -> Result<Response, Failure> {
    let id = parse(id)?;
    let page = preparations::find(&desk.context, step.action(), id).await?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&step_page(desk, step, &page, form).await?, list)
    };
    let mut r = Reader::of(fields);
    let version = r.version();
    let stands = page.preparation.from.filter(|_| step == Step::Plan);
    let plan = if step.has_plan() { form::read(&mut r, fields, stands) } else { None };
    let wish = if step.has_wish() { r.note("wish") } else { String::new() };
    let reason = step
        .reasons()
        .and_then(|list| r.optional_code("reason", desk.context.house.rulebook.list(list), desk.context.today));
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    let missing = || Error::from(Refusal::Missing.on("from"));
    let context = &desk.context;
    let done = match (step, plan) {
        (Step::Begin | Step::Plan, None) => Err(missing()),
        (Step::Begin, Some(plan)) => preparations::begin(context, id, version, plan).await.map(|_| "preparation-begun"),
        (Step::Plan, Some(plan)) => preparations::plan(context, id, version, plan).await.map(|_| "preparation-planned"),
        (Step::Ready, _) => preparations::ready(context, id, version, wish).await.map(|_| "preparation-ready"),
        (Step::Return, _) => {
            preparations::give_back(context, id, version, reason).await.map(|_| "preparation-returned")
        }
        (Step::Withdraw, _) => {
            preparations::withdraw(context, id, version, reason).await.map(|_| "preparation-withdrawn")
        }
        (Step::DrawOut, _) => {
            preparations::draw_out(context, id, version, reason, wish).await.map(|_| "preparation-drawn-out")
        }
    };
    match done {
        Ok(what) if matches!(step, Step::Withdraw | Step::DrawOut) => {
            Ok(desk.done(&format!("/citizens/{}", page.preparation.citizen), what))
        }
        Ok(what) => Ok(desk.done(&format!("/projects/{}", page.project.id), what)),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `GET /preparations/{preparation}/begin`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn begin(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    show(&desk, &id, Step::Begin).await
}

/// `POST /preparations/{preparation}/begin`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn begin_post(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    take(&desk, &id, Step::Begin, &fields).await
}

/// `GET /preparations/{preparation}/plan`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn plan(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    show(&desk, &id, Step::Plan).await
}

/// `POST /preparations/{preparation}/plan`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn plan_post(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    take(&desk, &id, Step::Plan, &fields).await
}

/// `GET /preparations/{preparation}/ready`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn ready(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    show(&desk, &id, Step::Ready).await
}

/// `POST /preparations/{preparation}/ready`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn ready_post(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    take(&desk, &id, Step::Ready, &fields).await
}

/// `GET /preparations/{preparation}/hand-back`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn give_back(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    show(&desk, &id, Step::Return).await
}

/// `POST /preparations/{preparation}/hand-back`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn give_back_post(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    take(&desk, &id, Step::Return, &fields).await
}

/// `GET /preparations/{preparation}/withdraw`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn withdraw(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    show(&desk, &id, Step::Withdraw).await
}

/// `POST /preparations/{preparation}/withdraw`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn withdraw_post(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    take(&desk, &id, Step::Withdraw, &fields).await
}

/// `GET /preparations/{preparation}/draw-out`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn draw_out(desk: Desk, Path(id): Path<String>) -> Result<Response, Failure> {
    show(&desk, &id, Step::DrawOut).await
}

/// `POST /preparations/{preparation}/draw-out`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn draw_out_post(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    take(&desk, &id, Step::DrawOut, &fields).await
}

fn parse(text: &str) -> Result<PreparationId, Failure> {
    PreparationId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
