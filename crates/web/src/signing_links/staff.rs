//! The job centre's page of who has not signed: send a link, remind, read a code out on the telephone.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    signing_links::{self, LinkLine},
    signing_reminders,
};
use holdepunkt_rules::{Refusal, agreement::Party, id::PlacementId, message::Channel};

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::id,
};

#[derive(Template)]
#[template(path = "signing_links/staff.html")]
struct StaffPage {
    p: Page,
    f: Form,
    id: PlacementId,
    lines: Vec<LinkLine>,
    code: Option<(Party, String)>,
}

impl StaffPage {
    fn party(&self, line: &LinkLine) -> String {
        self.p.t(&format!("signing-party-{}", line.party.code().replace('_', "-")))
    }

    fn link(&self, line: &LinkLine) -> String {
        match &line.latest {
            Some((made, until)) if line.works => {
                let until = self.p.moment(until);
                self.p.t2("signing-link-works", "made", self.p.moment(made), "until", until)
            }
            Some((made, _)) => self.p.t1("signing-link-over", "made", self.p.moment(made)),
            None => self.p.t("signing-link-none"),
        }
    }

    fn reminded(&self, line: &LinkLine) -> String {
        line.reminded.as_ref().map_or_else(
            || self.p.t("agreement-reminded-never"),
            |day| self.p.t1("agreement-reminded", "day", self.p.day(day)),
        )
    }

    /// The code that was made, in two halves: easier to read out.
    fn read_out(&self) -> Option<String> {
        self.code.as_ref().map(|(_, code)| match code.split_at_checked(3) {
            Some((a, b)) => format!("{a} {b}"),
            None => code.clone(),
        })
    }
}

async fn page(desk: &Desk, id: PlacementId, f: Form, code: Option<(Party, String)>) -> Result<StaffPage, Failure> {
    let found = signing_links::find(&desk.context, id).await?;
    let p = desk.page().under(format!("/placements/{id}/agreement"), desk.words.say("agreement"));
    Ok(StaffPage { p, f, id, lines: found.lines, code })
}

/// `GET /placements/{placement}/agreement/links`
///
/// # Errors
/// [`Refusal::SignatureNotAsked`] when nothing was sent, [`Refusal::NotFound`], or the database's.
pub async fn list(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    html(&page(&desk, id(&placement)?, Form::new(desk.words, Fields::default()), None).await?)
}

fn party(fields: &Fields) -> Result<Party, Failure> {
    Party::from_code(fields.get("party")).ok_or_else(|| Refusal::NotFound.into())
}

async fn again(
    desk: &Desk,
    id: PlacementId,
    fields: Fields,
    error: holdepunkt_casework::Error,
) -> Result<Response, Failure> {
    let list = refused(error)?;
    if list.iter().any(|r| r.refusal == Refusal::NotFound) {
        return Err(Refusal::NotFound.into());
    }
    html_refused(&page(desk, id, Form::refused(desk.words, fields, &list), None).await?, &list)
}

/// `POST /placements/{placement}/agreement/links`: sends a link.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; other refusals are shown on the page.
pub async fn send(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let (id, party) = (id(&placement)?, party(&fields)?);
    let mut r = Reader::of(&fields);
    let by = r.optional_choice("by", Channel::from_code);
    r.finish().map_err(|_| Failure::from(Refusal::NotFound))?;
    match signing_links::send(&desk.once(fields.get("once")), id, party, by).await {
        Ok(()) => Ok(desk.done(&format!("/placements/{id}/agreement/links"), "signing-sent")),
        Err(error) => again(&desk, id, fields, error).await,
    }
}

/// `POST /placements/{placement}/agreement/links/remind`
///
/// # Errors
/// As [`send`].
pub async fn remind(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let (id, party) = (id(&placement)?, party(&fields)?);
    match signing_reminders::remind_now(&desk.context, id, party).await {
        Ok(()) => Ok(desk.done(&format!("/placements/{id}/agreement/links"), "signing-reminded")),
        Err(error) => again(&desk, id, fields, error).await,
    }
}

/// `POST /placements/{placement}/agreement/links/read-out`: a code to read out on the telephone, shown this once.
///
/// # Errors
/// As [`send`].
pub async fn read_out(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let (id, party) = (id(&placement)?, party(&fields)?);
    match signing_links::read_out(&desk.context, id, party).await {
        Ok(code) => html(&page(&desk, id, Form::new(desk.words, Fields::default()), Some((party, code))).await?),
        Err(error) => again(&desk, id, fields, error).await,
    }
}
