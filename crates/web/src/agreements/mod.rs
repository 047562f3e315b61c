//! The work agreement: read, written, signed, changed, held side by side.

pub mod behalf;
pub mod edit;
pub mod form;
pub mod goals;
pub mod page;
pub mod paper;
pub mod part;
pub mod show;
pub mod sign;
mod stair;
pub mod table;
pub mod versions;
pub mod words;
