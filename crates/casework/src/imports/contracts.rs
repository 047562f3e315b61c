//! Contracts, by centre and first day. A contract that is there with other terms is changed on its page, never by a file.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    contract::{self, Contract, PaymentModel, PlaceStep},
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::Period,
    text::{self, LONGEST_NAME},
};
use holdepunkt_store::{centres, contracts, places};
use jiff::civil::Date;

use super::{
    Written,
    file::{Faults, Picker, slip},
};
use crate::{Error, Work, context::Deed};

#[derive(Debug)]
pub(super) struct Asked {
    centre: String,
    period: Period,
    signed_on: Date,
    places: i64,
    payment: PaymentModel,
    amount: Ore,
    mentor_hours: WeeklyHours,
}

pub(super) fn pick(p: &mut Picker<'_>) -> Option<Asked> {
    let today = p.today();
    let centre = p.text("centre", |t| text::line(t, LONGEST_NAME, "centre"));
    let period = p.period();
    let signed_on = p.day("signed_on");
    let places = p.whole("places", 1, contract::MOST_PLACES);
    let payment = p.code("payment", today).and_then(|c| PaymentModel::from_code(c.as_str()));
    let amount = p.read("amount", |v| match v.as_hundredths().map_err(slip)? {
        n if (0..=1_000_000_000).contains(&n) => Ok(Ore(n)),
        _ => Err(Refusal::NotAnAmount),
    });
    let mentor_hours = p.text("mentor_hours", |t| WeeklyHours::parse(t, "mentor_hours"));
    if signed_on.is_some_and(|d| d > today) {
        p.fault("signed_on", signed_on.map(|d| d.to_string()).unwrap_or_default(), Refusal::NotYet { day: today });
    }
    let (centre, period, places, payment) = (centre?, period?, places?, payment?);
    let amount = if payment == PaymentModel::None { Ore(0) } else { amount.unwrap_or(Ore(0)) };
    if p.is_wrong() {
        return None;
    }
    let steps = [PlaceStep { from: period.from(), places }];
    if let Err(refused) = contract::accept_terms(&period, &steps, payment, amount) {
        p.fault(refused.field.unwrap_or("amount"), String::new(), refused.refusal);
        return None;
    }
    Some(Asked {
        signed_on: signed_on.unwrap_or_else(|| period.from().min(today)),
        mentor_hours: mentor_hours.unwrap_or_default(),
        centre,
        period,
        places,
        payment,
        amount,
    })
}

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub make: Vec<Contract>,
    pub same: usize,
}

pub(super) async fn plan(work: &mut Work, rows: Vec<(u32, Asked)>, faults: &mut Faults) -> Result<Plan, Error> {
    let named = centres_by_name(work).await?;
    let mut beside: HashMap<CentreId, Vec<Contract>> = HashMap::new();
    for contract in contracts::list(&mut work.tx, work.scope).await? {
        beside.entry(contract.centre).or_default().push(contract);
    }
    let (mut plan, mut first) = (Plan::default(), HashMap::new());
    for (line, row) in rows {
        let centre = match one_of(&named, &row.centre, Refusal::CentreUnknown) {
            Ok(centre) => centre,
            Err(refusal) => {
                faults.on(line, "centre", row.centre, refusal);
                continue;
            }
        };
        if let Some(before) = first.insert((centre, row.period.from()), line) {
            faults.on(line, "from", "", Refusal::RowTwice { line: i64::from(before) });
            continue;
        }
        let others = beside.entry(centre).or_default();
        if let Some(there) = others.iter().find(|c| c.period.from() == row.period.from()) {
            if is_so(there, &row) {
                plan.same += 1;
            } else {
                faults.on(line, "from", row.period.from().to_string(), Refusal::ThereWithOtherTerms);
            }
            continue;
        }
        let periods: Vec<Period> = others.iter().map(|c| c.period).collect();
        if let Err(refused) = contract::accept_beside(&row.period, &periods) {
            faults.on(line, "from", row.period.from().to_string(), refused.refusal);
            continue;
        }
        let contract = row.signed(centre);
        others.push(contract.clone());
        plan.make.push(contract);
    }
    Ok(plan)
}

fn is_so(there: &Contract, row: &Asked) -> bool {
    there.period == row.period
        && there.payment == row.payment
        && there.amount == row.amount
        && there.mentor_hours == row.mentor_hours
        && there.places_on(row.period.from()) == row.places
}

impl Asked {
    fn signed(self, centre: CentreId) -> Contract {
        Contract {
            id: ContractId::fresh(),
            centre,
            period: self.period,
            signed_on: self.signed_on,
            steps: vec![PlaceStep { from: self.period.from(), places: self.places }],
            chosen: Vec::new(),
            payment: self.payment,
            amount: self.amount,
            mentor_hours: self.mentor_hours,
            complex_section: false,
            renews: None,
            ending_reason: None,
            version: 1,
        }
    }
}

impl Plan {
    pub async fn write(self, work: &mut Work, progress: &(dyn Fn(usize) + Sync)) -> Result<Written, Error> {
        for contract in &self.make {
            contracts::insert(&mut work.tx, work.scope, contract).await?;
            places::write_spans(&mut work.tx, work.scope, contract).await?;
            progress(1);
        }
        Ok(self.make.iter().map(|c| (Deed::Register, "contract", c.id.to_string(), None)).collect())
    }
}

/// The centres of the job centre, by name in small letters.
pub(super) async fn centres_by_name(work: &mut Work) -> Result<HashMap<String, Vec<CentreId>>, Error> {
    let mut named: HashMap<String, Vec<CentreId>> = HashMap::new();
    for centre in centres::list(&mut work.tx, work.scope).await? {
        named.entry(centre.name.to_lowercase()).or_default().push(centre.id);
    }
    Ok(named)
}

/// The one that has a name.
pub(super) fn one_of<T: Copy>(named: &HashMap<String, Vec<T>>, name: &str, unknown: Refusal) -> Result<T, Refusal> {
    match named.get(&name.to_lowercase()).map(Vec::as_slice) {
        Some([one]) => Ok(*one),
        Some([_, ..]) => Err(Refusal::NameTwice),
        _ => Err(unknown),
    }
}
