//! An employee's own meetings: of a day, and of a week in an order in which one can drive to them.

use holdepunkt_rules::{
    follow_up::{FollowUp, FollowUpKind},
    period::{monday_of, plus_days},
    route::{Position, length, nearest_first},
};
use holdepunkt_store::{citizens, companies, follow_ups as rows, job_centres, mentors, placements};
use jiff::civil::Date;

use super::{Participant, around::Names};
use crate::{Action, Context, Error, Work, context::Deed, maps};

/// A meeting of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyMeeting {
    /// The meeting.
    pub meeting: FollowUp,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The citizen's telephone; empty with the name.
    pub phone: String,
    /// Does the reader have the citizen? Only then does the meeting open.
    pub own: bool,
    /// Who takes part, whoever holds it first.
    pub with: Vec<Participant>,
}

/// One's own meetings on the days from one to another: those that one holds, and those that one is asked to. Whoever
/// calls writes that they were read.
///
/// # Errors
/// The database's.
pub async fn mine(work: &mut Work, from: Date, until: Date) -> Result<Vec<MyMeeting>, Error> {
    let (me, scope, today) = (work.employee()?, work.scope, work.today());
    let meetings = rows::of_employee(&mut work.tx, scope, me, from, until).await?;
    let names = Names::of(work, &meetings.iter().collect::<Vec<_>>()).await?;
    let mut list = Vec::with_capacity(meetings.len());
    for meeting in meetings {
        let Some(citizen) = citizens::find(&mut work.tx, scope, meeting.citizen).await? else { continue };
        let granted = citizens::granted(&mut work.tx, scope, meeting.citizen, me, today, today).await?;
        let own = citizen.caseworker == me || citizen.consultant == Some(me) || granted;
        let hidden = citizen.protected && !own;
        let (name, phone) = if hidden { (String::new(), String::new()) } else { (citizen.name, citizen.phone) };
        let with = names.participants(&meeting, &(name.clone(), phone.clone()));
        list.push(MyMeeting { with, meeting, name, phone, own });
    }
    Ok(list)
}

/// One's own meetings of today, for the first page.
///
/// # Errors
/// The policy's, or the database's.
pub async fn today(context: &Context) -> Result<Vec<MyMeeting>, Error> {
    let mut work = context.see(Action::SeeWeek).await?;
    let all = mine(&mut work, context.today, context.today).await?;
    if all.is_empty() {
        return Ok(all);
    }
    let mut work = work.turned().await?;
    for m in &all {
        work.also(Deed::Read, "follow_up", m.meeting.id, Some(m.meeting.citizen)).await?;
    }
    work.done(Deed::Read, "week", context.today, None).await?;
    Ok(all)
}

/// A meeting on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The meeting.
    pub mine: MyMeeting,
    /// Where one drives to, as one writes it.
    pub address: String,
    /// Where that is; none on the phone, or where nobody knows.
    pub position: Option<Position>,
}

/// A day with its meetings in the order of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteDay {
    /// The day.
    pub day: Date,
    /// The meetings: to the nearest first, from the job centre.
    pub stops: Vec<Stop>,
    /// Metres in that order, as the crow flies.
    pub metres: i64,
    /// Metres in the order of the clock; none where that is the same order.
    pub by_clock: Option<i64>,
}

/// A week of one's own meetings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekPage {
    /// Its Monday.
    pub monday: Date,
    /// Monday to Friday, and a Saturday or Sunday with a meeting.
    pub days: Vec<RouteDay>,
}

/// Middle of the municipality: where the day begins, since nobody keeps where the job centre itself is.
async fn start(work: &mut Work) -> Result<Option<Position>, Error> {
    let Some(job_centre) = job_centres::find(&mut work.tx, work.scope).await? else { return Ok(None) };
    let outline = maps::outlines().iter().find(|o| o.code == job_centre.municipality.as_str());
    Ok(outline.map(|o| {
        let ((west, south), (east, north)) = o.bounds();
        (i64::from(south + north) * 50, i64::from(west + east) * 50)
    }))
}

/// Where one drives to for a meeting at a company: where the placement's mentor works.
async fn workplace(work: &mut Work, meeting: &FollowUp) -> Result<(String, Option<Position>), Error> {
    let none = (String::new(), None);
    let (FollowUpKind::Company, Some(placement)) = (meeting.kind, meeting.placement) else { return Ok(none) };
    let scope = work.scope;
    let Some(placement) = placements::find(&mut work.tx, scope, placement).await? else { return Ok(none) };
    let Some(mentor) = mentors::find(&mut work.tx, scope, placement.mentor).await? else { return Ok(none) };
    let Some(company) = companies::find(&mut work.tx, scope, mentor.company).await? else { return Ok(none) };
    let a = company.address;
    let position = maps::whereabouts(&a).map(|((east, north), _)| (i64::from(north) * 100, i64::from(east) * 100));
    Ok((format!("{}, {}, {} {}", company.name, a.street, a.postcode, a.town), position))
}

fn route_day(day: Date, start: Option<Position>, stops: Vec<Stop>) -> RouteDay {
    let positions: Vec<Option<Position>> = stops.iter().map(|s| s.position).collect();
    let order = nearest_first(start, &positions);
    let by_clock = length(start, positions.iter().copied());
    let visited = |order: &[usize]| -> Vec<usize> {
        order.iter().copied().filter(|i| positions.get(*i).is_some_and(Option::is_some)).collect()
    };
    let clock: Vec<usize> = (0..stops.len()).collect();
    let same = visited(&order) == visited(&clock);
    let mut left: Vec<Option<Stop>> = stops.into_iter().map(Some).collect();
    // In the order of the clock as well: then nothing is changed, the phone stands where it rings.
    let chosen = if same { clock } else { order };
    let stops: Vec<Stop> = chosen.iter().filter_map(|i| left.get_mut(*i).and_then(Option::take)).collect();
    let metres = length(start, stops.iter().map(|s| s.position));
    RouteDay { day, stops, metres, by_clock: (!same).then_some(by_clock) }
}

/// One's own week, with each day in an order of the way.
///
/// # Errors
/// The policy's, or the database's.
pub async fn week(context: &Context, day: Date) -> Result<WeekPage, Error> {
    let mut work = context.begin(Action::SeeWeek).await?;
    let monday = monday_of(day);
    let sunday = plus_days(monday, 6);
    let all = mine(&mut work, monday, sunday).await?;
    let start = start(&mut work).await?;
    let mut stops = Vec::with_capacity(all.len());
    for mine in all {
        work.also(Deed::Read, "follow_up", mine.meeting.id, Some(mine.meeting.citizen)).await?;
        let (address, position) = workplace(&mut work, &mine.meeting).await?;
        stops.push(Stop { mine, address, position });
    }
    work.done(Deed::Read, "week", monday, None).await?;
    let days = (0..7).map(|n| plus_days(monday, n)).filter_map(|day| {
        let of_day: Vec<Stop> = stops.iter().filter(|s| s.mine.meeting.when.on == day).cloned().collect();
        let working = day < plus_days(monday, 5);
        (working || !of_day.is_empty()).then(|| route_day(day, start, of_day))
    });
    Ok(WeekPage { monday, days: days.collect() })
}
