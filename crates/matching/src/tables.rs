//! The tables of a match.

use std::{fmt::Write as _, path::Path};

use holdepunkt_rules::matching::{
    citizen::{CentreNumber, CitizenNumber},
    feasible::Test,
    pair::Pair,
    pairs::{Field, Pairs},
    proposal::{Proposal, Unplaced},
    worth::Component,
};
use holdepunkt_settle::{
    Format,
    out::{self, Cell, Head, Kind, Rows},
};

use crate::{fault::Fault, input::Input};

const MATCHES: &[Head] = &[
    Head::of("citizen", Kind::Text),
    Head::of("centre", Kind::Text),
    Head::of("worth", Kind::Whole),
    Head::of("wish", Kind::Whole),
    Head::of("goal", Kind::Whole),
    Head::of("near", Kind::Whole),
    Head::of("mentor", Kind::Whole),
    Head::of("waiting", Kind::Whole),
    Head::of("deadline", Kind::Whole),
];

const UNPLACED: &[Head] =
    &[Head::of("citizen", Kind::Text), Head::of("reason", Kind::Text), Head::of("detail", Kind::Text)];

/// Where tables go, how, and of what.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'t> {
    /// The folder.
    pub folder: &'t Path,
    /// How they are written.
    pub format: Format,
    /// The names.
    pub input: &'t Input,
    /// The pairs, explained.
    pub field: &'t Field<'t>,
}

impl Tables<'_> {
    /// Who is placed where, by citizen.
    pub fn assignments(&self, proposal: &Proposal) -> Result<(), Fault> {
        let count = proposal.count as u64;
        let placed = (0..).zip(&proposal.placed).filter_map(|(n, centre)| Some((CitizenNumber(n), (*centre)?)));
        let fill = |rows: &mut dyn Rows| placed.into_iter().try_for_each(|(who, what)| self.row(rows, who, what));
        Ok(out::table(self.folder, "assignments", MATCHES, self.format, count, fill)?)
    }

    /// Every feasible pair, by citizen and centre.
    pub fn pairs(&self, pairs: &Pairs) -> Result<(), Fault> {
        let all = (0..).take(pairs.citizens()).map(CitizenNumber);
        let fill = |rows: &mut dyn Rows| {
            all.into_iter().try_for_each(|who| pairs.of(who).try_for_each(|(what, _)| self.row(rows, who, what)))
        };
        Ok(out::table(self.folder, "pairs", MATCHES, self.format, pairs.len() as u64, fill)?)
    }

    fn row(&self, rows: &mut dyn Rows, citizen: CitizenNumber, centre: CentreNumber) -> Result<(), String> {
        let Some(Pair::Feasible(worth)) = self.field.pair(citizen, centre) else { return Ok(()) };
        let points = |component| Cell::Whole(worth.points(component).into());
        rows.row(&[
            Cell::Text(self.citizen(citizen)),
            Cell::Text(self.centre(centre)),
            Cell::Whole(worth.total().into()),
            points(Component::Wish),
            points(Component::Goal),
            points(Component::Near),
            points(Component::Mentor),
            points(Component::Waiting),
            points(Component::Deadline),
        ])
    }

    /// Who is left, and why, by citizen.
    pub fn unplaced(&self, left: &[(CitizenNumber, Unplaced)]) -> Result<(), Fault> {
        let fill = |rows: &mut dyn Rows| {
            left.iter().try_for_each(|(citizen, why)| {
                let (reason, detail) = self.reason(why);
                rows.row(&[Cell::Text(self.citizen(*citizen)), Cell::Text(reason), Cell::Text(&detail)])
            })
        };
        Ok(out::table(self.folder, "unplaced", UNPLACED, self.format, left.len() as u64, fill)?)
    }

    fn reason(&self, why: &Unplaced) -> (&'static str, String) {
        match why {
            Unplaced::NoCentre(failed) => {
                let mut detail = format!("centres={}", self.input.centres.len());
                for (test, centres) in Test::ALL.iter().zip(failed).filter(|(_, centres)| **centres > 0) {
                    let _ = write!(detail, " {test}={centres}");
                }
                ("no_centre", detail)
            }
            Unplaced::Forbidden => ("forbidden", String::new()),
            Unplaced::Outbid { centre, worth } => ("outbid", format!("centre={} worth={worth}", self.centre(*centre))),
        }
    }

    fn citizen(&self, citizen: CitizenNumber) -> &str {
        self.input.citizen_names.get(citizen.at()).map_or("", String::as_str)
    }

    fn centre(&self, centre: CentreNumber) -> &str {
        self.input.centre_names.get(centre.at()).map_or("", String::as_str)
    }
}
