//! The list of one's own tasks, those that are late first.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{
    Action,
    tasks::{self, MyTask},
};
use holdepunkt_rules::citizen::initials;
use jiff::civil::Date;

use crate::{
    citizens::look::{name_or_protected, pill},
    desk::Desk,
    failure::Failure,
    follow_ups::show::{TaskLine, task_line},
    list::{self, Asked, Cell, Column, Filter, Head, Opened, Row, Shape},
    markup::{Markup, render},
    page::Page,
};

#[derive(Template)]
#[template(path = "tasks/button.html")]
struct Button<'a> {
    p: &'a Page,
    t: &'a TaskLine,
    back: &'a str,
}

/// `GET /tasks`, and posted with a name that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let all = tasks::mine(&desk.context).await?;
    let (words, today) = (desk.words, desk.context.today);
    let open = all.iter().filter(|t| t.task.done_on.is_none()).count();
    let late = all.iter().filter(|t| t.task.is_overdue(today)).count();
    let head = Head {
        title: words.say("nav-tasks"),
        lead: if all.is_empty() {
            String::new()
        } else {
            words.say_with("task-list-lead", &[("count", open.into()), ("late", late.into())])
        },
        empty: words.say("task-none"),
        empty_what: words.say("task-none-what"),
        ..Head::default()
    };
    match list::open(&desk, asked, shape(&desk)).await? {
        Opened::Here(listing) => listing.show(all.iter().map(|t| row(&desk, t, today)).collect(), head).await,
        Opened::Elsewhere(answer) => Ok(answer),
    }
}

fn shape(desk: &Desk) -> Shape {
    let words = desk.words;
    let states = [("late", "task-is-late"), ("open", "task-is-open"), ("done", "task-is-done")];
    Shape::new("tasks", "/tasks", Action::SeeTasks)
        .columns(vec![
            Column::new("task", words.say("task-words")),
            Column::new("citizen", words.say("task-about")),
            Column::new("due", words.say("task-due-on")),
            Column::new("state", words.say("task-state")).bare(),
            Column::new("do", words.say("task-do")).unsorted().bare(),
        ])
        .filters(vec![
            Filter::keys(
                "state",
                words.say("task-state"),
                states.map(|(code, key)| (code.to_owned(), words.say(key))).to_vec(),
            ),
            Filter::days("due", words.say("task-due-on")),
        ])
        .sorted("state")
        .found_by(words.say("task-find"))
        .stays()
}

fn state(desk: &Desk, t: &MyTask, today: Date) -> (Markup, String, i64) {
    let (class, glyph, key, order) = match (t.task.done_on.is_some(), t.task.is_overdue(today)) {
        (true, _) => ("st--ok", "g-ok", "task-is-done", 2),
        (false, true) => ("st--bad", "g-bad", "task-is-late", 0),
        (false, false) => ("st--res", "g-res", "task-is-open", 1),
    };
    (pill(class, glyph, desk.words.say(key)), desk.words.say(key), order)
}

fn row(desk: &Desk, t: &MyTask, today: Date) -> Row {
    let (words, p) = (desk.words, desk.page());
    let line = task_line(words, &t.task, String::new(), true, today);
    let (shown, says, order) = state(desk, t, today);
    let from_today = holdepunkt_rules::period::days_between(today, t.task.due_on);
    let name = name_or_protected(words, &t.name);
    let late = t.task.is_overdue(today);
    let done = t.task.done_on.is_some();
    Row::new(
        t.task.follow_up.map(|f| format!("/follow-ups/{f}")).unwrap_or_default(),
        vec![
            Cell::text(&t.task.words),
            Cell::link(&format!("/citizens/{}", t.task.citizen), &name),
            Cell::day(Some(t.task.due_on), &words.day_near(t.task.due_on, today)),
            Cell::markup(shown, &says).ordered(order * 100_000 + from_today),
            Cell::markup(render(&Button { p: &p, t: &line, back: "tasks" }), ""),
        ],
    )
    .over(done)
    .when(late, "state", "late")
    .when(!late && !done, "state", "open")
    .when(done, "state", "done")
    .on("due", Some(t.task.due_on))
    .kept_out_of_files(initials(&name))
    .found_by(&[&t.task.words, &t.name])
}
