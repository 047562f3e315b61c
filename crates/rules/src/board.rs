//! The board of places: which days are shown, what lies where, and how many places are held.
//!
//! Everything is reckoned in days and columns; what it looks like and whose name may be shown is
//! decided above. A row is a seat, a bar is a run of days on it.

use jiff::civil::Date;

use crate::{
    course::Away,
    id::*,
    period::{Period, plus_days},
    placement::{PlacementState, Standing, standing},
};

mod layout;
mod occupancy;
mod window;

pub use layout::{Bar, Cell, Kind, cells};
pub use occupancy::{Occupancy, occupancy};
pub use window::{Head, Window, Zoom};

/// Days that a place may stand empty before the board says so in red.
pub const LATE_DAYS: i64 = 28;

/// A placement as the board sees it: days and state, no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// The placement.
    pub placement: PlacementId,
    /// Where it is.
    pub state: PlacementState,
    /// Its days; both ends belong to it.
    pub period: Period,
    /// The days away that stand open, if the citizen is away or will be.
    pub away: Option<Away>,
}

impl Booking {
    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        standing(self.state, &self.period, self.away, day)
    }
}

/// A seat with the days it is kept and who has it when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The place.
    pub place: PlaceId,
    /// Its number in the centre, from 1.
    pub number: i64,
    /// The days it is kept, runs that follow each other joined, in order.
    pub spans: Vec<Period>,
    /// Its placements, in order; none withdrawn; no two share a day.
    pub bookings: Vec<Booking>,
    /// Last day of the latest placement that is not among `bookings`: an empty place is empty since then.
    pub last_before: Option<Date>,
}

impl Seat {
    /// Is the seat kept by a contract on the day?
    #[must_use]
    pub fn kept_on(&self, day: Date) -> bool {
        self.spans.iter().any(|s| s.contains(day))
    }

    /// The placement on the day.
    #[must_use]
    pub fn booking_on(&self, day: Date) -> Option<&Booking> {
        self.bookings.iter().find(|b| b.period.contains(day))
    }

    /// The run of free days that the day lies in, with its true first day; `None` when the seat is
    /// taken or not kept on the day.
    #[must_use]
    pub fn vacancy_on(&self, day: Date) -> Option<Period> {
        let span = self.spans.iter().find(|s| s.contains(day))?;
        if self.booking_on(day).is_some() {
            return None;
        }
        let before = self.bookings.iter().rev().filter_map(|b| b.period.until()).find(|u| *u < day);
        let before = before.max(self.last_before.filter(|l| *l < day));
        let after = self.bookings.iter().map(|b| b.period.from()).find(|f| *f > day);
        let from = before.map_or(span.from(), |b| plus_days(b, 1).max(span.from()));
        let until = match (after.map(|a| plus_days(a, -1)), span.until()) {
            (None, u) | (u, None) => u,
            (Some(a), Some(b)) => Some(a.min(b)),
        };
        Some(Period::known(from, until))
    }

    /// Is there anything of the seat in the period: a day that is kept, or a placement?
    #[must_use]
    pub fn shows_in(&self, period: &Period) -> bool {
        self.spans.iter().any(|s| s.overlaps(period)) || self.bookings.iter().any(|b| b.period.overlaps(period))
    }

    /// How the seat stands today: the mark beside the centre's name.
    #[must_use]
    pub fn today(&self, today: Date) -> Kind {
        match self.booking_on(today) {
            Some(booking) => Kind::of(booking.standing(today)),
            None if self.kept_on(today) => Kind::Free,
            None => Kind::Off,
        }
    }

    /// Does the seat belong under a filter chip?
    #[must_use]
    pub fn has(&self, status: Status, today: Date) -> bool {
        match status {
            Status::Free => self.today(today) == Kind::Free,
            _ => self.bookings.iter().any(|b| Status::of(b, today) == Some(status)),
        }
    }
}

code_enum! {
    /// The chips above the board: a seat stands under each that fits.
    Status {
        /// Somebody is there.
        Running = "running",
        /// Somebody has it and is away for a while.
        Paused = "paused",
        /// Somebody is there, with 28 days or fewer to go.
        EndingSoon = "ending_soon",
        /// The agreed days are over and nobody has told what came of it.
        Overdue = "overdue",
        /// Agreed, not begun.
        Coming = "coming",
        /// Held for somebody.
        Reserved = "reserved",
        /// Nobody is there today.
        Free = "free",
    }
}

impl Status {
    /// The chip that a placement counts under; over and done counts nowhere.
    #[must_use]
    pub fn of(booking: &Booking, today: Date) -> Option<Self> {
        match booking.standing(today) {
            Standing::Running => Some(Self::Running),
            Standing::Paused => Some(Self::Paused),
            Standing::EndingSoon => Some(Self::EndingSoon),
            Standing::Overdue => Some(Self::Overdue),
            Standing::Coming => Some(Self::Coming),
            Standing::Reserved => booking.period.until().is_none_or(|u| u >= today).then_some(Self::Reserved),
            Standing::Ended | Standing::Withdrawn => None,
        }
    }
}

/// How many seats stand under each chip, in the order of [`Status::ALL`].
#[must_use]
pub fn counts<'a>(seats: impl Iterator<Item = &'a Seat> + Clone, today: Date) -> Vec<(Status, usize)> {
    Status::ALL.iter().map(|s| (*s, seats.clone().filter(|seat| seat.has(*s, today)).count())).collect()
}

#[cfg(test)]
mod tests;
