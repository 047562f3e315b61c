//! Is a message still wanted when it is about to leave the house? What it was about may be settled by then.

use holdepunkt_rules::{agreement::Party, id::*, message::MessageKind, progression::Respondent};
use holdepunkt_store::{Tx, follow_ups, hearings, messages::MessageRow, personal_links, progressions};
use jiff::Timestamp;

use crate::{Error, House, personal_links::is_open};

/// Is it still wanted? What asks somebody to sign or to answer who has done so meanwhile is not, nor an invitation to a
/// meeting that was moved or called off since.
pub(super) async fn is_wanted(house: &House, tx: &mut Tx, row: &MessageRow, now: Timestamp) -> Result<bool, Error> {
    let parts: Vec<&str> = row.once.split(':').collect();
    let wanted = match (row.kind, parts.as_slice()) {
        (
            MessageKind::SignLink | MessageKind::SignReminder | MessageKind::QuestionsLink,
            ["personal-link", link, ..],
        ) => {
            let Some(link) = PersonalLinkId::parse(link) else { return Ok(true) };
            let asked = personal_links::find(tx, row.job_centre, link).await?;
            match asked {
                Some(link) => is_open(house, tx, &link, now).await?,
                None => false,
            }
        }
        // A newer code takes the older one's place.
        (MessageKind::SignCode, ["link-code", link, until]) => {
            let Some(link) = PersonalLinkId::parse(link) else { return Ok(true) };
            let asked = personal_links::find(tx, row.job_centre, link).await?;
            asked.and_then(|l| l.code_until).is_some_and(|u| u.as_second().to_string() == *until && u > now)
        }
        (MessageKind::News | MessageKind::SignReminder, ["agreement", agreement, party, ..]) => {
            let (Some(agreement), Some(party)) = (AgreementId::parse(agreement), Party::from_code(party)) else {
                return Ok(true);
            };
            personal_links::waits_for(tx, row.job_centre, agreement, party).await?
        }
        // Answered or closed before the night was over.
        (MessageKind::Hearing, ["hearing", hearing]) => {
            let Some(hearing) = HearingId::parse(hearing) else { return Ok(true) };
            let asks = hearings::find(tx, row.job_centre, hearing).await?;
            asks.is_some_and(|h| h.is_open() && h.answered_on.is_none())
        }
        (MessageKind::Questions | MessageKind::QuestionsLink, ["round", round, respondent, ..]) => {
            let (Some(round), Some(respondent)) = (RoundId::parse(round), Respondent::from_code(respondent)) else {
                return Ok(true);
            };
            !progressions::has_sent(tx, row.job_centre, round, respondent).await?
        }
        (kind, ["follow_up", meeting, sequence, ..]) => {
            let (Some(meeting), Ok(sequence)) = (FollowUpId::parse(meeting), sequence.parse()) else {
                return Ok(true);
            };
            let meeting = follow_ups::find(tx, row.job_centre, meeting).await?;
            meeting.is_some_and(|m| m.still_says(kind, sequence, row.receiver))
        }
        _ => true,
    };
    Ok(wanted)
}
