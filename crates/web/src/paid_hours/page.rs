//! A citizen's paid hours: the list, and a line more.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, citizens,
    citizens::CitizenPage,
    paid_hours::{self, NewHours},
};
use holdepunkt_rules::{
    Refusal, Refused,
    hours::WeeklyHours,
    id::{CitizenId, PaidHoursId},
    paid_hours::{HoursSource, PaidKind, minutes_a_week},
    period::Period,
};

use crate::{
    citizens::{
        look::{name_or_protected, whose},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] = &[
    ("from", "hours-from"),
    ("until", "hours-until"),
    ("hours", "hours-in-all"),
    ("employer", "hours-employer"),
    ("kind", "hours-kind"),
];

struct Row {
    id: PaidHoursId,
    days: String,
    employer: String,
    kind: String,
    hours: String,
    a_week: String,
    typed: bool,
}

#[derive(Template)]
#[template(path = "paid_hours/list.html")]
struct HoursPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    whose: String,
    rows: Vec<Row>,
    kinds: Vec<(String, String)>,
    may_note: bool,
}

fn page(desk: &Desk, c: &CitizenPage, f: Form) -> HoursPage {
    let words = desk.words;
    let hours = |minutes: i64| words.hours(WeeklyHours::from_minutes(minutes));
    let kind = |k: PaidKind| words.say(&format!("hours-kind-{}", k.code().replace('_', "-")));
    let row = |h: &holdepunkt_rules::paid_hours::PaidHours| Row {
        id: h.id,
        days: words.period(&h.period),
        employer: h.employer.clone(),
        kind: kind(h.kind),
        hours: hours(h.minutes),
        a_week: hours(minutes_a_week(h)),
        typed: h.source == HoursSource::Typed,
    };
    let id = c.citizen.id;
    let name = name_or_protected(words, &c.citizen.name);
    HoursPage {
        p: desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{id}"), name),
        f: f.named(LABELS),
        citizen: id,
        whose: whose(words, &c.citizen.name),
        rows: c.paid_hours.iter().rev().map(row).collect(),
        kinds: PaidKind::ALL.iter().map(|k| (k.code().to_owned(), kind(*k))).collect(),
        may_note: desk.context.may(Action::NoteHours),
    }
}

/// `GET /citizens/{citizen}/hours`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn list(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match citizens::find(&desk.context, id).await {
        Ok(c) => html(&page(&desk, &c, Form::new(desk.words, Fields::default()))),
        Err(error) => or_ask_reason(id, error),
    }
}

/// The most hours that somebody types for a period of a year.
const MOST_HOURS: i64 = 8784;

/// Hours in all, with half and quarter hours: "91", "12,5".
fn minutes(text: &str) -> Result<i64, Refused> {
    let wrong = || Refusal::NotHours { most: MOST_HOURS }.on("hours");
    let text = text.trim().replace('.', ",");
    let (whole, part) = text.split_once(',').unwrap_or((&text, ""));
    if part.len() > 2 || !part.chars().all(|c| c.is_ascii_digit()) {
        return Err(wrong());
    }
    let whole: i64 = whole.parse().map_err(|_| wrong())?;
    let hundredths: i64 = if part.is_empty() { 0 } else { format!("{part:0<2}").parse().map_err(|_| wrong())? };
    if !(0..=MOST_HOURS).contains(&whole) {
        return Err(wrong());
    }
    Ok(whole * 60 + (hundredths * 60 + 50) / 100)
}

fn read(fields: &Fields) -> Result<NewHours, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let (from, until) = (r.day("from"), r.day("until"));
    let employer = r.line("employer", 120);
    let kind = r.choice("kind", PaidKind::from_code);
    let minutes = r.keep(minutes(fields.get("hours")));
    let period = from.zip(until).and_then(|(from, until)| r.keep(Period::new(from, Some(until))));
    r.finish()?;
    match (period, kind, minutes) {
        (Some(period), Some(kind), Some(minutes)) => Ok(NewHours { period, minutes, employer, kind }),
        _ => Err(Vec::new()), // each that is missing stands among the refusals already
    }
}

/// `POST /citizens/{citizen}/hours`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn note(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        let c = citizens::find(&desk.context, id).await?;
        html_refused(&page(&desk, &c, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let new = match read(&fields) {
        Ok(new) => new,
        Err(list) => return again(&list).await,
    };
    match paid_hours::note(&desk.once(fields.get("once")), id, new).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{id}/hours"), "hours-noted")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /hours/{hours}/remove`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn remove(desk: Desk, Path(hours): Path<String>) -> Result<Response, Failure> {
    let id = PaidHoursId::parse(&hours).ok_or(Refusal::NotFound)?;
    let citizen = paid_hours::take_back(&desk.context, id).await?;
    Ok(desk.done(&format!("/citizens/{citizen}/hours"), "hours-removed"))
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn hours_are_read_as_people_write_them() {
        assert_eq!(minutes("91"), Ok(5460));
        assert_eq!(minutes(" 12,5 "), Ok(750));
        assert_eq!(minutes("0.25"), Ok(15));
        for odd in ["", "ni", "-1", "1,255", "9999", "1,2a"] {
            assert!(minutes(odd).is_err(), "{odd}");
        }
    }
}
