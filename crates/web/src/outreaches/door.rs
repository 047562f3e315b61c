//! Who knows a company, on each page where somebody may be about to ring it; "I know them".

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    acquaintances::{self, Door, How, Known},
};
use holdepunkt_rules::{id::CompanyId, text::LONGEST_NAME};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::{
    companies::page::id,
    desk::Desk,
    failure::Failure,
    form::{Fields, Form, Reader},
    markup::{Markup, render},
};

#[derive(Template)]
#[template(path = "outreaches/door.html")]
struct DoorPart<'a> {
    words: Words,
    today: Date,
    door: &'a Door,
    company: CompanyId,
    first: Option<&'a Known>,
    may_note: bool,
    form: Form,
}

impl DoorPart<'_> {
    fn t(&self, key: &str) -> String {
        self.words.say(key)
    }

    fn name(&self, key: &str, name: &str) -> String {
        self.words.say_with(key, &[("name", name.into())])
    }

    fn how(&self, how: &How) -> String {
        let day = |d: &Date| self.words.day_near(*d, self.today);
        match how {
            How::FixedContact(centre) => self.words.say_with("door-fixed-contact", &[("centre", centre.into())]),
            How::OutreachNow(since) => self.words.say_with("door-outreach-now", &[("day", day(since).into())]),
            How::OutreachBefore(since) => self.words.say_with("door-outreach-before", &[("day", day(since).into())]),
            How::Signed(centre) => self.words.say_with("door-signed", &[("centre", centre.into())]),
            How::Knows(note) if note.is_empty() => self.words.say("door-knows"),
            How::Knows(note) => format!("{}: {note}", self.words.say("door-knows")),
        }
    }

    fn tel(&self, phone: &str) -> String {
        let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        if digits.starts_with('+') { digits } else { format!("+45{digits}") }
    }
}

/// The part of a page that says who knows a company. `notes`: may the reader say so here?
pub fn door(desk: &Desk, company: CompanyId, door: &Door, notes: bool) -> Markup {
    render(&DoorPart {
        words: desk.words,
        today: desk.context.today,
        first: door.ask_first(),
        door,
        company,
        may_note: notes && desk.context.may(Action::NoteAcquaintance),
        form: Form::new(desk.words, Fields::default()),
    })
}

/// `POST /companies/{company}/acquaintance`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's; a text that can't be kept.
pub async fn note(desk: Desk, Path(company): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let company = id(&company)?;
    let mut r = Reader::of(&fields);
    let how = r.optional_line("how", LONGEST_NAME);
    r.finish().map_err(holdepunkt_casework::Error::Refused)?;
    acquaintances::note(&desk.context, company, how).await?;
    Ok(desk.done(&format!("/companies/{company}"), "acquaintance-noted"))
}

/// `POST /companies/{company}/acquaintance/remove`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn forget(desk: Desk, Path(company): Path<String>) -> Result<Response, Failure> {
    let company = id(&company)?;
    acquaintances::forget(&desk.context, company).await?;
    Ok(desk.done(&format!("/companies/{company}"), "acquaintance-forgotten"))
}
