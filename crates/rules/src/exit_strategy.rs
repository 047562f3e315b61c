//! The exit strategy: where the citizen is going after the centre, and by which steps, discussed with the citizen
//! again and again (S2, anchor point 4: "strategi for udplacering af den enkelte"). The newest holds; earlier ones
//! are kept.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    period::{days_between, plus_days},
};

/// The most steps of a strategy.
pub const MOST_STEPS: usize = 12;
/// Days back on which a talk with the citizen can be written down.
pub const EARLIEST_DAYS: i64 = 366;

/// Where to, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitStrategy {
    /// Identifier.
    pub id: ExitStrategyId,
    /// Whose.
    pub citizen: CitizenId,
    /// Where to (`rulebook/codes/exit_aims.toml`).
    pub aim: Code,
    /// The same in words.
    pub words: String,
    /// The steps on the way, in order.
    pub steps: Vec<String>,
    /// The day it was written.
    pub written_on: Date,
    /// Who wrote it.
    pub written_by: Option<EmployeeId>,
    /// The day on which it was last discussed with the citizen.
    pub discussed_on: Date,
    /// Is it the one that holds?
    pub holds: bool,
}

impl ExitStrategy {
    /// The day from which it should be discussed again; none while it is fresh.
    #[must_use]
    pub fn overdue_since(&self, days: i64, today: Date) -> Option<Date> {
        (days_between(self.discussed_on, today) > days).then(|| plus_days(self.discussed_on, days + 1))
    }
}

/// Accepts a strategy: it says where to, in at least one step, and was discussed with the citizen.
///
/// # Errors
/// [`Refusal::Missing`] or [`Refusal::TooManyChoices`] on `steps`; [`Refusal::NotYet`] or
/// [`Refusal::DayOutOfReach`] on `discussed_on`.
pub fn accept_strategy(steps: &[String], discussed_on: Date, today: Date) -> Result<(), Refused> {
    if steps.is_empty() {
        return Err(Refusal::Missing.on("steps"));
    }
    if steps.len() > MOST_STEPS {
        return Err(Refusal::TooManyChoices { most: MOST_STEPS as i64 }.on("steps"));
    }
    if discussed_on > today {
        return Err(Refusal::NotYet { day: discussed_on }.on("discussed_on"));
    }
    let from = plus_days(today, -EARLIEST_DAYS);
    match discussed_on < from {
        true => Err(Refusal::DayOutOfReach { from, until: today }.on("discussed_on")),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn a_strategy_has_steps_and_was_discussed() {
        let steps = |n: usize| vec!["Løntimer i køkkenet".to_owned(); n];
        let check = |n, on| {
            let answer = accept_strategy(&steps(n), on, TODAY);
            answer.map_or_else(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")), |()| "ok".to_owned())
        };
        assert_eq!(check(1, TODAY), "ok");
        assert_eq!(check(0, TODAY), "missing steps");
        assert_eq!(check(12, TODAY), "ok");
        assert_eq!(check(13, TODAY), "too-many-choices steps");
        assert_eq!(check(1, date(2026, 11, 25)), "not-yet discussed_on");
        assert_eq!(check(1, date(2025, 11, 23)), "ok");
        assert_eq!(check(1, date(2025, 11, 22)), "day-out-of-reach discussed_on");
    }

    #[test]
    fn it_is_to_be_discussed_again_after_so_many_days() {
        let strategy = |discussed_on| ExitStrategy {
            id: ExitStrategyId::fresh(),
            citizen: CitizenId::fresh(),
            aim: Code::known("ordinary_job"),
            words: String::new(),
            steps: vec![],
            written_on: discussed_on,
            written_by: None,
            discussed_on,
            holds: true,
        };
        assert_eq!(strategy(date(2026, 9, 29)).overdue_since(56, TODAY), None, "56 days ago");
        assert_eq!(strategy(date(2026, 9, 28)).overdue_since(56, TODAY), Some(TODAY));
    }
}
