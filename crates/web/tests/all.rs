//! The pages over HTTP: each file a capability.
//!
//! One program for all of them: linking is most of what a small test costs to build.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod agreements;
mod attendance;
mod boards;
mod citizens;
mod companies;
mod contracts;
mod door;
mod forms;
mod full;
mod imports;
mod lists;
mod matches;
mod matrix;
mod operating;
mod placements;
mod progression_many;
mod progressions;
mod referrals;
mod settlements;
mod signals;
mod status;
mod support;
mod supports;
mod upgrade;
mod words;

#[test]
fn every_file_of_tests_is_named() {
    let manifest = include_str!("../Cargo.toml");
    holdepunkt_testkit::every_file_is_named(env!("CARGO_MANIFEST_DIR"), include_str!("all.rs"), manifest);
}
