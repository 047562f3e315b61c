//! Pages of files that are brought in. How far one is, is asked for again by the browser itself, without script.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, Request},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{
    Action,
    imports::{self, Change, Changed, DraftPage, Outcome, Progress, Run, Stage},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::ImportId,
    import::{ImportKind, ImportSheet},
};
use holdepunkt_sheets::How;
use holdepunkt_wording::Argument;

use super::upload::Upload;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
};

/// The identifier in an address.
pub(super) fn id(text: &str) -> Result<ImportId, Refusal> {
    ImportId::parse(text).ok_or(Refusal::NotFound)
}

fn kind_key(kind: ImportKind) -> String {
    format!("import-kind-{kind}")
}

struct Columns {
    kind: String,
    required: String,
    others: String,
}

#[derive(Template)]
#[template(path = "imports/list.html")]
struct ListPage {
    p: Page,
    f: Form,
    kinds: Vec<(String, String)>,
    columns: Vec<Columns>,
    runs: Vec<Run>,
    most: i64,
}

impl ListPage {
    fn kind(&self, run: &Run) -> String {
        self.p.t(&kind_key(run.kind))
    }
}

async fn list_page(desk: &Desk, f: Form) -> Result<ListPage, Failure> {
    let runs = imports::runs(&desk.context).await?;
    let allowed = imports::kinds(&desk.context);
    let kinds = allowed.iter().map(|k| (k.code().to_owned(), desk.words.say(&kind_key(*k)))).collect();
    let named = |sheet: &ImportSheet, required: bool| {
        let own = sheet.columns.iter().filter(|c| c.required == required);
        own.map(|c| column_name(desk, &c.da, &c.en)).collect::<Vec<_>>().join(", ")
    };
    let columns = allowed.iter().filter_map(|k| desk.context.house.rulebook.import(*k)).map(|sheet| Columns {
        kind: desk.words.say(&kind_key(sheet.kind)),
        required: named(sheet, true),
        others: named(sheet, false),
    });
    let columns = columns.collect();
    let most = i64::try_from(imports::MOST_MEGABYTES).unwrap_or(i64::MAX);
    Ok(ListPage { p: desk.page(), f, kinds, columns, runs, most })
}

fn column_name(desk: &Desk, da: &str, en: &str) -> String {
    if desk.words.language == holdepunkt_wording::Language::Danish { da.to_owned() } else { en.to_owned() }
}

/// `GET /imports`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    html(&list_page(&desk, Form::new(desk.words, Fields::default())).await?)
}

/// `POST /imports`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn keep(desk: Desk, request: Request) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    let again = async |fields: Fields, list: Vec<Refused>| {
        html_refused(&list_page(&desk, Form::refused(desk.words, fields, &list)).await?, &list)
    };
    let mut upload = match Upload::read(request).await {
        Ok(upload) => upload,
        Err(refused) => return again(fields, vec![refused]).await,
    };
    fields.set("kind", upload.text("kind"));
    let Some(kind) = ImportKind::from_code(upload.text("kind")) else {
        return again(fields, vec![Refusal::NotOnTheList.on("kind")]).await;
    };
    match imports::keep(&desk.context, kind, upload.take("file")).await {
        Ok(id) => Ok(Redirect::to(&format!("/imports/{id}")).into_response()),
        Err(error) => again(fields, refused(error)?).await,
    }
}

/// One column of the file: its header, and what it may mean.
struct Header {
    number: usize,
    name: String,
    chosen: String,
}

#[derive(Template)]
#[template(path = "imports/columns.html")]
struct ColumnsPage {
    p: Page,
    f: Form,
    draft: DraftPage,
    headers: Vec<Header>,
    fields: Vec<(String, String)>,
    missing: Vec<String>,
    kind: String,
}

#[derive(Template)]
#[template(path = "imports/working.html")]
struct WorkingPage {
    p: Page,
    id: ImportId,
    kind: String,
    /// What it does, as a sentence.
    says: String,
    progress: Progress,
}

struct Told {
    line: u32,
    column: String,
    seen: String,
    why: String,
}

#[derive(Template)]
#[template(path = "imports/outcome.html")]
struct OutcomePage {
    p: Page,
    id: ImportId,
    kind: String,
    done: bool,
    outcome: std::sync::Arc<Outcome>,
    told: Vec<Told>,
    words_to_look_at: String,
    wrong: usize,
    /// Rows that would make or change something.
    deeds: usize,
    /// Slips that the page doesn't show.
    more: usize,
    changes: Vec<ChangeRow>,
    more_changes: usize,
}

impl OutcomePage {
    fn n(&self, n: &usize) -> String {
        self.p.words.number(i64::try_from(*n).unwrap_or(i64::MAX))
    }
}

/// Slips that the page shows; the rest stands in the report.
const SHOWN: usize = 100;

/// Seconds after which the browser asks again how far it is.
const AGAIN: &str = "2";

/// `GET /imports/{import}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(import): Path<String>) -> Result<Response, Failure> {
    let id = id(&import)?;
    match imports::state(&desk.context, id) {
        Stage::Done(outcome) => html(&outcome_page(&desk, id, None, outcome, true)),
        stage => {
            let draft = imports::draft(&desk.context, id).await?;
            match stage {
                Stage::Working(progress) => working(&desk, &draft, progress),
                Stage::Tried(outcome) => html(&outcome_page(&desk, id, Some(draft.kind), outcome, false)),
                Stage::Failed(list) => {
                    let form = Form::refused(desk.words, Fields::default(), &list);
                    html_refused(&columns_page(&desk, draft, form), &list)
                }
                _ => html(&columns_page(&desk, draft, Form::new(desk.words, Fields::default()))),
            }
        }
    }
}

fn page(desk: &Desk) -> Page {
    desk.page().under_key("/imports", "nav-imports")
}

fn columns_page(desk: &Desk, draft: DraftPage, f: Form) -> ColumnsPage {
    let sheet = desk.context.house.rulebook.import(draft.kind);
    let columns = sheet.map(|s| s.columns.as_slice()).unwrap_or_default();
    let name = |c: &holdepunkt_rules::import::ImportColumn| column_name(desk, &c.da, &c.en);
    let fields = columns.iter().map(|c| (c.field.clone(), name(c))).collect();
    let there = |field: &String| draft.header.fields.iter().flatten().any(|f| f == field);
    let missing = columns.iter().filter(|c| c.required && !there(&c.field)).map(name).collect();
    let pairs = draft.header.names.iter().zip(&draft.header.fields).enumerate();
    let headers = pairs.filter(|(_, (name, _))| !name.is_empty()).map(|(number, (name, field))| Header {
        number,
        name: name.clone(),
        chosen: field.clone().unwrap_or_default(),
    });
    let headers = headers.collect();
    let kind = desk.words.say(&kind_key(draft.kind));
    ColumnsPage { p: page(desk), f, headers, fields, missing, kind, draft }
}

fn working(desk: &Desk, draft: &DraftPage, progress: Progress) -> Result<Response, Failure> {
    let kind = desk.words.say(&kind_key(draft.kind));
    let mut answer = html(&WorkingPage { p: page(desk), id: draft.id, kind, says: says(desk, progress), progress })?;
    answer.headers_mut().insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    Ok(answer)
}

fn says(desk: &Desk, progress: Progress) -> String {
    let number = |n: usize| Argument::from(desk.words.number(i64::try_from(n).unwrap_or(i64::MAX)));
    let values = [("done", number(progress.done)), ("of", number(progress.of))];
    desk.words.say_with(&format!("import-step-{}", progress.step), &values)
}

/// A change of something that is known, in words.
#[derive(Debug, Clone)]
struct ChangeRow {
    line: u32,
    name: String,
    what: String,
    before: String,
    after: String,
}

fn changed(desk: &Desk, c: &Change) -> ChangeRow {
    let said = |text: &str| match c.what {
        Changed::Industry => desk.code("industries", text),
        Changed::Closed => text.parse().map_or_else(|_| text.to_owned(), |day| desk.words.day_long(day)),
        _ => text.to_owned(),
    };
    ChangeRow {
        line: c.line,
        name: c.name.clone(),
        what: desk.words.say(&format!("import-changed-{}", c.what.code().replace('_', "-"))),
        before: said(&c.before),
        after: said(&c.after),
    }
}

fn outcome_page(
    desk: &Desk,
    id: ImportId,
    kind: Option<ImportKind>,
    outcome: std::sync::Arc<Outcome>,
    done: bool,
) -> OutcomePage {
    let told = outcome.faults.list.iter().take(SHOWN).map(|f| Told {
        line: f.line,
        column: f.header.clone(),
        seen: f.seen.clone(),
        why: desk.words.refusal(&f.refusal),
    });
    let changes = outcome.changes.iter().take(SHOWN).map(|c| changed(desk, c)).collect();
    let words_to_look_at = match &outcome.how {
        How::Windows1252 { words } => words.join(", "),
        _ => String::new(),
    };
    OutcomePage {
        p: page(desk),
        id,
        kind: kind.map(|k| desk.words.say(&kind_key(k))).unwrap_or_default(),
        done,
        told: told.collect(),
        changes,
        more_changes: outcome.changes.len().saturating_sub(SHOWN),
        words_to_look_at,
        wrong: outcome.faults.rows(),
        deeds: outcome.made + outcome.changed,
        more: outcome.faults.list.len().saturating_sub(SHOWN),
        outcome,
    }
}

/// `POST /imports/{import}/columns`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn columns(desk: Desk, Path(import): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&import)?;
    let draft = imports::draft(&desk.context, id).await?;
    let named = draft.header.names.iter().enumerate().filter(|(_, name)| !name.is_empty());
    let mapping: BTreeMap<String, String> =
        named.map(|(i, name)| (name.clone(), fields.get(&format!("column_{i}")).to_owned())).collect();
    match imports::map(&desk.context, id, &mapping).await {
        Ok(()) => imports::begin(&desk.context, id, false).await?,
        Err(error) => {
            let list = refused(error)?;
            let form = Form::refused(desk.words, fields, &list);
            return html_refused(&columns_page(&desk, draft, form), &list);
        }
    }
    Ok(Redirect::to(&format!("/imports/{id}")).into_response())
}

/// `POST /imports/{import}/run`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn run(desk: Desk, Path(import): Path<String>) -> Result<Response, Failure> {
    let id = id(&import)?;
    imports::begin(&desk.context, id, true).await?;
    Ok(Redirect::to(&format!("/imports/{id}")).into_response())
}

/// `POST /imports/{import}/discard`
///
/// # Errors
/// The database's.
pub async fn discard(desk: Desk, Path(import): Path<String>) -> Result<Response, Failure> {
    desk.context.reach(Action::Import)?;
    imports::discard(&desk.context, id(&import)?).await?;
    Ok(desk.done("/imports", "import-discarded"))
}
