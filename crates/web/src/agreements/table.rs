//! Around one table: the consultant's tablet goes from hand to hand, and each of the three reads, ticks and signs.
//! There is no menu on these pages: who holds the tablet sees the agreement and nothing else.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::agreements::{self, AgreementPage};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::{Agreement, AgreementState, Party},
    id::PlacementId,
};

use super::{
    page::reading,
    show::{Read, Reading, Voice, read},
    sign::{LABELS, accept_tick, changed, version_read},
};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::id,
};

#[derive(Template)]
#[template(path = "agreements/table.html")]
struct TablePage {
    p: Page,
    id: PlacementId,
    r: Read,
    read: String,
    f: Form,
    party: Party,
    name: String,
    others: Vec<(Party, String)>,
}

/// Who holds the tablet, by a name that they answer to.
fn called(desk: &Desk, page: &AgreementPage, party: Party) -> String {
    match party {
        Party::Citizen => name_or_protected(desk.words, &page.around.name),
        Party::Company => page.around.party_name(Party::Company),
        Party::JobCentre => desk.shell.name.clone(),
    }
}

fn table_page(desk: &Desk, page: &AgreementPage, sent: &Agreement, party: Party, f: Form) -> TablePage {
    let voice = if party == Party::Citizen { Voice::Mine } else { Voice::Theirs };
    let reading = Reading { voice, staff: false, ..reading(desk) };
    let others = sent.waits_for().into_iter().filter(|p| *p != party).map(|p| (p, called(desk, page, p)));
    let mut p = desk.page();
    p.menu = crate::menu::Menu::default();
    p.shell = None;
    TablePage {
        p,
        id: page.around.placed.placement.id,
        r: read(&reading, &page.around, sent),
        read: sent.id.to_string(),
        f: f.named(LABELS),
        party,
        name: called(desk, page, party),
        others: others.collect(),
    }
}

/// What waits to be signed, and for whom: the one asked for, else the first of the three who has not.
fn waiting(page: &AgreementPage, asked: Option<Party>) -> Option<(&Agreement, Party)> {
    let sent = page.around.open().filter(|a| a.state == AgreementState::Sent)?;
    let waits = sent.waits_for();
    let party = asked.filter(|p| waits.contains(p)).or_else(|| waits.first().copied())?;
    Some((sent, party))
}

/// `GET /placements/{placement}/agreement/table`: `?party=company` for another than the first.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's. With nothing to sign it leads to the agreement.
pub async fn show(
    desk: Desk,
    Path(placement): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    let party = query.iter().find(|(n, _)| n == "party").and_then(|(_, v)| Party::from_code(v));
    let Some((sent, party)) = waiting(&page, party) else {
        return Ok(Redirect::to(&format!("/placements/{placement}/agreement")).into_response());
    };
    let mut fields = Fields::default();
    fields.set("company", page.around.party_name(Party::Company));
    html(&table_page(&desk, &page, sent, party, Form::new(desk.words, fields)))
}

/// `POST /placements/{placement}/agreement/table`
///
/// # Errors
/// [`Refusal::AlreadySigned`], [`Refusal::SignatureNotAsked`], [`Refusal::NotFound`], or the database's; refusals are
/// shown at the form, and a text that was changed meanwhile beside the new one.
pub async fn sign(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let read = version_read(&fields)?;
    let party = Party::from_code(fields.get("party")).ok_or(Refusal::NotOnTheList.on("party"));
    let again = async |list: &[Refused]| {
        let page = agreements::find(&desk.context, id).await?;
        let (sent, party) = waiting(&page, Party::from_code(fields.get("party"))).ok_or(Refusal::SignatureNotAsked)?;
        html_refused(&table_page(&desk, &page, sent, party, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let mut r = Reader::of(&fields);
    let party = r.keep(party);
    let company = r.optional_line("company", holdepunkt_rules::text::LONGEST_NAME);
    let party = match (r.finish().and_then(|()| accept_tick(&fields, "read")), party) {
        (Ok(()), Some(party)) => party,
        (list, _) => return again(&list.err().unwrap_or_default()).await,
    };
    match agreements::sign_at_table(&desk.once(fields.get("once")), id, read, party, company).await {
        Ok(true) => Ok(desk.done(&format!("/placements/{id}/agreement"), "agreement-in-force")),
        Ok(false) => Ok(desk.done(&format!("/placements/{id}/agreement/table"), "agreement-signed-next")),
        Err(error) if error.is(Refusal::SignedOther.code()) => {
            changed(&desk, &agreements::find(&desk.context, id).await?, read)
        }
        Err(error) if error.is(Refusal::AlreadySigned.code()) => Err(error.into()),
        Err(error) => again(&refused(error)?).await,
    }
}
