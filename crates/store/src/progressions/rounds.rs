//! Rounds of questions: the day, why it was held, the facts that are computed for it, and whom it concerns.

use holdepunkt_rules::{
    id::*,
    progression::{Round, RoundKind},
};
use jiff::civil::Date;

use crate::{Identity, Row, Scoped, StoreError, Tx, values};

pub(super) const INSERT_ROUND: Scoped = Scoped::new(
    "insert into progression_round (job_centre, id, citizen, placement, kind, on_day, agreed_minutes, \
     attended_minutes, away_announced, away_unannounced, away_ill, paid_minutes, mentor_minutes, goals_reached, \
     goals_all, shared) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
     on conflict do nothing",
);
pub(super) const SET_FACTS: Scoped = Scoped::new(
    "update progression_round set agreed_minutes = $3, attended_minutes = $4, away_announced = $5, \
     away_unannounced = $6, away_ill = $7, paid_minutes = $8, mentor_minutes = $9, goals_reached = $10, \
     goals_all = $11 where job_centre = $1 and id = $2",
);
pub(super) const FIND_ROUND: Scoped = Scoped::new("select * from progression_round where job_centre = $1 and id = $2");
pub(super) const OF_CITIZEN: Scoped =
    Scoped::new("select * from progression_round where job_centre = $1 and citizen = $2 order by on_day, id");
pub(super) const SHARE: Scoped =
    Scoped::new("update progression_round set shared = $3 where job_centre = $1 and id = $2");
pub(super) const BETWEEN: Scoped = Scoped::new(
    "select r.*, c.name as citizen_name, c.protected, c.caseworker, c.consultant, p.mentor, k.fixed_contact \
     from progression_round r join citizen c on c.id = r.citizen join placement p on p.id = r.placement \
     join place s on s.id = p.place join centre k on k.id = s.centre \
     where r.job_centre = $1 and r.on_day between $2 and $3 and c.merged_into is null and c.moved_on is null \
     order by r.on_day, c.sort_key, r.id",
);
pub(super) const RUNNING: Identity = Identity::new(
    "select distinct p.job_centre, p.citizen from placement p join citizen c on c.id = p.citizen \
     where p.kind = 'placement' and p.state in ('agreed', 'ended') and p.from_day <= $1 and p.until_day >= $2 \
     and c.merged_into is null and c.moved_on is null order by p.job_centre, p.citizen",
);
pub(super) const REMOVE_UNANSWERED: Scoped = Scoped::new(
    "delete from progression_round where job_centre = $1 and id = $2 \
     and not exists (select 1 from progression_form f where f.round = progression_round.id)",
);
pub(super) const REMOVE_LINKS: Scoped = Scoped::new(
    "delete from personal_link where job_centre = $1 and round = $2 \
     and not exists (select 1 from progression_form f where f.round = personal_link.round)",
);
pub(super) const HELD: Scoped = Scoped::new(
    "select kind, count(*) as n from progression_round where job_centre = $1 and on_day between $2 and $3 group by kind",
);

/// The facts of a round's day: computed and not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoundFacts {
    /// Minutes that were agreed in the last four weeks.
    pub agreed_minutes: i64,
    /// Minutes that were attended in them.
    pub attended_minutes: i64,
    /// Days away with notice.
    pub away_announced: i64,
    /// Days away without.
    pub away_unannounced: i64,
    /// Days ill.
    pub away_ill: i64,
    /// Ordinary paid minutes a week.
    pub paid_minutes: i64,
    /// The mentor's minutes a week, as agreed.
    pub mentor_minutes: i64,
    /// Sub-goals reached.
    pub goals_reached: i64,
    /// Of how many.
    pub goals_all: i64,
}

/// A round with its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// The round.
    pub round: Round,
    /// The facts.
    pub facts: RoundFacts,
    /// Has the citizen let the mentor see their answers?
    pub shared: bool,
}

/// A round with those whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundOf {
    /// The round.
    pub row: RoundRow,
    /// The citizen's name.
    pub name: String,
    /// Are name and address protected?
    pub protected: bool,
    /// The coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Who follows up: the citizen's job consultant, else the centre's fixed contact.
    pub employee: EmployeeId,
    /// The mentor.
    pub mentor: MentorId,
}

fn read_round(r: &Row) -> Result<RoundRow, StoreError> {
    Ok(RoundRow {
        round: Round {
            id: r.get("id")?,
            citizen: r.get("citizen")?,
            placement: r.get("placement")?,
            kind: r.get("kind")?,
            on: r.get("on_day")?,
        },
        facts: RoundFacts {
            agreed_minutes: r.get("agreed_minutes")?,
            attended_minutes: r.get("attended_minutes")?,
            away_announced: r.get("away_announced")?,
            away_unannounced: r.get("away_unannounced")?,
            away_ill: r.get("away_ill")?,
            paid_minutes: r.get("paid_minutes")?,
            mentor_minutes: r.get("mentor_minutes")?,
            goals_reached: r.get("goals_reached")?,
            goals_all: r.get("goals_all")?,
        },
        shared: r.get("shared")?,
    })
}

/// Opens a round; nothing happens when there is one of the placement on that day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_round(tx: &mut Tx, scope: JobCentreId, row: &RoundRow) -> Result<bool, StoreError> {
    let (r, f) = (&row.round, &row.facts);
    let values = values![
        r.id,
        r.citizen,
        r.placement,
        r.kind,
        r.on,
        f.agreed_minutes,
        f.attended_minutes,
        f.away_announced,
        f.away_unannounced,
        f.away_ill,
        f.paid_minutes,
        f.mentor_minutes,
        f.goals_reached,
        f.goals_all,
        row.shared,
    ];
    Ok(tx.run(INSERT_ROUND.within(scope, values)).await? == 1)
}

/// Writes a round's facts anew.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_facts(tx: &mut Tx, scope: JobCentreId, id: RoundId, f: &RoundFacts) -> Result<(), StoreError> {
    let values = values![
        id,
        f.agreed_minutes,
        f.attended_minutes,
        f.away_announced,
        f.away_unannounced,
        f.away_ill,
        f.paid_minutes,
        f.mentor_minutes,
        f.goals_reached,
        f.goals_all,
    ];
    tx.run(SET_FACTS.within(scope, values)).await?;
    Ok(())
}

/// One round.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find_round(tx: &mut Tx, scope: JobCentreId, id: RoundId) -> Result<Option<RoundRow>, StoreError> {
    tx.first(FIND_ROUND.within(scope, values![id]), read_round).await
}

/// A citizen's rounds, the earliest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<RoundRow>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read_round).await
}

/// Takes a round back that nobody has begun to answer. `false`: somebody has.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove_unanswered(tx: &mut Tx, scope: JobCentreId, id: RoundId) -> Result<bool, StoreError> {
    tx.run(REMOVE_LINKS.within(scope, values![id])).await?;
    Ok(tx.run(REMOVE_UNANSWERED.within(scope, values![id])).await? == 1)
}

/// Lets the mentor see the citizen's answers of a round, or not.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn share(tx: &mut Tx, scope: JobCentreId, id: RoundId, shared: bool) -> Result<(), StoreError> {
    tx.run(SHARE.within(scope, values![id, shared])).await?;
    Ok(())
}

/// The rounds of some days with those whom they concern.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn between(tx: &mut Tx, scope: JobCentreId, from: Date, until: Date) -> Result<Vec<RoundOf>, StoreError> {
    let read = |r: &Row| {
        let fixed: EmployeeId = r.get("fixed_contact")?;
        Ok(RoundOf {
            row: read_round(r)?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            caseworker: r.get("caseworker")?,
            employee: r.get::<Option<EmployeeId>>("consultant")?.unwrap_or(fixed),
            mentor: r.get("mentor")?,
        })
    };
    tx.all(BETWEEN.within(scope, values![from, until]), read).await
}

/// Everybody in the house who has been in a course between two days, with their job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn in_course(tx: &mut Tx, from: Date, until: Date) -> Result<Vec<(JobCentreId, CitizenId)>, StoreError> {
    tx.all(RUNNING.bound(values![until, from]), |r| Ok((r.get("job_centre")?, r.get("citizen")?))).await
}

/// How many rounds of each kind there were on some days.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn held(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
) -> Result<Vec<(RoundKind, i64)>, StoreError> {
    tx.all(HELD.within(scope, values![from, until]), |r| Ok((r.get("kind")?, r.get("n")?))).await
}
