//! The match of everyone who waits, from tables: citizens and centres in; a proposal, who is left and why, and every
//! feasible pair out.
//!
//! The rules are those of `holdepunkt_rules::matching`. Here is what makes files of them: tables as CSV or Parquet with
//! rows in any order, faults that name table, row and column, all cores at the pairs, and a folder that appears whole
//! or not at all.

mod cell;
mod fault;
mod input;
mod parquet_in;
mod run;
mod table;
mod tables;

pub use fault::{Expected, Fault};
pub use holdepunkt_settle::{CellFault, Fault as FileFault, Format, Seen};
pub use input::Input;
pub use run::{Asked, Done, matched, pairs};
