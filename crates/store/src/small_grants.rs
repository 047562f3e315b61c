//! Grants of small things, and who may give which.

use holdepunkt_rules::{
    id::*,
    money::Ore,
    small_grant::{Competence, SmallGrant, SmallGrantState},
};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into small_grant (job_centre, id, citizen, placement, kind, words, ore, state, asked_on, asked_by, \
     decided_on, decided_by, reason, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
);
const DECIDE: Scoped = Scoped::new(
    "update small_grant set state = $3, decided_on = $4, decided_by = $5, reason = $6, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $7",
);
const FIND: Scoped = Scoped::new("select * from small_grant where job_centre = $1 and id = $2");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from small_grant where job_centre = $1 and citizen = $2 order by asked_on desc, id desc");
/// Nothing of somebody who was merged away is asked for: it is the survivor's. Who has moved is passed over.
const ASKED: Scoped = Scoped::new(
    "select g.*, c.name as citizen_name, c.protected, c.caseworker, c.consultant from small_grant g \
     join citizen c on c.id = g.citizen where g.job_centre = $1 and g.state = 'asked' and c.moved_on is null \
     order by g.asked_on, g.id",
);
const CLEAR_COMPETENCES: Scoped = Scoped::new("delete from competence where job_centre = $1 and employee = $2");
const INSERT_COMPETENCE: Scoped =
    Scoped::new("insert into competence (job_centre, employee, kind, most_ore) values ($1, $2, $3, $4)");
const COMPETENCES: Scoped = Scoped::new(
    "select k.*, e.name from competence k join employee e on e.id = k.employee \
     where k.job_centre = $1 and not e.left_service order by e.sort_key, e.id, k.kind",
);
const HOLD_EMPLOYEE: Scoped =
    Scoped::new("update employee set version = version + 1 where job_centre = $1 and id = $2 and version = $3");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    DECIDE.text(),
    FIND.text(),
    OF_CITIZEN.text(),
    ASKED.text(),
    CLEAR_COMPETENCES.text(),
    INSERT_COMPETENCE.text(),
    COMPETENCES.text(),
    HOLD_EMPLOYEE.text(),
];

fn read(r: &Row) -> Result<SmallGrant, StoreError> {
    Ok(SmallGrant {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        placement: r.get("placement")?,
        kind: r.get("kind")?,
        words: r.get("words")?,
        amount: Ore(r.get("ore")?),
        state: r.get("state")?,
        asked_on: r.get("asked_on")?,
        asked_by: r.get("asked_by")?,
        decided_on: r.get("decided_on")?,
        decided_by: r.get("decided_by")?,
        reason: r.get("reason")?,
        version: r.get("version")?,
    })
}

/// Adds a grant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, g: &SmallGrant) -> Result<(), StoreError> {
    let values = values![
        g.id,
        g.citizen,
        g.placement,
        &g.kind,
        &g.words,
        g.amount.0,
        g.state,
        g.asked_on,
        g.asked_by,
        g.decided_on,
        g.decided_by,
        &g.reason
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Writes what was decided. `false`: somebody else decided first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn decide(tx: &mut Tx, scope: JobCentreId, g: &SmallGrant) -> Result<bool, StoreError> {
    let values = values![g.id, g.state, g.decided_on, g.decided_by, &g.reason, g.version];
    Ok(tx.run(DECIDE.within(scope, values)).await? == 1)
}

/// One grant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: SmallGrantId) -> Result<Option<SmallGrant>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// A citizen's grants, the latest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<SmallGrant>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// A grant that nobody has decided, with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The grant.
    pub grant: SmallGrant,
    /// The citizen's name.
    pub name: String,
    /// Is the name protected?
    pub protected: bool,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
}

/// Every grant that waits for a decision, the oldest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn asked(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Asked>, StoreError> {
    let read = |r: &Row| {
        Ok(Asked {
            grant: read(r)?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            caseworker: r.get("caseworker")?,
            consultant: r.get("consultant")?,
        })
    };
    let list = tx.all(ASKED.within(scope, values![]), read).await?;
    debug_assert!(list.iter().all(|a| a.grant.state == SmallGrantState::Asked));
    Ok(list)
}

/// Writes what an employee may grant, in place of what stood. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_competences(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    version: i64,
    list: &[Competence],
) -> Result<bool, StoreError> {
    if tx.run(HOLD_EMPLOYEE.within(scope, values![employee, version])).await? != 1 {
        return Ok(false);
    }
    replace_competences(tx, scope, employee, list).await?;
    Ok(true)
}

/// As [`set_competences`], whoever saved before.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace_competences(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    list: &[Competence],
) -> Result<(), StoreError> {
    tx.run(CLEAR_COMPETENCES.within(scope, values![employee])).await?;
    for c in list {
        tx.run(INSERT_COMPETENCE.within(scope, values![employee, &c.kind, c.most.map(|m| m.0)])).await?;
    }
    Ok(())
}

/// The competences of all who work in the job centre, each with its owner's name, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn competences(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(String, Competence)>, StoreError> {
    let read = |r: &Row| {
        let most = r.get::<Option<i64>>("most_ore")?.map(Ore);
        Ok((r.get("name")?, Competence { employee: r.get("employee")?, kind: r.get("kind")?, most }))
    };
    tx.all(COMPETENCES.within(scope, values![]), read).await
}
