//! How many of the kept places are held: the foot of the board.

use jiff::civil::Date;

use super::{Head, Seat};
use crate::placement::PlacementState;

/// Counted on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Occupancy {
    /// Places that a contract keeps.
    pub kept: i64,
    /// Of them: somebody is there, or is agreed to be, or was.
    pub held: i64,
    /// Of them: held for somebody.
    pub reserved: i64,
}

impl Occupancy {
    /// The places on a day.
    #[must_use]
    pub fn on(seats: &[&Seat], day: Date) -> Self {
        let mut sum = Self::default();
        for seat in seats.iter().filter(|s| s.kept_on(day)) {
            sum.kept += 1;
            match seat.booking_on(day).map(|b| b.state) {
                Some(PlacementState::Agreed | PlacementState::Ended) => sum.held += 1,
                Some(PlacementState::Reserved) => sum.reserved += 1,
                Some(PlacementState::Withdrawn) | None => {}
            }
        }
        sum
    }

    /// Kept places with nobody.
    #[must_use]
    pub fn free(&self) -> i64 {
        self.kept - self.held - self.reserved
    }
}

/// Under each heading: counted today where today lies in it, else on its middle day.
#[must_use]
pub fn occupancy(seats: &[&Seat], heads: &[Head], today: Date) -> Vec<Occupancy> {
    heads
        .iter()
        .map(|head| Occupancy::on(seats, if head.period.contains(today) { today } else { head.middle }))
        .collect()
}
