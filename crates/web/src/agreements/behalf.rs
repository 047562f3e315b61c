//! Signing for somebody who said yes in another way: the reason is ticked and stands on the agreement.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::agreements::{self, AgreementPage};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::{Agreement, AgreementState, Party},
    id::PlacementId,
};

use super::{
    page::{frame, reading},
    show::{Read, read},
    sign::{accept_tick, changed, version_read},
};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::id,
};

const LABELS: &[(&str, &str)] =
    &[("party", "agreement-behalf-whom"), ("reason", "agreement-behalf-reason"), ("said_yes", "agreement-behalf-tick")];

#[derive(Template)]
#[template(path = "agreements/behalf.html")]
struct BehalfPage {
    p: Page,
    id: PlacementId,
    r: Read,
    read: String,
    f: Form,
    parties: Vec<(String, String)>,
    reasons: Vec<(String, String)>,
}

fn behalf_page(desk: &Desk, page: &AgreementPage, sent: &Agreement, f: Form) -> BehalfPage {
    let placement = page.around.placed.placement.id;
    let whom = |p: &Party| match p {
        Party::Citizen => name_or_protected(desk.words, &page.around.name),
        other => format!("{}, {}", page.around.party_name(*other), page.around.company),
    };
    let waits = sent.waits_for().into_iter().filter(|p| *p != Party::JobCentre);
    BehalfPage {
        p: frame(desk, page).under(format!("/placements/{placement}/agreement"), desk.words.say("agreement")),
        id: placement,
        r: read(&reading(desk), &page.around, sent),
        read: sent.id.to_string(),
        f: f.named(LABELS),
        parties: waits.map(|p| (p.code().to_owned(), whom(&p))).collect(),
        reasons: desk.choices("signing_reasons"),
    }
}

fn sent(page: &AgreementPage) -> Result<&Agreement, Failure> {
    let sent = page.around.open().filter(|a| a.state == AgreementState::Sent);
    let sent = sent.filter(|a| a.waits_for().iter().any(|p| *p != Party::JobCentre));
    sent.ok_or_else(|| Refusal::SignatureNotAsked.into())
}

/// `GET /placements/{placement}/agreement/on-behalf`
///
/// # Errors
/// [`Refusal::SignatureNotAsked`], [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    html(&behalf_page(&desk, &page, sent(&page)?, Form::new(desk.words, Fields::default())))
}

/// `POST /placements/{placement}/agreement/on-behalf`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form, and a text that was changed meanwhile
/// beside the new one.
pub async fn sign(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let read = version_read(&fields)?;
    let again = async |list: &[Refused]| {
        let page = agreements::find(&desk.context, id).await?;
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&behalf_page(&desk, &page, sent(&page)?, form), list)
    };
    let mut r = Reader::of(&fields);
    let party = r.choice("party", |code| Party::from_code(code).filter(|p| *p != Party::JobCentre));
    let reason = r.code("reason", desk.context.house.rulebook.list("signing_reasons"), desk.context.today);
    for refused in accept_tick(&fields, "said_yes").err().unwrap_or_default() {
        r.refuse(refused);
    }
    let (party, reason) = match (r.finish(), party, reason) {
        (Ok(()), Some(party), Some(reason)) => (party, reason),
        (list, ..) => return again(&list.err().unwrap_or_default()).await,
    };
    match agreements::sign_for(&desk.once(fields.get("once")), id, read, party, reason).await {
        Ok(last) => {
            let done = if last { "agreement-in-force" } else { "agreement-signed-for" };
            Ok(desk.done(&format!("/placements/{id}/agreement"), done))
        }
        Err(error) if error.is(Refusal::SignedOther.code()) => {
            changed(&desk, &agreements::find(&desk.context, id).await?, read)
        }
        Err(error) if error.is(Refusal::AlreadySigned.code()) => Err(error.into()),
        Err(error) => again(&refused(error)?).await,
    }
}
