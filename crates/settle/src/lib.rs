//! Settlement of a whole country: a register's tables in; lines, refusals and totals out.
//!
//! The rules are those of `holdepunkt_rules::grants`. Here is what makes them fast and safe for files of any size:
//! tables as CSV or Parquet read by all cores, rows in any order, memory that is bounded, output that is the same
//! byte for byte whatever the order of rows or the number of threads, and a folder that appears whole or not at all.

mod account;
mod again;
mod by_citizen;
mod compare;
mod correction;
mod csv_in;
mod earlier;
mod explain;
mod fault;
mod names;
pub mod out;
mod parquet_in;
mod partial;
mod record;
mod register;
mod run;
mod table;
mod tables;
mod threads;
mod value;
mod weeks;

pub use again::{Again, again};
pub use compare::{Compared, Reading};
pub use correction::Corrected;
pub use csv_in::{seen, separator};
pub use explain::{Explained, explain};
pub use fault::{Amiss, CellFault, Expected, Fault, Seen, shown};
pub use out::Format;
pub use partial::Partial;
pub use record::{Made, Named, Record};
pub use register::Centre;
pub use run::{Asked, Done, Wanted, settle};
pub use table::{Noticed, Table as TableFile};
pub use value::is_cpr;

/// Hears how far it has come.
pub trait Progress: Sync {
    /// So much of something (a table, or `citizens`, or `writing`) is done.
    fn at(&self, what: &'static str, done: u64, of: u64);
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn at(&self, _: &'static str, _: u64, _: u64) {}
}
