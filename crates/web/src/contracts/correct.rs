//! A slip in a signed contract put right, with a reason that stays.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::contracts::{self, ContractPage};
use holdepunkt_rules::{Refusal, Refused, contract::Contract};

use super::{form, page::id};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    stale::{Conflict, conflict},
};

#[derive(Template)]
#[template(path = "contracts/correct.html")]
struct CorrectPage {
    p: Page,
    f: Form,
    conflict: Conflict,
    page: ContractPage,
    payments: Vec<(String, String)>,
}

/// The fields of the form with the keys of their labels.
const LABELS: &[(&str, &str)] = &[
    ("signed_on", "contract-signed-on"),
    ("payment", "contract-payment-how"),
    ("amount", "contract-amount"),
    ("mentor_hours", "contract-mentor-hours"),
    ("complex_section", "contract-complex-section"),
    ("why", "contract-correct-why"),
];

fn shown(desk: &Desk, c: &Contract) -> Fields {
    let mut f = Fields::default();
    form::take_over(desk.words, &mut f, c);
    f.set_day("signed_on", c.signed_on);
    f
}

fn correct_page(desk: &Desk, page: ContractPage, f: Form, conflict: Conflict) -> CorrectPage {
    let back = format!("/contracts/{}", page.contract.id);
    CorrectPage {
        p: desk
            .page()
            .under_key("/centres", "nav-centres")
            .under(format!("/centres/{}", page.centre.id), &page.centre.name)
            .under(back, desk.words.say("contract-one")),
        f,
        conflict,
        page,
        payments: desk.choices("payment_models"),
    }
}

/// `GET /contracts/{contract}/correct`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn form(desk: Desk, Path(contract): Path<String>) -> Result<Response, Failure> {
    let page = contracts::find(&desk.context, id(&contract)?).await?;
    let form = Form::new(desk.words, shown(&desk, &page.contract)).of_version(page.contract.version);
    html(&correct_page(&desk, page, form, Conflict::none()))
}

/// `POST /contracts/{contract}/correct`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form, a stale one with both versions.
pub async fn correct(desk: Desk, Path(contract): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&contract)?;
    let page = contracts::find(&desk.context, id).await?; // not there, or another job centre's
    let version = fields.get("version").parse().unwrap_or(0);
    let list: Vec<Refused> = match form::read_correction(&fields) {
        Ok(correction) => {
            let mut context = desk.context.clone();
            context.why = Some(fields.get("why").trim().to_owned());
            match contracts::correct(&context, id, version, correction).await {
                Ok(()) => return Ok(desk.done(&format!("/contracts/{id}"), "contract-corrected")),
                Err(error) => refused(error)?,
            }
        }
        Err(list) => list,
    };
    if list.iter().any(|r| r.refusal == Refusal::Stale) {
        let named = |name: &str, value: &str| (name == "payment").then(|| desk.code("payment_models", value));
        let theirs = shown(&desk, &page.contract);
        let compared = LABELS.get(..LABELS.len() - 1).unwrap_or(LABELS); // the reason is one's own
        let (form, conflict) = conflict(desk.words, &fields, &theirs, page.contract.version, compared, named);
        return html_refused(&correct_page(&desk, page, form, conflict), &list);
    }
    let form = Form::refused(desk.words, fields, &list).named(LABELS);
    html_refused(&correct_page(&desk, page, form, Conflict::none()), &list)
}
