//! Tasks: one's own list, done with one click and taken back.

mod list;
pub mod page;

pub use list::list;
