//! Before the code: nothing is shown but that a code can be had. Whoever comes with a link that no longer works, was
//! used, or is none, sees the same page and gets the same answers.

use std::{net::SocketAddr, sync::Arc};

use askama::Template;
use axum::{
    Extension,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{
    Error,
    signing_links::{self, Door},
};
use holdepunkt_rules::{Refusal, Refused, message::Channel};
use holdepunkt_wording::Words;

use super::page::open_page;
use crate::{
    App,
    desk::cookie,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    guard::set_cookie,
    language::words,
    page::Page,
    sign_in::address,
};

/// Longest that the pass's cookie lives; the pass itself ends sooner.
const COOKIE_SECONDS: i64 = 3600;

/// Name of the cookie that holds the pass.
fn pass_cookie(app: &App) -> &'static str {
    if app.secure_cookies { "__Host-hp_sign" } else { "hp_sign" }
}

/// The pass in a request.
pub(super) fn pass(app: &App, headers: &HeaderMap) -> Option<String> {
    cookie(headers, pass_cookie(app)).filter(|t| t.len() == 64)
}

/// The frame of a page behind a link: without anybody signed in.
pub(super) fn frame(app: &Arc<App>, words: Words) -> Page {
    let mut p = Page::of(app, words, None, "/sign");
    p.today = Some(app.house.today());
    p
}

#[derive(Template)]
#[template(path = "signing_links/ask.html")]
struct AskPage {
    p: Page,
    token: String,
    f: Form,
}

#[derive(Template)]
#[template(path = "signing_links/code.html")]
struct CodePage {
    p: Page,
    token: String,
    f: Form,
    lead: String,
    hint: String,
}

#[derive(Template)]
#[template(path = "signing_links/closed.html")]
struct ClosedPage {
    p: Page,
    token: String,
    why: Option<String>,
}

#[derive(Template)]
#[template(path = "signing_links/sent.html")]
struct SentPage {
    p: Page,
}

/// The page of a link that no longer works.
pub(super) fn closed(app: &Arc<App>, words: Words, token: String, why: Option<String>) -> Result<Response, Failure> {
    let page = html(&ClosedPage { p: frame(app, words), token, why })?;
    Ok((StatusCode::GONE, page).into_response())
}

fn code_page(app: &Arc<App>, words: Words, token: String, f: Form, door: &Door) -> CodePage {
    let p = frame(app, words);
    let (lead, hint) = match door {
        Door::Code { by: Some(Channel::Sms), ends, minutes } => {
            (p.t1("signing-code-lead-sms", "minutes", *minutes), p.t1("signing-code-hint-sms", "ends", ends.as_str()))
        }
        Door::Code { by: Some(Channel::Email), minutes, .. } => {
            (p.t1("signing-code-lead-email", "minutes", *minutes), p.t("signing-code-hint"))
        }
        Door::Code { minutes, .. } => (p.t1("signing-code-lead-read", "minutes", *minutes), p.t("signing-code-hint")),
        _ => (String::new(), p.t("signing-code-hint")),
    };
    CodePage { p, token, f, lead, hint }
}

/// `GET /sign/{token}`
///
/// # Errors
/// The database's.
pub async fn show(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let words = words(&headers);
    let form = Form::new(words, Fields::default());
    match signing_links::look(&app.house, &token, pass(&app, &headers).as_deref()).await? {
        Door::Closed => closed(&app, words, token, None),
        Door::Ask => html(&AskPage { p: frame(&app, words), token, f: form }),
        Door::Confirm => html(&super::page::ConfirmPage { p: frame(&app, words), token }),
        Door::Open(reading) => html(&open_page(&app, words, token, &reading, form)),
        door @ Door::Code { .. } => html(&code_page(&app, words, token, form, &door)),
    }
}

/// Back to the link: what is shown there is told by how the link stands.
pub(super) fn back(token: &str) -> Response {
    Redirect::to(&format!("/sign/{token}")).into_response()
}

fn is(list: &[Refused], refusal: &Refusal) -> bool {
    list.iter().any(|r| r.refusal.code() == refusal.code())
}

/// A refusal at the door: at the form, or as the page of a link that no longer works.
async fn refuse(
    app: &Arc<App>,
    words: Words,
    token: String,
    fields: Fields,
    error: Error,
) -> Result<Response, Failure> {
    let list = refused(error)?;
    if is(&list, &Refusal::LinkClosed) {
        return closed(app, words, token, None);
    }
    if is(&list, &Refusal::CodeTooOften) {
        return closed(app, words, token, Some(words.refusal(&Refusal::CodeTooOften)));
    }
    let form = Form::refused(words, fields, &list).named(&[("code", "signing-code")]);
    match signing_links::look(&app.house, &token, None).await? {
        door @ Door::Code { .. } => html_refused(&code_page(app, words, token, form, &door), &list),
        _ => html_refused(&AskPage { p: frame(app, words), token, f: form }, &list),
    }
}

/// `POST /sign/{token}/code`: a code, please.
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn ask_code(
    State(app): State<Arc<App>>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let address = address(&app, peer.map(|c| c.0.0), &headers);
    match signing_links::ask_code(&app.house, &token, &address).await {
        Ok(()) => Ok(back(&token)),
        Err(error) => refuse(&app, words(&headers), token, Fields::default(), error).await,
    }
}

/// `POST /sign/{token}/open`: the code.
///
/// # Errors
/// The database's; a wrong code is shown at the form.
pub async fn enter_code(
    State(app): State<Arc<App>>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let address = address(&app, peer.map(|c| c.0.0), &headers);
    match signing_links::enter_code(&app.house, &token, fields.get("code"), &address).await {
        Ok(pass) => {
            let cookie = set_cookie(&app, pass_cookie(&app), &pass, COOKIE_SECONDS);
            Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), back(&token)).into_response())
        }
        Err(error) => refuse(&app, words(&headers), token, Fields::default(), error).await,
    }
}

/// `POST /sign/{token}/new`: a new link, please. The answer is the same whether one was sent or not.
///
/// # Errors
/// [`Refusal::SignInPaused`], or the database's.
pub async fn renew(
    State(app): State<Arc<App>>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let address = address(&app, peer.map(|c| c.0.0), &headers);
    signing_links::renew(&app.house, &token, &address).await?;
    Ok(Redirect::to("/sign/sent").into_response())
}

/// `GET /sign/sent`: a new link is on its way.
///
/// # Errors
/// When the page can't be made.
pub async fn sent(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Failure> {
    html(&SentPage { p: frame(&app, words(&headers)) })
}
