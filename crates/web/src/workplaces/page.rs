//! Another mentor, or another workplace of the cluster.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::workplaces::{self, Choices};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CompanyId, MentorId, PlacementId},
};
use holdepunkt_wording::Argument;

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::{STALE, Shown, id},
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] = &[
    ("from", "workplace-from"),
    ("mentor", "placement-mentor"),
    ("reason", "workplace-why"),
    ("company", "workplace-company"),
];

#[derive(Template)]
#[template(path = "workplaces/mentor.html")]
struct MentorPage {
    p: Page,
    s: Shown,
    f: Form,
    lead: String,
    mentors: Vec<(String, String)>,
}

async fn mentor_page(desk: &Desk, id: PlacementId, f: impl FnOnce(&Shown) -> Form) -> Result<MentorPage, Failure> {
    let s = Shown::open(desk, id).await?;
    let Choices { mentors, .. } = workplaces::choices(&desk.context, s.page.placed.centre).await?;
    let now = s.page.placed.placement.mentor;
    let mentors = mentors.into_iter().filter(|m| m.id != now).map(|m| (m.id.to_string(), m.name)).collect();
    let is = s.page.placed.mentor.as_ref().map(|m| m.name.clone()).unwrap_or_default();
    let f = f(&s).named(LABELS);
    Ok(MentorPage {
        p: s.frame(desk),
        lead: desk.words.say_with("workplace-mentor-lead", &[("name", Argument::from(is))]),
        mentors,
        f,
        s,
    })
}

/// `GET /placements/{placement}/mentor`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn mentor(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let today = desk.context.today;
    let form = |s: &Shown| {
        let mut fields = Fields::default();
        fields.set_day("from", today.max(s.page.placed.placement.period.from()));
        Form::new(desk.words, fields).of_version(s.version())
    };
    html(&mentor_page(&desk, id(&placement)?, form).await?)
}

/// `POST /placements/{placement}/mentor`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn change_mentor(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let form = |s: &Shown| refused_form(&desk, s, &fields, list);
        html_refused(&mentor_page(&desk, id, form).await?, list)
    };
    let mut r = Reader::of(&fields);
    let (from, mentor) = (r.day("from"), r.choice("mentor", MentorId::parse));
    let (reason, version) = (r.line("reason", 300), r.version());
    let (from, mentor) = match (r.finish(), from, mentor) {
        (Ok(()), Some(from), Some(mentor)) => (from, mentor),
        (list, ..) => return again(&list.err().unwrap_or_default()).await,
    };
    match workplaces::change_mentor(&desk.context, id, version, mentor, from, reason).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}"), "workplace-mentor")),
        Err(error) if error.is_stale() => again(STALE).await,
        Err(error) => again(&refused(error)?).await,
    }
}

/// The form with what was typed; after somebody else saved first with the version that stands now.
pub fn refused_form(desk: &Desk, s: &Shown, fields: &Fields, list: &[Refused]) -> Form {
    let mut fields = fields.clone();
    if list.iter().any(|r| r.refusal == Refusal::Stale) {
        fields.set("version", s.version().to_string());
    }
    Form::refused(desk.words, fields, list)
}

#[derive(Template)]
#[template(path = "workplaces/workplace.html")]
struct WorkplacePage {
    p: Page,
    s: Shown,
    f: Form,
    companies: Vec<(String, String)>,
    mentors: Vec<(String, String)>,
}

async fn workplace_page(
    desk: &Desk,
    id: PlacementId,
    f: impl FnOnce(&Shown) -> Form,
) -> Result<WorkplacePage, Failure> {
    let s = Shown::open(desk, id).await?;
    let Choices { mentors, companies } = workplaces::choices(&desk.context, s.page.placed.centre).await?;
    let company = |id: CompanyId| companies.iter().find(|(c, _)| *c == id).map(|(_, n)| n.clone()).unwrap_or_default();
    let mentors = mentors.iter().map(|m| (m.id.to_string(), format!("{}, {}", m.name, company(m.company)))).collect();
    let f = f(&s).named(LABELS);
    Ok(WorkplacePage {
        p: s.frame(desk),
        companies: companies.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        mentors,
        f,
        s,
    })
}

/// `GET /placements/{placement}/workplace`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn workplace(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let today = desk.context.today;
    let form = |s: &Shown| {
        let mut fields = Fields::default();
        fields.set_day("from", today.max(s.page.placed.placement.period.from()));
        Form::new(desk.words, fields).of_version(s.version())
    };
    html(&workplace_page(&desk, id(&placement)?, form).await?)
}

/// `POST /placements/{placement}/workplace`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn set_workplace(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let form = |s: &Shown| refused_form(&desk, s, &fields, list);
        html_refused(&workplace_page(&desk, id, form).await?, list)
    };
    let mut r = Reader::of(&fields);
    let (from, company) = (r.day("from"), r.choice("company", CompanyId::parse));
    let (mentor, version) = (r.optional_choice("mentor", MentorId::parse), r.version());
    let (from, company) = match (r.finish(), from, company) {
        (Ok(()), Some(from), Some(company)) => (from, company),
        (list, ..) => return again(&list.err().unwrap_or_default()).await,
    };
    match workplaces::set_workplace(&desk.context, id, version, from, company, mentor).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}"), "workplace-set")),
        Err(error) if error.is_stale() => again(STALE).await,
        Err(error) => again(&refused(error)?).await,
    }
}
