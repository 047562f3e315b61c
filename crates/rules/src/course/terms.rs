//! What a course is measured by: dated data from `rulebook/courses.toml`.

use jiff::civil::Date;
use serde::Deserialize;

use crate::{Refusal, period::plus_days, programme::Origin};

/// What a course is measured by on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CourseTerms {
    /// A gap of so many days after the last active day keeps the course.
    pub resume_within_days: i64,
    /// Months until a course is long enough.
    pub minimum_months: i64,
    /// Weeks after the end when it is asked what came of it.
    pub aftermath_weeks: i64,
    /// Weeks after the end until which it is asked.
    pub aftermath_until_weeks: i64,
    /// Paid hours a week, on average over the weeks after, that count as a result.
    pub result_hours: i64,
    /// Days that a taster placement lasts at the most.
    pub taster_days: i64,
    /// Days a week in a centre beside a pre-course, at the most.
    pub centre_days: i64,
    /// Days that a former mentor still sees the citizen.
    pub former_mentor_days: i64,
}

/// The terms with the days on which they hold.
#[derive(Debug, Clone)]
pub struct CourseTermsOn(Vec<Entry>);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    from: Date,
    until: Option<Date>,
    source: String,
    #[serde(default)]
    note: Option<Note>,
    resume_within_weeks: i64,
    minimum_months: i64,
    aftermath_weeks: i64,
    aftermath_until_weeks: i64,
    result_hours: i64,
    taster_days: i64,
    centre_days: i64,
    former_mentor_days: i64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    da: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    terms: Vec<Entry>,
}

impl CourseTermsOn {
    /// None: every day is outside.
    #[must_use]
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    /// Reads and checks `rulebook/courses.toml`: entries in order, without a day between them.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| format!("courses.toml: {e}"))?;
        for (before, after) in file.terms.iter().zip(file.terms.iter().skip(1)) {
            if before.until.map(|u| plus_days(u, 1)) != Some(after.from) {
                return Err(format!("courses.toml: the terms from {} don't follow those before", after.from));
            }
        }
        let positive = |e: &Entry| {
            let numbers = [e.resume_within_weeks, e.minimum_months, e.aftermath_weeks, e.result_hours, e.taster_days];
            let noted = e.note.as_ref().is_none_or(|n| !n.da.is_empty() && !n.en.is_empty());
            numbers.iter().all(|n| *n > 0) && e.aftermath_until_weeks > e.aftermath_weeks && e.centre_days > 0 && noted
        };
        match file.terms.iter().find(|e| !positive(e)) {
            Some(entry) => Err(format!("courses.toml: the terms from {} hold a number that can't be", entry.from)),
            None => Ok(Self(file.terms)),
        }
    }

    /// The sources that the entries name.
    pub fn sources(&self) -> impl Iterator<Item = (&str, Origin)> {
        self.0.iter().map(|e| (e.source.as_str(), Origin { file: "courses.toml".to_owned(), line: 1 }))
    }

    /// The terms that hold on a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] for a day before the first entry or after the last.
    pub fn on(&self, day: Date) -> Result<CourseTerms, Refusal> {
        let holds = |e: &&Entry| e.from <= day && e.until.is_none_or(|u| day <= u);
        let entry = self.0.iter().find(holds);
        let e = entry.ok_or_else(|| Refusal::OutsideCoverage { parameter: "course".to_owned(), day })?;
        Ok(CourseTerms {
            resume_within_days: e.resume_within_weeks * 7,
            minimum_months: e.minimum_months,
            aftermath_weeks: e.aftermath_weeks,
            aftermath_until_weeks: e.aftermath_until_weeks,
            result_hours: e.result_hours,
            taster_days: e.taster_days,
            centre_days: e.centre_days,
            former_mentor_days: e.former_mentor_days,
        })
    }
}
