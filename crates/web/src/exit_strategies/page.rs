//! The exit strategy of a citizen: what holds, what held before, and the form to write the next.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    exit_strategies::{self, NewStrategy, StrategyPage},
};
use holdepunkt_rules::{Refused, exit_strategy::ExitStrategy, id::CitizenId, text};

use holdepunkt_wording::sentences;

use crate::{
    citizens::{
        look::{name_or_protected, whose},
        page::{id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::STALE,
    stale::{Conflict, conflict},
};

const LABELS: &[(&str, &str)] = &[
    ("aim", "exit-strategy-aim"),
    ("words", "exit-strategy-words"),
    ("steps", "exit-strategy-steps"),
    ("discussed_on", "exit-strategy-discussed-on"),
];
/// Longest step, in characters.
const LONGEST_STEP: usize = 200;

/// A version, in words.
struct Version {
    aim: String,
    words: String,
    steps: Vec<String>,
    said: String,
}

#[derive(Template)]
#[template(path = "exit_strategies/page.html")]
struct PageTemplate {
    p: Page,
    id: CitizenId,
    heading: String,
    holds: Option<Version>,
    earlier: Vec<Version>,
    overdue: String,
    may_write: bool,
    aims: Vec<(String, String)>,
    f: Form,
    conflict: Conflict,
}

fn show(s: &ExitStrategy) -> Fields {
    let mut f = Fields::default();
    f.set("aim", s.aim.as_str());
    f.set("words", &s.words);
    f.set("steps", s.steps.join("\n"));
    f
}

fn version(desk: &Desk, s: &ExitStrategy, by: &str) -> Version {
    let (words, today) = (desk.words, desk.context.today);
    let day = |d| words.day_near(d, today);
    let (key, by) = if by.is_empty() { ("exit-strategy-written", "") } else { ("exit-strategy-written-by", by) };
    Version {
        aim: desk.code("exit_aims", s.aim.as_str()),
        words: s.words.clone(),
        steps: s.steps.clone(),
        said: sentences([
            words.say_with("exit-strategy-discussed", &[("day", day(s.discussed_on).into())]),
            words.say_with(key, &[("day", day(s.written_on).into()), ("name", by.into())]),
        ]),
    }
}

fn template(desk: &Desk, page: &StrategyPage, f: Form, conflict: Conflict) -> PageTemplate {
    let words = desk.words;
    let id = page.heading.id;
    let name = name_or_protected(words, &page.heading.name);
    let of = |(s, by): &(ExitStrategy, String)| version(desk, s, by);
    let overdue = page.overdue_since.map(|since| {
        words.say_with(
            "exit-strategy-overdue",
            &[("day", words.day_near(since, desk.context.today).into()), ("days", page.days.into())],
        )
    });
    PageTemplate {
        p: match desk.context.may(Action::ListCitizens) {
            true => desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{id}"), name.as_str()),
            false => desk.page().under_key("/me", "nav-own"), // the citizen reads what is theirs
        },
        heading: words.say_with("exit-strategy-heading", &[("whose", whose(words, &page.heading.name).into())]),
        holds: page.versions.iter().find(|(s, _)| s.holds).map(of),
        earlier: page.versions.iter().filter(|(s, _)| !s.holds).map(of).collect(),
        overdue: overdue.unwrap_or_default(),
        may_write: page.may_write,
        aims: desk.choices("exit_aims"),
        f: f.named(LABELS),
        conflict,
        id,
    }
}

/// `GET /citizens/{citizen}/exit-strategy`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let citizen = id(&citizen)?;
    let page = match exit_strategies::find(&desk.context, citizen).await {
        Ok(page) => page,
        Err(error) => return or_ask_reason(citizen, error),
    };
    let mut fields = page.holding().map(show).unwrap_or_default();
    fields.set_day("discussed_on", desk.context.today);
    let form = Form::new(desk.words, fields).of_version(page.version());
    html(&template(&desk, &page, form, Conflict::none()))
}

/// Steps, one a line.
fn steps(text: &str) -> Result<Vec<String>, Refused> {
    let lines = text.lines().map(|l| text::optional_line(l, LONGEST_STEP, "steps"));
    lines.filter(|l| !matches!(l, Ok(l) if l.is_empty())).collect()
}

fn read(desk: &Desk, fields: &Fields) -> Result<NewStrategy, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let aim = r.code("aim", desk.context.house.rulebook.list("exit_aims"), desk.context.today);
    let words = r.note("words");
    let steps = r.keep(steps(fields.get("steps"))).unwrap_or_default();
    let discussed_on = r.day("discussed_on");
    r.finish()?;
    match (aim, discussed_on) {
        (Some(aim), Some(discussed_on)) => Ok(NewStrategy { aim, words, steps, discussed_on }),
        _ => Err(Vec::new()), // each that is missing stands among the refusals already
    }
}

/// `POST /citizens/{citizen}/exit-strategy`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn write(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = id(&citizen)?;
    let again = async |list: &[Refused]| {
        let page = exit_strategies::find(&desk.context, citizen).await?;
        let theirs = page.holding().map(show).unwrap_or_default();
        let (form, both) = if list == STALE {
            let name_of = |name: &str, value: &str| (name == "aim").then(|| desk.code("exit_aims", value));
            conflict(desk.words, &fields, &theirs, page.version(), LABELS, name_of)
        } else {
            (Form::refused(desk.words, fields.clone(), list), Conflict::none())
        };
        html_refused(&template(&desk, &page, form, both), list)
    };
    let new = match read(&desk, &fields) {
        Ok(new) => new,
        Err(list) => return again(&list).await,
    };
    let version = Reader::of(&fields).version();
    match exit_strategies::write(&desk.once(fields.get("once")), citizen, version, new).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{citizen}/exit-strategy"), "exit-strategy-written")),
        Err(error) if error.is_stale() => again(STALE).await,
        Err(error) => again(&refused(error)?).await,
    }
}
