//! The door of a link: what whoever holds it finds, with or without a pass.

use holdepunkt_rules::{
    Refusal,
    message::{Channel, Receiver, way},
};
use holdepunkt_store::{
    Tx, mentors, messages as outbox,
    personal_links::{self as rows, LeadsTo, PersonalLink},
    seal::{same, token_hash},
};
use jiff::Timestamp;

use super::{behind, is_open};
use crate::{Action, Error, House, Work, context::Deed};

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
    /// What it leads to.
    Open(Opened),
}

/// A link whose holder has given the code: what lies behind it may be shown to them.
#[derive(Debug)]
pub struct Opened(Box<PersonalLink>);

impl Opened {
    /// Where it leads.
    #[must_use]
    pub fn leads_to(&self) -> LeadsTo {
        self.0.leads_to
    }

    /// The link.
    pub(crate) fn link(&self) -> &PersonalLink {
        &self.0
    }
}

fn has_pass(link: &PersonalLink, pass: Option<&str>, now: Timestamp) -> bool {
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
        return Ok(if unconfirmed { Door::Confirm } else { Door::Open(Opened(Box::new(link))) });
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

/// The link of a token, for whoever holds a pass to it: what is done behind it is done in its job centre.
pub(crate) async fn passed(
    house: &House,
    token: &str,
    pass: Option<&str>,
    action: Action,
) -> Result<(Work, PersonalLink), Error> {
    let mut tx = house.store.read().await?;
    let link = rows::by_token(&mut tx, token).await?.filter(|l| has_pass(l, pass, house.now()));
    drop(tx);
    let link = link.ok_or(Refusal::PassOver)?;
    Ok((behind(house, link.job_centre).begin(action).await?, link))
}

/// Has a mentor said that what they hear stays with them? The others need not say so.
pub(crate) async fn is_confidential(tx: &mut Tx, link: &PersonalLink) -> Result<bool, Error> {
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
    let (mut work, link) = passed(house, token, pass, Action::SignAgreement).await?;
    let Receiver::Mentor(mentor) = link.person else { return Err(Refusal::NotFound.into()) };
    let today = work.today();
    if mentors::confirm_confidentiality(&mut work.tx, work.scope, mentor, today).await? {
        work.done(Deed::Register, "confidentiality", mentor, None).await?;
    }
    Ok(())
}
