//! What comes next: what running courses and jobs will earn if they go on as agreed, and what each lacks until then.
//!
//! Nothing is estimated here: the same rules settle what is agreed, on a later day.

use super::{
    active::Interval,
    course::days_of_months,
    day::Day,
    event::{Event, Tried},
    history::{History, JobCentre},
    line::{Grant, Line, Way},
    settle::{Settled, settle},
    terms::{GapReading, Terms},
};
use crate::{Refusal, money::Ore};

code_enum! {
    /// What a citizen is on the way to.
    Aim {
        /// The course is long enough, and its first months are earned together.
        Minimum = "minimum",
        /// One month more.
        Month = "month",
        /// Thirteen weeks in a job or in education.
        Result = "result",
    }
}

/// What a citizen is on the way to, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// What.
    pub aim: Aim,
    /// The job centre of the day on which it is earned; of a course that is not going to earn it, that of its last day.
    pub job_centre: JobCentre,
    /// Active days that count towards it so far; for a result, weeks.
    pub reached: i32,
    /// How many it needs.
    pub needed: i32,
    /// Which number the month has.
    pub number: u32,
    /// Hundredths of hours so far and needed, for a result by work.
    pub hours: Option<(i64, i64)>,
    /// The day on which it is earned if everything goes as agreed; none when it isn't earned then.
    pub on: Option<Day>,
    /// What is earned on that day.
    pub amount: Ore,
    /// Active days that the agreed days go beyond what is needed; below 0: so many are missing.
    pub spare: i32,
    /// Away: the day of the gap that today is, and the last day on which the course is still the same.
    pub away: Option<(i32, Day)>,
}

/// What lies ahead of a citizen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlook {
    /// What is settled today.
    pub now: Settled,
    /// Lines that are earned later if everything goes as agreed.
    pub expected: Vec<Line>,
    /// What comes next; a month and a result can be under way at the same time.
    pub next: Vec<Next>,
}

/// What is ahead of a citizen on a day. `known` is what has happened, `planned` the same with the days that are agreed
/// and with jobs and benefits that go on; `until` is a day by which everything agreed is over.
///
/// # Errors
/// As [`settle`].
pub fn outlook(
    known: &History<'_>,
    planned: &History<'_>,
    terms: &Terms,
    today: Day,
    until: Day,
) -> Result<Outlook, Refusal> {
    let (mut steps, mut ahead) = (Vec::new(), Vec::new());
    let now = settle(known, terms, today, &mut steps)?;
    let then = settle(planned, terms, until, &mut ahead)?;
    let same = |a: &Line, b: &Line| a.grant == b.grant && a.number == b.number && a.basis_from == b.basis_from;
    let expected: Vec<Line> =
        then.lines.iter().filter(|l| !now.lines.iter().any(|earned| same(earned, l))).copied().collect();
    let mut next = Vec::new();
    if today <= terms.until {
        next.extend(course_ahead(&steps, &ahead, &then, terms, today)?);
    }
    let done = now.lines.iter().any(|l| l.grant == Grant::Result);
    if !done {
        next.extend(result_ahead(known, &ahead, &then, terms, today)?);
    }
    Ok(Outlook { now, expected, next })
}

/// A course as its steps told it.
struct Told {
    from: Day,
    to: Day,
    active_days: i32,
    months: i32,
    minimum: i32,
    needed: i32,
    intervals: Vec<Interval>,
}

/// The course whose days take in a day, or the last one before it.
fn told(steps: &[Event], on: Day) -> Option<Told> {
    let mut courses = steps.iter().filter_map(|e| match e {
        Event::Course { number, from, to } if *from <= on => Some((*number, *from, *to)),
        _ => None,
    });
    let (number, from, to) = courses.next_back()?;
    let length = steps.iter().find_map(|e| match e {
        Event::Length { course, active_days, months, minimum, needed } if *course == number => {
            Some((*active_days, *months, *minimum, *needed))
        }
        _ => None,
    });
    // A course outside the target group has no length: it is on the way to nothing.
    let (active_days, months, minimum, needed) = length?;
    let intervals = steps.iter().filter_map(|e| match e {
        Event::Active { interval } if from <= interval.from && interval.to <= to => Some(*interval),
        _ => None,
    });
    Some(Told { from, to, active_days, months, minimum, needed, intervals: intervals.collect() })
}

impl Told {
    fn active_day(&self, number: i32) -> Option<Day> {
        super::course::Course { number: 1, intervals: &self.intervals }.active_day(number)
    }
}

fn course_ahead(
    steps: &[Event],
    ahead: &[Event],
    then: &Settled,
    terms: &Terms,
    today: Day,
) -> Result<Option<Next>, Refusal> {
    let Some(course) = told(steps, today) else { return Ok(None) };
    let limit = terms.resume_within_weeks.count_on(course.to)?.saturating_mul(7);
    let gap = today.since(course.to);
    if gap > limit {
        return Ok(None);
    }
    let Some(planned) = told(ahead, today).filter(|p| p.from == course.from) else { return Ok(None) };
    let amount = |on: Day| terms.amount_per_month.on(terms.inside(on));
    let (aim, number, before, until, months) = if course.months < course.minimum {
        (Aim::Minimum, course.minimum, 0, course.needed, course.minimum)
    } else {
        let number = course.months + 1;
        (Aim::Month, number, days_of_months(course.from, course.months), days_of_months(course.from, number), 1)
    };
    let on = planned.active_day(until);
    let whose = |day: Day| then.lines.iter().rfind(|l| l.earned_on <= day).map(|l| l.job_centre);
    // An agreed course that ends with a whole month is on the way to nothing more.
    if aim == Aim::Month && on.is_none() && planned.active_days <= before {
        return Ok(None);
    }
    let away = (gap > 0 && terms.readings.gap == GapReading::Always).then(|| (gap, course.to.plus(limit)));
    Ok(Some(Next {
        aim,
        job_centre: on.and_then(whose).unwrap_or(JobCentre(0)),
        reached: course.active_days - before,
        needed: until - before,
        number: u32::try_from(number).unwrap_or(0),
        hours: None,
        on,
        amount: Ore::kroner(amount(on.unwrap_or(today))?.saturating_mul(months.into())),
        spare: planned.active_days - until,
        away,
    }))
}

fn result_ahead(
    known: &History<'_>,
    ahead: &[Event],
    then: &Settled,
    terms: &Terms,
    today: Day,
) -> Result<Option<Next>, Refusal> {
    let won = ahead.iter().find_map(|e| match e {
        Event::Result { window, job_centre, .. } => Some((*window, *job_centre, true)),
        _ => None,
    });
    // No window is going to hold: the one that is still open and lacks least.
    let missed = || {
        let miss = then.unearned.iter().find(|u| u.grant == Grant::Result && u.to >= today)?;
        let window = ahead.iter().find_map(|e| match e {
            Event::Window(t) if t.first.monday() == miss.from => Some(*t),
            _ => None,
        })?;
        Some((window, miss.job_centre, false))
    };
    let Some((window, job_centre, holds)) = won.or_else(missed) else { return Ok(None) };
    if window.first.monday() > today {
        return Ok(None);
    }
    let weeks = known.weeks.by(today);
    let (mut reached, mut hundredths) = (0, 0);
    for n in 0..window.needed_weeks {
        let facts = weeks.on(window.first.plus(n));
        let counts = match window.way {
            Way::Work => facts.is_work(),
            Way::Education => facts.is_education() && !facts.is_supported(),
        };
        reached += i32::from(counts);
        hundredths += i64::from(facts.hundredths());
    }
    Ok(Some(Next {
        aim: Aim::Result,
        job_centre,
        reached,
        needed: window.needed_weeks,
        number: 1,
        hours: (window.way == Way::Work).then_some((hundredths, window.needed_hundredths)),
        on: holds.then(|| window.last.sunday()),
        amount: Ore::kroner(terms.result_amount.on(terms.inside(window.first.monday()))?),
        spare: spare_weeks(&window),
        away: None,
    }))
}

fn spare_weeks(window: &Tried) -> i32 {
    window.weeks - window.needed_weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        grants::history::{Group, GroupDays, JobKind, Stay, WeekFacts, WeekRows},
        programme::Programme,
    };

    fn terms() -> Terms {
        let text = include_str!("../../../../rulebook/programmes/vcg2.toml");
        Terms::of(&Programme::read("vcg2", text).unwrap()).unwrap()
    }

    fn day(year: i32, month: i32, day: i32) -> Day {
        Day::civil(year, month, day).unwrap()
    }

    const GROUP: [GroupDays; 1] = [GroupDays { group: Group::ResourceCourse, from: Day::numbered(0), to: None }];

    /// A placement as it is agreed, cut today, and a job with so many hours a week from a Monday on.
    fn ahead(from: Day, agreed: Day, today: Day, job: Option<(Day, i32, u32)>) -> Outlook {
        let stay = |to: Day| [Stay { job_centre: JobCentre(0), from, to: Some(to) }];
        let weeks = |until: Day| {
            let mut rows = WeekRows::default();
            if let Some((monday, weeks, hundredths)) = job {
                for n in 0..weeks {
                    let week = monday.week().plus(n);
                    if week.sunday() <= until {
                        rows.add(week, WeekFacts::work(JobKind::Ordinary, hundredths));
                    }
                }
            }
            rows.gathered()
        };
        let until = day(2016, 6, 1);
        let (known, planned) = (weeks(today), weeks(until));
        let history = |stays: &'static [Stay], weeks: &'static (crate::grants::day::Week, Vec<WeekFacts>)| History {
            stays,
            groups: &GROUP,
            weeks: super::super::history::Weeks::from(weeks.0, &weeks.1),
        };
        let keep = |stays: [Stay; 1]| Vec::leak(stays.to_vec());
        let known = history(keep(stay(agreed.min(today))), Box::leak(Box::new(known)));
        let planned = history(keep(stay(agreed)), Box::leak(Box::new(planned)));
        outlook(&known, &planned, &terms(), today, until).unwrap()
    }

    #[test]
    fn day_70_of_89_of_a_course_with_days_to_spare() {
        // 1 February to 10 May 2014: 99 days agreed, 89 needed.
        let o = ahead(day(2014, 2, 1), day(2014, 5, 10), day(2014, 4, 11), None);
        let [next] = o.next.as_slice() else { panic!("{:?}", o.next) };
        assert_eq!((next.aim, next.reached, next.needed, next.spare), (Aim::Minimum, 70, 89, 10));
        assert_eq!((next.on, next.amount), (Some(day(2014, 4, 30)), Ore::kroner(4500)));
        assert_eq!((o.now.lines.len(), o.expected.len()), (0, 3));
    }

    #[test]
    fn a_course_that_is_agreed_too_short_is_at_risk() {
        let o = ahead(day(2014, 2, 1), day(2014, 4, 25), day(2014, 4, 11), None);
        let [next] = o.next.as_slice() else { panic!("{:?}", o.next) };
        assert_eq!((next.on, next.spare, o.expected.len()), (None, -5, 0));
    }

    #[test]
    fn a_month_more_and_the_day_of_a_gap() {
        let o = ahead(day(2014, 2, 1), day(2014, 12, 31), day(2014, 5, 10), None);
        let [next] = o.next.as_slice() else { panic!("{:?}", o.next) };
        assert_eq!((next.aim, next.number, next.reached, next.needed), (Aim::Month, 4, 10, 31));
        assert_eq!((next.on, next.amount, next.away), (Some(day(2014, 5, 31)), Ore::kroner(1500), None));
        assert_eq!((o.now.lines.len(), o.expected.len()), (3, 8), "eleven months to the end of the year");
        let gone = ahead(day(2014, 2, 1), day(2014, 4, 10), day(2014, 4, 19), None);
        assert_eq!(gone.next[0].away, Some((9, day(2014, 5, 8))));
        assert_eq!(ahead(day(2014, 2, 1), day(2014, 4, 10), day(2014, 5, 9), None).next, []);
    }

    #[test]
    fn week_9_of_13_with_hours_that_will_do_or_won_t() {
        let job = |hundredths| Some((day(2014, 6, 2), 13, hundredths));
        let enough = ahead(day(2014, 2, 1), day(2014, 5, 30), day(2014, 8, 3), job(800));
        let [next] = enough.next.as_slice() else { panic!("{:?}", enough.next) };
        assert_eq!((next.aim, next.reached, next.needed), (Aim::Result, 9, 13));
        assert_eq!((next.hours, next.on), (Some((7200, 9100)), Some(day(2014, 8, 31))));
        let short = ahead(day(2014, 2, 1), day(2014, 5, 30), day(2014, 8, 3), job(650));
        let [next] = short.next.as_slice() else { panic!("{:?}", short.next) };
        assert_eq!((next.hours, next.on), (Some((5850, 9100)), None), "13 weeks of six and a half hours");
    }

    #[test]
    fn what_is_ahead_is_earned_on_its_day_and_not_the_day_before() {
        for length in (20..200).step_by(7) {
            for today in [5, 40, 89, 100, 150] {
                let (from, today) = (day(2014, 2, 1), day(2014, 2, 1).plus(today));
                let agreed = from.plus(length);
                let o = ahead(from, agreed, today, None);
                let stays = [Stay { job_centre: JobCentre(0), from, to: Some(agreed) }];
                let weeks = super::super::history::Weeks::from(Day::numbered(0).week(), &[]);
                let history = History { stays: &stays, groups: &GROUP, weeks };
                let earned = |by: Day| -> i64 {
                    let settled = settle(&history, &terms(), by, &mut super::super::event::Silent).unwrap();
                    settled.lines.iter().map(|l| l.amount.0).sum()
                };
                for next in &o.next {
                    if let Some(on) = next.on {
                        assert_eq!(earned(on) - earned(on.plus(-1)), next.amount.0, "{length} {today:?} {next:?}");
                        assert!(on > today && next.spare >= 0);
                    } else {
                        assert!(next.spare < 0);
                    }
                }
                let all: i64 = o.now.lines.iter().chain(&o.expected).map(|l| l.amount.0).sum();
                assert_eq!(all, earned(day(2016, 6, 1)));
            }
        }
    }
}
