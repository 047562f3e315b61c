//! Pages of referrals: the way that is chosen, taking, handing back, withdrawing.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    preparations::{self, Asking},
    referrals::{self, REASONS},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CitizenId, ProjectId, ReferralId},
    preparation::Project,
    referral::ReferralModel,
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
    preparations::form::{self, Stay},
};

/// A way that can be chosen, with what it is good and bad for (S1, 4.2).
#[derive(Debug, Clone)]
struct Way {
    code: &'static str,
    id: String,
    name: String,
    what: String,
    of_unit: bool,
}

#[derive(Template)]
#[template(path = "referrals/send.html")]
struct SendPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    first: String,
    ways: Vec<Way>,
    projects: Vec<(String, String)>,
    stay: Stay,
    chosen: String,
    comes_back: String,
}

fn ways_of(desk: &Desk, of_unit: ReferralModel, any_project: bool) -> Vec<Way> {
    let words = desk.words;
    let open = ReferralModel::CHOSEN.iter().filter(|m| **m == ReferralModel::Direct || any_project);
    let way = |(i, m): (usize, &ReferralModel)| Way {
        code: m.code(),
        id: if i == 0 { "way".to_owned() } else { format!("way-{}", i + 1) },
        name: words.say(&format!("referral-way-{}", m.code())),
        what: words.say(&format!("referral-way-{}-what", m.code())),
        of_unit: *m == of_unit,
    };
    open.enumerate().map(way).collect()
}

async fn send_page(desk: &Desk, citizen: CitizenId, f: Option<Form>) -> Result<SendPage, Failure> {
    let b = preparations::beginning(&desk.context, citizen).await?;
    let words = desk.words;
    let name = name_or_protected(words, &b.name);
    let first = first_name(words, &b.name);
    let p = desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{citizen}"), name);
    let choice = |j: &Project| {
        let values = [
            ("name", Argument::from(j.name.as_str())),
            ("kind", Argument::from(desk.code("project_kinds", j.kind.code()).to_lowercase())),
        ];
        (j.id.to_string(), words.say_with("referral-project-choice", &values))
    };
    let comes_back = b.comes_back.map(|day| {
        let values = [
            ("name", Argument::from(first.as_str())),
            ("day", Argument::from(words.day_near(day, desk.context.today))),
        ];
        words.say_with("referral-comes-back", &values)
    });
    let fresh = || {
        let mut fields = Fields::default();
        let model = if b.projects.is_empty() { ReferralModel::Direct } else { b.model };
        fields.set("way", model.code());
        Form::new(words, fields)
    };
    Ok(SendPage {
        p,
        f: f.unwrap_or_else(fresh),
        citizen,
        ways: ways_of(desk, b.model, !b.projects.is_empty()),
        projects: b.projects.iter().map(choice).collect(),
        stay: form::stay(desk).await?,
        chosen: b.chosen.join(", "),
        comes_back: comes_back.unwrap_or_default(),
        first,
    })
}

/// A teammate's citizen: their page asks for the reason.
fn or_reason(citizen: CitizenId, failure: Failure) -> Result<Response, Failure> {
    match failure {
        Failure::Refused(r) if r.refusal == Refusal::StateYourReason => or_ask_reason(citizen, r.into()),
        other => Err(other),
    }
}

/// `GET /citizens/{citizen}/refer`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let citizen = citizen_id(&citizen)?;
    match send_page(&desk, citizen, None).await {
        Ok(page) => html(&page),
        Err(failure) => or_reason(citizen, failure),
    }
}

/// `POST /citizens/{citizen}/refer`: straight to the consultants, or to a project or pre-course.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn send(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        match send_page(&desk, citizen, Some(form)).await {
            Ok(page) => html_refused(&page, list),
            Err(failure) => or_reason(citizen, failure),
        }
    };
    let mut r = Reader::of(&fields);
    // The way is asked for on the page; a form without one is the short one: straight to the consultants.
    let way = r.optional_choice("way", |code| ReferralModel::CHOSEN.iter().copied().find(|m| m.code() == code));
    let direct = way.is_none_or(|w| w == ReferralModel::Direct);
    let wish = r.note("wish");
    let stay =
        if direct { None } else { Some((r.choice("project", ProjectId::parse), form::read(&mut r, &fields, None))) };
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    let context = desk.once(fields.get("once"));
    let done = match stay {
        Some((Some(project), Some(plan))) => {
            let asking = Asking { citizen, project, plan, wish };
            preparations::ask(&context, asking).await.map(|_| "preparation-asked")
        }
        Some(_) => Err(Refusal::Missing.on("project").into()),
        None => referrals::send(&context, citizen, wish).await.map(|_| "referral-sent"),
    };
    match done {
        Ok(what) => Ok(desk.done(&format!("/citizens/{citizen}"), what)),
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

fn id(text: &str) -> Result<ReferralId, Failure> {
    ReferralId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
