//! Projects and pre-courses: where citizens are prepared for a place.

use holdepunkt_rules::{id::*, preparation::Project};

use crate::{Row, Scoped, StoreError, Tx, sort_key, values};

const INSERT: Scoped = Scoped::new(
    "insert into project (job_centre, id, name, sort_key, kind, lead, provider, closed_on, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update project set name = $3, sort_key = $4, kind = $5, lead = $6, provider = $7, closed_on = $8, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $9",
);
const FIND: Scoped = Scoped::new("select * from project where job_centre = $1 and id = $2");
const LIST: Scoped = Scoped::new(
    "select j.*, e.name as lead_name, \
     (select count(*) from preparation p where p.project = j.id and p.state = 'asked') as asked, \
     (select count(*) from preparation p where p.project = j.id and p.state = 'running') as running \
     from project j join employee e on e.id = j.lead where j.job_centre = $1 \
     order by case when j.closed_on is null then 0 else 1 end, j.sort_key, j.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), UPDATE.text(), FIND.text(), LIST.text()];

fn read(r: &Row) -> Result<Project, StoreError> {
    Ok(Project {
        id: r.get("id")?,
        name: r.get("name")?,
        kind: r.get("kind")?,
        lead: r.get("lead")?,
        provider: r.get("provider")?,
        closed_on: r.get("closed_on")?,
        version: r.get("version")?,
    })
}

/// Adds a project.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, p: &Project) -> Result<(), StoreError> {
    let values = values![p.id, &p.name, sort_key(&p.name), p.kind, p.lead, &p.provider, p.closed_on];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes a project. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, p: &Project) -> Result<bool, StoreError> {
    let values = values![p.id, &p.name, sort_key(&p.name), p.kind, p.lead, &p.provider, p.closed_on, p.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// One project.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: ProjectId) -> Result<Option<Project>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// A project with how many are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The project.
    pub project: Project,
    /// Who leads it.
    pub lead_name: String,
    /// How many are asked for and haven't begun.
    pub asked: i64,
    /// How many are there.
    pub running: i64,
}

/// The projects in Danish order, closed ones last.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Listed>, StoreError> {
    tx.all(LIST.within(scope, values![]), |r| {
        Ok(Listed {
            project: read(r)?,
            lead_name: r.get("lead_name")?,
            asked: r.get("asked")?,
            running: r.get("running")?,
        })
    })
    .await
}
