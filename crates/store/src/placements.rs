//! Placements: who sits on which seat, when and with what end.
//!
//! That no seat is given twice and nobody sits in two places is held by the schema
//! (`place_not_overbooked`, `citizen_not_placed_twice`), whoever writes.

use std::collections::HashMap;

use holdepunkt_rules::{
    course::Away,
    hours::WeeklyHours,
    id::*,
    length::Grant,
    period::Period,
    placement::{Ending, Outcome, Placement, PlacementState},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, Value, grants, interruptions::read_away, values};

pub(crate) const INSERT: Scoped = Scoped::new(
    "insert into placement (job_centre, id, citizen, place, referral, mentor, state, from_day, until_day, agreed_until, \
     minutes, choice, outcome, outcome_minutes, outcome_place, ending_reason, kind, resumes, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update placement set mentor = $3, state = $4, from_day = $5, until_day = $6, agreed_until = $7, outcome = $8, \
     outcome_minutes = $9, outcome_place = $10, ending_reason = $11, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $12",
);
const FIND: Scoped = Scoped::new("select * from placement where job_centre = $1 and id = $2");
const OF_PLACE: Scoped = Scoped::new(
    "select * from placement where job_centre = $1 and place = $2 and state <> 'withdrawn' order by from_day",
);
const OF_CENTRE: Scoped = Scoped::new(
    "select p.* from placement p join place s on s.id = p.place where p.job_centre = $1 and s.centre = $2 \
     and p.state <> 'withdrawn' order by s.number, p.from_day",
);
const OF_CITIZEN: Scoped =
    Scoped::new("select * from placement where job_centre = $1 and citizen = $2 order by from_day, id");
const IN_PERIOD: Scoped = Scoped::new(
    "select * from placement where job_centre = $1 and from_day <= $3 and until_day >= $2 and state <> 'withdrawn' \
     order by place, from_day",
);
// An index holds all of this: no row is read.
const TAKEN: Scoped = Scoped::new(
    "select place, from_day, until_day from placement where job_centre = $1 and from_day <= $3 and until_day >= $2 \
     and state <> 'withdrawn' order by from_day",
);

/// What the list of placements tells, for the citizens of a caseworker or of a consultant.
macro_rules! listed {
    ($whose:literal) => {
        Scoped::new(concat!(
            "select p.id, p.state, p.from_day, p.until_day, p.minutes, p.outcome, c.id as citizen, c.name as citizen_name, \
             c.protected, s.number, s.centre, n.name as centre_name, m.name as mentor_name, i.last_day as away_since \
             from citizen c join placement p on p.citizen = c.id join place s on s.id = p.place \
             join centre n on n.id = s.centre join mentor m on m.id = p.mentor \
             left join interruption i on i.placement = p.id and i.resumed_on is null \
             where c.job_centre = $1 and ",
            $whose,
            " = $2 and c.merged_into is null and p.state <> 'withdrawn' order by p.from_day desc, p.id limit $3"
        ))
    };
}
const OF_CASEWORKER: Scoped = listed!("c.caseworker");
const OF_CONSULTANT: Scoped = listed!("c.consultant");

/// Stays beside a project or pre-course that are held or agreed: no referral leads to them.
macro_rules! beside {
    ($more:literal) => {
        Scoped::new(concat!(
            "select p.*, s.number, n.name as centre_name, m.name as mentor_name from placement p \
             join place s on s.id = p.place join centre n on n.id = s.centre join mentor m on m.id = p.mentor \
             where p.job_centre = $1 and p.kind <> 'placement' and p.referral is null and p.state in ('reserved', 'agreed')",
            $more,
            " order by p.from_day, p.id"
        ))
    };
}
const BESIDE: Scoped = beside!("");
const BESIDE_OF_CITIZEN: Scoped = beside!(" and p.citizen = $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    BESIDE.text(),
    BESIDE_OF_CITIZEN.text(),
    OF_CASEWORKER.text(),
    OF_CONSULTANT.text(),
    INSERT.text(),
    UPDATE.text(),
    FIND.text(),
    OF_PLACE.text(),
    OF_CENTRE.text(),
    OF_CITIZEN.text(),
    IN_PERIOD.text(),
    TAKEN.text(),
];

fn read_ending(r: &Row) -> Result<Option<Ending>, StoreError> {
    let Some(outcome) = r.get::<Option<Outcome>>("outcome")? else { return Ok(None) };
    Ok(Some(Ending {
        outcome,
        hours: r.get::<Option<i64>>("outcome_minutes")?.map(WeeklyHours::from_minutes),
        place_name: r.get("outcome_place")?,
        reason: r.get("ending_reason")?,
    }))
}

pub(crate) fn read(r: &Row) -> Result<Placement, StoreError> {
    Ok(Placement {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        place: r.get("place")?,
        referral: r.get("referral")?,
        mentor: r.get("mentor")?,
        state: r.get("state")?,
        period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
        agreed_until: r.get("agreed_until")?,
        hours: WeeklyHours::from_minutes(r.get("minutes")?),
        choice: r.get("choice")?,
        ending: read_ending(r)?,
        kind: r.get("kind")?,
        resumes: r.get("resumes")?,
        version: r.get("version")?,
    })
}

/// The last day; a placement always has one.
fn last_day(p: &Placement) -> Date {
    p.period.until().unwrap_or(p.agreed_until)
}

/// A row as [`INSERT`] wants it, after the job centre.
pub(crate) fn row(p: &Placement) -> Vec<Value> {
    let ending = p.ending.as_ref();
    values![
        p.id,
        p.citizen,
        p.place,
        p.referral,
        p.mentor,
        p.state,
        p.period.from(),
        last_day(p),
        p.agreed_until,
        p.hours.minutes(),
        &p.choice,
        ending.map(|e| e.outcome),
        ending.and_then(|e| e.hours).map(WeeklyHours::minutes),
        ending.map_or("", |e| e.place_name.as_str()),
        ending.and_then(|e| e.reason.as_ref()),
        p.kind,
        p.resumes
    ]
}

/// The first grant of a placement: it has its days and its identifier.
pub(crate) fn first_grant(p: &Placement, granted_on: Date, granted_by: Option<EmployeeId>, reason: &str) -> Grant {
    let period = Period::known(p.period.from(), Some(p.agreed_until.max(last_day(p))));
    let id = GrantId::parse(&p.id.to_string()).unwrap_or_else(GrantId::fresh);
    Grant { id, period, granted_on, granted_by, reason: reason.to_owned() }
}

/// Adds a placement with its first grant: one that was given on its first day by nobody known.
///
/// # Errors
/// [`crate::Constraint::PlaceNotOverbooked`] when the seat is somebody's on one of the days,
/// [`crate::Constraint::CitizenNotPlacedTwice`] when the citizen sits elsewhere.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, p: &Placement) -> Result<(), StoreError> {
    insert_granted(tx, scope, p, p.period.from(), None, "").await
}

/// As [`insert`], granted on a day by somebody; with a reason when it is longer than the group's limit.
///
/// # Errors
/// As [`insert`].
pub async fn insert_granted(
    tx: &mut Tx,
    scope: JobCentreId,
    p: &Placement,
    granted_on: Date,
    granted_by: Option<EmployeeId>,
    reason: &str,
) -> Result<(), StoreError> {
    tx.run(INSERT.within(scope, row(p))).await?;
    grants::insert(tx, scope, p.id, &first_grant(p, granted_on, granted_by, reason)).await
}

/// Changes a placement's mentor, state, days and ending. `false`: somebody else saved first.
///
/// # Errors
/// As [`insert`], when the new days are somebody's.
pub async fn update(tx: &mut Tx, scope: JobCentreId, p: &Placement) -> Result<bool, StoreError> {
    let ending = p.ending.as_ref();
    let values = values![
        p.id,
        p.mentor,
        p.state,
        p.period.from(),
        last_day(p),
        p.agreed_until,
        ending.map(|e| e.outcome),
        ending.and_then(|e| e.hours).map(WeeklyHours::minutes),
        ending.map_or("", |e| e.place_name.as_str()),
        ending.and_then(|e| e.reason.as_ref()),
        p.version
    ];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// One placement.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: PlacementId) -> Result<Option<Placement>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// Who sat, sits and will sit on a place, in order; withdrawn placements are not among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_place(tx: &mut Tx, scope: JobCentreId, place: PlaceId) -> Result<Vec<Placement>, StoreError> {
    tx.all(OF_PLACE.within(scope, values![place]), read).await
}

/// Who sat, sits and will sit in a centre, by place; withdrawn placements are not among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_centre(tx: &mut Tx, scope: JobCentreId, centre: CentreId) -> Result<Vec<Placement>, StoreError> {
    tx.all(OF_CENTRE.within(scope, values![centre]), read).await
}

/// Every placement of a citizen, withdrawn ones too, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Placement>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Placements that have a day in the period, by place; withdrawn placements are not among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn in_period(tx: &mut Tx, scope: JobCentreId, from: Date, until: Date) -> Result<Vec<Placement>, StoreError> {
    // The engines' calendars are shorter than the rules' one before year 1.
    let from = from.max(Date::ZERO);
    tx.all(IN_PERIOD.within(scope, values![from, until]), read).await
}

/// The days each place is taken within a period, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn taken(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
) -> Result<HashMap<PlaceId, Vec<Period>>, StoreError> {
    let read = |r: &Row| Ok((r.get("place")?, Period::known(r.get("from_day")?, Some(r.get("until_day")?))));
    let mut taken: HashMap<PlaceId, Vec<Period>> = HashMap::new();
    for (place, days) in tx.all(TAKEN.within(scope, values![from, until]), read).await? {
        taken.entry(place).or_default().push(days);
    }
    Ok(taken)
}

/// A placement in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedPlacement {
    /// The placement.
    pub id: PlacementId,
    /// Where it is.
    pub state: PlacementState,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The days away that stand open, if the citizen is away or will be.
    pub away: Option<Away>,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name.
    pub citizen_name: String,
    /// The name is protected.
    pub protected: bool,
    /// The place's number in the centre.
    pub number: i64,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// The mentor's name.
    pub mentor_name: String,
}

/// Placements of one employee's citizens, the latest first: as caseworker, or as job consultant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_employee(
    tx: &mut Tx,
    scope: JobCentreId,
    me: EmployeeId,
    as_consultant: bool,
    most: i64,
) -> Result<Vec<ListedPlacement>, StoreError> {
    let statement = if as_consultant { OF_CONSULTANT } else { OF_CASEWORKER };
    tx.all(statement.within(scope, values![me, most]), |r| {
        Ok(ListedPlacement {
            id: r.get("id")?,
            state: r.get("state")?,
            from: r.get("from_day")?,
            until: r.get("until_day")?,
            away: read_away(r)?,
            hours: WeeklyHours::from_minutes(r.get("minutes")?),
            outcome: r.get("outcome")?,
            citizen: r.get("citizen")?,
            citizen_name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            number: r.get("number")?,
            centre: r.get("centre")?,
            centre_name: r.get("centre_name")?,
            mentor_name: r.get("mentor_name")?,
        })
    })
    .await
}

/// A stay beside a project or pre-course, with where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The stay.
    pub placement: Placement,
    /// The place's number in the centre.
    pub number: i64,
    /// The centre's name.
    pub centre_name: String,
    /// The mentor's name.
    pub mentor_name: String,
}

/// The stays beside projects and pre-courses that are held or agreed, in order of time; of one citizen, or of all.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn beside(tx: &mut Tx, scope: JobCentreId, citizen: Option<CitizenId>) -> Result<Vec<Beside>, StoreError> {
    let bound = match citizen {
        Some(citizen) => BESIDE_OF_CITIZEN.within(scope, values![citizen]),
        None => BESIDE.within(scope, values![]),
    };
    tx.all(bound, |r| {
        Ok(Beside {
            placement: read(r)?,
            number: r.get("number")?,
            centre_name: r.get("centre_name")?,
            mentor_name: r.get("mentor_name")?,
        })
    })
    .await
}
