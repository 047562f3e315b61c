//! What hangs on a company and is added on its page: contacts and production units.

use axum::{extract::Path, response::Response};
use holdepunkt_casework::companies;
use holdepunkt_rules::{Refusal, Refused, id::ContactId};

use super::{
    form,
    page::{LABELS, company_page, id},
};
use crate::{
    desk::Desk,
    failure::{Failure, html_refused},
    form::{Fields, Form, refused},
};

/// `POST /companies/{company}/contacts`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn register_contact(desk: Desk, Path(company): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&company)?;
    let again = async |list: &[Refused]| {
        let contact = Form::refused(desk.words, fields.clone(), list).named(LABELS);
        html_refused(
            &company_page(&desk, id, contact, Form::new(desk.words, Fields::default()), "contact").await?,
            list,
        )
    };
    let contact = match form::read_contact(&fields, id) {
        Ok(contact) => contact,
        Err(list) => return again(&list).await,
    };
    match companies::register_contact(&desk.once(fields.get("once")), contact).await {
        Ok(_) => Ok(desk.done(&format!("/companies/{id}"), "registered")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /companies/{company}/contacts/{contact}/remove`. One who is gone already is gone.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn remove_contact(desk: Desk, Path((company, contact)): Path<(String, String)>) -> Result<Response, Failure> {
    let company = id(&company)?;
    let contact = ContactId::parse(&contact).ok_or(Refusal::NotFound)?;
    companies::withdraw_contact(&desk.context, company, contact).await?;
    Ok(desk.done(&format!("/companies/{company}"), "contact-removed"))
}

/// `POST /companies/{company}/units`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn register_unit(desk: Desk, Path(company): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&company)?;
    let again = async |list: &[Refused]| {
        let unit = Form::refused(desk.words, fields.clone(), list).named(LABELS);
        html_refused(&company_page(&desk, id, Form::new(desk.words, Fields::default()), unit, "unit").await?, list)
    };
    let unit = match form::read_unit(&fields, id) {
        Ok(unit) => unit,
        Err(list) => return again(&list).await,
    };
    match companies::register_unit(&desk.once(fields.get("once")), unit).await {
        Ok(_) => Ok(desk.done(&format!("/companies/{id}"), "registered")),
        Err(error) => again(&refused(error)?).await,
    }
}
