//! Who reads a follow-up, and how far: its page and agenda, one's own week, the invitation, and minutes under seal.

use holdepunkt_casework::{
    attendance::{self, NewAttendance},
    citizens, duplicates,
    exit_strategies::{self, NewStrategy},
    follow_ups::{self, Held, Line, NewTask, Plan, Reader, Topic},
    invariants::verify,
    own,
};
use holdepunkt_rules::{
    attendance::Mark,
    calendar::Method,
    codes::Code,
    follow_up::{FollowUpKind, Guest, When},
    id::*,
    role::Role,
    signal::SignalRule,
    task::Doer,
};
use holdepunkt_store::{follow_ups as rows, mentors};
use holdepunkt_testkit::{code, engines, mentor};
use jiff::civil::{Date, date};

use super::{TODAY, at, held, holder, placed, visit};

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
