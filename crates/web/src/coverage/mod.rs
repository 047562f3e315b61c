//! Coverage: what is wanted and missing, what is on offer and unused.

pub mod page;
