//! Limits and deadlines on the way to a place: dated data from `rulebook/referral.toml`.
//!
//! A value outside its dates is no value: it is refused, never the latest and never 0.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::{
    Refusal,
    codes::Code,
    deadline::TalkRule,
    period::Period,
    preparation::Limits,
    programme::{Origin, line_of},
};

const FILE: &str = "referral.toml";

/// A figure with the days it applies, for everybody or for one target group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its name: `pre_course.most_days`.
    pub code: String,
    /// The target group that it is for; everybody without one of their own, when absent.
    pub target_group: Option<Code>,
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
pub struct ReferralRules {
    figures: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[allow(dead_code, reason = "the file says where it is taken from as a whole")]
    source: String,
    parameter: Vec<Spanned<FigureFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    code: String,
    target_group: Option<String>,
    value: i64,
    unit: String,
    from: Date,
    until: Option<Date>,
    source: String,
    #[allow(dead_code, reason = "for whoever reads the file")]
    note: Option<String>,
}

impl ReferralRules {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(text: &str) -> Result<Self, String> {
        let fault = |byte: usize, what: &str| format!("{FILE}:{}: {what}", line_of(text, byte));
        let file: File = toml::from_str(text)
            .map_err(|e| fault(e.span().map_or(0, |s| s.start), &e.message().replace('\n', " ")))?;
        let mut figures: Vec<Figure> = Vec::new();
        let mut seen: BTreeMap<(String, Option<String>), Vec<Period>> = BTreeMap::new();
        for spanned in file.parameter {
            let at = spanned.span().start;
            let f = spanned.into_inner();
            let period =
                Period::new(f.from, f.until).map_err(|_| fault(at, &format!("`{}` ends before it begins", f.code)))?;
            let before = seen.entry((f.code.clone(), f.target_group.clone())).or_default();
            if before.iter().any(|p| p.overlaps(&period)) {
                return Err(fault(at, &format!("`{}` stands twice for the same days", f.code)));
            }
            before.push(period);
            if f.value < 0 {
                return Err(fault(at, "below 0"));
            }
            figures.push(Figure {
                code: f.code,
                target_group: f.target_group.map(Code::known),
                value: f.value,
                unit: Code::known(f.unit),
                period,
                source: f.source,
                origin: Origin { file: FILE.to_owned(), line: line_of(text, at) },
            });
        }
        Ok(Self { figures })
    }

    /// Every figure, in the file's order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// What a figure says on a day; one of the citizen's own target group stands before everybody's.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn number_on(&self, code: &str, group: Option<&Code>, day: Date) -> Result<i64, Refusal> {
        let on = |f: &&Figure| f.code == code && f.period.contains(day);
        let own = self.figures.iter().filter(on).find(|f| group.is_some() && f.target_group.as_ref() == group);
        let found = own.or_else(|| self.figures.iter().filter(on).find(|f| f.target_group.is_none()));
        found.map(|f| f.value).ok_or_else(|| Refusal::OutsideCoverage { parameter: code.to_owned(), day })
    }

    /// How long a pre-course takes, on a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn limits_on(&self, day: Date) -> Result<Limits, Refusal> {
        Ok(Limits {
            least_days: self.number_on("pre_course.least_days", None, day)?,
            most_days: self.number_on("pre_course.most_days", None, day)?,
            most_centre_days: self.number_on("pre_course.most_centre_days", None, day)?,
            warn_days: self.number_on("preparation.warn_days", None, day)?,
            ask_days: self.number_on("preparation.ask_days", None, day)?,
        })
    }

    /// When the next talk is due for a target group, by what applies on a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn talk_on(&self, group: &Code, day: Date) -> Result<TalkRule, Refusal> {
        Ok(TalkRule {
            months: self.number_on("talk.months", Some(group), day)?,
            warn_days: self.number_on("talk.warn_days", Some(group), day)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TEXT: &str = r#"source = "Holdepunkt: x"
[[parameter]]
code = "talk.months"
value = 3
unit = "months"
from = "2010-01-01"
until = "2019-12-31"
source = "Holdepunkt: x"
[[parameter]]
code = "talk.months"
target_group = "resource_course"
value = 2
unit = "months"
from = "2010-01-01"
source = "Holdepunkt: x"
"#;

    #[test]
    fn a_group_of_its_own_stands_before_everybody_and_no_day_is_guessed() {
        let rules = ReferralRules::read(TEXT).unwrap();
        let number = |group: &str, day| rules.number_on("talk.months", Some(&Code::known(group)), day).ok();
        assert_eq!(number("activity_ready", date(2019, 12, 31)), Some(3));
        assert_eq!(number("activity_ready", date(2020, 1, 1)), None);
        assert_eq!(number("activity_ready", date(2009, 12, 31)), None);
        assert_eq!(number("resource_course", date(2019, 12, 31)), Some(2));
        assert_eq!(number("resource_course", date(2026, 1, 1)), Some(2));
    }

    #[test]
    fn faults_name_file_and_line() {
        let check = |from: &str, to: &str, expected: &str| {
            let answer = ReferralRules::read(&TEXT.replacen(from, to, 1)).unwrap_err();
            assert!(answer.starts_with(expected), "{answer}");
        };
        check("value = 3", "value = -3", "referral.toml:2: below 0");
        check("target_group = \"resource_course\"\n", "", "referral.toml:9: `talk.months` stands twice");
        check("until = \"2019-12-31\"", "until = \"2009-12-31\"", "referral.toml:2: `talk.months` ends before");
        check("value = 3", "valeu = 3", "referral.toml:");
    }
}
