//! The worked cases in `rulebook/cases/interventions/` and `small_grants/`, walked one by one.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    figures::Figures,
    id::*,
    intervention::{Intervention, Stretch, accept_days, state_of},
    money::Ore,
    period::{Period, plus_days},
    personal_mentor::{
        MentorGrant, MentorLog, MentorTerms, PersonalMentorKind, accept_end, accept_grant, accept_log, last_day,
        late_log_days, used_in_week,
    },
    small_grant::{Competence, accept_decider},
};
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::support::{self, rulebook};

fn cases<T: for<'de> Deserialize<'de>>(folder: &str, name: &str, least: usize) -> Vec<T> {
    let cases = support::cases(folder, name);
    assert!(cases.len() >= least, "{name}: {}", cases.len());
    cases
}

fn said(result: Result<(), Refused>) -> String {
    let refused = |r: Refused| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-"));
    result.map_or_else(refused, |()| "ok".to_owned())
}

const TODAY: Date = date(2026, 11, 24);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Path {
    name: String,
    needed: Date,
    referred: Option<Date>,
    started: Option<Date>,
    ended: Option<Date>,
    days: Option<[i64; 3]>,
    refused: Option<String>,
}

#[test]
fn every_worked_path_comes_out() {
    for c in cases::<Path>("interventions", "paths", 15) {
        let i = Intervention {
            id: InterventionId::fresh(),
            citizen: CitizenId::fresh(),
            kind: Code::known("debt"),
            provider: "Forbrugerrådet".to_owned(),
            state: state_of(c.referred, c.started),
            needed_on: c.needed,
            referred_on: c.referred,
            started_on: c.started,
            ended_on: c.ended,
            owner: EmployeeId::fresh(),
            note: String::new(),
            why_ended: String::new(),
            times: Vec::new(),
            version: 1,
        };
        assert_eq!(said(accept_days(&i, TODAY)), c.refused.clone().unwrap_or_else(|| "ok".to_owned()), "{}", c.name);
        let days: Vec<i64> = Stretch::ALL.iter().map(|s| i.days(*s).unwrap_or(-1)).collect();
        assert_eq!(c.days.is_none(), c.refused.is_some(), "{}", c.name);
        if let Some(expected) = c.days {
            assert_eq!(days, expected, "{}", c.name);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MentorPeriod {
    name: String,
    from: Date,
    last: Date,
}

fn grant(employee: EmployeeId, from: Date, until: Option<Date>) -> MentorGrant {
    MentorGrant {
        citizen: CitizenId::fresh(),
        employee,
        period: Period::known(from, until),
        minutes: 120,
        tasks: "Følges til bussen".to_owned(),
        kind: PersonalMentorKind::Volunteer,
        granted_by: None,
        granted_on: None,
    }
}

#[test]
fn six_months_end_on_their_day_and_not_a_day_later() {
    let rules = Figures::read("interventions.toml", &rulebook("interventions.toml")).unwrap();
    for c in cases::<MentorPeriod>("interventions", "mentor_periods", 15) {
        let terms = MentorTerms::on(&rules, c.from).unwrap();
        assert_eq!(last_day(c.from, terms.most_months), c.last, "{}", c.name);
        let check = |until| said(accept_grant(&grant(EmployeeId::fresh(), c.from, Some(until)), &[], terms, c.from));
        assert_eq!(check(c.last), "ok", "{}", c.name);
        assert_eq!(check(plus_days(c.last, 1)), "mentor-grant-too-long until", "{}", c.name);
    }
}

#[test]
fn grant_needs_its_parts_and_an_extension_comes_after() {
    let rules = Figures::read("interventions.toml", &rulebook("interventions.toml")).unwrap();
    let terms = MentorTerms::on(&rules, TODAY).unwrap();
    let (mentor, until) = (EmployeeId::fresh(), date(2027, 2, 28));
    let earlier = [grant(mentor, date(2026, 10, 1), Some(date(2026, 11, 30)))];
    let check = |g: &MentorGrant| said(accept_grant(g, &earlier, terms, TODAY));
    let ask = grant(mentor, date(2026, 12, 1), Some(until));
    assert_eq!(check(&ask), "ok", "the day after the earlier ends");
    assert_eq!(check(&grant(mentor, date(2026, 11, 30), Some(until))), "mentor-grant-overlaps from");
    assert_eq!(check(&grant(EmployeeId::fresh(), date(2026, 11, 30), Some(until))), "ok", "another mentor may");
    assert_eq!(check(&grant(mentor, date(2026, 12, 1), None)), "missing until");
    assert_eq!(check(&MentorGrant { minutes: 0, ..ask.clone() }), "missing hours");
    assert_eq!(check(&MentorGrant { tasks: " ".to_owned(), ..ask.clone() }), "missing tasks");
    let other = EmployeeId::fresh();
    assert_eq!(check(&grant(other, plus_days(TODAY, 42), Some(plus_days(TODAY, 60)))), "ok");
    assert_eq!(check(&grant(other, plus_days(TODAY, 43), Some(plus_days(TODAY, 60)))), "day-out-of-reach from");
    assert_eq!(check(&grant(other, plus_days(TODAY, -43), Some(TODAY))), "day-out-of-reach from");
    let end = |on| said(accept_end(&earlier[0], on, terms, TODAY));
    assert_eq!(end(TODAY), "ok");
    assert_eq!(end(date(2026, 11, 30)), "ok");
    assert_eq!(end(date(2026, 12, 1)), "day-out-of-reach until");
    assert_eq!(end(date(2026, 10, 12)), "day-out-of-reach until", "43 days ago");
}

#[test]
fn log_is_of_days_that_were_granted_and_counted_by_the_week() {
    let mentor = EmployeeId::fresh();
    let grants = [grant(mentor, date(2026, 11, 2), Some(date(2026, 11, 23)))];
    let line = |employee, on, minutes| MentorLog {
        id: MentorLogId::fresh(),
        citizen: grants[0].citizen,
        employee,
        on,
        minutes,
        words: String::new(),
    };
    let check = |l: MentorLog| said(accept_log(&grants, &l, TODAY));
    assert_eq!(check(line(mentor, date(2026, 11, 2), 1)), "ok");
    assert_eq!(check(line(mentor, date(2026, 11, 23), 1440)), "ok");
    assert_eq!(check(line(mentor, TODAY, 60)), "not-granted-then on");
    assert_eq!(check(line(mentor, date(2026, 11, 25), 60)), "not-yet on");
    assert_eq!(check(line(mentor, date(2026, 10, 23), 60)), "day-out-of-reach on");
    assert_eq!(check(line(EmployeeId::fresh(), date(2026, 11, 3), 60)), "not-granted-then on");
    assert_eq!(check(line(mentor, date(2026, 11, 3), 0)), "not-a-number minutes");
    assert_eq!(check(line(mentor, date(2026, 11, 3), 1441)), "not-a-number minutes");
    let log = [
        line(mentor, date(2026, 11, 15), 500), // Sunday of the week before
        line(mentor, date(2026, 11, 16), 30),
        line(mentor, date(2026, 11, 22), 45),
        line(EmployeeId::fresh(), date(2026, 11, 18), 70),
        line(mentor, date(2026, 11, 23), 600), // Monday of the week after
    ];
    assert_eq!(used_in_week(&log, mentor, date(2026, 11, 16)), 75);
}

#[test]
fn log_is_written_for_some_days_after_the_last() {
    let rules = Figures::read("interventions.toml", &rulebook("interventions.toml")).unwrap();
    let late = late_log_days(&rules, TODAY).unwrap();
    assert_eq!(late, 7);
    assert!(late_log_days(&rules, date(2019, 12, 31)).is_err(), "no figure is guessed");
    let ended = grant(EmployeeId::fresh(), date(2026, 11, 2), Some(date(2026, 11, 17)));
    assert!(!ended.is_written_on(date(2026, 11, 1), late));
    assert!(ended.is_written_on(date(2026, 11, 2), late));
    assert!(ended.is_written_on(date(2026, 11, 24), late), "seven days after the last");
    assert!(!ended.is_written_on(date(2026, 11, 25), late));
    assert!(grant(EmployeeId::fresh(), date(2026, 11, 2), None).is_written_on(date(2030, 1, 1), late));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    name: String,
    who: String,
    kind: String,
    ore: i64,
    answer: String,
}

#[test]
fn every_worked_case_of_competence_comes_out() {
    let people: BTreeMap<&str, EmployeeId> =
        ["Mette", "Samira", "Kirsten", "Jonas"].into_iter().map(|name| (name, EmployeeId::fresh())).collect();
    let may = |name: &str, kind: &str, most: Option<i64>| {
        (name.to_owned(), Competence { employee: people[name], kind: Code::known(kind), most: most.map(Ore) })
    };
    let all = [
        may("Mette", "work_clothes", Some(150_000)),
        may("Samira", "work_clothes", None),
        may("Samira", "truck_licence", None),
        may("Kirsten", "transport", Some(1)),
    ];
    for c in cases::<Decision>("small_grants", "competence", 10) {
        let answer = accept_decider(&all, people[c.who.as_str()], &Code::known(c.kind.as_str()), Ore(c.ore));
        let answer = match answer.map_err(|r| r.refusal) {
            Ok(()) => "ok".to_owned(),
            Err(Refusal::NotYourCompetence { who }) => who,
            Err(Refusal::NobodysCompetence) => "nobody".to_owned(),
            Err(other) => other.code().to_owned(),
        };
        assert_eq!(answer, c.answer, "{}", c.name);
    }
}
