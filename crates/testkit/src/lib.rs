//! For tests only: a house with a database and a fixed day, people who are valid by default.

mod companies;
mod files;
mod house;
mod people;
mod stage;

pub use companies::{Stage, centre, company, contract, mentor, settle_centre};
pub use files::every_file_is_named;
pub use house::{NOW, TestHouse, empty_engines, engines, fresh_postgres, run_script};
pub use people::{Cast, cpr, cvr, preparation};
