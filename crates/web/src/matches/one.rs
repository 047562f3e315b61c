//! `GET /citizens/{citizen}/matches`: the centres for one citizen with the reasons, and what rules the others out.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::{
    Action,
    matches::{
        one::{self, MOST_KM, Matches},
        usual_start,
    },
};
use holdepunkt_rules::{
    Refusal, Refused,
    hours::WeeklyHours,
    id::{CentreId, CitizenId, PlaceId},
    matching::{citizen::CentreNumber, feasible::Failed, worth::Worth},
};
use holdepunkt_wording::Words;
use jiff::civil::Date;
use serde::Deserialize;

use super::{map::map, say::Sayer};
use crate::{
    citizens::{
        look::name_or_protected,
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
};

/// From which day.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    /// The day to begin, as `2026-12-14`; the usual one when nothing is said.
    pub start: String,
}

impl Ask {
    /// The day that is asked for.
    pub fn day(&self, today: Date) -> Result<Date, Failure> {
        if self.start.is_empty() {
            return Ok(usual_start(today));
        }
        Ok(self.start.parse().map_err(|_| Refusal::NotFound)?)
    }
}

struct Row {
    number: usize,
    centre: CentreId,
    name: String,
    reasons: Vec<String>,
    record: String,
    records: Vec<String>,
    free: usize,
    place: Option<PlaceId>,
    points: String,
    parts: String,
}

struct RuledOut {
    centre: CentreId,
    name: String,
    why: Vec<String>,
}

#[derive(Template)]
#[template(path = "matches/one.html")]
struct OnePage {
    p: Page,
    f: Form,
    id: CitizenId,
    heading: String,
    start: Date,
    day: String,
    known: bool,
    rows: Vec<Row>,
    picture: Option<Markup>,
    changes: Vec<String>,
    ruled_out: Vec<RuledOut>,
    assumed: Vec<String>,
    barred: Vec<(CentreId, String, String, String)>,
    all: Vec<(String, String)>,
    may_place: bool,
    may_edit: bool,
    version: i64,
}

const LABELS: &[(&str, &str)] = &[
    ("hours", "match-start-hours"),
    ("travel_km", "match-travel"),
    ("centre", "match-bar-centre"),
    ("why", "match-bar-why"),
    ("start", "match-start"),
];

/// The points of each component, for whoever wants to know.
pub fn parts(desk: &Desk, w: &Worth) -> String {
    let part = |key: &str, points: i32| {
        (points != 0).then(|| format!("{} {points}", desk.words.say(&format!("match-part-{key}"))))
    };
    let all = [
        part("wish", w.wish.points),
        part("goal", w.goal.points),
        part("near", w.near.points),
        part("mentor", w.mentor.points),
        part("waiting", w.waiting.points),
        part("deadline", w.deadline.points),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" + ")
}

fn row(s: &Sayer<'_>, (at, (number, worth)): (usize, &(CentreNumber, Worth))) -> Option<Row> {
    let c = s.field.centre(*number)?;
    Some(Row {
        number: at + 1,
        centre: c.id,
        name: c.name.clone(),
        reasons: s.reasons(worth),
        record: s.record(c),
        records: s.records(c),
        free: c.free.len(),
        place: c.free.first().copied(),
        points: s.desk.words.number(i64::from(worth.total())),
        parts: parts(s.desk, worth),
    })
}

/// What would have to change, in sentences.
fn changes(s: &Sayer<'_>, m: &Matches) -> Vec<String> {
    let (words, c) = (s.desk.words, &m.changes);
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut all = Vec::new();
    if let Some((km, centres)) = c.km_for(3) {
        all.push(
            words.say_with("match-change-km", &[("km", i64::from(km).into()), ("centres", count(centres).into())]),
        );
    }
    if let Some((missing, _)) = c.longer.first() {
        let centres = c.with_hours_more(*missing).count();
        let hours = WeeklyHours::from_minutes(i64::from(*missing) * 3 / 5);
        all.push(words.say_with(
            "match-change-hours",
            &[("hours", words.hours(hours).into()), ("centres", count(centres).into())],
        ));
    }
    for (tags, centres) in &c.without {
        let names: Vec<String> = tags.iter().map(|t| s.tag(*t)).collect();
        all.push(words.say_with(
            "match-change-accommodation",
            &[("what", names.join(", ").into()), ("centres", count(centres.len()).into())],
        ));
    }
    for (industries, centres) in &c.industry {
        let asked = [("industry", s.industries(industries).into()), ("centres", count(centres.len()).into())];
        all.push(words.say_with("match-change-industry", &asked));
    }
    if !c.closed.is_empty() {
        all.push(words.say_with("match-change-closed", &[("centres", count(c.closed.len()).into())]));
    }
    all
}

fn page(desk: &Desk, m: &Matches, f: Form) -> OnePage {
    let s = Sayer { desk, field: &m.field };
    let words = desk.words;
    let name = name_or_protected(words, &m.citizen.name);
    let p =
        desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{}", m.citizen.id), name.clone());
    let start = m.field.start;
    let rows: Vec<Row> =
        m.ranked.iter().flat_map(|r| r.fits.iter().enumerate().filter_map(|fit| row(&s, fit))).collect();
    let ruled = |(number, failed): &(CentreNumber, Vec<Failed>)| {
        let c = m.field.centre(*number)?;
        let why = failed.iter().map(|f| s.failed(f)).collect();
        Some(RuledOut { centre: c.id, name: c.name.clone(), why })
    };
    let point = |number: CentreNumber| {
        let c = m.field.centre(number)?;
        Some((c.name.clone(), c.at?))
    };
    let fits: Vec<_> = m.ranked.iter().flat_map(|r| r.fits.iter().filter_map(|(n, _)| point(*n))).collect();
    let others: Vec<_> = m.ranked.iter().flat_map(|r| r.ruled_out.iter().filter_map(|(n, _)| point(*n))).collect();
    let person = m.field.people.first();
    let mut assumed = Vec::new();
    if person.is_some_and(|x| !x.hours_known) {
        assumed.push(p.t("match-assumed-hours"));
    }
    if person.is_some_and(|x| !x.km_known) {
        assumed.push(p.t1("match-assumed-km", "km", holdepunkt_casework::matches::field::UNKNOWN_KM));
    }
    let may_edit = desk.context.may(Action::EditMatches);
    OnePage {
        id: m.citizen.id,
        heading: p.t1("match-heading", "name", name),
        start,
        day: words.day(start),
        known: m.ranked.is_some(),
        picture: map(p.t("match-map-alt"), person.and_then(|x| x.home), &fits, &others),
        changes: changes(&s, m),
        ruled_out: m.ranked.iter().flat_map(|r| r.ruled_out.iter().filter_map(ruled)).collect(),
        rows,
        assumed,
        barred: m.barred.iter().map(|b| (b.centre, b.name.clone(), words.day(b.noted_on), b.why.clone())).collect(),
        all: m.all.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        may_place: desk.context.may(Action::Place),
        may_edit,
        version: m.citizen.version,
        f: f.named(LABELS),
        p,
    }
}

fn filled(words: Words, m: &Matches) -> Fields {
    let mut f = Fields::default();
    if let Some(minutes) = m.reach.start_minutes {
        f.set("hours", words.hours(WeeklyHours::from_minutes(minutes)));
    }
    if let Some(km) = m.reach.travel_km {
        f.set("travel_km", km.to_string());
    }
    f
}

/// `GET /citizens/{citizen}/matches`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::DayOutOfReach`], or the database's.
pub async fn show(desk: Desk, Path(citizen): Path<String>, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match one::of_citizen(&desk.context, id, ask.day(desk.context.today)?).await {
        Ok(m) => html(&page(&desk, &m, Form::new(desk.words, filled(desk.words, &m)))),
        Err(error) => or_ask_reason(id, error),
    }
}

async fn again(desk: &Desk, id: CitizenId, fields: Fields, list: &[Refused]) -> Result<Response, Failure> {
    let m = one::of_citizen(&desk.context, id, usual_start(desk.context.today)).await?;
    html_refused(&page(desk, &m, Form::refused(desk.words, fields, list)), list)
}

/// `POST /citizens/{citizen}/reach`: what a citizen can begin with, and how far they travel.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], or the database's; refusals are shown at the form.
pub async fn reach(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let mut r = Reader::of(&fields);
    let hours = r.optional_hours("hours");
    let km = if fields.get("travel_km").trim().is_empty() { None } else { Some(r.whole("travel_km", 0, MOST_KM)) };
    let version = r.version();
    let list = match r.finish() {
        Ok(()) => match one::set_reach(&desk.context, id, version, (hours, km)).await {
            Ok(()) => return Ok(desk.done(&format!("/citizens/{id}/matches"), "reach-set")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    again(&desk, id, fields, &list).await
}

/// `POST /citizens/{citizen}/barred`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn bar(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let mut r = Reader::of(&fields);
    let centre = r.choice("centre", CentreId::parse);
    let list = match (r.finish(), centre) {
        (Ok(()), Some(centre)) => match one::bar(&desk.context, id, centre, fields.get("why")).await {
            Ok(()) => return Ok(desk.done(&format!("/citizens/{id}/matches"), "centre-barred")),
            Err(error) => refused(error)?,
        },
        (Err(list), _) => list,
        (Ok(()), None) => vec![Refusal::Missing.on("centre")],
    };
    again(&desk, id, fields, &list).await
}

/// `POST /citizens/{citizen}/barred/remove`. One that isn't barred stays so.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn unbar(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let centre = CentreId::parse(fields.get("centre")).ok_or(Refusal::NotFound)?;
    one::unbar(&desk.context, id, centre).await?;
    Ok(desk.done(&format!("/citizens/{id}/matches"), "centre-unbarred"))
}
