//! Preparations: citizens' stays in projects and pre-courses.
//!
//! A citizen is in one at a time: the schema holds it (`one_open_preparation`).

use holdepunkt_rules::{
    codes::Code,
    id::*,
    preparation::{Preparation, PreparationState, ProjectKind},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into preparation (job_centre, id, citizen, project, state, asked_on, asked_by, from_day, planned_until, \
     until_day, centre_days, centre, after_placement, reason, over_length_reason, wish, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update preparation set state = $3, from_day = $4, planned_until = $5, until_day = $6, centre_days = $7, centre = $8, \
     reason = $9, over_length_reason = $10, wish = $11, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $12",
);
const FIND: Scoped = Scoped::new("select * from preparation where job_centre = $1 and id = $2");
const OPEN_OF: Scoped =
    Scoped::new("select * from preparation where job_centre = $1 and citizen = $2 and state in ('asked', 'running')");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from preparation where job_centre = $1 and citizen = $2 order by asked_on, id");
const HELD: Scoped = Scoped::new(
    "select p.state, j.lead from preparation p join project j on j.id = p.project \
     where p.job_centre = $1 and p.citizen = $2 and p.state in ('asked', 'running')",
);
const STAYS: Scoped = Scoped::new(
    "select p.*, c.name as citizen_name, c.protected, c.target_group, c.talk_on, c.caseworker, e.name as caseworker_name, \
     j.name as project_name, j.kind, j.lead, l.name as lead_name, k.name as centre_name \
     from preparation p join citizen c on c.id = p.citizen join employee e on e.id = c.caseworker \
     join project j on j.id = p.project join employee l on l.id = j.lead left join centre k on k.id = p.centre \
     where p.job_centre = $1 and p.state in ('asked', 'running') and c.merged_into is null and c.moved_on is null \
     order by p.asked_on, p.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[INSERT.text(), UPDATE.text(), FIND.text(), OPEN_OF.text(), OF_CITIZEN.text(), HELD.text(), STAYS.text()];

fn read(r: &Row) -> Result<Preparation, StoreError> {
    Ok(Preparation {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        project: r.get("project")?,
        state: r.get("state")?,
        asked_on: r.get("asked_on")?,
        asked_by: r.get("asked_by")?,
        from: r.get("from_day")?,
        planned_until: r.get("planned_until")?,
        until: r.get("until_day")?,
        centre_days: r.get("centre_days")?,
        centre: r.get("centre")?,
        after_placement: r.get("after_placement")?,
        reason: r.get("reason")?,
        over_length_reason: r.get("over_length_reason")?,
        wish: r.get("wish")?,
        version: r.get("version")?,
    })
}

/// Adds a preparation.
///
/// # Errors
/// [`crate::Constraint::OneOpenPreparation`] when the citizen is in one already.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, p: &Preparation) -> Result<(), StoreError> {
    let values = values![
        p.id,
        p.citizen,
        p.project,
        p.state,
        p.asked_on,
        p.asked_by,
        p.from,
        p.planned_until,
        p.until,
        p.centre_days,
        p.centre,
        p.after_placement,
        p.reason.as_ref(),
        &p.over_length_reason,
        &p.wish
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes a preparation. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, p: &Preparation) -> Result<bool, StoreError> {
    let values = values![
        p.id,
        p.state,
        p.from,
        p.planned_until,
        p.until,
        p.centre_days,
        p.centre,
        p.reason.as_ref(),
        &p.over_length_reason,
        &p.wish,
        p.version
    ];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// One preparation.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: PreparationId) -> Result<Option<Preparation>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The citizen's preparation that is under way, if there is one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open_of(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Option<Preparation>, StoreError> {
    tx.first(OPEN_OF.within(scope, values![citizen]), read).await
}

/// Every preparation of a citizen, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Preparation>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Where the citizen's open preparation is and who leads its project, for the policy.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn held(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
) -> Result<Option<(PreparationState, EmployeeId)>, StoreError> {
    tx.first(HELD.within(scope, values![citizen]), |r| Ok((r.get("state")?, r.get("lead")?))).await
}

/// A citizen's open stay with the people around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stay {
    /// The preparation.
    pub preparation: Preparation,
    /// The citizen's name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// The citizen's target group.
    pub target_group: Code,
    /// The day of the latest talk that the law asks for.
    pub talk_on: Option<Date>,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// The caseworker's name.
    pub caseworker_name: String,
    /// The project's name.
    pub project_name: String,
    /// The project's kind.
    pub kind: ProjectKind,
    /// Who leads it.
    pub lead: EmployeeId,
    /// The lead's name.
    pub lead_name: String,
    /// The centre beside it.
    pub centre_name: Option<String>,
}

/// Every open stay in the job centre, longest asked for first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn stays(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Stay>, StoreError> {
    tx.all(STAYS.within(scope, values![]), |r| {
        Ok(Stay {
            preparation: read(r)?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            target_group: r.get("target_group")?,
            talk_on: r.get("talk_on")?,
            caseworker: r.get("caseworker")?,
            caseworker_name: r.get("caseworker_name")?,
            project_name: r.get("project_name")?,
            kind: r.get("kind")?,
            lead: r.get("lead")?,
            lead_name: r.get("lead_name")?,
            centre_name: r.get("centre_name")?,
        })
    })
    .await
}
