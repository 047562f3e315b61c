//! Outreach: roads to companies, what happened on them, and who knows whom.

use holdepunkt_rules::{
    id::*,
    outreach::{Outreach, OutreachEvent},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into outreach (job_centre, id, company, state, owner, next_step, next_on, reason, opened_on, closed_on, \
     version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update outreach set state = $3, owner = $4, next_step = $5, next_on = $6, reason = $7, closed_on = $8, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $9",
);
const FIND: Scoped = Scoped::new("select * from outreach where job_centre = $1 and id = $2");
const OPEN: Scoped =
    Scoped::new("select * from outreach where job_centre = $1 and closed_on is null order by next_on, opened_on, id");
const OPEN_OF: Scoped =
    Scoped::new("select * from outreach where job_centre = $1 and company = $2 and closed_on is null");
const OF_COMPANY: Scoped =
    Scoped::new("select * from outreach where job_centre = $1 and company = $2 order by opened_on desc, id desc");
const WITHDRAWN: Scoped = Scoped::new(
    "select * from outreach where job_centre = $1 and state = 'withdrawn' order by closed_on desc, id desc",
);
const CLOSE_AGREED: Scoped = Scoped::new(
    "update outreach set closed_on = $3, state = 'agreed', next_step = '', next_on = null, version = version + 1 \
     where job_centre = $1 and closed_on is null and company in \
     (select k.company from centre_company k where k.job_centre = $1 and k.centre = $2)",
);
const INSERT_EVENT: Scoped = Scoped::new(
    "insert into outreach_event (job_centre, id, outreach, day, employee, state, note) \
     values ($1, $2, $3, $4, $5, $6, $7)",
);
const EVENTS: Scoped =
    Scoped::new("select * from outreach_event where job_centre = $1 and outreach = $2 order by day desc, id desc");
const NOTE_ACQUAINTANCE: Scoped = Scoped::new(
    "insert into acquaintance (job_centre, company, employee, since, note) values ($1, $2, $3, $4, $5) \
     on conflict (company, employee) do update set note = excluded.note",
);
const FORGET_ACQUAINTANCE: Scoped =
    Scoped::new("delete from acquaintance where job_centre = $1 and company = $2 and employee = $3");
const ACQUAINTANCES: Scoped =
    Scoped::new("select * from acquaintance where job_centre = $1 and company = $2 order by since, employee");
const FIXED_CONTACTS: Scoped = Scoped::new(
    "select c.fixed_contact as employee, c.name as centre from centre c join centre_company k on k.centre = c.id \
     where c.job_centre = $1 and k.company = $2 order by c.sort_key, c.id",
);
// Who registered a contract of a centre of the company: the trail knows, and nothing else is read of it.
const SIGNERS: Scoped = Scoped::new(
    "select g.employee as employee, max(c.name) as centre from trail t \
     join contract a on a.id = t.subject join centre c on c.id = a.centre \
     join centre_company k on k.centre = c.id join role_grant g on g.account = t.account \
     where t.job_centre = $1 and a.job_centre = $1 and g.job_centre = $1 and t.noun = 'contract' \
     and t.deed = 'register' and k.company = $2 and g.employee is not null group by g.employee order by g.employee",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    FIND.text(),
    OPEN.text(),
    OPEN_OF.text(),
    OF_COMPANY.text(),
    WITHDRAWN.text(),
    CLOSE_AGREED.text(),
    INSERT_EVENT.text(),
    EVENTS.text(),
    NOTE_ACQUAINTANCE.text(),
    FORGET_ACQUAINTANCE.text(),
    ACQUAINTANCES.text(),
    FIXED_CONTACTS.text(),
    SIGNERS.text(),
];

fn read(r: &Row) -> Result<Outreach, StoreError> {
    Ok(Outreach {
        id: r.get("id")?,
        company: r.get("company")?,
        state: r.get("state")?,
        owner: r.get("owner")?,
        next_step: r.get("next_step")?,
        next_on: r.get("next_on")?,
        reason: r.get("reason")?,
        opened_on: r.get("opened_on")?,
        closed_on: r.get("closed_on")?,
        version: r.get("version")?,
    })
}

fn read_event(r: &Row) -> Result<OutreachEvent, StoreError> {
    Ok(OutreachEvent {
        id: r.get("id")?,
        outreach: r.get("outreach")?,
        day: r.get("day")?,
        employee: r.get("employee")?,
        state: r.get("state")?,
        note: r.get("note")?,
    })
}

/// An employee who knows a company, since when and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acquaintance {
    /// Who.
    pub employee: EmployeeId,
    /// Since when, as it was written.
    pub since: Date,
    /// How.
    pub note: String,
}

/// Adds a road.
///
/// # Errors
/// [`crate::Constraint::OneOpenOutreach`] when the company has an open one.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, o: &Outreach) -> Result<(), StoreError> {
    let values = values![
        o.id,
        o.company,
        o.state,
        o.owner,
        &o.next_step,
        o.next_on,
        o.reason.as_ref(),
        o.opened_on,
        o.closed_on
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes a road. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, o: &Outreach) -> Result<bool, StoreError> {
    let values = values![o.id, o.state, o.owner, &o.next_step, o.next_on, o.reason.as_ref(), o.closed_on, o.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// One road.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: OutreachId) -> Result<Option<Outreach>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The open roads.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Outreach>, StoreError> {
    tx.all(OPEN.within(scope, values![]), read).await
}

/// The open road to a company, if there is one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open_of(tx: &mut Tx, scope: JobCentreId, company: CompanyId) -> Result<Option<Outreach>, StoreError> {
    tx.first(OPEN_OF.within(scope, values![company]), read).await
}

/// Every road to a company, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_company(tx: &mut Tx, scope: JobCentreId, company: CompanyId) -> Result<Vec<Outreach>, StoreError> {
    tx.all(OF_COMPANY.within(scope, values![company]), read).await
}

/// The roads that came to nothing, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn withdrawn(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Outreach>, StoreError> {
    tx.all(WITHDRAWN.within(scope, values![]), read).await
}

/// Ends the open roads to a centre's companies: the contract is signed.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn close_agreed(tx: &mut Tx, scope: JobCentreId, centre: CentreId, on: Date) -> Result<(), StoreError> {
    tx.run(CLOSE_AGREED.within(scope, values![centre, on])).await?;
    Ok(())
}

/// Adds what happened.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_event(tx: &mut Tx, scope: JobCentreId, e: &OutreachEvent) -> Result<(), StoreError> {
    tx.run(INSERT_EVENT.within(scope, values![e.id, e.outreach, e.day, e.employee, e.state, &e.note])).await?;
    Ok(())
}

/// What happened on a road, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn events(tx: &mut Tx, scope: JobCentreId, id: OutreachId) -> Result<Vec<OutreachEvent>, StoreError> {
    tx.all(EVENTS.within(scope, values![id]), read_event).await
}

/// Writes that an employee knows a company, or how.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn note_acquaintance(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
    a: &Acquaintance,
) -> Result<(), StoreError> {
    tx.run(NOTE_ACQUAINTANCE.within(scope, values![company, a.employee, a.since, &a.note])).await?;
    Ok(())
}

/// Takes it back, if it is there.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn forget_acquaintance(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
    employee: EmployeeId,
) -> Result<(), StoreError> {
    tx.run(FORGET_ACQUAINTANCE.within(scope, values![company, employee])).await?;
    Ok(())
}

/// Who says that they know a company.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn acquaintances(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
) -> Result<Vec<Acquaintance>, StoreError> {
    tx.all(ACQUAINTANCES.within(scope, values![company]), |r| {
        Ok(Acquaintance { employee: r.get("employee")?, since: r.get("since")?, note: r.get("note")? })
    })
    .await
}

/// The fixed contacts of a company's centres, with the centre's name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn fixed_contacts(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
) -> Result<Vec<(EmployeeId, String)>, StoreError> {
    tx.all(FIXED_CONTACTS.within(scope, values![company]), |r| Ok((r.get("employee")?, r.get("centre")?))).await
}

/// Who signed a contract with a company, with the centre's name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn signers(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
) -> Result<Vec<(EmployeeId, String)>, StoreError> {
    tx.all(SIGNERS.within(scope, values![company]), |r| Ok((r.get("employee")?, r.get("centre")?))).await
}
