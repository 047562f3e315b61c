//! One-time codes: asked for at the door of a link, or read out on the telephone; and a new link for an old one.

use holdepunkt_rules::{Refusal, message::MessageKind};
use holdepunkt_store::{
    StoreError, Tx,
    personal_links::{self as rows, LeadsTo, PersonalLink},
    seal::{self, random, same},
    sessions,
};
use jiff::Timestamp;

use super::{behind, citizen_of, is_open, message, noun, sent_by, way_to};
use crate::{
    Error, House, Work, answering_links,
    context::Deed,
    messages::{NewMessage, queue},
    sign_in::PAUSE,
    signing_links,
};

/// Posts from one address in [`PAUSE`] that came to nothing, before a pause: an office may share an address.
const ATTEMPTS_OF_ADDRESS: i64 = 30;
/// Codes that are sent for one link in [`PAUSE`].
const CODES_OF_LINK: i64 = 5;

/// Makes a new code for a link that works, to be read out on the telephone. It is shown once.
///
/// # Errors
/// [`Refusal::LinkClosed`] when there is no link that works.
pub(crate) async fn again(work: &mut Work, link: Option<PersonalLink>) -> Result<(PersonalLink, String), Error> {
    let (house, now) = (work.context.house.clone(), work.context.now);
    let link = link.ok_or(Refusal::LinkClosed)?;
    if !is_open(&house, &mut work.tx, &link, now).await? {
        return Err(Refusal::LinkClosed.into());
    }
    let (code, until) = (fresh_code()?, now + house.rulebook.messages().code_lasts);
    rows::set_code(&mut work.tx, work.scope, link.id, &code, until).await?;
    Ok((link, code))
}

fn fresh_code() -> Result<String, Error> {
    let bytes = random::<8>().map_err(StoreError::from)?;
    Ok(format!("{:06}", u64::from_be_bytes(bytes) % 1_000_000))
}

fn address_key(address: &str) -> String {
    format!("personal-link|{address}")
}

/// Holds up whoever tries too often from one address, as at the door.
async fn hold_up(tx: &mut Tx, key: &str, most: i64, now: Timestamp) -> Result<(), Error> {
    if sessions::attempts_since(tx, key, now - PAUSE).await? >= most {
        return Err(Refusal::SignInPaused { minutes: PAUSE.as_mins() }.into());
    }
    Ok(())
}

/// The link of a token that a code may be asked for or tried at; whoever comes without one is counted.
async fn at_the_door(house: &House, token: &str, address: &str) -> Result<(Tx, PersonalLink), Error> {
    let (now, key) = (house.now(), address_key(address));
    let mut tx = house.store.write().await?;
    hold_up(&mut tx, &key, ATTEMPTS_OF_ADDRESS, now).await?;
    let link = rows::by_token(&mut tx, token).await?;
    let open = match &link {
        Some(link) => is_open(house, &mut tx, link, now).await?,
        None => false,
    };
    match link.filter(|_| open) {
        Some(link) => Ok((tx, link)),
        None => {
            sessions::note_attempt(&mut tx, &key, now).await?;
            tx.commit().await?;
            Err(Refusal::LinkClosed.into())
        }
    }
}

/// Sends a one-time code to the link's person, by the way that is quickest to them.
///
/// # Errors
/// [`Refusal::LinkClosed`]; [`Refusal::CodeByPhone`] when there is no way to send one; [`Refusal::SignInPaused`] after
/// too many.
pub async fn ask_code(house: &House, token: &str, address: &str) -> Result<(), Error> {
    let (mut tx, link) = at_the_door(house, token, address).await?;
    let (now, key) = (house.now(), format!("link-code|{}", link.id));
    hold_up(&mut tx, &key, CODES_OF_LINK, now).await?;
    sessions::note_attempt(&mut tx, &key, now).await?;
    tx.commit().await?;
    let mut work = behind(house, link.job_centre).begin(sent_by(&link)).await?;
    let citizen = citizen_of(&mut work, &link).await?;
    if way_to(&mut work, link.person, true).await?.is_none() {
        return Err(Refusal::CodeByPhone.into());
    }
    let terms = house.rulebook.messages();
    let (code, until) = (fresh_code()?, now + terms.code_lasts);
    rows::set_code(&mut work.tx, work.scope, link.id, &code, until).await?;
    let message = NewMessage {
        kind: MessageKind::SignCode,
        receiver: link.person,
        once: format!("link-code:{}:{}", link.id, until.as_second()),
        urgent: true,
        not_before: None,
        values: vec![("code", code), ("minutes", terms.code_lasts.as_mins().to_string())],
    };
    queue(&mut work, message).await?;
    work.done(Deed::Advance, noun(&link), link.id, Some(citizen)).await
}

/// Tries a code. The right one gives a pass, once.
///
/// # Errors
/// [`Refusal::CodeWrong`] or [`Refusal::CodeOld`] on `code`; [`Refusal::CodeTooOften`] with the last try;
/// [`Refusal::LinkClosed`], [`Refusal::SignInPaused`].
pub async fn enter_code(house: &House, token: &str, code: &str, address: &str) -> Result<String, Error> {
    let (mut tx, link) = at_the_door(house, token, address).await?;
    let (now, terms) = (house.now(), house.rulebook.messages());
    let Some(expected) = link.code_hash.clone().filter(|_| link.code_until.is_some_and(|until| now < until)) else {
        return Err(Refusal::CodeOld.on("code").into());
    };
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let scope = link.job_centre;
    // The try is taken before it is looked at, so that a thousand at the same time are still no more than a few.
    if !rows::take_try(&mut tx, scope, link.id, terms.wrong_codes).await? {
        return Err(Refusal::CodeTooOften.into());
    }
    if !same(&rows::code_hash(&tx, link.id, &digits), &expected) {
        sessions::note_attempt(&mut tx, &address_key(address), now).await?;
        tx.commit().await?;
        let left = terms.wrong_codes - link.wrong_codes - 1;
        return Err(match left {
            ..=0 => Refusal::CodeTooOften.into(),
            left => Refusal::CodeWrong { left }.on("code").into(),
        });
    }
    tx.commit().await?;
    let mut work = behind(house, scope).begin(sent_by(&link)).await?;
    let citizen = citizen_of(&mut work, &link).await?;
    let pass = seal::token()?;
    if !rows::give_pass(&mut work.tx, scope, link.id, expected, &pass, now + terms.pass_lasts).await? {
        return Err(Refusal::CodeOld.on("code").into());
    }
    work.done(Deed::Advance, noun(&link), link.id, Some(citizen)).await?;
    Ok(pass)
}

/// Sends a new link in place of one that no longer works, to the address that is known, once a day; what it leads to
/// is the version that waits today. Whoever asks is told the same whether anything was sent or not.
///
/// # Errors
/// [`Refusal::SignInPaused`], or the database's.
pub async fn renew(house: &House, token: &str, address: &str) -> Result<(), Error> {
    let (now, key) = (house.now(), address_key(address));
    let mut tx = house.store.write().await?;
    hold_up(&mut tx, &key, ATTEMPTS_OF_ADDRESS, now).await?;
    sessions::note_attempt(&mut tx, &key, now).await?;
    let link = rows::by_token(&mut tx, token).await?;
    tx.commit().await?;
    let Some(link) = link else { return Ok(()) };
    let mut work = behind(house, link.job_centre).begin(sent_by(&link)).await?;
    let citizen = citizen_of(&mut work, &link).await?;
    let fresh = match link.leads_to {
        LeadsTo::Agreement(agreement, party) => signing_links::anew(&mut work, agreement, party, link.person)
            .await?
            .map(|made| (MessageKind::SignLink, made)),
        LeadsTo::Round(round, respondent) => {
            let made = answering_links::anew(&mut work, round, respondent).await?;
            made.map(|made| (MessageKind::QuestionsLink, made))
        }
    };
    let Some((kind, (fresh, path))) = fresh else { return Ok(()) };
    let message = message(house, kind, &fresh, path, true);
    if queue(&mut work, message).await? {
        work.done(Deed::Register, noun(&fresh), fresh.id, Some(citizen)).await?;
    }
    Ok(())
}

/// Was a link that leads to the same made today? One new link a day is enough.
pub(crate) async fn made_today(work: &mut Work, to: LeadsTo) -> Result<bool, Error> {
    let latest = rows::latest(&mut work.tx, work.scope, to).await?;
    Ok(latest.is_some_and(|l| work.context.house.day_of(l.made_at) == work.today()))
}
