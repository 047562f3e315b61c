//! The page after signing in: what today asks, or the way to one's own page.

pub mod lead;
pub mod page;
pub mod today;
