//! The work agreement of a placement: written, sent, signed by the three, in force, changed as a new version.
//!
//! Staff write it; the citizen, and the workplace where the citizen is, read what was sent and sign. A workplace
//! never sees a draft, nor the agreement of another placement.

mod proposal;
mod sign;

use holdepunkt_rules::{
    Refusal,
    accommodation::tells_of_health,
    agreement::{
        Agreement, AgreementState, AgreementStep, Content, Missing, Part, Party, changes, follow,
        ladder::accept_ladder, missing, needed, take,
    },
    id::*,
    placement::Placement,
    role::Role,
};
use holdepunkt_store::{agreements, citizens, job_centres, own, placements};

use crate::{
    Action, Context, Error, Who, Work,
    citizens::{Helper, PlacedAt, admit, placed_at, sees_protected},
    context::{AFTERGLOW_DAYS, Deed},
    referrals::role_of,
    signals::look_again,
};

pub use sign::{sign, sign_for};

/// A placement's agreement as a reader sees it.
#[derive(Debug, Clone)]
pub struct AgreementPage {
    /// The placement with its place and mentor.
    pub placed: PlacedAt,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The version in force.
    pub in_force: Option<Agreement>,
    /// The version on its way: written, or sent to be signed.
    pub open: Option<Agreement>,
    /// The earlier versions that were in force, the latest first.
    pub earlier: Vec<Agreement>,
    /// What the version on its way changes in the one in force.
    pub changes: Vec<Part>,
    /// What the version on its way lacks before it can be sent.
    pub missing: Vec<Missing>,
    /// Whom one calls, by the version to tell of, and who steps in.
    pub contact: Option<Helper>,
    /// For whom the reader can sign; nobody for whoever only reads.
    pub reader: Option<Party>,
    /// Would the reader write in it?
    pub may_write: bool,
    /// What a draft begins with where there is none.
    pub proposed: Content,
}

impl AgreementPage {
    /// The version to tell of first: on its way, else in force.
    #[must_use]
    pub fn current(&self) -> Option<&Agreement> {
        self.open.as_ref().or(self.in_force.as_ref())
    }

    /// Is the reader asked to sign?
    #[must_use]
    pub fn asks_reader(&self) -> bool {
        let open = self.open.as_ref().filter(|a| a.state == AgreementState::Sent);
        open.zip(self.reader).is_some_and(|(a, party)| a.waits_for().contains(&party))
    }
}

/// Lets somebody in to a placement's agreement. Staff stand to the citizen; whoever reads for a workplace must
/// have this very placement, not only the citizen.
async fn enter(context: &Context, action: Action, id: PlacementId) -> Result<(Work, Placement), Error> {
    let mut work = context.begin(action).await?;
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, placement.citizen).await?;
    let since = holdepunkt_rules::period::plus_days(work.today(), -AFTERGLOW_DAYS);
    if let Who::Person(me) = work.context.who.clone() {
        let today = work.today();
        let seats = match (me.role, me.mentor, me.company) {
            (Role::CompanyMentor, Some(mentor), _) => {
                own::of_mentor(&mut work.tx, work.scope, mentor, since, today).await?
            }
            (Role::CompanyContact, _, Some(company)) => {
                own::of_company(&mut work.tx, work.scope, company, since).await?
            }
            (Role::CompanyMentor | Role::CompanyContact, ..) => Vec::new(),
            _ => return Ok((work, placement)),
        };
        if !seats.iter().any(|s| s.placement == id) {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok((work, placement))
}

/// Does the reader see drafts? Staff do, and the citizen, whose agreement it is.
fn sees_drafts(context: &Context) -> bool {
    matches!(context.who.role(), Some(Role::JobConsultant | Role::Caseworker | Role::Citizen))
}

/// Opens a placement's agreement.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn find(context: &Context, id: PlacementId) -> Result<AgreementPage, Error> {
    let (mut work, placement) = enter(context, Action::SeeAgreement, id).await?;
    let citizen = citizens::find(&mut work.tx, work.scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let relation = work.relation(placement.citizen).await?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    let may_write = context.may(Action::WriteAgreement);
    let proposed = if may_write { proposal::content(&mut work, &placement).await? } else { Content::default() };
    let mut versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    versions.reverse();
    let seen = |a: &Agreement| a.state == AgreementState::Sent || sees_drafts(context);
    let open = versions.iter().find(|a| a.state.is_open()).filter(|a| seen(a)).cloned();
    let in_force =
        versions.iter().find(|a| matches!(a.state, AgreementState::InForce | AgreementState::Ended)).cloned();
    let earlier = versions.into_iter().filter(|a| a.state == AgreementState::Replaced).collect();
    let told = open.as_ref().or(in_force.as_ref());
    let contact = helper(&mut work, told.and_then(|a| a.content.contact)).await?;
    let (placed, _) = placed_at(&mut work, placement).await?;
    let changed = in_force.as_ref().zip(open.as_ref()).map(|(a, b)| changes(&a.content, &b.content));
    let page = AgreementPage {
        name: if hidden { String::new() } else { citizen.name },
        changes: changed.unwrap_or_default(),
        missing: open.as_ref().map(|a| missing(&a.content)).unwrap_or_default(),
        reader: context.who.role().and_then(Party::of).filter(|_| context.may(Action::SignAgreement)),
        contact,
        in_force,
        open,
        earlier,
        may_write,
        proposed,
        placed,
    };
    work.done(Deed::Read, "agreement", id, Some(page.placed.placement.citizen)).await?;
    Ok(page)
}

async fn helper(work: &mut Work, id: Option<EmployeeId>) -> Result<Option<Helper>, Error> {
    let Some(id) = id else { return Ok(None) };
    let Some(employee) = job_centres::employee(&mut work.tx, work.scope, id).await? else { return Ok(None) };
    let substitute = match employee.substitute {
        Some(other) => job_centres::employee(&mut work.tx, work.scope, other).await?,
        None => None,
    };
    Ok(Some(Helper { employee, substitute }))
}

/// The version on its way, of the edit that the form was made from.
async fn open_version(work: &mut Work, id: PlacementId, version: i64) -> Result<Agreement, Error> {
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    let open = versions.into_iter().find(|a| a.state.is_open()).ok_or(Refusal::Stale)?;
    if open.version == version { Ok(open) } else { Err(Refusal::Stale.into()) }
}

async fn save(work: &mut Work, a: &Agreement) -> Result<(), Error> {
    if agreements::update(&mut work.tx, work.scope, a).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

fn accept(context: &Context, content: &Content, placement: &Placement) -> Result<(), Error> {
    accept_ladder(&content.ladder, &placement.period)?;
    let words = crate::accommodations::of_health(context);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if tells_of_health(&content.considerations, &words) {
        return Err(Refusal::TellsOfHealth.on("considerations").into());
    }
    Ok(())
}

/// Writes the draft: the first version, or a new one beside the version in force. `version` is that of the draft
/// that stands, and 0 where there is none.
///
/// # Errors
/// As [`accept_ladder`]; [`Refusal::TellsOfHealth`] on `considerations`; [`Refusal::AgreementState`],
/// [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn write(context: &Context, id: PlacementId, version: i64, content: Content) -> Result<AgreementId, Error> {
    let (mut work, placement) = enter(context, Action::WriteAgreement, id).await?;
    if let Some(before) = work.made_before(AgreementId::parse).await? {
        return Ok(before);
    }
    accept(context, &content, &placement)?;
    let role = role_of(&work)?;
    let citizen = Some(placement.citizen);
    if version > 0 {
        let open = open_version(&mut work, id, version).await?;
        let state = take(open.state, AgreementStep::Write, role)?;
        let after = Agreement { state, content, ..open };
        save(&mut work, &after).await?;
        work.done(Deed::Correct, "agreement", after.id, citizen).await?;
        return Ok(after.id);
    }
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    if versions.iter().any(|a| a.state.is_open()) {
        return Err(Refusal::AgreementOpen.into());
    }
    if let Some(in_force) = versions.iter().find(|a| a.state == AgreementState::InForce) {
        take(in_force.state, AgreementStep::Amend, role)?;
    }
    if !crate::mentors::sits(&placement) && placement.state != holdepunkt_rules::placement::PlacementState::Reserved {
        return Err(Refusal::PlacementState { state: placement.state.code().to_owned() }.into());
    }
    let agreement = Agreement {
        id: AgreementId::fresh(),
        placement: id,
        number: versions.last().map_or(1, |a| a.number + 1),
        state: AgreementState::Draft,
        content,
        needs: Vec::new(),
        signatures: Vec::new(),
        sent_on: None,
        in_force_on: None,
        version: 1,
    };
    let (me, today) = (work.employee().ok(), work.today());
    agreements::insert(&mut work.tx, work.scope, &agreement, me, today).await?;
    look_again(&mut work, placement.citizen).await?;
    work.made("agreement", agreement.id, citizen).await
}

/// Sends the draft to whom it concerns. Where its changes concern nobody, it is in force at once.
///
/// # Errors
/// [`Refusal::AgreementIncomplete`], [`Refusal::AgreementUnchanged`], [`Refusal::AgreementState`],
/// [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn send(context: &Context, id: PlacementId, version: i64) -> Result<(), Error> {
    let (mut work, placement) = enter(context, Action::WriteAgreement, id).await?;
    let draft = open_version(&mut work, id, version).await?;
    let state = take(draft.state, AgreementStep::Send, role_of(&work)?)?;
    if !missing(&draft.content).is_empty() {
        return Err(Refusal::AgreementIncomplete.into());
    }
    accept(context, &draft.content, &placement)?; // the placement may have been moved since it was written
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    let before = versions.iter().find(|a| a.state == AgreementState::InForce).map(|a| &a.content);
    if before.is_some_and(|b| *b == draft.content) {
        return Err(Refusal::AgreementUnchanged.into());
    }
    let needs = needed(before, &draft.content);
    let sent = Agreement { state, needs, sent_on: Some(work.today()), ..draft };
    save(&mut work, &sent).await?;
    let sent = Agreement { version: sent.version + 1, ..sent };
    if sent.waits_for().is_empty() {
        sign::into_force(&mut work, sent.clone()).await?;
    }
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Advance, "agreement", sent.id, Some(placement.citizen)).await
}

/// Takes back what was sent, to write on. What was signed is void.
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn take_back(context: &Context, id: PlacementId, version: i64) -> Result<(), Error> {
    let (mut work, placement) = enter(context, Action::WriteAgreement, id).await?;
    let sent = open_version(&mut work, id, version).await?;
    let state = take(sent.state, AgreementStep::TakeBack, role_of(&work)?)?;
    agreements::clear_signatures(&mut work.tx, work.scope, sent.id).await?;
    let draft = Agreement { state, needs: Vec::new(), sent_on: None, ..sent };
    save(&mut work, &draft).await?;
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Withdraw, "agreement", draft.id, Some(placement.citizen)).await
}

/// Throws away a version that never came into force.
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn discard(context: &Context, id: PlacementId, version: i64) -> Result<(), Error> {
    let (mut work, placement) = enter(context, Action::WriteAgreement, id).await?;
    let open = open_version(&mut work, id, version).await?;
    let state = take(open.state, AgreementStep::Discard, role_of(&work)?)?;
    let gone = Agreement { state, ..open };
    save(&mut work, &gone).await?;
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Close, "agreement", gone.id, Some(placement.citizen)).await
}

/// The placement is over, or never began: so is its agreement.
///
/// # Errors
/// The database's.
pub(crate) async fn end(work: &mut Work, placement: PlacementId, citizen: CitizenId) -> Result<(), Error> {
    for a in agreements::of_placement(&mut work.tx, work.scope, placement).await? {
        if let Ok(state) = follow(a.state, AgreementStep::End) {
            let over = Agreement { state, ..a };
            save(work, &over).await?;
            work.also(Deed::Close, "agreement", over.id, Some(citizen)).await?;
        }
    }
    Ok(())
}
