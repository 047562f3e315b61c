//! Referrals: sent by the caseworker, taken, handed back or withdrawn; and who waits for a place.
//! What comes before a referral stands in [`crate::preparations`].

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::*,
    placement::PlacementState,
    preparation,
    referral::{Referral, ReferralModel, ReferralState, ReferralStep, accept_new, take},
    role::Role,
};
use holdepunkt_store::{
    citizens, placements, preparations,
    referrals::{self, Waiting},
};

use crate::{
    Action, Context, Error, Reach, Work, citizens::admit, context::Deed, signals::look_again,
    transfers::accept_not_offered,
};

/// The code list of the reasons for handing back and withdrawing.
pub const REASONS: &str = "hand_back_reasons";

/// Refers a citizen to the job consultants, model A.
///
/// # Errors
/// [`Refusal::AlreadyReferred`] when a referral is under way, [`Refusal::AlreadyPrepared`] when a stay in a
/// project or pre-course is; [`Refusal::NotFound`].
pub async fn send(context: &Context, citizen: CitizenId, wish: String) -> Result<ReferralId, Error> {
    let mut work = context.begin(Action::Refer).await?;
    if let Some(before) = work.made_before(ReferralId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    accept_free(&mut work, citizen).await?;
    let referral = fresh(&work, citizen, wish)?;
    referrals::insert(&mut work.tx, work.scope, &referral).await?;
    let id = referral.id;
    look_again(&mut work, citizen).await?;
    work.made("referral", id, Some(citizen)).await
}

/// A citizen is on one way at a time: no open referral, in no project or pre-course, and on the move to nowhere else.
///
/// # Errors
/// [`Refusal::AlreadyReferred`], [`Refusal::AlreadyPrepared`], [`Refusal::MoveOnOffer`].
pub(crate) async fn accept_free(work: &mut Work, citizen: CitizenId) -> Result<(), Error> {
    citizens::hold(&mut work.tx, work.scope, citizen).await?;
    accept_not_offered(work, citizen).await?;
    accept_new(referrals::open_of(&mut work.tx, work.scope, citizen).await?.as_ref())?;
    preparation::accept_new(preparations::open_of(&mut work.tx, work.scope, citizen).await?.as_ref())?;
    Ok(())
}

/// A referral of model A that is sent today.
pub(crate) fn fresh(work: &Work, citizen: CitizenId, wish: String) -> Result<Referral, Error> {
    Ok(Referral {
        id: ReferralId::fresh(),
        citizen,
        model: ReferralModel::Direct,
        state: ReferralState::Sent,
        sent_on: work.today(),
        sent_by: work.employee()?,
        accepted_on: None,
        accepted_by: None,
        closed_on: None,
        reason: None,
        wish,
        preparation: None,
        version: 1,
    })
}

/// A referral with its citizen's name, for the page that asks for a reason.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferralPage {
    /// The referral.
    pub referral: Referral,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
}

/// Opens a referral, to hand it back or to withdraw it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`], [`Refusal::NotAllowed`].
pub async fn find(context: &Context, action: Action, id: ReferralId) -> Result<ReferralPage, Error> {
    let (mut work, referral, relation) = open(context, action, id).await?;
    let citizen = citizens::find(&mut work.tx, work.scope, referral.citizen).await?.ok_or(Refusal::NotFound)?;
    let hidden = citizen.protected && !crate::citizens::sees_protected(work.reach, &relation);
    let name = if hidden { String::new() } else { citizen.name };
    work.done(Deed::Read, "referral", id, Some(referral.citizen)).await?;
    Ok(ReferralPage { referral, name })
}

async fn open(
    context: &Context,
    action: Action,
    id: ReferralId,
) -> Result<(Work, Referral, crate::policy::Relation), Error> {
    let mut work = context.begin(action).await?;
    let referral = referrals::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let relation = admit(&mut work, referral.citizen).await?;
    Ok((work, referral, relation))
}

/// The role that takes a step. The operator takes none: a referral is somebody's deed.
pub(crate) fn role_of(work: &Work) -> Result<Role, Error> {
    work.context.who.role().ok_or_else(|| Refusal::NotAllowed.into())
}

/// Takes a referral: from now on the consultant is the citizen's.
///
/// # Errors
/// [`Refusal::ReferralState`], [`Refusal::Stale`] when another was quicker, [`Refusal::NotFound`].
pub async fn accept(context: &Context, id: ReferralId, version: i64) -> Result<CitizenId, Error> {
    let (mut work, before, _) = open(context, Action::HandleReferral, id).await?;
    let line = take(before.state, ReferralStep::Accept, role_of(&work)?, None)?;
    let me = work.employee()?;
    let after = Referral { state: line.to, accepted_on: Some(context.today), accepted_by: Some(me), ..before.clone() };
    save(&mut work, &after, version).await?;
    citizens::set_consultant(&mut work.tx, work.scope, before.citizen, Some(me)).await?;
    look_again(&mut work, before.citizen).await?;
    work.done(Deed::Advance, "referral", id, Some(before.citizen)).await?;
    Ok(before.citizen)
}

/// Hands a referral back to the caseworker. A consultant who has nothing more to do with the
/// citizen is the citizen's consultant no longer.
///
/// # Errors
/// [`Refusal::ReasonMissing`] on `reason`; [`Refusal::ReferralState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn hand_back(
    context: &Context,
    id: ReferralId,
    version: i64,
    reason: Option<Code>,
) -> Result<CitizenId, Error> {
    let (mut work, before, _) = open(context, Action::HandleReferral, id).await?;
    close(&mut work, &before, version, ReferralStep::HandBack, reason).await?;
    look_again(&mut work, before.citizen).await?;
    work.done(Deed::Advance, "referral", id, Some(before.citizen)).await?;
    Ok(before.citizen)
}

/// Takes a referral back.
///
/// # Errors
/// [`Refusal::ReasonMissing`] on `reason`; [`Refusal::ReferralState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn withdraw(
    context: &Context,
    id: ReferralId,
    version: i64,
    reason: Option<Code>,
) -> Result<CitizenId, Error> {
    let (mut work, before, _) = open(context, Action::Refer, id).await?;
    close(&mut work, &before, version, ReferralStep::Withdraw, reason).await?;
    look_again(&mut work, before.citizen).await?;
    work.done(Deed::Withdraw, "referral", id, Some(before.citizen)).await?;
    Ok(before.citizen)
}

async fn close(
    work: &mut Work,
    before: &Referral,
    version: i64,
    step: ReferralStep,
    reason: Option<Code>,
) -> Result<(), Error> {
    let line = take(before.state, step, role_of(work)?, reason.as_ref())?;
    if let Some(reason) = &reason {
        work.context.house.rulebook.list(REASONS).parse(reason.as_str(), work.today(), "reason")?;
    }
    let after = Referral { state: line.to, closed_on: Some(work.today()), reason, ..before.clone() };
    save(work, &after, version).await?;
    let placed = placements::of_citizen(&mut work.tx, work.scope, before.citizen).await?;
    let still_placed = |s| matches!(s, PlacementState::Reserved | PlacementState::Agreed);
    if !placed.iter().any(|p| still_placed(p.state)) {
        citizens::set_consultant(&mut work.tx, work.scope, before.citizen, None).await?;
    }
    Ok(())
}

/// Saves a step unless somebody else saved first.
async fn save(work: &mut Work, after: &Referral, version: i64) -> Result<(), Error> {
    let after = Referral { version, ..after.clone() };
    if referrals::update(&mut work.tx, work.scope, &after).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// Somebody on the waiting list, as the reader sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiter {
    /// The referral with its people; whatever tells of the person is empty where the reader sees figures only.
    pub waiting: Waiting,
    /// Days waited.
    pub days: i64,
    /// Is there nobody behind the figure for this reader?
    pub figure_only: bool,
}

/// The waiting list, longest waiting first: one's own for a caseworker; for a job consultant those whom
/// nobody has taken and one's own; for lead and management the days without the people.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn waiting(context: &Context) -> Result<Vec<Waiter>, Error> {
    let mut work = context.begin(Action::SeeWaiting).await?;
    let me = context.who.employee();
    let reach = work.reach;
    let reached = |w: &Waiting| match reach {
        Reach::JobCentre | Reach::Figures => true,
        Reach::Coordinated => me == Some(w.caseworker),
        Reach::Referred => w.referral.state == ReferralState::Sent || (me.is_some() && me == w.consultant),
        _ => false,
    };
    let figure_only = reach == Reach::Figures;
    let mut list = Vec::new();
    for mut waiting in referrals::waiting(&mut work.tx, work.scope).await?.into_iter().filter(reached) {
        if figure_only {
            waiting.name.clear();
            waiting.referral.wish.clear();
            waiting.caseworker_name.clear();
            waiting.consultant_name = None;
            waiting.target_group = Code::known("");
        }
        list.push(Waiter { days: waiting.referral.days_waited(context.today), waiting, figure_only });
    }
    work.done(Deed::Read, "waiting", list.len(), None).await?;
    Ok(list)
}
