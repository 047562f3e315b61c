//! The report for other programs: the keys of the mid-way status, as JSON and as long CSV, in the
//! report's order. A figure that is not shown is `null`, or empty.

use holdepunkt_rules::status::{
    ONWARD,
    suppress::{Age, Cell},
};
use serde::{Serialize, Serializer, ser::SerializeMap};

use super::Report;

/// A figure of the report, or figures under a common name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// A count; none where it is not shown.
    Count(Option<i64>),
    /// Tenths of a percent; none where it is not shown, or of nothing.
    Percent(Option<i64>),
    /// Figures by their keys.
    Group(Vec<(String, Figure)>),
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(n) => n.serialize(serializer),
            Self::Percent(tenths) => tenths.map(|t| t as f64 / 10.0).serialize(serializer),
            Self::Group(figures) => {
                let mut map = serializer.serialize_map(Some(figures.len()))?;
                for (key, figure) in figures {
                    map.serialize_entry(key, figure)?;
                }
                map.end()
            }
        }
    }
}

fn group<K: ToString>(figures: impl IntoIterator<Item = (K, Figure)>) -> Figure {
    Figure::Group(figures.into_iter().map(|(key, figure)| (key.to_string(), figure)).collect())
}

fn count(n: &i64) -> Figure {
    Figure::Count(Some(*n))
}

/// The report's figures under its keys.
#[must_use]
pub fn figures(report: &Report) -> Figure {
    let c = &report.counts;
    let cell = |cell: Cell| Figure::Count(report.shown(&cell));
    let outcomes = ONWARD.iter().map(|o| (o.code(), share(report, &|age| Cell::Outcome(*o, age))));
    let mut all = vec![
        ("job_centres", count(&c.job_centres)),
        ("action_plans", count(&c.action_plans)),
        ("company_centres", count(&c.company_centres)),
        ("companies", count(&c.companies)),
        ("sector", group(c.sector.iter().map(|(k, n)| (k, count(n))))),
        ("company_types", group(c.company_types.iter().map(|(k, n)| (k, count(n))))),
        ("company_sizes", group(c.company_sizes.iter().map(|(k, n)| (k, count(n))))),
        ("places_per_centre", group(report.bands().iter().map(|(k, n)| (*k, count(n))))),
        ("started", cell(Cell::Started(Age::All))),
        ("started_under_30", cell(Cell::Started(Age::Under30))),
        ("completed", cell(Cell::Completed(Age::All))),
        ("completed_under_30", cell(Cell::Completed(Age::Under30))),
        ("groups", group(report.groups().into_iter().map(|(k, n, _)| (k, Figure::Count(n))))),
        ("outcomes", group(outcomes.chain([("total", share(report, &Cell::Onward))]))),
    ];
    // The report of 2010 has none: they stand only where somebody was away.
    if c.all_absences() > 0 {
        let standings = report.absences().into_iter().map(|(k, n)| (k.code().to_owned(), Figure::Count(n)));
        let reasons = report.absence_reasons().into_iter().map(|(k, n)| (k, Figure::Count(n)));
        let total = ("total".to_owned(), cell(Cell::Absences));
        let reasons = ("reasons".to_owned(), group(reasons));
        all.push(("interruptions", group([total].into_iter().chain(standings).chain([reasons]))));
    }
    group(all)
}

fn share(report: &Report, cell: &dyn Fn(Age) -> Cell) -> Figure {
    let n = |age| Figure::Count(report.shown(&cell(age)));
    let percent = |age| Figure::Percent(report.percent(&cell(age), &Cell::Completed(age)));
    let young = group([("n", n(Age::Under30)), ("percent", percent(Age::Under30))]);
    group([("n", n(Age::All)), ("percent", percent(Age::All)), ("under_30", young)])
}

/// The report as JSON.
///
/// # Errors
/// None in practice: figures can always be written.
pub fn json(report: &Report) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&figures(report))
}

/// The report as CSV, a line for each figure, keys joined by points:
/// `outcomes.total.under_30.percent,32.8`.
#[must_use]
pub fn csv(report: &Report) -> String {
    let mut lines = "key,value\r\n".to_owned();
    flatten("", &figures(report), &mut lines);
    lines
}

fn flatten(key: &str, figure: &Figure, into: &mut String) {
    let text = match figure {
        Figure::Group(figures) => {
            for (name, figure) in figures {
                let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                flatten(&key, figure, into);
            }
            return;
        }
        Figure::Count(n) => n.map(|n| n.to_string()),
        Figure::Percent(tenths) => tenths.map(|t| format!("{}.{}", t / 10, t % 10)),
    };
    into.push_str(&format!("{key},{}\r\n", text.unwrap_or_default()));
}
