//! The board's placements: few queries, however many places there are.

use holdepunkt_rules::{board::Booking, hours::WeeklyHours, id::*, period::Period};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, interruptions::read_away, values};

/// What the board tells of a placement.
macro_rules! booked_columns {
    () => {
        "select p.place, p.id, p.state, p.from_day, p.until_day, p.minutes, p.citizen, c.name, c.protected, c.caseworker, \
         c.consultant, i.last_day as away_since "
    };
}
pub(crate) use booked_columns;

const BOOKED: Scoped = Scoped::new(concat!(
    booked_columns!(),
    "from placement p join citizen c on c.id = p.citizen \
     left join interruption i on i.placement = p.id and i.resumed_on is null \
     where p.job_centre = $1 and p.state <> 'withdrawn' and (p.until_day >= $2 or p.state = 'agreed') \
     order by p.from_day, p.id"
));
const LAST_BEFORE: Scoped = Scoped::new(
    "select place, max(until_day) as until_day from placement \
     where job_centre = $1 and state <> 'withdrawn' and until_day < $2 group by place",
);
const ROWS: Scoped = Scoped::new("select count(*) as n from place where job_centre = $1");

const OWN: Scoped =
    Scoped::new("select count(*) as n from citizen where job_centre = $1 and (caseworker = $2 or consultant = $2)");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[BOOKED.text(), LAST_BEFORE.text(), ROWS.text(), OWN.text()];

/// A placement on the board, with what decides whose name may be shown to whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Booked {
    /// The place.
    pub place: PlaceId,
    /// Placement, state and days.
    pub booking: Booking,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
}

pub(crate) fn read(r: &Row) -> Result<Booked, StoreError> {
    Ok(Booked {
        place: r.get("place")?,
        booking: Booking {
            placement: r.get("id")?,
            state: r.get("state")?,
            period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
            away: read_away(r)?,
        },
        hours: WeeklyHours::from_minutes(r.get("minutes")?),
        citizen: r.get("citizen")?,
        name: r.get("name")?,
        protected: r.get("protected")?,
        caseworker: r.get("caseworker")?,
        consultant: r.get("consultant")?,
    })
}

/// The placements that end no earlier than a day, and those whose agreed days are over without anybody
/// having told what came of it; in order of their first day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn booked(tx: &mut Tx, scope: JobCentreId, since: Date) -> Result<Vec<Booked>, StoreError> {
    tx.all(BOOKED.within(scope, values![since]), read).await
}

/// For each place the last day of the latest placement that ended before a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn last_before(tx: &mut Tx, scope: JobCentreId, day: Date) -> Result<Vec<(PlaceId, Date)>, StoreError> {
    tx.all(LAST_BEFORE.within(scope, values![day]), |r| Ok((r.get("place")?, r.get("until_day")?))).await
}

/// Has the job centre any place at all? If not, the board says how to get one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn any_place(tx: &mut Tx, scope: JobCentreId) -> Result<bool, StoreError> {
    let count: Option<i64> = tx.first(ROWS.within(scope, values![]), |r| r.get("n")).await?;
    Ok(count.unwrap_or(0) > 0)
}

/// How many citizens an employee has, as caseworker or as consultant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn citizens_of(tx: &mut Tx, scope: JobCentreId, employee: EmployeeId) -> Result<i64, StoreError> {
    let count: Option<i64> = tx.first(OWN.within(scope, values![employee]), |r| r.get("n")).await?;
    Ok(count.unwrap_or(0))
}
