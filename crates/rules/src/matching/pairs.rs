//! Every feasible pair of many citizens and centres, with its worth.

use std::ops::Range;

use jiff::civil::Date;

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, CitizenNumber},
    feasible,
    pair::{Pair, pair},
    point::km_of_chord,
    strips::Strips,
    weights::Weights,
    worth::{Urgency, worth},
};

/// Who waits, what is free, and by what they are matched.
#[derive(Debug)]
pub struct Field<'f> {
    /// Citizens, in the order that settles what is equal.
    pub citizens: &'f [Citizen],
    /// Centres, likewise.
    pub centres: &'f [Centre],
    /// What points are given for.
    pub weights: &'f Weights,
    start: Date,
    /// Citizens who start on another day, by number.
    starts: Vec<(CitizenNumber, Date)>,
    strips: Strips,
}

impl<'f> Field<'f> {
    /// Everybody starts on the same day.
    #[must_use]
    pub fn new(citizens: &'f [Citizen], centres: &'f [Centre], weights: &'f Weights, start: Date) -> Self {
        Self { citizens, centres, weights, start, starts: Vec::new(), strips: Strips::of(centres) }
    }

    /// The same, but some start on a day of their own; the last word on a citizen counts. Places stay those that are
    /// free from the common start.
    #[must_use]
    pub fn starting(mut self, starts: &[(CitizenNumber, Date)]) -> Self {
        for (citizen, day) in starts {
            self.starts.retain(|(c, _)| c != citizen);
            self.starts.push((*citizen, *day));
        }
        self.starts.sort_unstable_by_key(|(citizen, _)| *citizen);
        self
    }

    /// The day on which a citizen starts.
    #[must_use]
    pub fn start_of(&self, citizen: CitizenNumber) -> Date {
        let own = self.starts.binary_search_by_key(&citizen, |(c, _)| *c).ok().and_then(|at| self.starts.get(at));
        own.map_or(self.start, |(_, day)| *day)
    }

    /// One pair explained; none for a number that is nobody's.
    #[must_use]
    pub fn pair(&self, citizen: CitizenNumber, centre: CentreNumber) -> Option<Pair> {
        let who = self.citizens.get(citizen.at())?;
        Some(pair(who, centre, self.centres.get(centre.at())?, self.weights, self.start_of(citizen)))
    }

    /// The feasible pairs of one citizen, by centre, onto a list.
    fn pairs_of(&self, number: CitizenNumber, into: &mut Vec<(CentreNumber, i32)>) {
        let Some(citizen) = self.citizens.get(number.at()) else { return };
        let start = self.start_of(number);
        let urgency = Urgency::of(citizen, start, self.weights);
        self.strips.within(citizen, |at, centre, chord| {
            if !feasible::holds_wherever(citizen, at, centre, start) {
                return;
            }
            let km = km_of_chord(chord);
            if feasible::distance(km, citizen.travel_km) {
                into.push((at, worth(citizen, &urgency, at, centre, km, self.weights).total()));
            }
        });
        into.sort_unstable();
    }

    /// The feasible pairs of citizens in a row. Ranges can be looked at side by side and joined.
    #[must_use]
    pub fn pairs_in(&self, citizens: Range<u32>) -> Pairs {
        let (mut pairs, mut of_one) = (Pairs::of_nobody(), Vec::new());
        for number in citizens {
            of_one.clear();
            self.pairs_of(CitizenNumber(number), &mut of_one);
            pairs.add(of_one.iter().copied());
        }
        pairs
    }

    /// The feasible pairs of everybody.
    #[must_use]
    pub fn pairs(&self) -> Pairs {
        self.pairs_in(0..u32::try_from(self.citizens.len()).unwrap_or(u32::MAX))
    }
}

/// Feasible pairs by citizen: memory for these and no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    /// Where each citizen's pairs begin, and at the end where the last one's end.
    begins: Vec<usize>,
    centres: Vec<u32>,
    worths: Vec<i32>,
}

impl Pairs {
    /// No citizens yet.
    fn of_nobody() -> Self {
        Self { begins: vec![0], centres: Vec::new(), worths: Vec::new() }
    }

    /// Pairs by citizen, each list by centre and each centre once in it, with what they are worth.
    #[must_use]
    pub fn listed(citizens: &[Vec<(CentreNumber, i32)>]) -> Self {
        let mut pairs = Self::of_nobody();
        for of_one in citizens {
            let mut of_one = of_one.clone();
            of_one.sort_unstable();
            of_one.dedup_by_key(|(centre, _)| *centre);
            pairs.add(of_one.into_iter());
        }
        pairs
    }

    /// Adds the pairs of the next citizen, by centre.
    fn add(&mut self, of_one: impl Iterator<Item = (CentreNumber, i32)>) {
        for (centre, worth) in of_one {
            self.centres.push(centre.0);
            self.worths.push(worth);
        }
        self.begins.push(self.centres.len());
    }

    /// Those of citizens in a row, put together in their order.
    #[must_use]
    pub fn joined(parts: Vec<Self>) -> Self {
        let pairs = parts.iter().map(Self::len).sum();
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_else(Self::of_nobody);
        let more = |has: usize| usize::saturating_sub(pairs, has);
        all.centres.reserve_exact(more(all.centres.len()));
        all.worths.reserve_exact(more(all.worths.len()));
        for part in parts {
            let offset = all.centres.len();
            all.begins.extend(part.begins.iter().skip(1).map(|at| at + offset));
            all.centres.extend_from_slice(&part.centres);
            all.worths.extend_from_slice(&part.worths);
        }
        all
    }

    /// How many citizens there are.
    #[must_use]
    pub fn citizens(&self) -> usize {
        self.begins.len().saturating_sub(1)
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.centres.len()
    }

    /// Is there no pair?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.centres.is_empty()
    }

    /// Where a citizen's pairs lie.
    #[must_use]
    pub fn range(&self, citizen: usize) -> Range<usize> {
        let at = |n: usize| self.begins.get(n).copied().unwrap_or(self.centres.len());
        at(citizen)..at(citizen + 1)
    }

    /// A citizen's pairs by centre, with what they are worth.
    pub fn of(&self, citizen: CitizenNumber) -> impl Iterator<Item = (CentreNumber, i32)> {
        let range = self.range(citizen.at());
        let centres = self.centres.get(range.clone()).unwrap_or_default();
        let worths = self.worths.get(range).unwrap_or_default();
        centres.iter().map(|c| CentreNumber(*c)).zip(worths.iter().copied())
    }

    /// What a pair is worth; none for one that is not feasible.
    #[must_use]
    pub fn worth(&self, citizen: CitizenNumber, centre: CentreNumber) -> Option<i32> {
        let range = self.range(citizen.at());
        let at = self.centres.get(range.clone())?.binary_search(&centre.0).ok()?;
        self.worths.get(range.start + at).copied()
    }

    /// The centre of each pair, citizen by citizen.
    #[must_use]
    pub fn centres(&self) -> &[u32] {
        &self.centres
    }

    /// The worth of each pair, citizen by citizen.
    #[must_use]
    pub fn worths(&self) -> &[i32] {
        &self.worths
    }

    /// Only those pairs that are asked to stay, told by citizen and centre.
    #[must_use]
    pub fn only(&self, mut stays: impl FnMut(CitizenNumber, CentreNumber) -> bool) -> Self {
        let mut kept = Self::of_nobody();
        for citizen in (0..).take(self.citizens()).map(CitizenNumber) {
            kept.add(self.of(citizen).filter(|(centre, _)| stays(citizen, *centre)));
        }
        kept
    }
}
