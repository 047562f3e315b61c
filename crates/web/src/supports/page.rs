//! A citizen's page of what goes on beside the placement.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    supports::{self, SupportPage},
};
use holdepunkt_rules::id::CitizenId;

use super::parts::{Deeds, Lines, lines};
use crate::{
    citizens::{
        look::{first_name, name_or_protected, whose},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// What the reader may do with a citizen's support, beside looking.
pub fn deeds(desk: &Desk, stays: bool) -> Deeds {
    Deeds {
        edit: stays && desk.context.may(Action::EditInterventions),
        ask: stays && desk.context.may(Action::AskSmallGrant),
    }
}

/// The frame of a page about a citizen's support.
pub fn frame(desk: &Desk, citizen: CitizenId, name: &str) -> Page {
    let name = name_or_protected(desk.words, name);
    desk.page()
        .under_key("/citizens", "nav-citizens")
        .under(format!("/citizens/{citizen}"), name)
        .under(format!("/citizens/{citizen}/support"), desk.words.say("support"))
}

#[derive(Template)]
#[template(path = "supports/page.html")]
struct ShowPage {
    p: Page,
    citizen: CitizenId,
    whose: String,
    first: String,
    lines: Lines,
    may: Deeds,
    knows: bool,
    sees_log: bool,
}

fn page(desk: &Desk, s: &SupportPage) -> ShowPage {
    let (id, name) = (s.heading.id, s.heading.name.as_str());
    let may = deeds(desk, s.heading.relation.moved_on.is_none());
    let p = desk.page().under_key("/citizens", "nav-citizens");
    ShowPage {
        p: p.under(format!("/citizens/{id}"), name_or_protected(desk.words, name)),
        citizen: id,
        whose: whose(desk.words, name),
        first: first_name(desk.words, name),
        lines: lines(desk, &s.support, may),
        may,
        knows: desk.context.may(Action::SeeInterventionContent),
        sees_log: desk.context.may(Action::SeeMentorLog),
    }
}

/// `GET /citizens/{citizen}/support`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match supports::find(&desk.context, id).await {
        Ok(found) => html(&page(&desk, &found)),
        Err(error) => or_ask_reason(id, error),
    }
}
