//! What lies behind a link: the door, the agreement, and what its reader does with it.

use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, AgreementState, AgreementStep, How, Party, Talk, accept_signature, take},
    id::*,
    message::{Channel, Receiver, way},
    placement::Placement,
};
use holdepunkt_store::{
    Tx, agreements as versions, citizens, mentors, messages as outbox,
    seal::{same, token_hash},
    signing_links::{self as rows, SigningLink},
};
use jiff::Timestamp;

use super::{behind, is_open, links::person, placement_of};
use crate::{
    Action, Error, House, Work,
    agreements::{
        self, Around,
        sign::{Signer, put},
    },
    context::Deed,
    signals::look_again,
};

/// What somebody finds behind a link.
#[derive(Debug)]
pub enum Door {
    /// Nothing, or nothing any more.
    Closed,
    /// A code can be asked for.
    Ask,
    /// A code is waited for.
    Code {
        /// By which way it was sent; nothing when it was read out on the telephone.
        by: Option<Channel>,
        /// The last two digits of the telephone number; empty otherwise.
        ends: String,
        /// How long it works.
        minutes: i64,
    },
    /// A mentor first says, once, that what they hear of citizens stays with them.
    Confirm,
    /// The agreement.
    Open(Box<Reading>),
}

/// How what lies behind an open link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It waits for this signature.
    ToSign,
    /// As `ToSign`, and they said that they would rather talk first.
    TalksFirst,
    /// They have signed; others haven't.
    Signed,
    /// All have signed.
    InForce,
    /// It was taken back: there is another version, or none.
    Changed,
}

/// The agreement behind an open link.
#[derive(Debug)]
pub struct Reading {
    /// Which version, and what stands around it.
    pub agreement: AgreementId,
    /// As the reader sees it.
    pub around: Around,
    /// For whom one signs.
    pub party: Party,
    /// Who reads.
    pub name: String,
    /// How it stands.
    pub stands: Stands,
}

impl Reading {
    /// The version.
    #[must_use]
    pub fn version(&self) -> Option<&Agreement> {
        self.around.versions.iter().find(|a| a.id == self.agreement)
    }
}

fn has_pass(link: &SigningLink, pass: Option<&str>, now: Timestamp) -> bool {
    let good = pass.zip(link.pass_hash.as_deref()).is_some_and(|(pass, hash)| same(&token_hash(pass), hash));
    good && link.pass_until.is_some_and(|until| now < until)
}

/// What lies behind a link for whoever holds it, with or without a pass.
///
/// # Errors
/// The database's.
pub async fn look(house: &House, token: &str, pass: Option<&str>) -> Result<Door, Error> {
    let now = house.now();
    let mut tx = house.store.read().await?;
    let Some(link) = rows::by_token(&mut tx, token).await? else { return Ok(Door::Closed) };
    if has_pass(&link, pass, now) {
        let unconfirmed = !is_confidential(&mut tx, &link).await?;
        drop(tx);
        return if unconfirmed { Ok(Door::Confirm) } else { Ok(Door::Open(Box::new(read(house, &link).await?))) };
    }
    if !is_open(house, &mut tx, &link, now).await? {
        return Ok(Door::Closed);
    }
    let Some(until) = link.code_until.filter(|until| now < *until) else { return Ok(Door::Ask) };
    let reached = outbox::reached(&mut tx, link.job_centre, link.person).await?.unwrap_or_default();
    let sent = way(link.person, &reached, true);
    let ends = match &sent {
        Some((Channel::Sms, phone)) => {
            let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
            digits.iter().skip(digits.len().saturating_sub(2)).collect()
        }
        _ => String::new(),
    };
    let minutes = until.duration_since(now).as_mins().max(1);
    Ok(Door::Code { by: sent.map(|(channel, _)| channel), ends, minutes })
}

async fn read(house: &House, link: &SigningLink) -> Result<Reading, Error> {
    let mut work = behind(house, link.job_centre).see(Action::SeeAgreement).await?;
    let placement = placement_of(&mut work, link).await?;
    let (id, citizen) = (placement.id, placement.citizen);
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    // The workplace reads the citizen's name only where it is not protected.
    let protected = citizens::find(&mut work.tx, work.scope, citizen).await?.is_some_and(|c| c.protected);
    let hidden = protected && link.party != Party::Citizen;
    let around = agreements::around(&mut work, placement, hidden, Some(person.role)).await?;
    let version = around.versions.iter().find(|a| a.id == link.agreement);
    let stands = match version {
        Some(a) if a.state == AgreementState::Sent && !a.waits_for().contains(&link.party) => Stands::Signed,
        Some(a) if a.state == AgreementState::Sent && a.talks.iter().any(|t| t.party == link.party) => {
            Stands::TalksFirst
        }
        Some(a) if a.state == AgreementState::Sent => Stands::ToSign,
        Some(a) if a.was_in_force() => Stands::InForce,
        _ => Stands::Changed,
    };
    work.done(Deed::Read, "agreement", id, Some(citizen)).await?;
    Ok(Reading { agreement: link.agreement, around, party: link.party, name: person.name, stands })
}

/// The link of a token, for whoever holds a pass to it.
async fn passed(house: &House, token: &str, pass: Option<&str>) -> Result<(Work, SigningLink, Placement), Error> {
    let mut tx = house.store.read().await?;
    let link = rows::by_token(&mut tx, token).await?.filter(|l| has_pass(l, pass, house.now()));
    drop(tx);
    let link = link.ok_or(Refusal::PassOver)?;
    let mut work = behind(house, link.job_centre).begin(Action::SignAgreement).await?;
    let placement = placement_of(&mut work, &link).await?;
    Ok((work, link, placement))
}

/// Has a mentor said that what they hear stays with them? The others need not say so.
async fn is_confidential(tx: &mut Tx, link: &SigningLink) -> Result<bool, Error> {
    match link.person {
        Receiver::Mentor(id) => Ok(mentors::confidential_since(tx, link.job_centre, id).await?.is_some()),
        _ => Ok(true),
    }
}

/// A mentor says behind their link that what they hear of citizens stays with them.
///
/// # Errors
/// [`Refusal::PassOver`], [`Refusal::NotFound`] for anybody but a mentor.
pub async fn confirm(house: &House, token: &str, pass: Option<&str>) -> Result<(), Error> {
    let (mut work, link, _) = passed(house, token, pass).await?;
    let Receiver::Mentor(mentor) = link.person else { return Err(Refusal::NotFound.into()) };
    let today = work.today();
    if mentors::confirm_confidentiality(&mut work.tx, work.scope, mentor, today).await? {
        work.done(Deed::Register, "confidentiality", mentor, None).await?;
    }
    Ok(())
}

/// Signs behind a link. `true`: it was the last signature, and the agreement is in force.
///
/// # Errors
/// [`Refusal::PassOver`]; [`Refusal::SignedOther`] when another version took its place; as [`accept_signature`].
pub async fn sign(house: &House, token: &str, pass: Option<&str>) -> Result<bool, Error> {
    let (mut work, link, placement) = passed(house, token, pass).await?;
    if !is_confidential(&mut work.tx, &link).await? {
        return Err(Refusal::ConfidentialityFirst.into());
    }
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    let signer = Signer { party: link.party, role: person.role, name: person.name, account: None, how: How::Link };
    let signed = put(&mut work, placement.id, link.agreement, signer).await?;
    if !rows::used(&mut work.tx, work.scope, link.id, house.now()).await? {
        return Err(Refusal::AlreadySigned.into());
    }
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Advance, "agreement_signature", link.agreement, Some(placement.citizen)).await?;
    Ok(signed.waits_for().is_empty())
}

/// Says behind a link that one would rather talk first. The link stays good.
///
/// # Errors
/// As [`sign`].
pub async fn talk_first(house: &House, token: &str, pass: Option<&str>, words: String) -> Result<(), Error> {
    let (mut work, link, placement) = passed(house, token, pass).await?;
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    let all = versions::of_placement(&mut work.tx, work.scope, placement.id).await?;
    let sent = all.into_iter().find(|a| a.id == link.agreement).ok_or(Refusal::NotFound)?;
    accept_signature(&sent, link.party)?;
    take(sent.state, AgreementStep::Talk, person.role)?;
    let talk = Talk { party: link.party, at: work.context.now, words };
    versions::talk(&mut work.tx, work.scope, sent.id, &talk).await?;
    work.done(Deed::Register, "agreement_talk", sent.id, Some(placement.citizen)).await
}
