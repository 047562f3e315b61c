//! Early warning: a signal's life from the day it is raised until the facts or its owner end it, and the daily look.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, House, Who, demo,
    interruptions::{self, NewInterruption},
    jobs::{Job, do_what_is_due},
    placements,
    signals::{self, Looked, SignalLine, Stands},
};
use holdepunkt_rules::{
    codes::Code,
    interruption::InterruptionKind,
    period::plus_days,
    role::Role,
    signal::{Level, SignalRule, SignalState, SignalStep},
};
use holdepunkt_testkit::{TestHouse, code, days, empty_engines, engines, later};
use jiff::civil::{Date, date};

/// The same person, in a house on another day.
pub(super) fn as_of(house: &House, who: &Context) -> Context {
    house.context(who.who.clone())
}

pub(super) async fn look(house: &House) -> Looked {
    signals::look_at_everybody(house).await.unwrap()
}

pub(super) async fn mine(context: &Context, rule: SignalRule) -> Option<SignalLine> {
    signals::mine(context).await.unwrap().alive.into_iter().find(|s| s.rule == rule)
}

/// Whom a card of the demo's start page enters as.
async fn of_the_demo(house: &House, role: Role) -> Context {
    let cards = demo::cards(house).await.unwrap();
    let card = cards.iter().find(|c| c.grant.role == role).unwrap();
    house.context(Who::Person(card.grant.clone()))
}

fn away(last_day: Date) -> NewInterruption {
    NewInterruption {
        kind: InterruptionKind::Interruption,
        last_day,
        reason: Code::known("illness"),
        note: String::new(),
        expected_back: None,
    }
}

/// A signal of the consultant's, on day 14 of a pause.
async fn paused(house: &TestHouse) -> SignalLine {
    let stage = house.stage(1, 3).await;
    let (_, placement) = house.placed(&stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
    let consultant = house.of(&house.cast.consultant);
    interruptions::interrupt(&consultant, placement, 1, away(date(2026, 11, 10))).await.unwrap();
    mine(&consultant, SignalRule::AwayClock).await.unwrap()
}

const TODAY: Date = date(2026, 11, 24);

#[tokio::test]
async fn days_away_are_told_at_the_deed_grow_more_urgent_and_end_when_the_citizen_is_back() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let (karina, placement) = house.placed(&stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
        let consultant = house.of(&house.cast.consultant);
        assert_eq!(mine(&consultant, SignalRule::AwayClock).await, None);
        interruptions::interrupt(&consultant, placement, 1, away(date(2026, 11, 10))).await.unwrap();
        let signal = mine(&consultant, SignalRule::AwayClock).await.expect("told at once, on day 14");
        assert_eq!((signal.level, signal.state), (Level::Soon, SignalState::Open));
        assert_eq!((signal.citizen, signal.name.as_deref()), (Some(karina), Some("Karina B.")));
        assert_eq!(signal.values["day"].number_on(TODAY), Some(14));
        assert_eq!(look(&house.house).await, Looked::default(), "the look sees what the deed saw");
        signals::take(&consultant, signal.id, signal.version).await.unwrap();

        let day_20 = later(&house.house, days(6));
        assert_eq!(look(&day_20).await, Looked::default());
        let day_21 = later(&house.house, days(7));
        assert_eq!(look(&day_21).await, Looked { moved: 1, ..Looked::default() });
        let signal = mine(&as_of(&day_21, &consultant), SignalRule::AwayClock).await.unwrap();
        assert_eq!((signal.level, signal.state), (Level::Urgent, SignalState::Taken), "still in hand");
        assert_eq!(signal.values["day"].number_on(day_21.today()), Some(21));

        let now = as_of(&day_21, &consultant);
        let version = placements::find(&now, placement).await.unwrap().placed.placement.version;
        interruptions::resume(&now, placement, version, date(2026, 12, 1), false).await.unwrap();
        assert_eq!(mine(&now, SignalRule::AwayClock).await, None);
        let page = signals::one(&now, signal.id).await.unwrap();
        assert_eq!(page.line.state, SignalState::Resolved);
        let steps: Vec<SignalStep> = page.steps.iter().map(|(s, _)| s.step).collect();
        assert_eq!(steps, [SignalStep::Raise, SignalStep::Take, SignalStep::Escalate, SignalStep::Resolve]);
        assert_eq!(page.steps[1].1.as_deref(), Some("Maja Thorup"));
        assert_eq!(page.steps[3].1, None, "the facts did it");
    })
    .await;
}

/// As a consultant of the demo would do it: somebody of whom there is a signal already.
#[tokio::test]
async fn pause_written_down_late_and_ended_on_the_same_day_is_raised_and_resolved_beside_other_signals() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let consultant = of_the_demo(&house, Role::JobConsultant).await;
        let agreement = [SignalRule::HoursUnderLadder, SignalRule::AgreementUnsigned, SignalRule::AgreementNotReviewed];
        let alive = signals::mine(&consultant).await.unwrap().alive;
        let placement = alive.iter().find(|s| agreement.contains(&s.rule)).and_then(|s| s.placement).unwrap();
        let version = async || placements::find(&consultant, placement).await.unwrap().placed.placement.version;
        let clocks = async || -> Vec<SignalLine> {
            let alive = signals::mine(&consultant).await.unwrap().alive;
            alive.into_iter().filter(|s| s.rule == SignalRule::AwayClock).collect()
        };
        let others = clocks().await;
        let last_day = plus_days(house.today(), -15);
        interruptions::interrupt(&consultant, placement, version().await, away(last_day)).await.unwrap();
        let told = clocks().await.into_iter().find(|s| s.placement == Some(placement)).expect("told at once");
        assert_eq!(told.values["day"].number_on(house.today()), Some(15));
        interruptions::resume(&consultant, placement, version().await, house.today(), false).await.unwrap();
        assert_eq!(signals::one(&consultant, told.id).await.unwrap().line.state, SignalState::Resolved);
        assert_eq!(clocks().await, others, "of the others nothing is changed");
        assert_eq!(look(&house).await, Looked::default());
    })
    .await;
}

#[tokio::test]
async fn owner_takes_puts_off_hands_over_and_answers_and_nobody_else_does() {
    engines(|house| async move {
        let consultant = house.of(&house.cast.consultant);
        let s = paused(&house).await;
        let say = || "Ringet".to_owned();
        for stranger in [&house.cast.other_consultant, &house.cast.caseworker, &house.cast.consultant_elsewhere] {
            let stranger = house.of(stranger);
            assert_eq!(code(signals::take(&stranger, s.id, s.version).await), "not-found");
            assert_eq!(code(signals::answer(&stranger, s.id, s.version, say()).await), "not-found");
        }
        let lead = house.of(&house.cast.project_lead);
        assert_eq!(code(signals::take(&lead, s.id, s.version).await), "not-allowed");
        assert_eq!(code(signals::mine(&lead).await), "not-allowed");
        // Whoever has the citizen reads it, and can't touch it.
        let caseworker = house.of(&house.cast.caseworker);
        assert_eq!(signals::one(&caseworker, s.id).await.unwrap().stands, Stands::Anothers);
        assert_eq!(code(signals::one(&house.of(&house.cast.consultant_elsewhere), s.id).await), "not-found");

        assert_eq!(code(signals::answer(&consultant, s.id, s.version, "  ".to_owned()).await), "missing words");
        assert_eq!(code(signals::take(&consultant, s.id, s.version).await), "ok");
        assert_eq!(code(signals::take(&consultant, s.id, s.version).await), "stale");
        assert_eq!(code(signals::take(&consultant, s.id, s.version + 1).await), "signal-state");
        let put_off = async |day: Date, reason: &str| {
            code(signals::snooze(&consultant, s.id, s.version + 1, day, reason.to_owned()).await)
        };
        assert_eq!(put_off(TODAY, "Ferie").await, "day-out-of-reach until");
        assert_eq!(put_off(plus_days(TODAY, 29), "Ferie").await, "day-out-of-reach until");
        assert_eq!(put_off(plus_days(TODAY, 2), " ").await, "missing reason");
        assert_eq!(put_off(plus_days(TODAY, 2), "Ferie").await, "ok");
        assert_eq!(look(&house.house).await, Looked::default());
        let tomorrow = later(&house.house, days(1));
        assert_eq!(look(&tomorrow).await, Looked::default(), "put off until the day after");
        let awake = later(&house.house, days(2));
        assert_eq!(look(&awake).await, Looked { moved: 1, ..Looked::default() });
        let awake = as_of(&awake, &consultant);
        let s = mine(&awake, SignalRule::AwayClock).await.unwrap();
        assert_eq!((s.state, s.snoozed_until), (SignalState::Open, None));

        let page = signals::one(&awake, s.id).await.unwrap();
        let names: Vec<&str> = page.colleagues.iter().map(|(_, n)| n.as_str()).collect();
        assert_eq!(names, ["Jonas Friis", "Bente Lauridsen", "Peter Nygaard"]);
        let to = async |whom: &holdepunkt_casework::store::accounts::RoleGrant| {
            code(signals::hand_over(&awake, s.id, s.version, whom.employee.unwrap(), "Kan du?".to_owned()).await)
        };
        assert_eq!(to(&house.cast.project_lead).await, "not-a-colleague to");
        assert_eq!(to(&house.cast.consultant_elsewhere).await, "not-a-colleague to");
        assert_eq!(to(&house.cast.other_consultant).await, "ok");
        assert_eq!(mine(&awake, SignalRule::AwayClock).await, None);
        let jonas = house.of(&house.cast.other_consultant);
        let s = mine(&jonas, SignalRule::AwayClock).await.unwrap();
        assert_eq!(s.name.as_deref(), Some("Karina B."));
        assert_eq!(look(&house.house).await, Looked::default(), "what was given stays given");
        assert_eq!(code(signals::answer(&jonas, s.id, s.version, say()).await), "ok");
        assert_eq!(mine(&jonas, SignalRule::AwayClock).await, None);
        assert_eq!(look(&house.house).await, Looked::default(), "an answer holds");
        // Still so two weeks after, and by then urgent: it is told again, to whose move it is.
        let urgent = later(&house.house, days(7));
        assert_eq!(look(&urgent).await, Looked { raised: 1, ..Looked::default() });
        let s = mine(&as_of(&urgent, &consultant), SignalRule::AwayClock).await.unwrap();
        assert_eq!((s.level, s.state), (Level::Urgent, SignalState::Open));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_answer_at_once_one_wins_and_the_other_is_told() {
    engines(|house| async move {
        let consultant = house.of(&house.cast.consultant);
        let s = paused(&house).await;
        let (a, b) = tokio::join!(
            signals::answer(&consultant, s.id, s.version, "Ringet til Karina".to_owned()),
            signals::snooze(&consultant, s.id, s.version, plus_days(TODAY, 3), "Ferie".to_owned())
        );
        let mut said = [code(a), code(b)];
        said.sort();
        assert_eq!(said, ["ok", "stale"]);
    })
    .await;
}

#[tokio::test]
async fn looking_twice_changes_nothing_and_a_demo_is_alive_on_its_first_day() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        assert_eq!(look(&house).await, Looked::default(), "the filling has looked");
        let own = signals::mine(&of_the_demo(&house, Role::JobConsultant).await).await.unwrap();
        assert!(own.alive.len() >= 3, "{}", own.alive.len());
        for n in 1..40 {
            let day = later(&house, days(n));
            look(&day).await;
            assert_eq!(look(&day).await, Looked::default(), "day {n}");
        }
    })
    .await;
}

#[tokio::test]
async fn job_looks_by_itself() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        house.placed(&stage, 1, date(2026, 10, 5), date(2026, 12, 4)).await;
        let did = do_what_is_due(&house.house).await.unwrap();
        assert!(did.contains(&Job::Signals) && did.contains(&Job::Calls));
        assert!(mine(&house.of(&house.cast.consultant), SignalRule::GrantEnds).await.is_some());
    })
    .await;
}
