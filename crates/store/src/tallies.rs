//! What lists of companies, centres and mentors say of each row, counted by the engine: no contract, place or placement is
//! read to count it.

use std::{collections::HashMap, hash::Hash};

use holdepunkt_rules::id::*;
use jiff::civil::Date;

use crate::{Column, Row, Scoped, StoreError, Tx, values};

const KEPT: Scoped = Scoped::new(
    "select s.centre as id, count(*) as n from place_span k join place s on s.id = k.place where k.job_centre = $1 \
     and k.from_day <= $2 and (k.until_day is null or k.until_day >= $2) group by s.centre",
);
const OCCUPIED: Scoped = Scoped::new(
    "select s.centre as id, count(*) as n from placement p join place s on s.id = p.place where p.job_centre = $1 \
     and p.until_day >= $2 and p.from_day <= $2 and p.state in ('agreed', 'ended') group by s.centre",
);
const MENTORED: Scoped = Scoped::new(
    "select p.mentor as id, count(*) as n from placement p where p.job_centre = $1 \
     and p.until_day >= $2 and p.from_day <= $2 and p.state in ('agreed', 'ended') group by p.mentor",
);
const CENTRES: Scoped = Scoped::new(
    "select k.company, n.id, n.name from centre_company k join centre n on n.id = k.centre where k.job_centre = $1 \
     order by n.sort_key, n.id",
);
const COMPANIES: Scoped = Scoped::new("select id, name from company where job_centre = $1 and merged_into is null");
const CENTRES_OF: Scoped = Scoped::new("select centre from centre_company where job_centre = $1 and company = $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[KEPT.text(), OCCUPIED.text(), MENTORED.text(), CENTRES.text(), COMPANIES.text(), CENTRES_OF.text()];

async fn counted<Id: Column + Eq + Hash>(
    tx: &mut Tx,
    statement: Scoped,
    scope: JobCentreId,
    day: Date,
) -> Result<HashMap<Id, i64>, StoreError> {
    let read = |r: &Row| Ok((r.get::<Id>("id")?, r.get("n")?));
    Ok(tx.all(statement.within(scope, values![day]), read).await?.into_iter().collect())
}

/// How many places contracts keep on a day, by centre; a centre without any is not among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn kept(tx: &mut Tx, scope: JobCentreId, day: Date) -> Result<HashMap<CentreId, i64>, StoreError> {
    counted(tx, KEPT, scope, day).await
}

/// On how many of them citizens sit.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn occupied(tx: &mut Tx, scope: JobCentreId, day: Date) -> Result<HashMap<CentreId, i64>, StoreError> {
    counted(tx, OCCUPIED, scope, day).await
}

/// How many citizens a mentor has on a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mentored(tx: &mut Tx, scope: JobCentreId, day: Date) -> Result<HashMap<MentorId, i64>, StoreError> {
    counted(tx, MENTORED, scope, day).await
}

/// The centres of each company, with their names, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn centres(
    tx: &mut Tx,
    scope: JobCentreId,
) -> Result<HashMap<CompanyId, Vec<(CentreId, String)>>, StoreError> {
    let read = |r: &Row| Ok((r.get::<CompanyId>("company")?, (r.get("id")?, r.get("name")?)));
    let mut of: HashMap<CompanyId, Vec<(CentreId, String)>> = HashMap::new();
    for (company, centre) in tx.all(CENTRES.within(scope, values![]), read).await? {
        of.entry(company).or_default().push(centre);
    }
    Ok(of)
}

/// The centres of one company.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn centres_of(tx: &mut Tx, scope: JobCentreId, company: CompanyId) -> Result<Vec<CentreId>, StoreError> {
    tx.all(CENTRES_OF.within(scope, values![company]), |r| r.get("centre")).await
}

/// The names of the companies.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn companies(tx: &mut Tx, scope: JobCentreId) -> Result<HashMap<CompanyId, String>, StoreError> {
    let read = |r: &Row| Ok((r.get("id")?, r.get("name")?));
    Ok(tx.all(COMPANIES.within(scope, values![]), read).await?.into_iter().collect())
}
