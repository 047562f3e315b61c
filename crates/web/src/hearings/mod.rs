//! Hearings after absence: the caseworker's page, and the citizen's.

pub mod own;
pub mod page;
