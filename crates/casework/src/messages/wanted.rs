//! Is a message still wanted when it is about to leave the house? What it was about may be settled by then.

use holdepunkt_rules::{agreement::Party, id::*, message::MessageKind};
use holdepunkt_store::{Tx, messages::MessageRow, signing_links};
use jiff::Timestamp;

use crate::Error;

/// Is it still wanted? A reminder to somebody who has signed meanwhile is not.
pub(super) async fn is_wanted(tx: &mut Tx, row: &MessageRow, now: Timestamp) -> Result<bool, Error> {
    let parts: Vec<&str> = row.once.split(':').collect();
    let wanted = match (row.kind, parts.as_slice()) {
        (MessageKind::SignLink | MessageKind::SignReminder, ["signing-link", link, ..]) => {
            let Some(link) = SigningLinkId::parse(link) else { return Ok(true) };
            signing_links::is_open(tx, row.job_centre, link, now).await?
        }
        // A newer code takes the older one's place.
        (MessageKind::SignCode, ["signing-code", link, until]) => {
            let Some(link) = SigningLinkId::parse(link) else { return Ok(true) };
            let asked = signing_links::find(tx, row.job_centre, link).await?;
            asked.and_then(|l| l.code_until).is_some_and(|u| u.as_second().to_string() == *until && u > now)
        }
        (MessageKind::SignReminder, ["agreement", agreement, party, ..]) => {
            let (Some(agreement), Some(party)) = (AgreementId::parse(agreement), Party::from_code(party)) else {
                return Ok(true);
            };
            signing_links::waits_for(tx, row.job_centre, agreement, party).await?
        }
        _ => true,
    };
    Ok(wanted)
}
