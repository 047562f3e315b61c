//! Company centre contracts with their places over time.

use std::collections::HashMap;

use holdepunkt_rules::{
    contract::{Contract, PlaceStep},
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::Period,
    seats::Chosen,
};
use jiff::civil::Date;

use crate::{Bound, Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into contract (job_centre, id, centre, from_day, until_day, signed_on, payment, amount, mentor_minutes, \
     renews, ending_reason, complex_section, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update contract set from_day = $3, until_day = $4, signed_on = $5, payment = $6, amount = $7, mentor_minutes = $8, \
     ending_reason = $9, complex_section = $11, version = version + 1 where job_centre = $1 and id = $2 and version = $10",
);
const FIND: Scoped = Scoped::new("select * from contract where job_centre = $1 and id = $2");
const OF_CENTRE: Scoped = Scoped::new("select * from contract where job_centre = $1 and centre = $2 order by from_day");
const LIST: Scoped = Scoped::new("select * from contract where job_centre = $1 order by from_day, id");
const INSERT_STEP: Scoped =
    Scoped::new("insert into contract_places (job_centre, contract, from_day, places) values ($1, $2, $3, $4)");
const CLEAR_STEPS: Scoped = Scoped::new("delete from contract_places where job_centre = $1 and contract = $2");
const STEPS_OF: Scoped =
    Scoped::new("select * from contract_places where job_centre = $1 and contract = $2 order by from_day");
const STEPS_OF_CENTRE: Scoped = Scoped::new(
    "select s.* from contract_places s join contract c on c.id = s.contract where s.job_centre = $1 and c.centre = $2 \
     order by s.from_day",
);
const STEPS: Scoped = Scoped::new("select * from contract_places where job_centre = $1 order by from_day");
const INSERT_SEAT: Scoped =
    Scoped::new("insert into contract_seat (job_centre, contract, from_day, number) values ($1, $2, $3, $4)");
const CLEAR_SEATS: Scoped = Scoped::new("delete from contract_seat where job_centre = $1 and contract = $2");
const SEATS_OF: Scoped =
    Scoped::new("select * from contract_seat where job_centre = $1 and contract = $2 order by from_day, number");
const SEATS_OF_CENTRE: Scoped = Scoped::new(
    "select s.* from contract_seat s join contract c on c.id = s.contract where s.job_centre = $1 and c.centre = $2 \
     order by s.from_day, s.number",
);
const SEATS: Scoped = Scoped::new("select * from contract_seat where job_centre = $1 order by from_day, number");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    FIND.text(),
    OF_CENTRE.text(),
    LIST.text(),
    INSERT_STEP.text(),
    CLEAR_STEPS.text(),
    STEPS_OF.text(),
    STEPS_OF_CENTRE.text(),
    STEPS.text(),
    INSERT_SEAT.text(),
    CLEAR_SEATS.text(),
    SEATS_OF.text(),
    SEATS_OF_CENTRE.text(),
    SEATS.text(),
];

fn read(r: &Row) -> Result<Contract, StoreError> {
    Ok(Contract {
        id: r.get("id")?,
        centre: r.get("centre")?,
        period: Period::known(r.get("from_day")?, r.get("until_day")?),
        signed_on: r.get("signed_on")?,
        steps: Vec::new(),
        chosen: Vec::new(),
        payment: r.get("payment")?,
        amount: Ore(r.get("amount")?),
        mentor_hours: WeeklyHours::from_minutes(r.get("mentor_minutes")?),
        complex_section: r.get("complex_section")?,
        renews: r.get("renews")?,
        ending_reason: r.get("ending_reason")?,
        version: r.get("version")?,
    })
}

fn read_step(r: &Row) -> Result<(ContractId, PlaceStep), StoreError> {
    Ok((r.get("contract")?, PlaceStep { from: r.get("from_day")?, places: r.get("places")? }))
}

fn read_seat(r: &Row) -> Result<(ContractId, Date, i64), StoreError> {
    Ok((r.get("contract")?, r.get("from_day")?, r.get("number")?))
}

/// Reads contracts and hangs their steps and chosen seats on them: three queries, however many contracts there are.
async fn with_steps(tx: &mut Tx, contracts: Bound, steps: Bound, seats: Bound) -> Result<Vec<Contract>, StoreError> {
    let mut contracts = tx.all(contracts, read).await?;
    let mut by_contract: HashMap<ContractId, Vec<PlaceStep>> = HashMap::new();
    for (contract, step) in tx.all(steps, read_step).await? {
        by_contract.entry(contract).or_default().push(step);
    }
    let mut chosen: HashMap<ContractId, Vec<Chosen>> = HashMap::new();
    for (contract, from, number) in tx.all(seats, read_seat).await? {
        let list = chosen.entry(contract).or_default();
        match list.last_mut().filter(|c| c.from == from) {
            Some(last) => drop(last.seats.insert(number)),
            None => list.push(Chosen { from, seats: [number].into() }),
        }
    }
    for contract in &mut contracts {
        contract.steps = by_contract.remove(&contract.id).unwrap_or_default();
        contract.chosen = chosen.remove(&contract.id).unwrap_or_default();
    }
    Ok(contracts)
}

async fn write_steps(tx: &mut Tx, scope: JobCentreId, c: &Contract) -> Result<(), StoreError> {
    for step in &c.steps {
        tx.run(INSERT_STEP.within(scope, values![c.id, step.from, step.places])).await?;
    }
    for chosen in &c.chosen {
        for number in &chosen.seats {
            tx.run(INSERT_SEAT.within(scope, values![c.id, chosen.from, *number])).await?;
        }
    }
    Ok(())
}

/// Adds a contract with its steps; the places themselves are [`crate::places::write_spans`]'s.
///
/// # Errors
/// [`crate::Constraint::ContractsNotOverlapping`] when the centre has another contract on one of its days.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, c: &Contract) -> Result<(), StoreError> {
    let values = values![
        c.id,
        c.centre,
        c.period.from(),
        c.period.until(),
        c.signed_on,
        c.payment,
        c.amount.0,
        c.mentor_hours.minutes(),
        c.renews,
        c.ending_reason.as_ref(),
        c.complex_section
    ];
    tx.run(INSERT.within(scope, values)).await?;
    write_steps(tx, scope, c).await
}

/// Changes a contract: period, steps, terms, ending reason. `false`: somebody else saved first.
///
/// # Errors
/// [`crate::Constraint::ContractsNotOverlapping`] when the centre has another contract on one of its days.
pub async fn update(tx: &mut Tx, scope: JobCentreId, c: &Contract) -> Result<bool, StoreError> {
    let values = values![
        c.id,
        c.period.from(),
        c.period.until(),
        c.signed_on,
        c.payment,
        c.amount.0,
        c.mentor_hours.minutes(),
        c.ending_reason.as_ref(),
        c.version,
        c.complex_section
    ];
    if tx.run(UPDATE.within(scope, values)).await? != 1 {
        return Ok(false);
    }
    tx.run(CLEAR_STEPS.within(scope, values![c.id])).await?;
    tx.run(CLEAR_SEATS.within(scope, values![c.id])).await?;
    write_steps(tx, scope, c).await?;
    Ok(true)
}

/// One contract.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: ContractId) -> Result<Option<Contract>, StoreError> {
    let contracts = with_steps(
        tx,
        FIND.within(scope, values![id]),
        STEPS_OF.within(scope, values![id]),
        SEATS_OF.within(scope, values![id]),
    )
    .await?;
    Ok(contracts.into_iter().next())
}

/// A centre's contracts, oldest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_centre(tx: &mut Tx, scope: JobCentreId, centre: CentreId) -> Result<Vec<Contract>, StoreError> {
    let of = |statement: Scoped| statement.within(scope, values![centre]);
    with_steps(tx, of(OF_CENTRE), of(STEPS_OF_CENTRE), of(SEATS_OF_CENTRE)).await
}

/// Every contract of a job centre, oldest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Contract>, StoreError> {
    let of = |statement: Scoped| statement.within(scope, values![]);
    with_steps(tx, of(LIST), of(STEPS), of(SEATS)).await
}
