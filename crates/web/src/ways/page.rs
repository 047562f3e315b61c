//! A citizen's way: a stair of steps with the days between, and who would like to have the citizen.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, interests, preparations,
    ways::{self, Course, WayPage},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CentreId, CitizenId, InterestId},
    information::Came,
};
use holdepunkt_wording::Argument;

use crate::{
    citizens::{
        look::{first_name, name_or_protected, whose},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
    preparations::{
        beside,
        look::{how_far, plan_lines, warning_pill},
    },
    waiting::page::deadline_pill,
};

/// A step of the stair.
#[derive(Debug, Clone)]
struct StepRow {
    name: String,
    day: String,
    since: String,
}

/// A way as the page shows it.
#[derive(Debug, Clone)]
struct CourseRow {
    heading: String,
    open: bool,
    steps: Vec<StepRow>,
    all: String,
    lines: Vec<String>,
    watch: Option<Markup>,
    deeds: Vec<(String, String)>,
}

fn steps(desk: &Desk, course: &Course) -> Vec<StepRow> {
    let words = desk.words;
    let row = |t: holdepunkt_rules::steps::Taken| StepRow {
        name: words.say(&format!("way-step-{}", t.step.code())),
        day: words.day_near(t.on, desk.context.today),
        since: t
            .since
            .map(|(_, days)| words.say_with("way-days-since", &[("days", Argument::from(days))]))
            .unwrap_or_default(),
    };
    course.way.taken().into_iter().map(row).collect()
}

/// How a way came to nothing, if it did.
fn ending(desk: &Desk, course: &Course) -> Option<String> {
    let words = desk.words;
    let (state, list, on, reason) = match (&course.referral, &course.preparation) {
        (Some(r), _) => (r.state.code(), "hand_back_reasons", r.closed_on?, r.reason.as_ref()?),
        (None, Some((p, _))) => (p.state.code(), preparations::REASONS, p.until?, p.reason.as_ref()?),
        (None, None) => return None,
    };
    let values = [
        ("state", Argument::from(words.say(&format!("state-{state}")))),
        ("day", Argument::from(words.day_near(on, desk.context.today))),
        ("reason", Argument::from(desk.code(list, reason.as_str()))),
    ];
    let said = words.say_with("way-ended", &values);
    let mut chars = said.chars();
    Some(chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect()))
}

fn deeds(desk: &Desk, page: &WayPage, course: &Course) -> Vec<(String, String)> {
    let words = desk.words;
    let may = |action| desk.context.may(action);
    let mut deeds: Vec<(String, &str)> = Vec::new();
    if let Some((p, _)) = course.preparation.as_ref().filter(|(p, _)| p.state.is_open()) {
        let running = p.state == holdepunkt_rules::preparation::PreparationState::Running;
        let to = |step: &str| format!("/preparations/{}/{step}", p.id);
        if page.relation.leads && may(Action::RunPreparation) {
            deeds.push(if running { (to("ready"), "preparation-ready") } else { (to("begin"), "preparation-begin") });
            deeds.push((to("hand-back"), "preparation-return"));
        }
        if running && may(Action::PlaceBeside) {
            deeds.push((to("place"), "preparation-place"));
        }
        if running && may(Action::DrawOut) {
            deeds.push((to("draw-out"), "preparation-draw-out"));
        }
        if may(Action::Refer) {
            deeds.push((to("withdraw"), "preparation-withdraw"));
        }
    }
    if let Some(r) = course.referral.as_ref().filter(|r| r.state.is_open()) {
        if may(Action::Place) {
            deeds.push((format!("/citizens/{}/place", page.citizen), "placement-find"));
        }
        if may(Action::HandleReferral) {
            deeds.push((format!("/referrals/{}/hand-back", r.id), "referral-hand-back"));
        }
        if may(Action::Refer) {
            deeds.push((format!("/referrals/{}/withdraw", r.id), "referral-withdraw"));
        }
    }
    deeds.into_iter().map(|(href, key)| (href, words.say(key))).collect()
}

fn course_row(desk: &Desk, page: &WayPage, course: &Course) -> CourseRow {
    let words = desk.words;
    let model = course.referral.as_ref().map(|r| r.model);
    let model = model.or(course.preparation.as_ref().map(|(_, j)| j.kind.model()));
    let open = course.referral.as_ref().is_some_and(|r| r.state.is_open())
        || course.preparation.as_ref().is_some_and(|(p, _)| p.state.is_open());
    let mut lines = Vec::new();
    if let Some((p, project)) = &course.preparation {
        lines.push(words.say_with("way-through", &[("project", Argument::from(project.name.as_str()))]));
        if p.state.is_open() {
            lines.push(how_far(desk, p));
            lines.extend(plan_lines(desk, p, ""));
            lines.extend(page.beside.iter().map(|b| beside::line(desk, b)));
        }
        if p.after_placement.is_some() {
            lines.push(words.say("way-comes-back"));
        }
    }
    lines.extend(ending(desk, course));
    let all = course.way.days().filter(|_| course.way.taken().len() > 1);
    CourseRow {
        heading: model.map(|m| desk.code("referral_models", m.code())).unwrap_or_default(),
        open,
        steps: steps(desk, course),
        all: all.map(|d| words.say_with("way-days-all", &[("days", Argument::from(d))])).unwrap_or_default(),
        lines,
        watch: if open { page.warning.map(|w| warning_pill(words, w)) } else { None },
        deeds: if open { deeds(desk, page, course) } else { Vec::new() },
    }
}

/// Somebody who would like to have the citizen.
#[derive(Debug, Clone)]
struct Wanted {
    text: String,
    note: String,
    mine: Option<InterestId>,
}

#[derive(Template)]
#[template(path = "ways/one.html")]
struct OnePage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    heading: String,
    first: String,
    group: String,
    caseworker: String,
    phone: String,
    deadline: Markup,
    courses: Vec<CourseRow>,
    meetings: Vec<Vec<String>>,
    wishes: Vec<String>,
    wanted: Vec<Wanted>,
    centres: Vec<(String, String)>,
    may_note: bool,
    may_refer: bool,
}

fn meetings(desk: &Desk, page: &WayPage) -> Vec<Vec<String>> {
    let words = desk.words;
    let day = |key: &str, d| words.say_with(key, &[("day", Argument::from(words.day_near(d, desk.context.today)))]);
    let lines = |(guest, on): &(holdepunkt_rules::information::Guest, jiff::civil::Date)| {
        let came = if guest.came == Came::Invited { "invited" } else { guest.came.code() };
        let mut lines = vec![format!("{}: {}", day("way-meeting", *on), words.say(&format!("way-meeting-{came}")))];
        lines.extend(guest.talk_on.map(|d| day("way-talk", d)));
        lines.extend(guest.agreed_start.map(|d| day("way-start", d)));
        lines
    };
    page.meetings.iter().map(lines).collect()
}

async fn one_page(desk: &Desk, page: WayPage, f: Form) -> Result<OnePage, Failure> {
    let words = desk.words;
    let me = desk.context.who.employee();
    let (first, name) = (first_name(words, &page.name), name_or_protected(words, &page.name));
    let may_note = desk.context.may(Action::NoteInterest);
    let mut p = desk.page();
    p = match (desk.context.may(Action::ListCitizens), desk.context.may(Action::SeeWaiting)) {
        (true, _) => p.under_key("/citizens", "nav-citizens").under(format!("/citizens/{}", page.citizen), name),
        (false, _) => p.under_key("/projects", "nav-projects"),
    };
    let wanted = |i: &holdepunkt_casework::store::interests::Interest| {
        let values = [
            ("name", Argument::from(i.employee_name.as_str())),
            ("centre", Argument::from(i.centre_name.as_deref().unwrap_or_default())),
            ("day", Argument::from(words.day_near(i.noted_on, desk.context.today))),
        ];
        let key = if i.centre_name.is_some() { "way-wanted-centre" } else { "way-wanted-note" };
        Wanted {
            text: words.say_with(key, &values),
            note: i.note.clone(),
            mine: Some(i.id).filter(|_| me == Some(i.employee)),
        }
    };
    let centres = if may_note { preparations::centre_choices(&desk.context).await? } else { Vec::new() };
    Ok(OnePage {
        p,
        f,
        citizen: page.citizen,
        heading: words.say_with("way-title", &[("whose", Argument::from(whose(words, &page.name)))]),
        group: desk.code("target_groups", page.target_group.as_str()),
        caseworker: page.caseworker_name.clone(),
        phone: page.phone.clone(),
        deadline: deadline_pill(desk, page.deadline.0, page.deadline.1),
        courses: page.courses.iter().map(|c| course_row(desk, &page, c)).collect(),
        meetings: meetings(desk, &page),
        wishes: page.wishes.clone(),
        wanted: page.interests.iter().map(wanted).collect(),
        centres: centres.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
        may_note,
        may_refer: desk.context.may(Action::Refer)
            && page.open_preparation().is_none()
            && page.open_referral().is_none(),
        first,
    })
}

/// `GET /citizens/{citizen}/way`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let citizen = citizen_id(&citizen)?;
    match ways::find(&desk.context, citizen).await {
        Ok(page) => html(&one_page(&desk, page, Form::new(desk.words, Fields::default())).await?),
        Err(error) => or_ask_reason(citizen, error),
    }
}

/// `POST /citizens/{citizen}/interest`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn note(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        let page = ways::find(&desk.context, citizen).await?;
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&one_page(&desk, page, form).await?, list)
    };
    let mut r = Reader::of(&fields);
    let (centre, note) = (r.optional_choice("centre", CentreId::parse), r.note("note"));
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    match interests::note(&desk.once(fields.get("once")), citizen, centre, note).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{citizen}/way"), "interest-noted")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(citizen, error),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /interests/{interest}/withdraw`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`], or the database's.
pub async fn withdraw(desk: Desk, Path(interest): Path<String>) -> Result<Response, Failure> {
    let id = InterestId::parse(&interest).ok_or(Refusal::NotFound)?;
    let citizen = interests::withdraw(&desk.context, id).await?;
    Ok(desk.done(&format!("/citizens/{citizen}/way"), "interest-withdrawn"))
}
