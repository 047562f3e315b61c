//! A hearing as the citizen meets it: what is asked in plain words, until when, and a place for an answer.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::hearings::{self, OwnHearing};
use holdepunkt_rules::{Refusal, Refused, id::HearingId};

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    own::page::helper,
    page::Page,
};

#[derive(Template)]
#[template(path = "hearings/own.html")]
struct OwnPage {
    p: Page,
    f: Form,
    about: String,
    by: String,
    answered: Option<String>,
    answer: String,
    outcome: Option<String>,
    open: bool,
    action: String,
    call: Option<Markup>,
}

fn page(desk: &Desk, h: OwnHearing, f: Form) -> OwnPage {
    let words = desk.words;
    let near = |day| words.day_near(day, desk.context.today);
    let p = desk.page().under_key("/me", "nav-own");
    let hearing = h.hearing;
    OwnPage {
        about: hearing.about.clone(),
        by: words.say_with("hearing-own-by", &[("day", words.weekday_and_day(hearing.reply_by).into())]),
        answered: hearing.answered_on.map(|on| words.say_with("hearing-own-answered", &[("day", near(on).into())])),
        answer: h.answer.unwrap_or_default(),
        outcome: hearing.outcome.as_ref().map(|o| desk.code("hearing_outcomes", o.as_str())),
        open: hearing.is_open() && hearing.answered_on.is_none(),
        action: format!("/me/hearings/{}", hearing.id),
        call: h.asked_by.as_ref().map(|who| helper(&p, who, "own-caseworker", false)),
        f: f.named(&[("answer", "hearing-own-answer")]),
        p,
    }
}

/// `GET /me/hearings/{hearing}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(hearing): Path<String>) -> Result<Response, Failure> {
    let id = HearingId::parse(&hearing).ok_or(Refusal::NotFound)?;
    let h = hearings::mine(&desk.context, id).await?;
    html(&page(&desk, h, Form::new(desk.words, Fields::default())))
}

/// `POST /me/hearings/{hearing}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn answer(desk: Desk, Path(hearing): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = HearingId::parse(&hearing).ok_or(Refusal::NotFound)?;
    let again = async |list: &[Refused]| {
        let h = hearings::mine(&desk.context, id).await?;
        html_refused(&page(&desk, h, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let mut r = Reader::of(&fields);
    let words = r.note("answer");
    if words.trim().is_empty() {
        r.refuse(Refusal::Missing.on("answer"));
    }
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    match hearings::answer(&desk.context, id, &words).await {
        Ok(()) => Ok(desk.done(&format!("/me/hearings/{id}"), "hearing-answered")),
        Err(error) => again(&refused(error)?).await,
    }
}
