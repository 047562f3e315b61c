//! Signals of the early warning, with every step of their lives.

pub mod facts;

use holdepunkt_rules::{
    id::*,
    role::Role,
    signal::{Level, SignalRule, SignalState, SignalStep},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    Row, Scoped, StoreError, Tx, Value,
    many::{for_each_of, insert_many},
    values,
};

const INSERT: Scoped = Scoped::new(
    "insert into signal (job_centre, id, citizen, placement, mentor, rule, about, facts, level, state, owner, handed, \
     raised_at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update signal set placement = $3, facts = $4, level = $5, state = $6, owner = $7, handed = $8, taken_at = $9, \
     snoozed_until = $10, closed_at = $11, version = version + 1 where job_centre = $1 and id = $2 and version = $12",
);
const INSERT_STEP: Scoped = Scoped::new(
    "insert into signal_step (job_centre, signal, position, step, at, employee, words) \
     values ($1, $2, $3, $4, $5, $6, $7)",
);
const FIND: Scoped = Scoped::new("select * from signal where job_centre = $1 and id = $2");
const ALIVE: Scoped =
    Scoped::new("select * from signal where job_centre = $1 and state in ('open', 'taken', 'snoozed') order by id");
const ALIVE_OF: Scoped = Scoped::new(
    "select * from signal where job_centre = $1 and citizen = $2 and state in ('open', 'taken', 'snoozed') order by id",
);
const ALIVE_OF_MENTOR: Scoped = Scoped::new(
    "select * from signal where job_centre = $1 and mentor = $2 and state in ('open', 'taken', 'snoozed') order by id",
);
const ABOUT: Scoped = Scoped::new("select * from signal where job_centre = $1 and about in ($2)");
const LAST_STEPS: Scoped = Scoped::new(
    "select signal, max(position) as position from signal_step where job_centre = $1 and signal in ($2) group by signal",
);
const STEPS: Scoped = Scoped::new(
    "select x.*, e.name as employee_name from signal_step x left join employee e on e.id = x.employee \
     where x.job_centre = $1 and x.signal = $2 order by x.position",
);

/// A signal as somebody reads it: with the people and the place of its sentence.
macro_rules! told {
    ($where:literal) => {
        concat!(
            "select s.*, c.name as citizen_name, c.phone as citizen_phone, c.protected, c.caseworker, c.consultant, \
             k.name as centre_name, m.name as mentor_name, m.phone as mentor_phone, e.name as owner_name \
             from signal s left join citizen c on c.id = s.citizen left join placement p on p.id = s.placement \
             left join place l on l.id = p.place left join centre k on k.id = l.centre \
             left join mentor m on m.id = coalesce(s.mentor, p.mentor) left join employee e on e.id = s.owner \
             where s.job_centre = $1 and ",
            $where
        )
    };
}
const MINE: Scoped = Scoped::new(told!(
    "s.owner = $2 and s.state in ('open', 'taken') and s.level = $3 order by s.raised_at, s.id limit $4"
));
const MINE_ALIVE: Scoped = Scoped::new(told!(
    "s.owner = $2 and s.state in ('open', 'taken', 'snoozed') \
     order by case s.level when 'urgent' then 0 when 'soon' then 1 else 2 end, s.raised_at, s.id limit $3"
));
const MINE_CLOSED: Scoped = Scoped::new(told!(
    "s.owner = $2 and s.state in ('answered', 'resolved') and s.closed_at >= $3 order by s.closed_at desc, s.id limit $4"
));
const TOLD: Scoped = Scoped::new(told!("s.id = $2"));
const TOLD_OF: Scoped = Scoped::new(told!(
    "s.citizen = $2 and s.state in ('open', 'taken', 'snoozed') \
     order by case s.level when 'urgent' then 0 when 'soon' then 1 else 2 end, s.raised_at, s.id"
));
const COUNTS: Scoped = Scoped::new(
    "select level, count(*) as n from signal where job_centre = $1 and owner = $2 and state in ('open', 'taken') \
     group by level",
);
const LOADS: Scoped = Scoped::new(
    "select s.owner, s.level, count(*) as n, min(s.raised_at) as oldest, \
     sum(case when s.state = 'taken' then 1 else 0 end) as taken from signal s \
     where s.job_centre = $1 and s.owner is not null and s.state in ('open', 'taken') group by s.owner, s.level",
);
const COLLEAGUES: Scoped = Scoped::new(
    "select distinct e.id, e.name, e.sort_key from employee e join role_grant g on g.employee = e.id \
     where e.job_centre = $1 and not e.left_service and g.role = $2 and g.from_day <= $3 \
     and (g.until_day is null or g.until_day >= $3) order by e.sort_key, e.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    INSERT_STEP.text(),
    FIND.text(),
    ALIVE.text(),
    ALIVE_OF.text(),
    ALIVE_OF_MENTOR.text(),
    ABOUT.text(),
    LAST_STEPS.text(),
    STEPS.text(),
    MINE.text(),
    MINE_ALIVE.text(),
    MINE_CLOSED.text(),
    TOLD.text(),
    TOLD_OF.text(),
    COUNTS.text(),
    LOADS.text(),
    COLLEAGUES.text(),
];

/// A signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// Identifier.
    pub id: SignalId,
    /// The citizen, if it is about one.
    pub citizen: Option<CitizenId>,
    /// The placement, if it is about one.
    pub placement: Option<PlacementId>,
    /// The mentor, if it is about one alone.
    pub mentor: Option<MentorId>,
    /// The rule that saw it.
    pub rule: SignalRule,
    /// What it is about.
    pub about: String,
    /// Values of its sentence, as JSON.
    pub facts: String,
    /// How urgent.
    pub level: Level,
    /// Where it is.
    pub state: SignalState,
    /// Whose move it is.
    pub owner: Option<EmployeeId>,
    /// Was it given to them by a colleague?
    pub handed: bool,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// When its owner took it.
    pub taken_at: Option<Timestamp>,
    /// Until when it is put off.
    pub snoozed_until: Option<Date>,
    /// When it was answered or resolved.
    pub closed_at: Option<Timestamp>,
    /// Counts the edits.
    pub version: i64,
}

/// A step of a signal's life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happened.
    pub step: SignalStep,
    /// When.
    pub at: Timestamp,
    /// Who did it; none: the facts.
    pub employee: Option<EmployeeId>,
    /// Their words: an answer, a reason, to whom it was given.
    pub words: String,
}

/// A signal as somebody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The signal.
    pub signal: Signal,
    /// The citizen's name.
    pub citizen_name: Option<String>,
    /// The citizen's telephone; may be empty.
    pub citizen_phone: Option<String>,
    /// Is the citizen's name protected?
    pub protected: bool,
    /// The citizen's caseworker.
    pub caseworker: Option<EmployeeId>,
    /// The citizen's job consultant.
    pub consultant: Option<EmployeeId>,
    /// The centre of the placement.
    pub centre_name: Option<String>,
    /// The mentor of the placement, or whom it is about.
    pub mentor_name: Option<String>,
    /// Their telephone; may be empty.
    pub mentor_phone: Option<String>,
    /// The owner's name.
    pub owner_name: Option<String>,
}

/// What an employee has in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub owner: EmployeeId,
    /// How urgent.
    pub level: Level,
    /// How many wait or are taken.
    pub n: i64,
    /// When the oldest was raised.
    pub oldest: Timestamp,
    /// How many are taken.
    pub taken: i64,
}

fn read(r: &Row) -> Result<Signal, StoreError> {
    Ok(Signal {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        placement: r.get("placement")?,
        mentor: r.get("mentor")?,
        rule: r.get("rule")?,
        about: r.get("about")?,
        facts: r.get("facts")?,
        level: r.get("level")?,
        state: r.get("state")?,
        owner: r.get("owner")?,
        handed: r.get("handed")?,
        raised_at: r.get("raised_at")?,
        taken_at: r.get("taken_at")?,
        snoozed_until: r.get("snoozed_until")?,
        closed_at: r.get("closed_at")?,
        version: r.get("version")?,
    })
}

fn read_told(r: &Row) -> Result<Told, StoreError> {
    let signal = read(r)?;
    Ok(Told {
        protected: if signal.citizen.is_some() { r.get("protected")? } else { false },
        citizen_name: r.get("citizen_name")?,
        citizen_phone: r.get("citizen_phone")?,
        caseworker: r.get("caseworker")?,
        consultant: r.get("consultant")?,
        centre_name: r.get("centre_name")?,
        mentor_name: r.get("mentor_name")?,
        mentor_phone: r.get("mentor_phone")?,
        owner_name: r.get("owner_name")?,
        signal,
    })
}

/// Whom a look is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Everybody in the job centre.
    All,
    /// One citizen.
    Citizen(CitizenId),
    /// One mentor.
    Mentor(MentorId),
}

/// The signals that still ask for something.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn alive(tx: &mut Tx, scope: JobCentreId, whom: Whom) -> Result<Vec<Signal>, StoreError> {
    let query = match whom {
        Whom::All => ALIVE.within(scope, values![]),
        Whom::Citizen(citizen) => ALIVE_OF.within(scope, values![citizen]),
        Whom::Mentor(mentor) => ALIVE_OF_MENTOR.within(scope, values![mentor]),
    };
    tx.all(query, read).await
}

/// The signals about some things, whatever their state.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn about(tx: &mut Tx, scope: JobCentreId, about: &[String]) -> Result<Vec<Signal>, StoreError> {
    let keys: Vec<Value> = about.iter().map(Value::from).collect();
    let mut all = Vec::new();
    for query in for_each_of(ABOUT, scope, &keys) {
        all.extend(tx.all(query, read).await?);
    }
    Ok(all)
}

/// Adds signals, each with its first step.
///
/// # Errors
/// [`StoreError`] from the engine; a signal about the same thing is [`crate::Constraint::SignalOnce`].
pub async fn insert(tx: &mut Tx, scope: JobCentreId, signals: &[Signal]) -> Result<(), StoreError> {
    let row = |s: &Signal| {
        values![
            s.id,
            s.citizen,
            s.placement,
            s.mentor,
            s.rule,
            &s.about,
            &s.facts,
            s.level,
            s.state,
            s.owner,
            s.handed,
            s.raised_at
        ]
    };
    insert_many(tx, scope, INSERT, signals.iter().map(row).collect(), &|_| {}).await?;
    let first = |s: &Signal| values![s.id, 1_i64, SignalStep::Raise, s.raised_at, None::<EmployeeId>, ""];
    insert_many(tx, scope, INSERT_STEP, signals.iter().map(first).collect(), &|_| {}).await
}

/// Changes a signal. `false`: somebody else was first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, s: &Signal) -> Result<bool, StoreError> {
    let values = values![
        s.id,
        s.placement,
        &s.facts,
        s.level,
        s.state,
        s.owner,
        s.handed,
        s.taken_at,
        s.snoozed_until,
        s.closed_at,
        s.version
    ];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// Adds steps to signals that have some, each after the last of its signal.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn add_steps(tx: &mut Tx, scope: JobCentreId, steps: &[(SignalId, Step)]) -> Result<(), StoreError> {
    let keys: Vec<Value> = steps.iter().map(|(id, _)| Value::from(*id)).collect();
    let mut last = std::collections::HashMap::new();
    for query in for_each_of(LAST_STEPS, scope, &keys) {
        let read = |r: &Row| Ok((r.get::<SignalId>("signal")?, r.get::<i64>("position")?));
        last.extend(tx.all(query, read).await?);
    }
    let mut rows = Vec::new();
    for (id, s) in steps {
        let position = last.entry(*id).or_insert(0);
        *position += 1;
        rows.push(values![*id, *position, s.step, s.at, s.employee, &s.words]);
    }
    insert_many(tx, scope, INSERT_STEP, rows, &|_| {}).await
}

/// One signal.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: SignalId) -> Result<Option<Signal>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// One signal as it is read.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn told(tx: &mut Tx, scope: JobCentreId, id: SignalId) -> Result<Option<Told>, StoreError> {
    tx.first(TOLD.within(scope, values![id]), read_told).await
}

/// The steps of a signal with the names of who took them, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn steps(tx: &mut Tx, scope: JobCentreId, id: SignalId) -> Result<Vec<(Step, Option<String>)>, StoreError> {
    let read = |r: &Row| {
        let step =
            Step { step: r.get("step")?, at: r.get("at")?, employee: r.get("employee")?, words: r.get("words")? };
        Ok((step, r.get("employee_name")?))
    };
    tx.all(STEPS.within(scope, values![id]), read).await
}

/// The first of an employee's signals of a level that wait or are taken, the oldest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mine(
    tx: &mut Tx,
    scope: JobCentreId,
    owner: EmployeeId,
    level: Level,
    most: i64,
) -> Result<Vec<Told>, StoreError> {
    tx.all(MINE.within(scope, values![owner, level, most]), read_told).await
}

/// An employee's signals that still ask for something, those put off among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mine_alive(
    tx: &mut Tx,
    scope: JobCentreId,
    owner: EmployeeId,
    most: i64,
) -> Result<Vec<Told>, StoreError> {
    tx.all(MINE_ALIVE.within(scope, values![owner, most]), read_told).await
}

/// An employee's signals that were closed since a moment, the latest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mine_closed(
    tx: &mut Tx,
    scope: JobCentreId,
    owner: EmployeeId,
    since: Timestamp,
    most: i64,
) -> Result<Vec<Told>, StoreError> {
    tx.all(MINE_CLOSED.within(scope, values![owner, since, most]), read_told).await
}

/// A citizen's signals that still ask for something.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn told_of(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Told>, StoreError> {
    tx.all(TOLD_OF.within(scope, values![citizen]), read_told).await
}

/// How many of an employee's signals wait or are taken, by level.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn counts(tx: &mut Tx, scope: JobCentreId, owner: EmployeeId) -> Result<Vec<(Level, i64)>, StoreError> {
    tx.all(COUNTS.within(scope, values![owner]), |r| Ok((r.get("level")?, r.get("n")?))).await
}

/// What each employee has in hand, by level.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn loads(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Load>, StoreError> {
    let read = |r: &Row| {
        Ok(Load {
            owner: r.get("owner")?,
            level: r.get("level")?,
            n: r.get("n")?,
            oldest: r.get("oldest")?,
            taken: r.get("taken")?,
        })
    };
    tx.all(LOADS.within(scope, values![]), read).await
}

/// The employees who hold a role on a day, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn colleagues(
    tx: &mut Tx,
    scope: JobCentreId,
    role: Role,
    day: Date,
) -> Result<Vec<(EmployeeId, String)>, StoreError> {
    tx.all(COLLEAGUES.within(scope, values![role, day]), |r| Ok((r.get("id")?, r.get("name")?))).await
}
