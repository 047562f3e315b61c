//! Goals held against what has been reached, as rows of a table.

use holdepunkt_rules::status::{HeldAgainst, Measured};

use crate::page::Page;

/// A goal and how it stands.
#[derive(Debug, Clone)]
pub struct GoalRow {
    /// What is to be reached.
    pub goal: String,
    /// How far one is.
    pub now: String,
    /// At least so many.
    pub at_least: String,
    /// How it stands, in a word.
    pub standing: String,
    /// The pill's and the glyph's class; none where it is not counted.
    pub pill: Option<(&'static str, &'static str)>,
    /// Who says so.
    pub source: String,
}

/// The rows of the goals.
pub fn goal_rows(p: &Page, goals: &[HeldAgainst]) -> Vec<GoalRow> {
    let row = |g: &HeldAgainst| {
        let (now, standing, pill) = match g.now {
            Measured::NotCounted => (String::new(), p.t("status-goal-not-counted"), None),
            Measured::Now(n) if g.reached() => (p.number(&n), p.t("status-goal-reached"), Some(("st--ok", "g-ok"))),
            Measured::Now(n) => {
                (p.number(&n), p.t1("status-goal-missing", "count", g.missing()), Some(("st--end", "g-end")))
            }
        };
        GoalRow {
            goal: p.code("goals", &g.goal),
            now,
            at_least: p.number(&g.at_least),
            standing,
            pill,
            source: g.source.clone().unwrap_or_else(|| p.t("status-goal-own")),
        }
    };
    goals.iter().map(row).collect()
}
