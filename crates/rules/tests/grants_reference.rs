//! The grants once more, slowly: day by day, week by week, from `settlement.md`'s rules as they are told, sharing
//! nothing with the rules but the types that go in and come out. It agrees with them on random histories under every
//! reading: two thousand in the daily run, a hundred thousand with `HOLDEPUNKT_LONG=1`.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    grants::{
        day::{Day, Week},
        event::Silent,
        frame::{Claim, Totals, s8_frame, s8_paid_in_all, s8_pay},
        history::{Group, GroupDays, History, JobCentre, JobKind, Stay, WeekFacts, WeekRows, Weeks},
        line::{Grant, Reason, Way},
        settle::{Settled, settle},
        terms::{GapReading, MonthsReading, Readings, ResultAfterReading, Terms},
    },
    money::Ore,
};
use jiff::civil::{Date, date};

use crate::grants::vcg2;

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
    fn of(&mut self, low: i32, high: i32) -> i32 {
        low + i32::try_from(self.next() % u64::try_from(high - low + 1).unwrap()).unwrap()
    }

    fn one_in(&mut self, n: i32) -> bool {
        self.of(1, n) == 1
    }
}

/// The calendar, a row a day.
struct Calendar {
    rows: Vec<(i16, i8, i8)>,
    first: Date,
}

/// A day, as its row.
type Row = i32;

impl Calendar {
    fn new() -> Self {
        let first = date(2008, 1, 1);
        let mut rows = Vec::new();
        let mut day = first;
        while day.year() < 2020 {
            rows.push((day.year(), day.month(), day.day()));
            day = day.tomorrow().unwrap();
        }
        Self { rows, first }
    }

    fn row(&self, day: Date) -> Row {
        self.of(Day::of(day))
    }

    fn of(&self, day: Day) -> Row {
        day.since(Day::of(self.first))
    }

    fn day(&self, row: Row) -> Day {
        let (y, m, d) = self.rows[usize::try_from(row).unwrap()];
        Day::of(date(y, m, d))
    }

    fn month(&self, row: Row) -> (i16, i8) {
        let (y, m, _) = self.rows[usize::try_from(row).unwrap()];
        (y, m)
    }

    /// "the day clamped to the month's end".
    fn plus_months(&self, row: Row, months: i32) -> Row {
        let (y, m, d) = self.rows[usize::try_from(row).unwrap()];
        let (mut y, mut m) = (y, m);
        for _ in 0..months {
            (y, m) = if m == 12 { (y + 1, 1) } else { (y, m + 1) };
        }
        let mut last = row;
        while self.month(last) != (y, m) || self.rows[usize::try_from(last).unwrap()].2 != d {
            if self.month(last) > (y, m) {
                return last - 1; // the month has no such day: its last
            }
            last += 1;
        }
        last
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

/// What the slow way finds, in words that can be compared.
#[derive(Debug, PartialEq, Eq, Default)]
struct Found {
    lines: Vec<String>,
    refusals: Vec<String>,
    participant_of: Vec<u32>,
}

fn told(settled: &Settled) -> Found {
    let lines = settled.lines.iter().map(|l| {
        let (way, bonus) = (l.way, l.excludes_flexi_bonus);
        let (number, from, to, on) = (l.number, l.basis_from, l.basis_to, l.earned_on);
        format!("{} {} {number} {from} {to} {on} {} {way:?} {bonus}", l.job_centre.0, l.grant, l.amount.0 / 100)
    });
    let refusals = settled.unearned.iter().map(|u| {
        let shortage = match u.reason {
            Reason::TooShort { months, active_days, .. } => format!("{months} {active_days}"),
            Reason::WeeksShort { way, weeks, .. } => format!("{way} {weeks}"),
            Reason::HoursShort { hundredths, .. } => hundredths.to_string(),
            Reason::OtherSupport { weeks, .. } => weeks.to_string(),
            Reason::StartsAfterPeriod { way, .. } => way.to_string(),
            Reason::NotInTargetGroup { .. } => String::new(),
        };
        format!("{} {} {} {} {} {shortage}", u.job_centre.0, u.grant, u.from, u.to, u.reason.code())
    });
    let mut participant_of: Vec<u32> = settled.participant_of.iter().map(|j| j.0).collect();
    participant_of.sort_unstable();
    Found { lines: lines.collect(), refusals: refusals.collect(), participant_of }
}

/// A week's rows, added up.
#[derive(Debug, Clone, Copy, Default)]
struct WeekSum {
    work: bool,
    flexi: bool,
    hundredths: i64,
    education: bool,
    supported: bool,
}

struct Slow<'r> {
    calendar: &'r Calendar,
    rows: &'r Rows,
    readings: Readings,
    as_of: Row,
    period: (Row, Row),
    /// By day: whose placement runs on it, if any does.
    whose: Vec<Option<u32>>,
    /// By day, filled on Mondays.
    weeks: Vec<WeekSum>,
}

impl<'r> Slow<'r> {
    fn new(calendar: &'r Calendar, rows: &'r Rows, as_of: Day) -> Self {
        let length = calendar.rows.len();
        let mut slow = Slow {
            calendar,
            rows,
            readings: Readings::every()[0],
            as_of: calendar.of(as_of),
            period: (calendar.row(date(2014, 1, 1)), calendar.row(date(2015, 12, 31))),
            whose: vec![None; length],
            weeks: vec![WeekSum::default(); length],
        };
        for day in slow.period.0..=slow.period.1 {
            let running = rows.stays.iter().filter(|s| slow.runs(s.from, s.to, day));
            slow.whose[usize::try_from(day).unwrap()] =
                running.map(|s| (s.from, s.job_centre.0)).min().map(|(_, whose)| whose);
        }
        for (week, kind, hundredths) in &rows.work {
            if let Some(sum) = slow.week(*week) {
                sum.work = true;
                sum.flexi |= *kind == JobKind::Flexi;
                sum.hundredths += i64::from(*hundredths);
            }
        }
        for week in &rows.education {
            if let Some(sum) = slow.week(*week) {
                sum.education = true;
            }
        }
        for (week, benefit) in &rows.benefits {
            if let Some(sum) = slow.week(*week) {
                sum.supported |= *benefit != "su";
            }
        }
        slow
    }

    /// A week, when it is over.
    fn week(&mut self, week: Week) -> Option<&mut WeekSum> {
        let monday = self.calendar.of(week.monday());
        (monday + 6 <= self.as_of).then(|| &mut self.weeks[usize::try_from(monday).unwrap()])
    }

    /// Does a row run on a day, by what is known?
    fn runs(&self, from: Day, to: Option<Day>, day: Row) -> bool {
        let from = self.calendar.of(from);
        let to = to.map_or(self.as_of, |t| self.calendar.of(t));
        from <= self.as_of && day <= self.as_of && from <= day && day <= to
    }

    fn active(&self, day: Row) -> bool {
        self.whose[usize::try_from(day).unwrap()].is_some()
    }

    fn job_centre(&self, day: Row) -> u32 {
        self.whose[usize::try_from(day).unwrap()].unwrap()
    }

    fn months(&self, first: Row, days: i32) -> i32 {
        let mut months = 0;
        while self.calendar.plus_months(first, months + 1) <= first + days {
            months += 1;
        }
        months
    }

    /// The active days of each course.
    fn courses(&self) -> Vec<Vec<Row>> {
        let mut courses: Vec<Vec<Row>> = Vec::new();
        for day in self.period.0..=self.period.1 {
            if !self.active(day) {
                continue;
            }
            let goes_on = courses.last().is_some_and(|course| {
                let days = i32::try_from(course.len()).unwrap();
                day - course.last().unwrap() <= 4 * 7
                    || (self.readings.gap == GapReading::UntilMinimum && self.months(course[0], days) >= 3)
            });
            if goes_on {
                courses.last_mut().unwrap().push(day);
            } else {
                courses.push(vec![day]);
            }
        }
        courses
    }

    fn in_target_group(&self, day: Row) -> bool {
        let spells = |group, day| self.rows.groups.iter().any(|g| g.group == group && self.runs(g.from, g.to, day));
        if spells(Group::ResourceCourse, day) {
            return true;
        }
        if !spells(Group::CashAssistance, day) {
            return false;
        }
        let mut began = day;
        while spells(Group::CashAssistance, began - 1) {
            began -= 1;
        }
        self.calendar.plus_months(began, 24) <= day
    }

    /// The last days of the runs of consecutive days.
    fn interval_ends(course: &[Row]) -> Vec<Row> {
        let last = |at: usize| course.get(at + 1).is_none_or(|next| *next != course[at] + 1);
        (0..course.len()).filter(|at| last(*at)).map(|at| course[at]).collect()
    }

    fn monday(&self, mut day: Row) -> Row {
        while !self.calendar.day(day).is_monday() {
            day -= 1;
        }
        day
    }

    fn settle(&self) -> Found {
        let mut found = Found::default();
        let mut opening: Vec<Vec<Row>> = Vec::new();
        for course in self.courses() {
            let (first, last) = (course[0], *course.last().unwrap());
            let days = i32::try_from(course.len()).unwrap();
            let months = self.months(first, days);
            let (from, to) = (self.calendar.day(first), self.calendar.day(last));
            let whose = self.job_centre(first);
            if !self.in_target_group(first) {
                found.refusals.push(format!("{whose} activity {from} {to} not_in_target_group "));
                continue;
            }
            for day in &course {
                let whose = self.job_centre(*day);
                if !found.participant_of.contains(&whose) {
                    found.participant_of.push(whose);
                }
            }
            if months < 3 {
                found.refusals.push(format!("{whose} activity {from} {to} too_short {months} {days}"));
            } else {
                self.earn(&course, months, &mut found);
            }
            if months >= 3 || self.readings.result_after != ResultAfterReading::QualifyingCourse {
                opening.push(course);
            }
        }
        if !opening.is_empty() {
            self.result(&opening, &mut found);
        }
        found.participant_of.sort_unstable();
        found
    }

    fn earn(&self, course: &[Row], months: i32, found: &mut Found) {
        let mut line = |number: usize, from: Row, on: Row| {
            let (whose, from, on) = (self.job_centre(on), self.calendar.day(from), self.calendar.day(on));
            found.lines.push(format!("{whose} activity {number} {from} {on} {on} 1500 None false"));
        };
        if self.readings.months == MonthsReading::CalendarMonths {
            let mut by_month: BTreeMap<(i16, i8), Vec<Row>> = BTreeMap::new();
            course.iter().for_each(|day| by_month.entry(self.calendar.month(*day)).or_default().push(*day));
            for (number, days) in by_month.values().enumerate() {
                line(number + 1, days[0], *days.last().unwrap());
            }
            return;
        }
        let mut from = course[0];
        for number in 1..=months {
            let day_number = self.calendar.plus_months(course[0], number) - course[0];
            let on = course[usize::try_from(day_number - 1).unwrap()];
            line(usize::try_from(number).unwrap(), from, on);
            from = on + 1;
        }
    }

    fn result(&self, opening: &[Vec<Row>], found: &mut Found) {
        let mut mondays: Vec<Row> = Vec::new();
        for course in opening {
            if self.readings.result_after == ResultAfterReading::CourseStart {
                mondays.push(self.monday(course[0]));
            } else {
                mondays.extend(Self::interval_ends(course).iter().map(|last| self.monday(last + 1)));
            }
        }
        let whose = |monday: Row| {
            let days = opening.iter().flatten().filter(|day| **day <= monday + 6);
            self.job_centre(*days.max().unwrap())
        };
        let last = self.calendar.row(date(2018, 6, 25));
        // How far each window fell short; the earliest of the least is the nearest miss.
        let mut nearest: Option<((i32, i64, bool), Row, String)> = None;
        for monday in (*mondays.iter().min().unwrap()..=last).step_by(7) {
            let late = monday > self.period.1;
            let (mut work, mut education, mut supported, mut hours, mut flexi) = (0, 0, 0, 0, false);
            for n in 0..13 {
                let sum = self.weeks[usize::try_from(monday + 7 * n).unwrap()];
                work += i32::from(sum.work);
                flexi |= sum.flexi;
                hours += sum.hundredths;
                education += i32::from(sum.education);
                supported += i32::from(sum.supported);
            }
            let begins = self.weeks[usize::try_from(monday).unwrap()];
            let by_work = work == 13 && hours >= 13 * 700;
            let by_education = education == 13 && supported == 0;
            if !late && (by_work || by_education) {
                let way = if by_work { Way::Work } else { Way::Education };
                let (from, to) = (self.calendar.day(monday), self.calendar.day(monday + 13 * 7 - 1));
                let whose = whose(monday);
                found.lines.push(format!("{whose} result 1 {from} {to} {to} 12000 {:?} {flexi}", Some(way)));
                return;
            }
            let short = (13 * 700 - hours).max(0) * 13;
            let text = match () {
                () if work < 13 => format!("weeks_short work {work}"),
                () if short > 0 => format!("hours_short {hours}"),
                () => "starts_after_period work".to_owned(),
            };
            let mut offer = |key: (i32, i64, bool), text: String| {
                if nearest.as_ref().is_none_or(|n| key < n.0) {
                    nearest = Some((key, monday, text));
                }
            };
            if begins.work {
                offer((13 - work, short, late), text);
            }
            let text = match () {
                () if education < 13 => format!("weeks_short education {education}"),
                () if supported > 0 => format!("other_support {supported}"),
                () => "starts_after_period education".to_owned(),
            };
            if begins.education {
                offer((13 - education, i64::from(supported) * 9100, late), text);
            }
        }
        if let Some((_, monday, text)) = nearest {
            let (from, to) = (self.calendar.day(monday), self.calendar.day(monday + 13 * 7 - 1));
            found.refusals.push(format!("{} result {from} {to} {text}", whose(monday)));
        }
    }
}

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
