//! Hearings after absence. What the citizen answers is sealed.

use holdepunkt_rules::{hearing::Hearing, id::*};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into hearing (job_centre, id, citizen, placement, opened_on, opened_by, about, reply_by, answered_on, \
     outcome, closed_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
);
const ANSWER: Scoped = Scoped::new(
    "update hearing set answered_on = $3, answer_sealed = $4, version = version + 1 \
     where job_centre = $1 and id = $2 and answered_on is null and closed_on is null",
);
const CLOSE: Scoped = Scoped::new(
    "update hearing set outcome = $3, closed_on = $4, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $5 and closed_on is null",
);
const FIND: Scoped = Scoped::new("select * from hearing where job_centre = $1 and id = $2");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from hearing where job_centre = $1 and citizen = $2 order by opened_on, id");
const OF_PLACEMENT: Scoped =
    Scoped::new("select * from hearing where job_centre = $1 and placement = $2 order by opened_on, id");
const OPEN: Scoped =
    Scoped::new("select * from hearing where job_centre = $1 and closed_on is null order by reply_by, id");
const ANSWERED: Scoped = Scoped::new("select answer_sealed from hearing where job_centre = $1 and id = $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    ANSWER.text(),
    CLOSE.text(),
    FIND.text(),
    OF_CITIZEN.text(),
    OF_PLACEMENT.text(),
    OPEN.text(),
    ANSWERED.text(),
];

fn read(r: &Row) -> Result<Hearing, StoreError> {
    Ok(Hearing {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        placement: r.get("placement")?,
        opened_on: r.get("opened_on")?,
        opened_by: r.get("opened_by")?,
        about: r.get("about")?,
        reply_by: r.get("reply_by")?,
        answered_on: r.get("answered_on")?,
        outcome: r.get("outcome")?,
        closed_on: r.get("closed_on")?,
        version: r.get("version")?,
    })
}

fn bound_to(id: HearingId) -> String {
    format!("hearing.answer:{id}")
}

/// Adds a hearing.
///
/// # Errors
/// [`crate::Constraint::OneOpenHearing`] when somebody opened one first.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, h: &Hearing) -> Result<(), StoreError> {
    let values = values![
        h.id,
        h.citizen,
        h.placement,
        h.opened_on,
        h.opened_by,
        &h.about,
        h.reply_by,
        h.answered_on,
        h.outcome.as_ref(),
        h.closed_on,
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Keeps the citizen's answer, sealed. `false`: it was answered or closed meanwhile.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn answer(tx: &mut Tx, scope: JobCentreId, id: HearingId, on: Date, words: &str) -> Result<bool, StoreError> {
    let sealed = tx.keys.seal(words.as_bytes(), &bound_to(id))?;
    Ok(tx.run(ANSWER.within(scope, values![id, on, sealed])).await? == 1)
}

/// Closes a hearing. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn close(tx: &mut Tx, scope: JobCentreId, h: &Hearing) -> Result<bool, StoreError> {
    let values = values![h.id, h.outcome.as_ref(), h.closed_on, h.version];
    Ok(tx.run(CLOSE.within(scope, values)).await? == 1)
}

/// One hearing.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: HearingId) -> Result<Option<Hearing>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// A citizen's hearings, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Hearing>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// A placement's hearings, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Vec<Hearing>, StoreError> {
    tx.all(OF_PLACEMENT.within(scope, values![placement]), read).await
}

/// Every hearing of the job centre that stands open, the first date to answer first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Hearing>, StoreError> {
    tx.all(OPEN.within(scope, values![]), read).await
}

/// What the citizen answered, for the coordinating caseworker and the citizen: whoever calls has made sure of it.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn answered(tx: &mut Tx, scope: JobCentreId, id: HearingId) -> Result<Option<String>, StoreError> {
    let sealed = tx.first(ANSWERED.within(scope, values![id]), |r| r.get::<Option<Vec<u8>>>("answer_sealed")).await?;
    let Some(sealed) = sealed.flatten() else { return Ok(None) };
    let text = tx.keys.open(&sealed, &bound_to(id))?;
    let unreadable = |_| StoreError::Unreadable { column: "answer_sealed".to_owned(), why: "not text".to_owned() };
    String::from_utf8(text).map(Some).map_err(unreadable)
}
