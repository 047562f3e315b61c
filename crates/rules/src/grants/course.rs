//! S2 and S3: courses and their months.

use super::{
    active::Interval,
    day::Day,
    event::{Event, Listener},
    terms::{GapReading, Terms},
};
use crate::Refusal;

/// A course: active intervals that belong together, in order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course<'i> {
    /// Which of the citizen's, from 1.
    pub number: u32,
    /// Its intervals; never none.
    pub intervals: &'i [Interval],
}

impl Course<'_> {
    /// Its first day.
    #[must_use]
    pub fn first(&self) -> Day {
        self.intervals.first().map_or(Day::numbered(0), |i| i.from)
    }

    /// Its last active day.
    #[must_use]
    pub fn last(&self) -> Day {
        self.intervals.last().map_or(Day::numbered(0), |i| i.to)
    }

    /// How many active days it has.
    #[must_use]
    pub fn active_days(&self) -> i32 {
        self.intervals.iter().map(Interval::days).sum()
    }

    /// The active day with a number; the first is number 1.
    #[must_use]
    pub fn active_day(&self, number: i32) -> Option<Day> {
        let mut left = number - 1;
        for interval in self.intervals {
            if (0..interval.days()).contains(&left) {
                return Some(interval.from.plus(left));
            }
            left -= interval.days();
        }
        None
    }
}

/// **S2 Course**: consecutive active intervals belong to one course when the later one starts at most
/// `resume_within_weeks` × 7 days after the last day of the earlier one (last day 31 January, four weeks: start on or
/// before 28 February). Company and job centre may change inside a course.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "Afbrydes forløbet inden tre måneder
/// gives kun tilskud, såfremt forløbet genoptages på samme eller anden virksomhed inden for fire uger".
///
/// Reading `gap`: the sentence speaks of an interruption before three months only. By `until_minimum` a course that
/// has its minimum months is not ended by a later gap of any length.
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn s2_courses<'i>(
    intervals: &'i [Interval],
    terms: &Terms,
    listener: &mut impl Listener,
    into: &mut Vec<Course<'i>>,
) -> Result<(), Refusal> {
    into.clear();
    let (mut begins, mut active_days) = (0, 0);
    for (at, pair) in intervals.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        active_days += before.days();
        let gap = after.from.since(before.to);
        let limit = terms.resume_within_weeks.count_on(before.to)?.saturating_mul(7);
        let first = intervals.get(begins).map_or(before.from, |i| i.from);
        let long_enough = terms.readings.gap == GapReading::UntilMinimum
            && s3_months(first, active_days) >= terms.minimum_months.count_on(first)?;
        let same = gap <= limit || long_enough;
        listener.note(|| Event::Gap { after: before.to, resumed_on: after.from, days: gap, limit, same });
        if !same {
            into.push(course(into.len(), intervals.get(begins..=at)));
            (begins, active_days) = (at + 1, 0);
        }
    }
    if begins < intervals.len() {
        into.push(course(into.len(), intervals.get(begins..)));
    }
    Ok(())
}

fn course(before: usize, intervals: Option<&[Interval]>) -> Course<'_> {
    Course { number: u32::try_from(before + 1).unwrap_or(u32::MAX), intervals: intervals.unwrap_or_default() }
}

/// **S3 Months**: a course's active days make as many months as there are whole calendar months from its first day `f`
/// to `f + days`, where `f + k months` is held inside its month (31 January and one month: 28 or 29 February). Days in
/// a gap count nothing.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "1.500 kr. pr. måned borgeren er i
/// virksomhedsforløb".
#[must_use]
pub fn s3_months(first: Day, active_days: i32) -> i32 {
    // No month is longer than 31 days, so there are at least this many; none is shorter than 28.
    let mut months = active_days.max(0) / 31;
    while days_of_months(first, months + 1) <= active_days {
        months += 1;
    }
    months
}

/// How many active days so many months of a course from a day are: days between `f` and `f + k months`.
#[must_use]
pub fn days_of_months(first: Day, months: i32) -> i32 {
    first.plus_months(months).since(first)
}
