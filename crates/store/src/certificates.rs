//! Certificates of placements, with their goals and tasks.

use holdepunkt_rules::{certificate::Certificate, id::*};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into certificate (job_centre, id, placement, quote, issued_on, issued_by, version) \
     values ($1, $2, $3, $4, $5, $6, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update certificate set quote = $3, issued_on = $4, issued_by = $5, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $6",
);
const OF_PLACEMENT: Scoped = Scoped::new("select * from certificate where job_centre = $1 and placement = $2");
const LINES: Scoped = Scoped::new(
    "select kind, words from certificate_line where job_centre = $1 and certificate = $2 order by kind, position",
);
const CLEAR_LINES: Scoped = Scoped::new("delete from certificate_line where job_centre = $1 and certificate = $2");
const INSERT_LINE: Scoped = Scoped::new(
    "insert into certificate_line (job_centre, certificate, kind, position, words) values ($1, $2, $3, $4, $5)",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[INSERT.text(), UPDATE.text(), OF_PLACEMENT.text(), LINES.text(), CLEAR_LINES.text(), INSERT_LINE.text()];

const GOAL: &str = "goal";
const TASK: &str = "task";

fn read(r: &Row) -> Result<Certificate, StoreError> {
    Ok(Certificate {
        id: r.get("id")?,
        placement: r.get("placement")?,
        goals: Vec::new(),
        tasks: Vec::new(),
        quote: r.get("quote")?,
        issued_on: r.get("issued_on")?,
        version: r.get("version")?,
    })
}

/// The certificate of a placement, if one is made.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
) -> Result<Option<Certificate>, StoreError> {
    let Some(mut c) = tx.first(OF_PLACEMENT.within(scope, values![placement]), read).await? else { return Ok(None) };
    let line = |r: &Row| Ok((r.get::<String>("kind")?, r.get::<String>("words")?));
    for (kind, words) in tx.all(LINES.within(scope, values![c.id]), line).await? {
        if kind == GOAL { c.goals.push(words) } else { c.tasks.push(words) }
    }
    Ok(Some(c))
}

async fn write_lines(tx: &mut Tx, scope: JobCentreId, c: &Certificate) -> Result<(), StoreError> {
    tx.run(CLEAR_LINES.within(scope, values![c.id])).await?;
    for (kind, list) in [(GOAL, &c.goals), (TASK, &c.tasks)] {
        for (position, words) in (1_i64..).zip(list) {
            tx.run(INSERT_LINE.within(scope, values![c.id, kind, position, words])).await?;
        }
    }
    Ok(())
}

/// Adds a certificate.
///
/// # Errors
/// [`crate::Constraint::CertificateOnce`] when somebody made one meanwhile.
pub async fn insert(
    tx: &mut Tx,
    scope: JobCentreId,
    c: &Certificate,
    by: Option<EmployeeId>,
) -> Result<(), StoreError> {
    tx.run(INSERT.within(scope, values![c.id, c.placement, &c.quote, c.issued_on, by])).await?;
    write_lines(tx, scope, c).await
}

/// Changes a certificate. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(
    tx: &mut Tx,
    scope: JobCentreId,
    c: &Certificate,
    by: Option<EmployeeId>,
) -> Result<bool, StoreError> {
    if tx.run(UPDATE.within(scope, values![c.id, &c.quote, c.issued_on, by, c.version])).await? != 1 {
        return Ok(false);
    }
    write_lines(tx, scope, c).await?;
    Ok(true)
}
