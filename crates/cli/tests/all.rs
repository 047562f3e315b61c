//! The program as an operator meets it.
//!
//! One program for all of them: linking is most of what a small test costs to build.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod durability;
mod exchange;
mod failing;
mod hostile;
mod program;
mod report;
mod support;

/// A file that nobody names here would be compiled by nobody, and its tests would pass for ever.
#[test]
fn every_file_of_tests_is_named() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let named = include_str!("all.rs");
    let manifest = include_str!("../Cargo.toml");
    for entry in std::fs::read_dir(here).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(stem) = name.strip_suffix(".rs").filter(|s| *s != "all") else { continue };
        let is_named = named.contains(&format!("mod {stem};")) || manifest.contains(&format!("tests/{name}"));
        assert!(is_named, "{name} stands neither in all.rs nor in Cargo.toml");
    }
}
