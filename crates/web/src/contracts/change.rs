//! Forms that change a contract in force: the number of places, the end.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::contracts::{self, ContractPage};
use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    contract::{MOST_PLACES, capacity},
    seats::{Numbers, proposed},
};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use super::{page::id, payment, pill_of, stair::stair, told_for};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
    stale::{Conflict, conflict},
};

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Places,
    End,
}

#[derive(Template)]
#[template(path = "contracts/change.html")]
struct ChangePage {
    p: Page,
    f: Form,
    conflict: Conflict,
    page: ContractPage,
    pill: Markup,
    picture: Markup,
    places: i64,
    payment: String,
    heading: String,
    reasons: Vec<(String, String)>,
    seats: Vec<(String, String)>,
    ends: bool,
}

/// The fields of the two forms with the keys of their labels.
const LABELS: &[(&str, &str)] = &[
    ("from", "contract-change-from"),
    ("places", "contract-places-field"),
    ("ended_on", "contract-ended-day"),
    ("reason", "contract-end-reason"),
    ("gone", "contract-seats-gone"),
];

/// The seats as choices, those that nobody has first.
fn seats(desk: &Desk, page: &ContractPage) -> Vec<(String, String)> {
    let words = desk.words;
    let mut seats = page.seats.clone();
    seats.sort_by_key(|(number, taken)| (taken.is_some(), std::cmp::Reverse(*number)));
    let line = |(number, taken): (i64, Option<Date>)| {
        let values = [
            ("number", Argument::from(number)),
            ("day", Argument::from(taken.map(|d| words.day_near(d, desk.context.today)).unwrap_or_default())),
        ];
        let key = if taken.is_some() { "contract-seat-taken" } else { "contract-seat-free" };
        (number.to_string(), words.say_with(key, &values))
    };
    seats.into_iter().map(line).collect()
}

/// The form proposes the seats that nobody has, as many as have to go: whoever sends it again has seen them.
fn propose(fields: &mut Fields, page: &ContractPage, list: &[Refused]) {
    let fewer = list.iter().find_map(|r| match r.refusal {
        Refusal::ChooseSeats { count } => Some(count),
        _ => None,
    });
    if let Some(count) = fewer.filter(|_| fields.all("gone").is_empty()) {
        let free = page.seats.iter().filter(|(_, taken)| taken.is_none()).map(|(n, _)| *n).collect();
        fields.set_all("gone", proposed(&free, count).iter().map(ToString::to_string).collect());
    }
}

/// Reasons that the program gives by itself, when a contract runs out or is renewed.
const GIVEN: [&str; 2] = ["expired", "renewed"];

fn change_page(desk: &Desk, page: ContractPage, what: Change, f: Form, conflict: Conflict) -> ChangePage {
    let back = format!("/contracts/{}", page.contract.id);
    let mut reasons = desk.choices("contract_ending_reasons");
    reasons.retain(|(code, _)| !GIVEN.contains(&code.as_str()));
    let today = desk.context.today;
    let p = desk
        .page()
        .under_key("/centres", "nav-centres")
        .under(format!("/centres/{}", page.centre.id), &page.centre.name);
    ChangePage {
        p: p.under(back, desk.words.say("contract-one")),
        f,
        conflict,
        pill: pill_of(desk.words, &page.contract, today),
        picture: stair(desk.words, &capacity(std::slice::from_ref(&page.contract)), today),
        places: page.contract.places_on(told_for(&page.contract, today)),
        seats: seats(desk, &page),
        payment: payment(desk.words, &page.contract, told_for(&page.contract, today)),
        page,
        heading: desk.words.say(if what == Change::End { "contract-end" } else { "contract-change" }),
        reasons,
        ends: what == Change::End,
    }
}

async fn show(desk: &Desk, contract: &str, what: Change) -> Result<Response, Failure> {
    let page = contracts::find(&desk.context, id(contract)?).await?;
    let form = Form::new(desk.words, Fields::default()).of_version(page.contract.version);
    html(&change_page(desk, page, what, form, Conflict::none()))
}

/// The form again: with its refusals, or with both versions when somebody else changed the contract meanwhile.
async fn again(
    desk: &Desk,
    contract: &str,
    what: Change,
    fields: &Fields,
    list: &[Refused],
) -> Result<Response, Failure> {
    let page = contracts::find(&desk.context, id(contract)?).await?;
    if !list.iter().any(|r| r.refusal == Refusal::Stale) {
        let mut fields = fields.clone();
        propose(&mut fields, &page, list);
        let form = Form::refused(desk.words, fields, list).named(LABELS);
        return html_refused(&change_page(desk, page, what, form, Conflict::none()), list);
    }
    let mut theirs = Fields::default();
    let mut reader = Reader::of(fields);
    let labels: &[(&str, &str)] = match what {
        Change::Places => {
            let day = reader.optional_day("from").unwrap_or(desk.context.today);
            theirs.set("places", page.contract.places_on(day).to_string());
            &[("places", "contract-places")]
        }
        Change::End => {
            if let Some(until) = page.contract.period.until() {
                theirs.set_day("ended_on", until);
            }
            theirs.set("reason", page.contract.ending_reason.as_ref().map_or("", Code::as_str));
            &[("ended_on", "contract-ended-day"), ("reason", "contract-end-reason")]
        }
    };
    let named = |name: &str, value: &str| (name == "reason").then(|| desk.code("contract_ending_reasons", value));
    let (form, conflict) = conflict(desk.words, fields, &theirs, page.contract.version, labels, named);
    html_refused(&change_page(desk, page, what, form, conflict), list)
}

/// `GET /contracts/{contract}/places`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn places_form(desk: Desk, Path(contract): Path<String>) -> Result<Response, Failure> {
    show(&desk, &contract, Change::Places).await
}

/// `POST /contracts/{contract}/places`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn places(desk: Desk, Path(contract): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&contract)?;
    let mut r = Reader::of(&fields);
    let (from, number, version) = (r.day("from"), r.whole("places", 0, MOST_PLACES), r.version());
    let gone: Numbers = fields.all("gone").iter().filter_map(|n| n.parse().ok()).collect();
    let list = match (r.finish(), from) {
        (Ok(()), Some(from)) => match contracts::change_places(&desk.context, id, version, from, number, &gone).await {
            Ok(()) => return Ok(desk.done(&format!("/contracts/{id}"), "contract-changed")),
            Err(error) => refused(error)?,
        },
        (result, _) => result.err().unwrap_or_default(),
    };
    again(&desk, &contract, Change::Places, &fields, &list).await
}

/// `GET /contracts/{contract}/end`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn end_form(desk: Desk, Path(contract): Path<String>) -> Result<Response, Failure> {
    show(&desk, &contract, Change::End).await
}

/// `POST /contracts/{contract}/end`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn end(desk: Desk, Path(contract): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&contract)?;
    let mut r = Reader::of(&fields);
    let list = desk.context.house.rulebook.list("contract_ending_reasons");
    let (on, reason, version) = (r.day("ended_on"), r.code("reason", list, desk.context.today), r.version());
    let list = match (r.finish(), on, reason) {
        (Ok(()), Some(on), Some(reason)) => match contracts::end(&desk.context, id, version, on, reason).await {
            Ok(()) => return Ok(desk.done(&format!("/contracts/{id}"), "contract-ended")),
            Err(error) => refused(error)?,
        },
        (result, ..) => result.err().unwrap_or_default(),
    };
    again(&desk, &contract, Change::End, &fields, &list).await
}
