//! Companies won and kept: the roads to them, who knows whom, what workplaces state, and the job
//! centre's norms.

use std::collections::HashMap;

use holdepunkt_rules::{
    contract::PaymentModel,
    id::*,
    money::Ore,
    norm::Norm,
    outreach::{Outreach, OutreachEvent, OutreachState},
    reasonableness::{RepresentativeSays, Staffing},
};
use holdepunkt_store::{
    norms,
    outreaches::{self, Acquaintance},
    staffings,
};

use super::{
    DemoError, Filling, places, rows,
    sheet::{self, At},
    staff::code_or_none,
};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let mut roads = HashMap::new();
    for (at, row) in sheet::read(world, "outreaches.csv")? {
        outreach(f, &at, row, &mut roads).await?;
    }
    for (at, row) in sheet::read::<rows::OutreachEvent>(world, "outreach_events.csv")? {
        let (scope, outreach) = *at.known(roads.get(&row.outreach), "outreach", &row.outreach)?;
        let e = OutreachEvent {
            id: OutreachEventId::fresh(),
            outreach,
            day: f.days.day(&at, &row.day)?,
            employee: employee(f, &at, &row.employee)?,
            state: at.one_of(OutreachState::from_code(&row.state), "state", &row.state)?,
            note: row.note,
        };
        outreaches::insert_event(&mut f.tx, scope, &e).await?;
    }
    for (at, row) in sheet::read::<rows::Acquaintance>(world, "acquaintances.csv")? {
        let (scope, company) = *at.known(f.keys.companies.get(&row.company), "company", &row.company)?;
        let a = Acquaintance {
            employee: employee(f, &at, &row.employee)?,
            since: f.days.day(&at, &row.since)?,
            note: row.note,
        };
        outreaches::note_acquaintance(&mut f.tx, scope, company, &a).await?;
    }
    for (at, row) in sheet::read(world, "staffings.csv")? {
        staffing(f, &at, row).await?;
    }
    for (at, row) in sheet::read::<rows::Norm>(world, "norms.csv")? {
        let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
        let n = Norm {
            payment: at.one_of(PaymentModel::from_code(&row.payment_model), "payment model", &row.payment_model)?,
            from: f.days.day(&at, &row.from)?,
            amount: Ore::kroner(at.number(&row.amount_kr)?),
            mentor_hours: places::hours(&at, &row.mentor_hours_per_week)?,
        };
        norms::put(&mut f.tx, scope, &n).await?;
    }
    Ok(())
}

fn employee(f: &Filling<'_>, at: &At, key: &str) -> Result<EmployeeId, DemoError> {
    Ok(at.known(f.keys.employees.get(key), "employee", key)?.1)
}

async fn outreach(
    f: &mut Filling<'_>,
    at: &At,
    row: rows::Outreach,
    roads: &mut HashMap<String, (JobCentreId, OutreachId)>,
) -> Result<(), DemoError> {
    let (scope, company) = *at.known(f.keys.companies.get(&row.company), "company", &row.company)?;
    let opened_on = f.days.day(at, &row.opened_on)?;
    let o = Outreach {
        id: OutreachId::fresh(),
        company,
        state: at.one_of(OutreachState::from_code(&row.state), "state", &row.state)?,
        owner: employee(f, at, &row.owner)?,
        next_step: row.next_step,
        next_on: f.days.optional(at, &row.next_on)?,
        reason: code_or_none(&row.reason, |c| f.code(at, "outreach_reasons", c, opened_on))?,
        opened_on,
        closed_on: f.days.optional(at, &row.closed_on)?,
        version: 1,
    };
    outreaches::insert(&mut f.tx, scope, &o).await?;
    roads.insert(row.key, (scope, o.id));
    Ok(())
}

async fn staffing(f: &mut Filling<'_>, at: &At, row: rows::Staffing) -> Result<(), DemoError> {
    let (scope, company) = *at.known(f.keys.companies.get(&row.company), "company", &row.company)?;
    let months =
        [at.number(&row.month_1)?, at.number(&row.month_2)?, at.number(&row.month_3)?, at.number(&row.month_4)?];
    let s = Staffing {
        id: StaffingId::fresh(),
        company,
        unit: None,
        stated_on: f.days.day(at, &row.stated_on)?,
        months,
        others: at.number(&row.others)?,
        representative: row.representative,
        says: at.one_of(RepresentativeSays::from_code(&row.says), "says", &row.says)?,
        noted_by: employee(f, at, &row.noted_by)?,
    };
    staffings::insert(&mut f.tx, scope, &s).await?;
    Ok(())
}
