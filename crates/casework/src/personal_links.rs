//! Personal links: sent by the job centre, opened by a one-time code, without a sign-in.
//!
//! A link belongs to one person and leads to one thing: a version of an agreement to sign ([`crate::signing_links`]),
//! or a round's questions to answer ([`crate::answering_links`]). It shows nothing before the code: not a name, not
//! even what it is about. Whoever opens a link that has run out, was used, or never was, sees the same.

mod codes;
mod door;

use holdepunkt_rules::{
    Refusal,
    id::*,
    message::{Channel, MessageKind, Receiver, way},
};
use holdepunkt_store::{
    Tx, messages as outbox,
    personal_links::{self as rows, PersonalLink},
    progressions, seal,
};
use jiff::Timestamp;

use crate::{Action, Context, Error, House, Who, Work, answering_links, messages::NewMessage};

pub(crate) use codes::{again, made_today};
pub use codes::{ask_code, enter_code, renew};
pub use door::{Door, Opened, confirm, look};
pub(crate) use door::{is_confidential, passed};
pub use holdepunkt_store::personal_links::LeadsTo;

/// The program works for somebody who has no account, in the link's job centre.
pub(crate) fn behind(house: &House, scope: JobCentreId) -> Context {
    house.context(Who::Operator(Some(scope)))
}

/// Does a link still lead to something to do, and is a try left to open it?
pub(crate) async fn is_open(house: &House, tx: &mut Tx, link: &PersonalLink, now: Timestamp) -> Result<bool, Error> {
    if link.wrong_codes >= house.rulebook.messages().wrong_codes {
        return Ok(false);
    }
    match link.leads_to {
        LeadsTo::Agreement(..) => Ok(rows::can_be_signed(tx, link.job_centre, link.id, now).await?),
        LeadsTo::Round(..) if link.used_at.is_some() || link.until <= now => Ok(false),
        LeadsTo::Round(round, respondent) => {
            answering_links::waits_for(house, tx, link.job_centre, round, respondent, link.person).await
        }
    }
}

/// The citizen that what lies behind a link is about.
async fn citizen_of(work: &mut Work, link: &PersonalLink) -> Result<CitizenId, Error> {
    let scope = work.scope;
    match link.leads_to {
        LeadsTo::Agreement(id, _) => Ok(crate::signing_links::placement_of(work, id).await?.citizen),
        LeadsTo::Round(id, _) => {
            let row = progressions::find_round(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
            Ok(row.round.citizen)
        }
    }
}

/// What somebody must be allowed to send such a link.
fn sent_by(link: &PersonalLink) -> Action {
    match link.leads_to {
        LeadsTo::Agreement(..) => Action::SendSigningLink,
        LeadsTo::Round(..) => Action::SendAnsweringLink,
    }
}

/// What a link is called in the trail.
fn noun(link: &PersonalLink) -> &'static str {
    match link.leads_to {
        LeadsTo::Agreement(..) => "signing_link",
        LeadsTo::Round(..) => "answering_link",
    }
}

/// Can somebody be reached by any way?
pub(crate) async fn way_to(work: &mut Work, receiver: Receiver, urgent: bool) -> Result<Option<Channel>, Error> {
    let reached = outbox::reached(&mut work.tx, work.scope, receiver).await?;
    Ok(reached.and_then(|r| way(receiver, &r, urgent)).map(|(channel, _)| channel))
}

/// Makes a link; its path goes to its person and nowhere else.
pub(crate) async fn make(
    work: &mut Work,
    leads_to: LeadsTo,
    person: Receiver,
) -> Result<(PersonalLink, String), Error> {
    let now = work.context.now;
    let link = PersonalLink {
        job_centre: work.scope,
        id: PersonalLinkId::fresh(),
        leads_to,
        person,
        code_hash: None,
        code_until: None,
        wrong_codes: 0,
        pass_hash: None,
        pass_until: None,
        made_at: now,
        until: now + work.context.house.rulebook.messages().link_lasts,
        used_at: None,
    };
    let token = seal::token()?;
    rows::insert(&mut work.tx, &link, &token).await?;
    let path = match leads_to {
        LeadsTo::Agreement(..) => format!("/sign/{token}"),
        LeadsTo::Round(..) => format!("/answer/{token}"),
    };
    Ok((link, path))
}

/// A message that leads to a link.
pub(crate) fn message(house: &House, kind: MessageKind, link: &PersonalLink, path: String, urgent: bool) -> NewMessage {
    NewMessage {
        kind,
        receiver: link.person,
        once: format!("personal-link:{}", link.id),
        urgent,
        not_before: None,
        values: vec![("path", path), ("until", house.day_of(link.until).to_string())],
    }
}
