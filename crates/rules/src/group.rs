//! Groups over time: the law has moved them, so each has the day from which a citizen stood in it.

use jiff::civil::Date;

use crate::{Refusal, Refused, codes::Code, period::plus_days};

/// A citizen's group from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupStep {
    /// First day.
    pub from: Date,
    /// Which (`rulebook/codes/target_groups.toml`).
    pub group: Code,
}

/// Days ahead that a change of group can be written.
pub const LATEST_DAYS: i64 = 31;

/// The group on a day; the first known one for a day before it.
#[must_use]
pub fn group_on(steps: &[GroupStep], day: Date) -> Option<&Code> {
    let latest = steps.iter().filter(|s| s.from <= day).max_by_key(|s| s.from);
    latest.or_else(|| steps.iter().min_by_key(|s| s.from)).map(|s| &s.group)
}

/// May a citizen's group change from a day on? A change on the day of the latest corrects it; history before
/// it stands.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `group_from` for a day before the latest change, or more than
/// [`LATEST_DAYS`] ahead.
pub fn accept_group_from(steps: &[GroupStep], from: Date, today: Date) -> Result<(), Refused> {
    let earliest = steps.iter().map(|s| s.from).max().unwrap_or(Date::constant(1990, 1, 1));
    let latest = plus_days(today, LATEST_DAYS).max(earliest);
    if (earliest..=latest).contains(&from) {
        return Ok(());
    }
    Err(Refusal::DayOutOfReach { from: earliest, until: latest }.on("group_from"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn steps() -> Vec<GroupStep> {
        vec![
            GroupStep { from: date(2010, 4, 26), group: Code::known("match_2_new") },
            GroupStep { from: date(2014, 1, 1), group: Code::known("activity_ready") },
        ]
    }

    #[test]
    fn group_is_that_of_the_day() {
        let on = |day| group_on(&steps(), day).map(ToString::to_string).unwrap_or_default();
        assert_eq!(on(date(2010, 4, 26)), "match_2_new");
        assert_eq!(on(date(2013, 12, 31)), "match_2_new");
        assert_eq!(on(date(2014, 1, 1)), "activity_ready");
        assert_eq!(on(date(2009, 1, 1)), "match_2_new", "before the first known one: the first");
        assert_eq!(group_on(&[], date(2014, 1, 1)), None);
    }

    #[test]
    fn group_changes_forwards_only() {
        let today = date(2026, 11, 24);
        let check = |from| accept_group_from(&steps(), from, today).is_ok();
        assert!(!check(date(2013, 12, 31)) && check(date(2014, 1, 1)) && check(today));
        assert!(check(date(2026, 12, 25)) && !check(date(2026, 12, 26)));
    }
}
