//! S6: the result grant.

use super::{
    active::Interval,
    course::Course,
    day::{Day, Week},
    event::{Event, Listener, Tried},
    history::{WeekFacts, Weeks},
    line::{Grant, Line, Reason, Unearned, Way},
    place::{Turn, s7_result},
    terms::{ResultAfterReading, Terms},
};
use crate::{Refusal, money::Ore};

/// From which week on a window may begin, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// The first week that a window may begin with.
    pub week: Week,
    /// The active day that it follows from.
    pub because_of: Day,
    /// The day on which the way opened, held inside the period: what a window must hold is looked up on it.
    pub on: Day,
}

/// **S6 Result grant**, the first part: from which week on a window may begin. Of any interval of a course that opens
/// the way, the week of the day after its last; the earliest interval decides.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "Når en borger efter aktivt forløb på
/// en virksomhed som del af projektet".
///
/// Reading `result_after`: `courses` are those that count (S5), by `qualifying_course` only those that earned the
/// activity grant; by `course_start` the job or education may begin while the course still runs.
#[must_use]
pub fn s6_opening(courses: &[Course<'_>], terms: &Terms) -> Option<Opening> {
    let intervals = courses.iter().flat_map(|c| c.intervals);
    let (because_of, opened) = match terms.readings.result_after {
        ResultAfterReading::AnyInterval | ResultAfterReading::QualifyingCourse => {
            let last = intervals.map(|i| i.to).min()?;
            (last, last.plus(1))
        }
        ResultAfterReading::CourseStart => {
            let first = intervals.map(|i| i.from).min()?;
            (first, first)
        }
    };
    Some(Opening { week: opened.week(), because_of, on: terms.inside(opened) })
}

/// What a window must hold.
struct Needs {
    weeks: i32,
    hundredths: i64,
}

/// The sums of a window that moves on week by week.
#[derive(Default)]
struct Sums {
    work: i32,
    flexi: i32,
    education: i32,
    supported: i32,
    hundredths: i64,
}

impl Sums {
    fn add(&mut self, facts: WeekFacts, sign: i32) {
        self.work += sign * i32::from(facts.is_work());
        self.flexi += sign * i32::from(facts.is_flexi());
        self.education += sign * i32::from(facts.is_education());
        self.supported += sign * i32::from(facts.is_supported());
        self.hundredths += i64::from(sign) * i64::from(facts.hundredths());
    }

    fn tried(&self, way: Way, first: Week, needs: &Needs, late: bool) -> Tried {
        let work = way == Way::Work;
        Tried {
            first,
            last: first.plus(needs.weeks - 1),
            way,
            weeks: if work { self.work } else { self.education },
            needed_weeks: needs.weeks,
            hundredths: if work { self.hundredths } else { 0 },
            needed_hundredths: if work { needs.hundredths } else { 0 },
            supported: if work { 0 } else { self.supported },
            late,
        }
    }
}

/// How far a window fell short; the smaller, the nearer. First whole weeks that are missing; then hours, or weeks with
/// other support, as a share of what is needed; then whether it begins too late; then the earlier, work before
/// education.
fn shortfall(tried: &Tried, needs: &Needs) -> (i32, i64, bool, Week, Way) {
    let hours = (tried.needed_hundredths - tried.hundredths).max(0) * i64::from(needs.weeks);
    let support = i64::from(tried.supported) * needs.hundredths.max(1);
    (tried.needed_weeks - tried.weeks, hours + support, tried.late, tried.first, tried.way)
}

fn reason(tried: &Tried, terms: &Terms) -> Reason {
    let way = tried.way;
    if tried.weeks < tried.needed_weeks {
        Reason::WeeksShort { way, weeks: tried.weeks, needed: tried.needed_weeks }
    } else if tried.hundredths < tried.needed_hundredths {
        Reason::HoursShort { hundredths: tried.hundredths, needed: tried.needed_hundredths }
    } else if tried.supported > 0 {
        Reason::OtherSupport { weeks: tried.supported, of: tried.needed_weeks }
    } else {
        Reason::StartsAfterPeriod { way, period_to: terms.until }
    }
}

/// **S6 Result grant**: a *window* is 13 consecutive ISO weeks. It qualifies by **work** when each of its weeks has at
/// least one work row (ordinary job or flexi-job; a week of 0 hours still is a week in the job) and all rows sum to at
/// least 13 × 7 hours; or by **education** when each of its weeks is a week in ordinary education and none has public
/// support other than the state education grant. The two ways do not mix. Its first week does not lie before the
/// opening, its Monday not after the period's last day; it may end after the period. The earliest one counts, by work
/// when both ways start the same week, at most `per_citizen` a citizen. It is earned on the Sunday of its last week,
/// and marked when it has a flexi-job week.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "i job eller fleksjob i minimum 13
/// uger … mindst syv timer ugentligt, eller er påbegyndt ordinær uddannelse, uden anden offentlig forsørgelse end SU i
/// minimum 13 uger"; "såfremt 13 ugers perioden er startet inden projektperiodens udløb"; "men ikke hjemtage
/// fleksjobbonus".
///
/// `opening_days` are the active days of the courses that open the way, for S7. A citizen with work or education after
/// a course and no result gets the nearest miss, of the windows that begin with a week in the job or in education.
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn s6_result(
    opening: &Opening,
    opening_days: &[Interval],
    weeks: &Weeks<'_>,
    turns: &[Turn],
    terms: &Terms,
    listener: &mut impl Listener,
    lines: &mut Vec<Line>,
) -> Result<Option<Unearned>, Refusal> {
    let length = terms.result_weeks.count_on(opening.on)?.clamp(1, 520);
    let needs = Needs { weeks: length, hundredths: 100 * i64::from(length) * terms.result_hours.on(opening.on)? };
    let most = terms.result_per_citizen.on(opening.on)?;
    let mut earned = 0;
    let mut nearest: Option<Tried> = None;
    let mut first = opening.week.max(weeks.first());
    let mut sums = Sums::default();
    (0..length).for_each(|n| sums.add(weeks.on(first.plus(n)), 1));
    while first < weeks.end() && earned < most {
        let late = first.monday() > terms.until;
        if late && earned > 0 {
            break;
        }
        // A window that begins with an empty week is never nearer than the one that begins where the job does.
        let begins = weeks.on(first);
        let by_work = begins.is_work().then(|| sums.tried(Way::Work, first, &needs, late));
        let by_education = begins.is_education().then(|| sums.tried(Way::Education, first, &needs, late));
        let mut won = None;
        for tried in by_work.into_iter().chain(by_education) {
            if tried.qualifies() {
                won = Some(tried);
                break;
            }
            listener.note(|| Event::Window(tried));
            if nearest.is_none_or(|n| shortfall(&tried, &needs) < shortfall(&n, &needs)) {
                nearest = Some(tried);
            }
        }
        let Some(window) = won else {
            sums.add(weeks.on(first), -1);
            sums.add(weeks.on(first.plus(length)), 1);
            first = first.plus(1);
            continue;
        };
        earned += 1;
        let flexi = sums.flexi > 0;
        let job_centre = s7_result(turns, opening_days, window.first.sunday());
        listener.note(|| Event::Result { window, flexi, job_centre });
        lines.push(Line {
            job_centre,
            grant: Grant::Result,
            number: u32::try_from(earned).unwrap_or(u32::MAX),
            basis_from: window.first.monday(),
            basis_to: window.last.sunday(),
            earned_on: window.last.sunday(),
            amount: Ore::kroner(terms.result_amount.on(terms.inside(window.first.monday()))?),
            way: Some(window.way),
            excludes_flexi_bonus: flexi,
        });
        first = window.last.plus(1);
        sums = Sums::default();
        (0..length).for_each(|n| sums.add(weeks.on(first.plus(n)), 1));
    }
    Ok(nearest.filter(|_| earned == 0).map(|tried| Unearned {
        job_centre: s7_result(turns, opening_days, tried.first.sunday()),
        grant: Grant::Result,
        from: tried.first.monday(),
        to: tried.last.sunday(),
        reason: reason(&tried, terms),
    }))
}
