//! What the citizen's own page says of attendance: a way to say that one can't come, this week, and what is asked.

use askama::Template;
use holdepunkt_casework::{
    attendance, hearings,
    own::{MyWay, OwnSeat},
};
use holdepunkt_rules::{period::monday_of, placement::PlacementState};

use super::{card::hours_long, weeks::report};
use crate::{
    desk::Desk,
    failure::Failure,
    markup::{Markup, render},
    page::Page,
};

#[derive(Template)]
#[template(path = "attendance/own.html")]
struct Own<'a> {
    p: &'a Page,
    placed: bool,
    hearings: Vec<(String, String)>,
    reports: Vec<(String, String)>,
    week: Option<(String, String)>,
    all: String,
}

/// The part of the page.
///
/// # Errors
/// The database's.
pub async fn part(desk: &Desk, p: &Page, way: &MyWay) -> Result<Markup, Failure> {
    let (words, today) = (desk.words, desk.context.today);
    let open = hearings::about_me(&desk.context).await?;
    let asked = |h: &holdepunkt_rules::hearing::Hearing| {
        let key = if h.answered_on.is_some() { "hearing-own-waiting" } else { "hearing-own-waits" };
        let says = words.say_with(key, &[("day", words.day_near(h.reply_by, today).into())]);
        (format!("/me/hearings/{}", h.id), says)
    };
    let agreed = |s: &&OwnSeat| s.seat.state == PlacementState::Agreed;
    let seat = way.current().filter(agreed).map(|s| s.seat.placement);
    let page = match seat {
        Some(id) => Some(attendance::of_placement(&desk.context, id).await?),
        None => None,
    };
    let week = page.as_ref().and_then(|page| page.weeks.iter().find(|w| w.monday == monday_of(today)));
    let reports = page.iter().flat_map(|page| &page.reports);
    Ok(render(&Own {
        p,
        placed: seat.is_some(),
        hearings: open.iter().map(asked).collect(),
        reports: reports.map(|r| (report(desk, r, true), format!("/me/absence/{}/withdraw", r.id))).collect(),
        week: week.map(|w| (hours_long(words, w.planned), hours_long(words, w.minutes))),
        all: seat.map(|id| format!("/placements/{id}/attendance")).unwrap_or_default(),
    }))
}
