//! Follow-ups, tasks and exit strategies: their life, what is refused, who sees what, and what stands on the trail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    attendance::{self, NewAttendance},
    citizens, duplicates,
    exit_strategies::{self, NewStrategy},
    follow_ups::{self, Held, Line, NewTask, Plan, Reader, Topic},
    invariants::verify,
    own,
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
    tasks, transfers,
};
use holdepunkt_rules::{
    attendance::Mark,
    calendar::Method,
    codes::Code,
    follow_up::{FollowUpKind, FollowUpState, Guest, When},
    hours::WeeklyHours,
    id::*,
    message::{MessageKind, MessageState},
    placement::{Ending, Outcome, PlacementKind},
    role::Role,
    signal::SignalRule,
    task::Doer,
};
use holdepunkt_store::{accounts::RoleGrant, follow_ups as rows, mentors, messages as message_rows};
use holdepunkt_testkit::{Stage, TestHouse, code, engines, mentor};
use jiff::civil::{Date, date};

/// A citizen placed with the stage's mentor from 7 September to 29 January.
async fn placed(house: &TestHouse, stage: &Stage, n: u32, name: &str) -> (CitizenId, PlacementId) {
    let citizen = house.citizen(n, name).await;
    let referral = referrals::send(&house.of(&house.cast.caseworker), citizen, String::new()).await.unwrap();
    house.sent_on(house.cast.job_centre, referral, date(2026, 9, 1)).await;
    let booking = Booking {
        citizen,
        place: stage.places[0],
        from: date(2026, 9, 7),
        until: date(2027, 1, 29),
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
    };
    let placement = placements::book(&house.of(&house.cast.consultant), booking).await.unwrap();
    (citizen, placement)
}

fn at(on: Date) -> When {
    When { on, from: 780, until: 825 }
}

fn visit(house: &TestHouse, stage: &Stage, placement: PlacementId, on: Date) -> Plan {
    Plan {
        placement: Some(placement),
        kind: FollowUpKind::Company,
        when: at(on),
        place: "Svanedammen".to_owned(),
        held_by: house.cast.consultant.employee.unwrap(),
        guests: vec![Guest::Citizen, Guest::Mentor(stage.mentor)],
        without_citizen: String::new(),
    }
}

fn held(on: Date) -> Held {
    Held {
        held_on: on,
        minutes: "Karina er glad for køkkenet".to_owned(),
        decisions: vec!["15 timer fra mandag".to_owned()],
        tasks: vec![NewTask { words: "Ring til Jytte".to_owned(), doer: Doer::Citizen, due_on: date(2026, 11, 27) }],
        next: None,
    }
}

async fn holder(house: &TestHouse, login: &str, role: Role, change: impl FnOnce(&mut Holder)) -> RoleGrant {
    let mut whom = Holder { job_centre: Some(house.cast.job_centre), ..Holder::default() };
    change(&mut whom);
    house.grant(login, role, whom).await
}

const TODAY: Date = date(2026, 11, 24);

#[tokio::test]
async fn follow_up_is_planned_moved_held_and_followed_by_the_next() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let beside = citizens::find(&consultant, karina).await.unwrap().follow_ups;
        let due = beside.due.unwrap();
        assert_eq!((due.on, due.overdue_since), (date(2026, 9, 14), Some(date(2026, 9, 15))), "weekly, and none held");
        // A double click plans one meeting.
        let mut once = consultant.clone();
        once.once = Some("k1".to_owned());
        let plan = visit(&house, &stage, placement, TODAY);
        let id = follow_ups::plan(&once, karina, plan.clone()).await.unwrap();
        assert_eq!(follow_ups::plan(&once, karina, plan.clone()).await.unwrap(), id);
        // Moved: the same meeting with a higher number; nothing changed is nothing moved.
        assert_eq!(code(follow_ups::move_to(&consultant, id, 1, plan.clone()).await), "nothing-changed");
        let later = Plan { when: When { on: TODAY, from: 840, until: 900 }, ..plan.clone() };
        assert_eq!(code(follow_ups::move_to(&consultant, id, 1, later).await), "ok");
        let page = follow_ups::find(&consultant, id).await.unwrap();
        assert_eq!((page.meeting.sequence, page.meeting.version, page.meeting.when.from), (1, 2, 840));
        assert_eq!(code(follow_ups::cancel(&consultant, id, 1, "Mentor er syg".to_owned()).await), "stale");
        // Held, with the next date at once. The caseworker writes the minutes.
        let caseworker = house.of(&house.cast.caseworker);
        let next = Some(at(date(2026, 12, 1)));
        assert_eq!(code(follow_ups::hold(&caseworker, id, 2, Held { next, ..held(TODAY) }).await), "ok");
        assert_eq!(code(follow_ups::hold(&caseworker, id, 2, held(TODAY)).await), "stale");
        assert_eq!(code(follow_ups::hold(&caseworker, id, 3, held(TODAY)).await), "follow-up-state");
        let page = follow_ups::find(&consultant, id).await.unwrap();
        assert_eq!((page.meeting.state, page.minutes_by.as_str()), (FollowUpState::Held, "Bente Lauridsen"));
        assert_eq!(page.minutes.as_deref(), Some("Karina er glad for køkkenet"));
        assert_eq!((page.decisions.as_slice(), page.tasks.len()), (&["15 timer fra mandag".to_owned()][..], 1));
        assert_eq!(code(follow_ups::add(&consultant, id, 3, " ").await), "missing more");
        assert_eq!(code(follow_ups::add(&consultant, id, 3, "Husk nøglen").await), "ok");
        let minutes = follow_ups::find(&consultant, id).await.unwrap().minutes.unwrap();
        assert_eq!(minutes, "Karina er glad for køkkenet\n\n24.11.2026 Maja Thorup:\nHusk nøglen");
        let beside = citizens::find(&consultant, karina).await.unwrap().follow_ups;
        let next = beside.next(TODAY).unwrap();
        assert_eq!((next.when.on, next.place.as_str(), next.sequence), (date(2026, 12, 1), "Svanedammen", 0));
        assert_eq!(beside.due.unwrap().on, date(2026, 12, 1), "a week after the one that was held");
        // What the next one should come round to.
        let agenda = follow_ups::find(&consultant, next.id).await.unwrap().agenda;
        let topics: Vec<Topic> = agenda.sections.iter().map(|s| s.topic).collect();
        assert_eq!(topics, [Topic::Decisions, Topic::Tasks, Topic::Signals]);
        assert_eq!(agenda.sections[0].lines, [Line::Words("15 timer fra mandag".to_owned())]);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn follow_up_refuses_what_can_not_be() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let plan = visit(&house, &stage, placement, TODAY);
        let check = async |plan: Plan| code(follow_ups::plan(&consultant, karina, plan).await);
        assert_eq!(check(Plan { when: at(date(2027, 11, 26)), ..plan.clone() }).await, "day-out-of-reach on");
        let turned = When { on: TODAY, from: 780, until: 780 };
        assert_eq!(check(Plan { when: turned, ..plan.clone() }).await, "times-turned-around until");
        assert_eq!(check(Plan { place: String::new(), ..plan.clone() }).await, "missing place");
        let only = vec![Guest::Mentor(stage.mentor)];
        assert_eq!(check(Plan { guests: only.clone(), ..plan.clone() }).await, "without-citizen without_citizen");
        assert_eq!(check(Plan { held_by: EmployeeId::fresh(), ..plan.clone() }).await, "not-on-the-list held_by");
        let stranger = vec![Guest::Citizen, Guest::Mentor(MentorId::fresh())];
        assert_eq!(check(Plan { guests: stranger, ..plan.clone() }).await, "guest-unknown guests");
        let other = house.stage(2, 1).await;
        let elsewhere = vec![Guest::Citizen, Guest::Mentor(other.mentor)];
        assert_eq!(check(Plan { guests: elsewhere, ..plan.clone() }).await, "guest-unknown guests");
        let (_, of_pia) = placed(&house, &other, 2, "Pia Rask").await;
        assert_eq!(check(Plan { placement: Some(of_pia), ..plan.clone() }).await, "not-found");
        // A meeting that is written down late, and one that is to come.
        let id =
            follow_ups::plan(&consultant, karina, Plan { when: at(date(2026, 11, 20)), ..plan.clone() }).await.unwrap();
        let hold = async |h: Held| code(follow_ups::hold(&consultant, id, 1, h).await);
        assert_eq!(hold(held(date(2026, 11, 25))).await, "not-yet held_on");
        assert_eq!(hold(Held { minutes: String::new(), ..held(TODAY) }).await, "missing minutes");
        let task = |doer, due_on| NewTask { words: "Ring".to_owned(), doer, due_on };
        let with = |t: NewTask| Held { tasks: vec![t], ..held(TODAY) };
        assert_eq!(hold(with(task(Doer::Citizen, date(2026, 11, 23)))).await, "day-out-of-reach due_on");
        let nobody = Doer::Employee(EmployeeId::fresh());
        assert_eq!(hold(with(task(nobody, TODAY))).await, "not-on-the-list doer");
        let next = Some(When { on: date(2026, 12, 1), from: 600, until: 540 });
        assert_eq!(hold(Held { next, ..held(TODAY) }).await, "times-turned-around next_until");
        let next = Some(at(date(2028, 1, 1)));
        assert_eq!(hold(Held { next, ..held(TODAY) }).await, "day-out-of-reach next");
        let page = follow_ups::find(&consultant, id).await.unwrap();
        assert_eq!((page.meeting.state, page.minutes), (FollowUpState::Planned, None), "nothing half-written");
        assert_eq!(code(follow_ups::cancel(&consultant, id, 1, "nej".to_owned()).await), "reason-missing why_not");
        assert_eq!(code(follow_ups::cancel(&consultant, id, 1, "Mentor er syg".to_owned()).await), "ok");
        assert_eq!(code(follow_ups::move_to(&consultant, id, 2, plan).await), "follow-up-state");
        assert_eq!(code(follow_ups::hold(&consultant, id, 2, held(TODAY)).await), "follow-up-state");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn follow_up_is_seen_by_each_as_far_as_it_is_theirs() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = follow_ups::plan(&consultant, karina, visit(&house, &stage, placement, TODAY)).await.unwrap();
        let mentors_task = NewTask { words: "Vis Karina ovnen".to_owned(), doer: Doer::Mentor, due_on: TODAY };
        let mut of_meeting = held(TODAY);
        of_meeting.tasks.push(mentors_task);
        follow_ups::hold(&consultant, id, 1, of_meeting).await.unwrap();
        let coming = follow_ups::plan(&consultant, karina, visit(&house, &stage, placement, date(2026, 12, 1))).await;
        let coming = coming.unwrap();

        // The citizen: everything.
        let me = house.of(&holder(&house, "karina", Role::Citizen, |h| h.citizen = Some(karina)).await);
        let page = follow_ups::find(&me, id).await.unwrap();
        assert_eq!((page.reader, page.minutes.is_some(), page.tasks.len()), (Reader::Citizen, true, 2));
        let own_page = own::my_way(&me).await.unwrap().follow_ups;
        assert_eq!(own_page.next().unwrap().meeting.id, coming);
        assert_eq!((own_page.past.len(), own_page.tasks.len()), (1, 2));
        assert_eq!(code(follow_ups::cancel(&me, coming, 1, "Jeg kan ikke".to_owned()).await), "not-allowed");

        // The mentor: when, where, who, and their own task.
        let jytte = house.of(&holder(&house, "jytte", Role::CompanyMentor, |h| h.mentor = Some(stage.mentor)).await);
        let page = follow_ups::find(&jytte, id).await.unwrap();
        assert_eq!((page.reader, page.minutes, page.decisions.len()), (Reader::Workplace, None, 0));
        assert!(page.agenda.sections.is_empty());
        let words: Vec<&str> = page.tasks.iter().map(|(t, _)| t.words.as_str()).collect();
        assert_eq!(words, ["Vis Karina ovnen"]);
        assert!(follow_ups::find(&jytte, coming).await.unwrap().agenda.sections.is_empty());
        let seen = own::mentored(&jytte).await.unwrap().follow_ups;
        assert_eq!((seen.next().unwrap().meeting.id, seen.past.len(), seen.tasks.len()), (coming, 0, 1));

        // Another mentor of the same centre is not invited.
        let other = mentor(stage.company);
        let mut tx = house.house.store.write().await.unwrap();
        mentors::insert(&mut tx, house.cast.job_centre, &other).await.unwrap();
        tx.commit().await.unwrap();
        let uninvited = house.of(&holder(&house, "anden", Role::CompanyMentor, |h| h.mentor = Some(other.id)).await);
        assert_eq!(code(follow_ups::find(&uninvited, coming).await), "not-found");

        // The company's contact: the meeting, and nobody's tasks.
        let company =
            house.of(&holder(&house, "else", Role::CompanyContact, |h| h.company = Some(stage.company)).await);
        let page = follow_ups::find(&company, id).await.unwrap();
        assert_eq!((page.minutes, page.decisions.len(), page.tasks.len()), (None, 0, 0));
        let hers = page.participants.iter().find(|x| x.guest == Some(Guest::Citizen)).unwrap();
        assert_eq!((hers.name.as_str(), hers.phone.as_str()), ("Karina Bisgaard", ""));
        assert_eq!(own::our_company(&company).await.unwrap().follow_ups.next().unwrap().meeting.id, coming);

        // A colleague's, another job centre's, nobody's.
        let stranger = house.of(&house.cast.consultant_elsewhere);
        assert_eq!(code(follow_ups::find(&stranger, id).await), "not-found");
        assert_eq!(code(follow_ups::find(&house.of(&house.cast.teammate), id).await), "state-your-reason why");
        assert_eq!(code(follow_ups::find(&house.of(&house.cast.project_lead), id).await), "not-allowed");
        assert_eq!(code(follow_ups::find(&consultant, FollowUpId::fresh()).await), "not-found");

        // The personal mentor: meetings, and the tasks of the two.
        let omar = holder(&house, "omar", Role::PersonalMentor, |h| h.employee = house.cast.teammate.employee).await;
        let omar = house.of(&omar);
        assert_eq!(code(follow_ups::find(&omar, id).await), "not-found", "nobody granted it");
        let mut tx = house.house.store.write().await.unwrap();
        let me = house.cast.teammate.employee.unwrap();
        let granted = holdepunkt_store::citizens::grant(&mut tx, house.cast.job_centre, karina, me, TODAY, None);
        granted.await.unwrap();
        tx.commit().await.unwrap();
        let page = follow_ups::find(&omar, id).await.unwrap();
        assert_eq!((page.reader, page.minutes, page.decisions.len()), (Reader::PersonalMentor, None, 0));
        let words: Vec<&str> = page.tasks.iter().map(|(t, _)| t.words.as_str()).collect();
        assert_eq!(words, ["Ring til Jytte"]);
        let seen = own::granted(&omar).await.unwrap().remove(0).follow_ups;
        assert_eq!((seen.next().unwrap().meeting.id, seen.tasks.len()), (coming, 1));

        // Every look and every deed has its line.
        let trail = citizens::find(&consultant, karina).await.unwrap().trail;
        let lines: Vec<String> =
            trail.iter().map(|l| format!("{} {} {}", l.line.role, l.line.deed, l.line.noun)).collect();
        for expected in [
            "company_mentor read follow_up",
            "company_contact read follow_up",
            "personal_mentor read follow_up",
            "citizen read follow_up",
            "job_consultant advance follow_up",
            "job_consultant register task",
        ] {
            assert!(lines.iter().any(|l| l == expected), "{expected}: {lines:#?}");
        }
    })
    .await;
}

#[tokio::test]
async fn follow_up_without_the_citizen_is_read_by_the_citizen() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let plan = Plan {
            guests: vec![Guest::Mentor(stage.mentor)],
            without_citizen: "Karina har bedt os tale med mentor først".to_owned(),
            ..visit(&house, &stage, placement, TODAY)
        };
        let id = follow_ups::plan(&consultant, karina, plan.clone()).await.unwrap();
        let me = house.of(&holder(&house, "karina", Role::Citizen, |h| h.citizen = Some(karina)).await);
        let seen = own::my_way(&me).await.unwrap().follow_ups;
        assert_eq!(seen.coming[0].meeting.without_citizen, "Karina har bedt os tale med mentor først");
        follow_ups::hold(&consultant, id, 1, Held { next: Some(at(date(2026, 12, 1))), ..held(TODAY) }).await.unwrap();
        let page = follow_ups::find(&me, id).await.unwrap();
        assert!(page.minutes.is_some() && !page.meeting.without_citizen.is_empty());
        let next = own::my_way(&me).await.unwrap().follow_ups;
        let next = &next.next().unwrap().meeting;
        assert!(next.invites_citizen() && next.without_citizen.is_empty(), "the next one is held with the citizen");
        // Whoever is invited needs no reason; one that was typed is not kept.
        let with = Plan { guests: vec![Guest::Citizen], ..plan };
        let id = follow_ups::plan(&consultant, karina, with).await.unwrap();
        assert_eq!(follow_ups::find(&me, id).await.unwrap().meeting.without_citizen, "");
    })
    .await;
}

#[tokio::test]
async fn follow_ups_minutes_stand_sealed_and_follow_a_merged_citizen() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = follow_ups::plan(&consultant, karina, visit(&house, &stage, placement, TODAY)).await.unwrap();
        follow_ups::hold(&consultant, id, 1, held(TODAY)).await.unwrap();
        const RAW: holdepunkt_store::Scoped =
            holdepunkt_store::Scoped::new("select minutes_sealed from follow_up where job_centre = $1");
        let mut tx = house.house.store.read().await.unwrap();
        let raw = RAW.within(house.cast.job_centre, holdepunkt_store::values![]);
        let raw = tx.first(raw, |r| r.get::<Vec<u8>>("minutes_sealed")).await.unwrap().unwrap();
        assert!(!String::from_utf8_lossy(&raw).contains("Karina"));
        drop(tx);
        let caseworker = house.of(&house.cast.caseworker);
        let strategy = |words: &str| NewStrategy {
            aim: Code::known("ordinary_job"),
            words: words.to_owned(),
            steps: vec!["15 løntimer".to_owned()],
            discussed_on: TODAY,
        };
        exit_strategies::write(&caseworker, karina, 0, strategy("Plejehjem")).await.unwrap();
        let twin = house.citizen(7, "Karina Bisgaard").await;
        exit_strategies::write(&caseworker, twin, 0, strategy("Butik")).await.unwrap();
        let before = citizens::find(&caseworker, karina).await.unwrap().citizen.version;
        duplicates::merge(&caseworker, karina, before, twin, "Oprettet to gange").await.unwrap();
        let survivor = duplicates::survivor(&caseworker, karina).await.unwrap();
        assert_eq!(survivor, twin);
        let page = follow_ups::find(&caseworker, id).await.unwrap();
        assert_eq!((page.meeting.citizen, page.meeting.invites_citizen()), (twin, true));
        assert_eq!(page.minutes.as_deref(), Some("Karina er glad for køkkenet"));
        let page = exit_strategies::find(&caseworker, twin).await.unwrap();
        assert_eq!((page.versions.len(), page.holding().unwrap().words.as_str()), (2, "Butik"));
        assert_eq!(follow_ups::of_citizen(&caseworker, twin).await.unwrap().tasks.len(), 1);
        assert_eq!(code(follow_ups::of_citizen(&caseworker, karina).await), "not-found");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn task_is_done_with_one_click_by_whose_it_is_and_taken_back() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let new = |words: &str, doer, due_on| NewTask { words: words.to_owned(), doer, due_on };
        let mine = Doer::Employee(house.cast.consultant.employee.unwrap());
        let give = async |t: NewTask| tasks::hand_out(&consultant, karina, t).await;
        assert_eq!(code(give(new(" ", mine, TODAY)).await), "missing words");
        assert_eq!(code(give(new("Skaf sko", Doer::Mentor, TODAY)).await), "not-on-the-list doer");
        let late = give(new("Skaf sko", mine, date(2026, 12, 3))).await.unwrap();
        let first = give(new("Ring til lægen", mine, TODAY)).await.unwrap();
        let hers = give(new("Øv ruten", Doer::Citizen, TODAY)).await.unwrap();
        let list: Vec<TaskId> = tasks::mine(&consultant).await.unwrap().iter().map(|t| t.task.id).collect();
        assert_eq!(list, [first, late]);
        assert_eq!(code(tasks::set_done(&consultant, first, 1, true).await), "ok");
        assert_eq!(code(tasks::set_done(&consultant, first, 1, true).await), "stale");
        assert_eq!(code(tasks::set_done(&consultant, first, 2, true).await), "stale", "done already");
        let list = tasks::mine(&consultant).await.unwrap();
        assert_eq!(
            list.iter().map(|t| (t.task.id, t.task.done_on)).collect::<Vec<_>>(),
            [(late, None), (first, Some(TODAY))]
        );
        assert_eq!(code(tasks::set_done(&consultant, first, 2, false).await), "ok", "taken back");
        // The citizen does their own, and no other's.
        let me = house.of(&holder(&house, "karina", Role::Citizen, |h| h.citizen = Some(karina)).await);
        assert_eq!(code(tasks::set_done(&me, hers, 1, true).await), "ok");
        assert_eq!(code(tasks::set_done(&me, late, 1, true).await), "not-found");
        let pia = house.citizen(2, "Pia Rask").await;
        let pia = house.of(&holder(&house, "pia", Role::Citizen, |h| h.citizen = Some(pia)).await);
        assert_eq!(code(tasks::set_done(&pia, hers, 2, false).await), "not-found");
        assert_eq!(
            code(tasks::set_done(&house.of(&house.cast.consultant_elsewhere), late, 1, true).await),
            "not-found"
        );
        // The mentor's come from meetings.
        let id = follow_ups::plan(&consultant, karina, visit(&house, &stage, placement, TODAY)).await.unwrap();
        let of_mentor = new("Vis ovnen", Doer::Mentor, TODAY);
        follow_ups::hold(&consultant, id, 1, Held { tasks: vec![of_mentor], ..held(TODAY) }).await.unwrap();
        let task = follow_ups::find(&consultant, id).await.unwrap().tasks[0].0.id;
        let jytte = house.of(&holder(&house, "jytte", Role::CompanyMentor, |h| h.mentor = Some(stage.mentor)).await);
        assert_eq!(code(tasks::set_done(&jytte, hers, 2, false).await), "not-found");
        assert_eq!(code(tasks::set_done(&jytte, task, 1, true).await), "ok");
        assert_eq!(own::mentored(&jytte).await.unwrap().follow_ups.tasks[0].done_on, Some(TODAY));
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn exit_strategy_keeps_its_versions_and_the_newest_holds() {
    engines(|house| async move {
        let karina = house.citizen(1, "Karina Bisgaard").await;
        let caseworker = house.of(&house.cast.caseworker);
        let new = |words: &str, on| NewStrategy {
            aim: Code::known("ordinary_hours"),
            words: words.to_owned(),
            steps: vec!["15 timer".to_owned(), "Løntimer".to_owned()],
            discussed_on: on,
        };
        let write = async |version, s: NewStrategy| code(exit_strategies::write(&caseworker, karina, version, s).await);
        assert_eq!(write(0, NewStrategy { aim: Code::known("moon"), ..new("", TODAY) }).await, "not-on-the-list aim");
        assert_eq!(write(0, NewStrategy { steps: vec![], ..new("", TODAY) }).await, "missing steps");
        assert_eq!(write(0, new("", date(2026, 11, 25))).await, "not-yet discussed_on");
        assert_eq!(write(0, new("Køkken", date(2026, 9, 28))).await, "ok");
        let page = exit_strategies::find(&caseworker, karina).await.unwrap();
        assert_eq!((page.overdue_since, page.days), (Some(TODAY), 56));
        assert_eq!(write(0, new("Andet", TODAY)).await, "stale", "made before the first one");
        assert_eq!(write(1, new("Butik", TODAY)).await, "ok");
        let page = exit_strategies::find(&caseworker, karina).await.unwrap();
        let words: Vec<(&str, bool)> = page.versions.iter().map(|(s, _)| (s.words.as_str(), s.holds)).collect();
        assert_eq!((words, page.overdue_since), (vec![("Butik", true), ("Køkken", false)], None));
        assert_eq!(page.versions[0].1, "Bente Lauridsen");
        assert_eq!(page.versions[0].0.steps, ["15 timer", "Løntimer"]);
        let me = house.of(&holder(&house, "karina", Role::Citizen, |h| h.citizen = Some(karina)).await);
        assert_eq!(own::my_way(&me).await.unwrap().strategy.unwrap().words, "Butik");
        assert!(!exit_strategies::find(&me, karina).await.unwrap().may_write);
        assert_eq!(code(exit_strategies::write(&me, karina, 2, new("x", TODAY)).await), "not-allowed");
        assert_eq!(code(exit_strategies::find(&house.of(&house.cast.caseworker_elsewhere), karina).await), "not-found");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn week_is_ones_own_in_an_order_of_the_way() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let plan = |on, from, kind| Plan {
            when: When { on, from, until: from + 30 },
            kind,
            ..visit(&house, &stage, placement, TODAY)
        };
        let planned = async |p: Plan| follow_ups::plan(&consultant, karina, p).await.unwrap();
        let noon = planned(plan(TODAY, 720, FollowUpKind::Company)).await;
        let call = planned(plan(TODAY, 540, FollowUpKind::Phone)).await;
        let friday = planned(plan(date(2026, 11, 27), 540, FollowUpKind::Company)).await;
        let off = planned(plan(date(2026, 11, 26), 540, FollowUpKind::Company)).await;
        follow_ups::cancel(&consultant, off, 1, "Mentor er syg".to_owned()).await.unwrap();
        planned(plan(date(2026, 11, 30), 540, FollowUpKind::Company)).await;
        let week = follow_ups::week(&consultant, TODAY).await.unwrap();
        assert_eq!(week.monday, date(2026, 11, 23));
        let days: Vec<(Date, Vec<FollowUpId>)> =
            week.days.iter().map(|d| (d.day, d.stops.iter().map(|s| s.mine.meeting.id).collect())).collect();
        assert_eq!(days.len(), 5, "Monday to Friday");
        assert_eq!(days[1], (TODAY, vec![call, noon]), "one way is the clock's");
        assert_eq!((days[3].1.len(), days[4].1.clone()), (0, vec![friday]));
        let stop = &week.days[1].stops[1];
        assert_eq!((stop.mine.name.as_str(), stop.mine.own, stop.position.is_some()), ("Karina Bisgaard", true, true));
        assert!(week.days[1].metres > 0 && week.days[1].by_clock.is_none());
        assert!(week.days[1].stops[0].position.is_none(), "nobody drives to a telephone");
        // A colleague who is asked along sees the meeting, and opens nothing.
        let colleague = house.cast.other_consultant.employee.unwrap();
        let mut along = plan(TODAY, 720, FollowUpKind::Company);
        along.guests.push(Guest::Employee(colleague));
        follow_ups::move_to(&consultant, noon, 1, along).await.unwrap();
        let theirs = follow_ups::week(&house.of(&house.cast.other_consultant), TODAY).await.unwrap();
        let seen: Vec<_> = theirs.days.iter().flat_map(|d| &d.stops).map(|s| (s.mine.meeting.id, s.mine.own)).collect();
        assert_eq!(seen, [(noon, false)]);
        let nobody = follow_ups::week(&house.of(&house.cast.consultant_elsewhere), TODAY).await.unwrap();
        assert!(nobody.days.iter().all(|d| d.stops.is_empty()));
        let trail = citizens::find(&consultant, karina).await.unwrap().trail;
        assert!(trail.iter().any(|l| l.who == "Jonas Friis" && l.line.noun == "follow_up"));
    })
    .await;
}

#[tokio::test]
async fn invitation_holds_what_its_receiver_may_know() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id = follow_ups::plan(&consultant, karina, visit(&house, &stage, placement, TODAY)).await.unwrap();
        let jytte = house.of(&holder(&house, "jytte", Role::CompanyMentor, |h| h.mentor = Some(stage.mentor)).await);
        let first = follow_ups::invitation(&jytte, id).await.unwrap();
        assert_eq!((first.method, first.page.meeting.sequence), (Method::Request, 0));
        assert_eq!(
            (first.from.to_string(), first.until.to_string()),
            ("2026-11-24T12:00:00Z".into(), "2026-11-24T12:45:00Z".into())
        );
        assert_eq!((first.uid, first.page.minutes), (format!("{id}@holdepunkt"), None));
        follow_ups::cancel(&consultant, id, 1, "Mentor er syg".to_owned()).await.unwrap();
        let off = follow_ups::invitation(&jytte, id).await.unwrap();
        assert_eq!((off.method, off.page.meeting.sequence), (Method::Cancel, 1));
        assert_eq!(off.uid, format!("{id}@holdepunkt"));
        assert_eq!(code(follow_ups::invitation(&house.of(&house.cast.caseworker_elsewhere), id).await), "not-found");
        let mut tx = house.house.store.read().await.unwrap();
        assert_eq!(rows::last_held(&mut tx, house.cast.job_centre, placement).await.unwrap(), None);
    })
    .await;
}

async fn messages(house: &TestHouse) -> Vec<(MessageKind, &'static str)> {
    let mut tx = house.house.store.read().await.unwrap();
    let mut all = message_rows::list(&mut tx, house.cast.job_centre, MessageState::Waiting, 100).await.unwrap();
    all.extend(message_rows::list(&mut tx, house.cast.job_centre, MessageState::Dead, 100).await.unwrap());
    let mut all: Vec<_> = all.iter().map(|m| (m.kind, m.receiver.code())).collect();
    all.sort_by_key(|(kind, who)| (kind.code(), *who));
    all
}

#[tokio::test]
async fn follow_up_is_told_to_those_who_take_part_and_never_what_it_is_about() {
    use MessageKind::{MeetingCancelled as Off, MeetingInvited as Invited, MeetingMoved as Moved};
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let late = visit(&house, &stage, placement, date(2026, 11, 20));
        follow_ups::plan(&consultant, karina, late).await.unwrap();
        assert_eq!(messages(&house).await, [], "a meeting that is written down late invites nobody");
        let plan = visit(&house, &stage, placement, date(2026, 11, 26));
        let id = follow_ups::plan(&consultant, karina, plan.clone()).await.unwrap();
        let invited = [(Invited, "citizen"), (Invited, "mentor")];
        assert_eq!(messages(&house).await, invited, "whoever plans it knows");
        // Moved, with a colleague in place of the mentor.
        let colleague = house.cast.caseworker.employee.unwrap();
        let guests = vec![Guest::Citizen, Guest::Employee(colleague)];
        follow_ups::move_to(&consultant, id, 1, Plan { guests, ..plan }).await.unwrap();
        let moved =
            [(Off, "mentor"), (Invited, "citizen"), (Invited, "employee"), (Invited, "mentor"), (Moved, "citizen")];
        assert_eq!(messages(&house).await, moved);
        follow_ups::cancel(&consultant, id, 2, "Mentor er syg".to_owned()).await.unwrap();
        let off: Vec<_> = messages(&house).await.into_iter().filter(|(kind, _)| *kind == Off).collect();
        assert_eq!(off, [(Off, "citizen"), (Off, "employee"), (Off, "mentor")]);
        // A task is told to whose it is.
        let new = |doer| NewTask { words: "Ring".to_owned(), doer, due_on: TODAY };
        let mine = Doer::Employee(house.cast.consultant.employee.unwrap());
        tasks::hand_out(&consultant, karina, new(mine)).await.unwrap();
        tasks::hand_out(&consultant, karina, new(Doer::Citizen)).await.unwrap();
        let told: Vec<_> = messages(&house).await.into_iter().filter(|(kind, _)| *kind == MessageKind::Task).collect();
        assert_eq!(told, [(MessageKind::Task, "citizen")]);
    })
    .await;
}

#[tokio::test]
async fn agenda_comes_round_to_the_latest_weeks_and_to_the_readers_signals() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let id =
            follow_ups::plan(&consultant, karina, visit(&house, &stage, placement, date(2026, 12, 1))).await.unwrap();
        let topics = async |context| -> Vec<Topic> {
            let agenda = follow_ups::find(context, id).await.unwrap().agenda;
            agenda.sections.iter().map(|s| s.topic).collect()
        };
        assert!(!topics(&consultant).await.contains(&Topic::Attendance), "nobody has said how any week went");
        let days = [
            (date(2026, 10, 30), Mark::Here),
            (date(2026, 11, 2), Mark::Here),
            (date(2026, 11, 5), Mark::Ill),
            (date(2026, 11, 23), Mark::AwayUnannounced),
        ];
        for (day, mark) in days {
            let new = NewAttendance { day, mark, minutes: None, client_key: day.to_string(), corrects: None };
            attendance::register(&consultant, placement, &new).await.unwrap();
        }
        let agenda = follow_ups::find(&consultant, id).await.unwrap().agenda;
        let lines = |topic| agenda.sections.iter().find(|s| s.topic == topic).map_or(&[][..], |s| &s.lines);
        let weeks: Vec<(Date, usize, usize)> = lines(Topic::Attendance)
            .iter()
            .map(|l| match l {
                Line::Week(w) => (w.monday, w.notified, w.unannounced),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(weeks, [(date(2026, 11, 2), 1, 0), (date(2026, 11, 23), 0, 1)], "four weeks with this one");
        let rules: Vec<SignalRule> = lines(Topic::Signals)
            .iter()
            .map(|l| match l {
                Line::Signal(s) => s.rule,
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(rules.contains(&SignalRule::UnannouncedAbsence), "{rules:?}");
        assert!(!rules.contains(&SignalRule::FollowUpOverdue), "the meeting is the answer to it: {rules:?}");
        // The citizen sees the weeks; signals are the staff's.
        let me = house.of(&holder(&house, "karina", Role::Citizen, |h| h.citizen = Some(karina)).await);
        let seen = topics(&me).await;
        assert!(seen.contains(&Topic::Attendance) && !seen.contains(&Topic::Signals), "{seen:?}");
    })
    .await;
}

#[tokio::test]
async fn follow_ups_to_come_are_called_off_with_what_they_are_about() {
    engines(|house| async move {
        let stage = house.stage(1, 2).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let (consultant, caseworker) = (house.of(&house.cast.consultant), house.of(&house.cast.caseworker));
        let plan = async |citizen, plan| follow_ups::plan(&consultant, citizen, plan).await.unwrap();
        let on = |day| visit(&house, &stage, placement, day);
        let unwritten = plan(karina, on(date(2026, 11, 20))).await;
        let last_day = plan(karina, on(TODAY)).await;
        let after = plan(karina, on(date(2026, 12, 1))).await;
        let talk =
            |day| Plan { placement: None, kind: FollowUpKind::JobCentre, guests: vec![Guest::Citizen], ..on(day) };
        let apart = plan(karina, talk(date(2026, 12, 2))).await;
        let version = placements::find(&consultant, placement).await.unwrap().placed.placement.version;
        let ending = Ending {
            outcome: Outcome::OrdinaryJob,
            hours: Some(WeeklyHours::whole(15)),
            place_name: "Plejehjemmet Svanedammen".to_owned(),
            reason: Some(Code::known("moved_on")),
        };
        placements::end(&consultant, placement, version, TODAY, ending).await.unwrap();
        let found = async |scope, id| {
            let mut tx = house.house.store.read().await.unwrap();
            rows::find(&mut tx, scope, id).await.unwrap().unwrap()
        };
        let here = house.cast.job_centre;
        for stands in [unwritten, last_day, apart] {
            assert_eq!(found(here, stands).await.state, FollowUpState::Planned);
        }
        let off = found(here, after).await;
        assert_eq!((off.state, off.sequence, off.fell_away()), (FollowUpState::Cancelled, 1, true));
        let told = async || {
            let all = messages(&house).await;
            all.into_iter()
                .filter(|(kind, _)| *kind == MessageKind::MeetingCancelled)
                .map(|(_, who)| who)
                .collect::<Vec<_>>()
        };
        assert_eq!(told().await, ["citizen", "mentor"], "whoever ends it knows");
        let file = follow_ups::invitation(&caseworker, after).await.unwrap();
        assert_eq!((file.method, file.page.meeting.sequence), (Method::Cancel, 1));
        let trail = citizens::find(&caseworker, karina).await.unwrap().trail;
        assert!(trail.iter().any(|l| l.line.deed == "withdraw" && l.line.noun == "follow_up"));

        // A placement that never begins takes its meetings along.
        let pia = house.citizen(2, "Pia Rask").await;
        let referral = referrals::send(&caseworker, pia, String::new()).await.unwrap();
        house.sent_on(here, referral, date(2026, 9, 1)).await;
        let booking = Booking {
            citizen: pia,
            place: stage.places[1],
            from: date(2026, 12, 7),
            until: date(2027, 2, 26),
            hours: WeeklyHours::whole(12),
            mentor: stage.mentor,
            choice: Code::known("citizens_wish"),
            kind: PlacementKind::Placement,
            resumes: None,
            new_course: false,
            over_ceiling: String::new(),
            reason: "Efter en konkret vurdering".to_owned(),
            agreed: true,
            offered: true,
        };
        let to_come = placements::book(&consultant, booking).await.unwrap();
        let first = plan(pia, Plan { placement: Some(to_come), ..on(date(2026, 12, 4)) }).await;
        let version = placements::find(&consultant, to_come).await.unwrap().placed.placement.version;
        placements::withdraw(&consultant, to_come, version).await.unwrap();
        assert!(found(here, first).await.fell_away(), "also one before its first day");
        assert_eq!(told().await.len(), 4);

        // Whoever has moved away meets nobody here any more; the job centre they come from tells it.
        let version = citizens::find(&caseworker, karina).await.unwrap().citizen.version;
        transfers::offer(&caseworker, karina, version, house.cast.elsewhere).await.unwrap();
        assert_eq!(found(here, apart).await.state, FollowUpState::Planned, "it is only offered");
        let there = house.of(&house.cast.caseworker_elsewhere);
        let transfer = transfers::incoming(&there).await.unwrap()[0].id;
        transfers::take(&there, transfer, house.cast.caseworker_elsewhere.employee).await.unwrap();
        assert!(found(here, apart).await.fell_away() && found(here, last_day).await.fell_away());
        assert_eq!(found(here, unwritten).await.state, FollowUpState::Planned, "what was said is still written down");
        assert_eq!(
            told().await,
            ["citizen", "citizen", "citizen", "citizen", "employee", "employee", "mentor", "mentor", "mentor"]
        );
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}
