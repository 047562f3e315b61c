//! Worked cases of the match, `rulebook/cases/matching/*.toml`, and what holds of every proposal.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    centre::Generation,
    matching::{
        centre::Centre,
        change::Changes,
        choice::{Choice, Cost, cost},
        citizen::{CentreNumber, Citizen, CitizenNumber, Industry, Occupation, Tag},
        feasible::{self, Closed, Failed, Test},
        pair::{Pair, pair},
        pairs::{Field, Pairs},
        point::{EARTH_RADIUS_KM, Point},
        proposal::{Amiss, Locks, Unplaced, failed_at, propose, propose_among, unplaced},
        ranked,
        weights::Weights,
        worth::{Component, Urgency, worth},
    },
    period::plus_days,
    programme::Programme,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde::Deserialize;

use crate::support::{cases, rulebook};

const TAGS: [&str; 3] = ["quiet", "breaks", "seated"];
const HERE: CentreNumber = CentreNumber(0);
const ELSEWHERE: CentreNumber = CentreNumber(1);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    start: Option<Date>,
    #[serde(default)]
    citizen: CitizenRow,
    #[serde(default)]
    centre: CentreRow,
    failed: Option<Vec<String>>,
    worth: Option<BTreeMap<String, i32>>,
    total: Option<i32>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CitizenRow {
    complex: bool,
    hours: Option<f64>,
    travel_km: Option<f64>,
    waiting_since: Option<Date>,
    deadline: Option<Date>,
    goals: Vec<String>,
    needs: Vec<String>,
    declined: Vec<String>,
    barred: bool,
    first_wish: bool,
    second_wish: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CentreRow {
    generation: Option<String>,
    contract_from: Option<Date>,
    contract_to: Option<Date>,
    free_places: Option<u32>,
    hours_from: Option<f64>,
    accommodations: Vec<String>,
    north_km: Option<f64>,
    industry: Option<String>,
    occupations: Vec<String>,
    mentor_trained: bool,
    mentor_experience: Vec<String>,
}

fn weights(day: Date) -> Weights {
    Weights::of(&Programme::read("vcg2", &rulebook("programmes/vcg2.toml")).unwrap(), day).unwrap()
}

fn hundredths(hours: f64) -> u32 {
    (hours * 100.0).round() as u32
}

fn tags(codes: &[String]) -> Vec<Tag> {
    let number = |code: &String| TAGS.iter().position(|t| t == code).unwrap();
    codes.iter().map(|code| Tag(u32::try_from(number(code)).unwrap())).collect()
}

fn industry(code: &str) -> Industry {
    Industry(code.parse().unwrap())
}

fn occupations(codes: &[String]) -> Vec<Occupation> {
    codes.iter().map(|code| Occupation::parse(code).unwrap()).collect()
}

/// A place so many kilometres north of 55° N.
fn north(km: f64) -> Point {
    Point::degrees(55.0 + (km / EARTH_RADIUS_KM).to_degrees(), 9.5).unwrap()
}

fn citizen(row: &CitizenRow, start: Date) -> Citizen {
    Citizen {
        complex: row.complex,
        hours: hundredths(row.hours.unwrap_or(20.0)),
        travel_km: row.travel_km.unwrap_or(20.0),
        home: north(0.0),
        waiting_since: row.waiting_since.unwrap_or(start),
        deadline: row.deadline,
        goals: occupations(&row.goals),
        needs: tags(&row.needs),
        declined: row.declined.iter().map(|c| industry(c)).collect(),
        barred: if row.barred { vec![ELSEWHERE, HERE] } else { vec![ELSEWHERE] },
        first_wish: Some(if row.first_wish { HERE } else { ELSEWHERE }),
        second_wish: row.second_wish.then_some(HERE),
    }
}

/// A centre that fits, as far away as the citizen can travel.
fn centre(row: &CentreRow, travel_km: f64) -> Centre {
    Centre {
        generation: row.generation.as_deref().map_or(Generation::Second, |c| Generation::from_code(c).unwrap()),
        contract_from: row.contract_from.unwrap_or(date(2014, 1, 1)),
        contract_to: row.contract_to,
        free_places: row.free_places.unwrap_or(1),
        hours_from: hundredths(row.hours_from.unwrap_or(2.0)),
        accommodations: tags(&row.accommodations),
        place: north(row.north_km.unwrap_or(travel_km)),
        industries: row.industry.as_deref().unwrap_or("10").split(' ').map(industry).collect(),
        occupations: occupations(&row.occupations),
        mentor_trained: row.mentor_trained,
        mentor_experience: tags(&row.mentor_experience),
    }
}

fn told(failed: &Failed) -> String {
    let hours = |hundredths: u32| f64::from(hundredths) / 100.0;
    let more = match failed {
        Failed::Open(Closed::NotBegun(day)) => format!(" not begun {day}"),
        Failed::Open(Closed::Over(day)) => format!(" over {day}"),
        Failed::Open(Closed::Full) => " full".to_owned(),
        Failed::Hours { from, hours: of } => format!(" {} of {}", hours(*of), hours(*from)),
        Failed::Accommodation(lacking) => lacking.iter().map(|t| format!(" {}", TAGS[t.0 as usize])).collect(),
        Failed::Distance { km, travel_km } => format!(" {} of {travel_km}", (km * 1e6).round() / 1e6),
        Failed::Industry(declined) => declined.iter().map(|i| format!(" {}", i.0)).collect(),
        Failed::Generation | Failed::Conflict => String::new(),
    };
    format!("{}{more}", failed.test())
}

fn check(case: &Case) {
    let start = case.start.unwrap_or(date(2014, 9, 1));
    let citizen = citizen(&case.citizen, start);
    let centre = centre(&case.centre, citizen.travel_km);
    let pair = pair(&citizen, HERE, &centre, &weights(start), start);
    // The short way to the same answer.
    let weights = weights(start);
    let centres = [centre];
    let field = Field::new(std::slice::from_ref(&citizen), &centres, &weights, start);
    let quick = field.pairs().worth(CitizenNumber(0), HERE);
    match pair {
        Pair::RuledOut(failed) => {
            let failed: Vec<String> = failed.iter().map(told).collect();
            assert_eq!(Some(failed), case.failed, "{}", case.name);
            assert_eq!(quick, None, "{}", case.name);
        }
        Pair::Feasible(worth) => {
            assert!(case.failed.as_ref().is_none_or(Vec::is_empty), "{}", case.name);
            assert_eq!(quick, Some(worth.total()), "{}", case.name);
            let Some(expected) = &case.worth else { return };
            for component in Component::ALL {
                let points = expected.get(component.code()).copied().unwrap_or(0);
                assert_eq!(worth.points(*component), points, "{}: {component}", case.name);
            }
            assert_eq!(Some(worth.total()), case.total, "{}", case.name);
        }
    }
}

#[test]
fn each_test_at_its_limit() {
    let cases: Vec<Case> = cases("matching", "feasibility");
    cases.iter().for_each(check);
    for test in Test::ALL {
        let fails = |c: &Case| c.failed.iter().flatten().any(|f| f.starts_with(test.code()));
        let holds = |c: &Case| c.name.starts_with(test.code()) && !fails(c);
        assert!(cases.iter().any(fails) && (cases.iter().any(holds) || *test == Test::Conflict), "{test}");
    }
}

#[test]
fn each_component_at_its_limit() {
    cases::<Case>("matching", "worth").iter().for_each(check);
}

#[test]
fn weights_are_dated() {
    let programme = Programme::read("vcg2", &rulebook("programmes/vcg2.toml")).unwrap();
    assert_eq!(Weights::of(&programme, date(2015, 12, 31)).unwrap().minimum_weeks, 13);
    let refused = Weights::of(&programme, date(2016, 1, 1)).unwrap_err();
    assert_eq!(refused.code(), "outside-coverage");
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProposalCase {
    name: String,
    centres: BTreeMap<String, u32>,
    citizens: BTreeMap<String, BTreeMap<String, i32>>,
    #[serde(default)]
    locked: Vec<String>,
    #[serde(default)]
    forbidden: Vec<String>,
    placed: Vec<String>,
    worth: i64,
    #[serde(default)]
    unplaced: Vec<String>,
}

#[test]
fn proposals_place_many_before_much() {
    let start = date(2014, 9, 1);
    let weights = weights(start);
    for case in cases::<ProposalCase>("matching", "proposals") {
        let (who, what): (Vec<_>, Vec<_>) = (case.citizens.keys().collect(), case.centres.keys().collect());
        let number = |name: &str| CentreNumber(u32::try_from(what.iter().position(|c| *c == name).unwrap()).unwrap());
        let pairs: Vec<Vec<_>> =
            case.citizens.values().map(|own| own.iter().map(|(c, worth)| (number(c), *worth)).collect()).collect();
        let both = |texts: &[String]| -> Vec<_> {
            let split = texts.iter().map(|t| t.split_once(' ').unwrap());
            let citizen = |name: &str| u32::try_from(who.iter().position(|c| *c == name).unwrap()).unwrap();
            split.map(|(c, k)| (CitizenNumber(citizen(c)), number(k))).collect()
        };
        let locks = Locks { locked: both(&case.locked), forbidden: both(&case.forbidden), starts: Vec::new() };
        // Who has no pair is barred everywhere, so that the reason can be told.
        let who_waits = |own: &Vec<(CentreNumber, i32)>| Citizen {
            barred: if own.is_empty() { what.iter().map(|c| number(c)).collect() } else { Vec::new() },
            ..citizen(&CitizenRow::default(), start)
        };
        let citizens: Vec<Citizen> = pairs.iter().map(who_waits).collect();
        let open = |places: &u32| centre(&CentreRow { free_places: Some(*places), ..CentreRow::default() }, 20.0);
        let centres: Vec<Centre> = case.centres.values().map(open).collect();
        let field = Field::new(&citizens, &centres, &weights, start);
        let pairs = Pairs::listed(&pairs);
        let proposal = propose_among(&field, &pairs, &locks).unwrap();
        let placed = who.iter().zip(&proposal.placed).filter_map(|(c, k)| Some(format!("{c} {}", what[(*k)?.at()])));
        assert_eq!(placed.collect::<Vec<_>>(), case.placed, "{}", case.name);
        assert_eq!((proposal.count, proposal.worth), (case.placed.len(), case.worth), "{}", case.name);
        let left = unplaced(&field, &pairs, &locks, &proposal).into_iter().map(|(citizen, why)| {
            let why = match why {
                Unplaced::NoCentre(at) => {
                    assert_eq!(at[6] as usize, what.len(), "{}", case.name);
                    "no centre".to_owned()
                }
                Unplaced::Forbidden => "forbidden".to_owned(),
                Unplaced::Outbid { centre, worth } => format!("outbid {} {worth}", what[centre.at()]),
            };
            format!("{} {why}", who[citizen.at()])
        });
        assert_eq!(left.collect::<Vec<_>>(), case.unplaced, "{}", case.name);
    }
}

/// Numbers that a seed decides (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u32::try_from((z ^ (z >> 31)) % u64::from(n)).unwrap()
    }

    fn some<T>(&mut self, most: u32, of: u32, make: impl Fn(u32) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self.below(of))).collect()
    }

    fn point(&mut self, wide: f64) -> Point {
        let mut degrees = || wide * f64::from(self.below(1000)) / 1000.0;
        Point::degrees(55.0 + degrees(), 9.0 + degrees()).unwrap()
    }

    fn occupations(&mut self) -> Vec<Occupation> {
        let codes = ["5223", "5249", "9112", "9412", "4110", "4321"];
        self.some(2, 6, |n| Occupation::parse(codes[n as usize]).unwrap())
    }

    fn day(&mut self) -> Date {
        plus_days(date(2014, 10, 1), -i64::from(self.below(300)))
    }
}

/// Citizens and centres within so many degrees, drawn by a seed.
fn drawn(seed: u64, citizens: usize, centres: u32, wide: f64) -> (Vec<Citizen>, Vec<Centre>) {
    let mut dice = Dice(seed);
    let centre = |dice: &mut Dice| Centre {
        generation: if dice.below(3) == 0 { Generation::First } else { Generation::Second },
        contract_from: date(2014, 1, 1),
        contract_to: (dice.below(9) == 0).then(|| dice.day()),
        free_places: dice.below(3),
        hours_from: 200 * dice.below(4),
        accommodations: dice.some(4, 4, Tag),
        place: dice.point(wide),
        industries: dice.some(2, 4, Industry),
        occupations: dice.occupations(),
        mentor_trained: dice.below(2) == 1,
        mentor_experience: dice.some(2, 4, Tag),
    };
    let centres_drawn = (0..centres).map(|_| centre(&mut dice)).collect();
    let citizen = |dice: &mut Dice| Citizen {
        complex: dice.below(3) == 0,
        hours: 200 + 200 * dice.below(3),
        travel_km: f64::from(dice.below(60)),
        home: dice.point(wide),
        waiting_since: dice.day(),
        deadline: (dice.below(3) == 0).then(|| dice.day()),
        goals: dice.occupations(),
        needs: dice.some(1, 4, Tag),
        declined: dice.some(1, 4, Industry),
        barred: dice.some(1, centres, CentreNumber),
        first_wish: dice.some(1, centres, CentreNumber).pop(),
        second_wish: dice.some(1, centres, CentreNumber).pop(),
    };
    ((0..citizens).map(|_| citizen(&mut dice)).collect(), centres_drawn)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_quick_way_and_the_explained_one_agree(seed in any::<u64>(), wide in 0.01_f64..3.0) {
        let start = date(2014, 9, 1);
        let weights = weights(start);
        let (citizens, centres) = drawn(seed, 12, 20, wide);
        let field = Field::new(&citizens, &centres, &weights, start);
        let pairs = field.pairs();
        for (n, citizen) in (0..).zip(&citizens) {
            let who = CitizenNumber(n);
            for (k, centre) in (0..).zip(&centres) {
                let number = CentreNumber(k);
                let explained = match pair(citizen, number, centre, &weights, start) {
                    Pair::Feasible(worth) => Some(worth.total()),
                    Pair::RuledOut(_) => None,
                };
                prop_assert_eq!(pairs.worth(who, number), explained);
                let km = citizen.home.km_to(&centre.place);
                prop_assert_eq!(feasible::holds(citizen, number, centre, km, start), explained.is_some());
                let urgency = Urgency::of(citizen, start, &weights);
                let total = worth(citizen, &urgency, number, centre, km, &weights).total();
                prop_assert!(explained.is_none_or(|e| e == total));
            }
            let ranked = ranked::centres(citizen, &centres, &weights, start);
            prop_assert_eq!(ranked.fits.len(), pairs.range(n as usize).len());
            prop_assert_eq!(ranked.fits.len() + ranked.ruled_out.len(), centres.len());
            let at = Test::ALL.iter().map(|test| {
                ranked.ruled_out.iter().filter(|(_, failed)| failed.iter().any(|f| f.test() == *test)).count()
            });
            prop_assert_eq!(failed_at(&field, who).map(|n| n as usize).to_vec(), at.collect::<Vec<_>>());
            prop_assert!(ranked.fits.is_sorted_by_key(|(k, w)| (-w.total(), *k)));
            let changes = Changes::of(&ranked.ruled_out);
            for centre in changes.with_km_more(15.0) {
                let further = Citizen { travel_km: citizen.travel_km + 15.0, ..citizen.clone() };
                let now = pair(&further, centre, &centres[centre.at()], &weights, start);
                prop_assert!(matches!(now, Pair::Feasible(_)));
            }
        }
        prop_assert_eq!(&pairs, &Pairs::joined(vec![
            field.pairs_in(0..5), field.pairs_in(5..5), field.pairs_in(5..12),
        ]));
    }

    #[test]
    fn a_proposal_with_locks_is_never_more(seed in any::<u64>()) {
        let start = date(2014, 9, 1);
        let weights = weights(start);
        let (citizens, centres) = drawn(seed, 15, 8, 0.2);
        let free = propose(&citizens, &centres, &weights, start, &Locks::default()).unwrap();
        let field = Field::new(&citizens, &centres, &weights, start);
        let pairs = field.pairs();
        for (n, placed) in (0..).zip(&free.placed) {
            let citizen = CitizenNumber(n);
            for (centre, _) in pairs.of(citizen) {
                let locks = Locks::default().with(Choice::Lock(citizen, centre));
                let with = propose(&citizens, &centres, &weights, start, &locks).unwrap();
                prop_assert_eq!(with.placed[citizen.at()], Some(centre));
                prop_assert!((with.count, with.worth) <= (free.count, free.worth));
                let price = cost(&citizens, &centres, &weights, start, &locks, Choice::Lock(citizen, centre)).unwrap();
                prop_assert_eq!(price, Cost::between(&free, &with));
                if *placed == Some(centre) {
                    prop_assert_eq!(price, Cost::default());
                    prop_assert_eq!(&with.placed, &free.placed);
                }
                let locks = Locks::default().with(Choice::Forbid(citizen, centre));
                let without = propose(&citizens, &centres, &weights, start, &locks).unwrap();
                prop_assert!(without.placed[citizen.at()] != Some(centre));
                prop_assert!((without.count, without.worth) <= (free.count, free.worth));
                prop_assert_eq!((without.count, without.worth) == (free.count, free.worth) || *placed == Some(centre), true);
            }
        }
        for (citizen, _) in unplaced(&field, &pairs, &Locks::default(), &free) {
            prop_assert_eq!(free.placed[citizen.at()], None);
        }
    }
}

#[test]
fn what_cant_be_locked_is_told() {
    let start = date(2014, 9, 1);
    let weights = weights(start);
    let citizens = vec![Citizen { barred: Vec::new(), ..citizen(&CitizenRow::default(), start) }; 2];
    let shut = CentreRow { contract_from: Some(date(2014, 9, 8)), ..CentreRow::default() };
    let centres = [centre(&CentreRow::default(), 20.0), centre(&shut, 20.0)];
    let [anna, bo, nobody] = [0, 1, 2].map(CitizenNumber);
    let check = |locks: Locks| propose(&citizens, &centres, &weights, start, &locks).map(|p| p.placed);
    let lock = |pairs: &[(CitizenNumber, CentreNumber)]| Locks { locked: pairs.to_vec(), ..Locks::default() };
    assert_eq!(check(lock(&[(bo, HERE), (bo, HERE)])), Ok(vec![None, Some(HERE)]));
    assert_eq!(check(lock(&[(nobody, HERE)])), Err(vec![Amiss::Unknown(nobody, HERE)]));
    assert_eq!(check(lock(&[(anna, HERE), (bo, HERE)])), Err(vec![Amiss::NoPlaceLeft(HERE)]));
    let shut = Failed::Open(Closed::NotBegun(date(2014, 9, 8)));
    assert_eq!(check(lock(&[(anna, ELSEWHERE)])), Err(vec![Amiss::RuledOut(anna, ELSEWHERE, vec![shut])]));
    let both = Locks { forbidden: vec![(anna, HERE)], ..lock(&[(anna, HERE)]) };
    assert_eq!(check(both), Err(vec![Amiss::LockedAndForbidden(anna, HERE)]));
    // Somebody who starts a week later can have what opens then, and so both are placed.
    let later = Locks { starts: vec![(anna, date(2014, 9, 8))], ..Locks::default() };
    assert_eq!(check(later.clone()), Ok(vec![Some(ELSEWHERE), Some(HERE)]));
    let twice = Locks { locked: vec![(anna, HERE), (anna, ELSEWHERE)], ..later };
    assert_eq!(check(twice), Err(vec![Amiss::LockedTwice(anna)]));
    let start_later = Choice::Start(anna, date(2014, 9, 8));
    // A place more: Anna's wish (300), and a week more of waiting (5).
    let gain = cost(&citizens, &centres, &weights, start, &Locks::default(), start_later).unwrap();
    assert_eq!(gain, Cost { count: -1, worth: -305 });
}

#[test]
fn what_would_have_to_change_is_told_of_what_one_test_keeps_out() {
    let start = date(2014, 9, 1);
    let own = Citizen {
        barred: Vec::new(),
        ..citizen(&CitizenRow { needs: vec!["quiet".into()], ..CitizenRow::default() }, start)
    };
    let quiet = || CentreRow { accommodations: vec!["quiet".into()], ..CentreRow::default() };
    let rows = [
        CentreRow { north_km: Some(31.5), ..quiet() },
        CentreRow { north_km: Some(22.25), ..quiet() },
        CentreRow { north_km: Some(25.0), ..CentreRow::default() },
        CentreRow { hours_from: Some(25.0), ..quiet() },
        CentreRow::default(),
        CentreRow { free_places: Some(0), ..quiet() },
        quiet(),
    ];
    let centres: Vec<Centre> = rows.iter().map(|row| centre(row, 20.0)).collect();
    let ranked = ranked::centres(&own, &centres, &weights(start), start);
    let changes = Changes::of(&ranked.ruled_out);
    assert_eq!(changes.km_for(1), Some((3, 1)));
    assert_eq!(changes.km_for(2), Some((12, 2)));
    assert_eq!(changes.km_for(9), Some((12, 2)));
    assert_eq!(changes.with_km_more(3.0).collect::<Vec<_>>(), [CentreNumber(1)]);
    assert_eq!(changes.longer, [(500, CentreNumber(3))]);
    assert_eq!(changes.without, BTreeMap::from([(vec![Tag(0)], vec![CentreNumber(4)])]));
    assert_eq!(changes.closed, [(Closed::Full, CentreNumber(5))]);
    assert_eq!(Changes::default().km_for(3), None);
    let [fits] = ranked.fits.as_slice() else { panic!("{:?}", ranked.fits) };
    assert_eq!(fits.0, CentreNumber(6));
    let who = ranked::citizens(CentreNumber(6), &centres[6], &[own], &weights(start), start);
    assert_eq!(who.fits, [(CitizenNumber(0), fits.1)]);
}
