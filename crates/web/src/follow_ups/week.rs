//! One's own week, each day in an order in which one can drive; made to be printed and taken along.

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::follow_ups::{self, RouteDay, Stop};
use holdepunkt_rules::{
    follow_up::{FollowUpState, Guest},
    period::plus_days,
};
use jiff::civil::Date;
use serde::Deserialize;

use super::show::kind_words;
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// Which week: any of its days.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    day: Option<String>,
    order: Option<String>,
}

/// A meeting on the way.
struct Line {
    href: String,
    time: String,
    name: String,
    phone: String,
    what: String,
    place: String,
    with: Vec<(String, String)>,
    held: bool,
}

/// A day.
struct Day {
    heading: String,
    lines: Vec<Line>,
    route: String,
}

#[derive(Template)]
#[template(path = "follow_ups/week.html")]
struct WeekTemplate {
    p: Page,
    heading: String,
    days: Vec<Day>,
    meetings: usize,
    monday: Date,
    before: Date,
    after: Date,
    now: bool,
    by_clock: bool,
}

fn line(desk: &Desk, stop: &Stop) -> Line {
    let (words, mine) = (desk.words, &stop.mine);
    let others =
        mine.with.iter().filter(|x| x.guest.is_some_and(|g| matches!(g, Guest::Mentor(_) | Guest::Contact(_))));
    Line {
        href: if mine.own { format!("/follow-ups/{}", mine.meeting.id) } else { String::new() },
        time: desk.words.clock_span(mine.meeting.when.from, mine.meeting.when.until),
        name: name_or_protected(words, &mine.name),
        phone: mine.phone.clone(),
        what: kind_words(words, mine.meeting.kind),
        place: if stop.address.is_empty() { mine.meeting.place.clone() } else { stop.address.clone() },
        with: others.map(|x| (x.name.clone(), x.phone.clone())).collect(),
        held: mine.meeting.state == FollowUpState::Held,
    }
}

/// How far, and in which order.
fn route(desk: &Desk, day: &RouteDay, by_clock: bool) -> String {
    let words = desk.words;
    let driven = day.stops.iter().filter(|s| s.position.is_some()).count();
    if driven < 2 {
        return String::new();
    }
    let km = |metres: i64| words.hundredths((metres + 50) / 100 * 10);
    match day.by_clock {
        None => words.say_with("week-route", &[("km", km(day.metres).into())]),
        Some(clock) => {
            let key = if by_clock { "week-route-clock" } else { "week-route-other" };
            words.say_with(key, &[("km", km(day.metres).into()), ("clock", km(clock).into())])
        }
    }
}

/// `GET /week`
///
/// # Errors
/// The database's.
pub async fn show(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let day = asked.day.and_then(|d| d.parse::<Date>().ok()).unwrap_or(desk.context.today);
    let week = follow_ups::week(&desk.context, day).await?;
    let words = desk.words;
    let by_clock = asked.order.as_deref() == Some("clock");
    let of = |d: &RouteDay| {
        let mut stops: Vec<&Stop> = d.stops.iter().collect();
        if by_clock {
            stops.sort_by_key(|s| s.mine.meeting.when);
        }
        let weekday = words.say(&format!("home-weekday-{}", d.day.weekday().to_monday_one_offset()));
        Day {
            heading: format!("{weekday} {}", words.day_short(d.day)),
            lines: stops.into_iter().map(|s| line(&desk, s)).collect(),
            route: route(&desk, d, by_clock),
        }
    };
    let number = i64::from(week.monday.iso_week_date().week());
    let days = holdepunkt_rules::period::Period::known(week.monday, Some(plus_days(week.monday, 6)));
    html(&WeekTemplate {
        p: desk.page(),
        heading: words.say_with(
            "week-mine-heading",
            &[("week", number.to_string().into()), ("days", words.period(&days).into())],
        ),
        meetings: week.days.iter().map(|d| d.stops.len()).sum(),
        days: week.days.iter().map(of).collect(),
        monday: week.monday,
        by_clock,
        before: plus_days(week.monday, -7),
        after: plus_days(week.monday, 7),
        now: week.monday == holdepunkt_rules::period::monday_of(desk.context.today),
    })
}
