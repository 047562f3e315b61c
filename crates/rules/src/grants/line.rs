//! What comes out: lines that earn, and what earned nothing with the reason.

use std::fmt;

use super::{day::Day, history::JobCentre};
use crate::money::Ore;

code_enum! {
    /// The two grants that depend on what was done. In the order in which lines of a day are paid (S8).
    Grant {
        /// For months in a course at a company.
        Activity = "activity",
        /// For 13 weeks in a job or in education.
        Result = "result",
    }
}

code_enum! {
    /// How a window of weeks qualifies. In the order in which it is asked.
    Way {
        /// In an ordinary job or a flexi-job.
        Work = "work",
        /// In ordinary education, with no other support than the state education grant.
        Education = "education",
    }
}

/// A line that a job centre has earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Who earned it (S7).
    pub job_centre: JobCentre,
    /// Which grant.
    pub grant: Grant,
    /// The month's number in its course; for a result the citizen's first.
    pub number: u32,
    /// First day of what it rests on.
    pub basis_from: Day,
    /// Last day of what it rests on.
    pub basis_to: Day,
    /// The day it was earned.
    pub earned_on: Day,
    /// How much.
    pub amount: Ore,
    /// How a result qualified.
    pub way: Option<Way>,
    /// A result with a flexi-job week: the job centre can't draw the flexi-job bonus too.
    pub excludes_flexi_bonus: bool,
}

/// Why something earned nothing, with what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The course has too few months.
    TooShort {
        /// Months it has.
        months: i32,
        /// Months it needs.
        minimum: i32,
        /// Active days it has.
        active_days: i32,
        /// Active days it needs.
        needed: i32,
    },
    /// The citizen was not in the target group on the course's first day.
    NotInTargetGroup {
        /// Since when on cash assistance without a break, and from when that is long enough.
        cash: Option<(Day, Day)>,
    },
    /// Too few of the window's weeks are weeks in a job, or in education.
    WeeksShort {
        /// The way looked at.
        way: Way,
        /// Weeks there are.
        weeks: i32,
        /// Weeks it needs.
        needed: i32,
    },
    /// Every week is a week in a job, with too few hours together.
    HoursShort {
        /// Hundredths of hours there are.
        hundredths: i64,
        /// Hundredths of hours it needs.
        needed: i64,
    },
    /// Every week is a week in education, and some have other public support.
    OtherSupport {
        /// Weeks that have it.
        weeks: i32,
        /// The window's weeks.
        of: i32,
    },
    /// Nothing is missing, but the first week begins after the period.
    StartsAfterPeriod {
        /// The way looked at.
        way: Way,
        /// The period's last day.
        period_to: Day,
    },
}

impl Reason {
    /// The code that stands in the table.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooShort { .. } => "too_short",
            Self::NotInTargetGroup { .. } => "not_in_target_group",
            Self::WeeksShort { .. } => "weeks_short",
            Self::HoursShort { .. } => "hours_short",
            Self::OtherSupport { .. } => "other_support",
            Self::StartsAfterPeriod { .. } => "starts_after_period",
        }
    }
}

/// Hundredths of hours with two decimals, as the table has them.
struct Hours(i64);

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// The figures, as `name=value` one after the other: for whoever works on with the table.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort { months, minimum, active_days, needed } => {
                write!(f, "months={months} needed_months={minimum} active_days={active_days} needed_days={needed}")
            }
            Self::NotInTargetGroup { cash: None } => f.write_str("cash_assistance_since="),
            Self::NotInTargetGroup { cash: Some((since, full_on)) } => {
                write!(f, "cash_assistance_since={since} long_enough_on={full_on}")
            }
            Self::WeeksShort { way, weeks, needed } => write!(f, "way={way} weeks={weeks} needed_weeks={needed}"),
            Self::HoursShort { hundredths, needed } => {
                write!(f, "hours={} needed_hours={}", Hours(*hundredths), Hours(*needed))
            }
            Self::OtherSupport { weeks, of } => write!(f, "weeks_with_other_support={weeks} weeks={of}"),
            Self::StartsAfterPeriod { way, period_to } => write!(f, "way={way} period_to={period_to}"),
        }
    }
}

/// What earned nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unearned {
    /// The job centre whose it would have been (S7): of a course that of its first day.
    pub job_centre: JobCentre,
    /// Which grant.
    pub grant: Grant,
    /// First day of the course or window.
    pub from: Day,
    /// Last day of it.
    pub to: Day,
    /// Why.
    pub reason: Reason,
}
