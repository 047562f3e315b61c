//! A placement's attendance, week by week: what was agreed, what it became, and what was absence.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    attendance::{self, AttendancePage},
};
use holdepunkt_rules::{
    Refusal,
    absence::AbsenceReport,
    attendance::{Basis, DayLine, WeekLine},
    id::PlacementId,
    period::monday_of,
    role::Role,
};
use holdepunkt_wording::Argument;

use super::card::{hours, hours_long, mark};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html},
    markup::{Markup, render},
    page::Page,
};

/// A week as a row.
pub struct Row {
    week: String,
    days: Vec<String>,
    planned: String,
    actual: String,
    absence: String,
}

/// A table of weeks, for a page of its own and for a part of another.
#[derive(Template)]
#[template(path = "attendance/table.html")]
pub struct Table<'a> {
    p: &'a Page,
    rows: Vec<Row>,
}

fn day(desk: &Desk, d: &DayLine) -> Option<String> {
    let words = desk.words;
    let weekday = words.weekday_short(d.day);
    let told = match d.mark {
        Some(m) if m.is_present() => format!("{} {}", mark(words, m), hours(words, d.minutes)),
        Some(m) => mark(words, m),
        None if d.paused => words.say("attendance-day-paused"),
        None if d.reported && d.planned > 0 => words.say("attendance-day-reported"),
        None if d.planned > 0 && d.day < desk.context.today && d.basis != Basis::Spread => {
            words.say("attendance-day-missing")
        }
        None => return None,
    };
    Some(format!("{weekday} {told}"))
}

fn row(desk: &Desk, w: &WeekLine) -> Row {
    let words = desk.words;
    let mut absence = Vec::new();
    for (count, key) in [
        (w.unannounced, "attendance-unannounced"),
        (w.notified, "attendance-notified"),
        (w.missing, "attendance-missing"),
    ] {
        if count > 0 {
            absence.push(words.say_with(key, &[("count", Argument::from(count))]));
        }
    }
    Row {
        week: words.say_with(
            "attendance-week",
            &[
                ("week", i64::from(w.monday.iso_week_date().week()).to_string().into()),
                ("day", words.day_near(w.monday, desk.context.today).into()),
            ],
        ),
        days: w.days.iter().filter_map(|d| day(desk, d)).collect(),
        planned: hours(words, w.planned),
        actual: hours(words, w.minutes),
        absence: absence.join(", "),
    }
}

/// A week in a line: what was agreed of it so far, what it became, and what was absence.
pub fn line(desk: &Desk, w: &WeekLine) -> String {
    let Row { week, actual, absence, .. } = row(desk, w);
    let planned = hours(desk.words, w.planned_so_far);
    let values = [("week", week.into()), ("hours", actual.into()), ("planned", planned.into())];
    let line = desk.words.say_with("follow-up-agenda-week", &values);
    if absence.is_empty() { line } else { format!("{line}, {absence}") }
}

/// The latest weeks as a table, for a part of another page.
pub fn table(desk: &Desk, p: &Page, page: &AttendancePage, most: usize) -> Markup {
    render(&Table { p, rows: page.weeks.iter().take(most).map(|w| row(desk, w)).collect() })
}

/// A report in words; why, for whom it is meant.
pub fn report(desk: &Desk, r: &AbsenceReport, why: bool) -> String {
    let words = desk.words;
    let day = |d| words.weekday_and_day(d);
    let key = match (r.is_later(), r.from == r.until) {
        (true, _) => "absence-says-later",
        (false, true) => "absence-says-day",
        (false, false) => "absence-says-days",
    };
    let says = words.say_with(key, &[("from", day(r.from).into()), ("until", day(r.until).into())]);
    if why && !r.is_later() { format!("{says}. {}", desk.code("absence_reasons", r.reason.as_str())) } else { says }
}

#[derive(Template)]
#[template(path = "attendance/weeks.html")]
struct WeeksPage {
    p: Page,
    heading: String,
    id: PlacementId,
    table: Markup,
    none: bool,
    spread: bool,
    reports: Vec<String>,
    changes: Vec<String>,
    register: Option<String>,
    hearing: Option<String>,
    may_hear: bool,
    unheard: Vec<String>,
}

fn changes(desk: &Desk, page: &AttendancePage) -> Vec<String> {
    let words = desk.words;
    let line = |l: &attendance::Line| {
        let a = &l.attendance;
        let key = match (a.holds, a.withdrawn_at.is_some()) {
            (true, _) => "attendance-change-holds",
            (false, true) => "attendance-change-undone",
            (false, false) => "attendance-change-corrected",
        };
        words.say_with(
            key,
            &[
                ("day", words.weekday_and_day(a.day).into()),
                ("mark", mark(words, a.mark).into()),
                ("hours", hours_long(words, a.minutes).into()),
                ("by", l.by.as_str().into()),
                ("at", words.moment(a.at, desk.context.house.zone()).into()),
            ],
        )
    };
    page.changes.iter().map(line).collect()
}

/// `GET /placements/{placement}/attendance`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let id = PlacementId::parse(&placement).ok_or(Refusal::NotFound)?;
    let page = attendance::of_placement(&desk.context, id).await?;
    let words = desk.words;
    let name = name_or_protected(words, &page.name);
    let citizen = page.placed.placement.citizen;
    let p = match desk.shell.role {
        Role::JobConsultant | Role::Caseworker => desk
            .page()
            .under_key("/citizens", "nav-citizens")
            .under(format!("/citizens/{citizen}"), name.as_str())
            .under(format!("/placements/{id}"), page.placed.centre_name.as_str()),
        Role::Citizen => desk.page().under_key("/me", "nav-own"),
        Role::CompanyMentor => desk.page().under_key("/mentored", "nav-mentored"),
        _ => desk.page().under_key("/our-company", "nav-own-company"),
    };
    let today = desk.context.today;
    let day = |d: &jiff::civil::Date| words.weekday_and_day(*d);
    html(&WeeksPage {
        heading: match desk.shell.role {
            Role::Citizen => words.say("attendance-mine"),
            _ => words.say_with("attendance-of", &[("name", name.into())]),
        },
        id,
        table: table(&desk, &p, &page, usize::MAX),
        none: page.weeks.is_empty(),
        spread: page.weeks.iter().flat_map(|w| &w.days).any(|d| d.basis == Basis::Spread),
        reports: page.reports.iter().map(|r| report(&desk, r, page.sees_reasons)).collect(),
        changes: changes(&desk, &page),
        register: page.registers_from.map(|_| {
            let last = page.placed.placement.period.until().map_or(today, |u| u.min(today));
            format!("/attendance/{id}/week/{}", monday_of(last.max(page.placed.placement.period.from())))
        }),
        may_hear: desk.context.may(Action::Hear),
        hearing: page.hearing.as_ref().map(|h| match h.answered_on {
            Some(on) => words.say_with("hearing-answered-on", &[("day", words.day_near(on, today).into())]),
            None => words.say_with("hearing-waits-until", &[("day", words.day_near(h.reply_by, today).into())]),
        }),
        unheard: page.unheard.iter().map(day).collect(),
        p,
    })
}
