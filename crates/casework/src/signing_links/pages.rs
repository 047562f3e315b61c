//! What lies behind a link to sign: the agreement, and what its reader does with it.

use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, AgreementState, AgreementStep, How, Party, Talk, accept_signature, take},
    id::*,
};
use holdepunkt_store::{
    agreements as versions, citizens,
    personal_links::{self as rows, LeadsTo, PersonalLink},
};

use super::{links::person, placement_of};
use crate::{
    Action, Error, House,
    agreements::{
        self, Around,
        sign::{Signer, put},
    },
    context::Deed,
    personal_links::{Opened, behind, is_confidential, passed},
    signals::look_again,
};

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

/// The agreement behind a link that was opened.
///
/// # Errors
/// [`Refusal::NotFound`] behind a link that leads elsewhere, or when its person is no longer who signs.
pub async fn read(house: &House, opened: &Opened) -> Result<Reading, Error> {
    let link = opened.link();
    let (agreement, party) = to_sign(link)?;
    let mut work = behind(house, link.job_centre).see(Action::SeeAgreement).await?;
    let placement = placement_of(&mut work, agreement).await?;
    let (id, citizen) = (placement.id, placement.citizen);
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    // The workplace reads the citizen's name only where it is not protected.
    let protected = citizens::find(&mut work.tx, work.scope, citizen).await?.is_some_and(|c| c.protected);
    let hidden = protected && party != Party::Citizen;
    let around = agreements::around(&mut work, placement, hidden, Some(person.role)).await?;
    let version = around.versions.iter().find(|a| a.id == agreement);
    let stands = match version {
        Some(a) if a.state == AgreementState::Sent && !a.waits_for().contains(&party) => Stands::Signed,
        Some(a) if a.state == AgreementState::Sent && a.talks.iter().any(|t| t.party == party) => Stands::TalksFirst,
        Some(a) if a.state == AgreementState::Sent => Stands::ToSign,
        Some(a) if a.was_in_force() => Stands::InForce,
        _ => Stands::Changed,
    };
    work.done(Deed::Read, "agreement", id, Some(citizen)).await?;
    Ok(Reading { agreement, around, party, name: person.name, stands })
}

fn to_sign(link: &PersonalLink) -> Result<(AgreementId, Party), Error> {
    match link.leads_to {
        LeadsTo::Agreement(agreement, party) => Ok((agreement, party)),
        LeadsTo::Round(..) => Err(Refusal::NotFound.into()),
    }
}

/// Signs behind a link. `true`: it was the last signature, and the agreement is in force.
///
/// # Errors
/// [`Refusal::PassOver`]; [`Refusal::SignedOther`] when another version took its place; as [`accept_signature`].
pub async fn sign(house: &House, token: &str, pass: Option<&str>) -> Result<bool, Error> {
    let (mut work, link) = passed(house, token, pass, Action::SignAgreement).await?;
    let (agreement, party) = to_sign(&link)?;
    let placement = placement_of(&mut work, agreement).await?;
    if !is_confidential(&mut work.tx, &link).await? {
        return Err(Refusal::ConfidentialityFirst.into());
    }
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    let signer = Signer { party, role: person.role, name: person.name, account: None, how: How::Link };
    let signed = put(&mut work, placement.id, agreement, signer).await?;
    if !rows::used(&mut work.tx, work.scope, link.id, house.now()).await? {
        return Err(Refusal::AlreadySigned.into());
    }
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Advance, "agreement_signature", agreement, Some(placement.citizen)).await?;
    Ok(signed.waits_for().is_empty())
}

/// Says behind a link that one would rather talk first. The link stays good.
///
/// # Errors
/// As [`sign`].
pub async fn talk_first(house: &House, token: &str, pass: Option<&str>, words: String) -> Result<(), Error> {
    let (mut work, link) = passed(house, token, pass, Action::SignAgreement).await?;
    let (agreement, party) = to_sign(&link)?;
    let placement = placement_of(&mut work, agreement).await?;
    let person = person(&mut work, &placement, link.person).await?.ok_or(Refusal::NotFound)?;
    let all = versions::of_placement(&mut work.tx, work.scope, placement.id).await?;
    let sent = all.into_iter().find(|a| a.id == agreement).ok_or(Refusal::NotFound)?;
    accept_signature(&sent, party)?;
    take(sent.state, AgreementStep::Talk, person.role)?;
    let talk = Talk { party, at: work.context.now, words };
    versions::talk(&mut work.tx, work.scope, sent.id, &talk).await?;
    work.done(Deed::Register, "agreement_talk", sent.id, Some(placement.citizen)).await
}
