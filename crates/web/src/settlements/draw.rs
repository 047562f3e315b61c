//! The two pictures: the frame with what is earned and expected, and a citizen's course with its months. Each has its
//! numbers in words beside it.

use askama::Template;
use holdepunkt_casework::settlements::{explain::Explained, now::Courses};
use holdepunkt_rules::{
    grants::{day::Day, event::Event},
    money::Ore,
};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::markup::{Markup, render};

/// The width of both pictures in their own units.
const WIDE: i64 = 1180;

#[derive(Template)]
#[template(path = "settlements/frame.svg")]
struct Frame {
    title: String,
    limit_words: String,
    earned: i64,
    expected: (i64, i64),
    over: (i64, i64),
    limit: i64,
    limit_end: bool,
}

/// The frame, and how far into it what is earned and what is expected reach.
pub fn frame(words: Words, c: &Courses) -> Markup {
    let (earned, all) = (c.totals.earned.0, c.totals.earned.0 + c.forecast.expected.0);
    let most = all.max(c.totals.frame.0).max(1);
    let at = |ore: i64| 1 + (WIDE - 2) * ore / most;
    let limit = at(c.totals.frame.0);
    let inside = all.min(c.totals.frame.0).max(earned.min(c.totals.frame.0));
    let kroner = |ore: Ore| words.kroner(ore);
    let title = words.say_with(
        "economy-frame-alt",
        &[
            ("earned", kroner(c.totals.earned).into()),
            ("expected", kroner(c.forecast.expected).into()),
            ("frame", kroner(c.totals.frame).into()),
        ],
    );
    let shown = earned.min(c.totals.frame.0);
    render(&Frame {
        title,
        limit_words: words.say_with("economy-frame-limit", &[("frame", kroner(c.totals.frame).into())]),
        earned: at(shown) - 1,
        expected: (at(shown), at(inside) - at(shown)),
        over: (limit, at(all) - limit),
        limit,
        limit_end: limit > WIDE / 2,
    })
}

/// A bar of active days at a place.
struct Bar {
    x: i64,
    width: i64,
    words: String,
}

/// A gap, with how long it is against what it may be.
struct Gap {
    x: i64,
    width: i64,
    holds: bool,
    words: String,
}

/// A month earned, or a result.
struct Mark {
    x: i64,
    words: String,
    result: bool,
    coming: bool,
}

#[derive(Template)]
#[template(path = "settlements/line.svg")]
struct Line {
    title: String,
    ticks: Vec<(i64, String)>,
    bars: Vec<Bar>,
    gaps: Vec<Gap>,
    marks: Vec<Mark>,
    weeks: Option<(i64, i64)>,
    today: Option<i64>,
}

/// A citizen's courses from the first active day on, with gaps, months and the result. None without an active day.
pub fn line(words: Words, e: &Explained, title: String, today: Date) -> Option<Markup> {
    let first = e.facts.stays.iter().map(|s| Day::of(s.from)).min()?.max(e.terms.from);
    let settled = e.settled.lines.iter().map(|l| l.earned_on).chain(e.next.iter().filter_map(|n| n.on));
    let ends = e.facts.stays.iter().filter_map(|s| s.to).map(|to| Day::of(to).min(Day::of(e.as_of)));
    let last = settled.chain(ends).max()?.max(first.plus(27)).plus(6);
    let span = i64::from(last.since(first)) + 1;
    let at = |day: Day| (WIDE * i64::from(day.since(first)) / span).clamp(0, WIDE);
    let bar = |s: &holdepunkt_casework::settlements::facts::StayFact| {
        let (from, to) = (Day::of(s.from).max(first), s.to.map_or(Day::of(e.as_of), Day::of).min(Day::of(e.as_of)));
        (from <= to).then(|| {
            let width = (at(to.plus(1)) - at(from)).max(2);
            let days = i64::from(to.since(from)) + 1;
            let told =
                words.say_with("economy-line-stay", &[("centre", s.centre.clone().into()), ("days", days.into())]);
            // Words that don't fit are in the table and in the sentences.
            let fits = i64::try_from(told.chars().count()).unwrap_or(i64::MAX) * 8 + 16 < width;
            Bar { x: at(from), width, words: if fits { told } else { String::new() } }
        })
    };
    let gap = |event: &Event| match event {
        Event::Gap { after, resumed_on, days, limit, same } => Some(Gap {
            x: at(after.plus(1)),
            width: (at(*resumed_on) - at(after.plus(1))).max(2),
            holds: *same,
            words: words.say_with(
                "economy-line-gap",
                &[("days", i64::from(*days).into()), ("limit", i64::from(*limit).into())],
            ),
        }),
        _ => None,
    };
    let mark = |l: &holdepunkt_rules::grants::line::Line| Mark {
        x: at(l.earned_on),
        words: if l.way.is_some() { String::new() } else { l.number.to_string() },
        result: l.way.is_some(),
        coming: false,
    };
    let ahead = e.next.iter().filter_map(|n| {
        let result = n.hours.is_some();
        let words = if result { String::new() } else { n.number.to_string() };
        n.on.map(|on| Mark { x: at(on), words, result, coming: true })
    });
    let window = e.settled.lines.iter().find(|l| l.way.is_some());
    let mut ticks = Vec::new();
    let mut month = first.month_end().plus(1);
    let step = if span > 500 { 3 } else { 1 };
    while month < last {
        let date = month.date();
        let name = words.month_short(date.month());
        ticks.push((at(month), if date.month() == 1 { format!("{name} {}", date.year()) } else { name }));
        month = month.plus_months(step);
    }
    let now = Day::of(today);
    Some(render(&Line {
        title,
        ticks,
        bars: e.facts.stays.iter().filter_map(bar).collect(),
        gaps: e.steps.iter().filter_map(gap).collect(),
        marks: e.settled.lines.iter().map(mark).chain(ahead).collect(),
        weeks: window.map(|l| (at(l.basis_from), at(l.basis_to) - at(l.basis_from))),
        today: (first <= now && now <= last).then(|| at(now)),
    }))
}
