//! Placements, by CPR number, centre, place and first day. One that is there with other terms is changed on its page.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    cpr::Cpr,
    hours::WeeklyHours,
    id::*,
    period::Period,
    place::{Place, accept_contracted, accept_free},
    placement::{Ending, Outcome, Placement, PlacementKind, PlacementState, accept_citizen_free, accept_period},
    text::{self, LONGEST_NAME},
};
use holdepunkt_store::{centres, exchange, mentors, placements, places};
use jiff::civil::Date;

use super::{
    Written,
    contracts::{centres_by_name, one_of},
    file::{Faults, Picker},
    people::{once, with_citizens},
};
use crate::{Error, Work, context::Deed};

#[derive(Debug)]
pub(super) struct Asked {
    centre: String,
    number: i64,
    period: Period,
    hours: WeeklyHours,
    mentor: Option<String>,
    choice: Code,
    outcome: Option<Outcome>,
}

/// The reason that stands where a file says none.
const NO_REASON: &str = "consultants_proposal";

pub(super) fn pick(p: &mut Picker<'_>) -> Option<(Cpr, Asked)> {
    let today = p.today();
    let (cpr, centre) = (p.cpr(), p.text("centre", |t| text::line(t, LONGEST_NAME, "centre")));
    let number = p.whole("place", 1, 1_000);
    let period = p.period();
    let hours = p.text("hours", |t| WeeklyHours::parse(t, "hours"));
    let mentor = p.text("mentor", |t| text::line(t, LONGEST_NAME, "mentor"));
    let choice = p.code("choice", today);
    let outcome = p.code("outcome", today).and_then(|c| Outcome::from_code(c.as_str()));
    let period = period?;
    let until = period.until()?;
    if let Err(refused) = accept_period(period.from(), until) {
        p.fault("until", until.to_string(), refused.refusal);
        return None;
    }
    if outcome.is_some() && until > today {
        p.fault("outcome", String::new(), Refusal::NotYet { day: until });
        return None;
    }
    let choice = choice.unwrap_or(Code::known(NO_REASON));
    let asked = Asked { centre: centre?, number: number?, period, hours: hours?, mentor, choice, outcome };
    Some((cpr?, asked))
}

#[derive(Debug, Default)]
pub(super) struct Plan {
    pub make: Vec<Placement>,
    pub same: usize,
}

/// What stands around the rows.
struct Around {
    centres: HashMap<String, Vec<CentreId>>,
    places: HashMap<(CentreId, i64), Place>,
    mentors: HashMap<CentreId, Vec<(String, MentorId)>>,
    of_place: HashMap<PlaceId, Vec<Period>>,
    of_citizen: HashMap<CitizenId, Vec<Period>>,
    there: HashMap<(CitizenId, PlaceId, Date), Placement>,
}

impl Around {
    async fn load(work: &mut Work) -> Result<Self, Error> {
        let centres_named = centres_by_name(work).await?;
        let (tx, scope) = (&mut work.tx, work.scope);
        let all = places::list(tx, scope).await?;
        let known = mentors::list(tx, scope).await?;
        let mut of_centre: HashMap<CentreId, Vec<(String, MentorId)>> = HashMap::new();
        for centre in centres::list(tx, scope).await? {
            let own = known.iter().filter(|m| centre.companies.contains(&m.company));
            of_centre.insert(centre.id, own.map(|m| (m.name.to_lowercase(), m.id)).collect());
        }
        let mut around = Self {
            centres: centres_named,
            places: all.into_iter().map(|p| ((p.centre, p.number), p)).collect(),
            mentors: of_centre,
            of_place: HashMap::new(),
            of_citizen: HashMap::new(),
            there: HashMap::new(),
        };
        for placement in placements::in_period(tx, scope, Date::MIN, Date::MAX).await? {
            around.add(placement);
        }
        Ok(around)
    }

    fn add(&mut self, p: Placement) {
        self.of_place.entry(p.place).or_default().push(p.period);
        self.of_citizen.entry(p.citizen).or_default().push(p.period);
        self.there.insert((p.citizen, p.place, p.period.from()), p);
    }

    fn mentor(&self, centre: CentreId, name: Option<&String>) -> Result<MentorId, Refusal> {
        let own = self.mentors.get(&centre).map(Vec::as_slice).unwrap_or_default();
        match (name, own) {
            (None, [(_, only)]) => Ok(*only),
            (None, _) => Err(Refusal::MentorMissing),
            (Some(name), own) => {
                let mut named = own.iter().filter(|(n, _)| *n == name.to_lowercase()).map(|(_, id)| *id);
                match (named.next(), named.next()) {
                    (Some(one), None) => Ok(one),
                    (Some(_), Some(_)) => Err(Refusal::NameTwice),
                    (None, _) => Err(Refusal::MentorNotOfCentre),
                }
            }
        }
    }

    /// The placement that a row asks for, or what is wrong with it and where; nothing when it is there already.
    fn accept(&self, citizen: CitizenId, row: &Asked) -> Result<Option<Placement>, (&'static str, String, Refusal)> {
        let centre = one_of(&self.centres, &row.centre, Refusal::CentreUnknown);
        let centre = centre.map_err(|r| ("centre", row.centre.clone(), r))?;
        let place = self.places.get(&(centre, row.number));
        let place = place.ok_or_else(|| ("place", row.number.to_string(), Refusal::PlaceUnknown))?;
        let mentor = self.mentor(centre, row.mentor.as_ref());
        let from = row.period.from();
        if let Some(there) = self.there.get(&(citizen, place.id, from)) {
            let same_mentor = row.mentor.is_none() || mentor.as_ref().ok() == Some(&there.mentor);
            let so = there.period == row.period && there.hours == row.hours && same_mentor;
            return if so { Ok(None) } else { Err(("from", from.to_string(), Refusal::ThereWithOtherTerms)) };
        }
        let mentor = mentor.map_err(|r| ("mentor", row.mentor.clone().unwrap_or_default(), r))?;
        let taken = self.of_place.get(&place.id).map(Vec::as_slice).unwrap_or_default();
        let own = self.of_citizen.get(&citizen).map(Vec::as_slice).unwrap_or_default();
        accept_contracted(&place.spans, &row.period)
            .and_then(|()| accept_free(taken, &row.period))
            .and_then(|()| accept_citizen_free(own, &row.period))
            .map_err(|r| (r.field.unwrap_or("from"), from.to_string(), r.refusal))?;
        let ending =
            row.outcome.map(|outcome| Ending { outcome, hours: None, place_name: String::new(), reason: None });
        Ok(Some(Placement {
            id: PlacementId::fresh(),
            citizen,
            place: place.id,
            referral: None,
            mentor,
            state: if ending.is_some() { PlacementState::Ended } else { PlacementState::Agreed },
            period: row.period,
            agreed_until: row.period.until().unwrap_or(from),
            hours: row.hours,
            choice: row.choice.clone(),
            ending,
            kind: PlacementKind::Placement,
            resumes: None,
            version: 1,
        }))
    }
}

pub(super) async fn plan(work: &mut Work, rows: Vec<(u32, (Cpr, Asked))>, faults: &mut Faults) -> Result<Plan, Error> {
    let rows = with_citizens(work, rows, faults).await?;
    let key = |c: CitizenId, r: &Asked| (c, r.centre.to_lowercase(), r.number, r.period.from());
    let rows = once(rows, "from", faults, key);
    let mut around = Around::load(work).await?;
    let mut plan = Plan::default();
    for (line, citizen, row) in rows {
        match around.accept(citizen, &row) {
            Ok(None) => plan.same += 1,
            Ok(Some(placement)) => {
                around.add(placement.clone());
                plan.make.push(placement);
            }
            Err((field, seen, refusal)) => faults.on(line, field, seen, refusal),
        }
    }
    Ok(plan)
}

impl Plan {
    pub async fn write(self, work: &mut Work, progress: &(dyn Fn(usize) + Sync)) -> Result<Written, Error> {
        exchange::insert_placements(&mut work.tx, work.scope, &self.make, progress).await?;
        Ok(self.make.iter().map(|p| (Deed::Register, "placement", p.id.to_string(), Some(p.citizen))).collect())
    }
}
