//! Matching: the centres for one citizen, the citizens for one place, a plan for everyone who waits. Every match with its
//! reasons in words.

mod map;
pub mod one;
pub mod plan;
mod say;
pub mod seat;
