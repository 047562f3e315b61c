//! Pictures of figures, made on the server: bars, and a line over months. Each has its headline,
//! a description for whoever can't see it, and the same figures as a table.

use askama::Template;
use holdepunkt_wording::Words;

use crate::markup::{Markup, render};

/// A figure's words: the headline is what it shows.
#[derive(Debug, Clone, Default)]
pub struct Caption {
    /// Its id on the page.
    pub id: &'static str,
    /// What it shows.
    pub heading: String,
    /// Sentences below.
    pub notes: Vec<String>,
    /// How carefully it is to be read.
    pub remark: Option<String>,
}

/// One bar before it is drawn.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How many; none where it is not shown.
    pub n: Option<i64>,
    /// Its share in words, or nothing.
    pub share: String,
    /// Drawn pale: nothing has come of it yet.
    pub pale: bool,
    /// The table's cells.
    pub cells: Vec<String>,
}

struct DrawnBar {
    label: String,
    y: i64,
    text_y: i64,
    width: i64,
    value_x: i64,
    value: String,
    share: String,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "status/bars.html")]
struct Bars {
    words: Words,
    caption: Caption,
    described: String,
    height: i64,
    label_x: i64,
    bar_x: i64,
    bars: Vec<DrawnBar>,
    heads: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

/// Width of a picture in its own units; it is scaled to the page.
const WIDTH: i64 = 600;
/// From one bar to the next.
const STEP: i64 = 36;
/// Room for the figure after the longest bar.
const VALUE: i64 = 104;
/// Longest label that is written beside a bar; the table has it in full.
const LONGEST_LABEL: usize = 36;

fn shortened(label: &str) -> String {
    if label.chars().count() <= LONGEST_LABEL {
        return label.to_owned();
    }
    label.chars().take(LONGEST_LABEL - 1).chain(['…']).collect()
}

/// Draws bars; `heads` are the headings of the table, the first of them the labels'.
pub fn bars(words: Words, caption: Caption, bars: Vec<Bar>, heads: Vec<String>) -> Markup {
    let longest = bars.iter().map(|b| b.label.chars().count().min(LONGEST_LABEL)).max().unwrap_or(0) as i64;
    let label_x = (longest * 69 / 10).clamp(60, 250);
    let bar_x = label_x + 12;
    let room = WIDTH - bar_x - VALUE;
    let most = bars.iter().filter_map(|b| b.n).max().unwrap_or(0).max(1);
    let hidden = words.say("status-hidden");
    let value = |b: &Bar| b.n.map_or_else(|| hidden.clone(), |n| words.number(n));
    let draw = |(i, b): (usize, &Bar)| {
        let y = 10 + i as i64 * STEP;
        let width = b.n.map_or(0, |n| (n * room / most).max(i64::from(n > 0) * 3));
        DrawnBar {
            label: shortened(&b.label),
            y,
            text_y: y + 17,
            width,
            value_x: bar_x + width + if width > 0 { 9 } else { 0 },
            value: value(b),
            share: if b.share.is_empty() { String::new() } else { format!("({})", b.share) },
            class: if b.pale { "bg" } else { "a" },
        }
    };
    let described = bars.iter().map(|b| format!("{}: {}", b.label, value(b))).collect::<Vec<_>>().join(", ");
    render(&Bars {
        words,
        described,
        height: 14 + bars.len() as i64 * STEP,
        label_x,
        bar_x,
        bars: bars.iter().enumerate().map(draw).collect(),
        heads,
        rows: bars.into_iter().map(|b| (b.label, b.cells)).collect(),
        caption,
    })
}

#[derive(Template)]
#[template(path = "status/line.html")]
struct Line {
    words: Words,
    caption: Caption,
    described: String,
    grid: Vec<(i64, String)>,
    ticks: Vec<(i64, &'static str, String)>,
    area: String,
    path: String,
    goal: Option<(i64, String)>,
    last: (i64, i64),
    label: (i64, i64, &'static str, String),
    heads: (String, String),
    rows: Vec<(String, String)>,
}

/// The line's frame: left, right, top, bottom.
const FRAME: (i64, i64, i64, i64) = (40, 580, 34, 206);

/// A round number at or above another, for the top of a scale: 4, 8, 12, 20, 40, 60, 80, 100 …
fn round_above(n: i64) -> i64 {
    let mut unit = 4;
    loop {
        for factor in [1, 2, 3, 5] {
            if n <= unit * factor {
                return unit * factor;
            }
        }
        unit *= 10;
    }
}

/// Draws a number that grows over months, and a goal to reach. `points` are label and number.
pub fn line(
    words: Words,
    caption: Caption,
    points: &[(String, i64)],
    goal: Option<(i64, String)>,
    last_label: String,
    heads: (String, String),
) -> Markup {
    let (left, right, top, bottom) = FRAME;
    let most = points.iter().map(|p| p.1).chain(goal.iter().map(|g| g.0)).max().unwrap_or(0);
    let scale = round_above(most.max(1));
    let steps = points.len().saturating_sub(1).max(1) as i64;
    let x = |i: usize| left + (i as i64) * (right - left) / steps;
    let y = |n: i64| bottom - n * (bottom - top) / scale;
    let path: Vec<String> = points.iter().enumerate().map(|(i, p)| format!("{} {}", x(i), y(p.1))).collect();
    let path = format!("M{}", path.join("L"));
    let last = (points.len().saturating_sub(1), points.last().map_or(0, |p| p.1));
    let (last_x, last_y) = (x(last.0), y(last.1));
    let every = points.len().div_ceil(5).max(1);
    let ticks = points.iter().enumerate().filter(|(i, _)| i % every == 0);
    let ticks = ticks.map(|(i, p)| (x(i), if i == 0 { "" } else { "mid" }, p.0.clone()));
    let above = goal.as_ref().is_some_and(|(n, _)| (y(*n) - (last_y - 12)).abs() < 16);
    // Below, it stands clear of the line that comes up to it from the left.
    let width = last_label.chars().count() as i64 * 8;
    let under = points.iter().enumerate().filter(|(i, _)| x(*i) >= last_x - width).map(|(_, p)| y(p.1)).max();
    let label_y = if above { under.unwrap_or(last_y) + 22 } else { last_y - 12 };
    render(&Line {
        words,
        described: points
            .iter()
            .map(|(month, n)| format!("{month}: {}", words.number(*n)))
            .collect::<Vec<_>>()
            .join(", "),
        grid: (0..=4).map(|i| (y(scale * i / 4), words.number(scale * i / 4))).collect(),
        ticks: ticks.collect(),
        area: format!("{path}L{last_x} {bottom}L{left} {bottom}Z"),
        path,
        goal: goal.map(|(n, text)| (y(n), text)),
        last: (last_x, last_y),
        label: (last_x, label_y, if last_x > 200 { "end" } else { "" }, last_label),
        heads,
        rows: points.iter().map(|(month, n)| (month.clone(), words.number(*n))).collect(),
        caption,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chart_scale_ends_on_a_round_number() {
        let tops = [1, 4, 5, 9, 13, 21, 41, 100, 339, 1201].map(round_above);
        assert_eq!(tops, [4, 4, 8, 12, 20, 40, 80, 120, 400, 2000]);
    }

    #[test]
    fn chart_labels_too_long_for_a_picture_are_shortened() {
        assert_eq!(shortened("Match 4"), "Match 4");
        assert_eq!(shortened(&"x".repeat(60)).chars().count(), LONGEST_LABEL);
    }
}
