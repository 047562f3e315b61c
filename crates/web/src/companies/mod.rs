//! Companies: the list, a company with everything that hangs on it, and its forms.

mod form;
pub mod page;
pub mod part;
