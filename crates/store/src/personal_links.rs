//! Personal links, to read and sign or to answer; and when a party was reminded to sign.
//!
//! Of the link's token, its code and its pass only hashes are kept.

use holdepunkt_rules::{
    agreement::Party,
    id::*,
    message::{Channel, Receiver},
    progression::Respondent,
};
use jiff::{Timestamp, civil::Date};

use crate::{Identity, Row, Scoped, StoreError, Tx, seal::token_hash, values};

const INSERT: Scoped = Scoped::new(
    "insert into personal_link (job_centre, id, agreement, party, round, respondent, person, token_hash, wrong_codes, \
     made_at, until) values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)",
);
const FIND: Scoped = Scoped::new("select * from personal_link where job_centre = $1 and id = $2");
const BY_TOKEN: Identity = Identity::new("select * from personal_link where token_hash = $1");
const LATEST_TO_SIGN: Scoped = Scoped::new(
    "select * from personal_link where job_centre = $1 and agreement = $2 and party = $3 \
     order by made_at desc, id desc limit 1",
);
const LATEST_TO_ANSWER: Scoped = Scoped::new(
    "select * from personal_link where job_centre = $1 and round = $2 and respondent = $3 \
     order by made_at desc, id desc limit 1",
);
const SET_CODE: Scoped = Scoped::new(
    "update personal_link set code_hash = $3, code_until = $4 where job_centre = $1 and id = $2 and used_at is null",
);
// A try is taken before it is looked at; the right code gives it back.
const TAKE_TRY: Scoped = Scoped::new(
    "update personal_link set wrong_codes = wrong_codes + 1 where job_centre = $1 and id = $2 and wrong_codes < $3",
);
// The code works once: of two that come with it at the same time, one goes in.
const PASS: Scoped = Scoped::new(
    "update personal_link set code_hash = null, code_until = null, pass_hash = $4, pass_until = $5, \
     wrong_codes = wrong_codes - 1 \
     where job_centre = $1 and id = $2 and code_hash = $3 and used_at is null",
);
const USED: Scoped =
    Scoped::new("update personal_link set used_at = $3 where job_centre = $1 and id = $2 and used_at is null");
const CAN_BE_SIGNED: Scoped = Scoped::new(
    "select cast(1 as bigint) as one from personal_link l join agreement a on a.id = l.agreement \
     where l.job_centre = $1 and l.id = $2 and l.used_at is null and l.until > $3 and a.state = 'sent' and not exists \
     (select 1 from agreement_signature s where s.agreement = l.agreement and s.party = l.party)",
);
const WAITS_FOR: Scoped = Scoped::new(
    "select cast(1 as bigint) as one from agreement a where a.job_centre = $1 and a.id = $2 and a.state = 'sent' and not exists \
     (select 1 from agreement_signature s where s.agreement = a.id and s.party = $3)",
);
const PLACEMENT_OF: Scoped = Scoped::new("select placement from agreement where job_centre = $1 and id = $2");
const SENT: Identity =
    Identity::new("select job_centre, placement from agreement where state = 'sent' order by sent_on, id");
const REMIND: Scoped = Scoped::new(
    "insert into agreement_reminder (job_centre, agreement, party, on_day, channel) values ($1, $2, $3, $4, $5) \
     on conflict (agreement, party, on_day) do nothing",
);
const LAST_REMINDED: Scoped = Scoped::new(
    "select on_day from agreement_reminder where job_centre = $1 and agreement = $2 and party = $3 \
     order by on_day desc limit 1",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    FIND.text(),
    BY_TOKEN.text(),
    LATEST_TO_SIGN.text(),
    LATEST_TO_ANSWER.text(),
    SET_CODE.text(),
    TAKE_TRY.text(),
    PASS.text(),
    USED.text(),
    CAN_BE_SIGNED.text(),
    WAITS_FOR.text(),
    PLACEMENT_OF.text(),
    SENT.text(),
    REMIND.text(),
    LAST_REMINDED.text(),
];

/// Where a personal link leads, and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadsTo {
    /// To one version of an agreement, to sign for a party.
    Agreement(AgreementId, Party),
    /// To a round's questions, to answer as one of the three.
    Round(RoundId, Respondent),
}

/// A personal link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalLink {
    /// The job centre.
    pub job_centre: JobCentreId,
    /// Identifier.
    pub id: PersonalLinkId,
    /// Where it leads.
    pub leads_to: LeadsTo,
    /// Whose it is.
    pub person: Receiver,
    /// Keyed hash of the code that was asked for.
    pub code_hash: Option<Vec<u8>>,
    /// Until when the code works.
    pub code_until: Option<Timestamp>,
    /// Wrong codes so far.
    pub wrong_codes: i64,
    /// Hash of the pass that the right code gave.
    pub pass_hash: Option<Vec<u8>>,
    /// Until when the pass works.
    pub pass_until: Option<Timestamp>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it works.
    pub until: Timestamp,
    /// When somebody signed behind it, or sent their answers.
    pub used_at: Option<Timestamp>,
}

fn read(r: &Row) -> Result<PersonalLink, StoreError> {
    let person: String = r.get("person")?;
    let receiver = person.split_once(':').and_then(|(code, id)| Receiver::of(code, id));
    let unreadable =
        |column: &str, why: &str| StoreError::Unreadable { column: column.to_owned(), why: why.to_owned() };
    let agreement = r.get::<Option<AgreementId>>("agreement")?.zip(r.get("party")?);
    let round = r.get::<Option<RoundId>>("round")?.zip(r.get("respondent")?);
    let leads_to = agreement.map(|(id, party)| LeadsTo::Agreement(id, party));
    let leads_to = leads_to.or(round.map(|(id, respondent)| LeadsTo::Round(id, respondent)));
    Ok(PersonalLink {
        job_centre: r.get("job_centre")?,
        id: r.get("id")?,
        leads_to: leads_to.ok_or_else(|| unreadable("agreement", "leads nowhere"))?,
        person: receiver.ok_or_else(|| unreadable("person", "not a person"))?,
        code_hash: r.get("code_hash")?,
        code_until: r.get("code_until")?,
        wrong_codes: r.get("wrong_codes")?,
        pass_hash: r.get("pass_hash")?,
        pass_until: r.get("pass_until")?,
        made_at: r.get("made_at")?,
        until: r.get("until")?,
        used_at: r.get("used_at")?,
    })
}

/// Adds a link; of its token only a hash is kept.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, l: &PersonalLink, token: &str) -> Result<(), StoreError> {
    let person = format!("{}:{}", l.person.code(), l.person.id());
    let (agreement, party, round, respondent) = match l.leads_to {
        LeadsTo::Agreement(id, party) => (Some(id), Some(party), None, None),
        LeadsTo::Round(id, respondent) => (None, None, Some(id), Some(respondent)),
    };
    let values = values![l.id, agreement, party, round, respondent, person, token_hash(token), l.made_at, l.until];
    tx.run(INSERT.within(l.job_centre, values)).await?;
    Ok(())
}

/// One link.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: PersonalLinkId) -> Result<Option<PersonalLink>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The link of a token: it says itself whose job centre it is of.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn by_token(tx: &mut Tx, token: &str) -> Result<Option<PersonalLink>, StoreError> {
    tx.first(BY_TOKEN.bound(values![token_hash(token)]), read).await
}

/// The latest link that leads somewhere.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn latest(tx: &mut Tx, scope: JobCentreId, to: LeadsTo) -> Result<Option<PersonalLink>, StoreError> {
    let statement = match to {
        LeadsTo::Agreement(id, party) => LATEST_TO_SIGN.within(scope, values![id, party]),
        LeadsTo::Round(id, respondent) => LATEST_TO_ANSWER.within(scope, values![id, respondent]),
    };
    tx.first(statement, read).await
}

/// The keyed hash of a code for one link: the same code of another link has another.
#[must_use]
pub fn code_hash(tx: &Tx, id: PersonalLinkId, code: &str) -> Vec<u8> {
    tx.keys.index("link-code", &format!("{id}:{code}"))
}

/// Keeps a code's hash, in place of the one before.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_code(
    tx: &mut Tx,
    scope: JobCentreId,
    id: PersonalLinkId,
    code: &str,
    until: Timestamp,
) -> Result<(), StoreError> {
    let hash = code_hash(tx, id, code);
    tx.run(SET_CODE.within(scope, values![id, hash, until])).await?;
    Ok(())
}

/// Takes one of the tries that a link allows. `false`: none is left.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn take_try(tx: &mut Tx, scope: JobCentreId, id: PersonalLinkId, most: i64) -> Result<bool, StoreError> {
    Ok(tx.run(TAKE_TRY.within(scope, values![id, most])).await? == 1)
}

/// Gives a pass for the code whose hash this is. `false`: the code was used meanwhile.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn give_pass(
    tx: &mut Tx,
    scope: JobCentreId,
    id: PersonalLinkId,
    code_hash: Vec<u8>,
    pass: &str,
    until: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.run(PASS.within(scope, values![id, code_hash, token_hash(pass), until])).await? == 1)
}

/// Notes that somebody signed behind a link, or sent their answers. `false`: they had.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn used(tx: &mut Tx, scope: JobCentreId, id: PersonalLinkId, at: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.run(USED.within(scope, values![id, at])).await? == 1)
}

/// Does a link lead to something that can still be signed?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn can_be_signed(
    tx: &mut Tx,
    scope: JobCentreId,
    id: PersonalLinkId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.first(CAN_BE_SIGNED.within(scope, values![id, now]), |r| r.get::<i64>("one")).await?.is_some())
}

/// Was a version sent, and does it still wait for a party?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn waits_for(
    tx: &mut Tx,
    scope: JobCentreId,
    agreement: AgreementId,
    party: Party,
) -> Result<bool, StoreError> {
    Ok(tx.first(WAITS_FOR.within(scope, values![agreement, party]), |r| r.get::<i64>("one")).await?.is_some())
}

/// The placement that a version is about.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn placement_of(
    tx: &mut Tx,
    scope: JobCentreId,
    agreement: AgreementId,
) -> Result<Option<PlacementId>, StoreError> {
    tx.first(PLACEMENT_OF.within(scope, values![agreement]), |r| r.get("placement")).await
}

/// The placements of the whole house whose agreement was sent and is not in force, with their job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sent(tx: &mut Tx) -> Result<Vec<(JobCentreId, PlacementId)>, StoreError> {
    tx.all(SENT.bound(values![]), |r| Ok((r.get("job_centre")?, r.get("placement")?))).await
}

/// Notes that a party was reminded on a day. `false`: they were, that day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remind(
    tx: &mut Tx,
    scope: JobCentreId,
    agreement: AgreementId,
    party: Party,
    on: Date,
    by: Channel,
) -> Result<bool, StoreError> {
    Ok(tx.run(REMIND.within(scope, values![agreement, party, on, by])).await? == 1)
}

/// The day on which a party was last reminded of a version.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn last_reminded(
    tx: &mut Tx,
    scope: JobCentreId,
    agreement: AgreementId,
    party: Party,
) -> Result<Option<Date>, StoreError> {
    tx.first(LAST_REMINDED.within(scope, values![agreement, party]), |r| r.get("on_day")).await
}
