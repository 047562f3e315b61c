//! Moves of citizens from one job centre to another. `job_centre` is the one they move to; what goes along is
//! sealed to the move. Nothing else of the other job centre can be reached through it.

use holdepunkt_rules::id::*;
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into transfer (job_centre, id, from_job_centre, citizen, offered_on, offered_by, package_sealed, state) \
     values ($1, $2, $3, $4, $5, $6, $7, 'offered')",
);
const INCOMING: Scoped = Scoped::new(
    "select t.*, j.name as from_name from transfer t join job_centre j on j.job_centre = t.from_job_centre \
     where t.job_centre = $1 and t.state = 'offered' order by t.offered_on, t.id",
);
const FIND: Scoped = Scoped::new(
    "select t.*, j.name as from_name from transfer t join job_centre j on j.job_centre = t.from_job_centre \
     where t.job_centre = $1 and t.id = $2",
);
const OF_CITIZEN: Scoped = Scoped::new(
    "select t.id, t.offered_on, t.state, j.name as to_name from transfer t \
     join job_centre j on j.job_centre = t.job_centre where t.from_job_centre = $1 and t.citizen = $2 \
     order by t.offered_on desc, t.id desc limit 1",
);
const ANSWER: Scoped = Scoped::new(
    "update transfer set state = $3, answered_on = $4, answered_by = $5, arrived = $6 \
     where job_centre = $1 and id = $2 and state = 'offered'",
);
const WITHDRAW: Scoped = Scoped::new(
    "update transfer set state = 'withdrawn', answered_on = $3 where from_job_centre = $1 and citizen = $2 \
     and state = 'offered'",
);
// The one row of the other job centre that an answer touches: that of the citizen whom the move names.
const LEAVE: Scoped = Scoped::new(
    "update citizen set moved_on = $3, version = version + 1 where exists (select 1 from transfer t \
     where t.job_centre = $1 and t.id = $2 and t.citizen = citizen.id and t.from_job_centre = citizen.job_centre)",
);
const RETURN: Scoped =
    Scoped::new("update citizen set moved_on = null, version = version + 1 where job_centre = $1 and id = $2");
const OPEN: Scoped = Scoped::new(
    "select (select count(*) from placement p where p.citizen = c.id and p.state in ('reserved', 'agreed')) as placements, \
     (select count(*) from referral r where r.citizen = c.id and r.state in ('sent', 'accepted')) + \
     (select count(*) from preparation q where q.citizen = c.id and q.state in ('asked', 'running')) as referrals \
     from citizen c where c.job_centre = $1 and c.id = $2",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    INCOMING.text(),
    FIND.text(),
    OF_CITIZEN.text(),
    ANSWER.text(),
    WITHDRAW.text(),
    LEAVE.text(),
    RETURN.text(),
    OPEN.text(),
];

/// A move as the job centre sees it that the citizen comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Identifier.
    pub id: TransferId,
    /// The job centre they come from.
    pub from: JobCentreId,
    /// Its name.
    pub from_name: String,
    /// When it was offered.
    pub offered_on: Date,
    /// Is it still to be answered?
    pub open: bool,
    /// Their citizen; theirs alone.
    pub citizen: CitizenId,
    /// What goes along, opened.
    pub package: Vec<u8>,
}

/// The latest move of a citizen as the job centre sees it that they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Identifier.
    pub id: TransferId,
    /// The name of the job centre they go to.
    pub to_name: String,
    /// When it was offered.
    pub offered_on: Date,
    /// `offered`, `taken`, `refused` or `withdrawn`.
    pub state: String,
}

fn bound_to(id: TransferId) -> String {
    format!("transfer.package:{id}")
}

/// A move to be offered.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// Identifier.
    pub id: TransferId,
    /// From which job centre.
    pub from: JobCentreId,
    /// To which.
    pub to: JobCentreId,
    /// Who.
    pub citizen: CitizenId,
    /// When.
    pub on: Date,
    /// By whom.
    pub by: EmployeeId,
    /// What goes along.
    pub package: &'a [u8],
}

/// Offers a move.
///
/// # Errors
/// [`crate::Constraint::OneOpenTransfer`] when one is on offer already.
pub async fn offer(tx: &mut Tx, o: &Offer<'_>) -> Result<(), StoreError> {
    let sealed = tx.keys.seal(o.package, &bound_to(o.id))?;
    tx.run(INSERT.within(o.to, values![o.id, o.from, o.citizen, o.on, o.by, sealed])).await?;
    Ok(())
}

/// The moves that wait for an answer here, the oldest first.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn incoming(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Incoming>, StoreError> {
    let rows = tx.all(INCOMING.within(scope, values![]), read).await?;
    rows.into_iter().map(|row| open(tx, row)).collect()
}

/// One move to here.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: TransferId) -> Result<Option<Incoming>, StoreError> {
    let row = tx.first(FIND.within(scope, values![id]), read).await?;
    row.map(|row| open(tx, row)).transpose()
}

fn read(r: &Row) -> Result<Incoming, StoreError> {
    Ok(Incoming {
        id: r.get("id")?,
        from: r.get("from_job_centre")?,
        from_name: r.get("from_name")?,
        offered_on: r.get("offered_on")?,
        open: r.get::<String>("state")? == "offered",
        citizen: r.get("citizen")?,
        package: r.get("package_sealed")?,
    })
}

fn open(tx: &Tx, sealed: Incoming) -> Result<Incoming, StoreError> {
    let package = tx.keys.open(&sealed.package, &bound_to(sealed.id))?;
    Ok(Incoming { package, ..sealed })
}

/// The latest move of a citizen from here.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Option<Outgoing>, StoreError> {
    let read = |r: &Row| {
        Ok(Outgoing {
            id: r.get("id")?,
            to_name: r.get("to_name")?,
            offered_on: r.get("offered_on")?,
            state: r.get("state")?,
        })
    };
    tx.first(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Takes a move back that nobody has answered. `false`: there was none.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn withdraw(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId, on: Date) -> Result<bool, StoreError> {
    Ok(tx.run(WITHDRAW.within(scope, values![citizen, on])).await? == 1)
}

/// Answers a move: taken, with whom the citizen became here, or refused. `false`: somebody else answered first.
/// When it is taken, the citizen of the other job centre has moved from the day on.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn answer(
    tx: &mut Tx,
    scope: JobCentreId,
    id: TransferId,
    on: Date,
    by: EmployeeId,
    arrived: Option<CitizenId>,
) -> Result<bool, StoreError> {
    let state = if arrived.is_some() { "taken" } else { "refused" };
    if tx.run(ANSWER.within(scope, values![id, state, on, by, arrived])).await? != 1 {
        return Ok(false);
    }
    if arrived.is_some() {
        tx.run(LEAVE.within(scope, values![id, on])).await?;
    }
    Ok(true)
}

/// A citizen who had moved away comes back.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn come_back(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<(), StoreError> {
    tx.run(RETURN.within(scope, values![citizen])).await?;
    Ok(())
}

/// What a citizen has under way: placements, and referrals with preparations.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn under_way(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<(i64, i64), StoreError> {
    let read = |r: &Row| Ok((r.get::<i64>("placements")?, r.get::<i64>("referrals")?));
    Ok(tx.first(OPEN.within(scope, values![citizen]), read).await?.unwrap_or_default())
}
