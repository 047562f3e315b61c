//! The certificate at the end of a course.

use serde::Serialize;

use crate::{Line, Rung};

/// What somebody did and learned at a workplace (S3: bevis at the end of a placement), worded.
#[derive(Debug, Clone, Serialize)]
pub struct Certificate {
    /// The language of its words: `da` or `en`.
    pub lang: String,
    /// What it is.
    pub title: String,
    /// Whose it is.
    pub name: String,
    /// Where and when, in two lines.
    pub lead: [String; 2],
    /// The heading above the goals.
    pub goals_title: String,
    /// Sub-goals worked on.
    pub goals: Vec<String>,
    /// The heading above the tasks.
    pub tasks_title: String,
    /// Tasks learned.
    pub tasks: Vec<String>,
    /// The heading beside the stair: from so many hours to so many.
    pub hours_title: String,
    /// A sentence under it.
    pub hours_words: String,
    /// The steps that were reached.
    pub ladder: Vec<Rung>,
    /// What the mentor says; may be empty.
    pub quote: String,
    /// Who signs: name and what they are.
    pub signers: Vec<Line>,
    /// Day and place.
    pub foot: String,
}
