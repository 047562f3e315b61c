//! The centres for one citizen, each with its reasons; what rules the others out, and what would have to change.

use holdepunkt_rules::{
    Refusal,
    hours::WeeklyHours,
    id::*,
    matching::{
        change::Changes,
        citizen::CentreNumber,
        ranked::{Ranked, centres},
    },
    text,
};
use holdepunkt_store::{centres as centre_rows, citizens, matches as rows, referrals};
use jiff::civil::Date;

use super::{
    Field, accept_start,
    field::{waits, wants},
};
use crate::{
    Action, Context, Error,
    citizens::{Heading, admit, heading, sees_protected},
    context::Deed,
};

pub use holdepunkt_store::matches::{Barred, Reach};

/// The page.
#[derive(Debug)]
pub struct Matches {
    /// Whose.
    pub citizen: Heading,
    /// Who and what is matched.
    pub field: Field,
    /// The centres by worth; none when nobody knows where the citizen lives.
    pub ranked: Option<Ranked<CentreNumber>>,
    /// What would have to change.
    pub changes: Changes,
    /// What was asked for: hours and way.
    pub reach: Reach,
    /// Barred centres, with why.
    pub barred: Vec<Barred>,
    /// Every centre that can be barred.
    pub all: Vec<(CentreId, String)>,
}

/// The centres for a citizen on a start date.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`], [`Refusal::DayOutOfReach`] on `start`; the policy's, or the
/// database's.
pub async fn of_citizen(context: &Context, id: CitizenId, start: Date) -> Result<Matches, Error> {
    accept_start(start, context.today)?;
    let mut work = context.begin(Action::SeeMatches).await?;
    let relation = admit(&mut work, id).await?;
    let heading = heading(&mut work, id, relation).await?;
    let scope = work.scope;
    let citizen = citizens::find(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let open = referrals::open_of(&mut work.tx, scope, id).await?;
    let talk_on = holdepunkt_store::ways::talk_on(&mut work.tx, scope, id).await?;
    let since = open.map_or(context.today, |r| r.sent_on);
    let waits = waits(&work, since, &citizen.target_group, talk_on)?;
    let mut field = Field::empty(&mut work, start).await?;
    let reach = rows::reach(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let barred = rows::barred_of(&mut work.tx, scope, id).await?;
    let wants = wants(&mut work, id, barred.iter().map(|b| b.centre).collect()).await?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    field.add(&context.house.rulebook, (citizen, hidden), &reach, waits, &wants);
    let ranked = field.citizens.first().map(|citizen| centres(citizen, &field.centres, &field.weights, start));
    let changes = ranked.as_ref().map(|r| Changes::of(&r.ruled_out)).unwrap_or_default();
    let all = centre_rows::list(&mut work.tx, scope).await?.into_iter().map(|c| (c.id, c.name)).collect();
    work.done(Deed::Read, "matches", id, Some(id)).await?;
    Ok(Matches { citizen: heading, field, ranked, changes, reach, barred, all })
}

/// Longest way that can be asked for, in kilometres.
pub const MOST_KM: i64 = 200;

/// Writes down what a citizen can begin with and how far they can travel.
///
/// # Errors
/// [`Refusal::NotANumber`] on `travel_km`, [`Refusal::Stale`]; [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn set_reach(
    context: &Context,
    id: CitizenId,
    version: i64,
    (hours, travel_km): (Option<WeeklyHours>, Option<i64>),
) -> Result<(), Error> {
    let mut work = context.begin(Action::EditMatches).await?;
    admit(&mut work, id).await?;
    if travel_km.is_some_and(|km| !(0..=MOST_KM).contains(&km)) {
        return Err(Refusal::NotANumber { least: 0, most: MOST_KM }.on("travel_km").into());
    }
    let asked = (hours.map(|h| h.minutes()), travel_km);
    if !rows::set_reach(&mut work.tx, work.scope, id, version, asked).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "reach", id, Some(id)).await
}

/// Bars a centre for a citizen: somebody close works there, or something went wrong. Why is sealed.
///
/// # Errors
/// [`Refusal::Missing`] on `why`; [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn bar(context: &Context, id: CitizenId, centre: CentreId, why: &str) -> Result<(), Error> {
    let mut work = context.begin(Action::EditMatches).await?;
    admit(&mut work, id).await?;
    let scope = work.scope;
    centre_rows::find(&mut work.tx, scope, centre).await?.ok_or(Refusal::NotFound)?;
    let why = text::line(why, 300, "why")?;
    let by = context.who.employee();
    rows::bar(&mut work.tx, scope, id, (centre, &why), (context.today, by)).await?;
    work.done(Deed::Register, "barred_centre", centre, Some(id)).await
}

/// Lets a centre be considered again. One that isn't barred stays so.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn unbar(context: &Context, id: CitizenId, centre: CentreId) -> Result<(), Error> {
    let mut work = context.begin(Action::EditMatches).await?;
    admit(&mut work, id).await?;
    rows::unbar(&mut work.tx, work.scope, id, centre).await?;
    work.done(Deed::Withdraw, "barred_centre", centre, Some(id)).await
}
