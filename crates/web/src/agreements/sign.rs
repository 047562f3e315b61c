//! Signing what was read, signed in on one's own screen; and saying that one would rather talk first.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::agreements::{self, AgreementPage};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::{Agreement, Worded},
    id::{AgreementId, PlacementId},
    role::Role,
};

use super::{
    page::{frame, sign_again},
    show::Reached,
    versions::{Compared, compared},
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader},
    page::Page,
    placements::page::id,
};

/// What the fields are called in the list of refusals.
pub(super) const LABELS: &[(&str, &str)] = &[("read", "agreement-read-tick"), ("company", "agreement-company-name")];

/// The version that was on the page.
pub(super) fn version_read(fields: &Fields) -> Result<AgreementId, Failure> {
    AgreementId::parse(fields.get("agreement")).ok_or_else(|| Refusal::NotFound.into())
}

/// Has the reader said that they read it, or had it read to them?
pub(super) fn accept_tick(fields: &Fields, name: &'static str) -> Result<(), Vec<Refused>> {
    let mut r = Reader::of(fields);
    if !r.tick(name) {
        r.refuse(Refusal::Missing.on(name));
    }
    r.finish()
}

#[derive(Template)]
#[template(path = "agreements/changed.html")]
struct ChangedPage {
    p: Page,
    id: PlacementId,
    compared: Option<Compared>,
}

/// Another version took the place of the one that was read: both are shown, and nothing is signed.
pub(super) fn changed(desk: &Desk, page: &AgreementPage, read: AgreementId) -> Result<Response, Failure> {
    let versions = &page.around.versions;
    let old = versions.iter().find(|a| a.id == read);
    let new = page.around.open().or_else(|| page.around.current()).filter(|a| a.id != read);
    let pair: Option<(&Agreement, &Agreement)> = old.zip(new);
    let compared = pair.map(|(a, b)| compared(desk, page, a, b));
    let shown = ChangedPage { p: frame(desk, page), id: page.around.placed.placement.id, compared };
    html_refused(&shown, &[Refusal::SignedOther.into()])
}

/// `POST /placements/{placement}/agreement/sign`
///
/// # Errors
/// [`Refusal::AlreadySigned`], [`Refusal::SignatureNotAsked`], [`Refusal::NotFound`], or the database's; a text that
/// was changed meanwhile is shown beside the new one.
pub async fn sign(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let read = version_read(&fields)?;
    if let Err(list) = accept_tick(&fields, "read") {
        return sign_again(&desk, &agreements::find(&desk.context, id).await?, &list);
    }
    match agreements::sign(&desk.once(fields.get("once")), id, read).await {
        Ok(last) => {
            let done = if last { "agreement-in-force" } else { "agreement-signed" };
            Ok(desk.done(&format!("/placements/{id}/agreement"), done))
        }
        Err(error) if error.is(Refusal::SignedOther.code()) => {
            changed(&desk, &agreements::find(&desk.context, id).await?, read)
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "agreements/talk.html")]
struct TalkPage {
    p: Page,
    id: PlacementId,
    read: String,
    f: Form,
    people: Vec<(String, Reached)>,
}

fn talk_page(desk: &Desk, page: &AgreementPage, asked: &Agreement, f: Form) -> TalkPage {
    let mut people = Vec::new();
    if let Some(h) = page.around.contact(asked) {
        let reached =
            |e: &holdepunkt_rules::job_centre::Employee| Reached { name: e.name.clone(), phone: e.phone.clone() };
        people.push((desk.words.say("agreement-talk-contact"), reached(&h.employee)));
        people.extend(h.substitute.as_ref().map(|s| (desk.words.say("agreement-talk-substitute"), reached(s))));
    }
    if let (Some(Role::Citizen), Some(m)) = (desk.context.who.role(), &page.around.placed.mentor) {
        let mentor = Reached { name: m.name.clone(), phone: m.phone.clone() };
        people.push((desk.words.say("agreement-talk-mentor"), mentor));
    }
    let words = asked.talks.iter().find(|t| Some(t.party) == page.reader).map(|t| t.words.clone());
    let f = match words.filter(|_| f.value("words").is_empty()) {
        Some(words) => {
            let mut fields = f.fields.clone();
            fields.set("words", words);
            Form::new(desk.words, fields)
        }
        None => f,
    };
    TalkPage { p: frame(desk, page), id: page.around.placed.placement.id, read: asked.id.to_string(), f, people }
}

/// `GET /placements/{placement}/agreement/talk`
///
/// # Errors
/// [`Refusal::SignatureNotAsked`], [`Refusal::NotFound`], or the database's.
pub async fn talk(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    let asked = page.asks_reader().ok_or(Refusal::SignatureNotAsked)?;
    html(&talk_page(&desk, &page, asked, Form::new(desk.words, Fields::default())))
}

/// `POST /placements/{placement}/agreement/talk`
///
/// # Errors
/// [`Refusal::AlreadySigned`], [`Refusal::SignatureNotAsked`], [`Refusal::NotFound`], or the database's; a text that
/// was changed meanwhile is shown beside the new one.
pub async fn ask_first(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let read = version_read(&fields)?;
    let mut r = Reader::of(&fields);
    let words = r.note("words");
    if let Err(list) = r.finish() {
        let page = agreements::find(&desk.context, id).await?;
        let asked = page.asks_reader().ok_or(Refusal::SignatureNotAsked)?;
        let form = Form::refused(desk.words, fields, &list);
        return html_refused(&talk_page(&desk, &page, asked, form), &list);
    }
    let told = !words.is_empty();
    match agreements::ask_first(&desk.once(fields.get("once")), id, read, words).await {
        Ok(()) if told => Ok(desk.done(&format!("/placements/{id}/agreement/talk"), "agreement-talk-told")),
        Ok(()) => Ok(desk.done(&format!("/placements/{id}/agreement/talk"), "agreement-talk")),
        Err(error) if error.is(Refusal::SignedOther.code()) => {
            changed(&desk, &agreements::find(&desk.context, id).await?, read)
        }
        Err(error) => Err(error.into()),
    }
}
