//! Who meets new applicants, in turn.

pub mod page;
