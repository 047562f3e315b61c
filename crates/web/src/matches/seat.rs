//! `GET /places/{place}/matches`: those who wait and fit one place, each with the reasons.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::matches::seat::{self, Seat};
use holdepunkt_rules::{
    Refusal,
    id::{CitizenId, PlaceId},
    matching::{citizen::CitizenNumber, feasible::Failed, worth::Worth},
};
use jiff::civil::Date;

use super::{
    one::{Ask, parts},
    say::Sayer,
};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

struct Row {
    citizen: CitizenId,
    name: String,
    group: String,
    reasons: Vec<String>,
    points: String,
    parts: String,
}

struct RuledOut {
    citizen: CitizenId,
    name: String,
    why: Vec<String>,
}

#[derive(Template)]
#[template(path = "matches/seat.html")]
struct SeatPage {
    p: Page,
    place: PlaceId,
    heading: String,
    start: Date,
    day: String,
    free: bool,
    record: String,
    records: Vec<String>,
    rows: Vec<Row>,
    ruled_out: Vec<RuledOut>,
    homeless: Vec<(CitizenId, String)>,
}

fn page(desk: &Desk, seat: &Seat) -> SeatPage {
    let s = Sayer { desk, field: &seat.field };
    let p = desk.page().under_key("/places", "nav-places");
    let person = |n: CitizenNumber| seat.field.people.get(n.at());
    let row = |(n, worth): &(CitizenNumber, Worth)| {
        let x = person(*n)?;
        Some(Row {
            citizen: x.id,
            name: name_or_protected(desk.words, &x.name),
            group: desk.code("target_groups", x.group.as_str()),
            reasons: s.reasons(worth),
            points: desk.words.number(i64::from(worth.total())),
            parts: parts(desk, worth),
        })
    };
    let ruled = |(n, failed): &(CitizenNumber, Vec<Failed>)| {
        let x = person(*n)?;
        let why = failed.iter().map(|f| s.failed(f)).collect();
        Some(RuledOut { citizen: x.id, name: name_or_protected(desk.words, &x.name), why })
    };
    let here = seat.at.and_then(|n| seat.field.centre(n));
    SeatPage {
        place: seat.place,
        heading: p.t2("match-seat-heading", "centre", &seat.centre, "number", seat.number),
        start: seat.field.start,
        day: desk.words.day(seat.field.start),
        free: seat.free,
        record: here.map(|c| s.record(c)).unwrap_or_default(),
        records: here.map(|c| s.records(c)).unwrap_or_default(),
        rows: seat.ranked.fits.iter().filter_map(row).collect(),
        ruled_out: seat.ranked.ruled_out.iter().filter_map(ruled).collect(),
        homeless: seat.field.homeless.iter().map(|x| (x.id, name_or_protected(desk.words, &x.name))).collect(),
        p,
    }
}

/// `GET /places/{place}/matches`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::DayOutOfReach`], or the database's.
pub async fn show(desk: Desk, Path(place): Path<String>, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let place = PlaceId::parse(&place).ok_or(Refusal::NotFound)?;
    let seat = seat::of_place(&desk.context, place, ask.day(desk.context.today)?).await?;
    html(&page(&desk, &seat))
}
