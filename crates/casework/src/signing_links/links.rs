//! Links: for whom they are, made and sent by the job centre's people, who see how they stand.

use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, AgreementState, Party, accept_signature},
    id::*,
    message::{Channel, MessageKind, Receiver},
    placement::Placement,
    role::Role,
};
use holdepunkt_store::{
    agreements as versions, citizens, companies, mentors, messages as outbox,
    personal_links::{self as rows, PersonalLink},
    placements,
};
use jiff::{Timestamp, civil::Date};

use super::placement_of;
use crate::{
    Action, Context, Error, Work,
    citizens::admit,
    context::Deed,
    messages::queue_by,
    personal_links::{self, LeadsTo, again, is_open, made_today, message, way_to},
};

/// Whoever signs for a party.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Where they are reached.
    pub receiver: Receiver,
    /// In which role they sign.
    pub role: Role,
    /// By name.
    pub name: String,
}

/// The person behind a receiver, by name.
pub(super) async fn person(
    work: &mut Work,
    placement: &Placement,
    receiver: Receiver,
) -> Result<Option<Person>, Error> {
    let scope = work.scope;
    let (role, name) = match receiver {
        Receiver::Citizen(id) if id == placement.citizen => {
            (Role::Citizen, citizens::find(&mut work.tx, scope, id).await?.map(|c| c.name))
        }
        Receiver::Mentor(id) if id == placement.mentor => {
            let mentor = mentors::find(&mut work.tx, scope, id).await?.filter(|m| !m.left);
            (Role::CompanyMentor, mentor.map(|m| m.name))
        }
        Receiver::Contact(id) => {
            let Some(mentor) = mentors::find(&mut work.tx, scope, placement.mentor).await? else { return Ok(None) };
            let contacts = companies::contacts(&mut work.tx, scope, mentor.company).await?;
            (Role::CompanyContact, contacts.into_iter().find(|c| c.id == id).map(|c| c.name))
        }
        _ => return Ok(None),
    };
    Ok(name.map(|name| Person { receiver, role, name }))
}

/// Who signs for a party behind a link: the citizen; for the company the mentor, or its first contact that can be
/// reached where the mentor can't.
///
/// # Errors
/// [`Refusal::NotAllowed`] for the job centre, which signs at its own desk; [`Refusal::NoWayToReach`].
pub(crate) async fn signer_of(work: &mut Work, placement: &Placement, party: Party) -> Result<Person, Error> {
    let mut candidates = match party {
        Party::Citizen => vec![Receiver::Citizen(placement.citizen)],
        Party::Company => vec![Receiver::Mentor(placement.mentor)],
        Party::JobCentre => return Err(Refusal::NotAllowed.into()),
    };
    if party == Party::Company
        && let Some(mentor) = mentors::find(&mut work.tx, work.scope, placement.mentor).await?
    {
        let contacts = companies::contacts(&mut work.tx, work.scope, mentor.company).await?;
        candidates.extend(contacts.into_iter().map(|c| Receiver::Contact(c.id)));
    }
    for receiver in candidates {
        if way_to(work, receiver, false).await?.is_some()
            && let Some(person) = person(work, placement, receiver).await?
        {
            return Ok(person);
        }
    }
    Err(Refusal::NoWayToReach.into())
}

/// Makes a link for a party to read and sign.
pub(crate) async fn make(
    work: &mut Work,
    agreement: AgreementId,
    party: Party,
    person: Receiver,
) -> Result<(PersonalLink, String), Error> {
    personal_links::make(work, LeadsTo::Agreement(agreement, party), person).await
}

/// A link in place of one that no longer works: what it leads to is the version that waits today. None where nothing
/// waits, or where one was made today.
pub(crate) async fn anew(
    work: &mut Work,
    agreement: AgreementId,
    party: Party,
    person: Receiver,
) -> Result<Option<(PersonalLink, String)>, Error> {
    let placement = placement_of(work, agreement).await?;
    let Some(sent) = sent_version(work, placement.id).await? else { return Ok(None) };
    if made_today(work, LeadsTo::Agreement(sent.id, party)).await? || accept_signature(&sent, party).is_err() {
        return Ok(None);
    }
    make(work, sent.id, party, person).await.map(Some)
}

/// Makes a new code for a party's latest link, to be read out to them on the telephone. It is shown once.
///
/// # Errors
/// [`Refusal::LinkClosed`] when there is no link that works; as [`send`].
pub async fn read_out(context: &Context, id: PlacementId, party: Party) -> Result<String, Error> {
    let (mut work, placement, sent) = staff(context, id).await?;
    accept_signature(&sent, party)?;
    let link = rows::latest(&mut work.tx, work.scope, LeadsTo::Agreement(sent.id, party)).await?;
    let (link, code) = again(&mut work, link).await?;
    work.done(Deed::Read, "signing_code", link.id, Some(placement.citizen)).await?;
    Ok(code)
}

/// The version of a placement that was sent and is not in force.
pub(crate) async fn sent_version(work: &mut Work, placement: PlacementId) -> Result<Option<Agreement>, Error> {
    let all = versions::of_placement(&mut work.tx, work.scope, placement).await?;
    Ok(all.into_iter().find(|a| a.state == AgreementState::Sent))
}

/// Lets one of the job centre's people in to what was sent of a placement's agreement.
pub(crate) async fn staff(context: &Context, id: PlacementId) -> Result<(Work, Placement, Agreement), Error> {
    let mut work = context.begin(Action::SendSigningLink).await?;
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, placement.citizen).await?;
    let sent = sent_version(&mut work, id).await?.ok_or(Refusal::SignatureNotAsked)?;
    Ok((work, placement, sent))
}

/// Sends a party a personal link to read and sign.
///
/// # Errors
/// As [`accept_signature`]; [`Refusal::NoWayToReach`], also when they have no address for the way that was chosen;
/// [`Refusal::NotAllowed`] for the job centre itself; [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn send(context: &Context, id: PlacementId, party: Party, by: Option<Channel>) -> Result<(), Error> {
    let (mut work, placement, sent) = staff(context, id).await?;
    if work.made_before(PersonalLinkId::parse).await?.is_some() {
        return Ok(());
    }
    accept_signature(&sent, party)?;
    let person = signer_of(&mut work, &placement, party).await?;
    let (link, path) = make(&mut work, sent.id, party, person.receiver).await?;
    let message = message(&context.house, MessageKind::SignLink, &link, path, false);
    let went = queue_by(&mut work, message, by).await?;
    if went.is_none() || by.is_some_and(|by| went != Some(by)) {
        return Err(Refusal::NoWayToReach.into());
    }
    work.made("signing_link", link.id, Some(placement.citizen)).await?;
    Ok(())
}

/// A party's latest link, for the job centre's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkLine {
    /// For whom.
    pub party: Party,
    /// Who gets it, by name; nothing where nobody can be reached.
    pub name: Option<String>,
    /// Has the person an e-mail address, a telephone number?
    pub ways: Vec<Channel>,
    /// When the latest link was made, and until when it works.
    pub latest: Option<(Timestamp, Timestamp)>,
    /// Does it still work?
    pub works: bool,
    /// When they were last reminded.
    pub reminded: Option<Date>,
}

/// The links page of a placement's agreement.
#[derive(Debug, Clone)]
pub struct LinksPage {
    /// The placement.
    pub placement: PlacementId,
    /// Those who have not signed, with their links.
    pub lines: Vec<LinkLine>,
}

/// How the links of a placement's agreement stand.
///
/// # Errors
/// As [`send`].
pub async fn find(context: &Context, id: PlacementId) -> Result<LinksPage, Error> {
    let (mut work, placement, sent) = staff(context, id).await?;
    let mut lines = Vec::new();
    for party in sent.waits_for() {
        let (scope, now) = (work.scope, context.now);
        let latest = rows::latest(&mut work.tx, scope, LeadsTo::Agreement(sent.id, party)).await?;
        let works = match &latest {
            Some(link) => is_open(&context.house, &mut work.tx, link, now).await?,
            None => false,
        };
        let person = match signer_of(&mut work, &placement, party).await {
            Ok(person) => Some(person),
            Err(Error::Refused(_)) => None,
            Err(broken) => return Err(broken),
        };
        let reached = match &person {
            Some(p) => outbox::reached(&mut work.tx, scope, p.receiver).await?.unwrap_or_default(),
            None => Default::default(),
        };
        let ways = [(Channel::Email, &reached.email), (Channel::Sms, &reached.phone)];
        lines.push(LinkLine {
            party,
            name: person.map(|p| p.name),
            ways: ways.into_iter().filter(|(_, a)| !a.is_empty()).map(|(c, _)| c).collect(),
            latest: latest.map(|l| (l.made_at, l.until)),
            works,
            reminded: rows::last_reminded(&mut work.tx, scope, sent.id, party).await?,
        });
    }
    work.done(Deed::Read, "signing_link", id, Some(placement.citizen)).await?;
    Ok(LinksPage { placement: id, lines })
}
