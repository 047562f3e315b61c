//! The reader's language: what they chose, else what their browser asks for, else Danish.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use holdepunkt_wording::{Language, Words};

use crate::{App, desk::cookie, form::Fields};

const COOKIE: &str = "hp_language";

/// The words for a request.
pub fn words(headers: &HeaderMap) -> Words {
    let chosen = cookie(headers, COOKIE).and_then(|c| Language::from_code(&c));
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|h| h.to_str().ok()).map(Language::accepted);
    Words::of(chosen.or_else(asked).unwrap_or(Language::Danish))
}

/// `POST /language`: remembers the choice for a year and returns to the page.
pub async fn choose(State(app): State<Arc<App>>, headers: HeaderMap, fields: Fields) -> Response {
    let language = Language::from_code(fields.get("language")).unwrap_or(Language::Danish);
    let secure = if app.secure_cookies { "; Secure" } else { "" };
    let kept = format!("{COOKIE}={language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    let back = headers.get(header::REFERER).and_then(|h| h.to_str().ok()).map_or("/", local_part).to_owned();
    (AppendHeaders([(header::SET_COOKIE, kept)]), Redirect::to(&back)).into_response()
}

/// The path and query of an address, so that a redirect never leaves the house.
pub fn local_part(address: &str) -> &str {
    let path = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest.find('/').and_then(|i| rest.get(i..)).unwrap_or("/"));
    if path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local_part;

    #[test]
    fn a_redirect_stays_in_the_house() {
        for (address, expected) in [
            ("http://127.0.0.1:8080/people?x=1", "/people?x=1"),
            ("/people", "/people"),
            ("//evil.example/x", "/"),
            ("https://evil.example", "/"),
            ("http://a//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("javascript:alert(1)", "/"),
        ] {
            assert_eq!(local_part(address), expected, "{address}");
        }
    }
}
