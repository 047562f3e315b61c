//! The worked cases in `rulebook/cases/referrals/`, walked one by one.

use holdepunkt_rules::{
    deadline::TalkRule,
    id::*,
    preparation::{Limits, Plan, Preparation, PreparationState, ProjectKind, accept_plan, length},
    referral_rules::ReferralRules,
    steps::{Way, WayStep, stretches},
};
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::support::{cases, rulebook};

fn limits() -> Limits {
    ReferralRules::read(&rulebook("referral.toml")).unwrap().limits_on(date(2026, 11, 24)).unwrap()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LengthCase {
    name: String,
    kind: String,
    from: Date,
    until: Date,
    days: i64,
    length: String,
    #[serde(default)]
    reason: String,
    refused: Option<String>,
}

#[test]
fn pre_course_length() {
    for c in cases::<LengthCase>("referrals", "pre_course_length") {
        let kind = ProjectKind::from_code(&c.kind).unwrap();
        let plan =
            Plan { from: c.from, until: Some(c.until), centre_days: 0, centre: None, over_length_reason: c.reason };
        let days = holdepunkt_rules::period::days_between(c.from, c.until) + 1;
        assert_eq!(days, c.days, "{}", c.name);
        assert_eq!(length(kind, days, &limits()).code(), c.length, "{}", c.name);
        let refused = accept_plan(kind, &plan, &limits()).err().map(|r| r.refusal.code().to_owned());
        assert_eq!(refused, c.refused, "{}", c.name);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WarningCase {
    name: String,
    kind: String,
    state: String,
    from: Option<Date>,
    until: Option<Date>,
    today: Date,
    day: Option<i64>,
    warning: Option<String>,
}

#[test]
fn warnings() {
    for c in cases::<WarningCase>("referrals", "warnings") {
        let p = Preparation {
            id: PreparationId::fresh(),
            citizen: CitizenId::fresh(),
            project: ProjectId::fresh(),
            state: PreparationState::from_code(&c.state).unwrap(),
            asked_on: date(2026, 1, 5),
            asked_by: EmployeeId::fresh(),
            from: c.from,
            planned_until: c.until,
            until: None,
            centre_days: 0,
            centre: None,
            after_placement: None,
            reason: None,
            over_length_reason: String::new(),
            wish: String::new(),
            version: 1,
        };
        let warning = p.warning(ProjectKind::from_code(&c.kind).unwrap(), &limits(), c.today);
        assert_eq!(warning.map(|w| w.code().to_owned()), c.warning, "{}", c.name);
        assert_eq!(p.day_number(c.today), c.day, "{}", c.name);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineCase {
    name: String,
    talk: Option<Date>,
    months: i64,
    deadline: Option<Date>,
    today: Date,
    urgency: String,
}

#[test]
fn deadlines() {
    for c in cases::<DeadlineCase>("referrals", "deadlines") {
        let rule = TalkRule { months: c.months, warn_days: 14 };
        let deadline = rule.deadline(c.talk);
        assert_eq!(deadline, c.deadline, "{}", c.name);
        assert_eq!(rule.urgency(deadline, c.today).code(), c.urgency, "{}", c.name);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepsCase {
    name: String,
    asked: Option<Date>,
    begun: Option<Date>,
    ready: Option<Date>,
    sent: Option<Date>,
    accepted: Option<Date>,
    placed: Option<Date>,
    started: Option<Date>,
    between: Vec<i64>,
    days: i64,
}

#[test]
fn days_between_steps() {
    for c in cases::<StepsCase>("referrals", "steps") {
        let way = Way::default()
            .with(WayStep::Asked, c.asked)
            .with(WayStep::Begun, c.begun)
            .with(WayStep::Ready, c.ready)
            .with(WayStep::Sent, c.sent)
            .with(WayStep::Accepted, c.accepted)
            .with(WayStep::Placed, c.placed)
            .with(WayStep::Started, c.started);
        let between: Vec<i64> = way.taken().iter().filter_map(|t| t.since.map(|(_, days)| days)).collect();
        assert_eq!(between, c.between, "{}", c.name);
        assert_eq!(way.days(), Some(c.days), "{}", c.name);
        let counted: i64 = stretches(std::slice::from_ref(&way)).iter().flat_map(|(_, _, days)| days).sum();
        assert_eq!(counted, c.days, "{}", c.name);
    }
}
