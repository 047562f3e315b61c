//! Signing: for oneself, or by the job centre for somebody, with a reason.

use holdepunkt_rules::{
    Refusal,
    agreement::{
        Agreement, AgreementState, AgreementStep, Content, How, Party, Signature, accept_signature, follow, take,
    },
    codes::Code,
    id::*,
};
use holdepunkt_store::{
    agreements,
    seal::{file_hash, hex},
};

use super::{enter, open_version, save};
use crate::{Action, Context, Error, Who, Work, context::Deed, referrals::role_of};

/// SHA-256 of exactly what is agreed.
fn hash(content: &Content) -> String {
    hex(&file_hash(content.canonical().as_bytes()))
}

/// Signs what was sent, for the party that the reader's role signs for. `read` is the number of the version that
/// was on the page: another text than the one that was read is never signed.
///
/// # Errors
/// [`Refusal::Stale`] when it was taken back or written on meanwhile; as [`accept_signature`];
/// [`Refusal::AgreementState`], [`Refusal::NotFound`].
pub async fn sign(context: &Context, id: PlacementId, version: i64) -> Result<(), Error> {
    let party = context.who.role().and_then(Party::of).ok_or(Refusal::NotAllowed)?;
    put(context, id, version, party, How::SignedIn).await
}

/// Signs for the citizen or the company, who said yes in another way. The reason stands on the agreement.
///
/// # Errors
/// As [`sign`]; [`Refusal::NotOnTheList`] on `reason`, [`Refusal::NotAllowed`] for whoever is not of the job centre.
pub async fn sign_for(
    context: &Context,
    id: PlacementId,
    version: i64,
    party: Party,
    reason: Code,
) -> Result<(), Error> {
    if context.who.role().and_then(Party::of) != Some(Party::JobCentre) || party == Party::JobCentre {
        return Err(Refusal::NotAllowed.into());
    }
    context.house.rulebook.list("signing_reasons").parse(reason.as_str(), context.today, "reason")?;
    put(context, id, version, party, How::OnBehalf(reason)).await
}

async fn put(context: &Context, id: PlacementId, version: i64, party: Party, how: How) -> Result<(), Error> {
    let (mut work, placement) = enter(context, Action::SignAgreement, id).await?;
    let mut sent = open_version(&mut work, id, version).await?;
    accept_signature(&sent, party)?;
    take(sent.state, AgreementStep::Sign, role_of(&work)?)?;
    let Who::Person(me) = work.context.who.clone() else { return Err(Refusal::NotAllowed.into()) };
    let signature = Signature {
        party,
        name: me.name,
        account: Some(me.account),
        at: work.context.now,
        how,
        hash: hash(&sent.content),
    };
    agreements::sign(&mut work.tx, work.scope, sent.id, &signature).await?;
    sent.signatures.push(signature);
    if sent.waits_for().is_empty() {
        into_force(&mut work, sent.clone()).await?;
    }
    crate::signals::look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Advance, "agreement_signature", sent.id, Some(placement.citizen)).await
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
