//! A map of matches: the area, the home as a ring, the centres by their numbers in the list. From data that ships with
//! the program; no server is asked.

use askama::Template;
use holdepunkt_casework::maps::{Point, outlines};

use crate::{
    maps::draw::{Window, paths, spread},
    markup::{Markup, render},
};

/// A numbered mark.
struct Mark {
    x: i64,
    y: i64,
    number: usize,
    fits: bool,
    name: String,
}

#[derive(Template)]
#[template(path = "matches/map.svg")]
struct Map {
    title: String,
    height: i64,
    land: Vec<String>,
    home: Option<(i64, i64)>,
    marks: Vec<Mark>,
}

/// Air around the outermost mark, in ten-thousandths of a degree.
const AIR: i32 = 300;

/// The centres that fit, numbered as in the list, and those that don't without a number.
pub fn map(title: String, home: Option<Point>, fits: &[(String, Point)], others: &[(String, Point)]) -> Option<Markup> {
    let points: Vec<Point> = fits.iter().chain(others).map(|(_, at)| *at).collect();
    let all = points.iter().chain(&home);
    let (low, high) = all.clone().fold(((i32::MAX, i32::MAX), (i32::MIN, i32::MIN)), |(low, high), p| {
        ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1)))
    });
    all.clone().next()?;
    let window = Window::around(((low.0 - AIR, low.1 - AIR), (high.0 + AIR, high.1 + AIR)));
    let placed = spread(&points, &window);
    let at = |p: Point| {
        let (x, y) = window.place(p);
        (x.round() as i64, y.round() as i64)
    };
    Some(render(&Map {
        title,
        height: window.height.round() as i64,
        land: paths(outlines(), &window).into_iter().map(|(_, d)| d).collect(),
        home: home.map(at),
        marks: fits
            .iter()
            .chain(others)
            .zip(&placed)
            .enumerate()
            .map(|(n, ((name, _), (x, y)))| Mark {
                x: x.round() as i64,
                y: y.round() as i64,
                number: n + 1,
                fits: n < fits.len(),
                name: name.clone(),
            })
            .collect(),
    }))
}
