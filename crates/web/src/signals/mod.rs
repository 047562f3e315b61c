//! Signals of the early warning: all of one's own, and one with what can be done with it.

pub mod page;
pub mod sentence;
