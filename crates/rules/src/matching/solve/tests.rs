//! The solver against a search of everything.

use proptest::prelude::*;

use super::*;

/// The best of every assignment: count, worth, then the first in the order that settles ties.
fn brute(pairs: &Pairs, places: &[u32]) -> Solution {
    fn go(
        at: usize,
        pairs: &Pairs,
        left: &mut Vec<u32>,
        now: &mut Vec<Option<CentreNumber>>,
        worth: i64,
        best: &mut Option<Solution>,
    ) {
        if at == pairs.citizens() {
            let count = now.iter().flatten().count();
            // Tried in the order that settles ties, so only what is better replaces.
            if best.as_ref().is_none_or(|b| (count, worth) > (b.count, b.worth)) {
                *best = Some(Solution { placed: now.clone(), count, worth });
            }
            return;
        }
        let number = u32::try_from(at).unwrap();
        for (centre, more) in pairs.of(super::super::citizen::CitizenNumber(number)).collect::<Vec<_>>() {
            if left[centre.at()] > 0 {
                left[centre.at()] -= 1;
                now.push(Some(centre));
                go(at + 1, pairs, left, now, worth + i64::from(more), best);
                now.pop();
                left[centre.at()] += 1;
            }
        }
        now.push(None);
        go(at + 1, pairs, left, now, worth, best);
        now.pop();
    }
    let mut best = None;
    go(0, pairs, &mut places.to_vec(), &mut Vec::new(), 0, &mut best);
    best.unwrap()
}

type Instance = (Vec<Vec<(CentreNumber, i32)>>, Vec<u32>);

fn instance(citizens: usize, centres: u32, worth: i32, places: u32) -> impl Strategy<Value = Instance> {
    let pair = (0..centres, 0..worth).prop_map(|(centre, worth)| (CentreNumber(centre), worth));
    let of_one = prop::collection::vec(pair, 0..=centres as usize);
    (prop::collection::vec(of_one, 0..=citizens), prop::collection::vec(0..=places, centres as usize))
}

fn check((pairs, places): Instance) {
    let pairs = Pairs::listed(&pairs);
    assert_eq!(solve(&pairs, &places), brute(&pairs, &places), "{pairs:?} {places:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_best_assignment_is_found(instance in instance(6, 4, 1000, 2)) {
        check(instance);
    }

    #[test]
    fn what_is_equal_is_settled_by_order(instance in instance(6, 4, 2, 2)) {
        check(instance);
    }

    #[test]
    fn one_place_each_and_few_worths(instance in instance(7, 5, 4, 1)) {
        check(instance);
    }

    #[test]
    fn more_places_than_citizens(instance in instance(5, 5, 3, 3)) {
        check(instance);
    }
}

#[test]
fn nobody_and_nothing() {
    assert_eq!(solve(&Pairs::listed(&[]), &[]), Solution { placed: Vec::new(), count: 0, worth: 0 });
    assert_eq!(solve(&Pairs::listed(&[Vec::new()]), &[3]).placed, [None]);
    assert_eq!(solve(&Pairs::listed(&[vec![(CentreNumber(0), 7)]]), &[0]).placed, [None]);
    assert_eq!(solve(&Pairs::listed(&[vec![(CentreNumber(0), 0)]]), &[u32::MAX]).count, 1);
}
