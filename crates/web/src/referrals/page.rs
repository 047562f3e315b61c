//! Pages of referrals and of the waiting list.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, citizens,
    referrals::{self, REASONS, Waiter},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CitizenId, ReferralId},
    referral::ReferralState,
};
use holdepunkt_wording::Argument;

use crate::{
    citizens::{
        look::{first_name, name_or_protected},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

#[derive(Template)]
#[template(path = "referrals/send.html")]
struct SendPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    first: String,
}

async fn send_page(desk: &Desk, citizen: CitizenId, f: Form) -> Result<SendPage, holdepunkt_casework::Error> {
    let page = citizens::find(&desk.context, citizen).await?;
    let name = name_or_protected(desk.words, &page.citizen.name);
    let first = first_name(desk.words, &page.citizen.name);
    let p = desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{citizen}"), name);
    Ok(SendPage { p, f, citizen, first })
}

/// `GET /citizens/{citizen}/refer`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let citizen = citizen_id(&citizen)?;
    match send_page(&desk, citizen, Form::new(desk.words, Fields::default())).await {
        Ok(page) => html(&page),
        Err(error) => or_ask_reason(citizen, error),
    }
}

/// `POST /citizens/{citizen}/refer`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn send(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&send_page(&desk, citizen, form).await?, list)
    };
    let mut r = Reader::of(&fields);
    let wish = r.note("wish");
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    match referrals::send(&desk.once(fields.get("once")), citizen, wish).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{citizen}"), "referral-sent")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(citizen, error),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /referrals/{referral}/accept`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::ReferralState`], [`Refusal::Stale`], or the database's.
pub async fn accept(desk: Desk, Path(referral): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let version = Reader::of(&fields).version();
    let citizen = referrals::accept(&desk.context, id(&referral)?, version).await?;
    Ok(desk.done(&format!("/citizens/{citizen}"), "referral-accepted"))
}

#[derive(Template)]
#[template(path = "referrals/close.html")]
struct ClosePage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    heading: String,
    lead: String,
    button: String,
    reasons: Vec<(String, String)>,
}

/// Which way a referral is closed without a place.
#[derive(Debug, Clone, Copy)]
enum Close {
    HandBack,
    Withdraw,
}

impl Close {
    fn action(self) -> Action {
        match self {
            Self::HandBack => Action::HandleReferral,
            Self::Withdraw => Action::Refer,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::HandBack => "referral-hand-back",
            Self::Withdraw => "referral-withdraw",
        }
    }
}

async fn close_page(desk: &Desk, referral: ReferralId, close: Close, form: Option<Form>) -> Result<ClosePage, Failure> {
    let page = referrals::find(&desk.context, close.action(), referral).await?;
    let (words, citizen, key) = (desk.words, page.referral.citizen, close.key());
    let first = first_name(words, &page.name);
    let days = page.referral.days_waited(desk.context.today);
    let p = desk
        .page()
        .under_key("/citizens", "nav-citizens")
        .under(format!("/citizens/{citizen}"), name_or_protected(words, &page.name));
    Ok(ClosePage {
        p,
        f: form.unwrap_or_else(|| Form::new(words, Fields::default()).of_version(page.referral.version)),
        citizen,
        heading: words.say(&format!("{key}-do")),
        lead: words
            .say_with(&format!("{key}-lead"), &[("name", Argument::from(first)), ("days", Argument::from(days))]),
        button: words.say(&format!("{key}-do")),
        reasons: desk.choices(REASONS),
    })
}

async fn close(desk: &Desk, referral: &str, close: Close, fields: &Fields) -> Result<Response, Failure> {
    let referral = id(referral)?;
    let mut r = Reader::of(fields);
    let list = desk.context.house.rulebook.list(REASONS);
    let (reason, version) = (r.optional_code("reason", list, desk.context.today), r.version());
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&close_page(desk, referral, close, Some(form)).await?, list)
    };
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    let done = match close {
        Close::HandBack => referrals::hand_back(&desk.context, referral, version, reason).await,
        Close::Withdraw => referrals::withdraw(&desk.context, referral, version, reason).await,
    };
    match (done, close) {
        (Ok(_), Close::HandBack) => Ok(desk.done("/waiting", "referral-handed-back")),
        (Ok(citizen), Close::Withdraw) => Ok(desk.done(&format!("/citizens/{citizen}"), "referral-withdrawn")),
        (Err(error), _) => again(&refused(error)?).await,
    }
}

/// `GET /referrals/{referral}/hand-back`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn hand_back(desk: Desk, Path(referral): Path<String>) -> Result<Response, Failure> {
    html(&close_page(&desk, id(&referral)?, Close::HandBack, None).await?)
}

/// `POST /referrals/{referral}/hand-back`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn handed_back(desk: Desk, Path(referral): Path<String>, fields: Fields) -> Result<Response, Failure> {
    close(&desk, &referral, Close::HandBack, &fields).await
}

/// `GET /referrals/{referral}/withdraw`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn withdraw(desk: Desk, Path(referral): Path<String>) -> Result<Response, Failure> {
    html(&close_page(&desk, id(&referral)?, Close::Withdraw, None).await?)
}

/// `POST /referrals/{referral}/withdraw`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn withdrawn(desk: Desk, Path(referral): Path<String>, fields: Fields) -> Result<Response, Failure> {
    close(&desk, &referral, Close::Withdraw, &fields).await
}

/// A row of the waiting list.
#[derive(Debug, Clone)]
struct Row {
    citizen: CitizenId,
    referral: ReferralId,
    version: i64,
    name: String,
    group: String,
    wish: String,
    days: i64,
    since: String,
    stands: String,
    caseworker: String,
    to_take: bool,
    figure_only: bool,
}

#[derive(Template)]
#[template(path = "referrals/waiting.html")]
struct WaitingPage {
    p: Page,
    rows: Vec<Row>,
    longest: i64,
    may_handle: bool,
    may_withdraw: bool,
    figures: bool,
}

fn row(desk: &Desk, w: Waiter) -> Row {
    let r = &w.waiting.referral;
    let words = desk.words;
    let sent = r.state == ReferralState::Sent;
    let by = [("name", Argument::from(w.waiting.consultant_name.clone().unwrap_or_default()))];
    Row {
        citizen: r.citizen,
        referral: r.id,
        version: r.version,
        name: name_or_protected(words, &w.waiting.name),
        group: desk.code("target_groups", w.waiting.target_group.as_str()),
        wish: r.wish.clone(),
        days: w.days,
        since: words.day_near(r.sent_on, desk.context.today),
        stands: match (sent, w.figure_only) {
            (true, _) => words.say("waiting-for-consultant"),
            (false, true) => words.say("waiting-for-place-figure"),
            (false, false) => words.say_with("waiting-for-place", &by),
        },
        caseworker: w.waiting.caseworker_name,
        to_take: sent,
        figure_only: w.figure_only,
    }
}

/// `GET /waiting`
///
/// # Errors
/// The database's.
pub async fn waiting(desk: Desk) -> Result<Response, Failure> {
    let waiting = referrals::waiting(&desk.context).await?;
    let longest = waiting.iter().map(|w| w.days).max().unwrap_or(0);
    let figures = desk.context.reach(Action::SeeWaiting)? == holdepunkt_casework::Reach::Figures;
    let rows = waiting.into_iter().map(|w| row(&desk, w)).collect();
    html(&WaitingPage {
        p: desk.page(),
        rows,
        longest,
        may_handle: desk.context.may(Action::HandleReferral),
        may_withdraw: desk.context.may(Action::Refer),
        figures,
    })
}

fn id(text: &str) -> Result<ReferralId, Failure> {
    ReferralId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
