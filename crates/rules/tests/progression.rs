//! The worked cases of progression, in `rulebook/cases/progression`.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    id::CompanyId,
    period::Period,
    progression::{
        Answer, Respondent,
        reading::{moved, talk_about},
        round::{Rhythm, Stands, Stay, due, in_time, stands},
    },
};
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::support::cases;

const RHYTHM: Rhythm = Rhythm {
    short_days: 28,
    quarter_days: 91,
    window_days: 14,
    remind_days: 7,
    remind_again_days: 14,
    task_days: 21,
    open_days: 28,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StayRow {
    from: Date,
    until: Date,
    company: i64,
    #[serde(default)]
    ended: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundCase {
    name: String,
    stays: Vec<StayRow>,
    today: Date,
    due: Vec<String>,
}

#[test]
fn rounds_are_held_in_the_programmes_rhythm() {
    for c in cases::<RoundCase>("progression", "rounds") {
        let mut companies: BTreeMap<i64, CompanyId> = BTreeMap::new();
        let stays: Vec<Stay> = c
            .stays
            .iter()
            .map(|s| Stay {
                period: Period::known(s.from, Some(s.until)),
                company: *companies.entry(s.company).or_insert_with(CompanyId::fresh),
                ended: s.ended,
            })
            .collect();
        let held: Vec<String> = due(&stays, &RHYTHM, c.today).iter().map(|d| format!("{} {}", d.on, d.kind)).collect();
        assert_eq!(held, c.due, "{}", c.name);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MovedCase {
    name: String,
    before: String,
    now: String,
    moved: Option<String>,
}

#[test]
fn two_answers_say_what_moved() {
    for c in cases::<MovedCase>("progression", "reading") {
        let answer = |text: &str| Answer::parse(text).unwrap();
        let said = moved(answer(&c.before), answer(&c.now)).map(|m| m.code().to_owned());
        assert_eq!(said, c.moved, "{}", c.name);
    }
}

#[test]
fn three_apart_from_the_citizens_own_answer_is_something_to_talk_about() {
    use Answer::{DontKnow, Value};
    use Respondent::{Citizen, Employee, Mentor};
    assert!(talk_about(&[(Citizen, Value(3)), (Mentor, Value(6))]));
    assert!(talk_about(&[(Citizen, Value(8)), (Mentor, Value(7)), (Employee, Value(5))]));
    assert!(!talk_about(&[(Citizen, Value(3)), (Mentor, Value(5))]));
    assert!(!talk_about(&[(Citizen, DontKnow), (Mentor, Value(9))]));
    // Mentor and employee may differ between themselves: it is the citizen's own view that counts.
    assert!(!talk_about(&[(Citizen, Value(5)), (Mentor, Value(3)), (Employee, Value(7))]));
}

#[test]
fn somebody_who_is_missing_is_reminded_twice_and_then_it_is_the_caseworkers_move() {
    let on = date(2026, 9, 7);
    let check = |day: i8| stands(on, false, &RHYTHM, date(2026, 9, day));
    assert_eq!(check(13), Stands::Open);
    assert_eq!(check(14), Stands::Remind);
    assert_eq!(check(20), Stands::Remind);
    assert_eq!(check(21), Stands::RemindAgain);
    assert_eq!(check(28), Stands::Task);
    assert_eq!(stands(on, true, &RHYTHM, date(2027, 1, 1)), Stands::Answered);
    assert!(in_time(on, date(2026, 9, 21), &RHYTHM) && !in_time(on, date(2026, 9, 22), &RHYTHM));
}
