//! Known telephones: kept, forgotten, listed; and the link in the morning.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{Action, known_phones};
use holdepunkt_rules::{Refusal, id::KnownPhoneId};

use super::page::{Phone, phone};
use crate::{
    App,
    desk::Desk,
    failure::{Failure, html},
    form::Fields,
    guard::{phone_cookie, phone_token, set_cookie},
    page::Page,
};

/// `POST /attendance/phone`: makes this telephone known.
///
/// # Errors
/// The policy's, or the database's.
pub async fn keep(State(app): State<Arc<App>>, desk: Desk, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(before) = phone_token(&app, &headers) {
        known_phones::forget_token(&app.house, &before).await?; // the same telephone, kept anew
    }
    let known = known_phones::keep(&desk.context).await?;
    let cookie = set_cookie(&app, phone_cookie(&app), &known.token, known.seconds);
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), desk.done("/attendance", "phone-known")).into_response())
}

/// `POST /attendance/morning`: when the link comes.
///
/// # Errors
/// The policy's, or the database's.
pub async fn morning(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let text = fields.get("morning");
    let minute = if text.is_empty() { None } else { Some(text.parse().map_err(|_| Refusal::NotOnTheList)?) };
    known_phones::set_morning(&desk.context, minute).await?;
    Ok(desk.done("/attendance", if minute.is_some() { "phone-morning" } else { "phone-no-morning" }))
}

/// `POST /attendance/leave`: forgets this telephone, and whoever was known on it is nobody.
///
/// # Errors
/// The database's.
pub async fn leave(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Failure> {
    if let Some(token) = phone_token(&app, &headers) {
        known_phones::forget_token(&app.house, &token).await?;
    }
    let gone = set_cookie(&app, phone_cookie(&app), "", 0);
    Ok((AppendHeaders([(header::SET_COOKIE, gone)]), Redirect::to("/sign-in")).into_response())
}

/// `POST /known-phones/{phone}/forget`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn forget(desk: Desk, Path(phone): Path<String>) -> Result<Response, Failure> {
    let id = KnownPhoneId::parse(&phone).ok_or(Refusal::NotFound)?;
    known_phones::forget(&desk.context, id).await?;
    let to = if desk.context.may(Action::SeePhones) { "/known-phones" } else { "/attendance" };
    Ok(desk.done(to, "phone-forgotten"))
}

#[derive(Template)]
#[template(path = "attendance/phones.html")]
struct PhonesPage {
    p: Page,
    phones: Vec<Phone>,
}

/// `GET /known-phones`
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let phones = known_phones::all(&desk.context).await?;
    html(&PhonesPage { p: desk.page(), phones: phones.iter().map(|k| phone(&desk, k, true)).collect() })
}
