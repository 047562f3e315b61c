//! The board of places: rows of seats, bars of time, and what is chosen beside it.

mod ask;
mod fill;
pub mod page;
mod panel;
mod phone;
mod phrase;
mod rows;

pub use fill::fill;
