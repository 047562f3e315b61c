//! For tests only: a house with a database and a fixed day, people who are valid by default.

mod house;
mod people;

pub use house::{TestHouse, engines};
pub use people::{Cast, cpr, cvr};
