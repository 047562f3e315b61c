//! Reading many: distributions, shares, and the median change with an interval. Exact: whole numbers and fractions of
//! them, no floating sums; an answer that is no number is counted apart and enters nothing else.

use super::{Answer, HIGHEST, reading::CHANGE};

/// Bands that answers are told in: 0 to 3, 4 to 6, 7 to 10; don't know, prefer not to say.
pub const BANDS: usize = 5;
/// How many answers there are in each band.
pub type Bands = [u64; BANDS];

/// The band of an answer, from 0.
#[must_use]
pub fn band(answer: Answer) -> usize {
    match answer {
        Answer::Value(0..=3) => 0,
        Answer::Value(4..=6) => 1,
        Answer::Value(_) => 2,
        Answer::DontKnow => 3,
        Answer::PreferNot => 4,
    }
}

/// How answers are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    /// How many gave each value, from 0 to 10.
    pub values: [u64; HIGHEST as usize + 1],
    /// How many don't know.
    pub dont_know: u64,
    /// How many would rather not say.
    pub prefer_not: u64,
}

impl Spread {
    /// Counts an answer.
    pub fn count(&mut self, answer: Answer) {
        self.count_many(answer, 1);
    }

    /// Counts the same answer of several.
    pub fn count_many(&mut self, answer: Answer, n: u64) {
        match answer {
            Answer::Value(value) => {
                if let Some(at) = self.values.get_mut(usize::from(value)) {
                    *at += n;
                }
            }
            Answer::DontKnow => self.dont_know += n,
            Answer::PreferNot => self.prefer_not += n,
        }
    }

    /// How many are in each band.
    #[must_use]
    pub fn bands(&self) -> Bands {
        let mut bands = Bands::default();
        let answers = (0..=HIGHEST).map(Answer::Value).zip(self.values);
        for (answer, n) in answers.chain([(Answer::DontKnow, self.dont_know), (Answer::PreferNot, self.prefer_not)]) {
            if let Some(counted) = bands.get_mut(band(answer)) {
                *counted += n;
            }
        }
        bands
    }

    /// How many gave a number.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.values.iter().sum()
    }

    /// Twice the median, so that the middle of two is exact; none without a number.
    #[must_use]
    pub fn twice_median(&self) -> Option<i64> {
        let counts = self.values.iter().enumerate().map(|(value, n)| (value as i64, *n));
        twice_median(counts, self.n())
    }
}

/// Twice the median of counted values in order.
fn twice_median(counts: impl Iterator<Item = (i64, u64)> + Clone, n: u64) -> Option<i64> {
    let at = |rank: u64| {
        let mut passed = 0;
        counts.clone().find_map(|(value, m)| {
            passed += m;
            (passed >= rank).then_some(value)
        })
    };
    if n == 0 { None } else { Some(at(n.div_ceil(2))? + at(n / 2 + 1)?) }
}

/// A change can be from -10 to 10.
pub const CHANGES: usize = 2 * HIGHEST as usize + 1;

/// What became of those who answered twice with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// How many changed by how much, from -10 to 10.
    by: [u64; CHANGES],
}

impl Default for Change {
    fn default() -> Self {
        Self { by: [0; CHANGES] }
    }
}

impl Change {
    /// Counts somebody's first and latest answer; whoever has no number in one of them is in neither count.
    pub fn count(&mut self, first: Answer, latest: Answer) {
        self.count_many(first, latest, 1);
    }

    /// Counts several with the same two answers.
    pub fn count_many(&mut self, first: Answer, latest: Answer, n: u64) {
        let (Some(a), Some(b)) = (first.value(), latest.value()) else { return };
        self.count_by(i64::from(b) - i64::from(a), n);
    }

    /// Counts several who changed by as much; a change that there can't be is left out.
    pub fn count_by(&mut self, by: i64, n: u64) {
        let at = usize::try_from(by + i64::from(HIGHEST)).ok();
        if let Some(counted) = at.and_then(|at| self.by.get_mut(at)) {
            *counted += n;
        }
    }

    /// How many changed by how much, from -10 to 10.
    pub fn each(&self) -> impl Iterator<Item = (i64, u64)> + Clone + '_ {
        self.by.iter().enumerate().map(|(at, n)| (at as i64 - i64::from(HIGHEST), *n))
    }

    fn sum(&self, of: impl Fn(i64) -> bool) -> u64 {
        self.each().filter(|(by, _)| of(*by)).map(|(_, n)| n).sum()
    }

    /// How many answered twice.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.by.iter().sum()
    }

    /// How many rose by two or more.
    #[must_use]
    pub fn improved(&self) -> u64 {
        self.sum(|by| by >= CHANGE)
    }

    /// How many fell by two or more.
    #[must_use]
    pub fn worse(&self) -> u64 {
        self.sum(|by| by <= -CHANGE)
    }

    /// How many are within one of where they began.
    #[must_use]
    pub fn unchanged(&self) -> u64 {
        self.sum(|by| by.abs() < CHANGE)
    }

    /// Twice the median change.
    #[must_use]
    pub fn twice_median(&self) -> Option<i64> {
        twice_median(self.each(), self.n())
    }

    /// How many changes are at or below the lower end of the interval, and as many at or above its upper end.
    #[must_use]
    pub fn beyond(&self) -> Option<u64> {
        lower_rank(self.n())
    }

    /// An interval for the median change that covers it in at least 95 of 100: from one ordered change to another,
    /// by the binomial distribution (no assumption about its shape). None below six, where no pair is that sure.
    #[must_use]
    pub fn interval(&self) -> Option<(i64, i64)> {
        let n = self.n();
        let rank = self.beyond()?;
        let at = |rank: u64| {
            let mut passed = 0;
            self.each().find_map(|(by, m)| {
                passed += m;
                (passed >= rank).then_some(by)
            })
        };
        Some((at(rank)?, at(n + 1 - rank)?))
    }
}

/// The largest rank r with P(Binomial(n, ½) < r) ≤ 2.5 %: the r-th lowest and the r-th highest enclose the median in
/// at least 95 of 100.
fn lower_rank(n: u64) -> Option<u64> {
    if n < 6 {
        return None;
    }
    // In logarithms, so that a million is no number too large; the term of k is n!/(k!(n-k)!) / 2^n.
    let mut log_term = -(n as f64) * std::f64::consts::LN_2;
    let mut below = log_term.exp();
    let mut rank = 0;
    while below <= 0.025 && rank < n / 2 {
        rank += 1;
        log_term += ((n - rank + 1) as f64).ln() - (rank as f64).ln();
        below += log_term.exp();
    }
    (rank > 0).then_some(rank)
}

/// A share with its 95 % interval in thousandths, by Wilson's formula; none of nobody.
#[must_use]
pub fn share(of: u64, n: u64) -> Option<(i64, i64, i64)> {
    const Z: f64 = 1.959_963_984_540_054;
    if n == 0 {
        return None;
    }
    let (p, m) = (of as f64 / n as f64, n as f64);
    let middle = (p + Z * Z / (2.0 * m)) / (1.0 + Z * Z / m);
    let half = Z * (p * (1.0 - p) / m + Z * Z / (4.0 * m * m)).sqrt() / (1.0 + Z * Z / m);
    let thousandths = |x: f64| (x * 1000.0).round() as i64;
    Some((thousandths(p), thousandths((middle - half).max(0.0)), thousandths((middle + half).min(1.0))))
}
