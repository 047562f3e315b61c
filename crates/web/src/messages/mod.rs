//! Messages that leave the house, for the administrator: what waits, what was sent, what was given up.

pub mod page;
