//! The door: the one module that decides whether somebody is who they say.
//!
//! Today: the demo's cards, and local accounts with a password (argon2id). A stronger sign-in
//! replaces [`with_password`] and nothing else: everything behind the door knows a session only.

use std::sync::OnceLock;

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use holdepunkt_rules::{Refusal, id::*, role::Role};
use holdepunkt_store::{
    Tx,
    accounts::{self, Account, RoleGrant},
    known_phones, measure, seal, sessions, trail,
};
use jiff::{SignedDuration, Timestamp};

use crate::{Error, House, context::Deed};

/// A session ends after this long without use.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// A session ends after this long, used or not.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(10);
/// Failed attempts per login and address before a pause.
pub const ATTEMPTS: i64 = 10;
/// Length of the window that attempts are counted in, and so of the pause.
pub const PAUSE: SignedDuration = SignedDuration::from_mins(15);
/// Shortest password.
pub const SHORTEST_PASSWORD: usize = 12;

/// What a session cookie leads to.
#[derive(Debug, Clone)]
pub enum Session {
    /// Signed in.
    Live(RoleGrant),
    /// Was signed in; what is being sent can be kept for the same account.
    Expired(AccountId),
    /// Nobody.
    None,
}

/// Hashes a password.
///
/// # Errors
/// [`Refusal::PasswordTooShort`] on `password`.
pub fn hash_password(password: &str) -> Result<String, Error> {
    if password.chars().count() < SHORTEST_PASSWORD {
        return Err(Refusal::PasswordTooShort { least: SHORTEST_PASSWORD as i64 }.on("password").into());
    }
    let hash: Result<PasswordHash, _> = Argon2::default().hash_password(password.as_bytes());
    hash.map(|h| h.to_string()).map_err(|_| Refusal::SignInFailed.into())
}

fn verifies(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok())
}

/// A hash that no password fulfils, so that an unknown login costs the same time as a known one.
fn decoy() -> &'static str {
    static DECOY: OnceLock<String> = OnceLock::new();
    DECOY.get_or_init(|| {
        let nobody = seal::token().unwrap_or_default();
        hash_password(&format!("{nobody}-a-password-that-nobody-has")).unwrap_or_default()
    })
}

/// Checks login and password, and opens a session in the account's first role.
///
/// # Errors
/// [`Refusal::SignInFailed`] (the same for a wrong password and an unknown login),
/// [`Refusal::SignInPaused`] after too many attempts, or the database's.
pub async fn with_password(house: &House, login: &str, password: &str, address: &str) -> Result<String, Error> {
    let done = checked(house, login, password, address).await;
    let outcome = match &done {
        Ok(_) => "in",
        Err(Error::Refused(list)) if list.iter().any(|r| r.refusal == Refusal::SignInFailed) => "refused",
        Err(Error::Refused(_)) => "paused",
        Err(Error::Store(_)) => "broken",
    };
    measure::count("holdepunkt_sign_ins_total", &[("outcome", outcome)], 1);
    done
}

async fn checked(house: &House, login: &str, password: &str, address: &str) -> Result<String, Error> {
    let now = house.now();
    let key = format!("{}|{address}", login.to_lowercase());
    let mut tx = house.store.write().await?;
    if sessions::attempts_since(&mut tx, &key, now - PAUSE).await? >= ATTEMPTS {
        return Err(Refusal::SignInPaused { minutes: PAUSE.as_mins() }.into());
    }
    let account = accounts::by_login(&mut tx, login).await?.filter(|a| a.active);
    drop(tx);
    let hash = account.as_ref().and_then(|a| a.password_hash.clone()).unwrap_or_else(|| decoy().to_owned());
    let password = password.to_owned();
    // Argon2 takes tens of milliseconds of one core: not on the threads that serve pages.
    let verified = tokio::task::spawn_blocking(move || verifies(&password, &hash)).await.unwrap_or(false);
    let mut tx = house.store.write().await?;
    let grants = match &account {
        Some(a) if verified => accounts::grants_of(&mut tx, a.id, house.today()).await?,
        _ => Vec::new(),
    };
    let Some(grant) = grants.first() else {
        sessions::note_attempt(&mut tx, &key, now).await?;
        tx.commit().await?;
        return Err(Refusal::SignInFailed.into());
    };
    open(tx, grant, now).await
}

/// Opens a session in a role without a password: the demo's cards. The caller must be in demo mode.
///
/// # Errors
/// [`Refusal::NotFound`] when there is no such card, or the database's.
pub async fn with_card(house: &House, grant: RoleGrantId) -> Result<String, Error> {
    let mut tx = house.store.write().await?;
    let grants = accounts::grants(&mut tx).await?;
    let grant = grants.into_iter().find(|g| g.id == grant).ok_or(Refusal::NotFound)?;
    open(tx, &grant, house.now()).await
}

async fn open(mut tx: holdepunkt_store::Tx, grant: &RoleGrant, now: Timestamp) -> Result<String, Error> {
    let token = seal::token()?;
    sessions::begin(&mut tx, &token, grant.id, now).await?;
    note(&mut tx, grant, Deed::SignIn, now).await?;
    tx.commit().await?;
    Ok(token)
}

async fn note(tx: &mut holdepunkt_store::Tx, grant: &RoleGrant, deed: Deed, at: Timestamp) -> Result<(), Error> {
    let line = trail::Line {
        at,
        account: Some(grant.account),
        role: trail::role_text(Some(grant.role)),
        deed: deed.code().to_owned(),
        noun: "session".to_owned(),
        subject: grant.id.to_string(),
        citizen: grant.citizen,
        why: String::new(),
    };
    Ok(trail::write(tx, grant.job_centre, &line).await?)
}

/// Whose session a token is, and notes that it was used (at most once a minute).
///
/// # Errors
/// The database's.
pub async fn session(house: &House, token: &str) -> Result<Session, Error> {
    let mut tx = house.store.read().await?;
    let found = sessions::find(&mut tx, token).await?;
    drop(tx);
    live(house, token, found).await
}

/// As [`session`], with what [`surroundings`] tells: every page needs both.
///
/// # Errors
/// The database's.
pub async fn arrival(house: &House, token: &str) -> Result<(Session, String, Vec<RoleGrant>), Error> {
    let mut tx = house.store.read().await?;
    let found = sessions::find(&mut tx, token).await?;
    let (job_centre, others) = match &found {
        Some(found) => around(&mut tx, house, &found.grant).await?,
        None => (String::new(), Vec::new()),
    };
    drop(tx);
    Ok((live(house, token, found).await?, job_centre, others))
}

async fn live(house: &House, token: &str, found: Option<sessions::Session>) -> Result<Session, Error> {
    let Some(found) = found else { return Ok(Session::None) };
    let now = house.now();
    let today = house.today();
    let in_force = found.grant.from <= today && found.grant.until.is_none_or(|u| today <= u);
    let fresh = now.duration_since(found.seen_at) <= IDLE && now.duration_since(found.made_at) <= ABSOLUTE;
    if !in_force || !fresh {
        return Ok(Session::Expired(found.grant.account));
    }
    if now.duration_since(found.seen_at) > SignedDuration::from_mins(1) {
        let mut tx = house.store.write().await?;
        sessions::seen(&mut tx, token, now).await?;
        tx.commit().await?;
    }
    Ok(Session::Live(found.grant))
}

/// Ends a session.
///
/// # Errors
/// The database's.
pub async fn sign_out(house: &House, token: &str, grant: &RoleGrant) -> Result<(), Error> {
    let mut tx = house.store.write().await?;
    sessions::end(&mut tx, token).await?;
    note(&mut tx, grant, Deed::SignOut, house.now()).await?;
    Ok(tx.commit().await?)
}

/// The roles that the demo's start page offers, one card per role.
///
/// # Errors
/// The database's.
pub async fn cards(house: &House) -> Result<Vec<RoleGrant>, Error> {
    let mut tx = house.store.read().await?;
    Ok(accounts::grants(&mut tx).await?)
}

/// Makes an account with a role and, where given, a password. From the operator's command line.
///
/// # Errors
/// [`Refusal::LoginTaken`], [`Refusal::PasswordTooShort`], or the database's.
pub async fn add_account(
    house: &House,
    login: &str,
    name: &str,
    password: Option<&str>,
    role: Role,
    whom: Holder,
) -> Result<AccountId, Error> {
    let password_hash = password.map(hash_password).transpose()?;
    let id = AccountId::fresh();
    let mut tx = house.store.write().await?;
    if accounts::by_login(&mut tx, login).await?.is_some() {
        return Err(Refusal::LoginTaken.on("login").into());
    }
    accounts::insert(
        &mut tx,
        &Account { id, login: login.to_owned(), name: name.to_owned(), password_hash, active: true },
    )
    .await?;
    let grant = RoleGrant {
        id: RoleGrantId::fresh(),
        account: id,
        name: name.to_owned(),
        role,
        job_centre: whom.job_centre,
        unit: whom.unit,
        employee: whom.employee,
        mentor: whom.mentor,
        company: whom.company,
        citizen: whom.citizen,
        from: house.today(),
        until: None,
    };
    accounts::insert_grant(&mut tx, &grant).await?;
    note_account(&mut tx, house, id, Deed::Register).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whom a role stands for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Holder {
    /// The job centre; none for national roles.
    pub job_centre: Option<JobCentreId>,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The employee.
    pub employee: Option<EmployeeId>,
    /// The mentor.
    pub mentor: Option<MentorId>,
    /// The company.
    pub company: Option<CompanyId>,
    /// The citizen.
    pub citizen: Option<CitizenId>,
}

/// What stands around a role on the page: the job centre's name, and the account's other roles.
///
/// # Errors
/// The database's.
pub async fn surroundings(house: &House, grant: &RoleGrant) -> Result<(String, Vec<RoleGrant>), Error> {
    let mut tx = house.store.read().await?;
    around(&mut tx, house, grant).await
}

async fn around(tx: &mut Tx, house: &House, grant: &RoleGrant) -> Result<(String, Vec<RoleGrant>), Error> {
    let job_centre = match grant.job_centre {
        Some(scope) => {
            holdepunkt_store::job_centres::find_on(tx, scope, house.today()).await?.map(|j| j.name).unwrap_or_default()
        }
        None => String::new(),
    };
    let mut others = accounts::grants_of(tx, grant.account, house.today()).await?;
    others.retain(|g| g.id != grant.id);
    Ok((job_centre, others))
}

/// Goes over to another role of the same account, in a new session.
///
/// # Errors
/// [`Refusal::NotFound`] when the role is not the account's, or the database's.
pub async fn change_role(house: &House, token: &str, from: &RoleGrant, to: RoleGrantId) -> Result<String, Error> {
    let mut tx = house.store.write().await?;
    let grants = accounts::grants_of(&mut tx, from.account, house.today()).await?;
    let to = grants.into_iter().find(|g| g.id == to).ok_or(Refusal::NotFound)?;
    sessions::end(&mut tx, token).await?;
    open(tx, &to, house.now()).await
}

/// Keeps what somebody was sending when the session ran out; the answer leads back to it.
///
/// # Errors
/// The database's.
pub async fn park(house: &House, account: AccountId, path: &str, body: &[u8]) -> Result<String, Error> {
    let token = seal::token()?;
    let mut tx = house.store.write().await?;
    sessions::park(&mut tx, &token, account, path, body, house.now()).await?;
    tx.commit().await?;
    Ok(token)
}

/// What was kept, for the same account: path and body.
///
/// # Errors
/// The database's.
pub async fn parked(house: &House, token: &str, account: AccountId) -> Result<Option<(String, Vec<u8>)>, Error> {
    let mut tx = house.store.read().await?;
    Ok(sessions::parked(&mut tx, token, account).await?)
}

/// Forgets what was kept.
///
/// # Errors
/// The database's.
pub async fn unpark(house: &House, token: &str) -> Result<(), Error> {
    let mut tx = house.store.write().await?;
    sessions::unpark(&mut tx, token).await?;
    Ok(tx.commit().await?)
}

/// Every account, one line each: login, name, whether it is open.
///
/// # Errors
/// The database's.
pub async fn accounts(house: &House) -> Result<Vec<String>, Error> {
    let mut tx = house.store.read().await?;
    let all = accounts::every(&mut tx).await?;
    Ok(all
        .into_iter()
        .map(|a| format!("{}\t{}\t{}", a.login, a.name, if a.active { "open" } else { "closed" }))
        .collect())
}

/// Sets a password; every session of the account ends.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::PasswordTooShort`], or the database's.
pub async fn set_password(house: &House, login: &str, password: &str) -> Result<(), Error> {
    let hash = hash_password(password)?;
    let mut tx = house.store.write().await?;
    let account = accounts::by_login(&mut tx, login).await?.ok_or(Refusal::NotFound.on("login"))?;
    accounts::set_password(&mut tx, account.id, &hash).await?;
    sessions::end_all_of(&mut tx, account.id).await?;
    known_phones::delete_of_account(&mut tx, account.id).await?;
    note_account(&mut tx, house, account.id, Deed::Correct).await?;
    Ok(tx.commit().await?)
}

/// Closes an account; every session of it ends at once.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn close_account(house: &House, login: &str) -> Result<(), Error> {
    let mut tx = house.store.write().await?;
    let account = accounts::by_login(&mut tx, login).await?.ok_or(Refusal::NotFound.on("login"))?;
    accounts::set_active(&mut tx, account.id, false).await?;
    sessions::end_all_of(&mut tx, account.id).await?;
    known_phones::delete_of_account(&mut tx, account.id).await?;
    note_account(&mut tx, house, account.id, Deed::Close).await?;
    Ok(tx.commit().await?)
}

async fn note_account(
    tx: &mut holdepunkt_store::Tx,
    house: &House,
    account: AccountId,
    deed: Deed,
) -> Result<(), Error> {
    let line = trail::Line {
        at: house.now(),
        account: None,
        role: trail::role_text(None),
        deed: deed.code().to_owned(),
        noun: "account".to_owned(),
        subject: account.to_string(),
        citizen: None,
        why: String::new(),
    };
    Ok(trail::write(tx, None, &line).await?)
}
