//! The page of the trail.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{store::trail::NamedLine, trail};

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

#[derive(Template)]
#[template(path = "trail/list.html")]
struct ListPage {
    p: Page,
    lines: Vec<NamedLine>,
}

impl ListPage {
    /// The words of a deed or a noun; the code itself when there are none.
    fn word(&self, kind: &str, code: &str) -> String {
        let key = format!("trail-{kind}-{}", code.replace('_', "-"));
        if self.p.words.has(&key) { self.p.t(&key) } else { code.to_owned() }
    }
}

/// `GET /trail`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let lines = trail::latest(&desk.context).await?;
    html(&ListPage { p: desk.page(), lines })
}
