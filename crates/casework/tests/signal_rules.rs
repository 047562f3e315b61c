//! Early warning: each rule raised by what happens, and resolved by what happens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, House, citizens, mentors, placements, referrals,
    sign_in::Holder,
    signals::{Looked, SignalLine},
    store::{Scoped, Value, values},
};
use holdepunkt_rules::{
    id::*,
    period::plus_days,
    placement::{Ending, Outcome},
    role::Role,
    signal::{Level, SignalRule},
};
use holdepunkt_testkit::{TestHouse, code, days, engines, later};
use jiff::civil::{Date, date};

use super::signals::{as_of, look, mine};

const TODAY: Date = date(2026, 11, 24);

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

async fn rows(house: &TestHouse) -> Vec<(String, String, i64, i64, String)> {
    let mut tx = house.house.store.read().await.unwrap();
    let read = |r: &holdepunkt_casework::store::Row| {
        Ok((r.get("rule")?, r.get("state")?, r.get("version")?, r.get("position")?, r.get("step")?))
    };
    tx.all(STEPS.within(house.cast.job_centre, values![]), read).await.unwrap()
}

/// What is written, the rule that sees it and whose move it is; what resolves it.
struct Story {
    rule: SignalRule,
    owner: Role,
    raise: Vec<(Scoped, Vec<Value>)>,
    resolve: Vec<(Scoped, Vec<Value>)>,
}

/// Tells the story, and gives what was raised in it.
async fn check(house: &TestHouse, story: Story) -> SignalLine {
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
    let raised = mine(&owner, rule).await.unwrap_or_else(|| panic!("{rule}"));
    assert_eq!(look(&house.house).await, Looked::default(), "{rule} twice");
    for (statement, values) in story.resolve {
        write(house, statement, values).await;
    }
    assert!(look(&house.house).await.resolved > 0, "{rule}");
    assert_eq!(mine(&owner, rule).await, None, "{rule} after");
    raised
}

#[tokio::test]
async fn each_rule_is_raised_and_resolved_by_what_happens() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let (karina, placement) = house.placed(&stage, 1, date(2026, 10, 5), date(2027, 2, 26)).await;
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
        let hearing = check(
            &house,
            rule(
                SignalRule::HearingDue,
                Role::Caseworker,
                vec![(HEARING, values![id(), karina, placement, date(2026, 11, 20), date(2026, 11, 26)])],
                vec![(CLOSE_HEARINGS, values![TODAY])],
            ),
        )
        .await;
        assert_eq!(hearing.placement, Some(placement), "it leads to the hearing of the placement");
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
        let (karina, placement) = house.placed(&stage, 1, date(2026, 10, 5), date(2027, 1, 29)).await;
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
        let (_, _) = house.placed(&stage, 2, date(2026, 10, 5), date(2027, 1, 29)).await;
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
        let (karina, placement) = house.placed(&stage, 1, date(2026, 8, 31), date(2027, 2, 26)).await;
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
