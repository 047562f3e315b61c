//! Companies: the list, a company with everything that hangs on it, and its forms.

pub mod around;
mod form;
pub mod list;
pub mod merge;
pub mod page;
pub mod part;
