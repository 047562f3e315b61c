//! The guard before every handler that is not open: session, role, permission.

use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use holdepunkt_casework::{Action, Context, Error, Who, known_phones, policy, sign_in, sign_in::Session};
use holdepunkt_rules::{Refusal, id::AccountId};

use crate::{
    App,
    desk::{Desk, Shell, cookie},
    failure::{Failure, to_sign_in},
    language,
};

/// Name of the session's cookie. `__Host-` binds it to this host over TLS.
pub fn session_cookie(app: &App) -> &'static str {
    if app.secure_cookies { "__Host-hp_session" } else { "hp_session" }
}

/// Name of the cookie that leads to a parked form.
pub fn parked_cookie(app: &App) -> &'static str {
    if app.secure_cookies { "__Host-hp_parked" } else { "hp_parked" }
}

/// A `Set-Cookie` value; an empty value forgets the cookie.
pub fn set_cookie(app: &App, name: &str, value: &str, seconds: i64) -> String {
    let secure = if app.secure_cookies { "; Secure" } else { "" };
    let age = if value.is_empty() { 0 } else { seconds };
    format!("{name}={value}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{secure}")
}

/// The token of the session in the request.
pub fn token(app: &App, headers: &HeaderMap) -> Option<String> {
    cookie(headers, session_cookie(app)).filter(|t| t.len() == 64)
}

/// Name of the cookie of a known telephone.
pub fn phone_cookie(app: &App) -> &'static str {
    if app.secure_cookies { "__Host-hp_phone" } else { "hp_phone" }
}

/// The token of a known telephone in the request.
pub fn phone_token(app: &App, headers: &HeaderMap) -> Option<String> {
    cookie(headers, phone_cookie(app)).filter(|t| t.len() == 64)
}

/// Lets a request through when its session's role may do the action; puts a [`Desk`] on it.
pub async fn guard(
    State((app, action, phones)): State<(Arc<App>, Action, Phones)>,
    mut request: Request,
    next: Next,
) -> Response {
    match admit(&app, action, phones, request.headers(), request.uri()).await {
        Ok(Admitted::Yes(desk)) => {
            let shell = desk.shell.clone();
            request.extensions_mut().insert(*desk);
            let mut answer = next.run(request).await;
            answer.extensions_mut().insert(shell);
            answer
        }
        Ok(Admitted::SignInFirst(lost)) => sign_in_first(&app, request, lost).await,
        Err((failure, shell)) => {
            use axum::response::IntoResponse;
            let mut answer = failure.into_response();
            if let Some(shell) = shell {
                answer.extensions_mut().insert(shell);
            }
            answer
        }
    }
}

/// Does a route also open to a known telephone, without a session?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phones {
    /// No: a session.
    No,
    /// Yes, for the role that the telephone is known for.
    Known,
}

enum Admitted {
    Yes(Box<Desk>),
    SignInFirst(Option<AccountId>),
}

async fn admit(
    app: &Arc<App>,
    action: Action,
    phones: Phones,
    headers: &HeaderMap,
    uri: &axum::http::Uri,
) -> Result<Admitted, (Failure, Option<Shell>)> {
    let broken = |e: Error| (Failure::from(e), None);
    let (session, job_centre, others) = match token(app, headers) {
        Some(token) => sign_in::arrival(&app.house, &token).await.map_err(broken)?,
        None => (Session::None, String::new(), Vec::new()),
    };
    let known = match (&session, phones, phone_token(app, headers)) {
        (Session::Live(_), ..) | (_, Phones::No, _) | (.., None) => None,
        (_, Phones::Known, Some(token)) => known_phones::arrival(&app.house, &token).await.map_err(broken)?,
    };
    let known_phone = known.is_some();
    let (grant, job_centre, others) = match (session, known) {
        (Session::Live(grant), _) => (grant, job_centre, others),
        (_, Some((grant, job_centre))) => (grant, job_centre, Vec::new()),
        (Session::Expired(account), None) => return Ok(Admitted::SignInFirst(Some(account))),
        (Session::None, None) => return Ok(Admitted::SignInFirst(None)),
    };
    let shell = Shell::of(&grant, job_centre, others);
    if policy::reach(grant.role, action).is_none() {
        return Err((Refusal::NotAllowed.into(), Some(shell)));
    }
    let done = uri.query().and_then(|q| {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(q).ok()?;
        pairs.into_iter().find(|(name, _)| name == "done").map(|(_, value)| value)
    });
    let context = Context { known_phone, ..app.house.context(Who::Person(grant)) };
    let words = language::words(headers);
    let path = uri.path().to_owned();
    Ok(Admitted::Yes(Box::new(Desk { app: Arc::clone(app), context, words, shell, path, done })))
}

/// Sends somebody to sign in. What they were sending is kept, sealed, for the same account.
async fn sign_in_first(app: &App, request: Request, lost: Option<AccountId>) -> Response {
    let uri = request.uri().clone();
    let path = uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str).to_owned();
    let sends = request.method() == Method::POST;
    let mut answer = to_sign_in(if sends { "/resume" } else { &path });
    let Some(account) = lost.filter(|_| sends) else { return answer };
    let body = to_bytes(Body::new(request.into_body()), 1024 * 1024).await.unwrap_or_default();
    match sign_in::park(&app.house, account, uri.path(), &body).await {
        Ok(parked) => {
            if let Ok(value) = HeaderValue::from_str(&set_cookie(app, parked_cookie(app), &parked, 24 * 3600)) {
                answer.headers_mut().append(header::SET_COOKIE, value);
            }
        }
        Err(error) => tracing::error!(%error, "a form could not be kept"),
    }
    answer
}
