//! Reminders to sign: on few days after sending, at most one a day, never to somebody who is done.

use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, Party, accept_signature},
    id::*,
    message::MessageKind,
    placement::Placement,
};
use holdepunkt_store::{personal_links as rows, placements};

use crate::{
    Action, Context, Error, House, Who, Work,
    agreements::tell::receiver,
    context::Deed,
    messages::{NewMessage, queue},
    personal_links::{message, way_to},
    signing_links::{make, sent_version, staff},
};

/// Reminds a party now.
///
/// # Errors
/// [`Refusal::RemindedToday`]; [`Refusal::NoWayToReach`]; as [`accept_signature`]; [`Refusal::NotFound`].
pub async fn remind_now(context: &Context, id: PlacementId, party: Party) -> Result<(), Error> {
    let (mut work, placement, sent) = staff(context, id).await?;
    remind(&mut work, &placement, &sent, party).await?;
    work.done(Deed::Advance, "agreement_reminder", sent.id, Some(placement.citizen)).await
}

async fn remind(work: &mut Work, placement: &Placement, sent: &Agreement, party: Party) -> Result<(), Error> {
    accept_signature(sent, party)?;
    let today = work.today();
    let receiver = receiver(work, placement, sent, party).await?;
    let by = way_to(work, receiver, false).await?.ok_or(Refusal::NoWayToReach)?;
    if !rows::remind(&mut work.tx, work.scope, sent.id, party, today, by).await? {
        return Err(Refusal::RemindedToday.into());
    }
    let message = match party {
        Party::JobCentre => NewMessage {
            kind: MessageKind::SignReminder,
            receiver,
            once: format!("agreement:{}:{party}:{today}", sent.id),
            urgent: false,
            not_before: None,
            values: vec![("path", format!("/placements/{}/agreement", placement.id))],
        },
        Party::Citizen | Party::Company => {
            let (link, path) = make(work, sent.id, party, receiver).await?;
            message(&work.context.house, MessageKind::SignReminder, &link, path, false)
        }
    };
    queue(work, message).await?;
    Ok(())
}

/// Reminds everybody in the house who is to be reminded today. Returns how many.
///
/// # Errors
/// The database's.
pub(crate) async fn remind_all(house: &House) -> Result<u64, Error> {
    let mut tx = house.store.read().await?;
    let waiting = rows::sent(&mut tx).await?;
    drop(tx);
    let mut reminded = 0;
    for (scope, placement) in waiting {
        reminded += remind_of(house, scope, placement).await?;
    }
    Ok(reminded)
}

async fn remind_of(house: &House, scope: JobCentreId, id: PlacementId) -> Result<u64, Error> {
    let context = house.context(Who::Operator(Some(scope)));
    let mut work = context.begin(Action::SendSigningLink).await?;
    let Some(placement) = placements::find(&mut work.tx, scope, id).await? else { return Ok(0) };
    let Some(sent) = sent_version(&mut work, id).await? else { return Ok(0) };
    let Some(sent_on) = sent.sent_on else { return Ok(0) };
    let mut reminded = 0;
    for party in sent.waits_for() {
        let last = rows::last_reminded(&mut work.tx, scope, sent.id, party).await?;
        if !house.rulebook.messages().reminds(sent_on, last, context.today) {
            continue;
        }
        match remind(&mut work, &placement, &sent, party).await {
            Ok(()) => reminded += 1,
            // Nobody to reach, or somebody else was quicker: no reason to leave out the others.
            Err(Error::Refused(_)) => {}
            Err(broken) => return Err(broken),
        }
    }
    if reminded > 0 {
        work.done(Deed::Advance, "agreement_reminder", sent.id, Some(placement.citizen)).await?;
    }
    Ok(reminded)
}
