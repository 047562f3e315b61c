//! Looking for something from the top of the page.

pub mod page;

pub use page::recent;
