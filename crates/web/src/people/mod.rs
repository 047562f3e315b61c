//! The job centre's people: who they are, how they are reached, who steps in.

mod form;
pub mod list;
pub mod name;
pub mod page;
pub mod units;
