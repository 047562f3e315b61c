//! Ordinary hours: what was paid with wages in a period, beside a benefit or after a course; and what
//! came of a course, asked 13 weeks after its end (S2, "Økonomi": in job or flexi-job at least 13 weeks,
//! with at least seven hours a week on average).

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    hours::WeeklyHours,
    id::*,
    period::{Period, days_between, plus_days},
};

code_enum! {
    /// What kind of work was paid.
    PaidKind {
        /// An ordinary job, also a few hours beside a benefit.
        Ordinary = "ordinary",
        /// A flexi-job.
        FlexiJob = "flexi_job",
        /// A wage-subsidised job: hours, but no result.
        WageSubsidy = "wage_subsidy",
    }
}

impl PaidKind {
    /// Do its hours count as a result (S2: "job eller fleksjob")?
    #[must_use]
    pub fn is_result(self) -> bool {
        matches!(self, Self::Ordinary | Self::FlexiJob)
    }
}

code_enum! {
    /// Where hours come from.
    HoursSource { Typed = "typed", Imported = "imported" }
}

code_enum! {
    /// How it became known what came of a course.
    AnswerSource {
        /// Somebody asked and wrote it down.
        Asked = "asked",
        /// Found in the paid hours.
        Hours = "hours",
    }
}

code_enum! {
    /// What came of a course, 13 weeks after (`rulebook/codes/aftermath_outcomes.toml`).
    AftermathOutcome {
        /// In ordinary work.
        OrdinaryJob = "ordinary_job",
        /// In a flexi-job.
        FlexiJob = "flexi_job",
        /// In a wage-subsidised job.
        WageSubsidisedJob = "wage_subsidised_job",
        /// In education.
        Education = "education",
        /// In another placement.
        NewPlacement = "new_placement",
        /// On benefit, in another offer.
        OtherOffer = "other_offer",
        /// On benefit, in no offer.
        NoOffer = "no_offer",
        /// Nobody reached the citizen.
        Unknown = "unknown",
    }
}

impl AftermathOutcome {
    /// Is it told with hours a week and a place?
    #[must_use]
    pub fn is_job(self) -> bool {
        matches!(self, Self::OrdinaryJob | Self::FlexiJob | Self::WageSubsidisedJob)
    }
}

/// Hours paid in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidHours {
    /// Identifier.
    pub id: PaidHoursId,
    /// Who worked.
    pub citizen: CitizenId,
    /// First and last day: a month, or a week.
    pub period: Period,
    /// Minutes in the whole period.
    pub minutes: i64,
    /// For whom.
    pub employer: String,
    /// What kind of work.
    pub kind: PaidKind,
    /// Where the row comes from.
    pub source: HoursSource,
}

/// Longest period of one row: a year.
pub const LONGEST_DAYS: i64 = 366;

/// Accepts paid hours: a period with an end that has been, no more hours than it has.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `until`, [`Refusal::NotYet`] on `until`,
/// [`Refusal::MoreHoursThanTime`] on `hours`.
pub fn accept_paid_hours(h: &PaidHours, today: Date) -> Result<(), Refused> {
    let from = h.period.from();
    let until = h.period.until().filter(|u| days_between(from, *u) < LONGEST_DAYS);
    let Some(until) = until else {
        return Err(Refusal::DayOutOfReach { from, until: plus_days(from, LONGEST_DAYS - 1) }.on("until"));
    };
    if from > today {
        return Err(Refusal::NotYet { day: from }.on("from"));
    }
    let most = (days_between(from, until) + 1) * 24;
    if !(0..=most * 60).contains(&h.minutes) {
        return Err(Refusal::MoreHoursThanTime { most }.on("hours"));
    }
    Ok(())
}

/// A sum of minutes that need not be whole: a row that reaches out of the window is shared by its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Share {
    over: i128,
    under: i128,
}

impl Share {
    const NOTHING: Self = Self { over: 0, under: 1 };

    fn plus(self, over: i128, under: i128) -> Self {
        let (over, under) = (self.over * under + over * self.under, self.under * under);
        let common = gcd(over.abs(), under).max(1);
        Self { over: over / common, under: under / common }
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Paid hours in the weeks after a course, as they count toward a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The weeks: first and last day.
    pub window: Period,
    /// How many weeks.
    pub weeks: i64,
    /// Minutes in them, halves rounded up: for showing.
    pub minutes: i64,
    /// Average a week, halves rounded up: for showing.
    pub a_week: WeeklyHours,
    /// Minutes in all that are needed: 7 hours a week in 13 weeks are 91 hours.
    pub needed: i64,
    /// Enough, reckoned without rounding.
    pub enough: bool,
    /// Most of it in a flexi-job?
    pub flexi_job: bool,
}

/// The paid hours of the weeks after a course's last day; none when there are no rows in them. Hours in a
/// wage-subsidised job are left out. The comparison with what is needed is exact.
#[must_use]
pub fn found_after(hours: &[PaidHours], last_day: Date, weeks: i64, a_week: i64) -> Option<Found> {
    let window = Period::known(plus_days(last_day, 1), Some(plus_days(last_day, weeks * 7)));
    let mut sum = Share::NOTHING;
    let (mut ordinary, mut flexi) = (0, 0);
    let mut any = false;
    for h in hours.iter().filter(|h| h.kind.is_result()) {
        let (Some(shared), Some(days)) = (h.period.shared(&window).and_then(|p| p.days()), h.period.days()) else {
            continue;
        };
        any = true;
        sum = sum.plus(i128::from(h.minutes) * i128::from(shared), i128::from(days));
        if h.kind == PaidKind::FlexiJob { flexi += h.minutes } else { ordinary += h.minutes }
    }
    let round = |over: i128, under: i128| i64::try_from((2 * over + under) / (2 * under)).unwrap_or(i64::MAX);
    let needed = weeks * a_week * 60;
    any.then(|| Found {
        window,
        weeks,
        minutes: round(sum.over, sum.under),
        a_week: WeeklyHours::from_minutes(round(sum.over, sum.under * i128::from(weeks.max(1)))),
        needed,
        enough: sum.over >= i128::from(needed) * sum.under,
        flexi_job: flexi > ordinary,
    })
}

/// The minutes a week that a row's hours are on average, for the picture; halves rounded up.
#[must_use]
pub fn minutes_a_week(h: &PaidHours) -> i64 {
    let days = h.period.days().unwrap_or(7).max(1);
    (2 * h.minutes * 7 + days) / (2 * days)
}

/// The answer to what came of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aftermath {
    /// The course's last placement.
    pub placement: PlacementId,
    /// When it was answered.
    pub answered_on: Date,
    /// By whom; none for what was brought in from elsewhere.
    pub answered_by: Option<EmployeeId>,
    /// Asked, or found in the hours.
    pub source: AnswerSource,
    /// What came of it.
    pub outcome: AftermathOutcome,
    /// Hours a week, if it is a job.
    pub hours: Option<WeeklyHours>,
    /// Where: company, school. May be empty.
    pub place_name: String,
}

/// Accepts an answer: not before the weeks are over, and a job is told with its hours.
///
/// # Errors
/// [`Refusal::AskedLater`] with the day; [`Refusal::OutcomeNeedsJob`] on `outcome_hours`.
pub fn accept_aftermath(a: &Aftermath, last_day: Date, weeks: i64, today: Date) -> Result<(), Refused> {
    let asked_on = plus_days(last_day, weeks * 7);
    if today < asked_on {
        return Err(Refusal::AskedLater { on: asked_on }.into());
    }
    if a.outcome.is_job() && (a.hours.is_none() || a.place_name.is_empty()) {
        return Err(Refusal::OutcomeNeedsJob.on("outcome_hours"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn row(from: Date, until: Date, minutes: i64, kind: PaidKind) -> PaidHours {
        PaidHours {
            id: PaidHoursId::fresh(),
            citizen: CitizenId::fresh(),
            period: Period::known(from, Some(until)),
            minutes,
            employer: "Brugsen".to_owned(),
            kind,
            source: HoursSource::Typed,
        }
    }

    #[test]
    fn paid_hours_of_thirteen_weeks_are_held_against_ninety_one() {
        let last = date(2026, 8, 23); // a Sunday
        let (first, end) = (date(2026, 8, 24), date(2026, 11, 22));
        let found = |rows: &[PaidHours]| found_after(rows, last, 13, 7);
        let exact = found(&[row(first, end, 91 * 60, PaidKind::Ordinary)]).unwrap();
        assert_eq!((exact.window.until(), exact.enough, exact.needed), (Some(end), true, 91 * 60));
        assert_eq!(exact.a_week, WeeklyHours::whole(7));
        assert!(!found(&[row(first, end, 91 * 60 - 1, PaidKind::Ordinary)]).unwrap().enough);
        assert!(found(&[row(first, end, 91 * 60, PaidKind::WageSubsidy)]).is_none());
        assert!(found(&[row(date(2026, 11, 23), date(2026, 11, 30), 600, PaidKind::Ordinary)]).is_none());
    }

    #[test]
    fn paid_hours_that_reach_out_of_the_weeks_are_shared_exactly() {
        // Three rows of a third each: together exactly what is needed, and no rounding takes it away.
        let last = date(2026, 8, 23);
        let needed = 91 * 60;
        let third = |from, until| row(from, until, needed, PaidKind::FlexiJob);
        let inside = [third(date(2026, 8, 24), date(2026, 8, 30)); 1];
        assert!(found_after(&inside, last, 13, 7).unwrap().enough);
        let a = row(date(2026, 8, 22), date(2026, 8, 24), needed, PaidKind::FlexiJob); // one day of three
        let found = found_after(&[a.clone(), a.clone(), a.clone()], last, 13, 7).unwrap();
        assert_eq!((found.minutes, found.enough, found.flexi_job), (needed, true, true));
        let less = PaidHours { minutes: needed - 1, ..a.clone() };
        let found = found_after(&[a.clone(), a, less], last, 13, 7).unwrap();
        assert_eq!((found.minutes, found.enough), (needed, false), "a third of a minute short");
    }

    #[test]
    fn paid_hours_are_no_more_than_there_is_time() {
        let today = date(2026, 11, 24);
        let check = |from, until, minutes| {
            accept_paid_hours(&row(from, until, minutes, PaidKind::Ordinary), today)
                .map_or_else(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")), |()| "ok".to_owned())
        };
        assert_eq!(check(today, today, 1440), "ok");
        assert_eq!(check(today, today, 1441), "more-hours-than-time hours");
        assert_eq!(check(today, today, -1), "more-hours-than-time hours");
        assert_eq!(check(date(2026, 11, 25), date(2026, 11, 30), 60), "not-yet from");
        assert_eq!(check(date(2025, 1, 1), date(2026, 1, 2), 60), "day-out-of-reach until");
    }
}
