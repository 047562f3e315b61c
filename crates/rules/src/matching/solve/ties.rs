//! Which of all optima: the first citizen has the first centre that some optimum gives them, and so on.
//!
//! Prices tell which pairs an optimum may use: those without a loss. Citizens lie in *holders*: the centres, one more
//! for those without a place, one more for room that nobody needs. A citizen can move to another holder without a loss
//! exactly when others can move on, around a circle. So each citizen in turn looks for the first holder from which there
//! is a way back to their own, not touching those who are settled.
#![allow(clippy::indexing_slicing)] // every number is made here, from the pairs

use super::{NONE, adjacency::Adjacency, components::Graph, transport::Cheapest};

/// Optima, told by one of them and by what can be exchanged.
#[derive(Debug)]
pub struct Ties {
    /// The holder of each citizen.
    holder: Vec<u32>,
    /// Where each citizen could be too.
    other: Vec<Vec<u32>>,
    /// Places of each centre, how many are taken, and whether one may be left.
    rooms: Vec<u32>,
    load: Vec<u32>,
    spare: Vec<bool>,
    /// The holder of those without a place.
    nowhere: u32,
}

/// The way on from a holder.
#[derive(Debug, Clone, Copy)]
struct Step {
    to: u32,
    /// Who moves; nobody where only room changes hands.
    citizen: u32,
}

impl Ties {
    /// Nobody is placed yet.
    pub fn new(citizens: usize, rooms: &[u32]) -> Self {
        let nowhere = u32::try_from(rooms.len()).unwrap_or(NONE);
        Self {
            holder: vec![nowhere; citizens],
            other: vec![Vec::new(); citizens],
            rooms: rooms.to_vec(),
            load: vec![0; rooms.len()],
            spare: vec![false; rooms.len()],
            nowhere,
        }
    }

    /// Where citizens compete: centres give their places, citizens take them.
    pub fn contested(&mut self, by_centre: &Adjacency, found: &Cheapest) {
        for centre in 0..by_centre.nodes() {
            let number = u32::try_from(centre).unwrap_or(NONE);
            for arc in by_centre.arcs(centre) {
                let citizen = arc.to as usize;
                if found.at(citizen) == [number] {
                    self.put(citizen, number);
                    if found.price[citizen] == 0 {
                        self.other[citizen].push(self.nowhere);
                    }
                } else if -i64::from(arc.worth) == found.due[centre] + found.price[citizen] {
                    self.other[citizen].push(number);
                }
            }
        }
    }

    /// Where every citizen is placed: citizens give themselves, centres take them.
    pub fn settled(&mut self, by_citizen: &Adjacency, found: &Cheapest) {
        for (centre, number) in (0..self.rooms.len()).zip(0..) {
            for citizen in found.at(centre) {
                self.put(*citizen as usize, number);
            }
        }
        for citizen in 0..by_citizen.nodes() {
            for arc in by_citizen.arcs(citizen) {
                let centre = arc.to as usize;
                self.spare[centre] = found.price[centre] == 0;
                let lossless = -i64::from(arc.worth) == found.due[citizen] + found.price[centre];
                if lossless && self.holder[citizen] != arc.to {
                    self.other[citizen].push(arc.to);
                }
            }
        }
    }

    fn put(&mut self, citizen: usize, centre: u32) {
        self.holder[citizen] = centre;
        self.load[centre as usize] += 1;
    }

    /// The centre of each citizen, or nowhere.
    pub fn settle(mut self) -> Vec<u32> {
        self.other.iter_mut().for_each(|o| o.sort_unstable());
        let mut search = Search::new(&mut self);
        search.keep_circles(0);
        for citizen in 0..search.ties.holder.len() {
            search.settle(citizen);
        }
        let nowhere = self.nowhere;
        self.holder.into_iter().map(|holder| if holder == nowhere { NONE } else { holder }).collect()
    }
}

struct Search<'t> {
    ties: &'t mut Ties,
    /// Who could come to each holder, or is there.
    comers: Vec<Vec<u32>>,
    /// In which search each holder was come to, and how it goes on from there.
    seen: Vec<u32>,
    step: Vec<Step>,
    number: u32,
    /// Looked at since the circles were last looked for, and how much that took then.
    work: usize,
    size: usize,
}

impl<'t> Search<'t> {
    fn new(ties: &'t mut Ties) -> Self {
        let holders = ties.rooms.len() + 2;
        let step = vec![Step { to: NONE, citizen: NONE }; holders];
        Self { ties, comers: Vec::new(), seen: vec![0; holders], step, number: 0, work: 0, size: 0 }
    }

    fn room(&self) -> usize {
        self.ties.rooms.len() + 1
    }

    /// Forgets every exchange that lies on no circle of those who are not settled: none can come about any more.
    fn keep_circles(&mut self, first: usize) {
        let room = u32::try_from(self.room()).unwrap_or(NONE);
        let ties = &mut *self.ties;
        let mut edges = Vec::new();
        for citizen in first..ties.holder.len() {
            edges.extend(ties.other[citizen].iter().map(|to| (ties.holder[citizen], *to)));
        }
        for (centre, number) in (0..ties.rooms.len()).zip(0..) {
            if ties.load[centre] < ties.rooms[centre] {
                edges.push((number, room));
            }
            if ties.spare[centre] && ties.load[centre] > 0 {
                edges.push((room, number));
            }
        }
        self.size = edges.len() + ties.rooms.len();
        self.work = 0;
        let of = Graph::of(ties.rooms.len() + 2, &edges).components();
        self.comers = vec![Vec::new(); ties.rooms.len() + 2];
        for (citizen, number) in (first..ties.holder.len()).zip((0..).skip(first)) {
            let from = ties.holder[citizen];
            ties.other[citizen].retain(|to| of[*to as usize] == of[from as usize]);
            if !ties.other[citizen].is_empty() {
                ties.other[citizen].iter().for_each(|to| self.comers[*to as usize].push(number));
                self.comers[from as usize].push(number);
            }
        }
    }

    /// Gives a citizen the first holder that an optimum gives them; from then on they stay.
    fn settle(&mut self, citizen: usize) {
        if self.ties.other[citizen].is_empty() {
            return;
        }
        if self.work > self.size {
            self.keep_circles(citizen);
        }
        let home = self.ties.holder[citizen];
        let before = |to: &&u32| **to < home;
        let wanted: Vec<u32> = self.ties.other[citizen].iter().take_while(before).copied().collect();
        self.ties.other[citizen].clear();
        if wanted.is_empty() {
            return;
        }
        self.look_back(citizen, home, wanted.first().copied());
        if let Some(first) = wanted.iter().find(|to| self.seen[**to as usize] == self.number) {
            self.turn(citizen, *first, home);
        }
    }

    /// From which holders is there a way to one? Ends as soon as the best is found.
    fn look_back(&mut self, mover: usize, home: u32, best: Option<u32>) {
        self.number += 1;
        self.seen[home as usize] = self.number;
        let mut queue = vec![home];
        let mut at = 0;
        let room = u32::try_from(self.room()).unwrap_or(NONE);
        while let Some(to) = queue.get(at).copied() {
            at += 1;
            self.look_back_at(mover, to, room, &mut queue);
            if best.is_some_and(|best| self.seen[best as usize] == self.number) {
                return;
            }
        }
    }

    fn look_back_at(&mut self, mover: usize, to: u32, room: u32, queue: &mut Vec<u32>) {
        let ties = &*self.ties;
        let (seen, step, number) = (&mut self.seen, &mut self.step, self.number);
        let mut come = |from: u32, citizen: u32| {
            if seen[from as usize] != number {
                seen[from as usize] = number;
                step[from as usize] = Step { to, citizen };
                queue.push(from);
            }
        };
        if to == room {
            (0..).zip(ties.load.iter().zip(&ties.rooms)).filter(|(_, (l, r))| l < r).for_each(|(c, _)| come(c, NONE));
            self.work += ties.rooms.len();
            return;
        }
        if let Some(load) = ties.load.get(to as usize)
            && ties.spare[to as usize]
            && *load > 0
        {
            come(room, NONE);
        }
        for comer in &self.comers[to as usize] {
            let who = *comer as usize;
            // Who is settled has nothing left to exchange.
            if who != mover && ties.other[who].binary_search(&to).is_ok() {
                come(ties.holder[who], *comer);
            }
        }
        self.work += 1 + self.comers[to as usize].len();
    }

    /// Moves a citizen, and everybody on the way back to where they were.
    fn turn(&mut self, citizen: usize, first: u32, home: u32) {
        self.change(citizen, first);
        let mut at = first;
        while at != home {
            let Step { to, citizen } = self.step[at as usize];
            if citizen != NONE {
                let who = citizen as usize;
                let other = &mut self.ties.other[who];
                if let Ok(place) = other.binary_search(&to) {
                    other[place] = at;
                    other.sort_unstable();
                }
                self.change(who, to);
            }
            at = to;
        }
    }

    fn change(&mut self, citizen: usize, to: u32) {
        let from = std::mem::replace(&mut self.ties.holder[citizen], to);
        if let Some(load) = self.ties.load.get_mut(from as usize) {
            *load -= 1;
        }
        if let Some(load) = self.ties.load.get_mut(to as usize) {
            *load += 1;
        }
    }
}
