//! Follow-ups: meetings about citizens, who takes part, what was written and decided. Minutes stand sealed, bound to
//! their meeting.

use std::collections::HashMap;

use holdepunkt_rules::{
    follow_up::{FollowUp, Guest, When},
    id::*,
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, db::Bound, values};

/// A statement for the meetings of a condition, and the one for those who take part in them.
macro_rules! meetings {
    ($name:ident, $guests:ident, $where:literal) => {
        const $name: Scoped = Scoped::new(concat!(
            "select f.id, f.citizen, f.placement, f.kind, f.state, f.on_day, f.minute_from, f.minute_until, f.place, \
             f.held_by, f.without_citizen, f.sequence, f.minutes_by, f.held_on, f.why_not, f.version \
             from follow_up f where f.job_centre = $1 and ",
            $where,
            " order by f.on_day, f.minute_from, f.id"
        ));
        const $guests: Scoped = Scoped::new(concat!(
            "select g.follow_up, g.guest, g.guest_id from follow_up_guest g join follow_up f on f.id = g.follow_up \
             where f.job_centre = $1 and ",
            $where,
            " order by g.guest, g.guest_id"
        ));
    };
}
meetings!(FIND, FIND_GUESTS, "f.id = $2");
meetings!(OF_CITIZEN, OF_CITIZEN_GUESTS, "f.citizen = $2");
meetings!(OF_PLACEMENT, OF_PLACEMENT_GUESTS, "f.placement = $2");
meetings!(
    OF_EMPLOYEE,
    OF_EMPLOYEE_GUESTS,
    "f.on_day between $3 and $4 and f.state <> 'cancelled' and (f.held_by = $2 or exists (select 1 from \
     follow_up_guest x where x.follow_up = f.id and x.guest = 'employee' and x.guest_id = $2))"
);
meetings!(
    OF_MENTOR,
    OF_MENTOR_GUESTS,
    "f.on_day >= $3 and exists (select 1 from follow_up_guest x where x.follow_up = f.id and x.guest = 'mentor' \
     and x.guest_id = $2)"
);
meetings!(
    OF_COMPANY,
    OF_COMPANY_GUESTS,
    "f.on_day >= $3 and exists (select 1 from follow_up_guest x where x.follow_up = f.id and \
     ((x.guest = 'mentor' and x.guest_id in (select m.id from mentor m where m.job_centre = $1 and m.company = $2)) or \
     (x.guest = 'contact' and x.guest_id in (select k.id from contact k where k.job_centre = $1 and k.company = $2))))"
);

const INSERT: Scoped = Scoped::new(
    "insert into follow_up (job_centre, id, citizen, placement, kind, state, on_day, minute_from, minute_until, place, \
     held_by, without_citizen, sequence, why_not, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update follow_up set kind = $3, state = $4, on_day = $5, minute_from = $6, minute_until = $7, place = $8, \
     held_by = $9, without_citizen = $10, sequence = $11, why_not = $12, minutes_by = $13, held_on = $14, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $15",
);
const WRITE: Scoped = Scoped::new("update follow_up set minutes_sealed = $3 where job_centre = $1 and id = $2");
const MINUTES: Scoped = Scoped::new(
    "select id, minutes_sealed from follow_up where job_centre = $1 and id = $2 and minutes_sealed is not null",
);
const INSERT_GUEST: Scoped =
    Scoped::new("insert into follow_up_guest (job_centre, follow_up, guest, guest_id) values ($1, $2, $3, $4)");
const CLEAR_GUESTS: Scoped = Scoped::new("delete from follow_up_guest where job_centre = $1 and follow_up = $2");
const INSERT_DECISION: Scoped =
    Scoped::new("insert into decision (job_centre, follow_up, position, words) values ($1, $2, $3, $4)");
const DECISIONS: Scoped =
    Scoped::new("select words from decision where job_centre = $1 and follow_up = $2 order by position");
const LAST_HELD: Scoped = Scoped::new(
    "select f.held_on from follow_up f where f.job_centre = $1 and f.placement = $2 and f.state = 'held' \
     order by f.held_on desc limit 1",
);
const CONTACT_NAME: Scoped = Scoped::new("select name, phone from contact where job_centre = $1 and id = $2");
const OF_COMPANYS: Scoped = Scoped::new(
    "select 1 as n from follow_up_guest x where x.job_centre = $1 and x.follow_up = $2 and \
     ((x.guest = 'mentor' and x.guest_id in (select m.id from mentor m where m.job_centre = $1 and m.company = $3)) or \
     (x.guest = 'contact' and x.guest_id in (select k.id from contact k where k.job_centre = $1 and k.company = $3))) \
     limit 1",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    FIND.text(),
    FIND_GUESTS.text(),
    OF_CITIZEN.text(),
    OF_CITIZEN_GUESTS.text(),
    OF_PLACEMENT.text(),
    OF_PLACEMENT_GUESTS.text(),
    OF_EMPLOYEE.text(),
    OF_EMPLOYEE_GUESTS.text(),
    OF_MENTOR.text(),
    OF_MENTOR_GUESTS.text(),
    OF_COMPANY.text(),
    OF_COMPANY_GUESTS.text(),
    INSERT.text(),
    UPDATE.text(),
    WRITE.text(),
    MINUTES.text(),
    INSERT_GUEST.text(),
    CLEAR_GUESTS.text(),
    INSERT_DECISION.text(),
    DECISIONS.text(),
    LAST_HELD.text(),
    CONTACT_NAME.text(),
    OF_COMPANYS.text(),
];

fn bound_to(id: FollowUpId) -> String {
    format!("follow_up.minutes:{id}")
}

fn read(r: &Row) -> Result<FollowUp, StoreError> {
    Ok(FollowUp {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        placement: r.get("placement")?,
        kind: r.get("kind")?,
        state: r.get("state")?,
        when: When { on: r.get("on_day")?, from: r.get("minute_from")?, until: r.get("minute_until")? },
        place: r.get("place")?,
        held_by: r.get("held_by")?,
        guests: Vec::new(),
        without_citizen: r.get("without_citizen")?,
        sequence: r.get("sequence")?,
        minutes_by: r.get("minutes_by")?,
        held_on: r.get("held_on")?,
        why_not: r.get("why_not")?,
        version: r.get("version")?,
    })
}

fn read_guest(r: &Row) -> Result<(FollowUpId, Guest), StoreError> {
    let guest = Guest::of(&r.get::<String>("guest")?, &r.get::<String>("guest_id")?);
    let unreadable = || StoreError::Unreadable { column: "guest".to_owned(), why: "no such guest".to_owned() };
    Ok((r.get("follow_up")?, guest.ok_or_else(unreadable)?))
}

async fn with_guests(tx: &mut Tx, meetings: Bound, guests: Bound) -> Result<Vec<FollowUp>, StoreError> {
    let mut all = tx.all(meetings, read).await?;
    if all.is_empty() {
        return Ok(all);
    }
    let mut by_id: HashMap<FollowUpId, Vec<Guest>> = HashMap::new();
    for (id, guest) in tx.all(guests, read_guest).await? {
        by_id.entry(id).or_default().push(guest);
    }
    for f in &mut all {
        f.guests = by_id.remove(&f.id).unwrap_or_default();
    }
    Ok(all)
}

async fn write_guests(tx: &mut Tx, scope: JobCentreId, f: &FollowUp) -> Result<(), StoreError> {
    for guest in &f.guests {
        tx.run(INSERT_GUEST.within(scope, values![f.id, guest.code(), guest.key()])).await?;
    }
    Ok(())
}

/// Adds a meeting.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, f: &FollowUp) -> Result<(), StoreError> {
    let values = values![
        f.id,
        f.citizen,
        f.placement,
        f.kind,
        f.state,
        f.when.on,
        f.when.from,
        f.when.until,
        &f.place,
        f.held_by,
        &f.without_citizen,
        f.sequence,
        &f.why_not,
    ];
    tx.run(INSERT.within(scope, values)).await?;
    write_guests(tx, scope, f).await
}

/// Changes a meeting and who takes part. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, f: &FollowUp) -> Result<bool, StoreError> {
    let values = values![
        f.id,
        f.kind,
        f.state,
        f.when.on,
        f.when.from,
        f.when.until,
        &f.place,
        f.held_by,
        &f.without_citizen,
        f.sequence,
        &f.why_not,
        f.minutes_by,
        f.held_on,
        f.version,
    ];
    if tx.run(UPDATE.within(scope, values)).await? != 1 {
        return Ok(false);
    }
    tx.run(CLEAR_GUESTS.within(scope, values![f.id])).await?;
    write_guests(tx, scope, f).await?;
    Ok(true)
}

/// Writes the minutes, sealed.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn write_minutes(tx: &mut Tx, scope: JobCentreId, id: FollowUpId, minutes: &str) -> Result<(), StoreError> {
    let sealed = tx.keys.seal(minutes.as_bytes(), &bound_to(id))?;
    tx.run(WRITE.within(scope, values![id, sealed])).await?;
    Ok(())
}

/// The minutes of a meeting; none while nobody has written any.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn minutes(tx: &mut Tx, scope: JobCentreId, id: FollowUpId) -> Result<Option<String>, StoreError> {
    let sealed = tx.first(MINUTES.within(scope, values![id]), |r| r.get::<Vec<u8>>("minutes_sealed")).await?;
    let Some(sealed) = sealed else { return Ok(None) };
    let text = tx.keys.open(&sealed, &bound_to(id))?;
    let unreadable = |_| StoreError::Unreadable { column: "minutes_sealed".to_owned(), why: "not text".to_owned() };
    String::from_utf8(text).map(Some).map_err(unreadable)
}

/// Writes what was decided, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn decide(tx: &mut Tx, scope: JobCentreId, id: FollowUpId, words: &[String]) -> Result<(), StoreError> {
    for (position, words) in (1_i64..).zip(words) {
        tx.run(INSERT_DECISION.within(scope, values![id, position, words])).await?;
    }
    Ok(())
}

/// What was decided at a meeting, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn decisions(tx: &mut Tx, scope: JobCentreId, id: FollowUpId) -> Result<Vec<String>, StoreError> {
    tx.all(DECISIONS.within(scope, values![id]), |r| r.get("words")).await
}

/// One meeting.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: FollowUpId) -> Result<Option<FollowUp>, StoreError> {
    let of = |s: Scoped| s.within(scope, values![id]);
    Ok(with_guests(tx, of(FIND), of(FIND_GUESTS)).await?.pop())
}

/// Every meeting about a citizen, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<FollowUp>, StoreError> {
    let of = |s: Scoped| s.within(scope, values![citizen]);
    with_guests(tx, of(OF_CITIZEN), of(OF_CITIZEN_GUESTS)).await
}

/// Every meeting about a placement, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
) -> Result<Vec<FollowUp>, StoreError> {
    let of = |s: Scoped| s.within(scope, values![placement]);
    with_guests(tx, of(OF_PLACEMENT), of(OF_PLACEMENT_GUESTS)).await
}

/// The meetings that an employee holds or takes part in, on the days from one to another; none that were called off.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_employee(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    from: Date,
    until: Date,
) -> Result<Vec<FollowUp>, StoreError> {
    let of = |s: Scoped| s.within(scope, values![employee, from, until]);
    with_guests(tx, of(OF_EMPLOYEE), of(OF_EMPLOYEE_GUESTS)).await
}

/// Who is invited of a workplace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workplace {
    /// The mentor.
    Mentor(MentorId),
    /// Anybody of the company, its mentors too.
    Company(CompanyId),
}

/// The meetings to which somebody of a workplace is invited, from a day on.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_workplace(
    tx: &mut Tx,
    scope: JobCentreId,
    whom: Workplace,
    since: Date,
) -> Result<Vec<FollowUp>, StoreError> {
    let (meetings, guests, whom) = match whom {
        Workplace::Mentor(id) => (OF_MENTOR, OF_MENTOR_GUESTS, id.to_string()),
        Workplace::Company(id) => (OF_COMPANY, OF_COMPANY_GUESTS, id.to_string()),
    };
    let of = |s: Scoped| s.within(scope, values![&whom, since]);
    with_guests(tx, of(meetings), of(guests)).await
}

/// Is somebody of the company invited to the meeting?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn invites_company(
    tx: &mut Tx,
    scope: JobCentreId,
    id: FollowUpId,
    company: CompanyId,
) -> Result<bool, StoreError> {
    Ok(tx.first(OF_COMPANYS.within(scope, values![id, company]), |_| Ok(())).await?.is_some())
}

/// The day of the last meeting that was held about a placement.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn last_held(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Option<Date>, StoreError> {
    Ok(tx.first(LAST_HELD.within(scope, values![placement]), |r| r.get::<Option<Date>>("held_on")).await?.flatten())
}

/// Name and telephone of somebody of a company; none when they are no longer kept.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn contact(tx: &mut Tx, scope: JobCentreId, id: ContactId) -> Result<Option<(String, String)>, StoreError> {
    tx.first(CONTACT_NAME.within(scope, values![id]), |r| Ok((r.get("name")?, r.get("phone")?))).await
}
