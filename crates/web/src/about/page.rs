//! Everything that is known of a citizen beside the way, on one page.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    citizens::{self, About},
};
use holdepunkt_rules::id::CitizenId;

use super::show::{Shown, shown};
use crate::{
    benefits::page::frame,
    citizens::{
        look::whose,
        page::{id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

#[derive(Template)]
#[template(path = "about/page.html")]
struct AboutPage {
    p: Page,
    citizen: CitizenId,
    heading: String,
    shown: Shown,
    may_edit: bool,
    may_see_why: bool,
}

/// `GET /citizens/{citizen}/about`
///
/// # Errors
/// The refusals of a citizen's page, or the database's.
pub async fn show(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = id(&citizen)?;
    let (head, about): (_, About) = match citizens::about(&desk.context, id).await {
        Ok(found) => found,
        Err(error) => return or_ask_reason(id, error),
    };
    let stays = head.relation.moved_on.is_none();
    html(&AboutPage {
        p: frame(&desk, &head),
        citizen: id,
        heading: desk.words.say_with("about-heading", &[("whose", whose(desk.words, &head.name).into())]),
        shown: shown(&desk, &about),
        may_edit: stays && desk.context.may(Action::EditAbout),
        may_see_why: head.relation.caseworker && desk.context.may(Action::SeeWhy),
    })
}
