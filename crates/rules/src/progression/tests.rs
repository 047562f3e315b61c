use proptest::prelude::*;

use super::{many::*, *};

#[test]
fn an_answer_is_read_as_it_is_written_and_in_no_other_way() {
    for answer in (0..=HIGHEST).map(Answer::Value).chain([Answer::DontKnow, Answer::PreferNot]) {
        assert_eq!(Answer::parse(&answer.code()).unwrap(), answer);
    }
    for wrong in ["", "11", "-1", "05", "5 ", "+5", "5.0", "٥", "DONT_KNOW", "0x1", "255", "256"] {
        assert!(Answer::parse(wrong).is_err(), "{wrong}");
    }
}

const TEXT: &str = include_str!("../../../../rulebook/questionnaires/progression-v1.toml");

#[test]
fn questionnaire_asks_what_the_programme_measures() {
    let q = Questionnaire::read("progression-v1", TEXT).unwrap();
    let asked = |who, short| q.asked(who, short).map(|i| i.id.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(asked(Respondent::Citizen, false), "C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11");
    assert_eq!(asked(Respondent::Mentor, false), "M1 M2 M3 M4 M5 M6 M7 M8");
    assert_eq!(asked(Respondent::Mentor, true), "M1 M2 M3 M4");
    assert_eq!(asked(Respondent::Employee, false), "K1 K2 K3 K4 K5 K6 K7 K8 K9 K10 K11");
    // The caseworker is asked of the same nine domains as the citizen.
    let domain = |id: &str| q.item(id).unwrap().domain.clone();
    assert!((1..=9).all(|n| domain(&format!("C{n}")) == domain(&format!("K{n}"))));
    assert!(q.items.iter().filter(|i| i.kind.on_scale()).all(|i| i.anchors.len() == 5));
}

#[test]
fn questionnaire_with_a_fault_is_refused_with_its_line() {
    let check = |from: &str, to: &str, expected: &str| {
        assert!(TEXT.contains(from), "{from}");
        let text = TEXT.replacen(from, to, 1);
        let answer = Questionnaire::read("progression-v1", &text).unwrap_err();
        let line: usize = answer.split(':').nth(1).unwrap().parse().unwrap();
        assert!(answer.starts_with("questionnaires/progression-v1.toml:") && answer.contains(expected), "{answer}");
        assert!(line >= 1 && line <= text.lines().count(), "{answer}");
    };
    check("id = \"C2\"", "id = \"C1\"", "`C1` stands twice");
    check("respondent = \"mentor\"", "respondent = \"neighbour\"", "nobody is a `neighbour`");
    check("domain = \"health\"", "domain = \"weather\"", "no domain `weather`");
    check("kind = \"scale\"\nanchors = \"ability\"\n", "kind = \"scale\"\n", "`C1` has no anchors");
    check("anchors = \"likelihood\"", "anchors = \"luck\"", "no anchors `luck`");
    check("en = \"What I do here makes sense to me.\"", "en = \" \"", "a language is missing");
    check("short = true", "shorter = true", "unknown field");
    check("from = 10, until = 10", "from = 9, until = 9", "the ends of the scale");
    check("from = 2, until = 3", "from = 3, until = 2", "not in order");
    check("version = 1", "version = 2", "has another name");
    check("code = \"tasks\"", "code = \"attendance\"", "the domain `attendance` stands twice");
    check("domain = \"meaning\"\n", "", "`C10` has no domain");
}

fn answers() -> impl Strategy<Value = Answer> {
    prop_oneof![8 => (0..=HIGHEST).prop_map(Answer::Value), 1 => Just(Answer::DontKnow), 1 => Just(Answer::PreferNot)]
}

/// The middle by sorting: what the counting is held against.
fn by_sorting(mut list: Vec<i64>) -> Option<i64> {
    list.sort_unstable();
    let n = list.len();
    (n > 0).then(|| list[(n - 1) / 2] + list[n / 2])
}

proptest! {
    #[test]
    fn spread_is_what_sorting_says(list in prop::collection::vec(answers(), 0..60)) {
        let mut spread = Spread::default();
        list.iter().for_each(|a| spread.count(*a));
        let numbers: Vec<i64> = list.iter().filter_map(|a| a.value()).map(i64::from).collect();
        prop_assert_eq!(spread.n() as usize, numbers.len());
        prop_assert_eq!(spread.n() + spread.dont_know + spread.prefer_not, list.len() as u64);
        prop_assert_eq!(spread.twice_median(), by_sorting(numbers));
    }

    #[test]
    fn changes_add_up_and_their_median_is_what_sorting_says(
        pairs in prop::collection::vec((answers(), answers()), 0..60),
    ) {
        let mut change = Change::default();
        pairs.iter().for_each(|(a, b)| change.count(*a, *b));
        let by: Vec<i64> = pairs.iter()
            .filter_map(|(a, b)| Some(i64::from(b.value()?) - i64::from(a.value()?)))
            .collect();
        prop_assert_eq!(change.improved() as usize, by.iter().filter(|d| **d >= 2).count());
        prop_assert_eq!(change.worse() as usize, by.iter().filter(|d| **d <= -2).count());
        prop_assert_eq!(change.improved() + change.unchanged() + change.worse(), change.n());
        prop_assert_eq!(change.twice_median(), by_sorting(by.clone()));
        match (change.interval(), change.twice_median()) {
            (Some((low, high)), Some(twice)) => prop_assert!(2 * low <= twice && twice <= 2 * high),
            (interval, _) => prop_assert!(interval.is_none() && by.len() < 6),
        }
    }
}

/// Ranks as printed in tables of the sign test's interval (two-sided, 95 %).
#[test]
fn interval_of_the_median_takes_the_ranks_of_the_tables() {
    let ranks = |n: i64| {
        let mut change = Change::default();
        // 1 to n fit in no change; so each of the values from -10 on stands once, for n up to 21.
        (0..n)
            .for_each(|at| change.count(Answer::Value((10 - at).max(0) as u8), Answer::Value((at - 10).max(0) as u8)));
        change.interval().map(|(low, high)| (low + 11, high + 11))
    };
    assert_eq!(ranks(5), None);
    assert_eq!(ranks(6), Some((1, 6)));
    assert_eq!(ranks(8), Some((1, 8)));
    assert_eq!(ranks(9), Some((2, 8)));
    assert_eq!(ranks(12), Some((3, 10)));
    assert_eq!(ranks(17), Some((5, 13)));
    assert_eq!(ranks(20), Some((6, 15)));
    let mut large = Change::default();
    large.count_many(Answer::Value(3), Answer::Value(5), 1_000_000);
    assert_eq!(large.interval(), Some((2, 2)));
}

/// Wilson's interval, against values worked out by hand in thousandths.
#[test]
fn share_comes_with_wilsons_interval() {
    assert_eq!(share(0, 0), None);
    assert_eq!(share(5, 10), Some((500, 237, 763)));
    assert_eq!(share(0, 10), Some((0, 0, 278)));
    assert_eq!(share(10, 10), Some((1000, 722, 1000)));
    assert_eq!(share(81, 263), Some((308, 255, 366)));
}
