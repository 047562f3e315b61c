//! A meeting that was held: minutes, decisions, tasks, and the next date at once.

use holdepunkt_rules::{
    Refusal, Refused,
    follow_up::{FollowUp, FollowUpState, FollowUpStep, Guest, When, accept_held, accept_plan, take},
    id::*,
    task::{Doer, MOST_TASKS, Task, accept_task},
};
use holdepunkt_store::{follow_ups as rows, tasks};
use jiff::civil::Date;

use super::{Around, around, enter_version, save, tell};
use crate::{Context, Error, Work, context::Deed};

/// A task as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// What.
    pub words: String,
    /// Whose.
    pub doer: Doer,
    /// By when.
    pub due_on: Date,
}

/// What is written of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The day on which it was held.
    pub held_on: Date,
    /// What was said, as much as matters.
    pub minutes: String,
    /// What was decided, one by one.
    pub decisions: Vec<String>,
    /// What somebody is to do.
    pub tasks: Vec<NewTask>,
    /// When the same people meet next.
    pub next: Option<When>,
}

/// Accepts a task of somebody who is around the citizen, and writes it.
///
/// # Errors
/// As [`accept_task`]; [`Refusal::NotOnTheList`] on `doer`.
pub(crate) async fn give(
    work: &mut Work,
    around: &Around,
    citizen: CitizenId,
    follow_up: Option<FollowUpId>,
    new: NewTask,
) -> Result<TaskId, Error> {
    accept_task(&new.words, new.due_on, work.today())?;
    let known = match new.doer {
        Doer::Employee(id) => around.employs(id),
        Doer::Citizen => true,
        Doer::Mentor => !around.mentors.is_empty() && follow_up.is_some(),
    };
    if !known {
        return Err(Refusal::NotOnTheList.on("doer").into());
    }
    let task = Task {
        id: TaskId::fresh(),
        citizen,
        follow_up,
        words: new.words,
        doer: new.doer,
        due_on: new.due_on,
        done_on: None,
        version: 1,
    };
    tasks::insert(&mut work.tx, work.scope, &task).await?;
    tell::task(work, &task, around.mentors.first().map(|m| m.id)).await?;
    Ok(task.id)
}

/// A refusal of the next date, at the fields of the next date.
fn of_next(refused: Refused) -> Refused {
    let field = match refused.field {
        Some("on") => Some("next"),
        Some("until") => Some("next_until"),
        other => other,
    };
    Refused { field, ..refused }
}

/// The next meeting of the same people. The citizen is invited, whatever it was this time.
async fn plan_next(work: &mut Work, around: &Around, before: &FollowUp, when: When) -> Result<FollowUpId, Error> {
    let mut guests = around.known(&before.guests);
    if !guests.contains(&Guest::Citizen) {
        guests.push(Guest::Citizen);
    }
    let next = FollowUp {
        id: FollowUpId::fresh(),
        state: FollowUpState::Planned,
        when,
        guests,
        without_citizen: String::new(),
        sequence: 0,
        minutes_by: None,
        held_on: None,
        version: 1,
        ..before.clone()
    };
    accept_plan(&next, work.today()).map_err(of_next)?;
    around.accept(&next)?;
    rows::insert(&mut work.tx, work.scope, &next).await?;
    tell::planned(work, &next).await?;
    work.also(Deed::Register, "follow_up", next.id, Some(next.citizen)).await?;
    Ok(next.id)
}

/// Writes down that a meeting was held, with everything that came of it.
///
/// # Errors
/// As [`accept_held`], [`accept_task`] and, at the fields of the next date, [`accept_plan`];
/// [`Refusal::TooManyChoices`] on `tasks`; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn hold(context: &Context, id: FollowUpId, version: i64, held: Held) -> Result<CitizenId, Error> {
    let (mut work, before) = enter_version(context, id, version).await?;
    let state = accept_held(&before, held.held_on, &held.minutes, work.today())?;
    if held.tasks.len() > MOST_TASKS {
        return Err(Refusal::TooManyChoices { most: MOST_TASKS as i64 }.on("tasks").into());
    }
    let citizen = before.citizen;
    let around = around(&mut work, citizen, before.placement).await?;
    let me = work.employee()?;
    let after = FollowUp { state, held_on: Some(held.held_on), minutes_by: Some(me), ..before };
    save(&mut work, &after).await?;
    rows::write_minutes(&mut work.tx, work.scope, id, &held.minutes).await?;
    rows::decide(&mut work.tx, work.scope, id, &held.decisions).await?;
    for new in held.tasks {
        let task = give(&mut work, &around, citizen, Some(id), new).await?;
        work.also(Deed::Register, "task", task, Some(citizen)).await?;
    }
    if let Some(when) = held.next {
        plan_next(&mut work, &around, &after, when).await?;
    }
    crate::signals::look_again(&mut work, citizen).await?;
    work.done(Deed::Advance, "follow_up", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Adds to the minutes of a meeting, under one's name and the day; what stood there stays.
///
/// # Errors
/// [`Refusal::FollowUpState`]; [`Refusal::Missing`] on `more`; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn add(context: &Context, id: FollowUpId, version: i64, more: &str) -> Result<CitizenId, Error> {
    let (mut work, before) = enter_version(context, id, version).await?;
    let state = take(before.state, FollowUpStep::Add)?;
    if more.trim().is_empty() {
        return Err(Refusal::Missing.on("more").into());
    }
    let name = work.context.who.person().map(|g| g.name.clone()).unwrap_or_default();
    let stood = rows::minutes(&mut work.tx, work.scope, id).await?.unwrap_or_default();
    let day = work.today();
    let heading = format!("{}.{}.{} {name}:", day.day(), day.month(), day.year());
    rows::write_minutes(&mut work.tx, work.scope, id, &format!("{stood}\n\n{heading}\n{}", more.trim())).await?;
    let after = FollowUp { state, ..before };
    save(&mut work, &after).await?;
    work.done(Deed::Correct, "follow_up", id, Some(after.citizen)).await?;
    Ok(after.citizen)
}
