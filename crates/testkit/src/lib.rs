//! For tests only: a house with a database and a fixed day, people who are valid by default.

mod agreements;
mod companies;
mod files;
mod house;
mod people;
pub mod servers;
mod stage;

pub use agreements::{agreed, goal};
pub use companies::{Stage, centre, company, contract, mentor, settle_centre};
pub use files::every_file_is_named;
pub use house::{
    NOW, TestHouse, code, days, empty_engines, engines, fresh_postgres, later, run_script, with_moved_clock,
};
pub use people::{Cast, cpr, cvr, preparation};
pub use stage::booking;
