//! The words by which companies, centres, mentors and employees are found, so that none of them is read to look for one.
//!
//! As [`crate::names`] does for citizens. Whoever writes one of these things calls [`keep`] in the same transaction.

use std::collections::HashMap;

use holdepunkt_rules::{
    centre::Mentor,
    company::Company,
    fold,
    id::{CentreId, JobCentreId},
    job_centre::Employee,
};

use crate::{
    Identity, Row, Scoped, StoreError, Tx, Value, companies, job_centres, many::insert_many, mentors, names::key,
    values,
};

holdepunkt_rules::code_enum! {
    /// What is found by its words.
    Thing {
        /// A company: its name, CVR number and address.
        Company = "company",
        /// A centre: its name. It is found by its companies' words too.
        Centre = "centre",
        /// A mentor: the name.
        Mentor = "mentor",
        /// An employee: the name.
        Employee = "employee",
    }
}

const ADD: Scoped = Scoped::new("insert into search_word (job_centre, kind, word, subject) values ($1, $2, $3, $4)");
const CLEAR: Scoped = Scoped::new("delete from search_word where job_centre = $1 and kind = $2 and subject = $3");
const KEPT: Scoped = Scoped::new("select kind, word, subject from search_word where job_centre = $1");
/// Everything that has words, as (kind, identifier, text).
macro_rules! texts {
    ($also:literal) => {
        concat!(
            "select t.job_centre, t.kind, t.id, t.text from (select job_centre, 'company' as kind, id, name || ' ' || cvr \
             || ' ' || street || ' ' || postcode || ' ' || town as text from company union all \
             select job_centre, 'centre', id, name from centre union all select job_centre, 'mentor', id, name from mentor \
             union all select job_centre, 'employee', id, name from employee) as t where ",
            $also
        )
    };
}
const TEXTS: Scoped = Scoped::new(texts!("t.job_centre = $1"));
const WITHOUT: Identity = Identity::new(texts!(
    "t.text <> '' and not exists (select 1 from search_word w where w.subject = t.id) limit 1000"
));

/// The words looked for, up to three as ranges of the index: `$2` to `$7`.
macro_rules! first_word {
    ($kind:literal) => {
        concat!(
            "(select w.subject from search_word w where w.job_centre = $1 and w.kind = '",
            $kind,
            "' and w.word >= $2 and w.word < $3 limit 5000)"
        )
    };
}
macro_rules! other_words {
    ($id:literal) => {
        concat!(
            " and ($4 = '' or exists (select 1 from search_word w where w.subject = ",
            $id,
            " and w.word >= $4 and w.word < $5)) and ($6 = '' or exists (select 1 from search_word w where w.subject = ",
            $id,
            " and w.word >= $6 and w.word < $7)) "
        )
    };
}
/// Whole words first, then Danish order: the best are among these.
macro_rules! best_first {
    ($alias:literal) => {
        concat!(
            "order by case when exists (select 1 from search_word w where w.subject = ",
            $alias,
            ".id and w.word in ($2, $4, $6)) then 0 else 1 end, ",
            $alias,
            ".sort_key, ",
            $alias,
            ".id limit 100"
        )
    };
}
const COMPANIES: Scoped = Scoped::new(concat!(
    "select b.* from company b where b.job_centre = $1 and b.merged_into is null and b.id in ",
    first_word!("company"),
    other_words!("b.id"),
    best_first!("b")
));
const MENTORS: Scoped = Scoped::new(concat!(
    "select m.*, b.name as company_name from mentor m join company b on b.id = m.company \
     where m.job_centre = $1 and not m.left_service and m.id in ",
    first_word!("mentor"),
    other_words!("m.id"),
    best_first!("m")
));
const EMPLOYEES: Scoped = Scoped::new(concat!(
    "select e.* from employee e where e.job_centre = $1 and not e.left_service and e.id in ",
    first_word!("employee"),
    other_words!("e.id"),
    best_first!("e")
));
// A centre by its own words or a company's: each word looked for is one of them, which the caller sees to in the end.
const CENTRES: Scoped = Scoped::new(concat!(
    "select n.id, n.name from centre n where n.job_centre = $1 and (n.id in ",
    first_word!("centre"),
    " or n.id in (select k.centre from centre_company k where k.company in ",
    first_word!("company"),
    ")) and ($4 = '' or exists (select 1 from search_word w where w.subject = n.id and w.word >= $4 and w.word < $5) \
     or exists (select 1 from centre_company k join search_word w on w.subject = k.company where k.centre = n.id \
     and w.word >= $4 and w.word < $5)) and ($6 = '' or exists (select 1 from search_word w where w.subject = n.id \
     and w.word >= $6 and w.word < $7) or exists (select 1 from centre_company k join search_word w \
     on w.subject = k.company where k.centre = n.id and w.word >= $6 and w.word < $7)) ",
    best_first!("n")
));
const NAMES_OF: Scoped = Scoped::new(
    "select b.name from centre_company k join company b on b.id = k.company where k.job_centre = $1 and k.centre = $2 \
     order by b.sort_key, b.id",
);

/// The statements that look for something, for the test that reads their plans.
pub const SEARCHES: &[&str] = &[COMPANIES.text(), MENTORS.text(), EMPLOYEES.text(), CENTRES.text()];

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    ADD.text(),
    CLEAR.text(),
    KEPT.text(),
    TEXTS.text(),
    WITHOUT.text(),
    COMPANIES.text(),
    MENTORS.text(),
    EMPLOYEES.text(),
    CENTRES.text(),
    NAMES_OF.text(),
];

/// The text that a company is found by.
pub(crate) fn of_company(c: &Company) -> String {
    let at = &c.address;
    [&c.name, c.cvr.as_str(), &at.street, &at.postcode, &at.town].join(" ")
}

fn rows(thing: Thing, subject: &str, text: &str) -> Vec<Vec<Value>> {
    fold::words(text).iter().map(|w| values![thing, key(w), subject]).collect()
}

/// Keeps the words of a text, in place of those that were kept before.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn keep(
    tx: &mut Tx,
    scope: JobCentreId,
    thing: Thing,
    subject: impl ToString,
    text: &str,
) -> Result<(), StoreError> {
    let subject = subject.to_string();
    tx.run(CLEAR.within(scope, values![thing, &subject])).await?;
    insert_many(tx, scope, ADD, rows(thing, &subject, text), &|_| {}).await
}

/// Keeps the words of companies that are new.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn keep_new(tx: &mut Tx, scope: JobCentreId, all: &[Company]) -> Result<(), StoreError> {
    let rows = all.iter().flat_map(|c| rows(Thing::Company, &c.id.to_string(), &of_company(c))).collect();
    insert_many(tx, scope, ADD, rows, &|_| {}).await
}

/// Keeps the words of everything that has none: for rows written before there were words. Says of how many.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn rebuild(tx: &mut Tx) -> Result<usize, StoreError> {
    let read = |r: &Row| {
        Ok((r.get::<JobCentreId>("job_centre")?, r.get::<Thing>("kind")?, r.get::<String>("id")?, r.get("text")?))
    };
    let mut kept = 0;
    loop {
        let found: Vec<(JobCentreId, Thing, String, String)> = tx.all(WITHOUT.bound(values![]), read).await?;
        let mut named = 0;
        for (scope, thing, id, text) in found {
            let rows = rows(thing, &id, &text);
            named += usize::from(!rows.is_empty());
            insert_many(tx, scope, ADD, rows, &|_| {}).await?;
        }
        kept += named;
        if named == 0 {
            return Ok(kept);
        }
    }
}

/// What is not found by its words: the words that are kept are not those of its text.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn unsound(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<String>, StoreError> {
    let mut kept: HashMap<(String, String), Vec<String>> = HashMap::new();
    let read = |r: &Row| Ok(((r.get::<String>("kind")?, r.get::<String>("subject")?), r.get::<String>("word")?));
    for (thing, word) in tx.all(KEPT.within(scope, values![]), read).await? {
        kept.entry(thing).or_default().push(word);
    }
    let text = |r: &Row| Ok(((r.get::<String>("kind")?, r.get::<String>("id")?), r.get::<String>("text")?));
    let mut unsound = Vec::new();
    for (thing, text) in tx.all(TEXTS.within(scope, values![]), text).await? {
        let mut ours: Vec<String> = fold::words(&text).iter().map(|w| key(w)).collect();
        let mut theirs = kept.remove(&thing).unwrap_or_default();
        ours.sort();
        theirs.sort();
        if ours != theirs {
            unsound.push(thing.1);
        }
    }
    unsound.extend(kept.into_keys().map(|(_, id)| id));
    Ok(unsound)
}

/// The ranges of the first three words: the rest is for the caller to look at.
fn ranges(words: &[String]) -> Vec<Value> {
    let mut all = Vec::new();
    for n in 0..3 {
        let word = words.get(n).map(|w| key(w)).unwrap_or_default();
        let end = if word.is_empty() { String::new() } else { format!("{word}g") };
        all.extend(values![word, end]);
    }
    all
}

/// Companies that answer to words as [`fold::looked_for`] gives them: at most 100, whole words first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn companies(tx: &mut Tx, scope: JobCentreId, words: &[String]) -> Result<Vec<Company>, StoreError> {
    tx.all(COMPANIES.within(scope, ranges(words)), companies::read).await
}

/// Mentors who answer, with their company's name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mentors(tx: &mut Tx, scope: JobCentreId, words: &[String]) -> Result<Vec<(Mentor, String)>, StoreError> {
    tx.all(MENTORS.within(scope, ranges(words)), |r| Ok((mentors::read(r)?, r.get("company_name")?))).await
}

/// Employees who answer.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn employees(tx: &mut Tx, scope: JobCentreId, words: &[String]) -> Result<Vec<Employee>, StoreError> {
    tx.all(EMPLOYEES.within(scope, ranges(words)), job_centres::read_employee).await
}

/// Centres that answer by their own name or a company's, with their companies' names.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn centres(
    tx: &mut Tx,
    scope: JobCentreId,
    words: &[String],
) -> Result<Vec<(CentreId, String, Vec<String>)>, StoreError> {
    let read = |r: &Row| Ok((r.get::<CentreId>("id")?, r.get::<String>("name")?));
    let mut found = Vec::new();
    for (id, name) in tx.all(CENTRES.within(scope, ranges(words)), read).await? {
        let companies = tx.all(NAMES_OF.within(scope, values![id]), |r| r.get("name")).await?;
        found.push((id, name, companies));
    }
    Ok(found)
}
