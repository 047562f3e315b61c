//! Tasks: what somebody is to do by a day.

use holdepunkt_rules::{
    id::*,
    task::{Doer, Task},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into task (job_centre, id, citizen, follow_up, words, who, employee, due_on, done_on, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
);
const SET_DONE: Scoped = Scoped::new(
    "update task set done_on = $3, version = version + 1 where job_centre = $1 and id = $2 and version = $4",
);
const FIND: Scoped = Scoped::new("select t.* from task t where t.job_centre = $1 and t.id = $2");
const OF_CITIZEN: Scoped =
    Scoped::new("select t.* from task t where t.job_centre = $1 and t.citizen = $2 order by t.due_on, t.id");
const OF_FOLLOW_UP: Scoped =
    Scoped::new("select t.* from task t where t.job_centre = $1 and t.follow_up = $2 order by t.due_on, t.id");
const OF_EMPLOYEE: Scoped = Scoped::new(
    "select t.*, c.name from task t join citizen c on c.id = t.citizen where t.job_centre = $1 and t.employee = $2 \
     and c.merged_into is null and (t.done_on is null or t.done_on >= $3) and (c.caseworker = $2 or c.consultant = $2 \
     or exists (select 1 from personal_mentor_grant g where g.citizen = c.id and g.employee = $2 and g.from_day <= $4 \
     and coalesce(g.until_day, $4) >= $4)) order by t.due_on, t.id",
);
const OF_MENTOR: Scoped = Scoped::new(
    "select t.* from task t join follow_up f on f.id = t.follow_up join placement p on p.id = f.placement \
     where t.job_centre = $1 and t.who = 'mentor' and p.mentor = $2 and p.until_day >= $3 \
     and (t.done_on is null or t.done_on >= $3) order by t.due_on, t.id",
);
const MENTORS: Scoped = Scoped::new(
    "select 1 as n from task t join follow_up f on f.id = t.follow_up join placement p on p.id = f.placement \
     where t.job_centre = $1 and t.id = $2 and t.who = 'mentor' and p.mentor = $3 limit 1",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    SET_DONE.text(),
    FIND.text(),
    OF_CITIZEN.text(),
    OF_FOLLOW_UP.text(),
    OF_EMPLOYEE.text(),
    OF_MENTOR.text(),
    MENTORS.text(),
];

fn read(r: &Row) -> Result<Task, StoreError> {
    let doer = Doer::of(&r.get::<String>("who")?, r.get("employee")?);
    let unreadable = || StoreError::Unreadable { column: "who".to_owned(), why: "nobody's task".to_owned() };
    Ok(Task {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        follow_up: r.get("follow_up")?,
        words: r.get("words")?,
        doer: doer.ok_or_else(unreadable)?,
        due_on: r.get("due_on")?,
        done_on: r.get("done_on")?,
        version: r.get("version")?,
    })
}

/// Adds a task.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, t: &Task) -> Result<(), StoreError> {
    let values =
        values![t.id, t.citizen, t.follow_up, &t.words, t.doer.code(), t.doer.employee(), t.due_on, t.done_on,];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Says on which day a task was done, or that it isn't. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_done(tx: &mut Tx, scope: JobCentreId, t: &Task) -> Result<bool, StoreError> {
    Ok(tx.run(SET_DONE.within(scope, values![t.id, t.done_on, t.version])).await? == 1)
}

/// One task.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: TaskId) -> Result<Option<Task>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// Every task about a citizen, the earliest due first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Task>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// The tasks that were agreed at a meeting.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_follow_up(tx: &mut Tx, scope: JobCentreId, id: FollowUpId) -> Result<Vec<Task>, StoreError> {
    tx.all(OF_FOLLOW_UP.within(scope, values![id]), read).await
}

/// An employee's tasks about citizens whom they have, with the citizen's name: open, or done since a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_employee(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    done_since: Date,
    today: Date,
) -> Result<Vec<(Task, String)>, StoreError> {
    let named = |r: &Row| Ok((read(r)?, r.get("name")?));
    tx.all(OF_EMPLOYEE.within(scope, values![employee, done_since, today]), named).await
}

/// A mentor's tasks about placements that end no earlier than a day: open, or done since it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_mentor(
    tx: &mut Tx,
    scope: JobCentreId,
    mentor: MentorId,
    since: Date,
) -> Result<Vec<Task>, StoreError> {
    tx.all(OF_MENTOR.within(scope, values![mentor, since]), read).await
}

/// Is it the task of this mentor?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn is_mentors(tx: &mut Tx, scope: JobCentreId, id: TaskId, mentor: MentorId) -> Result<bool, StoreError> {
    Ok(tx.first(MENTORS.within(scope, values![id, mentor]), |_| Ok(())).await?.is_some())
}
