//! The largest worth when everything on one side is used: shortest augmenting paths with prices (Jonker and Volgenant
//! 1987, for pairs that are few and nodes that count several times).
//!
//! Cost is worth with the sign turned. `due` of a giver and `price` of a taker prove the optimum: for every pair
//! cost ≥ due + price, with equality where it is used; a taker with room left has price 0, and no price is above 0.
#![allow(clippy::indexing_slicing)] // every number is made here, from the pairs

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    NONE,
    adjacency::{Adjacency, Arc},
};

/// What was found, with its proof.
#[derive(Debug)]
pub struct Cheapest {
    /// By giver.
    pub due: Vec<i64>,
    /// By taker.
    pub price: Vec<i64>,
    /// Where each taker's room begins among all.
    offset: Vec<usize>,
    /// Who gives to each taker.
    held: Vec<u32>,
    load: Vec<usize>,
}

impl Cheapest {
    /// Who gives to a taker.
    pub fn at(&self, taker: usize) -> &[u32] {
        &self.held[self.offset[taker]..self.offset[taker] + self.load[taker]]
    }

    fn add(&mut self, taker: usize, giver: u32) {
        self.held[self.offset[taker] + self.load[taker]] = giver;
        self.load[taker] += 1;
    }

    fn replace(&mut self, taker: usize, giver: u32, by: u32) {
        let end = self.offset[taker] + self.load[taker];
        let place = self.held[self.offset[taker]..end].iter_mut().find(|g| **g == giver);
        place.into_iter().for_each(|g| *g = by);
    }
}

/// What is known of a taker.
#[derive(Debug, Clone)]
struct Taker {
    price: i64,
    /// The shortest way to it in this search.
    way: i64,
    /// The search that this was.
    search: u32,
    /// The giver that the way comes from.
    from: u32,
    room: u32,
}

/// Uses `supply` of every giver; each taker takes at most `rooms`. There must be a way to.
pub fn cheapest(pairs: &Adjacency, supply: &[u32], rooms: &[u32]) -> Cheapest {
    let taker = |room: &u32| Taker { price: 0, way: 0, search: 0, from: NONE, room: *room };
    let mut total = 0;
    let mut offset = Vec::with_capacity(rooms.len());
    for room in rooms {
        offset.push(total);
        total += *room as usize;
    }
    let found = Cheapest {
        due: vec![0; supply.len()],
        price: Vec::new(),
        offset,
        held: vec![NONE; total],
        load: vec![0; rooms.len()],
    };
    let mut search = Search {
        pairs,
        takers: rooms.iter().map(taker).collect(),
        found,
        seen: vec![0; supply.len()],
        by: vec![NONE; supply.len()],
        number: 0,
        heap: BinaryHeap::new(),
        ready: Vec::new(),
        settled: Vec::new(),
        asked: Vec::new(),
    };
    for (giver, supply) in supply.iter().enumerate() {
        if *supply > 0 {
            search.found.due[giver] = search.least(giver);
        }
        for _ in 0..*supply {
            search.give(giver);
        }
    }
    let price = search.takers.iter().map(|t| t.price).collect();
    Cheapest { price, ..search.found }
}

struct Search<'s> {
    pairs: &'s Adjacency,
    takers: Vec<Taker>,
    found: Cheapest,
    /// The last search that asked each giver.
    seen: Vec<u32>,
    /// The taker by which this search came to each giver.
    by: Vec<u32>,
    number: u32,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// Takers as near as the nearest that was settled.
    ready: Vec<u32>,
    /// Takers whose way is known.
    settled: Vec<u32>,
    /// Givers that were asked, with the way to them.
    asked: Vec<(u32, i64)>,
}

impl Search<'_> {
    /// The least cost of a giver's pairs by today's prices.
    fn least(&self, giver: usize) -> i64 {
        let by_price = |arc: &Arc| -i64::from(arc.worth) - self.takers[arc.to as usize].price;
        self.pairs.arcs(giver).iter().map(by_price).min().unwrap_or(0)
    }

    /// Uses one more of a giver.
    fn give(&mut self, root: usize) {
        self.number += 1;
        self.heap.clear();
        self.ready.clear();
        self.settled.clear();
        self.asked.clear();
        let mut best = (i64::MAX, NONE);
        self.ask(root, NONE, 0, &mut best);
        loop {
            let (taker, way) = match self.ready.pop() {
                Some(taker) => (taker, self.takers[taker as usize].way),
                None => match self.heap.pop() {
                    Some(Reverse((way, taker))) => (taker, way),
                    None => break,
                },
            };
            if way >= best.0 {
                break;
            }
            // An older, longer way to one that is settled.
            if self.takers[taker as usize].way != way {
                continue;
            }
            self.settled.push(taker);
            for at in 0..self.found.load[taker as usize] {
                let giver = self.found.held[self.found.offset[taker as usize] + at] as usize;
                if self.seen[giver] != self.number {
                    self.ask(giver, taker, way, &mut best);
                }
            }
        }
        if best.1 != NONE {
            self.pay(best.0);
            self.move_along(best.1);
        }
    }

    /// Looks at the pairs of a giver that the search came to by a taker, after so long a way.
    fn ask(&mut self, giver: usize, by: u32, way: i64, best: &mut (i64, u32)) {
        self.seen[giver] = self.number;
        self.by[giver] = by;
        let from = u32::try_from(giver).unwrap_or(NONE);
        self.asked.push((from, way));
        let base = way - self.found.due[giver];
        for arc in self.pairs.arcs(giver) {
            let taker = &mut self.takers[arc.to as usize];
            let there = base - i64::from(arc.worth) - taker.price;
            if there >= best.0 || (taker.search == self.number && taker.way <= there) {
                continue;
            }
            // What it gives already, it can't give twice; but that goes with it, at no cost, when prices move.
            if taker.room == 0 && self.found.at(arc.to as usize).contains(&from) {
                (taker.search, taker.way) = (self.number, there);
                self.settled.push(arc.to);
                continue;
            }
            (taker.search, taker.way, taker.from) = (self.number, there, from);
            if taker.room > 0 {
                *best = (there, arc.to);
            } else if there == way {
                self.ready.push(arc.to);
            } else {
                self.heap.push(Reverse((there, arc.to)));
            }
        }
    }

    /// Moves prices and dues so that the way found costs nothing.
    fn pay(&mut self, whole: i64) {
        for taker in &self.settled {
            let taker = &mut self.takers[*taker as usize];
            taker.price += taker.way - whole;
        }
        for (giver, way) in &self.asked {
            self.found.due[*giver as usize] += whole - way;
        }
    }

    /// Everybody on the way takes from whom the way comes, and lets go of whom it goes on with.
    fn move_along(&mut self, last: u32) {
        let last = last as usize;
        let mut giver = self.takers[last].from;
        self.takers[last].room -= 1;
        self.found.add(last, giver);
        loop {
            let by = self.by[giver as usize];
            if by == NONE {
                return;
            }
            let from = self.takers[by as usize].from;
            self.found.replace(by as usize, giver, from);
            giver = from;
        }
    }
}
