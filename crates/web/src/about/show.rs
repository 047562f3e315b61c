//! How what is known of a citizen looks in words: on the citizen's page, on its own page and on the citizen's own.

use holdepunkt_casework::citizens::About;
use holdepunkt_rules::{codes::Code, cv::CvEntry, wish::Wishes};
use holdepunkt_wording::Words;

use crate::desk::Desk;

/// A wish or a goal: its label and its words, in order.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is about.
    pub label: String,
    /// The choices, the dearest first.
    pub choices: Vec<String>,
}

/// What helps at work, and more about it.
#[derive(Debug, Clone)]
pub struct Help {
    /// What helps.
    pub what: String,
    /// More, in words for the workplace; may be empty.
    pub words: String,
}

/// An entry of a CV.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it is corrected.
    pub href: String,
    /// What it is about.
    pub kind: String,
    /// What.
    pub title: String,
    /// Where, and when.
    pub more: String,
    /// More about it; may be empty.
    pub note: String,
}

/// What is known, in words.
#[derive(Debug, Clone)]
pub struct Shown {
    /// What they want.
    pub wants: Vec<Line>,
    /// What they would rather not.
    pub rather_not: Vec<Line>,
    /// The jobs they aim at.
    pub goals: Vec<String>,
    /// What helps.
    pub helps: Vec<Help>,
    /// The CV.
    pub cv: Vec<Entry>,
}

impl Shown {
    /// Is nothing wished, not wished or aimed at?
    pub fn no_wishes(&self) -> bool {
        self.wants.is_empty() && self.rather_not.is_empty() && self.goals.is_empty()
    }

    /// Is nothing known at all?
    pub fn is_empty(&self) -> bool {
        self.no_wishes() && self.helps.is_empty() && self.cv.is_empty()
    }
}

/// What is known of somebody, in the reader's words.
pub fn shown(desk: &Desk, about: &About) -> Shown {
    let Wishes { industries, tasks, not_industries, not_tasks, .. } = &about.wishes;
    let names = |list: &str, codes: &[Code]| codes.iter().map(|c| desk.code(list, c.as_str())).collect::<Vec<_>>();
    let line = |key: &str, choices: Vec<String>| Line { label: desk.words.say(key), choices };
    let filled = |lines: Vec<Line>| lines.into_iter().filter(|l| !l.choices.is_empty()).collect();
    let centres = about.centres.iter().map(|(_, name)| name.clone()).collect();
    Shown {
        wants: filled(vec![
            line("wish-centres", centres),
            line("wish-industries", names("industries", industries)),
            line("wish-tasks", names("occupations", tasks)),
        ]),
        rather_not: filled(vec![
            line("wish-not-industries", names("industries", not_industries)),
            line("wish-not-tasks", names("occupations", not_tasks)),
        ]),
        goals: names("occupations", &about.goals),
        helps: about
            .accommodations
            .iter()
            .map(|a| Help { what: desk.code("accommodations", a.accommodation.as_str()), words: a.words.clone() })
            .collect(),
        cv: about.cv.iter().map(|e| entry(desk.words, e)).collect(),
    }
}

/// The words' key of a kind of entry.
pub fn kind_key(entry: &CvEntry) -> String {
    format!("cv-kind-{}", entry.kind.code())
}

fn entry(words: Words, e: &CvEntry) -> Entry {
    let days = match (e.from, e.until) {
        (Some(from), Some(until)) if (from.year(), from.month()) == (until.year(), until.month()) => {
            month(words, until)
        }
        (Some(from), Some(until)) => format!("{} – {}", month(words, from), month(words, until)),
        (Some(from), None) => words.say_with("cv-since", &[("month", month(words, from).into())]),
        (None, Some(until)) => month(words, until),
        (None, None) => String::new(),
    };
    let more = [e.place.as_str(), days.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>();
    Entry {
        href: format!("/cv/{}", e.id),
        kind: words.say(&kind_key(e)),
        title: e.title.clone(),
        more: more.join(", "),
        note: e.note.clone(),
    }
}

fn month(words: Words, day: jiff::civil::Date) -> String {
    format!("{} {}", words.month_short(day.month()), day.year())
}
