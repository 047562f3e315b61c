//! Answering behind a personal link, after the code: the same form as at a desk, without anybody signed in.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use holdepunkt_casework::{
    Error,
    answering_links::{self, Asked as Behind},
    personal_links::{self, Door, Opened},
};
use holdepunkt_wording::Words;

use super::answer::{Asked, Posted, Stand, questionnaire, shown};
use crate::{
    App,
    failure::{Failure, html},
    form::Fields,
    language::words,
    page::Page,
    personal_links::door::{At, closed, pass, passed_by},
};

#[derive(Template)]
#[template(path = "progressions/thanks.html")]
struct ThanksPage {
    p: Page,
}

fn stand<'a>(app: &'a Arc<App>, words: Words, at: &At, kept: bool) -> Stand<'a> {
    let mut page = at.frame(app, words);
    page.done = kept.then(|| words.say("answering-kept"));
    Stand {
        words,
        rulebook: &app.house.rulebook,
        today: app.house.today(),
        page,
        action: at.path(),
        link: None,
        is_desk: false,
    }
}

/// What lies behind an opened link: questions, or thanks for the answers.
///
/// # Errors
/// The database's.
pub(crate) async fn page(
    app: &Arc<App>,
    words: Words,
    at: &At,
    opened: &Opened,
    asked: &Asked,
) -> Result<Response, Failure> {
    match answering_links::open(&app.house, opened, asked.questionnaire()).await {
        Ok(Behind::Form(f)) => shown(&stand(app, words, at, asked.is_kept()), &f, asked),
        Ok(Behind::Thanks) => html(&ThanksPage { p: at.frame(app, words) }),
        // Somebody else is asked by now.
        Err(Error::Refused(_)) => closed(app, words, at, None),
        Err(broken) => Err(broken.into()),
    }
}

/// `POST /answer/{token}`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn fill(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (words, at, pass) = (words(&headers), At::to_answer(token), pass(&app, &headers));
    // The pass ran out while it was read: a new code opens the same form, with what was kept.
    let Door::Open(opened) = personal_links::look(&app.house, &at.token, pass.as_deref()).await? else {
        return Ok(at.back());
    };
    let code = questionnaire(&fields);
    let f = match answering_links::open(&app.house, &opened, Some(code)).await {
        Ok(Behind::Form(f)) => f,
        Ok(Behind::Thanks) => return Ok(at.back()),
        Err(error) => return passed_by(&app, words, &at, error),
    };
    let stand = stand(&app, words, &at, false);
    let posted = Posted::of(&stand, &f, &fields);
    let kept = answering_links::fill(&app.house, &at.token, pass.as_deref(), posted.filled.clone()).await;
    let problem = posted.problem(kept)?;
    if !problem.is_empty() {
        return match answering_links::open(&app.house, &opened, Some(code)).await {
            Ok(Behind::Form(f)) => posted.again(&stand, &f, &fields, &problem),
            _ => Ok(at.back()),
        };
    }
    if let Some(onward) = posted.onward(&stand, &f, &fields) {
        return Ok(onward);
    }
    Ok(if posted.is_sent() { at.back() } else { posted.kept(&stand, &f) })
}
