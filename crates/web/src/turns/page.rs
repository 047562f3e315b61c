//! The list of those who take turns, and the form that changes it.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{Action, citizens, turns};
use holdepunkt_rules::{Refusal, Refused, id::EmployeeId};

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    stale::{Conflict, conflict},
};

/// Somebody who takes turns.
struct Row {
    name: String,
    last: String,
    is_next: bool,
}

#[derive(Template)]
#[template(path = "turns/page.html")]
struct TurnsPage {
    p: Page,
    f: Form,
    rows: Vec<Row>,
    chosen: Vec<String>,
    caseworkers: Vec<(String, String)>,
    may_edit: bool,
    /// Who takes turns now: what the form is sent in place of.
    was: Vec<EmployeeId>,
    conflict: Conflict,
}

async fn page(desk: &Desk, f: Option<Form>) -> Result<TurnsPage, Failure> {
    let (turns, next) = turns::list(&desk.context).await?;
    let last = |at: jiff::Timestamp| {
        let day = desk.words.day_near(desk.context.house.day_of(at), desk.context.today);
        desk.words.say_with("turns-last", &[("day", day.into())])
    };
    let f = f.unwrap_or_else(|| {
        let mut fields = Fields::default();
        fields.set_all("employees", turns.iter().map(|t| t.employee.to_string()).collect());
        Form::new(desk.words, fields)
    });
    let mut chosen: Vec<String> = f.fields.all("employees").iter().filter(|e| !e.is_empty()).cloned().collect();
    let wanted = (chosen.len() + 2).max(4);
    chosen.resize(wanted, String::new());
    let caseworkers = citizens::caseworkers(&desk.context).await?;
    Ok(TurnsPage {
        p: desk.page().under_key("/people", "nav-people"),
        rows: turns
            .iter()
            .map(|t| Row {
                name: t.name.clone(),
                last: t.given_at.map_or_else(|| desk.words.say("turns-never"), last),
                is_next: next == Some(t.employee),
            })
            .collect(),
        was: turns.iter().map(|t| t.employee).collect(),
        conflict: Conflict::none(),
        chosen,
        caseworkers: caseworkers.into_iter().map(|e| (e.id.to_string(), e.name)).collect(),
        may_edit: desk.context.may(Action::EditTurns),
        f,
    })
}

/// `GET /people/turns`
///
/// # Errors
/// The database's.
pub async fn show(desk: Desk) -> Result<Response, Failure> {
    html(&page(&desk, None).await?)
}

/// `POST /people/turns`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn replace(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        html_refused(&page(&desk, Some(Form::refused(desk.words, fields.clone(), list))).await?, list)
    };
    let read = |name| -> Option<Vec<EmployeeId>> {
        fields.all(name).iter().filter(|e| !e.is_empty()).map(|e| EmployeeId::parse(e)).collect()
    };
    let (Some(was), Some(employees)) = (read("was"), read("employees")) else {
        return again(&[Refusal::NotOnTheList.on("employees")]).await;
    };
    match turns::replace(&desk.context, &was, &employees).await {
        Ok(()) => Ok(desk.done("/people/turns", "turns-saved")),
        Err(error) if error.is_stale() => stale(&desk, &fields).await,
        Err(error) => again(&refused(error)?).await,
    }
}

async fn stale(desk: &Desk, fields: &Fields) -> Result<Response, Failure> {
    let (turns, _) = turns::list(&desk.context).await?;
    let people = citizens::caseworkers(&desk.context).await?;
    let name_of = |_: &str, value: &str| people.iter().find(|e| e.id.to_string() == value).map(|e| e.name.clone());
    let mut theirs = Fields::default();
    theirs.set_all("employees", turns.iter().map(|t| t.employee.to_string()).collect());
    let (form, both) = conflict(desk.words, fields, &theirs, 0, &[("employees", "turns-form")], name_of);
    html_refused(&TurnsPage { conflict: both, ..page(desk, Some(form)).await? }, &[Refusal::Stale.into()])
}
