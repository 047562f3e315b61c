//! The way to a place as days: for the medians, and what the waiting list needs of a citizen.

use holdepunkt_rules::{
    id::*,
    referral::ReferralModel,
    steps::{Way, WayStep},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const WAYS: Scoped = Scoped::new(
    "select r.model, r.state, r.sent_on, r.accepted_on, r.closed_on, p.asked_on, p.from_day, p.until_day, \
     (select min(x.from_day) from placement x where x.referral = r.id and x.state not in ('withdrawn', 'reserved') \
       and x.from_day <= $4) as started \
     from referral r left join preparation p on p.id = r.preparation \
     where r.job_centre = $1 and r.sent_on >= $2 and r.sent_on <= $3",
);
const WISHED: Scoped = Scoped::new(
    "select w.code, k.name from wish w left join centre k on k.id = w.code where w.job_centre = $1 and w.citizen = $2 \
     and w.kind = 'centre' order by w.position, w.code",
);
const FORGET_WISHED: Scoped =
    Scoped::new("delete from wish where job_centre = $1 and citizen = $2 and kind = 'centre'");
const WISH: Scoped = Scoped::new(
    "insert into wish (job_centre, citizen, kind, code, position, noted_on) values ($1, $2, 'centre', $3, $4, $5)",
);
const TALK_ON: Scoped = Scoped::new("select talk_on from citizen where job_centre = $1 and id = $2");
const TALKED: Scoped = Scoped::new(
    "update citizen set talk_on = $3, version = version + 1 where job_centre = $1 and id = $2 \
     and coalesce(talk_on, $3) <= $3",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[WAYS.text(), WISHED.text(), FORGET_WISHED.text(), WISH.text(), TALK_ON.text(), TALKED.text()];

fn read(r: &Row) -> Result<(ReferralModel, Way), StoreError> {
    let state: holdepunkt_rules::referral::ReferralState = r.get("state")?;
    let placed: Option<Date> = r.get("closed_on")?;
    let placed = placed.filter(|_| state == holdepunkt_rules::referral::ReferralState::Placed);
    let started: Option<Date> = r.get("started")?;
    let way = Way::default()
        .with(WayStep::Asked, r.get("asked_on")?)
        .with(WayStep::Begun, r.get("from_day")?)
        .with(WayStep::Ready, r.get("until_day")?)
        .with(WayStep::Sent, Some(r.get("sent_on")?))
        .with(WayStep::Accepted, r.get("accepted_on")?)
        .with(WayStep::Placed, placed)
        .with(WayStep::Started, started.filter(|_| placed.is_some()));
    Ok((r.get("model")?, way))
}

/// The ways of those whose referral was sent in a period, as days without a person.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sent_between(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
    today: Date,
) -> Result<Vec<(ReferralModel, Way)>, StoreError> {
    tx.all(WAYS.within(scope, values![from, until, today]), read).await
}

/// The centres that a citizen chose, in order, each with its name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn wished_centres(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
) -> Result<Vec<(CentreId, String)>, StoreError> {
    tx.all(WISHED.within(scope, values![citizen]), |r| {
        Ok((r.get("code")?, r.get::<Option<String>>("name")?.unwrap_or_default()))
    })
    .await
}

/// Sets the centres that a citizen chose, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn wish_for_centres(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    centres: &[CentreId],
    day: Date,
) -> Result<(), StoreError> {
    tx.run(FORGET_WISHED.within(scope, values![citizen])).await?;
    for (position, centre) in (1_i64..).zip(centres) {
        tx.run(WISH.within(scope, values![citizen, *centre, position, day])).await?;
    }
    Ok(())
}

/// The day of the latest talk that the law asks for.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn talk_on(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Option<Date>, StoreError> {
    Ok(tx.first(TALK_ON.within(scope, values![citizen]), |r| r.get("talk_on")).await?.flatten())
}

/// Notes a talk that the law asks for, unless a later one is known.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn talked(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId, day: Date) -> Result<(), StoreError> {
    tx.run(TALKED.within(scope, values![citizen, day])).await?;
    Ok(())
}
