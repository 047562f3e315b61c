//! "I can't come": the citizen's own pages.

pub mod page;
