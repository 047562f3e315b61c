//! Which seats could be the citizen's in a period, and why the others could not.

use std::collections::{BTreeSet, HashMap};

use holdepunkt_rules::{
    Refusal,
    centre::{CompanyCentre, Generation, Mentor},
    id::*,
    interruption::Interruption,
    period::{Period, plus_days},
    place::{Place, Vacancy, accept_contracted, accept_free, vacancies},
    placement::{Placement, PlacementState, accept_citizen_free, accept_period, accept_start},
    referral::Referral,
};
use holdepunkt_store::{centres, citizens, interruptions, mentors, placements, places, referrals};
use jiff::civil::Date;

use super::periods_but;
use crate::{
    Action, Context, Error, Work,
    citizens::admit,
    context::Deed,
    courses::{Chain, chain},
};

/// A seat as a choice for a citizen.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// The seat.
    pub place: PlaceId,
    /// Its number in the centre.
    pub number: i64,
    /// Its centre.
    pub centre: CompanyCentre,
    /// The generation of the centre on the first day.
    pub generation: Generation,
    /// The mentors who can have the citizen.
    pub mentors: Vec<Mentor>,
    /// The run of free days around the first day asked for.
    pub vacancy: Option<Vacancy>,
    /// Why it can't be chosen; nothing when it can.
    pub refusal: Option<Refusal>,
}

/// What there is to choose from.
#[derive(Debug, Clone)]
pub struct Openings {
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The citizen.
    pub citizen: CitizenId,
    /// The open referral, with the wishes.
    pub referral: Option<Referral>,
    /// The interruption that a booking would resume here, with its last active day.
    pub resumes: Option<(InterruptionId, Date)>,
    /// The citizen's courses.
    pub chain: Chain,
    /// The days asked for.
    pub period: Period,
    /// Why no place can be had on these days, whichever it is.
    pub refusal: Option<Refusal>,
    /// Seats that can be chosen, longest empty first.
    pub free: Vec<Opening>,
    /// Seats that can't, with the reason.
    pub others: Vec<Opening>,
}

/// How far back and ahead the seats' other placements are looked at: further than any placement is long.
const SEEN_DAYS: i64 = 1500;

/// The seats for a citizen in a period.
///
/// # Errors
/// [`Refusal::NotFound`]; days out of order or reach, on `from` and `until`.
pub async fn openings(context: &Context, citizen: CitizenId, from: Date, until: Date) -> Result<Openings, Error> {
    let mut work = context.begin(Action::Place).await?;
    let relation = admit(&mut work, citizen).await?;
    let hidden = !crate::citizens::sees_protected(work.reach, &relation);
    let openings = look(&mut work, citizen, hidden, from, until).await?;
    work.done(Deed::Read, "citizen", citizen, Some(citizen)).await?;
    Ok(openings)
}

/// The seats for a citizen to whom the reader is admitted; `hidden` when a protected name is not theirs to see.
pub(super) async fn look(
    work: &mut Work,
    citizen: CitizenId,
    hidden: bool,
    from: Date,
    until: Date,
) -> Result<Openings, Error> {
    let today = work.today();
    accept_start(from, today)?;
    let period = accept_period(from, until)?;
    let chain = chain(work, citizen).await?;
    let (tx, scope) = (&mut work.tx, work.scope);
    let person = citizens::find(tx, scope, citizen).await?.ok_or(Refusal::NotFound)?;
    let referral = referrals::open_of(tx, scope, citizen).await?;
    let own = placements::of_citizen(tx, scope, citizen).await?;
    let away = interruptions::of_citizen(tx, scope, citizen).await?;
    let running = |i: &&Interruption| {
        let agreed = |p: &Placement| p.id == i.placement && p.state == PlacementState::Agreed;
        i.is_open() && i.last_day <= today && own.iter().any(agreed)
    };
    let open = away.iter().find(running);
    let refusal = accept_citizen_free(&periods_but(&own, open.map(|i| i.placement)), &period).err().map(|r| r.refusal);
    let taken = placements::taken(tx, scope, plus_days(from, -SEEN_DAYS), plus_days(until, SEEN_DAYS)).await?;
    let centres: HashMap<CentreId, CompanyCentre> =
        centres::list(tx, scope).await?.into_iter().map(|c| (c.id, c)).collect();
    let mentors = mentors::list(tx, scope).await?;
    let mut every: Vec<Opening> = Vec::new();
    for place in places::list(tx, scope).await? {
        if let Some(centre) = centres.get(&place.centre) {
            let taken = taken.get(&place.id).map_or(&[][..], Vec::as_slice);
            every.extend(opening(&place, centre, &mentors, taken, &period));
        }
    }
    every.sort_by_key(|o| (o.vacancy.map(|v| v.period.from()), o.centre.name.clone(), o.number));
    let (free, others) = every.into_iter().partition(|o| o.refusal.is_none());
    let name = if person.protected && hidden { String::new() } else { person.name };
    let resumes = open.map(|i| (i.id, i.last_day));
    Ok(Openings { name, citizen, referral, resumes, chain, period, refusal, free, others })
}

/// The seat as a choice; nothing for a seat that no contract keeps on any of the days.
fn opening(
    place: &Place,
    centre: &CompanyCentre,
    mentors: &[Mentor],
    taken: &[Period],
    asked: &Period,
) -> Option<Opening> {
    if !place.spans.iter().any(|s| s.overlaps(asked)) {
        return None;
    }
    let refused = accept_contracted(&place.spans, asked).and_then(|()| accept_free(taken, asked)).err();
    let companies: BTreeSet<CompanyId> = centre.companies.iter().copied().collect();
    let mentors = mentors.iter().filter(|m| !m.left && companies.contains(&m.company)).cloned().collect();
    let vacancy = vacancies(&place.spans, taken).into_iter().find(|v| v.period.contains(asked.from()));
    Some(Opening {
        place: place.id,
        number: place.number,
        generation: centre.generation_on(asked.from()),
        centre: centre.clone(),
        mentors,
        vacancy,
        refusal: refused.map(|r| r.refusal),
    })
}
