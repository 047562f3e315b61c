//! The map of centres and companies, drawn here and asked of nobody.

mod draw;
pub mod page;
