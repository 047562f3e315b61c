//! What differs between two settlements: a correction and what it corrects, or a register's and one's own.

use std::collections::BTreeSet;

use super::line::{Grant, Line, Reason, Unearned};
use crate::money::Ore;

code_enum! {
    /// What became of a line.
    Became {
        /// It wasn't there before.
        New = "new",
        /// It isn't there any more.
        Gone = "gone",
        /// Something of it is another.
        Changed = "changed",
    }
}

/// A line with what was paid of it.
pub type Paid = (Line, Ore);

/// A line of a citizen that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// What became of it.
    pub became: Became,
    /// As it was.
    pub before: Option<Paid>,
    /// As it is.
    pub after: Option<Paid>,
}

/// The lines of one citizen that differ, grant by grant: the first before against the first after, and so on in the
/// order of the day they were earned.
#[must_use]
pub fn differences(before: &[Paid], after: &[Paid]) -> Vec<Difference> {
    let mut all = Vec::new();
    for grant in Grant::ALL {
        let of = |lines: &[Paid]| {
            let mut lines: Vec<Paid> = lines.iter().filter(|(l, _)| l.grant == *grant).copied().collect();
            lines.sort_unstable_by_key(|(l, _)| (l.earned_on, l.number));
            lines
        };
        let (was, is) = (of(before), of(after));
        for at in 0..was.len().max(is.len()) {
            let (before, after) = (was.get(at).copied(), is.get(at).copied());
            let became = match (before, after) {
                (None, _) => Became::New,
                (_, None) => Became::Gone,
                (Some(b), Some(a)) if b == a => continue,
                _ => Became::Changed,
            };
            all.push(Difference { became, before, after });
        }
    }
    all
}

code_enum! {
    /// Why a register settles a citizen otherwise than one's own data.
    Why {
        /// The active days, or the gaps between them, are others.
        Days = "days",
        /// The hours, or the weeks in the job or in education, are others.
        Hours = "hours",
        /// The citizen is in the target group in the one and not in the other.
        TargetGroup = "target_group",
        /// Other public support beside the education.
        Support = "support",
        /// The result begins in the period in the one and after it in the other.
        Period = "period",
    }
}

/// What one of the two says of a citizen.
#[derive(Debug, Clone, Copy)]
pub struct Side<'s> {
    /// The lines of this job centre.
    pub lines: &'s [Line],
    /// What earned nothing, by the codes of the reasons.
    pub refused: &'s [(Grant, &'s str)],
}

fn why_of(code: &str) -> Option<Why> {
    match code {
        "too_short" => Some(Why::Days),
        "not_in_target_group" => Some(Why::TargetGroup),
        "weeks_short" | "hours_short" => Some(Why::Hours),
        "other_support" => Some(Why::Support),
        "starts_after_period" => Some(Why::Period),
        _ => None,
    }
}

fn sum(lines: &[Line], grant: Grant) -> Ore {
    Ore(lines.iter().filter(|l| l.grant == grant).map(|l| l.amount.0).sum())
}

/// A citizen whom the two settle differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Activity: ours, theirs.
    pub activity: (Ore, Ore),
    /// Result: ours, theirs.
    pub result: (Ore, Ore),
    /// Why, as far as it can be told from both.
    pub why: BTreeSet<Why>,
}

/// Holds one's own settlement of a citizen against the register's. None where they agree on every amount and day.
///
/// The reason is that which the side gives that paid less; when it gives none, the days (of a month) or the hours (of a
/// result) are others, or the citizen is unknown there, which is the same from here.
#[must_use]
pub fn apart(own: &Side<'_>, theirs: &Side<'_>) -> Option<Apart> {
    let mut why = BTreeSet::new();
    for grant in Grant::ALL {
        let of = |side: &Side<'_>| {
            let mut lines: Vec<_> =
                side.lines.iter().filter(|l| l.grant == *grant).map(|l| (l.earned_on, l.amount, l.way)).collect();
            lines.sort_unstable();
            lines
        };
        let (ours, registers) = (of(own), of(theirs));
        if ours == registers {
            continue;
        }
        let less = match sum(own.lines, *grant).cmp(&sum(theirs.lines, *grant)) {
            std::cmp::Ordering::Less => Some(own),
            std::cmp::Ordering::Greater => Some(theirs),
            std::cmp::Ordering::Equal => None,
        };
        let told = less.and_then(|side| side.refused.iter().find(|(g, _)| g == grant).and_then(|(_, c)| why_of(c)));
        why.insert(told.unwrap_or(if *grant == Grant::Activity { Why::Days } else { Why::Hours }));
    }
    (!why.is_empty()).then(|| Apart {
        activity: (sum(own.lines, Grant::Activity), sum(theirs.lines, Grant::Activity)),
        result: (sum(own.lines, Grant::Result), sum(theirs.lines, Grant::Result)),
        why,
    })
}

/// The grant and the code of each refusal, as [`Side`] wants them.
#[must_use]
pub fn refused(unearned: &[Unearned]) -> Vec<(Grant, &'static str)> {
    unearned.iter().map(|u| (u.grant, Reason::code(&u.reason))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grants::{day::Day, history::JobCentre, line::Way};

    fn line(grant: Grant, number: u32, on: (i32, i32, i32)) -> Line {
        let day = Day::civil(on.0, on.1, on.2).unwrap();
        Line {
            job_centre: JobCentre(0),
            grant,
            number,
            basis_from: day,
            basis_to: day,
            earned_on: day,
            amount: Ore::kroner(if grant == Grant::Activity { 1500 } else { 12_000 }),
            way: (grant == Grant::Result).then_some(Way::Work),
            excludes_flexi_bonus: false,
        }
    }

    #[test]
    fn lines_are_held_against_each_other_in_their_order() {
        let paid = |l: Line| (l, l.amount);
        let was = [paid(line(Grant::Activity, 1, (2026, 2, 1))), paid(line(Grant::Activity, 2, (2026, 3, 1)))];
        let mut is = vec![was[0], paid(line(Grant::Activity, 2, (2026, 3, 4)))];
        is.push(paid(line(Grant::Result, 1, (2026, 9, 6))));
        let became: Vec<Became> = differences(&was, &is).iter().map(|d| d.became).collect();
        assert_eq!(became, [Became::Changed, Became::New]);
        let became: Vec<Became> = differences(&is, &was[..1]).iter().map(|d| d.became).collect();
        assert_eq!(became, [Became::Gone, Became::Gone]);
        assert_eq!(differences(&was, &was), []);
        let partly = [was[0], (was[1].0, Ore::kroner(300))];
        assert_eq!(differences(&was, &partly).len(), 1, "paid another amount");
    }

    #[test]
    fn register_against_own_data_tells_why() {
        let months = [line(Grant::Activity, 1, (2026, 2, 1)), line(Grant::Activity, 2, (2026, 3, 1))];
        let own = Side { lines: &months, refused: &[] };
        assert_eq!(apart(&own, &own), None);
        let nothing = |refused| Side { lines: &[], refused };
        let why = |a: Option<Apart>| a.unwrap().why.into_iter().collect::<Vec<_>>();
        assert_eq!(why(apart(&own, &nothing(&[(Grant::Activity, "not_in_target_group")]))), [Why::TargetGroup]);
        assert_eq!(why(apart(&own, &nothing(&[(Grant::Activity, "too_short")]))), [Why::Days]);
        assert_eq!(why(apart(&own, &nothing(&[]))), [Why::Days]);
        let result = [line(Grant::Result, 1, (2026, 9, 6))];
        let with = Side { lines: &result, refused: &[] };
        assert_eq!(why(apart(&nothing(&[(Grant::Result, "hours_short")]), &with)), [Why::Hours]);
        assert_eq!(why(apart(&nothing(&[(Grant::Result, "other_support")]), &with)), [Why::Support]);
        let later = [line(Grant::Activity, 1, (2026, 2, 2)), line(Grant::Activity, 2, (2026, 3, 1))];
        let other = apart(&own, &Side { lines: &later, refused: &[] }).unwrap();
        assert_eq!((other.activity, other.why.len()), ((Ore::kroner(3000), Ore::kroner(3000)), 1));
    }
}
