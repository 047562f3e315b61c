//! What may be shown across job centres: groups under 5 are left out, and enough others that
//! none of them can be computed back from totals or percents.
//!
//! The counts hang together by sums (all = under 30 + the others; all courses = the groups …).
//! First every group of 1 to 4 is hidden. Then, as long as a small group could be computed from
//! what is shown, another cell of a sum that it stands in is hidden: whether it can is the
//! question whether the sums determine it, which elimination answers exactly, together with the
//! fact that no count is below zero. Groups that are
//! never shown (those of 30 and over) are in the sums too, so they can't be computed either.

use std::collections::BTreeSet;

use super::{AbsenceStanding, Citizens, Counts, ONWARD};
use crate::{codes::Code, placement::Outcome};

/// A group smaller than this is not shown across job centres.
pub const SMALLEST_SHOWN: i64 = 5;

/// Which part of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Everybody.
    All,
    /// Under 30 when the course began.
    Under30,
    /// The others: never shown, but they could be computed.
    From30,
}

/// A count of citizens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// Courses started.
    Started(Age),
    /// Courses completed.
    Completed(Age),
    /// Courses running: never shown, but could be computed.
    Running(Age),
    /// Courses started by a target group.
    Group(Code),
    /// Courses completed with an outcome.
    Outcome(Outcome, Age),
    /// Courses completed that led on.
    Onward(Age),
    /// Pauses and interruptions.
    Absences,
    /// Pauses and interruptions that stood so.
    AbsencesAs(AbsenceStanding),
    /// Pauses and interruptions for a reason.
    AbsencesFor(Code),
}

impl Cell {
    /// Does a report show it at all?
    fn is_shown(&self) -> bool {
        match self {
            Self::Started(age) | Self::Completed(age) | Self::Onward(age) => *age != Age::From30,
            Self::Outcome(outcome, age) => *outcome != Outcome::None && *age != Age::From30,
            Self::Group(_) | Self::Absences | Self::AbsencesAs(_) | Self::AbsencesFor(_) => true,
            Self::Running(_) => false,
        }
    }
}

/// A cell is the sum of others.
#[derive(Debug)]
struct Sum {
    total: Cell,
    parts: Vec<Cell>,
}

const AGES: [Age; 3] = [Age::All, Age::Under30, Age::From30];

fn sums(counts: &Counts) -> Vec<Sum> {
    let mut sums = Vec::new();
    let mut by_age = |cell: &dyn Fn(Age) -> Cell| {
        sums.push(Sum { total: cell(Age::All), parts: vec![cell(Age::Under30), cell(Age::From30)] });
    };
    by_age(&Cell::Started);
    by_age(&Cell::Completed);
    by_age(&Cell::Running);
    by_age(&Cell::Onward);
    for outcome in Outcome::ALL {
        by_age(&|age| Cell::Outcome(*outcome, age));
    }
    for age in AGES {
        sums.push(Sum { total: Cell::Started(age), parts: vec![Cell::Completed(age), Cell::Running(age)] });
        sums.push(Sum {
            total: Cell::Completed(age),
            parts: vec![Cell::Onward(age), Cell::Outcome(Outcome::None, age)],
        });
        sums.push(Sum { total: Cell::Onward(age), parts: ONWARD.iter().map(|o| Cell::Outcome(*o, age)).collect() });
    }
    sums.push(Sum { total: Cell::Started(Age::All), parts: counts.groups.keys().cloned().map(Cell::Group).collect() });
    if counts.all_absences() > 0 {
        let standings = AbsenceStanding::ALL.iter().copied().map(Cell::AbsencesAs).collect();
        let reasons = counts.absence_reasons.keys().cloned().map(Cell::AbsencesFor).collect();
        sums.extend([standings, reasons].map(|parts| Sum { total: Cell::Absences, parts }));
    }
    sums
}

/// The value of a cell.
#[must_use]
pub fn value(counts: &Counts, cell: &Cell) -> i64 {
    let of = |c: Citizens, age: Age| match age {
        Age::All => c.all,
        Age::Under30 => c.under_30,
        Age::From30 => c.all - c.under_30,
    };
    match cell {
        Cell::Started(age) => of(counts.started, *age),
        Cell::Completed(age) => of(counts.completed, *age),
        Cell::Running(age) => of(counts.started, *age) - of(counts.completed, *age),
        Cell::Group(code) => counts.groups.get(code).copied().unwrap_or_default(),
        Cell::Outcome(outcome, age) => of(counts.outcome(*outcome), *age),
        Cell::Onward(age) => of(counts.onward(), *age),
        Cell::Absences => counts.all_absences(),
        Cell::AbsencesAs(standing) => counts.absences.get(standing).copied().unwrap_or_default(),
        Cell::AbsencesFor(code) => counts.absence_reasons.get(code).copied().unwrap_or_default(),
    }
}

/// The cells that are not shown across job centres.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden(BTreeSet<Cell>);

impl Hidden {
    /// Is the cell hidden?
    #[must_use]
    pub fn hides(&self, cell: &Cell) -> bool {
        self.0.contains(cell)
    }

    /// Is anything hidden?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn is_small(n: i64) -> bool {
    (1..SMALLEST_SHOWN).contains(&n)
}

/// Chooses what to hide.
#[must_use]
pub fn hide(counts: &Counts) -> Hidden {
    let sums = sums(counts);
    let every: BTreeSet<Cell> = sums.iter().flat_map(|s| s.parts.iter().chain([&s.total])).cloned().collect();
    let small: Vec<&Cell> = every.iter().filter(|c| is_small(value(counts, c))).collect();
    // What a reader does not know: the cells that are never shown, and those hidden here.
    let mut unknown: BTreeSet<Cell> = every.iter().filter(|c| !c.is_shown()).cloned().collect();
    unknown.extend(small.iter().map(|c| (*c).clone()));
    while let Some(next) =
        exposed(counts, &sums, &unknown, &small).and_then(|cell| companion(counts, &sums, &unknown, &cell))
    {
        unknown.insert(next);
    }
    Hidden(unknown.into_iter().filter(Cell::is_shown).collect())
}

/// A small group that what is shown gives away: by itself, or summed with others that are small too.
fn exposed(counts: &Counts, sums: &[Sum], unknown: &BTreeSet<Cell>, small: &[&Cell]) -> Option<Cell> {
    let determined = determined(counts, sums, unknown);
    if let Some(cell) = small.iter().find(|c| determined.contains(c)) {
        return Some((*cell).clone());
    }
    // The rest of a sum is known as one number: if that is small, it is a small group itself.
    sums.iter().find_map(|s| {
        let open: Vec<&Cell> = s.parts.iter().filter(|p| unknown.contains(p)).collect();
        let rest: i64 = open.iter().map(|p| value(counts, p)).sum();
        let known = !unknown.contains(&s.total) || determined.contains(&s.total);
        (known && is_small(rest)).then(|| open.first().map(|c| (*c).clone())).flatten()
    })
}

/// The next cell to hide: the smallest shown one, not zero, in a sum with the exposed cell; when
/// there is none there, the smallest anywhere.
fn companion(counts: &Counts, sums: &[Sum], unknown: &BTreeSet<Cell>, cell: &Cell) -> Option<Cell> {
    let of_sum = |s: &Sum| s.parts.iter().chain([&s.total]).cloned().collect::<Vec<_>>();
    let near = sums.iter().filter(|s| s.parts.contains(cell) || s.total == *cell);
    let smallest = |cells: Vec<Cell>| {
        let shown = cells.into_iter().filter(|c| !unknown.contains(c) && value(counts, c) > 0);
        shown.min_by_key(|c| value(counts, c))
    };
    smallest(near.flat_map(of_sum).collect()).or_else(|| smallest(sums.iter().flat_map(of_sum).collect()))
}

/// A prime: elimination over whole numbers modulo it gives the same answer as over fractions for
/// sums with coefficients 1 and -1.
const PRIME: i64 = 1_000_000_007;

/// The unknown cells that what is shown determines: by the sums, and since nothing is below zero,
/// so that parts of a rest of zero are all zero.
fn determined(counts: &Counts, sums: &[Sum], unknown: &BTreeSet<Cell>) -> BTreeSet<Cell> {
    let mut open = unknown.clone();
    loop {
        let mut found = by_sums(sums, &open);
        for s in sums.iter().filter(|s| !open.contains(&s.total)) {
            let rest: Vec<&Cell> = s.parts.iter().filter(|p| open.contains(p)).collect();
            if rest.iter().map(|p| value(counts, p)).sum::<i64>() == 0 {
                found.extend(rest.into_iter().cloned());
            }
        }
        if found.is_empty() {
            return unknown.difference(&open).cloned().collect();
        }
        open.retain(|c| !found.contains(c));
    }
}

/// The unknown cells that the sums determine, whatever the signs.
fn by_sums(sums: &[Sum], unknown: &BTreeSet<Cell>) -> BTreeSet<Cell> {
    let columns: Vec<&Cell> = unknown.iter().collect();
    let mut rows: Vec<Vec<i64>> = sums
        .iter()
        .map(|s| columns.iter().map(|c| i64::from(s.parts.contains(c)) - i64::from(s.total == **c)).collect())
        .collect();
    let pivots = eliminate(&mut rows, columns.len());
    let alone = |row: &Vec<i64>| row.iter().filter(|x| **x != 0).count() == 1;
    let found = pivots.iter().filter(|(row, _)| rows.get(*row).is_some_and(alone));
    found.filter_map(|(_, column)| columns.get(*column).map(|c| (*c).clone())).collect()
}

/// Brings rows into reduced echelon form; says which row leads in which column.
fn eliminate(rows: &mut [Vec<i64>], columns: usize) -> Vec<(usize, usize)> {
    let mut pivots = Vec::new();
    for column in 0..columns {
        let at = |row: &Vec<i64>| row.get(column).copied().unwrap_or_default();
        let Some(found) = (pivots.len()..rows.len()).find(|r| rows.get(*r).is_some_and(|row| at(row) != 0)) else {
            continue;
        };
        let top = pivots.len();
        rows.swap(top, found);
        let Some(lead) = rows.get(top).cloned() else { break };
        let inverse = power(at(&lead), PRIME - 2);
        let lead: Vec<i64> = lead.iter().map(|x| (x * inverse).rem_euclid(PRIME)).collect();
        for (r, row) in rows.iter_mut().enumerate() {
            let factor = at(row);
            if r == top {
                row.clone_from(&lead);
            } else if factor != 0 {
                row.iter_mut().zip(&lead).for_each(|(x, l)| *x = (*x - factor * l).rem_euclid(PRIME));
            }
        }
        pivots.push((top, column));
    }
    pivots
}

/// A power modulo the prime.
fn power(base: i64, exponent: i64) -> i64 {
    let (mut result, mut base, mut exponent) = (1_i64, base.rem_euclid(PRIME), exponent);
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}

#[cfg(test)]
mod tests;
