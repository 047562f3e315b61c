//! What attendance is registered by: dated data from `rulebook/attendance.toml`. A value outside its dates is no
//! value: it is refused, never the latest and never 0.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::Source;
use crate::{
    Refusal,
    codes::Code,
    period::Period,
    programme::{Origin, line_of},
};

const FILE: &str = "attendance.toml";

/// Every figure that the program asks for; the file has each of them and no other.
const ASKED: &[&str] = &[
    "register.company_days",
    "register.job_centre_days",
    "day.most_minutes",
    "absence.most_days",
    "hearing.reply_days",
    "hearing.least_days",
    "known_phone.days",
];

/// A figure with the days it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its name: `register.company_days`.
    pub code: String,
    /// What it says, in its unit.
    pub value: i64,
    /// Unit (`rulebook/codes/units.toml`).
    pub unit: Code,
    /// The days it applies.
    pub period: Period,
    /// The document and section that says so.
    pub source: String,
    /// Where it stands.
    pub origin: Origin,
}

/// Every figure of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttendanceRules {
    figures: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    parameter: Vec<Spanned<FigureFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    code: String,
    value: i64,
    unit: String,
    from: Date,
    until: Option<Date>,
    source: String,
}

impl AttendanceRules {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(text: &str) -> Result<Self, String> {
        let fault = |byte: usize, what: &str| format!("{FILE}:{}: {what}", line_of(text, byte));
        let file: File = toml::from_str(text)
            .map_err(|e| fault(e.span().map_or(0, |s| s.start), &e.message().replace('\n', " ")))?;
        let mut figures: Vec<Figure> = Vec::new();
        let mut seen: BTreeMap<String, Vec<Period>> = BTreeMap::new();
        for spanned in file.parameter {
            let at = spanned.span().start;
            let f = spanned.into_inner();
            if !ASKED.contains(&f.code.as_str()) {
                return Err(fault(at, &format!("nothing asks for `{}`", f.code)));
            }
            let period =
                Period::new(f.from, f.until).map_err(|_| fault(at, &format!("`{}` ends before it begins", f.code)))?;
            let before = seen.entry(f.code.clone()).or_default();
            if before.iter().any(|p| p.overlaps(&period)) {
                return Err(fault(at, &format!("`{}` stands twice for the same days", f.code)));
            }
            before.push(period);
            if f.value < 1 {
                return Err(fault(at, "below 1"));
            }
            figures.push(Figure {
                code: f.code,
                value: f.value,
                unit: Code::known(f.unit),
                period,
                source: f.source,
                origin: Origin { file: FILE.to_owned(), line: line_of(text, at) },
            });
        }
        match ASKED.iter().find(|code| !seen.contains_key(**code)) {
            Some(code) => Err(format!("{FILE}:1: `{code}` is missing")),
            None => Ok(Self { figures }),
        }
    }

    /// Every figure, in the file's order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    fn on(&self, code: &'static str, day: Date) -> Result<i64, Refusal> {
        let found = self.figures.iter().find(|f| f.code == code && f.period.contains(day));
        found.map(|f| f.value).ok_or_else(|| Refusal::OutsideCoverage { parameter: code.to_owned(), day })
    }

    /// Days back that somebody registers attendance.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn days_back(&self, source: Source, today: Date) -> Result<i64, Refusal> {
        match source {
            Source::JobCentre => self.on("register.job_centre_days", today),
            Source::Mentor | Source::Company | Source::Citizen => self.on("register.company_days", today),
        }
    }

    /// Minutes that a day holds at the most.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn most_minutes(&self, day: Date) -> Result<i64, Refusal> {
        self.on("day.most_minutes", day)
    }

    /// Days that a citizen reports absence for at once.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn absence_days(&self, today: Date) -> Result<i64, Refusal> {
        self.on("absence.most_days", today)
    }

    /// Days that a hearing proposes for an answer.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn reply_days(&self, today: Date) -> Result<i64, Refusal> {
        self.on("hearing.reply_days", today)
    }

    /// Days that a hearing leaves for an answer at the least.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn least_reply_days(&self, today: Date) -> Result<i64, Refusal> {
        self.on("hearing.least_days", today)
    }

    /// Days that a telephone stays known.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn known_days(&self, today: Date) -> Result<i64, Refusal> {
        self.on("known_phone.days", today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_file_and_line() {
        let sound = include_str!("../../../../rulebook/attendance.toml");
        assert!(AttendanceRules::read(sound).is_ok());
        let check = |from: &str, to: &str, expected: &str| {
            assert!(sound.contains(from), "{from}");
            let answer = AttendanceRules::read(&sound.replacen(from, to, 1)).unwrap_err();
            assert!(answer.contains(expected), "{answer}");
        };
        check("code = \"known_phone.days\"", "code = \"known_phone.weeks\"", "nothing asks for `known_phone.weeks`");
        check("value = 14", "value = 0", "below 1");
        check("value = 14", "valeu = 14", "attendance.toml:");
        check("code = \"hearing.least_days\"", "code = \"hearing.reply_days\"", "stands twice");
    }
}
