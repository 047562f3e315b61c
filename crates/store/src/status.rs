//! What a status report is counted from: a handful of queries for each job centre and programme.

use std::collections::HashMap;

use holdepunkt_rules::{
    codes::Code,
    contract::PlaceStep,
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::Period,
    status::{AbsenceFact, CompanyFact, ContractFact, CourseFact},
};

use crate::{Row, Scoped, StoreError, Tx, values};

const CONTRACTS: Scoped = Scoped::new(
    "select k.id, k.centre, c.model, k.from_day, k.until_day, k.payment, k.amount, k.mentor_minutes \
     from contract k join centre c on c.id = k.centre where k.job_centre = $1 and c.programme = $2 \
     order by k.from_day, k.id",
);
const STEPS: Scoped = Scoped::new(
    "select s.contract, s.from_day, s.places from contract_places s join contract k on k.id = s.contract \
     join centre c on c.id = k.centre where s.job_centre = $1 and c.programme = $2 order by s.from_day",
);
const COMPANIES: Scoped = Scoped::new(
    "select k.centre, k.company, b.sector, b.company_type, b.employees from centre_company k \
     join centre c on c.id = k.centre join company b on b.id = k.company \
     where k.job_centre = $1 and c.programme = $2 order by b.sort_key, b.id",
);
const COURSES: Scoped = Scoped::new(
    "select p.state, p.from_day, p.until_day, p.outcome, b.born, coalesce(\
     (select g.target_group from citizen_group g where g.citizen = p.citizen and g.from_day <= p.from_day \
     order by g.from_day desc limit 1), \
     (select g.target_group from citizen_group g where g.citizen = p.citizen order by g.from_day limit 1), \
     b.target_group) as target_group from placement p \
     join place s on s.id = p.place join centre c on c.id = s.centre join citizen b on b.id = p.citizen \
     where p.job_centre = $1 and c.programme = $2 and p.state <> 'withdrawn' \
     and p.kind = 'placement' order by p.from_day, p.id",
);
const ABSENCES: Scoped = Scoped::new(
    "select i.kind, i.last_day, i.resumed_on, i.reason, p.state, p.until_day from interruption i \
     join placement p on p.id = i.placement join place s on s.id = p.place join centre c on c.id = s.centre \
     where i.job_centre = $1 and c.programme = $2 and p.state in ('agreed', 'ended') and p.kind = 'placement' \
     order by i.last_day, i.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[CONTRACTS.text(), STEPS.text(), COMPANIES.text(), COURSES.text(), ABSENCES.text()];

/// The contracts of a programme's centres, with their numbers of places.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn contracts(tx: &mut Tx, scope: JobCentreId, programme: &Code) -> Result<Vec<ContractFact>, StoreError> {
    let step = |r: &Row| {
        let step = PlaceStep { from: r.get("from_day")?, places: r.get("places")? };
        Ok((r.get::<ContractId>("contract")?, step))
    };
    let mut steps: HashMap<ContractId, Vec<PlaceStep>> = HashMap::new();
    for (contract, step) in tx.all(STEPS.within(scope, values![programme]), step).await? {
        steps.entry(contract).or_default().push(step);
    }
    let read = |r: &Row| {
        let fact = ContractFact {
            centre: r.get("centre")?,
            model: r.get("model")?,
            period: Period::known(r.get("from_day")?, r.get("until_day")?),
            steps: Vec::new(),
            payment: r.get("payment")?,
            amount: Ore(r.get("amount")?),
            mentor_hours: WeeklyHours::from_minutes(r.get("mentor_minutes")?),
        };
        Ok((r.get::<ContractId>("id")?, fact))
    };
    let contracts = tx.all(CONTRACTS.within(scope, values![programme]), read).await?;
    let with_steps = |(id, fact)| ContractFact { steps: steps.remove(&id).unwrap_or_default(), ..fact };
    Ok(contracts.into_iter().map(with_steps).collect())
}

/// The companies that a programme's centres hang on.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn companies(tx: &mut Tx, scope: JobCentreId, programme: &Code) -> Result<Vec<CompanyFact>, StoreError> {
    let read = |r: &Row| {
        Ok(CompanyFact {
            centre: r.get("centre")?,
            company: r.get("company")?,
            sector: r.get("sector")?,
            company_type: r.get("company_type")?,
            employees: r.get("employees")?,
        })
    };
    tx.all(COMPANIES.within(scope, values![programme]), read).await
}

/// The courses in a programme's centres: days, birth date and the group of the first day, and nobody's name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn courses(tx: &mut Tx, scope: JobCentreId, programme: &Code) -> Result<Vec<CourseFact>, StoreError> {
    let read = |r: &Row| {
        Ok(CourseFact {
            state: r.get("state")?,
            from: r.get("from_day")?,
            until: r.get("until_day")?,
            born: r.get("born")?,
            group: r.get("target_group")?,
            outcome: r.get("outcome")?,
        })
    };
    tx.all(COURSES.within(scope, values![programme]), read).await
}

/// Pauses and interruptions of courses in a programme's centres: days and reason, and nobody's name.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn absences(tx: &mut Tx, scope: JobCentreId, programme: &Code) -> Result<Vec<AbsenceFact>, StoreError> {
    let read = |r: &Row| {
        Ok(AbsenceFact {
            kind: r.get("kind")?,
            last_day: r.get("last_day")?,
            resumed_on: r.get("resumed_on")?,
            reason: r.get("reason")?,
            state: r.get("state")?,
            until: r.get("until_day")?,
        })
    };
    tx.all(ABSENCES.within(scope, values![programme]), read).await
}
