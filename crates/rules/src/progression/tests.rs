use std::collections::BTreeSet;

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

#[test]
fn what_is_said_is_accepted_by_the_kind_of_its_question() {
    let q = Questionnaire::read("progression-v1", TEXT).unwrap();
    let accept = |id: &str, answer: &str, minutes: Option<i64>, words: &str| {
        let given = Given { item: id.to_owned(), answer: answer.to_owned(), minutes, words: words.to_owned() };
        given::accept_given(q.item(id).unwrap(), given).map_err(|r| (r.refusal.code(), r.field))
    };
    let kept = |id: &str, answer: &str, minutes, words: &str| {
        let g = accept(id, answer, minutes, words).unwrap();
        (g.answer, g.minutes, g.words)
    };
    assert_eq!(kept("C1", "7", Some(60), "nej"), ("7".to_owned(), None, String::new()), "a number and nothing else");
    assert_eq!(kept("M6", "5", Some(0), ""), ("5".to_owned(), Some(0), String::new()));
    assert_eq!(kept("K11", "yes", None, " Praktik "), ("yes".to_owned(), None, "Praktik".to_owned()));
    assert_eq!(kept("K11", "no", None, "Praktik"), ("no".to_owned(), None, String::new()));
    assert_eq!(kept("K11", "dont_know", None, ""), ("dont_know".to_owned(), None, String::new()));
    assert_eq!(kept("C11", "9", None, "Bedre\r\nnu"), (String::new(), None, "Bedre\nnu".to_owned()));
    assert_eq!(accept("C1", "", None, ""), Err(("answer-not-on-scale", Some("answer"))));
    assert_eq!(accept("C1", "yes", None, ""), Err(("answer-not-on-scale", Some("answer"))));
    assert_eq!(accept("K11", "7", None, ""), Err(("answer-not-on-scale", Some("answer"))));
    assert_eq!(accept("M6", "5", Some(37 * 60 + 1), ""), Err(("not-hours", Some("hours"))));
    assert_eq!(accept("C11", "", None, "\u{0}"), Err(("control-characters", Some("words"))));
}

#[test]
fn form_lacks_what_was_not_answered_and_words_may_be_left_out() {
    let q = Questionnaire::read("progression-v1", TEXT).unwrap();
    let given = |id: &str| Given { item: id.to_owned(), answer: "dont_know".to_owned(), ..Given::default() };
    let lacks = |short, list: &[Given]| {
        given::missing(&q, Respondent::Mentor, short, list).iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(lacks(true, &[given("M2"), given("C1")]), "M1 M3 M4");
    assert_eq!(lacks(false, &[given("M1")]), "M2 M3 M4 M5 M6 M7");
}

#[test]
fn question_keeps_its_name_through_versions_that_say_so_and_only_then() {
    let one = Questionnaire::read("progression-v1", TEXT).unwrap();
    let two = TEXT
        .replace("version = 1", "version = 2")
        .replace("id = \"C1\"\n", "id = \"C1\"\nsame_as = \"progression v1 C1\"\n");
    let three = two.replace("version = 2", "version = 3").replace("v1 C1\"", "v2 C1\"");
    let all = [
        one,
        Questionnaire::read("progression-v2", &two).unwrap(),
        Questionnaire::read("progression-v3", &three).unwrap(),
    ];
    let root = |version, id: &str| questionnaire::root(&all, "progression", version, id);
    assert_eq!((root(1, "C1"), root(3, "C1")), ("progression v1 C1".to_owned(), "progression v1 C1".to_owned()));
    assert_eq!(root(3, "C2"), "progression v3 C2");
}

fn dated(on: &str, kind: RoundKind, value: u8) -> pairs::Dated {
    pairs::Dated { on: on.parse().unwrap(), kind, item: "x".to_owned(), answer: Answer::Value(value) }
}

#[test]
fn pair_goes_from_the_latest_zero_point_to_the_latest_answer() {
    use RoundKind::{End, Quarter, ZeroPoint};
    let of = |list: &[pairs::Dated]| {
        let all = pairs::pairs(list);
        all.get("x").map(|p| (p.first.and_then(Answer::value), p.latest.and_then(Answer::value), p.on.to_string()))
    };
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[dated("2026-01-05", ZeroPoint, 3)]), Some((Some(3), None, "2026-01-05".to_owned())));
    let course = [dated("2026-07-06", Quarter, 6), dated("2026-01-05", ZeroPoint, 3), dated("2026-04-06", Quarter, 9)];
    assert_eq!(of(&course), Some((Some(3), Some(6), "2026-07-06".to_owned())), "the day decides, not the order");
    let again = [course.as_slice(), &[dated("2026-09-07", ZeroPoint, 5)]].concat();
    assert_eq!(of(&again), Some((Some(5), None, "2026-09-07".to_owned())), "another course begins anew");
    let missed = [dated("2026-04-06", Quarter, 4), dated("2026-07-06", End, 8)];
    assert_eq!(of(&missed), Some((None, Some(8), "2026-07-06".to_owned())), "nobody knows where it began");
}

proptest! {
    /// Across job centres: nobody can tell a group of 1 to 4, whatever they know of the sum.
    #[test]
    fn what_is_hidden_cannot_be_computed(cells in prop::collection::vec(0_u64..12, 1..6)) {
        let shown = disclosure::shown(&cells);
        prop_assert_eq!(shown.len(), cells.len());
        for (cell, show) in cells.iter().zip(&shown) {
            prop_assert!(show.is_none_or(|s| s == *cell && !(1..5).contains(&s)), "{:?} {:?}", cells, shown);
        }
        let hidden: Vec<u64> = cells.iter().zip(&shown).filter(|(_, s)| s.is_none()).map(|(c, _)| *c).collect();
        if cells.iter().any(|c| (1..5).contains(c)) && hidden.len() < cells.len() {
            // Each of them could be 1, and each could be 5.
            let (sum, count) = (hidden.iter().sum::<u64>(), hidden.len() as u64);
            prop_assert!(count >= 2 && sum - (count - 1) >= 5, "{:?} {:?}", cells, shown);
        } else if !cells.iter().any(|c| (1..5).contains(c)) {
            prop_assert!(hidden.is_empty());
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whoever has the lines of a table and the sums of its columns, and lists every table that it could have been,
    /// finds a hidden cell of 1 to 4 in at least two ways.
    #[test]
    fn no_cell_of_a_table_is_given_away_by_its_lines_and_columns(
        lines in prop::collection::vec(prop::array::uniform3(prop_oneof![Just(0_u64), 0_u64..4, 0_u64..7]), 2..4),
    ) {
        let lines: Vec<[u64; 3]> = lines.into_iter().filter(|l| l.iter().sum::<u64>() > 0).collect();
        // Listing every table of more people takes minutes, and shows nothing that these don't.
        if lines.iter().flatten().sum::<u64>() > 18 {
            return Ok(());
        }
        let told = disclosure::table(&lines);
        let whole: Vec<u64> = (0..3).map(|at| lines.iter().map(|l| l[at]).sum()).collect();
        let sums = disclosure::shown(&whole);
        for (line, told) in lines.iter().zip(&told) {
            prop_assert!(told.n.is_none_or(|n| n == line.iter().sum::<u64>() && n >= 5));
            for (cell, told) in line.iter().zip(told.cells) {
                prop_assert!(told.is_none_or(|t| t == *cell && !(1..5).contains(&t)), "{:?} {:?}", lines, told);
            }
        }
        if told.iter().all(|l| l.n.is_none()) && sums.iter().all(Option::is_none) {
            return Ok(());
        }
        let could = Guess { told: &told, sums: &sums, all: whole.iter().sum() }.values();
        for (at, line) in lines.iter().enumerate() {
            for (column, cell) in line.iter().enumerate() {
                let values = &could[at][column];
                prop_assert!(values.contains(cell));
                let told = !(1..5).contains(cell) || values.len() > 1;
                prop_assert!(told, "{:?} at {} {}: {:?}, {:?}", lines, at, column, told, values);
            }
        }
    }
}

/// What somebody has to go by who would know the cells of a table in which no line is empty.
struct Guess<'t> {
    told: &'t [disclosure::Line<3>],
    sums: &'t [Option<u64>],
    all: u64,
}

type Values = Vec<[BTreeSet<u64>; 3]>;

impl Guess<'_> {
    /// The values that each cell has in any table that it could have been.
    fn values(&self) -> Values {
        let mut found = vec![Default::default(); self.told.len()];
        self.walk(&mut Vec::new(), &mut found);
        found
    }

    fn walk(&self, lines: &mut Vec<[u64; 3]>, found: &mut Values) {
        let column = |at: usize| lines.iter().map(|l| l[at]).sum::<u64>();
        let Some(line) = self.told.get(lines.len()) else {
            let fits = (0..3).all(|at| self.sums[at].is_none_or(|s| s == column(at)));
            if fits && (0..3).map(column).sum::<u64>() == self.all {
                for (values, line) in found.iter_mut().zip(lines.iter()) {
                    values.iter_mut().zip(line).for_each(|(v, n)| v.extend([*n]));
                }
            }
            return;
        };
        let told: u64 = self.told.iter().filter_map(|l| l.n).sum();
        let (least, most) = line.n.map_or((1, self.all - told), |n| (n, n));
        let most_of = |at: usize| self.sums[at].unwrap_or(self.all).saturating_sub(column(at));
        let most_of = [most_of(0), most_of(1), most_of(2)];
        // The last line is what is left of the sums that are known.
        let last = lines.len() + 1 == self.told.len();
        let least_of = |at: usize| if last && self.sums[at].is_some() { most_of[at] } else { 0 };
        for n in least..=most {
            for a in least_of(0)..=n.min(most_of[0]) {
                for b in least_of(1)..=(n - a).min(most_of[1]) {
                    let guess = [a, b, n - a - b];
                    let fits = guess.iter().zip(line.cells).all(|(cell, told)| told.is_none_or(|t| t == *cell));
                    if fits && guess[2] <= most_of[2] {
                        lines.push(guess);
                        self.walk(lines, found);
                        lines.pop();
                    }
                }
            }
        }
    }
}

#[test]
fn table_tells_what_it_can() {
    let told = |lines: &[[u64; 3]]| -> Vec<String> {
        let cell = |n: Option<u64>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
        let line = |l: &disclosure::Line<3>| format!("{} of {}", l.cells.map(cell).join(" "), cell(l.n));
        disclosure::table(lines).iter().map(line).collect()
    };
    assert_eq!(told(&[[50, 30, 10], [20, 40, 0]]), ["50 30 10 of 90", "20 40 0 of 60"]);
    // One small cell takes the smallest line that can stand beside it.
    assert_eq!(told(&[[50, 30, 3], [20, 40, 9], [9, 9, 9]]), ["- - - of 83", "20 40 9 of 69", "- - - of 27"]);
    // A line too small to be told is not told by the others either.
    assert_eq!(told(&[[50, 30, 10], [20, 40, 9], [1, 2, 1]]), ["50 30 10 of 90", "- - - of -", "- - - of -"]);
    // What is hidden in all is hidden in each.
    assert_eq!(told(&[[50, 30, 0], [20, 40, 3]]), ["- 30 - of 80", "- 40 - of 63"]);
    assert_eq!(told(&[[1, 1, 0], [0, 0, 1]]), ["- - - of -", "- - - of -"]);
}
