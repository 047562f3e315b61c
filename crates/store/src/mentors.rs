//! Mentors at workplaces.

use holdepunkt_rules::{centre::Mentor, hours::WeeklyHours, id::*};
use jiff::civil::Date;

use crate::{
    Row, Scoped, StoreError, Tx, sort_key, values,
    words::{self, Thing},
};

const INSERT: Scoped = Scoped::new(
    "insert into mentor (job_centre, id, company, name, sort_key, phone, email, language, minutes, left_service, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update mentor set company = $3, name = $4, sort_key = $5, phone = $6, email = $7, language = $8, \
     minutes = $9, left_service = $10, version = version + 1 where job_centre = $1 and id = $2 and version = $11",
);
const SET_TRAINED: Scoped = Scoped::new("update mentor set trained_on = $3 where job_centre = $1 and id = $2");
const TRAINED: Scoped = Scoped::new("select trained_on from mentor where job_centre = $1 and id = $2");
const FIND: Scoped = Scoped::new("select * from mentor where job_centre = $1 and id = $2");
const LIST: Scoped = Scoped::new("select * from mentor where job_centre = $1 order by sort_key, id");
const OF_COMPANY: Scoped =
    Scoped::new("select * from mentor where job_centre = $1 and company = $2 order by sort_key, id");
const OF_CENTRE: Scoped = Scoped::new(
    "select m.* from mentor m where m.job_centre = $1 and not m.left_service and m.company in \
     (select k.company from centre_company k where k.job_centre = $1 and k.centre = $2) order by m.sort_key, m.id",
);
const CONFIRMED: Scoped = Scoped::new("select confidential_since from mentor where job_centre = $1 and id = $2");
const CONFIRM: Scoped = Scoped::new(
    "update mentor set confidential_since = $3 where job_centre = $1 and id = $2 and confidential_since is null",
);
const MORNING: Scoped = Scoped::new("select morning_minute from mentor where job_centre = $1 and id = $2");
const SET_MORNING: Scoped = Scoped::new("update mentor set morning_minute = $3 where job_centre = $1 and id = $2");
const EARLY: Scoped = Scoped::new(
    "select id, morning_minute from mentor where job_centre = $1 and not left_service and morning_minute is not null \
     order by id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    SET_TRAINED.text(),
    TRAINED.text(),
    FIND.text(),
    LIST.text(),
    OF_COMPANY.text(),
    OF_CENTRE.text(),
    CONFIRMED.text(),
    CONFIRM.text(),
    MORNING.text(),
    SET_MORNING.text(),
    EARLY.text(),
];

pub(crate) fn read(r: &Row) -> Result<Mentor, StoreError> {
    Ok(Mentor {
        id: r.get("id")?,
        company: r.get("company")?,
        name: r.get("name")?,
        phone: r.get("phone")?,
        email: r.get("email")?,
        language: r.get("language")?,
        hours: WeeklyHours::from_minutes(r.get("minutes")?),
        left: r.get("left_service")?,
        version: r.get("version")?,
    })
}

/// Adds a mentor.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, m: &Mentor) -> Result<(), StoreError> {
    let key = sort_key(&m.name);
    let values = values![m.id, m.company, &m.name, key, &m.phone, &m.email, &m.language, m.hours.minutes(), m.left];
    tx.run(INSERT.within(scope, values)).await?;
    words::keep(tx, scope, Thing::Mentor, m.id, &m.name).await
}

/// Changes a mentor. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, m: &Mentor) -> Result<bool, StoreError> {
    let key = sort_key(&m.name);
    let values =
        values![m.id, m.company, &m.name, key, &m.phone, &m.email, &m.language, m.hours.minutes(), m.left, m.version];
    let saved = tx.run(UPDATE.within(scope, values)).await? == 1;
    if saved {
        words::keep(tx, scope, Thing::Mentor, m.id, &m.name).await?;
    }
    Ok(saved)
}

/// One mentor.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: MentorId) -> Result<Option<Mentor>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The mentors of a job centre, those who have left among them, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Mentor>, StoreError> {
    tx.all(LIST.within(scope, values![]), read).await
}

/// The mentors of a company, those who have left among them, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_company(tx: &mut Tx, scope: JobCentreId, company: CompanyId) -> Result<Vec<Mentor>, StoreError> {
    tx.all(OF_COMPANY.within(scope, values![company]), read).await
}

/// The mentors of the companies that a centre hangs on, less those who have left.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_centre(tx: &mut Tx, scope: JobCentreId, centre: CentreId) -> Result<Vec<Mentor>, StoreError> {
    tx.all(OF_CENTRE.within(scope, values![centre]), read).await
}

/// The day on which a mentor confirmed that what they hear of citizens stays with them; none while they haven't.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn confidential_since(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MentorId,
) -> Result<Option<jiff::civil::Date>, StoreError> {
    let day = tx.first(CONFIRMED.within(scope, values![id]), |r| r.get("confidential_since")).await?;
    Ok(day.flatten())
}

/// Keeps the day on which a mentor confirmed; the first is the one that counts. `false`: they had.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn confirm_confidentiality(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MentorId,
    on: jiff::civil::Date,
) -> Result<bool, StoreError> {
    Ok(tx.run(CONFIRM.within(scope, values![id, on])).await? == 1)
}

/// Minutes after midnight at which a mentor wants a link to the page of today; none: no message.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn morning_minute(tx: &mut Tx, scope: JobCentreId, id: MentorId) -> Result<Option<i64>, StoreError> {
    let found = tx.first(MORNING.within(scope, values![id]), |r| r.get::<Option<i64>>("morning_minute")).await?;
    Ok(found.flatten())
}

/// Says when a mentor wants it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_morning_minute(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MentorId,
    minute: Option<i64>,
) -> Result<(), StoreError> {
    tx.run(SET_MORNING.within(scope, values![id, minute])).await?;
    Ok(())
}

/// The mentors who want it, with the minute.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mornings(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(MentorId, i64)>, StoreError> {
    tx.all(EARLY.within(scope, values![]), |r| Ok((r.get("id")?, r.get("morning_minute")?))).await
}

/// The latest course of a mentor.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn trained_on(tx: &mut Tx, scope: JobCentreId, id: MentorId) -> Result<Option<Date>, StoreError> {
    Ok(tx.first(TRAINED.within(scope, values![id]), |r| r.get("trained_on")).await?.flatten())
}

/// Keeps the latest course of a mentor.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_trained(tx: &mut Tx, scope: JobCentreId, id: MentorId, day: Date) -> Result<(), StoreError> {
    tx.run(SET_TRAINED.within(scope, values![id, day])).await?;
    Ok(())
}
