//! Signing: for oneself; around one table on the consultant's tablet; or by the job centre for somebody, with a
//! reason. And saying that one would rather talk first.

use holdepunkt_rules::{
    Refusal,
    agreement::{
        Agreement, AgreementState, AgreementStep, Content, How, Party, Signature, Talk, accept_signature, follow, take,
    },
    codes::Code,
    id::*,
    role::Role,
};
use holdepunkt_store::{
    accounts::RoleGrant,
    agreements, citizens,
    seal::{file_hash, hex},
};

use super::{enter, save};
use crate::{Action, Context, Error, Who, Work};

/// SHA-256 of exactly what is agreed.
pub(crate) fn hash(content: &Content) -> String {
    hex(&file_hash(content.canonical().as_bytes()))
}

/// Who signs, for whom, and how.
#[derive(Debug, Clone)]
pub(crate) struct Signer {
    /// For whom.
    pub party: Party,
    /// In which role they sign, for the table of steps.
    pub role: Role,
    /// By name, as it is now.
    pub name: String,
    /// The account that the page was signed in with; none behind a personal link.
    pub account: Option<AccountId>,
    /// How.
    pub how: How,
}

/// The version that was sent, if it is the one that was read: another text than that is never signed.
async fn as_read(work: &mut Work, id: PlacementId, read: AgreementId) -> Result<Agreement, Error> {
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    let Some(known) = versions.iter().find(|a| a.id == read) else { return Err(Refusal::NotFound.into()) };
    let latest = versions.iter().rev().find(|a| a.state != AgreementState::Withdrawn || a.id == read);
    match latest {
        Some(latest) if latest.id != read || known.state == AgreementState::Withdrawn => {
            Err(Refusal::SignedOther.into())
        }
        _ => Ok(known.clone()),
    }
}

/// Puts a signature under the version that was read. The caller has let the signer in and finishes the work.
///
/// # Errors
/// [`Refusal::SignedOther`] when another version took its place; as [`accept_signature`] and [`take`].
pub(crate) async fn put(
    work: &mut Work,
    placement: PlacementId,
    read: AgreementId,
    signer: Signer,
) -> Result<Agreement, Error> {
    let mut sent = as_read(work, placement, read).await?;
    accept_signature(&sent, signer.party)?;
    take(sent.state, AgreementStep::Sign, signer.role)?;
    let signature = Signature {
        party: signer.party,
        name: signer.name,
        account: signer.account,
        at: work.context.now,
        how: signer.how,
        hash: hash(&sent.content),
    };
    agreements::sign(&mut work.tx, work.scope, sent.id, &signature).await?;
    agreements::no_talk(&mut work.tx, work.scope, sent.id, signer.party).await?;
    sent.signatures.push(signature);
    if sent.waits_for().is_empty() {
        into_force(work, sent.clone()).await?;
    }
    Ok(sent)
}

fn me(work: &Work) -> Result<RoleGrant, Error> {
    match &work.context.who {
        Who::Person(grant) => Ok(grant.clone()),
        Who::Operator(_) => Err(Refusal::NotAllowed.into()),
    }
}

/// Signs once by one form: sent again, it leads to where the first led.
async fn put_and_finish(
    mut work: Work,
    id: PlacementId,
    citizen: CitizenId,
    read: AgreementId,
    signer: Signer,
) -> Result<bool, Error> {
    let before = work.made_before(AgreementId::parse).await?;
    if let Some(before) = before {
        let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
        return Ok(versions.iter().any(|a| a.id == before && a.was_in_force()));
    }
    let sent = put(&mut work, id, read, signer).await?;
    crate::signals::look_again(&mut work, citizen).await?;
    work.made("agreement_signature", sent.id, Some(citizen)).await?;
    Ok(sent.waits_for().is_empty())
}

/// Signs what was sent, for the party that the reader's role signs for. `true`: it was the last signature, and the
/// agreement is in force.
///
/// # Errors
/// [`Refusal::SignedOther`] when another version took the place of the one that was read; as [`accept_signature`];
/// [`Refusal::NotFound`].
pub async fn sign(context: &Context, id: PlacementId, read: AgreementId) -> Result<bool, Error> {
    let (work, placement) = enter(context.begin(Action::SignAgreement).await?, id).await?;
    let me = me(&work)?;
    let party = Party::of(me.role).ok_or(Refusal::NotAllowed)?;
    let signer = Signer { party, role: me.role, name: me.name, account: Some(me.account), how: How::SignedIn };
    put_and_finish(work, id, placement.citizen, read, signer).await
}

/// Signs around one table, on the tablet of whoever is signed in: each of the three ticks and signs for themselves.
/// `company` is the name of who signs for the company.
///
/// # Errors
/// As [`sign`]; [`Refusal::Missing`] on `company`.
pub async fn sign_at_table(
    context: &Context,
    id: PlacementId,
    read: AgreementId,
    party: Party,
    company: String,
) -> Result<bool, Error> {
    let (mut work, placement) = enter(context.begin(Action::SignTogether).await?, id).await?;
    let me = me(&work)?;
    let citizen = citizens::find(&mut work.tx, work.scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let name = match party {
        Party::Citizen => citizen.name,
        Party::Company if company.is_empty() => return Err(Refusal::Missing.on("company").into()),
        Party::Company => company,
        Party::JobCentre => me.name,
    };
    let signer = Signer { party, role: me.role, name, account: Some(me.account), how: How::Tablet };
    put_and_finish(work, id, placement.citizen, read, signer).await
}

/// Signs for the citizen or the company, who said yes in another way. The reason stands on the agreement.
///
/// # Errors
/// As [`sign`]; [`Refusal::NotOnTheList`] on `reason`; [`Refusal::NotAllowed`] for the job centre itself.
pub async fn sign_for(
    context: &Context,
    id: PlacementId,
    read: AgreementId,
    party: Party,
    reason: Code,
) -> Result<bool, Error> {
    let (work, placement) = enter(context.begin(Action::SignTogether).await?, id).await?;
    if party == Party::JobCentre {
        return Err(Refusal::NotAllowed.into());
    }
    context.house.rulebook.list("signing_reasons").parse(reason.as_str(), context.today, "reason")?;
    let me = me(&work)?;
    let signer = Signer { party, role: me.role, name: me.name, account: Some(me.account), how: How::OnBehalf(reason) };
    put_and_finish(work, id, placement.citizen, read, signer).await
}

/// Says that the reader would rather talk first. Saying it again, with words, takes the place of what was said.
///
/// # Errors
/// As [`sign`].
pub async fn ask_first(context: &Context, id: PlacementId, read: AgreementId, words: String) -> Result<(), Error> {
    let (mut work, placement) = enter(context.begin(Action::SignAgreement).await?, id).await?;
    if work.made_before(AgreementId::parse).await?.is_some() {
        return Ok(());
    }
    let role = me(&work)?.role;
    let party = Party::of(role).ok_or(Refusal::NotAllowed)?;
    let sent = as_read(&mut work, id, read).await?;
    accept_signature(&sent, party)?;
    take(sent.state, AgreementStep::Talk, role)?;
    let talk = Talk { party, at: work.context.now, words };
    agreements::talk(&mut work.tx, work.scope, sent.id, &talk).await?;
    work.made("agreement_talk", sent.id, Some(placement.citizen)).await.map(|_| ())
}

/// The last whom it concerns has signed: the version comes into force, in place of the one before.
pub(super) async fn into_force(work: &mut Work, sent: Agreement) -> Result<(), Error> {
    let versions = agreements::of_placement(&mut work.tx, work.scope, sent.placement).await?;
    if let Some(before) = versions.into_iter().find(|a| a.state == AgreementState::InForce) {
        let state = follow(before.state, AgreementStep::Replace)?;
        save(work, &Agreement { state, ..before }).await?;
    }
    let state = follow(sent.state, AgreementStep::Enter)?;
    let in_force_on = Some(work.today());
    save(work, &Agreement { state, in_force_on, ..sent }).await
}
