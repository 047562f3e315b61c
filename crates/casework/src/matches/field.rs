//! Who waits and what is free, as the rules of matching read them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use holdepunkt_rules::{
    citizen::Citizen as Person,
    codes::Code,
    company::Company,
    contract::Contract,
    cpr::Sex,
    id::*,
    matching::{
        centre::Centre,
        citizen::{CentreNumber, Citizen, Industry, Occupation, Tag},
        point::Point,
        weights::Weights,
    },
    period::{Period, age_on, days_between, plus_days},
    place::{Place, vacancies},
    placement::Outcome,
    wish::WishKind,
};
use holdepunkt_store::{accommodations, centres, companies, contracts, matches as rows, placements, places, wishes};
use jiff::civil::Date;

use super::weights;
use crate::{
    Error, Rulebook, Work,
    citizens::sees_protected,
    context::by_people,
    maps::{Point as MapPoint, whereabouts},
    policy::{Answer, takes_in},
};

/// Hours a week that somebody can begin with when nobody has asked: no centre is ruled out by what nobody knows.
pub const UNKNOWN_HOURS: u32 = 3700;
/// Kilometres that somebody can travel when nobody has asked.
pub const UNKNOWN_KM: i64 = 30;
/// Days of 13 weeks.
const HELD_DAYS: i64 = 91;

/// A citizen as the reader sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct Somebody {
    /// Who.
    pub id: CitizenId,
    /// Name; empty when it is protected from the reader.
    pub name: String,
    /// Target group.
    pub group: Code,
    /// For figures.
    pub sex: Sex,
    /// Age on the start date.
    pub age: i16,
    /// Since when they wait.
    pub since: Date,
    /// By when the law asks for the next talk.
    pub deadline: Option<Date>,
    /// Hours were asked for?
    pub hours_known: bool,
    /// How far was asked for?
    pub km_known: bool,
    /// Where the middle of their postcode is; none when the address has none.
    pub home: Option<MapPoint>,
}

/// What happened at a centre before: information beside a match, never part of its worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Record {
    /// Courses begun.
    pub begun: u32,
    /// Courses begun so long ago that they could have been held 13 weeks.
    pub could: u32,
    /// Of those, held 13 weeks.
    pub held: u32,
    /// Courses that are over.
    pub over: u32,
    /// Of those, ended in a job.
    pub jobs: u32,
}

/// A centre with its free places.
#[derive(Debug, Clone, PartialEq)]
pub struct Somewhere {
    /// Which.
    pub id: CentreId,
    /// Name.
    pub name: String,
    /// Where, on the map.
    pub at: Option<MapPoint>,
    /// The places that are free for the minimum weeks from the start date.
    pub free: Vec<PlaceId>,
    /// What happened there before.
    pub record: Record,
    /// The same by mentor, of those who are still there, in order of their first course.
    pub mentors: Vec<(String, Record)>,
}

/// Citizens and centres, each beside what the rules read of it.
#[derive(Debug)]
pub struct Field {
    /// The start date.
    pub start: Date,
    /// Points.
    pub weights: Weights,
    /// Citizens, in order of their identifiers.
    pub people: Vec<Somebody>,
    /// The same for the rules.
    pub citizens: Vec<Citizen>,
    /// Centres, in Danish order of their names.
    pub places: Vec<Somewhere>,
    /// The same for the rules.
    pub centres: Vec<Centre>,
    tags: Numbers,
    industries: Numbers,
    /// Citizens who wait and can't be matched, since nobody knows where they live.
    pub homeless: Vec<Somebody>,
}

/// Numbers for codes, in order of their first use.
#[derive(Debug, Default)]
struct Numbers(Vec<Code>);

impl Numbers {
    fn of(&mut self, code: &Code) -> u32 {
        let at = self.0.iter().position(|c| c == code).unwrap_or_else(|| {
            self.0.push(code.clone());
            self.0.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}

/// Degrees from ten-thousandths of a degree.
fn point((longitude, latitude): MapPoint) -> Option<Point> {
    Point::millionths(i64::from(latitude) * 100, i64::from(longitude) * 100)
}

/// The middle of the postcode in an address of one line: its last four digits that stand alone.
fn home_of(address: &str) -> Option<MapPoint> {
    let mut words = address.split(|c: char| !c.is_alphanumeric());
    let postcode = words.rfind(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))?;
    crate::maps::postcode(postcode)
}

impl Record {
    fn add(&mut self, h: &rows::Held, today: Date) {
        self.begun += 1;
        let days = days_between(h.from, if h.ended { h.until } else { h.until.min(today) }) + 1;
        if days_between(h.from, today) + 1 >= HELD_DAYS {
            self.could += 1;
            self.held += u32::from(days >= HELD_DAYS);
        }
        if h.ended {
            self.over += 1;
            let job = matches!(h.outcome, Some(Outcome::OrdinaryJob | Outcome::FlexiJob | Outcome::WageSubsidisedJob));
            self.jobs += u32::from(job);
        }
    }
}

/// What happened at a centre, and with each of its mentors.
fn records(all: &[rows::Held], centre: CentreId, today: Date) -> (Record, Vec<(String, Record)>) {
    let (mut record, mut mentors) = (Record::default(), Vec::<(String, Record)>::new());
    for h in all.iter().filter(|h| h.centre == centre) {
        record.add(h, today);
        let Some(name) = &h.mentor else { continue };
        let at = mentors.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            mentors.push((name.clone(), Record::default()));
            mentors.len() - 1
        });
        if let Some((_, of)) = mentors.get_mut(at) {
            of.add(h, today);
        }
    }
    (record, mentors)
}

/// The contract that runs on a day; else the next one, else the last.
fn contract_on(all: &[Contract], centre: CentreId, day: Date) -> Option<&Contract> {
    let mut of: Vec<&Contract> = all.iter().filter(|c| c.centre == centre).collect();
    of.sort_by_key(|c| c.period.from());
    let runs = of.iter().find(|c| c.period.contains(day));
    runs.or_else(|| of.iter().find(|c| c.period.from() > day)).or_else(|| of.last()).copied()
}

struct Around {
    companies: Vec<Company>,
    contracts: Vec<Contract>,
    places: Vec<Place>,
    taken: HashMap<PlaceId, Vec<Period>>,
    experience: Vec<(CentreId, Code)>,
    trained: BTreeSet<CentreId>,
    record: Vec<rows::Held>,
}

impl Field {
    /// Every centre on a start date, and nobody yet.
    pub(crate) async fn empty(work: &mut Work, start: Date) -> Result<Self, Error> {
        let (scope, today) = (work.scope, work.today());
        let weights = weights(work, start).await?;
        let last = plus_days(start, 7 * i64::from(weights.minimum_weeks) - 1);
        let around = Around {
            companies: companies::list(&mut work.tx, scope).await?,
            contracts: contracts::list(&mut work.tx, scope).await?,
            places: places::list(&mut work.tx, scope).await?,
            taken: placements::taken(&mut work.tx, scope, start, last).await?,
            experience: rows::experience(&mut work.tx, scope).await?,
            trained: rows::trained(&mut work.tx, scope).await?.into_iter().collect(),
            record: rows::record(&mut work.tx, scope, today).await?,
        };
        let mut field = Self {
            start,
            weights,
            people: Vec::new(),
            citizens: Vec::new(),
            places: Vec::new(),
            centres: Vec::new(),
            tags: Numbers::default(),
            industries: Numbers::default(),
            homeless: Vec::new(),
        };
        for centre in centres::list(&mut work.tx, scope).await? {
            // Without a contract or a place on the map there is nothing to match with.
            let Some(contract) = contract_on(&around.contracts, centre.id, start) else { continue };
            let parties = centre.companies.iter().filter_map(|id| around.companies.iter().find(|c| c.id == *id));
            let Some(at) = parties.clone().find_map(|c| Some(whereabouts(&c.address)?.0)) else { continue };
            let Some(place) = point(at) else { continue };
            let whole = Period::known(start, Some(last));
            let is_free = |p: &&Place| {
                let taken = around.taken.get(&p.id).map(Vec::as_slice).unwrap_or_default();
                p.centre == centre.id && vacancies(&p.spans, taken).iter().any(|v| v.period.covers(&whole))
            };
            let free: Vec<PlaceId> = around.places.iter().filter(is_free).map(|p| p.id).collect();
            let known = around.experience.iter().filter(|(id, _)| *id == centre.id);
            // What the centre itself says of its tasks; else what its companies are.
            let works_in: Vec<&Code> = match centre.offer.industries.as_slice() {
                [] => parties.map(|c| &c.industry).collect(),
                told => told.iter().collect(),
            };
            field.centres.push(Centre {
                generation: centre.generation_on(start),
                contract_from: contract.period.from(),
                contract_to: contract.period.until(),
                free_places: u32::try_from(free.len()).unwrap_or(u32::MAX),
                hours_from: centre.offer.hours_from.map_or(0, |h| hundredths(h.minutes())),
                accommodations: centre.offer.accommodations.iter().map(|c| Tag(field.tags.of(c))).collect(),
                place,
                industries: works_in.into_iter().map(|code| Industry(field.industries.of(code))).collect(),
                occupations: centre.offer.occupations.iter().filter_map(|o| Occupation::parse(o.as_str())).collect(),
                mentor_trained: around.trained.contains(&centre.id),
                mentor_experience: known.map(|(_, c)| Tag(field.tags.of(c))).collect(),
            });
            let (record, mentors) = records(&around.record, centre.id, today);
            field.places.push(Somewhere { id: centre.id, name: centre.name, at: Some(at), free, record, mentors });
        }
        Ok(field)
    }

    /// The number of a centre.
    #[must_use]
    pub fn number(&self, centre: CentreId) -> Option<CentreNumber> {
        let at = self.places.iter().position(|p| p.id == centre)?;
        u32::try_from(at).ok().map(CentreNumber)
    }

    /// The centre of a number.
    #[must_use]
    pub fn centre(&self, number: CentreNumber) -> Option<&Somewhere> {
        self.places.get(number.at())
    }

    /// The code of an accommodation's number.
    #[must_use]
    pub fn tag(&self, tag: Tag) -> Option<&Code> {
        self.tags.0.get(tag.0 as usize)
    }

    /// The code of an industry's number.
    #[must_use]
    pub fn industry(&self, industry: Industry) -> Option<&Code> {
        self.industries.0.get(industry.0 as usize)
    }
}

/// Hundredths of an hour from minutes; a centre that wants 2 h 20 m wants a little more than 2.33.
fn hundredths(minutes: i64) -> u32 {
    u32::try_from((minutes.max(0) * 5 + 2) / 3).unwrap_or(u32::MAX)
}

/// What a citizen needs, wants and would rather not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wants {
    needs: Vec<Code>,
    centres: Vec<CentreId>,
    declined: Vec<Code>,
    goals: Vec<Code>,
    barred: Vec<CentreId>,
}

/// Everything of one citizen that a match asks for, beside the centres that are barred.
pub(crate) async fn wants(work: &mut Work, citizen: CitizenId, barred: Vec<CentreId>) -> Result<Wants, Error> {
    let scope = work.scope;
    let wishes = wishes::of_citizen(&mut work.tx, scope, citizen).await?;
    let needs = accommodations::of_citizen(&mut work.tx, scope, citizen).await?;
    Ok(Wants {
        needs: needs.into_iter().map(|a| a.accommodation).collect(),
        centres: wishes.centres,
        declined: wishes.not_industries,
        goals: wishes::goals(&mut work.tx, scope, citizen).await?,
        barred,
    })
}

/// Everything of everybody who waits.
async fn wants_of_all(work: &mut Work) -> Result<BTreeMap<CitizenId, Wants>, Error> {
    let scope = work.scope;
    let mut all: BTreeMap<CitizenId, Wants> = BTreeMap::new();
    for (citizen, need) in rows::needs(&mut work.tx, scope).await? {
        all.entry(citizen).or_default().needs.push(need);
    }
    for (citizen, kind, code) in rows::wishes(&mut work.tx, scope).await? {
        let of = all.entry(citizen).or_default();
        match kind {
            WishKind::Centre => of.centres.extend(CentreId::parse(code.as_str())),
            WishKind::NotIndustry => of.declined.push(code),
            WishKind::Industry | WishKind::Task | WishKind::NotTask => {}
        }
    }
    for (citizen, goal) in rows::goals(&mut work.tx, scope).await? {
        all.entry(citizen).or_default().goals.push(goal);
    }
    for (citizen, centre) in rows::barred(&mut work.tx, scope).await? {
        all.entry(citizen).or_default().barred.push(centre);
    }
    Ok(all)
}

/// Since when somebody waits, and by when the law asks for the next talk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Waits {
    pub since: Date,
    pub deadline: Option<Date>,
}

impl Field {
    /// Adds a citizen; one whose home nobody knows is kept apart. Their name is left out where it is hidden.
    pub(crate) fn add(
        &mut self,
        rulebook: &Rulebook,
        (citizen, hidden): (Person, bool),
        reach: &rows::Reach,
        waits: Waits,
        wants: &Wants,
    ) {
        let home = home_of(&reach.address);
        let (cpr, group) = (citizen.cpr, citizen.target_group);
        let person = Somebody {
            id: citizen.id,
            name: if hidden { String::new() } else { citizen.name },
            group: group.clone(),
            sex: cpr.sex(),
            age: age_on(cpr.born(), self.start),
            since: waits.since,
            deadline: waits.deadline,
            hours_known: reach.start_minutes.is_some(),
            km_known: reach.travel_km.is_some(),
            home,
        };
        let Some(at) = home.and_then(point) else {
            self.homeless.push(person);
            return;
        };
        let mut groups = rulebook.programmes().iter().flat_map(|p| &p.target_groups);
        let complex = groups.any(|g| g.complex && g.code == group && g.period.contains(self.start));
        let needs = wants.needs.iter().map(|c| Tag(self.tags.of(c))).collect();
        let declined = wants.declined.iter().map(|c| Industry(self.industries.of(c))).collect();
        let wish = |at: usize| wants.centres.get(at).and_then(|id| self.number(*id));
        let km = reach.travel_km.unwrap_or(UNKNOWN_KM);
        self.citizens.push(Citizen {
            complex,
            hours: reach.start_minutes.map_or(UNKNOWN_HOURS, hundredths),
            #[allow(clippy::cast_precision_loss)] // at most some hundreds
            travel_km: km as f64,
            home: at,
            waiting_since: waits.since,
            deadline: waits.deadline,
            goals: wants.goals.iter().filter_map(|o| Occupation::parse(o.as_str())).collect(),
            needs,
            declined,
            barred: wants.barred.iter().filter_map(|id| self.number(*id)).collect(),
            first_wish: wish(0),
            second_wish: wish(1),
        });
        self.people.push(person);
    }

    /// Adds everybody who waits and is within the reader's reach, in order of their identifiers.
    pub(crate) async fn add_waiting(&mut self, work: &mut Work) -> Result<(), Error> {
        let all = wants_of_all(work).await?;
        let rulebook = work.context.house.rulebook.clone();
        let nothing = Wants::default();
        for w in rows::waiting(&mut work.tx, work.scope).await? {
            let relation = by_people(&work.context.who, &w.people);
            if takes_in(work.reach, &relation) != Answer::Yes {
                continue;
            }
            let hidden = w.citizen.protected && !sees_protected(work.reach, &relation);
            let waits = waits(work, w.since, &w.citizen.target_group, w.talk_on)?;
            let wants = all.get(&w.citizen.id).unwrap_or(&nothing);
            self.add(&rulebook, (w.citizen, hidden), &w.reach, waits, wants);
        }
        Ok(())
    }
}

/// How long somebody waits, by the day of their referral and of their latest talk.
pub(crate) fn waits(work: &Work, since: Date, group: &Code, talk_on: Option<Date>) -> Result<Waits, Error> {
    let rules = work.context.house.rulebook.referral_rules();
    let deadline = rules.talk_on(group, work.today()).map(|rule| rule.deadline(talk_on)).unwrap_or_default();
    Ok(Waits { since, deadline })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_happened_is_counted_by_centre_and_by_mentor() {
        let (here, elsewhere) = (CentreId::fresh(), CentreId::fresh());
        let held = |centre, mentor: Option<&str>, until: Date, outcome: Option<Outcome>| rows::Held {
            centre,
            mentor: mentor.map(str::to_owned),
            from: date(2026, 1, 5),
            until,
            ended: outcome.is_some(),
            outcome,
        };
        let today = date(2026, 6, 1);
        let all = [
            // 91 days to the day, 90 days, one that runs; a mentor who has left; another centre.
            held(here, Some("Inger"), date(2026, 4, 5), Some(Outcome::FlexiJob)),
            held(here, Some("Bo"), date(2026, 4, 4), Some(Outcome::None)),
            held(here, Some("Inger"), date(2026, 9, 1), None),
            held(here, None, date(2026, 2, 1), Some(Outcome::Education)),
            held(elsewhere, Some("Inger"), date(2026, 5, 1), Some(Outcome::OrdinaryJob)),
        ];
        let (record, mentors) = records(&all, here, today);
        assert_eq!(record, Record { begun: 4, could: 4, held: 2, over: 3, jobs: 1 });
        let inger = Record { begun: 2, could: 2, held: 2, over: 1, jobs: 1 };
        let bo = Record { begun: 1, could: 1, held: 0, over: 1, jobs: 0 };
        assert_eq!(mentors, [("Inger".to_owned(), inger), ("Bo".to_owned(), bo)]);
        // Who began less than 13 weeks ago could not have held them.
        assert_eq!(records(&all, here, date(2026, 4, 4)).0.could, 0);
        assert_eq!(records(&all, CentreId::fresh(), today), (Record::default(), Vec::new()));
    }
}
