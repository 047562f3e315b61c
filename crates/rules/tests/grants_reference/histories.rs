//! Random histories: a citizen's rows as a register has them, the same for the same seed.

use holdepunkt_rules::grants::{
    day::{Day, Week},
    event::Silent,
    history::{Group, GroupDays, History, JobCentre, JobKind, Stay, WeekFacts, WeekRows, Weeks},
    settle::{Settled, settle},
    terms::Terms,
};
use jiff::civil::date;

/// A small generator of numbers that a seed decides.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub fn of(&mut self, low: i32, high: i32) -> i32 {
        low + i32::try_from(self.next() % u64::try_from(high - low + 1).unwrap()).unwrap()
    }

    pub fn one_in(&mut self, n: i32) -> bool {
        self.of(1, n) == 1
    }
}

/// A citizen's rows as a register has them.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    pub stays: Vec<Stay>,
    pub groups: Vec<GroupDays>,
    pub work: Vec<(Week, JobKind, u32)>,
    pub education: Vec<Week>,
    pub benefits: Vec<(Week, &'static str)>,
}

impl Rows {
    pub fn settled(&self, terms: &Terms, as_of: Day) -> Settled {
        let mut weeks = WeekRows::default();
        self.work.iter().for_each(|(week, kind, hours)| weeks.add(*week, WeekFacts::work(*kind, *hours)));
        self.education.iter().for_each(|week| weeks.add(*week, WeekFacts::education()));
        self.benefits.iter().for_each(|(week, benefit)| weeks.add(*week, WeekFacts::benefit(benefit)));
        let (first, facts) = weeks.gathered();
        let history = History { stays: &self.stays, groups: &self.groups, weeks: Weeks::from(first, &facts) };
        settle(&history, terms, as_of, &mut Silent).unwrap()
    }
}

/// Rows that lie about the boundaries: gaps of 26 to 30 days, courses about three months long, hours about seven.
pub fn random(dice: &mut Dice, job_centres: i32) -> Rows {
    let mut rows = Rows::default();
    let mut at = Day::of(date(2013, 10, 1)).plus(dice.of(0, 760));
    for _ in 0..dice.of(1, 5) {
        let days = if dice.one_in(3) { dice.of(86, 95) } else { dice.of(1, 70) };
        let to = at.plus(days - 1);
        rows.stays.push(Stay {
            job_centre: JobCentre(dice.of(1, job_centres).unsigned_abs()),
            from: at,
            to: (!dice.one_in(12)).then_some(to),
        });
        at = match dice.of(1, 6) {
            1 => to.plus(1),
            2 => to.plus(-dice.of(0, 20)),
            3 => to.plus(dice.of(60, 200)),
            4 => at,
            _ => to.plus(dice.of(26, 30)),
        };
    }
    let begins = rows.stays.iter().map(|s| s.from).min().unwrap();
    let mut from = begins.plus_months(-24).plus(dice.of(-40, 5));
    if dice.one_in(3) {
        let from = begins.plus(dice.of(-3, 2));
        let to = (!dice.one_in(3)).then(|| from.plus(dice.of(0, 300)));
        rows.groups.push(GroupDays { group: Group::ResourceCourse, from, to });
    }
    for _ in 0..dice.of(0, 4) {
        let to = from.plus(dice.of(20, 800));
        let open = dice.one_in(5);
        rows.groups.push(GroupDays { group: Group::CashAssistance, from, to: (!open).then_some(to) });
        from = to.plus(if dice.one_in(5) { dice.of(2, 40) } else { dice.of(-10, 1) });
    }
    let near = rows.stays[usize::try_from(dice.of(0, i32::try_from(rows.stays.len()).unwrap() - 1)).unwrap()];
    let mut week = near.to.unwrap_or(near.from).week().plus(dice.of(-3, 6));
    for _ in 0..dice.of(0, 4) {
        let kind = if dice.one_in(3) { JobKind::Flexi } else { JobKind::Ordinary };
        let (least, most) = if dice.one_in(2) { (690, 710) } else { (0, 1500) };
        for n in 0..dice.of(1, 16) {
            if !dice.one_in(20) {
                rows.work.push((week.plus(n), kind, dice.of(least, most).unsigned_abs()));
            }
        }
        week = week.plus(dice.of(-2, 15));
    }
    let mut week = near.to.unwrap_or(near.from).week().plus(dice.of(-3, 10));
    for _ in 0..dice.of(0, 2) {
        let length = dice.of(10, 18);
        for n in 0..length {
            if !dice.one_in(40) {
                rows.education.push(week.plus(n));
            }
            if dice.one_in(25) {
                rows.benefits.push((week.plus(n), if dice.one_in(2) { "su" } else { "cash_assistance" }));
            }
        }
        week = week.plus(length + dice.of(0, 3));
    }
    rows
}

pub fn as_of(dice: &mut Dice) -> Day {
    let latest = Day::of(date(2017, 6, 30));
    if dice.one_in(3) { Day::of(date(2014, 1, 1)).plus(dice.of(-5, 900)) } else { latest }
}
