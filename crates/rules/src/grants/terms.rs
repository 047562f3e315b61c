//! What a settlement is made by: a programme's dated parameters, and the readings where the text leaves a choice.

use super::day::Day;
use crate::{
    Refusal,
    period::Period,
    programme::{ParameterValue, Programme},
};

code_enum! {
    /// `reading.months`: what a month of a course is.
    MonthsReading {
        /// As many as whole calendar months fit into the active days (S3).
        WholeActiveMonths = "whole_active_months",
        /// Each calendar month with an active day; whether the course is long enough is still judged by S3.
        CalendarMonths = "calendar_months",
    }
}

code_enum! {
    /// `reading.gap`: what a long gap does to a course.
    GapReading {
        /// It ends the course, whenever it comes (S2).
        Always = "always",
        /// It ends the course only until the course has its minimum months.
        UntilMinimum = "until_minimum",
    }
}

code_enum! {
    /// `reading.result_after`: what opens the way to a result.
    ResultAfterReading {
        /// The end of any active interval of a counting course (S6).
        AnyInterval = "any_interval",
        /// The end of an active interval of a course that earned the activity grant.
        QualifyingCourse = "qualifying_course",
        /// The first active day of a counting course.
        CourseStart = "course_start",
    }
}

/// One reading of each place where the text leaves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Readings {
    /// What a month is.
    pub months: MonthsReading,
    /// What a long gap does.
    pub gap: GapReading,
    /// What opens the way to a result.
    pub result_after: ResultAfterReading,
}

impl Readings {
    /// The names by which a reading is chosen.
    pub const KEYS: [&'static str; 3] = ["months", "gap", "result_after"];

    /// The readings with one of them changed; none for a name or value that there isn't.
    #[must_use]
    pub fn with(self, key: &str, value: &str) -> Option<Self> {
        match key {
            "months" => Some(Self { months: MonthsReading::from_code(value)?, ..self }),
            "gap" => Some(Self { gap: GapReading::from_code(value)?, ..self }),
            "result_after" => Some(Self { result_after: ResultAfterReading::from_code(value)?, ..self }),
            _ => None,
        }
    }

    /// The values that a reading can have; none for a name that there isn't.
    #[must_use]
    pub fn values(key: &str) -> Vec<&'static str> {
        match key {
            "months" => MonthsReading::ALL.iter().map(|r| r.code()).collect(),
            "gap" => GapReading::ALL.iter().map(|r| r.code()).collect(),
            "result_after" => ResultAfterReading::ALL.iter().map(|r| r.code()).collect(),
            _ => Vec::new(),
        }
    }

    /// Every combination.
    #[must_use]
    pub fn every() -> Vec<Self> {
        let mut all = Vec::new();
        for months in MonthsReading::ALL {
            for gap in GapReading::ALL {
                for result_after in ResultAfterReading::ALL {
                    all.push(Self { months: *months, gap: *gap, result_after: *result_after });
                }
            }
        }
        all
    }
}

/// A parameter with its values over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    code: &'static str,
    values: Vec<(Day, Day, i64)>,
}

impl Dated {
    pub(super) fn of(programme: &Programme, code: &'static str) -> Self {
        let values = programme.parameters.iter().filter(|p| p.code == code).filter_map(|p| match p.value {
            ParameterValue::Number(n) => {
                let until = p.period.until().map_or(Day::numbered(i32::MAX), Day::of);
                Some((Day::of(p.period.from()), until, n))
            }
            ParameterValue::Reading(_) => None,
        });
        Self { code, values: values.collect() }
    }

    /// A parameter that says nothing on any day.
    #[must_use]
    pub const fn none(code: &'static str) -> Self {
        Self { code, values: Vec::new() }
    }

    /// What it says on a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] when it says nothing for that day: never 0, never the latest.
    pub fn on(&self, day: Day) -> Result<i64, Refusal> {
        match self.values.iter().find(|(from, until, _)| *from <= day && day <= *until) {
            Some((_, _, value)) => Ok(*value),
            None => Err(Refusal::OutsideCoverage { parameter: self.code.to_owned(), day: day.date() }),
        }
    }

    /// What it says on a day, as a number of days, weeks or months.
    ///
    /// # Errors
    /// As [`Dated::on`].
    pub fn count_on(&self, day: Day) -> Result<i32, Refusal> {
        self.on(day).map(|n| i32::try_from(n).unwrap_or(i32::MAX))
    }
}

/// Everything that a settlement is made by. Which day a parameter is looked up on stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The programme's first day.
    pub from: Day,
    /// The programme's last day.
    pub until: Day,
    /// Kroner per job centre for the whole period; the period's first day.
    pub fixed_grant: Dated,
    /// Kroner per expected participant; the period's first day.
    pub frame_per_participant: Dated,
    /// Kroner per month; the day the month is earned.
    pub amount_per_month: Dated,
    /// Months until a course is long enough; the course's first day.
    pub minimum_months: Dated,
    /// Weeks within which a course is resumed; the last day before the gap.
    pub resume_within_weeks: Dated,
    /// Kroner per result; the Monday on which its window begins.
    pub result_amount: Dated,
    /// Weeks of a window; the day on which the way opened.
    pub result_weeks: Dated,
    /// Hours a week on average; the day on which the way opened.
    pub result_hours: Dated,
    /// Results per citizen; the day on which the way opened.
    pub result_per_citizen: Dated,
    /// Months of cash assistance without a break; the course's first day.
    pub cash_assistance_months: Dated,
    /// How the text is read.
    pub readings: Readings,
}

impl Terms {
    /// The terms of a programme, with its own readings.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] for a programme without a last day, which nobody settles, or without readings.
    pub fn of(programme: &Programme) -> Result<Self, Refusal> {
        Self::within(programme, &programme.period)
    }

    /// The terms of a programme for whoever takes part in it in a period of their own, as a grant letter says.
    ///
    /// # Errors
    /// As [`Terms::of`], for a period without a last day.
    pub fn within(programme: &Programme, period: &Period) -> Result<Self, Refusal> {
        let from = period.from();
        let missing = |parameter: &str| Refusal::OutsideCoverage { parameter: parameter.to_owned(), day: from };
        let until = period.until().ok_or_else(|| missing("period"))?;
        let reading = |code: &str| programme.reading_on(code, from);
        let dated = |code| Dated::of(programme, code);
        Ok(Self {
            from: Day::of(from),
            until: Day::of(until),
            fixed_grant: dated("fixed_grant"),
            frame_per_participant: dated("frame_per_participant"),
            amount_per_month: dated("activity.amount_per_month"),
            minimum_months: dated("activity.minimum_months"),
            resume_within_weeks: dated("activity.resume_within_weeks"),
            result_amount: dated("result.amount"),
            result_weeks: dated("result.weeks"),
            result_hours: dated("result.minimum_average_hours"),
            result_per_citizen: dated("result.per_citizen"),
            cash_assistance_months: dated("target_group.cash_assistance_months"),
            readings: Readings {
                months: MonthsReading::from_code(reading("reading.months")?)
                    .ok_or_else(|| missing("reading.months"))?,
                gap: GapReading::from_code(reading("reading.gap")?).ok_or_else(|| missing("reading.gap"))?,
                result_after: ResultAfterReading::from_code(reading("reading.result_after")?)
                    .ok_or_else(|| missing("reading.result_after"))?,
            },
        })
    }

    /// The same terms under other readings.
    #[must_use]
    pub fn read_as(&self, readings: Readings) -> Self {
        Self { readings, ..self.clone() }
    }

    /// A day held inside the programme's period: a week that the period cuts begins before it or ends after it.
    #[must_use]
    pub fn inside(&self, day: Day) -> Day {
        day.clamp(self.from, self.until.max(self.from))
    }
}
