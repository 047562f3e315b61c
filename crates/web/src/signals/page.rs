//! Pages of signals.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    signals::{self, SignalLine, SignalPage, Stands},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{EmployeeId, SignalId},
    signal::{Level, SignalState, SignalStep},
};

use super::sentence::{Sentence, sentence};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

fn id(text: &str) -> Result<SignalId, Failure> {
    SignalId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

/// Signals under one heading.
struct Group {
    heading: String,
    signals: Vec<Sentence>,
}

#[derive(Template)]
#[template(path = "signals/list.html")]
struct ListPage {
    p: Page,
    groups: Vec<Group>,
    count: usize,
}

/// `GET /signals`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let mine = signals::mine(&desk.context).await?;
    let p = desk.page();
    let of = |heading: &str, all: &[SignalLine], fits: &dyn Fn(&SignalLine) -> bool| Group {
        heading: p.t(heading),
        signals: all.iter().filter(|s| fits(s)).map(|s| sentence(&desk, &p, s)).collect(),
    };
    let awake = |level| move |s: &SignalLine| s.level == level && s.state != SignalState::Snoozed;
    let groups = vec![
        of("signal-group-urgent", &mine.alive, &awake(Level::Urgent)),
        of("signal-group-soon", &mine.alive, &awake(Level::Soon)),
        of("signal-group-note", &mine.alive, &awake(Level::Note)),
        of("signal-group-snoozed", &mine.alive, &|s| s.state == SignalState::Snoozed),
        of("signal-group-closed", &mine.closed, &|_| true),
    ];
    let count = mine.alive.iter().filter(|s| s.state != SignalState::Snoozed).count();
    html(&ListPage { groups: groups.into_iter().filter(|g| !g.signals.is_empty()).collect(), count, p })
}

/// One step of a signal's life, in words.
struct StepLine {
    when: String,
    what: String,
    words: String,
}

#[derive(Template)]
#[template(path = "signals/one.html")]
struct OnePage {
    p: Page,
    s: Sentence,
    id: SignalId,
    version: i64,
    citizen: String,
    steps: Vec<StepLine>,
    owner: String,
    mine: bool,
    alive: bool,
    may_take: bool,
    may_snooze: bool,
    colleagues: Vec<(String, String)>,
    answer: Form,
    snooze: Form,
    give: Form,
}

const ANSWER: &[(&str, &str)] = &[("words", "signal-answer-words")];
const SNOOZE: &[(&str, &str)] = &[("until", "signal-snooze-until"), ("reason", "signal-snooze-reason")];
const GIVE: &[(&str, &str)] = &[("to", "signal-give-to"), ("note", "signal-give-words")];

/// The three forms of a signal, of which one may have been refused.
struct Forms {
    answer: Form,
    snooze: Form,
    give: Form,
}

impl Forms {
    fn fresh(desk: &Desk, page: &SignalPage) -> Self {
        let version = page.line.version;
        let form = || Form::new(desk.words, Fields::default()).of_version(version);
        let mut until = Fields::default();
        until.set_day("until", holdepunkt_rules::period::plus_days(desk.context.today, 7));
        Self {
            answer: form().named(ANSWER),
            snooze: Form::new(desk.words, until).of_version(version).named(SNOOZE),
            give: form().named(GIVE),
        }
    }
}

fn step_line(p: &Page, (step, name): &(holdepunkt_casework::store::signals::Step, Option<String>)) -> StepLine {
    let key = format!("signal-step-{}", step.step.code().replace('_', "-"));
    StepLine {
        when: p.moment(&step.at),
        what: p.t1(&key, "name", name.clone().unwrap_or_default()),
        words: step.words.clone(),
    }
}

fn one_page(desk: &Desk, page: &SignalPage, forms: Forms) -> OnePage {
    let p = desk.page().under_key("/signals", "signal-all");
    let mine = page.stands == Stands::Mine && desk.context.may(Action::AnswerSignals);
    let state = page.line.state;
    OnePage {
        s: sentence(desk, &p, &page.line),
        id: page.line.id,
        version: page.line.version,
        citizen: page.line.citizen.map(|c| format!("/citizens/{c}")).unwrap_or_default(),
        steps: page.steps.iter().rev().map(|s| step_line(&p, s)).collect(),
        owner: page.line.owner_name.clone(),
        mine,
        alive: state.is_alive(),
        may_take: matches!(state, SignalState::Open | SignalState::Snoozed),
        may_snooze: matches!(state, SignalState::Open | SignalState::Taken),
        colleagues: page.colleagues.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        answer: forms.answer,
        snooze: forms.snooze,
        give: forms.give,
        p,
    }
}

/// `GET /signals/{signal}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(signal): Path<String>) -> Result<Response, Failure> {
    let page = signals::one(&desk.context, id(&signal)?).await?;
    let forms = Forms::fresh(&desk, &page);
    html(&one_page(&desk, &page, forms))
}

/// The page again, with what was typed in the form that was refused.
async fn again(
    desk: &Desk,
    signal: SignalId,
    list: &[Refused],
    put: impl FnOnce(&mut Forms, Form),
    fields: Fields,
) -> Result<Response, Failure> {
    let page = signals::one(&desk.context, signal).await?;
    let mut forms = Forms::fresh(desk, &page);
    let mut fields = fields;
    // Sending it again is a choice, with what stands now in sight.
    if list.iter().any(|r| r.refusal == Refusal::Stale) {
        fields.set("version", page.line.version.to_string());
    }
    put(&mut forms, Form::refused(desk.words, fields, list));
    html_refused(&one_page(desk, &page, forms), list)
}

fn done(desk: &Desk, signal: SignalId, step: SignalStep) -> Response {
    let word = format!("signal-{}", step.code().replace('_', "-"));
    match step {
        SignalStep::Take => desk.done(&format!("/signals/{signal}"), &word),
        _ => desk.done("/", &word),
    }
}

/// `POST /signals/{signal}/take`
///
/// # Errors
/// [`Refusal::SignalState`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn take(desk: Desk, Path(signal): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let signal = id(&signal)?;
    signals::take(&desk.context, signal, Reader::of(&fields).version()).await?;
    Ok(done(&desk, signal, SignalStep::Take))
}

/// `POST /signals/{signal}/answer`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn answer(desk: Desk, Path(signal): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let signal = id(&signal)?;
    let put = |forms: &mut Forms, form: Form| forms.answer = form.named(ANSWER);
    let mut r = Reader::of(&fields);
    let (words, version) = (r.note("words"), r.version());
    if let Err(list) = r.finish() {
        return again(&desk, signal, &list, put, fields).await;
    }
    match signals::answer(&desk.context, signal, version, words).await {
        Ok(()) => Ok(done(&desk, signal, SignalStep::Answer)),
        Err(error) => again(&desk, signal, &refused(error)?, put, fields).await,
    }
}

/// `POST /signals/{signal}/snooze`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn snooze(desk: Desk, Path(signal): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let signal = id(&signal)?;
    let put = |forms: &mut Forms, form: Form| forms.snooze = form.named(SNOOZE);
    let mut r = Reader::of(&fields);
    let (until, reason, version) = (r.day("until"), r.note("reason"), r.version());
    let until = match (r.finish(), until) {
        (Ok(()), Some(until)) => until,
        (list, _) => return again(&desk, signal, &list.err().unwrap_or_default(), put, fields).await,
    };
    match signals::snooze(&desk.context, signal, version, until, reason).await {
        Ok(()) => Ok(done(&desk, signal, SignalStep::Snooze)),
        Err(error) => again(&desk, signal, &refused(error)?, put, fields).await,
    }
}

/// `POST /signals/{signal}/hand-over`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn hand_over(desk: Desk, Path(signal): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let signal = id(&signal)?;
    let put = |forms: &mut Forms, form: Form| forms.give = form.named(GIVE);
    let mut r = Reader::of(&fields);
    let (to, words, version) = (r.choice("to", EmployeeId::parse), r.note("note"), r.version());
    let to = match (r.finish(), to) {
        (Ok(()), Some(to)) => to,
        (list, _) => return again(&desk, signal, &list.err().unwrap_or_default(), put, fields).await,
    };
    match signals::hand_over(&desk.context, signal, version, to, words).await {
        Ok(()) => Ok(done(&desk, signal, SignalStep::HandOver)),
        Err(error) => again(&desk, signal, &refused(error)?, put, fields).await,
    }
}
