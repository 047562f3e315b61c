//! Accounts and the roles they hold.

use holdepunkt_rules::{id::*, role::Role};
use jiff::civil::Date;

use crate::{Identity, Row, Scoped, StoreError, Tx, values};

/// Somebody who can sign in.
#[derive(Debug, Clone)]
pub struct Account {
    /// Identifier.
    pub id: AccountId,
    /// What they type to sign in.
    pub login: String,
    /// Name.
    pub name: String,
    /// Hash of the password (PHC string); none for the demo's cards.
    pub password_hash: Option<String>,
    /// May sign in.
    pub active: bool,
}

/// An account in a role: its scope, and whom it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGrant {
    /// Identifier.
    pub id: RoleGrantId,
    /// Whose.
    pub account: AccountId,
    /// Name of the account's holder.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The job centre; none for national roles.
    pub job_centre: Option<JobCentreId>,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The employee it stands for.
    pub employee: Option<EmployeeId>,
    /// The mentor it stands for.
    pub mentor: Option<MentorId>,
    /// The company it stands for.
    pub company: Option<CompanyId>,
    /// The citizen it stands for.
    pub citizen: Option<CitizenId>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

const INSERT: Identity =
    Identity::new("insert into account (id, login, name, password_hash, active) values ($1, $2, $3, $4, $5)");
const BY_LOGIN: Identity = Identity::new("select * from account where login = $1");
const EVERY: Identity = Identity::new("select * from account order by login");
const SET_PASSWORD: Identity = Identity::new("update account set password_hash = $2 where id = $1");
const SET_ACTIVE: Identity = Identity::new("update account set active = $2 where id = $1");
const INSERT_GRANT: Identity = Identity::new(
    "insert into role_grant (id, account, role, job_centre, unit, employee, mentor, company, citizen, from_day, until_day) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
const GRANTS_OF: Identity = Identity::new(
    "select g.*, a.name from role_grant g join account a on a.id = g.account \
     where g.account = $1 and a.active and g.from_day <= $2 and coalesce(g.until_day, $2) >= $2 order by g.role, g.id",
);
const GRANTS: Identity = Identity::new(
    "select g.*, a.name from role_grant g join account a on a.id = g.account where a.active order by g.role, g.id",
);
const SIGNS_IN: Scoped = Scoped::new(
    "select cast(1 as bigint) as one from role_grant g join account a on a.id = g.account \
     where g.job_centre = $1 and (g.citizen = $2 or g.mentor = $3) and a.active and g.from_day <= $4 \
     and coalesce(g.until_day, $4) >= $4",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    BY_LOGIN.text(),
    EVERY.text(),
    SET_PASSWORD.text(),
    SET_ACTIVE.text(),
    INSERT_GRANT.text(),
    GRANTS_OF.text(),
    GRANTS.text(),
    SIGNS_IN.text(),
];

fn read(r: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id: r.get("id")?,
        login: r.get("login")?,
        name: r.get("name")?,
        password_hash: r.get("password_hash")?,
        active: r.get("active")?,
    })
}

pub(crate) fn read_grant(r: &Row) -> Result<RoleGrant, StoreError> {
    Ok(RoleGrant {
        id: r.get("id")?,
        account: r.get("account")?,
        name: r.get("name")?,
        role: r.get("role")?,
        job_centre: r.get("job_centre")?,
        unit: r.get("unit")?,
        employee: r.get("employee")?,
        mentor: r.get("mentor")?,
        company: r.get("company")?,
        citizen: r.get("citizen")?,
        from: r.get("from_day")?,
        until: r.get("until_day")?,
    })
}

/// Adds an account.
///
/// # Errors
/// [`crate::Constraint::LoginOnce`] when the login is in use.
pub async fn insert(tx: &mut Tx, a: &Account) -> Result<(), StoreError> {
    tx.run(INSERT.bound(values![a.id, &a.login, &a.name, a.password_hash.clone(), a.active])).await?;
    Ok(())
}

/// The account of a login.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn by_login(tx: &mut Tx, login: &str) -> Result<Option<Account>, StoreError> {
    tx.first(BY_LOGIN.bound(values![login]), read).await
}

/// Every account.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn every(tx: &mut Tx) -> Result<Vec<Account>, StoreError> {
    tx.all(EVERY.bound(values![]), read).await
}

/// Sets the hash of a password.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_password(tx: &mut Tx, account: AccountId, hash: &str) -> Result<(), StoreError> {
    tx.run(SET_PASSWORD.bound(values![account, hash])).await?;
    Ok(())
}

/// Opens or closes an account.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_active(tx: &mut Tx, account: AccountId, active: bool) -> Result<(), StoreError> {
    tx.run(SET_ACTIVE.bound(values![account, active])).await?;
    Ok(())
}

/// Gives an account a role.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_grant(tx: &mut Tx, g: &RoleGrant) -> Result<(), StoreError> {
    let values = values![
        g.id,
        g.account,
        g.role,
        g.job_centre,
        g.unit,
        g.employee,
        g.mentor,
        g.company,
        g.citizen,
        g.from,
        g.until
    ];
    tx.run(INSERT_GRANT.bound(values)).await?;
    Ok(())
}

/// The roles that an account holds on a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn grants_of(tx: &mut Tx, account: AccountId, today: Date) -> Result<Vec<RoleGrant>, StoreError> {
    tx.all(GRANTS_OF.bound(values![account, today]), read_grant).await
}

/// Every role of every active account: the demo's cards, and the operator's list.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn grants(tx: &mut Tx) -> Result<Vec<RoleGrant>, StoreError> {
    tx.all(GRANTS.bound(values![]), read_grant).await
}

/// Has a citizen, or a mentor, an account that they can sign in with on a day?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn signs_in(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: Option<CitizenId>,
    mentor: Option<MentorId>,
    day: Date,
) -> Result<bool, StoreError> {
    let asked = SIGNS_IN.within(scope, values![citizen, mentor, day]);
    Ok(tx.first(asked, |r| r.get::<i64>("one")).await?.is_some())
}
