//! Messages that leave the house. A deed writes its message in its own transaction: with the deed, or not at all.
//! They are carried out afterwards by the program's own work ([`delivery`]).

pub mod delivery;
pub mod outbox;
mod wanted;

use std::collections::BTreeMap;

use holdepunkt_rules::{
    id::*,
    message::{self, Channel, Failure, MessageKind, MessageState, MessageTerms, QuietHours, Receiver},
};
use holdepunkt_store::{
    StoreError, Tx,
    messages::{self as rows, MessageRow},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Error, Work, context::Deed};

/// A message as a deed asks for it.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// Why.
    pub kind: MessageKind,
    /// To whom.
    pub receiver: Receiver,
    /// Once for what: `<noun>:<id>`, and what else tells it from others. The same key is never two messages.
    pub once: String,
    /// Also in quiet hours, and rather by text message?
    pub urgent: bool,
    /// Not before a moment.
    pub not_before: Option<Timestamp>,
    /// Values for its words: a `path` of ours to lead to, a `code`, a `day`. Never anything about a person.
    pub values: Vec<(&'static str, String)>,
}

/// What is sealed: where it goes, and what its words need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// E-mail address or telephone number.
    pub address: String,
    /// Values for the words.
    pub values: BTreeMap<String, String>,
}

impl Content {
    /// As bytes, to be sealed.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], which can't be with texts.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        serde_json::to_vec(self).map_err(|_| unreadable())
    }

    /// Read back; nothing when the bytes are something else.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

fn unreadable() -> Error {
    Error::Store(StoreError::Unreadable { column: "content_sealed".to_owned(), why: "not content".to_owned() })
}

/// When nobody is disturbed: as the job centre has set it, else as the rulebook says.
///
/// # Errors
/// The database's.
pub async fn quiet_hours(tx: &mut Tx, scope: JobCentreId, terms: &MessageTerms) -> Result<QuietHours, Error> {
    match rows::quiet_hours(tx, scope).await? {
        Some(set) => Ok(set),
        None => Ok(terms.quiet),
    }
}

/// Writes a message beside the deed, by the way and in the language of its receiver. `false`: the same was written
/// before, or the receiver has neither an e-mail address nor a telephone number, which then stands on the
/// administrator's page.
///
/// # Errors
/// The database's.
pub async fn queue(work: &mut Work, new: NewMessage) -> Result<bool, Error> {
    Ok(queue_by(work, new, None).await?.is_some())
}

/// As [`queue`], by a way that somebody chose, where the receiver has it. Says by which way it goes.
///
/// # Errors
/// The database's.
pub async fn queue_by(work: &mut Work, new: NewMessage, by: Option<Channel>) -> Result<Option<Channel>, Error> {
    let (scope, now) = (work.scope, work.context.now);
    let Some(reached) = rows::reached(&mut work.tx, scope, new.receiver).await? else { return Ok(None) };
    let chosen = match by {
        Some(Channel::Email) if !reached.email.is_empty() => Some((Channel::Email, reached.email.clone())),
        Some(Channel::Sms) if !reached.phone.is_empty() => Some((Channel::Sms, reached.phone.clone())),
        _ => message::way(new.receiver, &reached, new.urgent),
    };
    let earliest = new.not_before.map_or(now, |at| at.max(now));
    let (zone, terms) = (work.context.house.zone().clone(), work.context.house.rulebook.messages().clone());
    let due_at = match new.urgent {
        true => earliest,
        false => quiet_hours(&mut work.tx, scope, &terms).await?.after(earliest, &zone),
    };
    let goes = chosen.is_some();
    let (channel, address) = chosen.unwrap_or((Channel::Email, String::new()));
    let row = MessageRow {
        job_centre: scope,
        id: MessageId::fresh(),
        kind: new.kind,
        once: new.once,
        channel,
        receiver: new.receiver,
        language: message::language(&reached).to_owned(),
        urgent: new.urgent,
        state: if goes { MessageState::Waiting } else { MessageState::Dead },
        made_at: now,
        wanted_at: due_at,
        due_at,
        attempts: 0,
        leased_until: None,
        sent_at: None,
        provider_id: String::new(),
        failure: if goes { None } else { Some(Failure::NoAddress) },
    };
    let values = new.values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let content = Content { address, values }.bytes()?;
    let written = rows::insert(&mut work.tx, &row, &content).await?;
    if !written || !goes {
        return Ok(None);
    }
    if let Receiver::Citizen(citizen) = new.receiver {
        work.also(Deed::Register, "message", row.id, Some(citizen)).await?;
    }
    work.queued = true;
    Ok(Some(channel))
}
