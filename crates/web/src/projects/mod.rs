//! Pages of projects and pre-courses, and of who is there.

mod form;
pub mod page;
