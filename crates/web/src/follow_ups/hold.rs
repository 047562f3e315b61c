//! Writing down that a meeting was held: minutes, decisions, tasks, and the next date at once.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::follow_ups::{self, Held, NewTask};
use holdepunkt_rules::{Refusal, Refused, follow_up::When, id::FollowUpId, period::plus_days, text};

use super::{
    form,
    page::{doer, doers, frame, meeting_id},
    show::when_words,
};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused, typed_time},
    page::Page,
    placements::page::STALE,
};

/// Rows for tasks in the form: as many as a meeting gives, and some to spare.
const ROWS: usize = 4;
/// Longest decision or task, in characters.
const LONGEST: usize = 300;
/// The most decisions of a meeting.
const MOST_DECISIONS: usize = 20;

const LABELS: &[(&str, &str)] = &[
    ("held_on", "follow-up-held-on"),
    ("minutes", "follow-up-minutes"),
    ("decisions", "follow-up-decisions"),
    ("tasks", "follow-up-tasks"),
    ("next", "follow-up-next-on"),
    ("next_from", "follow-up-from"),
    ("next_until", "follow-up-until"),
];

/// A row of the form for a task, with what was typed in it.
struct TaskRow {
    number: usize,
    words: String,
    doer: String,
    due: String,
}

#[derive(Template)]
#[template(path = "follow_ups/hold.html")]
struct HoldForm {
    p: Page,
    f: Form,
    when: String,
    rows: Vec<TaskRow>,
    doers: Vec<(String, String)>,
    agenda: Vec<String>,
    back: String,
    error: Option<String>,
}

fn rows(fields: &Fields) -> Vec<TaskRow> {
    let at = |name: &str, n: usize| fields.get(&format!("{name}_{n}")).to_owned();
    (1..=ROWS).map(|n| TaskRow { number: n, words: at("task", n), doer: at("doer", n), due: at("due", n) }).collect()
}

async fn show(desk: &Desk, meeting: FollowUpId, typed: Option<(&Fields, &[Refused])>) -> Result<Response, Failure> {
    let page = follow_ups::find(&desk.context, meeting).await?;
    let around = follow_ups::plan_page(&desk.context, page.meeting.citizen, page.meeting.placement).await?;
    let (words, today) = (desk.words, desk.context.today);
    let mut fields = match typed {
        Some((fields, _)) => fields.clone(),
        None => {
            let mut f = Fields::default();
            f.set_day("held_on", page.meeting.when.on.min(today));
            f.set("next_from", typed_time(page.meeting.when.from));
            f.set("next_until", typed_time(page.meeting.when.until));
            for n in 1..=ROWS {
                f.set(&format!("due_{n}"), plus_days(today, 7).to_string());
            }
            f
        }
    };
    fields.set("version", page.meeting.version.to_string());
    let list = typed.map(|(_, list)| list).unwrap_or_default();
    let f = Form::refused(words, fields, list).named(LABELS);
    let template = HoldForm {
        p: frame(desk, page.meeting.citizen, &name_or_protected(words, &page.name)),
        when: when_words(words, &page.meeting.when, today),
        rows: rows(&f.fields),
        doers: doers(desk, &around.around, !around.around.mentors.is_empty()),
        agenda: super::page::agenda(desk, &page).into_iter().flat_map(|s| s.lines).collect(),
        back: format!("/follow-ups/{meeting}"),
        error: f.error("tasks").map(str::to_owned),
        f,
    };
    if typed.is_some() { html_refused(&template, list) } else { html(&template) }
}

/// `GET /follow-ups/{follow_up}/hold`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn hold(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    show(&desk, meeting_id(&meeting)?, None).await
}

/// Decisions, one a line.
fn decisions(text: &str) -> Result<Vec<String>, Refused> {
    let lines: Vec<String> = text
        .lines()
        .map(|l| text::optional_line(l, LONGEST, "decisions"))
        .filter(|l| !matches!(l, Ok(l) if l.is_empty()))
        .collect::<Result<_, _>>()?;
    match lines.len() > MOST_DECISIONS {
        true => Err(Refusal::TooManyChoices { most: MOST_DECISIONS as i64 }.on("decisions")),
        false => Ok(lines),
    }
}

/// A row for a task; none where nothing was typed.
fn task(fields: &Fields, n: usize) -> Result<Option<NewTask>, Refused> {
    let at = |name: &str| fields.get(&format!("{name}_{n}"));
    let words = text::optional_line(at("task"), LONGEST, "tasks")?;
    if words.is_empty() {
        return Ok(None);
    }
    let doer = doer(at("doer")).ok_or_else(|| Refusal::Missing.on("tasks"))?;
    let due_on = at("due").trim().parse().map_err(|_| Refusal::NotADay.on("tasks"))?;
    Ok(Some(NewTask { words, doer, due_on }))
}

fn next(r: &mut Reader<'_>) -> Option<When> {
    r.optional_day("next")?;
    form::when(r, "next", "next_from", "next_until")
}

fn read(fields: &Fields) -> Result<Held, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let held_on = r.day("held_on");
    let minutes = r.note("minutes");
    let decisions = r.keep(decisions(fields.get("decisions"))).unwrap_or_default();
    let tasks = (1..=ROWS).filter_map(|n| r.keep(task(fields, n)).flatten()).collect();
    let next = next(&mut r);
    r.finish()?;
    let Some(held_on) = held_on else { return Err(Vec::new()) };
    Ok(Held { held_on, minutes, decisions, tasks, next })
}

/// Refusals of a task's own fields belong to the rows of tasks.
fn at_rows(list: Vec<Refused>) -> Vec<Refused> {
    let at = |r: Refused| match r.field {
        Some("due_on" | "doer" | "words") => Refused { field: Some("tasks"), ..r },
        _ => r,
    };
    list.into_iter().map(at).collect()
}

/// `POST /follow-ups/{follow_up}/hold`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn held(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let meeting = meeting_id(&meeting)?;
    let held = match read(&fields) {
        Ok(held) => held,
        Err(list) => return show(&desk, meeting, Some((&fields, &list))).await,
    };
    match follow_ups::hold(&desk.context, meeting, Reader::of(&fields).version(), held).await {
        Ok(_) => Ok(desk.done(&format!("/follow-ups/{meeting}"), "follow-up-held")),
        Err(error) if error.is_stale() => show(&desk, meeting, Some((&fields, STALE))).await,
        Err(error) => show(&desk, meeting, Some((&fields, &at_rows(refused(error)?)))).await,
    }
}
