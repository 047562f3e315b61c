//! Messages over real connections: a mail server and a provider on this machine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod carried;

#[test]
fn every_file_of_tests_is_named() {
    let manifest = include_str!("../Cargo.toml");
    holdepunkt_testkit::every_file_is_named(env!("CARGO_MANIFEST_DIR"), include_str!("all.rs"), manifest);
}
