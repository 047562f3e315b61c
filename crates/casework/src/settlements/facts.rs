//! What is known of a citizen, as a settlement reads it and as it is kept with one.

use std::collections::HashMap;

use holdepunkt_rules::{
    grants::{
        active::Interval,
        day::{Day, Week},
        history::{Group, GroupDays, History, JobCentre, JobKind, Stay, WeekFacts, WeekRows, Weeks},
        own::{Away, OwnData, active_parts, educated, paid, supported},
        terms::Terms,
    },
    id::*,
    paid_hours::PaidKind,
};
use holdepunkt_store::{
    StoreError,
    settled_facts::{self as rows, AwayFacts, HoursFacts, PersonFacts, PlacementFacts},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::pseudonym;
use crate::{Error, Work};

/// Active days at a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StayFact {
    /// First day.
    pub from: Date,
    /// Last day; none while it runs.
    pub to: Option<Date>,
    /// The centre's name.
    pub centre: String,
    /// The placement's identifier, by which it is found in the case.
    pub placement: String,
}

/// Days in one of the target group's two groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupFact {
    /// `resource_course` or `cash_assistance`.
    pub group: String,
    /// First day.
    pub from: Date,
    /// Last day; none while it runs.
    pub to: Option<Date>,
}

/// A week with a job, education or other support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekFact {
    /// Its Monday.
    pub week: Date,
    /// Hundredths of hours; none without a job.
    pub hundredths: Option<u32>,
    /// Is one of the jobs a flexi-job?
    #[serde(default)]
    pub flexi: bool,
    /// A week in ordinary education?
    #[serde(default)]
    pub education: bool,
    /// Other public support?
    #[serde(default)]
    pub support: bool,
}

/// All that a settlement knows of a citizen. It is kept sealed with each settlement, as JSON that can be read in many
/// years.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Active days at companies.
    pub stays: Vec<StayFact>,
    /// Groups.
    pub groups: Vec<GroupFact>,
    /// Weeks.
    pub weeks: Vec<WeekFact>,
}

/// Facts in the form that the rules read.
#[derive(Debug)]
pub struct Held {
    stays: Vec<Stay>,
    groups: Vec<GroupDays>,
    weeks: (Week, Vec<WeekFacts>),
}

impl Held {
    /// The history.
    #[must_use]
    pub fn read(&self) -> History<'_> {
        History { stays: &self.stays, groups: &self.groups, weeks: Weeks::from(self.weeks.0, &self.weeks.1) }
    }
}

fn unreadable(why: &serde_json::Error) -> Error {
    StoreError::Unreadable { column: "facts_sealed".to_owned(), why: why.to_string() }.into()
}

impl Facts {
    /// As the rules read them.
    #[must_use]
    pub fn history(&self) -> Held {
        let stay = |s: &StayFact| Stay { job_centre: JobCentre(0), from: Day::of(s.from), to: s.to.map(Day::of) };
        let group = |g: &GroupFact| {
            let (from, to) = (Day::of(g.from), g.to.map(Day::of));
            Group::from_code(&g.group).map(|group| GroupDays { group, from, to })
        };
        let mut weeks = WeekRows::default();
        for w in &self.weeks {
            let week = Day::of(w.week).week();
            if let Some(hundredths) = w.hundredths {
                let kind = if w.flexi { JobKind::Flexi } else { JobKind::Ordinary };
                weeks.add(week, WeekFacts::work(kind, hundredths));
            }
            if w.education {
                weeks.add(week, WeekFacts::education());
            }
            if w.support {
                weeks.add(week, WeekFacts::support());
            }
        }
        Held {
            stays: self.stays.iter().map(stay).collect(),
            groups: self.groups.iter().filter_map(group).collect(),
            weeks: weeks.gathered(),
        }
    }

    /// As they are kept.
    ///
    /// # Errors
    /// None in practice: every part can be written.
    pub fn text(&self) -> Result<String, Error> {
        serde_json::to_string(self).map_err(|e| unreadable(&e))
    }

    /// From what was kept.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] for a text that isn't ours.
    pub fn of_text(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).map_err(|e| unreadable(&e))
    }

    /// The same with a job that goes on: each week after the last known one as that one, until a day. Only a job of
    /// which something is known so lately that it may well go on.
    #[must_use]
    pub fn going_on(&self, today: Day, until: Day, goes_on_days: i32) -> Self {
        let mut facts = self.clone();
        let last =
            self.weeks.iter().filter(|w| w.hundredths.is_some() && Day::of(w.week) <= today).max_by_key(|w| w.week);
        let Some(last) = last else { return facts };
        let mut week = Day::of(last.week).week();
        if today.since(week.sunday()) > goes_on_days {
            return facts;
        }
        while week.sunday() < until {
            week = week.plus(1);
            let monday = week.monday().date();
            match facts.weeks.iter_mut().find(|w| w.week == monday) {
                Some(there) if there.hundredths.is_none() => {
                    (there.hundredths, there.flexi) = (last.hundredths, last.flexi);
                }
                Some(_) => {}
                None => facts.weeks.push(WeekFact { week: monday, education: false, support: false, ..last.clone() }),
            }
        }
        facts
    }
}

/// A citizen of the job centre who has been placed.
#[derive(Debug, Clone)]
pub struct Person {
    /// Under which name settlements have them.
    pub pseudonym: String,
    /// Whose case it is.
    pub who: PersonFacts,
    /// What is known of them.
    pub facts: Facts,
}

fn away_of(placement: &PlacementFacts, away: &[AwayFacts], today: Day) -> Vec<Away> {
    let of = away.iter().filter(|a| a.placement == placement.id);
    of.map(|a| {
        // Who was expected and has not come is still away.
        let expected = a.expected_back.map(Day::of).filter(|day| *day > today);
        Away { last: Day::of(a.last_day), back: a.resumed_on.map(Day::of).or(expected) }
    })
    .collect()
}

fn stays(placements: &[&PlacementFacts], away: &[AwayFacts], today: Day) -> Vec<StayFact> {
    let mut all = Vec::new();
    for p in placements {
        let until = p.period.until().map(Day::of);
        for (from, to) in active_parts(Day::of(p.period.from()), until, &away_of(p, away, today)) {
            let (centre, placement) = (p.centre.clone(), p.id.to_string());
            all.push(StayFact { from: from.date(), to: to.map(Day::date), centre, placement });
        }
    }
    all
}

/// Weeks before the period can't matter, and none is read further than a day.
fn cut(from: Date, to: Option<Date>, terms: &Terms, until: Day) -> Option<Interval> {
    let from = Day::of(from).max(terms.from.week().monday());
    let to = to.map_or(until, |to| Day::of(to).min(until));
    (from <= to).then_some(Interval { from, to })
}

fn weeks<'r>(
    benefits: impl Iterator<Item = &'r (CitizenId, holdepunkt_rules::codes::Code, holdepunkt_rules::period::Period)>,
    hours: impl Iterator<Item = &'r HoursFacts>,
    own: &OwnData,
    terms: &Terms,
    until: Day,
) -> Vec<WeekFact> {
    let mut rows = WeekRows::default();
    for h in hours {
        let kind = match h.kind {
            PaidKind::Ordinary => JobKind::Ordinary,
            PaidKind::FlexiJob => JobKind::Flexi,
            PaidKind::WageSubsidy => continue, // a subsidised job is neither of the two
        };
        let (from, to) = (Day::of(h.period.from()), Day::of(h.period.until().unwrap_or(h.period.from())));
        paid(Interval { from, to }, h.minutes, kind, &mut rows);
    }
    let mut school = Vec::new();
    for (_, benefit, period) in benefits {
        let Some(days) = cut(period.from(), period.until(), terms, until) else { continue };
        if own.educates(benefit) {
            school.push(days);
        }
        if own.supports(benefit) {
            supported(days, &mut rows);
        }
    }
    educated(&school, &mut rows);
    let (first, facts) = rows.gathered();
    let week = |(n, facts): (i32, &WeekFacts)| {
        let told = facts.is_work() || facts.is_education() || facts.is_supported();
        told.then(|| WeekFact {
            week: first.plus(n).monday().date(),
            hundredths: facts.is_work().then(|| facts.hundredths()),
            flexi: facts.is_flexi(),
            education: facts.is_education(),
            support: facts.is_supported(),
        })
    };
    (0..).zip(&facts).filter_map(week).collect()
}

fn by_citizen<T>(rows: Vec<T>, of: impl Fn(&T) -> CitizenId) -> HashMap<CitizenId, Vec<T>> {
    let mut all: HashMap<CitizenId, Vec<T>> = HashMap::new();
    rows.into_iter().for_each(|row| all.entry(of(&row)).or_default().push(row));
    all
}

/// Everybody who has been placed, with what is known of them and what is agreed, in the order of their pseudonyms.
/// Benefits that run are followed until a day.
pub(crate) async fn everybody(work: &mut Work, terms: &Terms, until: Day) -> Result<Vec<Person>, Error> {
    those(work, terms, until, |_, _| true).await
}

/// The same of those who are asked for, by pseudonym or by whose case it is.
pub(crate) async fn those(
    work: &mut Work,
    terms: &Terms,
    until: Day,
    wanted: impl Fn(&str, &PersonFacts) -> bool,
) -> Result<Vec<Person>, Error> {
    let (scope, today) = (work.scope, Day::of(work.today()));
    let placements = by_citizen(rows::placements(&mut work.tx, scope).await?, |p| p.citizen);
    let mut away: HashMap<PlacementId, Vec<AwayFacts>> = HashMap::new();
    rows::away(&mut work.tx, scope).await?.into_iter().for_each(|a| away.entry(a.placement).or_default().push(a));
    let benefits = by_citizen(rows::benefits(&mut work.tx, scope).await?, |b| b.0);
    let hours = by_citizen(rows::hours(&mut work.tx, scope).await?, |h| h.citizen);
    let (rulebook, keys) = (work.context.house.rulebook.clone(), work.context.house.store.keys().clone());
    let own = rulebook.settlement();
    let mut people = Vec::new();
    for who in rows::people(&mut work.tx, scope).await? {
        let pseudonym = pseudonym(&keys, who.citizen);
        if !wanted(&pseudonym, &who) {
            continue;
        }
        let placed = placements.get(&who.citizen).map(Vec::as_slice).unwrap_or_default();
        let gone: Vec<AwayFacts> = placed.iter().filter_map(|p| away.get(&p.id)).flatten().copied().collect();
        let lives = benefits.get(&who.citizen).map(Vec::as_slice).unwrap_or_default();
        let works = hours.get(&who.citizen).map(Vec::as_slice).unwrap_or_default();
        let group = |(_, benefit, period): &(CitizenId, _, holdepunkt_rules::period::Period)| {
            let (from, to) = (period.from(), period.until());
            own.group(benefit).map(|g| GroupFact { group: g.code().to_owned(), from, to })
        };
        let facts = Facts {
            stays: stays(&placed.iter().collect::<Vec<_>>(), &gone, today),
            groups: lives.iter().filter_map(group).collect(),
            weeks: weeks(lives.iter(), works.iter(), own, terms, until),
        };
        people.push(Person { pseudonym, who, facts });
    }
    people.sort_by(|a, b| a.pseudonym.cmp(&b.pseudonym));
    Ok(people)
}
