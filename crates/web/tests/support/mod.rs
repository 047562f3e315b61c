//! A visitor of the pages: sends requests to the live router as a browser would.
#![allow(dead_code, reason = "each test file uses its part")]

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use holdepunkt_casework::{House, sign_in, store::accounts::RoleGrant};
use holdepunkt_testkit::TestHouse;
use holdepunkt_web::{App, app};
use tower::ServiceExt;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
    /// The same as it came: a file.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.header("location")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|h| h.to_str().ok()).unwrap_or("")
    }

    /// The value of a hidden field on the page.
    pub fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&start).map(|(_, r)| r).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

/// Somebody with a browser.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub router: Router,
    pub cookie: String,
    pub language: &'static str,
}

/// The application over a house, in demo mode or not.
pub fn application(house: &House, demo: bool) -> Router {
    app(App { house: house.clone(), demo, secure_cookies: false, behind_proxy: false })
}

impl Visitor {
    pub fn nobody(t: &TestHouse) -> Self {
        Self { router: application(&t.house, false), cookie: String::new(), language: "da" }
    }

    pub async fn of(t: &TestHouse, grant: &RoleGrant) -> Self {
        let token = sign_in::with_card(&t.house, grant.id).await.unwrap();
        Self { cookie: format!("hp_session={token}"), ..Self::nobody(t) }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, 64 * 1024 * 1024).await.unwrap();
        let (text, bytes) = (String::from_utf8_lossy(&body).into_owned(), body.to_vec());
        Answer { status: parts.status, headers: parts.headers, body: text, bytes }
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header("host", "localhost")
            .header("accept-language", self.language)
            .header("cookie", &self.cookie)
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap();
        let request = self.request("POST", path).header("sec-fetch-site", "same-origin");
        self.send(request.header("content-type", "application/x-www-form-urlencoded").body(Body::from(body)).unwrap())
            .await
    }

    pub async fn post_from(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers.iter().fold(self.request("POST", path), |r, (name, value)| r.header(*name, *value));
        self.send(request.header("content-type", "application/x-www-form-urlencoded").body(Body::empty()).unwrap())
            .await
    }
}
