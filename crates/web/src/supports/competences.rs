//! Who may grant what: the matrix, and what one employee may.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    competences::{self, Matrix},
};
use holdepunkt_rules::{
    Refusal, Refused, codes::Code, id::EmployeeId, job_centre::Employee, money::Ore, small_grant::Competence,
};

use super::grants::competence_words;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// An employee as a row, with a cell per kind.
struct Row {
    href: String,
    name: String,
    cells: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "supports/competences.html")]
struct MatrixPage {
    p: Page,
    kinds: Vec<String>,
    rows: Vec<Row>,
    may_edit: bool,
}

fn cell(desk: &Desk, matrix: &Matrix, employee: EmployeeId, kind: &str) -> String {
    match matrix.of(employee).find(|c| c.kind.as_str() == kind) {
        None => String::new(),
        Some(Competence { most: None, .. }) => desk.words.say("competence-no-limit"),
        Some(Competence { most: Some(most), .. }) => desk.words.kroner(*most),
    }
}

/// `GET /people/competences`
///
/// # Errors
/// The database's.
pub async fn matrix(desk: Desk) -> Result<Response, Failure> {
    let matrix = competences::matrix(&desk.context).await?;
    let may_edit = desk.context.may(Action::EditCompetences);
    let kinds = desk.choices("small_grant_kinds");
    let row = |e: &Employee| Row {
        href: format!("/people/{}{}", e.id, if may_edit { "/competences" } else { "" }),
        name: e.name.clone(),
        cells: kinds.iter().map(|(code, words)| (words.clone(), cell(&desk, &matrix, e.id, code))).collect(),
    };
    html(&MatrixPage {
        p: desk.page(),
        rows: matrix.employees.iter().map(row).collect(),
        kinds: kinds.iter().map(|(_, words)| words.clone()).collect(),
        may_edit,
    })
}

/// What somebody may grant, for their own page; nothing for who may not see it.
///
/// # Errors
/// The database's.
pub async fn of_person(desk: &Desk, person: EmployeeId) -> Result<Option<Vec<String>>, Failure> {
    if !desk.context.may(Action::SeeCompetences) {
        return Ok(None);
    }
    let matrix = competences::matrix(&desk.context).await?;
    if !matrix.employees.iter().any(|e| e.id == person) {
        return Ok(None);
    }
    Ok(Some(matrix.of(person).map(|c| competence_words(desk, c)).collect()))
}

/// A kind in the form: a tick, and up to how much.
struct Line {
    code: String,
    words: String,
    may: bool,
    most: String,
}

#[derive(Template)]
#[template(path = "supports/competence.html")]
struct EditPage {
    p: Page,
    f: Form,
    name: String,
    lines: Vec<Line>,
    error: String,
}

fn edit_page(desk: &Desk, employee: &Employee, f: Form) -> EditPage {
    let line = |(code, words): (String, String)| Line {
        may: !f.value(&format!("may_{code}")).is_empty(),
        most: f.value(&format!("most_{code}")).to_owned(),
        code,
        words,
    };
    EditPage {
        p: desk.page().under_key("/people/competences", "nav-competences"),
        name: employee.name.clone(),
        lines: desk.choices("small_grant_kinds").into_iter().map(line).collect(),
        error: f.error("kinds").unwrap_or_default().to_owned(),
        f,
    }
}

fn shown(desk: &Desk, matrix: &Matrix, employee: EmployeeId) -> Fields {
    let mut fields = Fields::default();
    for c in matrix.of(employee) {
        fields.set(&format!("may_{}", c.kind), "yes");
        let most = c.most.map(|m| desk.words.kroner(m)).unwrap_or_default();
        fields.set(&format!("most_{}", c.kind), most);
    }
    fields
}

async fn find(desk: &Desk, person: &str) -> Result<(Matrix, Employee), Failure> {
    let id = EmployeeId::parse(person).ok_or(Refusal::NotFound)?;
    let matrix = competences::matrix(&desk.context).await?;
    let employee = matrix.employees.iter().find(|e| e.id == id).cloned().ok_or(Refusal::NotFound)?;
    Ok((matrix, employee))
}

/// `GET /people/{person}/competences`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(person): Path<String>) -> Result<Response, Failure> {
    let (matrix, employee) = find(&desk, &person).await?;
    let f = Form::new(desk.words, shown(&desk, &matrix, employee.id)).of_version(employee.version);
    html(&edit_page(&desk, &employee, f))
}

fn read(desk: &Desk, fields: &Fields, employee: EmployeeId) -> Result<Vec<Competence>, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let mut list = Vec::new();
    for (code, _) in desk.choices("small_grant_kinds") {
        if !r.tick(&format!("may_{code}")) {
            continue;
        }
        let typed = fields.get(&format!("most_{code}")).trim().to_owned();
        let most = if typed.is_empty() { Some(None) } else { r.keep(Ore::parse(&typed, "kinds")).map(Some) };
        list.extend(most.map(|most| Competence { employee, kind: Code::known(code), most }));
    }
    r.finish()?;
    Ok(list)
}

/// `POST /people/{person}/competences`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn set(desk: Desk, Path(person): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let (_, employee) = find(&desk, &person).await?;
    let again = async |list: &[Refused]| {
        let (_, now) = find(&desk, &person).await?;
        let mut fields = fields.clone();
        if list.iter().any(|r| r.refusal == Refusal::Stale) {
            fields.set("version", now.version.to_string());
        }
        html_refused(&edit_page(&desk, &now, Form::refused(desk.words, fields, list)), list)
    };
    let list = match read(&desk, &fields, employee.id) {
        Ok(list) => list,
        Err(list) => return again(&list).await,
    };
    match competences::set(&desk.context, employee.id, Reader::of(&fields).version(), list).await {
        Ok(()) => Ok(desk.done("/people/competences", "saved")),
        Err(error) => again(&refused(error)?).await,
    }
}
