//! The waiting list: everybody who is on the way to a place, from the first asking.

pub mod page;
