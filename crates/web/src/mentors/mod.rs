//! Mentors at workplaces: the list and the form.

mod form;
pub mod list;
pub mod page;
