use jiff::civil::date;
use proptest::prelude::*;

use super::{
    ladder::{accept_ladder, planned_in_week, planned_on, rung_on},
    *,
};
use crate::period::{Period, monday_of, plus_days};

fn times(weekday: i64, from: i64, until: i64) -> Times {
    Times { weekday, from: from * 60, until: until * 60 }
}

fn rung(from: Date, times: Vec<Times>) -> Rung {
    Rung { from, times, tasks: "Fylder varer op".to_owned() }
}

fn content() -> Content {
    Content {
        long_term_goal: "Fleksjob på lager".to_owned(),
        goals: vec![Goal { text: "Møder til tiden".to_owned(), by_citizen: true, step: false }],
        paid_minutes: Some(120),
        ladder: vec![rung(date(2026, 11, 30), vec![times(1, 9, 12), times(3, 9, 12)])],
        mentor_role: "Viser rundt og spiser med".to_owned(),
        mentor_hours: Some(WeeklyHours::whole(2)),
        considerations: "Løfter højst 5 kg".to_owned(),
        meeting_days: 7,
        contact: Some(EmployeeId::fresh()),
    }
}

fn agreement(state: AgreementState, needs: &[Party]) -> Agreement {
    Agreement {
        id: AgreementId::fresh(),
        placement: PlacementId::fresh(),
        number: 1,
        state,
        content: content(),
        needs: needs.to_vec(),
        signatures: Vec::new(),
        talks: Vec::new(),
        reminded: Vec::new(),
        made_on: date(2026, 11, 24),
        sent_on: None,
        in_force_on: None,
        version: 1,
    }
}

/// All states × all steps × all roles: the table says who, and nothing else goes.
#[test]
fn agreement_goes_by_its_table_alone() {
    let mut told = String::new();
    for from in AgreementState::ALL {
        for step in AgreementStep::ALL {
            let by: Vec<&str> =
                Role::ALL.iter().filter(|r| take(*from, *step, **r).is_ok()).map(|r| r.code()).collect();
            let follows = follow(*from, *step);
            if let Ok(to) = &follows {
                told.push_str(&format!("{from} {step} -> {to}: follows\n"));
                assert!(by.is_empty(), "{from} {step} is nobody's own step");
            }
            if let Some(to) = Role::ALL.iter().find_map(|r| take(*from, *step, *r).ok()) {
                told.push_str(&format!("{from} {step} -> {to}: {}\n", by.join(", ")));
            }
        }
    }
    expect_test::expect![[r#"
        draft write -> draft: job_consultant, caseworker
        draft own_goals -> draft: citizen
        draft send -> sent: job_consultant, caseworker
        draft discard -> withdrawn: job_consultant, caseworker
        draft end -> withdrawn: follows
        sent take_back -> withdrawn: job_consultant, caseworker
        sent sign -> sent: citizen, company_mentor, company_contact, job_consultant, caseworker
        sent talk -> sent: citizen, company_mentor, company_contact, job_consultant, caseworker
        sent enter -> in_force: follows
        sent discard -> withdrawn: job_consultant, caseworker
        sent end -> withdrawn: follows
        in_force own_goals -> in_force: citizen
        in_force amend -> in_force: job_consultant, caseworker
        in_force replace -> replaced: follows
        in_force end -> ended: follows
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_party_signs_once_and_only_when_asked() {
    let code = |a: &Agreement, p| accept_signature(a, p).map_or_else(|r| r.refusal.code(), |()| "ok");
    let mut a = agreement(AgreementState::Sent, &[Party::Citizen, Party::Company]);
    assert_eq!(a.waits_for(), [Party::Citizen, Party::Company]);
    assert_eq!(code(&a, Party::JobCentre), "signature-not-asked");
    assert_eq!(code(&a, Party::Citizen), "ok");
    a.signatures.push(Signature {
        party: Party::Citizen,
        name: "Karina Bisgaard".to_owned(),
        account: None,
        at: Timestamp::UNIX_EPOCH,
        how: How::SignedIn,
        hash: String::new(),
    });
    assert_eq!(code(&a, Party::Citizen), "already-signed");
    assert_eq!(a.waits_for(), [Party::Company]);
    for state in AgreementState::ALL.iter().filter(|s| **s != AgreementState::Sent) {
        assert_eq!(code(&agreement(*state, Party::ALL), Party::Citizen), "agreement-state", "{state}");
    }
}

#[test]
fn only_those_sign_again_whom_a_change_concerns() {
    let before = content();
    let signers = |change: &dyn Fn(&mut Content)| {
        let mut after = before.clone();
        change(&mut after);
        let parts: Vec<&str> = changes(&before, &after).iter().map(|p| p.code()).collect();
        let who: Vec<&str> = needed(Some(&before), &after).iter().map(|p| p.code()).collect();
        format!("{}: {}", parts.join(" "), who.join(" "))
    };
    assert_eq!(needed(None, &before), Party::ALL);
    assert_eq!(signers(&|_| ()), ": ");
    assert_eq!(signers(&|c| c.long_term_goal = "fleksjob  på Lager.".to_owned()), ": ");
    assert_eq!(signers(&|c| c.mentor_role = "Viser rundt og spiser med.".to_owned()), ": ");
    assert_eq!(
        signers(&|c| c.mentor_role = "Viser rundt, og spiser ikke med".to_owned()),
        "mentor_role: citizen company"
    );
    let tasks = |text: &'static str| move |c: &mut Content| c.ladder[0].tasks = text.to_owned();
    assert_eq!(signers(&tasks("Fylder varer op\nVander blomster")), "tasks: citizen company job_centre");
    assert_eq!(signers(&|c| c.contact = Some(EmployeeId::fresh())), "contact: ");
    assert_eq!(signers(&|c| c.mentor_hours = None), "mentor_hours: company job_centre");
    assert_eq!(signers(&|c| c.considerations = "Løfter højst 10 kg".to_owned()), "considerations: citizen company");
    assert_eq!(
        signers(&|c| c.ladder.push(rung(date(2027, 1, 4), vec![times(1, 9, 14)]))),
        "hours tasks: citizen company job_centre"
    );
    assert_eq!(signers(&|c| c.goals.clear()), "goals: citizen company job_centre");
    assert_eq!(
        signers(&|c| c.goals.push(Goal { text: "Klarer kassen".to_owned(), by_citizen: false, step: true })),
        "goals: citizen company job_centre"
    );
}

#[test]
fn slip_of_the_pen_is_no_change_and_another_word_is() {
    let base = content();
    let role = |text: &str| Content { mentor_role: text.to_owned(), ..base.clone() };
    let same = |a: &str, b: &str| changes(&role(a), &role(b)).is_empty();
    assert!(same("Dækker frokosten", "Dækker frokotsen"));
    assert!(same("Viser afdelinger", "Viser afdelnger"));
    for (a, b) in [
        ("hver tirsdag", "hver torsdag"),
        ("løfter 5 kg", "løfter 50 kg"),
        ("kan arbejde alene", "kan ikke arbejde alene"),
        ("muligt", "umuligt"),
        ("skrive", "skive"),
        ("frokosten", "frokoster"),
    ] {
        assert!(!same(a, b), "{a} / {b}");
    }
}

#[test]
fn what_is_missing_is_named_in_order() {
    let codes = |c: &Content| missing(c).iter().map(|m| m.code()).collect::<Vec<_>>().join(" ");
    assert_eq!(codes(&content()), "");
    assert_eq!(codes(&Content::default()), "long_term_goal goals paid_hours hours mentor_role mentor_hours contact");
    let mut half = content();
    half.paid_minutes = Some(0); // "not yet" is said
    half.ladder[0].tasks = " ".to_owned();
    assert_eq!(codes(&half), "tasks");
}

#[test]
fn the_citizen_writes_their_own_goals_and_nobody_elses() {
    let goal = |text: &str, by_citizen, step| Goal { text: text.to_owned(), by_citizen, step };
    let before = [goal("Klarer frokosten", false, false), goal("Dækker op", false, true), goal("Ro", true, false)];
    let own = vec![goal("Taler med kollegerne", false, false)];
    let after = with_own_goals(&before, own);
    let told: Vec<_> = after.iter().map(|g| (g.text.as_str(), g.by_citizen)).collect();
    assert_eq!(told, [("Klarer frokosten", false), ("Dækker op", false), ("Taler med kollegerne", true)]);
    let code = |goals: &[Goal]| accept_goals(goals).map_or_else(|r| r.refusal.code(), |()| "ok");
    assert_eq!(code(&after), "ok");
    assert_eq!(code(&[goal("Dækker op", false, true)]), "step-without-goal");
    assert_eq!(code(&vec![goal("Et", false, false); MOST_GOALS]), "ok");
    assert_eq!(code(&vec![goal("Et", false, false); MOST_GOALS + 1]), "too-many-goals");
}

#[test]
fn two_contents_have_one_text_only_when_they_are_one() {
    let base = content();
    let mut moved = base.clone();
    // What stood at the end of one text now begins the next.
    moved.mentor_role = "Viser rundt".to_owned();
    moved.considerations = "og spiser med Løfter højst 5 kg".to_owned();
    assert_ne!(base.canonical(), moved.canonical());
    assert_eq!(base.canonical(), base.clone().canonical());
    let mut whose = base.clone();
    whose.goals[0].by_citizen = false;
    assert_ne!(base.canonical(), whose.canonical());
}

#[test]
fn ladder_stays_inside_its_placement_and_its_weeks() {
    let (first, last) = (date(2026, 11, 30), date(2027, 2, 26));
    let placement = Period::known(first, Some(last));
    let code = |ladder: &[Rung]| accept_ladder(ladder, &placement).map_or_else(|r| r.refusal.code(), |()| "ok");
    let day = vec![times(1, 9, 12)];
    assert_eq!(code(&[]), "ok"); // that it lacks is told before sending
    assert_eq!(code(&[rung(first, day.clone())]), "ok");
    assert_eq!(code(&[rung(first, day.clone()), rung(last, day.clone())]), "ok");
    assert_eq!(code(&[rung(plus_days(first, 1), day.clone())]), "ladder-begins-elsewhere");
    assert_eq!(code(&[rung(first, day.clone()), rung(first, day.clone())]), "ladder-out-of-order");
    assert_eq!(code(&[rung(first, day.clone()), rung(plus_days(last, 1), day.clone())]), "ladder-outside-placement");
    assert_eq!(code(&[rung(first, vec![])]), "ladder-without-times");
    assert_eq!(code(&[rung(first, vec![times(1, 12, 9)])]), "times-turned-around");
    assert_eq!(code(&[rung(first, vec![times(8, 9, 12)])]), "times-turned-around");
    assert_eq!(code(&[rung(first, vec![times(2, 9, 12), times(2, 11, 13)])]), "week-overlaps");
    let full: Vec<Times> = (1..=5).map(|d| times(d, 8, 15)).collect(); // 35 hours
    assert_eq!(code(&[rung(first, [full.clone(), vec![times(6, 8, 10)]].concat())]), "ok"); // 37
    assert_eq!(code(&[rung(first, [full, vec![times(6, 8, 11)]].concat())]), "not-hours"); // 38
}

#[test]
fn hours_step_up_in_the_middle_of_a_week_and_over_the_year() {
    // Week 53 of 2026 begins on Monday 28 December. The step is on Wednesday 30 December.
    let placement = Period::known(date(2026, 11, 30), Some(date(2027, 2, 26)));
    let ladder = [
        rung(date(2026, 11, 30), vec![times(1, 9, 12), times(3, 9, 12)]),
        rung(date(2026, 12, 30), vec![times(1, 9, 13), times(3, 9, 13), times(5, 9, 11)]),
    ];
    let week = |y, m, d| planned_in_week(&ladder, &placement, date(y, m, d)) / 60;
    assert_eq!(week(2026, 12, 21), 6);
    assert_eq!(week(2026, 12, 28), 3 + 4 + 2);
    assert_eq!(week(2027, 1, 4), 10);
    assert_eq!(week(2026, 11, 23), 0); // before
    assert_eq!(planned_on(&ladder, &placement, date(2027, 2, 26)), 120); // the last day is a day of it
    assert_eq!(planned_on(&ladder, &placement, date(2027, 3, 1)), 0);
    // 25 October 2026 had 25 hours, and 9 to 12 was three of them.
    let autumn = Period::known(date(2026, 10, 19), Some(date(2026, 11, 1)));
    let sundays = [rung(date(2026, 10, 19), vec![times(7, 1, 4)])];
    assert_eq!(planned_on(&sundays, &autumn, date(2026, 10, 25)), 180);
    assert_eq!(rung_on(&ladder, date(2026, 11, 29)), None);
}

proptest! {
    /// What is planned in a placement's weeks is what its days say, whichever Monday one begins with.
    #[test]
    fn weeks_add_up_to_days(
        start in 0_i64..800, days in 1_i64..200, steps in proptest::collection::vec((1_i64..60, 1_i64..=7, 0_i64..20, 1_i64..4), 1..5),
    ) {
        let first = plus_days(date(2026, 1, 1), start);
        let placement = Period::known(first, Some(plus_days(first, days)));
        let mut from = first;
        let mut ladder = Vec::new();
        for (gap, weekday, hour, long) in steps {
            ladder.push(rung(from, vec![times(weekday, hour, hour + long)]));
            from = plus_days(from, gap);
        }
        let by_day: i64 = (0..=days).map(|n| planned_on(&ladder, &placement, plus_days(first, n))).sum();
        let (mut by_week, mut monday) = (0, monday_of(first));
        while monday <= plus_days(first, days) {
            by_week += planned_in_week(&ladder, &placement, monday);
            monday = plus_days(monday, 7);
        }
        prop_assert_eq!(by_day, by_week);
        // A whole week under one step is the step's hours.
        let whole = monday_of(plus_days(first, 6));
        if let (Some(a), Some(b)) = (rung_on(&ladder, whole), rung_on(&ladder, plus_days(whole, 6)))
            && a.from == b.from && placement.contains(whole) && placement.contains(plus_days(whole, 6))
        {
            prop_assert_eq!(planned_in_week(&ladder, &placement, whole), a.minutes());
        }
    }
}
