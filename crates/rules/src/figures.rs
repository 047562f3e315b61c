//! Figures with the days they apply, as several files of the rulebook hold them: how long, how often, how many.
//!
//! A value outside its dates is no value: it is refused, never the latest and never 0.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use crate::{
    Refusal,
    codes::Code,
    period::Period,
    programme::{Origin, line_of},
};

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

/// Every figure of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
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

impl Figures {
    /// Reads and checks a file, by its path in the rulebook.
    ///
    /// # Errors
    /// A sentence for the operator that begins with file and line.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let fault = |byte: usize, what: &str| format!("{name}:{}: {what}", line_of(text, byte));
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
                origin: Origin { file: name.to_owned(), line: line_of(text, at) },
            });
        }
        Ok(Self { figures })
    }

    /// Every figure, in the file's order.
    #[must_use]
    pub fn all(&self) -> &[Figure] {
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
}
