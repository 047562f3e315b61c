//! Pages of contracts: one contract, a new one, a renewal.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, centres, companies,
    contracts::{self, ContractPage},
};
use holdepunkt_rules::{
    Refusal, Refused,
    contract::{Contract, ContractStanding, renewal_from},
    id::{CentreId, CompanyId, ContractId},
    period::{days_between, plus_days},
    seats::Chosen,
};
use holdepunkt_wording::Argument;

use super::{form, payment, pill_of, stair::stair, told_for};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    markup::Markup,
    norms,
    page::Page,
    staffings,
};

#[derive(Template)]
#[template(path = "contracts/one.html")]
struct OnePage {
    p: Page,
    page: ContractPage,
    pill: Markup,
    payment: String,
    picture: Markup,
    places: i64,
    numbers: Vec<String>,
    days_left: i64,
    may_sign: bool,
    open: bool,
    may_renew: bool,
    renew_first: bool,
    deviation: Option<String>,
    warnings: Vec<(String, CompanyId, String)>,
}

/// A contract's page, also shown again above the forms that change it.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(contract): Path<String>) -> Result<Response, Failure> {
    let page = contracts::find(&desk.context, id(&contract)?).await?;
    let (c, today) = (&page.contract, desk.context.today);
    let day = told_for(c, today);
    let standing = c.standing_on(today);
    let open = !matches!(standing, ContractStanding::Ended | ContractStanding::Ending);
    let may_renew = c.ending_reason.is_none() && page.renewed_by.is_none();
    let p = desk
        .page()
        .under_key("/centres", "nav-centres")
        .under(format!("/centres/{}", page.centre.id), &page.centre.name);
    let mut warnings = Vec::new();
    for id in page.centre.companies.iter().filter(|_| open) {
        if let Some(said) = staffings::said(&desk, *id).await? {
            let name = companies::find(&desk.context, *id).await?.company.name;
            warnings.push((name, *id, said));
        }
    }
    html(&OnePage {
        deviation: page.deviation.as_ref().map(|d| norms::told(desk.words, d)),
        warnings,
        p,
        pill: pill_of(desk.words, c, today),
        payment: payment(desk.words, c, day),
        picture: stair(desk.words, &holdepunkt_rules::contract::capacity(std::slice::from_ref(c)), today),
        places: c.places_on(day),
        numbers: c.chosen.iter().map(|chosen| seats_from(&desk, chosen)).collect(),
        days_left: c.period.until().map_or(0, |u| days_between(today, u)),
        may_sign: desk.context.may(Action::SignContracts),
        open,
        may_renew,
        renew_first: may_renew && matches!(standing, ContractStanding::EndingSoon | ContractStanding::Ended),
        page,
    })
}

/// "fra 1. dec.: 2, 4": which seats are kept from a day on, where somebody chose them.
fn seats_from(desk: &Desk, chosen: &Chosen) -> String {
    let numbers = chosen.seats.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let day = desk.words.day_near(chosen.from, desk.context.today);
    desk.words.say_with("contract-seats-from", &[("day", Argument::from(day)), ("numbers", Argument::from(numbers))])
}

/// The fields of the form with the keys of their labels.
const LABELS: &[(&str, &str)] = &[
    ("places", "contract-places-field"),
    ("mentor_hours", "contract-mentor-hours"),
    ("from", "contract-from"),
    ("until", "contract-until"),
    ("signed_on", "contract-signed-on"),
    ("payment", "contract-payment-how"),
    ("amount", "contract-amount"),
];

#[derive(Template)]
#[template(path = "contracts/sign.html")]
struct SignPage {
    p: Page,
    f: Form,
    heading: String,
    lead: String,
    back: String,
    payments: Vec<(String, String)>,
}

async fn sign_page(desk: &Desk, centre: CentreId, f: Form) -> Result<SignPage, Failure> {
    let centre = centres::find(&desk.context, centre).await?.centre;
    let back = format!("/centres/{}", centre.id);
    Ok(SignPage {
        p: desk.page().under_key("/centres", "nav-centres").under(&back, &centre.name),
        f,
        heading: desk.words.say("contract-new"),
        lead: desk.words.say_with("contract-new-lead", &[("centre", (&centre.name).into())]),
        back,
        payments: desk.choices("payment_models"),
    })
}

/// `GET /centres/{centre}/contracts/new`. The terms of the latest contract are offered again.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(centre): Path<String>) -> Result<Response, Failure> {
    let centre = centre_id(&centre)?;
    let before = centres::find(&desk.context, centre).await?.contracts;
    let mut f = Fields::default();
    f.set_day("signed_on", desk.context.today);
    if let Some(latest) = before.first() {
        form::take_over(desk.words, &mut f, latest);
        let next = latest.period.until().map_or(desk.context.today, |u| plus_days(u, 1));
        f.set_day("from", next.max(desk.context.today));
    }
    html(&sign_page(&desk, centre, Form::new(desk.words, f)).await?)
}

/// `POST /centres/{centre}/contracts/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn sign(desk: Desk, Path(centre): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let centre = centre_id(&centre)?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list).named(LABELS);
        html_refused(&sign_page(&desk, centre, form).await?, list)
    };
    let contract = match form::read(&fields, centre) {
        Ok(contract) => contract,
        Err(list) => return again(&list).await,
    };
    match contracts::sign(&desk.once(fields.get("once")), contract).await {
        Ok(id) => Ok(desk.done(&format!("/contracts/{id}"), "contract-signed")),
        Err(error) => again(&refused(error)?).await,
    }
}

async fn renew_page(desk: &Desk, old: &Contract, f: Form) -> Result<SignPage, Failure> {
    let mut page = sign_page(desk, old.centre, f).await?;
    let period = desk.words.period(&old.period);
    page.back = format!("/contracts/{}", old.id);
    page.p = page.p.under(&page.back, desk.words.say("contract-one"));
    page.heading = desk.words.say("contract-renew");
    page.lead = desk.words.say_with("contract-renew-lead", &[("period", period.into())]);
    Ok(page)
}

/// `GET /contracts/{contract}/renew`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn renew_form(desk: Desk, Path(contract): Path<String>) -> Result<Response, Failure> {
    let old = contracts::find(&desk.context, id(&contract)?).await?.contract;
    let mut f = Fields::default();
    form::take_over(desk.words, &mut f, &old);
    let from = renewal_from(&old, desk.context.today);
    f.set_day("from", from);
    if let Some(days) = old.period.days() {
        f.set_day("until", plus_days(from, days - 1));
    }
    f.set_day("signed_on", desk.context.today);
    let form = Form::new(desk.words, f).of_version(old.version);
    html(&renew_page(&desk, &old, form).await?)
}

/// `POST /contracts/{contract}/renew`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn renew(desk: Desk, Path(contract): Path<String>, mut fields: Fields) -> Result<Response, Failure> {
    let old = contracts::find(&desk.context, id(&contract)?).await?.contract;
    let version = fields.get("version").parse().unwrap_or(0);
    let list = match form::read(&fields, old.centre) {
        Ok(terms) => match contracts::renew(&desk.once(fields.get("once")), old.id, version, terms).await {
            Ok(id) => return Ok(desk.done(&format!("/contracts/{id}"), "contract-renewed")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    if list.iter().any(|r| r.refusal == Refusal::Stale) {
        fields.set("version", old.version.to_string());
    }
    let form = Form::refused(desk.words, fields, &list).named(LABELS);
    html_refused(&renew_page(&desk, &old, form).await?, &list)
}

/// The contract that an address names.
///
/// # Errors
/// [`Refusal::NotFound`] when it names none.
pub fn id(text: &str) -> Result<ContractId, Failure> {
    ContractId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

fn centre_id(text: &str) -> Result<CentreId, Failure> {
    CentreId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
