use jiff::civil::date;
use proptest::prelude::*;

use super::*;

/// Somebody who answered a question: at the beginning, since, and the group they are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Person {
    first: Option<Answer>,
    latest: Option<Answer>,
    group: usize,
}

const GROUPS: [&str; 3] = ["a", "b", "c"];

fn answer() -> impl Strategy<Value = Option<Answer>> {
    let value = (0_u8..=10).prop_map(|v| Some(Answer::Value(v)));
    prop_oneof![8 => value, 1 => Just(Some(Answer::DontKnow)), 1 => Just(Some(Answer::PreferNot)), 1 => Just(None)]
}

fn person() -> impl Strategy<Value = Option<Person>> {
    let made = (answer(), answer(), 0_usize..3).prop_map(|(first, latest, group)| Person { first, latest, group });
    prop_oneof![9 => made.prop_map(Some), 1 => Just(None)]
}

/// Everybody there could be; nobody yet, or no more, where there is none.
type People = Vec<Option<Person>>;

/// What a person is in a table of those groups, worked out on its own.
fn said(p: Option<Person>, groups: &[usize], told: usize) -> Option<i64> {
    let p = p.filter(|p| groups.contains(&p.group))?;
    let band_of = |a: Answer| match a {
        Answer::Value(0..=3) => 0,
        Answer::Value(4..=6) => 1,
        Answer::Value(_) => 2,
        Answer::DontKnow => 3,
        Answer::PreferNot => 4,
    };
    let by = || match (p.first?, p.latest?) {
        (Answer::Value(a), Answer::Value(b)) => Some(i64::from(b) - i64::from(a)),
        _ => None,
    };
    match told {
        0 => p.first.map(band_of),
        1 => p.latest.or(p.first).map(band_of),
        2 => by().map(|by| {
            if by >= 2 {
                1
            } else if by <= -2 {
                -1
            } else {
                0
            }
        }),
        _ => by(),
    }
}

/// How many there are of each.
fn counts(people: &People, groups: &[usize], told: usize) -> BTreeMap<i64, usize> {
    let mut counts = BTreeMap::new();
    for of in people.iter().filter_map(|p| said(*p, groups, told)) {
        *counts.entry(of).or_default() += 1;
    }
    counts
}

fn count(people: &People) -> BTreeMap<ReleaseTable, Lines> {
    let (mut whole, mut apart) = (Line::default(), Lines::new());
    for p in people.iter().flatten() {
        whole.count_many(p.first, p.latest, 1);
        apart.entry(GROUPS[p.group].to_owned()).or_default().count_change(p.first, p.latest, 1);
    }
    [(ReleaseTable::Whole, [(String::new(), whole)].into()), (ReleaseTable::Age, apart)].into()
}

/// A table of some lines as it was told, added up.
fn told_of(lines: &Lines, groups: &[usize], told: usize) -> BTreeMap<i64, usize> {
    let names: Vec<&str> = groups.iter().map(|g| GROUPS[*g]).collect();
    let mut counts = BTreeMap::new();
    for (_, line) in lines.iter().filter(|(name, _)| name.is_empty() || names.contains(&name.as_str())) {
        for (measure, cell, n) in line.cells() {
            let cell = match (told, measure) {
                (0, Measure::First) | (1, Measure::Now) | (3, Measure::Change) => cell,
                (2, Measure::Change) => (cell / 2).signum(),
                _ => continue,
            };
            *counts.entry(cell).or_default() += n as usize;
        }
    }
    counts
}

/// Every choice of groups.
fn choices() -> Vec<Vec<usize>> {
    (0_usize..8).map(|bits| (0..3).filter(|g| bits & (1 << g) != 0).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever keeps every release and holds any two of them against each other finds no difference that fewer than
    /// five people make: not of everybody, not of a group, not of groups added up, in nothing that is told.
    #[test]
    fn any_two_releases_differ_by_nobody_or_by_five_at_the_least(
        begin in prop::collection::vec(person(), 40),
        steps in prop::collection::vec(prop::collection::vec((0_usize..40, person()), 0..14), 1..7),
    ) {
        let mut people = begin;
        let mut told: BTreeMap<ReleaseTable, Vec<Lines>> = BTreeMap::new();
        let mut then: BTreeMap<ReleaseTable, Vec<People>> = BTreeMap::new();
        for step in std::iter::once(Vec::new()).chain(steps) {
            for (at, p) in step {
                people[at] = p;
            }
            let counted = count(&people);
            let fresh = renewed(&told, &counted);
            prop_assert!(fresh.is_empty() || fresh.contains(&ReleaseTable::Whole));
            for table in fresh {
                told.entry(table).or_default().push(counted[&table].clone());
                then.entry(table).or_default().push(people.clone());
            }
        }
        for (table, releases) in &told {
            let groups = if *table == ReleaseTable::Whole { vec![vec![0, 1, 2]] } else { choices() };
            let measures = if *table == ReleaseTable::Whole { 0..4 } else { 2..4 };
            for ((groups, measure), n) in groups.iter().flat_map(|g| measures.clone().map(move |m| (g, m)))
                .flat_map(|both| (0..releases.len()).map(move |n| (both, n)))
            {
                // What is told is what can be counted by hand, to the last person.
                let of = |at: usize| told_of(&releases[at], groups, measure);
                prop_assert_eq!(of(n), counts(&then[table][n], groups, measure));
                for before in 0..n {
                    if of(before) == of(n) {
                        continue;
                    }
                    let pairs = then[table][before].iter().zip(&then[table][n]);
                    let differ = pairs.filter(|(a, b)| said(**a, groups, measure) != said(**b, groups, measure)).count();
                    prop_assert!(differ >= 5, "{:?} {:?} {}: {} from {} to {}", table, groups, measure, differ, before, n);
                }
            }
        }
    }

    #[test]
    fn line_comes_back_from_its_cells(list in prop::collection::vec((answer(), answer()), 0..60)) {
        let mut line = Line::default();
        list.iter().for_each(|(first, latest)| line.count_many(*first, *latest, 1));
        let mut again = Line::default();
        line.cells().into_iter().for_each(|(measure, cell, n)| again.put(measure, cell, n));
        prop_assert_eq!(line, again);
    }
}

/// So many who went from the one value to the other.
fn moved(list: &[(u8, u8, u64)]) -> Line {
    let mut line = Line::default();
    list.iter().for_each(|(a, b, n)| line.count_many(Some(Answer::Value(*a)), Some(Answer::Value(*b)), *n));
    line
}

fn whole(list: &[(u8, u8, u64)]) -> Lines {
    [(String::new(), moved(list))].into()
}

#[test]
fn five_is_enough_and_four_is_not() {
    let check = |after: &[(u8, u8, u64)]| may_follow(&whole(&[(2, 5, 20), (8, 8, 20)]), &whole(after));
    assert!(check(&[(2, 5, 20), (8, 8, 20)]), "nobody");
    assert!(!check(&[(2, 5, 21), (8, 8, 20)]), "one more");
    assert!(!check(&[(2, 5, 24), (8, 8, 20)]) && check(&[(2, 5, 25), (8, 8, 20)]), "four, five more");
    assert!(!check(&[(2, 5, 20), (8, 8, 16)]) && check(&[(2, 5, 20), (8, 8, 15)]), "four, five fewer");
    assert!(!check(&[(2, 5, 24), (8, 8, 16)]) && check(&[(2, 5, 25), (8, 8, 15)]), "who moved is one, not two");
    // Five answer otherwise, but one of them alone is seen to: the others are in the band and the change they were in.
    assert!(!check(&[(2, 5, 15), (3, 6, 4), (2, 2, 1), (8, 8, 20)]));
}

#[test]
fn what_was_taken_back_is_held_against_every_release_and_not_the_latest_alone() {
    let told = |list: &[&[(u8, u8, u64)]]| [(ReleaseTable::Whole, list.iter().map(|l| whole(l)).collect())].into();
    let now = |list: &[(u8, u8, u64)]| [(ReleaseTable::Whole, whole(list))].into();
    let (first, second): (&[_], &[_]) = (&[(2, 2, 30)], &[(2, 2, 24), (2, 9, 6)]);
    let (third, fourth) = (&[(2, 2, 29), (2, 9, 1)], &[(2, 2, 19), (2, 9, 11)]);
    assert_eq!(renewed(&told(&[first]), &now(second)).len(), 1);
    assert_eq!(renewed(&told(&[second]), &now(third)).len(), 1, "five from the second");
    assert_eq!(renewed(&told(&[first, second]), &now(third)).len(), 0, "but one from the first");
    assert_eq!(renewed(&told(&[first, second]), &now(fourth)).len(), 1);
}

#[test]
fn sums_of_groups_are_held_against_each_other_too() {
    let of = |a, b, c| -> Lines {
        [("a", a), ("b", b), ("c", c)].map(|(name, n)| (name.to_owned(), moved(&[(2, 5, n)]))).into()
    };
    let before = of(30, 30, 30);
    assert!(may_follow(&before, &of(25, 35, 30)), "five have come into another group");
    assert!(!may_follow(&before, &of(25, 36, 30)), "and one has answered");
    assert!(!may_follow(&before, &of(25, 36, 37)), "which the two groups together tell, whatever the third does");
    let gone: Lines = before.iter().filter(|(name, _)| *name != "a").map(|(n, l)| (n.clone(), *l)).collect();
    assert!(may_follow(&before, &gone) && may_follow(&gone, &before), "a group that comes or goes is all its people");
    let few: Lines = before.clone().into_iter().chain([("d".to_owned(), moved(&[(2, 5, 4)]))]).collect();
    assert!(!may_follow(&before, &few) && !may_follow(&few, &before));
}

#[test]
fn table_is_renewed_with_the_whole_only_and_by_itself() {
    let of = |a: u64, b: u64| -> BTreeMap<ReleaseTable, Lines> {
        let apart: Lines = [("a".to_owned(), moved(&[(2, 5, a)])), ("b".to_owned(), moved(&[(2, 5, b)]))].into();
        [(ReleaseTable::Whole, whole(&[(2, 5, a + b)])), (ReleaseTable::Model, apart)].into()
    };
    let told = |of: BTreeMap<ReleaseTable, Lines>| of.into_iter().map(|(t, l)| (t, vec![l])).collect();
    let check = |a, b| renewed(&told(of(20, 20)), &of(a, b)).into_iter().map(ReleaseTable::code).collect::<Vec<_>>();
    assert_eq!(renewed(&BTreeMap::new(), &of(1, 2)).len(), 2, "the first time there is nothing before");
    assert_eq!(check(25, 20), ["whole", "model"]);
    assert_eq!(check(23, 22), ["whole"], "five of everybody, two and three of the groups");
    assert!(check(22, 21).is_empty());
    assert_eq!(check(25, 15), ["whole", "model"], "nobody of everybody, five of each group");
    assert!(check(25, 16).is_empty(), "one of everybody");
}

#[test]
fn those_who_go_on_are_a_line_of_what_courses_led_to() {
    let all = moved(&[(2, 5, 12), (8, 8, 3)]);
    let over: Lines = [("education".to_owned(), moved(&[(2, 5, 7)])), (String::new(), moved(&[(8, 8, 3)]))].into();
    let lines = with_those_that_go_on(&all, over.clone());
    assert_eq!(lines.get(GOES_ON).map(|l| l.change), Some(moved(&[(2, 5, 5)]).change));
    let ended: Lines = [("education".to_owned(), all)].into();
    assert_eq!(with_those_that_go_on(&all, ended.clone()), ended, "nobody goes on");
}

#[test]
fn release_is_due_from_the_first_day_of_a_month() {
    let check = |latest: Option<Date>, today: Date| is_due(latest, 1, today);
    assert!(check(None, date(2026, 11, 24)));
    let latest = Some(date(2026, 11, 24));
    assert!(!check(latest, date(2026, 11, 30)) && check(latest, date(2026, 12, 1)));
    assert!(check(Some(date(2026, 12, 31)), date(2027, 1, 1)) && !check(Some(date(2026, 12, 1)), date(2026, 12, 31)));
    assert!(!is_due(latest, 3, date(2027, 1, 31)) && is_due(latest, 3, date(2027, 2, 1)));
    assert!(!is_due(latest, 0, date(2026, 11, 30)), "never twice a month");
    assert!(!check(latest, date(2026, 10, 1)), "nor backwards");
}
