//! Placements: a seat is chosen and booked, the placement agreed, moved, withdrawn, ended.

pub mod book;
pub mod course;
pub mod form;
pub mod list;
pub mod page;
