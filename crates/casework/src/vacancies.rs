//! What is vacant now and in the weeks to come: the letter to caseworkers (S1, 4.2). About nobody.

use std::collections::HashMap;

use holdepunkt_rules::{
    centre::CompanyCentre,
    id::*,
    job_centre::{Employee, JobCentre},
    period::plus_days,
    vacancy::{Coming, MOST_WEEKS, coming},
};
use holdepunkt_store::{centres, job_centres, placements, places};

use crate::{Action, Context, Error};

/// A centre with its vacancies.
#[derive(Debug, Clone, PartialEq)]
pub struct CentreVacancies {
    /// The centre, with what it offers.
    pub centre: CompanyCentre,
    /// Whom to ask.
    pub contact: Option<Employee>,
    /// Each vacant seat: its number and when.
    pub seats: Vec<(i64, Coming)>,
}

impl CentreVacancies {
    /// How many are free today.
    #[must_use]
    pub fn now(&self) -> usize {
        self.seats.iter().filter(|(_, c)| c.now).count()
    }
}

/// The letter.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Whose.
    pub job_centre: Option<JobCentre>,
    /// Weeks looked ahead.
    pub weeks: i64,
    /// Centres with a vacancy: those with most free today first.
    pub centres: Vec<CentreVacancies>,
}

/// How far ahead placements are looked at: further than any is long.
const SEEN_DAYS: i64 = 1500;

/// What is vacant from today until so many weeks ahead.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn letter(context: &Context, weeks: i64) -> Result<Letter, Error> {
    let mut work = context.look(Action::SeeVacancies).await?;
    let (tx, scope, today) = (&mut work.tx, work.scope, context.today);
    let weeks = weeks.clamp(0, MOST_WEEKS);
    let taken = placements::taken(tx, scope, today, plus_days(today, SEEN_DAYS)).await?;
    let mut seats: HashMap<CentreId, Vec<(i64, Coming)>> = HashMap::new();
    for place in places::list(tx, scope).await? {
        let taken = taken.get(&place.id).map_or(&[][..], Vec::as_slice);
        if let Some(vacancy) = coming(&place, taken, today, weeks) {
            seats.entry(place.centre).or_default().push((place.number, vacancy));
        }
    }
    let employees = job_centres::employees(tx, scope).await?;
    let mut list = Vec::new();
    for centre in centres::list(tx, scope).await? {
        let Some(mut seats) = seats.remove(&centre.id) else { continue };
        seats.sort_by_key(|(number, c)| (c.from, *number));
        let contact = employees.iter().find(|e| e.id == centre.fixed_contact).cloned();
        list.push(CentreVacancies { centre, contact, seats });
    }
    list.sort_by_key(|c| std::cmp::Reverse(c.now()));
    Ok(Letter { job_centre: job_centres::find(tx, scope).await?, weeks, centres: list })
}
