//! The list of reviews, and one review with how far it has come.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, Reach,
    screenings::{self, ListedScreening, OwnCase, Progress, ScreeningPage},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::ScreeningId,
    screening::{Screening, ScreeningKind},
};

use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// A review in the list.
struct Row {
    id: ScreeningId,
    name: String,
    kind: String,
    opened: String,
    closed: String,
    cases: i64,
    decided: i64,
}

#[derive(Template)]
#[template(path = "screenings/list.html")]
struct ListPage {
    p: Page,
    f: Form,
    rows: Vec<Row>,
    kinds: Vec<(String, String)>,
    may_open: bool,
}

fn kind_words(desk: &Desk, kind: ScreeningKind) -> String {
    desk.words.say(&format!("screening-kind-{}", kind.code().replace('_', "-")))
}

fn row(desk: &Desk, l: ListedScreening) -> Row {
    let s = l.screening;
    let today = desk.context.today;
    Row {
        id: s.id,
        kind: kind_words(desk, s.kind),
        opened: desk.words.day_near(s.opened_on, today),
        closed: s.closed_on.map(|on| desk.words.day_near(on, today)).unwrap_or_default(),
        name: s.name,
        cases: l.cases,
        decided: l.decided,
    }
}

async fn list_page(desk: &Desk, f: Form) -> Result<ListPage, Failure> {
    let rows = screenings::list(&desk.context).await?;
    Ok(ListPage {
        p: desk.page(),
        f: f.named(&[("kind", "screening-kind"), ("name", "screening-name")]),
        rows: rows.into_iter().map(|l| row(desk, l)).collect(),
        kinds: ScreeningKind::ALL.iter().map(|k| (k.code().to_owned(), kind_words(desk, *k))).collect(),
        may_open: desk.context.may(Action::OpenScreening),
    })
}

/// `GET /screenings`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set("kind", ScreeningKind::TwoYears.code());
    html(&list_page(&desk, Form::new(desk.words, fields)).await?)
}

/// `POST /screenings/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn open(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        html_refused(&list_page(&desk, Form::refused(desk.words, fields.clone(), list)).await?, list)
    };
    let mut r = Reader::of(&fields);
    let kind = r.choice("kind", ScreeningKind::from_code);
    let kind = match (r.finish(), kind) {
        (Ok(()), Some(kind)) => kind,
        (Err(list), _) => return again(&list).await,
        (Ok(()), None) => return again(&[Refusal::Missing.on("kind")]).await,
    };
    match screenings::open(&desk.once(fields.get("once")), kind, fields.get("name")).await {
        Ok(id) => Ok(desk.done(&format!("/screenings/{id}"), "screening-opened")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// One of one's own cases, in the list.
struct CaseRow {
    href: String,
    name: String,
    since: String,
    decision: String,
    more: String,
}

#[derive(Template)]
#[template(path = "screenings/one.html")]
struct OnePage {
    p: Page,
    screening: Screening,
    kind: String,
    opened: String,
    closed: String,
    whole: Progress,
    progress: Vec<Progress>,
    decisions: Vec<(String, i64)>,
    own: Vec<CaseRow>,
    since: bool,
    left: usize,
    next: String,
    figures: bool,
    may_close: bool,
}

fn case_row(desk: &Desk, c: &OwnCase) -> CaseRow {
    let words = desk.words;
    let case = &c.listed.case;
    let day = |d: jiff::civil::Date| words.day_near(d, desk.context.today);
    let decided = case.decided_on.map(day).unwrap_or_default();
    CaseRow {
        href: format!("/screening-cases/{}", case.id),
        name: name_or_protected(words, &c.listed.name),
        since: c.since.map(|d| words.day(d)).unwrap_or_default(),
        decision: case.decision.as_ref().map(|d| desk.code("screening_decisions", d.as_str())).unwrap_or_default(),
        more: match case.review_on {
            Some(on) => words.say_with("screening-again", &[("day", day(on).into())]),
            None => decided,
        },
    }
}

impl OnePage {
    fn percent(&self, p: &Progress) -> i64 {
        if p.cases == 0 { 0 } else { p.decided * 100 / p.cases }
    }
}

fn one_page(desk: &Desk, page: &ScreeningPage) -> Result<OnePage, Failure> {
    let s = &page.screening;
    let day = |d: jiff::civil::Date| desk.words.day(d);
    let decisions = page.decisions.iter().map(|(code, n)| (desk.code("screening_decisions", code.as_str()), *n));
    Ok(OnePage {
        p: desk.page().under_key("/screenings", "nav-screenings"),
        kind: kind_words(desk, s.kind),
        opened: day(s.opened_on),
        closed: s.closed_on.map(day).unwrap_or_default(),
        whole: page.whole.clone(),
        progress: page.progress.clone(),
        decisions: decisions.collect(),
        since: page.own.iter().any(|c| c.since.is_some()),
        own: page.own.iter().map(|c| case_row(desk, c)).collect(),
        left: page.own.iter().filter(|c| c.listed.case.decision.is_none()).count(),
        next: page.next().map(|id| format!("/screening-cases/{id}")).unwrap_or_default(),
        figures: desk.context.reach(Action::SeeScreenings)? == Reach::Figures,
        may_close: s.closed_on.is_none() && desk.context.may(Action::OpenScreening),
        screening: s.clone(),
    })
}

/// `GET /screenings/{screening}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(screening): Path<String>) -> Result<Response, Failure> {
    let page = screenings::find(&desk.context, id(&screening)?).await?;
    html(&one_page(&desk, &page)?)
}

/// `POST /screenings/{screening}/close`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::ScreeningClosed`], [`Refusal::Stale`], or the database's.
pub async fn close(desk: Desk, Path(screening): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&screening)?;
    screenings::close(&desk.context, id, fields.get("version").parse().unwrap_or(0)).await?;
    Ok(desk.done(&format!("/screenings/{id}"), "screening-closed"))
}

fn id(text: &str) -> Result<ScreeningId, Failure> {
    ScreeningId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
