//! Writing the agreement: one page, four parts, the steps of the hours beside their drawing.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::agreements::{self, AgreementPage};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::{AgreementState, Content, MOST_GOALS, Worded, ladder::MOST_RUNGS},
    id::PlacementId,
};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use super::{
    form::{self, Asked, add_goal, add_rung, count, hours_typed, ladder_typed, remove_rung, rung_field},
    page::frame,
    stair::stair,
    words::{self, Side, sides},
};
use crate::{
    citizens::look::{first_name, whose},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
    placements::page::{STALE, id},
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] = &[
    ("long_term_goal", "agreement-long-term-goal"),
    ("goals", "agreement-goals"),
    ("paid_minutes", "agreement-paid-hours"),
    ("ladder", "agreement-hours-plan"),
    ("mentor_role", "agreement-mentor-role"),
    ("mentor_hours", "agreement-mentor-hours"),
    ("considerations", "agreement-considerations"),
    ("meeting_days", "agreement-meetings"),
    ("contact", "agreement-contact"),
];

/// A goal's row.
struct GoalRow {
    n: usize,
    text: String,
    own: bool,
    step: bool,
}

/// A span of times on a weekday.
struct Span {
    from: String,
    from_name: String,
    until: String,
    until_name: String,
}

/// A weekday of a step.
struct DayRow {
    name: String,
    spans: Vec<Span>,
}

/// A step's rows.
struct RungRow {
    n: usize,
    anchor: String,
    from_name: String,
    from: String,
    days: Vec<DayRow>,
    tasks: String,
    tasks_name: String,
    hours: String,
    error: String,
}

#[derive(Template)]
#[template(path = "agreements/edit.html")]
struct EditPage {
    p: Page,
    id: PlacementId,
    heading: String,
    lead: String,
    f: Form,
    goals: Vec<GoalRow>,
    may_add_goal: bool,
    rungs: Vec<RungRow>,
    may_add_rung: bool,
    stair: Markup,
    meetings: Vec<(String, String)>,
    contacts: Vec<(String, String)>,
    theirs: Vec<Side>,
    first: String,
    whose: String,
    amends: bool,
}

/// What the page is made from.
struct Opened {
    page: AgreementPage,
    contacts: Vec<(String, String)>,
}

async fn open(desk: &Desk, id: PlacementId) -> Result<Opened, Failure> {
    let page = agreements::find(&desk.context, id).await?;
    let people = agreements::callable(&desk.context).await?;
    Ok(Opened { page, contacts: people.into_iter().map(|e| (e.id.to_string(), e.name)).collect() })
}

impl Opened {
    fn first_day(&self) -> Date {
        self.page.around.placed.placement.period.from()
    }

    /// What stands: the draft; else what is in force, to be changed; else what is proposed.
    fn content(&self) -> &Content {
        let draft = self.page.around.open().filter(|a| a.state == AgreementState::Draft);
        draft.map_or(&self.page.proposed, |a| &a.content)
    }

    /// The version of the draft, and 0 where there is none.
    fn version(&self) -> i64 {
        self.page.around.open().map_or(0, |a| a.version)
    }
}

fn goal_rows(f: &Form) -> Vec<GoalRow> {
    let row = |n: usize| GoalRow {
        n,
        text: f.value(&format!("g{n}_text")).to_owned(),
        own: !f.value(&format!("g{n}_own")).is_empty(),
        step: !f.value(&format!("g{n}_step")).is_empty(),
    };
    (1..=count(&f.fields, "goal_rows", MOST_GOALS).max(1)).map(row).collect()
}

fn day_row(desk: &Desk, f: &Form, n: usize, weekday: i64) -> DayRow {
    let span = |two: &str| {
        let (from_name, until_name) = (format!("r{n}_d{weekday}_from{two}"), format!("r{n}_d{weekday}_until{two}"));
        let (from, until) = (f.value(&from_name).to_owned(), f.value(&until_name).to_owned());
        Span { from, from_name, until, until_name }
    };
    let second = span("2");
    let split = !second.from.is_empty() || !second.until.is_empty();
    let spans = if split { vec![span(""), second] } else { vec![span("")] };
    DayRow { name: desk.words.say(&format!("home-weekday-{weekday}")), spans }
}

fn rung_rows(desk: &Desk, f: &Form) -> Vec<RungRow> {
    let row = |n: usize| {
        let anchor = format!("r{n}");
        let from_name = rung_field(n, "from");
        let errors = [f.error(&anchor), f.error(&from_name)];
        let tasks_name = rung_field(n, "tasks");
        RungRow {
            n,
            from: form::day_typed(&f.fields, n).map(|d| desk.words.day_near(d, desk.context.today)).unwrap_or_default(),
            days: (1..=7).map(|d| day_row(desk, f, n, d)).collect(),
            tasks: f.value(&tasks_name).to_owned(),
            hours: words::hours(desk.words, hours_typed(&f.fields, n).minutes()),
            error: errors.into_iter().flatten().next().unwrap_or_default().to_owned(),
            anchor,
            from_name,
            tasks_name,
        }
    };
    (1..=count(&f.fields, "rung_rows", MOST_RUNGS).max(1)).map(row).collect()
}

/// How often one can meet; another rhythm that was agreed stays among them.
fn rhythms(desk: &Desk, f: &Form) -> Vec<(String, String)> {
    let mut days = vec![7, 14, 21, 28, 42, 91];
    if let Some(other) = f.value("meeting_days").parse::<i64>().ok().filter(|d| *d > 0 && !days.contains(d)) {
        days.push(other);
        days.sort_unstable();
    }
    days.into_iter().map(|d| (d.to_string(), words::meetings(desk.words, d))).collect()
}

fn edit_page(desk: &Desk, opened: &Opened, f: Form, theirs: Vec<Side>) -> EditPage {
    let around = &opened.page.around;
    let placement = &around.placed.placement;
    let first = first_name(desk.words, &around.name);
    let amends = around.in_force().is_some_and(|a| a.state == AgreementState::InForce);
    let key = if amends { "agreement-edit-lead-amend" } else { "agreement-edit-lead" };
    let values = [
        ("name", Argument::from(first.as_str())),
        ("centre", Argument::from(around.placed.centre_name.as_str())),
        ("days", Argument::from(desk.words.period(&placement.period))),
    ];
    EditPage {
        p: frame(desk, &opened.page)
            .under(format!("/placements/{}/agreement", placement.id), desk.words.say("agreement")),
        id: placement.id,
        heading: desk.words.say(if amends { "agreement-edit-amend" } else { "agreement-edit-heading" }),
        lead: desk.words.say_with(key, &values),
        goals: goal_rows(&f),
        may_add_goal: count(&f.fields, "goal_rows", MOST_GOALS) < MOST_GOALS,
        rungs: rung_rows(desk, &f),
        may_add_rung: count(&f.fields, "rung_rows", MOST_RUNGS) < MOST_RUNGS,
        stair: stair(desk.words, "stair", &ladder_typed(&f.fields, opened.first_day()), desk.context.today),
        meetings: rhythms(desk, &f),
        contacts: opened.contacts.clone(),
        f: f.named(LABELS),
        theirs,
        first,
        whose: whose(desk.words, &around.name),
        amends,
    }
}

/// `GET /placements/{placement}/agreement/edit`
///
/// # Errors
/// [`Refusal::AgreementState`] while it is sent to be signed, [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let opened = open(&desk, id(&placement)?).await?;
    if let Some(sent) = opened.page.around.open().filter(|a| a.state == AgreementState::Sent) {
        return Err(Refusal::AgreementState { state: sent.state.code().to_owned() }.into());
    }
    let form = Form::new(desk.words, form::show(opened.content())).of_version(opened.version());
    html(&edit_page(&desk, &opened, form, Vec::new()))
}

/// Somebody else wrote meanwhile: both are shown, and the form keeps what was typed here with the version that
/// stands now, so that keeping it is a choice.
fn conflict(desk: &Desk, opened: &Opened, mut fields: Fields, mine: &Content) -> Result<Response, Failure> {
    let draft = opened.page.around.open().filter(|a| a.state == AgreementState::Draft);
    let theirs = draft.map_or_else(Vec::new, |a| {
        let contacts = &opened.page.around.contacts;
        let all = sides(desk.words, &a.content, mine, contacts, desk.context.today);
        all.into_iter().filter(Side::differs).collect()
    });
    if draft.is_some() {
        fields.set("version", opened.version().to_string());
        fields.set("once", "");
    }
    html_refused(&edit_page(desk, opened, Form::refused(desk.words, fields, STALE), theirs), STALE)
}

/// `POST /placements/{placement}/agreement/edit`: keeps it, or adds and takes away rows and keeps what is typed.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form, and another's draft beside it.
pub async fn write(desk: Desk, Path(placement): Path<String>, mut fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused], fields: Fields| {
        let opened = open(&desk, id).await?;
        let shown = edit_page(&desk, &opened, Form::refused(desk.words, fields, list), Vec::new());
        if list.is_empty() { html(&shown) } else { html_refused(&shown, list) }
    };
    let opened = open(&desk, id).await?;
    match Asked::of(&fields) {
        Asked::Save => (),
        Asked::Sum => return again(&[], fields).await,
        Asked::AddRung => {
            add_rung(&mut fields, opened.first_day());
            return again(&[], fields).await;
        }
        Asked::RemoveRung(n) => {
            remove_rung(&mut fields, n);
            return again(&[], fields).await;
        }
        Asked::AddGoal => {
            add_goal(&mut fields);
            return again(&[], fields).await;
        }
    }
    let content = match form::read(&fields, opened.first_day()) {
        Ok(content) => content,
        Err(list) => return again(&list, fields).await,
    };
    let version = Reader::of(&fields).version();
    match agreements::write(&desk.once(fields.get("once")), id, version, content.clone()).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}/agreement"), "agreement-written")),
        Err(error) if error.is_stale() || error.is(Refusal::AgreementOpen.code()) => {
            conflict(&desk, &open(&desk, id).await?, fields, &content)
        }
        Err(error) => again(&refused(error)?, fields).await,
    }
}
