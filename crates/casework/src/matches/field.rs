//! Who waits and what is free, as the rules of matching read them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use holdepunkt_rules::{
    centre::{CompanyCentre, Generation},
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
use holdepunkt_store::{
    accommodations, centres, citizens, companies, contracts, matches as rows, placements, places,
    referrals::{self, Waiting},
    wishes,
};
use jiff::civil::Date;

use super::weights;
use crate::{
    Error, Work,
    citizens::sees_protected,
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
    /// Accommodations by their numbers.
    pub tags: Vec<Code>,
    /// Industries by their numbers.
    pub industries: Vec<Code>,
    /// Citizens who wait and can't be matched, since nobody knows where they live.
    pub homeless: Vec<Somebody>,
}

/// Numbers for codes, in order of their first use.
#[derive(Default)]
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

fn record(held: &[&rows::Held], today: Date) -> Record {
    let mut record = Record::default();
    for h in held {
        record.begun += 1;
        let days = days_between(h.from, if h.ended { h.until } else { h.until.min(today) }) + 1;
        if days_between(h.from, today) + 1 >= HELD_DAYS {
            record.could += 1;
            record.held += u32::from(days >= HELD_DAYS);
        }
        if h.ended {
            record.over += 1;
            let job = matches!(h.outcome, Some(Outcome::OrdinaryJob | Outcome::FlexiJob | Outcome::WageSubsidisedJob));
            record.jobs += u32::from(job);
        }
    }
    record
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
    pub(crate) async fn empty(work: &mut Work, start: Date) -> Result<(Self, Vec<CompanyCentre>), Error> {
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
            tags: Vec::new(),
            industries: Vec::new(),
            homeless: Vec::new(),
        };
        let (mut tags, mut industries) = (Numbers::default(), Numbers::default());
        let all = centres::list(&mut work.tx, scope).await?;
        let mut shown = Vec::new();
        for centre in all {
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
            let held: Vec<&rows::Held> = around.record.iter().filter(|h| h.centre == centre.id).collect();
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
                accommodations: centre.offer.accommodations.iter().map(|c| Tag(tags.of(c))).collect(),
                place,
                industries: works_in.into_iter().map(|code| Industry(industries.of(code))).collect(),
                occupations: centre.offer.occupations.iter().filter_map(|o| Occupation::parse(o.as_str())).collect(),
                mentor_trained: around.trained.contains(&centre.id),
                mentor_experience: known.map(|(_, c)| Tag(tags.of(c))).collect(),
            });
            let record = record(&held, today);
            field.places.push(Somewhere { id: centre.id, name: centre.name.clone(), at: Some(at), free, record });
            shown.push(centre);
        }
        (field.tags, field.industries) = (tags.0, industries.0);
        Ok((field, shown))
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
        self.tags.get(tag.0 as usize)
    }

    /// The code of an industry's number.
    #[must_use]
    pub fn industry(&self, industry: Industry) -> Option<&Code> {
        self.industries.get(industry.0 as usize)
    }

    fn tag_of(&mut self, code: &Code) -> Tag {
        let mut numbers = Numbers(std::mem::take(&mut self.tags));
        let tag = Tag(numbers.of(code));
        self.tags = numbers.0;
        tag
    }

    fn industry_of(&mut self, code: &Code) -> Industry {
        let mut numbers = Numbers(std::mem::take(&mut self.industries));
        let industry = Industry(numbers.of(code));
        self.industries = numbers.0;
        industry
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

/// Everything of one citizen that a match asks for.
pub(crate) async fn wants(work: &mut Work, citizen: CitizenId) -> Result<Wants, Error> {
    let scope = work.scope;
    let wishes = wishes::of_citizen(&mut work.tx, scope, citizen).await?;
    let needs = accommodations::of_citizen(&mut work.tx, scope, citizen).await?;
    let barred = rows::barred(&mut work.tx, scope).await?;
    Ok(Wants {
        needs: needs.into_iter().map(|a| a.accommodation).collect(),
        centres: wishes.centres,
        declined: wishes.not_industries,
        goals: wishes::goals(&mut work.tx, scope, citizen).await?,
        barred: barred.into_iter().filter(|(c, _)| *c == citizen).map(|(_, centre)| centre).collect(),
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
    /// Adds a citizen; one whose home nobody knows is kept apart.
    pub(crate) async fn add(
        &mut self,
        work: &mut Work,
        (id, hidden): (CitizenId, bool),
        waits: Waits,
        wants: &Wants,
    ) -> Result<bool, Error> {
        let scope = work.scope;
        let Some(citizen) = citizens::find(&mut work.tx, scope, id).await? else { return Ok(false) };
        let Some(reach) = rows::reach(&mut work.tx, scope, id).await? else { return Ok(false) };
        let home = home_of(&reach.address);
        let person = Somebody {
            id,
            name: if hidden { String::new() } else { citizen.name.clone() },
            group: citizen.target_group.clone(),
            sex: citizen.cpr.sex(),
            age: age_on(citizen.cpr.born(), self.start),
            since: waits.since,
            deadline: waits.deadline,
            hours_known: reach.start_minutes.is_some(),
            km_known: reach.travel_km.is_some(),
            home,
        };
        let Some(at) = home.and_then(point) else {
            self.homeless.push(person);
            return Ok(false);
        };
        let rulebook = work.context.house.rulebook.clone();
        let complex = rulebook
            .programmes()
            .iter()
            .flat_map(|p| &p.target_groups)
            .any(|g| g.complex && g.code == citizen.target_group && g.period.contains(self.start));
        let needs = wants.needs.iter().map(|c| self.tag_of(c)).collect();
        let declined = wants.declined.iter().map(|c| self.industry_of(c)).collect();
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
        Ok(true)
    }

    /// Adds everybody who waits and is within the reader's reach, in order of their identifiers.
    pub(crate) async fn add_waiting(&mut self, work: &mut Work) -> Result<(), Error> {
        let mut waiting: Vec<Waiting> = referrals::waiting(&mut work.tx, work.scope).await?;
        waiting.sort_by_key(|w| w.referral.citizen);
        waiting.dedup_by_key(|w| w.referral.citizen);
        let all = wants_of_all(work).await?;
        let nothing = Wants::default();
        for w in waiting {
            let id = w.referral.citizen;
            let relation = work.relation(id).await?;
            if takes_in(work.reach, &relation) != Answer::Yes || relation.moved_on.is_some() {
                continue;
            }
            let hidden = w.protected && !sees_protected(work.reach, &relation);
            let waits = waits(work, w.referral.sent_on, &w.target_group, w.talk_on)?;
            self.add(work, (id, hidden), waits, all.get(&id).unwrap_or(&nothing)).await?;
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

/// Is a centre of generation 2 on a day? For a mark beside its name.
#[must_use]
pub fn second(centre: &CompanyCentre, day: Date) -> bool {
    centre.generation_on(day) == Generation::Second
}
