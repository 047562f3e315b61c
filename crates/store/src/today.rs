//! The first page of an employee: the first rows of each kind, and how many there are. Nothing that the page doesn't show.

use holdepunkt_rules::{id::*, period::Period};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, Value, many::of_keys, values};

const MEETINGS: Scoped = Scoped::new(
    "select f.id, f.citizen, f.placement, f.kind, f.state, f.on_day, f.minute_from, f.minute_until, f.place, \
     c.name as citizen_name, c.protected, c.caseworker, c.consultant, k.name as centre_name from follow_up f \
     join citizen c on c.id = f.citizen left join placement p on p.id = f.placement left join place s on s.id = p.place \
     left join centre k on k.id = s.centre where f.job_centre = $1 and f.held_by = $2 and f.on_day >= $3 \
     and f.on_day <= $4 and f.state <> 'cancelled' order by f.on_day, f.minute_from, f.id limit $5",
);
const UNTOLD: Scoped = Scoped::new(
    "select count(*) as n from follow_up where job_centre = $1 and held_by = $2 and on_day < $3 and on_day >= $4 \
     and state = 'planned'",
);
const TASKS: Scoped = Scoped::new(
    "select t.id, t.citizen, t.follow_up, t.words, t.due_on, c.name as citizen_name, c.protected, c.caseworker, c.consultant \
     from task t join citizen c on c.id = t.citizen where t.job_centre = $1 and t.employee = $2 and t.who = 'employee' \
     and t.due_on <= $3 and t.done_on is null order by t.due_on, t.id limit $4",
);

/// Referrals that wait, for whoever reads them. `$2` is the reader.
macro_rules! waiting {
    ($what:literal, $whose:literal, $end:literal) => {
        concat!(
            "select ",
            $what,
            " from referral r join citizen c on c.id = r.citizen where r.job_centre = $1 \
             and r.state in ('sent', 'accepted') and c.merged_into is null and c.moved_on is null",
            $whose,
            $end
        )
    };
}
/// For each kind of reader: those whom a consultant has or nobody has taken, a caseworker's, everybody.
macro_rules! waiting_for {
    ($name:ident, $what:literal, $end:literal) => {
        const $name: [Scoped; 3] = [
            Scoped::new(waiting!($what, " and (r.state = 'sent' or c.consultant = $2)", $end)),
            Scoped::new(waiting!($what, " and c.caseworker = $2", $end)),
            Scoped::new(waiting!($what, " and $2 = $2", $end)),
        ];
    };
}
waiting_for!(
    WAITING_COUNT,
    "count(*) as n, coalesce(sum(case when r.state = 'sent' then 1 else 0 end), 0) as untaken, \
     min(case when r.state = 'sent' then r.sent_on end) as oldest",
    ""
);
waiting_for!(
    WAITING_FIRST,
    "r.id, r.citizen, r.sent_on, r.wish, c.name as citizen_name, c.protected, c.target_group",
    " order by r.sent_on, r.id limit $3"
);

/// Places that are kept today and nobody has.
macro_rules! free {
    ($what:literal, $whose:literal, $end:literal) => {
        concat!(
            "select ",
            $what,
            " from place_span x join place s on s.id = x.place join centre k on k.id = s.centre \
             where x.job_centre = $1 and x.from_day <= $2 and (x.until_day is null or x.until_day >= $2)",
            $whose,
            " and not exists (select 1 from placement p where p.place = x.place and p.state <> 'withdrawn' \
             and p.from_day <= $2 and (p.until_day >= $2 or p.state = 'agreed'))",
            $end
        )
    };
}
const FREE_COUNT: Scoped = Scoped::new(free!("count(*) as n", " and k.fixed_contact = $3", ""));
const FREE_FIRST: Scoped = Scoped::new(free!(
    "x.place, s.number, k.id as centre, k.name as centre_name, \
     (select max(b.until_day) from placement b where b.place = x.place and b.state <> 'withdrawn' \
     and b.until_day < $2) as last_until, x.from_day",
    " and k.fixed_contact = $3",
    " order by coalesce((select max(b.until_day) from placement b where b.place = x.place and b.state <> 'withdrawn' \
     and b.until_day < $2), x.from_day), x.place limit $4"
));
const SPANS: Scoped = Scoped::new(
    "select place, from_day, until_day from place_span where job_centre = $1 and place in ($2) order by place, from_day",
);
const ENDING: Scoped = Scoped::new(
    "select count(*) as n from placement where job_centre = $1 and until_day >= $2 and until_day <= $3 and state = 'agreed'",
);
const CASELOAD: Scoped = Scoped::new(
    "select e.id, e.name, e.unit, u.name as unit_name, \
     (select count(*) from citizen c where c.job_centre = e.job_centre and c.caseworker = e.id and c.merged_into is null \
     and c.moved_on is null) as coordinated, \
     (select count(*) from citizen c where c.job_centre = e.job_centre and c.consultant = e.id and c.merged_into is null \
     and c.moved_on is null) as consulted from employee e left join unit u on u.id = e.unit \
     where e.job_centre = $1 and not e.left_service and exists (select 1 from role_grant g where g.employee = e.id \
     and g.role in ('job_consultant', 'caseworker', 'mentor_coordinator') and g.from_day <= $2 \
     and (g.until_day is null or g.until_day >= $2)) order by e.sort_key, e.id",
);
const RUNNING_OUT: Scoped = Scoped::new(
    "select t.id, t.until_day, k.name as centre_name from contract t join centre k on k.id = t.centre \
     where t.job_centre = $1 and t.until_day >= $2 and t.until_day <= $3 \
     and not exists (select 1 from contract n where n.centre = t.centre and n.from_day > t.from_day) \
     order by t.until_day, t.id limit $4",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    MEETINGS.text(),
    UNTOLD.text(),
    TASKS.text(),
    WAITING_COUNT[0].text(),
    WAITING_COUNT[1].text(),
    WAITING_COUNT[2].text(),
    WAITING_FIRST[0].text(),
    WAITING_FIRST[1].text(),
    WAITING_FIRST[2].text(),
    FREE_COUNT.text(),
    FREE_FIRST.text(),
    SPANS.text(),
    ENDING.text(),
    CASELOAD.text(),
    RUNNING_OUT.text(),
];

/// A citizen as far as a line needs: whose name may be shown is told by the people around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The citizen.
    pub id: CitizenId,
    /// Name.
    pub name: String,
    /// Is the name protected?
    pub protected: bool,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
}

fn person(r: &Row) -> Result<Person, StoreError> {
    Ok(Person {
        id: r.get("citizen")?,
        name: r.get("citizen_name")?,
        protected: r.get("protected")?,
        caseworker: r.get("caseworker")?,
        consultant: r.get("consultant")?,
    })
}

/// A meeting of somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The follow-up's row, as text.
    pub id: String,
    /// With whom.
    pub person: Person,
    /// Which placement, if it is about one.
    pub placement: Option<PlacementId>,
    /// What kind (`follow_up.kind`).
    pub kind: String,
    /// Has it been held?
    pub held: bool,
    /// The day.
    pub on: Date,
    /// Minutes after midnight at which it begins.
    pub minute_from: i64,
    /// Where; may be empty.
    pub place: String,
    /// The centre of the placement.
    pub centre_name: Option<String>,
}

/// A task of somebody's that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The row, as text.
    pub id: String,
    /// About whom.
    pub person: Person,
    /// What.
    pub words: String,
    /// By when.
    pub due_on: Date,
}

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// The citizen.
    pub citizen: CitizenId,
    /// Name.
    pub name: String,
    /// Is the name protected?
    pub protected: bool,
    /// Since when.
    pub sent_on: Date,
    /// What they wish for; may be empty.
    pub wish: String,
    /// The target group.
    pub target_group: holdepunkt_rules::codes::Code,
}

/// Who reads the waiting list, and so which of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// A consultant: those who are theirs, and whom nobody has taken.
    Consultant(EmployeeId),
    /// A caseworker: theirs.
    Caseworker(EmployeeId),
    /// Everybody, as figures.
    Figures,
}

impl Reads {
    fn of(self, [consultants, caseworkers, all]: [Scoped; 3]) -> (Scoped, Value) {
        match self {
            Self::Consultant(me) => (consultants, me.into()),
            Self::Caseworker(me) => (caseworkers, me.into()),
            Self::Figures => (all, "".into()),
        }
    }
}

/// A place that nobody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreePlace {
    /// The place.
    pub place: PlaceId,
    /// Its number.
    pub number: i64,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// Since when nobody has it: the day after the last who had, or the first day that it is kept.
    pub since: Date,
}

/// An employee's citizens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload {
    /// Who.
    pub employee: EmployeeId,
    /// Name.
    pub name: String,
    /// The unit's name.
    pub unit: Option<String>,
    /// Citizens whom they coordinate.
    pub coordinated: i64,
    /// Citizens whose consultant they are.
    pub consulted: i64,
}

/// An employee's meetings from a day to a day, those cancelled left out.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn meetings(
    tx: &mut Tx,
    scope: JobCentreId,
    me: EmployeeId,
    days: (Date, Date),
    most: i64,
) -> Result<Vec<Meeting>, StoreError> {
    let read = |r: &Row| {
        Ok(Meeting {
            id: r.get("id")?,
            person: person(r)?,
            placement: r.get("placement")?,
            kind: r.get("kind")?,
            held: r.get::<String>("state")? == "held",
            on: r.get("on_day")?,
            minute_from: r.get("minute_from")?,
            place: r.get("place")?,
            centre_name: r.get("centre_name")?,
        })
    };
    tx.all(MEETINGS.within(scope, values![me, days.0, days.1, most]), read).await
}

async fn count(tx: &mut Tx, query: crate::db::Bound) -> Result<i64, StoreError> {
    Ok(tx.first(query, |r| r.get("n")).await?.unwrap_or(0))
}

/// How many of an employee's meetings before today nobody has told of, since a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn untold(
    tx: &mut Tx,
    scope: JobCentreId,
    me: EmployeeId,
    today: Date,
    since: Date,
) -> Result<i64, StoreError> {
    count(tx, UNTOLD.within(scope, values![me, today, since])).await
}

/// An employee's tasks that are due by a day, the longest due first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn tasks(
    tx: &mut Tx,
    scope: JobCentreId,
    me: EmployeeId,
    by: Date,
    most: i64,
) -> Result<Vec<Task>, StoreError> {
    let read =
        |r: &Row| Ok(Task { id: r.get("id")?, person: person(r)?, words: r.get("words")?, due_on: r.get("due_on")? });
    tx.all(TASKS.within(scope, values![me, by, most]), read).await
}

/// How many wait, how many of them nobody has taken, and since when the first of those.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn waiting(tx: &mut Tx, scope: JobCentreId, reads: Reads) -> Result<(i64, i64, Option<Date>), StoreError> {
    let (statement, me) = reads.of(WAITING_COUNT);
    let read = |r: &Row| Ok((r.get("n")?, r.get("untaken")?, r.get("oldest")?));
    Ok(tx.first(statement.within(scope, vec![me]), read).await?.unwrap_or((0, 0, None)))
}

/// The first of those who wait, longest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn first_waiting(tx: &mut Tx, scope: JobCentreId, reads: Reads, most: i64) -> Result<Vec<Waits>, StoreError> {
    let (statement, me) = reads.of(WAITING_FIRST);
    let read = |r: &Row| {
        Ok(Waits {
            citizen: r.get("citizen")?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            sent_on: r.get("sent_on")?,
            wish: r.get("wish")?,
            target_group: r.get("target_group")?,
        })
    };
    tx.all(statement.within(scope, vec![me, most.into()]), read).await
}

/// How many places of a contact's centres nobody has today, and the first of them, the longest empty first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn free(
    tx: &mut Tx,
    scope: JobCentreId,
    contact: EmployeeId,
    today: Date,
    most: i64,
) -> Result<(i64, Vec<FreePlace>), StoreError> {
    let n = count(tx, FREE_COUNT.within(scope, values![today, contact])).await?;
    let read = |r: &Row| {
        let last: Option<Date> = r.get("last_until")?;
        let place = FreePlace {
            place: r.get("place")?,
            number: r.get("number")?,
            centre: r.get("centre")?,
            centre_name: r.get("centre_name")?,
            since: r.get("from_day")?,
        };
        Ok((place, last))
    };
    let found = tx.all(FREE_FIRST.within(scope, values![today, contact, most]), read).await?;
    let keys: Vec<Value> = found.iter().map(|(p, _)| Value::from(p.place)).collect();
    let span = |r: &Row| Ok((r.get::<PlaceId>("place")?, Period::known(r.get("from_day")?, r.get("until_day")?)));
    let spans = tx.all(of_keys(SPANS, scope, &[], &keys), span).await?;
    let places = found.into_iter().map(|(place, last)| {
        let own: Vec<Period> = spans.iter().filter(|(id, _)| *id == place.place).map(|(_, s)| *s).collect();
        // Contracts that follow each other keep it without a break.
        let run = holdepunkt_rules::place::joined(&own).into_iter().find(|r| r.contains(today));
        let kept = run.map_or(place.since, |r| r.from());
        let after = last.map_or(kept, |day| holdepunkt_rules::period::plus_days(day, 1));
        FreePlace { since: kept.max(after), ..place }
    });
    Ok((n, places.collect()))
}

/// How many placements end from a day to a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn ending(tx: &mut Tx, scope: JobCentreId, days: (Date, Date)) -> Result<i64, StoreError> {
    count(tx, ENDING.within(scope, values![days.0, days.1])).await
}

/// The employees who have citizens or mentors to look after, with how many citizens each has.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn caseloads(tx: &mut Tx, scope: JobCentreId, today: Date) -> Result<Vec<Caseload>, StoreError> {
    let read = |r: &Row| {
        Ok(Caseload {
            employee: r.get("id")?,
            name: r.get("name")?,
            unit: r.get("unit_name")?,
            coordinated: r.get("coordinated")?,
            consulted: r.get("consulted")?,
        })
    };
    tx.all(CASELOAD.within(scope, values![today]), read).await
}

/// Contracts whose last day lies in some days and that none follows: row, last day, centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn running_out(
    tx: &mut Tx,
    scope: JobCentreId,
    days: (Date, Date),
    most: i64,
) -> Result<Vec<(ContractId, Date, String)>, StoreError> {
    let read = |r: &Row| Ok((r.get("id")?, r.get("until_day")?, r.get("centre_name")?));
    tx.all(RUNNING_OUT.within(scope, values![days.0, days.1, most]), read).await
}
