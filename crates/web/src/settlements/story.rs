//! Why a citizen earned what they earned: the course as a line, the steps as sentences with their rule, the months as a
//! table. For their own caseworker by name, for who follows the money and for the auditor under a pseudonym.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::settlements::explain::{self, Explained};
use holdepunkt_rules::{
    Refusal,
    grants::{history::JobCentre, line::Grant},
    money::Ore,
};
use holdepunkt_wording::settlement::{Told as Step, told as steps};

use super::{
    draw,
    next::{Told, told},
    words,
};
use crate::{
    citizens::{
        look::name_or_protected,
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html},
    markup::Markup,
    page::Page,
};

struct EarnedRow {
    what: String,
    days: String,
    on: String,
    amount: String,
}

struct FactRow {
    what: String,
    days: String,
    beside: String,
}

#[derive(Template)]
#[template(path = "settlements/story.html")]
struct StoryPage {
    p: Page,
    heading: String,
    lead: String,
    picture: Option<Markup>,
    next: Vec<Told>,
    steps: Vec<Step>,
    earned: Vec<EarnedRow>,
    facts: Vec<FactRow>,
    weeks: String,
    readings: Vec<String>,
}

fn earned(p: &Page, e: &Explained) -> Vec<EarnedRow> {
    let w = p.words;
    let row = |l: &holdepunkt_rules::grants::line::Line| EarnedRow {
        what: words::what(w, l.grant, l.number.into(), l.excludes_flexi_bonus),
        days: w.period(&holdepunkt_rules::period::Period::known(l.basis_from.date(), Some(l.basis_to.date()))),
        on: w.day(l.earned_on.date()),
        amount: w.kroner(l.amount),
    };
    e.settled.lines.iter().map(row).collect()
}

fn facts(p: &Page, e: &Explained) -> Vec<FactRow> {
    let words = p.words;
    let days = |from, to| words.period(&holdepunkt_rules::period::Period::known(from, to));
    let stay = |s: &holdepunkt_casework::settlements::facts::StayFact| FactRow {
        what: p.t("economy-fact-stay"),
        days: days(s.from, s.to),
        beside: s.centre.clone(),
    };
    let group = |g: &holdepunkt_casework::settlements::facts::GroupFact| FactRow {
        what: p.t(&format!("economy-fact-{}", g.group.replace('_', "-"))),
        days: days(g.from, g.to),
        beside: String::new(),
    };
    let seen = e.facts.stays.iter().filter(|s| s.from <= e.as_of).map(stay);
    seen.chain(e.facts.groups.iter().filter(|g| g.from <= e.as_of).map(group)).collect()
}

/// Weeks with a job or in education that were known, in a sentence.
fn weeks(p: &Page, e: &Explained) -> String {
    let known = e.facts.weeks.iter().filter(|w| w.week <= e.as_of);
    let (mut jobs, mut hundredths, mut school) = (0, 0, 0);
    for w in known {
        jobs += i64::from(w.hundredths.is_some());
        hundredths += i64::from(w.hundredths.unwrap_or_default());
        school += i64::from(w.education);
    }
    let mut said = Vec::new();
    if jobs > 0 {
        said.push(p.t2("economy-fact-jobs", "weeks", jobs, "hours", p.words.hundredths(hundredths)));
    }
    if school > 0 {
        said.push(p.t1("economy-fact-school", "weeks", school));
    }
    said.join(" ")
}

fn page(desk: &Desk, p: Page, heading: String, e: &Explained) -> StoryPage {
    let (words, today) = (p.words, desk.context.today);
    let months = e.settled.lines.iter().filter(|l| l.grant == Grant::Activity).count() as i64;
    let results = e.settled.lines.iter().filter(|l| l.grant == Grant::Result).count() as i64;
    let sum = Ore(e.settled.lines.iter().map(|l| l.amount.0).sum());
    let lead = words.say_with(
        "economy-story-lead",
        &[
            ("months", months.into()),
            ("results", results.into()),
            ("amount", words.kroner(sum).into()),
            ("day", words.day(e.as_of).into()),
        ],
    );
    let centre = desk.shell.job_centre.clone();
    let name = move |_: JobCentre| centre.clone();
    StoryPage {
        picture: draw::line(words, e, p.t("economy-line-alt"), today),
        next: e.next.iter().map(|n| told(words, n, today)).collect(),
        steps: steps(&e.steps, &e.terms, words, &name),
        earned: earned(&p, e),
        facts: facts(&p, e),
        weeks: weeks(&p, e),
        readings: super::words::readings(words, e.terms.readings),
        heading,
        lead,
        p,
    }
}

/// `GET /citizens/{citizen}/settlement`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn of_citizen(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let (heading, explained) = match explain::of_citizen(&desk.context, id).await {
        Ok(found) => found,
        Err(error) => return or_ask_reason(id, error),
    };
    let name = name_or_protected(desk.words, &heading.name);
    let p = desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{id}"), name.clone());
    let explained = explained.ok_or(Refusal::NotFound)?;
    let title = p.t1("economy-story-of", "name", name);
    html(&page(&desk, p, title, &explained))
}

/// `GET /economy/{pseudonym}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn of_pseudonym(desk: Desk, Path(pseudonym): Path<String>) -> Result<Response, Failure> {
    let explained = explain::of_pseudonym(&desk.context, &pseudonym).await?;
    let p = desk.page().under_key("/economy", "nav-economy");
    let title = p.t1("economy-story-of-number", "number", pseudonym);
    html(&page(&desk, p, title, &explained))
}

/// `GET /settlements/{settlement}/{pseudonym}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn of_kept(desk: Desk, Path((id, pseudonym)): Path<(String, String)>) -> Result<Response, Failure> {
    let id = words::id(&id)?;
    let (row, explained) = explain::of_kept(&desk.context, id, &pseudonym).await?;
    let p = desk.page().under_key("/settlements", "nav-settlements");
    let name = words::name(p.words, &row);
    let p = p.under(format!("/settlements/{id}"), name);
    let title = p.t1("economy-story-of-number", "number", pseudonym);
    html(&page(&desk, p, title, &explained))
}
