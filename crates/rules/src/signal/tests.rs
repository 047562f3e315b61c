use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, civil::date};

use super::*;
use crate::{
    figures::Figures,
    id::EmployeeId,
    signal::acute::{AnswerTimes, Whom, answer_times, order, pass_on_after, passes_on},
};

fn figures() -> Figures {
    Figures::read("signals.toml", include_str!("../../../../rulebook/signals.toml")).unwrap()
}

/// Every role × every state × every step: what the table says, and nothing else.
#[test]
fn whole_life_of_a_signal_for_every_role() {
    use SignalState::{Answered, Open, Resolved, Snoozed, Taken};
    let owners = [Role::JobConsultant, Role::Caseworker, Role::MentorCoordinator];
    let mut possible = BTreeSet::new();
    for state in SignalState::ALL {
        for step in SignalStep::ALL {
            let to = match (state, step) {
                (Open | Snoozed, SignalStep::Take) => Some(Taken),
                (Open | Taken | Snoozed, SignalStep::Answer) => Some(Answered),
                (Open | Taken, SignalStep::Snooze) => Some(Snoozed),
                (Open | Taken | Snoozed, SignalStep::HandOver) => Some(Open),
                _ => None,
            };
            for role in Role::ALL {
                let answer = take(*state, *step, *role);
                match to {
                    Some(to) if owners.contains(role) => assert_eq!(answer, Ok(to), "{state} {step} {role}"),
                    _ => assert!(answer.is_err(), "{state} {step} {role}"),
                }
            }
            let facts = match (state, step) {
                (Open | Snoozed, SignalStep::Escalate) => Some(Open),
                (Taken, SignalStep::Escalate) => Some(Taken),
                (Open | Taken | Snoozed, SignalStep::Move) => Some(Open),
                (Open | Taken | Snoozed, SignalStep::Resolve) => Some(Resolved),
                (Snoozed, SignalStep::Wake) => Some(Open),
                (Answered | Resolved, SignalStep::RaiseAgain) => Some(Open),
                _ => None,
            };
            assert_eq!(follow(*state, *step).ok(), facts, "{state} {step}");
            possible.extend(to.or(facts).map(|_| (*state, *step)));
        }
    }
    assert_eq!(possible.len(), life::TRANSITIONS.len(), "every line of the table was walked");
}

#[test]
fn every_rule_stands_in_the_list_once_and_is_told_to_its_owner() {
    let listed: Vec<SignalRule> = RULES.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(listed, SignalRule::ALL);
    for rule in SignalRule::ALL {
        let owner = match rule.mover() {
            Mover::Consultant => Role::JobConsultant,
            Mover::Caseworker => Role::Caseworker,
            Mover::MentorCoordinator => Role::MentorCoordinator,
        };
        assert!(rule.is_told_to(owner), "{rule}");
        for role in [Role::Citizen, Role::CompanyMentor, Role::CompanyContact, Role::ProjectLead, Role::Administrator] {
            assert!(!rule.is_told_to(role), "{rule} {role}");
        }
    }
}

#[test]
fn a_day_without_figures_is_refused_and_a_programme_goes_before() {
    let figures = figures();
    assert!(SignalTerms::on(&figures, None, date(2009, 4, 1)).is_ok());
    let outside = SignalTerms::on(&figures, None, date(2009, 3, 31)).unwrap_err();
    assert_eq!(outside.code(), "outside-coverage");
    let own =
        include_str!("../../../../rulebook/signals.toml").replace("\"grant_ends.days\"", "\"grant_ends.days@vcg2\"");
    let own = Figures::read("signals.toml", &own).unwrap();
    assert_eq!(SignalTerms::on(&own, Some("vcg2"), date(2026, 1, 1)).unwrap().grant_days, 21);
    assert!(SignalTerms::on(&own, Some("stv"), date(2026, 1, 1)).is_err());
}

#[test]
fn a_call_rings_the_contact_then_the_substitute_then_the_job_centre() {
    let (a, b) = (EmployeeId::fresh(), EmployeeId::fresh());
    let whom = |contact, substitute| order(contact, substitute).iter().map(|(w, _)| *w).collect::<Vec<_>>();
    assert_eq!(whom(Some(a), Some(b)), [Whom::Contact, Whom::Substitute, Whom::Main]);
    assert_eq!(whom(Some(a), Some(a)), [Whom::Contact, Whom::Main]);
    assert_eq!(whom(None, None), [Whom::Main]);
    let after = pass_on_after(&figures(), date(2026, 11, 24)).unwrap();
    let rung: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
    assert!(!passes_on(rung, rung + after - SignedDuration::from_secs(1), after));
    assert!(passes_on(rung, rung + after, after));
}

#[test]
fn answer_times_say_the_middle_and_nine_of_ten() {
    assert_eq!(answer_times(&[]), AnswerTimes::default());
    assert_eq!(answer_times(&[None]), AnswerTimes { unanswered: 1, ..AnswerTimes::default() });
    let calls: Vec<Option<i64>> = (1..=10).map(|n| Some(n * 60)).chain([None]).collect();
    let times = answer_times(&calls);
    assert_eq!((times.n, times.median, times.p90, times.unanswered), (10, Some(360), Some(540), 1));
    assert_eq!(answer_times(&[Some(7)]), AnswerTimes { n: 1, median: Some(7), p90: Some(7), unanswered: 0 });
}
