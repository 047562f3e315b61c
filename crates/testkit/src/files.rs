//! The files of a crate's tests, which are one program.
#![allow(clippy::expect_used)] // a test that can't see its files fails at once

use std::{fs, path::Path};

/// Fails with the name of a file in `tests/` that neither `all.rs` nor the manifest names: it would be compiled by
/// nobody, and its tests would pass for ever.
pub fn every_file_is_named(krate: &str, all: &str, manifest: &str) {
    for entry in fs::read_dir(Path::new(krate).join("tests")).expect("a folder of tests") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        let Some(stem) = name.strip_suffix(".rs").filter(|s| *s != "all") else { continue };
        let is_named = all.contains(&format!("mod {stem};")) || manifest.contains(&format!("tests/{name}"));
        assert!(is_named, "{name} stands neither in all.rs nor in Cargo.toml");
    }
}
