//! What helps a citizen at work, and, sealed and apart, why.

use holdepunkt_rules::{
    accommodation::Accommodation,
    codes::Code,
    id::{CitizenId, JobCentreId},
};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped =
    Scoped::new("insert into accommodation (job_centre, citizen, accommodation, words) values ($1, $2, $3, $4)");
const CLEAR: Scoped = Scoped::new("delete from accommodation where job_centre = $1 and citizen = $2");
const OF_CITIZEN: Scoped = Scoped::new(
    "select accommodation, words from accommodation where job_centre = $1 and citizen = $2 order by accommodation",
);
const INSERT_WHY: Scoped = Scoped::new(
    "insert into accommodation_why (job_centre, citizen, accommodation, why_sealed) values ($1, $2, $3, $4)",
);
const CLEAR_WHY: Scoped = Scoped::new("delete from accommodation_why where job_centre = $1 and citizen = $2");
const DROP_ORPHANS: Scoped = Scoped::new(
    "delete from accommodation_why where job_centre = $1 and citizen = $2 and not exists (select 1 from accommodation a \
     where a.citizen = accommodation_why.citizen and a.accommodation = accommodation_why.accommodation)",
);
const WHY: Scoped = Scoped::new(
    "select accommodation, why_sealed from accommodation_why where job_centre = $1 and citizen = $2 \
     order by accommodation",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    CLEAR.text(),
    OF_CITIZEN.text(),
    INSERT_WHY.text(),
    CLEAR_WHY.text(),
    DROP_ORPHANS.text(),
    WHY.text(),
];

fn bound_to(citizen: CitizenId, accommodation: &Code) -> String {
    format!("accommodation_why:{citizen}:{accommodation}")
}

/// Writes what helps a citizen, in place of what was there. The why of what no longer helps goes with it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    list: &[Accommodation],
) -> Result<(), StoreError> {
    tx.run(CLEAR.within(scope, values![citizen])).await?;
    for a in list {
        tx.run(INSERT.within(scope, values![citizen, &a.accommodation, &a.words])).await?;
    }
    tx.run(DROP_ORPHANS.within(scope, values![citizen])).await?;
    Ok(())
}

/// What helps a citizen, as a workplace may hear it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Accommodation>, StoreError> {
    let read = |r: &Row| Ok(Accommodation { accommodation: r.get("accommodation")?, words: r.get("words")? });
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Writes why, sealed, in place of what was there; an empty why leaves nothing.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn replace_why(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    list: &[(Code, String)],
) -> Result<(), StoreError> {
    tx.run(CLEAR_WHY.within(scope, values![citizen])).await?;
    for (accommodation, why) in list.iter().filter(|(_, why)| !why.is_empty()) {
        let sealed = tx.keys.seal(why.as_bytes(), &bound_to(citizen, accommodation))?;
        tx.run(INSERT_WHY.within(scope, values![citizen, accommodation, sealed])).await?;
    }
    Ok(())
}

/// Why, for the coordinating caseworker alone: whoever calls has made sure that it is them.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn why(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<(Code, String)>, StoreError> {
    let read = |r: &Row| Ok((r.get::<Code>("accommodation")?, r.get::<Vec<u8>>("why_sealed")?));
    let sealed = tx.all(WHY.within(scope, values![citizen]), read).await?;
    let keys = tx.keys.clone();
    let open = |(accommodation, bytes): (Code, Vec<u8>)| {
        let text = keys.open(&bytes, &bound_to(citizen, &accommodation))?;
        let why = String::from_utf8(text)
            .map_err(|_| StoreError::Unreadable { column: "why_sealed".to_owned(), why: "not text".to_owned() })?;
        Ok((accommodation, why))
    };
    sealed.into_iter().map(open).collect()
}
