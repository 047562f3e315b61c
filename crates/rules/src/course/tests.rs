use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn terms() -> CourseTerms {
    CourseTermsOn::read(include_str!("../../../../rulebook/courses.toml")).unwrap().on(date(2026, 11, 24)).unwrap()
}

fn days(from: i64, last: i64) -> Period {
    let zero = date(2026, 1, 1);
    Period::known(plus_days(zero, from), Some(plus_days(zero, last)))
}

fn stay(period: Period) -> Stay {
    Stay { period, away: Vec::new() }
}

#[test]
fn course_terms_are_dated_and_outside_is_an_error() {
    let terms = CourseTermsOn::read(include_str!("../../../../rulebook/courses.toml")).unwrap();
    assert_eq!(terms.on(date(2014, 1, 1)).unwrap().resume_within_days, 28);
    assert_eq!(terms.on(date(2013, 12, 31)).unwrap().minimum_months, 3);
    assert_eq!(terms.on(date(1999, 12, 31)).unwrap_err().code(), "outside-coverage");
}

#[test]
fn course_outlook_counts_the_days_away() {
    let away = Away { last_day: date(2026, 11, 15), resumed_on: None };
    let stays = [Stay { period: Period::known(date(2026, 9, 1), Some(date(2027, 1, 31))), away: vec![away] }];
    let on = |day| outlook(&stays, day, &terms()).unwrap();
    assert_eq!(on(date(2026, 11, 15)).clock, None);
    let clock = on(date(2026, 11, 24)).clock.unwrap();
    assert_eq!((clock.day, clock.of, clock.resume_by), (9, 28, date(2026, 12, 13)));
    assert!(on(date(2026, 12, 13)).goes_on());
    assert!(!on(date(2026, 12, 14)).goes_on());
    assert_eq!(on(date(2026, 11, 24)).reached_if_planned, None, "nobody has said when");
    let back = Away { resumed_on: Some(date(2026, 11, 30)), ..away };
    let stays = [Stay { away: vec![back], ..stays[0].clone() }];
    let planned = outlook(&stays, date(2026, 11, 24), &terms()).unwrap();
    // 91 days from 1 September to 1 December; 76 of them by 15 November, so 15 more from 30 November.
    assert_eq!(planned.reached_if_planned, Some(date(2026, 12, 14)));
    assert_eq!((planned.months, planned.course.days_missing(&terms())), (2, 15));
}

#[test]
fn course_without_an_end_comes_to_an_end_of_counting() {
    let open = [stay(Period::known(date(2026, 1, 1), None))];
    let all = courses(&active_intervals(&open, Date::MAX), &terms());
    assert!(all[0].months().len() < 1200);
    assert_eq!(all[0].long_enough_on(&terms()), Some(date(2026, 3, 31)));
}

fn any_stays() -> impl Strategy<Value = Vec<Stay>> {
    let one = (0_i64..400, 0_i64..120, prop::option::of((0_i64..60, 1_i64..50))).prop_map(|(from, long, away)| {
        let period = days(from, from + long);
        let away = away.map(|(after, gone)| Away {
            last_day: plus_days(period.from(), after.min(long)),
            resumed_on: Some(plus_days(period.from(), after.min(long) + gone)),
        });
        Stay { period, away: away.into_iter().collect() }
    });
    prop::collection::vec(one, 1..6)
}

fn all(stays: &[Stay]) -> Vec<Course> {
    courses(&active_intervals(stays, Date::MAX), &terms())
}

proptest! {
    #[test]
    fn course_is_the_same_in_any_order(stays in any_stays(), turn in 0_usize..6) {
        let mut turned = stays.clone();
        turned.rotate_left(turn % stays.len());
        turned.reverse();
        prop_assert_eq!(all(&stays), all(&turned));
    }

    #[test]
    fn course_is_the_same_when_a_stay_is_split_in_two_that_touch(stays in any_stays(), at in 0_i64..120) {
        let mut split = Vec::new();
        for s in &stays {
            let until = s.period.until().unwrap();
            let cut = plus_days(s.period.from(), at);
            if cut < until {
                split.push(Stay { period: Period::known(s.period.from(), Some(cut)), away: s.away.clone() });
                split.push(Stay { period: Period::known(plus_days(cut, 1), Some(until)), away: s.away.clone() });
            } else {
                split.push(s.clone());
            }
        }
        prop_assert_eq!(all(&stays), all(&split));
    }

    #[test]
    fn course_never_loses_by_an_active_day_more(stays in any_stays(), extra in 0_i64..500) {
        let before = all(&stays);
        let first = before[0].clone();
        let day = plus_days(first.first(), extra);
        let mut more = stays.clone();
        more.push(stay(Period::known(day, Some(day))));
        let after = all(&more);
        prop_assert!(after[0].active_days() >= first.active_days());
        prop_assert!(after[0].months().len() >= first.months().len());
        prop_assert!(after[0].long_enough_on(&terms()) <= first.long_enough_on(&terms()) || first.long_enough_on(&terms()).is_none());
    }

    #[test]
    fn course_covers_each_active_day_once(stays in any_stays()) {
        let runs = active_intervals(&stays, Date::MAX);
        let courses = courses(&runs, &terms());
        let days: i64 = runs.iter().filter_map(Period::days).sum();
        prop_assert_eq!(courses.iter().map(Course::active_days).sum::<i64>(), days);
        for pair in courses.windows(2) {
            prop_assert!(days_between(pair[0].last(), pair[1].first()) > 28);
        }
        for c in &courses {
            prop_assert!(c.gaps().iter().all(|g| (2..=28).contains(&g.resumed_on_day)));
            prop_assert_eq!(c.active_day(1), Some(c.first()));
            prop_assert_eq!(c.active_day(c.active_days()), Some(c.last()));
            prop_assert_eq!(c.active_day(c.active_days() + 1), None);
        }
    }
}
