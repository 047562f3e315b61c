//! A whole week on one page: what is not answered yet is answered in one go.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::attendance::{self, DAY_FIELDS, DayOf, NewAttendance, WeekOf};
use holdepunkt_rules::{
    Refusal, Refused,
    attendance::Mark,
    id::PlacementId,
    period::{monday_of, plus_days},
    role::Role,
};
use jiff::civil::Date;

use super::{
    card::{agreed, hours_long, key, mark},
    day::{minutes, place_and_day},
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
};

/// A day as a line of the form.
struct Line {
    field: &'static str,
    hours: String,
    key_field: String,
    key: String,
    day: String,
    anchor: String,
    agreed: String,
    stands: Option<String>,
    closed: Option<String>,
    href: String,
}

#[derive(Template)]
#[template(path = "attendance/week.html")]
struct WeekPage {
    p: Page,
    f: Form,
    heading: String,
    lines: Vec<Line>,
    marks: Vec<(String, String)>,
    action: String,
    before: Option<String>,
    after: Option<String>,
    any_open: bool,
    way_back: String,
}

fn field_of(name: &str, n: usize) -> String {
    format!("{name}_{}", n + 1)
}

fn line(desk: &Desk, f: &Form, n: usize, d: &DayOf, id: PlacementId) -> Line {
    let words = desk.words;
    let day = d.plan.day;
    let key_field = field_of("key", n);
    let kept = f.value(&key_field).to_owned();
    Line {
        field: DAY_FIELDS.get(n).copied().unwrap_or(""),
        hours: field_of("hours", n),
        key: if kept.is_empty() { key() } else { kept },
        key_field,
        day: words.weekday_and_day(day),
        anchor: format!("d-{day}"),
        agreed: agreed(words, &d.plan),
        stands: d.stands.as_ref().map(|a| match a.mark.is_present() {
            true => format!("{}, {}", mark(words, a.mark), hours_long(words, a.minutes)),
            false => mark(words, a.mark),
        }),
        closed: d.closed.as_ref().map(|r| words.refusal(r)),
        href: format!("/attendance/{id}/{day}"),
    }
}

fn page(desk: &Desk, w: &WeekOf, f: Form) -> WeekPage {
    let (words, id) = (desk.words, w.seat.placement);
    let week = i64::from(w.monday.iso_week_date().week()).to_string();
    let first = w.seat.citizen_name.split_whitespace().next().unwrap_or_default().to_owned();
    let to = |monday: Date| format!("/attendance/{id}/week/{monday}");
    let staff = matches!(desk.shell.role, Role::JobConsultant | Role::Caseworker);
    WeekPage {
        p: desk.page(),
        heading: words.say_with("attendance-week-heading", &[("name", first.into()), ("week", week.into())]),
        lines: w.days.iter().enumerate().map(|(n, d)| line(desk, &f, n, d, id)).collect(),
        marks: Mark::ALL.iter().map(|m| (m.code().to_owned(), mark(words, *m))).collect(),
        action: to(w.monday),
        before: w.has_before.then(|| to(plus_days(w.monday, -7))),
        after: w.has_after.then(|| to(plus_days(w.monday, 7))),
        any_open: w.days.iter().any(|d| d.closed.is_none() && d.stands.is_none()),
        way_back: if staff { format!("/placements/{id}/attendance") } else { "/attendance".to_owned() },
        f,
    }
}

/// `GET /attendance/{placement}/week/{monday}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path((placement, monday)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, monday) = place_and_day(&placement, &monday)?;
    let week = attendance::week(&desk.context, id, monday).await?;
    html(&page(&desk, &week, Form::new(desk.words, Fields::default())))
}

/// The days that are answered; with "as agreed" every open day on which somebody was expected.
fn read(desk: &Desk, fields: &Fields, week: &WeekOf) -> Result<Vec<NewAttendance>, Vec<Refused>> {
    let as_agreed = !fields.get("as_agreed").is_empty();
    let (mut days, mut refused) = (Vec::new(), Vec::new());
    for (n, d) in week.days.iter().enumerate().filter(|(_, d)| d.closed.is_none() && d.stands.is_none()) {
        let field = DAY_FIELDS.get(n).copied().unwrap_or("day_1");
        let chosen = fields.get(field);
        let mark = match (chosen.is_empty(), as_agreed && d.plan.minutes > 0) {
            (false, _) => Mark::from_code(chosen).ok_or_else(|| Refusal::NotOnTheList.on(field)),
            (true, true) => Ok(Mark::Here),
            (true, false) => continue,
        };
        let given = minutes(desk, fields.get(&field_of("hours", n)), d.plan.day).map_err(|r| r.refusal.on(field));
        match (mark, given) {
            (Ok(mark), Ok(minutes)) => days.push(NewAttendance {
                day: d.plan.day,
                mark,
                minutes,
                client_key: fields.get(&field_of("key", n)).to_owned(),
                corrects: None,
            }),
            (mark, given) => refused.extend(mark.err().into_iter().chain(given.err())),
        }
    }
    if refused.is_empty() && days.is_empty() {
        refused.push(Refusal::Missing.on("day_1"));
    }
    if refused.is_empty() { Ok(days) } else { Err(refused) }
}

/// `POST /attendance/{placement}/week/{monday}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at their days.
pub async fn register(
    desk: Desk,
    Path((placement, monday)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (id, monday) = place_and_day(&placement, &monday)?;
    let week = attendance::week(&desk.context, id, monday).await?;
    let again =
        |list: &[Refused]| html_refused(&page(&desk, &week, Form::refused(desk.words, fields.clone(), list)), list);
    let days = match read(&desk, &fields, &week) {
        Ok(days) => days,
        Err(list) => return again(&list),
    };
    match attendance::register_week(&desk.context, id, &days).await {
        Ok(_) if matches!(desk.shell.role, Role::JobConsultant | Role::Caseworker) => {
            Ok(desk.done(&format!("/placements/{id}/attendance"), "attendance-noted"))
        }
        Ok(_) => {
            let to = format!("/attendance/{id}/week/{}?done=attendance-noted", monday_of(monday));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => again(&refused(error)?),
    }
}
