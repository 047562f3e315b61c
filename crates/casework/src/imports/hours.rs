//! Hours paid with ordinary wages, by CPR number, employer and first day. A file may correct them.

use std::collections::{BTreeSet, HashMap};

use holdepunkt_rules::{
    Refusal,
    cpr::Cpr,
    id::{CitizenId, ImportId},
    period::days_between,
    text::{self, LONGEST_NAME},
};
use holdepunkt_store::exchange::{self, Hours};
use jiff::civil::Date;

use super::{
    Written,
    file::{Faults, Picker, slip},
    people::{once, with_citizens},
};
use crate::{Error, Work, context::Deed};

#[derive(Debug)]
pub(super) struct Asked {
    employer: String,
    from: Date,
    until: Date,
    minutes: i64,
    kind: String,
}

/// Days that a period of paid hours may have: a month, or a little more.
const LONGEST_DAYS: i64 = 93;

pub(super) fn pick(p: &mut Picker<'_>) -> Option<(Cpr, Asked)> {
    let today = p.today();
    let (cpr, employer) = (p.cpr(), p.text("employer", |t| text::line(t, LONGEST_NAME, "employer")));
    let period = p.period();
    let hours = p.read("hours", |v| v.as_hundredths().map_err(slip));
    let kind = p.code("kind", today);
    let (from, until) = (period?.from(), period?.until()?);
    let days = days_between(from, until) + 1;
    if days > LONGEST_DAYS || from > today {
        let until = holdepunkt_rules::period::plus_days(from, LONGEST_DAYS - 1).min(today);
        p.fault("until", String::new(), Refusal::DayOutOfReach { from: from.min(today), until });
        return None;
    }
    let hours = hours?;
    if !(0..=days * 2_400).contains(&hours) {
        p.fault("hours", String::new(), Refusal::NotANumber { least: 0, most: days * 24 });
        return None;
    }
    let kind = kind.map_or("ordinary".to_owned(), |k| k.as_str().to_owned());
    Some((cpr?, Asked { employer: employer?, from, until, minutes: hours * 60 / 100, kind }))
}

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub make: Vec<Hours>,
    pub change: Vec<Hours>,
    pub same: usize,
}

pub(super) async fn plan(work: &mut Work, rows: Vec<(u32, (Cpr, Asked))>, faults: &mut Faults) -> Result<Plan, Error> {
    let rows = with_citizens(work, rows, faults).await?;
    let rows = once(rows, "from", faults, |c, r: &Asked| (c, r.employer.clone(), r.from));
    let of: Vec<CitizenId> = rows.iter().map(|(_, c, _)| *c).collect::<BTreeSet<_>>().into_iter().collect();
    let there = exchange::hours_of(&mut work.tx, work.scope, &of).await?;
    let there: HashMap<(CitizenId, String, Date), Hours> =
        there.into_iter().map(|h| ((h.citizen, h.employer.clone(), h.from), h)).collect();
    let mut plan = Plan::default();
    for (_, citizen, row) in rows {
        let known = there.get(&(citizen, row.employer.clone(), row.from));
        let after = Hours {
            id: known.map_or_else(|| ImportId::fresh().to_string(), |k| k.id.clone()),
            citizen,
            from: row.from,
            until: row.until,
            minutes: row.minutes,
            employer: row.employer,
            kind: row.kind,
        };
        match known {
            None => plan.make.push(after),
            Some(known) if *known == after => plan.same += 1,
            Some(_) => plan.change.push(after),
        }
    }
    Ok(plan)
}

impl Plan {
    pub async fn write(self, work: &mut Work, progress: &(dyn Fn(usize) + Sync)) -> Result<Written, Error> {
        exchange::insert_hours(&mut work.tx, work.scope, &self.make, progress).await?;
        for hours in &self.change {
            exchange::update_hours(&mut work.tx, work.scope, hours).await?;
            progress(1);
        }
        let of = |all: &[Hours]| all.iter().map(|h| h.citizen).collect::<BTreeSet<_>>();
        let made = of(&self.make).into_iter().map(|c| (Deed::Register, "paid_hours", c.to_string(), Some(c)));
        let changed = of(&self.change).into_iter().map(|c| (Deed::Correct, "paid_hours", c.to_string(), Some(c)));
        Ok(made.chain(changed).collect())
    }
}
