//! What is counted, counted again: from the answers as they were given, without the functions under test.

use holdepunkt_rules::{
    placement::Outcome,
    progression::{Answer, RoundKind},
};
use jiff::civil::Date;

use super::seeded::{Said, Scene};

/// A citizen as the groups know them.
#[derive(Debug, Clone)]
pub struct Known {
    pub at: usize,
    pub group: &'static str,
    pub under_30: bool,
    pub model: &'static str,
    pub outcome: Option<Outcome>,
}

pub struct Naive {
    pub known: Vec<Known>,
    said: Vec<Vec<Said>>,
}

impl Naive {
    pub fn of(scene: &Scene) -> Self {
        Self { known: scene.known.clone(), said: scene.said.clone() }
    }

    /// The day of the latest zero point in which anything on the scale was said.
    fn begun(&self, citizen: usize) -> Option<Date> {
        self.said[citizen].iter().filter(|s| s.kind == RoundKind::ZeroPoint).map(|s| s.on).max()
    }

    fn pair(&self, citizen: usize, item: &str) -> (Option<Answer>, Option<Answer>) {
        let begun = self.begun(citizen);
        let mut of: Vec<&Said> = self.said[citizen].iter().filter(|s| s.item == item).collect();
        of.sort_by_key(|s| s.on);
        let first = of.iter().find(|s| Some(s.on) == begun).map(|s| s.answer);
        let latest = of.iter().rev().find(|s| begun.is_none_or(|b| s.on > b)).map(|s| s.answer);
        (first, latest)
    }

    pub fn first(&self, item: &str) -> Vec<Answer> {
        self.known.iter().filter_map(|c| self.pair(c.at, item).0).collect()
    }

    pub fn now(&self, item: &str) -> Vec<Answer> {
        let now = |c: &Known| {
            let (first, latest) = self.pair(c.at, item);
            latest.or(first)
        };
        self.known.iter().filter_map(now).collect()
    }

    /// Changes in order, of the citizens that are asked for.
    pub fn changes(&self, item: &str, of: impl Fn(&Known) -> bool) -> Vec<i64> {
        let change = |c: &Known| {
            let (first, latest) = self.pair(c.at, item);
            Some(i64::from(latest?.value()?) - i64::from(first?.value()?))
        };
        let mut all: Vec<i64> = self.known.iter().filter(|c| of(c)).filter_map(change).collect();
        all.sort_unstable();
        all
    }

    /// The first week of the band in which the latest answer was given.
    pub fn weeks(&self, c: &Known) -> i64 {
        let begun = self.begun(c.at);
        let counted: Vec<Date> =
            self.said[c.at].iter().map(|s| s.on).filter(|on| begun.is_none_or(|b| *on >= b)).collect();
        let Some(last) = counted.iter().max() else { return -1 };
        let first = begun.unwrap_or_else(|| *counted.iter().min().unwrap());
        let days = i64::from((*last - first).get_days());
        match days / 7 {
            0..13 => 0,
            13..26 => 13,
            26..52 => 26,
            _ => 52,
        }
    }
}

/// Twice the middle of a list, in order or not.
pub fn median(list: &[i64]) -> Option<i64> {
    let mut list = list.to_vec();
    list.sort_unstable();
    let n = list.len();
    (n > 0).then(|| list[(n - 1) / 2] + list[n / 2])
}

/// The r-th lowest and the r-th highest, r as large as it may be: P(Binomial(n, ½) < r) ≤ 2.5 %, summed term by term.
pub fn interval(sorted: &[i64]) -> Option<(i64, i64)> {
    let n = sorted.len();
    assert!(n < 1_000, "2^-n is a number");
    let mut term = 0.5_f64.powi(n as i32);
    let (mut below, mut r) = (0.0, 0);
    for k in 0..=n / 2 {
        // `below` is P(X < k).
        if below <= 0.025 {
            r = k;
        }
        below += term;
        term *= (n - k) as f64 / (k + 1) as f64;
    }
    (r > 0).then(|| (sorted[r - 1], sorted[n - r]))
}
