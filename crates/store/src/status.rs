//! To be filled.

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[];
