//! The worked cases of attendance, in `rulebook/cases/attendance`.

use holdepunkt_rules::{
    agreement::{Rung, Times},
    attendance::{AttendanceRules, Basis, Mark, Plans, Source, Window, minutes_of},
    codes::Code,
    course::Away,
    hours::WeeklyHours,
    period::Period,
    placement::PlacementState,
    week::{Week, WeekDay},
};
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::support::{cases, rulebook};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayCase {
    name: String,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    today: Option<Date>,
    day: Date,
    mark: String,
    hours: Option<i64>,
    planned: Option<i64>,
    minutes: Option<i64>,
    refused: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanCase {
    name: String,
    #[serde(default)]
    agreements: usize,
    #[serde(default)]
    week: bool,
    day: Date,
    minutes: i64,
    basis: String,
    #[serde(default)]
    times: Vec<(i64, i64)>,
}

fn rung(from: Date, times: &[(i64, i64, i64)]) -> Rung {
    let times =
        times.iter().map(|(weekday, from, until)| Times { weekday: *weekday, from: from * 60, until: until * 60 });
    Rung { from, times: times.collect(), tasks: "Varer".to_owned() }
}

fn plans(ladders: Vec<(Date, Vec<Rung>)>, weeks: Vec<Week>) -> Plans {
    let period = Period::known(date(2026, 9, 7), Some(date(2026, 12, 18)));
    Plans { period, hours: WeeklyHours::whole(12), ladders, weeks }
}

#[test]
fn every_worked_case_of_a_day_comes_out() {
    let rules = AttendanceRules::read(&rulebook("attendance.toml")).unwrap();
    let start = date(2026, 9, 7);
    let ladder =
        vec![rung(start, &[(1, 9, 12), (3, 9, 12)]), rung(date(2026, 11, 2), &[(1, 9, 12), (3, 9, 12), (5, 9, 14)])];
    let plans = plans(vec![(start, ladder)], Vec::new());
    let away = [Away { last_day: date(2026, 10, 11), resumed_on: Some(date(2026, 10, 19)) }];
    let cases = cases::<DayCase>("attendance", "days");
    assert!(cases.len() >= 35, "{}", cases.len());
    for c in &cases {
        let today = c.today.unwrap_or(date(2026, 11, 24));
        let source = c.source.as_deref().map_or(Source::Mentor, |s| Source::from_code(s).unwrap());
        let days_back = rules.days_back(source, today).unwrap();
        let window = Window { state: PlacementState::Agreed, period: plans.period, away: &away, days_back };
        let plan = plans.on(c.day);
        let mark = Mark::from_code(&c.mark).unwrap();
        let most = rules.most_minutes(c.day).unwrap();
        let answer = window.accept(c.day, today).and_then(|()| minutes_of(mark, &plan, c.hours, most));
        match answer {
            Ok(minutes) => assert_eq!((Some(plan.minutes), Some(minutes)), (c.planned, c.minutes), "{}", c.name),
            Err(r) => {
                let told = format!("{} {}", r.refusal.code(), r.field.unwrap_or_default());
                assert_eq!(Some(told.trim()), c.refused.as_deref(), "{}", c.name);
            }
        }
    }
}

#[test]
fn every_worked_case_of_a_plan_comes_out() {
    let monday = (1, 9, 12);
    let start = date(2026, 9, 7);
    let ladders = [
        (date(2026, 9, 14), vec![rung(start, &[monday])]),
        (date(2026, 11, 2), vec![rung(start, &[monday, (2, 13, 15)])]),
    ];
    let day = |weekday, from, until, activity: &str| WeekDay {
        weekday,
        from,
        until,
        activity: Code::known(activity),
        provider: String::new(),
    };
    let week = Week { from: date(2026, 10, 1), days: vec![day(4, 600, 840, "centre"), day(5, 540, 600, "exercise")] };
    for c in cases::<PlanCase>("attendance", "plans") {
        let weeks = if c.week { vec![week.clone()] } else { Vec::new() };
        let plan = plans(ladders[..c.agreements].to_vec(), weeks).on(c.day);
        let basis = match plan.basis {
            Basis::Agreement => "agreement",
            Basis::Week => "week",
            Basis::Spread => "spread",
            Basis::None => "none",
        };
        assert_eq!((plan.minutes, basis, plan.times), (c.minutes, c.basis.as_str(), c.times), "{}", c.name);
    }
}
