//! Company centres: the list, a centre with everything that hangs on it, its form, its generation.

pub mod form;
pub mod generation;
pub mod list;
pub mod page;
