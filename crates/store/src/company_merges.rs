//! One of two registrations of the same company: everything that hangs on the one moves to the other.

use holdepunkt_rules::id::*;
use jiff::civil::Date;

use crate::{Scoped, StoreError, Tx, values};

/// Moves what hangs on `$2` to `$3`. First what both have goes, where a table can hold it once only.
macro_rules! moves {
    ($($name:ident: $table:literal),+ $(,)?) => {
        $(const $name: Scoped = Scoped::new(concat!(
            "update ", $table, " set company = $3 where job_centre = $1 and company = $2"
        ));)+
        /// The tables with a company in them: a test holds this list against the schema.
        pub const TABLES: &[&str] = &[$($table),+];
        const MOVES: &[Scoped] = &[$($name),+];
    };
}
moves! {
    UNITS: "production_unit",
    CONTACTS: "contact",
    MENTORS: "mentor",
    CENTRES: "centre_company",
    GRANTS: "role_grant",
    WORKPLACES: "placement_workplace",
    OUTREACH: "outreach",
    ACQUAINTANCES: "acquaintance",
    STAFFINGS: "staffing",
}

// What stands at both goes at the one that is left: once is enough.
const CENTRE_TWICE: Scoped = Scoped::new(
    "delete from centre_company where job_centre = $1 and company = $2 and centre in \
     (select k.centre from centre_company k where k.job_centre = $1 and k.company = $3)",
);
const ACQUAINTED_TWICE: Scoped = Scoped::new(
    "delete from acquaintance where job_centre = $1 and company = $2 and employee in \
     (select k.employee from acquaintance k where k.job_centre = $1 and k.company = $3)",
);
/// Two open roads would be one too many: the one to the registration that goes is closed, as what it was.
const CLOSE_ROAD: Scoped = Scoped::new(
    "update outreach set state = 'withdrawn', reason = 'registered_twice', closed_on = $4, next_step = '', \
     next_on = null, version = version + 1 where job_centre = $1 and company = $2 and closed_on is null and exists \
     (select 1 from outreach k where k.job_centre = $1 and k.company = $3 and k.closed_on is null)",
);
const POINT: Scoped = Scoped::new(
    "update company set merged_into = $3, version = version + 1 \
     where job_centre = $1 and (id = $2 or merged_into = $2)",
);
const SURVIVOR: Scoped = Scoped::new("select merged_into from company where job_centre = $1 and id = $2");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    UNITS.text(),
    CONTACTS.text(),
    MENTORS.text(),
    CENTRES.text(),
    GRANTS.text(),
    WORKPLACES.text(),
    OUTREACH.text(),
    ACQUAINTANCES.text(),
    STAFFINGS.text(),
    CENTRE_TWICE.text(),
    ACQUAINTED_TWICE.text(),
    CLOSE_ROAD.text(),
    POINT.text(),
    SURVIVOR.text(),
];

/// Moves everything from one registration to another, and lets the first lead to the second.
///
/// # Errors
/// [`StoreError`] from the engine; then nothing is moved, since the transaction ends with it.
pub async fn merge(
    tx: &mut Tx,
    scope: JobCentreId,
    from: CompanyId,
    into: CompanyId,
    on: Date,
) -> Result<(), StoreError> {
    for statement in [CENTRE_TWICE, ACQUAINTED_TWICE] {
        tx.run(statement.within(scope, values![from, into])).await?;
    }
    tx.run(CLOSE_ROAD.within(scope, values![from, into, on])).await?;
    for statement in MOVES {
        tx.run(statement.within(scope, values![from, into])).await?;
    }
    tx.run(POINT.within(scope, values![from, into])).await?;
    Ok(())
}

/// The registration that a company was merged into; `None` when it stands for itself, or isn't there.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn survivor(tx: &mut Tx, scope: JobCentreId, id: CompanyId) -> Result<Option<CompanyId>, StoreError> {
    let found = tx.first(SURVIVOR.within(scope, values![id]), |r| r.get::<Option<CompanyId>>("merged_into")).await?;
    Ok(found.flatten())
}
