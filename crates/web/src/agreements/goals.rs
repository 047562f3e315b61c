//! The citizen holds the pen: their own goals, in their own words, into the draft.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::agreements::{self, AgreementPage};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::{AgreementState, Content},
    id::PlacementId,
};

use super::{
    form::{count, read_goals},
    page::frame,
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::id,
    stale::{Conflict, conflict},
};

/// Rows that the page has beyond those that are written, and at least.
const SPARE: usize = 2;
const LEAST: usize = 4;
/// Most rows: a citizen's own goals are few.
const MOST: usize = 10;

/// The rows in the list of what two wrote.
const LABELS: &[(&str, &str)] = &[
    ("g1_text", "agreement-own-goal"),
    ("g2_text", "agreement-own-goal"),
    ("g3_text", "agreement-own-goal"),
    ("g4_text", "agreement-own-goal"),
    ("g5_text", "agreement-own-goal"),
    ("g6_text", "agreement-own-goal"),
    ("g7_text", "agreement-own-goal"),
    ("g8_text", "agreement-own-goal"),
    ("g9_text", "agreement-own-goal"),
    ("g10_text", "agreement-own-goal"),
];

struct Row {
    n: usize,
    text: String,
    step: bool,
}

#[derive(Template)]
#[template(path = "agreements/goals.html")]
struct GoalsPage {
    p: Page,
    id: PlacementId,
    f: Form,
    rows: Vec<Row>,
    others: Vec<String>,
    conflict: Conflict,
}

/// What stands: the draft; else what is in force; else what is proposed.
fn content(page: &AgreementPage) -> (&Content, i64) {
    match page.around.open().filter(|a| a.state == AgreementState::Draft) {
        Some(draft) => (&draft.content, draft.version),
        None => (page.around.in_force().map_or(&page.proposed, |a| &a.content), 0),
    }
}

fn shown(page: &AgreementPage) -> Fields {
    let mut f = Fields::default();
    let own = content(page).0.goals.iter().filter(|g| g.by_citizen);
    let mut rows = 0;
    for (n, goal) in (1..).zip(own) {
        f.set(&format!("g{n}_text"), goal.text.clone());
        if goal.step {
            f.set(&format!("g{n}_step"), "yes");
        }
        rows = n;
    }
    f.set("goal_rows", (rows + SPARE).clamp(LEAST, MOST).to_string());
    f
}

fn goals_page(desk: &Desk, page: &AgreementPage, f: Form, conflict: Conflict) -> GoalsPage {
    let row = |n: usize| Row {
        n,
        text: f.value(&format!("g{n}_text")).to_owned(),
        step: !f.value(&format!("g{n}_step")).is_empty(),
    };
    let placement = page.around.placed.placement.id;
    let others = content(page).0.goals.iter().filter(|g| !g.by_citizen).map(|g| g.text.clone());
    GoalsPage {
        p: frame(desk, page).under(format!("/placements/{placement}/agreement"), desk.words.say("agreement")),
        id: placement,
        rows: (1..=count(&f.fields, "goal_rows", MOST).max(LEAST)).map(row).collect(),
        others: others.collect(),
        f: f.named(&[("goals", "agreement-own-goal")]),
        conflict,
    }
}

/// `GET /placements/{placement}/agreement/goals`
///
/// # Errors
/// [`Refusal::AgreementState`] while it is sent to be signed, [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    if let Some(sent) = page.around.open().filter(|a| a.state == AgreementState::Sent) {
        return Err(Refusal::AgreementState { state: sent.state.code().to_owned() }.into());
    }
    let form = Form::new(desk.words, shown(&page)).of_version(content(&page).1);
    html(&goals_page(&desk, &page, form, Conflict::none()))
}

/// `POST /placements/{placement}/agreement/goals`
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::NotFound`], or the database's; refusals are shown at the form, and another
/// draft beside it.
pub async fn write(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let page = agreements::find(&desk.context, id).await?;
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&goals_page(&desk, &page, form, Conflict::none()), list)
    };
    let mut r = Reader::of(&fields);
    let goals = read_goals(&fields, &mut r, true);
    let version = r.version();
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    match agreements::write_own_goals(&desk.once(fields.get("once")), id, version, goals).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}/agreement"), "agreement-own-goals")),
        Err(error) if error.is_stale() || error.is(Refusal::AgreementOpen.code()) => {
            let page = agreements::find(&desk.context, id).await?;
            let mut mine = fields.clone();
            mine.set("once", "");
            let (form, both) = conflict(desk.words, &mine, &shown(&page), content(&page).1, LABELS, |_, _| None);
            html_refused(&goals_page(&desk, &page, form, both), &[Refusal::Stale.into()])
        }
        Err(error) if error.is("agreement-state") => Err(error.into()),
        Err(error) => again(&refused(error)?).await,
    }
}
