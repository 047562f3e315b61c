//! Those who are asked to sign hear that there is something to read, and nothing of what it says.

use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, Party},
    message::{MessageKind, Receiver},
    placement::Placement,
};

use crate::{
    Error, Work,
    messages::{NewMessage, queue},
    signing_links::signer_of,
};

/// Who is written to about a party's signature: the citizen; the mentor, or who stands in for them; whom one calls
/// in the job centre.
///
/// # Errors
/// [`Refusal::NoWayToReach`], or the database's.
pub(crate) async fn receiver(
    work: &mut Work,
    placement: &Placement,
    sent: &Agreement,
    party: Party,
) -> Result<Receiver, Error> {
    match party {
        Party::JobCentre => sent.content.contact.map(Receiver::Employee).ok_or(Refusal::NoWayToReach.into()),
        Party::Citizen | Party::Company => Ok(signer_of(work, placement, party).await?.receiver),
    }
}

/// Tells everybody who is asked to sign but whoever sends it.
pub(super) async fn sent(work: &mut Work, placement: &Placement, sent: &Agreement) -> Result<(), Error> {
    let me = work.context.who.employee().map(Receiver::Employee);
    for party in sent.waits_for() {
        let receiver = match receiver(work, placement, sent, party).await {
            Ok(receiver) => receiver,
            // Nobody to reach: the page says who has not signed, and one can still meet around a table.
            Err(Error::Refused(_)) => continue,
            Err(broken) => return Err(broken),
        };
        if Some(receiver) == me {
            continue;
        }
        let told = NewMessage {
            kind: MessageKind::News,
            receiver,
            once: format!("agreement:{}:{party}:sent", sent.id),
            urgent: false,
            not_before: None,
            values: vec![("path", format!("/placements/{}/agreement", placement.id))],
        };
        queue(work, told).await?;
    }
    Ok(())
}
