//! Progress over time, for the talk.

use serde::Serialize;

/// A spoke of the wheel: shares of the whole, none where there is no number.
#[derive(Debug, Clone, Serialize)]
pub struct Spoke {
    /// What it is called.
    pub name: String,
    /// The earlier answer, from 0 to 1.
    pub before: Option<f64>,
    /// The later one.
    pub now: Option<f64>,
}

/// A row of answers: what about, whose, and one for each column.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// What it is about.
    pub domain: String,
    /// Who answered.
    pub who: String,
    /// The answers, in the order of the columns.
    pub cells: Vec<String>,
    /// What moved, in words.
    pub moved: String,
}

/// What three people have said over time (S2, anchor points 4 and 9), worded.
#[derive(Debug, Clone, Serialize)]
pub struct Progress {
    /// The language of its words: `da` or `en`.
    pub lang: String,
    /// What it is.
    pub title: String,
    /// Whose it is.
    pub name: String,
    /// What has moved, in a sentence.
    pub lead: String,
    /// The heading above the wheel; empty where none is drawn.
    pub wheel_title: String,
    /// The days of the two rounds.
    pub wheel_days: [String; 2],
    /// The wheel.
    pub wheel: Vec<Spoke>,
    /// The heading of what to talk about.
    pub talk_title: String,
    /// What to talk about, a sentence each.
    pub talk: Vec<String>,
    /// The heading of the goals.
    pub goals_title: String,
    /// Goals, each with what became of it.
    pub goals: Vec<String>,
    /// The heading of the answers.
    pub rows_title: String,
    /// The heads of the columns: area, who, then each round, then what moved.
    pub heads: Vec<String>,
    /// The answers.
    pub rows: Vec<Row>,
    /// The facts of the latest round, in sentences.
    pub facts: Vec<String>,
    /// The heading of the facts.
    pub facts_title: String,
    /// What these answers are for, and never for.
    pub foot: String,
}
