//! The demo fills an empty database, once, with people who are nobody.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use holdepunkt_casework::{
    Context, House, Rulebook, Who, centres, companies,
    demo::{self, DemoError},
    invariants,
    progressions::{self, rounds::open_and_remind},
    screenings,
    status::{self, Asked},
};
use holdepunkt_rules::{
    company::Sector,
    course::Away,
    follow_up::FollowUpState,
    id::CitizenId,
    interruption::Interruption,
    period::{days_between, plus_days},
    placement::{Outcome, Placement, Standing, standing},
    role::Role,
    signal::SignalRule,
    status::AbsenceStanding,
};
use holdepunkt_store::{
    Keys, Store, exit_strategies, follow_ups, interruptions, migrate::migrate, placements, progressions as rounds,
    signals,
};
use holdepunkt_testkit::empty_engines;
use jiff::{Timestamp, civil::Date};

#[tokio::test]
async fn demo_fills_an_empty_house_once() {
    empty_engines(|house| async move {
        assert!(demo::is_empty(&house).await.unwrap());
        let filled = demo::fill(&house).await.unwrap();
        assert_eq!((filled.job_centres, filled.centres, filled.companies), (8, 68, 81), "{filled:?}");
        assert_eq!((filled.citizens, filled.placements), (539, 426), "{filled:?}");
        assert!(!demo::is_empty(&house).await.unwrap());
        assert!(matches!(demo::fill(&house).await, Err(DemoError::NotEmpty)));
        assert_eq!(invariants::verify(&house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn demo_offers_a_card_for_every_role_in_order() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let cards = demo::cards(&house).await.unwrap();
        assert_eq!(cards.first().unwrap().grant.role, Role::JobConsultant);
        for role in Role::ALL {
            assert!(cards.iter().any(|c| c.grant.role == *role), "{role}");
        }
        assert!(cards.iter().all(|c| !c.about.da.is_empty() && !c.about.en.is_empty()));
        assert!(cards.iter().all(|c| c.grant.role.is_national() == c.job_centre.is_empty()));
    })
    .await;
}

/// The demo as it is when it is started at a moment.
async fn started_at(moment: &str) -> House {
    let store = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
    migrate(&store).await.unwrap();
    let now: Timestamp = moment.parse().unwrap();
    let house = House::with_clock(store, Arc::new(Rulebook::load().unwrap()), move || now);
    demo::fill(&house).await.unwrap();
    house
}

async fn as_role(house: &House, role: Role) -> Context {
    let cards = demo::cards(house).await.unwrap();
    let card = cards.iter().find(|c| c.grant.role == role && c.job_centre.contains("Middelfart")).unwrap();
    house.context(Who::Person(card.grant.clone()))
}

/// Days on which a demo counted in days and weekdays could come out wrong: the first and last of a year, a leap day,
/// Sundays, the nights on which the clock changes.
const ODD_DAYS: &[&str] = &[
    "2027-01-01T10:00:00Z",
    "2026-12-31T22:30:00Z",
    "2028-02-29T10:00:00Z",
    "2026-11-29T10:00:00Z",
    "2027-03-28T00:30:00Z",
    "2026-10-25T00:30:00Z",
];

#[tokio::test]
async fn demo_is_sound_and_tells_its_stories_whatever_day_it_is_started() {
    for moment in ODD_DAYS {
        let house = started_at(moment).await;
        assert_eq!(invariants::verify(&house).await.unwrap(), [], "{moment}");
        stories(&house, moment).await;
        meetings(&house, moment).await;
        questions(&house, moment).await;
    }
}

/// Saved on day 27, lost on day 29, and three rising steps into a flexi-job: each is somebody's; and somebody stands in
/// every way that a placement can stand.
async fn stories(house: &House, moment: &str) {
    let scope = as_role(house, Role::JobConsultant).await.who.job_centre().unwrap();
    let mut tx = house.store.read().await.unwrap();
    let mut of: BTreeMap<CitizenId, Vec<Placement>> = BTreeMap::new();
    for p in placements::in_period(&mut tx, scope, Date::MIN, Date::MAX).await.unwrap() {
        of.entry(p.citizen).or_default().push(p);
    }
    let (mut saved, mut lost, mut climbed, mut standings) = (0, 0, 0, BTreeSet::new());
    for (citizen, mut own) in of {
        own.sort_by_key(|p| p.period.from());
        let away = interruptions::of_citizen(&mut tx, scope, citizen).await.unwrap();
        let back_after = |days| {
            let back = |i: &&Interruption| i.resumed_on.is_some_and(|day| days_between(i.last_day, day) == days);
            away.iter().filter(back).count()
        };
        saved += back_after(27);
        lost += back_after(29);
        for p in &own {
            let open = away.iter().find(|i| i.placement == p.id && i.resumed_on.is_none());
            let open = open.map(|i| Away { last_day: i.last_day, resumed_on: None });
            standings.insert(standing(p.state, &p.period, open, house.today()).code());
        }
        let rising = own.len() == 3 && own.windows(2).all(|w| w[0].hours < w[1].hours);
        let last = own.last().and_then(|p| p.ending.as_ref()).map(|e| e.outcome);
        climbed += usize::from(rising && last == Some(Outcome::FlexiJob));
    }
    assert!(saved >= 1 && lost >= 1 && climbed >= 1, "{moment}: {saved} {lost} {climbed}");
    for standing in Standing::ALL.iter().filter(|s| **s != Standing::Withdrawn) {
        assert!(standings.contains(standing.code()), "{moment}: nobody is {standing}");
    }
}

/// Follow-ups in a fixed rhythm, some to come, one called off, one that nobody has held for more than two weeks and
/// nobody has planned; strategies, one of them in two versions.
async fn meetings(house: &House, moment: &str) {
    let scope = as_role(house, Role::JobConsultant).await.who.job_centre().unwrap();
    let (today, mut tx) = (house.today(), house.store.read().await.unwrap());
    let (mut held, mut coming, mut off, mut overdue, mut versions) = (0, 0, 0, 0, 0);
    for p in placements::in_period(&mut tx, scope, today, today).await.unwrap() {
        let all = follow_ups::of_placement(&mut tx, scope, p.id).await.unwrap();
        let count = |state| all.iter().filter(|f| f.state == state).count();
        held += count(FollowUpState::Held);
        off += count(FollowUpState::Cancelled);
        coming += count(FollowUpState::Planned);
        let last = follow_ups::last_held(&mut tx, scope, p.id).await.unwrap();
        let long_ago = last.is_some_and(|on| days_between(on, today) > 14);
        overdue += usize::from(long_ago && count(FollowUpState::Planned) == 0);
        versions = versions.max(exit_strategies::of_citizen(&mut tx, scope, p.citizen).await.unwrap().len());
        assert!(all.iter().all(|f| f.state != FollowUpState::Planned || f.when.on >= today), "{moment}: unwritten");
    }
    assert!(held > 50 && coming >= 10 && off >= 1 && overdue >= 1, "{moment}: {held} {coming} {off} {overdue}");
    assert_eq!(versions, 2, "{moment}");
}

/// Every round of questions that is due stands in the files, and some wait for an answer; somebody has a year of them;
/// the demo's citizen is in the middle of theirs, its mentor is asked about two, and one round is the caseworker's move.
async fn questions(house: &House, moment: &str) {
    let did = open_and_remind(house).await.unwrap();
    assert_eq!(did.opened, 0, "{moment}");
    assert!(did.told > 0, "{moment}");
    let citizen = progressions::reading::of_oneself(&as_role(house, Role::Citizen).await).await.unwrap();
    let year = days_between(citizen.rounds[0].row.round.on, house.today());
    assert!(year >= 364 && citizen.rounds.len() >= 16, "{moment}: {year} {}", citizen.rounds.len());
    let half = &citizen.to_answer[0];
    assert!(half.answered == 5 && half.questions == 11, "{moment}: {} of {}", half.answered, half.questions);
    let domains = &citizen.questionnaires[0].1;
    assert!(domains.iter().any(|d| !d.talk.is_empty()), "{moment}: something to talk about");
    let mentor = as_role(house, Role::CompanyMentor).await;
    let (mut tx, scope) = (house.store.read().await.unwrap(), mentor.who.job_centre().unwrap());
    let mentor = mentor.who.person().unwrap().mentor;
    let open = rounds::between(&mut tx, scope, plus_days(house.today(), -7), house.today()).await.unwrap();
    assert_eq!(open.iter().filter(|r| Some(r.mentor) == mentor).count(), 2, "{moment}");
    let alive = signals::alive(&mut tx, scope, signals::Whom::All).await.unwrap();
    assert_eq!(alive.iter().filter(|s| s.rule == SignalRule::RoundIncomplete).count(), 1, "{moment}");
    drop(tx);
    let cards = demo::cards(house).await.unwrap();
    let agency = cards.iter().find(|c| c.grant.role == Role::Agency).unwrap();
    let agency = house.context(Who::Person(agency.grant.clone()));
    let many = progressions::many::across(&agency, &progressions::many::Asked::default()).await.unwrap();
    assert_eq!(many.taken_on, Some(house.today()), "{moment}: figures across job centres from the first page on");
    assert!(many.rows.iter().any(|r| r.moves.n.is_some_and(|n| n > 0)), "{moment}");
}

#[tokio::test]
async fn demo_is_a_job_centre_of_middelfarts_shape() {
    let house = started_at("2026-11-24T08:00:00Z").await;
    let lead = as_role(&house, Role::ProjectLead).await;
    let centres = centres::list(&lead).await.unwrap();
    assert_eq!(centres.len(), 25);
    assert_eq!(centres.iter().map(|c| c.places).sum::<i64>(), 35, "those that keep fixed places");
    let companies = companies::list(&lead).await.unwrap();
    let with_centre: Vec<_> = companies.iter().filter(|c| !c.centres.is_empty()).collect();
    let public = with_centre.iter().filter(|c| c.company.sector == Sector::Public).count();
    assert!((20..=30).contains(&(public * 100 / with_centre.len())), "{public} of {}", with_centre.len());
    for chain in ["JYSK", "Føtex", "Kvickly", "Rema 1000", "Netto", "SuperBrugsen"] {
        assert!(companies.iter().any(|c| c.company.name.contains(chain)), "{chain}");
    }
    for role in Role::ALL.iter().filter(|r| !r.is_national()) {
        as_role(&house, *role).await;
    }
    let reviews = screenings::list(&lead).await.unwrap();
    let screened: i64 = reviews.iter().map(|r| r.cases).sum();
    assert!((190..=210).contains(&screened), "{screened} were screened");
    let (report, _) = status::report(&lead, &Asked { programme: None, as_of: None }).await.unwrap();
    assert!(report.counts.started.all >= 80, "{}", report.counts.started.all);
    for standing in [AbsenceStanding::Paused, AbsenceStanding::Resumed, AbsenceStanding::Lost] {
        assert!(report.counts.absences.get(&standing).is_some_and(|n| *n > 0), "{standing}");
    }
}
