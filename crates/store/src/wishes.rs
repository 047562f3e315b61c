//! What citizens want and would rather not, and the jobs they aim at; each list in the citizen's own order.

use holdepunkt_rules::{
    codes::Code,
    id::{CentreId, CitizenId, JobCentreId},
    wish::{WishKind, Wishes},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into wish (job_centre, citizen, kind, code, position, noted_on) values ($1, $2, $3, $4, $5, $6)",
);
const CLEAR: Scoped = Scoped::new("delete from wish where job_centre = $1 and citizen = $2");
const CLEAR_KIND: Scoped = Scoped::new("delete from wish where job_centre = $1 and citizen = $2 and kind = $3");
const OF_CITIZEN: Scoped = Scoped::new(
    "select kind, code, noted_on from wish where job_centre = $1 and citizen = $2 order by kind, position, code",
);
const OF_CENTRE: Scoped = Scoped::new(
    "select w.citizen from wish w where w.job_centre = $1 and w.kind = 'centre' and w.code = $2 \
     order by w.position, w.citizen",
);
const INSERT_GOAL: Scoped = Scoped::new(
    "insert into job_goal (job_centre, citizen, occupation, position, noted_on) values ($1, $2, $3, $4, $5)",
);
const CLEAR_GOALS: Scoped = Scoped::new("delete from job_goal where job_centre = $1 and citizen = $2");
const GOALS: Scoped =
    Scoped::new("select occupation from job_goal where job_centre = $1 and citizen = $2 order by position, occupation");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    CLEAR.text(),
    CLEAR_KIND.text(),
    OF_CITIZEN.text(),
    OF_CENTRE.text(),
    INSERT_GOAL.text(),
    CLEAR_GOALS.text(),
    GOALS.text(),
];

/// Writes everything a citizen wishes, in place of what was there.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    w: &Wishes,
    today: Date,
) -> Result<(), StoreError> {
    tx.run(CLEAR.within(scope, values![citizen])).await?;
    let centres: Vec<Code> = w.centres.iter().map(|c| Code::known(c.to_string())).collect();
    for (kind, codes) in [
        (WishKind::Centre, &centres),
        (WishKind::Industry, &w.industries),
        (WishKind::Task, &w.tasks),
        (WishKind::NotIndustry, &w.not_industries),
        (WishKind::NotTask, &w.not_tasks),
    ] {
        insert(tx, scope, citizen, kind, codes, today).await?;
    }
    Ok(())
}

/// Writes the centres a citizen wishes for, and leaves the other wishes: what is noted at an information meeting.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace_centres(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    centres: &[CentreId],
    today: Date,
) -> Result<(), StoreError> {
    tx.run(CLEAR_KIND.within(scope, values![citizen, WishKind::Centre])).await?;
    let codes: Vec<Code> = centres.iter().map(|c| Code::known(c.to_string())).collect();
    insert(tx, scope, citizen, WishKind::Centre, &codes, today).await
}

async fn insert(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    kind: WishKind,
    codes: &[Code],
    today: Date,
) -> Result<(), StoreError> {
    for (position, code) in (1_i64..).zip(codes) {
        tx.run(INSERT.within(scope, values![citizen, kind, code, position, today])).await?;
    }
    Ok(())
}

/// What a citizen wishes.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Wishes, StoreError> {
    let read = |r: &Row| Ok((r.get::<WishKind>("kind")?, r.get::<Code>("code")?));
    let mut w = Wishes::default();
    for (kind, code) in tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await? {
        match kind {
            WishKind::Centre => w.centres.extend(CentreId::parse(code.as_str())),
            WishKind::Industry => w.industries.push(code),
            WishKind::Task => w.tasks.push(code),
            WishKind::NotIndustry => w.not_industries.push(code),
            WishKind::NotTask => w.not_tasks.push(code),
        }
    }
    Ok(w)
}

/// The citizens who wish for a centre, those first who put it first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_centre(tx: &mut Tx, scope: JobCentreId, centre: CentreId) -> Result<Vec<CitizenId>, StoreError> {
    tx.all(OF_CENTRE.within(scope, values![centre]), |r| r.get("citizen")).await
}

/// Writes the jobs a citizen aims at, in order, in place of those that were there.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace_goals(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    occupations: &[Code],
    today: Date,
) -> Result<(), StoreError> {
    tx.run(CLEAR_GOALS.within(scope, values![citizen])).await?;
    for (position, occupation) in (1_i64..).zip(occupations) {
        tx.run(INSERT_GOAL.within(scope, values![citizen, occupation, position, today])).await?;
    }
    Ok(())
}

/// The jobs a citizen aims at, the first first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn goals(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Code>, StoreError> {
    tx.all(GOALS.within(scope, values![citizen]), |r| r.get("occupation")).await
}
