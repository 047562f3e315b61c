//! Pages of companies.

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{
    Action,
    companies::{self, CompanyPage},
    company_merges, recents,
};
use holdepunkt_rules::{
    Refusal, Refused,
    company::{Company, SizeBand},
    id::{CompanyId, ProductionUnitId},
    register::{Band, Listed},
};
use holdepunkt_wording::Argument;

use super::{
    around::{Around, around},
    form,
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    stale::{Conflict, conflict},
};

#[derive(Template)]
#[template(path = "companies/one.html")]
struct OnePage {
    p: Page,
    page: CompanyPage,
    band: String,
    contact: Form,
    unit: Form,
    open: &'static str,
    may_edit: bool,
    may_centre: bool,
    may_mentor: bool,
    around: Around,
    closed: Option<String>,
    listed: HashMap<ProductionUnitId, String>,
}

/// "CVR-registeret 28. nov.: branche 471110, 10-19 ansatte".
fn listed(desk: &Desk, l: &Listed) -> String {
    let words = desk.words;
    let day = |d| words.day_near(d, desk.context.today);
    let employees = match l.employees {
        Some(Band { least, most: Some(most) }) if least == most => words.number(least),
        Some(Band { least, most: Some(most) }) => format!("{}-{}", words.number(least), words.number(most)),
        Some(Band { least, most: None }) => format!("{}+", words.number(least)),
        None => String::new(),
    };
    let mut parts = vec![words.say_with("company-listed-industry", &[("code", Argument::from(l.industry.as_str()))])];
    if !employees.is_empty() {
        parts.push(words.say_with("company-listed-employees", &[("count", Argument::from(employees))]));
    }
    parts.extend(l.municipality.as_ref().map(|m| desk.code("municipalities", m.as_str())));
    parts.extend(l.closed_on.map(|d| words.say_with("company-listed-closed", &[("day", Argument::from(day(d)))])));
    let values = [("day", Argument::from(day(l.read_on))), ("says", Argument::from(parts.join(", ")))];
    words.say_with("company-listed", &values)
}

/// A company's page with its two small forms; `open` names the one that was refused.
pub async fn company_page(
    desk: &Desk,
    id: CompanyId,
    contact: Form,
    unit: Form,
    open: &'static str,
) -> Result<impl Template, Failure> {
    let page = companies::find(&desk.context, id).await?;
    if open.is_empty() && desk.context.may(Action::SeeRecent) {
        recents::opened(&desk.context, recents::Noun::Company, id).await?;
    }
    let around = around(desk, id).await?;
    let band = desk.code("company_sizes", SizeBand::of(page.company.employees).code());
    let may = |action| desk.context.may(action);
    let closed = page.closed_on.map(|d| {
        let day = desk.words.day_near(d, desk.context.today);
        desk.words.say_with("company-closed-on", &[("day", Argument::from(day))])
    });
    let listed = page.listed.iter().map(|l| (l.unit, listed(desk, l))).collect();
    Ok(OnePage {
        p: desk.page().under_key("/companies", "nav-companies"),
        page,
        band,
        contact,
        unit,
        open,
        may_edit: may(Action::EditCompanies),
        may_centre: may(Action::EditCentres),
        may_mentor: may(Action::EditMentors),
        around,
        closed,
        listed,
    })
}

/// `GET /companies/{company}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(company): Path<String>) -> Result<Response, Failure> {
    let fresh = || Form::new(desk.words, Fields::default());
    if let Some(stays) = company_merges::survivor(&desk.context, id(&company)?).await? {
        return Ok(Redirect::to(&format!("/companies/{stays}")).into_response());
    }
    html(&company_page(&desk, id(&company)?, fresh(), fresh(), "").await?)
}

#[derive(Template)]
#[template(path = "companies/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    conflict: Conflict,
    heading: String,
    back: String,
    sectors: Vec<(String, String)>,
    types: Vec<(String, String)>,
    industries: Vec<(String, String)>,
    is_new: bool,
    like: Vec<Company>,
}

fn edit_page(desk: &Desk, f: Form, company: Option<CompanyId>, conflict: Conflict) -> EditPage {
    let rulebook = &desk.context.house.rulebook;
    let industries = form::industries(rulebook, desk.words, desk.context.today, f.value("industry"));
    let key = if company.is_some() { "company-edit" } else { "company-new" };
    EditPage {
        p: desk.page().under_key("/companies", "nav-companies"),
        f,
        conflict,
        heading: desk.words.say(key),
        back: company.map_or_else(|| "/companies".to_owned(), |c| format!("/companies/{c}")),
        sectors: desk.choices("sectors"),
        types: desk.choices("company_types"),
        industries,
        is_new: company.is_none(),
        like: Vec::new(),
    }
}

fn again(desk: &Desk, fields: &Fields, company: Option<CompanyId>, list: &[Refused]) -> Result<Response, Failure> {
    let form = Form::refused(desk.words, fields.clone(), list);
    html_refused(&edit_page(desk, form.named(LABELS), company, Conflict::none()), list)
}

/// `GET /companies/new`
///
/// # Errors
/// [`Failure::Broken`].
pub async fn new(desk: Desk) -> Result<Response, Failure> {
    html(&edit_page(&desk, Form::new(desk.words, Fields::default()), None, Conflict::none()))
}

/// `POST /companies/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn register(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let id = CompanyId::fresh();
    let company = form::read(&fields, id);
    let contact = form::read_first_contact(&fields, id);
    let (company, contact) = match (company, contact) {
        (Ok(company), Ok(contact)) => (company, contact),
        (company, contact) => {
            let list: Vec<Refused> = company.err().into_iter().chain(contact.err()).flatten().collect();
            return again(&desk, &fields, None, &list);
        }
    };
    let unit = match form::read_first_unit(&fields, &company) {
        Ok(unit) => unit,
        Err(list) => return again(&desk, &fields, None, &list),
    };
    if fields.get("sure").is_empty() {
        let like = company_merges::like(&desk.context, &company).await?;
        if !like.is_empty() {
            let form = Form::new(desk.words, fields.clone());
            return html(&EditPage { like, ..edit_page(&desk, form, None, Conflict::none()) });
        }
    }
    match companies::register(&desk.once(fields.get("once")), company, unit, contact).await {
        Ok(id) => Ok(desk.done(&format!("/companies/{id}"), "registered")),
        Err(error) => again(&desk, &fields, None, &refused(error)?),
    }
}

/// `GET /companies/{company}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(company): Path<String>) -> Result<Response, Failure> {
    let id = id(&company)?;
    let company = companies::find(&desk.context, id).await?.company;
    let form = Form::new(desk.words, form::show(desk.words, &company)).of_version(company.version);
    html(&edit_page(&desk, form, Some(id), Conflict::none()))
}

/// The fields of the forms with the keys of their labels.
pub const LABELS: &[(&str, &str)] = &[
    ("cvr", "company-cvr"),
    ("name", "company-name"),
    ("sector", "company-sector"),
    ("company_type", "company-type"),
    ("industry", "company-industry"),
    ("employees", "company-employees"),
    ("street", "company-street"),
    ("postcode", "company-postcode"),
    ("town", "company-town"),
    ("position", "company-position"),
    ("p_number", "company-p-number"),
    ("contact_name", "company-contact-name"),
    ("unit_name", "company-name"),
];

/// `POST /companies/{company}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form, a stale edit with both versions.
pub async fn correct(desk: Desk, Path(company): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&company)?;
    companies::find(&desk.context, id).await?; // not there, or another job centre's
    let company = match form::read(&fields, id) {
        Ok(company) => company,
        Err(list) => return again(&desk, &fields, Some(id), &list),
    };
    match companies::correct(&desk.context, company).await {
        Ok(()) => Ok(desk.done(&format!("/companies/{id}"), "saved")),
        Err(error) if error.is_stale() => {
            let theirs = companies::find(&desk.context, id).await?.company;
            let named = |name: &str, value: &str| match name {
                "sector" => Some(desk.code("sectors", value)),
                "company_type" => Some(desk.code("company_types", value)),
                "industry" => Some(desk.code("industries", value)),
                _ => None,
            };
            let shown = form::show(desk.words, &theirs);
            let (form, conflict) = conflict(desk.words, &fields, &shown, theirs.version, LABELS, named);
            html_refused(&edit_page(&desk, form, Some(id), conflict), &[Refusal::Stale.into()])
        }
        Err(error) => again(&desk, &fields, Some(id), &refused(error)?),
    }
}

/// The company that an address names.
///
/// # Errors
/// [`Refusal::NotFound`] when it names none.
pub fn id(text: &str) -> Result<CompanyId, Failure> {
    CompanyId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
