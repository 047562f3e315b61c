//! The program as an operator meets it.
//!
//! One program for all of them: linking is most of what a small test costs to build.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod durability;
mod exchange;
mod failing;
mod hostile;
mod matching;
mod messages;
mod program;
mod report;
mod settle;
mod settle_bad;
mod support;

#[test]
fn every_file_of_tests_is_named() {
    let manifest = include_str!("../Cargo.toml");
    holdepunkt_testkit::every_file_is_named(env!("CARGO_MANIFEST_DIR"), include_str!("all.rs"), manifest);
}
