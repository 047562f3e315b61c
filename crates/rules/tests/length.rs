//! The worked cases of how long a placement may be granted, in `rulebook/cases/lengths`.

use holdepunkt_rules::{codes::Code, length::Lengths, period::Period};
use jiff::civil::Date;
use serde::Deserialize;

use crate::support::{cases, rulebook};

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
    let lengths = Lengths::read(&rulebook("placement_lengths.toml")).unwrap();
    let walked = cases::<Case>("lengths", "by_group");
    assert!(walked.len() >= 25, "{}", walked.len());
    for c in &walked {
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
