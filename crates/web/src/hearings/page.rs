//! A placement's hearings for the coordinating caseworker: opened with days to answer, closed with what came of it.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::hearings::{self, HearingPage};
use holdepunkt_rules::{
    Refusal, Refused,
    hearing::Hearing,
    id::{HearingId, PlacementId},
};

use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] =
    &[("about", "hearing-about"), ("reply_by", "hearing-reply-by"), ("outcome", "hearing-outcome")];

/// The hearing that stands open, in words.
struct Open {
    about: String,
    says: String,
    answer: Option<String>,
    close: String,
}

#[derive(Template)]
#[template(path = "hearings/page.html")]
struct HearingsPage {
    p: Page,
    f: Form,
    id: PlacementId,
    heading: String,
    days: Vec<String>,
    open: Option<Open>,
    outcomes: Vec<(String, String)>,
    earlier: Vec<String>,
}

fn earlier(desk: &Desk, h: &Hearing) -> String {
    let words = desk.words;
    let near = |day| words.day_near(day, desk.context.today);
    let outcome = h.outcome.as_ref().map(|o| desk.code("hearing_outcomes", o.as_str())).unwrap_or_default();
    words.say_with(
        "hearing-was",
        &[
            ("from", near(h.opened_on).into()),
            ("until", h.closed_on.map(near).unwrap_or_default().into()),
            ("outcome", outcome.into()),
        ],
    )
}

fn page(desk: &Desk, h: &HearingPage, f: Form) -> HearingsPage {
    let (words, today) = (desk.words, desk.context.today);
    let name = name_or_protected(words, &h.name);
    let open = h.open.as_ref().map(|o| Open {
        about: o.about.clone(),
        says: match o.answered_on {
            Some(on) => words.say_with("hearing-answered-on", &[("day", words.day_near(on, today).into())]),
            None => words.say_with("hearing-waits-until", &[("day", words.day_near(o.reply_by, today).into())]),
        },
        answer: h.answer.clone(),
        close: format!("/hearings/{}/close", o.id),
    });
    HearingsPage {
        p: desk
            .page()
            .under_key("/citizens", "nav-citizens")
            .under(format!("/citizens/{}", h.citizen), name.as_str())
            .under(format!("/placements/{}/attendance", h.placement), words.say("attendance-heading")),
        id: h.placement,
        heading: words.say_with("hearing-heading", &[("name", name.into())]),
        days: h.unheard.iter().map(|d| words.weekday_and_day(*d)).collect(),
        open,
        outcomes: desk.choices("hearing_outcomes"),
        earlier: h.earlier.iter().map(|h| earlier(desk, h)).collect(),
        f: f.named(LABELS),
    }
}

fn id(text: &str) -> Result<PlacementId, Failure> {
    Ok(PlacementId::parse(text).ok_or(Refusal::NotFound)?)
}

/// The form as it begins: what is asked, in words that the caseworker changes.
fn fresh(desk: &Desk, h: &HearingPage) -> Form {
    let words = desk.words;
    let mut fields = Fields::default();
    let days: Vec<_> = h.unheard.iter().map(|d| words.weekday_and_day(*d)).collect();
    fields.set("about", words.say_with("hearing-about-begin", &[("days", days.join(", ").into())]));
    fields.set_day("reply_by", h.proposed);
    Form::new(words, fields).of_version(h.open.as_ref().map_or(0, |o| o.version))
}

/// `GET /placements/{placement}/hearing`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let h = hearings::of_placement(&desk.context, id(&placement)?).await?;
    let form = fresh(&desk, &h);
    html(&page(&desk, &h, form))
}

/// `POST /placements/{placement}/hearing`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn open(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let h = hearings::of_placement(&desk.context, id).await?;
        html_refused(&page(&desk, &h, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let mut r = Reader::of(&fields);
    let about = r.note("about");
    if about.trim().is_empty() {
        r.refuse(Refusal::Missing.on("about"));
    }
    let by = r.day("reply_by");
    let by = match (r.finish(), by) {
        (Ok(()), Some(by)) => by,
        (list, _) => return again(&list.err().unwrap_or_default()).await,
    };
    match hearings::open(&desk.once(fields.get("once")), id, about, by).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}/hearing"), "hearing-opened")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /hearings/{hearing}/close`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn close(desk: Desk, Path(hearing): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = HearingId::parse(&hearing).ok_or(Refusal::NotFound)?;
    let mut r = Reader::of(&fields);
    let version = r.version();
    let outcome = r.code("outcome", desk.context.house.rulebook.list("hearing_outcomes"), desk.context.today);
    let done = match (r.finish(), outcome) {
        (Ok(()), Some(outcome)) => hearings::close(&desk.context, id, version, outcome).await,
        (list, _) => Err(holdepunkt_casework::Error::Refused(list.err().unwrap_or_default())),
    };
    match done {
        Ok(placement) => Ok(desk.done(&format!("/placements/{placement}/hearing"), "hearing-closed")),
        Err(error) => {
            let list = refused(error)?;
            let placement = hearings::placement_of(&desk.context, id).await?;
            let h = hearings::of_placement(&desk.context, placement).await?;
            let mut kept = fields;
            kept.set("version", h.open.as_ref().map_or(0, |o| o.version).to_string());
            html_refused(&page(&desk, &h, Form::refused(desk.words, kept, &list)), &list)
        }
    }
}
