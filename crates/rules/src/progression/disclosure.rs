//! What of counts may be shown across job centres: nothing of 1 to 4 people, and nothing from which it could be
//! computed.

use crate::status::suppress::SMALLEST_SHOWN;

const LEAST: u64 = SMALLEST_SHOWN.unsigned_abs();

fn small(n: u64) -> bool {
    (1..LEAST).contains(&n)
}

/// The cells of a row whose sum may be known, without those that are hidden: every one of 1 to 4, and with it the
/// smallest others until it can't be told. Nothing at all is shown of a row that is too small to hide anything in.
///
/// Whoever reads it knows the sum of what is hidden and that none of it is 0. Of c cells with sum s each lies between
/// 1 and s - c + 1, and can be any of them; so that is at least 5.
#[must_use]
pub fn shown(cells: &[u64]) -> Vec<Option<u64>> {
    let mut told: Vec<Option<u64>> = cells.iter().map(|n| (!small(*n)).then_some(*n)).collect();
    loop {
        let hidden = cells.iter().zip(&told).filter(|(_, t)| t.is_none());
        let (count, sum) = hidden.fold((0, 0), |(c, s), (n, _)| (c + 1, s + n));
        if count == 0 || (count >= 2 && sum + 1 >= count + LEAST) {
            return told;
        }
        let Some(next) = told.iter_mut().filter(|t| t.is_some_and(|n| n > 0)).min_by_key(|t| **t) else {
            return vec![None; cells.len()];
        };
        *next = None;
    }
}

/// A line of a table, as far as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<const W: usize> {
    /// How many it is made of.
    pub n: Option<u64>,
    /// How they are told apart.
    pub cells: [Option<u64>; W],
}

/// A table of people told apart in two ways, none of whose lines is empty, beside which the sums of its columns are
/// told as [`shown`] tells them.
///
/// Lines too small to be told stand together as one that nobody sees. Of the others some say how they are made up: in
/// them every cell is 0 or at least 5. The rest say only how many they are, and together they are made up so that what
/// is left of a column, when those that are told are taken from its sum, is 0 or at least 5 as well. Of lines of at
/// least 5 and columns of at least 5 a cell can't be computed: it can be anything in a span of at least 5. Columns that
/// are hidden in the sums are hidden in every line, and count as one.
#[must_use]
pub fn table<const W: usize>(lines: &[[u64; W]]) -> Vec<Line<W>> {
    let column = |at: usize| lines.iter().filter_map(|l| l.get(at)).sum::<u64>();
    let whole = shown(&std::array::from_fn::<u64, W, _>(column));
    let sizes = shown(&lines.iter().map(|l| l.iter().sum()).collect::<Vec<u64>>());
    let open = |at: usize| whole.get(at).is_some_and(Option::is_some);
    // The columns that are told, and behind them what the others hold together.
    let blocks = |line: &[u64; W]| -> Vec<u64> {
        let told = line.iter().enumerate().map(|(at, n)| if open(at) { *n } else { 0 });
        let together = line.iter().enumerate().filter(|(at, _)| !open(*at)).map(|(_, n)| n).sum();
        told.chain([together]).collect()
    };
    let nothing = whole.iter().all(Option::is_none);
    let mut full: Vec<bool> = lines
        .iter()
        .zip(&sizes)
        .map(|(line, n)| !nothing && n.is_some() && !blocks(line).into_iter().any(small))
        .collect();
    loop {
        let mut rest = vec![0; W + 1];
        for (line, _) in lines.iter().zip(&full).filter(|(_, f)| !**f) {
            rest.iter_mut().zip(blocks(line)).for_each(|(sum, n)| *sum += n);
        }
        let told = sizes.iter().zip(full.iter_mut()).filter(|(_, f)| **f);
        match told.min_by_key(|(n, _)| **n) {
            Some((_, smallest)) if rest.into_iter().any(small) => *smallest = false,
            _ => break,
        }
    }
    let told = |((line, n), full): ((&[u64; W], &Option<u64>), &bool)| Line {
        n: n.filter(|_| !nothing),
        cells: std::array::from_fn(|at| line.get(at).copied().filter(|_| *full && open(at))),
    };
    lines.iter().zip(&sizes).zip(&full).map(told).collect()
}

/// May the middle of so many be told? At least 5 stand at it or below, and as many at it or above.
#[must_use]
pub fn middle_shown(n: u64) -> bool {
    n.div_ceil(2) >= LEAST
}

/// May a value be told at or beyond which so many stand?
#[must_use]
pub fn rank_shown(rank: u64) -> bool {
    rank >= LEAST
}
