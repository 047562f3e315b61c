//! What a draft begins with: made from the contract, the placement, what is known of the citizen, and the latest
//! agreement at the same workplace, so that nobody types again what is written already. Of another citizen's
//! agreement only what is the workplace's own is taken: tasks, times, the mentor's part, the rhythm of meetings.

use holdepunkt_rules::{
    accommodation::Accommodation,
    agreement::{
        Agreement, Content, Growth, Rung, Times,
        growth::{fitted, grown, shifted, spread},
    },
    id::*,
    placement::Placement,
    week::week_on,
};
use holdepunkt_store::{accommodations, agreements, centres, contracts, placements, places, wishes, workplaces};

use crate::{Error, Work};

/// An agreement that was in force, with its placement.
type Earlier = (Agreement, Placement);

async fn in_force_of(work: &mut Work, placement: Option<PlacementId>) -> Result<Option<Earlier>, Error> {
    let Some(id) = placement else { return Ok(None) };
    let versions = agreements::of_placement(&mut work.tx, work.scope, id).await?;
    let latest = versions.into_iter().rev().find(Agreement::was_in_force);
    let placement = placements::find(&mut work.tx, work.scope, id).await?;
    Ok(latest.zip(placement))
}

/// The words of the latest of a placement's versions that was in force, else what the house knows.
pub(super) async fn content(work: &mut Work, placement: &Placement, versions: &[Agreement]) -> Result<Content, Error> {
    let (scope, today) = (work.scope, work.today());
    if let Some(before) = versions.iter().rev().find(|a| a.was_in_force()) {
        return Ok(before.content.clone());
    }
    let place = places::find(&mut work.tx, scope, placement.place).await?;
    let (mut centre, mut signed, mut there) = (None, Vec::new(), None);
    if let Some(place) = &place {
        centre = centres::find(&mut work.tx, scope, place.centre).await?;
        signed = contracts::of_centre(&mut work.tx, scope, place.centre).await?;
        there = agreements::latest_at_centre(&mut work.tx, scope, place.centre, placement.id).await?;
    }
    let there = in_force_of(work, there).await?;
    let theirs = agreements::latest_of_citizen(&mut work.tx, scope, placement.citizen, placement.id).await?;
    let theirs = in_force_of(work, theirs).await?.map(|(a, _)| a.content).unwrap_or_default();
    let day = today.max(placement.period.from());
    let contract = signed.iter().find(|c| c.period.contains(day));
    let growth = work.context.house.rulebook.growth(day);
    let usual = work.context.house.rulebook.follow_ups().number_on("follow_up.days", None, today)?;
    let before = there.as_ref().map(|(a, _)| &a.content);
    Ok(Content {
        long_term_goal: match theirs.long_term_goal.is_empty() {
            true => first_wish(work, placement.citizen).await?,
            false => theirs.long_term_goal,
        },
        goals: theirs.goals,
        paid_minutes: theirs.paid_minutes,
        considerations: helps(work, placement.citizen).await?,
        ladder: ladder(work, placement, there.as_ref(), growth.as_ref()).await?,
        mentor_role: before.map(|c| c.mentor_role.clone()).unwrap_or_default(),
        mentor_hours: before.and_then(|c| c.mentor_hours).or(contract.map(|c| c.mentor_hours)),
        meeting_days: before.map_or(usual, |c| c.meeting_days),
        contact: centre.map(|c| c.fixed_contact),
    })
}

/// The first of the citizen's own job goals, in Danish, the language that the three share.
async fn first_wish(work: &mut Work, citizen: CitizenId) -> Result<String, Error> {
    let goals = wishes::goals(&mut work.tx, work.scope, citizen).await?;
    let list = work.context.house.rulebook.list("occupations");
    Ok(goals.first().and_then(|g| list.find(g.as_str())).map(|e| e.da.clone()).unwrap_or_default())
}

/// What helps the citizen at work, a line each.
async fn helps(work: &mut Work, citizen: CitizenId) -> Result<String, Error> {
    let helps = accommodations::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let named = work.context.house.rulebook.list("accommodations");
    let say = |code: &str| named.find(code).map(|e| e.da.clone()).unwrap_or_default();
    // The citizen's own words say it; where there are none, the list's.
    let line = |a: &Accommodation| match a.words.is_empty() {
        true => say(a.accommodation.as_str()),
        false => a.words.clone(),
    };
    Ok(helps.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// Steps: the placement's own week if it has one, else the workplace's latest ladder where it begins with the same
/// hours, else that ladder's days with this placement's hours, else hours spread over few days; then growing.
async fn ladder(
    work: &mut Work,
    placement: &Placement,
    there: Option<&Earlier>,
    growth: Option<&Growth>,
) -> Result<Vec<Rung>, Error> {
    let weeks = workplaces::weeks(&mut work.tx, work.scope, placement.id).await?;
    let day = work.today().max(placement.period.from());
    let days = week_on(&weeks, day).into_iter().flat_map(|w| &w.days).filter(|d| d.in_centre());
    let own: Vec<Times> = days.map(|d| Times { weekday: d.weekday, from: d.from, until: d.until }).collect();
    let Some(growth) = growth else {
        return Ok(vec![Rung { from: placement.period.from(), times: own, tasks: String::new() }]);
    };
    let known = there.map_or(&[][..], |(a, _)| a.content.ladder.as_slice());
    let hours = placement.hours;
    let first = known.first().filter(|r| own.is_empty() && r.minutes() == hours.minutes());
    let mut ladder = match (first, there) {
        (Some(_), Some((_, other))) => shifted(known, &other.period, &placement.period),
        _ => {
            let pattern = known.first().map_or(&[][..], |r| r.times.as_slice());
            let times = if own.is_empty() { fitted(hours, pattern, growth) } else { Some(own) };
            let times = times.unwrap_or_else(|| spread(hours, growth));
            grown(Rung { from: placement.period.from(), times, tasks: String::new() }, &placement.period, growth)
        }
    };
    for (n, rung) in ladder.iter_mut().enumerate() {
        rung.tasks = known.get(n).or(known.last()).map(|r| r.tasks.clone()).unwrap_or_default();
    }
    Ok(ladder)
}
