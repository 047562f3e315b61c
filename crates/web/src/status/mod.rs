//! Status: what a programme has come to, of one job centre and across them.

mod chart;
mod download;
mod figures;
mod goals;
pub mod page;

pub use download::{national_csv, national_json, own_csv, own_json};
