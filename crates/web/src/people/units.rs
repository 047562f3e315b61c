//! The job centre's units, each with the way that it refers by.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{Action, job_centres};
use holdepunkt_rules::{Refusal, id::UnitId, job_centre::Unit, referral::ReferralModel};

use crate::{
    desk::Desk,
    failure::{Failure, html},
    form::Fields,
    page::Page,
};

#[derive(Template)]
#[template(path = "people/units.html")]
struct UnitsPage {
    p: Page,
    units: Vec<Unit>,
    models: Vec<(String, String)>,
    may_edit: bool,
}

/// `GET /units`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let units = job_centres::people(&desk.context).await?.units;
    let model = |m: &ReferralModel| (m.code().to_owned(), desk.code("referral_models", m.code()));
    let models = ReferralModel::CHOSEN.iter().map(model).collect();
    html(&UnitsPage { p: desk.page(), units, models, may_edit: desk.context.may(Action::EditPeople) })
}

/// `POST /units/{unit}/model`
///
/// # Errors
/// [`Refusal::NotOnTheList`], [`Refusal::NotFound`], [`Refusal::Stale`], or the database's.
pub async fn set_model(desk: Desk, Path(unit): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let unit = UnitId::parse(&unit).ok_or(Refusal::NotFound)?;
    let model = ReferralModel::from_code(fields.get("model")).ok_or(Refusal::NotOnTheList)?;
    let was = ReferralModel::from_code(fields.get("was")).ok_or(Refusal::NotOnTheList)?;
    job_centres::set_model(&desk.context, unit, was, model).await?;
    Ok(desk.done("/units", "saved"))
}
