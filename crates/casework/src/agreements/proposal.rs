//! What a draft begins with: made from the contract, the placement, and what is known of the citizen, so that
//! nobody types again what is written already.

use holdepunkt_rules::{
    agreement::{Content, Rung, Times},
    placement::Placement,
    week::week_on,
};
use holdepunkt_store::{accommodations, agreements, centres, contracts, places, wishes, workplaces};

use crate::{Error, Work};

/// Days between two meetings when nothing else is agreed: the companies wanted it weekly (S1, 4.4).
const MEETING_DAYS: i64 = 7;

/// The latest version's words, else what the house knows.
pub(super) async fn content(work: &mut Work, placement: &Placement) -> Result<Content, Error> {
    let (scope, today) = (work.scope, work.today());
    let versions = agreements::of_placement(&mut work.tx, scope, placement.id).await?;
    let worded = versions.into_iter().rev().find(|a| a.in_force_on.is_some());
    if let Some(before) = worded {
        return Ok(before.content);
    }
    let goals = wishes::goals(&mut work.tx, scope, placement.citizen).await?;
    let list = work.context.house.rulebook.list("occupations");
    let goal = goals.first().and_then(|g| list.find(g.as_str())).map(|e| e.da.clone()).unwrap_or_default();
    let helps = accommodations::of_citizen(&mut work.tx, scope, placement.citizen).await?;
    let named = work.context.house.rulebook.list("accommodations");
    let say = |code: &str| named.find(code).map(|e| e.da.clone()).unwrap_or_default();
    let line = |a: &holdepunkt_rules::accommodation::Accommodation| match a.words.is_empty() {
        true => say(a.accommodation.as_str()),
        false => format!("{}: {}", say(a.accommodation.as_str()), a.words),
    };
    let place = places::find(&mut work.tx, scope, placement.place).await?;
    let centre = match &place {
        Some(place) => centres::find(&mut work.tx, scope, place.centre).await?,
        None => None,
    };
    let signed = match &place {
        Some(place) => contracts::of_centre(&mut work.tx, scope, place.centre).await?,
        None => Vec::new(),
    };
    let day = today.max(placement.period.from());
    let contract = signed.iter().find(|c| c.period.contains(day));
    let weeks = workplaces::weeks(&mut work.tx, scope, placement.id).await?;
    let times = week_on(&weeks, day).into_iter().flat_map(|w| &w.days).filter(|d| d.in_centre());
    let times: Vec<Times> = times.map(|d| Times { weekday: d.weekday, from: d.from, until: d.until }).collect();
    let first = Rung { from: placement.period.from(), times, tasks: String::new() };
    Ok(Content {
        long_term_goal: goal,
        considerations: helps.iter().map(line).collect::<Vec<_>>().join("\n"),
        ladder: vec![first],
        mentor_hours: contract.map(|c| c.mentor_hours),
        meeting_days: MEETING_DAYS,
        contact: centre.map(|c| c.fixed_contact),
        ..Content::default()
    })
}
