//! The report for other programs: the keys of the mid-way status, as JSON and as long CSV. A
//! figure that is not shown is `null`, or empty.

use holdepunkt_rules::{
    placement::Outcome,
    status::{
        ONWARD,
        suppress::{Age, Cell},
    },
};
use serde_json::{Map, Value, json};

use super::Report;

/// The report as JSON.
#[must_use]
pub fn json(report: &Report) -> Value {
    let c = &report.counts;
    let object = |pairs: Vec<(String, Value)>| Value::Object(pairs.into_iter().collect::<Map<_, _>>());
    let mut outcomes: Vec<(String, Value)> =
        ONWARD.iter().map(|o| (o.code().to_owned(), outcome(report, *o))).collect();
    outcomes.push(("total".to_owned(), total(report)));
    json!({
        "job_centres": c.job_centres,
        "action_plans": c.action_plans,
        "company_centres": c.company_centres,
        "companies": c.companies,
        "sector": object(c.sector.iter().map(|(k, n)| (k.code().to_owned(), json!(n))).collect()),
        "company_types": object(c.company_types.iter().map(|(k, n)| (k.to_string(), json!(n))).collect()),
        "company_sizes": object(c.company_sizes.iter().map(|(k, n)| (k.code().to_owned(), json!(n))).collect()),
        "places_per_centre": object(c.places_per_centre.iter().map(|(k, n)| ((*k).to_owned(), json!(n))).collect()),
        "started": report.shown(&Cell::Started(Age::All)),
        "started_under_30": report.shown(&Cell::Started(Age::Under30)),
        "completed": report.shown(&Cell::Completed(Age::All)),
        "completed_under_30": report.shown(&Cell::Completed(Age::Under30)),
        "groups": object(c.groups.keys().map(|k| (k.to_string(), json!(report.shown(&Cell::Group(k.clone()))))).collect()),
        "outcomes": object(outcomes),
    })
}

fn share(report: &Report, cell: impl Fn(Age) -> Cell, age: Age) -> (Option<i64>, Option<Value>) {
    let percent = report.percent(&cell(age), &Cell::Completed(age));
    (report.shown(&cell(age)), percent.map(tenths))
}

fn tenths(tenths: i64) -> Value {
    json!(tenths as f64 / 10.0)
}

fn of(report: &Report, cell: impl Fn(Age) -> Cell) -> Value {
    let (n, percent) = share(report, &cell, Age::All);
    let (young, young_percent) = share(report, &cell, Age::Under30);
    json!({ "n": n, "percent": percent, "under_30": { "n": young, "percent": young_percent } })
}

fn outcome(report: &Report, outcome: Outcome) -> Value {
    of(report, |age| Cell::Outcome(outcome, age))
}

fn total(report: &Report) -> Value {
    of(report, Cell::Onward)
}

/// The report as pairs of key and figure, keys joined by points: `outcomes.total.under_30.percent`.
#[must_use]
pub fn pairs(report: &Report) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    flatten("", &json(report), &mut pairs);
    pairs
}

fn flatten(key: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                flatten(&key, value, into);
            }
        }
        Value::Null => into.push((key.to_owned(), String::new())),
        other => into.push((key.to_owned(), other.to_string())),
    }
}

/// The report as CSV: a line for each figure.
#[must_use]
pub fn csv(report: &Report) -> String {
    let lines = pairs(report).into_iter().map(|(key, figure)| format!("{key},{figure}\r\n"));
    std::iter::once("key,value\r\n".to_owned()).chain(lines).collect()
}
