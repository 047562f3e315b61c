//! Benefits, by CPR number, benefit and first day. A file may move the last day.

use std::collections::{BTreeSet, HashMap};

use holdepunkt_rules::{Refusal, codes::Code, cpr::Cpr, id::CitizenId, period::Period};
use holdepunkt_store::exchange::{self, KnownBenefit};
use jiff::civil::Date;

use super::{
    Written,
    file::{Faults, Picker},
    people::{once, with_citizens},
};
use crate::{Error, Work, context::Deed};

#[derive(Debug)]
pub(super) struct Asked {
    benefit: Code,
    period: Period,
}

pub(super) fn pick(p: &mut Picker<'_>) -> Option<(Cpr, Asked)> {
    let (cpr, period) = (p.cpr(), p.period());
    let today = p.today();
    let benefit = p.code("benefit", period.map_or(today, |x| x.from()));
    Some((cpr?, Asked { benefit: benefit?, period: period? }))
}

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub make: Vec<(CitizenId, Code, Period)>,
    pub change: Vec<(KnownBenefit, Option<Date>)>,
    pub same: usize,
}

type Own = HashMap<(CitizenId, Code), Vec<(Period, Option<KnownBenefit>)>>;

pub(super) async fn plan(work: &mut Work, rows: Vec<(u32, (Cpr, Asked))>, faults: &mut Faults) -> Result<Plan, Error> {
    let rows = with_citizens(work, rows, faults).await?;
    let mut rows = once(rows, "from", faults, |c, r: &Asked| (c, r.benefit.clone(), r.period.from()));
    let of: Vec<CitizenId> = rows.iter().map(|(_, c, _)| *c).collect::<BTreeSet<_>>().into_iter().collect();
    let mut own: Own = HashMap::new();
    for known in exchange::benefits_of(&mut work.tx, work.scope, &of).await? {
        own.entry((known.citizen, known.benefit.clone())).or_default().push((known.period, Some(known)));
    }
    let mut plan = Plan::default();
    // By first day, so that a row that ends a benefit comes before one that begins it again.
    rows.sort_by_key(|(line, _, r)| (r.period.from(), *line));
    for (line, citizen, row) in rows {
        let others = own.entry((citizen, row.benefit.clone())).or_default();
        let at = others.iter().position(|(p, _)| p.from() == row.period.from());
        let clash = others.iter().enumerate().find(|(i, (p, _))| Some(*i) != at && p.overlaps(&row.period));
        if let Some((_, (other, _))) = clash {
            let refusal = Refusal::DaysShared { from: other.from() };
            faults.on(line, "from", row.period.from().to_string(), refusal);
            continue;
        }
        match at.and_then(|i| others.get_mut(i)) {
            None => {
                others.push((row.period, None));
                plan.make.push((citizen, row.benefit, row.period));
            }
            Some((period, _)) if *period == row.period => plan.same += 1,
            Some((period, known)) => {
                *period = row.period;
                plan.change.extend(known.clone().map(|k| (k, row.period.until())));
            }
        }
    }
    Ok(plan)
}

impl Plan {
    pub async fn write(self, work: &mut Work, progress: &(dyn Fn(usize) + Sync)) -> Result<Written, Error> {
        exchange::insert_benefits(&mut work.tx, work.scope, &self.make, progress).await?;
        for (known, until) in &self.change {
            if !exchange::end_benefit(&mut work.tx, work.scope, known, *until).await? {
                return Err(Refusal::Stale.into());
            }
            progress(1);
        }
        let made: BTreeSet<CitizenId> = self.make.iter().map(|(c, _, _)| *c).collect();
        let changed: BTreeSet<CitizenId> = self.change.iter().map(|(k, _)| k.citizen).collect();
        let made = made.into_iter().map(|c| (Deed::Register, "benefit", c.to_string(), Some(c)));
        let changed = changed.into_iter().map(|c| (Deed::Correct, "benefit", c.to_string(), Some(c)));
        Ok(made.chain(changed).collect())
    }
}
