//! Two citizens who are one: found by birth date with name or replacement number, seen side by side, and merged.

use holdepunkt_rules::{
    Refusal,
    citizen::{Citizen, same_name},
    id::CitizenId,
    text,
};
use holdepunkt_store::{citizens, merges};

use crate::{
    Action, Context, Error, Work,
    citizens::{About, admit, load_about, sees_protected},
    context::Deed,
    policy::{Answer, takes_in},
    progressions::many::recount,
};

/// One of two who may be the same.
#[derive(Debug, Clone)]
pub struct Side {
    /// The citizen; name and address are empty when they are protected from the reader.
    pub citizen: Citizen,
    /// What is known of them.
    pub about: About,
    /// Open referrals and preparations.
    pub open: i64,
}

/// Two who may be the same.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The one.
    pub one: Citizen,
    /// The other.
    pub other: Citizen,
    /// One of them has a replacement number.
    pub replacement: bool,
}

/// Pairs among one's own citizens who may be the same: born on the same day, and with the same name or one of
/// them with a replacement number.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<Pair>, Error> {
    let mut work = context.begin(Action::MergeCitizens).await?;
    let mut pairs = Vec::new();
    for (one, other) in merges::born_alike(&mut work.tx, work.scope).await? {
        let (Some(one), Some(other)) = (own(&mut work, one).await?, own(&mut work, other).await?) else { continue };
        let replacement = one.cpr.is_replacement() != other.cpr.is_replacement();
        if replacement || same_name(&one.name, &other.name) {
            pairs.push(Pair { one, other, replacement });
        }
    }
    let count = pairs.len();
    work.done(Deed::Search, "duplicates", count, None).await?;
    Ok(pairs)
}

/// The citizen, when they are the reader's own without a reason.
async fn own(work: &mut Work, id: CitizenId) -> Result<Option<Citizen>, Error> {
    let relation = work.relation(id).await?;
    if takes_in(work.reach, &relation) != Answer::Yes {
        return Ok(None);
    }
    Ok(citizens::find(&mut work.tx, work.scope, id).await?)
}

/// Both, side by side.
///
/// # Errors
/// [`Refusal::SameCitizen`], [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn side_by_side(context: &Context, one: CitizenId, other: CitizenId) -> Result<(Side, Side), Error> {
    if one == other {
        return Err(Refusal::SameCitizen.into());
    }
    let mut work = context.begin(Action::MergeCitizens).await?;
    let (left, right) = (side(&mut work, one).await?, side(&mut work, other).await?);
    work.also(Deed::Read, "citizen", one, Some(one)).await?;
    work.done(Deed::Read, "citizen", other, Some(other)).await?;
    Ok((left, right))
}

async fn side(work: &mut Work, id: CitizenId) -> Result<Side, Error> {
    let relation = admit(work, id).await?;
    let mut citizen = citizens::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if citizen.protected && !sees_protected(work.reach, &relation) {
        citizen.name.clear();
        citizen.address.clear();
    }
    let about = load_about(work, id).await?;
    let open = merges::open_cases(&mut work.tx, work.scope, id).await?;
    Ok(Side { citizen, about, open })
}

/// Makes one citizen of two: everything of the one becomes the survivor's, in one transaction; the old
/// identifier leads to the survivor from then on.
///
/// # Errors
/// [`Refusal::SameCitizen`]; [`Refusal::Missing`] on `reason`; [`Refusal::BothReferred`], [`Refusal::BothPlaced`];
/// [`Refusal::Stale`] when somebody else saved first; the policy's, or the database's.
pub async fn merge(
    context: &Context,
    from: CitizenId,
    version: i64,
    into: CitizenId,
    reason: &str,
) -> Result<(), Error> {
    if from == into {
        return Err(Refusal::SameCitizen.into());
    }
    let reason = text::line(reason, 200, "reason")?;
    let mut work = context.begin(Action::MergeCitizens).await?;
    admit(&mut work, from).await?;
    admit(&mut work, into).await?;
    let (scope, today) = (work.scope, work.today());
    let open =
        [merges::open_cases(&mut work.tx, scope, from).await?, merges::open_cases(&mut work.tx, scope, into).await?];
    if open.iter().all(|n| *n > 0) {
        return Err(Refusal::BothReferred.into());
    }
    if let Some((from, until)) = merges::both_placed(&mut work.tx, scope, from, into).await? {
        return Err(Refusal::BothPlaced { from, until }.into());
    }
    let gone = citizens::find(&mut work.tx, scope, from).await?.ok_or(Refusal::NotFound)?;
    if !merges::merge(&mut work.tx, scope, from, version, into, today).await? {
        return Err(Refusal::Stale.into());
    }
    // The survivor's rounds are both of theirs now, and what many are counted from follows from all of them.
    recount(&mut work, into).await?;
    let survivor = citizens::find(&mut work.tx, scope, into).await?.ok_or(Refusal::NotFound)?;
    // Whoever has found the place goes on following the citizen there.
    match (survivor.consultant, gone.consultant) {
        (None, Some(consultant)) => citizens::set_consultant(&mut work.tx, scope, into, Some(consultant)).await?,
        _ => _ = citizens::touch(&mut work.tx, scope, into, survivor.version).await?,
    }
    work.context.why = Some(reason);
    work.done(Deed::Correct, "merge", from, Some(into)).await
}

/// The citizen that a former one leads to, when the reader may see them.
///
/// # Errors
/// [`Refusal::NotFound`] for one who leads to nobody; [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn survivor(context: &Context, id: CitizenId) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::SeeCitizen).await?;
    let survivor = merges::survivor(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    match admit(&mut work, survivor).await {
        Ok(_) => Ok(survivor),
        // The survivor's own page asks for the reason.
        Err(error) if error.is(Refusal::StateYourReason.code()) => Ok(survivor),
        Err(error) => Err(error),
    }
}
