//! What today asks of a member of the staff: who waits, what is free, what ends.

use holdepunkt_rules::{
    board::{LATE_DAYS, Occupancy, Seat},
    contract::Contract,
    course::{Clock, CourseTerms},
    id::*,
    period::{days_between, plus_days},
    placement::Standing,
};
use holdepunkt_store::boards::{self as rows, Booked};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, aftermath,
    boards::{Floor, Reader, Site, floor},
    context::Deed,
    contracts,
    referrals::{self, Waiter},
};

/// Days before a contract's last day from which it is told.
pub const RUNNING_OUT_DAYS: i64 = 60;

/// A place with nobody today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeSeat {
    /// The place.
    pub place: PlaceId,
    /// Its number.
    pub number: i64,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// Since when.
    pub since: Date,
    /// Days it has stood empty, today among them.
    pub days: i64,
    /// The last free day, if somebody is to come or the contract ends.
    pub until: Option<Date>,
    /// Longer than it may be without being told.
    pub late: bool,
}

/// A placement that ends soon, or whose days are over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The placement.
    pub placement: PlacementId,
    /// The citizen, for whom the page opens.
    pub citizen: Option<CitizenId>,
    /// First name and initial; none where the reader may not know.
    pub name: Option<String>,
    /// The centre's name.
    pub centre_name: String,
    /// The last day.
    pub until: Date,
    /// Days to it; negative when it is over.
    pub days: i64,
}

/// Somebody who is away from a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwayNow {
    /// The placement.
    pub ending: Ending,
    /// The count of days away.
    pub clock: Clock,
}

/// A contract that runs out with none after it.
#[derive(Debug, Clone, PartialEq)]
pub struct RunningOut {
    /// The contract.
    pub contract: Contract,
    /// Its centre's name.
    pub centre: String,
    /// The last day.
    pub until: Date,
    /// Days to it.
    pub days: i64,
}

/// What today asks.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// Places counted today.
    pub now: Occupancy,
    /// Who waits and whom the reader may see; for lead and management figures.
    pub waiting: Vec<Waiter>,
    /// Referrals nobody has taken, for whoever can take one.
    pub untaken: usize,
    /// Free places, longest empty first.
    pub free: Vec<FreeSeat>,
    /// Own placements whose agreed days are over.
    pub overdue: Vec<Ending>,
    /// Own placements that end within 28 days, first first.
    pub ending: Vec<Ending>,
    /// How many end within 28 days in the whole job centre.
    pub ending_in_all: usize,
    /// Contracts that run out.
    pub contracts: Vec<RunningOut>,
    /// Courses that ended 13 weeks ago and wait for an answer.
    pub aftermath: usize,
    /// Own citizens who are away, the longest first.
    pub away: Vec<AwayNow>,
    /// Citizens one has as caseworker or consultant; none for those who have no citizens.
    pub own: Option<i64>,
}

/// What today asks of whoever reads the board.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn today(context: &Context) -> Result<Today, Error> {
    let reader = Reader::of(context, context.reach(Action::SeeBoard)?);
    let day = context.today;
    let mut work = if reader.reads_names() {
        context.see(Action::SeeBoard).await?
    } else {
        context.look(Action::SeeBoard).await?
    };
    let floor = floor(&mut work, day).await?;
    let own = match context.who.employee().filter(|_| context.may(Action::ListCitizens)) {
        Some(me) => Some(rows::citizens_of(&mut work.tx, work.scope, me).await?),
        None => None,
    };
    let endings = endings(&floor, reader, day);
    let (overdue, ending): (Vec<Ending>, Vec<Ending>) = endings.into_iter().partition(|e| e.days < 0);
    if reader.reads_names() && !(overdue.is_empty() && ending.is_empty()) {
        work.done(Deed::Read, "home", day, None).await?;
    } else {
        drop(work);
    }
    let terms = context.house.rulebook.course_terms(day)?;
    let away = away_now(&floor, reader, day, &terms);
    let seats: Vec<&Seat> = floor.sites.iter().flat_map(|s| &s.seats).collect();
    let waiting = if context.may(Action::SeeWaiting) { referrals::waiting(context).await? } else { Vec::new() };
    Ok(Today {
        now: Occupancy::on(&seats, day),
        untaken: waiting.iter().filter(|w| w.waiting.referral.accepted_by.is_none()).count(),
        waiting,
        free: free(&floor, day),
        overdue,
        ending,
        ending_in_all: floor.booked.values().filter(|b| standing_of(b, day) == Standing::EndingSoon).count(),
        contracts: running_out(context).await?,
        aftermath: if context.may(Action::AnswerAftermath) { aftermath::questions(context).await?.len() } else { 0 },
        away,
        own,
    })
}

fn standing_of(b: &Booked, day: Date) -> Standing {
    b.booking.standing(day)
}

/// One's own that end or have ended; for a reader of figures everybody's, without names.
fn endings(floor: &Floor, reader: Reader, day: Date) -> Vec<Ending> {
    let mut list = Vec::new();
    for site in &floor.sites {
        for b in site.seats.iter().flat_map(|s| &s.bookings).filter_map(|b| floor.booked.get(&b.placement)) {
            let told = matches!(standing_of(b, day), Standing::EndingSoon | Standing::Overdue);
            if told && (reader.has(b) || !reader.reads_names()) {
                list.push(ending(site, b, reader, day));
            }
        }
    }
    list.sort_by_key(|e| (e.until, e.placement));
    list
}

fn ending(site: &Site, b: &Booked, reader: Reader, day: Date) -> Ending {
    let until = b.booking.period.until().unwrap_or(day);
    Ending {
        placement: b.booking.placement,
        citizen: reader.has(b).then_some(b.citizen),
        name: reader.name(b),
        centre_name: site.centre.name.clone(),
        until,
        days: days_between(day, until),
    }
}

/// Own citizens who are away today; for a reader of figures everybody's, without names.
fn away_now(floor: &Floor, reader: Reader, day: Date, terms: &CourseTerms) -> Vec<AwayNow> {
    let mut list = Vec::new();
    for site in &floor.sites {
        for b in site.seats.iter().flat_map(|s| &s.bookings).filter_map(|b| floor.booked.get(&b.placement)) {
            let clock = b.booking.away.and_then(|a| Clock::after(a.last_day, day, terms));
            let paused = standing_of(b, day) == Standing::Paused;
            if let (true, Some(clock)) = (paused && (reader.has(b) || !reader.reads_names()), clock) {
                list.push(AwayNow { ending: ending(site, b, reader, day), clock });
            }
        }
    }
    list.sort_by_key(|a| (std::cmp::Reverse(a.clock.day), a.ending.placement));
    list
}

fn free(floor: &Floor, day: Date) -> Vec<FreeSeat> {
    let mut list = Vec::new();
    for site in &floor.sites {
        for seat in &site.seats {
            let Some(vacancy) = seat.vacancy_on(day) else { continue };
            let days = days_between(vacancy.from(), day) + 1;
            list.push(FreeSeat {
                place: seat.place,
                number: seat.number,
                centre: site.centre.id,
                centre_name: site.centre.name.clone(),
                since: vacancy.from(),
                days,
                until: vacancy.until(),
                late: days > LATE_DAYS,
            });
        }
    }
    list.sort_by_key(|f| (f.since, f.place));
    list
}

async fn running_out(context: &Context) -> Result<Vec<RunningOut>, Error> {
    if !context.may(Action::SeeContracts) {
        return Ok(Vec::new());
    }
    let all = contracts::list(context).await?;
    let soon = plus_days(context.today, RUNNING_OUT_DAYS);
    let followed =
        |c: &Contract| all.iter().any(|o| o.contract.centre == c.centre && o.contract.period.from() > c.period.from());
    let mut list: Vec<RunningOut> = all
        .iter()
        .filter_map(|row| {
            let until = row.contract.period.until().filter(|u| (context.today..=soon).contains(u))?;
            (!followed(&row.contract)).then(|| RunningOut {
                contract: row.contract.clone(),
                centre: row.centre.clone(),
                until,
                days: days_between(context.today, until),
            })
        })
        .collect();
    list.sort_by_key(|c| c.until);
    Ok(list)
}
