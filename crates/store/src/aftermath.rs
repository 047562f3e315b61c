//! What came of courses, 13 weeks after: the ended placements that are asked about, and the answers.

use holdepunkt_rules::{hours::WeeklyHours, id::*, paid_hours::Aftermath};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into aftermath (job_centre, placement, answered_on, answered_by, source, outcome, minutes, place_name) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const FIND: Scoped = Scoped::new("select * from aftermath where job_centre = $1 and placement = $2");
const OF_CITIZEN: Scoped = Scoped::new(
    "select a.* from aftermath a join placement p on p.id = a.placement where a.job_centre = $1 and p.citizen = $2",
);
const DUE: Scoped = Scoped::new(
    "select p.id, p.citizen, p.until_day, c.name, k.name as centre_name, \
     (select min(n.from_day) from placement n where n.citizen = p.citizen and n.kind = 'placement' \
     and n.state <> 'withdrawn' and n.from_day > p.until_day) as next_from \
     from placement p join citizen c on c.id = p.citizen join place s on s.id = p.place join centre k on k.id = s.centre \
     where p.job_centre = $1 and c.consultant = $2 and p.state = 'ended' and p.kind = 'placement' \
     and p.until_day >= $3 and p.until_day <= $4 \
     and not exists (select 1 from aftermath a where a.placement = p.id) order by p.until_day, p.id",
);
const ALL: Scoped = Scoped::new("select * from aftermath where job_centre = $1 order by placement");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), FIND.text(), OF_CITIZEN.text(), DUE.text(), ALL.text()];

fn read(r: &Row) -> Result<Aftermath, StoreError> {
    Ok(Aftermath {
        placement: r.get("placement")?,
        answered_on: r.get("answered_on")?,
        answered_by: r.get("answered_by")?,
        source: r.get("source")?,
        outcome: r.get("outcome")?,
        hours: r.get::<Option<i64>>("minutes")?.map(WeeklyHours::from_minutes),
        place_name: r.get("place_name")?,
    })
}

/// Keeps an answer.
///
/// # Errors
/// [`crate::Constraint::AftermathOnce`] when somebody answered first.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, a: &Aftermath) -> Result<(), StoreError> {
    let minutes = a.hours.map(WeeklyHours::minutes);
    let values = values![a.placement, a.answered_on, a.answered_by, a.source, a.outcome, minutes, &a.place_name];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// The answer about a placement.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Option<Aftermath>, StoreError> {
    tx.first(FIND.within(scope, values![placement]), read).await
}

/// The answers about a citizen's placements.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Aftermath>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Every answer of the job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn all(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Aftermath>, StoreError> {
    tx.all(ALL.within(scope, values![]), read).await
}

/// An ended placement about which nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The placement.
    pub placement: PlacementId,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name.
    pub name: String,
    /// The centre's name.
    pub centre_name: String,
    /// Its last day.
    pub until: Date,
    /// The first day of the citizen's next placement, if there is one.
    pub next_from: Option<Date>,
}

/// The placements of a consultant's citizens that ended on a day between two, and nobody has answered.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn due(
    tx: &mut Tx,
    scope: JobCentreId,
    consultant: EmployeeId,
    first: Date,
    last: Date,
) -> Result<Vec<Due>, StoreError> {
    let read = |r: &Row| {
        Ok(Due {
            placement: r.get("id")?,
            citizen: r.get("citizen")?,
            name: r.get("name")?,
            centre_name: r.get("centre_name")?,
            until: r.get("until_day")?,
            next_from: r.get("next_from")?,
        })
    };
    tx.all(DUE.within(scope, values![consultant, first, last]), read).await
}
