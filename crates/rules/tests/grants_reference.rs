//! The grants once more, slowly: day by day, week by week, from `settlement.md`'s rules as they are told, sharing
//! nothing with the rules but the types that go in and come out. It agrees with them on random histories under every
//! reading: two thousand in the daily run, a hundred thousand with `HOLDEPUNKT_LONG=1`.

mod histories;
mod properties;
mod slow;

use histories::{Dice, as_of, random};
use holdepunkt_rules::grants::{line::Grant, terms::Readings};
use slow::{Calendar, Slow, told};

use crate::grants::vcg2;

pub fn long() -> bool {
    std::env::var_os("HOLDEPUNKT_LONG").is_some()
}

#[test]
fn slow_way_agrees_under_every_reading() {
    let calendar = Calendar::new();
    let terms = vcg2();
    let histories = if long() { 100_000 } else { 2000 };
    let (mut lines, mut results, mut misses) = (0, 0, 0);
    for seed in 0..histories {
        let mut dice = Dice::new(seed);
        let rows = random(&mut dice, 3);
        let as_of = as_of(&mut dice);
        let mut slow = Slow::new(&calendar, &rows, as_of);
        for readings in Readings::every() {
            slow.readings = readings;
            let fast = rows.settled(&terms.read_as(readings), as_of);
            lines += fast.lines.len();
            results += fast.lines.iter().filter(|l| l.grant == Grant::Result).count();
            misses += fast.unearned.iter().filter(|u| u.grant == Grant::Result).count();
            let (fast, slow) = (told(&fast), slow.settle());
            assert_eq!(fast, slow, "seed {seed}, {readings:?}, as of {as_of}, {rows:#?}");
        }
    }
    // Histories that never earned anything would agree about nothing.
    assert!(lines > 2 * histories as usize && results > 100 && misses > 100, "{lines} {results} {misses}");
}
