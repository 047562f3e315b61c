//! Reviews of many cases, and their cases.

use holdepunkt_rules::{
    id::*,
    screening::{Screening, ScreeningCase, ScreeningKind},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into screening (job_centre, id, kind, name, opened_on, closed_on, opened_by, version) \
     values ($1, $2, $3, $4, $5, null, $6, 1)",
);
const FIND: Scoped = Scoped::new("select * from screening where job_centre = $1 and id = $2");
const OPEN_OF_KIND: Scoped = Scoped::new(
    "select * from screening where job_centre = $1 and kind = $2 and closed_on is null order by opened_on, id",
);
const CLOSE: Scoped = Scoped::new(
    "update screening set closed_on = $3, version = version + 1 where job_centre = $1 and id = $2 and version = $4",
);
const LIST: Scoped = Scoped::new(
    "select s.*, (select count(*) from screening_case c where c.screening = s.id) as cases, \
     (select count(*) from screening_case c where c.screening = s.id and c.decision is not null) as decided \
     from screening s where s.job_centre = $1 order by s.opened_on desc, s.id desc",
);
const INSERT_CASE: Scoped = Scoped::new(
    "insert into screening_case (job_centre, id, screening, citizen, reviewer, decision, decided_on, decided_by, note, \
     review_on, version) values ($1, $2, $3, $4, $5, null, null, null, '', null, 1)",
);
const CASE: Scoped = Scoped::new("select * from screening_case where job_centre = $1 and id = $2");
const DECIDE: Scoped = Scoped::new(
    "update screening_case set decision = $3, decided_on = $4, decided_by = $5, note = $6, review_on = $7, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $8",
);
const CASES: Scoped = Scoped::new(
    "select k.*, c.name as citizen_name, c.protected, c.caseworker, e.name as reviewer_name, e.unit, \
     coalesce(u.name, '') as unit_name from screening_case k join citizen c on c.id = k.citizen \
     join employee e on e.id = k.reviewer left join unit u on u.id = e.unit \
     where k.job_centre = $1 and k.screening = $2 order by e.sort_key, e.id, c.sort_key, k.id",
);
// Who is somebody's here: neither merged into another nor moved.
const CASELOAD: Scoped = Scoped::new(
    "select c.id, c.caseworker, (select min(g.from_day) from citizen_group g where g.citizen = c.id) as since, \
     exists (select 1 from referral r where r.citizen = c.id) as referred from citizen c \
     where c.job_centre = $1 and c.merged_into is null and c.moved_on is null order by c.sort_key, c.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    FIND.text(),
    OPEN_OF_KIND.text(),
    CLOSE.text(),
    LIST.text(),
    INSERT_CASE.text(),
    CASE.text(),
    DECIDE.text(),
    CASES.text(),
    CASELOAD.text(),
];

fn read(r: &Row) -> Result<Screening, StoreError> {
    Ok(Screening {
        id: r.get("id")?,
        kind: r.get("kind")?,
        name: r.get("name")?,
        opened_on: r.get("opened_on")?,
        closed_on: r.get("closed_on")?,
        opened_by: r.get("opened_by")?,
        version: r.get("version")?,
    })
}

fn read_case(r: &Row) -> Result<ScreeningCase, StoreError> {
    Ok(ScreeningCase {
        id: r.get("id")?,
        screening: r.get("screening")?,
        citizen: r.get("citizen")?,
        reviewer: r.get("reviewer")?,
        decision: r.get("decision")?,
        decided_on: r.get("decided_on")?,
        decided_by: r.get("decided_by")?,
        note: r.get("note")?,
        review_on: r.get("review_on")?,
        version: r.get("version")?,
    })
}

/// Adds a review.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, s: &Screening) -> Result<(), StoreError> {
    tx.run(INSERT.within(scope, values![s.id, s.kind, &s.name, s.opened_on, s.opened_by])).await?;
    Ok(())
}

/// One review.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: ScreeningId) -> Result<Option<Screening>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The open review of a kind, if there is one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open_of(tx: &mut Tx, scope: JobCentreId, kind: ScreeningKind) -> Result<Option<Screening>, StoreError> {
    tx.first(OPEN_OF_KIND.within(scope, values![kind]), read).await
}

/// Closes a review. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn close(
    tx: &mut Tx,
    scope: JobCentreId,
    id: ScreeningId,
    on: Date,
    version: i64,
) -> Result<bool, StoreError> {
    Ok(tx.run(CLOSE.within(scope, values![id, on, version])).await? == 1)
}

/// Every review, the latest first, with how many cases it has and how many are decided.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(Screening, i64, i64)>, StoreError> {
    tx.all(LIST.within(scope, values![]), |r| Ok((read(r)?, r.get("cases")?, r.get("decided")?))).await
}

/// Adds a case to a review.
///
/// # Errors
/// [`crate::Constraint::ScreeningCaseOnce`] when the citizen is in the review.
pub async fn insert_case(
    tx: &mut Tx,
    scope: JobCentreId,
    screening: ScreeningId,
    citizen: CitizenId,
    reviewer: EmployeeId,
) -> Result<(), StoreError> {
    let id = ScreeningCaseId::fresh();
    tx.run(INSERT_CASE.within(scope, values![id, screening, citizen, reviewer])).await?;
    Ok(())
}

/// One case.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn case(tx: &mut Tx, scope: JobCentreId, id: ScreeningCaseId) -> Result<Option<ScreeningCase>, StoreError> {
    tx.first(CASE.within(scope, values![id]), read_case).await
}

/// Writes what a case came to. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn decide(tx: &mut Tx, scope: JobCentreId, c: &ScreeningCase) -> Result<bool, StoreError> {
    let values = values![c.id, c.decision.as_ref(), c.decided_on, c.decided_by, &c.note, c.review_on, c.version];
    Ok(tx.run(DECIDE.within(scope, values)).await? == 1)
}

/// A case with whose it is and who reviews it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCase {
    /// The case.
    pub case: ScreeningCase,
    /// The citizen's name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// The citizen's coordinating caseworker today.
    pub caseworker: EmployeeId,
    /// The reviewer's name.
    pub reviewer_name: String,
    /// The reviewer's unit.
    pub unit: Option<UnitId>,
    /// Its name; empty without one.
    pub unit_name: String,
}

/// The cases of a review, by reviewer and name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn cases(tx: &mut Tx, scope: JobCentreId, id: ScreeningId) -> Result<Vec<ListedCase>, StoreError> {
    let read = |r: &Row| {
        Ok(ListedCase {
            case: read_case(r)?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            caseworker: r.get("caseworker")?,
            reviewer_name: r.get("reviewer_name")?,
            unit: r.get("unit")?,
            unit_name: r.get("unit_name")?,
        })
    };
    tx.all(CASES.within(scope, values![id]), read).await
}

/// Somebody whose case is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfCaseload {
    /// The citizen.
    pub citizen: CitizenId,
    /// Their coordinating caseworker.
    pub caseworker: EmployeeId,
    /// The first day in a group here: when the citizen came.
    pub since: Option<Date>,
    /// Have they ever been referred?
    pub referred: bool,
}

/// Everybody whose case is here.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn caseload(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<OfCaseload>, StoreError> {
    let read = |r: &Row| {
        Ok(OfCaseload {
            citizen: r.get("id")?,
            caseworker: r.get("caseworker")?,
            since: r.get("since")?,
            referred: r.get("referred")?,
        })
    };
    tx.all(CASELOAD.within(scope, values![]), read).await
}
