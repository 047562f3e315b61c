//! Registrations that may be the same company: the list, two side by side, and making one of them.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::{
    companies::CompanyPage,
    company_merges::{self, Suspects},
};
use holdepunkt_rules::{Refusal, id::CompanyId};
use serde::Deserialize;

use super::page::id;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    outreaches::key,
    page::Page,
};

#[derive(Template)]
#[template(path = "companies/duplicates.html")]
struct DuplicatesPage {
    p: Page,
    pairs: Vec<(Suspects, String)>,
}

/// `GET /companies/duplicates`
///
/// # Errors
/// The database's.
pub async fn duplicates(desk: Desk) -> Result<Response, Failure> {
    let why = |s: &Suspects| desk.words.say(&key("merge-why", s.why.code()));
    let pairs = company_merges::suspects(&desk.context).await?.into_iter().map(|s| (s.clone(), why(&s))).collect();
    html(&DuplicatesPage { p: desk.page(), pairs })
}

/// One line of the two side by side: what it is, the one that stays, the one that goes.
struct Line {
    label: String,
    stays: String,
    goes: String,
}

#[derive(Template)]
#[template(path = "companies/merge.html")]
struct MergePage {
    p: Page,
    f: Form,
    stays: CompanyPage,
    goes: CompanyPage,
    lines: Vec<Line>,
    same_cvr: bool,
}

fn lines(desk: &Desk, stays: &CompanyPage, goes: &CompanyPage) -> Vec<Line> {
    let line = |key: &str, of: &dyn Fn(&CompanyPage) -> String| Line {
        label: desk.words.say(key),
        stays: of(stays),
        goes: of(goes),
    };
    vec![
        line("company-name", &|c| c.company.name.clone()),
        line("company-cvr", &|c| c.company.cvr.to_string()),
        line("company-type", &|c| desk.code("company_types", c.company.company_type.as_str())),
        line("company-industry", &|c| desk.code("industries", c.company.industry.as_str())),
        line("company-employees", &|c| desk.words.number(c.company.employees)),
        line("company-address", &|c| {
            let a = &c.company.address;
            format!("{}, {} {}", a.street, a.postcode, a.town)
        }),
        line("company-units", &|c| names(c.units.iter().map(|u| u.p_number.to_string()))),
        line("company-contacts", &|c| names(c.contacts.iter().map(|k| k.name.clone()))),
        line("company-centres", &|c| names(c.centres.iter().map(|(centre, _)| centre.name.clone()))),
        line("nav-mentors", &|c| names(c.mentors.iter().map(|m| m.name.clone()))),
    ]
}

fn names(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join(", ")
}

async fn merge_page(desk: &Desk, stays: CompanyId, goes: CompanyId, f: Form) -> Result<MergePage, Failure> {
    let (stays, goes) = company_merges::side_by_side(&desk.context, stays, goes).await?;
    Ok(MergePage {
        p: desk
            .page()
            .under_key("/companies", "nav-companies")
            .under("/companies/duplicates", desk.words.say("merge-duplicates")),
        lines: lines(desk, &stays, &goes),
        same_cvr: stays.company.cvr == goes.company.cvr,
        f,
        stays,
        goes,
    })
}

/// The registration that would go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct With {
    with: String,
}

fn other(text: &str) -> Result<CompanyId, Failure> {
    CompanyId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

/// `GET /companies/{company}/merge?with=…`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn form(desk: Desk, Path(company): Path<String>, Query(with): Query<With>) -> Result<Response, Failure> {
    let (stays, goes) = (id(&company)?, other(&with.with)?);
    html(&merge_page(&desk, stays, goes, Form::new(desk.words, Fields::default())).await?)
}

/// `POST /companies/{company}/merge`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn merge(desk: Desk, Path(company): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let (stays, goes) = (id(&company)?, other(fields.get("with"))?);
    match company_merges::merge(&desk.context, stays, goes).await {
        Ok(()) => Ok(desk.done(&format!("/companies/{stays}"), "company-merged")),
        Err(error) => {
            let list = refused(error)?;
            html_refused(&merge_page(&desk, stays, goes, Form::refused(desk.words, fields, &list)).await?, &list)
        }
    }
}
