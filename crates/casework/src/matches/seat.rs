//! The citizens for one free place, each with the reasons.

use holdepunkt_rules::{
    Refusal,
    id::*,
    matching::{
        citizen::{CentreNumber, CitizenNumber},
        ranked::{Ranked, citizens},
    },
};
use holdepunkt_store::{centres, places};
use jiff::civil::Date;

use super::{Field, accept_start};
use crate::{Action, Context, Error, context::Deed};

/// The page.
#[derive(Debug)]
pub struct Seat {
    /// The place.
    pub place: PlaceId,
    /// Its number in the centre.
    pub number: i64,
    /// The centre's name.
    pub centre: String,
    /// The centre's number in the field; none without a contract or a place on the map.
    pub at: Option<CentreNumber>,
    /// Is the place itself free for the minimum weeks?
    pub free: bool,
    /// Who and what is matched.
    pub field: Field,
    /// Those who wait, by worth.
    pub ranked: Ranked<CitizenNumber>,
}

/// Those who wait and fit a place on a start date.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::DayOutOfReach`] on `start`; the policy's, or the database's.
pub async fn of_place(context: &Context, id: PlaceId, start: Date) -> Result<Seat, Error> {
    accept_start(start, context.today)?;
    let mut work = context.begin(Action::PlanMatches).await?;
    let place = places::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let centre = centres::find(&mut work.tx, work.scope, place.centre).await?.ok_or(Refusal::NotFound)?;
    let mut field = Field::empty(&mut work, start).await?;
    field.add_waiting(&mut work).await?;
    let at = field.number(place.centre);
    let here = at.and_then(|n| field.centres.get(n.at()).map(|c| (n, c)));
    let ranked = match here {
        Some((number, centre)) => citizens(number, centre, &field.citizens, &field.weights, start),
        None => Ranked { fits: Vec::new(), ruled_out: Vec::new() },
    };
    let free = at.and_then(|n| field.centre(n)).is_some_and(|c| c.free.contains(&id));
    let people: Vec<CitizenId> = field.people.iter().map(|p| p.id).collect();
    for person in people {
        work.also(Deed::Read, "matches", person, Some(person)).await?;
    }
    work.done(Deed::Read, "place_matches", id, None).await?;
    Ok(Seat { place: id, number: place.number, centre: centre.name, at, free, field, ranked })
}
