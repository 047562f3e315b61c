//! Reading a programme's file: strict about keys, exact about lines.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::{Both, Goal, GoalScope, Milestone, Origin, Parameter, ParameterValue, Programme, TargetGroup};
use crate::{codes::Code, period::Period};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BothFile {
    da: Spanned<String>,
    en: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    code: Spanned<String>,
    name: BothFile,
    version: String,
    from: Spanned<Date>,
    until: Option<Date>,
    source: Spanned<String>,
    purpose: BothFile,
    #[serde(default)]
    parameter: Vec<ParameterFile>,
    #[serde(default)]
    target_group: Vec<TargetGroupFile>,
    #[serde(default)]
    goal: Vec<GoalFile>,
    #[serde(default)]
    milestone: Vec<MilestoneFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ParameterFile {
    code: Spanned<String>,
    value: toml::Value,
    unit: String,
    from: Date,
    until: Option<Date>,
    source: String,
    note: Option<BothFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetGroupFile {
    code: Spanned<String>,
    from: Date,
    until: Option<Date>,
    name: BothFile,
    definition: BothFile,
    complex: bool,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoalFile {
    code: Spanned<String>,
    scope: String,
    at_least: i64,
    unit: String,
    from: Date,
    until: Option<Date>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MilestoneFile {
    code: Spanned<String>,
    on: Date,
    at_least: i64,
    unit: String,
    job_centre: Option<String>,
    source: String,
}

/// The line, from 1, on which a byte of a text stands.
#[must_use]
pub fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}

/// A file being read: what faults and origins need.
struct Reader<'t> {
    file: String,
    text: &'t str,
}

impl Reader<'_> {
    fn origin<T>(&self, at: &Spanned<T>) -> Origin {
        Origin { file: self.file.clone(), line: line_of(self.text, at.span().start) }
    }

    fn both(&self, both: BothFile) -> Result<Both, String> {
        for (text, language) in [(&both.da, "Danish"), (&both.en, "English")] {
            if text.get_ref().trim().is_empty() {
                return Err(format!("{}: the text in {language} is empty", self.origin(text)));
            }
        }
        Ok(Both { da: both.da.into_inner(), en: both.en.into_inner() })
    }

    fn parameter(&self, p: ParameterFile) -> Result<Parameter, String> {
        let origin = self.origin(&p.code);
        let value = match (p.value, p.unit.as_str()) {
            (toml::Value::String(text), "reading") => ParameterValue::Reading(text),
            (toml::Value::Integer(number), unit) if unit != "reading" => ParameterValue::Number(number),
            _ => return Err(format!("{origin}: the value is a whole number, or a text where the unit is `reading`")),
        };
        Ok(Parameter {
            value,
            unit: Code::known(p.unit),
            period: period(&origin, p.from, p.until)?,
            source: filled(&origin, "source", p.source)?,
            note: p.note.map(|n| self.both(n)).transpose()?,
            code: p.code.into_inner(),
            origin,
        })
    }

    fn target_group(&self, g: TargetGroupFile) -> Result<TargetGroup, String> {
        let origin = self.origin(&g.code);
        Ok(TargetGroup {
            period: period(&origin, g.from, g.until)?,
            name: self.both(g.name)?,
            definition: self.both(g.definition)?,
            complex: g.complex,
            source: filled(&origin, "source", g.source)?,
            code: Code::known(g.code.into_inner()),
            origin,
        })
    }

    fn goal(&self, g: GoalFile) -> Result<Goal, String> {
        let origin = self.origin(&g.code);
        let scope = GoalScope::from_code(&g.scope)
            .ok_or_else(|| format!("{origin}: the scope is `programme` or `job_centre`, not `{}`", g.scope))?;
        Ok(Goal {
            scope,
            at_least: positive(&origin, g.at_least)?,
            unit: Code::known(g.unit),
            period: period(&origin, g.from, g.until)?,
            source: filled(&origin, "source", g.source)?,
            code: Code::known(g.code.into_inner()),
            origin,
        })
    }

    fn milestone(&self, m: MilestoneFile) -> Result<Milestone, String> {
        let origin = self.origin(&m.code);
        Ok(Milestone {
            on: m.on,
            at_least: positive(&origin, m.at_least)?,
            unit: Code::known(m.unit),
            job_centre: m.job_centre.map(Code::known),
            source: filled(&origin, "source", m.source)?,
            code: Code::known(m.code.into_inner()),
            origin,
        })
    }
}

fn period(origin: &Origin, from: Date, until: Option<Date>) -> Result<Period, String> {
    Period::new(from, until).map_err(|_| format!("{origin}: ends before it begins"))
}

fn filled(origin: &Origin, key: &str, text: String) -> Result<String, String> {
    if text.trim().is_empty() { Err(format!("{origin}: `{key}` is empty")) } else { Ok(text) }
}

fn positive(origin: &Origin, number: i64) -> Result<i64, String> {
    if number > 0 { Ok(number) } else { Err(format!("{origin}: `at_least` is 1 or more")) }
}

/// Entries of the same name share no day: else nobody could tell which applies.
fn once<'e>(entries: impl Iterator<Item = (String, &'e Period, &'e Origin)>) -> Result<(), String> {
    let mut seen: BTreeMap<String, Vec<(&Period, &Origin)>> = BTreeMap::new();
    for (name, period, origin) in entries {
        let before = seen.entry(name.clone()).or_default();
        if let Some((_, first)) = before.iter().find(|(p, _)| p.overlaps(period)) {
            return Err(format!("{origin}: `{name}` stands twice for the same days, first in line {}", first.line));
        }
        before.push((period, origin));
    }
    Ok(())
}

/// What TOML refuses, with the line.
fn fault(file: &str, text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    format!("{file}:{line}: {}", error.message().replace('\n', " "))
}

pub(super) fn programme(name: &str, text: &str) -> Result<Programme, String> {
    let file = format!("programmes/{name}.toml");
    let read: File = toml::from_str(text).map_err(|e| fault(&file, text, &e))?;
    let reader = Reader { file, text };
    let origin = reader.origin(&read.code);
    if read.code.get_ref() != name {
        return Err(format!("{origin}: the code is `{}`, and the file's name is `{name}`", read.code.get_ref()));
    }
    let programme = Programme {
        name: reader.both(read.name)?,
        version: filled(&origin, "version", read.version)?,
        period: period(&reader.origin(&read.from), read.from.into_inner(), read.until)?,
        source: filled(&origin, "source", read.source.into_inner())?,
        purpose: reader.both(read.purpose)?,
        parameters: read.parameter.into_iter().map(|p| reader.parameter(p)).collect::<Result<_, _>>()?,
        target_groups: read.target_group.into_iter().map(|g| reader.target_group(g)).collect::<Result<_, _>>()?,
        goals: read.goal.into_iter().map(|g| reader.goal(g)).collect::<Result<_, _>>()?,
        milestones: read.milestone.into_iter().map(|m| reader.milestone(m)).collect::<Result<_, _>>()?,
        code: Code::known(read.code.into_inner()),
        origin,
    };
    check(&programme)?;
    Ok(programme)
}

fn check(p: &Programme) -> Result<(), String> {
    once(p.parameters.iter().map(|x| (x.code.clone(), &x.period, &x.origin)))?;
    once(p.target_groups.iter().map(|x| (x.code.to_string(), &x.period, &x.origin)))?;
    once(p.goals.iter().map(|x| (format!("{} ({})", x.code, x.scope), &x.period, &x.origin)))?;
    let periods = p.parameters.iter().map(|x| (&x.period, &x.origin));
    let periods = periods.chain(p.target_groups.iter().map(|x| (&x.period, &x.origin)));
    for (inner, origin) in periods.chain(p.goals.iter().map(|x| (&x.period, &x.origin))) {
        if !p.period.overlaps(inner) {
            return Err(format!("{origin}: applies on none of the programme's days"));
        }
    }
    Ok(())
}
