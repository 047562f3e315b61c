//! A register's folder in, the output's folder out.
//!
//! One program for all of them: linking is most of what a small test costs to build.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod bad;
mod beside;
mod columns;
mod support;
mod whole;

/// The check itself, without the crate that it stands in, which would bring the whole house.
#[path = "../../testkit/src/files.rs"]
mod files;

#[test]
fn every_file_of_tests_is_named() {
    let manifest = include_str!("../Cargo.toml");
    files::every_file_is_named(env!("CARGO_MANIFEST_DIR"), include_str!("all.rs"), manifest);
}
