//! Messages that leave the house, one row each: written with the deed, carried out afterwards.
//!
//! Whoever carries one has it to itself until `leased_until`; that moment is also the fence, so that whoever lost
//! it says nothing any more.

use holdepunkt_rules::{
    id::*,
    message::{Channel, Failure, MessageKind, MessageState, QuietHours, Reached, Receiver},
};
use jiff::Timestamp;

use crate::{Identity, Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into message (job_centre, id, kind, once_key, channel, receiver, receiver_id, language, content_sealed, \
     urgent, state, made_at, wanted_at, due_at, attempts, provider_id, failure) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, 0, '', $14) \
     on conflict (job_centre, once_key) do nothing",
);
const WRITTEN: Scoped =
    Scoped::new("select cast(1 as bigint) as one from message where job_centre = $1 and once_key = $2");
const FIND: Scoped = Scoped::new("select * from message where job_centre = $1 and id = $2");
const LIST: Scoped =
    Scoped::new("select * from message where job_centre = $1 and state = $2 order by made_at desc, id desc limit $3");
const TALLY: Scoped = Scoped::new("select state, count(*) as n from message where job_centre = $1 group by state");
const READDRESS: Scoped = Scoped::new(
    "update message set channel = $3, content_sealed = $4, language = $5, state = 'waiting', due_at = $6, wanted_at = $6, \
     attempts = 0, leased_until = null, failure = '' \
     where job_centre = $1 and id = $2 and state in ('dead', 'dropped', 'waiting') and content_sealed is not null",
);
// What is being carried just now can't be called back.
const DROP: Scoped = Scoped::new(
    "update message set state = 'dropped', content_sealed = null, failure = $3 where job_centre = $1 and id = $2 \
     and state in ('waiting', 'dead') and (leased_until is null or leased_until <= $4)",
);
const POSTPONE: Scoped = Scoped::new(
    "update message set due_at = $3, wanted_at = $3, leased_until = null, attempts = attempts - 1 \
     where job_centre = $1 and id = $2 and leased_until = $4",
);
const DUE: Identity = Identity::new(
    "select * from message where state = 'waiting' and due_at <= $1 and (leased_until is null or leased_until <= $1) \
     order by urgent desc, due_at, id limit $2",
);
// Due as well as free: between the look and the lease another may have tried, failed and put it off.
// The attempt counts from the moment it is begun: a message that stops the program stops it a few times, not for ever.
const LEASE: Scoped = Scoped::new(
    "update message set leased_until = $3, attempts = attempts + 1 where job_centre = $1 and id = $2 \
     and state = 'waiting' and due_at <= $4 and (leased_until is null or leased_until <= $4)",
);
const SENT: Scoped = Scoped::new(
    "update message set state = 'sent', sent_at = $4, provider_id = $5, content_sealed = null, leased_until = null, \
     failure = '' where job_centre = $1 and id = $2 and state = 'waiting' and leased_until = $3",
);
const FAILED: Scoped = Scoped::new(
    "update message set state = $4, due_at = $5, failure = $6, leased_until = null, \
     content_sealed = case when $4 = 'dropped' then null else content_sealed end \
     where job_centre = $1 and id = $2 and state = 'waiting' and leased_until = $3",
);
const OLDEST: Identity =
    Identity::new("select wanted_at from message where state = 'waiting' order by wanted_at limit 1");
const OLDEST_OF: Scoped =
    Scoped::new("select wanted_at from message where job_centre = $1 and state = 'waiting' order by wanted_at limit 1");
const TALLY_ALL: Identity = Identity::new("select state, count(*) as n from message group by state");
const SWEEP: Identity = Identity::new("delete from message where state in ('sent', 'dropped') and made_at < $1");
const REACH_CITIZEN: Scoped =
    Scoped::new("select email, phone, language from citizen where job_centre = $1 and id = $2");
const REACH_MENTOR: Scoped =
    Scoped::new("select email, phone, language from mentor where job_centre = $1 and id = $2 and not left_service");
const REACH_CONTACT: Scoped =
    Scoped::new("select email, phone, 'da' as language from contact where job_centre = $1 and id = $2");
const REACH_EMPLOYEE: Scoped = Scoped::new(
    "select email, phone, 'da' as language from employee where job_centre = $1 and id = $2 and not left_service",
);
const QUIET: Scoped = Scoped::new("select minute_from, minute_until from quiet_hours where job_centre = $1");
const SET_QUIET: Scoped = Scoped::new(
    "insert into quiet_hours (job_centre, minute_from, minute_until) values ($1, $2, $3) \
     on conflict (job_centre) do update set minute_from = excluded.minute_from, minute_until = excluded.minute_until",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    WRITTEN.text(),
    FIND.text(),
    LIST.text(),
    TALLY.text(),
    READDRESS.text(),
    DROP.text(),
    POSTPONE.text(),
    DUE.text(),
    LEASE.text(),
    SENT.text(),
    FAILED.text(),
    OLDEST.text(),
    OLDEST_OF.text(),
    TALLY_ALL.text(),
    SWEEP.text(),
    REACH_CITIZEN.text(),
    REACH_MENTOR.text(),
    REACH_CONTACT.text(),
    REACH_EMPLOYEE.text(),
    QUIET.text(),
    SET_QUIET.text(),
];

/// A message as its row tells it: never an address, never a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// The job centre that writes.
    pub job_centre: JobCentreId,
    /// Identifier: what the receiving side knows a second copy by.
    pub id: MessageId,
    /// Why.
    pub kind: MessageKind,
    /// Once for what: `<noun>:<id>`, and more behind it.
    pub once: String,
    /// By which way.
    pub channel: Channel,
    /// To whom.
    pub receiver: Receiver,
    /// `da` or `en`.
    pub language: String,
    /// Also in quiet hours?
    pub urgent: bool,
    /// Where it is.
    pub state: MessageState,
    /// When it was written.
    pub made_at: Timestamp,
    /// When it should first go: what is late is late from here.
    pub wanted_at: Timestamp,
    /// When it is to be sent, or tried again.
    pub due_at: Timestamp,
    /// Attempts that were begun.
    pub attempts: i64,
    /// Until when somebody has it in hand.
    pub leased_until: Option<Timestamp>,
    /// When it was taken over by whoever carries it on.
    pub sent_at: Option<Timestamp>,
    /// What they call it.
    pub provider_id: String,
    /// Why it was not sent.
    pub failure: Option<Failure>,
}

fn read(r: &Row) -> Result<MessageRow, StoreError> {
    let (code, id): (String, String) = (r.get("receiver")?, r.get("receiver_id")?);
    let receiver = Receiver::of(&code, &id)
        .ok_or_else(|| StoreError::Unreadable { column: "receiver".to_owned(), why: "not a receiver".to_owned() })?;
    Ok(MessageRow {
        job_centre: r.get("job_centre")?,
        id: r.get("id")?,
        kind: r.get("kind")?,
        once: r.get("once_key")?,
        channel: r.get("channel")?,
        receiver,
        language: r.get("language")?,
        urgent: r.get("urgent")?,
        state: r.get("state")?,
        made_at: r.get("made_at")?,
        wanted_at: r.get("wanted_at")?,
        due_at: r.get("due_at")?,
        attempts: r.get("attempts")?,
        leased_until: r.get("leased_until")?,
        sent_at: r.get("sent_at")?,
        provider_id: r.get("provider_id")?,
        failure: Failure::from_code(&r.get::<String>("failure")?),
    })
}

fn bound_to(id: MessageId) -> String {
    format!("message.content:{id}")
}

fn failure_text(failure: Option<Failure>) -> &'static str {
    failure.map_or("", Failure::code)
}

/// Writes a message with its content (address and values), which is sealed. `false`: one was written before under
/// the same key, or the row says that it is not to be sent and stands all the same.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn insert(tx: &mut Tx, m: &MessageRow, content: &[u8]) -> Result<bool, StoreError> {
    let sealed = tx.keys.seal(content, &bound_to(m.id))?;
    let values = values![
        m.id,
        m.kind,
        &m.once,
        m.channel,
        m.receiver.code(),
        m.receiver.id(),
        &m.language,
        sealed,
        m.urgent,
        m.state,
        m.made_at,
        m.wanted_at,
        failure_text(m.failure),
    ];
    Ok(tx.run(INSERT.within(m.job_centre, values)).await? == 1)
}

/// One message.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: MessageId) -> Result<Option<MessageRow>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The latest messages in a state.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(
    tx: &mut Tx,
    scope: JobCentreId,
    state: MessageState,
    most: i64,
) -> Result<Vec<MessageRow>, StoreError> {
    tx.all(LIST.within(scope, values![state, most]), read).await
}

fn read_tally(r: &Row) -> Result<(MessageState, i64), StoreError> {
    Ok((r.get("state")?, r.get("n")?))
}

/// How many messages of a job centre there are in each state; a state without any is left out.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn tally(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(MessageState, i64)>, StoreError> {
    tx.all(TALLY.within(scope, values![]), read_tally).await
}

/// As [`tally`], in the whole house.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn tally_all(tx: &mut Tx) -> Result<Vec<(MessageState, i64)>, StoreError> {
    tx.all(TALLY_ALL.bound(values![]), read_tally).await
}

/// The content of a message; nothing when it was emptied.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn content(tx: &mut Tx, scope: JobCentreId, id: MessageId) -> Result<Option<Vec<u8>>, StoreError> {
    let read = |r: &Row| r.get::<Option<Vec<u8>>>("content_sealed");
    let sealed = tx.first(FIND.within(scope, values![id]), read).await?.flatten();
    sealed.map(|bytes| Ok(tx.keys.open(&bytes, &bound_to(id))?)).transpose()
}

/// Puts a message back to be sent, by the way and with the content given. `false`: it was sent or emptied.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn again(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MessageId,
    channel: Channel,
    language: &str,
    content: &[u8],
    due_at: Timestamp,
) -> Result<bool, StoreError> {
    let sealed = tx.keys.seal(content, &bound_to(id))?;
    Ok(tx.run(READDRESS.within(scope, values![id, channel, sealed, language, due_at])).await? == 1)
}

/// Takes a message out and empties it. `false`: it was sent, taken out before, or is being carried just now.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn take_out(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MessageId,
    why: Failure,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(DROP.within(scope, values![id, why.code(), now])).await? == 1)
}

/// The next messages that are due and that nobody has in hand, urgent ones first, of the whole house.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn due(tx: &mut Tx, now: Timestamp, most: i64) -> Result<Vec<MessageRow>, StoreError> {
    tx.all(DUE.bound(values![now, most]), read).await
}

/// Takes a message in hand until a moment. `false`: somebody else was quicker.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn lease(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MessageId,
    until: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(LEASE.within(scope, values![id, until, now])).await? == 1)
}

/// Puts a message that was taken in hand off to a later moment; that was no attempt.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn postpone(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MessageId,
    due_at: Timestamp,
    lease: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(POSTPONE.within(scope, values![id, due_at, lease])).await? == 1)
}

/// Notes that a message was taken over by whoever carries it on, and empties it. `false`: the lease had run out and
/// somebody else has it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sent(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MessageId,
    lease: Timestamp,
    now: Timestamp,
    provider_id: &str,
) -> Result<bool, StoreError> {
    Ok(tx.run(SENT.within(scope, values![id, lease, now, provider_id])).await? == 1)
}

/// Notes that a message was not sent, why, and what comes of it: tried again at `due_at`, or given up.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn failed(
    tx: &mut Tx,
    scope: JobCentreId,
    id: MessageId,
    lease: Timestamp,
    state: MessageState,
    due_at: Timestamp,
    why: Failure,
) -> Result<bool, StoreError> {
    Ok(tx.run(FAILED.within(scope, values![id, lease, state, due_at, why.code()])).await? == 1)
}

/// Since when the message that has waited longest should have been sent, in the whole house or in one job centre.
/// A moment to come: nothing is late.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn oldest(tx: &mut Tx, scope: Option<JobCentreId>) -> Result<Option<Timestamp>, StoreError> {
    let asked = match scope {
        Some(scope) => OLDEST_OF.within(scope, values![]),
        None => OLDEST.bound(values![]),
    };
    tx.first(asked, |r| r.get::<Timestamp>("wanted_at")).await
}

/// Was a message written under this key?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn is_written(tx: &mut Tx, scope: JobCentreId, once: &str) -> Result<bool, StoreError> {
    Ok(tx.first(WRITTEN.within(scope, values![once]), |r| r.get::<i64>("one")).await?.is_some())
}

/// Deletes messages that were sent or taken out before a moment.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sweep(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    tx.run(SWEEP.bound(values![before])).await
}

/// Where somebody can be reached; nothing when they are not there any more.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn reached(tx: &mut Tx, scope: JobCentreId, receiver: Receiver) -> Result<Option<Reached>, StoreError> {
    let asked = match receiver {
        Receiver::Citizen(id) => REACH_CITIZEN.within(scope, values![id]),
        Receiver::Mentor(id) => REACH_MENTOR.within(scope, values![id]),
        Receiver::Contact(id) => REACH_CONTACT.within(scope, values![id]),
        Receiver::Employee(id) => REACH_EMPLOYEE.within(scope, values![id]),
    };
    let read = |r: &Row| Ok(Reached { email: r.get("email")?, phone: r.get("phone")?, language: r.get("language")? });
    tx.first(asked, read).await
}

/// When nobody is disturbed, where the job centre has said so.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn quiet_hours(tx: &mut Tx, scope: JobCentreId) -> Result<Option<QuietHours>, StoreError> {
    let read = |r: &Row| Ok((r.get::<i64>("minute_from")?, r.get::<i64>("minute_until")?));
    let minutes = tx.first(QUIET.within(scope, values![]), read).await?;
    Ok(minutes.and_then(|(from, until)| QuietHours::new(from, until).ok()))
}

/// Says when nobody is disturbed.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_quiet_hours(tx: &mut Tx, scope: JobCentreId, quiet: QuietHours) -> Result<(), StoreError> {
    tx.run(SET_QUIET.within(scope, values![quiet.from(), quiet.until()])).await?;
    Ok(())
}
