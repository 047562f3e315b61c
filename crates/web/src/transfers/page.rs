//! Pages of moves: what goes along and what stays, and the answer of the other job centre.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    citizens,
    transfers::{self, Arrival, Package, Preview},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CitizenId, EmployeeId, JobCentreId, TransferId},
    period::Period,
};

use crate::{
    benefits::page::frame,
    citizens::{
        look::{first_name, name_or_protected},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
};

/// What goes along, line by line: what, and how much of it.
struct Goes {
    what: String,
    says: String,
}

fn goes(desk: &Desk, p: &Package) -> Vec<Goes> {
    let words = desk.words;
    let line = |key: &str, says: String| Goes { what: words.say(key), says };
    let number = p.cpr().map(|c| c.to_string()).unwrap_or_default();
    let names = |list: &str, codes: &[String]| codes.iter().map(|c| desk.code(list, c)).collect::<Vec<_>>().join(", ");
    let benefits: Vec<String> = p
        .benefits
        .iter()
        .map(|b| {
            let days = words.period(&Period::known(b.from, b.until));
            words.say_with("benefit-line", &[("name", desk.code("benefits", &b.benefit).into()), ("days", days.into())])
        })
        .collect();
    let courses = p.courses.iter().map(|(from, until)| words.period(&Period::known(*from, Some(*until))));
    let helps: Vec<String> = p.accommodations.iter().map(|(code, _)| desk.code("accommodations", code)).collect();
    let titles: Vec<String> = p.cv.iter().map(|e| e.title.clone()).collect();
    let [industries, tasks, not_industries, not_tasks] = &p.wishes;
    let all = vec![
        line("citizen-name", name_or_protected(words, &p.name)),
        line("citizen-cpr", number),
        line("citizen-phone", p.phone.clone()),
        line("citizen-email", p.email.clone()),
        line("citizen-address", p.address.clone()),
        line("citizen-language", desk.code("languages", &p.language)),
        line("citizen-group", desk.code("target_groups", &p.group)),
        line("benefits", benefits.join("; ")),
        line("wish-goals", names("occupations", &p.goals)),
        line("wish-tasks", names("occupations", tasks)),
        line("wish-industries", names("industries", industries)),
        line("wish-not-tasks", names("occupations", not_tasks)),
        line("wish-not-industries", names("industries", not_industries)),
        line("accommodations", helps.join(", ")),
        line("cv", titles.join(", ")),
        line("transfer-courses", courses.collect::<Vec<_>>().join("; ")),
    ];
    all.into_iter().filter(|g| !g.says.is_empty()).collect()
}

#[derive(Template)]
#[template(path = "transfers/offer.html")]
struct OfferPage {
    p: Page,
    f: Form,
    heading: String,
    citizen: CitizenId,
    goes: Vec<Goes>,
    to: Vec<(String, String)>,
    blocked: String,
    waiting: String,
    refused: String,
}

async fn offer_page(desk: &Desk, id: CitizenId, f: Option<Form>) -> Result<OfferPage, holdepunkt_casework::Error> {
    let words = desk.words;
    let Preview { citizen, package, job_centres, under_way, latest } = transfers::preview(&desk.context, id).await?;
    let (placements, referrals) = under_way;
    let told = |state: &str, key: &str| {
        let found = latest.as_ref().filter(|o| o.state == state);
        let values = |o: &holdepunkt_casework::store::transfers::Outgoing| {
            [("to", o.to_name.clone().into()), ("day", words.day(o.offered_on).into())]
        };
        found.map(|o| words.say_with(key, &values(o))).unwrap_or_default()
    };
    Ok(OfferPage {
        p: frame(desk, &citizen),
        heading: words.say_with("transfer-heading", &[("name", first_name(words, &citizen.name).into())]),
        citizen: id,
        goes: goes(desk, &package),
        to: job_centres.into_iter().map(|j| (j.id.to_string(), j.name)).collect(),
        blocked: match placements + referrals {
            0 => String::new(),
            _ => words.refusal(&Refusal::EndFirst { placements, referrals }),
        },
        waiting: told("offered", "transfer-waits"),
        refused: told("refused", "transfer-was-refused"),
        f: f.unwrap_or_else(|| Form::new(words, Fields::default()))
            .of_version(citizen.version)
            .named(&[("to", "transfer-to")]),
    })
}

/// `GET /citizens/{citizen}/move`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn preview(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match offer_page(&desk, id, None).await {
        Ok(page) => html(&page),
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/move`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn offer(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let version = fields.get("version").parse().unwrap_or(0);
    let offered = match JobCentreId::parse(fields.get("to")) {
        Some(to) => transfers::offer(&desk.context, id, version, to).await,
        None => Err(Refusal::Missing.on("to").into()),
    };
    match offered {
        Ok(()) => Ok(desk.done(&format!("/citizens/{id}/move"), "transfer-offered")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => {
            let list = refused(error)?;
            let form = Form::refused(desk.words, fields.clone(), &list);
            match offer_page(&desk, id, Some(form)).await {
                Ok(page) => html_refused(&page, &list),
                Err(error) => or_ask_reason(id, error),
            }
        }
    }
}

/// `POST /citizens/{citizen}/move/withdraw`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::TransferAnswered`], or the database's.
pub async fn withdraw(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    transfers::withdraw(&desk.context, id).await?;
    Ok(desk.done(&format!("/citizens/{id}"), "transfer-withdrawn"))
}

/// A move to here, in the list.
struct Row {
    id: TransferId,
    name: String,
    from: String,
    offered: String,
}

#[derive(Template)]
#[template(path = "transfers/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
}

/// `GET /transfers`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let row = |a: Arrival| Row {
        id: a.id,
        // A protected name is told on the move's own page, where the look stands on the trail.
        name: name_or_protected(desk.words, if a.package.protected { "" } else { &a.package.name }),
        from: a.from_name,
        offered: desk.words.day_near(a.offered_on, desk.context.today),
    };
    let rows = transfers::incoming(&desk.context).await?.into_iter().map(row).collect();
    html(&ListPage { p: desk.page(), rows })
}

#[derive(Template)]
#[template(path = "transfers/one.html")]
struct OnePage {
    p: Page,
    f: Form,
    transfer: TransferId,
    name: String,
    from: String,
    goes: Vec<Goes>,
    caseworkers: Vec<(String, String)>,
}

async fn one_page(desk: &Desk, id: TransferId, f: Option<Form>) -> Result<OnePage, Failure> {
    let arrival = transfers::find(&desk.context, id).await?;
    let caseworkers = citizens::caseworkers(&desk.context).await?;
    let f = f.unwrap_or_else(|| {
        let mut fields = Fields::default();
        fields.set("caseworker", desk.context.who.employee().map(|e| e.to_string()).unwrap_or_default());
        Form::new(desk.words, fields)
    });
    Ok(OnePage {
        p: desk.page().under_key("/transfers", "transfers"),
        f,
        transfer: id,
        from: desk.words.say_with(
            "transfer-from",
            &[("from", arrival.from_name.clone().into()), ("day", desk.words.day(arrival.offered_on).into())],
        ),
        goes: goes(desk, &arrival.package),
        name: arrival.package.name,
        caseworkers: caseworkers.into_iter().map(|e| (e.id.to_string(), e.name)).collect(),
    })
}

/// `GET /transfers/{transfer}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(transfer): Path<String>) -> Result<Response, Failure> {
    html(&one_page(&desk, id(&transfer)?, None).await?)
}

/// `POST /transfers/{transfer}/take`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn take(desk: Desk, Path(transfer): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&transfer)?;
    let caseworker = EmployeeId::parse(fields.get("caseworker"));
    match transfers::take(&desk.context, id, caseworker).await {
        // Management takes a citizen for a caseworker, and doesn't see them afterwards.
        Ok(_) => Ok(desk.done("/transfers", "transfer-taken")),
        Err(error) => {
            let list: Vec<Refused> = refused(error)?;
            if list.iter().any(|r| r.refusal == Refusal::TransferAnswered) {
                return Err(Refusal::TransferAnswered.into());
            }
            let form = Form::refused(desk.words, fields.clone(), &list);
            html_refused(&one_page(&desk, id, Some(form)).await?, &list)
        }
    }
}

/// `POST /transfers/{transfer}/refuse`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::TransferAnswered`], or the database's.
pub async fn refuse(desk: Desk, Path(transfer): Path<String>) -> Result<Response, Failure> {
    transfers::refuse(&desk.context, id(&transfer)?).await?;
    Ok(desk.done("/transfers", "transfer-refused"))
}

fn id(text: &str) -> Result<TransferId, Failure> {
    TransferId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
