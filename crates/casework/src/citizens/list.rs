//! The lists: one's own citizens, and what a search finds.

use holdepunkt_rules::{
    Refusal,
    citizen::answers_to,
    cpr::Cpr,
    placement::{PlacementState, Standing, standing},
    referral::ReferralState,
};
use holdepunkt_store::citizens::{self, Listed, Seat, Whose};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Reach, Who, Work,
    context::Deed,
    policy::{Answer, Relation, takes_in},
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

/// Under way first, then what is to come, then what was last.
fn telling(seats: &[Seat], today: Date) -> Option<(Seat, Standing)> {
    let rank = |s: &Seat| match standing(s.state, &s.period, today) {
        Standing::Running | Standing::EndingSoon | Standing::Overdue => 0,
        Standing::Reserved | Standing::Coming => 1,
        Standing::Ended | Standing::Withdrawn => 2,
    };
    let best = seats.iter().map(rank).min()?;
    let seat = seats.iter().rev().find(|s| rank(s) == best)?;
    Some((seat.clone(), standing(seat.state, &seat.period, today)))
}

/// How somebody stands to a listed citizen, from what the list holds.
fn relation(who: &Who, c: &Listed) -> Relation {
    let Some(me) = who.person() else { return Relation::default() };
    Relation {
        caseworker: me.employee == Some(c.caseworker),
        team: me.unit.is_some() && me.unit == c.team,
        consultant: me.employee.is_some() && me.employee == c.consultant,
        consultant_team: me.unit.is_some() && me.unit == c.consultant_team,
        awaiting: c.referral.is_some_and(|(state, _)| state == ReferralState::Sent),
        ..Relation::default()
    }
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
    let seat = telling(&citizen.seats, today);
    ListedCitizen { citizen, seat }
}

/// One's own citizens, in Danish order. For a job consultant those who wait for one are among them.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn list(context: &Context) -> Result<Vec<ListedCitizen>, Error> {
    let mut work = context.begin(Action::ListCitizens).await?;
    let whose = whose(&work, false)?;
    let found = citizens::list(&mut work.tx, work.scope, whose).await?;
    let count = found.len();
    work.done(Deed::Read, "citizens", count, None).await?;
    Ok(found.into_iter().map(|c| listed(c, context.today)).collect())
}

/// Looks for citizens by name or, when that is what was typed, by CPR number, among one's own and
/// one's team's. What was typed is not kept; that somebody looked, and how many were found, is.
///
/// A protected name is found only by who has the citizen: else the search would tell it.
///
/// # Errors
/// [`Refusal::Missing`] on `q`, or the database's.
pub async fn search(context: &Context, q: &str) -> Result<Vec<FoundCitizen>, Error> {
    let q = holdepunkt_rules::text::line(q, holdepunkt_rules::text::LONGEST_NAME, "q")?;
    let mut work = context.begin(Action::ListCitizens).await?;
    let reach = work.reach;
    let wanted = match Cpr::parse(&q) {
        Ok(cpr) => Some(citizens::by_cpr(&mut work.tx, work.scope, &cpr).await?.map(|c| c.id)),
        Err(_) => None,
    };
    let whose = whose(&work, true)?;
    let mut found = Vec::new();
    for mut c in citizens::list(&mut work.tx, work.scope, whose).await? {
        let asks_reason = match takes_in(reach, &relation(&context.who, &c)) {
            Answer::Yes => false,
            Answer::WithReason => true,
            Answer::No => continue,
        };
        let hidden = c.protected && asks_reason;
        let hit = match wanted {
            Some(id) => id == Some(c.id),
            None => !hidden && answers_to(&c.name, &q),
        };
        if hit {
            if hidden {
                c.name.clear();
            }
            found.push(FoundCitizen { listed: listed(c, context.today), asks_reason });
        }
    }
    let only = found.first().filter(|_| wanted.is_some()).map(|f| f.listed.citizen.id);
    work.done(Deed::Search, "citizens", found.len(), only).await?;
    Ok(found)
}

impl ListedCitizen {
    /// Is the citizen in a place today?
    #[must_use]
    pub fn is_placed(&self) -> bool {
        self.seat.as_ref().is_some_and(|(s, how)| s.state == PlacementState::Agreed && !matches!(how, Standing::Coming))
    }
}
