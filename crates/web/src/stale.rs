//! Somebody else saved first: both versions side by side, and the person chooses.

use askama::Template;
use holdepunkt_wording::Words;

use crate::{
    form::{Fields, Form},
    markup::{Markup, render},
};

/// A field that differs.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The field's label.
    pub label: String,
    /// What stands now, saved by the other.
    pub theirs: String,
    /// What was typed here.
    pub mine: String,
}

/// Both versions of a stale edit; nothing when there is no conflict.
#[derive(Debug, Clone, Default)]
pub struct Conflict {
    differences: Vec<Difference>,
    words: Option<Words>,
}

#[derive(Template)]
#[template(path = "parts/conflict.html")]
struct ConflictPart<'a> {
    words: Words,
    differences: &'a [Difference],
}

impl Conflict {
    /// No conflict.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Both versions, above the form: sending the form again keeps one's own; the link takes the other's.
    #[must_use]
    pub fn show(&self) -> Markup {
        self.words.map(|words| render(&ConflictPart { words, differences: &self.differences })).unwrap_or_default()
    }
}

/// What was typed, held against what stands now. The form keeps what was typed and takes the new version,
/// so that sending it again is a choice made with both in sight. `name_of` gives the words of a value that
/// is an identifier or a code.
pub fn conflict(
    words: Words,
    mine: &Fields,
    theirs: &Fields,
    version: i64,
    labels: &[(&str, &str)],
    name_of: impl Fn(&str, &str) -> Option<String>,
) -> (Form, Conflict) {
    let shown = |fields: &Fields, name: &str| {
        let day = [format!("{name}_day"), format!("{name}_month"), format!("{name}_year")];
        let mut values: Vec<String> = fields
            .all(name)
            .iter()
            .filter(|v| !v.is_empty())
            .map(|v| name_of(name, v).unwrap_or_else(|| v.clone()))
            .collect();
        if values.is_empty() {
            let parts: Vec<&str> = day.iter().map(|d| fields.get(d)).filter(|v| !v.is_empty()).collect();
            values = if parts.is_empty() { Vec::new() } else { vec![parts.join(".")] };
        }
        values.sort();
        values.join(", ")
    };
    let differences = labels
        .iter()
        .map(|(name, label)| Difference {
            label: words.say(label),
            theirs: shown(theirs, name),
            mine: shown(mine, name),
        })
        .filter(|d| d.theirs != d.mine)
        .collect();
    let mut kept = mine.clone();
    kept.set("version", version.to_string());
    (Form::refused(words, kept, &[]), Conflict { differences, words: Some(words) })
}
