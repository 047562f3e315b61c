//! The hours a week as a stair, drawn by the server: a step as high as its hours. The same stands as a table beside it.

use askama::Template;
use holdepunkt_rules::agreement::{Rung, ladder::rung_on};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

use super::words::hours;
use crate::markup::{Markup, render};

/// Width of a step, the gap after it, the height of the drawing above the days.
const STEP: i64 = 78;
const GAP: i64 = 6;
const HIGH: i64 = 118;
/// The lowest step: its number must have room.
const LOWEST: i64 = 34;

/// A step as it is drawn.
struct Drawn {
    x: i64,
    y: i64,
    high: i64,
    middle: i64,
    kind: &'static str,
    hours: String,
    from: String,
}

#[derive(Template)]
#[template(path = "agreements/stair.html")]
struct Stair {
    words: Words,
    id: String,
    wide: i64,
    columns: usize,
    base: i64,
    foot: i64,
    deep: i64,
    step: i64,
    steps: Vec<Drawn>,
    told: String,
}

/// The stair of a ladder; nothing for one without hours. `id` tells several on one page apart.
pub fn stair(words: Words, id: &str, ladder: &[Rung], today: Date) -> Markup {
    let most = ladder.iter().map(Rung::minutes).max().unwrap_or(0);
    if most <= 0 {
        return Markup::default();
    }
    let now = rung_on(ladder, today).map(|r| r.from);
    let mut steps = Vec::new();
    let mut x = 0;
    for rung in ladder {
        let high = (rung.minutes() * HIGH / most).max(LOWEST);
        let kind = match now {
            Some(now) if rung.from == now => "is-now",
            Some(now) if rung.from < now => "is-was",
            _ => "is-next",
        };
        let text = words.hours(holdepunkt_rules::hours::WeeklyHours::from_minutes(rung.minutes()));
        let hours = words.say_with("agreement-stair-hours", &[("hours", text.into())]);
        let from = words.day_short(rung.from);
        steps.push(Drawn { x, y: HIGH - high + 4, high, middle: x + STEP / 2, kind, hours, from });
        x += STEP + GAP;
    }
    let told = ladder.iter().map(|r| {
        let values = [
            ("day", Argument::from(words.day_near(r.from, today))),
            ("hours", Argument::from(hours(words, r.minutes()))),
        ];
        words.say_with("agreement-stair-step", &values)
    });
    render(&Stair {
        words,
        id: id.to_owned(),
        wide: (x - GAP).max(STEP),
        columns: ladder.len().min(12),
        base: HIGH + 4,
        foot: HIGH + 22,
        deep: HIGH + 30,
        step: STEP,
        told: told.collect::<Vec<_>>().join(". "),
        steps,
    })
}
