//! Pages of outreach: the board, one road, a new one.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::{
    Action, acquaintances, companies,
    outreaches::{self, OutreachPage, OutreachRow, REASONS},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CompanyId, OutreachId},
    outreach::OutreachState,
    period::plus_days,
};
use serde::Deserialize;

use super::{
    door, due,
    form::{self, LABELS},
    key, pill, state_words,
    tabs::tabs,
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    markup::Markup,
    page::Page,
};

/// Days until a next step that nobody has chosen another day for.
const USUAL_DAYS: i64 = 7;

/// What the board is narrowed to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    who: String,
}

struct Column {
    state: OutreachState,
    name: String,
    rows: Vec<OutreachRow>,
}

#[derive(Template)]
#[template(path = "outreaches/board.html")]
struct BoardPage {
    p: Page,
    tabs: Markup,
    columns: Vec<Column>,
    late: Vec<OutreachRow>,
    withdrawn: Vec<OutreachRow>,
    reasons: Vec<(String, usize)>,
    open: usize,
    all: usize,
    mine: bool,
    may_edit: bool,
}

impl BoardPage {
    fn due(&self, row: &OutreachRow) -> Markup {
        self.p.today.and_then(|today| due(self.p.words, &row.outreach, today)).unwrap_or_default()
    }

    fn days_late(&self, row: &OutreachRow) -> i64 {
        self.p.today.map_or(0, |today| row.outreach.days_late(today))
    }

    fn is_agreed(&self, state: &OutreachState) -> bool {
        *state == OutreachState::Agreed
    }

    fn reason(&self, row: &OutreachRow) -> String {
        row.outreach.reason.as_ref().map(|r| self.p.code(REASONS, r)).unwrap_or_default()
    }
}

/// The columns of the board, in the order of the road; a road that rests stands last.
const COLUMNS: [OutreachState; 5] = [
    OutreachState::ToApproach,
    OutreachState::Approached,
    OutreachState::Interested,
    OutreachState::Agreed,
    OutreachState::Paused,
];

/// Reasons with how often each was given, the commonest first.
fn counted(desk: &Desk, rows: &[OutreachRow]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for reason in rows.iter().filter_map(|r| r.outreach.reason.as_ref()) {
        *counts.entry(desk.code(REASONS, reason.as_str())).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

/// `GET /outreach`
///
/// # Errors
/// The database's.
pub async fn board(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let board = outreaches::board(&desk.context).await?;
    let today = desk.context.today;
    let mine = asked.who == "mine";
    let all = board.rows.len();
    let rows: Vec<OutreachRow> = board.rows.into_iter().filter(|r| !mine || r.mine).collect();
    let column = |state: OutreachState| Column {
        state,
        name: state_words(desk.words, state),
        rows: rows.iter().filter(|r| r.outreach.state == state).cloned().collect(),
    };
    html(&BoardPage {
        p: desk.page(),
        tabs: tabs(&desk, "/outreach"),
        columns: COLUMNS.into_iter().map(column).collect(),
        late: rows.iter().filter(|r| r.outreach.is_late(today)).cloned().collect(),
        reasons: counted(&desk, &board.withdrawn),
        withdrawn: board.withdrawn,
        open: rows.len(),
        all,
        mine,
        may_edit: desk.context.may(Action::EditOutreach),
    })
}

#[derive(Template)]
#[template(path = "outreaches/new.html")]
struct NewPage {
    p: Page,
    f: Form,
    companies: Vec<(String, String)>,
    owners: Vec<(String, String)>,
    door: Markup,
    back: String,
}

async fn owners(desk: &Desk) -> Result<Vec<(String, String)>, Failure> {
    Ok(outreaches::owners(&desk.context).await?.into_iter().map(|e| (e.id.to_string(), e.name)).collect())
}

async fn new_page(desk: &Desk, f: Form) -> Result<NewPage, Failure> {
    let all = companies::list(&desk.context).await?;
    let chosen = CompanyId::parse(f.value("company")).filter(|id| all.iter().any(|r| r.company.id == *id));
    let shown = match chosen {
        Some(id) => door::door(desk, id, &acquaintances::of_company(&desk.context, id).await?, false),
        None => Markup::default(),
    };
    let row = |c: &holdepunkt_rules::company::Company| (c.id.to_string(), format!("{}, {}", c.name, c.address.town));
    Ok(NewPage {
        p: desk.page().under_key("/outreach", "outreach-nav"),
        companies: all.iter().map(|r| row(&r.company)).collect(),
        owners: owners(desk).await?,
        door: shown,
        back: chosen.map_or_else(|| "/outreach".to_owned(), |id| format!("/companies/{id}")),
        f,
    })
}

/// Which company a new road leads to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ToCompany {
    company: String,
}

/// `GET /outreach/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk, Query(to): Query<ToCompany>) -> Result<Response, Failure> {
    let mut f = Fields::default();
    f.set("company", to.company);
    f.set("owner", desk.context.who.employee().map(|e| e.to_string()).unwrap_or_default());
    f.set_day("next_on", plus_days(desk.context.today, USUAL_DAYS));
    html(&new_page(&desk, Form::new(desk.words, f)).await?)
}

/// `POST /outreach/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn open(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let list = match form::read_new(&fields) {
        Ok(new) => match outreaches::open(&desk.once(fields.get("once")), new).await {
            Ok(id) => return Ok(desk.done(&format!("/outreach/{id}"), "outreach-opened")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    let form = Form::refused(desk.words, fields, &list).named(LABELS);
    html_refused(&new_page(&desk, form).await?, &list)
}

#[derive(Template)]
#[template(path = "outreaches/one.html")]
struct OnePage {
    p: Page,
    f: Form,
    page: OutreachPage,
    pill: Markup,
    due: Markup,
    door: Markup,
    steps: Vec<(String, String)>,
    reasons: Vec<(String, String)>,
    owners: Vec<(String, String)>,
    may_edit: bool,
    agreed: bool,
    may_centre: bool,
    may_sign: bool,
}

impl OnePage {
    fn state(&self, state: &OutreachState) -> String {
        state_words(self.p.words, *state)
    }
}

async fn one_page(desk: &Desk, page: OutreachPage, f: Form) -> Result<OnePage, Failure> {
    let (words, today) = (desk.words, desk.context.today);
    let o = &page.outreach;
    let may_edit = desk.context.may(Action::EditOutreach) && o.closed_on.is_none();
    Ok(OnePage {
        p: desk.page().under_key("/outreach", "outreach-nav"),
        pill: pill(words, o.state),
        due: due(words, o, today).unwrap_or_default(),
        door: door::door(desk, page.company.id, &page.door, true),
        steps: page.steps.iter().map(|s| (s.code().to_owned(), words.say(&key("outreach-step", s.code())))).collect(),
        reasons: desk.choices(REASONS),
        owners: owners(desk).await?,
        agreed: o.state == OutreachState::Agreed && o.closed_on.is_none(),
        may_centre: desk.context.may(Action::EditCentres),
        may_sign: desk.context.may(Action::SignContracts),
        may_edit,
        page,
        f,
    })
}

/// `GET /outreach/{outreach}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(outreach): Path<String>) -> Result<Response, Failure> {
    let page = outreaches::find(&desk.context, id(&outreach)?).await?;
    let mut f = Fields::default();
    f.set_day("day", desk.context.today);
    f.set("owner", page.outreach.owner.to_string());
    if page.outreach.next_on.is_some_and(|on| on >= desk.context.today) {
        f.set("next_step", &page.outreach.next_step);
        if let Some(on) = page.outreach.next_on {
            f.set_day("next_on", on);
        }
    }
    let form = Form::new(desk.words, f).of_version(page.outreach.version);
    html(&one_page(&desk, page, form).await?)
}

/// `POST /outreach/{outreach}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn advance(desk: Desk, Path(outreach): Path<String>, mut fields: Fields) -> Result<Response, Failure> {
    let id = id(&outreach)?;
    let page = outreaches::find(&desk.context, id).await?; // not there, or another job centre's
    let version = fields.get("version").parse().unwrap_or(0);
    let list: Vec<Refused> = match form::read_happened(&desk, &fields) {
        Ok(happened) => match outreaches::advance(&desk.context, id, version, happened).await {
            Ok(()) => return Ok(desk.done(&format!("/outreach/{id}"), "outreach-noted")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    if list.iter().any(|r| r.refusal == Refusal::Stale) {
        // What the other wrote stands on the page above the form; sending again is a choice made with it in sight.
        fields.set("version", page.outreach.version.to_string());
    }
    let form = Form::refused(desk.words, fields, &list).named(LABELS);
    html_refused(&one_page(&desk, page, form).await?, &list)
}

/// The road that an address names.
///
/// # Errors
/// [`Refusal::NotFound`] when it names none.
fn id(text: &str) -> Result<OutreachId, Failure> {
    OutreachId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
