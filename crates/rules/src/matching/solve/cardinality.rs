//! As many placed as can be: phases of shortest augmenting paths (Hopcroft and Karp 1973), with several places at a
//! centre.
#![allow(clippy::indexing_slicing)] // every number is made here, from the pairs

use super::{NONE, adjacency::Adjacency};

/// An assignment that places as many as can be; worth plays no part.
#[derive(Debug)]
pub struct Most {
    /// The centre of each citizen, or nowhere.
    pub placed: Vec<u32>,
    /// How many each centre has.
    pub load: Vec<u32>,
    /// Where each centre's places begin among all.
    offset: Vec<usize>,
    /// Who has each place.
    holders: Vec<u32>,
}

impl Most {
    /// Who is placed at a centre.
    pub fn at(&self, centre: usize) -> &[u32] {
        &self.holders[self.offset[centre]..self.offset[centre] + self.load[centre] as usize]
    }

    fn put(&mut self, citizen: usize, centre: usize) {
        self.holders[self.offset[centre] + self.load[centre] as usize] = number(citizen);
        self.load[centre] += 1;
        self.placed[citizen] = number(centre);
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

/// Places as many as can be, with so much room at each centre.
pub fn most(by_citizen: &Adjacency, rooms: &[u32]) -> Most {
    let mut total = 0;
    let mut offset = Vec::with_capacity(rooms.len());
    for room in rooms {
        offset.push(total);
        total += *room as usize;
    }
    let (citizens, centres) = (by_citizen.nodes(), rooms.len());
    let mut most = Most { placed: vec![NONE; citizens], load: vec![0; centres], offset, holders: vec![NONE; total] };
    // To begin with, whoever has few pairs goes first.
    let mut order: Vec<usize> = (0..citizens).collect();
    order.sort_by_key(|citizen| by_citizen.degree(*citizen));
    for citizen in order {
        let free = by_citizen.arcs(citizen).iter().find(|a| most.load[a.to as usize] < rooms[a.to as usize]);
        if let Some(arc) = free {
            most.put(citizen, arc.to as usize);
        }
    }
    let mut phase = Phase {
        by_citizen,
        rooms,
        of_citizen: vec![NONE; citizens],
        of_centre: vec![NONE; centres],
        arc: vec![0; citizens],
        holder: vec![0; centres],
    };
    while phase.layers(&most) {
        for citizen in 0..citizens {
            if most.placed[citizen] == NONE && phase.of_citizen[citizen] == 0 {
                phase.augment(citizen, &mut most);
            }
        }
    }
    most
}

struct Phase<'p> {
    by_citizen: &'p Adjacency,
    rooms: &'p [u32],
    /// How far each citizen and each centre is from somebody without a place.
    of_citizen: Vec<u32>,
    of_centre: Vec<u32>,
    /// What each has tried in this phase.
    arc: Vec<usize>,
    holder: Vec<usize>,
}

impl Phase<'_> {
    /// Puts everything in layers by its distance; gives whether there is a way to a free place.
    fn layers(&mut self, most: &Most) -> bool {
        self.of_citizen.fill(NONE);
        self.of_centre.fill(NONE);
        self.arc.fill(0);
        self.holder.fill(0);
        let mut queue: Vec<usize> = (0..most.placed.len()).filter(|c| most.placed[*c] == NONE).collect();
        queue.iter().for_each(|citizen| self.of_citizen[*citizen] = 0);
        let (mut next, mut layer, mut found) = (Vec::new(), 0, false);
        while !queue.is_empty() && !found {
            for citizen in queue.drain(..) {
                for arc in self.by_citizen.arcs(citizen) {
                    let centre = arc.to as usize;
                    if self.of_centre[centre] != NONE {
                        continue;
                    }
                    self.of_centre[centre] = layer + 1;
                    found |= most.load[centre] < self.rooms[centre];
                    for holder in most.at(centre) {
                        self.of_citizen[*holder as usize] = layer + 2;
                        next.push(*holder as usize);
                    }
                }
            }
            std::mem::swap(&mut queue, &mut next);
            layer += 2;
        }
        found
    }

    /// Walks down the layers from a citizen without a place to a free one, and moves everybody on the way.
    fn augment(&mut self, root: usize, most: &mut Most) {
        let mut walk = vec![root];
        let mut places: Vec<(usize, usize)> = Vec::new();
        while let Some(citizen) = walk.last().copied() {
            let Some(arc) = self.by_citizen.arcs(citizen).get(self.arc[citizen]) else {
                walk.pop();
                places.pop();
                continue;
            };
            let centre = arc.to as usize;
            let layer = self.of_centre[centre];
            if layer != self.of_citizen[citizen] + 1 {
                self.arc[citizen] += 1;
            } else if most.load[centre] < self.rooms[centre] {
                most.put(citizen, centre);
                walk.pop();
                while let (Some(citizen), Some((centre, place))) = (walk.pop(), places.pop()) {
                    most.holders[place] = number(citizen);
                    most.placed[citizen] = number(centre);
                }
                return;
            } else if let Some(holder) = most.at(centre).get(self.holder[centre]) {
                let place = most.offset[centre] + self.holder[centre];
                self.holder[centre] += 1;
                if self.of_citizen[*holder as usize] == layer + 1 {
                    walk.push(*holder as usize);
                    places.push((centre, place));
                }
            } else {
                self.arc[citizen] += 1;
            }
        }
    }
}
