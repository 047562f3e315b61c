//! The three tables of every settlement.

use std::path::Path;

use holdepunkt_rules::{
    grants::{frame::Totals, line::Unearned},
    money::Ore,
};

use crate::{
    Progress,
    fault::Fault,
    out::{self, Cell, Format, Head, Kind},
    register::Register,
    run::Small,
};

/// Where tables go, and how.
#[derive(Clone, Copy)]
pub struct Into<'i> {
    /// The folder.
    pub folder: &'i Path,
    /// How they are written.
    pub format: Format,
}

/// Citizens in order of their pseudonyms.
pub struct Ranked<'r> {
    /// The register.
    pub register: &'r Register,
    /// Place in the order, by number.
    pub rank: Vec<u32>,
    /// Number, by place in the order.
    pub by_rank: Vec<u32>,
}

impl Ranked<'_> {
    /// Puts them in order.
    pub fn of(register: &Register) -> Ranked<'_> {
        let (rank, by_rank) = register.citizens.ranked();
        Ranked { register, rank, by_rank }
    }

    /// The pseudonym at a place in the order.
    pub fn name(&self, rank: u32) -> &str {
        let number = self.by_rank.get(rank as usize).copied().unwrap_or(0);
        std::str::from_utf8(self.register.citizens.get(number)).unwrap_or_default()
    }

    /// The code of a job centre.
    pub fn code(&self, centre: usize) -> &str {
        self.register.centres.get(centre).map_or("", |c| c.code.as_str())
    }
}

/// Whole kroner, as a cell.
pub const fn whole<'c>(ore: Ore) -> Cell<'c> {
    Cell::Whole(ore.0 / 100)
}

/// Writes the lines of each job centre; gives how many there are.
pub fn lines(to: Into<'_>, ranked: &Ranked<'_>, lines: &[Vec<Small>], progress: &dyn Progress) -> Result<u64, Fault> {
    let count: u64 = lines.iter().map(|l| l.len() as u64).sum();
    out::table(to.folder, "lines", LINES, to.format, count, |rows| {
        let mut done = 0;
        for (centre, lines) in lines.iter().enumerate() {
            for line in lines {
                rows.row(&[
                    Cell::Text(ranked.code(centre)),
                    Cell::Text(ranked.name(line.citizen)),
                    Cell::Text(line.grant.code()),
                    Cell::Whole(line.number.into()),
                    Cell::Day(line.basis_from),
                    Cell::Day(line.earned_on),
                    Cell::Day(line.earned_on),
                    Cell::Whole(line.kroner.into()),
                    Cell::Whole(line.paid.into()),
                    line.way.map_or(Cell::Empty, |way| Cell::Text(way.code())),
                    line.way.map_or(Cell::Empty, |_| Cell::Flag(line.excludes_flexi_bonus)),
                ])?;
                done += 1;
                if done % 65_536 == 0 {
                    progress.at("writing", done, count);
                }
            }
        }
        Ok(())
    })?;
    Ok(count)
}

/// Writes what earned nothing; gives how many there are.
pub fn refusals(to: Into<'_>, ranked: &Ranked<'_>, mut refusals: Vec<(u32, Unearned)>) -> Result<u64, Fault> {
    let order = |(citizen, u): &(u32, Unearned)| {
        let rank = ranked.rank.get(*citizen as usize).copied().unwrap_or(0);
        (u.job_centre, rank, u.from, u.grant, u.to)
    };
    refusals.sort_unstable_by_key(order);
    let count = refusals.len() as u64;
    out::table(to.folder, "refusals", REFUSALS, to.format, count, |rows| {
        for (citizen, u) in &refusals {
            let detail = u.reason.to_string();
            rows.row(&[
                Cell::Text(ranked.code(u.job_centre.0 as usize)),
                Cell::Text(std::str::from_utf8(ranked.register.citizens.get(*citizen)).unwrap_or_default()),
                Cell::Text(u.grant.code()),
                Cell::Day(u.from),
                Cell::Day(u.to),
                Cell::Text(u.reason.code()),
                Cell::Text(&detail),
            ])?;
        }
        Ok(())
    })?;
    Ok(count)
}

/// Writes the totals of each job centre.
pub fn totals(to: Into<'_>, register: &Register, totals: &[Totals]) -> Result<(), Fault> {
    out::table(to.folder, "totals", TOTALS, to.format, totals.len() as u64, |rows| {
        for (centre, t) in register.centres.iter().zip(totals) {
            rows.row(&[
                Cell::Text(&centre.code),
                Cell::Text(&centre.name),
                Cell::Whole(t.participants),
                Cell::Whole(t.expected_participants),
                whole(t.fixed_grant),
                whole(t.frame),
                whole(t.activity),
                whole(t.result),
                whole(t.earned),
                whole(t.paid),
                whole(t.total),
            ])?;
        }
        Ok(())
    })
}

const LINES: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("citizen", Kind::Text),
    Head::of("grant", Kind::Text),
    Head::of("number", Kind::Whole),
    Head::of("basis_from", Kind::Day),
    Head::of("basis_to", Kind::Day),
    Head::of("earned_on", Kind::Day),
    Head::of("amount", Kind::Kroner),
    Head::of("paid", Kind::Kroner),
    Head::or_empty("way", Kind::Text),
    Head::or_empty("excludes_flexi_bonus", Kind::Flag),
];

const REFUSALS: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("citizen", Kind::Text),
    Head::of("grant", Kind::Text),
    Head::of("from", Kind::Day),
    Head::of("to", Kind::Day),
    Head::of("reason", Kind::Text),
    Head::of("detail", Kind::Text),
];

const TOTALS: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("name", Kind::Text),
    Head::of("participants", Kind::Whole),
    Head::of("expected_participants", Kind::Whole),
    Head::of("fixed_grant", Kind::Kroner),
    Head::of("frame", Kind::Kroner),
    Head::of("activity", Kind::Kroner),
    Head::of("result", Kind::Kroner),
    Head::of("earned", Kind::Kroner),
    Head::of("paid", Kind::Kroner),
    Head::of("total", Kind::Kroner),
];
