//! Citizens: lists, search, the citizen's page with the time line, registration.

pub mod edit;
pub mod form;
pub mod group;
pub mod list;
pub mod look;
mod next;
pub mod page;
mod timeline;
