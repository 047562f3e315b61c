//! The words of citizens' names, so that a name is found without reading all of them.
//!
//! A word is kept as the hexadecimal text of its folded UTF-8 bytes: one order on both engines, and the words with
//! one beginning stand together in the index. Whoever writes a citizen's name calls [`keep`].

use holdepunkt_rules::{fold, id::*};

use super::citizens::Whose;
use crate::{Identity, Row, Scoped, StoreError, Tx, many::insert_many, seal::hex, values};

const ADD: Scoped = Scoped::new("insert into name_word (job_centre, word, citizen) values ($1, $2, $3)");
const CLEAR: Scoped = Scoped::new("delete from name_word where job_centre = $1 and citizen = $2");
const WORDS: Scoped = Scoped::new("select word, citizen from name_word where job_centre = $1");
const NAMES: Scoped = Scoped::new("select id, name from citizen where job_centre = $1");
const WITHOUT: Identity = Identity::new(
    "select c.job_centre, c.id, c.name from citizen c where not exists \
     (select 1 from name_word w where w.citizen = c.id) and c.name <> '' limit 1000",
);

/// What a search tells of a citizen, and what decides whether the reader is told.
macro_rules! found {
    () => {
        "select c.id, c.name, c.protected, c.merged_into, c.moved_on, c.target_group, c.caseworker, e.name as caseworker_name, e.unit as team, \
         c.consultant, k.name as consultant_name, k.unit as consultant_team, exists (select 1 from referral r \
         where r.citizen = c.id and r.state = 'sent') as awaiting \
         from citizen c join employee e on e.id = c.caseworker left join employee k on k.id = c.consultant "
    };
}
/// Each word looked for begins a word of the name: up to three, as ranges of the index.
macro_rules! has_words {
    () => {
        " and exists (select 1 from name_word w where w.citizen = c.id and w.word >= $4 and w.word < $5) \
         and ($6 = '' or exists (select 1 from name_word w where w.citizen = c.id and w.word >= $6 and w.word < $7)) \
         and ($8 = '' or exists (select 1 from name_word w where w.citizen = c.id and w.word >= $8 and w.word < $9)) \
         and c.merged_into is null limit 200"
    };
}
const EVERYONE: Scoped = Scoped::new(concat!(
    found!(),
    "where c.job_centre = $1 and $2 = '' and $3 = '' and c.id in (select w.citizen from name_word w \
     where w.job_centre = $1 and w.word >= $4 and w.word < $5 limit 20000)",
    has_words!()
));
const COORDINATED: Scoped = Scoped::new(concat!(
    found!(),
    "where c.job_centre = $1 and c.caseworker in (select id from employee where job_centre = $1 \
     and (id = $2 or unit = $3))",
    has_words!()
));
const REFERRED: Scoped = Scoped::new(concat!(
    found!(),
    "where c.job_centre = $1 and c.id in (select o.id from citizen o where o.job_centre = $1 and o.consultant in \
     (select id from employee where job_centre = $1 and (id = $2 or unit = $3)) \
     union select r.citizen from referral r where r.job_centre = $1 and r.state = 'sent')",
    has_words!()
));
const ONE: Scoped = Scoped::new(concat!(found!(), "where c.job_centre = $1 and c.id = $2"));

/// The statements that look for names, for the test that reads their plans.
pub const SEARCHES: &[&str] = &[EVERYONE.text(), COORDINATED.text(), REFERRED.text()];

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    ADD.text(),
    CLEAR.text(),
    WORDS.text(),
    NAMES.text(),
    WITHOUT.text(),
    EVERYONE.text(),
    COORDINATED.text(),
    REFERRED.text(),
    ONE.text(),
];

pub(crate) fn key(word: &str) -> String {
    hex(word.as_bytes())
}

/// Keeps the words of a citizen's name, in place of those it had.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn keep(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId, name: &str) -> Result<(), StoreError> {
    tx.run(CLEAR.within(scope, values![citizen])).await?;
    for word in fold::words(name) {
        tx.run(ADD.within(scope, values![key(&word), citizen])).await?;
    }
    Ok(())
}

/// Keeps the words of the names of citizens who are new.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn keep_new(
    tx: &mut Tx,
    scope: JobCentreId,
    citizens: impl Iterator<Item = (CitizenId, &str)>,
) -> Result<(), StoreError> {
    let rows =
        citizens.flat_map(|(id, name)| fold::words(name).into_iter().map(move |w| values![key(&w), id])).collect();
    insert_many(tx, scope, ADD, rows, &|_| {}).await
}

/// Keeps the words of every citizen who has none: for rows written before there were words. Says how many.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn rebuild(tx: &mut Tx) -> Result<usize, StoreError> {
    let mut kept = 0;
    loop {
        let read = |r: &Row| Ok((r.get::<JobCentreId>("job_centre")?, r.get::<CitizenId>("id")?, r.get("name")?));
        let rows: Vec<(JobCentreId, CitizenId, String)> = tx.all(WITHOUT.bound(values![]), read).await?;
        let named = rows.iter().filter(|(_, _, name)| !fold::words(name).is_empty()).count();
        for (scope, citizen, name) in rows {
            keep(tx, scope, citizen, &name).await?;
        }
        kept += named;
        if named == 0 {
            return Ok(kept);
        }
    }
}

/// The citizens whose kept words are not those of their name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn unsound(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<CitizenId>, StoreError> {
    let read = |r: &Row| Ok((r.get::<CitizenId>("citizen")?, r.get::<String>("word")?));
    let mut kept: std::collections::HashMap<CitizenId, Vec<String>> = std::collections::HashMap::new();
    for (citizen, word) in tx.all(WORDS.within(scope, values![]), read).await? {
        kept.entry(citizen).or_default().push(word);
    }
    let names =
        tx.all(NAMES.within(scope, values![]), |r| Ok((r.get::<CitizenId>("id")?, r.get::<String>("name")?))).await?;
    let mut unsound = Vec::new();
    for (citizen, name) in names {
        let mut ours: Vec<String> = fold::words(&name).iter().map(|w| key(w)).collect();
        let mut theirs = kept.remove(&citizen).unwrap_or_default();
        ours.sort();
        theirs.sort();
        if ours != theirs {
            unsound.push(citizen);
        }
    }
    unsound.extend(kept.into_keys());
    Ok(unsound)
}

/// A citizen whose name answers, with what decides whether the reader is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The citizen.
    pub id: CitizenId,
    /// Name.
    pub name: String,
    /// Is the name protected?
    pub protected: bool,
    /// The target group's code.
    pub target_group: String,
    /// Who stands around the citizen.
    pub people: super::citizens::People,
    /// The caseworker's name.
    pub caseworker_name: String,
    /// The consultant's name.
    pub consultant_name: Option<String>,
}

fn read(r: &Row) -> Result<Found, StoreError> {
    Ok(Found {
        id: r.get("id")?,
        name: r.get("name")?,
        protected: r.get("protected")?,
        target_group: r.get("target_group")?,
        people: super::citizens::read_people(r)?,
        caseworker_name: r.get("caseworker_name")?,
        consultant_name: r.get("consultant_name")?,
    })
}

/// Citizens within a reach whose names answer to words as [`fold::looked_for`] gives them: at most 200, in no order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn search(tx: &mut Tx, scope: JobCentreId, whose: Whose, words: &[String]) -> Result<Vec<Found>, StoreError> {
    let (statement, me, unit) = match whose {
        Whose::Everyone => (EVERYONE, String::new(), Some(String::new())),
        Whose::Coordinated(me, unit) => (COORDINATED, me.to_string(), unit.map(|u| u.to_string())),
        Whose::Referred(me, unit) => (REFERRED, me.to_string(), unit.map(|u| u.to_string())),
    };
    let mut all = values![me, unit];
    for n in 0..3 {
        let word = words.get(n).map(|w| key(w)).unwrap_or_default();
        // Hexadecimal digits end at f: with g the range ends after everything that begins so.
        let end = if word.is_empty() { String::new() } else { format!("{word}g") };
        all.extend(values![word, end]);
    }
    let mut found: Vec<Found> = tx.all(statement.within(scope, all), read).await?;
    found.retain(|f| fold::answers(&fold::words(&f.name), words));
    Ok(found)
}

/// One citizen as a search tells of them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn one(tx: &mut Tx, scope: JobCentreId, id: CitizenId) -> Result<Option<Found>, StoreError> {
    tx.first(ONE.within(scope, values![id]), read).await
}
