//! Figures across job centres are told as releases: counted once in a while, and standing until the next.
//!
//! Each release by itself tells nothing of fewer than five ([`super::disclosure`]). But whoever has two of them has
//! their difference too, and where one citizen answered in between, the difference is that citizen. So what is told of
//! a question is renewed only if nothing that can be computed of it and of any release before it is about fewer than
//! five people; otherwise it stands as it was told. The figures themselves are never altered.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    Answer,
    many::{BANDS, Bands, CHANGES, Change, band},
    reading::CHANGE,
};
use crate::{Refused, figures::Figures, status::suppress::SMALLEST_SHOWN};

code_enum! {
    /// A table of a question in a release.
    ReleaseTable {
        /// Everybody who answered it, in one line.
        Whole = "whole",
        /// By the target group when the course began.
        TargetGroup = "target_group",
        /// By age when it began.
        Age = "age",
        /// By the centre's model.
        Model = "model",
        /// By weeks in the course.
        Weeks = "weeks",
        /// By what the course led to.
        Outcome = "outcome",
    }
}

code_enum! {
    /// In what the people of a line are told apart.
    Measure {
        /// The band of the answer at the beginning.
        First = "first",
        /// The band of the answer now.
        Now = "now",
        /// How much it changed.
        Change = "change",
    }
}

/// A line of a table as it is kept: what is told is made of this, and nothing finer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Line {
    /// The answers at the beginning, in bands. Only of everybody.
    pub first: Bands,
    /// The answers now, in bands. Only of everybody.
    pub now: Bands,
    /// What became of those who answered twice with a number.
    pub change: Change,
}

/// The lines of a table by their group's code; the only line of the whole is called nothing.
pub type Lines = BTreeMap<String, Line>;

/// The line of the courses that go on, beside what those that are over led to. Nobody is shown it, but whoever has the
/// whole and the outcomes can compute it.
pub const GOES_ON: &str = "goes_on";

impl Line {
    /// Counts several with the same two answers: in the bands, and in the change.
    pub fn count_many(&mut self, first: Option<Answer>, latest: Option<Answer>, n: u64) {
        let into = |bands: &mut Bands, answer: Answer| {
            if let Some(counted) = bands.get_mut(band(answer)) {
                *counted += n;
            }
        };
        if let Some(answer) = first {
            into(&mut self.first, answer);
        }
        if let Some(answer) = latest.or(first) {
            into(&mut self.now, answer);
        }
        self.count_change(first, latest, n);
    }

    /// Counts several with the same two answers in the change alone, as the lines of groups do.
    pub fn count_change(&mut self, first: Option<Answer>, latest: Option<Answer>, n: u64) {
        if let (Some(a), Some(b)) = (first, latest) {
            self.change.count_many(a, b, n);
        }
    }

    /// Everything in it that isn't 0: in what it is told apart, which band (from 0) or change (from -10), and how many.
    #[must_use]
    pub fn cells(&self) -> Vec<(Measure, i64, u64)> {
        let bands = |measure: Measure, bands: &Bands| {
            (0_i64..).zip(*bands).map(move |(at, n)| (measure, at, n)).collect::<Vec<_>>()
        };
        let change = self.change.each().map(|(by, n)| (Measure::Change, by, n));
        let all = bands(Measure::First, &self.first).into_iter().chain(bands(Measure::Now, &self.now)).chain(change);
        all.filter(|(.., n)| *n > 0).collect()
    }

    /// Adds a cell, as [`Line::cells`] gave it; one that there can't be is left out.
    pub fn put(&mut self, measure: Measure, cell: i64, n: u64) {
        let bands = match measure {
            Measure::First => &mut self.first,
            Measure::Now => &mut self.now,
            Measure::Change => return self.change.count_by(cell, n),
        };
        if let Some(counted) = usize::try_from(cell).ok().and_then(|at| bands.get_mut(at)) {
            *counted += n;
        }
    }
}

/// What the courses that are over led to, and the courses that go on, which are what is left of the whole.
#[must_use]
pub fn with_those_that_go_on(whole: &Line, over: Lines) -> Lines {
    let mut rest = Line::default();
    for (by, n) in whole.change.each() {
        let of_line = |l: &Line| l.change.each().find(|(b, _)| *b == by).map_or(0, |(_, n)| n);
        rest.change.count_by(by, n.saturating_sub(over.values().map(of_line).sum()));
    }
    let mut all = over;
    if rest.change.n() > 0 {
        all.insert(GOES_ON.to_owned(), rest);
    }
    all
}

const LEAST: u64 = SMALLEST_SHOWN.unsigned_abs();
/// So many lines of a table are looked at together, and what is left of the whole without them: of up to nine lines
/// that is every sum that anybody can make.
const TOGETHER: usize = 4;

/// How a line differs from what was told of it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Difference {
    first: [i64; BANDS],
    now: [i64; BANDS],
    change: [i64; CHANGES],
}

fn each<const W: usize>(a: &[i64; W], b: &[i64; W], of: impl Fn(i64, i64) -> i64) -> [i64; W] {
    std::array::from_fn(|at| of(a.get(at).copied().unwrap_or(0), b.get(at).copied().unwrap_or(0)))
}

fn whole_numbers<const W: usize>(counts: impl Iterator<Item = u64>) -> [i64; W] {
    let mut numbers = [0; W];
    numbers.iter_mut().zip(counts).for_each(|(to, n)| *to = i64::try_from(n).unwrap_or(i64::MAX));
    numbers
}

impl Difference {
    const NONE: Self = Self { first: [0; BANDS], now: [0; BANDS], change: [0; CHANGES] };

    fn counted(line: &Line) -> Self {
        let change = line.change.each().map(|(_, n)| n);
        Self {
            first: whole_numbers(line.first.into_iter()),
            now: whole_numbers(line.now.into_iter()),
            change: whole_numbers(change),
        }
    }

    fn with(&self, other: &Self, of: impl Fn(i64, i64) -> i64 + Copy) -> Self {
        Self {
            first: each(&self.first, &other.first, of),
            now: each(&self.now, &other.now, of),
            change: each(&self.change, &other.change, of),
        }
    }

    fn plus(&self, other: &Self) -> Self {
        self.with(other, i64::saturating_add)
    }

    fn less(&self, other: &Self) -> Self {
        self.with(other, i64::saturating_sub)
    }

    /// Is there something told in which this shows, and shows no more than one to four people? The bands at the
    /// beginning and now, how many rose, stayed and fell, and the changes that medians are made of.
    fn tells_of_few(&self) -> bool {
        let steps = (0_i64..).map(|at| at - i64::from(super::HIGHEST)).zip(&self.change);
        let mut moves = [0_i64; 3];
        for (by, n) in steps {
            let [fell, stayed, rose] = &mut moves;
            let class = if by >= CHANGE {
                rose
            } else if by <= -CHANGE {
                fell
            } else {
                stayed
            };
            *class += n;
        }
        [&self.first[..], &self.now, &moves, &self.change].into_iter().any(|by| (1..LEAST).contains(&people(by)))
    }
}

/// How many people must have changed at the least for counts to differ so: each of them left one count, came into one,
/// or both.
fn people(by: &[i64]) -> u64 {
    let came: i64 = by.iter().filter(|n| **n > 0).sum();
    let left: i64 = by.iter().filter(|n| **n < 0).sum();
    came.unsigned_abs().max(left.unsigned_abs())
}

/// May a table be told after it was told otherwise? Whatever shows of the difference, in any of its lines, in lines
/// added up or in what they leave of the whole, is about nobody or about at least five people. A line that is new, or
/// gone, is held against nobody.
#[must_use]
pub fn may_follow(before: &Lines, after: &Lines) -> bool {
    let nobody = Line::default();
    let line = |of: &Lines, name: &String| Difference::counted(of.get(name).unwrap_or(&nobody));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differ: Vec<Difference> =
        names.into_iter().map(|n| line(after, n).less(&line(before, n))).filter(|d| *d != Difference::NONE).collect();
    let whole = differ.iter().fold(Difference::NONE, |sum, d| sum.plus(d));
    all_may(&differ, &whole, &Difference::NONE, TOGETHER)
}

/// Some lines that differ, and the whole without them; then with each line of those that are left, up to so many more.
fn all_may(left: &[Difference], whole: &Difference, some: &Difference, more: usize) -> bool {
    if some.tells_of_few() || whole.less(some).tells_of_few() {
        return false;
    }
    let Some(more) = more.checked_sub(1) else { return true };
    let mut left = left;
    while let Some((next, others)) = left.split_first() {
        if !all_may(others, whole, &some.plus(next), more) {
            return false;
        }
        left = others;
    }
    true
}

/// Which tables of a question are renewed by what is counted now: the whole, if it may follow everything that was told
/// of it before; and with it each other table that may. Nothing without the whole, so that what a table adds up to was
/// always told on the same day.
///
/// It is held against every release and not the latest alone: five answer, and four of them take it back; either step
/// is of many, but from the first to the third it is one.
#[must_use]
pub fn renewed(
    told: &BTreeMap<ReleaseTable, Vec<Lines>>,
    counted: &BTreeMap<ReleaseTable, Lines>,
) -> BTreeSet<ReleaseTable> {
    let may = |table: &ReleaseTable| {
        let before = told.get(table).map_or(&[][..], Vec::as_slice);
        counted.get(table).is_some_and(|now| before.iter().all(|b| may_follow(b, now)))
    };
    if !may(&ReleaseTable::Whole) {
        return BTreeSet::new();
    }
    counted.keys().filter(|table| may(table)).copied().collect()
}

/// Months between two releases, from `rulebook/progression.toml`.
///
/// # Errors
/// [`crate::Refusal::OutsideCoverage`].
pub fn months(figures: &Figures, day: Date) -> Result<i64, Refused> {
    Ok(figures.number_on("progression.release_months", None, day)?)
}

/// Is it time for a release? From the first day of the month that is so many months after the one of the latest.
#[must_use]
pub fn is_due(latest: Option<Date>, months: i64, today: Date) -> bool {
    let month = |day: Date| 12 * i64::from(day.year()) + i64::from(day.month());
    latest.is_none_or(|day| month(today) - month(day) >= months.max(1))
}

#[cfg(test)]
mod tests;
