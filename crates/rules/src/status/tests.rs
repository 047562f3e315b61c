use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn course(from: Date, until: Date, state: PlacementState, outcome: Option<Outcome>) -> CourseFact {
    CourseFact { state, from, until, born: date(1980, 5, 1), group: Code::known("match_4"), outcome }
}

#[test]
fn status_percent_is_rounded_half_up_from_whole_numbers() {
    for (n, whole, tenths) in [
        (10, 145, 69),
        (9, 145, 62),
        (1, 145, 7),
        (8, 145, 55),
        (37, 145, 255),
        (7, 67, 104),
        (0, 67, 0),
        (4, 67, 60),
        (22, 67, 328),
        (1, 2000, 1),
        (1, 2001, 0),
        (145, 145, 1000),
    ] {
        assert_eq!(percent_tenths(n, whole), Some(tenths), "{n} of {whole}");
    }
    assert_eq!(percent_tenths(0, 0), None);
}

#[test]
fn status_remark_is_computed_from_the_number() {
    assert_eq!(remark(145), Some(Remark::PercentIsHalfPersons(3)), "1 percent is 1½ persons");
    assert_eq!(remark(339), Some(Remark::PercentIsHalfPersons(7)));
    assert_eq!(remark(100), Some(Remark::PercentIsHalfPersons(2)));
    assert_eq!(remark(67), Some(Remark::PersonIsPoints(1)));
    assert_eq!(remark(32), Some(Remark::PersonIsPoints(3)));
    assert_eq!(remark(1), Some(Remark::PersonIsPoints(100)));
    assert_eq!((remark(0), remark(1000)), (None, None));
}

#[test]
fn status_bands_take_in_every_number_of_places() {
    let band: Vec<_> = [1, 3, 4, 5, 6, 7, 8, 10, 11, 60].map(place_band).to_vec();
    assert_eq!(band, ["1-3", "1-3", "4", "5-6", "5-6", "7", "8-10", "8-10", "11+", "11+"]);
}

#[test]
fn status_of_an_earlier_day_stays_the_same_later() {
    let ended_in_may = course(date(2010, 3, 1), date(2010, 5, 7), PlacementState::Ended, Some(Outcome::Education));
    let held = course(date(2010, 3, 1), date(2010, 5, 7), PlacementState::Reserved, None);
    let never_began = course(date(2010, 3, 1), date(2010, 5, 7), PlacementState::Withdrawn, None);
    let later = course(date(2010, 4, 2), date(2010, 5, 7), PlacementState::Agreed, None);
    let facts = Facts { courses: vec![ended_in_may, held, never_began, later], ..Facts::default() };
    let april = count(&facts, date(2010, 4, 1), &[], &[]);
    assert_eq!((april.started.all, april.completed.all, april.onward().all), (1, 0, 0));
    let may = count(&facts, date(2010, 5, 7), &[], &[]);
    assert_eq!((may.started.all, may.completed.all, may.onward().all), (2, 1, 1));
}

#[test]
fn status_counts_under_30_on_the_first_day_of_the_course() {
    let at = |from| course(from, date(2010, 9, 1), PlacementState::Agreed, None);
    let facts = Facts { courses: vec![at(date(2010, 4, 30)), at(date(2010, 5, 1))], ..Facts::default() };
    let counts = count(&facts, date(2010, 6, 1), &[], &[]);
    assert_eq!(counts.started, Citizens { all: 2, under_30: 1 });
}

#[test]
fn status_counts_days_away_by_how_they_stood_on_the_day() {
    use crate::interruption::InterruptionKind;
    let away = |last_day, resumed_on, reason| AbsenceFact {
        kind: InterruptionKind::Interruption,
        last_day,
        resumed_on,
        reason: Code::known(reason),
        state: PlacementState::Agreed,
        until: date(2010, 12, 31),
    };
    let absences = vec![
        away(date(2010, 3, 1), Some(date(2010, 3, 28)), "illness"),
        away(date(2010, 3, 1), Some(date(2010, 3, 30)), "illness"),
        away(date(2010, 3, 20), None, "holiday"),
        away(date(2010, 4, 1), None, "holiday"),
    ];
    let facts = Facts { absences, resume_within_days: 28, ..Facts::default() };
    let on = |day| {
        let c = count(&facts, day, &[], &[]);
        let of = |standing| c.absences.get(&standing).copied().unwrap_or_default();
        use AbsenceStanding::{Interrupted, Lost, Resumed};
        (of(Interrupted), of(Resumed), of(Lost), c.all_absences(), c.absence_reasons.values().sum::<i64>())
    };
    assert_eq!(on(date(2010, 3, 1)), (0, 0, 0, 0, 0));
    assert_eq!(on(date(2010, 3, 29)), (2, 1, 0, 3, 3));
    assert_eq!(on(date(2010, 4, 1)), (1, 1, 1, 3, 3), "away from tomorrow is not away yet");
    assert_eq!(on(date(2010, 4, 18)), (1, 1, 2, 4, 4), "29 days after 20 March");
}

#[test]
fn status_series_grows_month_by_month() {
    let at = |from| course(from, date(2010, 9, 1), PlacementState::Agreed, None);
    let courses = [at(date(2009, 11, 2)), at(date(2009, 11, 30)), at(date(2010, 1, 4)), at(date(2010, 2, 1))];
    let series = started_by_month(&courses, date(2010, 1, 15));
    let expected = [(date(2009, 11, 30), 2), (date(2009, 12, 31), 2), (date(2010, 1, 15), 3)];
    assert_eq!(series, expected);
    assert!(started_by_month(&[], date(2010, 1, 15)).is_empty());
}

fn any_course() -> impl Strategy<Value = CourseFact> {
    (0..4_usize, 0..600_i64, 0..200_i64, 0..6_usize, 0..3_usize, 0..20_000_i64).prop_map(
        |(s, from, days, o, g, age)| {
            let from = crate::period::plus_days(date(2009, 1, 1), from);
            let state = PlacementState::ALL[s];
            CourseFact {
                state,
                from,
                until: crate::period::plus_days(from, days),
                born: crate::period::plus_days(from, -age - 6000),
                group: Code::known(["match_3", "match_4", "match_5"][g]),
                outcome: (state == PlacementState::Ended).then(|| Outcome::ALL[o]),
            }
        },
    )
}

proptest! {
    #[test]
    fn status_numbers_add_up(courses in prop::collection::vec(any_course(), 0..60)) {
        let facts = Facts { courses, ..Facts::default() };
        let c = count(&facts, date(2010, 1, 1), &[], &[]);
        prop_assert_eq!(c.groups.values().sum::<i64>(), c.started.all);
        prop_assert_eq!(c.outcomes.values().map(|o| o.all).sum::<i64>(), c.completed.all);
        prop_assert_eq!(c.outcomes.values().map(|o| o.under_30).sum::<i64>(), c.completed.under_30);
        prop_assert!(c.completed.all <= c.started.all && c.started.under_30 <= c.started.all);
        prop_assert_eq!(c.clone().with(&Counts::default()), c);
    }

    #[test]
    fn status_of_job_centres_together_is_the_sum(a in prop::collection::vec(any_course(), 0..30), b in prop::collection::vec(any_course(), 0..30)) {
        let of = |courses: &[CourseFact]| count(&Facts { courses: courses.to_vec(), ..Facts::default() }, date(2010, 1, 1), &[], &[]);
        let both = of(&[a.clone(), b.clone()].concat());
        let mut sum = of(&a).with(&of(&b));
        sum.job_centres = 1;
        prop_assert_eq!(sum, both);
    }
}
