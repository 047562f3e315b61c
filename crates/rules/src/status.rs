//! The status report: what a programme has come to on a day, counted from the cases (S1,
//! sections 2 and 3).
//!
//! A pure function from facts to counts: a report as of an earlier day stays the same later,
//! since only what had happened by then is counted. Counts of several job centres are added;
//! what may be shown across them is decided in [`suppress`].

mod absence;
mod contract_kind;
mod goals;
mod remark;
pub mod suppress;

use std::collections::BTreeMap;

use jiff::civil::Date;

pub use absence::{AbsenceFact, AbsenceStanding};
pub use contract_kind::{ContractKind, commonest};
pub use goals::{HeldAgainst, Measured, hold_against};
pub use remark::{Remark, percent_tenths, remark};

use crate::{
    centre::CooperationModel,
    citizen::under_30,
    codes::Code,
    company::{Sector, SizeBand},
    contract::{PaymentModel, PlaceStep, places_on},
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::Period,
    placement::{Outcome, PlacementState},
};

/// A contract of a centre in the programme.
#[derive(Debug, Clone, PartialEq)]
pub struct ContractFact {
    /// The centre.
    pub centre: CentreId,
    /// The centre's co-operation model.
    pub model: CooperationModel,
    /// First and last day.
    pub period: Period,
    /// Number of places over time.
    pub steps: Vec<PlaceStep>,
    /// How it is paid.
    pub payment: PaymentModel,
    /// Amount per month, by the payment model.
    pub amount: Ore,
    /// Mentor hours per week per citizen.
    pub mentor_hours: WeeklyHours,
}

/// A company that a centre in the programme hangs on.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyFact {
    /// The centre.
    pub centre: CentreId,
    /// The company.
    pub company: CompanyId,
    /// Private or public.
    pub sector: Sector,
    /// One of the twelve types.
    pub company_type: Code,
    /// Employees at the workplace.
    pub employees: i64,
}

/// A placement in a centre of the programme: one course.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseFact {
    /// Where it is.
    pub state: PlacementState,
    /// First day.
    pub from: Date,
    /// Last day; after an end, the day it ended.
    pub until: Date,
    /// The citizen's birth date.
    pub born: Date,
    /// The citizen's target group.
    pub group: Code,
    /// What came of it, when it has ended.
    pub outcome: Option<Outcome>,
}

impl CourseFact {
    /// Begun by the day: what is only held, or never began, is no course.
    #[must_use]
    pub fn started_by(&self, as_of: Date) -> bool {
        matches!(self.state, PlacementState::Agreed | PlacementState::Ended) && self.from <= as_of
    }

    /// Over by the day, with an outcome.
    #[must_use]
    pub fn completed_by(&self, as_of: Date) -> bool {
        self.state == PlacementState::Ended && self.until <= as_of
    }
}

/// What one job centre's report is counted from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The day its action plan was made.
    pub action_plan_on: Option<Date>,
    /// Contracts of the programme's centres.
    pub contracts: Vec<ContractFact>,
    /// Companies of the programme's centres; one that shares in two centres stands twice.
    pub companies: Vec<CompanyFact>,
    /// Courses in the programme's centres.
    pub courses: Vec<CourseFact>,
    /// Pauses and interruptions of those courses.
    pub absences: Vec<AbsenceFact>,
    /// A gap of so many days after the last active day keeps a course.
    pub resume_within_days: i64,
}

/// A number of citizens, and how many of them were under 30 when their course began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Citizens {
    /// All of them.
    pub all: i64,
    /// Of whom under 30.
    pub under_30: i64,
}

impl Citizens {
    fn count(&mut self, young: bool) {
        self.all += 1;
        self.under_30 += i64::from(young);
    }

    fn add(&mut self, other: Self) {
        self.all += other.all;
        self.under_30 += other.under_30;
    }
}

/// The report's bands of places in a centre (S1, section 3); the ones between and beyond are ours,
/// so that every centre is in one.
pub const PLACE_BANDS: &[(&str, i64, i64)] =
    &[("1-3", 1, 3), ("4", 4, 4), ("5-6", 5, 6), ("7", 7, 7), ("8-10", 8, 10), ("11+", 11, i64::MAX)];

/// The bands that the report of 2010 has: shown also when no centre is in them.
pub const REPORTED_BANDS: &[&str] = &["4", "5-6", "8-10"];

/// The band of a number of places.
#[must_use]
pub fn place_band(places: i64) -> &'static str {
    PLACE_BANDS.iter().find(|(_, from, to)| (*from..=*to).contains(&places)).map_or("1-3", |(band, ..)| *band)
}

/// The outcomes that lead on: all but none.
pub const ONWARD: &[Outcome] = &[
    Outcome::OrdinaryJob,
    Outcome::Education,
    Outcome::FlexiJob,
    Outcome::WageSubsidisedJob,
    Outcome::IndividualPlacement,
];

/// The counts of one job centre, or of several together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Job centres.
    pub job_centres: i64,
    /// Action plans made.
    pub action_plans: i64,
    /// Company centres with a contract in force.
    pub company_centres: i64,
    /// Companies they hang on.
    pub companies: i64,
    /// Places that the contracts keep.
    pub places: i64,
    /// Companies by sector.
    pub sector: BTreeMap<Sector, i64>,
    /// Companies by type.
    pub company_types: BTreeMap<Code, i64>,
    /// Companies by size.
    pub company_sizes: BTreeMap<SizeBand, i64>,
    /// Centres by band of places.
    pub places_per_centre: BTreeMap<&'static str, i64>,
    /// Centres by kind of contract.
    pub contract_kinds: BTreeMap<ContractKind, i64>,
    /// Courses started.
    pub started: Citizens,
    /// Courses completed.
    pub completed: Citizens,
    /// Courses started, by the citizen's target group.
    pub groups: BTreeMap<Code, i64>,
    /// Courses completed, by outcome; none is among them.
    pub outcomes: BTreeMap<Outcome, Citizens>,
    /// Pauses and interruptions that had begun, by how they stood.
    pub absences: BTreeMap<AbsenceStanding, i64>,
    /// The same by reason.
    pub absence_reasons: BTreeMap<Code, i64>,
}

impl Counts {
    /// Courses that led on, of those completed.
    #[must_use]
    pub fn onward(&self) -> Citizens {
        let mut sum = Citizens::default();
        ONWARD.iter().for_each(|o| sum.add(self.outcome(*o)));
        sum
    }

    /// Courses completed with an outcome.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> Citizens {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }

    /// Pauses and interruptions in all.
    #[must_use]
    pub fn all_absences(&self) -> i64 {
        self.absences.values().sum()
    }

    /// Courses that are running.
    #[must_use]
    pub fn running(&self) -> i64 {
        self.started.all - self.completed.all
    }

    /// The counts of two job centres, or groups of them, together.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        fn add<K: Ord + Clone>(into: &mut BTreeMap<K, i64>, from: &BTreeMap<K, i64>) {
            for (key, n) in from {
                *into.entry(key.clone()).or_default() += n;
            }
        }
        self.job_centres += other.job_centres;
        self.action_plans += other.action_plans;
        self.company_centres += other.company_centres;
        self.companies += other.companies;
        self.places += other.places;
        add(&mut self.sector, &other.sector);
        add(&mut self.company_types, &other.company_types);
        add(&mut self.company_sizes, &other.company_sizes);
        add(&mut self.places_per_centre, &other.places_per_centre);
        add(&mut self.contract_kinds, &other.contract_kinds);
        add(&mut self.groups, &other.groups);
        add(&mut self.absences, &other.absences);
        add(&mut self.absence_reasons, &other.absence_reasons);
        self.started.add(other.started);
        self.completed.add(other.completed);
        for (outcome, citizens) in &other.outcomes {
            self.outcomes.entry(*outcome).or_default().add(*citizens);
        }
        self
    }
}

/// Counts one job centre's facts as of a day. `groups` and `company_types` stand in the report
/// also when nobody is in them.
#[must_use]
pub fn count(facts: &Facts, as_of: Date, groups: &[Code], company_types: &[Code]) -> Counts {
    let mut c = Counts {
        job_centres: 1,
        action_plans: i64::from(facts.action_plan_on.is_some_and(|day| day <= as_of)),
        sector: Sector::ALL.iter().map(|s| (*s, 0)).collect(),
        company_types: company_types.iter().map(|t| (t.clone(), 0)).collect(),
        company_sizes: SizeBand::ALL.iter().map(|b| (*b, 0)).collect(),
        places_per_centre: REPORTED_BANDS.iter().map(|b| (*b, 0)).collect(),
        groups: groups.iter().map(|g| (g.clone(), 0)).collect(),
        outcomes: Outcome::ALL.iter().map(|o| (*o, Citizens::default())).collect(),
        ..Counts::default()
    };
    let centres = count_centres(&mut c, facts, as_of);
    count_companies(&mut c, facts, &centres);
    count_courses(&mut c, facts, as_of);
    count_absences(&mut c, facts, as_of);
    c
}

fn count_absences(c: &mut Counts, facts: &Facts, as_of: Date) {
    for absence in &facts.absences {
        if let Some(standing) = absence.standing_on(as_of, facts.resume_within_days) {
            *c.absences.entry(standing).or_default() += 1;
            *c.absence_reasons.entry(absence.reason.clone()).or_default() += 1;
        }
    }
}

/// The centres that have a contract in force with places on the day.
fn count_centres(c: &mut Counts, facts: &Facts, as_of: Date) -> Vec<CentreId> {
    let mut centres = Vec::new();
    for contract in facts.contracts.iter().filter(|k| k.period.contains(as_of)) {
        let places = places_on(&contract.steps, as_of);
        if places < 1 || centres.contains(&contract.centre) {
            continue;
        }
        centres.push(contract.centre);
        c.company_centres += 1;
        c.places += places;
        *c.places_per_centre.entry(place_band(places)).or_default() += 1;
        *c.contract_kinds.entry(ContractKind::of(contract)).or_default() += 1;
    }
    centres
}

fn count_companies(c: &mut Counts, facts: &Facts, centres: &[CentreId]) {
    let mut seen = Vec::new();
    for fact in facts.companies.iter().filter(|f| centres.contains(&f.centre)) {
        if seen.contains(&fact.company) {
            continue;
        }
        seen.push(fact.company);
        c.companies += 1;
        *c.sector.entry(fact.sector).or_default() += 1;
        *c.company_types.entry(fact.company_type.clone()).or_default() += 1;
        *c.company_sizes.entry(SizeBand::of(fact.employees)).or_default() += 1;
    }
}

fn count_courses(c: &mut Counts, facts: &Facts, as_of: Date) {
    for course in facts.courses.iter().filter(|f| f.started_by(as_of)) {
        let young = under_30(course.born, course.from);
        c.started.count(young);
        *c.groups.entry(course.group.clone()).or_default() += 1;
        if course.completed_by(as_of) {
            c.completed.count(young);
            c.outcomes.entry(course.outcome.unwrap_or(Outcome::None)).or_default().count(young);
        }
    }
}

/// Courses started in all by the end of each month, from the first one's to the day's own.
#[must_use]
pub fn started_by_month(courses: &[CourseFact], as_of: Date) -> Vec<(Date, i64)> {
    let mut starts: Vec<Date> = courses.iter().filter(|c| c.started_by(as_of)).map(|c| c.from).collect();
    starts.sort();
    let Some(first) = starts.first() else { return Vec::new() };
    let mut months = Vec::new();
    let mut month = first.first_of_month();
    while month <= as_of {
        let last = month.last_of_month().min(as_of);
        months.push((last, starts.iter().filter(|s| **s <= last).count() as i64));
        month = crate::period::plus_days(month.last_of_month(), 1);
    }
    months
}

#[cfg(test)]
mod tests;
