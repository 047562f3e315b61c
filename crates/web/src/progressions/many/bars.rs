//! How answers are spread, as two bars above each other: at the zero point, and now.

use askama::Template;
use holdepunkt_casework::progressions::many::Bands;

use crate::{
    markup::{Markup, render},
    page::Page,
};

/// Width of a bar in its own units.
const WIDTH: u64 = 200;

struct Piece {
    x: u64,
    width: u64,
    class: &'static str,
}

#[derive(Template)]
#[template(path = "progressions/bands.svg")]
struct Bars {
    id: String,
    title: String,
    described: String,
    first: Vec<Piece>,
    now: Vec<Piece>,
}

/// The bands' words, in order.
pub const BANDS: [&str; 5] =
    ["many-band-low", "many-band-middle", "many-band-high", "many-dont-know", "many-prefer-not"];
const CLASSES: [&str; 5] = ["a3", "a2", "a", "bg", "bg"];

/// The pieces of a bar. One with something hidden is not drawn: its length would tell.
fn pieces(bands: &Bands) -> Vec<Piece> {
    let all: Vec<u64> = bands.iter().flatten().copied().collect();
    let sum: u64 = all.iter().sum();
    if sum == 0 || all.len() < bands.len() {
        return Vec::new();
    }
    let mut passed = 0;
    let piece = |(n, class): (u64, &'static str)| {
        let x = passed * WIDTH / sum;
        passed += n;
        // A hair's breadth between two, so that they are told apart without their colours.
        let width = (passed * WIDTH / sum).saturating_sub(x + 1).max(1);
        (n > 0).then_some(Piece { x, width, class })
    };
    all.into_iter().zip(CLASSES).filter_map(piece).collect()
}

/// How many, or that it is not shown.
pub fn count(p: &Page, n: Option<u64>) -> String {
    n.map_or_else(|| p.t("many-hidden"), |n| p.number(&i64::try_from(n).unwrap_or(i64::MAX)))
}

/// Draws the bars of a question.
pub fn bars(p: &Page, id: &str, of: &str, first: &Bands, now: &Bands) -> Markup {
    let said = |when: &str, bands: &Bands| {
        let each = bands.iter().zip(BANDS).map(|(n, key)| format!("{} {}", p.t(key), count(p, *n)));
        format!("{}: {}", p.t(when), each.collect::<Vec<_>>().join(", "))
    };
    render(&Bars {
        id: id.to_owned(),
        title: p.t1("many-bars", "question", of),
        described: format!("{}. {}.", said("many-first", first), said("many-now", now)),
        first: pieces(first),
        now: pieces(now),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bar_is_as_long_as_its_answers_are_many_and_tells_nothing_that_is_hidden() {
        let of = |bands: Bands| pieces(&bands).iter().map(|p| (p.x, p.width)).collect::<Vec<_>>();
        assert_eq!(of([Some(1), Some(2), Some(1), Some(0), Some(0)]), [(0, 49), (50, 99), (150, 49)]);
        assert_eq!(of([Some(0); 5]), []);
        assert_eq!(of([Some(7), None, None, Some(0), Some(0)]), []);
    }
}
