//! The use cases on both engines: each file a capability.
//!
//! One program for all of them: linking is most of what a small test costs to build.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod about;
mod agreements;
mod answering;
mod attendance;
mod backup;
mod benefits;
mod beside;
mod boards;
mod calls;
mod centres;
mod certificates;
mod citizens;
mod companies;
mod company_merge;
mod contracts;
mod demo;
mod duplicates;
mod export;
mod follow_ups;
mod glossary;
mod imports;
mod information_meetings;
mod interruptions;
mod jobs;
mod lists;
mod matches;
mod messages;
mod midway_status;
mod norms;
mod outreach;
mod own;
mod own_work;
mod placements;
mod preparations;
mod progression_many;
mod progression_rounds;
mod progressions;
mod referrals;
mod screenings;
mod sequences;
mod settlements;
mod signal_rules;
mod signals;
mod signing;
mod staffings;
mod supports;
mod transfers;

#[test]
fn every_file_of_tests_is_named() {
    let manifest = include_str!("../Cargo.toml");
    holdepunkt_testkit::every_file_is_named(env!("CARGO_MANIFEST_DIR"), include_str!("all.rs"), manifest);
}
