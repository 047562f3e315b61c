//! Reading `rulebook/two_years.toml`: parameters and what counts, each with its days and its source.

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::Rule;
use crate::{
    Refusal,
    codes::Code,
    period::Period,
    programme::{Origin, line_of},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    parameter: Vec<Spanned<ParameterFile>>,
    counts: Vec<Spanned<CountsFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterFile {
    code: String,
    value: i64,
    from: Date,
    until: Option<Date>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountsFile {
    benefit: String,
    from: Option<Date>,
    until: Option<Date>,
    source: String,
}

#[derive(Debug, Clone)]
struct Parameter {
    code: String,
    value: i64,
    days: Period,
}

/// The rule over time.
#[derive(Debug, Clone, Default)]
pub struct TwoYearRules {
    parameters: Vec<Parameter>,
    counts: Vec<(Code, Period)>,
    /// Where each entry stands and what it cites, for the check against the documents.
    pub sources: Vec<(String, Origin)>,
    /// The benefits that count, with where they stand, for the check against the list.
    pub benefits: Vec<(Code, Origin)>,
}

/// The parameters that there must be.
const KNOWN: [&str; 2] = ["months", "longest_break_days"];
const FILE: &str = "two_years.toml";

impl TwoYearRules {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(text: &str) -> Result<Self, String> {
        let fault = |byte: usize, what: &str| format!("{FILE}:{}: {what}", line_of(text, byte));
        let file: File = toml::from_str(text)
            .map_err(|e| fault(e.span().map_or(0, |s| s.start), &e.message().replace('\n', " ")))?;
        let mut rules = Self::default();
        for spanned in file.parameter {
            let (at, p) = (spanned.span().start, spanned.into_inner());
            if !KNOWN.contains(&p.code.as_str()) {
                return Err(fault(at, &format!("no parameter is called `{}`", p.code)));
            }
            if p.value < 0 {
                return Err(fault(at, "below 0"));
            }
            let days = Period::new(p.from, p.until).map_err(|_| fault(at, "ends before it begins"))?;
            if rules.parameters.iter().any(|o| o.code == p.code && o.days.overlaps(&days)) {
                return Err(fault(at, &format!("`{}` stands twice for the same days", p.code)));
            }
            rules.sources.push((p.source, Origin { file: FILE.to_owned(), line: line_of(text, at) }));
            rules.parameters.push(Parameter { code: p.code, value: p.value, days });
        }
        for spanned in file.counts {
            let (at, c) = (spanned.span().start, spanned.into_inner());
            let days =
                Period::new(c.from.unwrap_or(Date::MIN), c.until).map_err(|_| fault(at, "ends before it begins"))?;
            let origin = Origin { file: FILE.to_owned(), line: line_of(text, at) };
            rules.sources.push((c.source, origin.clone()));
            rules.benefits.push((Code::known(&c.benefit), origin));
            rules.counts.push((Code::known(c.benefit), days));
        }
        Ok(rules)
    }

    /// The rule of a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] for a day on which a parameter has no value.
    pub fn on(&self, day: Date) -> Result<Rule, Refusal> {
        let value = |code: &str| {
            let found = self.parameters.iter().find(|p| p.code == code && p.days.contains(day));
            found.map(|p| p.value).ok_or_else(|| Refusal::OutsideCoverage { parameter: code.to_owned(), day })
        };
        Ok(Rule { months: value("months")?, longest_break: value("longest_break_days")?, counts: self.counts.clone() })
    }

    /// Does the benefit count on the day?
    #[must_use]
    pub fn counts_on(&self, benefit: &Code, day: Date) -> bool {
        self.counts.iter().any(|(b, days)| b == benefit && days.contains(day))
    }
}
