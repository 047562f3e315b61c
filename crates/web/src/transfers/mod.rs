//! A citizen who moves to another job centre: offered, taken, refused.

pub mod page;
