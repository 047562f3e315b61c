//! Pages of company centres.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::{
    Action,
    centres::{self, CentrePage, Choices},
    recents,
};
use holdepunkt_rules::{
    Refusal, Refused,
    centre::{Generation, Mentor},
    codes::Code,
    contract::{Contract, ContractStanding, places_on},
    id::{CentreId, CompanyId, EmployeeId, MentorId},
    period::days_between,
};
use serde::Deserialize;

use super::form;
use crate::{
    contracts::{payment, pill_of, stair::stair, told_for},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    markup::Markup,
    page::Page,
    stale::{Conflict, conflict},
};

/// A contract as the centre's page lists it.
struct ContractLine {
    contract: Contract,
    places: i64,
    payment: String,
    pill: Markup,
}

#[derive(Template)]
#[template(path = "centres/one.html")]
struct OnePage {
    p: Page,
    page: CentrePage,
    places: i64,
    free: i64,
    generation: Generation,
    programme: String,
    lines: Vec<ContractLine>,
    picture: Markup,
    next: Option<Contract>,
    days_left: i64,
    f: Form,
    open: bool,
    may_edit: bool,
    may_sign: bool,
    may_board: bool,
}

impl OnePage {
    fn generation_name(&self) -> String {
        self.p.t(&format!("centre-generation-{}", self.generation))
    }

    fn coordinates(&self, mentor: &Mentor) -> bool {
        self.page.centre.coordinating_mentor == Some(mentor.id)
    }

    fn names(&self, list: &str, codes: &[Code]) -> Vec<String> {
        let mut names: Vec<String> = codes.iter().map(|c| self.p.code(list, c)).collect();
        names.sort();
        names
    }
}

/// A centre's page with the form of its generation; `open` when that was refused.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn centre_page(desk: &Desk, id: CentreId, f: Form, open: bool) -> Result<impl Template, Failure> {
    let page = centres::find(&desk.context, id).await?;
    if !open && desk.context.may(Action::SeeRecent) {
        recents::opened(&desk.context, recents::Noun::Centre, id).await?;
    }
    let (words, today) = (desk.words, desk.context.today);
    let places = places_on(&page.capacity, today);
    let line = |c: &Contract| {
        let day = told_for(c, today);
        ContractLine {
            places: c.places_on(day),
            payment: payment(words, c, day),
            pill: pill_of(words, c, today),
            contract: c.clone(),
        }
    };
    let current = centres::current(&page.contracts, today);
    let due = |c: &&Contract| {
        let standing = c.standing_on(today);
        standing == ContractStanding::EndingSoon || (standing == ContractStanding::Ended && c.ending_reason.is_none())
    };
    let may = |action| desk.context.may(action);
    Ok(OnePage {
        p: desk.page().under_key("/centres", "nav-centres"),
        places,
        free: (places - page.occupied).max(0),
        generation: page.centre.generation_on(today),
        programme: programme_name(desk, page.centre.programme.as_str()),
        lines: page.contracts.iter().map(line).collect(),
        picture: stair(words, &page.capacity, today),
        days_left: current.and_then(|c| c.period.until()).map_or(0, |u| days_between(today, u)),
        next: current.filter(due).cloned(),
        f,
        open,
        may_edit: may(Action::EditCentres),
        may_sign: may(Action::SignContracts),
        may_board: may(Action::SeeBoard),
        page,
    })
}

fn programme_name(desk: &Desk, code: &str) -> String {
    let found = desk.context.house.rulebook.programme(code);
    found.map_or_else(|_| code.to_owned(), |p| in_words(desk, &p.name))
}

fn in_words(desk: &Desk, both: &holdepunkt_rules::programme::Both) -> String {
    match desk.words.language {
        holdepunkt_wording::Language::Danish => both.da.clone(),
        holdepunkt_wording::Language::English => both.en.clone(),
    }
}

/// `GET /centres/{centre}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(centre): Path<String>) -> Result<Response, Failure> {
    html(&centre_page(&desk, id(&centre)?, Form::new(desk.words, Fields::default()), false).await?)
}

/// One way of co-operating, to choose from.
struct Model {
    code: String,
    name: String,
    definition: String,
}

#[derive(Template)]
#[template(path = "centres/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    conflict: Conflict,
    heading: String,
    back: String,
    is_new: bool,
    models: Vec<Model>,
    programmes: Vec<(String, String)>,
    generations: Vec<(String, String)>,
    companies: Vec<(String, String)>,
    company_rows: Vec<String>,
    employees: Vec<(String, String)>,
    mentors: Vec<(String, String)>,
    occupations: Vec<String>,
    occupation_rows: Vec<String>,
    industries: Vec<String>,
    industry_rows: Vec<String>,
    accommodations: Vec<(String, String)>,
}

/// What is chosen, and some empty rows for more.
fn rows(f: &Form, field: &str, spare: usize, least: usize) -> Vec<String> {
    let mut rows: Vec<String> = f.fields.all(field).iter().filter(|v| !v.is_empty()).cloned().collect();
    let wanted = (rows.len() + spare).max(least);
    rows.resize(wanted, String::new());
    rows
}

fn models(desk: &Desk) -> Vec<Model> {
    let key = match desk.words.language {
        holdepunkt_wording::Language::Danish => "definition_da",
        holdepunkt_wording::Language::English => "definition_en",
    };
    let list = desk.context.house.rulebook.list("cooperation_models");
    let model = |e: &holdepunkt_rules::codes::Entry| Model {
        code: e.code.clone(),
        name: desk.words.entry(e).to_owned(),
        definition: e.text(key).unwrap_or_default().to_owned(),
    };
    list.in_use_on(desk.context.today).map(model).collect()
}

async fn edit_page(desk: &Desk, f: Form, centre: Option<CentreId>, conflict: Conflict) -> Result<EditPage, Failure> {
    let Choices { companies, mentors, employees } = centres::choices(&desk.context).await?;
    let name_of = |id: CompanyId| companies.iter().find(|c| c.id == id).map(|c| c.name.clone()).unwrap_or_default();
    let rulebook = &desk.context.house.rulebook;
    let today = desk.context.today;
    let offered = |list: &str| -> Vec<String> {
        let list = rulebook.list(list);
        list.in_use_on(today).map(|e| form::pick(desk.words, list, &e.code)).collect()
    };
    let chosen = f.value("programme");
    let programmes = rulebook.programmes().iter().filter(|p| p.period.contains(today) || p.code.as_str() == chosen);
    let (heading, back) = match centre {
        None => ("centre-new", "/centres".to_owned()),
        Some(id) => ("centre-edit", format!("/centres/{id}")),
    };
    Ok(EditPage {
        p: desk.page().under_key("/centres", "nav-centres"),
        conflict,
        heading: desk.words.say(heading),
        back,
        is_new: centre.is_none(),
        models: models(desk),
        programmes: programmes.map(|p| (p.code.to_string(), in_words(desk, &p.name))).collect(),
        generations: Generation::ALL
            .iter()
            .map(|g| (g.code().to_owned(), desk.words.say(&format!("centre-generation-{g}"))))
            .collect(),
        mentors: mentors.iter().map(|m| (m.id.to_string(), format!("{}, {}", m.name, name_of(m.company)))).collect(),
        employees: employees.iter().map(|e| (e.id.to_string(), e.name.clone())).collect(),
        companies: companies.iter().map(|c| (c.id.to_string(), format!("{}, {}", c.name, c.address.town))).collect(),
        company_rows: rows(&f, "companies", 1, 2),
        occupations: offered("occupations"),
        occupation_rows: rows(&f, "occupations", 2, 4),
        industries: offered("industries"),
        industry_rows: rows(&f, "industries", 1, 2),
        accommodations: desk.choices("accommodations"),
        f,
    })
}

/// The company that a new centre is for, when one comes from its page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct On {
    company: String,
}

/// `GET /centres/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk, Query(on): Query<On>) -> Result<Response, Failure> {
    let mut f = Fields::default();
    let company = CompanyId::parse(&on.company);
    let choices = centres::choices(&desk.context).await?;
    if let Some(company) = choices.companies.iter().find(|c| Some(c.id) == company) {
        f.set("companies", company.id.to_string());
        f.set("name", &company.name);
        f.set(
            "industries",
            form::pick(desk.words, desk.context.house.rulebook.list("industries"), company.industry.as_str()),
        );
    }
    f.set("programme", "drift");
    f.set("generation", Generation::First.code());
    f.set_day("since", desk.context.today);
    f.set("fixed_contact", desk.context.who.employee().map(|e| e.to_string()).unwrap_or_default());
    html(&edit_page(&desk, Form::new(desk.words, f), None, Conflict::none()).await?)
}

async fn again(desk: &Desk, fields: &Fields, centre: Option<CentreId>, list: &[Refused]) -> Result<Response, Failure> {
    let form = Form::refused(desk.words, fields.clone(), list).named(LABELS);
    html_refused(&edit_page(desk, form, centre, Conflict::none()).await?, list)
}

/// `POST /centres/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn register(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let (mut centre, step) = match (form::read(&desk, &fields, CentreId::fresh()), form::read_generation(&fields)) {
        (Ok(centre), Ok(step)) => (centre, step),
        (centre, step) => {
            let list: Vec<Refused> = centre.err().into_iter().chain(step.err()).flatten().collect();
            return again(&desk, &fields, None, &list).await;
        }
    };
    centre.generations.push(step);
    match centres::register(&desk.once(fields.get("once")), centre).await {
        Ok(id) => Ok(desk.done(&format!("/centres/{id}"), "centre-registered")),
        Err(error) => again(&desk, &fields, None, &refused(error)?).await,
    }
}

/// `GET /centres/{centre}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(centre): Path<String>) -> Result<Response, Failure> {
    let id = id(&centre)?;
    let centre = centres::find(&desk.context, id).await?.centre;
    let form = Form::new(desk.words, form::show(&desk, &centre)).of_version(centre.version);
    html(&edit_page(&desk, form, Some(id), Conflict::none()).await?)
}

const LABELS: &[(&str, &str)] = &[
    ("name", "centre-name"),
    ("companies", "centre-companies"),
    ("model", "centre-model"),
    ("programme", "centre-programme"),
    ("fixed_contact", "centre-fixed-contact"),
    ("coordinating_mentor", "centre-coordinating-mentor"),
    ("occupations", "centre-occupations"),
    ("industries", "centre-industries"),
    ("accommodations", "centre-accommodations"),
    ("hours_from", "centre-hours-from"),
    ("hours_until", "centre-hours-until"),
    ("generation", "centre-generation"),
    ("since", "centre-since"),
];

/// `POST /centres/{centre}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form, a stale edit with both versions.
pub async fn correct(desk: Desk, Path(centre): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&centre)?;
    centres::find(&desk.context, id).await?; // not there, or another job centre's
    let centre = match form::read(&desk, &fields, id) {
        Ok(centre) => centre,
        Err(list) => return again(&desk, &fields, Some(id), &list).await,
    };
    match centres::correct(&desk.context, centre).await {
        Ok(()) => Ok(desk.done(&format!("/centres/{id}"), "saved")),
        Err(error) if error.is_stale() => both_versions(&desk, id, &fields).await,
        Err(error) => again(&desk, &fields, Some(id), &refused(error)?).await,
    }
}

async fn both_versions(desk: &Desk, id: CentreId, fields: &Fields) -> Result<Response, Failure> {
    let theirs = centres::find(&desk.context, id).await?.centre;
    let choices = centres::choices(&desk.context).await?;
    let named = |name: &str, value: &str| match name {
        "companies" => choices.companies.iter().find(|c| Some(c.id) == CompanyId::parse(value)).map(|c| c.name.clone()),
        "fixed_contact" => {
            choices.employees.iter().find(|e| Some(e.id) == EmployeeId::parse(value)).map(|e| e.name.clone())
        }
        "coordinating_mentor" => {
            choices.mentors.iter().find(|m| Some(m.id) == MentorId::parse(value)).map(|m| m.name.clone())
        }
        "model" => Some(desk.code("cooperation_models", value)),
        "programme" => Some(programme_name(desk, value)),
        "accommodations" => Some(desk.code("accommodations", value)),
        _ => None,
    };
    let (form, conflict) = conflict(desk.words, fields, &form::show(desk, &theirs), theirs.version, LABELS, named);
    html_refused(&edit_page(desk, form, Some(id), conflict).await?, &[Refusal::Stale.into()])
}

/// The centre that an address names.
///
/// # Errors
/// [`Refusal::NotFound`] when it names none.
pub fn id(text: &str) -> Result<CentreId, Failure> {
    CentreId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
