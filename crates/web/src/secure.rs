//! Headers on every answer, and no change of anything on another site's word.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use holdepunkt_rules::Refusal;

use crate::{App, failure::Failure};

/// What a page may load: its own files and nothing else; no inline script or style.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the security headers on every answer, errors among them.
pub async fn headers(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let is_file = request.uri().path().starts_with("/static/");
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set("content-security-policy", POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("x-frame-options", "DENY");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if app.secure_cookies {
        set("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    if !is_file {
        // Pages show people: nothing between the program and the reader may keep a copy.
        set("cache-control", "no-store");
        set("vary", "Cookie, Accept-Language");
    }
    answer
}

/// Refuses whatever would change something and does not come from a page of ours: by
/// `Sec-Fetch-Site` where the browser tells it, else by comparing `Origin` with `Host`.
///
/// # Errors
/// 403.
pub async fn same_site(request: Request, next: Next) -> Result<Response, Failure> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(next.run(request).await);
    }
    if is_ours(request.headers()) {
        Ok(next.run(request).await)
    } else {
        Err(Failure::Refused(Refusal::NotAllowed.into()))
    }
}

/// Does the request come from one of our own pages?
fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|h| h.to_str().ok());
    match (text("sec-fetch-site"), text("origin"), text(header::HOST.as_str())) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, o)| o == host),
        // No browser of the last years sends a form without either; a command-line client may.
        (None, None, _) => true,
        (None, Some(_), None) => false,
    }
}
