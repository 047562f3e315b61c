//! The worked cases of progression, in `rulebook/cases/progression`.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    id::CompanyId,
    period::{Period, plus_days},
    place::joined,
    progression::{
        Answer, Respondent,
        reading::{moved, talk_about},
        round::{Due, Rhythm, RoundKind, Stands, Stay, due, in_time, stands, waits},
    },
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
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
    return_days: 7,
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
struct PauseRow {
    from: Date,
    until: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundCase {
    name: String,
    stays: Vec<StayRow>,
    #[serde(default)]
    pauses: Vec<PauseRow>,
    /// What was opened before anybody knew of a pause: days on which all three were asked.
    #[serde(default)]
    opened: Vec<Date>,
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
        let pauses: Vec<Period> = c.pauses.iter().map(|p| Period::known(p.from, p.until)).collect();
        let opened: Vec<Due> = c.opened.iter().map(|on| Due { on: *on, kind: RoundKind::Quarter }).collect();
        let held = due(&stays, &pauses, &RHYTHM, c.today).into_iter().filter(|d| !waits(d, &pauses, &opened));
        let held: Vec<String> = held.map(|d| format!("{} {}", d.on, d.kind)).collect();
        assert_eq!(held, c.due, "{}", c.name);
    }
}

const BEGIN: Date = date(2026, 1, 5);

fn day(n: i64) -> Date {
    plus_days(BEGIN, n)
}

/// One to three stays in order, at companies of their own or at the same, the last of them over or not.
fn courses() -> impl Strategy<Value = Vec<Stay>> {
    let stay = (0_i64..20, 1_i64..200, 0_usize..2);
    (prop::collection::vec(stay, 1..4), any::<bool>()).prop_map(|(list, ended)| {
        let companies = [CompanyId::fresh(), CompanyId::fresh()];
        let (mut at, n) = (0, list.len());
        let stay = |(i, (gap, days, company)): (usize, (i64, i64, usize))| {
            let from = at + gap * i64::from(i > 0);
            at = from + days + 1;
            let period = Period::known(day(from), Some(day(from + days)));
            Stay { period, company: companies[company], ended: i + 1 < n || ended }
        };
        list.into_iter().enumerate().map(stay).collect()
    })
}

/// Pauses in any order, some of them over one another, the last one without an end at times.
fn pauses() -> impl Strategy<Value = Vec<Period>> {
    let pause = (1_i64..500, 0_i64..120, prop::bool::weighted(0.15));
    let made = |(from, days, open): (i64, i64, bool)| Period::known(day(from), (!open).then(|| day(from + days)));
    prop::collection::vec(pause.prop_map(made), 0..5)
}

proptest! {
    #[test]
    fn no_round_of_the_rhythm_lies_in_a_pause_and_each_puts_off_one_at_most(
        stays in courses(), pauses in pauses(), until in 0_i64..700,
    ) {
        let today = day(until);
        let plain = due(&stays, &[], &RHYTHM, today);
        let held = due(&stays, &pauses, &RHYTHM, today);
        let paused = |on: Date| pauses.iter().any(|p| p.contains(on));
        let in_rhythm = |d: &&Due| matches!(d.kind, RoundKind::Short | RoundKind::Quarter);
        prop_assert!(held.iter().filter(in_rhythm).all(|d| !paused(d.on)), "{:?} {:?}", held, pauses);
        prop_assert!(held.windows(2).all(|d| d[0].on < d[1].on) && held.iter().all(|d| d.on <= today));
        prop_assert!(held.iter().all(|d| stays.iter().any(|s| s.period.contains(d.on))));
        // What is held and was not in the rhythm stands for what fell in the pause that ends the day before.
        let runs = joined(&pauses);
        for d in held.iter().filter(|d| !plain.contains(d)) {
            let ends = |p: &&Period| p.until() == Some(plus_days(d.on, -1));
            let put_off = runs.iter().find(ends).is_some_and(|p| {
                let fell = |q: &i64| p.contains(day(q * 91)) && stays.iter().any(|s| s.period.contains(day(q * 91)));
                (1..9).any(|q| fell(&q))
            });
            // Or a pause has taken the round that would have gone before another on its day.
            let beside = d.kind != RoundKind::Quarter && plain.iter().any(|p| p.on == d.on);
            prop_assert!(put_off && d.kind == RoundKind::Quarter || beside, "{:?} {:?} {:?}", d, plain, pauses);
            let soon = |o: &&Due| !o.kind.is_short() && (1..=7).any(|n| plus_days(d.on, n) == o.on);
            prop_assert!(beside || !held.iter().any(|o| soon(&o)), "{:?} {:?}", d, held);
        }
        // And what was in the rhythm outside the pauses is held.
        for d in plain.iter().filter(|d| !paused(d.on)) {
            prop_assert!(held.iter().any(|h| h.on == d.on && (h == d || h.kind == RoundKind::Quarter)), "{:?}", d);
        }
    }

    /// What a day has opened, a later day doesn't see otherwise: stays and pauses known, time only adds rounds.
    #[test]
    fn rounds_of_a_day_are_the_first_of_those_of_a_later_one(
        stays in courses(), pauses in pauses(), until in 0_i64..700, more in 0_i64..200,
    ) {
        let open: Vec<Stay> = stays.iter().map(|s| Stay { ended: false, ..*s }).collect();
        let (early, late) = (due(&open, &pauses, &RHYTHM, day(until)), due(&open, &pauses, &RHYTHM, day(until + more)));
        let by_then: Vec<Due> = late.into_iter().filter(|d| d.on <= day(until)).collect();
        prop_assert_eq!(early, by_then);
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
