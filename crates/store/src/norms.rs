//! What the job centre itself pays, and how many mentor hours it gives, from a day on.

use holdepunkt_rules::{contract::PaymentModel, hours::WeeklyHours, id::JobCentreId, money::Ore, norm::Norm};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const PUT: Scoped = Scoped::new(
    "insert into payment_norm (job_centre, payment, from_day, amount, mentor_minutes) values ($1, $2, $3, $4, $5) \
     on conflict (job_centre, payment, from_day) do update set amount = excluded.amount, \
     mentor_minutes = excluded.mentor_minutes",
);
const REMOVE: Scoped = Scoped::new("delete from payment_norm where job_centre = $1 and payment = $2 and from_day = $3");
const LIST: Scoped = Scoped::new("select * from payment_norm where job_centre = $1 order by payment, from_day desc");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[PUT.text(), REMOVE.text(), LIST.text()];

fn read(r: &Row) -> Result<Norm, StoreError> {
    Ok(Norm {
        payment: r.get("payment")?,
        from: r.get("from_day")?,
        amount: Ore(r.get("amount")?),
        mentor_hours: WeeklyHours::from_minutes(r.get("mentor_minutes")?),
    })
}

/// Sets a norm from its day on, in place of another of the same day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn put(tx: &mut Tx, scope: JobCentreId, n: &Norm) -> Result<(), StoreError> {
    tx.run(PUT.within(scope, values![n.payment, n.from, n.amount.0, n.mentor_hours.minutes()])).await?;
    Ok(())
}

/// Takes a norm away. `false`: there was none.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove(tx: &mut Tx, scope: JobCentreId, payment: PaymentModel, from: Date) -> Result<bool, StoreError> {
    Ok(tx.run(REMOVE.within(scope, values![payment, from])).await? == 1)
}

/// Every norm of a job centre, by model, the newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Norm>, StoreError> {
    tx.all(LIST.within(scope, values![]), read).await
}
