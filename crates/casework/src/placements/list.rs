//! The list of placements of one's own citizens.

use holdepunkt_rules::{
    Refusal,
    hours::WeeklyHours,
    id::*,
    period::Period,
    placement::{Outcome, Standing, standing},
};
use holdepunkt_store::placements;
use jiff::civil::Date;

use crate::{Action, Context, Error, Reach, context::Deed};

/// A placement in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacementRow {
    /// The placement.
    pub id: PlacementId,
    /// How it stands today.
    pub standing: Standing,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The citizen's name: one's own citizen, so that a protected one shows.
    pub citizen_name: String,
    /// The name is protected.
    pub protected: bool,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// The place's number in the centre.
    pub number: i64,
    /// The mentor's name.
    pub mentor_name: String,
}

/// Most placements in the list: those of one employee's citizens.
const MOST: i64 = 5000;

/// The placements of one's own citizens, the latest first; withdrawn ones are not among them.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn list(context: &Context) -> Result<Vec<PlacementRow>, Error> {
    let mut work = context.begin(Action::ListCitizens).await?;
    let as_consultant = match work.reach {
        Reach::Coordinated => false,
        Reach::Referred => true,
        _ => return Err(Refusal::NotAllowed.into()),
    };
    let me = work.employee()?;
    let found = placements::of_employee(&mut work.tx, work.scope, me, as_consultant, MOST).await?;
    let today = context.today;
    work.done(Deed::Read, "placements", found.len(), None).await?;
    let row = |p: placements::ListedPlacement| PlacementRow {
        id: p.id,
        standing: standing(p.state, &Period::known(p.from, Some(p.until)), p.away, today),
        from: p.from,
        until: p.until,
        hours: p.hours,
        outcome: p.outcome,
        citizen_name: p.citizen_name,
        protected: p.protected,
        centre: p.centre,
        centre_name: p.centre_name,
        number: p.number,
        mentor_name: p.mentor_name,
    };
    Ok(found.into_iter().map(row).collect())
}
