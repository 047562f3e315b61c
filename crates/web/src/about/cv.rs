//! Writing a citizen's CV, entry by entry.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{citizens::Heading, cv};
use holdepunkt_rules::{
    Refusal, Refused,
    cv::{CvEntry, CvKind},
    id::{CitizenId, CvEntryId},
    text::LONGEST_NAME,
};

use crate::{
    benefits::page::frame,
    citizens::{
        look::whose,
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    stale::{Conflict, conflict},
};

const LABELS: &[(&str, &str)] = &[
    ("kind", "cv-kind"),
    ("title", "cv-title"),
    ("place", "cv-place"),
    ("from", "cv-from"),
    ("until", "cv-until"),
    ("note", "cv-note"),
];

fn kinds(desk: &Desk) -> Vec<(String, String)> {
    CvKind::ALL.iter().map(|k| (k.code().to_owned(), desk.words.say(&format!("cv-kind-{}", k.code())))).collect()
}

fn read(fields: &Fields, id: CvEntryId, citizen: CitizenId) -> Result<CvEntry, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let kind = r.choice("kind", CvKind::from_code);
    let (title, place) = (r.line("title", LONGEST_NAME), r.optional_line("place", LONGEST_NAME));
    let (from, until) = (r.optional_day("from"), r.optional_day("until"));
    let (note, version) = (r.note("note"), r.version());
    r.finish()?;
    kind.map(|kind| CvEntry { id, citizen, kind, title, place, from, until, note, version }).ok_or_else(Vec::new)
}

fn show(e: &CvEntry) -> Fields {
    let mut f = Fields::default();
    f.set("kind", e.kind.code());
    f.set("title", &e.title);
    f.set("place", &e.place);
    if let Some(from) = e.from {
        f.set_day("from", from);
    }
    if let Some(until) = e.until {
        f.set_day("until", until);
    }
    f.set("note", &e.note);
    f
}

#[derive(Template)]
#[template(path = "about/cv.html")]
struct CvPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    remove: String,
    version: i64,
    kinds: Vec<(String, String)>,
    conflict: Conflict,
}

fn cv_page(desk: &Desk, head: &Heading, f: Form, entry: Option<&CvEntry>, conflict: Conflict) -> CvPage {
    let key = if entry.is_some() { "cv-edit" } else { "cv-new" };
    CvPage {
        p: frame(desk, head),
        heading: desk.words.say_with(key, &[("whose", whose(desk.words, &head.name).into())]),
        back: format!("/citizens/{}/about", head.id),
        remove: entry.map(|e| format!("/cv/{}/remove", e.id)).unwrap_or_default(),
        version: entry.map_or(0, |e| e.version),
        kinds: kinds(desk),
        conflict,
        f: f.named(LABELS),
    }
}

/// `GET /citizens/{citizen}/cv/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match cv::begin(&desk.context, id).await {
        Ok(head) => {
            let f = Form::new(desk.words, Fields::default());
            html(&cv_page(&desk, &head, f, None, Conflict::none()))
        }
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/cv/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn register(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| match cv::begin(&desk.context, id).await {
        Ok(head) => {
            let f = Form::refused(desk.words, fields.clone(), list);
            html_refused(&cv_page(&desk, &head, f, None, Conflict::none()), list)
        }
        Err(error) => or_ask_reason(id, error),
    };
    let entry = match read(&fields, CvEntryId::fresh(), id) {
        Ok(entry) => entry,
        Err(list) => return again(&list).await,
    };
    match cv::register(&desk.once(fields.get("once")), entry).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{id}/about"), "saved")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `GET /cv/{entry}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(entry): Path<String>) -> Result<Response, Failure> {
    let (head, entry) = cv::find(&desk.context, entry_id(&entry)?).await?;
    let f = Form::new(desk.words, show(&entry)).of_version(entry.version);
    html(&cv_page(&desk, &head, f, Some(&entry), Conflict::none()))
}

/// `POST /cv/{entry}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(entry): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = entry_id(&entry)?;
    let again = async |list: &[Refused]| {
        let (head, entry) = cv::find(&desk.context, id).await?;
        let f = Form::refused(desk.words, fields.clone(), list);
        html_refused(&cv_page(&desk, &head, f, Some(&entry), Conflict::none()), list)
    };
    let (head, now) = cv::find(&desk.context, id).await?;
    let entry = match read(&fields, id, head.id) {
        Ok(entry) => entry,
        Err(list) => return again(&list).await,
    };
    match cv::correct(&desk.context, entry).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}/about"), "saved")),
        Err(error) if error.is_stale() => {
            let name_of =
                |name: &str, value: &str| (name == "kind").then(|| desk.words.say(&format!("cv-kind-{value}")));
            let (f, conflict) = conflict(desk.words, &fields, &show(&now), now.version, LABELS, name_of);
            html_refused(&cv_page(&desk, &head, f, Some(&now), conflict), &[Refusal::Stale.into()])
        }
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /cv/{entry}/remove`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], or the database's.
pub async fn remove(desk: Desk, Path(entry): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let version = fields.get("version").parse().unwrap_or(0);
    let citizen = cv::remove(&desk.context, entry_id(&entry)?, version).await?;
    Ok(desk.done(&format!("/citizens/{citizen}/about"), "cv-removed"))
}

fn entry_id(text: &str) -> Result<CvEntryId, Failure> {
    CvEntryId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
