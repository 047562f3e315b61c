//! What a draft's hours begin with: a ladder that grows, made of what is known. Only ever a proposal.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Rung, Times};
use crate::{
    hours::WeeklyHours,
    period::{Period, days_between, monday_of, plus_days},
};

/// How the proposal grows (`rulebook/agreement.toml`), with the days on which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// Weeks between two steps.
    pub weeks_between: i64,
    /// How much longer each day becomes at the next step, in minutes.
    pub more_minutes: i64,
    /// How long a day becomes before another day is added, in minutes.
    pub longest_minutes: i64,
    /// Most steps.
    pub steps: i64,
    /// When a day begins where nothing else is known, in minutes after midnight.
    pub first_minute: i64,
}

/// The file's name, for its faults.
const FILE: &str = "agreement.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    growth: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    from: Date,
    source: String,
    weeks_between: i64,
    more_minutes: i64,
    longest_minutes: i64,
    steps: i64,
    first_minute: i64,
}

/// The file: each entry with the first day on which it holds and its source, in order.
#[derive(Debug, Clone, Default)]
pub struct GrowthOn(Vec<(Date, String, Growth)>);

impl GrowthOn {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// A sentence for the operator that begins with the file.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| format!("{FILE}: {}", e.message().replace('\n', " ")))?;
        let mut entries = Vec::new();
        for e in file.growth {
            let growth = Growth {
                weeks_between: e.weeks_between,
                more_minutes: e.more_minutes,
                longest_minutes: e.longest_minutes,
                steps: e.steps,
                first_minute: e.first_minute,
            };
            let day = 24 * 60;
            let fits = growth.weeks_between > 0
                && growth.more_minutes > 0
                && growth.steps > 0
                && (1..=day).contains(&growth.longest_minutes)
                && (0..=day - growth.longest_minutes).contains(&growth.first_minute);
            if !fits {
                return Err(format!("{FILE}: the entry from {} has a figure that no week holds", e.from));
            }
            entries.push((e.from, e.source, growth));
        }
        if entries.is_empty() || entries.iter().zip(entries.iter().skip(1)).any(|(a, b)| b.0 <= a.0) {
            return Err(format!("{FILE}: entries stand in order of time, and there is at least one"));
        }
        Ok(Self(entries))
    }

    /// What holds on a day: before the first entry, the first.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Growth> {
        let held = self.0.iter().rev().find(|(from, ..)| *from <= day);
        held.or_else(|| self.0.first()).map(|(.., growth)| *growth)
    }

    /// The sources, for the check that each is a known document.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, source, _)| source.as_str())
    }
}

/// Weekdays in the order in which a new one is added: apart first, then beside each other.
const ORDER: [i64; 5] = [1, 3, 5, 2, 4];

/// Rounded to a quarter of an hour, as people agree times.
fn quarter(minutes: i64) -> i64 {
    (minutes + 7) / 15 * 15
}

/// Days and times that come to the hours a week: few days, none longer than the longest while there are others.
#[must_use]
pub fn spread(hours: WeeklyHours, growth: &Growth) -> Vec<Times> {
    let minutes = hours.minutes();
    let days = (minutes + growth.longest_minutes - 1) / growth.longest_minutes;
    // Three days make a week of it, where each is at least an hour and a half.
    let days = days.max((minutes / 90).clamp(1, 3)).clamp(1, ORDER.len() as i64);
    let days = ORDER.iter().take(usize::try_from(days).unwrap_or(1));
    laid(hours, &days.map(|d| (*d, growth.first_minute)).collect::<Vec<_>>())
}

/// The hours a week laid on the days of a pattern that is known, as even as quarters of an hour allow; none where
/// the hours don't fit the pattern.
#[must_use]
pub fn fitted(hours: WeeklyHours, pattern: &[Times], growth: &Growth) -> Option<Vec<Times>> {
    let mut days: Vec<(i64, i64)> = Vec::new();
    for t in pattern {
        if days.iter().all(|(d, _)| *d != t.weekday) {
            days.push((t.weekday, t.from));
        }
    }
    let each = hours.minutes() / i64::try_from(days.len()).ok().filter(|n| *n > 0)?;
    (60..=growth.longest_minutes).contains(&each).then(|| laid(hours, &days))
}

/// The hours laid on days, each from its own minute.
fn laid(hours: WeeklyHours, days: &[(i64, i64)]) -> Vec<Times> {
    let mut left = hours.minutes();
    let count = i64::try_from(days.len()).unwrap_or(1).max(1);
    let each = quarter(left / count).max(1);
    let mut times = Vec::new();
    for (n, (weekday, from)) in (1..).zip(days) {
        let long = if n == count { left } else { each.min(left) };
        left -= long;
        let until = (from + long).min(24 * 60);
        times.push(Times { weekday: *weekday, from: until - long, until });
    }
    times.retain(|t| t.from >= 0 && t.from < t.until);
    times.sort_unstable();
    times
}

/// The step after: each day longer while none is long, else another day like the first.
fn more(times: &[Times], growth: &Growth) -> Vec<Times> {
    let longest = times.iter().map(Times::minutes).max().unwrap_or(0);
    let mut next: Vec<Times> = times.to_vec();
    if longest < growth.longest_minutes {
        for t in &mut next {
            let long = (t.minutes() + growth.more_minutes).min(growth.longest_minutes.max(t.minutes()));
            t.until = (t.from + long).min(24 * 60);
        }
    } else if let (Some(first), Some(free)) =
        (times.first(), ORDER.iter().find(|d| times.iter().all(|t| t.weekday != **d)))
    {
        next.push(Times { weekday: *free, ..*first });
    }
    next.sort_unstable();
    next
}

/// A ladder that grows from a first step, inside the placement: a step every few weeks, on a Monday, while a week
/// holds it and there is time left for it.
#[must_use]
pub fn grown(first: Rung, placement: &Period, growth: &Growth) -> Vec<Rung> {
    let mut ladder = vec![first];
    let from = placement.from();
    for n in 1..growth.steps {
        let Some(last) = ladder.last() else { break };
        let day = monday_of(plus_days(from, n * growth.weeks_between * 7 + 6));
        let times = more(&last.times, growth);
        let rung = Rung { from: day, times, tasks: last.tasks.clone() };
        let stays = placement.contains(day) && placement.contains(plus_days(day, 6));
        if !stays || rung.times == last.times || rung.minutes() > WeeklyHours::MOST * 60 {
            break;
        }
        ladder.push(rung);
    }
    ladder
}

/// Another placement's ladder at the same workplace, laid on this one: as many weeks from the first day as there,
/// on Mondays, as far as this placement lasts.
#[must_use]
pub fn shifted(ladder: &[Rung], there: &Period, here: &Period) -> Vec<Rung> {
    let mut moved: Vec<Rung> = Vec::new();
    for rung in ladder {
        let weeks = days_between(there.from(), rung.from) / 7;
        let from = if moved.is_empty() { here.from() } else { monday_of(plus_days(here.from(), weeks * 7 + 6)) };
        if here.contains(from) && moved.last().is_none_or(|before| before.from < from) {
            moved.push(Rung { from, ..rung.clone() });
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::agreement::ladder::accept_ladder;

    const GROWTH: Growth =
        Growth { weeks_between: 4, more_minutes: 60, longest_minutes: 300, steps: 4, first_minute: 540 };

    fn told(ladder: &[Rung]) -> String {
        let one = |r: &Rung| {
            let days: Vec<String> = r.times.iter().map(|t| format!("{}:{}", t.weekday, t.minutes())).collect();
            format!("{} {}", r.from, days.join(" "))
        };
        ladder.iter().map(one).collect::<Vec<_>>().join(" / ")
    }

    fn first(hours: i64, from: Date) -> Rung {
        Rung { from, times: spread(WeeklyHours::whole(hours), &GROWTH), tasks: String::new() }
    }

    #[test]
    fn hours_are_spread_over_few_days() {
        let told = |hours: i64| {
            let times = spread(WeeklyHours::whole(hours), &GROWTH);
            times.iter().map(|t| format!("{}:{}", t.weekday, t.minutes())).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told(1), "1:60");
        assert_eq!(told(4), "1:120 3:120");
        assert_eq!(told(9), "1:180 3:180 5:180");
        assert_eq!(told(20), "1:300 2:300 3:300 5:300");
        assert_eq!(told(37), "1:450 2:450 3:450 4:420 5:450");
    }

    #[test]
    fn hours_are_laid_on_a_pattern_that_is_known_where_they_fit_it() {
        let at = |weekday, from: i64, until: i64| Times { weekday, from: from * 60, until: until * 60 };
        let pattern = [at(2, 7, 11), at(4, 7, 11)];
        assert_eq!(fitted(WeeklyHours::whole(6), &pattern, &GROWTH), Some(vec![at(2, 7, 10), at(4, 7, 10)]));
        assert_eq!(fitted(WeeklyHours::whole(1), &pattern, &GROWTH), None);
        assert_eq!(fitted(WeeklyHours::whole(20), &pattern, &GROWTH), None);
        assert_eq!(fitted(WeeklyHours::whole(6), &[], &GROWTH), None);
    }

    #[test]
    fn ladder_grows_on_mondays_and_stays_inside() {
        let (from, until) = (date(2026, 11, 30), date(2027, 2, 26));
        let ladder = grown(first(9, from), &Period::known(from, Some(until)), &GROWTH);
        assert_eq!(
            told(&ladder),
            "2026-11-30 1:180 3:180 5:180 / 2026-12-28 1:240 3:240 5:240 / 2027-01-25 1:300 3:300 5:300"
        );
        // A placement of two weeks has one step.
        let short = Period::known(from, Some(date(2026, 12, 13)));
        assert_eq!(told(&grown(first(4, from), &short, &GROWTH)), "2026-11-30 1:120 3:120");
    }

    #[test]
    fn ladder_of_another_placement_is_laid_on_this_one() {
        let there = Period::known(date(2026, 8, 31), Some(date(2026, 11, 27)));
        let rung = |from| Rung { from, ..first(4, from) };
        let ladder = [rung(date(2026, 8, 31)), rung(date(2026, 9, 28)), rung(date(2026, 10, 26))];
        let here = Period::known(date(2026, 12, 2), Some(date(2027, 1, 20))); // a Wednesday; seven weeks
        assert_eq!(told(&shifted(&ladder, &there, &here)), "2026-12-02 1:120 3:120 / 2027-01-04 1:120 3:120");
        assert_eq!(shifted(&[], &there, &here), []);
    }

    proptest! {
        /// Whatever the hours and the days, what is proposed could be sent.
        #[test]
        fn what_is_proposed_is_accepted(minutes in 15_i64..=37 * 60, start in 0_i64..800, days in 0_i64..400, then in 0_i64..400) {
            let from = plus_days(date(2026, 1, 1), start);
            let placement = Period::known(from, Some(plus_days(from, days)));
            let times = spread(WeeklyHours::from_minutes(minutes), &GROWTH);
            prop_assert_eq!(times.iter().map(Times::minutes).sum::<i64>(), minutes);
            let ladder = grown(Rung { from, times, tasks: String::new() }, &placement, &GROWTH);
            prop_assert!(accept_ladder(&ladder, &placement).is_ok(), "{}", told(&ladder));
            prop_assert!(ladder.windows(2).all(|w| w[0].minutes() < w[1].minutes()), "{}", told(&ladder));
            let here = Period::known(plus_days(from, then), Some(plus_days(from, then + days)));
            prop_assert!(accept_ladder(&shifted(&ladder, &placement, &here), &here).is_ok());
        }
    }

    #[test]
    fn file_is_read_with_its_faults() {
        let good = include_str!("../../../../rulebook/agreement.toml");
        let read = GrowthOn::read(good).unwrap();
        assert_eq!(read.on(date(2026, 11, 24)), Some(GROWTH));
        assert_eq!(read.on(date(1999, 1, 1)), Some(GROWTH));
        assert!(GrowthOn::read(&good.replace("steps = 4", "steps = 0")).unwrap_err().starts_with("agreement.toml: "));
        assert!(GrowthOn::read(&good.replace("steps = 4", "steps = 4\nodd = 1")).is_err());
        assert!(GrowthOn::read("growth = []").is_err());
    }
}
