//! The register's side: one's own data as the register's tables, and the agency's lines held against one's own.

use std::io;

use askama::Template;
use axum::{
    extract::{Path, Query, Request},
    response::Response,
};
use holdepunkt_casework::settlements::{
    now,
    register::{self, Compared, Other, Sent},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{GrantLetterId, SettlementId},
    money::Ore,
};
use holdepunkt_sheets::{Cell, Column, Packer, Sheet, csv};
use serde::Deserialize;

use super::words::{self, id};
use crate::{
    desk::Desk,
    download,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    imports::upload::Upload,
    page::Page,
};

/// Which letter.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    letter: String,
}

/// `GET /economy/register`: one's own data as the tables that `holdepunkt settle` and the agency read, packed.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn tables(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let letter = GrantLetterId::parse(&ask.letter).ok_or(Refusal::NotFound)?;
    let tables = register::tables(&desk.context, letter).await?;
    let mut packer = Packer::new(io::Cursor::new(Vec::new()));
    let broken = |error: io::Error| {
        tracing::error!(%error, "the tables could not be packed");
        Failure::Broken
    };
    for (name, text) in tables {
        packer.entry(&format!("{name}.csv"), text.as_bytes()).map_err(broken)?;
    }
    let bytes = packer.finish().map_err(broken)?.into_inner();
    Ok(download::file(&format!("register-{}.zip", desk.context.today), "application/zip", bytes))
}

#[derive(Template)]
#[template(path = "settlements/register.html")]
struct RegisterPage {
    p: Page,
    f: Form,
    letters: Vec<(String, String)>,
}

const LABELS: &[(&str, &str)] = &[
    ("letter", "settled-letter"),
    ("as_of", "settled-as-of"),
    ("lines", "register-lines"),
    ("refusals", "register-refusals"),
];

async fn page(desk: &Desk, f: Form) -> Result<RegisterPage, Failure> {
    let letters = now::letters(&desk.context).await?.iter().map(|l| words::choice(desk, l)).collect();
    let p = desk.page().under_key("/settlements", "nav-settlements");
    Ok(RegisterPage { p, f: f.named(LABELS), letters })
}

/// `GET /settlements/register`
///
/// # Errors
/// The database's.
pub async fn form(desk: Desk) -> Result<Response, Failure> {
    let page = page(&desk, Form::new(desk.words, Fields::default())).await?;
    html(&page)
}

fn read(fields: &Fields) -> Result<Sent, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let letter = r.choice("letter", GrantLetterId::parse);
    let as_of = r.day("as_of");
    r.finish()?;
    Ok(Sent { letter, as_of, ..Sent::default() })
}

/// `POST /settlements/register`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn keep(desk: Desk, request: Request) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    let list = match Upload::read(request).await {
        Err(refused) => vec![refused],
        Ok(mut upload) => {
            for name in ["letter", "as_of_day", "as_of_month", "as_of_year"] {
                fields.set(name, upload.text(name));
            }
            match read(&fields) {
                Err(list) => list,
                Ok(sent) => {
                    let sent = Sent { lines: upload.take("lines"), refusals: upload.take("refusals"), ..sent };
                    match register::keep(&desk.context, sent).await {
                        Ok(id) => return Ok(desk.done(&format!("/settlements/{id}/compare"), "register-kept")),
                        Err(error) => refused(error)?,
                    }
                }
            }
        }
    };
    let page = page(&desk, Form::refused(desk.words, fields, &list)).await?;
    html_refused(&page, &list)
}

struct Row {
    pseudonym: String,
    known: bool,
    activity: (String, String),
    result: (String, String),
    differs: String,
    why: String,
}

#[derive(Template)]
#[template(path = "settlements/compare.html")]
struct ComparePage {
    p: Page,
    id: SettlementId,
    heading: String,
    finding: String,
    rows: Vec<Row>,
    agree: String,
}

fn differs(o: &Other) -> Ore {
    let a = &o.apart;
    Ore(a.activity.1.0 + a.result.1.0 - a.activity.0.0 - a.result.0.0)
}

fn why(p: &Page, o: &Other) -> String {
    if !o.known {
        return p.t("register-unknown");
    }
    let words: Vec<String> =
        o.apart.why.iter().map(|w| p.t(&format!("register-why-{}", w.code().replace('_', "-")))).collect();
    words.join(", ")
}

fn compared(desk: &Desk, c: &Compared) -> ComparePage {
    let p = desk.page().under_key("/settlements", "nav-settlements");
    let w = p.words;
    let row = |o: &Other| Row {
        pseudonym: o.pseudonym.clone(),
        known: o.known,
        activity: (w.kroner(o.apart.activity.0), w.kroner(o.apart.activity.1)),
        result: (w.kroner(o.apart.result.0), w.kroner(o.apart.result.1)),
        differs: words::more_or_less(w, differs(o)),
        why: why(&p, o),
    };
    let theirs = c.row.earned();
    ComparePage {
        id: c.row.id,
        heading: p.t1("register-compare", "day", w.day(c.row.as_of)),
        finding: w.say_with(
            "register-finding",
            &[
                ("own", w.kroner(c.own_earned).into()),
                ("register", w.kroner(theirs).into()),
                ("differs", words::more_or_less(w, Ore(theirs.0 - c.own_earned.0)).into()),
            ],
        ),
        agree: p.t1("register-agree", "count", c.agree as i64),
        rows: c.others.iter().map(row).collect(),
        p,
    }
}

/// `GET /settlements/{settlement}/compare`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn compare(desk: Desk, Path(settlement): Path<String>) -> Result<Response, Failure> {
    let found = register::compare(&desk.context, id(&settlement)?).await?;
    html(&compared(&desk, &found))
}

/// `GET /settlements/{settlement}/compare.csv`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn file(desk: Desk, Path(settlement): Path<String>) -> Result<Response, Failure> {
    let found = register::compare(&desk.context, id(&settlement)?).await?;
    let p = desk.page();
    let columns = vec![
        Column::text(p.t("settled-citizen")),
        Column::money(p.t("register-own-activity")),
        Column::money(p.t("register-their-activity")),
        Column::money(p.t("register-own-result")),
        Column::money(p.t("register-their-result")),
        Column::money(p.t("economy-differs")),
        Column::text(p.t("settled-why")),
    ];
    let mut sheet = Sheet::new(p.t("register-sheet"), columns);
    for o in &found.others {
        let a = &o.apart;
        let money = [a.activity.0, a.activity.1, a.result.0, a.result.1, differs(o)].map(|ore| Cell::Money(ore.0));
        let mut cells = vec![Cell::text(&o.pseudonym)];
        cells.extend(money);
        cells.push(Cell::text(why(&p, o)));
        sheet.rows.push(cells);
    }
    let name = format!("{}-{}.csv", p.t("register-file"), found.row.as_of);
    Ok(download::file(&name, download::CSV, csv(&sheet)))
}
