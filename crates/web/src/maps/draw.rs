//! From degrees to a picture: a window on the country, outlines as paths, marks that don't cover each other.

use std::fmt::Write as _;

use holdepunkt_casework::maps::{Outline, Point};

/// Width of the picture; its height follows from the window.
const WIDTH: f64 = 760.0;
const LEAST_HEIGHT: f64 = 380.0;
const MOST_HEIGHT: f64 = 900.0;
/// A degree of longitude in degrees of latitude, in the middle of Denmark.
const SQUEEZE: f64 = 0.559_2;
/// Nearest that two marks stand.
const APART: f64 = 25.0;
/// Most marks that are drawn: more do not find room beside each other, and looking for it would take minutes.
pub const MOST: usize = 200;

/// A window on the country, in ten-thousandths of a degree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    west: f64,
    north: f64,
    /// Units of the picture for a ten-thousandth of a degree of latitude.
    scale: f64,
    /// Height of the picture.
    pub height: f64,
}

impl Window {
    /// The window that takes in a box, with some air around it.
    pub fn around((low, high): (Point, Point)) -> Self {
        let (low, high) = if low.0 <= high.0 { (low, high) } else { ((80_000, 545_000), (152_000, 578_000)) };
        let middle = (f64::from(low.0 + high.0) / 2.0, f64::from(low.1 + high.1) / 2.0);
        let wide = (f64::from(high.0 - low.0) * SQUEEZE).max(400.0) * 1.12;
        let tall = f64::from(high.1 - low.1).max(400.0) * 1.12;
        let height = (WIDTH * tall / wide).clamp(LEAST_HEIGHT, MOST_HEIGHT);
        let scale = (WIDTH / wide).min(height / tall);
        Self { west: middle.0 - WIDTH / 2.0 / scale / SQUEEZE, north: middle.1 + height / 2.0 / scale, scale, height }
    }

    /// A point in the picture.
    pub fn place(&self, (longitude, latitude): Point) -> (f64, f64) {
        ((f64::from(longitude) - self.west) * SQUEEZE * self.scale, (self.north - f64::from(latitude)) * self.scale)
    }

    /// Does a box show in the picture?
    fn shows(&self, (low, high): (Point, Point)) -> bool {
        let ((left, bottom), (right, top)) = (self.place(low), self.place(high));
        right >= 0.0 && left <= WIDTH && bottom >= 0.0 && top <= self.height
    }

    /// Is a point in the picture?
    pub fn holds(&self, at: Point) -> bool {
        let (x, y) = self.place(at);
        (0.0..=WIDTH).contains(&x) && (0.0..=self.height).contains(&y)
    }
}

/// The outlines that show in a window, each as a path's text: code and path.
pub fn paths(outlines: &[Outline], window: &Window) -> Vec<(&'static str, String)> {
    let seen = outlines.iter().filter(|o| window.shows(o.bounds()));
    seen.map(|o| (o.code, o.rings.iter().map(|r| path(r, window)).collect())).collect()
}

/// A closed line, in whole units from point to point; points that fall on one another are left out.
fn path(ring: &[Point], window: &Window) -> String {
    let mut out = String::with_capacity(ring.len() * 6);
    let mut at: Option<(i64, i64)> = None;
    for point in ring {
        let (x, y) = window.place(*point);
        let (x, y) = (x.round() as i64, y.round() as i64);
        // Writing to a string can't fail.
        let _ = match at {
            None => write!(out, "M{x} {y}"),
            Some(before) if before == (x, y) => continue,
            Some((bx, by)) => write!(out, "l{} {}", x - bx, y - by),
        };
        at = Some((x, y));
    }
    out.push('z');
    out
}

/// Where the marks stand in the picture: where they are, or as near as they can without covering another.
pub fn spread(points: &[Point], window: &Window) -> Vec<(f64, f64)> {
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for point in points {
        let (x, y) = window.place(*point);
        let free = |p: &(f64, f64)| placed.iter().all(|q| (p.0 - q.0).hypot(p.1 - q.1) >= APART);
        // Around the place, further and further out, a golden angle at a time.
        let around = (0_i32..6_000).map(|i| {
            let (turn, far) = (f64::from(i) * 2.399_963, 5.0 * f64::from(i).sqrt());
            (far.mul_add(turn.cos(), x), far.mul_add(turn.sin(), y))
        });
        let inside =
            |p: &(f64, f64)| (14.0..=WIDTH - 14.0).contains(&p.0) && (14.0..=window.height - 14.0).contains(&p.1);
        let at = around.into_iter().find(|p| free(p) && inside(p)).unwrap_or((x, y));
        placed.push(at);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn window_holds_the_box_it_was_made_for() {
        for (dx, dy) in [(0, 0), (20_000, 0), (0, 20_000), (9_000, 14_000), (300, 700)] {
            for (w, s) in [(80_000, 545_000), (97_000, 555_000), (130_000, 570_000)] {
                let window = Window::around(((w, s), (w + dx, s + dy)));
                for corner in [(w, s), (w + dx, s), (w, s + dy), (w + dx, s + dy)] {
                    assert!(window.holds(corner), "{corner:?} {window:?}");
                }
                assert!((LEAST_HEIGHT..=MOST_HEIGHT).contains(&window.height));
            }
        }
    }

    #[test]
    fn marks_never_cover_each_other() {
        let window = Window::around(((97_000, 555_000), (98_000, 556_000)));
        for n in [1, 7, 60, i32::try_from(MOST).unwrap()] {
            let points: Vec<Point> = (0..n).map(|i| (97_500 + i % 3, 555_500)).collect();
            let at = spread(&points, &window);
            for (i, p) in at.iter().enumerate() {
                for q in at.iter().skip(i + 1) {
                    assert!((p.0 - q.0).hypot(p.1 - q.1) >= APART);
                }
            }
        }
    }
}
