//! Who can have what, from one of the two sides.
#![allow(clippy::indexing_slicing)] // every number is made here, from the pairs

use super::super::pairs::Pairs;

/// For each node of one side, the nodes of the other with what the pair is worth.
#[derive(Debug)]
pub struct Adjacency {
    begins: Vec<usize>,
    arcs: Vec<Arc>,
}

/// One pair, seen from one of its ends.
#[derive(Debug, Clone, Copy)]
pub struct Arc {
    /// The other end.
    pub to: u32,
    /// What it is worth.
    pub worth: i32,
}

impl Adjacency {
    /// By citizen; without centres that have no place.
    pub fn of(pairs: &Pairs, places: &[u32]) -> Self {
        let mut begins = Vec::with_capacity(pairs.citizens() + 1);
        let mut arcs = Vec::with_capacity(pairs.len());
        begins.push(0);
        for citizen in 0..pairs.citizens() {
            let range = pairs.range(citizen);
            let both = pairs.centres()[range.clone()].iter().zip(&pairs.worths()[range]);
            arcs.extend(
                both.filter(|(to, _)| places.get(**to as usize).is_some_and(|p| *p > 0))
                    .map(|(to, worth)| Arc { to: *to, worth: *worth }),
            );
            begins.push(arcs.len());
        }
        Self { begins, arcs }
    }

    /// The same pairs from the other side, which has so many nodes.
    pub fn turned(&self, others: usize) -> Self {
        let mut begins = vec![0; others + 1];
        self.arcs.iter().for_each(|arc| begins[arc.to as usize + 1] += 1);
        for at in 0..others {
            begins[at + 1] += begins[at];
        }
        let (mut next, mut arcs) = (begins.clone(), vec![Arc { to: 0, worth: 0 }; self.arcs.len()]);
        for (node, number) in (0..self.nodes()).zip(0..) {
            for arc in self.arcs(node) {
                let at = &mut next[arc.to as usize];
                arcs[*at] = Arc { to: number, worth: arc.worth };
                *at += 1;
            }
        }
        Self { begins, arcs }
    }

    /// Those pairs that are asked to stay.
    pub fn only(&self, stays: impl Fn(usize, usize) -> bool) -> Self {
        let mut kept = Self { begins: Vec::with_capacity(self.begins.len()), arcs: Vec::new() };
        kept.begins.push(0);
        for node in 0..self.nodes() {
            kept.arcs.extend(self.arcs(node).iter().filter(|arc| stays(node, arc.to as usize)));
            kept.begins.push(kept.arcs.len());
        }
        kept
    }

    /// How many nodes this side has.
    pub fn nodes(&self) -> usize {
        self.begins.len() - 1
    }

    /// A node's pairs.
    pub fn arcs(&self, node: usize) -> &[Arc] {
        &self.arcs[self.begins[node]..self.begins[node + 1]]
    }

    /// How many pairs a node has.
    pub fn degree(&self, node: usize) -> u32 {
        u32::try_from(self.arcs(node).len()).unwrap_or(u32::MAX)
    }

    /// What a pair is worth, of a side whose pairs are sorted by the other.
    pub fn worth(&self, node: usize, to: u32) -> Option<i64> {
        let arcs = self.arcs(node);
        arcs.binary_search_by_key(&to, |arc| arc.to).ok().map(|at| arcs[at].worth.into())
    }
}
