//! What went wrong, as a page: what happened, what it means, a way on, and an id to tell support.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};
use holdepunkt_casework::Error;
use holdepunkt_rules::{Refusal, Refused};
use holdepunkt_wording::sentences;
use uuid::Uuid;

use crate::{
    App,
    desk::{Desk, Shell},
    language,
    page::Page,
};

/// A handler could not answer with its page.
#[derive(Debug, Clone)]
pub enum Failure {
    /// Refused; shown as a page of its own, since there is no form to show it at.
    Refused(Refused),
    /// The database is not available.
    Unavailable,
    /// A defect of the program.
    Broken,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Refused(list) => list.into_iter().next().map_or(Self::Broken, Self::Refused),
            Error::Store(error) => {
                // The text of a database error names tables and columns, never values bound to a statement.
                tracing::error!(%error, "the database could not answer");
                match error {
                    holdepunkt_casework::store::StoreError::Unavailable(_) => Self::Unavailable,
                    _ => Self::Broken,
                }
            }
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a page could not be rendered");
        Self::Broken
    }
}

impl Failure {
    /// The status that says it.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Refused(refused) => status_of(&refused.refusal),
        }
    }
}

/// The status of a refusal: not there, not allowed, a conflict with somebody else's deed, or unfit input.
pub fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::NotAllowed | Refusal::StateYourReason => StatusCode::FORBIDDEN,
        Refusal::SignInFailed => StatusCode::UNAUTHORIZED,
        Refusal::SignInPaused { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Stale
        | Refusal::PlaceJustTaken
        | Refusal::PlaceTaken { .. }
        | Refusal::CitizenAlreadyPlaced { .. }
        | Refusal::CprTaken
        | Refusal::CvrTaken
        | Refusal::AlreadyReferred { .. }
        | Refusal::ContractsOverlap { .. }
        | Refusal::PlacesInUse { .. }
        | Refusal::ReferralState { .. }
        | Refusal::MoveOnOffer { .. }
        | Refusal::TransferHeldUp
        | Refusal::AlreadyPrepared { .. }
        | Refusal::PreparationState { .. }
        | Refusal::ProjectInUse { .. }
        | Refusal::MeetingFull { .. }
        | Refusal::MeetingState { .. }
        | Refusal::AlreadyInvited
        | Refusal::AgreementState { .. }
        | Refusal::AgreementOpen
        | Refusal::AlreadySigned
        | Refusal::NothingToAnswer
        | Refusal::SignatureNotAsked
        | Refusal::SignedOther
        | Refusal::RegisteredBy { .. }
        | Refusal::JustRegistered
        | Refusal::CallAnswered { .. }
        | Refusal::HearingOpen
        | Refusal::HearingClosed { .. }
        | Refusal::MessageGone
        | Refusal::RemindedToday
        | Refusal::PlacementState { .. } => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// Where a mentor says that what they hear stays with them, before the first citizen is shown.
const CONFIDENTIALITY: &str = "/mentored/confidentiality";

/// Carried out of the handler so that the layer outside can word it with the reader's language and shell.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if matches!(&self, Self::Refused(refused) if refused.refusal == Refusal::ConfidentialityFirst) {
            return Redirect::to(CONFIDENTIALITY).into_response();
        }
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}

/// Somebody must sign in first: carried out like a failure, answered with a redirect.
pub fn to_sign_in(next: &str) -> Response {
    let mut query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
    if next == "/" {
        query.clear();
    }
    let sign = if query.is_empty() { "" } else { "?" };
    Redirect::to(&format!("/sign-in{sign}{query}")).into_response()
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    p: Page,
    heading: String,
    sentence: String,
    way_on: String,
    id: String,
}

/// A path as the log may hold it: what follows `/sign/` or `/answer/` is the key to somebody's link.
fn masked(path: &str) -> &str {
    match path {
        _ if path.starts_with("/sign/") => "/sign/…",
        _ if path.starts_with("/answer/") => "/answer/…",
        _ => path,
    }
}

/// Words failures, and whatever else comes out empty-handed (an unknown path, a body too large).
pub async fn word(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let words = language::words(request.headers());
    let path = request.uri().path().to_owned();
    let method = request.method().clone();
    let started = app.house.now();
    let answer = next.run(request).await;
    let status = answer.status();
    let took = app.house.now().duration_since(started).as_millis();
    let failure = answer.extensions().get::<Failure>().cloned();
    let bare = failure.is_some()
        || ((status.is_client_error() || status.is_server_error()) && !answer.headers().contains_key("content-type"))
        || status == StatusCode::PAYLOAD_TOO_LARGE;
    if !path.starts_with("/static/") {
        // The path holds opaque ids only; the query is left out.
        let path = masked(&path);
        tracing::info!(%method, path, status = status.as_u16(), took_ms = took as u64, "answered");
    }
    if !bare || path.starts_with("/static/") {
        return answer;
    }
    let id = Uuid::now_v7().simple().to_string();
    let kind = match (&failure, status) {
        (Some(Failure::Unavailable), _) => "unavailable",
        (Some(Failure::Broken), _) => "broken",
        (_, StatusCode::NOT_FOUND) => "not-found",
        (_, StatusCode::FORBIDDEN) => "not-allowed",
        (_, StatusCode::PAYLOAD_TOO_LARGE) => "too-large",
        (_, StatusCode::SERVICE_UNAVAILABLE) => "unavailable",
        _ => "refused",
    };
    let sentence = match &failure {
        // What every page of the kind says already: not again in the refusal's own words.
        Some(Failure::Refused(refused)) if matches!(refused.refusal, Refusal::NotFound | Refusal::NotAllowed) => {
            words.say(&format!("failure-{kind}-sentence"))
        }
        Some(Failure::Refused(refused)) => sentences([words.refusal(&refused.refusal)]),
        _ => words.say(&format!("failure-{kind}-sentence")),
    };
    tracing::warn!(%id, kind, status = status.as_u16(), "failed");
    let shell = answer.extensions().get::<Shell>().cloned();
    let page = FailurePage {
        p: Page::of(&app, words, shell, &path),
        heading: words.say(&format!("failure-{kind}")),
        sentence,
        way_on: words.say(&format!("failure-{kind}-way-on")),
        id,
    };
    let mut answer = (status, Html(page.render().unwrap_or_default())).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        answer.headers_mut().insert("retry-after", HeaderValue::from_static("10"));
    }
    answer
}

/// An address that leads nowhere.
pub async fn nowhere() -> Failure {
    Failure::Refused(Refusal::NotFound.into())
}

/// Renders a page for a desk.
///
/// # Errors
/// [`Failure::Broken`] when the template can't be rendered.
pub fn html(template: &impl Template) -> Result<Response, Failure> {
    Ok(Html(template.render()?).into_response())
}

/// Renders a form again after a refusal, with the status that fits the first of its refusals.
///
/// # Errors
/// [`Failure::Broken`] when the template can't be rendered.
pub fn html_refused(template: &impl Template, refused: &[Refused]) -> Result<Response, Failure> {
    let status = refused.first().map_or(StatusCode::UNPROCESSABLE_ENTITY, |r| status_of(&r.refusal));
    Ok((status, Html(template.render()?)).into_response())
}

/// A desk is not there although the guard let the request through: a defect.
pub fn no_desk() -> Failure {
    tracing::error!("a handler asked for a desk on an open route");
    Failure::Broken
}

impl Desk {
    /// Leads on after a deed: the page with a message that names it (`done-<what>` in the locales).
    pub fn done(&self, to: &str, what: &str) -> Response {
        let sign = if to.contains('?') { '&' } else { '?' };
        Redirect::to(&format!("{to}{sign}done={what}")).into_response()
    }
}
