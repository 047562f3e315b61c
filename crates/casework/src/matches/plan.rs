//! A plan for everyone who waits: proposed, changed by a person's choices, and booked as a whole when they say so.

use std::collections::{BTreeMap, HashMap};

use holdepunkt_rules::{
    Refusal,
    centre::Mentor,
    codes::Code,
    cpr::Sex,
    hours::WeeklyHours,
    id::*,
    matching::{
        choice::{self, Cost},
        citizen::{CentreNumber, CitizenNumber},
        pair::Pair,
        pairs,
        proposal::{Amiss, Locks, Proposal, Unplaced, propose, unplaced},
        worth::{Rank, Worth},
    },
    period::{days_between, plus_days},
    placement::PlacementKind,
    steps::{Median, median},
};
use holdepunkt_store::{matches as rows, mentors};
use jiff::civil::Date;

use super::{Field, accept_start};
use crate::{
    Action, Context, Error, Work,
    context::Deed,
    placements::{Booking, book_within},
};

pub use holdepunkt_store::matches::{Choice, ChoiceKind};

/// A citizen who has a place in the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Who.
    pub citizen: CitizenNumber,
    /// Where.
    pub centre: CentreNumber,
    /// Why.
    pub worth: Worth,
    /// Locked by the reader?
    pub locked: bool,
    /// The day to begin.
    pub start: Date,
}

/// What one of the reader's choices costs the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// The choice.
    pub choice: Choice,
    /// Its citizen's number; none for somebody who no longer waits.
    pub citizen: Option<CitizenNumber>,
    /// What the best plan loses by it; none when it can't be kept.
    pub cost: Option<Cost>,
}

/// How long those who are placed and those who are not have waited, of a group; none where there is nobody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fair {
    /// Those who are placed.
    pub placed: Option<Median>,
    /// Those who are not.
    pub left: Option<Median>,
}

/// By what fairness is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// Everybody.
    All,
    /// A target group.
    Group(Code),
    /// Women, men.
    Sex(Sex),
    /// Under 30, or 30 and older.
    Age(bool),
}

/// The page.
#[derive(Debug)]
pub struct Plan {
    /// Who and what is matched.
    pub field: Field,
    /// Those with a place, in the order of their waiting.
    pub placed: Vec<Placed>,
    /// Those without, each with the reason.
    pub left: Vec<(CitizenNumber, Unplaced)>,
    /// The reader's choices.
    pub chosen: Vec<Chosen>,
    /// What can't be kept of them.
    pub amiss: Vec<Amiss>,
    /// How many are placed, and what it is worth.
    pub count: usize,
    /// What it is worth together.
    pub worth: i64,
    /// Waiting time of those placed and those not.
    pub fair: BTreeMap<By, Fair>,
}

/// A reader's choice as the rules know it; none of somebody who waits no more, or for a centre without a contract.
fn settled(field: &Field, c: &Choice) -> Option<choice::Choice> {
    let citizen = number(field, c.citizen)?;
    let centre = c.centre.and_then(|id| field.number(id));
    match c.kind {
        ChoiceKind::Lock => Some(choice::Choice::Lock(citizen, centre?)),
        ChoiceKind::Forbid => Some(choice::Choice::Forbid(citizen, centre?)),
        ChoiceKind::Start => Some(choice::Choice::Start(citizen, c.start?)),
    }
}

fn person(plan: &Plan, n: CitizenNumber) -> Option<&super::Somebody> {
    plan.field.people.get(n.at())
}

fn number(field: &Field, citizen: CitizenId) -> Option<CitizenNumber> {
    let at = field.people.iter().position(|p| p.id == citizen)?;
    u32::try_from(at).ok().map(CitizenNumber)
}

/// What can't be kept is left out, one after the other, so that one choice that came to nothing does not hide the rest.
fn proposed(field: &Field, locks: &Locks) -> (Proposal, Locks, Vec<Amiss>) {
    let (mut locks, mut amiss) = (locks.clone(), Vec::new());
    loop {
        match propose(&field.citizens, &field.centres, &field.weights, field.start, &locks) {
            Ok(proposal) => return (proposal, locks, amiss),
            Err(wrong) => {
                let before = locks.locked.len();
                for w in &wrong {
                    match w {
                        Amiss::Unknown(c, x) | Amiss::RuledOut(c, x, _) | Amiss::LockedAndForbidden(c, x) => {
                            locks.locked.retain(|pair| pair != &(*c, *x));
                        }
                        Amiss::LockedTwice(c) => locks.locked.retain(|(citizen, _)| citizen != c),
                        Amiss::NoPlaceLeft(x) => locks.locked.retain(|(_, centre)| centre != x),
                    }
                }
                amiss.extend(wrong);
                if locks.locked.len() == before {
                    locks.locked.clear();
                }
            }
        }
    }
}

fn fairness(field: &Field, proposal: &Proposal) -> BTreeMap<By, Fair> {
    let mut days: BTreeMap<By, (Vec<i64>, Vec<i64>)> = BTreeMap::new();
    for (person, centre) in field.people.iter().zip(&proposal.placed) {
        let waited = days_between(person.since, field.start);
        let by = [By::All, By::Group(person.group.clone()), By::Sex(person.sex), By::Age(person.age < 30)];
        for by in by {
            let (placed, left) = days.entry(by).or_default();
            if centre.is_some() { placed.push(waited) } else { left.push(waited) }
        }
    }
    let fair = |(placed, left)| Fair { placed: median(placed), left: median(left) };
    days.into_iter().map(|(by, d)| (by, fair(d))).collect()
}

fn plan_of(field: Field, choices: Vec<Choice>) -> Plan {
    let wanted = choices.iter().filter_map(|c| settled(&field, c));
    let (proposal, locks, amiss) = proposed(&field, &wanted.fold(Locks::default(), |locks, c| locks.with(c)));
    let cost = |c: &Choice| {
        let choice = settled(&field, c).filter(|c| locks.choices().any(|kept| kept == *c))?;
        let without = propose(&field.citizens, &field.centres, &field.weights, field.start, &locks.without(choice));
        without.ok().map(|without| Cost::between(&without, &proposal))
    };
    let chosen: Vec<Chosen> = choices
        .iter()
        .map(|c| Chosen { choice: c.clone(), citizen: number(&field, c.citizen), cost: cost(c) })
        .collect();
    let rules = pairs::Field::new(&field.citizens, &field.centres, &field.weights, field.start).starting(&locks.starts);
    let mut placed = Vec::new();
    for (n, centre) in (0..).zip(&proposal.placed) {
        let (citizen, Some(centre)) = (CitizenNumber(n), *centre) else { continue };
        if let Some(Pair::Feasible(worth)) = rules.pair(citizen, centre) {
            let locked = locks.locked.contains(&(citizen, centre));
            placed.push(Placed { citizen, centre, worth, locked, start: rules.start_of(citizen) });
        }
    }
    placed.sort_by_key(|p| field.people.get(p.citizen.at()).map(|x| x.since));
    let left = unplaced(&rules, &rules.pairs(), &locks, &proposal);
    let fair = fairness(&field, &proposal);
    Plan { placed, left, chosen, amiss, count: proposal.count, worth: proposal.worth, fair, field }
}

async fn read(work: &mut Work, start: Date) -> Result<Plan, Error> {
    let me = work.employee()?;
    let mut field = Field::empty(work, start).await?;
    field.add_waiting(work).await?;
    let choices = rows::choices(&mut work.tx, work.scope, me).await?;
    Ok(plan_of(field, choices))
}

/// The plan as it stands with what the reader has chosen.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `start`; the policy's, or the database's.
pub async fn plan(context: &Context, start: Date) -> Result<Plan, Error> {
    accept_start(start, context.today)?;
    let mut work = context.begin(Action::PlanMatches).await?;
    let plan = read(&mut work, start).await?;
    let people: Vec<CitizenId> = plan.field.people.iter().chain(&plan.field.homeless).map(|p| p.id).collect();
    for person in people {
        work.also(Deed::Read, "matches", person, Some(person)).await?;
    }
    work.done(Deed::Read, "plan", start, None).await?;
    Ok(plan)
}

/// Says something of the plan, or takes it back.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody outside the reader's reach; [`Refusal::DayOutOfReach`] on `start`; the policy's,
/// or the database's.
pub async fn choose(context: &Context, choice: Choice, holds: bool) -> Result<(), Error> {
    let mut work = context.begin(Action::PlanMatches).await?;
    work.require(choice.citizen).await?;
    if let (true, Some(start)) = (holds, choice.start) {
        accept_start(start, context.today)?;
    }
    let me = work.employee()?;
    let scope = work.scope;
    if holds {
        rows::choose(&mut work.tx, scope, me, &choice).await?;
    } else {
        rows::unchoose(&mut work.tx, scope, me, &choice).await?;
    }
    let deed = if holds { Deed::Register } else { Deed::Withdraw };
    let citizen = choice.citizen;
    work.done(deed, "plan_choice", citizen, Some(citizen)).await
}

/// Why this place, by what weighs most.
fn reason(worth: &Worth) -> Code {
    let code = match worth {
        _ if worth.wish.rank == Some(Rank::First) || worth.wish.rank == Some(Rank::Second) => "citizens_wish",
        _ if worth.goal.offered.is_some() => "job_goal",
        _ if worth.mentor.experience.is_some() => "mentor_fits",
        _ if worth.near.points >= 75 => "near_home",
        _ => "consultants_proposal",
    };
    Code::known(code)
}

/// Books what the reader accepted of the plan, all of it or nothing: each place is held for some days, until everybody
/// has agreed. The pairs are those that the page showed; one that isn't in the plan any more refuses the whole.
///
/// # Errors
/// [`Refusal::PlanChanged`] when somebody got another place meanwhile; [`Refusal::Missing`] on `accept` when nothing was
/// accepted; what a booking refuses; the policy's, or the database's.
pub async fn book(
    context: &Context,
    start: Date,
    accepted: &[(CitizenId, CentreId)],
) -> Result<Vec<PlacementId>, Error> {
    accept_start(start, context.today)?;
    if accepted.is_empty() {
        return Err(Refusal::Missing.on("accept").into());
    }
    let mut work = context.begin(Action::Place).await?;
    let plan = read(&mut work, start).await?;
    let mut used: HashMap<CentreNumber, usize> = HashMap::new();
    let mut made = Vec::new();
    for (citizen, centre) in accepted {
        let number = number(&plan.field, *citizen);
        let fits = plan.placed.iter().find(|p| Some(p.citizen) == number);
        let place = plan.field.number(*centre);
        let Some(p) = fits.filter(|p| Some(p.centre) == place) else {
            return Err(Refusal::PlanChanged.on("accept").into());
        };
        let somewhere = plan.field.centre(p.centre).ok_or(Refusal::PlanChanged)?;
        let at = used.entry(p.centre).or_default();
        let place = *somewhere.free.get(*at).ok_or(Refusal::PlanChanged)?;
        *at += 1;
        let mentors: Vec<Mentor> = mentors::of_centre(&mut work.tx, work.scope, *centre).await?;
        let mentor = mentors.first().ok_or_else(|| Refusal::MentorNotOfCentre.on("accept"))?.id;
        // As long as the place is kept free, and no longer than the group's first grant.
        let group = person(&plan, p.citizen).map(|x| &x.group);
        let limit = group.and_then(|g| context.house.rulebook.lengths().of(g, p.start)).map(|l| l.first_weeks);
        let weeks = i64::from(plan.field.weights.minimum_weeks).min(limit.unwrap_or(i64::MAX));
        let hours = plan.field.citizens.get(p.citizen.at()).map_or(0, |c| i64::from(c.hours.min(1000)) * 60 / 100);
        let least = plan.field.centres.get(p.centre.at()).map_or(0, |c| i64::from(c.hours_from) * 60 / 100);
        let booking = Booking {
            citizen: *citizen,
            place,
            from: p.start,
            until: plus_days(p.start, 7 * weeks - 3), // a Friday, when it begins on a Monday
            hours: WeeklyHours::from_minutes(hours.max(least).max(60) / 15 * 15),
            mentor,
            choice: reason(&p.worth),
            kind: PlacementKind::Placement,
            resumes: None,
            new_course: false,
            reason: String::new(),
            over_ceiling: String::new(),
            agreed: false,
            offered: true,
        };
        let id = book_within(&mut work, &booking).await?;
        work.also(Deed::Register, "placement", id, Some(*citizen)).await?;
        made.push(id);
    }
    let me = work.employee()?;
    rows::begin_anew(&mut work.tx, work.scope, me).await?;
    work.done(Deed::Advance, "plan", start, None).await?;
    Ok(made)
}
