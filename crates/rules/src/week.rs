//! A combination week: which days in the centre, and which other offers beside them (S1, S2: one or two
//! days in the centre, a psychologist or exercise on others).

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    agreement::{Rung, Times},
    codes::Code,
    hours::WeeklyHours,
};

/// Something on a day of the week.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WeekDay {
    /// 1 is Monday.
    pub weekday: i64,
    /// Minutes after midnight when it begins.
    pub from: i64,
    /// Minutes after midnight when it ends.
    pub until: i64,
    /// What (`rulebook/codes/activities.toml`).
    pub activity: Code,
    /// Who offers it; may be empty.
    pub provider: String,
}

impl WeekDay {
    /// Is it a day in the centre?
    #[must_use]
    pub fn in_centre(&self) -> bool {
        self.activity.as_str() == IN_CENTRE
    }

    /// How long, in minutes.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.until - self.from
    }
}

/// The activity that is the centre itself.
pub const IN_CENTRE: &str = "centre";

/// A week that holds from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// The first day on which it holds.
    pub from: Date,
    /// What stands in it, by day and time.
    pub days: Vec<WeekDay>,
}

impl Week {
    /// Minutes a week in the centre.
    #[must_use]
    pub fn centre_minutes(&self) -> i64 {
        self.days.iter().filter(|d| d.in_centre()).map(WeekDay::minutes).sum()
    }

    /// Days a week with something in the centre.
    #[must_use]
    pub fn centre_days(&self) -> i64 {
        let days = self.days.iter().filter(|d| d.in_centre()).map(|d| d.weekday);
        i64::try_from(days.collect::<std::collections::BTreeSet<_>>().len()).unwrap_or(0)
    }
}

/// Accepts a week: times in order, nothing at the same time, at least one day in the centre, and beside a
/// pre-course no more than `most_centre_days` of them.
///
/// # Errors
/// [`Refusal::TimesTurnedAround`], [`Refusal::WeekOverlaps`], [`Refusal::WeekWithoutCentre`],
/// [`Refusal::TooManyCentreDays`], all on `week`.
pub fn accept_week(week: &Week, most_centre_days: Option<i64>) -> Result<(), Refused> {
    let in_order = |d: &WeekDay| (1..=7).contains(&d.weekday) && 0 <= d.from && d.from < d.until && d.until <= 1440;
    if !week.days.iter().all(in_order) {
        return Err(Refusal::TimesTurnedAround.on("week"));
    }
    let mut sorted: Vec<&WeekDay> = week.days.iter().collect();
    sorted.sort_unstable();
    let clash = sorted.iter().zip(sorted.iter().skip(1)).find(|(a, b)| a.weekday == b.weekday && b.from < a.until);
    if let Some((a, _)) = clash {
        return Err(Refusal::WeekOverlaps { day: a.weekday }.on("week"));
    }
    match (week.centre_days(), most_centre_days) {
        (0, _) => Err(Refusal::WeekWithoutCentre.on("week")),
        (days, Some(most)) if days > most => Err(Refusal::TooManyCentreDays { most }.on("week")),
        _ => Ok(()),
    }
}

/// The week that holds on a day: the latest that has begun.
#[must_use]
pub fn week_on(weeks: &[Week], day: Date) -> Option<&Week> {
    weeks.iter().filter(|w| w.from <= day).max_by_key(|w| w.from)
}

/// The weekdays on which something beside the placement takes place at the same time as something of the week.
#[must_use]
pub fn clashes(week: &Week, beside: &[Times]) -> Vec<i64> {
    let meets = |t: &Times| {
        let same = |d: &&WeekDay| d.weekday == t.weekday && d.from < t.until && t.from < d.until;
        week.days.iter().find(same).map(|d| d.weekday)
    };
    let days: std::collections::BTreeSet<i64> = beside.iter().filter_map(meets).collect();
    days.into_iter().collect()
}

/// Hours a week in the centre by the week, and by the work agreement's step, where the two disagree: neither is
/// wrong by itself, so it is said, not barred.
#[must_use]
pub fn disagreement(week: &Week, rung: &Rung) -> Option<(WeeklyHours, WeeklyHours)> {
    let in_centre = WeeklyHours::from_minutes(week.centre_minutes());
    (in_centre != rung.hours()).then(|| (in_centre, rung.hours()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn day(weekday: i64, from: i64, until: i64, activity: &str) -> WeekDay {
        WeekDay {
            weekday,
            from: from * 60,
            until: until * 60,
            activity: Code::known(activity),
            provider: String::new(),
        }
    }

    fn code(days: Vec<WeekDay>, most: Option<i64>) -> &'static str {
        let week = Week { from: date(2026, 11, 30), days };
        accept_week(&week, most).map_or_else(|r| r.refusal.code(), |()| "ok")
    }

    #[test]
    fn week_has_a_centre_day_and_nothing_at_the_same_time() {
        assert_eq!(code(vec![day(1, 9, 12, "centre"), day(1, 12, 13, "exercise")], None), "ok");
        assert_eq!(code(vec![day(1, 9, 12, "centre"), day(1, 11, 13, "exercise")], None), "week-overlaps");
        assert_eq!(code(vec![day(2, 9, 12, "exercise")], None), "week-without-centre");
        assert_eq!(code(vec![day(2, 12, 9, "centre")], None), "times-turned-around");
        assert_eq!(code(vec![day(8, 9, 12, "centre")], None), "times-turned-around");
        let three = vec![day(1, 9, 12, "centre"), day(3, 9, 12, "centre"), day(5, 9, 12, "centre")];
        assert_eq!(code(three.clone(), Some(2)), "too-many-centre-days");
        assert_eq!(code(three, None), "ok");
    }

    #[test]
    fn what_is_beside_the_placement_can_meet_it() {
        let week = Week { from: date(2026, 11, 30), days: vec![day(1, 9, 12, "centre"), day(3, 9, 12, "centre")] };
        let at = |weekday, from: i64, until: i64| Times { weekday, from: from * 60, until: until * 60 };
        assert_eq!(clashes(&week, &[at(2, 9, 12), at(1, 12, 13), at(3, 8, 9)]), Vec::<i64>::new());
        assert_eq!(clashes(&week, &[at(3, 11, 13), at(1, 8, 10), at(1, 11, 12)]), [1, 3]);
    }

    #[test]
    fn week_and_agreement_can_disagree() {
        let week = Week { from: date(2026, 11, 30), days: vec![day(1, 9, 12, "centre"), day(2, 9, 12, "exercise")] };
        let rung = |until: i64| Rung {
            from: date(2026, 11, 30),
            times: vec![Times { weekday: 1, from: 540, until: until * 60 }],
            tasks: String::new(),
        };
        assert_eq!(disagreement(&week, &rung(12)), None);
        assert_eq!(disagreement(&week, &rung(13)), Some((WeeklyHours::whole(3), WeeklyHours::whole(4))));
    }
}
