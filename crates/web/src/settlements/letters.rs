//! Grant letters: the list, and the form that writes one down or corrects it.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::settlements::letters::{self, Written};
use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    id::GrantLetterId,
    period::Period,
    settlement::{GrantLetter, MOST_PARTICIPANTS},
};

use super::words;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

struct Row {
    letter: GrantLetter,
    programme: String,
}

#[derive(Template)]
#[template(path = "settlements/letters.html")]
struct LettersPage {
    p: Page,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "settlements/letter.html")]
struct LetterPage {
    p: Page,
    f: Form,
    action: String,
    title: String,
    programmes: Vec<(String, String)>,
    fixed: Option<String>,
}

const LABELS: &[(&str, &str)] = &[
    ("programme", "letter-programme"),
    ("reference", "letter-reference"),
    ("received_on", "letter-received"),
    ("from", "letter-from"),
    ("until", "letter-until"),
    ("expected_participants", "letter-expected"),
];

/// `GET /grant-letters`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let rows = letters::list(&desk.context).await?;
    let row = |letter: GrantLetter| Row { programme: words::programme(&desk, desk.words, &letter.programme), letter };
    let rows = rows.into_iter().map(row).collect();
    html(&LettersPage { p: desk.page().under_key("/economy", "nav-economy"), rows })
}

fn page(desk: &Desk, f: Form, letter: Option<&GrantLetter>) -> LetterPage {
    let all = letters::programmes(&desk.context);
    let programmes =
        all.into_iter().map(|p| (p.code.as_str().to_owned(), desk.words.both(&p.name).to_owned())).collect();
    let p = desk.page().under_key("/economy", "nav-economy").under_key("/grant-letters", "letter-list");
    LetterPage {
        title: p.t(if letter.is_some() { "letter-correct" } else { "letter-new" }),
        action: letter.map_or_else(|| "/grant-letters".to_owned(), |l| format!("/grant-letters/{}", l.id)),
        fixed: letter.map(|l| words::programme(desk, desk.words, &l.programme)),
        f: f.named(LABELS),
        programmes,
        p,
    }
}

/// `GET /grant-letters/new`
///
/// # Errors
/// A page that can't be rendered.
pub async fn new(desk: Desk) -> Result<Response, Failure> {
    html(&page(&desk, Form::new(desk.words, Fields::default()), None))
}

fn read(fields: &Fields, programme: Option<&Code>) -> Result<Written, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let programme = match programme {
        Some(known) => Some(known.clone()),
        None => r.choice("programme", |text| (!text.is_empty()).then(|| Code::known(text))),
    };
    let (received_on, from, until) = (r.day("received_on"), r.day("from"), r.day("until"));
    let expected = r.whole("expected_participants", 1, MOST_PARTICIPANTS);
    r.finish()?;
    let (Some(programme), Some(received_on), Some(from)) = (programme, received_on, from) else {
        return Err(Vec::new());
    };
    let period = Period::new(from, until).map_err(|e| vec![e])?;
    let reference = fields.get("reference").to_owned();
    Ok(Written { programme, reference, received_on, period, expected_participants: expected })
}

/// `POST /grant-letters`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn register(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let list = match read(&fields, None) {
        Ok(written) => match letters::register(&desk.once(fields.get("once")), written).await {
            Ok(id) => return Ok(desk.done(&format!("/economy?letter={id}"), "letter-written")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    html_refused(&page(&desk, Form::refused(desk.words, fields, &list), None), &list)
}

fn id(text: &str) -> Result<GrantLetterId, Failure> {
    Ok(GrantLetterId::parse(text).ok_or(Refusal::NotFound)?)
}

/// `GET /grant-letters/{letter}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(letter): Path<String>) -> Result<Response, Failure> {
    let letter = letters::find(&desk.context, id(&letter)?).await?;
    let mut f = Fields::default();
    f.set("reference", &letter.reference);
    f.set_day("received_on", letter.received_on);
    f.set_day("from", letter.period.from());
    if let Some(until) = letter.period.until() {
        f.set_day("until", until);
    }
    f.set("expected_participants", letter.expected_participants.to_string());
    html(&page(&desk, Form::new(desk.words, f).of_version(letter.version), Some(&letter)))
}

/// `POST /grant-letters/{letter}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(letter): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&letter)?;
    let letter = letters::find(&desk.context, id).await?;
    let list = match read(&fields, Some(&letter.programme)) {
        Ok(written) => match letters::correct(&desk.context, id, Reader::of(&fields).version(), written).await {
            Ok(()) => return Ok(desk.done("/grant-letters", "letter-corrected")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    html_refused(&page(&desk, Form::refused(desk.words, fields, &list), Some(&letter)), &list)
}
