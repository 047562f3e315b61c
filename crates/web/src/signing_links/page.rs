//! After the code: the agreement, to read and sign, or to talk about first.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use holdepunkt_casework::{
    Error,
    personal_links::{self, Door, Opened},
    signing_links::{self, Stands},
};
use holdepunkt_rules::{Refusal, agreement::Party};
use holdepunkt_wording::Words;

use crate::{
    App,
    agreements::show::{Reached, Read, Reading, Voice, read},
    citizens::look::first_name,
    failure::{Failure, html_refused},
    form::{Fields, Form, Reader, refused},
    language::words,
    page::Page,
    personal_links::door::{At, closed, pass},
};

/// The agreement behind an open link, in the state that it is in.
#[derive(Template)]
#[template(path = "signing_links/open.html")]
pub(crate) struct OpenPage {
    p: Page,
    token: String,
    f: Form,
    stands: Stands,
    first: String,
    r: Option<Read>,
    people: Vec<(String, Reached)>,
}

impl OpenPage {
    fn is(&self, key: &str) -> bool {
        let here = match self.stands {
            Stands::ToSign => "sign",
            Stands::TalksFirst => "talk",
            Stands::Signed => "signed",
            Stands::InForce => "in-force",
            Stands::Changed => "changed",
        };
        here == key
    }
}

/// Whom one calls: the fixed contact and who steps in; the citizen's mentor too.
fn people(words: Words, reading: &signing_links::Reading) -> Vec<(String, Reached)> {
    let mut people = Vec::new();
    if let Some(helper) = reading.version().and_then(|v| reading.around.contact(v)) {
        let contact = Reached { name: helper.employee.name.clone(), phone: helper.employee.phone.clone() };
        people.push((words.say("agreement-talk-contact"), contact));
        people.extend(helper.substitute.as_ref().map(|s| {
            (words.say("agreement-talk-substitute"), Reached { name: s.name.clone(), phone: s.phone.clone() })
        }));
    }
    if let (Party::Citizen, Some(m)) = (reading.party, &reading.around.placed.mentor) {
        people.push((words.say("agreement-talk-mentor"), Reached { name: m.name.clone(), phone: m.phone.clone() }));
    }
    people
}

/// The agreement behind an opened link.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub(crate) async fn open_page(
    app: &Arc<App>,
    words: Words,
    token: String,
    opened: &Opened,
    f: Form,
) -> Result<OpenPage, Failure> {
    let reading = &signing_links::read(&app.house, opened).await?;
    let voice = if reading.party == Party::Citizen { Voice::Mine } else { Voice::Theirs };
    let how = Reading {
        words,
        today: app.house.today(),
        zone: app.house.zone(),
        reasons: app.house.rulebook.list("signing_reasons"),
        voice,
        staff: false,
    };
    Ok(OpenPage {
        p: At::to_sign(token.clone()).frame(app, words),
        token,
        f,
        stands: reading.stands,
        first: first_name(words, &reading.name),
        r: reading.version().map(|version| read(&how, &reading.around, version)),
        people: people(words, reading),
    })
}

/// What was refused after the code: shown at the agreement, with how it stands by now.
async fn refuse(
    app: &Arc<App>,
    headers: &HeaderMap,
    token: String,
    fields: Fields,
    error: Error,
) -> Result<Response, Failure> {
    let words = words(headers);
    let list = refused(error)?;
    let at = At::to_sign(token);
    match personal_links::look(&app.house, &at.token, pass(app, headers).as_deref()).await? {
        Door::Open(opened) => {
            let form = Form::refused(words, fields, &list).named(&[("read", "agreement-read-tick")]);
            html_refused(&open_page(app, words, at.token, &opened, form).await?, &list)
        }
        // The pass ran out while it was read: a new code opens the same page again.
        Door::Ask | Door::Code { .. } | Door::Confirm => Ok(at.back()),
        Door::Closed => closed(app, words, &at, None),
    }
}

/// `POST /sign/{token}/sign`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn sign(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    if !Reader::of(&fields).tick("read") {
        return refuse(&app, &headers, token, fields, Refusal::Missing.on("read").into()).await;
    }
    match signing_links::sign(&app.house, &token, pass(&app, &headers).as_deref()).await {
        Ok(_) => Ok(At::to_sign(token).back()),
        Err(error) => refuse(&app, &headers, token, fields, error).await,
    }
}

/// `POST /sign/{token}/talk`: I would like to ask first.
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn talk_first(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let mut r = Reader::of(&fields);
    let words = r.note("words");
    if let Err(list) = r.finish() {
        return refuse(&app, &headers, token, fields, Error::Refused(list)).await;
    }
    match signing_links::talk_first(&app.house, &token, pass(&app, &headers).as_deref(), words).await {
        Ok(()) => Ok(At::to_sign(token).back()),
        Err(error) => refuse(&app, &headers, token, fields, error).await,
    }
}
