//! The statutory deadline of the next talk: months after the latest one (S1, 4.4: "lovpligtig 3 måneders
//! opfølgning"). How many months is dated data ([`crate::referral_rules`]).

use jiff::{ToSpan, civil::Date};

use crate::period::days_between;

/// How often somebody has to be talked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TalkRule {
    /// Months from one talk to the next.
    pub months: i64,
    /// Days before the deadline from which it is near.
    pub warn_days: i64,
}

code_enum! {
    /// How near a deadline is.
    Urgency {
        /// The day has passed.
        Passed = "passed",
        /// Within the days of warning, today included.
        Near = "near",
        /// Later.
        Far = "far",
        /// No talk is known to count from.
        Unknown = "unknown",
    }
}

/// The same day of the month, so many months later; where that month is shorter, its last day.
#[must_use]
pub fn months_after(day: Date, months: i64) -> Date {
    day.saturating_add(months.months())
}

impl TalkRule {
    /// The last day on which the next talk is in time; none when no talk is known.
    #[must_use]
    pub fn deadline(&self, talk_on: Option<Date>) -> Option<Date> {
        talk_on.map(|day| months_after(day, self.months))
    }

    /// How near the deadline is.
    #[must_use]
    pub fn urgency(&self, deadline: Option<Date>, today: Date) -> Urgency {
        match deadline.map(|d| days_between(today, d)) {
            None => Urgency::Unknown,
            Some(days) if days < 0 => Urgency::Passed,
            Some(days) if days <= self.warn_days => Urgency::Near,
            Some(_) => Urgency::Far,
        }
    }
}

/// By which of two who wait comes first: the earlier deadline; without one, later than any; then who has waited longer.
#[must_use]
pub fn waiting_order(deadline: Option<Date>, days_waited: i64) -> (Date, i64) {
    (deadline.unwrap_or(Date::MAX), -days_waited)
}
