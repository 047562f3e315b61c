//! The picture of the two-year test: what counts above, other benefits below, breaks between; x is days.

use askama::Template;
use holdepunkt_rules::{
    benefit::Benefit,
    period::{days_between, plus_days},
    two_years::{Standing, TwoYears},
};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::{
    desk::Desk,
    markup::{Markup, render},
};

/// Left edge of the days; before it stand the lanes' names.
const LEFT: f64 = 150.0;
/// Right edge of the days.
const RIGHT: f64 = 1172.0;
/// Years before the day that the picture shows at most: older days stand in the table.
const YEARS: i64 = 7;
/// Width of a letter in a bar, about.
const LETTER: f64 = 7.0;

#[derive(Debug, Clone)]
struct Bar {
    x: f64,
    width: f64,
    class: &'static str,
    y: i64,
    text: String,
}

#[derive(Debug, Clone)]
struct Year {
    x: f64,
    text: String,
}

#[derive(Template)]
#[template(path = "benefits/picture.html")]
struct Picture {
    title: String,
    describe: String,
    lane_counts: String,
    lane_other: String,
    years: Vec<Year>,
    bars: Vec<Bar>,
    day: f64,
    day_text: String,
    day_class: &'static str,
    full: Option<f64>,
    full_text: String,
    full_class: &'static str,
}

struct Scale {
    from: Date,
    days: f64,
}

impl Scale {
    fn x(&self, day: Date) -> f64 {
        let part = days_between(self.from, day) as f64 / self.days;
        LEFT + (RIGHT - LEFT) * part.clamp(0.0, 1.0)
    }

    fn bar(&self, from: Date, until: Date, class: &'static str, y: i64, text: String) -> Option<Bar> {
        let (x, end) = (self.x(from), self.x(plus_days(until, 1)));
        let width = end - x;
        let fits = text.chars().count() as f64 * LETTER + 16.0 < width;
        (width > 0.0).then(|| Bar { x, width: width.max(2.0), class, y, text: if fits { text } else { String::new() } })
    }
}

fn full_on(answer: &TwoYears) -> Option<(Date, Date)> {
    match answer.standing {
        Standing::Full { since, full_on } | Standing::Under { since, full_on, .. } => Some((since, full_on)),
        Standing::NotNow { .. } => None,
    }
}

/// The picture; none when there is nothing to show.
pub fn picture(
    desk: &Desk,
    benefits: &[Benefit],
    answer: &TwoYears,
    counts: &dyn Fn(&Benefit) -> bool,
) -> Option<Markup> {
    let words = desk.words;
    let first = benefits.iter().map(|b| b.period.from()).min()?;
    let from = first.max(plus_days(answer.day, -YEARS * 366));
    let last = full_on(answer).map_or(answer.day, |(_, full)| full.max(answer.day));
    let from = plus_days(from, -20);
    let scale = Scale { from, days: (days_between(from, last) + 60).max(120) as f64 };
    let mut bars: Vec<Bar> = answer
        .runs
        .iter()
        .filter_map(|r| scale.bar(r.from, r.until, "stair", 44, days_words(words, r.days())))
        .collect();
    bars.extend(
        answer.breaks.iter().filter_map(|b| scale.bar(b.from, b.until, "pau", 44, days_words(words, b.days()))),
    );
    if let Some((_, full)) = full_on(answer).filter(|(_, full)| *full > answer.day) {
        bars.extend(scale.bar(plus_days(answer.day, 1), plus_days(full, -1), "plan", 44, String::new()));
    }
    let others = benefits.iter().filter(|b| !counts(b));
    bars.extend(others.filter_map(|b| {
        let until = b.period.until().unwrap_or(answer.day).min(answer.day);
        scale.bar(b.period.from(), until, "was", 96, desk.code("benefits", b.benefit.as_str()))
    }));
    let full = full_on(answer).map(|(_, full)| (scale.x(full), full));
    Some(render(&Picture {
        title: words.say("two-years-picture"),
        describe: words.say("two-years-picture-describe"),
        lane_counts: words.say("two-years-lane-counts"),
        lane_other: words.say("two-years-lane-other"),
        years: years(&scale, last),
        bars,
        day: scale.x(answer.day),
        day_text: if answer.day == desk.context.today { words.say("citizen-way-today") } else { words.day(answer.day) },
        day_class: anchor(scale.x(answer.day)),
        full_class: full.map_or("", |(x, _)| anchor(x)),
        full_text: full.map_or_else(String::new, |(_, day)| {
            words.say_with("two-years-full-mark", &[("day", words.day(day).into())])
        }),
        full: full.map(|(x, _)| x),
    }))
}

/// A text near an edge stands inside it.
fn anchor(x: f64) -> &'static str {
    if x > RIGHT - 90.0 {
        "end"
    } else if x < LEFT + 60.0 {
        ""
    } else {
        "mid"
    }
}

fn days_words(words: Words, days: i64) -> String {
    words.say_with("two-years-days", &[("days", days.into())])
}

fn years(scale: &Scale, last: Date) -> Vec<Year> {
    (scale.from.year()..=last.year())
        .filter_map(|year| Date::new(year, 1, 1).ok())
        .filter(|day| *day >= scale.from)
        .map(|day| Year { x: scale.x(day), text: day.year().to_string() })
        .collect()
}
