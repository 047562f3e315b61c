//! Pictures of progression, drawn here: a line for each of the three over time, a wheel of two rounds, three voices on
//! one scale. Each has its words for whoever doesn't see it, and the same numbers stand in a table.

use std::f64::consts::TAU;

use askama::Template;
use holdepunkt_casework::progressions::reading::{DomainRead, Line};
use holdepunkt_rules::{
    period::days_between,
    progression::{Answer, HIGHEST, Respondent},
};
use jiff::civil::Date;

use crate::markup::{Markup, render};

/// A point of a picture.
struct Dot {
    x: String,
    y: String,
    /// The newest of its line.
    last: bool,
}

/// A line of one of the three.
struct Stroke {
    class: &'static str,
    points: String,
    dots: Vec<Dot>,
    shape: &'static str,
}

#[derive(Template)]
#[template(path = "progressions/lines.svg", ext = "html")]
struct Lines {
    id: String,
    title: String,
    says: String,
    strokes: Vec<Stroke>,
    /// The latest number of the line that tells most, and where it stands.
    now: Option<(String, u8)>,
}

fn at(x: f64) -> String {
    format!("{x:.1}")
}

fn share(answer: Answer) -> Option<f64> {
    answer.value().map(|v| f64::from(v) / f64::from(HIGHEST))
}

/// The look of each of the three, the same in every picture.
pub fn class_of(respondent: Respondent) -> &'static str {
    match respondent {
        Respondent::Citizen => "me",
        Respondent::Mentor => "mentor",
        Respondent::Employee => "case",
    }
}

/// The lines of a domain over the days of the rounds. An answer that is no number is no point.
pub fn lines(id: &str, title: &str, says: String, domain: &DomainRead, days: &[Date]) -> Markup {
    let (left, width, top, height) = (10.0, 210.0, 10.0, 44.0);
    let (first, last) = (days.first().copied().unwrap_or_default(), days.last().copied().unwrap_or_default());
    let all = days_between(first, last);
    let x = |round: usize| match days.get(round) {
        Some(day) if all > 0 => left + width * days_between(first, *day) as f64 / all as f64,
        _ => left + width,
    };
    let stroke = |line: &Line| {
        let points: Vec<(f64, f64)> =
            line.points.iter().filter_map(|p| Some((x(p.round), top + height * (1.0 - share(p.answer)?)))).collect();
        let end = points.len();
        Stroke {
            class: class_of(line.respondent),
            shape: class_of(line.respondent),
            points: points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" "),
            dots: points
                .iter()
                .enumerate()
                .map(|(n, (x, y))| Dot { x: at(*x), y: at(*y), last: n + 1 == end })
                .collect(),
        }
    };
    let latest = domain.lines.first().and_then(|l| l.points.iter().filter_map(|p| p.answer.value()).next_back());
    let now = latest.map(|v| (at(top + height * (1.0 - f64::from(v) / f64::from(HIGHEST)) + 6.0), v));
    // The citizen's own line lies on top.
    let strokes = domain.lines.iter().rev().map(stroke).collect();
    render(&Lines { id: id.to_owned(), title: title.to_owned(), says, strokes, now })
}

/// A domain on the wheel.
pub struct Spoke {
    /// What it is called.
    pub name: String,
    /// The answer in the earlier round.
    pub before: Option<Answer>,
    /// The answer in the later one.
    pub now: Option<Answer>,
}

struct Label {
    x: String,
    y: String,
    anchor: &'static str,
    name: String,
}

#[derive(Template)]
#[template(path = "progressions/wheel.svg", ext = "html")]
struct Wheel {
    title: String,
    says: String,
    rings: Vec<String>,
    spokes: Vec<Dot>,
    before: String,
    now: String,
    before_dots: Vec<Dot>,
    now_dots: Vec<Dot>,
    labels: Vec<Label>,
}

const MIDDLE: (f64, f64) = (190.0, 166.0);
const RADIUS: f64 = 116.0;

/// A place on the wheel: the first spoke points up, and they go round with the clock.
fn on(spoke: usize, of: usize, far: f64) -> (f64, f64) {
    let angle = TAU * spoke as f64 / of as f64;
    (MIDDLE.0 + RADIUS * far * angle.sin(), MIDDLE.1 - RADIUS * far * angle.cos())
}

fn polygon(points: &[(f64, f64)]) -> String {
    points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ")
}

/// A wheel of two rounds. A domain without a number in a round is passed over, never drawn as nought.
pub fn wheel(title: String, says: String, spokes: &[Spoke]) -> Markup {
    let n = spokes.len().max(1);
    let ring = |far: f64| polygon(&(0..n).map(|s| on(s, n, far)).collect::<Vec<_>>());
    let points = |of: fn(&Spoke) -> Option<Answer>| -> Vec<(f64, f64)> {
        spokes.iter().enumerate().filter_map(|(s, spoke)| Some(on(s, n, share(of(spoke)?)?))).collect()
    };
    let (before, now) = (points(|s| s.before), points(|s| s.now));
    let dots = |points: &[(f64, f64)]| points.iter().map(|(x, y)| Dot { x: at(*x), y: at(*y), last: false }).collect();
    let label = |(s, spoke): (usize, &Spoke)| {
        let (x, y) = on(s, n, 1.14);
        let anchor = match x - MIDDLE.0 {
            d if d > 8.0 => "start",
            d if d < -8.0 => "end",
            _ => "middle",
        };
        Label { x: at(x), y: at(y + 5.0), anchor, name: spoke.name.clone() }
    };
    let ends = (0..n).map(|s| on(s, n, 1.0)).map(|(x, y)| Dot { x: at(x), y: at(y), last: false });
    render(&Wheel {
        title,
        says,
        rings: [0.2, 0.4, 0.6, 0.8, 1.0].into_iter().map(ring).collect(),
        spokes: ends.collect(),
        before: polygon(&before),
        now: polygon(&now),
        before_dots: dots(&before),
        now_dots: dots(&now),
        labels: spokes.iter().enumerate().map(label).collect(),
    })
}

struct Voice {
    shape: &'static str,
    x: String,
    y: String,
}

#[derive(Template)]
#[template(path = "progressions/voices.svg", ext = "html")]
struct Voices {
    id: String,
    title: String,
    says: String,
    ticks: Vec<String>,
    span: Option<(String, String)>,
    talk: bool,
    voices: Vec<Voice>,
}

/// What the three said in one round, on one scale. Where two say the same, one stands above the other.
pub fn voices(id: &str, title: &str, says: String, said: &[(Respondent, Answer)], talk: bool) -> Markup {
    let x = |value: u8| 16.0 + 31.0 * f64::from(value);
    let numbers: Vec<(Respondent, u8)> = said.iter().filter_map(|(r, a)| Some((*r, a.value()?))).collect();
    let (low, high) = (numbers.iter().map(|(_, v)| *v).min(), numbers.iter().map(|(_, v)| *v).max());
    let place = |(n, (respondent, value)): (usize, &(Respondent, u8))| {
        let same = numbers.iter().filter(|(_, v)| v == value).count();
        let before = numbers.iter().take(n).filter(|(_, v)| v == value).count();
        let y = if same > 1 { 21.0 + 18.0 * before as f64 } else { 30.0 };
        Voice { shape: class_of(*respondent), x: at(x(*value)), y: at(y) }
    };
    render(&Voices {
        id: id.to_owned(),
        title: title.to_owned(),
        says,
        ticks: (0..=HIGHEST).map(|v| at(x(v))).collect(),
        span: low.zip(high).filter(|(l, h)| l < h).map(|(l, h)| (at(x(l)), at(x(h)))),
        talk,
        voices: numbers.iter().enumerate().map(place).collect(),
    })
}
