//! Sub-goals that were reached.

use holdepunkt_rules::{id::*, progression::goals::Reached};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into goal_reached (job_centre, placement, text, reached_on, account) values ($1, $2, $3, $4, $5) \
     on conflict (placement, text) do update set reached_on = excluded.reached_on, account = excluded.account",
);
const REMOVE: Scoped = Scoped::new("delete from goal_reached where job_centre = $1 and placement = $2 and text = $3");
const OF_PLACEMENT: Scoped = Scoped::new(
    "select placement, text, reached_on from goal_reached where job_centre = $1 and placement = $2 \
     order by reached_on, text",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), REMOVE.text(), OF_PLACEMENT.text()];

/// Keeps that a goal was reached; a second time moves the day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn put(tx: &mut Tx, scope: JobCentreId, reached: &Reached, by: Option<AccountId>) -> Result<(), StoreError> {
    tx.run(INSERT.within(scope, values![reached.placement, &reached.text, reached.on, by])).await?;
    Ok(())
}

/// Takes it back. `false`: it wasn't there.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove(tx: &mut Tx, scope: JobCentreId, placement: PlacementId, text: &str) -> Result<bool, StoreError> {
    Ok(tx.run(REMOVE.within(scope, values![placement, text])).await? == 1)
}

/// The goals of a placement that were reached.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Vec<Reached>, StoreError> {
    let read = |r: &Row| Ok(Reached { placement: r.get("placement")?, text: r.get("text")?, on: r.get("reached_on")? });
    tx.all(OF_PLACEMENT.within(scope, values![placement]), read).await
}
