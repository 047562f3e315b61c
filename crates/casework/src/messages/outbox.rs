//! The administrator's view of messages: what waits, what was sent, what was given up. Never an address, never a word.

use holdepunkt_rules::{
    Refusal,
    id::*,
    message::{self, Channel, Failure, MessageState, QuietHours, Receiver},
};
use holdepunkt_store::messages::{self as rows, MessageRow};
use jiff::{SignedDuration, Timestamp};

use super::{Content, quiet_hours};
use crate::{Action, Context, Error, House, Work, context::Deed};

/// Most messages of a state that the page shows.
pub const MOST_SHOWN: i64 = 50;

/// What the page tells.
#[derive(Debug, Clone)]
pub struct Outbox {
    /// Given up: somebody has to look.
    pub dead: Vec<MessageRow>,
    /// Waiting for their time or for another attempt.
    pub waiting: Vec<MessageRow>,
    /// Sent lately.
    pub sent: Vec<MessageRow>,
    /// How many there are in each state.
    pub tally: Vec<(MessageState, i64)>,
    /// How late the one is that has waited longest, once that is too long.
    pub late: Option<SignedDuration>,
    /// When nobody is disturbed.
    pub quiet: QuietHours,
}

impl Outbox {
    /// How many there are in a state.
    #[must_use]
    pub fn count(&self, state: MessageState) -> i64 {
        self.tally.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n)
    }
}

/// How late something is that should have gone at a moment, once that is longer than it may be.
pub(super) fn lateness(house: &House, wanted: Timestamp) -> Option<SignedDuration> {
    let late = house.now().duration_since(wanted);
    (late > house.rulebook.messages().alarm_after).then_some(late)
}

/// How the job centre's messages stand.
///
/// # Errors
/// The policy's, or the database's.
pub async fn find(context: &Context) -> Result<Outbox, Error> {
    let mut work = context.look(Action::SeeMessages).await?;
    let (house, scope) = (&context.house, work.scope);
    let oldest = rows::oldest(&mut work.tx, Some(scope)).await?;
    Ok(Outbox {
        dead: rows::list(&mut work.tx, scope, MessageState::Dead, MOST_SHOWN).await?,
        waiting: rows::list(&mut work.tx, scope, MessageState::Waiting, MOST_SHOWN).await?,
        sent: rows::list(&mut work.tx, scope, MessageState::Sent, MOST_SHOWN).await?,
        tally: rows::tally(&mut work.tx, scope).await?,
        late: oldest.and_then(|wanted| lateness(house, wanted)),
        quiet: quiet_hours(&mut work.tx, scope, house.rulebook.messages()).await?,
    })
}

fn about(receiver: Receiver) -> Option<CitizenId> {
    match receiver {
        Receiver::Citizen(id) => Some(id),
        _ => None,
    }
}

async fn one(context: &Context, id: MessageId) -> Result<(Work, MessageRow), Error> {
    let mut work = context.begin(Action::RunMessages).await?;
    let row = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    Ok((work, row))
}

/// Has a message sent again, to the address that is known today: somebody may have corrected it.
///
/// # Errors
/// [`Refusal::MessageGone`] when it was sent or emptied, [`Refusal::MessageTooLate`] when it would be of no use,
/// [`Refusal::NoWayToReach`] when there still is no address; [`Refusal::NotFound`], the policy's, or the database's.
pub async fn again(context: &Context, id: MessageId) -> Result<(), Error> {
    let (mut work, row) = one(context, id).await?;
    let (scope, now) = (work.scope, context.now);
    if row.kind.too_late(row.wanted_at, now) {
        return Err(Refusal::MessageTooLate.into());
    }
    let content = rows::content(&mut work.tx, scope, id).await?.and_then(|b| Content::of(&b));
    let content = content.ok_or(Refusal::MessageGone)?;
    let reached = rows::reached(&mut work.tx, scope, row.receiver).await?.unwrap_or_default();
    let same_way = match row.channel {
        Channel::Email => &reached.email,
        Channel::Sms => &reached.phone,
    };
    let way = match same_way.is_empty() {
        false => Some((row.channel, same_way.clone())),
        true => message::way(row.receiver, &reached, row.urgent),
    };
    let (channel, address) = way.ok_or(Refusal::NoWayToReach)?;
    let due_at = match row.urgent {
        true => now,
        false => {
            quiet_hours(&mut work.tx, scope, context.house.rulebook.messages()).await?.after(now, context.house.zone())
        }
    };
    let content = Content { address, ..content }.bytes()?;
    if !rows::again(&mut work.tx, scope, id, channel, message::language(&reached), &content, due_at).await? {
        return Err(Refusal::MessageGone.into());
    }
    work.queued = true;
    work.done(Deed::Advance, "message", id, about(row.receiver)).await
}

/// Takes a message out: it is not sent, and emptied.
///
/// # Errors
/// [`Refusal::MessageGone`] when it was sent or is being carried just now; [`Refusal::NotFound`], the policy's, or the
/// database's.
pub async fn take_out(context: &Context, id: MessageId) -> Result<(), Error> {
    let (mut work, row) = one(context, id).await?;
    if !rows::take_out(&mut work.tx, work.scope, id, Failure::TakenOut, context.now).await? {
        return Err(Refusal::MessageGone.into());
    }
    work.done(Deed::Withdraw, "message", id, about(row.receiver)).await
}

/// Says when nobody is disturbed.
///
/// # Errors
/// The policy's, or the database's.
pub async fn set_quiet_hours(context: &Context, quiet: QuietHours) -> Result<(), Error> {
    let mut work = context.begin(Action::RunMessages).await?;
    rows::set_quiet_hours(&mut work.tx, work.scope, quiet).await?;
    let scope = work.scope;
    work.done(Deed::Correct, "quiet_hours", scope, None).await
}
