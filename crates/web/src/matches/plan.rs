//! `GET /matches`: the plan for everyone who waits, with what each choice costs; booked as a whole when somebody says so.

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::matches::{
    Somebody,
    plan::{self, By, Choice, ChoiceKind, Chosen, Fair, Placed, Plan},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CentreId, CitizenId},
    matching::{citizen::CitizenNumber, feasible::Test, proposal::Unplaced},
    steps::Median,
};
use jiff::civil::Date;

use super::{
    one::{Ask, parts},
    say::Sayer,
};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    ways::times::days,
};

struct Row {
    citizen: CitizenId,
    centre: CentreId,
    name: String,
    group: String,
    place: String,
    reasons: Vec<String>,
    points: String,
    parts: String,
    locked: bool,
    start: Date,
    waited: String,
    record: String,
    records: Vec<String>,
}

struct LeftRow {
    citizen: CitizenId,
    name: String,
    why: String,
    waited: String,
}

struct ChosenRow {
    what: String,
    cost: String,
    value: String,
}

struct FairRow {
    who: String,
    placed: String,
    left: String,
}

#[derive(Template)]
#[template(path = "matches/plan.html")]
struct PlanPage {
    p: Page,
    f: Form,
    start: Date,
    lead: String,
    rows: Vec<Row>,
    left: Vec<LeftRow>,
    chosen: Vec<ChosenRow>,
    fair: Vec<FairRow>,
    amiss: bool,
    homeless: Vec<(CitizenId, String)>,
}

fn person(plan: &Plan, n: CitizenNumber) -> Option<&Somebody> {
    plan.field.people.get(n.at())
}

fn row(desk: &Desk, s: &Sayer<'_>, plan: &Plan, p: &Placed) -> Option<Row> {
    let (x, c) = (person(plan, p.citizen)?, plan.field.centre(p.centre)?);
    Some(Row {
        citizen: x.id,
        centre: c.id,
        name: name_or_protected(desk.words, &x.name),
        group: desk.code("target_groups", x.group.as_str()),
        place: c.name.clone(),
        reasons: s.reasons(&p.worth),
        points: desk.words.number(i64::from(p.worth.total())),
        parts: parts(desk, &p.worth),
        locked: p.locked,
        start: p.start,
        waited: weeks(desk, x, plan.field.start),
        record: s.record(c),
        records: s.records(c),
    })
}

fn weeks(desk: &Desk, x: &Somebody, start: Date) -> String {
    let weeks = holdepunkt_rules::period::days_between(x.since, start) / 7;
    desk.words.say_with("match-weeks", &[("weeks", weeks.into())])
}

fn why_left(desk: &Desk, plan: &Plan, why: &Unplaced) -> String {
    let words = desk.words;
    match why {
        Unplaced::Outbid { centre, .. } => {
            let name = plan.field.centre(*centre).map(|c| c.name.clone()).unwrap_or_default();
            words.say_with("match-outbid", &[("centre", name.into())])
        }
        Unplaced::Forbidden => words.say("match-left-forbidden"),
        Unplaced::NoCentre(failed) => {
            let told =
                Test::ALL.iter().zip(failed).filter(|(_, n)| **n > 0).map(|(test, n)| {
                    words.say_with(&format!("match-failed-{test}"), &[("centres", i64::from(*n).into())])
                });
            words.say_with("match-no-centre", &[("why", told.collect::<Vec<_>>().join(", ").into())])
        }
    }
}

fn value(c: &Choice) -> String {
    let centre = c.centre.map(|id| id.to_string()).unwrap_or_default();
    format!("{}|{}|{centre}", c.kind, c.citizen)
}

fn chosen(desk: &Desk, plan: &Plan, c: &Chosen) -> ChosenRow {
    let words = desk.words;
    let name = c
        .citizen
        .and_then(|n| person(plan, n))
        .map_or_else(|| words.say("match-no-longer-waits"), |x| name_or_protected(words, &x.name));
    let centre = c.choice.centre.and_then(|id| plan.field.number(id)).and_then(|n| plan.field.centre(n));
    let what = words.say_with(
        &format!("match-chosen-{}", c.choice.kind),
        &[
            ("name", name.into()),
            ("centre", centre.map(|x| x.name.clone()).unwrap_or_default().into()),
            ("day", c.choice.start.map(|d| words.day(d)).unwrap_or_default().into()),
        ],
    );
    let cost = match c.cost {
        None => words.say("match-cost-gone"),
        Some(cost) if cost.count == 0 && cost.worth == 0 => words.say("match-cost-nothing"),
        Some(cost) => {
            words.say_with("match-cost", &[("count", cost.count.into()), ("points", words.number(cost.worth).into())])
        }
    };
    ChosenRow { what, cost, value: value(&c.choice) }
}

fn fair(desk: &Desk, by: &By, f: &Fair) -> FairRow {
    let words = desk.words;
    let who = match by {
        By::All => words.say("match-fair-all"),
        By::Group(code) => desk.code("target_groups", code.as_str()),
        By::Sex(sex) => words.say(&format!("match-fair-{sex}")),
        By::Age(under) => words.say(if *under { "match-fair-under-30" } else { "match-fair-from-30" }),
    };
    let told = |median: Option<Median>| match median {
        Some(m) => words.say_with(
            "match-fair-told",
            &[("count", i64::try_from(m.n).unwrap_or(i64::MAX).into()), ("days", days(desk, m).into())],
        ),
        None => "–".to_owned(),
    };
    FairRow { who, placed: told(f.placed), left: told(f.left) }
}

fn page(desk: &Desk, plan: &Plan, f: Form) -> PlanPage {
    let s = Sayer { desk, field: &plan.field };
    let p = desk.page();
    let free: usize = plan.field.places.iter().map(|c| c.free.len()).sum();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let lead = p.words.say_with(
        "match-plan-lead",
        &[
            ("waiting", count(plan.field.people.len()).into()),
            ("free", count(free).into()),
            ("placed", count(plan.count).into()),
            ("day", p.words.day(plan.field.start).into()),
        ],
    );
    let left = |(n, why): &(CitizenNumber, Unplaced)| {
        let x = person(plan, *n)?;
        Some(LeftRow {
            citizen: x.id,
            name: name_or_protected(desk.words, &x.name),
            why: why_left(desk, plan, why),
            waited: weeks(desk, x, plan.field.start),
        })
    };
    PlanPage {
        start: plan.field.start,
        lead,
        rows: plan.placed.iter().filter_map(|x| row(desk, &s, plan, x)).collect(),
        left: plan.left.iter().filter_map(left).collect(),
        chosen: plan.chosen.iter().map(|c| chosen(desk, plan, c)).collect(),
        fair: plan.fair.iter().map(|(by, x)| fair(desk, by, x)).collect(),
        amiss: !plan.amiss.is_empty(),
        homeless: plan.field.homeless.iter().map(|x| (x.id, name_or_protected(desk.words, &x.name))).collect(),
        f: f.named(&[("accept", "match-accept"), ("start", "match-start")]),
        p,
    }
}

/// `GET /matches`
///
/// # Errors
/// [`Refusal::DayOutOfReach`], or the database's.
pub async fn show(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let plan = plan::plan(&desk.context, ask.day(desk.context.today)?).await?;
    html(&page(&desk, &plan, Form::new(desk.words, Fields::default())))
}

/// A choice as a button says it: kind, citizen, centre.
fn choice(fields: &Fields) -> Result<Choice, Refusal> {
    let mut parts = fields.get("choice").split('|');
    let kind = parts.next().and_then(ChoiceKind::from_code).ok_or(Refusal::NotFound)?;
    let citizen = parts.next().and_then(CitizenId::parse).ok_or(Refusal::NotFound)?;
    let centre = parts.next().and_then(CentreId::parse);
    let start = match kind {
        ChoiceKind::Start => fields.get(&format!("start-{citizen}")).parse().ok(),
        ChoiceKind::Lock | ChoiceKind::Forbid if centre.is_none() => return Err(Refusal::NotFound),
        ChoiceKind::Lock | ChoiceKind::Forbid => None,
    };
    Ok(Choice { citizen, kind, centre, start })
}

fn back(fields: &Fields) -> String {
    let start: Option<Date> = fields.get("start").parse().ok();
    start.map_or_else(|| "/matches".to_owned(), |day| format!("/matches?start={day}"))
}

/// `POST /matches/choose`: locks a pair, forbids one, or gives somebody another day to begin.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::DayOutOfReach`], or the database's.
pub async fn choose(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    plan::choose(&desk.context, choice(&fields)?, true).await?;
    Ok(desk.done(&back(&fields), "plan-chosen"))
}

/// `POST /matches/unchoose`: takes a choice back.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn unchoose(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    plan::choose(&desk.context, choice(&fields)?, false).await?;
    Ok(desk.done(&back(&fields), "plan-unchosen"))
}

/// `POST /matches/book`: books what was accepted, all of it or nothing.
///
/// # Errors
/// The database's; refusals are shown above the plan as it is now.
pub async fn book(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let start: Date = fields.get("start").parse().map_err(|_| Refusal::NotFound)?;
    let pair = |text: &String| {
        let (citizen, centre) = text.split_once('|')?;
        Some((CitizenId::parse(citizen)?, CentreId::parse(centre)?))
    };
    let accepted: Vec<_> = fields.all("accept").iter().filter_map(pair).collect();
    match plan::book(&desk.context, start, &accepted).await {
        Ok(_) => Ok(desk.done("/placements", "plan-booked")),
        Err(error) => {
            let list: Vec<Refused> = refused(error)?;
            let plan = plan::plan(&desk.context, start).await?;
            html_refused(&page(&desk, &plan, Form::refused(desk.words, fields, &list)), &list)
        }
    }
}
