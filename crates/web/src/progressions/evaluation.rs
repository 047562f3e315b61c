//! Answers for whoever evaluates: what leaves and what stays, and the files.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::progressions::evaluation::{self, EvaluationRow};
use holdepunkt_rules::{Refused, period::plus_days};
use holdepunkt_sheets::{Cell, Column, Sheet, csv, workbook};
use jiff::civil::Date;

use super::codebook::{COLUMNS, book};
use crate::{
    desk::Desk,
    download,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

#[derive(Template)]
#[template(path = "progressions/evaluation.html")]
struct EvaluationPage {
    p: Page,
    f: Form,
    columns: Vec<(&'static str, String)>,
}

const LABELS: &[(&str, &str)] = &[("from", "answers-from"), ("until", "answers-until")];

fn page(desk: &Desk, f: Form) -> EvaluationPage {
    let p = desk.page();
    let columns = COLUMNS.iter().map(|(code, key)| (*code, p.t(key))).collect();
    EvaluationPage { f: f.named(LABELS), columns, p }
}

/// `GET /progression/answers`
///
/// # Errors
/// A page that can't be rendered.
pub async fn show(desk: Desk) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set_day("from", plus_days(desk.context.today, -365));
    fields.set_day("until", desk.context.today);
    html(&page(&desk, Form::new(desk.words, fields)))
}

enum Kind {
    Csv,
    Workbook,
}

fn read(fields: &Fields) -> Result<(Date, Date, Kind), Vec<Refused>> {
    let mut r = Reader::of(fields);
    let (from, until) = (r.day("from"), r.day("until"));
    let kind = r.choice("file", |text| match text {
        "csv" => Some(Kind::Csv),
        "xlsx" => Some(Kind::Workbook),
        _ => None,
    });
    r.finish()?;
    let (Some(from), Some(until), Some(kind)) = (from, until, kind) else { return Err(Vec::new()) };
    Ok((from, until, kind))
}

/// `POST /progression/answers`: the file; that it was taken out is on the trail before anybody gets it.
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn export(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let list = match read(&fields) {
        Ok((from, until, kind)) => match evaluation::export(&desk.context, from, until).await {
            Ok(found) => {
                let answers = sheet(&desk, &found.rows);
                return match kind {
                    Kind::Csv => Ok(file(&desk.words.say("answers-file"), "csv", csv(&answers))),
                    Kind::Workbook => {
                        let both = [answers, book(&desk, &found.questionnaires)];
                        let bytes = workbook(&both).map_err(|_| Failure::Broken)?;
                        Ok(file(&desk.words.say("answers-file"), "xlsx", bytes))
                    }
                };
            }
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    html_refused(&page(&desk, Form::refused(desk.words, fields, &list)), &list)
}

/// `GET /progression/answers/codebook`: what columns and codes mean, with every question that can be among them.
///
/// # Errors
/// The database's.
pub async fn codebook(desk: Desk) -> Result<Response, Failure> {
    let questionnaires = evaluation::questionnaires(&desk.context).await?;
    Ok(file(&desk.words.say("answers-book-file"), "csv", csv(&book(&desk, &questionnaires))))
}

fn sheet(desk: &Desk, rows: &[EvaluationRow]) -> Sheet {
    let number = |code: &str| matches!(code, "day" | "late" | "minutes" | "under_30");
    let column = |(code, _): &(&'static str, _)| if number(code) { Column::number(*code) } else { Column::text(*code) };
    let mut sheet = Sheet::new(desk.words.say("answers-sheet"), COLUMNS.iter().map(column).collect());
    sheet.rows = rows.iter().map(cells).collect();
    sheet
}

/// In the order of [`COLUMNS`].
fn cells(r: &EvaluationRow) -> Vec<Cell> {
    vec![
        Cell::text(&r.citizen),
        Cell::text(&r.round),
        Cell::text(r.kind),
        Cell::Whole(r.day),
        Cell::text(r.respondent.code()),
        Cell::text(r.how),
        Cell::text(&r.language),
        Cell::text(&r.questionnaire),
        Cell::Whole(i64::from(r.late)),
        Cell::text(&r.item),
        Cell::text(&r.answer),
        r.minutes.map_or(Cell::Empty, Cell::Whole),
        Cell::Whole(i64::from(r.under_30)),
        Cell::text(&r.target_group),
    ]
}

fn file(name: &str, ending: &str, bytes: Vec<u8>) -> Response {
    let kind = if ending == "csv" { download::CSV } else { download::WORKBOOK };
    download::file(&format!("{name}.{ending}"), kind, bytes)
}
