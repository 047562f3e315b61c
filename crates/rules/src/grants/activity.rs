//! S4: the activity grant.

use super::{
    course::{Course, days_of_months, s3_months},
    day::Day,
    event::{Event, Listener},
    line::{Grant, Line},
    place::{Turn, s7_month},
    terms::{MonthsReading, Terms},
};
use crate::{Refusal, money::Ore};

/// A month that a course has earned, before it is asked by whom and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// 1, 2, 3.
    pub number: u32,
    /// First day of its basis.
    pub basis_from: Day,
    /// The day it is earned, the last of its basis.
    pub earned_on: Day,
}

/// **S4 Activity grant**: a course of at least `minimum_months` months earns `amount_per_month` for each of its months,
/// the first three included. Month *k* is earned on the active day number `days between f and f + k months` (the first
/// active day is number 1); its basis runs from the day after month *k* − 1 was earned (*k* = 1: from `f`) to that day.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "i minimum tre måneder, udløses et
/// tilskud på 1.500 kr. pr. måned".
///
/// Gives whether the course is long enough; its lines are added.
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn s4_activity<L: Listener>(
    course: &Course<'_>,
    turns: &[Turn],
    terms: &Terms,
    listener: &mut L,
    lines: &mut Vec<Line>,
) -> Result<bool, Refusal> {
    let active_days = course.active_days();
    let months = s3_months(course.first(), active_days);
    let minimum = terms.minimum_months.count_on(course.first())?;
    let needed = days_of_months(course.first(), minimum);
    let number = course.number;
    listener.note(|| Event::Length { course: number, active_days, months, minimum, needed });
    if months < minimum {
        return Ok(false);
    }
    let mut earn = |month: Month, listener: &mut L| -> Result<(), Refusal> {
        let amount = Ore::kroner(terms.amount_per_month.on(month.earned_on)?);
        let job_centre = s7_month(turns, month.earned_on);
        note_month(listener, number, course, month);
        lines.push(Line {
            job_centre,
            grant: Grant::Activity,
            number: month.number,
            basis_from: month.basis_from,
            basis_to: month.earned_on,
            earned_on: month.earned_on,
            amount,
            way: None,
            excludes_flexi_bonus: false,
        });
        Ok(())
    };
    match terms.readings.months {
        MonthsReading::WholeActiveMonths => {
            let mut basis_from = course.first();
            for k in 1..=months {
                let Some(earned_on) = course.active_day(days_of_months(course.first(), k)) else { break };
                earn(Month { number: u32::try_from(k).unwrap_or(0), basis_from, earned_on }, listener)?;
                basis_from = earned_on.plus(1);
            }
        }
        MonthsReading::CalendarMonths => {
            let mut open: Option<Month> = None;
            for interval in course.intervals {
                let mut from = interval.from;
                while from <= interval.to {
                    let to = from.month_end().min(interval.to);
                    match &mut open {
                        Some(month) if month.earned_on.month_end() == from.month_end() => month.earned_on = to,
                        _ => {
                            let number = open.map_or(1, |m| m.number + 1);
                            if let Some(month) = open.replace(Month { number, basis_from: from, earned_on: to }) {
                                earn(month, listener)?;
                            }
                        }
                    }
                    from = to.plus(1);
                }
            }
            if let Some(month) = open {
                earn(month, listener)?;
            }
        }
    }
    Ok(true)
}

fn note_month(listener: &mut impl Listener, number: u32, course: &Course<'_>, month: Month) {
    listener.note(|| {
        let before = course.intervals.iter().filter(|i| i.from <= month.earned_on);
        let day_number = before.map(|i| i.to.min(month.earned_on).since(i.from) + 1).sum();
        Event::Month { course: number, month, day_number }
    });
}
