//! What holds whatever the history: of the order of rows, of spells in pieces, of more days, and of the frame.

use holdepunkt_rules::{
    grants::{
        day::{Day, Week},
        event::Silent,
        frame::{Claim, Totals, s8_frame, s8_paid_in_all, s8_pay},
        history::{Group, GroupDays, History, JobCentre, Stay, Weeks},
        settle::{Settled, settle},
        terms::Readings,
    },
    money::Ore,
};
use jiff::civil::date;

use super::{
    histories::{Dice, Rows, as_of, random},
    long,
};
use crate::grants::vcg2;

/// A random order of the same rows.
fn shuffled<T>(dice: &mut Dice, list: &mut [T]) {
    for at in (1..list.len()).rev() {
        list.swap(at, usize::try_from(dice.of(0, i32::try_from(at).unwrap())).unwrap());
    }
}

fn amount(settled: &Settled) -> i64 {
    settled.lines.iter().map(|l| l.amount.0).sum()
}

#[test]
fn order_of_rows_changes_nothing() {
    let terms = vcg2();
    for seed in 0..(if long() { 100_000 } else { 2000 }) {
        let mut dice = Dice::new(seed);
        let rows = random(&mut dice, 3);
        let as_of = as_of(&mut dice);
        let mut other = rows.clone();
        shuffled(&mut dice, &mut other.stays);
        shuffled(&mut dice, &mut other.groups);
        shuffled(&mut dice, &mut other.work);
        shuffled(&mut dice, &mut other.education);
        shuffled(&mut dice, &mut other.benefits);
        assert_eq!(rows.settled(&terms, as_of), other.settled(&terms, as_of), "seed {seed}");
    }
}

#[test]
fn spells_in_touching_pieces_change_nothing() {
    let terms = vcg2();
    for seed in 0..(if long() { 100_000 } else { 2000 }) {
        let mut dice = Dice::new(seed);
        // One job centre: of two, the one whose later piece began later would come after the other (S7).
        let rows = random(&mut dice, 1);
        let as_of = as_of(&mut dice);
        let mut pieces = Rows { stays: Vec::new(), groups: Vec::new(), ..rows.clone() };
        for stay in &rows.stays {
            let cut = stay.from.plus(dice.of(0, 40));
            if stay.to.is_none_or(|to| cut < to) {
                pieces.stays.push(Stay { to: Some(cut), ..*stay });
                pieces.stays.push(Stay { from: cut.plus(1), ..*stay });
            } else {
                pieces.stays.push(*stay);
            }
        }
        for group in &rows.groups {
            let cut = group.from.plus(dice.of(0, 300));
            if group.to.is_none_or(|to| cut < to) {
                pieces.groups.push(GroupDays { to: Some(cut), ..*group });
                pieces.groups.push(GroupDays { from: cut.plus(1), ..*group });
            } else {
                pieces.groups.push(*group);
            }
        }
        for readings in Readings::every() {
            let terms = terms.read_as(readings);
            let (whole, cut) = (rows.settled(&terms, as_of), pieces.settled(&terms, as_of));
            // A resource course in pieces began, as far as its piece tells, later; what follows is the same.
            assert_eq!((whole.lines, whole.participant_of), (cut.lines, cut.participant_of), "seed {seed}");
        }
    }
}

#[test]
fn more_active_days_within_a_course_never_earn_less() {
    let terms = vcg2();
    let group = GroupDays { group: Group::ResourceCourse, from: Day::of(date(2010, 1, 1)), to: None };
    for seed in 0..(if long() { 100_000 } else { 2000 }) {
        let mut dice = Dice::new(seed);
        let from = Day::of(date(2014, 1, 1)).plus(dice.of(0, 400));
        let to = from.plus(dice.of(1, 150));
        let gap = dice.of(2, 28);
        let second = to.plus(gap);
        let stay = |from: Day, to: Day| Stay { job_centre: JobCentre(1), from, to: Some(to) };
        let end = second.plus(dice.of(0, 100));
        let course = vec![stay(from, to), stay(second, end)];
        // More days: inside the gap, or at the end.
        let more = if dice.one_in(2) {
            stay(to.plus(1), to.plus(dice.of(1, gap)))
        } else {
            stay(end.plus(1), end.plus(dice.of(1, 60)))
        };
        for readings in Readings::every() {
            let terms = terms.read_as(readings);
            let rows = Rows { stays: course.clone(), groups: vec![group], ..Rows::default() };
            let mut longer = rows.clone();
            longer.stays.push(more);
            let as_of = Day::of(date(2017, 1, 1));
            let (less, more) = (rows.settled(&terms, as_of), longer.settled(&terms, as_of));
            assert!(amount(&more) >= amount(&less), "seed {seed}, {readings:?}");
        }
    }
}

#[test]
fn paid_is_never_more_than_the_frame_and_lines_add_up() {
    let terms = vcg2();
    for seed in 0..(if long() { 2000 } else { 60 }) {
        let mut dice = Dice::new(seed);
        let expected = i64::from(dice.of(0, 12));
        let mut claims: Vec<Claim> = Vec::new();
        for citizen in 0..u32::try_from(dice.of(0, 30)).unwrap() {
            let settled = random(&mut dice, 1).settled(&terms, Day::of(date(2017, 1, 1)));
            claims.extend(settled.lines.iter().map(|line| Claim::new(citizen, *line)));
        }
        let mut other = claims.clone();
        shuffled(&mut dice, &mut other);
        let frame = s8_frame(expected, &terms).unwrap();
        s8_pay(&mut claims, frame);
        s8_pay(&mut other, frame);
        assert_eq!(claims, other, "seed {seed}");
        let totals = Totals::of(&claims, 0, expected, &terms).unwrap();
        assert_eq!(totals.paid, Ore(totals.earned.0.min(frame.0)), "seed {seed}");
        assert_eq!(totals.paid, s8_paid_in_all(totals.earned, frame), "seed {seed}");
        assert_eq!(totals.earned, Ore(totals.activity.0 + totals.result.0));
        assert_eq!(totals.total, Ore(Ore::kroner(825_000).0 + totals.paid.0));
        let short = claims.iter().position(|c| c.paid < c.line.amount).unwrap_or(claims.len());
        assert!(claims.iter().skip(short + 1).all(|c| c.paid.0 == 0), "seed {seed}");
    }
}

#[test]
fn day_outside_a_parameters_coverage_is_an_error() {
    let mut terms = vcg2();
    terms.amount_per_month = holdepunkt_rules::grants::terms::Dated::none("activity.amount_per_month");
    let rows = Rows {
        stays: vec![Stay { job_centre: JobCentre(1), from: Day::of(date(2014, 2, 1)), to: None }],
        groups: vec![GroupDays { group: Group::ResourceCourse, from: Day::of(date(2010, 1, 1)), to: None }],
        ..Rows::default()
    };
    let history = History { stays: &rows.stays, groups: &rows.groups, weeks: Weeks::from(Week::numbered(0), &[]) };
    let refused = settle(&history, &terms, Day::of(date(2015, 1, 1)), &mut Silent).unwrap_err();
    assert_eq!(refused.code(), "outside-coverage");
}
