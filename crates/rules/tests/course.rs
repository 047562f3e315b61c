//! Worked cases of courses, `rulebook/cases/courses/*.toml`: placements and days away in, courses out.

use holdepunkt_rules::{
    course::{Away, CourseTermsOn, Stay, active_intervals, courses},
    period::Period,
};
use jiff::civil::Date;
use serde::Deserialize;

use crate::support::{cases_of, rulebook};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    as_of: Option<Date>,
    stays: Vec<StayRow>,
    courses: Vec<CourseRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StayRow {
    from: Date,
    until: Option<Date>,
    #[serde(default)]
    away: Vec<AwayRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AwayRow {
    last_day: Date,
    resumed_on: Option<Date>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseRow {
    first: Date,
    last: Date,
    active_days: i64,
    /// The day of the count on which each gap ended.
    gaps: Vec<i64>,
    /// The day on which each month was reached.
    months: Vec<Date>,
    long_enough_on: Option<Date>,
    resume_by: Date,
}

#[test]
fn every_worked_case_comes_out() {
    let all_terms = CourseTermsOn::read(&rulebook("courses.toml")).unwrap();
    let (mut walked, mut wrong) = (0, Vec::new());
    for (file, cases) in cases_of::<Case>("courses") {
        for case in cases {
            let away = |a: &AwayRow| Away { last_day: a.last_day, resumed_on: a.resumed_on };
            let stay = |s: &StayRow| Stay {
                period: Period::new(s.from, s.until).unwrap(),
                away: s.away.iter().map(away).collect(),
            };
            let stays: Vec<Stay> = case.stays.iter().map(stay).collect();
            let terms = all_terms.on(case.stays.iter().map(|s| s.from).min().unwrap()).unwrap();
            let found: Vec<CourseRow> = courses(&active_intervals(&stays, case.as_of.unwrap_or(Date::MAX)), &terms)
                .iter()
                .map(|c| CourseRow {
                    first: c.first(),
                    last: c.last(),
                    active_days: c.active_days(),
                    gaps: c.gaps().iter().map(|g| g.resumed_on_day).collect(),
                    months: c.months().iter().map(|m| m.reached_on).collect(),
                    long_enough_on: c.long_enough_on(&terms),
                    resume_by: c.resume_by(&terms),
                })
                .collect();
            if found != case.courses {
                wrong.push(format!("{file}: {}\n  found {found:?}\n  said  {:?}", case.name, case.courses));
            }
            walked += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(walked >= 20, "{walked}");
}
