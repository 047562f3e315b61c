//! Limits and deadlines on the way to a place: dated data from `rulebook/referral.toml`.

use jiff::civil::Date;

use crate::{
    Refusal,
    codes::Code,
    deadline::TalkRule,
    figures::{Figure, Figures},
    preparation::Limits,
};

/// Every figure of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferralRules(Figures);

impl ReferralRules {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(text: &str) -> Result<Self, String> {
        Figures::read("referral.toml", text).map(Self)
    }

    /// Every figure, in the file's order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        self.0.all()
    }

    /// What a figure says on a day; one of the citizen's own target group stands before everybody's.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn number_on(&self, code: &str, group: Option<&Code>, day: Date) -> Result<i64, Refusal> {
        self.0.number_on(code, group, day)
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
