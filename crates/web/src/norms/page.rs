//! The page of norms: what the job centre pays, since when, and how many contracts deviate.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{
    Action,
    norms::{self, Standing},
};
use holdepunkt_rules::{Refused, contract::PaymentModel, norm::Norm};
use jiff::civil::Date;

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

struct Row {
    norm: Norm,
    payment: String,
    now: bool,
}

#[derive(Template)]
#[template(path = "norms/page.html")]
struct NormsPage {
    p: Page,
    f: Form,
    rows: Vec<Row>,
    standing: Vec<(String, Standing)>,
    payments: Vec<(String, String)>,
    may_set: bool,
}

const LABELS: &[(&str, &str)] = &[
    ("payment", "norm-payment"),
    ("from", "norm-from"),
    ("amount", "contract-amount"),
    ("mentor_hours", "contract-mentor-hours"),
];

async fn norms_page(desk: &Desk, f: Form) -> Result<NormsPage, Failure> {
    let found = norms::list(&desk.context).await?;
    let today = desk.context.today;
    let name = |payment: PaymentModel| desk.code("payment_models", payment.code());
    let row = |norm: &Norm| Row {
        payment: name(norm.payment),
        now: holdepunkt_rules::norm::norm_on(&found.norms, norm.payment, today) == Some(*norm),
        norm: *norm,
    };
    let mut payments = desk.choices("payment_models");
    payments.retain(|(code, _)| {
        matches!(PaymentModel::from_code(code), Some(PaymentModel::PerPlaceMonth | PaymentModel::PerCentreMonth))
    });
    Ok(NormsPage {
        p: desk.page(),
        rows: found.norms.iter().map(row).collect(),
        standing: found.standing.iter().map(|(payment, s)| (name(*payment), *s)).collect(),
        payments,
        may_set: desk.context.may(Action::SetNorms),
        f,
    })
}

/// `GET /norms`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let mut f = Fields::default();
    f.set_day("from", desk.context.today);
    html(&norms_page(&desk, Form::new(desk.words, f)).await?)
}

fn read(fields: &Fields) -> Result<Norm, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let payment = r.choice("payment", PaymentModel::from_code);
    let from = r.day("from");
    let (amount, mentor_hours) = (r.kroner("amount"), r.hours("mentor_hours"));
    r.finish()?;
    let (Some(payment), Some(from)) = (payment, from) else { return Err(Vec::new()) };
    Ok(Norm { payment, from, amount, mentor_hours })
}

/// `POST /norms`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn set(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let list = match read(&fields) {
        Ok(norm) => match norms::set(&desk.context, norm).await {
            Ok(()) => return Ok(desk.done("/norms", "norm-set")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    let form = Form::refused(desk.words, fields, &list).named(LABELS);
    html_refused(&norms_page(&desk, form).await?, &list)
}

/// `POST /norms/remove`. One that is gone already is gone.
///
/// # Errors
/// The database's.
pub async fn remove(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let payment = PaymentModel::from_code(fields.get("payment"));
    let from = fields.get("from").parse::<Date>().ok();
    let (Some(payment), Some(from)) = (payment, from) else {
        return Err(holdepunkt_rules::Refusal::NotFound.into());
    };
    norms::remove(&desk.context, payment, from).await?;
    Ok(desk.done("/norms", "norm-removed"))
}
