//! The work agreement on paper.

use serde::Serialize;

/// A label and what stands beside it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// What it says.
    pub words: String,
}

/// One of the agreement's numbered parts.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// Points, in order: goals with whose words they are.
    pub points: Vec<String>,
    /// Paragraphs after them, in order.
    pub text: Vec<String>,
    /// Short facts.
    pub lines: Vec<Line>,
    /// Does the hours plan stand here?
    pub ladder: bool,
}

/// A step of the hours plan.
#[derive(Debug, Clone, Serialize)]
pub struct Rung {
    /// From which day.
    pub from: String,
    /// Hours a week, in words.
    pub hours: String,
    /// Days and times.
    pub times: String,
    /// What the citizen does.
    pub tasks: String,
    /// Hours a week as a share of the most on the ladder, from 0 to 1: how high the step is drawn.
    pub share: f64,
    /// Hours a week, as short as can be: the figure on the step.
    pub figure: String,
}

/// A line to sign on.
#[derive(Debug, Clone, Serialize)]
pub struct Signature {
    /// For whom.
    pub party: String,
    /// Who signed; empty while nobody has.
    pub name: String,
    /// When and how, or that it is still to be signed.
    pub how: String,
}

/// A version of a work agreement, worded.
#[derive(Debug, Clone, Serialize)]
pub struct Agreement {
    /// The language of its words: `da` or `en`.
    pub lang: String,
    /// What it is.
    pub title: String,
    /// Who agrees about what.
    pub lead: String,
    /// Short facts on top: place, days, mentor.
    pub facts: Vec<Line>,
    /// The numbered parts.
    pub parts: Vec<Part>,
    /// The heads of the hours plan's columns: from, hours, when, tasks.
    pub ladder_heads: [String; 4],
    /// What the picture of the ladder shows, for whoever doesn't see it.
    pub ladder_words: String,
    /// The hours plan.
    pub ladder: Vec<Rung>,
    /// The heading above the signatures.
    pub signed: String,
    /// The signatures.
    pub signatures: Vec<Signature>,
    /// On every page: which version, and the hash of what was signed.
    pub foot: String,
    /// The word "page" with its numbers: `Side {page} af {pages}`.
    pub page_of: String,
}
