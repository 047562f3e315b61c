//! A match from the tables' folder to the output's.

use std::{
    ops::Range,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

use holdepunkt_rules::matching::{
    citizen::CitizenNumber,
    pairs::{Field, Pairs},
    proposal::{Locks, Proposal, Unplaced, propose_among, why_unplaced},
    weights::Weights,
};
use holdepunkt_settle::{Format, Partial};
use jiff::civil::Date;

use crate::{fault::Fault, input::Input, tables::Tables};

/// Citizens that a core looks at before it asks for more.
const AT_A_TIME: u32 = 256;

/// What is to be matched, and where to.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The folder with the tables.
    pub input: &'a Path,
    /// The folder for the output.
    pub out: &'a Path,
    /// The wanted start date.
    pub start: Date,
    /// What points are given for.
    pub weights: &'a Weights,
    /// Every feasible pair too.
    pub explain: bool,
    /// How tables are written.
    pub format: Format,
}

/// What was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Citizens who waited.
    pub citizens: usize,
    /// Centres.
    pub centres: usize,
    /// Places that are free.
    pub places: u64,
    /// Feasible pairs.
    pub pairs: usize,
    /// Citizens who are placed.
    pub placed: usize,
    /// What their places are worth together.
    pub worth: i64,
    /// Citizens without a feasible centre.
    pub no_centre: usize,
    /// Citizens whose centres others have.
    pub outbid: usize,
}

/// The feasible pairs of everybody, looked for by all cores: the same, however many there are.
#[must_use]
pub fn pairs(field: &Field<'_>) -> Pairs {
    Pairs::joined(by_all_cores(field.citizens.len(), |citizens| field.pairs_in(citizens)))
}

/// Does a piece of work for so many, a range at a time, on all cores; gives the answers in order.
fn by_all_cores<T: Send>(count: usize, work: impl Fn(Range<u32>) -> T + Sync) -> Vec<T> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let cores = thread::available_parallelism().map_or(1, usize::from).clamp(1, 64);
    if count <= AT_A_TIME || cores == 1 {
        return vec![work(0..count)];
    }
    let (next, done) = (AtomicU32::new(0), Mutex::new(Vec::new()));
    let worker = || {
        loop {
            let from = next.fetch_add(AT_A_TIME, Ordering::Relaxed);
            if from >= count {
                return;
            }
            let answer = work(from..from.saturating_add(AT_A_TIME).min(count));
            if let Ok(mut done) = done.lock() {
                done.push((from, answer));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..cores {
            scope.spawn(worker);
        }
        worker();
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|(from, _)| *from);
    done.into_iter().map(|(_, answer)| answer).collect()
}

/// Matches, and writes the proposal into a folder that appears whole or not at all.
///
/// # Errors
/// What is wrong with the tables, or kept the output from being written. Then nothing is.
pub fn matched(asked: &Asked<'_>) -> Result<Done, Fault> {
    let partial = Partial::beside(asked.out)?;
    let input = Input::read(asked.input)?;
    let field = Field::new(&input.citizens, &input.centres, asked.weights, asked.start);
    let pairs = pairs(&field);
    let locks = Locks::default();
    // Nothing is locked, so nothing can be amiss.
    let proposal = propose_among(&field, &pairs, &locks).unwrap_or_else(|_| nobody(input.citizens.len()));
    let left: Vec<CitizenNumber> = proposal.left().collect();
    let why = by_all_cores(left.len(), |some| {
        let some = left.get(some.start as usize..some.end as usize).unwrap_or_default();
        some.iter().map(|who| (*who, why_unplaced(&field, &pairs, &locks, *who))).collect::<Vec<_>>()
    });
    let left: Vec<_> = why.into_iter().flatten().collect();
    let tables = Tables { folder: &partial.path, format: asked.format, input: &input, field: &field };
    tables.assignments(&proposal)?;
    tables.unplaced(&left)?;
    if asked.explain {
        tables.pairs(&pairs)?;
    }
    partial.keep()?;
    let outbid = left.iter().filter(|(_, why)| matches!(why, Unplaced::Outbid { .. })).count();
    Ok(Done {
        citizens: input.citizens.len(),
        centres: input.centres.len(),
        places: input.centres.iter().map(|c| u64::from(c.free_places)).sum(),
        pairs: pairs.len(),
        placed: proposal.count,
        worth: proposal.worth,
        no_centre: left.len() - outbid,
        outbid,
    })
}

fn nobody(citizens: usize) -> Proposal {
    Proposal { placed: vec![None; citizens], count: 0, worth: 0 }
}
