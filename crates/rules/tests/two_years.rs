//! The worked cases of the two-year test, held against the rule with the rulebook's own parameters.

use holdepunkt_rules::{
    codes::Code,
    period::Period,
    two_years::{Rule, Spell, Standing, TwoYearRules, two_years},
};
use jiff::civil::Date;
use serde::Deserialize;

use crate::support::{cases_of, rulebook};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    day: Date,
    spell: Vec<SpellRow>,
    standing: String,
    since: Option<Date>,
    full_on: Option<Date>,
    missing: Option<i64>,
    last: Option<Date>,
    restarted_days: Option<i64>,
    /// Another reading of "without a break" than the rulebook's.
    longest_break_days: Option<i64>,
    #[serde(default)]
    instead: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellRow {
    benefit: String,
    from: Date,
    until: Option<Date>,
}

fn check(rules: &TwoYearRules, case: &Case) {
    let rule = match rules.on(case.day) {
        Ok(rule) => Rule { longest_break: case.longest_break_days.unwrap_or(rule.longest_break), ..rule },
        Err(refusal) => return assert_eq!(refusal.code(), case.standing, "{}", case.name),
    };
    let spells: Vec<Spell> = case
        .spell
        .iter()
        .map(|s| Spell { benefit: Code::known(&s.benefit), period: Period::new(s.from, s.until).unwrap() })
        .collect();
    let answer = two_years(&spells, case.day, &rule);
    let (standing, since, full_on, missing, last) = match answer.standing {
        Standing::Full { since, full_on } => ("full", Some(since), Some(full_on), None, None),
        Standing::Under { since, full_on, missing } => ("under", Some(since), Some(full_on), Some(missing), None),
        Standing::NotNow { last } => ("not_now", None, None, None, last),
    };
    assert_eq!(
        (standing, since, full_on, missing, last),
        (case.standing.as_str(), case.since, case.full_on, case.missing, case.last),
        "{}",
        case.name
    );
    let restarted = answer.restarted_by();
    assert_eq!(restarted.map(|b| b.days()), case.restarted_days, "{}", case.name);
    if !case.instead.is_empty() {
        let instead: Vec<&str> = restarted.unwrap().instead.iter().map(Code::as_str).collect();
        assert_eq!(instead, case.instead, "{}", case.name);
    }
}

#[test]
fn every_worked_case_comes_out() {
    let rules = TwoYearRules::read(&rulebook("two_years.toml")).unwrap();
    let mut walked = 0;
    for case in cases_of::<Case>("two_years").iter().flat_map(|(_, cases)| cases) {
        check(&rules, case);
        walked += 1;
    }
    assert!(walked >= 20, "{walked}");
}
