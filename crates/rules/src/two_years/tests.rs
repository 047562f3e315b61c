use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn rule(longest_break: i64) -> Rule {
    Rule { months: 24, longest_break, counts: vec![(Code::known("cash"), Period::known(Date::MIN, None))] }
}

#[test]
fn two_years_end_on_the_same_date_and_29_february_on_1_march() {
    for (from, expected) in [
        (date(2024, 11, 24), date(2026, 11, 24)),
        (date(2024, 2, 29), date(2026, 3, 1)),
        (date(2024, 2, 28), date(2026, 2, 28)),
        (date(2022, 2, 28), date(2024, 2, 28)),
        (date(2024, 12, 31), date(2026, 12, 31)),
        (date(2025, 1, 1), date(2027, 1, 1)),
    ] {
        assert_eq!(after_months(from, 24), expected, "{from}");
    }
    assert_eq!(after_months(date(2024, 1, 31), 1), date(2024, 3, 1));
    assert_eq!(after_months(date(2024, 8, 31), 13), date(2025, 10, 1));
    assert_eq!(after_months(Date::MAX, 24), Date::MAX);
}

/// Day by day, as somebody with a calendar and a pencil would do it.
fn by_hand(spells: &[Spell], day: Date, rule: &Rule) -> (bool, Option<Date>) {
    let received = |d: Date| spells.iter().any(|s| s.benefit.as_str() == "cash" && s.period.contains(d));
    if !received(day) {
        return (false, None);
    }
    let (mut since, mut d, mut without) = (day, day, 0);
    while without <= rule.longest_break && d > date(2015, 1, 1) {
        d = plus_days(d, -1);
        if received(d) {
            (since, without) = (d, 0);
        } else {
            without += 1;
        }
    }
    (after_months(since, rule.months) <= day, Some(since))
}

fn any_spells() -> impl Strategy<Value = Vec<Spell>> {
    let spell = (0_i64..3000, 0_i64..900, any::<bool>(), 0..4).prop_map(|(start, length, open, which)| {
        let from = plus_days(date(2018, 1, 1), start);
        Spell {
            benefit: Code::known(if which == 0 { "sickness" } else { "cash" }),
            period: Period::known(from, (!open || which == 0).then(|| plus_days(from, length))),
        }
    });
    proptest::collection::vec(spell, 0..7)
}

fn any_test_day() -> impl Strategy<Value = Date> {
    (0_i64..3600).prop_map(|n| plus_days(date(2018, 1, 1), n))
}

proptest! {
    #[test]
    fn the_answer_is_that_of_a_calendar_and_a_pencil(spells in any_spells(), day in any_test_day(), longest in 0_i64..40) {
        let rule = rule(longest);
        let answer = two_years(&spells, day, &rule);
        prop_assert_eq!((answer.standing.is_full(), answer.standing.since()), by_hand(&spells, day, &rule));
    }

    #[test]
    fn order_changes_nothing(spells in any_spells(), day in any_test_day(), seed in any::<u64>()) {
        let mut shuffled = spells.clone();
        if !shuffled.is_empty() {
            let n = usize::try_from(seed % shuffled.len() as u64).unwrap();
            shuffled.rotate_left(n);
            shuffled.reverse();
        }
        let (a, b) = (two_years(&spells, day, &rule(0)), two_years(&shuffled, day, &rule(0)));
        prop_assert_eq!((a.standing, a.runs), (b.standing, b.runs));
    }

    #[test]
    fn splitting_a_spell_in_touching_pieces_changes_nothing(
        spells in any_spells(), day in any_test_day(), at in 0_i64..900, which in 0_usize..7,
    ) {
        let mut split = spells.clone();
        if let Some(spell) = split.get(which).cloned() {
            let cut = plus_days(spell.period.from(), at);
            if spell.period.until().is_none_or(|u| cut < u) {
                split[which].period = Period::known(spell.period.from(), Some(cut));
                split.push(Spell { period: Period::known(plus_days(cut, 1), spell.period.until()), ..spell });
            }
        }
        prop_assert_eq!(two_years(&spells, day, &rule(0)), two_years(&split, day, &rule(0)));
    }

    #[test]
    fn a_day_more_never_takes_it_away(spells in any_spells(), day in any_test_day()) {
        let next = plus_days(day, 1);
        let mut more = spells.clone();
        more.push(Spell { benefit: Code::known("cash"), period: Period::known(next, Some(next)) });
        let (before, after) = (two_years(&spells, day, &rule(0)), two_years(&more, next, &rule(0)));
        prop_assert!(!before.standing.is_full() || after.standing.is_full());
    }

    #[test]
    fn runs_and_breaks_tell_every_day_once(spells in any_spells(), day in any_test_day()) {
        let answer = two_years(&spells, day, &rule(0));
        let told: i64 = answer.runs.iter().map(Run::days).chain(answer.breaks.iter().map(Break::days)).sum();
        let first = answer.runs.first().map_or(0, |r| days_between(r.from, day) + 1);
        prop_assert_eq!(told, first);
    }

    #[test]
    fn the_day_it_is_full_is_the_first_on_which_it_is(spells in any_spells(), day in any_test_day()) {
        if let Standing::Under { full_on, .. } = two_years(&spells, day, &rule(0)).standing {
            let mut more = spells;
            more.push(Spell { benefit: Code::known("cash"), period: Period::known(day, None) });
            prop_assert!(two_years(&more, full_on, &rule(0)).standing.is_full());
            prop_assert!(!two_years(&more, plus_days(full_on, -1), &rule(0)).standing.is_full());
        }
    }
}

#[test]
fn faults_in_the_file_name_the_line() {
    let text = "[[parameter]]\ncode = \"months\"\nvalue = 24\nfrom = \"2013-08-16\"\nsource = \"x\"\n[[counts]]\nbenefit = \"cash\"\nsource = \"x\"\n";
    assert!(TwoYearRules::read(text).is_ok());
    let check = |from: &str, to: &str| TwoYearRules::read(&text.replacen(from, to, 1)).unwrap_err();
    assert_eq!(check("\"months\"", "\"weeks\""), "two_years.toml:1: no parameter is called `weeks`");
    assert_eq!(check("24", "-1"), "two_years.toml:1: below 0");
    assert!(check("2013-08-16", "2013-02-30").starts_with("two_years.toml:4: "));
    let rules = TwoYearRules::read(text).unwrap();
    assert_eq!(rules.on(date(2013, 8, 15)).unwrap_err().code(), "outside-coverage");
    assert_eq!(rules.on(date(2013, 8, 16)).unwrap_err().code(), "outside-coverage", "a parameter is missing");
}
