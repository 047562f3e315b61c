//! The pages of programmes.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    programmes::{self, Part, PartStanding},
};
use holdepunkt_rules::{
    codes::Code,
    programme::{GoalScope, Parameter, ParameterValue},
};

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

struct ListRow {
    href: String,
    name: String,
    purpose: String,
    days: String,
    standing: &'static str,
    pill: &'static str,
    glyph: &'static str,
}

#[derive(Template)]
#[template(path = "programmes/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<ListRow>,
}

fn look(standing: PartStanding) -> (&'static str, &'static str, &'static str) {
    match standing {
        PartStanding::Running => ("programme-running", "st--run", "g-run"),
        PartStanding::Coming => ("programme-coming", "st--res", "g-res"),
        PartStanding::Over => ("programme-over", "st--was", ""),
    }
}

/// `GET /programmes`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let parts = programmes::list(&desk.context).await?;
    let p = desk.page();
    let row = |part: &Part| {
        let (standing, pill, glyph) = look(part.standing_on(desk.context.today));
        ListRow {
            href: format!("/programmes/{}", part.programme.code),
            name: p.words.both(&part.programme.name).to_owned(),
            purpose: p.words.both(&part.programme.purpose).to_owned(),
            days: p.period(&part.membership.period),
            standing,
            pill,
            glyph,
        }
    };
    let rows = parts.iter().map(row).collect();
    html(&ListPage { rows, p })
}

/// A line of a table: what, its figure, its days and who says so.
struct Said {
    what: String,
    note: String,
    figure: String,
    days: String,
    source: String,
    mark: String,
}

#[derive(Template)]
#[template(path = "programmes/one.html")]
struct OnePage {
    p: Page,
    name: String,
    purpose: String,
    standing: &'static str,
    pill: &'static str,
    glyph: &'static str,
    programme_days: String,
    own_days: String,
    action_plan: String,
    source: String,
    status_link: Option<String>,
    goals: Vec<Said>,
    milestones: Vec<Said>,
    groups: Vec<Said>,
    parameters: Vec<Said>,
}

/// `GET /programmes/{programme}`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(programme): Path<String>) -> Result<Response, Failure> {
    let part = programmes::one(&desk.context, &Code::known(programme)).await?;
    let p = desk.page().under_key("/programmes", "nav-programmes");
    let x = &part.programme;
    let (standing, pill, glyph) = look(part.standing_on(desk.context.today));
    let sees_status = desk.context.may(Action::SeeStatus);
    html(&OnePage {
        name: p.words.both(&x.name).to_owned(),
        purpose: p.words.both(&x.purpose).to_owned(),
        standing,
        pill,
        glyph,
        programme_days: p.period(&x.period),
        own_days: p.period(&part.membership.period),
        action_plan: part.membership.action_plan_on.map(|d| p.day_full(&d)).unwrap_or_default(),
        source: x.source.clone(),
        status_link: sees_status.then(|| format!("/status?programme={}", x.code)),
        goals: goals(&p, &part),
        milestones: milestones(&p, &part),
        groups: groups(&p, &part),
        parameters: x.parameters.iter().map(|x| parameter(&p, x)).collect(),
        p,
    })
}

fn figure(p: &Page, n: i64, unit: &Code) -> String {
    format!("{} {}", p.number(&n), p.code("units", unit))
}

fn goals(p: &Page, part: &Part) -> Vec<Said> {
    let own = part.membership.goals.iter().map(|(code, at_least)| {
        // The same number that the programme sets is told there.
        let theirs = part.programme.goals.iter().find(|g| g.code == *code && g.scope == GoalScope::JobCentre);
        let set_by_programme = theirs.is_some_and(|g| g.at_least == *at_least);
        (!set_by_programme).then(|| Said {
            what: p.code("goals", code),
            note: p.t("programme-goal-own"),
            figure: p.number(at_least),
            days: p.period(&part.membership.period),
            source: String::new(),
            mark: String::new(),
        })
    });
    let theirs = part.programme.goals.iter().map(|g| Said {
        what: p.code("goals", &g.code),
        note: match g.scope {
            GoalScope::JobCentre => p.t("programme-goal-job-centre"),
            GoalScope::Programme => p.t("programme-goal-programme"),
        },
        figure: p.number(&g.at_least),
        days: p.period(&g.period),
        source: g.source.clone(),
        mark: String::new(),
    });
    own.flatten().chain(theirs).collect()
}

fn milestones(p: &Page, part: &Part) -> Vec<Said> {
    let said = |m: &holdepunkt_rules::programme::Milestone| Said {
        what: p.code("goals", &m.code),
        note: m.job_centre.as_ref().map(|j| p.code("municipalities", j)).unwrap_or_default(),
        figure: p.number(&m.at_least),
        days: p.day_full(&m.on),
        source: m.source.clone(),
        mark: String::new(),
    };
    part.programme.milestones.iter().map(said).collect()
}

fn groups(p: &Page, part: &Part) -> Vec<Said> {
    let said = |g: &holdepunkt_rules::programme::TargetGroup| Said {
        what: p.words.both(&g.name).to_owned(),
        note: p.words.both(&g.definition).to_owned(),
        figure: String::new(),
        days: p.period(&g.period),
        source: g.source.clone(),
        mark: if g.complex { p.t("programme-group-complex") } else { String::new() },
    };
    part.programme.target_groups.iter().map(said).collect()
}

fn parameter(p: &Page, x: &Parameter) -> Said {
    let key = format!("parameter-{}", x.code.replace(['.', '_'], "-"));
    let figure = match &x.value {
        ParameterValue::Number(n) => figure(p, *n, &x.unit),
        ParameterValue::Reading(reading) => p.t(&format!("reading-{}", reading.replace('_', "-"))),
    };
    Said {
        what: p.t(&key),
        note: x.note.as_ref().map(|n| p.words.both(n).to_owned()).unwrap_or_default(),
        figure,
        days: p.period(&x.period),
        source: x.source.clone(),
        mark: String::new(),
    }
}
