//! Early warning: the daily look at every placement, the look at one citizen after a deed, and what an owner does
//! with a signal.

mod deeds;
mod facts;
mod look;
mod pages;

pub use deeds::{answer, hand_over, snooze, take};
pub(crate) use look::look_within;
pub use look::{Looked, look_again, look_at_everybody, mentor_again};
pub use pages::{Mine, SignalLine, SignalPage, Stands, line, mine, of_citizen, one};
