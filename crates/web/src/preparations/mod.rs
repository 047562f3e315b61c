//! Pages of a citizen's stay in a project or pre-course: each step, and being drawn out.

pub mod beside;
pub mod form;
pub mod look;
pub mod page;
