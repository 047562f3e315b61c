//! The slow way: a calendar of days, courses found by walking it, and what they earn in words that can be compared.

use std::collections::BTreeMap;

use holdepunkt_rules::grants::{
    day::{Day, Week},
    history::{Group, JobKind},
    line::{Reason, Way},
    settle::Settled,
    terms::{GapReading, MonthsReading, Readings, ResultAfterReading},
};
use jiff::civil::{Date, date};

use super::histories::Rows;

/// The calendar, a row a day.
pub struct Calendar {
    rows: Vec<(i16, i8, i8)>,
    first: Date,
}

/// A day, as its row.
type Row = i32;

impl Calendar {
    pub fn new() -> Self {
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

/// What the slow way finds, in words that can be compared.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Found {
    lines: Vec<String>,
    refusals: Vec<String>,
    participant_of: Vec<u32>,
}

pub fn told(settled: &Settled) -> Found {
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

pub struct Slow<'r> {
    calendar: &'r Calendar,
    rows: &'r Rows,
    pub readings: Readings,
    as_of: Row,
    period: (Row, Row),
    /// By day: whose placement runs on it, if any does.
    whose: Vec<Option<u32>>,
    /// By day, filled on Mondays.
    weeks: Vec<WeekSum>,
}

impl<'r> Slow<'r> {
    pub fn new(calendar: &'r Calendar, rows: &'r Rows, as_of: Day) -> Self {
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

    pub fn settle(&self) -> Found {
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
