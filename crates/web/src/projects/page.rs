//! Pages of projects and pre-courses.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, Reach,
    projects::{self, ProjectPage, SeenStay},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::ProjectId,
    job_centre::Employee,
    preparation::{PreparationState, Project},
};
use holdepunkt_wording::Argument;

use super::form;
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    markup::Markup,
    page::Page,
    preparations::{
        beside::{line, path},
        look::{how_far, plan_lines, wanted, warning_pill},
    },
    stale::{Conflict, conflict},
};

#[derive(Template)]
#[template(path = "projects/list.html")]
struct ListPage {
    p: Page,
    projects: Vec<holdepunkt_casework::store::projects::Listed>,
    may_edit: bool,
    mine: bool,
}

/// `GET /projects`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let projects = projects::list(&desk.context).await?;
    let mine = desk.context.reach(Action::SeeProjects)? == Reach::Prepared;
    let may_edit = desk.context.may(Action::EditProjects);
    html(&ListPage { p: desk.page(), projects, may_edit, mine })
}

/// Somebody who is there, as a row.
#[derive(Debug, Clone)]
struct Row {
    href: Option<String>,
    name: String,
    group: String,
    caseworker: String,
    how_far: String,
    plan: Vec<String>,
    beside: Vec<(String, String)>,
    watch: Vec<Markup>,
    wanted: Vec<String>,
    deeds: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "projects/one.html")]
struct OnePage {
    p: Page,
    project: Project,
    lead: String,
    mine: bool,
    rows: Vec<Row>,
    /// Is there anything to look at or anybody who is wanted?
    watched: bool,
    others: usize,
    figures: bool,
    may_edit: bool,
    may_place: bool,
}

/// What this reader can do with a stay, the main thing first.
fn deeds(desk: &Desk, s: &SeenStay, mine: bool) -> Vec<(String, String)> {
    let p = &s.stay.preparation;
    let running = p.state == PreparationState::Running;
    let mut deeds: Vec<(&str, &str)> = Vec::new();
    if mine && desk.context.may(Action::RunPreparation) {
        deeds.push(if running { ("ready", "preparation-ready") } else { ("begin", "preparation-begin") });
        if running {
            deeds.push(("plan", "preparation-plan-do"));
        }
        deeds.push(("hand-back", "preparation-return"));
    }
    if running && desk.context.may(Action::PlaceBeside) {
        deeds.push(("place", "preparation-place"));
    }
    if running && desk.context.may(Action::DrawOut) {
        deeds.push(("draw-out", "preparation-draw-out"));
    }
    if desk.context.may(Action::Refer) {
        deeds.push(("withdraw", "preparation-withdraw"));
    }
    deeds.into_iter().map(|(step, key)| (format!("/preparations/{}/{step}", p.id), desk.words.say(key))).collect()
}

fn row(desk: &Desk, s: &SeenStay, mine: bool) -> Row {
    let words = desk.words;
    let p = &s.stay.preparation;
    Row {
        href: desk.context.may(Action::SeeWay).then(|| format!("/citizens/{}/way", p.citizen)),
        name: name_or_protected(words, &s.stay.name),
        group: desk.code("target_groups", s.stay.target_group.as_str()),
        caseworker: words
            .say_with("preparation-caseworker", &[("name", Argument::from(s.stay.caseworker_name.as_str()))]),
        how_far: how_far(desk, p),
        plan: plan_lines(desk, p, s.stay.centre_name.as_deref().unwrap_or_default()),
        beside: s.beside.iter().map(|b| (line(desk, b), path(p.id, b))).collect(),
        watch: s.warning.iter().map(|w| warning_pill(words, *w)).collect(),
        wanted: s.interests.iter().map(|i| wanted(desk, i)).collect(),
        deeds: deeds(desk, s, mine),
    }
}

/// `GET /projects/{project}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(project): Path<String>) -> Result<Response, Failure> {
    let page: ProjectPage = projects::find(&desk.context, id(&project)?).await?;
    let rows: Vec<Row> = page.stays.iter().map(|s| row(&desk, s, page.mine)).collect();
    html(&OnePage {
        p: desk.page().under_key("/projects", "nav-projects"),
        lead: page.lead.map(|e| e.name).unwrap_or_default(),
        mine: page.mine,
        watched: rows.iter().any(|r| !r.watch.is_empty() || !r.wanted.is_empty()),
        rows,
        others: page.others,
        figures: desk.context.reach(Action::SeeProjects)? == Reach::Figures,
        may_edit: desk.context.may(Action::EditProjects),
        may_place: desk.context.may(Action::PlaceBeside),
        project: page.project,
    })
}

#[derive(Template)]
#[template(path = "projects/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    kinds: Vec<(String, String)>,
    leads: Vec<(String, String)>,
    project: Option<Project>,
    conflict: Conflict,
}

async fn edit_page(desk: &Desk, f: Form, project: Option<Project>, conflict: Conflict) -> Result<EditPage, Failure> {
    let mut leads: Vec<Employee> = projects::leads(&desk.context).await?;
    leads.sort_by_key(|e| e.name.clone());
    let heading = desk.words.say(if project.is_some() { "project-edit" } else { "project-new" });
    let back = project.as_ref().map_or_else(|| "/projects".to_owned(), |p| format!("/projects/{}", p.id));
    let mut p = desk.page().under_key("/projects", "nav-projects");
    if let Some(project) = &project {
        p = p.under(back.clone(), project.name.clone());
    }
    Ok(EditPage {
        p,
        f,
        heading,
        back,
        kinds: desk.choices("project_kinds"),
        leads: leads.into_iter().map(|e| (e.id.to_string(), e.name)).collect(),
        project,
        conflict,
    })
}

/// `GET /projects/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk) -> Result<Response, Failure> {
    html(&edit_page(&desk, Form::new(desk.words, Fields::default()), None, Conflict::none()).await?)
}

/// `POST /projects/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn register(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, None, Conflict::none()).await?, list)
    };
    let project = match form::read(&fields, ProjectId::fresh()) {
        Ok(project) => project,
        Err(list) => return again(&list).await,
    };
    match projects::register(&desk.once(fields.get("once")), project).await {
        Ok(id) => Ok(desk.done(&format!("/projects/{id}"), "project-registered")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `GET /projects/{project}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(project): Path<String>) -> Result<Response, Failure> {
    let project = projects::to_edit(&desk.context, id(&project)?).await?;
    let form = Form::new(desk.words, form::show(&project)).of_version(project.version);
    html(&edit_page(&desk, form, Some(project), Conflict::none()).await?)
}

/// `POST /projects/{project}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(project): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let stands = projects::to_edit(&desk.context, id(&project)?).await?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, Some(stands.clone()), Conflict::none()).await?, list)
    };
    let project = match form::read(&fields, stands.id) {
        Ok(project) => project,
        Err(list) => return again(&list).await,
    };
    match projects::correct(&desk.context, project).await {
        Ok(()) => Ok(desk.done(&format!("/projects/{}", stands.id), "project-saved")),
        Err(error) if error.is_stale() => {
            let leads = projects::leads(&desk.context).await?;
            let said = |name: &str, value: &str| match name {
                "kind" => Some(desk.code("project_kinds", value)),
                "lead" => leads.iter().find(|e| e.id.to_string() == value).map(|e| e.name.clone()),
                _ => None,
            };
            let labels = [
                ("name", "project-name"),
                ("kind", "project-kind"),
                ("lead", "project-lead"),
                ("provider", "project-provider"),
            ];
            let (form, conflict) = conflict(desk.words, &fields, &form::show(&stands), stands.version, &labels, said);
            html_refused(&edit_page(&desk, form, Some(stands), conflict).await?, &[Refusal::Stale.into()])
        }
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /projects/{project}/close`: closes, or (`open=yes`) opens again.
///
/// # Errors
/// [`Refusal::ProjectInUse`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn close(desk: Desk, Path(project): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&project)?;
    let opens = !fields.get("open").is_empty();
    let version = crate::form::Reader::of(&fields).version();
    projects::close(&desk.context, id, version, !opens).await?;
    Ok(desk.done(&format!("/projects/{id}"), if opens { "project-reopened" } else { "project-closed" }))
}

fn id(text: &str) -> Result<ProjectId, Failure> {
    ProjectId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
