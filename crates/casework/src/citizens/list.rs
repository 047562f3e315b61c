//! The lists: one's own citizens, and what a search finds.

use holdepunkt_rules::{
    Refusal,
    course::Away,
    cpr::Cpr,
    fold,
    id::{CitizenId, EmployeeId},
    job_centre::Unit,
    period::plus_days,
    placement::{ENDING_SOON_DAYS, Standing, standing},
};
use holdepunkt_store::{
    citizens::{self, Beside, Cut, Listed, Narrowed, Seat, Stands, Whose},
    job_centres, names, sort_key,
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Reach, Work,
    context::{Deed, by_people},
    policy::{Answer, takes_in},
};

/// A citizen in somebody's list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedCitizen {
    /// The citizen; the name is empty when it is protected from the reader.
    pub citizen: Listed,
    /// The seat to tell of: where the citizen is, comes to, or was last.
    pub seat: Option<(Seat, Standing)>,
}

/// A citizen that a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundCitizen {
    /// The citizen.
    pub listed: ListedCitizen,
    /// Must a reason be stated before the page opens?
    pub asks_reason: bool,
}

/// A page of one's own citizens.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CitizenCut {
    /// The citizens of the page.
    pub citizens: Vec<ListedCitizen>,
    /// There are more before them.
    pub more_before: bool,
    /// There are more after them.
    pub more_after: bool,
    /// How many stand how, in the whole of what the list is narrowed to.
    pub counts: Vec<(Stands, i64)>,
}

/// Most citizens that are taken out in one file.
pub const MOST_TAKEN_OUT: usize = 10_000;

/// With whom one's own citizens are: for a caseworker the job consultants, for a consultant the caseworkers, each with
/// the unit; and whoever is asked for by name of their identifier, so that a view that was kept stays what it is.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn beside(context: &Context, asked: Option<EmployeeId>) -> Result<Vec<Beside>, Error> {
    let mut work = context.look(Action::ListCitizens).await?;
    let whose = whose(&work, false)?;
    let mut found = citizens::beside(&mut work.tx, work.scope, whose).await?;
    if let Some(id) = asked.filter(|id| !found.iter().any(|b| b.id == *id))
        && let Some(e) = job_centres::employee(&mut work.tx, work.scope, id).await?
    {
        found.push(Beside { id, name: e.name, unit: None });
    }
    Ok(found)
}

/// The units of the job centre.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn units(context: &Context) -> Result<Vec<Unit>, Error> {
    let mut work = context.look(Action::ListCitizens).await?;
    Ok(job_centres::units(&mut work.tx, work.scope).await?)
}

fn whose(work: &Work, whole_team: bool) -> Result<Whose, Error> {
    let unit = work.context.who.person().and_then(|g| g.unit).filter(|_| whole_team);
    match work.reach {
        Reach::JobCentre => Ok(Whose::Everyone),
        Reach::Coordinated => Ok(Whose::Coordinated(work.employee()?, unit)),
        Reach::Referred => Ok(Whose::Referred(work.employee()?, unit)),
        _ => Err(Refusal::NotAllowed.into()),
    }
}

fn listed(citizen: Listed, today: Date) -> ListedCitizen {
    let seat = citizen.seat.clone().map(|s| {
        let away = citizen.paused_after.map(|last_day| Away { last_day, resumed_on: None });
        let how = standing(s.state, &s.period, away, today);
        (s, how)
    });
    ListedCitizen { citizen, seat }
}

/// Today, and the last day that is soon.
fn days(today: Date) -> (Date, Date) {
    (today, plus_days(today, ENDING_SOON_DAYS))
}

/// A page of one's own citizens. For a job consultant those who wait for one are among them.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn page(context: &Context, narrowed: &Narrowed, cut: &Cut) -> Result<CitizenCut, Error> {
    let mut work = context.see(Action::ListCitizens).await?;
    let whose = whose(&work, false)?;
    let days = days(context.today);
    let page = citizens::cut(&mut work.tx, work.scope, whose, days, narrowed, cut).await?;
    let counts = citizens::counts(&mut work.tx, work.scope, whose, days, narrowed).await?;
    work.done(Deed::Read, "citizens", page.citizens.len(), None).await?;
    Ok(CitizenCut {
        citizens: page.citizens.into_iter().map(|c| listed(c, context.today)).collect(),
        more_before: page.more_before,
        more_after: page.more_after,
        counts,
    })
}

/// One's own citizens to be taken out as a file: those that [`page`] would show, on all its pages.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn take_out(context: &Context, narrowed: &Narrowed, cut: &Cut) -> Result<Vec<ListedCitizen>, Error> {
    let mut work = context.see(Action::ListCitizens).await?;
    let whose = whose(&work, false)?;
    let cut = Cut { after: None, before: None, size: MOST_TAKEN_OUT, ..cut.clone() };
    let page = citizens::cut(&mut work.tx, work.scope, whose, days(context.today), narrowed, &cut).await?;
    Ok(page.citizens.into_iter().map(|c| listed(c, context.today)).collect())
}

/// One's own citizens, in Danish order.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn list(context: &Context) -> Result<Vec<ListedCitizen>, Error> {
    let cut = Cut { sort: "name".to_owned(), size: MOST_TAKEN_OUT, ..Cut::default() };
    Ok(page(context, &Narrowed::default(), &cut).await?.citizens)
}

/// Looks for citizens by name or, when that is what was typed, by CPR number, among one's own and
/// one's team's: at most [`citizens::THESE_MOST`], best first. What was typed is not kept; that somebody looked, and
/// how many were found, is.
///
/// A protected name is found only by who has the citizen: else the search would tell it.
///
/// # Errors
/// [`Refusal::Missing`] on `q`, or the database's.
pub async fn search(context: &Context, q: &str) -> Result<Vec<FoundCitizen>, Error> {
    let q = holdepunkt_rules::text::line(q, holdepunkt_rules::text::LONGEST_NAME, "q")?;
    let mut work = context.see(Action::ListCitizens).await?;
    let cpr = Cpr::parse(&q).ok();
    let told = candidates(&mut work, &q, cpr.as_ref()).await?;
    let ids: Vec<CitizenId> = told.iter().map(|(id, ..)| *id).collect();
    let mut found = Vec::new();
    for mut c in citizens::these(&mut work.tx, work.scope, &ids, days(context.today)).await? {
        let asks_reason = told.iter().any(|(id, asks, _)| *id == c.id && *asks);
        if c.protected && asks_reason {
            c.name.clear();
        }
        found.push(FoundCitizen { listed: listed(c, context.today), asks_reason });
    }
    let only = ids.first().copied().filter(|_| cpr.is_some());
    work.done(Deed::Search, "citizens", found.len(), only).await?;
    Ok(found)
}

/// Whom a search may tell of, best first: (citizen, must a reason be stated, how well the name answers).
async fn candidates(work: &mut Work, q: &str, cpr: Option<&Cpr>) -> Result<Vec<(CitizenId, bool, usize)>, Error> {
    let whose = whose(work, true)?;
    let words = fold::looked_for(q);
    let found = match cpr {
        Some(cpr) => match citizens::by_cpr(&mut work.tx, work.scope, cpr).await? {
            Some(c) => names::one(&mut work.tx, work.scope, c.id).await?.into_iter().collect(),
            None => Vec::new(),
        },
        None if words.is_empty() => Vec::new(),
        None => names::search(&mut work.tx, work.scope, whose, &words).await?,
    };
    let mut told = Vec::new();
    for f in found {
        let asks_reason = match takes_in(work.reach, &by_people(&work.context.who, &f.people)) {
            Answer::Yes => false,
            Answer::WithReason => true,
            Answer::No => continue,
        };
        if cpr.is_some() || !(f.protected && asks_reason) {
            let name = fold::words(&f.name);
            let whole = words.iter().filter(|w| name.contains(w)).count();
            told.push((f.id, asks_reason, whole, sort_key(&f.name)));
        }
    }
    told.sort_by(|a, b| (b.2, a.1, &a.3).cmp(&(a.2, b.1, &b.3)));
    told.truncate(citizens::THESE_MOST);
    Ok(told.into_iter().map(|(id, asks, whole, _)| (id, asks, whole)).collect())
}
