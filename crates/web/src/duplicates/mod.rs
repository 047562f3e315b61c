//! Two citizens who are one: the list of those who may be, and both side by side.

pub mod page;
