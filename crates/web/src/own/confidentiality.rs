//! What a mentor says yes to once, before the first citizen is shown.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::own;

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

#[derive(Template)]
#[template(path = "own/confidentiality.html")]
pub(crate) struct ConfidentialityPage {
    /// The frame.
    pub p: Page,
    /// Where it is confirmed: at one's own pages, or behind a personal link.
    pub action: String,
}

/// `GET /mentored/confidentiality`
///
/// # Errors
/// [`Failure::Broken`] when the template can't be rendered.
pub async fn show(desk: Desk) -> Result<Response, Failure> {
    html(&ConfidentialityPage { p: desk.page(), action: "/mentored/confidentiality".to_owned() })
}

/// `POST /mentored/confidentiality`
///
/// # Errors
/// The database's.
pub async fn confirm(desk: Desk) -> Result<Response, Failure> {
    own::confirm_confidentiality(&desk.context).await?;
    Ok(desk.done("/mentored", "confidentiality"))
}
