//! The map of centres and companies, drawn here and asked of nobody.

pub mod draw;
pub mod page;
