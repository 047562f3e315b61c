//! What a match is made of: those who wait with what they need and can, what mentors have experience with, which centres
//! are barred, and what somebody has said of the plan they are making.

use holdepunkt_rules::{citizen::Citizen, codes::Code, id::*, wish::WishKind};
use jiff::civil::Date;

use crate::{
    Row, Scoped, StoreError, Tx,
    citizens::{self, People},
    values,
};

const REACH: Scoped =
    Scoped::new("select id, start_minutes, travel_km, address from citizen where job_centre = $1 and id = $2");
/// One row per citizen, of the referral that has waited longest.
const WAITING: Scoped = Scoped::new(
    "select c.*, e.unit as team, k.unit as consultant_team, r.sent_on as waits_since, \
     exists (select 1 from referral s where s.citizen = c.id and s.state = 'sent') as awaiting \
     from citizen c join referral r on r.citizen = c.id and r.state in ('sent', 'accepted') \
     join employee e on e.id = c.caseworker left join employee k on k.id = c.consultant \
     where c.job_centre = $1 and c.merged_into is null and c.moved_on is null \
     and not exists (select 1 from referral o where o.citizen = c.id and o.state in ('sent', 'accepted') \
     and (o.sent_on < r.sent_on or (o.sent_on = r.sent_on and o.id < r.id))) order by c.id",
);
const SET_REACH: Scoped = Scoped::new(
    "update citizen set start_minutes = $3, travel_km = $4, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $5",
);
const NEEDS: Scoped = Scoped::new(
    "select a.citizen, a.accommodation from accommodation a where a.job_centre = $1 \
     and exists (select 1 from referral r where r.citizen = a.citizen and r.state in ('sent', 'accepted')) \
     order by a.citizen, a.accommodation",
);
const WISHES: Scoped = Scoped::new(
    "select w.citizen, w.kind, w.code from wish w where w.job_centre = $1 and w.kind in ('centre', 'not_industry') \
     and exists (select 1 from referral r where r.citizen = w.citizen and r.state in ('sent', 'accepted')) \
     order by w.citizen, w.kind, w.position, w.code",
);
const GOALS: Scoped = Scoped::new(
    "select g.citizen, g.occupation from job_goal g where g.job_centre = $1 \
     and exists (select 1 from referral r where r.citizen = g.citizen and r.state in ('sent', 'accepted')) \
     order by g.citizen, g.position, g.occupation",
);
const BARRED: Scoped =
    Scoped::new("select citizen, centre from barred_centre where job_centre = $1 order by citizen, centre");
const BARRED_OF: Scoped = Scoped::new(
    "select b.*, t.name from barred_centre b join centre t on t.id = b.centre \
     where b.job_centre = $1 and b.citizen = $2 order by t.sort_key, b.centre",
);
const BAR: Scoped = Scoped::new(
    "insert into barred_centre (job_centre, id, citizen, centre, noted_on, noted_by, why_sealed) \
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (citizen, centre) do nothing",
);
const UNBAR: Scoped = Scoped::new("delete from barred_centre where job_centre = $1 and citizen = $2 and centre = $3");
/// A mentor who has had somebody at work knows what helped them. Which of them it was is nobody's business here.
const EXPERIENCE: Scoped = Scoped::new(
    "select distinct s.centre, a.accommodation from placement p join place s on s.id = p.place \
     join mentor m on m.id = p.mentor join accommodation a on a.citizen = p.citizen \
     where p.job_centre = $1 and p.state in ('agreed', 'ended') and not m.left_service \
     order by s.centre, a.accommodation",
);
const TRAINED: Scoped = Scoped::new(
    "select distinct cc.centre from centre_company cc join mentor m on m.company = cc.company \
     where cc.job_centre = $1 and m.trained_on is not null and not m.left_service order by cc.centre",
);
/// Courses begun, those that were held 13 weeks, those that ended in a job: by centre, each with its mentor.
const RECORD: Scoped = Scoped::new(
    "select s.centre, p.from_day, p.until_day, p.state, p.outcome, m.name as mentor_name, m.left_service \
     from placement p join place s on s.id = p.place join mentor m on m.id = p.mentor \
     where p.job_centre = $1 and p.kind = 'placement' and p.state in ('agreed', 'ended') and p.from_day <= $2 \
     order by s.centre, p.from_day, p.id",
);
const CHOICES: Scoped = Scoped::new(
    "select citizen, kind, centre, start_day from plan_choice where job_centre = $1 and employee = $2 \
     order by citizen, kind, centre",
);
const CHOOSE: Scoped = Scoped::new(
    "insert into plan_choice (job_centre, employee, citizen, kind, centre, start_day) values ($1, $2, $3, $4, $5, $6) \
     on conflict (employee, citizen, kind, centre) do update set start_day = excluded.start_day",
);
const UNCHOOSE: Scoped =
    Scoped::new("delete from plan_choice where job_centre = $1 and employee = $2 and citizen = $3 and kind = $4");
const UNCHOOSE_ONE: Scoped = Scoped::new(
    "delete from plan_choice where job_centre = $1 and employee = $2 and citizen = $3 and kind = $4 and centre = $5",
);
const BEGIN_ANEW: Scoped = Scoped::new("delete from plan_choice where job_centre = $1 and employee = $2");
const HELD_UNTIL: Scoped =
    Scoped::new("select held_until from placement where job_centre = $1 and id = $2 and state = 'reserved'");
const HOLD: Scoped = Scoped::new("update placement set held_until = $3 where job_centre = $1 and id = $2");
const HELD: Scoped = Scoped::new(
    "select id from placement where job_centre = $1 and state = 'reserved' and held_until is not null \
     and held_until < $2 order by id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    REACH.text(),
    WAITING.text(),
    SET_REACH.text(),
    NEEDS.text(),
    WISHES.text(),
    GOALS.text(),
    BARRED.text(),
    BARRED_OF.text(),
    BAR.text(),
    UNBAR.text(),
    EXPERIENCE.text(),
    TRAINED.text(),
    RECORD.text(),
    CHOICES.text(),
    CHOOSE.text(),
    UNCHOOSE.text(),
    UNCHOOSE_ONE.text(),
    BEGIN_ANEW.text(),
    HELD_UNTIL.text(),
    HOLD.text(),
    HELD.text(),
];

/// What a citizen can begin with and how far they can travel, and where they live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Minutes a week; none when nobody has asked.
    pub start_minutes: Option<i64>,
    /// Kilometres; none when nobody has asked.
    pub travel_km: Option<i64>,
    /// The address, in one line.
    pub address: String,
}

/// How far a citizen reaches.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn reach(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Option<Reach>, StoreError> {
    tx.first(REACH.within(scope, values![citizen]), read_reach).await
}

fn read_reach(r: &Row) -> Result<Reach, StoreError> {
    Ok(Reach { start_minutes: r.get("start_minutes")?, travel_km: r.get("travel_km")?, address: r.get("address")? })
}

/// Somebody who waits, with everything that a match asks of a citizen's own row.
#[derive(Debug, Clone)]
pub struct Waiter {
    /// Who.
    pub citizen: Citizen,
    /// The citizen's people.
    pub people: People,
    /// What they can begin with, and how far they travel.
    pub reach: Reach,
    /// The day of the referral.
    pub since: Date,
    /// The day of the latest talk that the law asks for.
    pub talk_on: Option<Date>,
}

/// Those who wait, in order of their identifiers.
///
/// # Errors
/// [`StoreError`] from the engine, or a number that doesn't open.
pub async fn waiting(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Waiter>, StoreError> {
    let keys = tx.keys.clone();
    let read = |r: &Row| {
        Ok(Waiter {
            citizen: citizens::read(&keys, r)?,
            people: citizens::read_people(r)?,
            reach: read_reach(r)?,
            since: r.get("waits_since")?,
            talk_on: r.get("talk_on")?,
        })
    };
    tx.all(WAITING.within(scope, values![]), read).await
}

/// Writes it down. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_reach(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    version: i64,
    (start_minutes, travel_km): (Option<i64>, Option<i64>),
) -> Result<bool, StoreError> {
    Ok(tx.run(SET_REACH.within(scope, values![citizen, start_minutes, travel_km, version])).await? == 1)
}

/// What helps those who wait, citizen by citizen.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn needs(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, Code)>, StoreError> {
    tx.all(NEEDS.within(scope, values![]), |r| Ok((r.get("citizen")?, r.get("accommodation")?))).await
}

/// Centres that those who wait wish for, in order, and industries they would rather not.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn wishes(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, WishKind, Code)>, StoreError> {
    tx.all(WISHES.within(scope, values![]), |r| Ok((r.get("citizen")?, r.get("kind")?, r.get("code")?))).await
}

/// Occupations that those who wait aim at, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn goals(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, Code)>, StoreError> {
    tx.all(GOALS.within(scope, values![]), |r| Ok((r.get("citizen")?, r.get("occupation")?))).await
}

/// Which centres are barred for whom.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn barred(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, CentreId)>, StoreError> {
    tx.all(BARRED.within(scope, values![]), |r| Ok((r.get("citizen")?, r.get("centre")?))).await
}

/// A centre that is barred for a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// Identifier.
    pub id: BarredCentreId,
    /// The centre.
    pub centre: CentreId,
    /// Its name.
    pub name: String,
    /// Since when.
    pub noted_on: Date,
    /// Why.
    pub why: String,
}

fn bound(id: BarredCentreId) -> String {
    format!("barred_centre.why:{id}")
}

/// The centres that are barred for a citizen, with why.
///
/// # Errors
/// [`StoreError`] from the engine, or a seal that doesn't open.
pub async fn barred_of(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Barred>, StoreError> {
    let read = |r: &Row| {
        let sealed: Vec<u8> = r.get("why_sealed")?;
        let barred = Barred {
            id: r.get("id")?,
            centre: r.get("centre")?,
            name: r.get("name")?,
            noted_on: r.get("noted_on")?,
            why: String::new(),
        };
        Ok((barred, sealed))
    };
    let rows = tx.all(BARRED_OF.within(scope, values![citizen]), read).await?;
    let open = |(barred, sealed): (Barred, Vec<u8>)| {
        let why = tx.keys.open(&sealed, &bound(barred.id))?;
        Ok(Barred { why: String::from_utf8_lossy(&why).into_owned(), ..barred })
    };
    rows.into_iter().map(open).collect()
}

/// Bars a centre for a citizen; one that is barred already stays as it is.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn bar(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    (centre, why): (CentreId, &str),
    (on, by): (Date, Option<EmployeeId>),
) -> Result<(), StoreError> {
    let id = BarredCentreId::fresh();
    let sealed = tx.keys.seal(why.as_bytes(), &bound(id))?;
    tx.run(BAR.within(scope, values![id, citizen, centre, on, by, sealed])).await?;
    Ok(())
}

/// Lets a centre be considered again.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn unbar(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId, centre: CentreId) -> Result<(), StoreError> {
    tx.run(UNBAR.within(scope, values![citizen, centre])).await?;
    Ok(())
}

/// What mentors at each centre have experience with.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn experience(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CentreId, Code)>, StoreError> {
    tx.all(EXPERIENCE.within(scope, values![]), |r| Ok((r.get("centre")?, r.get("accommodation")?))).await
}

/// The centres with a mentor who has done the mentor course.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn trained(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<CentreId>, StoreError> {
    tx.all(TRAINED.within(scope, values![]), |r| r.get("centre")).await
}

/// A course at a centre: its days, whether it is over, and what it led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Where.
    pub centre: CentreId,
    /// The mentor's name; none of one who has left.
    pub mentor: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day, or the last that is agreed.
    pub until: Date,
    /// Is it over?
    pub ended: bool,
    /// What it led to.
    pub outcome: Option<holdepunkt_rules::placement::Outcome>,
}

/// Courses that had begun by a day, centre by centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn record(tx: &mut Tx, scope: JobCentreId, by: Date) -> Result<Vec<Held>, StoreError> {
    let read = |r: &Row| {
        let left: bool = r.get("left_service")?;
        Ok(Held {
            centre: r.get("centre")?,
            mentor: Some(r.get("mentor_name")?).filter(|_| !left),
            from: r.get("from_day")?,
            until: r.get("until_day")?,
            ended: r.get::<String>("state")? == "ended",
            outcome: r.get("outcome")?,
        })
    };
    tx.all(RECORD.within(scope, values![by]), read).await
}

holdepunkt_rules::code_enum! {
    /// What somebody has said of a plan.
    ChoiceKind {
        /// This pair must be in it.
        Lock = "lock",
        /// This pair must not be in it.
        Forbid = "forbid",
        /// Another day to begin.
        Start = "start",
    }
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Whom it is about.
    pub citizen: CitizenId,
    /// What.
    pub kind: ChoiceKind,
    /// Which centre; none for another day to begin.
    pub centre: Option<CentreId>,
    /// The day to begin.
    pub start: Option<Date>,
}

/// What an employee has said of their plan.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn choices(tx: &mut Tx, scope: JobCentreId, employee: EmployeeId) -> Result<Vec<Choice>, StoreError> {
    let read = |r: &Row| {
        Ok(Choice {
            citizen: r.get("citizen")?,
            kind: r.get("kind")?,
            centre: CentreId::parse(&r.get::<String>("centre")?),
            start: r.get("start_day")?,
        })
    };
    tx.all(CHOICES.within(scope, values![employee]), read).await
}

/// Says something of the plan. A citizen has one locked pair, and one day to begin.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn choose(tx: &mut Tx, scope: JobCentreId, employee: EmployeeId, c: &Choice) -> Result<(), StoreError> {
    if c.kind != ChoiceKind::Forbid {
        tx.run(UNCHOOSE.within(scope, values![employee, c.citizen, c.kind])).await?;
    }
    let centre = c.centre.map(|id| id.to_string()).unwrap_or_default();
    tx.run(CHOOSE.within(scope, values![employee, c.citizen, c.kind, centre, c.start])).await?;
    Ok(())
}

/// Takes a choice back.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn unchoose(tx: &mut Tx, scope: JobCentreId, employee: EmployeeId, c: &Choice) -> Result<(), StoreError> {
    let centre = c.centre.map(|id| id.to_string()).unwrap_or_default();
    tx.run(UNCHOOSE_ONE.within(scope, values![employee, c.citizen, c.kind, centre])).await?;
    Ok(())
}

/// Forgets everything that was said of a plan.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn begin_anew(tx: &mut Tx, scope: JobCentreId, employee: EmployeeId) -> Result<(), StoreError> {
    tx.run(BEGIN_ANEW.within(scope, values![employee])).await?;
    Ok(())
}

/// Until when a reserved place is held.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hold(tx: &mut Tx, scope: JobCentreId, id: PlacementId, until: Date) -> Result<(), StoreError> {
    tx.run(HOLD.within(scope, values![id, until])).await?;
    Ok(())
}

/// Until when a place is held; none for one that isn't reserved, or is held without an end.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn held_until(tx: &mut Tx, scope: JobCentreId, id: PlacementId) -> Result<Option<Date>, StoreError> {
    Ok(tx.first(HELD_UNTIL.within(scope, values![id]), |r| r.get("held_until")).await?.flatten())
}

/// Reserved places whose time is over on a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn held_too_long(tx: &mut Tx, scope: JobCentreId, today: Date) -> Result<Vec<PlacementId>, StoreError> {
    tx.all(HELD.within(scope, values![today]), |r| r.get("id")).await
}
