//! Which pairs an assignment that places as many as can be may use (Dulmage and Mendelsohn 1958).
//!
//! From a citizen without a place one comes, by moving others, to the *contested* part: every place in it is taken,
//! whoever has it, and its citizens have no pairs outside. From a free place one comes to the *roomy* part: each of its
//! citizens is placed. In what is left everybody is placed and every place is taken. No assignment with as many uses
//! a pair between parts.
#![allow(clippy::indexing_slicing)] // every number is made here, from the pairs

use super::{NONE, adjacency::Adjacency, cardinality::Most};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Contested,
    Roomy,
    Between,
}

/// The part of each citizen and each centre.
#[derive(Debug)]
pub struct Parts {
    citizens: Vec<Part>,
    centres: Vec<Part>,
}

impl Parts {
    /// Sorts everybody by where one comes from those without a place and from free places.
    pub fn of(by_citizen: &Adjacency, by_centre: &Adjacency, rooms: &[u32], most: &Most) -> Self {
        let mut parts =
            Self { citizens: vec![Part::Between; by_citizen.nodes()], centres: vec![Part::Between; rooms.len()] };
        let mut stack: Vec<usize> = (0..most.placed.len()).filter(|c| most.placed[*c] == NONE).collect();
        stack.iter().for_each(|citizen| parts.citizens[*citizen] = Part::Contested);
        while let Some(citizen) = stack.pop() {
            for arc in by_citizen.arcs(citizen) {
                let centre = arc.to as usize;
                if parts.centres[centre] == Part::Between {
                    parts.centres[centre] = Part::Contested;
                    most.at(centre).iter().for_each(|holder| parts.citizens[*holder as usize] = Part::Contested);
                    stack.extend(most.at(centre).iter().map(|holder| *holder as usize));
                }
            }
        }
        let mut stack: Vec<usize> = (0..rooms.len()).filter(|c| most.load[*c] < rooms[*c]).collect();
        stack.iter().for_each(|centre| parts.centres[*centre] = Part::Roomy);
        while let Some(centre) = stack.pop() {
            for arc in by_centre.arcs(centre) {
                let citizen = arc.to as usize;
                parts.citizens[citizen] = Part::Roomy;
                let theirs = most.placed[citizen] as usize;
                if let Some(part @ Part::Between) = parts.centres.get_mut(theirs) {
                    *part = Part::Roomy;
                    stack.push(theirs);
                }
            }
        }
        parts
    }

    /// Do both belong to the part where citizens compete?
    pub fn contested(&self, centre: usize, citizen: usize) -> bool {
        self.centres[centre] == Part::Contested && self.citizens[citizen] == Part::Contested
    }

    /// Do both belong to the same one of the parts where every citizen is placed?
    pub fn settled(&self, citizen: usize, centre: usize) -> bool {
        self.citizens[citizen] != Part::Contested && self.citizens[citizen] == self.centres[centre]
    }

    /// The places of each centre where citizens compete.
    pub fn contested_supply(&self, rooms: &[u32]) -> Vec<u32> {
        let of = |(part, room): (&Part, &u32)| if *part == Part::Contested { *room } else { 0 };
        self.centres.iter().zip(rooms).map(of).collect()
    }

    /// The citizens who are placed whatever happens.
    pub fn settled_supply(&self) -> Vec<u32> {
        self.citizens.iter().map(|part| u32::from(*part != Part::Contested)).collect()
    }

    /// The places of each centre where every citizen is placed.
    pub fn settled_rooms(&self, rooms: &[u32]) -> Vec<u32> {
        let of = |(part, room): (&Part, &u32)| if *part == Part::Contested { 0 } else { *room };
        self.centres.iter().zip(rooms).map(of).collect()
    }
}
