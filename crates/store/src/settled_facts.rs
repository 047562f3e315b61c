//! What a settlement is made of: everybody's placements, days away, benefits and paid hours, as they are.

use holdepunkt_rules::{codes::Code, id::*, paid_hours::PaidKind, period::Period};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

/// Placements that were agreed, whoever's: taster days and days beside a pre-course are no course at a company.
const PLACEMENTS: Scoped = Scoped::new(
    "select p.id, p.citizen, p.from_day, p.until_day, t.name as centre \
     from placement p join place s on s.id = p.place join centre t on t.id = s.centre \
     join citizen c on c.id = p.citizen \
     where p.job_centre = $1 and p.kind = 'placement' and p.state in ('agreed', 'ended') and c.merged_into is null \
     order by p.citizen, p.from_day, p.id",
);
const AWAY: Scoped = Scoped::new(
    "select placement, last_day, resumed_on, expected_back from interruption where job_centre = $1 \
     order by placement, last_day",
);
/// Only of those who have been placed: nobody else can earn anything.
const BENEFITS: Scoped = Scoped::new(
    "select b.citizen, b.benefit, b.from_day, b.until_day from benefit b where b.job_centre = $1 \
     and exists (select 1 from placement p where p.citizen = b.citizen and p.state in ('agreed', 'ended')) \
     order by b.citizen, b.from_day, b.id",
);
const HOURS: Scoped = Scoped::new(
    "select h.citizen, h.from_day, h.until_day, h.minutes, h.kind from paid_hours h where h.job_centre = $1 \
     and exists (select 1 from placement p where p.citizen = h.citizen and p.state in ('agreed', 'ended')) \
     order by h.citizen, h.from_day, h.employer",
);
const PEOPLE: Scoped = Scoped::new(
    "select c.id, c.name, c.protected, c.caseworker, c.consultant, w.name as caseworker_name, \
     e.name as consultant_name from citizen c join employee w on w.id = c.caseworker \
     left join employee e on e.id = c.consultant where c.job_centre = $1 and c.merged_into is null \
     and exists (select 1 from placement p where p.citizen = c.id and p.state in ('agreed', 'ended'))",
);
const SEATED: Scoped = Scoped::new(
    "select p.citizen, p.from_day, p.until_day from placement p join place s on s.id = p.place \
     join centre t on t.id = s.centre where p.job_centre = $1 and t.programme = $2 and p.kind = 'placement' \
     and p.state in ('agreed', 'ended') order by p.from_day, p.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[PLACEMENTS.text(), AWAY.text(), BENEFITS.text(), HOURS.text(), PEOPLE.text(), SEATED.text()];

/// A placement, as far as a settlement asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementFacts {
    /// Identifier.
    pub id: PlacementId,
    /// Whose.
    pub citizen: CitizenId,
    /// First and last day; the last is the one that is agreed, until it is over.
    pub period: Period,
    /// The centre's name.
    pub centre: String,
}

/// The placements of everybody, citizen by citizen, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn placements(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<PlacementFacts>, StoreError> {
    let read = |r: &Row| {
        Ok(PlacementFacts {
            id: r.get("id")?,
            citizen: r.get("citizen")?,
            period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
            centre: r.get("centre")?,
        })
    };
    tx.all(PLACEMENTS.within(scope, values![]), read).await
}

/// Days away inside a placement: the last active day, the first after, when the citizen is expected back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AwayFacts {
    /// The placement.
    pub placement: PlacementId,
    /// The last active day.
    pub last_day: Date,
    /// The first active day after.
    pub resumed_on: Option<Date>,
    /// When the citizen is expected back.
    pub expected_back: Option<Date>,
}

/// Everybody's days away.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn away(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<AwayFacts>, StoreError> {
    let read = |r: &Row| {
        Ok(AwayFacts {
            placement: r.get("placement")?,
            last_day: r.get("last_day")?,
            resumed_on: r.get("resumed_on")?,
            expected_back: r.get("expected_back")?,
        })
    };
    tx.all(AWAY.within(scope, values![]), read).await
}

/// Benefits of everybody who has been placed, citizen by citizen.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn benefits(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, Code, Period)>, StoreError> {
    let read =
        |r: &Row| Ok((r.get("citizen")?, r.get("benefit")?, Period::known(r.get("from_day")?, r.get("until_day")?)));
    tx.all(BENEFITS.within(scope, values![]), read).await
}

/// Paid hours, as far as a settlement asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursFacts {
    /// Whose.
    pub citizen: CitizenId,
    /// The days.
    pub period: Period,
    /// Minutes in all of them.
    pub minutes: i64,
    /// What kind of work.
    pub kind: PaidKind,
}

/// Paid hours of everybody who has been placed, citizen by citizen.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hours(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<HoursFacts>, StoreError> {
    let read = |r: &Row| {
        Ok(HoursFacts {
            citizen: r.get("citizen")?,
            period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
            minutes: r.get("minutes")?,
            kind: r.get("kind")?,
        })
    };
    tx.all(HOURS.within(scope, values![]), read).await
}

/// Whose a citizen's case is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFacts {
    /// The citizen.
    pub citizen: CitizenId,
    /// Their name.
    pub name: String,
    /// Is it protected?
    pub protected: bool,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
    /// The name of whoever can act: the consultant, else the caseworker.
    pub acts: String,
}

/// Whose the cases of everybody are who has been placed.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn people(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<PersonFacts>, StoreError> {
    let read = |r: &Row| {
        let caseworker_name: String = r.get("caseworker_name")?;
        Ok(PersonFacts {
            citizen: r.get("id")?,
            name: r.get("name")?,
            protected: r.get("protected")?,
            caseworker: r.get("caseworker")?,
            consultant: r.get("consultant")?,
            acts: r.get::<Option<String>>("consultant_name")?.unwrap_or(caseworker_name),
        })
    };
    tx.all(PEOPLE.within(scope, values![]), read).await
}

/// The days of placements at centres that count in a programme.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn seated(tx: &mut Tx, scope: JobCentreId, programme: &Code) -> Result<Vec<(CitizenId, Period)>, StoreError> {
    let read = |r: &Row| Ok((r.get("citizen")?, Period::known(r.get("from_day")?, Some(r.get("until_day")?))));
    tx.all(SEATED.within(scope, values![programme]), read).await
}
