//! Words of programmes and of their status.

use holdepunkt_rules::{programme::Both, status::Remark};

use crate::{Argument, Language, Words};

impl Words {
    /// A text of the rulebook in the reader's language.
    #[must_use]
    pub fn both(self, both: &Both) -> &str {
        match self.language {
            Language::Danish => &both.da,
            Language::English => &both.en,
        }
    }

    /// How carefully percents are to be read: "1 procent er lig 1½ person".
    #[must_use]
    pub fn remark(self, remark: Remark) -> String {
        match remark {
            Remark::PersonIsPoints(points) => self.say_with("status-remark-person", &[("points", points.into())]),
            Remark::PercentIsHalfPersons(halves) => {
                let half = if halves % 2 == 1 { "\u{bd}" } else { "" };
                let whole = if halves < 2 { String::new() } else { self.number(halves / 2) };
                // One and a half is still "person", as the report of 2010 has it.
                let key = if halves < 4 { "status-remark-percent-half" } else { "status-remark-percent" };
                self.say_with(key, &[("persons", Argument::from(format!("{whole}{half}")))])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_remark_reads_as_in_the_report_of_2010() {
        let (da, en) = (Words::of(Language::Danish), Words::of(Language::English));
        for (remark, danish, english) in [
            (
                Remark::PercentIsHalfPersons(3),
                "Små tal: 1 procent er lig 1½ person.",
                "Small numbers: 1 percent equals 1½ person.",
            ),
            (
                Remark::PercentIsHalfPersons(2),
                "Små tal: 1 procent er lig 1 person.",
                "Small numbers: 1 percent equals 1 person.",
            ),
            (
                Remark::PercentIsHalfPersons(7),
                "Små tal: 1 procent er lig 3½ personer.",
                "Small numbers: 1 percent equals 3½ persons.",
            ),
            (
                Remark::PersonIsPoints(3),
                "Små tal: 1 person er lig 3 procentpoint.",
                "Small numbers: 1 person equals 3 percentage points.",
            ),
            (
                Remark::PersonIsPoints(1),
                "Små tal: 1 person er lig ét procentpoint.",
                "Small numbers: 1 person equals one percentage point.",
            ),
        ] {
            assert_eq!((da.remark(remark).as_str(), en.remark(remark).as_str()), (danish, english));
        }
    }
}
