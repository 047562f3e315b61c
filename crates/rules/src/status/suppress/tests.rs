use proptest::prelude::*;

use super::*;

fn counts(groups: &[i64], outcomes: &[(i64, i64); 6], running: (i64, i64)) -> Counts {
    let citizens = |(young, old): (i64, i64)| Citizens { all: young + old, under_30: young };
    let mut c = Counts::default();
    for (outcome, pair) in Outcome::ALL.iter().zip(outcomes) {
        c.outcomes.insert(*outcome, citizens(*pair));
        c.completed.add(citizens(*pair));
    }
    c.started = c.completed;
    c.started.add(citizens(running));
    // The groups share out those who started; what is left over is the last one's.
    let mut left = c.started.all;
    for (i, n) in groups.iter().enumerate() {
        let n = if i + 1 == groups.len() { left } else { (*n).min(left) };
        left -= n;
        c.groups.insert(Code::known(format!("g{i}")), n);
    }
    c
}

fn midway() -> Counts {
    let outcomes = [(7, 3), (7, 2), (0, 1), (4, 5), (4, 4), (45, 63)];
    let mut c = counts(&[], &outcomes, (85, 109));
    for (group, n) in [("match_3", 95), ("match_4", 237), ("match_5", 2), ("starting_allowance", 5)] {
        c.groups.insert(Code::known(group), n);
    }
    c
}

#[test]
fn suppression_hides_small_groups_and_what_gives_them_away() {
    let c = midway();
    assert_eq!((c.started.all, c.completed.all, c.onward()), (339, 145, Citizens { all: 37, under_30: 22 }));
    let hidden = hide(&c);
    let hides = |cell| hidden.hides(&cell);
    assert!(hides(Cell::Group(Code::known("match_5"))));
    assert!(hides(Cell::Group(Code::known("starting_allowance"))), "else 2 is 339 less the others");
    assert!(!hides(Cell::Group(Code::known("match_4"))));
    assert!(hides(Cell::Outcome(Outcome::FlexiJob, Age::All)));
    assert!(hides(Cell::Outcome(Outcome::WageSubsidisedJob, Age::Under30)));
    assert!(hides(Cell::Outcome(Outcome::OrdinaryJob, Age::Under30)), "else 3 of 30 and over are 10 less 7");
    assert!(!hides(Cell::Onward(Age::All)) && !hides(Cell::Completed(Age::All)) && !hides(Cell::Started(Age::Under30)));
}

#[test]
fn suppression_hides_nothing_where_no_group_is_small() {
    let c = counts(&[100, 50, 0], &[(10, 20), (10, 10), (0, 0), (7, 8), (0, 9), (50, 60)], (80, 90));
    assert!(hide(&c).is_empty());
}

#[test]
fn suppression_reckons_with_parts_of_nothing_being_nothing() {
    // Nobody is without an outcome: if the completed under 30 were hidden and those who moved on
    // not, the one who is running would be known after all.
    check_not_computable(&counts(&[0], &[(0, 0), (0, 0), (0, 0), (0, 0), (5, 5), (0, 0)], (1, 4))).unwrap();
}

/// Another world that a reader of what is shown could not tell from this one, in which the cell
/// has another value: looked for by trying, without the elimination that chose what to hide.
struct Another<'c> {
    counts: &'c Counts,
    sums: Vec<Sum>,
    unknown: Vec<Cell>,
}

impl Another<'_> {
    fn exists_with(&self, cell: &Cell) -> bool {
        let mut change = std::collections::BTreeMap::new();
        [-1, 1].into_iter().any(|by| {
            change.clear();
            change.insert(cell.clone(), by);
            value(self.counts, cell) + by >= 0 && self.mend(&mut change, 0)
        })
    }

    /// Mends the first sum that does not come out by changing another unknown cell of it by one.
    fn mend(&self, change: &mut std::collections::BTreeMap<Cell, i64>, depth: usize) -> bool {
        let by = |change: &std::collections::BTreeMap<Cell, i64>, c: &Cell| change.get(c).copied().unwrap_or_default();
        let off = |s: &&Sum| s.parts.iter().map(|p| by(change, p)).sum::<i64>() != by(change, &s.total);
        let Some(sum) = self.sums.iter().find(off) else { return true };
        if depth > 24 {
            return false;
        }
        let gap = sum.parts.iter().map(|p| by(change, p)).sum::<i64>() - by(change, &sum.total);
        let candidates: Vec<(Cell, i64)> = sum
            .parts
            .iter()
            .map(|p| (p.clone(), -gap.signum()))
            .chain([(sum.total.clone(), gap.signum())])
            .filter(|(c, by)| self.unknown.contains(c) && !change.contains_key(c) && value(self.counts, c) + by >= 0)
            .collect();
        candidates.into_iter().any(|(c, by)| {
            change.insert(c.clone(), by);
            let mended = self.mend(change, depth + 1);
            if !mended {
                change.remove(&c);
            }
            mended
        })
    }
}

fn check_not_computable(c: &Counts) -> Result<(), TestCaseError> {
    let hidden = hide(c);
    let sums = sums(c);
    let every: BTreeSet<Cell> = sums.iter().flat_map(|s| s.parts.iter().chain([&s.total])).cloned().collect();
    let unknown: Vec<Cell> = every.iter().filter(|x| !x.is_shown() || hidden.hides(x)).cloned().collect();
    let another = Another { counts: c, sums: super::sums(c), unknown };
    for cell in every.iter().filter(|x| is_small(value(c, x))) {
        prop_assert!(!cell.is_shown() || hidden.hides(cell), "{:?} is shown", cell);
        prop_assert!(another.exists_with(cell), "{:?} = {} can be computed", cell, value(c, cell));
    }
    Ok(())
}

#[test]
fn suppression_of_the_midway_status_can_not_be_computed_back() {
    check_not_computable(&midway()).unwrap();
}

fn few() -> impl Strategy<Value = i64> {
    prop_oneof![3 => 0..9_i64, 1 => 5..60_i64]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]
    #[test]
    fn suppressed_groups_can_not_be_computed_back(
        groups in prop::collection::vec(few(), 1..5),
        outcomes in prop::array::uniform6((few(), few())),
        running in (few(), few()),
    ) {
        check_not_computable(&counts(&groups, &outcomes, running))?;
    }

    #[test]
    fn suppressed_absences_can_not_be_computed_back(
        standings in prop::array::uniform5(few()),
        cuts in prop::collection::vec(0..60_i64, 0..4),
    ) {
        let total: i64 = standings.iter().sum();
        let mut c = counts(&[20, 30], &[(0, 0); 6], (50, 10));
        c.absences = AbsenceStanding::ALL.iter().copied().zip(standings).collect();
        let mut left = total;
        for (n, cut) in cuts.iter().enumerate() {
            let part = (*cut).min(left);
            left -= part;
            c.absence_reasons.insert(Code::known(format!("reason_{n}")), part);
        }
        c.absence_reasons.insert(Code::known("other"), left);
        check_not_computable(&c)?;
    }
}
