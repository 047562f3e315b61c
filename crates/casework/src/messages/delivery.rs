//! Carrying messages out, at least once: a message is taken in hand for a while, looked at once more, handed to
//! whoever carries it, and noted. Whoever dies in between leaves it to the next, and the receiving side knows a second
//! copy by the message's identifier.

use holdepunkt_rules::message::{Failure, MOST_ATTEMPTS, MessageState, back_off};
use holdepunkt_store::{
    Tx, measure,
    messages::{self as rows, MessageRow},
};
use jiff::{SignedDuration, Timestamp};

use super::{Content, quiet_hours, wanted};
use crate::{Error, House};

/// How long a message is somebody's: longer than any way out takes to give up.
pub const LEASE: SignedDuration = SignedDuration::from_mins(3);
/// How many that are due are looked at together.
const TOGETHER: i64 = 20;

/// A message that is to be carried now.
#[derive(Debug, Clone)]
pub struct InHand {
    /// Its row.
    pub row: MessageRow,
    /// Where it goes and what its words need.
    pub content: Content,
    lease: Timestamp,
}

/// Takes the next message that is due in hand; nothing when none is. What need not be sent any more, or may not be
/// sent now, is put aside on the way.
///
/// # Errors
/// The database's.
pub async fn take_next(house: &House) -> Result<Option<InHand>, Error> {
    loop {
        let now = house.now();
        let mut tx = house.store.read().await?;
        let due = rows::due(&mut tx, now, TOGETHER).await?;
        drop(tx);
        if due.is_empty() {
            return Ok(None);
        }
        for row in due {
            if let Some(in_hand) = take(house, row, now).await? {
                return Ok(Some(in_hand));
            }
        }
    }
}

async fn take(house: &House, row: MessageRow, now: Timestamp) -> Result<Option<InHand>, Error> {
    let (scope, id, lease) = (row.job_centre, row.id, now + LEASE);
    let mut tx = house.store.write().await?;
    if !rows::lease(&mut tx, scope, id, lease, now).await? {
        return Ok(None);
    }
    let row = MessageRow { attempts: row.attempts + 1, ..row };
    let content = match judge(house, &mut tx, &row, now).await? {
        Judged::Carry(content) => content,
        Judged::Later(at) => {
            rows::postpone(&mut tx, scope, id, at, lease).await?;
            tx.commit().await?;
            return Ok(None);
        }
        Judged::Never(state, why) => {
            rows::failed(&mut tx, scope, id, lease, state, now, why).await?;
            tx.commit().await?;
            told(&row, if state == MessageState::Dead { "dead" } else { "dropped" });
            return Ok(None);
        }
    };
    tx.commit().await?;
    Ok(Some(InHand { row, content, lease }))
}

enum Judged {
    Carry(Content),
    Later(Timestamp),
    Never(MessageState, Failure),
}

/// The last look before a message leaves the house.
async fn judge(house: &House, tx: &mut Tx, row: &MessageRow, now: Timestamp) -> Result<Judged, Error> {
    if row.attempts > MOST_ATTEMPTS {
        return Ok(Judged::Never(MessageState::Dead, Failure::Interrupted));
    }
    if !wanted::is_wanted(house, tx, row, now).await? {
        return Ok(Judged::Never(MessageState::Dropped, Failure::NotWanted));
    }
    if row.kind.too_late(row.wanted_at, now) {
        return Ok(Judged::Never(MessageState::Dead, Failure::TooLate));
    }
    if !row.urgent {
        // The hours may have been set, or the program stopped, since it was written.
        let later = quiet_hours(tx, row.job_centre, house.rulebook.messages()).await?.after(now, house.zone());
        if later > now {
            return Ok(Judged::Later(later));
        }
    }
    // Sealed under other keys, as after a restore without them: told on the page, not retried for ever.
    let content = rows::content(tx, row.job_centre, row.id).await.ok().flatten().and_then(|b| Content::of(&b));
    Ok(content.map_or(Judged::Never(MessageState::Dead, Failure::Unreadable), Judged::Carry))
}

fn told(row: &MessageRow, outcome: &str) {
    let channel = [("channel", row.channel.code()), ("outcome", outcome)];
    measure::count("holdepunkt_messages_total", &channel, 1);
}

/// Notes that a message was taken over by whoever carries it on, under the name they gave it.
///
/// # Errors
/// The database's; then it is carried again, and the receiving side knows it by its identifier.
pub async fn delivered(house: &House, it: &InHand, provider_id: &str) -> Result<(), Error> {
    let mut tx = house.store.write().await?;
    rows::sent(&mut tx, it.row.job_centre, it.row.id, it.lease, house.now(), provider_id).await?;
    tx.commit().await?;
    told(&it.row, "sent");
    Ok(())
}

/// Notes that a message was not sent: tried again later and later, or given up.
///
/// # Errors
/// The database's.
pub async fn not_delivered(house: &House, it: &InHand, why: Failure) -> Result<(), Error> {
    let (now, row) = (house.now(), &it.row);
    let gives_up = why.is_final() || row.attempts >= MOST_ATTEMPTS;
    let (state, outcome) = if gives_up { (MessageState::Dead, "dead") } else { (MessageState::Waiting, "failed") };
    let mut tx = house.store.write().await?;
    rows::failed(&mut tx, row.job_centre, row.id, it.lease, state, now + back_off(row.attempts), why).await?;
    tx.commit().await?;
    told(row, outcome);
    let (kind, attempts, why) = (row.kind.code(), row.attempts, why.code());
    match gives_up {
        true => tracing::error!(message = %row.id, kind, attempts, why, "a message was given up"),
        false => tracing::warn!(message = %row.id, kind, attempts, why, "a message was not sent and is tried again"),
    }
    Ok(())
}

/// How late the message is that has waited longest, once that is longer than it may be.
///
/// # Errors
/// The database's.
pub async fn late(house: &House) -> Result<Option<SignedDuration>, Error> {
    let mut tx = house.store.read().await?;
    let oldest = rows::oldest(&mut tx, None).await?;
    Ok(oldest.and_then(|wanted| super::outbox::lateness(house, wanted)))
}

/// Tells the metrics how messages stand.
///
/// # Errors
/// The database's.
pub async fn tell_metrics(house: &House) -> Result<(), Error> {
    let late = late(house).await?;
    let mut tx = house.store.read().await?;
    let tally = rows::tally_all(&mut tx).await?;
    for state in MessageState::ALL {
        let n = tally.iter().find(|(s, _)| s == state).map_or(0, |(_, n)| *n);
        measure::level("holdepunkt_messages", &[("state", state.code())], n as f64);
    }
    measure::level("holdepunkt_message_late_seconds", &[], late.map_or(0.0, |l| l.as_secs_f64()));
    Ok(())
}
