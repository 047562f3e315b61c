//! The page of the map: the picture, the areas to look at, and the same as a table.

use std::collections::BTreeMap;

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::{
    Action,
    maps::{self, Mark, Outline, Point},
};
use serde::Deserialize;

use super::draw::{MOST, Window, paths, spread};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// What is looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    area: String,
}

/// A mark with its number, its place in the picture and its looks.
struct Shown {
    mark: Mark,
    number: usize,
    x: i64,
    y: i64,
    kind: &'static str,
    href: String,
    says: String,
}

#[derive(Template)]
#[template(path = "maps/page.html")]
struct MapPage {
    p: Page,
    height: i64,
    land: Vec<(bool, String)>,
    shown: Vec<Shown>,
    outside: usize,
    crowded: usize,
    about: bool,
    unplaced: Vec<(String, String)>,
    areas: Vec<(String, String, bool)>,
    free: i64,
    centres: usize,
    none: bool,
    may_edit: bool,
}

/// Ten-thousandths of a degree around a postcode's middle that are looked at: about ten kilometres.
const NEAR: i32 = 900;

fn bounds(points: impl Iterator<Item = Point>) -> (Point, Point) {
    points.fold(((i32::MAX, i32::MAX), (i32::MIN, i32::MIN)), |(low, high), p| {
        ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1)))
    })
}

/// The box that is asked for: a postcode's, the whole country's, else the municipality with what stands near it.
fn asked_for(area: &str, own: Option<&Outline>, marks: &[Mark]) -> (Point, Point) {
    let here: Vec<Point> = marks.iter().filter(|m| m.postcode == area).map(|m| m.at).collect();
    if !here.is_empty() {
        let (low, high) = bounds(here.into_iter());
        return ((low.0 - NEAR, low.1 - NEAR), (high.0 + NEAR, high.1 + NEAR));
    }
    let whole = bounds(maps::outlines().iter().flat_map(|o| o.rings.iter().flatten().copied()));
    match own {
        Some(own) if area != "all" => own.bounds(),
        _ => whole,
    }
}

fn kind(m: &Mark) -> &'static str {
    match (m.centre.is_some(), m.places, m.free) {
        (false, ..) => "company",
        (true, 0, _) => "closed",
        (true, _, 0) => "full",
        (true, ..) => "free",
    }
}

fn says(desk: &Desk, m: &Mark) -> String {
    match kind(m) {
        "company" => desk.words.say("map-company"),
        "closed" => desk.words.say("map-closed"),
        _ => desk.words.say_with("map-places", &[("places", m.places.into()), ("free", m.free.into())]),
    }
}

fn areas(desk: &Desk, marks: &[Mark], area: &str) -> Vec<(String, String, bool)> {
    let mut towns: BTreeMap<&str, &str> = BTreeMap::new();
    for m in marks {
        towns.entry(&m.postcode).or_insert(&m.town);
    }
    let in_town = towns.contains_key(area);
    let mut all = vec![
        (String::new(), desk.words.say("map-own"), area != "all" && !in_town),
        ("all".to_owned(), desk.words.say("map-all"), area == "all"),
    ];
    all.extend(towns.iter().map(|(code, town)| ((*code).to_owned(), format!("{code} {town}"), *code == area)));
    all
}

/// `GET /map`
///
/// # Errors
/// The database's.
pub async fn map(desk: Desk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = maps::find(&desk.context).await?;
    let own = maps::outlines().iter().find(|o| o.code == page.municipality);
    let window = Window::around(asked_for(&asked.area, own, &page.marks));
    let mut seen: Vec<&Mark> = page.marks.iter().filter(|m| window.holds(m.at)).collect();
    let crowded = seen.len().saturating_sub(MOST);
    seen.truncate(MOST);
    let at = spread(&seen.iter().map(|m| m.at).collect::<Vec<_>>(), &window);
    let shown: Vec<Shown> = seen
        .iter()
        .zip(&at)
        .enumerate()
        .map(|(i, (m, (x, y)))| Shown {
            number: i + 1,
            x: x.round() as i64,
            y: y.round() as i64,
            kind: kind(m),
            href: m.centre.map_or_else(|| format!("/companies/{}", m.company), |c| format!("/centres/{c}")),
            says: says(&desk, m),
            mark: (*m).clone(),
        })
        .collect();
    html(&MapPage {
        p: desk.page(),
        height: window.height.round() as i64,
        land: paths(maps::outlines(), &window).into_iter().map(|(code, d)| (code == page.municipality, d)).collect(),
        outside: page.marks.len() - shown.len() - crowded,
        crowded,
        about: shown.iter().any(|s| !s.mark.exact),
        unplaced: page.unplaced.iter().map(|(id, name)| (format!("/companies/{id}/edit"), name.clone())).collect(),
        areas: areas(&desk, &page.marks, &asked.area),
        free: shown.iter().map(|s| s.mark.free).sum(),
        centres: shown.iter().filter(|s| s.mark.centre.is_some()).count(),
        none: page.marks.is_empty(),
        may_edit: desk.context.may(Action::EditCompanies),
        shown,
    })
}
