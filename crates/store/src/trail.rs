//! The trail: who did or read what, about whom, why and when.

use holdepunkt_rules::id::*;
use holdepunkt_rules::role::Role;
use jiff::Timestamp;

use crate::{Identity, Row, Scoped, StoreError, Tx, values};

/// One line of the trail.
#[derive(Debug, Clone)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// Which account; none for the program itself.
    pub account: Option<AccountId>,
    /// In which role ("system" for the program itself).
    pub role: String,
    /// What was done: read, registered, changed …
    pub deed: String,
    /// With which kind of thing.
    pub noun: String,
    /// Which one.
    pub subject: String,
    /// Whom it concerns.
    pub citizen: Option<CitizenId>,
    /// Why, where a reason was asked for.
    pub why: String,
}

/// A line with the name of who did it, as the citizen and the auditor read it.
#[derive(Debug, Clone)]
pub struct NamedLine {
    /// The line.
    pub line: Line,
    /// Name of the account's holder; empty for the program itself.
    pub who: String,
}

const INSERT: Identity = Identity::new(
    "insert into trail (job_centre, id, at, account, role, deed, noun, subject, citizen, why) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);
const ABOUT_CITIZEN: Scoped = Scoped::new(
    "select t.*, coalesce(a.name, '') as who from trail t left join account a on a.id = t.account \
     where t.job_centre = $1 and t.citizen = $2 order by t.at desc, t.id desc limit $3",
);
const LATEST: Scoped = Scoped::new(
    "select t.*, coalesce(a.name, '') as who from trail t left join account a on a.id = t.account \
     where t.job_centre = $1 order by t.at desc, t.id desc limit $2",
);
const REASON: Scoped = Scoped::new(
    "select why from trail where job_centre = $1 and citizen = $2 and account = $3 and at >= $4 and why <> '' \
     order by at desc, id desc limit 1",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), REASON.text(), ABOUT_CITIZEN.text(), LATEST.text()];

fn read(r: &Row) -> Result<NamedLine, StoreError> {
    Ok(NamedLine {
        line: Line {
            at: r.get("at")?,
            account: r.get("account")?,
            role: r.get("role")?,
            deed: r.get("deed")?,
            noun: r.get("noun")?,
            subject: r.get("subject")?,
            citizen: r.get("citizen")?,
            why: r.get("why")?,
        },
        who: r.get("who")?,
    })
}

/// Writes a line, in the deed's own transaction. A national role or the program itself has no job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn write(tx: &mut Tx, scope: Option<JobCentreId>, line: &Line) -> Result<(), StoreError> {
    let values = values![
        scope,
        TrailId::fresh(),
        line.at,
        line.account,
        &line.role,
        &line.deed,
        &line.noun,
        &line.subject,
        line.citizen,
        &line.why
    ];
    tx.run(INSERT.bound(values)).await?;
    Ok(())
}

/// The latest lines about a citizen, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn about_citizen(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    most: i64,
) -> Result<Vec<NamedLine>, StoreError> {
    tx.all(ABOUT_CITIZEN.within(scope, values![citizen, most]), read).await
}

/// The latest lines of a job centre, newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn latest(tx: &mut Tx, scope: JobCentreId, most: i64) -> Result<Vec<NamedLine>, StoreError> {
    tx.all(LATEST.within(scope, values![most]), read).await
}

/// The reason that somebody stated for looking at a citizen since a moment, if they did.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn reason_since(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    account: AccountId,
    since: Timestamp,
) -> Result<Option<String>, StoreError> {
    tx.first(REASON.within(scope, values![citizen, account, since]), |r| r.get("why")).await
}

/// The role as the trail keeps it.
#[must_use]
pub fn role_text(role: Option<Role>) -> String {
    role.map_or("system", Role::code).to_owned()
}
