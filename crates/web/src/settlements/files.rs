//! A kept settlement as files: a workbook with a sheet of explanation, and a paper for the auditor.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::settlements::{
    explain::{self, Explained},
    keep::Kept,
};
use holdepunkt_paper::{Paper, Settlement as Sheet};
use holdepunkt_rules::{grants::history::JobCentre, money::Ore, period::Period};
use holdepunkt_sheets::{Cell, Column, Sheet as Tab, workbook};
use holdepunkt_wording::{
    Words,
    settlement::{Told, told},
};

use super::words::{id, kind, name, programme, readings, state, what, why};
use crate::{
    desk::Desk,
    download::{WORKBOOK, file},
    failure::Failure,
    papers::{Wanted, download, printed},
};

fn steps(desk: &Desk, words: Words, e: &Explained) -> Vec<Told> {
    let centre = desk.shell.job_centre.clone();
    told(&e.steps, &e.terms, words, &move |_: JobCentre| centre.clone())
}

/// What the settlement comes to: words and kroner.
fn sums(kept: &Kept) -> [(&'static str, Ore); 7] {
    let s = &kept.row;
    [
        ("economy-activity", s.activity),
        ("economy-result", s.result),
        ("economy-earned-all", s.earned()),
        ("economy-frame", s.frame),
        ("economy-paid", s.paid),
        ("economy-fixed", s.fixed),
        ("economy-total", s.total()),
    ]
}

/// What it was made by: words and values.
fn made_by(desk: &Desk, words: Words, kept: &Kept) -> Vec<(String, String)> {
    let (s, l) = (&kept.row, &kept.letter);
    let said = |key: &str, value: String| (words.say(key), value);
    vec![
        said("settled-job-centre", desk.shell.job_centre.clone()),
        said("letter-programme", programme(desk, words, &l.programme)),
        said("letter-reference", l.reference.clone()),
        said("settled-period", words.period(&s.period)),
        said("settled-as-of", words.day(s.as_of)),
        said("settled-kind", kind(words, s.kind)),
        said("settled-state", state(words, s.state)),
        said("settled-participants", words.number(s.participants)),
        said("letter-expected", words.number(s.expected_participants)),
        said("settled-readings", readings(words, s.readings).join("; ")),
        said("settled-rulebook", s.rulebook.clone()),
    ]
}

fn tabs(desk: &Desk, words: Words, kept: &Kept, all: &[Explained]) -> Vec<Tab> {
    let t = |key: &str| words.say(key);
    let mut totals =
        Tab::new(t("settled-tab-totals"), vec![Column::text(t("settled-what")), Column::money(t("settled-kroner"))]);
    totals.rows = sums(kept).iter().map(|(key, ore)| vec![Cell::text(t(key)), Cell::Money(ore.0)]).collect();
    let columns = vec![
        Column::number(t("settled-number")),
        Column::text(t("settled-citizen")),
        Column::text(t("settled-what")),
        Column::day(t("settled-basis-from")),
        Column::day(t("settled-basis-to")),
        Column::day(t("settled-earned-on")),
        Column::money(t("settled-amount")),
        Column::money(t("settled-paid")),
        Column::text(t("settled-way")),
    ];
    let mut lines = Tab::new(t("settled-tab-lines"), columns);
    for l in &kept.lines {
        let way = l.way.map(|way| words.say(&format!("settlement-way-{way}")));
        lines.rows.push(vec![
            Cell::Whole(l.position),
            Cell::text(&l.pseudonym),
            Cell::text(what(words, l.grant, l.number, l.excludes_flexi_bonus)),
            Cell::Day(l.basis_from),
            Cell::Day(l.basis_to),
            Cell::Day(l.earned_on),
            Cell::Money(l.amount.0),
            Cell::Money(l.paid.0),
            way.map_or(Cell::Empty, Cell::text),
        ]);
    }
    let columns = vec![
        Column::text(t("settled-citizen")),
        Column::text(t("settled-what")),
        Column::day(t("settled-from")),
        Column::day(t("settled-to")),
        Column::text(t("settled-why")),
    ];
    let mut refusals = Tab::new(t("settled-tab-refusals"), columns);
    for r in &kept.refusals {
        refusals.rows.push(vec![
            Cell::text(&r.pseudonym),
            Cell::text(t(&format!("settled-grant-{}", r.grant))),
            Cell::Day(r.from),
            Cell::Day(r.until),
            Cell::text(why(words, &r.reason, &r.detail)),
        ]);
    }
    let columns = vec![
        Column::text(t("settled-citizen")),
        Column::text(t("settled-rule")),
        Column::text(t("settled-step")),
        Column::text(t("settled-says")),
    ];
    let mut explanation = Tab::new(t("settled-tab-explanation"), columns);
    for (name, value) in made_by(desk, words, kept) {
        explanation.rows.push(vec![Cell::Empty, Cell::Empty, Cell::text(name), Cell::text(value)]);
    }
    for e in all {
        for step in steps(desk, words, e) {
            explanation.rows.push(vec![
                Cell::text(&e.pseudonym),
                Cell::text(step.rule),
                Cell::text(step.sentence),
                Cell::text(step.cites),
            ]);
        }
    }
    vec![totals, lines, refusals, explanation]
}

/// `GET /settlements/{settlement}/workbook`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn book(desk: Desk, Path(settlement): Path<String>) -> Result<Response, Failure> {
    let (kept, all) = explain::take_out(&desk.context, id(&settlement)?).await?;
    let bytes = workbook(&tabs(&desk, desk.words, &kept, &all)).map_err(|_| Failure::Broken)?;
    let name = format!("{}-{}.xlsx", desk.words.say("settled-file"), kept.row.as_of);
    Ok(file(&name, WORKBOOK, bytes))
}

/// `GET /settlements/{settlement}/paper`: an accessible PDF for the auditor.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn paper(
    desk: Desk,
    Path(settlement): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let words = wanted.words(&desk);
    let (kept, _) = explain::take_out(&desk.context, id(&settlement)?).await?;
    let sheet = sheet(&desk, words, &kept);
    let now = desk.context.now;
    let pdf = printed(move || holdepunkt_paper::print(Paper::Settlement(&sheet), now)).await?;
    Ok(download(&format!("{}-{}", words.say("settled-file"), kept.row.as_of), pdf))
}

fn sheet(desk: &Desk, words: Words, kept: &Kept) -> Sheet {
    let t = |key: &str| words.say(key);
    let s = &kept.row;
    let days = |from, to| words.period(&Period::known(from, Some(to)));
    Sheet {
        lang: words.language.code().to_owned(),
        title: name(words, s),
        made_title: t("settled-made-by"),
        made: made_by(desk, words, kept),
        sums_title: t("settled-tab-totals"),
        sums: sums(kept).iter().map(|(key, ore)| (t(key), words.kroner(*ore))).collect(),
        lines_title: t("settled-tab-lines"),
        lines_heads: [
            "settled-number",
            "settled-citizen",
            "settled-what",
            "settled-basis",
            "settled-earned-on",
            "settled-amount",
            "settled-paid",
        ]
        .map(t)
        .to_vec(),
        lines: kept
            .lines
            .iter()
            .map(|l| {
                vec![
                    words.number(l.position),
                    l.pseudonym.clone(),
                    what(words, l.grant, l.number, l.excludes_flexi_bonus),
                    days(l.basis_from, l.basis_to),
                    words.day(l.earned_on),
                    words.kroner(l.amount),
                    words.kroner(l.paid),
                ]
            })
            .collect(),
        refusals_title: t("settled-tab-refusals"),
        refusals_heads: ["settled-citizen", "settled-what", "settled-days", "settled-why"].map(t).to_vec(),
        refusals: kept
            .refusals
            .iter()
            .map(|r| {
                vec![
                    r.pseudonym.clone(),
                    t(&format!("settled-grant-{}", r.grant)),
                    days(r.from, r.until),
                    why(words, &r.reason, &r.detail),
                ]
            })
            .collect(),
        foot: t("settled-foot"),
    }
}
