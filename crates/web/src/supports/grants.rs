//! Small grants: asked for, taken back, decided.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    small_grants::{self, NewSmallGrant, Waiting},
    supports,
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CitizenId, SmallGrantId},
    small_grant::{Competence, SmallGrantStep},
};
use holdepunkt_wording::Argument;

use super::{page::frame, parts::grant_what};
use crate::{
    citizens::{
        look::{name_or_protected, whose},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

const LABELS: &[(&str, &str)] = &[
    ("kind", "grant-kind"),
    ("words", "grant-words"),
    ("amount", "grant-amount"),
    ("reason", "grant-reason"),
    ("decision", "grant-decision"),
];

#[derive(Template)]
#[template(path = "supports/ask.html")]
struct AskPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    lead: String,
    kinds: Vec<(String, String)>,
    mine: Vec<String>,
}

/// What one may grant oneself: "Arbejdstøj, til 1.500 kr."
pub fn competence_words(desk: &Desk, c: &Competence) -> String {
    let kind = desk.code("small_grant_kinds", c.kind.as_str());
    match c.most {
        Some(most) => desk.words.say_with(
            "competence-up-to",
            &[("kind", Argument::from(kind)), ("amount", Argument::from(desk.words.kroner(most)))],
        ),
        None => desk.words.say_with("competence-any", &[("kind", Argument::from(kind))]),
    }
}

async fn ask_page(desk: &Desk, citizen: CitizenId, f: Form) -> Result<AskPage, Failure> {
    let name = supports::find(&desk.context, citizen).await?.heading.name;
    let mine = small_grants::mine(&desk.context).await?;
    Ok(AskPage {
        p: frame(desk, citizen, &name),
        f: f.named(LABELS),
        citizen,
        lead: desk.words.say_with("grant-lead", &[("whose", whose(desk.words, &name).into())]),
        kinds: desk.choices("small_grant_kinds"),
        mine: mine.iter().map(|c| competence_words(desk, c)).collect(),
    })
}

/// `GET /citizens/{citizen}/small-grants/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match supports::find(&desk.context, id).await {
        Ok(_) => html(&ask_page(&desk, id, Form::new(desk.words, Fields::default())).await?),
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/small-grants/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn ask(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        html_refused(&ask_page(&desk, id, Form::refused(desk.words, fields.clone(), list)).await?, list)
    };
    let kinds = desk.context.house.rulebook.list("small_grant_kinds");
    let mut r = Reader::of(&fields);
    let kind = r.code("kind", kinds, desk.context.today);
    let (words, amount, at_once) = (r.line("words", 300), r.kroner("amount"), r.tick("at_once"));
    let kind = match (r.finish(), kind) {
        (Ok(()), Some(kind)) => kind,
        (list, _) => return again(&list.err().unwrap_or_default()).await,
    };
    let new = NewSmallGrant { kind, words, amount, at_once };
    match small_grants::ask(&desk.once(fields.get("once")), id, new).await {
        Ok(_) => {
            let done = if at_once { "grant-given" } else { "grant-asked" };
            Ok(desk.done(&format!("/citizens/{id}/support"), done))
        }
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

fn id(text: &str) -> Result<SmallGrantId, Failure> {
    SmallGrantId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

/// `POST /small-grants/{grant}/withdraw`
///
/// # Errors
/// [`Refusal::SmallGrantState`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn withdraw(desk: Desk, Path(grant): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = small_grants::withdraw(&desk.context, id(&grant)?, Reader::of(&fields).version()).await?;
    Ok(desk.done(&format!("/citizens/{citizen}/support"), "grant-withdrawn"))
}

/// A grant that waits, in words.
struct Waits {
    href: String,
    what: String,
    name: String,
    citizen: String,
    words: String,
    who: String,
}

fn waits(desk: &Desk, w: &Waiting) -> Waits {
    let day = desk.words.day_near(w.grant.asked_on, desk.context.today);
    let asked = [("name", Argument::from(w.asked_by.as_str())), ("day", Argument::from(day))];
    Waits {
        href: format!("/small-grants/{}", w.grant.id),
        what: grant_what(desk, &w.grant),
        name: name_or_protected(desk.words, &w.name),
        citizen: if w.theirs { format!("/citizens/{}", w.grant.citizen) } else { String::new() },
        words: w.grant.words.clone(),
        who: desk.words.say_with("grant-asked-by", &asked),
    }
}

#[derive(Template)]
#[template(path = "supports/to_decide.html")]
struct ListPage {
    p: Page,
    list: Vec<Waits>,
    mine: Vec<String>,
}

/// `GET /small-grants`: what waits for one's decision.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let list = small_grants::to_decide(&desk.context).await?;
    let mine = small_grants::mine(&desk.context).await?;
    html(&ListPage {
        p: desk.page(),
        list: list.iter().map(|w| waits(&desk, w)).collect(),
        mine: mine.iter().map(|c| competence_words(&desk, c)).collect(),
    })
}

#[derive(Template)]
#[template(path = "supports/decide.html")]
struct DecidePage {
    p: Page,
    f: Form,
    w: Waits,
    decisions: Vec<(String, String)>,
}

fn decide_page(desk: &Desk, w: &Waiting, f: Form) -> DecidePage {
    let words = desk.words;
    let decision = |s: SmallGrantStep| (s.code().to_owned(), words.say(&format!("grant-decision-{}", s.code())));
    DecidePage {
        p: desk.page().under_key("/small-grants", "nav-small-grants"),
        f: f.named(LABELS),
        w: waits(desk, w),
        decisions: [SmallGrantStep::Grant, SmallGrantStep::Refuse].map(decision).to_vec(),
    }
}

/// `GET /small-grants/{grant}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(grant): Path<String>) -> Result<Response, Failure> {
    let found = small_grants::find_to_decide(&desk.context, id(&grant)?).await?;
    let f = Form::new(desk.words, Fields::default()).of_version(found.grant.version);
    html(&decide_page(&desk, &found, f))
}

/// `POST /small-grants/{grant}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn decide(desk: Desk, Path(grant): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&grant)?;
    let again = async |list: Vec<Refused>| match small_grants::find_to_decide(&desk.context, id).await {
        Ok(found) => {
            let f = Form::refused(desk.words, fields.clone(), &list);
            html_refused(&decide_page(&desk, &found, f), &list)
        }
        // Decided meanwhile, or not the reader's to decide: the refusal itself is the answer.
        Err(_) => Err(holdepunkt_casework::Error::Refused(list).into()),
    };
    let mut r = Reader::of(&fields);
    let step = r.choice("decision", SmallGrantStep::from_code);
    let (reason, version) = (r.optional_line("reason", 500), r.version());
    let step = match (r.finish(), step) {
        (Ok(()), Some(step)) => step,
        (list, _) => {
            small_grants::find_to_decide(&desk.context, id).await?; // not the reader's, or not there: the same answer
            return again(list.err().unwrap_or_default()).await;
        }
    };
    match small_grants::decide(&desk.context, id, version, step, reason).await {
        Ok(_) => Ok(desk.done("/small-grants", "grant-decided")),
        Err(error) => again(refused(error)?).await,
    }
}
