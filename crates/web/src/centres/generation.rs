//! The generation of a centre: a new centre is of the first, one that carries further of the second.

use axum::{extract::Path, response::Response};
use holdepunkt_casework::centres;
use holdepunkt_rules::Refused;

use super::{
    form,
    page::{centre_page, id},
};
use crate::{
    desk::Desk,
    failure::{Failure, html_refused},
    form::{Fields, Form, refused},
};

/// `POST /centres/{centre}/generation`
///
/// # Errors
/// Not found, or the database's; refusals are shown at the form.
pub async fn set(desk: Desk, Path(centre): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&centre)?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&centre_page(&desk, id, form, true).await?, list)
    };
    let step = match form::read_generation(&fields) {
        Ok(step) => step,
        Err(list) => return again(&list).await,
    };
    match centres::set_generation(&desk.context, id, step).await {
        Ok(()) => Ok(desk.done(&format!("/centres/{id}"), "saved")),
        Err(error) => again(&refused(error)?).await,
    }
}
