//! A citizen's meetings and tasks, and one meeting.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    follow_ups::{self, FollowUpPage, FollowUpsPage, Reader},
    tasks,
};
use holdepunkt_rules::{
    Refusal, Refused,
    follow_up::{FollowUp, FollowUpState},
    id::{CitizenId, EmployeeId, FollowUpId},
    task::Doer,
};
use holdepunkt_wording::Argument;

use super::show::{
    Line, due_words, kind_words, line, off_words, part_words, state_pill, task_line, task_lines, when_words,
    whose_words,
};
use crate::{
    attendance,
    citizens::{
        look::{first_name, name_or_protected, whose},
        page::{id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader as FormReader, refused},
    markup::Markup,
    page::Page,
    signals::sentence::sentence,
};

/// The meeting of an address.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn meeting_id(text: &str) -> Result<FollowUpId, Failure> {
    FollowUpId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

/// The frame of a page about a citizen's meetings, for staff.
pub fn frame(desk: &Desk, citizen: CitizenId, name: &str) -> Page {
    desk.page()
        .under_key("/citizens", "nav-citizens")
        .under(format!("/citizens/{citizen}"), name)
        .under_key(&format!("/citizens/{citizen}/follow-ups"), "follow-ups")
}

/// Longest task, in characters.
const LONGEST_TASK: usize = 300;

#[derive(Template)]
#[template(path = "follow_ups/list.html")]
struct ListPage {
    p: Page,
    id: CitizenId,
    heading: String,
    due: String,
    late: bool,
    coming: Vec<Line>,
    past: Vec<Line>,
    tasks: Markup,
    has_tasks: bool,
    may_run: bool,
    f: Form,
    doers: Vec<(String, String)>,
}

/// Who can be given a task between two meetings, or at one: everybody in the job centre, the citizen, and the mentor
/// where there is one.
pub fn doers(desk: &Desk, around: &follow_ups::Around, with_mentor: bool) -> Vec<(String, String)> {
    let mut all = vec![("citizen".to_owned(), desk.words.say("task-who-citizen"))];
    if with_mentor {
        all.push(("mentor".to_owned(), desk.words.say("task-who-mentor")));
    }
    all.extend(around.near.iter().chain(&around.others).map(|e| (e.id.to_string(), e.name.clone())));
    all
}

/// A doer as it was chosen.
pub fn doer(value: &str) -> Option<Doer> {
    match value {
        "citizen" => Some(Doer::Citizen),
        "mentor" => Some(Doer::Mentor),
        id => EmployeeId::parse(id).map(Doer::Employee),
    }
}

fn list_page(desk: &Desk, page: &FollowUpsPage, f: Form) -> ListPage {
    let (words, today) = (desk.words, desk.context.today);
    let of = |f: &FollowUp| {
        let with = page.participants.get(&f.id).map(Vec::as_slice).unwrap_or_default();
        line(words, f, with, true, today)
    };
    let off_later = |f: &FollowUp| f.state == FollowUpState::Cancelled && f.when.on >= today;
    let to_come = |f: &&FollowUp| f.state == FollowUpState::Planned || off_later(f);
    let (coming, past): (Vec<&FollowUp>, Vec<&FollowUp>) = page.beside.meetings.iter().partition(to_come);
    let next = page.beside.next(today).map(|n| n.when.on);
    let due = page.beside.due.filter(|d| next.is_none_or(|n| n > d.on));
    let (due, late) = due_words(words, due, today);
    let tasks: Vec<_> = page
        .tasks
        .iter()
        .map(|(t, name)| task_line(words, t, whose_words(words, &t.doer, name, false), page.may_run, today))
        .collect();
    let id = page.heading.id;
    let name = name_or_protected(words, &page.heading.name);
    ListPage {
        p: desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{id}"), name.as_str()),
        heading: words.say_with("follow-ups-heading", &[("whose", whose(words, &page.heading.name).into())]),
        due,
        late,
        coming: coming.into_iter().map(of).collect(),
        past: past.into_iter().rev().map(of).collect(),
        has_tasks: !tasks.is_empty(),
        tasks: task_lines(&desk.page(), &tasks, "citizen"),
        may_run: page.may_run,
        doers: doers(desk, &page.around, false),
        f: f.named(&[("words", "task-words"), ("doer", "task-doer"), ("due_on", "task-due-on")]),
        id,
    }
}

/// `GET /citizens/{citizen}/follow-ups`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn list(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let citizen = id(&citizen)?;
    match follow_ups::of_citizen(&desk.context, citizen).await {
        Ok(page) => html(&list_page(&desk, &page, Form::new(desk.words, Fields::default()))),
        Err(error) => or_ask_reason(citizen, error),
    }
}

/// `POST /citizens/{citizen}/tasks`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn give(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = id(&citizen)?;
    let again = async |list: &[Refused]| {
        let page = follow_ups::of_citizen(&desk.context, citizen).await?;
        html_refused(&list_page(&desk, &page, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let mut r = FormReader::of(&fields);
    let words = r.line("words", LONGEST_TASK);
    let (who, due_on) = (r.choice("doer", doer), r.day("due_on"));
    let (who, due_on) = match (r.finish(), who, due_on) {
        (Ok(()), Some(who), Some(due_on)) => (who, due_on),
        (list, ..) => return again(&list.err().unwrap_or_default()).await,
    };
    let new = follow_ups::NewTask { words, doer: who, due_on };
    match tasks::hand_out(&desk.once(fields.get("once")), citizen, new).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{citizen}/follow-ups"), "task-given")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// A part of the agenda, in words.
pub(super) struct Section {
    heading: String,
    pub(super) lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "follow_ups/one.html")]
struct OnePage {
    p: Page,
    page: FollowUpPage,
    heading: String,
    when: String,
    kind: String,
    pill: Markup,
    parts: Vec<(String, String, String)>,
    agenda: Vec<Section>,
    tasks: Markup,
    has_tasks: bool,
    held: String,
    staff: bool,
    planned: bool,
    unwritten: bool,
    off: String,
    f: Form,
}

pub(super) fn agenda(desk: &Desk, page: &FollowUpPage) -> Vec<Section> {
    let (words, today) = (desk.words, desk.context.today);
    let p = desk.page();
    let near = |day| Argument::from(words.day_near(day, today));
    let say = |l: &follow_ups::Line| match l {
        follow_ups::Line::Words(text) => text.clone(),
        follow_ups::Line::OwnWords(text) => words.say_with("follow-up-agenda-own", &[("text", text.as_str().into())]),
        follow_ups::Line::Step(from, hours) => words.say_with(
            if *from > page.meeting.when.on { "follow-up-step-next" } else { "follow-up-step-now" },
            &[("hours", Argument::from(p.a_week(hours))), ("day", near(*from))],
        ),
        follow_ups::Line::Task(text, by) => {
            words.say_with("follow-up-agenda-by", &[("text", Argument::from(text.as_str())), ("day", near(*by))])
        }
        follow_ups::Line::Week(week) => attendance::weeks::line(desk, week),
        follow_ups::Line::Signal(signal) => sentence(desk, &p, signal).why,
    };
    let section = |s: &follow_ups::Section| Section {
        heading: words.say(&format!("follow-up-topic-{}", s.topic.code())),
        lines: s.lines.iter().map(say).collect(),
    };
    page.agenda.sections.iter().map(section).collect()
}

fn one_page(desk: &Desk, page: FollowUpPage, f: Form) -> OnePage {
    let (words, today) = (desk.words, desk.context.today);
    let meeting = &page.meeting;
    let staff = page.reader == Reader::Staff;
    let name = name_or_protected(words, &page.name);
    let p = match page.reader {
        Reader::Staff => frame(desk, meeting.citizen, &name),
        Reader::Citizen => desk.page().under_key("/me", "nav-own"),
        Reader::PersonalMentor => desk.page().under_key("/granted", "nav-granted"),
        Reader::Workplace if desk.context.may(Action::SeeMentored) => {
            desk.page().under_key("/mentored", "nav-mentored")
        }
        Reader::Workplace => desk.page().under_key("/our-company", "nav-own-company"),
    };
    let is_citizen = page.reader == Reader::Citizen;
    let may = |t: &holdepunkt_rules::task::Task| match page.reader {
        Reader::Staff | Reader::PersonalMentor => true,
        Reader::Citizen => t.doer == Doer::Citizen,
        Reader::Workplace => t.doer == Doer::Mentor,
    };
    let tasks: Vec<_> = page
        .tasks
        .iter()
        .map(|(t, name)| task_line(words, t, whose_words(words, &t.doer, name, is_citizen), may(t), today))
        .collect();
    let held = match (meeting.held_on, page.minutes_by.is_empty()) {
        (Some(on), false) => words.say_with(
            "follow-up-written-by",
            &[("name", page.minutes_by.as_str().into()), ("day", words.day_near(on, today).into())],
        ),
        _ => String::new(),
    };
    OnePage {
        heading: match page.reader {
            Reader::Citizen => words.say("follow-up-own-one"),
            _ => words.say_with("follow-up-heading", &[("name", first_name(words, &page.name).into())]),
        },
        when: when_words(words, &meeting.when, today),
        kind: kind_words(words, meeting.kind),
        pill: state_pill(words, meeting, today),
        parts: page
            .participants
            .iter()
            .map(|x| (part_words(words, x), super::show::with_words(words, std::slice::from_ref(x)), x.phone.clone()))
            .collect(),
        agenda: agenda(desk, &page),
        has_tasks: !tasks.is_empty(),
        tasks: task_lines(&desk.page(), &tasks, "meeting"),
        held,
        off: off_words(words, meeting),
        staff,
        planned: meeting.state == FollowUpState::Planned,
        unwritten: meeting.state == FollowUpState::Planned && meeting.when.on <= today,
        f: f.of_version(meeting.version).named(&[("more", "follow-up-more")]),
        p,
        page,
    }
}

/// `GET /follow-ups/{follow_up}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    let page = follow_ups::find(&desk.context, meeting_id(&meeting)?).await?;
    html(&one_page(&desk, page, Form::new(desk.words, Fields::default())))
}

/// `POST /follow-ups/{follow_up}/add`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn add(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let meeting = meeting_id(&meeting)?;
    let again = async |list: &[Refused]| {
        let page = follow_ups::find(&desk.context, meeting).await?;
        html_refused(&one_page(&desk, page, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let mut r = FormReader::of(&fields);
    let (more, version) = (r.note("more"), r.version());
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    match follow_ups::add(&desk.context, meeting, version, &more).await {
        Ok(_) => Ok(desk.done(&format!("/follow-ups/{meeting}"), "follow-up-added")),
        Err(error) => again(&refused(error)?).await,
    }
}
