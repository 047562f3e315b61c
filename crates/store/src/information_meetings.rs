//! Information meetings and their guests.

use holdepunkt_rules::{
    id::*,
    information::{Guest, Meeting},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into information_meeting (job_centre, id, day, minute, place, seats, held_by, state, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update information_meeting set day = $3, minute = $4, place = $5, seats = $6, held_by = $7, state = $8, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $9",
);
const FIND: Scoped = Scoped::new("select * from information_meeting where job_centre = $1 and id = $2");
const LIST: Scoped = Scoped::new(
    "select m.*, e.name as host, (select count(*) from information_guest g where g.meeting = m.id) as invited, \
     (select count(*) from information_guest g where g.meeting = m.id and g.came = 'came') as came, \
     (select count(*) from information_guest g where g.meeting = m.id and g.agreed_start is not null) as agreed \
     from information_meeting m join employee e on e.id = m.held_by where m.job_centre = $1 \
     order by m.day desc, m.minute desc, m.id",
);
const INSERT_GUEST: Scoped = Scoped::new(
    "insert into information_guest (job_centre, meeting, citizen, came, talk_on, talk_by, agreed_start, version) \
     values ($1, $2, $3, $4, $5, $6, $7, 1)",
);
const UPDATE_GUEST: Scoped = Scoped::new(
    "update information_guest set came = $4, talk_on = $5, talk_by = $6, agreed_start = $7, version = version + 1 \
     where job_centre = $1 and meeting = $2 and citizen = $3 and version = $8",
);
const REMOVE_GUEST: Scoped = Scoped::new(
    "delete from information_guest where job_centre = $1 and meeting = $2 and citizen = $3 and version = $4 \
     and came = 'invited'",
);
const GUESTS: Scoped = Scoped::new(
    "select g.*, c.name as citizen_name, c.protected, c.caseworker, c.consultant, e.name as caseworker_name, \
     exists (select 1 from referral r where r.citizen = c.id and r.state in ('sent', 'accepted')) as referred, \
     exists (select 1 from placement q where q.citizen = c.id and q.state in ('reserved', 'agreed') \
       and q.until_day >= $3) as placed from information_guest g join citizen c on c.id = g.citizen join employee e on e.id = c.caseworker \
     where g.job_centre = $1 and g.meeting = $2 order by c.sort_key, c.id",
);
const HOSTED: Scoped = Scoped::new(
    "select 1 as n from information_guest g join information_meeting m on m.id = g.meeting \
     where g.job_centre = $1 and g.citizen = $2 and m.held_by = $3 and m.state <> 'cancelled' and m.day >= $4 limit 1",
);
const PENDING: Scoped = Scoped::new(
    "select g.*, m.day, c.name as citizen_name, c.protected, c.target_group, c.talk_on as citizen_talk_on, c.caseworker, \
     c.consultant, e.name as caseworker_name, h.name as host \
     from information_guest g join information_meeting m on m.id = g.meeting join citizen c on c.id = g.citizen \
     join employee e on e.id = c.caseworker join employee h on h.id = m.held_by \
     where g.job_centre = $1 and (m.state = 'planned' or (m.state = 'held' and g.came in ('invited', 'came'))) and m.day >= $2 \
     and not exists (select 1 from referral r where r.citizen = g.citizen and r.sent_on >= m.day) \
     and not exists (select 1 from preparation p where p.citizen = g.citizen and p.asked_on >= m.day) \
     and not exists (select 1 from information_guest x join information_meeting y on y.id = x.meeting \
       where x.citizen = g.citizen and y.state <> 'cancelled' and (y.day > m.day or (y.day = m.day and y.id > m.id))) \
     order by m.day, c.sort_key, c.id",
);
const INVITABLE: Scoped = Scoped::new(
    "select c.id, c.name, c.protected, \
     cast(case when exists (select 1 from referral r where r.citizen = c.id and r.state in ('sent', 'accepted')) then 1 \
       when exists (select 1 from preparation p where p.citizen = c.id and p.state in ('asked', 'running')) then 2 \
       when exists (select 1 from screening_case s where s.citizen = c.id and s.decided_on is not null) then 3 \
       else 4 end as bigint) as standing \
     from citizen c where c.job_centre = $1 and (c.caseworker = $2 or ($4 = 1 and (c.consultant = $2 \
       or exists (select 1 from referral w where w.citizen = c.id and w.state = 'sent')))) \
     and c.merged_into is null and c.moved_on is null \
     and not exists (select 1 from information_guest g where g.citizen = c.id and g.meeting = $3) \
     and not exists (select 1 from information_guest x join information_meeting m on m.id = x.meeting \
       where x.citizen = c.id and m.state = 'planned' and m.day >= $5) \
     and not exists (select 1 from placement q where q.citizen = c.id and q.state = 'agreed' \
       and q.from_day <= $5 and q.until_day >= $5) \
     order by standing, c.sort_key, c.id",
);
const WISHED: Scoped = Scoped::new(
    "select w.citizen, k.name from wish w join information_guest g on g.citizen = w.citizen \
     left join centre k on k.id = w.code where w.job_centre = $1 and g.meeting = $2 and w.kind = 'centre' \
     order by w.citizen, w.position",
);
const OF_CITIZEN: Scoped = Scoped::new(
    "select g.*, m.day, m.minute, m.place, m.state from information_guest g \
     join information_meeting m on m.id = g.meeting where g.job_centre = $1 and g.citizen = $2 and m.state <> 'cancelled' \
     order by m.day, m.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    FIND.text(),
    LIST.text(),
    INSERT_GUEST.text(),
    UPDATE_GUEST.text(),
    REMOVE_GUEST.text(),
    GUESTS.text(),
    HOSTED.text(),
    PENDING.text(),
    INVITABLE.text(),
    WISHED.text(),
    OF_CITIZEN.text(),
];

fn read(r: &Row) -> Result<Meeting, StoreError> {
    Ok(Meeting {
        id: r.get("id")?,
        day: r.get("day")?,
        minute: r.get("minute")?,
        place: r.get("place")?,
        seats: r.get("seats")?,
        held_by: r.get("held_by")?,
        state: r.get("state")?,
        version: r.get("version")?,
    })
}

fn read_guest(r: &Row) -> Result<Guest, StoreError> {
    Ok(Guest {
        meeting: r.get("meeting")?,
        citizen: r.get("citizen")?,
        came: r.get("came")?,
        talk_on: r.get("talk_on")?,
        talk_by: r.get("talk_by")?,
        agreed_start: r.get("agreed_start")?,
        version: r.get("version")?,
    })
}

/// Adds a meeting.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, m: &Meeting) -> Result<(), StoreError> {
    let values = values![m.id, m.day, m.minute, &m.place, m.seats, m.held_by, m.state];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes a meeting. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, m: &Meeting) -> Result<bool, StoreError> {
    let values = values![m.id, m.day, m.minute, &m.place, m.seats, m.held_by, m.state, m.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// One meeting.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// A meeting with its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The meeting.
    pub meeting: Meeting,
    /// Who holds it.
    pub host: String,
    /// How many are invited.
    pub invited: i64,
    /// How many came.
    pub came: i64,
    /// With how many a start was agreed.
    pub agreed: i64,
}

/// The meetings, the latest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Listed>, StoreError> {
    tx.all(LIST.within(scope, values![]), |r| {
        Ok(Listed {
            meeting: read(r)?,
            host: r.get("host")?,
            invited: r.get("invited")?,
            came: r.get("came")?,
            agreed: r.get("agreed")?,
        })
    })
    .await
}

/// Invites somebody.
///
/// # Errors
/// [`crate::Constraint::GuestOnce`] when they are invited already.
pub async fn insert_guest(tx: &mut Tx, scope: JobCentreId, g: &Guest) -> Result<(), StoreError> {
    let values = values![g.meeting, g.citizen, g.came, g.talk_on, g.talk_by, g.agreed_start];
    tx.run(INSERT_GUEST.within(scope, values)).await?;
    Ok(())
}

/// Changes what is known of a guest. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update_guest(tx: &mut Tx, scope: JobCentreId, g: &Guest) -> Result<bool, StoreError> {
    let values = values![g.meeting, g.citizen, g.came, g.talk_on, g.talk_by, g.agreed_start, g.version];
    Ok(tx.run(UPDATE_GUEST.within(scope, values)).await? == 1)
}

/// Takes an invitation back, as long as nothing has come of it. `false`: something has.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove_guest(tx: &mut Tx, scope: JobCentreId, g: &Guest) -> Result<bool, StoreError> {
    Ok(tx.run(REMOVE_GUEST.within(scope, values![g.meeting, g.citizen, g.version])).await? == 1)
}

/// A guest with the people around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedGuest {
    /// The guest.
    pub guest: Guest,
    /// Name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// The caseworker's name.
    pub caseworker_name: String,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
    /// Has the citizen an open referral?
    pub referred: bool,
    /// Has the citizen a place, or one to come?
    pub placed: bool,
}

/// The guests of a meeting, in Danish order; whether they have a place is told of a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn guests(
    tx: &mut Tx,
    scope: JobCentreId,
    meeting: MeetingId,
    day: Date,
) -> Result<Vec<NamedGuest>, StoreError> {
    tx.all(GUESTS.within(scope, values![meeting, day]), |r| {
        Ok(NamedGuest {
            guest: read_guest(r)?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            caseworker: r.get("caseworker")?,
            caseworker_name: r.get("caseworker_name")?,
            consultant: r.get("consultant")?,
            referred: r.get("referred")?,
            placed: r.get("placed")?,
        })
    })
    .await
}

/// Somebody who can be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitable {
    /// Who.
    pub citizen: CitizenId,
    /// Name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// 1: waits for a place; 2: asked for or in a project; 3: looked at in a screening; 4: none of them.
    pub standing: i64,
}

/// Whom somebody can invite: one's own as a caseworker, or (`consultant`) as a job consultant with those whom
/// nobody has taken; without those who have a place, or are invited elsewhere.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn invitable(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    meeting: MeetingId,
    consultant: bool,
    today: Date,
) -> Result<Vec<Invitable>, StoreError> {
    tx.all(INVITABLE.within(scope, values![employee, meeting, i64::from(consultant), today]), |r| {
        Ok(Invitable {
            citizen: r.get("id")?,
            name: r.get("name")?,
            protected: r.get("protected")?,
            standing: r.get("standing")?,
        })
    })
    .await
}

/// The centres that each guest chose, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn wished(
    tx: &mut Tx,
    scope: JobCentreId,
    meeting: MeetingId,
) -> Result<Vec<(CitizenId, String)>, StoreError> {
    tx.all(WISHED.within(scope, values![meeting]), |r| {
        Ok((r.get("citizen")?, r.get::<Option<String>>("name")?.unwrap_or_default()))
    })
    .await
}

/// Is the citizen the guest of somebody, at a meeting no earlier than `since`?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hosted(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    host: EmployeeId,
    since: Date,
) -> Result<bool, StoreError> {
    Ok(tx.first(HOSTED.within(scope, values![citizen, host, since]), |_| Ok(())).await?.is_some())
}

/// Somebody who is on the way through a meeting, with no referral since.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// The guest.
    pub guest: Guest,
    /// The meeting's day.
    pub day: Date,
    /// Name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// Target group.
    pub target_group: holdepunkt_rules::codes::Code,
    /// The day of the latest talk that the law asks for.
    pub talk_on: Option<Date>,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// The caseworker's name.
    pub caseworker_name: String,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
    /// Who holds the meeting.
    pub host: String,
}

/// Guests of meetings since a day for whom no other way has begun since.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn pending(tx: &mut Tx, scope: JobCentreId, since: Date) -> Result<Vec<Pending>, StoreError> {
    tx.all(PENDING.within(scope, values![since]), |r| {
        Ok(Pending {
            guest: read_guest(r)?,
            day: r.get("day")?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            target_group: r.get("target_group")?,
            talk_on: r.get("citizen_talk_on")?,
            caseworker: r.get("caseworker")?,
            caseworker_name: r.get("caseworker_name")?,
            consultant: r.get("consultant")?,
            host: r.get("host")?,
        })
    })
    .await
}

/// The meetings that a citizen is or was invited to, in order of time, cancelled ones left out.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<(Guest, Date)>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), |r| Ok((read_guest(r)?, r.get("day")?))).await
}
