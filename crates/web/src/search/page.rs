//! What was found. The text travels in the body of a post, so that a name never stands in an address.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{
    Action,
    search::{self, Found},
};

use crate::{
    desk::Desk,
    failure::{Failure, html},
    form::Fields,
    page::Page,
};

#[derive(Template)]
#[template(path = "search/results.html")]
struct ResultsPage {
    p: Page,
    text: String,
    found: Found,
    may_list_citizens: bool,
}

/// Longest text that is looked for.
const LONGEST: usize = 120;

/// `GET /search`: an empty box.
///
/// # Errors
/// The database's.
pub async fn empty(desk: Desk) -> Result<Response, Failure> {
    answer(&desk, String::new()).await
}

/// `POST /search`
///
/// # Errors
/// The database's.
pub async fn search(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let text: String = fields.get("q").chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    answer(&desk, text.trim().to_owned()).await
}

async fn answer(desk: &Desk, text: String) -> Result<Response, Failure> {
    let found = search::search(&desk.context, &text).await?;
    let may_list_citizens = desk.context.may(Action::ListCitizens);
    html(&ResultsPage { p: desk.page(), text, found, may_list_citizens })
}
