//! An intervention: written down, corrected, taken a step further.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    interventions::{self, NewIntervention, NewStep},
    supports,
};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::Times,
    id::{CitizenId, EmployeeId, InterventionId},
    intervention::{Intervention, InterventionStep},
    text,
};

use super::{page::frame, parts::standing};
use crate::{
    citizens::{
        look::whose,
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused, typed_time},
    page::Page,
    stale::{Conflict, conflict},
};

/// What the fields are called in the list of refusals, and where two edits meet.
const LABELS: &[(&str, &str)] = &[
    ("kind", "intervention-kind"),
    ("provider", "intervention-provider"),
    ("owner", "intervention-owner"),
    ("needed_on", "intervention-needed-on"),
    ("referred_on", "intervention-referred-on"),
    ("started_on", "intervention-started-on"),
    ("note", "intervention-note"),
    ("on", "intervention-on"),
    ("why", "intervention-why"),
];

/// Lines for times that the form has.
const LINES: usize = 4;

struct Line {
    number: usize,
    weekday: String,
    from: String,
    until: String,
}

#[derive(Template)]
#[template(path = "supports/intervention.html")]
struct EditPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    heading: String,
    lead: String,
    kinds: Vec<(String, String)>,
    owners: Vec<(String, String)>,
    lines: Vec<Line>,
    weekdays: Vec<(String, String)>,
    times_error: String,
    conflict: Conflict,
}

async fn edit_page(
    desk: &Desk,
    citizen: CitizenId,
    name: &str,
    f: Form,
    is_new: bool,
    conflict: Conflict,
) -> Result<EditPage, Failure> {
    let words = desk.words;
    let owners = interventions::owners(&desk.context).await?;
    let value = |n: usize, part: &str| f.value(&format!("t{n}_{part}")).to_owned();
    let line = |number| Line {
        number,
        weekday: value(number, "weekday"),
        from: value(number, "from"),
        until: value(number, "until"),
    };
    Ok(EditPage {
        p: frame(desk, citizen, name),
        citizen,
        heading: words.say(if is_new { "intervention-new" } else { "intervention-edit" }),
        lead: words.say_with("intervention-lead", &[("whose", whose(words, name).into())]),
        kinds: desk.choices("intervention_kinds"),
        owners: owners.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        lines: (1..=LINES).map(line).collect(),
        weekdays: (1..=7).map(|n| (n.to_string(), words.say(&format!("home-weekday-{n}")))).collect(),
        times_error: f.error("times").unwrap_or_default().to_owned(),
        f: f.named(LABELS),
        conflict,
    })
}

/// `GET /citizens/{citizen}/interventions/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match supports::find(&desk.context, id).await {
        Ok(found) => {
            let mut fields = Fields::default();
            fields.set_day("needed_on", desk.context.today);
            fields.set("owner", desk.context.who.employee().map(|e| e.to_string()).unwrap_or_default());
            let f = Form::new(desk.words, fields);
            html(&edit_page(&desk, id, &found.heading.name, f, true, Conflict::none()).await?)
        }
        Err(error) => or_ask_reason(id, error),
    }
}

fn read_times(fields: &Fields) -> Result<Vec<Times>, Refused> {
    let mut times = Vec::new();
    for n in 1..=LINES {
        let value = |part: &str| fields.get(&format!("t{n}_{part}")).trim();
        let (weekday, from, until) = (value("weekday"), value("from"), value("until"));
        if [weekday, from, until].into_iter().all(str::is_empty) {
            continue;
        }
        let odd = || Refusal::TimesTurnedAround.on("times");
        let (from, until) = text::time_of_day(from).zip(text::time_of_day(until)).ok_or_else(odd)?;
        times.push(Times { weekday: weekday.parse().map_err(|_| odd())?, from, until });
    }
    times.sort_unstable();
    Ok(times)
}

fn read(desk: &Desk, fields: &Fields) -> Result<NewIntervention, Vec<Refused>> {
    let list = desk.context.house.rulebook.list("intervention_kinds");
    let mut r = Reader::of(fields);
    let kind = r.code("kind", list, desk.context.today);
    let provider = r.optional_line("provider", 120);
    let owner = r.choice("owner", EmployeeId::parse);
    let needed_on = r.day("needed_on");
    let (referred_on, started_on) = (r.optional_day("referred_on"), r.optional_day("started_on"));
    let note = r.note("note");
    let times = r.keep(read_times(fields));
    r.finish()?;
    match (kind, owner, needed_on, times) {
        (Some(kind), Some(owner), Some(needed_on), Some(times)) => {
            Ok(NewIntervention { kind, provider, owner, needed_on, referred_on, started_on, note, times })
        }
        _ => Err(Vec::new()), // each that is missing stands among the refusals already
    }
}

/// `POST /citizens/{citizen}/interventions/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn register(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        let name = supports::find(&desk.context, id).await?.heading.name;
        let f = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, id, &name, f, true, Conflict::none()).await?, list)
    };
    let new = match read(&desk, &fields) {
        Ok(new) => new,
        Err(list) => return again(&list).await,
    };
    match interventions::register(&desk.once(fields.get("once")), id, new).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{id}/support"), "intervention-registered")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

fn id(text: &str) -> Result<InterventionId, Failure> {
    InterventionId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

fn shown(i: &Intervention) -> Fields {
    let mut fields = Fields::default();
    fields.set("kind", i.kind.as_str());
    fields.set("provider", i.provider.as_str());
    fields.set("owner", i.owner.to_string());
    fields.set_day("needed_on", i.needed_on);
    for (name, day) in [("referred_on", i.referred_on), ("started_on", i.started_on)] {
        if let Some(day) = day {
            fields.set_day(name, day);
        }
    }
    fields.set("note", i.note.as_str());
    for (n, t) in i.times.iter().enumerate().take(LINES) {
        let mut set = |part: &str, value: String| fields.set(&format!("t{}_{part}", n + 1), value);
        set("weekday", t.weekday.to_string());
        set("from", typed_time(t.from));
        set("until", typed_time(t.until));
    }
    fields
}

/// `GET /interventions/{intervention}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(intervention): Path<String>) -> Result<Response, Failure> {
    let (heading, i) = interventions::find(&desk.context, id(&intervention)?).await?;
    let f = Form::new(desk.words, shown(&i)).of_version(i.version);
    html(&edit_page(&desk, heading.id, &heading.name, f, false, Conflict::none()).await?)
}

/// `POST /interventions/{intervention}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(intervention): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&intervention)?;
    let again = async |list: &[Refused]| {
        let (heading, _) = interventions::find(&desk.context, id).await?;
        let f = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, heading.id, &heading.name, f, false, Conflict::none()).await?, list)
    };
    let new = match read(&desk, &fields) {
        Ok(new) => new,
        Err(list) => return again(&list).await,
    };
    match interventions::correct(&desk.context, id, Reader::of(&fields).version(), new).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}/support"), "saved")),
        Err(error) if error.is_stale() => {
            let (heading, theirs) = interventions::find(&desk.context, id).await?;
            let named = |name: &str, value: &str| (name == "kind").then(|| desk.code("intervention_kinds", value));
            let (f, conflict) = conflict(desk.words, &fields, &shown(&theirs), theirs.version, LABELS, named);
            let page = edit_page(&desk, heading.id, &heading.name, f, false, conflict).await?;
            html_refused(&page, &[Refusal::Stale.into()])
        }
        Err(error) => again(&refused(error)?).await,
    }
}

#[derive(Template)]
#[template(path = "supports/step.html")]
struct StepPage {
    p: Page,
    f: Form,
    i: Intervention,
    what: String,
    state: (&'static str, String),
    steps: Vec<(String, String)>,
    asks_provider: bool,
}

fn step_page(desk: &Desk, name: &str, i: Intervention, f: Form) -> StepPage {
    let words = desk.words;
    let step = |s: InterventionStep| (s.code().to_owned(), words.say(&format!("intervention-step-{}", s.code())));
    StepPage {
        p: frame(desk, i.citizen, name),
        what: desk.code("intervention_kinds", i.kind.as_str()),
        state: standing(desk, i.state),
        steps: i.state.steps().into_iter().map(step).collect(),
        asks_provider: i.state.steps().contains(&InterventionStep::Refer),
        f: f.named(LABELS),
        i,
    }
}

/// `GET /interventions/{intervention}`: the steps that can be taken from where it is.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(intervention): Path<String>) -> Result<Response, Failure> {
    let (heading, i) = interventions::find(&desk.context, id(&intervention)?).await?;
    let mut fields = Fields::default();
    fields.set_day("on", desk.context.today);
    fields.set("provider", i.provider.as_str());
    let first = i.state.steps().first().map(|s| s.code()).unwrap_or_default();
    fields.set("step", first);
    let f = Form::new(desk.words, fields).of_version(i.version);
    html(&step_page(&desk, &heading.name, i, f))
}

/// `POST /interventions/{intervention}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn step(desk: Desk, Path(intervention): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&intervention)?;
    let again = async |list: &[Refused]| {
        let (heading, i) = interventions::find(&desk.context, id).await?;
        let mut fields = fields.clone();
        if list.iter().any(|r| r.refusal == Refusal::Stale) {
            fields.set("version", i.version.to_string());
        }
        let f = Form::refused(desk.words, fields, list);
        html_refused(&step_page(&desk, &heading.name, i, f), list)
    };
    let mut r = Reader::of(&fields);
    let (step, on) = (r.choice("step", InterventionStep::from_code), r.day("on"));
    let (provider, why, version) = (r.optional_line("provider", 120), r.optional_line("why", 300), r.version());
    let (step, on) = match (r.finish(), step, on) {
        (Ok(()), Some(step), Some(on)) => (step, on),
        (list, ..) => return again(&list.err().unwrap_or_default()).await,
    };
    match interventions::step(&desk.context, id, version, NewStep { step, on, provider, why }).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}/support"), "intervention-advanced")),
        Err(error) => again(&refused(error)?).await,
    }
}
