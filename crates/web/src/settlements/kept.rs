//! Settlements that are kept: the list, making one, one with its lines and a sample, remarks, steps.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::{
    Action,
    settlements::{
        LineRow, SettlementRow,
        keep::{self, Corrected, Kept, MOST_SAMPLED, New},
        now,
    },
};
use holdepunkt_rules::{
    Refusal, Refused,
    grants::line::Grant,
    id::{GrantLetterId, SettlementId},
    money::Ore,
    period::Period,
    settlement::{SettlementKind, SettlementSource, SettlementState, SettlementStep},
};
use serde::Deserialize;

use super::words::{self, id};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// A settlement in a list.
pub struct Row {
    pub id: SettlementId,
    pub name: String,
    pub state: String,
    pub mark: &'static str,
    pub made: String,
    pub earned: String,
    pub paid: String,
}

/// A settlement as a list shows it.
pub fn row(p: &Page, s: &SettlementRow) -> Row {
    Row {
        id: s.id,
        name: words::name(p.words, s),
        state: words::state(p.words, s.state),
        mark: match s.state {
            SettlementState::Made => "st--res",
            SettlementState::HandedIn => "st--end",
            SettlementState::Returned => "st--bad",
            SettlementState::Approved => "st--ok",
            SettlementState::Discarded => "st--was",
        },
        made: p.t2("settled-made", "day", p.words.day(s.made_on), "name", &s.made_by),
        earned: p.words.kroner(s.earned()),
        paid: p.words.kroner(s.total()),
    }
}

#[derive(Template)]
#[template(path = "settlements/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    may_make: bool,
    auditor: bool,
}

/// `GET /settlements`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let p = desk.page();
    let all = keep::list(&desk.context).await?;
    let rows = all.iter().map(|(s, _)| row(&p, s)).collect();
    let may_make = desk.context.may(Action::MakeSettlement);
    html(&ListPage { rows, may_make, auditor: desk.shell.role == holdepunkt_rules::role::Role::Auditor, p })
}

#[derive(Template)]
#[template(path = "settlements/new.html")]
struct NewPage {
    p: Page,
    f: Form,
    letters: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    correctable: Vec<(String, String)>,
}

const LABELS: &[(&str, &str)] = &[
    ("letter", "settled-letter"),
    ("kind", "settled-kind"),
    ("as_of", "settled-as-of"),
    ("corrects", "settled-corrects"),
];

async fn new_page(desk: &Desk, f: Form) -> Result<NewPage, Failure> {
    let p = desk.page().under_key("/settlements", "nav-settlements");
    let all = now::letters(&desk.context).await?;
    let kept = keep::list(&desk.context).await?;
    let done = |s: &&(SettlementRow, _)| matches!(s.0.state, SettlementState::Approved | SettlementState::Returned);
    let kind = |k: &SettlementKind| (k.code().to_owned(), words::kind(p.words, *k));
    Ok(NewPage {
        letters: all.iter().map(|l| words::choice(desk, l)).collect(),
        kinds: SettlementKind::ALL.iter().map(kind).collect(),
        correctable: kept.iter().filter(done).map(|(s, _)| (s.id.to_string(), words::name(p.words, s))).collect(),
        f: f.named(LABELS),
        p,
    })
}

/// `GET /settlements/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk) -> Result<Response, Failure> {
    let mut f = Fields::default();
    f.set_day("as_of", desk.context.today);
    let page = new_page(&desk, Form::new(desk.words, f)).await?;
    html(&page)
}

fn read(fields: &Fields) -> Result<New, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let letter = r.choice("letter", GrantLetterId::parse);
    let kind = r.choice("kind", SettlementKind::from_code);
    let as_of = r.day("as_of");
    r.finish()?;
    let (Some(letter), Some(kind), Some(as_of)) = (letter, kind, as_of) else { return Err(Vec::new()) };
    let corrects = match fields.get("corrects") {
        "" => None,
        text => Some(SettlementId::parse(text).ok_or_else(|| vec![Refusal::NotFound.on("corrects")])?),
    };
    Ok(New { letter, as_of, kind, corrects })
}

/// `POST /settlements`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn make(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let list = match read(&fields) {
        Ok(new) => match keep::make(&desk.once(fields.get("once")), new).await {
            Ok(id) => return Ok(desk.done(&format!("/settlements/{id}"), "settlement-made")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    let page = new_page(&desk, Form::refused(desk.words, fields, &list)).await?;
    html_refused(&page, &list)
}

/// A line as the page shows it.
struct LineShown {
    position: i64,
    pseudonym: String,
    what: String,
    days: String,
    on: String,
    amount: String,
    paid: String,
    /// Nothing or only a part is paid.
    cut: bool,
}

struct RefusedRow {
    pseudonym: String,
    what: String,
    days: String,
    why: String,
}

struct RemarkRow {
    about: String,
    who: String,
    words: String,
}

struct ChangedRow {
    pseudonym: String,
    became: String,
    before: String,
    after: String,
}

struct StepButton {
    code: &'static str,
    words: String,
    what: String,
    reason: bool,
    first: bool,
}

#[derive(Template)]
#[template(path = "settlements/one.html")]
struct OnePage {
    p: Page,
    f: Form,
    heading: String,
    lead: String,
    row: Row,
    id: SettlementId,
    version: i64,
    decided: Option<String>,
    evidence: bool,
    figures: Vec<(String, String, String)>,
    readings: Vec<String>,
    rulebook: String,
    lines: Vec<LineShown>,
    shown: String,
    sampled: bool,
    seed: String,
    count: String,
    refusals: Vec<RefusedRow>,
    remarks: Vec<RemarkRow>,
    may_remark: bool,
    may_export: bool,
    steps: Vec<StepButton>,
    corrects: Option<(SettlementId, String, Vec<ChangedRow>)>,
    corrected_by: Option<SettlementId>,
}

fn changed(p: &Page, c: &Corrected) -> ChangedRow {
    let words = p.words;
    let side = |s: Option<holdepunkt_rules::grants::difference::Paid>| {
        s.map(|(line, paid)| {
            let key = if line.way.is_some() { "settled-side-result" } else { "settled-side-month" };
            words.say_with(
                key,
                &[
                    ("number", i64::from(line.number).into()),
                    ("day", words.day(line.earned_on.date()).into()),
                    ("paid", words.kroner(paid).into()),
                ],
            )
        })
        .unwrap_or_else(|| "–".to_owned())
    };
    ChangedRow {
        pseudonym: c.pseudonym.clone(),
        became: p.t(&format!("settled-became-{}", c.difference.became)),
        before: side(c.difference.before),
        after: side(c.difference.after),
    }
}

/// Which lines are asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    seed: String,
    count: String,
}

/// Lines on the page when nobody asked for a sample; all of them are in the files.
const MOST_SHOWN: usize = 400;

fn page(desk: &Desk, kept: &Kept, ask: &Ask, f: Form) -> OnePage {
    let p = desk.page().under_key("/settlements", "nav-settlements");
    let (w, s) = (p.words, &kept.row);
    let drawn: Option<BTreeSet<i64>> = match (ask.seed.trim().parse::<u64>(), ask.count.trim().parse::<usize>()) {
        (Ok(seed), Ok(count)) if count > 0 => {
            Some(keep::sample(kept, seed, count.min(MOST_SAMPLED)).into_iter().collect())
        }
        _ => None,
    };
    let days = |from, to| w.period(&Period::known(from, Some(to)));
    let line = |l: &LineRow| LineShown {
        position: l.position,
        pseudonym: l.pseudonym.clone(),
        what: words::what(w, l.grant, l.number, l.excludes_flexi_bonus),
        days: days(l.basis_from, l.basis_to),
        on: w.day(l.earned_on),
        amount: w.kroner(l.amount),
        paid: w.kroner(l.paid),
        cut: l.paid < l.amount,
    };
    let among = |l: &&LineRow| drawn.as_ref().is_none_or(|d| d.contains(&l.position));
    let lines: Vec<LineShown> = kept.lines.iter().filter(among).take(MOST_SHOWN).map(line).collect();
    let all = kept.lines.len() as i64;
    let shown = p.t2("settled-lines-shown", "shown", lines.len() as i64, "all", all);
    let refusal = |r: &holdepunkt_casework::settlements::RefusalRow| RefusedRow {
        pseudonym: r.pseudonym.clone(),
        what: p.t(&format!("settled-grant-{}", r.grant)),
        days: days(r.from, r.until),
        why: words::why(w, &r.reason, &r.detail),
    };
    let remark = |r: &holdepunkt_casework::settlements::Remark| RemarkRow {
        about: r.line.map_or_else(|| p.t("settled-remark-whole"), |n| p.t1("settled-remark-line", "number", n)),
        who: w.say_with(
            "settled-remark-who",
            &[
                ("name", r.name.clone().into()),
                ("role", p.code_text("roles", &r.role).into()),
                ("day", w.day(r.on).into()),
            ],
        ),
        words: r.words.clone(),
    };
    let figure = |key: &str, amount: Ore, beside: String| (p.t(key), w.kroner(amount), beside);
    let count = |grant: Grant| kept.lines.iter().filter(|l| l.grant == grant).count() as i64;
    let step = |(at, (step, reason)): (usize, &(SettlementStep, bool))| StepButton {
        code: step.code(),
        words: p.t(&format!("settled-step-{}", step.code().replace('_', "-"))),
        what: p.t(&format!("settled-step-{}-what", step.code().replace('_', "-"))),
        reason: *reason,
        first: at == 0,
    };
    let open = !matches!(s.state, SettlementState::Approved | SettlementState::Discarded);
    let lead = w.say_with(
        "settled-lead",
        &[
            ("participants", s.participants.into()),
            ("expected", s.expected_participants.into()),
            ("period", w.period(&s.period).into()),
            ("reference", kept.letter.reference.clone().into()),
        ],
    );
    OnePage {
        heading: words::name(w, s),
        lead,
        row: row(&p, s),
        id: s.id,
        version: s.version,
        decided: s.decided_on.map(|on| {
            let key = if s.reason.is_empty() { "settled-decided" } else { "settled-decided-why" };
            w.say_with(
                key,
                &[
                    ("state", words::state(w, s.state).into()),
                    ("day", w.day(on).into()),
                    ("name", s.decided_by.clone().into()),
                    ("reason", s.reason.clone().into()),
                ],
            )
        }),
        evidence: s.source == SettlementSource::Own,
        figures: vec![
            figure("economy-activity", s.activity, p.t1("settled-months", "count", count(Grant::Activity))),
            figure("economy-result", s.result, p.t1("settled-results", "count", count(Grant::Result))),
            figure("economy-paid", s.paid, p.t1("settled-of-frame", "frame", w.kroner(s.frame))),
            figure("economy-total", s.total(), p.t1("settled-with-fixed", "fixed", w.kroner(s.fixed))),
        ],
        readings: words::readings(w, s.readings),
        rulebook: s.rulebook.clone(),
        lines,
        shown,
        sampled: drawn.is_some(),
        seed: if ask.seed.is_empty() { default_seed(desk) } else { ask.seed.clone() },
        count: if ask.count.is_empty() { "25".to_owned() } else { ask.count.clone() },
        refusals: kept.refusals.iter().map(refusal).collect(),
        remarks: kept.remarks.iter().map(remark).collect(),
        may_remark: open && desk.context.may(Action::RemarkSettlement),
        may_export: desk.context.may(Action::ExportSettlement),
        steps: kept.steps.iter().enumerate().map(step).collect(),
        corrects: kept
            .corrects
            .as_ref()
            .map(|(old, lines)| (old.id, words::name(w, old), lines.iter().map(|c| changed(&p, c)).collect())),
        corrected_by: kept.corrected_by,
        f: f.named(&[
            ("reason", "settled-reason"),
            ("words", "settled-remark-words"),
            ("line", "settled-remark-about"),
        ]),
        p,
    }
}

/// A seed that anybody can write down: today's date.
fn default_seed(desk: &Desk) -> String {
    let day = desk.context.today;
    format!("{}{:02}{:02}", day.year(), day.month(), day.day())
}

/// `GET /settlements/{settlement}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(settlement): Path<String>, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let kept = keep::one(&desk.context, id(&settlement)?).await?;
    html(&page(&desk, &kept, &ask, Form::new(desk.words, Fields::default())))
}

async fn again(desk: &Desk, id: SettlementId, fields: Fields, list: &[Refused]) -> Result<Response, Failure> {
    let kept = keep::one(&desk.context, id).await?;
    html_refused(&page(desk, &kept, &Ask::default(), Form::refused(desk.words, fields, list)), list)
}

/// `POST /settlements/{settlement}/step`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], or the database's; refusals are shown at the form.
pub async fn step(desk: Desk, Path(settlement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&settlement)?;
    let taken = SettlementStep::from_code(fields.get("step")).ok_or(Refusal::NotFound)?;
    match keep::step(&desk.context, id, Reader::of(&fields).version(), taken, fields.get("reason")).await {
        Ok(state) => {
            Ok(desk.done(&format!("/settlements/{id}"), &format!("settlement-{}", state.code().replace('_', "-"))))
        }
        Err(error) => {
            let list = refused(error)?;
            again(&desk, id, fields, &list).await
        }
    }
}

/// `POST /settlements/{settlement}/remarks`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn remark(desk: Desk, Path(settlement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&settlement)?;
    let line = match fields.get("line").trim() {
        "" => Ok(None),
        text => text
            .parse::<i64>()
            .map(Some)
            .map_err(|_| vec![Refusal::NotANumber { least: 1, most: 1_000_000 }.on("line")]),
    };
    let list = match line {
        Ok(line) => match keep::remark(&desk.once(fields.get("once")), id, line, fields.get("words")).await {
            Ok(()) => return Ok(desk.done(&format!("/settlements/{id}"), "settlement-remarked")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    again(&desk, id, fields, &list).await
}
