//! Personal links: the door, which is the same whatever lies behind it.

pub mod door;
