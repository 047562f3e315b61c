//! `GET /soon-earned`: what one's own citizens are about to earn, and what each of them lacks.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::settlements::soon::{self, Soon};
use holdepunkt_rules::id::CitizenId;

use super::next::{Told, told};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

struct Row {
    citizen: CitizenId,
    name: String,
    centre: String,
    told: Told,
}

#[derive(Template)]
#[template(path = "settlements/soon.html")]
struct SoonPage {
    p: Page,
    rows: Vec<Row>,
}

/// `GET /soon-earned`
///
/// # Errors
/// The database's.
pub async fn show(desk: Desk) -> Result<Response, Failure> {
    let today = desk.context.today;
    let row = |s: Soon| Row {
        citizen: s.citizen,
        name: name_or_protected(desk.words, &s.name),
        told: told(desk.words, &s.next, today),
        centre: s.centre,
    };
    let rows = soon::of_own(&desk.context).await?.into_iter().map(row).collect();
    html(&SoonPage { p: desk.page(), rows })
}
