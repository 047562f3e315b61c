//! Tasks: given, done with one click, taken back; one's own on a list.

use holdepunkt_rules::{
    Refusal,
    id::*,
    period::plus_days,
    role::Role,
    task::{Doer, Task, accept_done},
};
use holdepunkt_store::tasks as rows;

use crate::{
    Action, Context, Error,
    citizens::admit,
    context::Deed,
    follow_ups::{NewTask, around, give},
};

/// Days that a task which is done stays on the list, so that a slip can be taken back.
pub const DONE_DAYS: i64 = 7;

/// A task of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyTask {
    /// The task.
    pub task: Task,
    /// The citizen's name.
    pub name: String,
}

/// One's own tasks about the citizens whom one has, those that are late first; then those done within the last days.
///
/// # Errors
/// The policy's, or the database's.
pub async fn mine(context: &Context) -> Result<Vec<MyTask>, Error> {
    let mut work = context.begin(Action::SeeTasks).await?;
    let (me, today) = (work.employee()?, work.today());
    let since = plus_days(today, -DONE_DAYS);
    let all = rows::of_employee(&mut work.tx, work.scope, me, since, today).await?;
    let mut all: Vec<MyTask> = all.into_iter().map(|(task, name)| MyTask { task, name }).collect();
    all.sort_by_key(|t| (t.task.done_on.is_some(), t.task.due_on, t.task.id));
    for t in &all {
        work.also(Deed::Read, "task", t.task.id, Some(t.task.citizen)).await?;
    }
    work.done(Deed::Read, "tasks", today, None).await?;
    Ok(all)
}

/// Gives somebody a task about a citizen, between two meetings.
///
/// # Errors
/// [`Refusal::Missing`] on `words`; [`Refusal::DayOutOfReach`] on `due_on`; [`Refusal::NotOnTheList`] on `doer`;
/// [`Refusal::NotFound`].
pub async fn hand_out(context: &Context, citizen: CitizenId, new: NewTask) -> Result<TaskId, Error> {
    let mut work = context.begin(Action::GiveTasks).await?;
    if let Some(before) = work.made_before(TaskId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let around = around(&mut work, citizen, None).await?;
    let id = give(&mut work, &around, citizen, None, new).await?;
    work.made("task", id, Some(citizen)).await
}

/// Says that a task is done, or that it isn't after all. Whoever is no member of the staff does so with their own.
///
/// # Errors
/// [`Refusal::TaskOver`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn set_done(context: &Context, id: TaskId, version: i64, done: bool) -> Result<Task, Error> {
    let mut work = context.begin(Action::DoTasks).await?;
    let task = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, task.citizen).await?;
    let person = work.context.who.person().cloned();
    let theirs = match person.as_ref().map(|g| (g.role, g.mentor)) {
        Some((Role::Citizen, _)) => task.doer == Doer::Citizen,
        Some((Role::CompanyMentor, Some(mentor))) => rows::is_mentors(&mut work.tx, work.scope, id, mentor).await?,
        Some((Role::PersonalMentor, _)) => {
            task.doer == Doer::Citizen || work.employee().is_ok_and(|me| task.doer == Doer::Employee(me))
        }
        Some((Role::JobConsultant | Role::Caseworker, _)) => true,
        _ => false,
    };
    if !theirs {
        return Err(Refusal::NotFound.into());
    }
    if task.version != version {
        return Err(Refusal::Stale.into());
    }
    let after = Task { done_on: accept_done(&task, done, work.today())?, ..task };
    if !rows::set_done(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    let deed = if done { Deed::Close } else { Deed::Withdraw };
    work.done(deed, "task", id, Some(after.citizen)).await?;
    Ok(after)
}
