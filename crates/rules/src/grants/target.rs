//! S5: the target group.

use super::{
    account::s9_known,
    day::Day,
    history::{Group, GroupDays},
    terms::Terms,
};
use crate::Refusal;

/// How a citizen stands to the target group on the first day of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In a resource course that day.
    ResourceCourse {
        /// The spell's first day.
        since: Day,
    },
    /// On cash assistance without a break for long enough.
    CashAssistance {
        /// The run's first day.
        since: Day,
        /// The day from which it was long enough.
        full_on: Day,
    },
    /// On cash assistance, but not yet for long enough.
    TooShort {
        /// The run's first day.
        since: Day,
        /// The day from which it would be long enough.
        full_on: Day,
    },
    /// In neither that day.
    Neither,
}

impl Standing {
    /// In the target group?
    #[must_use]
    pub const fn counts(&self) -> bool {
        matches!(self, Self::ResourceCourse { .. } | Self::CashAssistance { .. })
    }
}

/// Runs of cash assistance without a break: the next spell starts at most one day after the previous ends. Spells that
/// run are read as ending on the day of the settlement.
pub fn cash_runs(groups: &[GroupDays], as_of: Day, into: &mut Vec<(Day, Day)>) {
    into.clear();
    let cash = groups.iter().filter(|g| g.group == Group::CashAssistance);
    into.extend(cash.filter_map(|g| s9_known(g.from, g.to, as_of)).map(|days| (days.from, days.to)));
    into.sort_unstable();
    into.dedup_by(|next, run| {
        let joins = next.0 <= run.1.plus(1);
        if joins {
            run.1 = run.1.max(next.1);
        }
        joins
    });
}

/// **S5 Target group**: a course counts only if the citizen is in the target group on its first day: in a resource
/// course that day, or in a run of cash assistance without a break that began at least 24 months before that day. Days
/// of a course that does not count are no active days for what follows.
///
/// Source: Projektbeskrivelse VCG2, "Målgruppe": "personer i ressourceforløb og kontanthjælpsmodtagere, der har
/// modtaget kontanthjælp uafbrudt i minimum 2 år".
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn s5_target_group(
    groups: &[GroupDays],
    runs: &[(Day, Day)],
    first: Day,
    as_of: Day,
    terms: &Terms,
) -> Result<Standing, Refusal> {
    let resource = groups.iter().filter(|g| g.group == Group::ResourceCourse);
    let spells = resource.filter_map(|g| s9_known(g.from, g.to, as_of));
    if let Some(since) = spells.filter(|days| days.contains(first)).map(|days| days.from).min() {
        return Ok(Standing::ResourceCourse { since });
    }
    let months = terms.cash_assistance_months.count_on(first)?;
    let Some((since, _)) = runs.iter().find(|(from, to)| *from <= first && first <= *to).copied() else {
        return Ok(Standing::Neither);
    };
    let full_on = since.plus_months(months);
    Ok(if full_on <= first {
        Standing::CashAssistance { since, full_on }
    } else {
        Standing::TooShort { since, full_on }
    })
}
