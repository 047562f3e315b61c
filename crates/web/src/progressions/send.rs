//! The job centre's page to send one who is asked a personal link to the questions, or to read a code out to them.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::answering_links::{self, LinkPage};
use holdepunkt_rules::{Refusal, id::RoundId, message::Channel, progression::Respondent};

use super::words::{of_path, round_name};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

#[derive(Template)]
#[template(path = "progressions/link.html")]
struct SendPage {
    p: Page,
    f: Form,
    action: String,
    lead: String,
    link: String,
    ways: Vec<Channel>,
    works: bool,
    code: Option<String>,
}

impl SendPage {
    /// The code in two halves: easier to read out.
    fn read_out(&self) -> Option<String> {
        let code = self.code.as_ref()?;
        Some(code.split_at_checked(3).map_or_else(|| code.clone(), |(a, b)| format!("{a} {b}")))
    }
}

fn stands(p: &Page, of: &LinkPage) -> String {
    match &of.latest {
        Some((made, until)) if of.works => p.t2("signing-link-works", "made", p.moment(made), "until", p.moment(until)),
        Some((made, _)) => p.t1("signing-link-over", "made", p.moment(made)),
        None => p.t("signing-link-none"),
    }
}

async fn page(
    desk: &Desk,
    (round, respondent): (RoundId, Respondent),
    f: Form,
    code: Option<String>,
) -> Result<SendPage, Failure> {
    let of = answering_links::find(&desk.context, round, respondent).await?;
    let (words, citizen) = (desk.words, of.row.round.citizen);
    let p = desk
        .page()
        .under_key("/progression/rounds", "progression-board")
        .under(format!("/citizens/{citizen}/progression"), words.say("progression-title"));
    let name = name_or_protected(words, &of.name);
    let round_words = round_name(words, &of.row.round, desk.context.today);
    Ok(SendPage {
        lead: p.t2("answering-link-lead", "name", name, "round", round_words),
        link: stands(&p, &of),
        action: format!("/rounds/{round}/{respondent}/link"),
        ways: of.ways,
        works: of.works,
        code,
        f,
        p,
    })
}

/// `GET /rounds/{round}/{respondent}/link`
///
/// # Errors
/// [`Refusal::NothingToAnswer`], [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path((round, respondent)): Path<(String, String)>) -> Result<Response, Failure> {
    html(&page(&desk, of_path(&round, &respondent)?, Form::new(desk.words, Fields::default()), None).await?)
}

async fn again(
    desk: &Desk,
    of: (RoundId, Respondent),
    fields: Fields,
    error: holdepunkt_casework::Error,
) -> Result<Response, Failure> {
    let list = refused(error)?;
    // Where there is no page to send from, there is none to show the refusal on.
    if let Some(none) = list.iter().find(|r| !matches!(r.refusal, Refusal::NoWayToReach | Refusal::LinkClosed)) {
        return Err(none.refusal.clone().into());
    }
    html_refused(&page(desk, of, Form::refused(desk.words, fields, &list), None).await?, &list)
}

/// `POST /rounds/{round}/{respondent}/link`: sends it.
///
/// # Errors
/// As [`show`]; other refusals are shown on the page.
pub async fn send(
    desk: Desk,
    Path((round, respondent)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let of = of_path(&round, &respondent)?;
    let mut r = Reader::of(&fields);
    let by = r.optional_choice("by", Channel::from_code);
    r.finish().map_err(|_| Failure::from(Refusal::NotFound))?;
    match answering_links::send(&desk.once(fields.get("once")), of.0, of.1, by).await {
        Ok(_) => Ok(desk.done(&format!("/rounds/{round}/{respondent}/link"), "answering-sent")),
        Err(error) => again(&desk, of, fields, error).await,
    }
}

/// `POST /rounds/{round}/{respondent}/link/read-out`: a new code, shown once.
///
/// # Errors
/// As [`show`]; other refusals are shown on the page.
pub async fn read_out(
    desk: Desk,
    Path((round, respondent)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let of = of_path(&round, &respondent)?;
    match answering_links::read_out(&desk.context, of.0, of.1).await {
        Ok(code) => html(&page(&desk, of, Form::new(desk.words, Fields::default()), Some(code)).await?),
        Err(error) => again(&desk, of, fields, error).await,
    }
}
