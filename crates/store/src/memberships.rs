//! Memberships: which programmes a job centre takes part in, with its own days and goals.

use holdepunkt_rules::{codes::Code, id::*, programme::Membership};

use crate::{Identity, Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into membership (job_centre, id, programme, from_day, until_day, action_plan_on) \
     values ($1, $2, $3, $4, $5, $6)",
);
const INSERT_GOAL: Scoped =
    Scoped::new("insert into membership_goal (job_centre, membership, goal, at_least) values ($1, $2, $3, $4)");
const LIST: Scoped = Scoped::new("select * from membership where job_centre = $1 order by from_day desc, programme");
const GOALS: Scoped = Scoped::new("select * from membership_goal where job_centre = $1 order by goal");
/// Which job centres a report across them takes in: no case data.
const MEMBERS: Identity = Identity::new(
    "select distinct m.job_centre, j.sort_key from membership m join job_centre j on j.job_centre = m.job_centre \
     where m.programme = $1 and m.from_day <= $2 order by j.sort_key",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), INSERT_GOAL.text(), LIST.text(), GOALS.text(), MEMBERS.text()];

fn read(r: &Row) -> Result<Membership, StoreError> {
    Ok(Membership {
        id: r.get("id")?,
        programme: r.get("programme")?,
        period: holdepunkt_rules::period::Period::known(r.get("from_day")?, r.get("until_day")?),
        action_plan_on: r.get("action_plan_on")?,
        goals: Vec::new(),
    })
}

/// Adds a membership with its goals.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, m: &Membership) -> Result<(), StoreError> {
    let values = values![m.id, &m.programme, m.period.from(), m.period.until(), m.action_plan_on];
    tx.run(INSERT.within(scope, values)).await?;
    for (goal, at_least) in &m.goals {
        tx.run(INSERT_GOAL.within(scope, values![m.id, goal, *at_least])).await?;
    }
    Ok(())
}

/// The memberships of a job centre with their goals, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Membership>, StoreError> {
    let mut memberships = tx.all(LIST.within(scope, values![]), read).await?;
    let goal = |r: &Row| {
        Ok::<(MembershipId, Code, i64), StoreError>((r.get("membership")?, r.get("goal")?, r.get("at_least")?))
    };
    for (membership, code, at_least) in tx.all(GOALS.within(scope, values![]), goal).await? {
        if let Some(m) = memberships.iter_mut().find(|m| m.id == membership) {
            m.goals.push((code, at_least));
        }
    }
    Ok(memberships)
}

/// The job centres that have joined a programme by a day, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn members(tx: &mut Tx, programme: &Code, by: jiff::civil::Date) -> Result<Vec<JobCentreId>, StoreError> {
    tx.all(MEMBERS.bound(values![programme, by]), |r| r.get("job_centre")).await
}
