//! The worked cases of the ceiling in `rulebook/cases/reasonableness`, with the numbers that the rulebook has.

use holdepunkt_rules::{
    codes::CodeList,
    id::*,
    reasonableness::{RepresentativeSays, Staffing, Terms, ceiling, weigh},
};
use jiff::civil::date;
use serde::Deserialize;

use crate::support::{cases, rulebook};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CeilingCase {
    name: String,
    months: [i64; 4],
    small: i64,
    large: i64,
    allowed: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UseCase {
    name: String,
    staff: i64,
    minutes: i64,
    others: i64,
    placed: i64,
    left: i64,
    passed: bool,
}

fn terms() -> Terms {
    let list = CodeList::read("reasonableness", &rulebook("codes/reasonableness.toml")).unwrap();
    assert!(Terms::on(&list, date(2021, 12, 31)).is_err(), "no value outside its dates");
    Terms::on(&list, date(2026, 11, 24)).unwrap()
}

#[test]
fn every_ceiling_comes_out() {
    let terms = terms();
    let walked = cases::<CeilingCase>("reasonableness", "ceiling");
    assert!(walked.len() >= 15);
    for c in walked {
        let found = ceiling(&terms, &c.months);
        assert_eq!((found.small, found.large, found.allowed), (c.small, c.large, c.allowed), "{}", c.name);
        assert_eq!(found.by_least(), c.small + c.large < 1, "{}", c.name);
    }
}

#[test]
fn every_use_comes_out() {
    let terms = terms();
    for c in cases::<UseCase>("reasonableness", "use") {
        let staffing = Staffing {
            id: StaffingId::fresh(),
            company: CompanyId::fresh(),
            unit: None,
            stated_on: date(2026, 11, 1),
            months: [c.staff; 4],
            others: c.others,
            representative: "Tillidsmand".to_owned(),
            says: RepresentativeSays::Agrees,
            noted_by: EmployeeId::fresh(),
        };
        let w = weigh(&terms, &staffing, c.minutes);
        assert_eq!((w.placed, w.left(), w.is_passed()), (c.placed, c.left, c.passed), "{}", c.name);
        assert!(!staffing.is_old(&terms, date(2027, 3, 3)) && staffing.is_old(&terms, date(2027, 3, 4)));
    }
}
