//! Known telephones: a mentor registers who came without a password, on a telephone that they asked to be known on.
//!
//! The telephone holds a token; the database its hash. It opens the page of today and what is done there, and
//! nothing else ([`Action::on_known_phone`]); it runs out, and can be taken back by its owner and by the administrator.

use holdepunkt_rules::{Refusal, id::*, role::Role};
use holdepunkt_store::{accounts::RoleGrant, job_centres, known_phones as rows, mentors, seal};
use jiff::SignedDuration;

use crate::{Action, Context, Error, House, Who, context::Deed, policy};

pub use holdepunkt_store::known_phones::KnownPhone;

/// A telephone that was made known: its token, and for how many seconds.
#[derive(Debug)]
pub struct Known {
    /// The token for the telephone's cookie.
    pub token: String,
    /// How long it is known.
    pub seconds: i64,
}

/// Makes the telephone at hand known for one's role.
///
/// # Errors
/// The policy's, or the database's.
pub async fn keep(context: &Context) -> Result<Known, Error> {
    let mut work = context.begin(Action::KeepPhone).await?;
    let Who::Person(me) = work.context.who.clone() else { return Err(Refusal::NotAllowed.into()) };
    let (now, today) = (work.context.now, work.today());
    let days = work.context.house.rulebook.attendance().known_days(today)?;
    let long = SignedDuration::from_hours(24 * days);
    let token = seal::token()?;
    let id = KnownPhoneId::fresh();
    rows::insert(&mut work.tx, id, &token, me.id, now, now + long).await?;
    work.done(Deed::Register, "known_phone", id, None).await?;
    Ok(Known { token, seconds: long.as_secs() })
}

/// The telephones on which one is known oneself, the latest last.
///
/// # Errors
/// The policy's, or the database's.
pub async fn mine(context: &Context) -> Result<Vec<KnownPhone>, Error> {
    let mut work = context.look(Action::SeeToday).await?;
    let Who::Person(me) = work.context.who.clone() else { return Err(Refusal::NotAllowed.into()) };
    let now = work.context.now;
    let mut list = rows::of_grant(&mut work.tx, me.id).await?;
    list.retain(|k| k.until >= now);
    Ok(list)
}

/// Every telephone known in the job centre.
///
/// # Errors
/// The policy's, or the database's.
pub async fn all(context: &Context) -> Result<Vec<KnownPhone>, Error> {
    let mut work = context.look(Action::SeePhones).await?;
    let now = work.context.now;
    let mut list = rows::of_job_centre(&mut work.tx, work.scope).await?;
    list.retain(|k| k.until >= now);
    Ok(list)
}

/// Forgets a telephone: one's own, or as the administrator any of the job centre's.
///
/// # Errors
/// [`Refusal::NotFound`], the policy's, or the database's.
pub async fn forget(context: &Context, id: KnownPhoneId) -> Result<(), Error> {
    let mut work = context.begin(Action::ForgetPhone).await?;
    let Who::Person(me) = work.context.who.clone() else { return Err(Refusal::NotAllowed.into()) };
    let scope = work.scope;
    let phones = match me.role {
        Role::Administrator => rows::of_job_centre(&mut work.tx, scope).await?,
        _ => rows::of_grant(&mut work.tx, me.id).await?,
    };
    phones.iter().find(|k| k.id == id).ok_or(Refusal::NotFound)?;
    rows::delete(&mut work.tx, id).await?;
    work.done(Deed::Withdraw, "known_phone", id, None).await
}

/// Forgets the telephone of a token: whoever signs out there asked for it.
///
/// # Errors
/// The database's.
pub async fn forget_token(house: &House, token: &str) -> Result<(), Error> {
    let mut tx = house.store.write().await?;
    rows::delete_token(&mut tx, token).await?;
    Ok(tx.commit().await?)
}

/// For whom a token opens the page of today, with the job centre's name; nobody when it has run out, was taken back,
/// or the role is no longer in force.
///
/// # Errors
/// The database's.
pub async fn arrival(house: &House, token: &str) -> Result<Option<(RoleGrant, String)>, Error> {
    let (now, today) = (house.now(), house.today());
    let mut tx = house.store.read().await?;
    let Some(phone) = rows::find(&mut tx, token).await? else { return Ok(None) };
    let grant = phone.grant;
    let in_force = grant.from <= today && grant.until.is_none_or(|u| today <= u);
    if phone.until < now || !in_force || policy::reach(grant.role, Action::SeeToday).is_none() {
        return Ok(None);
    }
    let name = match grant.job_centre {
        Some(scope) => job_centres::find_on(&mut tx, scope, today).await?.map(|j| j.name).unwrap_or_default(),
        None => String::new(),
    };
    drop(tx);
    if now.duration_since(phone.seen_at) > SignedDuration::from_hours(1) {
        let mut tx = house.store.write().await?;
        rows::seen(&mut tx, phone.id, now).await?;
        tx.commit().await?;
    }
    Ok(Some((grant, name)))
}

/// Says at which minute of the day a mentor wants a link to the page of today; none: no message.
///
/// # Errors
/// [`Refusal::NotAllowed`] for whoever is no mentor; [`Refusal::TimesTurnedAround`] on `morning` for no time of day.
pub async fn set_morning(context: &Context, minute: Option<i64>) -> Result<(), Error> {
    let mut work = context.begin(Action::KeepPhone).await?;
    let mentor = work.context.who.person().and_then(|g| g.mentor).ok_or(Refusal::NotAllowed)?;
    if minute.is_some_and(|m| !(0..1440).contains(&m)) {
        return Err(Refusal::TimesTurnedAround.on("morning").into());
    }
    mentors::set_morning_minute(&mut work.tx, work.scope, mentor, minute).await?;
    work.done(Deed::Correct, "mentor", mentor, None).await
}
