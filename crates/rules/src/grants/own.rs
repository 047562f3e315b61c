//! What a job centre itself has written down of a citizen, as the history that is settled.
//!
//! The agency settles from registers; a job centre has placements with days away, benefits by dates and hours paid in
//! periods. Here they become what the rules read.

use serde::Deserialize;

use super::{
    active::Interval,
    day::{Day, Week},
    history::{Group, JobKind, WeekFacts, WeekRows},
};
use crate::codes::Code;

/// What the job centre's own words mean in a settlement: `rulebook/settlement.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnData {
    /// Where it is said.
    pub source: String,
    /// Benefits that are a resource course.
    resource_course: Vec<String>,
    /// Benefits that are cash assistance.
    cash_assistance: Vec<String>,
    /// Benefits on which somebody is in ordinary education.
    education: Vec<String>,
    /// Benefits that are no other public support.
    no_support: Vec<String>,
    /// Days after the last known week for which a job is taken to go on, when somebody looks ahead.
    pub job_goes_on_days: i32,
    /// Days ahead for which the page shows what is about to be earned.
    pub soon_days: i32,
    /// Days back over which the pace is measured.
    pub pace_days: i32,
}

impl OwnData {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// A sentence for the operator that begins with the file.
    pub fn read(text: &str) -> Result<Self, String> {
        let read: Self = toml::from_str(text).map_err(|e| format!("settlement.toml: {e}"))?;
        let days = [read.job_goes_on_days, read.soon_days, read.pace_days];
        if days.iter().any(|d| !(1..=3660).contains(d)) {
            return Err("settlement.toml: a number of days is from 1 to 3660".to_owned());
        }
        Ok(read)
    }

    /// Every benefit that is named.
    pub fn benefits(&self) -> impl Iterator<Item = &str> {
        let all = self.resource_course.iter().chain(&self.cash_assistance);
        all.chain(&self.education).chain(&self.no_support).map(String::as_str)
    }

    /// The group that somebody on a benefit belongs to.
    #[must_use]
    pub fn group(&self, benefit: &Code) -> Option<Group> {
        if among(&self.resource_course, benefit) {
            Some(Group::ResourceCourse)
        } else if among(&self.cash_assistance, benefit) {
            Some(Group::CashAssistance)
        } else {
            None
        }
    }

    /// Is somebody on this benefit in ordinary education?
    #[must_use]
    pub fn educates(&self, benefit: &Code) -> bool {
        among(&self.education, benefit)
    }

    /// Is this benefit other public support?
    #[must_use]
    pub fn supports(&self, benefit: &Code) -> bool {
        !among(&self.no_support, benefit)
    }
}

fn among(list: &[String], benefit: &Code) -> bool {
    list.iter().any(|b| b == benefit.as_str())
}

/// Days away inside a placement: the last active day before, the first after; none when it still lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    /// The last active day.
    pub last: Day,
    /// The first active day after.
    pub back: Option<Day>,
}

/// The active days of a placement: its own without those away, in order. `to` is none while it runs.
#[must_use]
pub fn active_parts(from: Day, to: Option<Day>, away: &[Away]) -> Vec<(Day, Option<Day>)> {
    let mut away = away.to_vec();
    away.sort_unstable_by_key(|a| a.last);
    let ends = |day: Day| to.map_or(day, |to| day.min(to));
    let (mut parts, mut begins) = (Vec::new(), Some(from));
    for gap in away {
        let Some(from) = begins else { break };
        if from <= ends(gap.last) {
            parts.push((from, Some(ends(gap.last))));
        }
        begins = gap.back.map(|back| back.max(from));
    }
    if let Some(from) = begins.filter(|from| to.is_none_or(|to| *from <= to)) {
        parts.push((from, to));
    }
    parts
}

/// The weeks of a job in which hours were paid for a period. The hours are spread evenly over its days and rounded
/// down to hundredths for the whole period, so that no threshold is reached by rounding.
pub fn paid(days: Interval, minutes: i64, kind: JobKind, into: &mut WeekRows) {
    let all = i64::from(days.days().max(1));
    // 5 hundredths of an hour are 3 minutes.
    let until = |day: i64| minutes.max(0) * 5 * day / (3 * all);
    let (mut week, mut told) = (days.from.week(), 0);
    while week.monday() <= days.to {
        let passed = i64::from(week.sunday().min(days.to).since(days.from)) + 1;
        let hundredths = until(passed) - told;
        told += hundredths;
        into.add(week, WeekFacts::work(kind, u32::try_from(hundredths).unwrap_or(u32::MAX)));
        week = week.plus(1);
    }
}

/// The weeks in education: those that lie wholly inside days on the state education grant. Days that touch are one
/// run.
pub fn educated(spells: &[Interval], into: &mut WeekRows) {
    let mut spells = spells.to_vec();
    spells.sort_unstable_by_key(|s| s.from);
    let mut runs: Vec<Interval> = Vec::new();
    for spell in spells {
        match runs.last_mut() {
            Some(run) if spell.from <= run.to.plus(1) => run.to = run.to.max(spell.to),
            _ => runs.push(spell),
        }
    }
    for run in runs {
        let mut week = if run.from.is_monday() { run.from.week() } else { run.from.week().plus(1) };
        while week.sunday() <= run.to {
            into.add(week, WeekFacts::education());
            week = week.plus(1);
        }
    }
}

/// The weeks with other public support: each that has a day of it.
pub fn supported(spell: Interval, into: &mut WeekRows) {
    let mut week: Week = spell.from.week();
    while week.monday() <= spell.to {
        into.add(week, WeekFacts::support());
        week = week.plus(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: i32, day: i32) -> Day {
        Day::civil(year, month, day).unwrap()
    }

    #[test]
    fn days_away_are_no_active_days() {
        let (from, to) = (day(2026, 1, 5), Some(day(2026, 4, 3)));
        let away = [Away { last: day(2026, 2, 6), back: Some(day(2026, 2, 23)) }];
        assert_eq!(active_parts(from, to, &away), [(from, Some(day(2026, 2, 6))), (day(2026, 2, 23), to)]);
        let lasts = [Away { last: day(2026, 2, 6), back: None }];
        assert_eq!(active_parts(from, to, &lasts), [(from, Some(day(2026, 2, 6)))]);
        assert_eq!(active_parts(from, None, &[]), [(from, None)]);
        let after_the_end = [Away { last: day(2026, 4, 3), back: Some(day(2026, 4, 20)) }];
        assert_eq!(active_parts(from, to, &after_the_end), [(from, to)], "resumed at another company");
        let from_the_first_day = [Away { last: day(2026, 1, 4), back: Some(day(2026, 1, 12)) }];
        assert_eq!(active_parts(from, to, &from_the_first_day), [(day(2026, 1, 12), to)]);
    }

    #[test]
    fn hours_of_a_month_are_spread_over_its_weeks_and_never_rounded_up() {
        let mut rows = WeekRows::default();
        // June 2026: Monday the 1st to Tuesday the 30th; 100 hours.
        paid(Interval { from: day(2026, 6, 1), to: day(2026, 6, 30) }, 6000, JobKind::Ordinary, &mut rows);
        let (first, weeks) = rows.gathered();
        let hours: Vec<u32> = weeks.iter().map(|w| w.hundredths()).collect();
        assert_eq!((first.monday(), hours.as_slice()), (day(2026, 6, 1), [2333, 2333, 2334, 2333, 667].as_slice()));
        let mut rows = WeekRows::default();
        paid(Interval { from: day(2026, 6, 1), to: day(2026, 6, 7) }, 10, JobKind::Flexi, &mut rows);
        let (_, weeks) = rows.gathered();
        assert_eq!((weeks[0].hundredths(), weeks[0].is_flexi()), (16, true), "ten minutes are 16.67");
    }

    #[test]
    fn a_week_of_education_is_a_whole_one_and_a_week_of_support_any() {
        let mut rows = WeekRows::default();
        let halves = [
            Interval { from: day(2026, 8, 19), to: day(2026, 8, 31) },
            Interval { from: day(2026, 9, 1), to: day(2026, 9, 12) },
        ];
        educated(&halves, &mut rows);
        supported(Interval { from: day(2026, 9, 6), to: day(2026, 9, 7) }, &mut rows);
        let (first, weeks) = rows.gathered();
        assert_eq!(first.monday(), day(2026, 8, 24));
        let told: Vec<_> = weeks.iter().map(|w| (w.is_education(), w.is_supported())).collect();
        assert_eq!(told, [(true, false), (true, true), (false, true)]);
    }
}
