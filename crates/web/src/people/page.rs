//! Pages of the job centre's people.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::job_centres;
use holdepunkt_rules::{Refusal, Refused, id::EmployeeId, job_centre::Employee};

use super::form;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    stale::{Conflict, conflict},
    supports::competences,
};

#[derive(Template)]
#[template(path = "people/one.html")]
struct OnePage {
    p: Page,
    person: Employee,
    unit: String,
    substitute: Option<Employee>,
    may_edit: bool,
    competences: Option<Vec<String>>,
}

/// `GET /people/{person}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(person): Path<String>) -> Result<Response, Failure> {
    let people = job_centres::people(&desk.context).await?;
    let person = people.find(id(&person)?).ok_or(Refusal::NotFound)?.clone();
    let substitute = person.substitute.and_then(|s| people.find(s)).cloned();
    let unit = person.unit.map(|u| people.unit_name(u)).unwrap_or_default();
    let may_edit = desk.context.may(holdepunkt_casework::Action::EditPeople);
    let competences = competences::of_person(&desk, person.id).await?;
    let p = desk.page().under_key("/people", "nav-people");
    html(&OnePage { p, person, unit, substitute, may_edit, competences })
}

#[derive(Template)]
#[template(path = "people/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    heading: String,
    units: Vec<(String, String)>,
    substitutes: Vec<(String, String)>,
    is_new: bool,
    conflict: Conflict,
}

async fn edit_page(desk: &Desk, f: Form, person: Option<EmployeeId>, conflict: Conflict) -> Result<EditPage, Failure> {
    let people = job_centres::people(&desk.context).await?;
    let units = people.units.iter().map(|u| (u.id.to_string(), u.name.clone())).collect();
    let colleagues = people.employees.iter().filter(|e| Some(e.id) != person && !e.left);
    let substitutes = colleagues.map(|e| (e.id.to_string(), e.name.clone())).collect();
    let heading = desk.words.say(if person.is_some() { "people-edit" } else { "people-new" });
    let p = desk.page().under_key("/people", "nav-people");
    Ok(EditPage { p, f, heading, units, substitutes, is_new: person.is_none(), conflict })
}

/// `GET /people/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk) -> Result<Response, Failure> {
    html(&edit_page(&desk, Form::new(desk.words, Fields::default()), None, Conflict::none()).await?)
}

/// `POST /people/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn register(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, None, Conflict::none()).await?, list)
    };
    let employee = match form::read(&fields, EmployeeId::fresh()) {
        Ok(employee) => employee,
        Err(list) => return again(&list).await,
    };
    match job_centres::register_employee(&desk.once(fields.get("once")), employee).await {
        Ok(id) => Ok(desk.done(&format!("/people/{id}"), "registered")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `GET /people/{person}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(person): Path<String>) -> Result<Response, Failure> {
    let id = id(&person)?;
    let people = job_centres::people(&desk.context).await?;
    let person = people.find(id).ok_or(Refusal::NotFound)?;
    let form = Form::new(desk.words, form::show(person)).of_version(person.version);
    html(&edit_page(&desk, form, Some(id), Conflict::none()).await?)
}

/// `POST /people/{person}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(person): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&person)?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, Some(id), Conflict::none()).await?, list)
    };
    let employee = match form::read(&fields, id) {
        Ok(employee) => employee,
        Err(list) => return again(&list).await,
    };
    match job_centres::correct_employee(&desk.context, employee).await {
        Ok(()) => Ok(desk.done(&format!("/people/{id}"), "saved")),
        Err(error) if error.is_stale() => {
            let people = job_centres::people(&desk.context).await?;
            let theirs = people.find(id).ok_or(Refusal::NotFound)?;
            let people_names = |name: &str, value: &str| match name {
                "unit" => holdepunkt_rules::id::UnitId::parse(value).map(|u| people.unit_name(u)),
                "substitute" => EmployeeId::parse(value).and_then(|e| people.find(e)).map(|e| e.name.clone()),
                _ => None,
            };
            let labels = [
                ("name", "people-name"),
                ("unit", "people-unit"),
                ("phone", "people-phone"),
                ("email", "people-email"),
                ("hours", "people-hours"),
                ("substitute", "people-substitute"),
                ("left", "people-left"),
            ];
            let (form, conflict) =
                conflict(desk.words, &fields, &form::show(theirs), theirs.version, &labels, people_names);
            html_refused(&edit_page(&desk, form, Some(id), conflict).await?, &[Refusal::Stale.into()])
        }
        Err(error) => again(&refused(error)?).await,
    }
}

fn id(text: &str) -> Result<EmployeeId, Failure> {
    EmployeeId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
