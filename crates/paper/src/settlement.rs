//! A settlement for the auditor.

use serde::Serialize;

/// A settlement of a job centre's grants (S2, "Økonomi"), worded.
#[derive(Debug, Clone, Serialize)]
pub struct Settlement {
    /// The language of its words: `da` or `en`.
    pub lang: String,
    /// What it is, with its day.
    pub title: String,
    /// The heading of what it was made by.
    pub made_title: String,
    /// What it was made by: words and values.
    pub made: Vec<(String, String)>,
    /// The heading of the sums.
    pub sums_title: String,
    /// The sums: words and kroner.
    pub sums: Vec<(String, String)>,
    /// The heading of the lines.
    pub lines_title: String,
    /// The heads of their columns.
    pub lines_heads: Vec<String>,
    /// The lines, in the order of payment.
    pub lines: Vec<Vec<String>>,
    /// The heading of what earned nothing.
    pub refusals_title: String,
    /// The heads of its columns.
    pub refusals_heads: Vec<String>,
    /// What earned nothing, with the reason.
    pub refusals: Vec<Vec<String>>,
    /// What the numbers are and how they can be made again.
    pub foot: String,
}
