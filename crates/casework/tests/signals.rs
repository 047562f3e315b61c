//! Early warning: each rule raised by what happens and resolved by what happens; what an owner does; calls from a
//! workplace.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::Arc;

use holdepunkt_casework::{
    Context, Error, House, Rulebook, Who, calls, citizens, demo,
    interruptions::{self, NewInterruption},
    jobs::{Job, do_what_is_due},
    mentors,
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
    signals::{self, Looked, SignalLine, Stands},
    store::{Scoped, Value, values},
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    interruption::InterruptionKind,
    period::plus_days,
    placement::{Ending, Outcome, PlacementKind},
    role::Role,
    signal::{Level, SignalRule, SignalState, SignalStep},
};
use holdepunkt_testkit::{Stage, TestHouse, empty_engines, engines};
use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, date},
};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            format!("{}{}", list[0].refusal.code(), list[0].field.map(|f| format!(" {f}")).unwrap_or_default())
        }
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

/// The same database, so many minutes later.
fn later(house: &House, by: SignedDuration) -> House {
    let now: Timestamp = house.now() + by;
    House::with_clock(house.store.clone(), Arc::new(Rulebook::load().unwrap()), move || now)
}

fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

fn as_of(house: &House, who: &Context) -> Context {
    house.context(who.who.clone())
}

fn booking(citizen: CitizenId, stage: &Stage, place: usize, from: Date, until: Date) -> Booking {
    Booking {
        citizen,
        place: stage.places[place],
        from,
        until,
        hours: WeeklyHours::whole(12),
        mentor: stage.mentor,
        choice: Code::known("citizens_wish"),
        kind: PlacementKind::Placement,
        resumes: None,
        new_course: false,
        over_ceiling: String::new(),
        reason: "Efter en konkret vurdering".to_owned(),
        agreed: true,
        offered: false,
    }
}

/// A citizen who was referred long ago and is placed from a day to a day.
async fn placed(house: &TestHouse, stage: &Stage, n: u32, from: Date, until: Date) -> (CitizenId, PlacementId) {
    let id = house.citizen(n, "Karina Bisgaard").await;
    let referral = referrals::send(&house.of(&house.cast.caseworker), id, String::new()).await.unwrap();
    house.sent_on(house.cast.job_centre, referral, date(2026, 8, 31)).await;
    let consultant = house.of(&house.cast.consultant);
    let at = booking(id, stage, usize::try_from(n).unwrap() - 1, from, until);
    (id, placements::book(&consultant, at).await.unwrap())
}

/// A row as another part of the house writes it.
async fn write(house: &TestHouse, statement: Scoped, values: Vec<Value>) {
    let mut tx = house.house.store.write().await.unwrap();
    tx.run(statement.within(house.cast.job_centre, values)).await.unwrap();
    tx.commit().await.unwrap();
}

const FOLLOW_UP: Scoped = Scoped::new(
    "insert into follow_up (job_centre, id, citizen, placement, kind, state, on_day, minute_from, minute_until, place, \
     held_by, without_citizen, sequence, held_on, why_not, version) \
     values ($1, $2, $3, $4, $5, $6, $7, 540, 600, '', $8, '', 0, $9, '', 1)",
);
const DAY: Scoped = Scoped::new(
    "insert into attendance (job_centre, id, placement, on_day, mark, planned_minutes, minutes, source, at, \
     client_key, holds) values ($1, $2, $3, $4, $5, $6, $7, 'mentor', $8, $2, $9)",
);
const HEARING: Scoped = Scoped::new(
    "insert into hearing (job_centre, id, citizen, placement, opened_on, about, reply_by, version) \
     values ($1, $2, $3, $4, $5, 'x', $6, 1)",
);
const CLOSE_HEARINGS: Scoped = Scoped::new("update hearing set closed_on = $2 where job_centre = $1");
const EXIT: Scoped = Scoped::new(
    "insert into exit_strategy (job_centre, id, citizen, aim, words, steps, written_on, discussed_on, holds) \
     values ($1, $2, $3, 'ordinary_job', '', '', $4, $4, $5)",
);
const NO_EXIT_HOLDS: Scoped = Scoped::new("update exit_strategy set holds = $2 where job_centre = $1");
const AGREEMENT: Scoped = Scoped::new(
    "insert into agreement (job_centre, id, placement, number, state, long_term_goal, mentor_role, considerations, \
     meeting_days, needs_citizen, needs_company, needs_job_centre, made_on, in_force_on, version) \
     values ($1, $2, $3, $4, $5, '', '', '', 7, $6, $6, $6, $7, $8, 1)",
);
const PERSONAL_MENTOR: Scoped = Scoped::new(
    "insert into personal_mentor_grant (job_centre, citizen, employee, from_day, until_day) values ($1, $2, $3, $4, $5)",
);
const STEPS: Scoped = Scoped::new(
    "select s.rule, s.state, s.version, x.position, x.step from signal s join signal_step x on x.signal = s.id \
     where s.job_centre = $1 order by s.id, x.position",
);

fn id() -> String {
    CitizenId::fresh().to_string()
}

async fn look(house: &House) -> Looked {
    signals::look_at_everybody(house).await.unwrap()
}

async fn mine(context: &Context, rule: SignalRule) -> Option<SignalLine> {
    signals::mine(context).await.unwrap().alive.into_iter().find(|s| s.rule == rule)
}

async fn rows(house: &TestHouse) -> Vec<(String, String, i64, i64, String)> {
    let mut tx = house.house.store.read().await.unwrap();
    let read = |r: &holdepunkt_casework::store::Row| {
        Ok((r.get("rule")?, r.get("state")?, r.get("version")?, r.get("position")?, r.get("step")?))
    };
    tx.all(STEPS.within(house.cast.job_centre, values![]), read).await.unwrap()
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

const TODAY: Date = date(2026, 11, 24);

#[tokio::test]
async fn days_away_are_told_at_the_deed_grow_more_urgent_and_end_when_the_citizen_is_back() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let (karina, placement) = placed(&house, &stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
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

#[tokio::test]
async fn owner_takes_puts_off_hands_over_and_answers_and_nobody_else_does() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let (_, placement) = placed(&house, &stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
        let consultant = house.of(&house.cast.consultant);
        interruptions::interrupt(&consultant, placement, 1, away(date(2026, 11, 10))).await.unwrap();
        let s = mine(&consultant, SignalRule::AwayClock).await.unwrap();
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
        let stage = house.stage(1, 3).await;
        let (_, placement) = placed(&house, &stage, 1, date(2026, 9, 7), date(2027, 2, 26)).await;
        let consultant = house.of(&house.cast.consultant);
        interruptions::interrupt(&consultant, placement, 1, away(date(2026, 11, 10))).await.unwrap();
        let s = mine(&consultant, SignalRule::AwayClock).await.unwrap();
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

/// What is written, the rule that sees it and whose move it is; what resolves it.
struct Story {
    rule: SignalRule,
    owner: Role,
    raise: Vec<(Scoped, Vec<Value>)>,
    resolve: Vec<(Scoped, Vec<Value>)>,
}

async fn check(house: &TestHouse, story: Story) {
    let owner = match story.owner {
        Role::Caseworker => house.of(&house.cast.caseworker),
        _ => house.of(&house.cast.consultant),
    };
    let rule = story.rule;
    look(&house.house).await;
    assert_eq!(mine(&owner, rule).await, None, "{rule} before");
    for (statement, values) in story.raise {
        write(house, statement, values).await;
    }
    assert!(look(&house.house).await.raised > 0, "{rule}");
    assert!(mine(&owner, rule).await.is_some(), "{rule}");
    assert_eq!(look(&house.house).await, Looked::default(), "{rule} twice");
    for (statement, values) in story.resolve {
        write(house, statement, values).await;
    }
    assert!(look(&house.house).await.resolved > 0, "{rule}");
    assert_eq!(mine(&owner, rule).await, None, "{rule} after");
}

#[tokio::test]
async fn each_rule_is_raised_and_resolved_by_what_happens() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let (karina, placement) = placed(&house, &stage, 1, date(2026, 10, 5), date(2027, 2, 26)).await;
        let me = house.cast.consultant.employee.unwrap();
        let bente = house.cast.caseworker.employee.unwrap();
        let meeting = |kind: &str, state: &str, on: Date, by: EmployeeId| {
            let held = (state == "held").then_some(on);
            (FOLLOW_UP, values![id(), karina, placement, kind, state, on, by, held])
        };
        let day = |on: Date, mark: &str, planned: i64, minutes: i64| {
            (DAY, values![id(), placement, on, mark, planned, minutes, house.house.now(), true])
        };
        let rule = |rule, owner, raise, resolve| Story { rule, owner, raise, resolve };
        // A house that has kept nothing is told of nothing that is missing.
        look(&house.house).await;
        let rules: Vec<String> = rows(&house).await.into_iter().map(|r| r.0).collect();
        assert_eq!(rules, Vec::<String>::new());
        check(
            &house,
            rule(
                SignalRule::FollowUpOverdue,
                Role::JobConsultant,
                vec![meeting("company", "held", date(2026, 11, 16), me)],
                vec![meeting("company", "planned", date(2026, 11, 30), me)],
            ),
        )
        .await;
        let exit = |on: Date| (EXIT, values![id(), karina, on, true]);
        check(
            &house,
            rule(
                SignalRule::ExitNotDiscussed,
                Role::Caseworker,
                vec![exit(date(2026, 8, 20))],
                vec![(NO_EXIT_HOLDS, values![false]), exit(date(2026, 11, 20))],
            ),
        )
        .await;
        check(
            &house,
            rule(
                SignalRule::UnannouncedAbsence,
                Role::JobConsultant,
                vec![day(date(2026, 11, 20), "away_unannounced", 240, 0)],
                vec![day(date(2026, 11, 23), "here", 240, 240)],
            ),
        )
        .await;
        check(
            &house,
            rule(
                SignalRule::HearingDue,
                Role::Caseworker,
                vec![(HEARING, values![id(), karina, placement, date(2026, 11, 20), date(2026, 11, 26)])],
                vec![(CLOSE_HEARINGS, values![TODAY])],
            ),
        )
        .await;
        let agreement = |n: i64, state: &str, on: Date, force: Option<Date>| {
            (AGREEMENT, values![id(), placement, n, state, true, on, force])
        };
        check(
            &house,
            rule(
                SignalRule::AgreementUnsigned,
                Role::JobConsultant,
                vec![agreement(1, "sent", date(2026, 10, 1), None)],
                vec![agreement(2, "in_force", date(2026, 10, 1), Some(date(2026, 10, 20)))],
            ),
        )
        .await;
        check(
            &house,
            rule(
                SignalRule::PersonalMentorEnds,
                Role::Caseworker,
                vec![(PERSONAL_MENTOR, values![karina, bente, date(2026, 7, 1), date(2026, 12, 10)])],
                vec![(PERSONAL_MENTOR, values![karina, bente, date(2026, 12, 11), date(2027, 5, 31)])],
            ),
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn rules_that_days_alone_raise_end_by_their_deeds() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let consultant = house.of(&house.cast.consultant);
        let (karina, placement) = placed(&house, &stage, 1, date(2026, 10, 5), date(2027, 1, 29)).await;
        let coordinator = house
            .grant(
                "koordinator",
                Role::MentorCoordinator,
                Holder {
                    job_centre: Some(house.cast.job_centre),
                    employee: house.cast.project_lead.employee,
                    unit: Some(house.cast.unit),
                    ..Holder::default()
                },
            )
            .await;
        let coordinator = house.of(&coordinator);
        let seen = async |house: &House, who: &Context, rule| mine(&as_of(house, who), rule).await.map(|s| s.level);
        let on = |n| later(&house.house, days(n));

        // Course day 60 is 3 December: it reaches its three months as planned, so it is to have in mind.
        look(&on(8)).await;
        assert_eq!(seen(&on(8), &consultant, SignalRule::CourseThreshold).await, None);
        look(&on(9)).await;
        assert_eq!(seen(&on(9), &consultant, SignalRule::CourseThreshold).await, Some(Level::Note));
        look(&on(45)).await;
        assert_eq!(seen(&on(45), &consultant, SignalRule::CourseThreshold).await, None, "reached on 4 January");
        // 21 days before the end, and nothing after it.
        look(&on(45)).await;
        assert_eq!(seen(&on(45), &consultant, SignalRule::GrantEnds).await, Some(Level::Soon));
        look(&on(60)).await;
        assert_eq!(seen(&on(60), &consultant, SignalRule::GrantEnds).await, Some(Level::Urgent));
        let now = as_of(&on(60), &consultant);
        let version = async |c: &Context| placements::find(c, placement).await.unwrap().placed.placement.version;
        placements::change_end(&now, placement, version(&now).await, date(2027, 3, 26), "Vokser").await.unwrap();
        assert_eq!(seen(&on(60), &consultant, SignalRule::GrantEnds).await, None, "extended");
        // The agreed days go by.
        look(&on(123)).await;
        assert_eq!(seen(&on(123), &consultant, SignalRule::PlacementOver).await, Some(Level::Urgent));
        let now = as_of(&on(123), &consultant);
        let ending = Ending { outcome: Outcome::None, hours: None, place_name: String::new(), reason: None };
        placements::end(&now, placement, version(&now).await, date(2027, 3, 26), ending).await.unwrap();
        assert_eq!(seen(&on(123), &consultant, SignalRule::PlacementOver).await, None, "told");
        // Four weeks later nothing has followed; a referral is a step.
        look(&on(149)).await;
        assert_eq!(seen(&on(149), &consultant, SignalRule::NoJobEffort).await, None);
        look(&on(150)).await;
        assert_eq!(seen(&on(150), &consultant, SignalRule::NoJobEffort).await, Some(Level::Soon));
        let caseworker = as_of(&on(150), &house.of(&house.cast.caseworker));
        referrals::send(&caseworker, karina, String::new()).await.unwrap();
        assert_eq!(seen(&on(150), &consultant, SignalRule::NoJobEffort).await, None);
        // Another caseworker.
        let p =
            citizens::Particulars { caseworker: house.cast.teammate.employee, ..house.particulars("Karina Bisgaard") };
        let version = citizens::find(&caseworker, karina).await.unwrap().citizen.version;
        citizens::correct(&caseworker, karina, version, p).await.unwrap();
        let teammate = house.of(&house.cast.teammate);
        assert_eq!(seen(&on(150), &teammate, SignalRule::CaseworkerChanged).await, Some(Level::Soon));
        look(&on(178)).await;
        assert_eq!(seen(&on(178), &teammate, SignalRule::CaseworkerChanged).await, None, "28 days after");

        // A mentor who has been on no course, in a house where another has.
        let (_, _) = placed(&house, &stage, 2, date(2026, 10, 5), date(2027, 1, 29)).await;
        let other = holdepunkt_testkit::mentor(stage.company);
        let other = mentors::register(&consultant, other).await.unwrap();
        mentors::note_training(&consultant, other, date(2026, 1, 5)).await.unwrap();
        assert_eq!(code(mentors::note_training(&consultant, other, plus_days(TODAY, 1)).await), "not-yet trained_on");
        look(&house.house).await;
        assert_eq!(seen(&house.house, &coordinator, SignalRule::MentorUntrained).await, Some(Level::Note));
        mentors::note_training(&coordinator, stage.mentor, date(2026, 11, 17)).await.unwrap();
        assert_eq!(seen(&house.house, &coordinator, SignalRule::MentorUntrained).await, None);
    })
    .await;
}

#[tokio::test]
async fn absence_hours_mentor_and_review_are_seen_in_what_is_registered() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let consultant = house.of(&house.cast.consultant);
        let (karina, placement) = placed(&house, &stage, 1, date(2026, 8, 31), date(2027, 2, 26)).await;
        let me = house.cast.consultant.employee.unwrap();
        let day = async |on: Date, mark: &str, minutes: i64| {
            let v = values![id(), placement, on, mark, 240_i64, minutes, house.house.now(), true];
            write(&house, DAY, v).await;
        };
        for n in [12, 13, 16] {
            day(date(2026, 11, n), "here", 200).await;
        }
        day(date(2026, 11, 19), "ill", 0).await;
        look(&house.house).await;
        assert_eq!(mine(&consultant, SignalRule::Absence).await, None, "one day");
        assert_eq!(mine(&consultant, SignalRule::HoursUnderLadder).await, None, "four days say nothing");
        day(date(2026, 11, 23), "away_notified", 0).await;
        look(&house.house).await;
        assert!(mine(&consultant, SignalRule::Absence).await.is_some());
        let hours = mine(&consultant, SignalRule::HoursUnderLadder).await.unwrap();
        assert_eq!(hours.values["percent"].number_on(TODAY), Some(50));
        // Phoned with the citizen a week ago, and not with the mentor since the start.
        let phone = values![id(), karina, placement, "phone", "held", date(2026, 11, 20), me, Some(date(2026, 11, 20))];
        write(&house, FOLLOW_UP, phone).await;
        let first = values![id(), karina, placement, "company", "held", date(2026, 9, 7), me, Some(date(2026, 9, 7))];
        write(&house, FOLLOW_UP, first).await;
        let agreement = values![id(), placement, 1_i64, "in_force", true, date(2026, 8, 20), Some(date(2026, 8, 20))];
        write(&house, AGREEMENT, agreement).await;
        look(&house.house).await;
        assert!(mine(&consultant, SignalRule::NoMentorContact).await.is_some());
        assert!(mine(&consultant, SignalRule::AgreementNotReviewed).await.is_some());
        // Eleven days later: the absence is old, and the mentor was met.
        let visit = date(2026, 12, 4);
        let v = values![id(), karina, placement, "company", "held", visit, me, Some(visit)];
        write(&house, FOLLOW_UP, v).await;
        let house_later = later(&house.house, days(11));
        look(&house_later).await;
        let now = as_of(&house_later, &consultant);
        assert_eq!(mine(&now, SignalRule::Absence).await, None);
        assert_eq!(mine(&now, SignalRule::NoMentorContact).await, None);
    })
    .await;
}

#[tokio::test]
async fn looking_twice_changes_nothing_and_a_demo_is_alive_on_its_first_day() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        assert_eq!(look(&house).await, Looked::default(), "the filling has looked");
        let cards = demo::cards(&house).await.unwrap();
        let card = cards.iter().find(|c| c.grant.role == Role::JobConsultant).unwrap();
        let own = signals::mine(&house.context(Who::Person(card.grant.clone()))).await.unwrap();
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
        placed(&house, &stage, 1, date(2026, 10, 5), date(2026, 12, 4)).await;
        let did = do_what_is_due(&house.house).await.unwrap();
        assert!(did.contains(&Job::Signals) && did.contains(&Job::Calls));
        assert!(mine(&house.of(&house.cast.consultant), SignalRule::GrantEnds).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn workplace_calls_it_passes_on_and_the_time_until_somebody_answers_is_measured() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let (karina, placement) = placed(&house, &stage, 1, date(2026, 10, 5), date(2027, 1, 29)).await;
        let scope = Holder { job_centre: Some(house.cast.job_centre), ..Holder::default() };
        let mentor = house.grant("mentor", Role::CompanyMentor, Holder { mentor: Some(stage.mentor), ..scope }).await;
        let mentor = house.of(&mentor);
        let other = house.stage(2, 1).await;
        let stranger =
            house.grant("mentor2", Role::CompanyMentor, Holder { mentor: Some(other.mentor), ..scope }).await;
        let say = || "Karina er gået grædende hjem".to_owned();
        assert_eq!(code(calls::call(&house.of(&stranger), placement, say()).await), "not-found");
        assert_eq!(code(calls::call(&house.of(&house.cast.consultant), placement, say()).await), "not-allowed");
        let page = calls::page(&mentor, placement).await.unwrap();
        assert_eq!(page.contact.unwrap().employee.name, "Maja Thorup");
        assert_eq!(page.call, None);
        let call = calls::call(&mentor, placement, say()).await.unwrap();
        assert_eq!(calls::call(&mentor, placement, String::new()).await.unwrap(), call, "pressed twice");

        let rung = async |house: &House| {
            let page = calls::page(&as_of(house, &mentor), placement).await.unwrap();
            page.rings.into_iter().map(|r| (r.whom.code(), r.name)).collect::<Vec<_>>()
        };
        let maja = ("contact", Some("Maja Thorup".to_owned()));
        assert_eq!(rung(&house.house).await, std::slice::from_ref(&maja));
        let minutes = |n| later(&house.house, SignedDuration::from_mins(n));
        assert_eq!(calls::pass_on(&minutes(4)).await.unwrap(), 0);
        assert_eq!(calls::pass_on(&minutes(5)).await.unwrap(), 1);
        assert_eq!(rung(&minutes(5)).await, [maja, ("main", None)]);
        assert_eq!(calls::pass_on(&minutes(60)).await.unwrap(), 0, "there is nobody after the job centre");

        // Everybody who may take it sees that it rings, and only those who have the citizen who it is about.
        let jonas = as_of(&minutes(7), &house.of(&house.cast.other_consultant));
        let ringing = async |c: &Context| {
            let mut work = c.look(holdepunkt_casework::Action::AnswerCalls).await.unwrap();
            calls::ringing(&mut work).await.unwrap()
        };
        let seen = ringing(&jonas).await;
        assert_eq!((seen.len(), seen[0].name.clone(), seen[0].words.as_str(), seen[0].for_me), (1, None, "", false));
        let consultant = house.of(&house.cast.consultant);
        let seen = ringing(&consultant).await;
        assert_eq!((seen[0].citizen, seen[0].for_me), (Some(karina), true));
        assert!(seen[0].words.contains("hjem"));
        assert!(ringing(&house.of(&house.cast.consultant_elsewhere)).await.is_empty());

        let maja_now = as_of(&minutes(7), &consultant);
        let (a, b) = tokio::join!(calls::answer(&jonas, call), calls::answer(&maja_now, call));
        let mut said = [code(a), code(b)];
        said.sort();
        assert_eq!(said, ["call-answered", "ok"]);
        let winner = if ringing(&jonas).await.is_empty() { as_of(&minutes(7), &consultant) } else { jonas };
        let mine = ringing(&winner).await.remove(0);
        assert!(mine.mine && mine.name.as_deref() == Some("Karina B."));
        assert_eq!(code(calls::close(&winner, call, mine.version, " ".to_owned()).await), "missing outcome");
        let caseworker = house.of(&house.cast.caseworker);
        assert_eq!(code(calls::close(&caseworker, call, mine.version, say()).await), "not-found");
        assert_eq!(code(calls::close(&winner, call, mine.version, "Talte med dem begge".to_owned()).await), "ok");
        assert_eq!(code(calls::answer(&winner, call).await), "call-closed");
        let times = calls::times(&as_of(&minutes(8), &house.of(&house.cast.project_lead))).await.unwrap();
        assert_eq!((times.n, times.median, times.p90, times.unanswered), (1, Some(420), Some(420), 0));
        assert_eq!(code(calls::times(&consultant).await), "not-allowed");
        // Another call is another.
        let again = calls::call(&as_of(&minutes(90), &mentor), placement, String::new()).await.unwrap();
        assert_ne!(again, call);
    })
    .await;
}
