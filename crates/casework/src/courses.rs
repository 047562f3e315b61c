//! A citizen's courses: the chain that placements and interruptions make, and how the latest stands.

use holdepunkt_rules::{
    course::{Clock, Course, CourseTerms, Outlook, Stay, active_intervals, courses, outlook},
    id::*,
    interruption::Interruption,
    period::days_between,
    placement::{Placement, PlacementState},
};
use holdepunkt_store::{interruptions, placements};
use jiff::civil::Date;

use crate::{Error, Work};

/// A citizen's courses on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// What they are measured by.
    pub terms: CourseTerms,
    /// The courses by today, in order.
    pub courses: Vec<Course>,
    /// How the latest stands; none before the first active day.
    pub outlook: Option<Outlook>,
}

impl Chain {
    /// The count of days away for somebody who begins on a day after the latest course: "day 27 of 28".
    #[must_use]
    pub fn clock_on(&self, day: Date) -> Option<Clock> {
        Clock::after(self.courses.last()?.last(), day, &self.terms)
    }

    /// Would a placement that begins on the day begin another course, after one that is there?
    #[must_use]
    pub fn begins_anew_on(&self, day: Date) -> bool {
        self.clock_on(day).is_some_and(|c| !c.holds())
    }
}

/// The stays that give active days: placements that are agreed or over, less tasters and centre days.
#[must_use]
pub fn stays(placements: &[Placement], away: &[Interruption], today: Date) -> Vec<Stay> {
    let counts =
        |p: &&Placement| p.kind.is_course() && matches!(p.state, PlacementState::Agreed | PlacementState::Ended);
    let stay = |p: &Placement| Stay {
        period: p.period,
        away: away.iter().filter(|i| i.placement == p.id).map(|i| i.planned(today)).collect(),
    };
    placements.iter().filter(counts).map(stay).collect()
}

/// The citizen's courses today.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::OutsideCoverage`] on a day without terms, or the database's.
pub async fn chain(work: &mut Work, citizen: CitizenId) -> Result<Chain, Error> {
    let today = work.today();
    let terms = work.context.house.rulebook.course_terms(today)?;
    let placed = placements::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let away = interruptions::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let stays = stays(&placed, &away, today);
    Ok(Chain {
        terms,
        courses: courses(&active_intervals(&stays, today), &terms),
        outlook: outlook(&stays, today, &terms).filter(|o| days_between(o.course.last(), today) < OLD_DAYS),
    })
}

/// A course that ended so long ago is history: nothing is counted for it any more.
const OLD_DAYS: i64 = 366;
