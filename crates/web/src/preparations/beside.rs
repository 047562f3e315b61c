//! Taster days and days in a centre out of a stay: booked, taken back, ended.

use askama::Template;
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use holdepunkt_casework::{
    Action,
    placements::{end_beside, withdraw_beside},
    preparations::{self, PreparationPage},
    store::placements::Beside,
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{PlacementId, PreparationId},
    placement::PlacementState,
};
use holdepunkt_wording::Argument;

use crate::{
    citizens::{look::first_name, page::place_words},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::book::{Sought, book_for, choose_for},
};

/// "Snusepraktik på JYSK Middelfart, plads 2, 30. nov. – 11. dec."
pub fn line(desk: &Desk, b: &Beside) -> String {
    let words = desk.words;
    let p = &b.placement;
    let values = [
        ("kind", Argument::from(words.say(&format!("placement-kind-{}", p.kind.code().replace('_', "-"))))),
        ("place", Argument::from(place_words(desk, &b.centre_name, b.number))),
        ("period", Argument::from(words.period(&p.period))),
    ];
    let key = if p.state == PlacementState::Reserved { "preparation-beside-held" } else { "preparation-beside" };
    words.say_with(key, &values)
}

/// The page on which somebody ends or takes back what is booked beside a stay.
pub fn path(stay: PreparationId, b: &Beside) -> String {
    format!("/preparations/{stay}/beside/{}", b.placement.id)
}

async fn stay(desk: &Desk, id: &str) -> Result<PreparationPage, Failure> {
    let id = PreparationId::parse(id).ok_or(Refusal::NotFound)?;
    Ok(preparations::find(&desk.context, Action::PlaceBeside, id).await?)
}

/// `GET /preparations/{preparation}/place`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; days that can't be are shown at the form.
pub async fn choose(desk: Desk, Path(id): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let page = stay(&desk, &id).await?;
    choose_for(&desk, &Sought::Beside(Box::new(page)), query).await
}

/// `POST /preparations/{preparation}/place`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn book(desk: Desk, Path(id): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let page = stay(&desk, &id).await?;
    book_for(&desk, &Sought::Beside(Box::new(page)), fields).await
}

#[derive(Template)]
#[template(path = "preparations/beside.html")]
struct OnePage {
    p: Page,
    f: Form,
    heading: String,
    line: String,
    mentor: String,
    back: String,
    begun: bool,
    reasons: Vec<(String, String)>,
}

fn one_page(desk: &Desk, page: &PreparationPage, b: &Beside, f: Form) -> OnePage {
    let words = desk.words;
    let name = first_name(words, &page.name);
    let back = format!("/projects/{}", page.project.id);
    let begun = b.placement.state == PlacementState::Agreed && b.placement.period.from() <= desk.context.today;
    let key = if begun { "preparation-beside-end" } else { "preparation-beside-withdraw" };
    OnePage {
        p: desk.page().under_key("/projects", "nav-projects").under(back.clone(), page.project.name.clone()),
        f,
        heading: words.say_with(key, &[("name", Argument::from(name))]),
        line: line(desk, b),
        mentor: words.say_with("placement-mentors", &[("names", Argument::from(b.mentor_name.as_str()))]),
        back,
        begun,
        reasons: desk.choices("ending_reasons"),
    }
}

fn booked<'a>(page: &'a PreparationPage, id: &str) -> Result<&'a Beside, Failure> {
    let id = PlacementId::parse(id).ok_or(Refusal::NotFound)?;
    Ok(page.beside.iter().find(|b| b.placement.id == id).ok_or(Refusal::NotFound)?)
}

/// `GET /preparations/{preparation}/beside/{placement}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path((id, placement)): Path<(String, String)>) -> Result<Response, Failure> {
    let page = stay(&desk, &id).await?;
    let b = booked(&page, &placement)?;
    let mut fields = Fields::default();
    let last = b.placement.period.until().unwrap_or(b.placement.agreed_until);
    fields.set_day("ended_on", last.min(desk.context.today));
    html(&one_page(&desk, &page, b, Form::new(desk.words, fields).of_version(b.placement.version)))
}

/// `POST /preparations/{preparation}/beside/{placement}`: ends what has begun, takes back what hasn't.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn close(
    desk: Desk,
    Path((id, placement)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let page = stay(&desk, &id).await?;
    let b = booked(&page, &placement)?;
    let again = |list: &[Refused]| {
        html_refused(&one_page(&desk, &page, b, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let (stay, placement) = (page.preparation.id, b.placement.id);
    let mut r = Reader::of(&fields);
    let version = r.version();
    let done = if fields.get("what") == "withdraw" {
        withdraw_beside(&desk.context, stay, placement, version).await.map(|()| "preparation-beside-withdrawn")
    } else {
        let on = r.day("ended_on");
        let list = desk.context.house.rulebook.list("ending_reasons");
        let reason = r.optional_code("reason", list, desk.context.today);
        match (r.finish(), on) {
            (Ok(()), Some(on)) => end_beside(&desk.context, stay, placement, version, on, reason)
                .await
                .map(|()| "preparation-beside-ended"),
            (result, _) => return again(&result.err().unwrap_or_default()),
        }
    };
    match done {
        Ok(what) => Ok(desk.done(&format!("/projects/{}", page.project.id), what)),
        Err(error) => again(&refused(error)?),
    }
}
