//! Acute calls from workplaces: who was rung, who answered, and how long it took.

use holdepunkt_rules::{id::*, signal::acute::Whom};
use jiff::Timestamp;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into acute_call (job_centre, id, placement, account, called_at, words, outcome, version) \
     values ($1, $2, $3, $4, $5, $6, '', 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update acute_call set answered_at = $3, answered_by = $4, closed_at = $5, outcome = $6, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $7",
);
const INSERT_RING: Scoped = Scoped::new(
    "insert into acute_ring (job_centre, call, position, whom, employee, at) values ($1, $2, $3, $4, $5, $6)",
);
const RINGS: Scoped = Scoped::new(
    "select x.*, e.name, e.phone from acute_ring x left join employee e on e.id = x.employee \
     where x.job_centre = $1 and x.call = $2 order by x.position",
);

/// A call with the workplace it comes from.
macro_rules! calls {
    ($where:literal) => {
        concat!(
            "select x.*, p.citizen, p.mentor, k.id as centre, k.name as centre_name, k.fixed_contact, c.name as citizen_name, \
             c.protected, c.caseworker, c.consultant, m.name as mentor_name, m.phone as mentor_phone, \
             e.name as answered_name from acute_call x join placement p on p.id = x.placement \
             join place s on s.id = p.place join centre k on k.id = s.centre join citizen c on c.id = p.citizen \
             join mentor m on m.id = p.mentor left join employee e on e.id = x.answered_by where x.job_centre = $1 and ",
            $where
        )
    };
}
const FIND: Scoped = Scoped::new(calls!("x.id = $2"));
const OPEN_OF: Scoped = Scoped::new(calls!("x.placement = $2 and x.closed_at is null order by x.called_at desc"));
const OPEN: Scoped = Scoped::new(calls!("x.closed_at is null order by x.called_at, x.id"));
const TIMES: Scoped = Scoped::new(
    "select called_at, answered_at from acute_call where job_centre = $1 and called_at >= $2 order by called_at",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    INSERT_RING.text(),
    RINGS.text(),
    FIND.text(),
    OPEN_OF.text(),
    OPEN.text(),
    TIMES.text(),
];

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Identifier.
    pub id: CallId,
    /// The placement it is about.
    pub placement: PlacementId,
    /// When it was made.
    pub called_at: Timestamp,
    /// What the workplace wrote; may be empty.
    pub words: String,
    /// When somebody answered.
    pub answered_at: Option<Timestamp>,
    /// Who.
    pub answered_by: Option<EmployeeId>,
    /// Their name.
    pub answered_name: Option<String>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// What came of it.
    pub outcome: String,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name.
    pub citizen_name: String,
    /// Is the name protected?
    pub protected: bool,
    /// The citizen's caseworker.
    pub caseworker: EmployeeId,
    /// The citizen's job consultant.
    pub consultant: Option<EmployeeId>,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// The fixed contact of the centre.
    pub fixed_contact: EmployeeId,
    /// The mentor.
    pub mentor: MentorId,
    /// The mentor's name.
    pub mentor_name: String,
    /// The mentor's telephone.
    pub mentor_phone: String,
    /// Counts the edits.
    pub version: i64,
}

/// Somebody who was rung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ring {
    /// In which capacity.
    pub whom: Whom,
    /// Who; none: the job centre.
    pub employee: Option<EmployeeId>,
    /// Their name.
    pub name: Option<String>,
    /// Their telephone.
    pub phone: Option<String>,
    /// When.
    pub at: Timestamp,
}

fn read(r: &Row) -> Result<Call, StoreError> {
    Ok(Call {
        id: r.get("id")?,
        placement: r.get("placement")?,
        called_at: r.get("called_at")?,
        words: r.get("words")?,
        answered_at: r.get("answered_at")?,
        answered_by: r.get("answered_by")?,
        answered_name: r.get("answered_name")?,
        closed_at: r.get("closed_at")?,
        outcome: r.get("outcome")?,
        citizen: r.get("citizen")?,
        citizen_name: r.get("citizen_name")?,
        protected: r.get("protected")?,
        caseworker: r.get("caseworker")?,
        consultant: r.get("consultant")?,
        centre: r.get("centre")?,
        centre_name: r.get("centre_name")?,
        fixed_contact: r.get("fixed_contact")?,
        mentor: r.get("mentor")?,
        mentor_name: r.get("mentor_name")?,
        mentor_phone: r.get("mentor_phone")?,
        version: r.get("version")?,
    })
}

/// Adds a call.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CallId,
    placement: PlacementId,
    account: Option<AccountId>,
    at: Timestamp,
    words: &str,
) -> Result<(), StoreError> {
    tx.run(INSERT.within(scope, values![id, placement, account, at, words])).await?;
    Ok(())
}

/// Changes a call. `false`: somebody else was first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, c: &Call) -> Result<bool, StoreError> {
    let values = values![c.id, c.answered_at, c.answered_by, c.closed_at, &c.outcome, c.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// Puts a call through to somebody.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn ring(
    tx: &mut Tx,
    scope: JobCentreId,
    call: CallId,
    position: i64,
    whom: Whom,
    employee: Option<EmployeeId>,
    at: Timestamp,
) -> Result<(), StoreError> {
    tx.run(INSERT_RING.within(scope, values![call, position, whom, employee, at])).await?;
    Ok(())
}

/// Whom a call was put through to, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn rings(tx: &mut Tx, scope: JobCentreId, call: CallId) -> Result<Vec<Ring>, StoreError> {
    let read = |r: &Row| {
        Ok(Ring {
            whom: r.get("whom")?,
            employee: r.get("employee")?,
            name: r.get("name")?,
            phone: r.get("phone")?,
            at: r.get("at")?,
        })
    };
    tx.all(RINGS.within(scope, values![call]), read).await
}

/// One call.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: CallId) -> Result<Option<Call>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The call about a placement that is not closed.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open_of(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Option<Call>, StoreError> {
    tx.first(OPEN_OF.within(scope, values![placement]), read).await
}

/// The calls that are not closed, the oldest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Call>, StoreError> {
    tx.all(OPEN.within(scope, values![]), read).await
}

/// Seconds until each call since a moment was answered; none where nobody has.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn times(tx: &mut Tx, scope: JobCentreId, since: Timestamp) -> Result<Vec<Option<i64>>, StoreError> {
    let read = |r: &Row| {
        let called: Timestamp = r.get("called_at")?;
        let answered: Option<Timestamp> = r.get("answered_at")?;
        Ok(answered.map(|a| a.duration_since(called).as_secs()))
    };
    tx.all(TIMES.within(scope, values![since]), read).await
}
