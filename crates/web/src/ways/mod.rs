//! Pages of a citizen's way to a place, of who else would like to have them, and of the days between steps.

pub mod page;
pub mod times;
