//! The tables of the pages of many, in words.

use holdepunkt_casework::progressions::many::{Bands, By, GroupRow, Many, Moves, Row, WEEK_BANDS};
use holdepunkt_rules::progression::{
    many::{Spread, share},
    reading::CHANGE,
};
use jiff::civil::Date;

use super::{
    Table,
    bars::{BANDS, bars, count},
};
use crate::{markup::Markup, page::Page};

/// What is told of a question.
pub struct Told {
    /// What it is about.
    pub domain: String,
    /// The question.
    pub words: String,
    /// Since when it stands, where that is longer than what is around it.
    pub since: String,
    /// Where it is told by group.
    pub href: String,
    /// How answers are spread, drawn.
    pub bars: Markup,
    /// What moved: how many, each share, the median.
    pub moves: Vec<Cell>,
    /// How many in each band, at the zero point and now.
    pub bands: [Vec<String>; 2],
    /// How many at each value; nothing across job centres.
    pub values: Option<[Vec<String>; 2]>,
}

/// What stands in a cell, and beneath it.
pub type Cell = (String, String);

fn bare(text: String) -> Cell {
    (text, String::new())
}

/// Nobody could be asked: a figure of nobody is not 0.
const NONE: &str = "–";

fn of(p: &Page, n: Option<u64>, all: Option<u64>) -> String {
    let Some(some) = n else { return p.t("many-hidden") };
    let percent = all.and_then(|all| share(some, all)).map(|(thousandths, ..)| p.percent(&thousandths));
    match percent {
        Some(percent) => p.t2("many-of-n", "n", count(p, n), "percent", percent),
        None => count(p, n),
    }
}

/// A change with its sign.
fn signed(p: &Page, twice: i64) -> String {
    let number = p.words.hundredths(twice * 50);
    if twice > 0 { format!("+{number}") } else { number }
}

fn median(p: &Page, moves: &Moves) -> Cell {
    let Some(twice) = moves.twice_median else {
        return bare(if moves.n == Some(0) { NONE.to_owned() } else { p.t("many-hidden") });
    };
    let between = |(low, high)| p.t2("many-between", "low", signed(p, 2 * low), "high", signed(p, 2 * high));
    (signed(p, twice), moves.interval.map(between).unwrap_or_default())
}

fn moved(p: &Page, moves: &Moves) -> Vec<Cell> {
    let part = |n| match moves.n {
        Some(0) => NONE.to_owned(),
        all => of(p, n, all),
    };
    let counts = [count(p, moves.n), part(moves.improved), part(moves.unchanged), part(moves.worse)];
    counts.map(bare).into_iter().chain([median(p, moves)]).collect()
}

/// The headings of what [`moved`] tells.
pub fn moved_heads(p: &Page) -> Vec<String> {
    ["many-n", "many-improved", "many-unchanged", "many-worse", "many-median"].map(|key| p.t(key)).to_vec()
}

fn bands(p: &Page, bands: &Bands) -> Vec<String> {
    bands.iter().map(|n| count(p, *n)).collect()
}

fn values(p: &Page, spread: &Spread) -> Vec<String> {
    let median = spread.twice_median().map_or_else(|| NONE.to_owned(), |twice| p.words.hundredths(twice * 50));
    let each = spread.values.iter().chain([&spread.dont_know, &spread.prefer_not]);
    each.map(|n| count(p, Some(*n))).chain([median]).collect()
}

/// That a table stands from an earlier day than the release does.
fn since(p: &Page, many: &Many, counted_on: Option<Date>) -> String {
    let earlier = counted_on.filter(|day| many.taken_on.is_some_and(|taken| *day < taken));
    earlier.map(|day| p.t1("many-since", "day", p.day_full(&day))).unwrap_or_default()
}

/// What is told of a question.
pub fn question(p: &Page, many: &Many, row: &Row, href: &str) -> Told {
    let words = p.words.both(&row.item.words).to_owned();
    Told {
        domain: p.words.both(&row.domain.words).to_owned(),
        since: since(p, many, row.counted_on),
        href: format!("{href}#one"),
        bars: bars(p, &format!("b-{}", row.item.id), &words, &row.first_bands, &row.now_bands),
        moves: moved(p, &row.moves),
        bands: [bands(p, &row.first_bands), bands(p, &row.now_bands)],
        values: row.first.as_ref().zip(row.now.as_ref()).map(|(first, now)| [values(p, first), values(p, now)]),
        words,
    }
}

/// The headings of the bands, and of the values with their median.
pub fn band_heads(p: &Page) -> Vec<String> {
    BANDS.map(|key| p.t(key)).to_vec()
}

/// As [`band_heads`], for each value.
pub fn value_heads(p: &Page) -> Vec<String> {
    let numbers = (0..=holdepunkt_rules::progression::HIGHEST).map(|value| value.to_string());
    numbers.chain(["many-dont-know", "many-prefer-not", "many-median-value"].map(|key| p.t(key))).collect()
}

fn group_name(p: &Page, by: By, code: &str) -> String {
    match by {
        By::TargetGroup => p.code_text("target_groups", code),
        By::Model => p.code_text("cooperation_models", code),
        By::Age => p.t(if code == "under_30" { "many-under-30" } else { "many-from-30" }),
        By::Weeks => weeks(p, code.parse().unwrap_or(0)),
    }
}

/// A band of weeks by its first week.
fn weeks(p: &Page, from: i64) -> String {
    let next = WEEK_BANDS.into_iter().find(|band| *band > from);
    next.map_or_else(
        || p.t1("many-weeks-from", "from", from),
        |next| p.t2("many-weeks", "from", from, "until", next - 1),
    )
}

/// The groups on the chosen question.
pub fn groups(p: &Page, many: &Many) -> Option<Table> {
    let (by, item) = (many.by?, many.item.as_ref()?);
    let mut rows: Vec<&GroupRow> = many.groups.iter().collect();
    // Weeks come as text, and 13 is after 0 and before 52.
    rows.sort_by_key(|g| if by == By::Weeks { g.group.parse().unwrap_or(0) } else { 0 });
    let key = format!("many-by-{}", by.code().replace('_', "-"));
    let line = |g: &&GroupRow| (group_name(p, by, &g.group), moved(p, &g.moves));
    Some(Table {
        id: "groups",
        heading: p.t(&key),
        what: p.words.both(&item.item.words).to_owned(),
        since: since(p, many, many.groups_on),
        heads: [vec![p.t("many-group")], moved_heads(p)].concat(),
        lines: rows.iter().map(line).collect(),
    })
}

/// What came of the courses that are over.
pub fn outcomes(p: &Page, many: &Many) -> Option<Table> {
    let item = many.item.as_ref()?;
    let heads = ["many-outcome", "many-n", "many-improved", "many-unchanged", "many-worse"].map(|key| p.t(key));
    let lines = many.outcomes.iter().map(|row| {
        let name = match row.outcome {
            Some(outcome) => p.code_text("outcomes", outcome.code()),
            None => p.t("many-outcome-not-noted"),
        };
        (name, [row.n].into_iter().chain(row.moved).map(|n| bare(count(p, n))).collect())
    });
    Some(Table {
        id: "outcomes",
        heading: p.t("many-outcomes"),
        what: p.words.both(&item.item.words).to_owned(),
        since: since(p, many, many.outcomes_on),
        heads: heads.to_vec(),
        lines: lines.collect(),
    })
}

/// How complete the answers are; nothing across job centres.
pub fn complete(p: &Page, many: &Many) -> Option<Table> {
    if many.complete.is_empty() {
        return None;
    }
    let heads = ["many-who", "many-asked", "many-in-time", "many-late", "many-missing"].map(|key| p.t(key));
    let lines = many.complete.iter().map(|c| {
        let missing = (c.asked - c.in_time - c.late).max(0);
        let part = |n: i64| of(p, Some(n.unsigned_abs()), Some(c.asked.unsigned_abs()));
        let cells = [p.number(&c.asked), part(c.in_time), part(c.late), part(missing)].map(bare).to_vec();
        (p.t(&format!("many-who-{}", c.respondent.code())), cells)
    });
    let (from, until) = many.complete_days;
    Some(Table {
        id: "complete",
        heading: p.t("many-complete"),
        what: p.t2("many-complete-what", "from", p.day_full(&from), "until", p.day_full(&until)),
        since: String::new(),
        heads: heads.to_vec(),
        lines: lines.collect(),
    })
}

/// How much is a change, in words.
pub fn change(p: &Page) -> String {
    p.t1("many-how-change", "least", CHANGE)
}
