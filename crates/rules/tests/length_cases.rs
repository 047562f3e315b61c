//! The worked cases of how long a placement may be granted, in `rulebook/cases/lengths`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{fs, path::Path};

use holdepunkt_rules::{codes::Code, length::Lengths, period::Period};
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    group: String,
    from: Date,
    until: Date,
    passed: Option<i64>,
    last: Option<Date>,
    #[serde(default)]
    unknown: bool,
}

#[test]
fn every_worked_case_of_lengths_comes_out() {
    let rulebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    let read = |name: &str| fs::read_to_string(rulebook.join(name)).unwrap();
    let lengths = Lengths::read(&read("placement_lengths.toml")).unwrap();
    let file: File = toml::from_str(&read("cases/lengths/by_group.toml")).unwrap();
    assert!(file.case.len() >= 25, "{}", file.case.len());
    for c in &file.case {
        let length = lengths.of(&Code::known(&c.group), c.from);
        assert_eq!(length.is_none(), c.unknown, "{}", c.name);
        let period = Period::new(c.from, Some(c.until)).unwrap();
        let passed = length.and_then(|l| l.limit_passed(&period));
        assert_eq!(passed, c.passed.zip(c.last), "{}", c.name);
        if let Some(length) = length {
            assert_eq!(length.accept(&period, "").is_err(), c.passed.is_some(), "{}: never in silence", c.name);
            assert!(length.accept(&period, "En konkret vurdering").is_ok(), "{}: never barred", c.name);
        }
    }
}
