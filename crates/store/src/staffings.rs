//! What workplaces say of their staff, and how many hours are placed there.

use holdepunkt_rules::{id::*, reasonableness::Staffing};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into staffing (job_centre, id, company, production_unit, stated_on, month_1, month_2, month_3, month_4, \
     others, representative, representative_says, noted_by) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
);
const OF_COMPANY: Scoped =
    Scoped::new("select * from staffing where job_centre = $1 and company = $2 order by stated_on desc, id desc");
// A citizen sits at the company of their mentor: a centre may be shared by two companies.
const PLACED: Scoped = Scoped::new(
    "select count(*) as n, coalesce(cast(sum(p.minutes) as bigint), 0) as minutes from placement p \
     join mentor m on m.id = p.mentor where p.job_centre = $1 and m.company = $2 \
     and p.state in ('reserved', 'agreed') and p.from_day <= $3 and p.until_day >= $3",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[INSERT.text(), OF_COMPANY.text(), PLACED.text()];

fn read(r: &Row) -> Result<Staffing, StoreError> {
    Ok(Staffing {
        id: r.get("id")?,
        company: r.get("company")?,
        unit: r.get("production_unit")?,
        stated_on: r.get("stated_on")?,
        months: [r.get("month_1")?, r.get("month_2")?, r.get("month_3")?, r.get("month_4")?],
        others: r.get("others")?,
        representative: r.get("representative")?,
        says: r.get("representative_says")?,
        noted_by: r.get("noted_by")?,
    })
}

/// Adds a statement.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, s: &Staffing) -> Result<(), StoreError> {
    let [first, second, third, fourth] = s.months;
    let values = values![
        s.id,
        s.company,
        s.unit,
        s.stated_on,
        first,
        second,
        third,
        fourth,
        s.others,
        &s.representative,
        s.says,
        s.noted_by
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// A company's statements, the newest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_company(tx: &mut Tx, scope: JobCentreId, company: CompanyId) -> Result<Vec<Staffing>, StoreError> {
    tx.all(OF_COMPANY.within(scope, values![company]), read).await
}

/// How many citizens sit at a company on a day, and their minutes a week together.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn placed(tx: &mut Tx, scope: JobCentreId, company: CompanyId, on: Date) -> Result<(i64, i64), StoreError> {
    let row = tx.first(PLACED.within(scope, values![company, on]), |r| Ok((r.get("n")?, r.get("minutes")?))).await?;
    Ok(row.unwrap_or((0, 0)))
}
