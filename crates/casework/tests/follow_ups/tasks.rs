//! Tasks, done by whose they are and taken back; and exit strategies, of which the newest holds.

use holdepunkt_casework::{
    exit_strategies::{self, NewStrategy},
    follow_ups::{self, Held, NewTask},
    invariants::verify,
    own, tasks,
};
use holdepunkt_rules::{codes::Code, id::*, role::Role, task::Doer};
use holdepunkt_testkit::{code, engines};
use jiff::civil::date;

use super::{TODAY, held, holder, placed, visit};

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
