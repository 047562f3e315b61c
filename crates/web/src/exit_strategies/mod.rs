//! Where a citizen is going, and by which steps.

pub mod page;
