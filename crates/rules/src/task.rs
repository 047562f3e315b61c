//! Tasks: what somebody is to do by a day, as agreed at a follow-up or between two.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    id::*,
    period::{Period, days_between, plus_days},
};

/// Days ahead that a task can be due.
pub const FURTHEST_DAYS: i64 = 366;
/// Days after which a task that is done can no longer be taken back.
pub const UNDO_DAYS: i64 = 14;
/// The most tasks that one meeting gives.
pub const MOST_TASKS: usize = 12;

/// Whose task it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doer {
    /// Somebody of the job centre.
    Employee(EmployeeId),
    /// The citizen.
    Citizen,
    /// The mentor at the workplace.
    Mentor,
}

impl Doer {
    /// The kind, as it is stored and in the words' keys.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Employee(_) => "employee",
            Self::Citizen => "citizen",
            Self::Mentor => "mentor",
        }
    }

    /// The employee, if it is one.
    #[must_use]
    pub fn employee(&self) -> Option<EmployeeId> {
        match self {
            Self::Employee(id) => Some(*id),
            Self::Citizen | Self::Mentor => None,
        }
    }

    /// Read back from what is stored, or chosen in a form: an employee by their identifier.
    #[must_use]
    pub fn of(code: &str, employee: Option<EmployeeId>) -> Option<Self> {
        match (code, employee) {
            ("employee", Some(id)) => Some(Self::Employee(id)),
            ("citizen", None) => Some(Self::Citizen),
            ("mentor", None) => Some(Self::Mentor),
            _ => None,
        }
    }
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Identifier.
    pub id: TaskId,
    /// Whom it is about.
    pub citizen: CitizenId,
    /// The meeting where it was agreed.
    pub follow_up: Option<FollowUpId>,
    /// What.
    pub words: String,
    /// Whose.
    pub doer: Doer,
    /// By when.
    pub due_on: Date,
    /// The day on which it was done.
    pub done_on: Option<Date>,
    /// Counts the edits.
    pub version: i64,
}

impl Task {
    /// Should it have been done by now?
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done_on.is_none() && self.due_on < today
    }

    /// Can it be taken back that it is done?
    #[must_use]
    pub fn can_be_undone(&self, today: Date) -> bool {
        self.done_on.is_some_and(|on| days_between(on, today) <= UNDO_DAYS)
    }
}

/// Accepts a new task: from the day it is agreed on, within a year.
///
/// # Errors
/// [`Refusal::Missing`] on `words`; [`Refusal::DayOutOfReach`] on `due_on`.
pub fn accept_task(words: &str, due_on: Date, today: Date) -> Result<(), Refused> {
    if words.trim().is_empty() {
        return Err(Refusal::Missing.on("words"));
    }
    let until = plus_days(today, FURTHEST_DAYS);
    match Period::known(today, Some(until)).contains(due_on) {
        true => Ok(()),
        false => Err(Refusal::DayOutOfReach { from: today, until }.on("due_on")),
    }
}

/// The day that a task has been done after a tick is set or taken away.
///
/// # Errors
/// [`Refusal::Stale`] when it is so already; [`Refusal::TaskOver`] when it was done too long ago to be taken back.
pub fn accept_done(task: &Task, done: bool, today: Date) -> Result<Option<Date>, Refused> {
    match (task.done_on, done) {
        (None, true) => Ok(Some(today)),
        (Some(_), false) if task.can_be_undone(today) => Ok(None),
        (Some(on), false) => Err(Refusal::TaskOver { on }.into()),
        (Some(_), true) | (None, false) => Err(Refusal::Stale.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn task(done_on: Option<Date>) -> Task {
        Task {
            id: TaskId::fresh(),
            citizen: CitizenId::fresh(),
            follow_up: None,
            words: "Ring til Jytte".to_owned(),
            doer: Doer::Citizen,
            due_on: TODAY,
            done_on,
            version: 1,
        }
    }

    fn code<T>(result: Result<T, Refused>) -> String {
        result.map_or_else(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")), |_| "ok".to_owned())
    }

    #[test]
    fn a_task_has_words_and_a_day_to_come() {
        let check = |words, due| code(accept_task(words, due, TODAY));
        assert_eq!(check("Ring", TODAY), "ok");
        assert_eq!(check(" ", TODAY), "missing words");
        assert_eq!(check("Ring", date(2026, 11, 23)), "day-out-of-reach due_on");
        assert_eq!(check("Ring", date(2027, 11, 25)), "ok");
        assert_eq!(check("Ring", date(2027, 11, 26)), "day-out-of-reach due_on");
    }

    #[test]
    fn done_is_said_once_and_taken_back_for_a_while() {
        let check = |done_on, done| code(accept_done(&task(done_on), done, TODAY));
        assert_eq!(check(None, true), "ok");
        assert_eq!(check(None, false), "stale -");
        assert_eq!(check(Some(TODAY), true), "stale -");
        assert_eq!(check(Some(date(2026, 11, 10)), false), "ok", "14 days ago");
        assert_eq!(check(Some(date(2026, 11, 9)), false), "task-over -");
        assert!(task(None).is_overdue(date(2026, 11, 25)) && !task(None).is_overdue(TODAY));
        assert!(!task(Some(TODAY)).is_overdue(date(2026, 12, 25)));
    }

    #[test]
    fn doers_are_read_back_as_they_were_written() {
        for doer in [Doer::Employee(EmployeeId::fresh()), Doer::Citizen, Doer::Mentor] {
            assert_eq!(Doer::of(doer.code(), doer.employee()), Some(doer));
        }
        assert_eq!(Doer::of("employee", None), None);
        assert_eq!(Doer::of("citizen", Some(EmployeeId::fresh())), None);
    }
}
