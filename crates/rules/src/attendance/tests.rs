use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{
    absence::AbsenceReport,
    agreement::{Rung, Times, ladder::planned_in_week},
    codes::Code,
    hours::WeeklyHours,
};

const TODAY: Date = date(2026, 11, 24);

fn registered(day: Date, mark: Mark, minutes: i64) -> Attendance {
    Attendance {
        id: AttendanceId::fresh(),
        placement: PlacementId::fresh(),
        day,
        mark,
        planned: 180,
        minutes,
        source: Source::Mentor,
        account: None,
        at: Timestamp::UNIX_EPOCH,
        client_key: String::new(),
        corrects: None,
        holds: true,
        withdrawn_at: None,
    }
}

/// What somebody does with a day, again and again.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Register,
    Correct,
    Undo,
}

proptest! {
    #[test]
    fn whatever_is_done_at_most_one_holds_and_undoing_all_leaves_none(
        deeds in prop::collection::vec(prop_oneof![Just(Deed::Register), Just(Deed::Correct), Just(Deed::Undo)], 0..40)
    ) {
        let mut day: Vec<Attendance> = Vec::new();
        let mut depth = 0_usize; // registrations that were made and not undone
        for deed in deeds {
            let stands = standing(&day).map(|a| a.id);
            match deed {
                Deed::Register | Deed::Correct => {
                    let corrects = if matches!(deed, Deed::Correct) { stands } else { None };
                    let accepted = accept_place(&day, corrects).is_ok();
                    prop_assert_eq!(accepted, stands == corrects);
                    if accepted {
                        day.iter_mut().for_each(|a| a.holds = false);
                        day.push(Attendance { corrects, ..registered(TODAY, Mark::Here, 180) });
                        depth += 1;
                    }
                }
                Deed::Undo => {
                    let Some(id) = stands else { continue };
                    let undo = undo(&day, id, TODAY, |_| TODAY).unwrap();
                    for a in &mut day {
                        a.holds = Some(a.id) == undo.restores;
                    }
                    depth -= 1;
                }
            }
            prop_assert_eq!(day.iter().filter(|a| a.holds).count(), usize::from(depth > 0));
        }
        while let Some(id) = standing(&day).map(|a| a.id) {
            let undo = undo(&day, id, TODAY, |_| TODAY).unwrap();
            day.iter_mut().for_each(|a| a.holds = Some(a.id) == undo.restores);
            depth -= 1;
        }
        prop_assert_eq!(depth, 0);
    }

    #[test]
    fn weeks_plan_what_the_ladder_plans(
        from in 0_i64..800, length in 1_i64..200, step in 0_i64..120, weekdays in prop::collection::vec(1_i64..=7, 1..5)
    ) {
        // From 2026 on, so that week 53 and the nights on which clocks change are in it.
        let start = plus_days(date(2026, 9, 7), from);
        let period = Period::known(start, Some(plus_days(start, length)));
        let mut weekdays = weekdays;
        weekdays.sort_unstable();
        weekdays.dedup();
        let times = |until| weekdays.iter().map(|w| Times { weekday: *w, from: 540, until }).collect();
        let ladder = vec![
            Rung { from: start, times: times(660), tasks: String::new() },
            Rung { from: plus_days(start, 1 + step), times: times(720), tasks: String::new() },
        ];
        let plans = Plans { period, hours: WeeklyHours::whole(4), ladders: vec![(start, ladder.clone())], weeks: Vec::new() };
        for week in weeks(&plans, &[], &[], &[], &period, start) {
            prop_assert_eq!(week.planned, planned_in_week(&ladder, &period, week.monday));
            prop_assert!(week.days.iter().all(|d| period.contains(d.day)));
        }
    }
}

#[test]
fn undo_is_for_the_same_day() {
    let a = registered(date(2026, 11, 23), Mark::Here, 180);
    let code = |list: &[Attendance], id, made_on| {
        undo(list, id, TODAY, |_| made_on).map_or_else(|r| r.refusal.code(), |_| "ok")
    };
    let list = [a.clone()];
    assert_eq!(code(&list, a.id, TODAY), "ok");
    assert_eq!(code(&list, a.id, date(2026, 11, 23)), "undo-too-late");
    assert_eq!(code(&list, AttendanceId::fresh(), TODAY), "not-found");
    assert_eq!(code(&[Attendance { holds: false, ..a.clone() }], a.id, TODAY), "stale");
}

#[test]
fn weeks_count_what_was_and_what_is_missing() {
    let start = date(2026, 11, 16);
    let period = Period::known(start, Some(date(2026, 12, 18)));
    let daily = (1..=5).map(|weekday| Times { weekday, from: 540, until: 720 }).collect();
    let ladder = vec![Rung { from: start, times: daily, tasks: String::new() }];
    let plans = Plans { period, hours: WeeklyHours::whole(15), ladders: vec![(start, ladder)], weeks: Vec::new() };
    let list = [
        registered(start, Mark::Here, 180),
        Attendance { holds: false, ..registered(date(2026, 11, 17), Mark::Here, 180) },
        registered(date(2026, 11, 17), Mark::AwayUnannounced, 0),
        registered(date(2026, 11, 18), Mark::LeftEarly, 90),
        registered(date(2026, 11, 23), Mark::Ill, 0),
    ];
    let report = |from, until, reason: &str| AbsenceReport {
        id: AbsenceReportId::fresh(),
        placement: PlacementId::fresh(),
        from,
        until,
        reason: Code::known(reason),
        at: Timestamp::UNIX_EPOCH,
        withdrawn_at: None,
    };
    let reports =
        [report(date(2026, 11, 20), date(2026, 11, 20), "other"), report(TODAY, TODAY, crate::absence::LATER)];
    let away = [Away { last_day: date(2026, 11, 26), resumed_on: Some(date(2026, 11, 30)) }];
    let asked = Period::known(start, Some(date(2026, 11, 29)));
    let found = weeks(&plans, &list, &reports, &away, &asked, TODAY);
    let told: Vec<_> =
        found.iter().map(|w| (w.planned, w.planned_so_far, w.minutes, w.notified, w.unannounced, w.missing)).collect();
    // First week: Monday came, Tuesday away, Wednesday half, Thursday nobody answered, Friday told. The second:
    // Monday ill, today comes later, Friday is a pause.
    assert_eq!(told, [(900, 900, 270, 1, 1, 1), (720, 360, 0, 1, 0, 0)]);
}
