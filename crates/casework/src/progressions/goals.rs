//! Sub-goals: said to be reached by those who see it happen.

use holdepunkt_rules::{
    Refusal,
    agreement::AgreementState,
    id::*,
    progression::goals::{Reached, Standing, accept_reached, standing},
};
use holdepunkt_store::{agreements, goals_reached as rows};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, agreements::enter, context::Deed};

/// The goals of a placement's agreement as they stand, those in the latest version that is or was in force.
///
/// # Errors
/// The database's.
pub(crate) async fn of_placement(work: &mut Work, placement: PlacementId) -> Result<Vec<Standing>, Error> {
    let versions = agreements::of_placement(&mut work.tx, work.scope, placement).await?;
    let held = versions.iter().rfind(|a| matches!(a.state, AgreementState::InForce | AgreementState::Ended));
    let Some(agreement) = held else { return Ok(Vec::new()) };
    let reached = rows::of_placement(&mut work.tx, work.scope, placement).await?;
    Ok(standing(&agreement.content.goals, &reached))
}

/// Says that a goal was reached on a day, or, without a day, that it wasn't after all.
///
/// # Errors
/// As [`accept_reached`]; [`Refusal::NotFound`].
pub async fn reach(context: &Context, id: PlacementId, text: &str, on: Option<Date>) -> Result<CitizenId, Error> {
    let (mut work, placement) = enter(context.begin(Action::ReachGoals).await?, id).await?;
    let goals: Vec<_> = of_placement(&mut work, id).await?.into_iter().map(|s| s.goal).collect();
    let account = context.who.person().map(|g| g.account);
    let deed = match on {
        Some(on) => {
            accept_reached(&goals, text, on, &placement, work.today())?;
            let reached = Reached { placement: id, text: text.to_owned(), on };
            rows::put(&mut work.tx, work.scope, &reached, account).await?;
            Deed::Register
        }
        None if rows::remove(&mut work.tx, work.scope, id, text).await? => Deed::Withdraw,
        None => return Err(Refusal::NotFound.into()),
    };
    work.done(deed, "goal", id, Some(placement.citizen)).await?;
    Ok(placement.citizen)
}
