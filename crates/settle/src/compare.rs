//! What each reading would have paid, side by side, from one pass over the register.

use holdepunkt_rules::{
    Refusal,
    grants::{
        frame::{Totals, s8_frame, s8_paid_in_all},
        line::{Grant, Line},
        terms::{Readings, Terms},
    },
    money::Ore,
};

use crate::{
    fault::Fault,
    out::{self, Cell, Head, Kind},
    register::Register,
    tables::{Into, whole},
};

/// The terms under every reading, in the order in which they are told.
pub fn every_reading(terms: &Terms) -> Vec<Terms> {
    Readings::every().into_iter().map(|readings| terms.read_as(readings)).collect()
}

/// Lines of a job centre under one reading, added up: what is paid of them depends on their sum alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    lines: i64,
    activity: i64,
    result: i64,
}

/// Sums by reading, then by job centre.
#[derive(Debug, Default)]
pub struct Sums(Vec<Vec<Sum>>);

impl Sums {
    /// Nothing yet.
    pub fn new(readings: usize, centres: usize) -> Self {
        Self(vec![vec![Sum::default(); centres]; readings])
    }

    /// Adds a citizen's lines under one reading.
    pub fn add(&mut self, reading: usize, lines: &[Line]) {
        let Some(centres) = self.0.get_mut(reading) else { return };
        for line in lines {
            let Some(sum) = centres.get_mut(line.job_centre.0 as usize) else { continue };
            sum.lines += 1;
            match line.grant {
                Grant::Activity => sum.activity += line.amount.0,
                Grant::Result => sum.result += line.amount.0,
            }
        }
    }

    /// Adds those of another worker.
    pub fn join(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().flatten().zip(other.0.into_iter().flatten()) {
            mine.lines += theirs.lines;
            mine.activity += theirs.activity;
            mine.result += theirs.result;
        }
    }
}

/// What one reading pays, to one job centre or to all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// Lines.
    pub lines: i64,
    /// Earned for activity.
    pub activity: Ore,
    /// Earned for results.
    pub result: Ore,
    /// Paid of it.
    pub paid: Ore,
    /// With the fixed grants.
    pub total: Ore,
}

impl Reading {
    const fn plus(self, other: Self) -> Self {
        Self {
            lines: self.lines + other.lines,
            activity: Ore(self.activity.0 + other.activity.0),
            result: Ore(self.result.0 + other.result.0),
            paid: Ore(self.paid.0 + other.paid.0),
            total: Ore(self.total.0 + other.total.0),
        }
    }
}

/// All readings side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What the settlement itself pays to all job centres, by its own readings.
    pub own: Reading,
    /// What each reading pays to all job centres.
    pub all: Vec<(Readings, Reading)>,
}

const READINGS: &[Head] = &[
    Head::of("months", Kind::Text),
    Head::of("gap", Kind::Text),
    Head::of("result_after", Kind::Text),
    Head::or_empty("job_centre", Kind::Text),
    Head::of("lines", Kind::Whole),
    Head::of("activity", Kind::Kroner),
    Head::of("result", Kind::Kroner),
    Head::of("earned", Kind::Kroner),
    Head::of("paid", Kind::Kroner),
    Head::of("total", Kind::Kroner),
    Head::of("lines_difference", Kind::Whole),
    Head::of("total_difference", Kind::Kroner),
];

/// Pays the sums (S8), and writes the table `readings`: for each reading the sum of all job centres, whose cell is
/// empty, then each of them.
pub fn table(
    to: Into<'_>,
    register: &Register,
    readings: &[Terms],
    sums: &Sums,
    own: &[(i64, Totals)],
) -> Result<Compared, Fault> {
    let own: Vec<Reading> = own.iter().map(|(lines, totals)| of_totals(*lines, totals)).collect();
    let in_all = |centres: &[Reading]| centres.iter().fold(Reading::default(), |all, one| all.plus(*one));
    let own_in_all = in_all(&own);
    let mut paid: Vec<(Readings, Vec<Reading>)> = Vec::new();
    for (terms, sums) in readings.iter().zip(&sums.0) {
        let centres = register.centres.iter().zip(sums).map(|(centre, sum)| pay(*sum, centre.expected, terms));
        paid.push((terms.readings, centres.collect::<Result<_, _>>().map_err(Fault::Rule)?));
    }
    let rows = (paid.len() * (register.centres.len() + 1)) as u64;
    out::table(to.folder, "readings", READINGS, to.format, rows, |rows| {
        for (readings, centres) in &paid {
            let keys = [readings.months.code(), readings.gap.code(), readings.result_after.code()];
            rows.row(&row(keys, Cell::Empty, &in_all(centres), &own_in_all))?;
            for ((centre, reading), own) in register.centres.iter().zip(centres).zip(&own) {
                rows.row(&row(keys, Cell::Text(&centre.code), reading, own))?;
            }
        }
        Ok(())
    })?;
    Ok(Compared { own: own_in_all, all: paid.iter().map(|(r, centres)| (*r, in_all(centres))).collect() })
}

const fn of_totals(lines: i64, t: &Totals) -> Reading {
    Reading { lines, activity: t.activity, result: t.result, paid: t.paid, total: t.total }
}

fn pay(sum: Sum, expected: i64, terms: &Terms) -> Result<Reading, Refusal> {
    let earned = Ore(sum.activity + sum.result);
    let paid = s8_paid_in_all(earned, s8_frame(expected, terms)?);
    let fixed = Ore::kroner(terms.fixed_grant.on(terms.from)?);
    let (activity, result, total) = (Ore(sum.activity), Ore(sum.result), Ore(fixed.0 + paid.0));
    Ok(Reading { lines: sum.lines, activity, result, paid, total })
}

fn row<'c>(keys: [&'c str; 3], job_centre: Cell<'c>, reading: &Reading, own: &Reading) -> [Cell<'c>; 12] {
    let [months, gap, result_after] = keys.map(Cell::Text);
    [
        months,
        gap,
        result_after,
        job_centre,
        Cell::Whole(reading.lines),
        whole(reading.activity),
        whole(reading.result),
        whole(Ore(reading.activity.0 + reading.result.0)),
        whole(reading.paid),
        whole(reading.total),
        Cell::Whole(reading.lines - own.lines),
        whole(Ore(reading.total.0 - own.total.0)),
    ]
}
