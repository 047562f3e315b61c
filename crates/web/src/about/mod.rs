//! What a citizen wants, what helps at work, and what they can: seen on one page, written on one for each.

pub mod accommodations;
pub mod cv;
pub mod page;
pub mod show;
pub mod wishes;
