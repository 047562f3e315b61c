//! Saying that a task is done, and taking it back.

use axum::{extract::Path, response::Response};
use holdepunkt_casework::tasks;
use holdepunkt_rules::{Refusal, id::TaskId, task::Task};

use crate::{
    desk::Desk,
    failure::Failure,
    form::{Fields, Reader},
};

/// Where a deed leads back to: to where its button stood. Only places of ours, by a word.
fn back(word: &str, task: &Task) -> String {
    match (word, task.follow_up) {
        ("me", _) => "/me".to_owned(),
        ("mentored", _) => "/mentored".to_owned(),
        ("granted", _) => "/granted".to_owned(),
        ("meeting", Some(meeting)) => format!("/follow-ups/{meeting}"),
        ("citizen", _) => format!("/citizens/{}/follow-ups", task.citizen),
        _ => "/tasks".to_owned(),
    }
}

async fn set(desk: &Desk, task: &str, fields: &Fields, done: bool) -> Result<Response, Failure> {
    let id = TaskId::parse(task).ok_or(Refusal::NotFound)?;
    let version = Reader::of(fields).version();
    let task = tasks::set_done(&desk.context, id, version, done).await?;
    Ok(desk.done(&back(fields.get("back"), &task), if done { "task-done" } else { "task-undone" }))
}

/// `POST /tasks/{task}/done`
///
/// # Errors
/// [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn done(desk: Desk, Path(task): Path<String>, fields: Fields) -> Result<Response, Failure> {
    set(&desk, &task, &fields, true).await
}

/// `POST /tasks/{task}/undo`
///
/// # Errors
/// [`Refusal::TaskOver`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn undo(desk: Desk, Path(task): Path<String>, fields: Fields) -> Result<Response, Failure> {
    set(&desk, &task, &fields, false).await
}
