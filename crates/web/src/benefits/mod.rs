//! Benefits of a citizen by days, and the two-year test with its arithmetic.

mod form;
pub mod page;
mod picture;
pub mod two_years;
