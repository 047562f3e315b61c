//! Exit strategies: the newest of a citizen holds, the earlier ones are kept.

use holdepunkt_rules::{exit_strategy::ExitStrategy, id::*};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into exit_strategy (job_centre, id, citizen, aim, words, steps, written_on, written_by, discussed_on, holds) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
const RETIRE: Scoped =
    Scoped::new("update exit_strategy set holds = false where job_centre = $1 and citizen = $2 and holds");
const OF_CITIZEN: Scoped = Scoped::new(
    "select * from exit_strategy where job_centre = $1 and citizen = $2 order by holds desc, written_on desc, id desc",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), RETIRE.text(), OF_CITIZEN.text()];

fn read(r: &Row) -> Result<ExitStrategy, StoreError> {
    Ok(ExitStrategy {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        aim: r.get("aim")?,
        words: r.get("words")?,
        steps: r.get::<String>("steps")?.lines().map(str::to_owned).collect(),
        written_on: r.get("written_on")?,
        written_by: r.get("written_by")?,
        discussed_on: r.get("discussed_on")?,
        holds: r.get("holds")?,
    })
}

/// Adds the strategy that holds from now on; what held before is kept.
///
/// # Errors
/// [`crate::Constraint::OneStrategyHolds`] when somebody wrote one first.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, s: &ExitStrategy) -> Result<(), StoreError> {
    tx.run(RETIRE.within(scope, values![s.citizen])).await?;
    let steps = s.steps.join("\n");
    let values = values![s.id, s.citizen, &s.aim, &s.words, steps, s.written_on, s.written_by, s.discussed_on, true,];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Every strategy of a citizen: the one that holds, then the earlier ones, the latest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<ExitStrategy>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}
