//! One day of one placement: registered by a tap, with other hours, corrected, undone.

use askama::Template;
use axum::{
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{
    Error,
    attendance::{self, Expected, NewAttendance},
};
use holdepunkt_rules::{
    Refusal, Refused,
    attendance::Mark,
    hours::WeeklyHours,
    id::{AttendanceId, PlacementId},
    period::monday_of,
    role::Role,
};
use jiff::civil::Date;

use super::{
    card::{agreed, hours_long, key, mark},
    page,
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] =
    &[("mark", "attendance-mark"), ("hours", "attendance-hours-there"), ("day", "attendance-day")];

/// What the address points to.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn place_and_day(placement: &str, day: &str) -> Result<(PlacementId, Date), Failure> {
    let id = PlacementId::parse(placement).ok_or(Refusal::NotFound)?;
    Ok((id, day.parse().map_err(|_| Refusal::NotFound)?))
}

/// Minutes of a number of hours as people write it; nothing for an empty field.
///
/// # Errors
/// [`Refusal::NoDayHolds`] on `hours`.
pub fn minutes(desk: &Desk, text: &str, day: Date) -> Result<Option<i64>, Refused> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let most = desk.context.house.rulebook.attendance().most_minutes(day).map_err(|r| r.on("hours"))?;
    let refused = |_| Refusal::NoDayHolds { most: most / 60 }.on("hours");
    WeeklyHours::parse(text, "hours").map(|h| Some(h.minutes())).map_err(refused)
}

fn read(desk: &Desk, fields: &Fields, day: Date) -> Result<NewAttendance, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let chosen = r.choice("mark", Mark::from_code);
    let typed = r.keep(minutes(desk, fields.get("hours"), day)).flatten();
    let tapped = fields.get("minutes").parse::<i64>().ok();
    let corrects = r.optional_choice("corrects", AttendanceId::parse);
    r.finish()?;
    let mark = chosen.ok_or_else(Vec::new)?; // stands among the refusals already
    let client_key = fields.get("client_key").to_owned();
    Ok(NewAttendance { day, mark, minutes: tapped.or(typed), client_key, corrects })
}

/// Does a script ask for the card alone?
fn wants_card(headers: &HeaderMap) -> bool {
    headers.contains_key("hp-card")
}

/// Where an answer leads back to: the page that it was given on, at the card that it is about.
fn back(desk: &Desk, from: &str, id: PlacementId, day: Date) -> Response {
    let to = match (from, desk.shell.role) {
        (_, Role::JobConsultant | Role::Caseworker) => {
            return desk.done(&format!("/placements/{id}/attendance"), "attendance-noted");
        }
        ("week", _) => format!("/attendance/{id}/week/{}#d-{day}", monday_of(day)),
        _ => format!("/attendance#p-{id}"),
    };
    Redirect::to(&to).into_response()
}

/// `POST /attendance/{placement}/{day}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the card or the form.
pub async fn register(
    desk: Desk,
    Path((placement, day)): Path<(String, String)>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let (id, day) = place_and_day(&placement, &day)?;
    let done = match read(&desk, &fields, day) {
        Ok(new) => attendance::register(&desk.context, id, &new).await.map(|_| ()),
        Err(list) => Err(Error::Refused(list)),
    };
    let list = done.err().map_or_else(|| Ok(Vec::new()), refused)?;
    if wants_card(&headers) {
        return page::swap(&desk, id, day, &list).await;
    }
    match (list.is_empty(), fields.get("from")) {
        (true, from) => Ok(back(&desk, from, id, day)),
        (false, "today") => page::again(&desk, id, &list).await,
        (false, _) => {
            let one = attendance::of_day(&desk.context, id, day).await?;
            let form = Form::refused(desk.words, fields, &list);
            html_refused(&day_page(&desk, &one, form), &list)
        }
    }
}

/// `POST /attendances/{attendance}/undo`
///
/// # Errors
/// [`Refusal::UndoTooLate`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn undo(
    desk: Desk,
    Path(attendance): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let id = AttendanceId::parse(&attendance).ok_or(Refusal::NotFound)?;
    let (placement, day) = attendance::undo(&desk.context, id).await?;
    if wants_card(&headers) {
        return page::swap(&desk, placement, day, &[]).await;
    }
    Ok(back(&desk, fields.get("from"), placement, day))
}

#[derive(Template)]
#[template(path = "attendance/day.html")]
struct DayPage {
    p: Page,
    f: Form,
    heading: String,
    agreed: String,
    stands: Option<String>,
    undo: Option<String>,
    marks: Vec<(String, String)>,
    action: String,
    key: String,
    corrects: String,
    from: String,
    way_back: String,
}

fn day_page(desk: &Desk, e: &Expected, f: Form) -> DayPage {
    let words = desk.words;
    let stands = e.stands.as_ref();
    let staff = matches!(desk.shell.role, Role::JobConsultant | Role::Caseworker);
    let day = words.weekday_and_day(e.plan.day);
    let first = e.seat.citizen_name.split_whitespace().next().unwrap_or_default().to_owned();
    DayPage {
        p: desk.page(),
        heading: words.say_with("attendance-day-heading", &[("name", first.into()), ("day", day.into())]),
        agreed: agreed(words, &e.plan),
        stands: stands.map(|s| {
            words.say_with(
                "attendance-stands",
                &[
                    ("mark", mark(words, s.attendance.mark).into()),
                    ("hours", hours_long(words, s.attendance.minutes).into()),
                    ("by", s.by.as_str().into()),
                    ("at", words.moment(s.attendance.at, desk.context.house.zone()).into()),
                ],
            )
        }),
        undo: stands.filter(|s| s.may_undo).map(|s| format!("/attendances/{}/undo", s.attendance.id)),
        marks: Mark::ALL.iter().map(|m| (m.code().to_owned(), mark(words, *m))).collect(),
        action: format!("/attendance/{}/{}", e.seat.placement, e.plan.day),
        key: if f.value("client_key").is_empty() { key() } else { f.value("client_key").to_owned() },
        corrects: stands.map(|s| s.attendance.id.to_string()).unwrap_or_default(),
        from: if e.plan.day == desk.context.today { String::new() } else { "week".to_owned() },
        way_back: match staff {
            true => format!("/placements/{}/attendance", e.seat.placement),
            false => format!("/attendance/{}/week/{}", e.seat.placement, monday_of(e.plan.day)),
        },
        f: f.named(LABELS),
    }
}

/// `GET /attendance/{placement}/{day}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path((placement, day)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, day) = place_and_day(&placement, &day)?;
    let one = attendance::of_day(&desk.context, id, day).await?;
    let mut fields = Fields::default();
    if let Some(stands) = &one.stands {
        fields.set("mark", stands.attendance.mark.code());
    }
    html(&day_page(&desk, &one, Form::new(desk.words, fields)))
}
