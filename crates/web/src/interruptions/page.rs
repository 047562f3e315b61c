//! Forms of days away. The count of 28 days stands in sight of both.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    interruptions::{self, NewInterruption},
};
use holdepunkt_rules::{
    Refusal, Refused,
    course::Clock,
    id::PlacementId,
    interruption::InterruptionKind,
    period::{monday_of, plus_days},
};
use holdepunkt_wording::Argument;

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::{
        course::clock_words,
        page::{STALE, Shown, id},
    },
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] = &[
    ("kind", "interruption-kind"),
    ("last_day", "interruption-last-day"),
    ("expected_back", "interruption-expected-back"),
    ("reason", "interruption-reason"),
    ("resumed_on", "interruption-resumed-on"),
];

#[derive(Template)]
#[template(path = "interruptions/new.html")]
struct NewPage {
    p: Page,
    s: Shown,
    f: Form,
    kinds: Vec<(String, String)>,
    reasons: Vec<(String, String)>,
    days: String,
}

fn new_page(desk: &Desk, s: Shown, f: Form) -> NewPage {
    let kind = |k: &InterruptionKind| (k.code().to_owned(), desk.words.say(&format!("interruption-kind-{}", k.code())));
    NewPage {
        p: s.frame(desk),
        f: f.named(LABELS),
        kinds: InterruptionKind::ALL.iter().map(kind).collect(),
        reasons: desk.choices("interruption_reasons"),
        days: desk.words.period(&s.page.placed.placement.period),
        s,
    }
}

/// `GET /placements/{placement}/interrupt`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let s = Shown::open(&desk, id(&placement)?).await?;
    let mut fields = Fields::default();
    fields.set_day("last_day", plus_days(desk.context.today, -1).max(s.page.placed.placement.period.from()));
    let form = Form::new(desk.words, fields).of_version(s.version());
    html(&new_page(&desk, s, form))
}

fn read(desk: &Desk, fields: &Fields) -> Result<NewInterruption, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let kind = r.choice("kind", InterruptionKind::from_code);
    let last_day = r.day("last_day");
    let expected_back = r.optional_day("expected_back");
    let reason = r.code("reason", desk.context.house.rulebook.list("interruption_reasons"), desk.context.today);
    let note = r.note("note");
    r.finish()?;
    match (kind, last_day, reason) {
        (Some(kind), Some(last_day), Some(reason)) => {
            Ok(NewInterruption { kind, last_day, reason, note, expected_back })
        }
        _ => Err(Vec::new()), // each that is missing stands among the refusals already
    }
}

/// `POST /placements/{placement}/interrupt`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn interrupt(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused], fields: Fields| {
        let s = Shown::open(&desk, id).await?;
        html_refused(&new_page(&desk, s, Form::refused(desk.words, fields, list)), list)
    };
    let asked = match read(&desk, &fields) {
        Ok(asked) => asked,
        Err(list) => return again(&list, fields).await,
    };
    match interruptions::interrupt(&desk.context, id, Reader::of(&fields).version(), asked).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}"), "interruption-noted")),
        Err(error) if error.is_stale() => again(STALE, fresh(&desk, id, fields).await?).await,
        Err(error) => again(&refused(error)?, fields).await,
    }
}

/// What was typed, with the version that stands now: sending it again is a choice.
async fn fresh(desk: &Desk, id: PlacementId, mut fields: Fields) -> Result<Fields, Failure> {
    let s = Shown::open(desk, id).await?;
    fields.set("version", s.version().to_string());
    Ok(fields)
}

#[derive(Template)]
#[template(path = "interruptions/resume.html")]
struct ResumePage {
    p: Page,
    s: Shown,
    f: Form,
    back: Form,
    clock: String,
    holds: bool,
    say: String,
    elsewhere: String,
    may_place: bool,
    new_course: bool,
}

fn resume_page(desk: &Desk, s: Shown, f: Form, back: Form) -> Result<ResumePage, Failure> {
    let words = desk.words;
    let today = desk.context.today;
    let open = s.page.open_interruption().ok_or(Refusal::NotAway)?;
    let clock = Clock::after(open.last_day, today, &s.page.chain.terms);
    let holds = clock.is_none_or(|c| c.holds());
    let elsewhere =
        format!("/citizens/{}/place?from={}", s.page.placed.placement.citizen, plus_days(monday_of(today), 7));
    Ok(ResumePage {
        p: s.frame(desk),
        may_place: desk.context.may(Action::Place),
        clock: clock.map(|c| clock_words(words, &c)).unwrap_or_default(),
        holds,
        say: words.say_with(
            "interruption-resume-say",
            &[
                ("name", Argument::from(s.first.as_str())),
                ("day", Argument::from(words.day_near(open.last_day, today))),
            ],
        ),
        elsewhere,
        new_course: f.error("new_course").is_some() || f.chosen("new_course", "yes"),
        f: f.named(LABELS),
        back,
        s,
    })
}

fn expected(desk: &Desk, s: &Shown) -> Form {
    let mut fields = Fields::default();
    if let Some(day) = s.page.open_interruption().and_then(|i| i.expected_back) {
        fields.set_day("expected_back", day);
    }
    Form::new(desk.words, fields).of_version(s.version())
}

/// `GET /placements/{placement}/resume`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAway`], or the database's.
pub async fn back(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let s = Shown::open(&desk, id(&placement)?).await?;
    let mut fields = Fields::default();
    fields.set_day("resumed_on", desk.context.today);
    let form = Form::new(desk.words, fields).of_version(s.version());
    let expected = expected(&desk, &s);
    html(&resume_page(&desk, s, form, expected)?)
}

/// `POST /placements/{placement}/resume`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn resume(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused], fields: Fields| {
        let s = Shown::open(&desk, id).await?;
        let expected = expected(&desk, &s);
        html_refused(&resume_page(&desk, s, Form::refused(desk.words, fields, list), expected)?, list)
    };
    let mut r = Reader::of(&fields);
    let (day, version, knows) = (r.day("resumed_on"), r.version(), r.tick("new_course"));
    let day = match (r.finish(), day) {
        (Ok(()), Some(day)) => day,
        (list, _) => return again(&list.err().unwrap_or_default(), fields).await,
    };
    match interruptions::resume(&desk.context, id, version, day, knows).await {
        Ok(_) => {
            let done = if knows { "interruption-new-course" } else { "interruption-resumed" };
            Ok(desk.done(&format!("/placements/{id}"), done))
        }
        Err(error) if error.is_stale() => again(STALE, fresh(&desk, id, fields).await?).await,
        Err(error) => again(&refused(error)?, fields).await,
    }
}

/// `POST /placements/{placement}/expected-back`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn expect(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused], fields: Fields| {
        let s = Shown::open(&desk, id).await?;
        let mut first = Fields::default();
        first.set_day("resumed_on", desk.context.today);
        let first = Form::new(desk.words, first).of_version(s.version());
        html_refused(&resume_page(&desk, s, first, Form::refused(desk.words, fields, list))?, list)
    };
    let mut r = Reader::of(&fields);
    let (day, version) = (r.optional_day("expected_back"), r.version());
    if let Err(list) = r.finish() {
        return again(&list, fields).await;
    }
    match interruptions::expect_back(&desk.context, id, version, day).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}"), "interruption-expected")),
        Err(error) if error.is_stale() => again(STALE, fresh(&desk, id, fields).await?).await,
        Err(error) => again(&refused(error)?, fields).await,
    }
}

/// `POST /placements/{placement}/call-off`
///
/// # Errors
/// [`Refusal::NotAway`], [`Refusal::PauseBegun`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn call_off(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    interruptions::call_off(&desk.context, id, Reader::of(&fields).version()).await?;
    Ok(desk.done(&format!("/placements/{id}"), "interruption-called-off"))
}
