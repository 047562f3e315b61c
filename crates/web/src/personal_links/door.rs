//! Before the code: nothing is shown but that a code can be had. Whoever comes with a link that no longer works, was
//! used, or is none, sees the same page and gets the same answers.

use std::{net::SocketAddr, sync::Arc};

use askama::Template;
use axum::{
    extract::{ConnectInfo, FromRequestParts, Path, Query, State},
    http::{HeaderMap, StatusCode, Uri, header, request::Parts},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{
    Error,
    personal_links::{self, Door, LeadsTo},
};
use holdepunkt_rules::{Refusal, Refused, message::Channel};
use holdepunkt_wording::Words;

use crate::{
    App,
    desk::cookie,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    guard::set_cookie,
    language::words,
    own::confidentiality::ConfidentialityPage,
    page::Page,
    progressions::{self, answer::Asked},
    sign_in::address,
    signing_links::page::open_page,
};

/// A link as it was opened: to sign, or to answer.
#[derive(Debug, Clone)]
pub struct At {
    base: &'static str,
    /// The link's token.
    pub token: String,
}

impl At {
    /// Of a link to sign.
    #[must_use]
    pub fn to_sign(token: String) -> Self {
        Self { base: "/sign", token }
    }

    /// Of a link to answer.
    #[must_use]
    pub fn to_answer(token: String) -> Self {
        Self { base: "/answer", token }
    }

    fn of(uri: &Uri, token: String) -> Self {
        if uri.path().starts_with("/answer/") { Self::to_answer(token) } else { Self::to_sign(token) }
    }

    /// The link's path.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/{}", self.base, self.token)
    }

    /// Back to the link: what is shown there is told by how the link stands.
    #[must_use]
    pub fn back(&self) -> Response {
        Redirect::to(&self.path()).into_response()
    }

    /// The frame of a page behind a link: without anybody signed in.
    #[must_use]
    pub fn frame(&self, app: &Arc<App>, words: Words) -> Page {
        let mut p = Page::of(app, words, None, self.base);
        p.today = Some(app.house.today());
        p
    }
}

/// Longest that the pass's cookie lives; the pass itself ends sooner.
const COOKIE_SECONDS: i64 = 3600;

/// Name of the cookie that holds the pass.
fn pass_cookie(app: &App) -> &'static str {
    if app.secure_cookies { "__Host-hp_sign" } else { "hp_sign" }
}

/// The pass in a request.
pub(crate) fn pass(app: &App, headers: &HeaderMap) -> Option<String> {
    cookie(headers, pass_cookie(app)).filter(|t| t.len() == 64)
}

/// Whoever knocks at a link's door: with which link, from where, in which language, and with which pass.
#[derive(Debug)]
pub struct Knock {
    at: At,
    address: String,
    words: Words,
    pass: Option<String>,
}

impl FromRequestParts<Arc<App>> for Knock {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let token = Path::<String>::from_request_parts(parts, app).await;
        let Path(token) = token.map_err(|_| Failure::from(Refusal::NotFound))?;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0);
        Ok(Self {
            at: At::of(&parts.uri, token),
            address: address(app, peer, &parts.headers),
            words: words(&parts.headers),
            pass: pass(app, &parts.headers),
        })
    }
}

#[derive(Template)]
#[template(path = "personal_links/ask.html")]
struct AskPage {
    p: Page,
    at: String,
    f: Form,
}

#[derive(Template)]
#[template(path = "personal_links/code.html")]
struct CodePage {
    p: Page,
    at: String,
    f: Form,
    lead: String,
    hint: String,
}

#[derive(Template)]
#[template(path = "personal_links/closed.html")]
struct ClosedPage {
    p: Page,
    at: String,
    why: Option<String>,
}

#[derive(Template)]
#[template(path = "personal_links/sent.html")]
struct SentPage {
    p: Page,
}

/// The page of a link that no longer works.
pub(crate) fn closed(app: &Arc<App>, words: Words, at: &At, why: Option<String>) -> Result<Response, Failure> {
    let page = html(&ClosedPage { p: at.frame(app, words), at: at.path(), why })?;
    Ok((StatusCode::GONE, page).into_response())
}

fn code_page(app: &Arc<App>, words: Words, at: &At, f: Form, door: &Door) -> CodePage {
    let p = at.frame(app, words);
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
    CodePage { p, at: at.path(), f, lead, hint }
}

/// `GET /sign/{token}`, `GET /answer/{token}`
///
/// # Errors
/// The database's.
pub async fn show(State(app): State<Arc<App>>, k: Knock, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let Knock { at, words, pass, .. } = k;
    let form = Form::new(words, Fields::default());
    match personal_links::look(&app.house, &at.token, pass.as_deref()).await? {
        Door::Closed => closed(&app, words, &at, None),
        Door::Ask => html(&AskPage { p: at.frame(&app, words), at: at.path(), f: form }),
        Door::Confirm => {
            html(&ConfidentialityPage { p: at.frame(&app, words), action: format!("{}/confirm", at.path()) })
        }
        Door::Open(opened) => match opened.leads_to() {
            LeadsTo::Agreement(..) => html(&open_page(&app, words, at.token, &opened, form).await?),
            LeadsTo::Round(..) => progressions::link::page(&app, words, &at, &opened, &asked).await,
        },
        door @ Door::Code { .. } => html(&code_page(&app, words, &at, form, &door)),
    }
}

fn is(list: &[Refused], refusal: &Refusal) -> bool {
    list.iter().any(|r| r.refusal.code() == refusal.code())
}

/// A refusal at the door: at the form, or as the page of a link that no longer works.
async fn refuse(app: &Arc<App>, words: Words, at: &At, fields: Fields, error: Error) -> Result<Response, Failure> {
    let list = refused(error)?;
    if is(&list, &Refusal::LinkClosed) {
        return closed(app, words, at, None);
    }
    if is(&list, &Refusal::CodeTooOften) {
        return closed(app, words, at, Some(words.refusal(&Refusal::CodeTooOften)));
    }
    let form = Form::refused(words, fields, &list).named(&[("code", "signing-code")]);
    match personal_links::look(&app.house, &at.token, None).await? {
        door @ Door::Code { .. } => html_refused(&code_page(app, words, at, form, &door), &list),
        _ => html_refused(&AskPage { p: at.frame(app, words), at: at.path(), f: form }, &list),
    }
}

/// `POST /sign/{token}/code`, and of `/answer`: a code, please.
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn ask_code(State(app): State<Arc<App>>, k: Knock) -> Result<Response, Failure> {
    match personal_links::ask_code(&app.house, &k.at.token, &k.address).await {
        Ok(()) => Ok(k.at.back()),
        Err(error) => refuse(&app, k.words, &k.at, Fields::default(), error).await,
    }
}

/// `POST /sign/{token}/open`, and of `/answer`: the code.
///
/// # Errors
/// The database's; a wrong code is shown at the form.
pub async fn enter_code(State(app): State<Arc<App>>, k: Knock, fields: Fields) -> Result<Response, Failure> {
    match personal_links::enter_code(&app.house, &k.at.token, fields.get("code"), &k.address).await {
        Ok(pass) => {
            let cookie = set_cookie(&app, pass_cookie(&app), &pass, COOKIE_SECONDS);
            Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), k.at.back()).into_response())
        }
        Err(error) => refuse(&app, k.words, &k.at, Fields::default(), error).await,
    }
}

/// `POST /sign/{token}/new`, and of `/answer`: a new link, please. The answer is the same whether one was sent or not.
///
/// # Errors
/// [`Refusal::SignInPaused`], or the database's.
pub async fn renew(State(app): State<Arc<App>>, k: Knock) -> Result<Response, Failure> {
    personal_links::renew(&app.house, &k.at.token, &k.address).await?;
    Ok(Redirect::to(&format!("{}/sent", k.at.base)).into_response())
}

/// `GET /sign/sent`, and of `/answer`: a new link is on its way.
///
/// # Errors
/// When the page can't be made.
pub async fn sent(State(app): State<Arc<App>>, uri: Uri, headers: HeaderMap) -> Result<Response, Failure> {
    html(&SentPage { p: At::of(&uri, String::new()).frame(&app, words(&headers)) })
}

/// `POST /sign/{token}/confirm`, `POST /answer/{token}/confirm`
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but a mentor, or the database's.
pub async fn confirm(State(app): State<Arc<App>>, k: Knock) -> Result<Response, Failure> {
    match personal_links::confirm(&app.house, &k.at.token, k.pass.as_deref()).await {
        Ok(()) => Ok(k.at.back()),
        Err(error) => passed_by(&app, k.words, &k.at, error),
    }
}

/// What was refused to somebody whose pass ran out while they read: a new code opens the same page again.
pub(crate) fn passed_by(app: &Arc<App>, words: Words, at: &At, error: Error) -> Result<Response, Failure> {
    let list = refused(error)?;
    if is(&list, &Refusal::PassOver) { Ok(at.back()) } else { closed(app, words, at, None) }
}
