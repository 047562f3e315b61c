//! What attendance is registered by: dated data from `rulebook/attendance.toml`. A value outside its dates is no
//! value: it is refused, never the latest and never 0.

use jiff::civil::Date;

use super::Source;
use crate::{
    Refusal,
    figures::{Figure, Figures},
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

/// Every figure of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AttendanceRules(Figures);

impl AttendanceRules {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(text: &str) -> Result<Self, String> {
        let figures = Figures::read(FILE, text)?;
        for f in figures.all() {
            if !ASKED.contains(&f.code.as_str()) {
                return Err(format!("{}: nothing asks for `{}`", f.origin, f.code));
            }
            if f.target_group.is_some() {
                return Err(format!("{}: `{}` is the same for every target group", f.origin, f.code));
            }
            if f.value < 1 {
                return Err(format!("{}: below 1", f.origin));
            }
        }
        match ASKED.iter().find(|code| figures.all().iter().all(|f| f.code != **code)) {
            Some(code) => Err(format!("{FILE}:1: `{code}` is missing")),
            None => Ok(Self(figures)),
        }
    }

    /// Every figure, in the file's order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        self.0.all()
    }

    fn on(&self, code: &str, day: Date) -> Result<i64, Refusal> {
        self.0.number_on(code, None, day)
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
        check("value = 14", "target_group = \"job_ready\"\nvalue = 14", "same for every target group");
        let (lacks, _) = sound.rsplit_once("[[parameter]]").unwrap();
        assert!(AttendanceRules::read(lacks).unwrap_err().ends_with("is missing"));
    }
}
