//! "I can't come": one tap for today, or days of one's own choice; thanked for, and taken back in place.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::absences::{self, Absent, Thanks};
use holdepunkt_rules::{Refusal, Refused, id::AbsenceReportId};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::{
    attendance::weeks::report as says,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    own::page::helper,
    page::Page,
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] = &[("reason", "absence-reason"), ("from", "absence-from"), ("until", "absence-until")];

/// A report that stands.
struct Standing {
    says: String,
    withdraw: String,
}

#[derive(Template)]
#[template(path = "absences/form.html")]
struct FormPage {
    p: Page,
    f: Form,
    who: String,
    reasons: Vec<(String, String)>,
    standing: Vec<Standing>,
    call: Option<Markup>,
    until: String,
    open: bool,
}

fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// Those who are told: the mentor, whom one calls, and the coordinating caseworker, each once.
fn told(words: Words, a: &Absent) -> String {
    let contact = a.contact.as_ref().map(|h| first(&h.employee.name)).unwrap_or_default();
    let mut names: Vec<&str> = vec![first(&a.seat.mentor_name)];
    names.extend([contact, first(&a.caseworker)].iter().filter(|n| !n.is_empty()));
    names.dedup();
    let last = names.pop().unwrap_or_default();
    match names.is_empty() {
        true => last.to_owned(),
        false => words.say_with("absence-and", &[("first", names.join(", ").into()), ("last", last.into())]),
    }
}

fn page(desk: &Desk, a: &Absent, f: Form) -> FormPage {
    let p = desk.page();
    let standing = a
        .reports
        .iter()
        .map(|r| Standing { says: says(desk, r, true), withdraw: format!("/me/absence/{}/withdraw", r.id) });
    let open = ["from", "until"].iter().any(|name| f.error(name).is_some());
    FormPage {
        who: told(desk.words, a),
        reasons: desk.choices("absence_reasons"),
        standing: standing.collect(),
        call: a.contact.as_ref().map(|h| helper(&p, h, "own-contact", false)),
        until: desk.words.day_near(a.until, desk.context.today),
        open,
        f: f.named(LABELS),
        p,
    }
}

/// `GET /me/absence`
///
/// # Errors
/// [`Refusal::NoPlacementNow`], or the database's.
pub async fn form(desk: Desk) -> Result<Response, Failure> {
    let absent = absences::form(&desk.context).await?;
    html(&page(&desk, &absent, Form::new(desk.words, days(&desk))))
}

fn days(desk: &Desk) -> Fields {
    let mut fields = Fields::default();
    fields.set_day("from", desk.context.today);
    fields.set_day("until", desk.context.today);
    fields
}

/// Today where no days were chosen.
fn asked(r: &mut Reader<'_>, today: Date) -> Option<(Date, Date)> {
    let from = r.optional_day("from").unwrap_or(today);
    let until = r.optional_day("until").unwrap_or(from);
    Some((from, until))
}

/// `POST /me/absence`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn report(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        let absent = absences::form(&desk.context).await?;
        let mut kept = fields.clone();
        if kept.get("from_day").is_empty() {
            for (name, value) in days(&desk).pairs() {
                kept.set(name, value);
            }
        }
        html_refused(&page(&desk, &absent, Form::refused(desk.words, kept, list)), list)
    };
    let today = desk.context.today;
    let mut r = Reader::of(&fields);
    let days = asked(&mut r, today);
    let reason = r.code("reason", desk.context.house.rulebook.list("absence_reasons"), today);
    let ((from, until), reason) = match (r.finish(), days, reason) {
        (Ok(()), Some(days), Some(reason)) => (days, reason),
        (list, ..) => return again(&list.err().unwrap_or_default()).await,
    };
    match absences::report(&desk.once(fields.get("once")), from, until, reason).await {
        Ok(id) => {
            Ok(axum::response::IntoResponse::into_response(axum::response::Redirect::to(&format!("/me/absence/{id}"))))
        }
        Err(error) => again(&refused(error)?).await,
    }
}

#[derive(Template)]
#[template(path = "absences/thanks.html")]
struct ThanksPage {
    p: Page,
    know: String,
    says: String,
    see_you: Option<String>,
    ill: bool,
    withdraw: String,
    over: bool,
}

/// `GET /me/absence/{absence}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn thanks(desk: Desk, Path(absence): Path<String>) -> Result<Response, Failure> {
    let id = AbsenceReportId::parse(&absence).ok_or(Refusal::NotFound)?;
    let Thanks { report, absent, next } = absences::thanks(&desk.context, id).await?;
    let words = desk.words;
    let see_you = next.map(|(day, from)| {
        let weekday = words.say(&format!("home-weekday-{}", day.weekday().to_monday_one_offset())).to_lowercase();
        let day = words.day_near(day, desk.context.today);
        match from {
            Some(from) if !report.is_later() => words.say_with(
                "absence-see-you-at",
                &[("weekday", weekday.into()), ("day", day.into()), ("clock", words.clock_short(from).into())],
            ),
            _ => words.say_with("absence-see-you", &[("weekday", weekday.into()), ("day", day.into())]),
        }
    });
    let names = told(words, &absent);
    html(&ThanksPage {
        p: desk.page().under_key("/me", "nav-own"),
        know: words.say_with("absence-they-know", &[("names", names.into())]),
        says: says(&desk, &report, false),
        see_you,
        ill: matches!(report.reason.as_str(), "ill" | "child_ill"),
        withdraw: format!("/me/absence/{id}/withdraw"),
        over: report.withdrawn_at.is_some() || report.until < desk.context.today,
    })
}

/// `POST /me/absence/{absence}/withdraw`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::AbsenceOver`], [`Refusal::Stale`], or the database's.
pub async fn withdraw(desk: Desk, Path(absence): Path<String>) -> Result<Response, Failure> {
    let id = AbsenceReportId::parse(&absence).ok_or(Refusal::NotFound)?;
    absences::withdraw(&desk.context, id).await?;
    Ok(desk.done("/me", "absence-withdrawn"))
}
