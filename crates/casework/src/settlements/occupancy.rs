//! The scheme of Projekt Virksomhedsindsats: money for the action plan, and for places by how far they are filled.

use std::collections::{BTreeSet, HashMap};

use holdepunkt_rules::{
    grants::{
        active::Interval,
        day::Day,
        occupancy::{Occupancy, OccupancyTerms, occupancy_grant},
    },
    id::*,
    programme::Programme,
    settlement::GrantLetter,
};
use holdepunkt_store::{groups, memberships, settled_facts as rows};

use crate::{Error, Work};

/// What filled places have earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occupied {
    /// The grant.
    pub grant: Occupancy,
    /// Citizens of the target group who held a place in those months.
    pub citizens: usize,
    /// Citizens outside it, whose days do not count.
    pub outside: usize,
}

/// Does a programme pay by filled places?
#[must_use]
pub fn pays_by_place(programme: &Programme) -> bool {
    programme.parameters.iter().any(|p| p.code == "grant.places_at_most")
}

/// What a letter has come to by today.
pub(crate) async fn of(work: &mut Work, letter: &GrantLetter, programme: &Programme) -> Result<Occupied, Error> {
    let (scope, today) = (work.scope, Day::of(work.today()));
    let members = memberships::list(&mut work.tx, scope).await?;
    let plan = members.iter().filter(|m| m.programme == programme.code).find_map(|m| m.action_plan_on);
    let mut of: HashMap<CitizenId, Vec<(jiff::civil::Date, String)>> = HashMap::new();
    for (citizen, step) in groups::of_everybody(&mut work.tx, scope).await? {
        of.entry(citizen).or_default().push((step.from, step.group.as_str().to_owned()));
    }
    let (mut days, mut inside, mut outside) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for (citizen, period) in rows::seated(&mut work.tx, scope, &programme.code).await? {
        let steps = of.get(&citizen).map(Vec::as_slice).unwrap_or_default();
        let group = steps.iter().rfind(|(from, _)| *from <= period.from()).or_else(|| steps.first());
        let counts = group.is_some_and(|(_, g)| programme.target_groups.iter().any(|t| t.code.as_str() == g));
        if !counts {
            outside.insert(citizen);
            continue;
        }
        inside.insert(citizen);
        let to = period.until().unwrap_or(period.from());
        days.push(Interval { from: Day::of(period.from()), to: Day::of(to) });
    }
    let terms = OccupancyTerms::of(programme);
    let grant = occupancy_grant(&days, plan.map(Day::of), Day::of(letter.period.from()), today, &terms)?;
    Ok(Occupied { grant, citizens: inside.len(), outside: outside.len() })
}
