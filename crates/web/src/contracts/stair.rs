//! Places over time as a stair: what was, what is agreed, and the same as a table.

use askama::Template;
use holdepunkt_rules::{
    contract::{PlaceStep, places_on},
    period::{days_between, plus_days},
};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::markup::{Markup, render};

/// The picture's measures, in its own units: 170 high, and wide or narrow.
const WIDE: i64 = 760;
const NARROW: i64 = 340;
const LEFT: i64 = 12;
const TOP: i64 = 44;
const FLOOR: i64 = 138;

#[derive(Template)]
#[template(path = "contracts/stair.html")]
struct Stair {
    words: Words,
    drawings: [Drawing; 2],
    rows: Vec<(String, i64)>,
    told: String,
}

/// The picture for a desktop or for a phone.
struct Drawing {
    class: &'static str,
    width: i64,
    right: i64,
    ticks: Vec<(i64, String)>,
    numbers: Vec<(i64, i64, i64)>,
    area: String,
    past: String,
    future: String,
    now: Option<i64>,
}

impl Stair {
    fn t(&self, key: &str) -> String {
        self.words.say(key)
    }
}

/// Days to places on the picture.
struct Scale<'a> {
    width: i64,
    steps: &'a [PlaceStep],
    from: Date,
    until: Date,
    most: i64,
}

impl Scale<'_> {
    fn right(&self) -> i64 {
        self.width - LEFT
    }

    fn x(&self, day: Date) -> i64 {
        LEFT + days_between(self.from, day) * (self.right() - LEFT) / days_between(self.from, self.until).max(1)
    }

    fn y(&self, places: i64) -> i64 {
        FLOOR - places * (FLOOR - TOP) / self.most.max(1)
    }

    /// The stair's upper edge between two days.
    fn edge(&self, from: Date, until: Date) -> String {
        let mut path = format!("M{} {}", self.x(from), self.y(places_on(self.steps, from)));
        for step in self.steps.iter().filter(|s| from < s.from && s.from <= until) {
            path.push_str(&format!("H{}V{}", self.x(step.from), self.y(step.places)));
        }
        path.push_str(&format!("H{}", self.x(until)));
        path
    }

    /// A number above each step that is wide enough to carry it.
    fn numbers(&self) -> Vec<(i64, i64, i64)> {
        let shown = self.steps.iter().filter(|s| s.from < self.until && s.places > 0);
        let starts: Vec<(i64, i64)> = shown.map(|s| (self.x(s.from.max(self.from)), s.places)).collect();
        let next = |i: usize| starts.get(i + 1).map_or(self.right(), |(x, _)| *x);
        let wide =
            |(i, (x, places)): (usize, &(i64, i64))| (next(i) - x >= 14).then(|| (x + 5, self.y(*places) - 6, *places));
        starts.iter().enumerate().filter_map(wide).collect()
    }

    /// The first day of a month, as often as there is room for.
    fn ticks(&self, words: Words) -> Vec<(i64, String)> {
        const ROOM: i64 = 58;
        let month = (self.right() - LEFT) * 30 / days_between(self.from, self.until).max(1);
        let apart = [1_i8, 2, 3, 6].into_iter().find(|n| month * i64::from(*n) >= ROOM).unwrap_or(12);
        let mut ticks = Vec::new();
        let mut day = self.from.first_of_month();
        while day <= self.until {
            if day >= self.from && (day.month() - 1) % apart == 0 && self.x(day) < self.right() - 30 {
                let year = if day.month() == 1 { format!(" {}", day.year()) } else { String::new() };
                ticks.push((self.x(day), format!("{}{year}", words.month_short(day.month()))));
            }
            day = plus_days(day.last_of_month(), 1);
        }
        ticks
    }

    fn drawing(&self, words: Words, class: &'static str, today: Date) -> Drawing {
        let now = today.clamp(self.from, self.until);
        Drawing {
            class,
            width: self.width,
            right: self.right(),
            ticks: self.ticks(words),
            numbers: self.numbers(),
            area: format!("{}V{FLOOR}H{LEFT}Z", self.edge(self.from, self.until)),
            past: self.edge(self.from, now),
            future: self.edge(now, self.until),
            now: (self.from <= today && today <= self.until).then(|| self.x(today)),
        }
    }
}

/// Two years back and one ahead, or to a quarter after the last change.
fn window(steps: &[PlaceStep], today: Date) -> Option<(Date, Date)> {
    let (first, last) = (steps.first()?.from, steps.last()?.from);
    let from = plus_days(first, -14).max(plus_days(today, -730));
    let until = plus_days(last, 90).max(plus_days(today, 180));
    Some((from.min(plus_days(today, -60)).max(plus_days(first, -60)), until))
}

/// The stair of a number of places over time; nothing when there are no steps.
#[must_use]
pub fn stair(words: Words, steps: &[PlaceStep], today: Date) -> Markup {
    let Some((from, until)) = window(steps, today) else { return Markup::default() };
    let most = steps.iter().map(|s| s.places).max().unwrap_or(1);
    let scale = |width| Scale { width, steps, from, until, most };
    let rows: Vec<(String, i64)> = steps.iter().map(|s| (words.day(s.from), s.places)).collect();
    let told: Vec<String> = rows.iter().map(|(day, places)| format!("{day}: {places}")).collect();
    let drawings =
        [scale(WIDE).drawing(words, "only-wide", today), scale(NARROW).drawing(words, "ch--narrow only-phone", today)];
    render(&Stair { words, drawings, told: told.join(", "), rows })
}

#[cfg(test)]
mod tests {
    use holdepunkt_wording::Language;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_stair_stays_inside_its_picture_whatever_the_steps() {
        let today = date(2026, 11, 24);
        for from in [date(2001, 1, 1), date(2026, 11, 24), date(2031, 5, 1)] {
            let steps = [PlaceStep { from, places: 4 }, PlaceStep { from: plus_days(from, 200), places: 0 }];
            let (first, last) = window(&steps, today).unwrap();
            assert!(first < last, "{from}");
            for width in [WIDE, NARROW] {
                let scale = Scale { width, steps: &steps, from: first, until: last, most: 4 };
                let inside = LEFT..=scale.right();
                assert!(inside.contains(&scale.x(today.clamp(first, last))));
                assert!(scale.ticks(Words::of(Language::Danish)).iter().all(|(x, _)| inside.contains(x)));
            }
            assert!(!stair(Words::of(Language::English), &steps, today).0.is_empty());
        }
        assert!(stair(Words::of(Language::Danish), &[], today).0.is_empty());
    }
}
