//! A vacant seat, and those who wait.

use holdepunkt_rules::{Refusal, centre::CompanyCentre, hours::WeeklyHours, id::*, period::Period, place::vacancies};
use holdepunkt_store::{centres, companies, mentors, placements, places};
use jiff::civil::Date;

use crate::{
    Action, Context, Error,
    referrals::{self, Waiter},
};

/// A seat that can be filled, and the citizens who wait and whom the reader may place.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// The centre.
    pub centre: CompanyCentre,
    /// Town of its first company.
    pub town: String,
    /// Its mentors' names.
    pub mentors: Vec<String>,
    /// The place.
    pub place: PlaceId,
    /// The place's number.
    pub number: i64,
    /// The free days: from the day asked for, or the first free day after it. None when it is never free again.
    pub free: Option<Period>,
    /// Hours that the centre takes, from and to.
    pub hours: (Option<WeeklyHours>, Option<WeeklyHours>),
    /// Who waits, longest first.
    pub waiting: Vec<Waiter>,
}

/// A seat from a day on, with those who wait for one.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn fill(context: &Context, place: PlaceId, from: Date) -> Result<Fill, Error> {
    let mut work = context.look(Action::Place).await?;
    let (tx, scope) = (&mut work.tx, work.scope);
    let place = places::find(tx, scope, place).await?.ok_or(Refusal::NotFound)?;
    let centre = centres::find(tx, scope, place.centre).await?.ok_or(Refusal::NotFound)?;
    let taken: Vec<Period> = placements::of_place(tx, scope, place.id).await?.iter().map(|p| p.period).collect();
    let mentors = mentors::of_centre(tx, scope, centre.id).await?;
    let town = match centre.companies.first() {
        Some(id) => companies::find(tx, scope, *id).await?.map(|c| c.address.town).unwrap_or_default(),
        None => String::new(),
    };
    let ahead = Period::known(from, None);
    let free = vacancies(&place.spans, &taken).into_iter().find_map(|v| v.period.shared(&ahead));
    drop(work);
    Ok(Fill {
        town,
        mentors: mentors.into_iter().map(|m| m.name).collect(),
        place: place.id,
        number: place.number,
        free,
        hours: (centre.offer.hours_from, centre.offer.hours_until),
        centre,
        waiting: referrals::waiting(context).await?,
    })
}
