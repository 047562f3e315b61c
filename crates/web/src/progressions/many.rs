//! The pages of many: how answers were spread and are, what moved, by group, and what came of it.

mod bars;
mod tables;

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::{
    Action,
    progressions::many::{self, Asked, By, Many},
};
use holdepunkt_rules::progression::Respondent;
use serde::Deserialize;

use self::tables::{Told, complete, groups, outcomes, question};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// What the page is asked for in its address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    questionnaire: String,
    by: String,
    item: String,
}

impl Ask {
    fn read(&self) -> Asked {
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Asked {
            questionnaire: said(&self.questionnaire),
            by: By::ALL.into_iter().find(|by| by.code() == self.by),
            item: said(&self.item),
        }
    }
}

/// A table of the page. Its lines: a heading, cells, and where the heading leads.
struct Table {
    id: &'static str,
    heading: String,
    what: String,
    /// Since when it stands, where that is longer than what is around it.
    since: String,
    heads: Vec<String>,
    lines: Vec<(String, Vec<tables::Cell>)>,
}

/// Everything that one of the three was asked.
struct Part {
    id: &'static str,
    heading: String,
    questions: Vec<Told>,
}

/// A question to choose: its lasting name, its words, is it this one?
type Choice = (String, String, bool);

#[derive(Template)]
#[template(path = "progressions/many.html")]
struct ManyPage {
    heading: String,
    lead: String,
    /// As of which day the figures are; nothing in a job centre of one's own.
    as_of: String,
    national: bool,
    /// Each questionnaire: where it leads, its name, is it this one?
    questionnaires: Vec<(String, String, bool)>,
    parts: Vec<Part>,
    /// Each question that can be chosen: its lasting name, its words, is it this one?
    items: Vec<(String, Vec<Choice>)>,
    /// Each way to tell apart: code, words, where it leads, is it this one?
    ways: Vec<(String, String, bool)>,
    by: &'static str,
    code: String,
    chosen: Option<String>,
    groups: Option<Table>,
    outcomes: Option<Table>,
    complete: Option<Table>,
    exports: bool,
    p: Page,
}

/// An address of the same page.
fn href(many: &Many, questionnaire: &str, by: Option<By>, item: &str) -> String {
    let path = if many.national { "/progression/national" } else { "/progression/many" };
    let asked = [("questionnaire", questionnaire), ("item", item), ("by", by.map_or("", By::code))];
    let said: Vec<_> = asked.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    format!("{path}?{}", serde_urlencoded::to_string(said).unwrap_or_default())
}

fn parts(p: &Page, many: &Many) -> Vec<Part> {
    let of = |respondent: Respondent| Part {
        id: respondent.code(),
        heading: p.t(&format!("many-of-{}", respondent.code())),
        questions: many
            .rows
            .iter()
            .filter(|row| row.item.respondent == respondent)
            .map(|row| question(p, many, row, &href(many, &many.questionnaire.code, many.by, &row.root)))
            .collect(),
    };
    Respondent::ALL.iter().map(|r| of(*r)).filter(|part| !part.questions.is_empty()).collect()
}

/// The questions to choose among, under the headings of those who answer them.
fn items(p: &Page, many: &Many) -> Vec<(String, Vec<Choice>)> {
    let chosen = many.item.as_ref().map(|row| row.root.as_str());
    let choice = |row: &many::Row| {
        let words = format!("{}: {}", p.words.both(&row.domain.words), p.words.both(&row.item.words));
        (row.root.clone(), words, Some(row.root.as_str()) == chosen)
    };
    let of = |respondent: Respondent| {
        let rows = many.rows.iter().filter(|row| row.item.respondent == respondent);
        (p.t(&format!("many-of-{}", respondent.code())), rows.map(choice).collect::<Vec<_>>())
    };
    Respondent::ALL.iter().map(|r| of(*r)).filter(|(_, rows)| !rows.is_empty()).collect()
}

fn page(desk: &Desk, many: &Many) -> ManyPage {
    let p = desk.page();
    let name = p.words.both(&many.questionnaire.name);
    let lead = match many.national {
        true => p.t1("many-lead-national", "name", name),
        false => p.t2("many-lead", "name", name, "job_centre", &desk.shell.job_centre),
    };
    let item = many.item.as_ref();
    let root = item.map_or("", |row| row.root.as_str());
    let code = many.questionnaire.code.as_str();
    let way = |by: By| {
        let key = format!("many-by-{}", by.code().replace('_', "-"));
        (p.t(&key), href(many, code, Some(by), root), many.by == Some(by))
    };
    let several = many.questionnaires.len() > 1;
    let other = |q: &holdepunkt_rules::progression::Questionnaire| {
        (href(many, &q.code, many.by, ""), p.words.both(&q.name).to_owned(), q.code == code)
    };
    ManyPage {
        heading: p.t("many-title"),
        lead,
        as_of: many.taken_on.map(|day| p.t1("many-as-of", "day", p.day_full(&day))).unwrap_or_default(),
        national: many.national,
        questionnaires: many.questionnaires.iter().filter(|_| several).map(other).collect(),
        parts: parts(&p, many),
        items: items(&p, many),
        ways: By::ALL.into_iter().map(way).collect(),
        by: many.by.map_or("", By::code),
        code: code.to_owned(),
        chosen: item.map(|row| p.words.both(&row.item.words).to_owned()),
        groups: groups(&p, many),
        outcomes: outcomes(&p, many),
        complete: complete(&p, many),
        exports: desk.context.may(Action::ExportAnswers),
        p,
    }
}

/// `GET /progression/many`: progression in one's own job centre.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`] for a questionnaire that is not asked there, or the database's.
pub async fn own(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    html(&page(&desk, &many::in_job_centre(&desk.context, &ask.read()).await?))
}

/// `GET /progression/national`: progression across job centres, small groups left out.
///
/// # Errors
/// As [`own`].
pub async fn national(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    html(&page(&desk, &many::across(&desk.context, &ask.read()).await?))
}
